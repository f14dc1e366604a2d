"""Plans of a list: what importing them would do to the book, and the act that does it."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from kamtui.domain.importing.plan import RecordPlan, located
from kamtui.domain.importing.plans import MonthPlan, PlanSaid, planned_plans
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.sheet import ListSheet
from kamtui.domain.text.language import ngettext
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.import_act import Progress, import_act
from kamtui.store.money.customer_changes import add_customers
from kamtui.store.money.customer_reads import Customers, directory_of, found_customers

PlansPlan = RecordPlan[PlanSaid]
PlanSheet = ListSheet[RecordRow[PlanSaid]]


class _Line(NamedTuple):
    account_id: int
    month_on: str
    revenue: int | None
    profit: int | None


def plan_plans_import(
    book: Book, sheet: PlanSheet, known_customers: Customers, unknown: Decision
) -> PlansPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    Raises GoneMeanwhile where a chosen account is no longer in the book.
    """
    customers, remembered = found_customers(known_customers, sheet.rows, unknown)
    planning = known_customers.planning
    directory = directory_of(book, sheet.rows, planning)
    found = located(sheet.rows, customers, directory, planning)
    known = planning.once("plans", lambda: _book_plans(book))
    return RecordPlan(sheet.file, customers, tuple(planned_plans(found, known)), remembered)


def _book_plans(book: Book) -> dict[int, dict[date, MonthPlan]]:
    """What the book plans, by account and month."""
    known: defaultdict[int, dict[date, MonthPlan]] = defaultdict(dict)
    for line in book.lines(_Line, "SELECT account_id, month_on, revenue, profit FROM plan"):
        month_on = date.fromisoformat(line.month_on)
        known[line.account_id][month_on] = MonthPlan(month_on, line.revenue, line.profit)
    return known


def carry_out_plans(book: Book, plan: PlansPlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    count = len(plan.taken)
    name = ngettext(
        "Import the plan of {count} account from {file}",
        "Import the plans of {count} rows from {file}",
        count,
    )
    with import_act(book, name, plan.file, plan.taken, progress) as (act, taken):
        made = add_customers(act, plan.new, plan.remembered)
        for record in taken:
            account_id = record.account_id if record.account_id is not None else made[record.owner]
            for month in record.row.entry.months:
                _write(act, account_id, month)
            act.flush()


def _write(act: Act, account_id: int, month: MonthPlan) -> None:
    there = act.first(tables.Plan, account_id=account_id, month_on=month.month_on)
    if there is None:
        there = tables.Plan(id=act.new_id(), account_id=account_id, month_on=month.month_on)
        act.add(there)
    there.revenue = month.revenue if month.revenue is not None else there.revenue
    there.profit = month.profit if month.profit is not None else there.profit
