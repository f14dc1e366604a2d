"""What a list of sales would do to the book (K18): which customer is which account, and what changes. It only reads."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.money.importing.customers import customers_of, newly_matched
from kamtui.domain.money.importing.months import SaidMonths
from kamtui.domain.money.importing.plan import Customer, Decision, Months, SalesPlan, Verdict
from kamtui.domain.money.importing.sheet import SalesSheet
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.time.months import month_of
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import Customers

_ACCOUNTS_AT_ONCE = 500
"""How many accounts one statement asks for."""


def plan_sales_import(
    book: Book,
    sheet: SalesSheet,
    today: date,
    known_customers: Customers | None = None,
    unknown: Decision = Decision.SKIP,
    *,
    months_are: Months = Months.ASK,
) -> SalesPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    `unknown` is for customers that are no account, and of whom nothing was said: with ADD those become accounts
    that no account is like, the rest stays unknown.
    What was taken from a file is remembered by the file's digest, so that it is not taken twice.
    Raises GoneMeanwhile where a chosen account is no longer in the book.
    """
    accounts = known_customers or Customers(book)
    planning = accounts.planning
    taken_before = planning.once("taken before", lambda: _taken_before(book, sheet.digest))
    months = SaidMonths(sheet, months_are, taken_before)
    customers: list[Customer] = []
    listed = planning.once("listed", lambda: customers_of(sheet))
    planning.expect(len(listed))
    for unmatched, sums in listed:
        customer = accounts.found(unmatched, unknown)
        customers.append(customer)
        if not customer.is_unknown:
            months.take(customer, sums)
    in_book = planning.once("in book", dict[int, dict[date, MonthFigures]])
    in_book |= _in_book(book, [account_id for account_id in months.account_ids if account_id not in in_book])
    changes = months.changes(in_book, keeps_missing=bool(sheet.bad))
    unchanged = sum(1 for change in changes if change.verdict is Verdict.UNCHANGED)
    return SalesPlan(
        file=sheet.file,
        customers=tuple(customers),
        changes=tuple(change for change in changes if change.verdict is not Verdict.UNCHANGED),
        unchanged=unchanged + months.again,
        waiting=tuple(months.waiting),
        again=months.again,
        taken=tuple((change.account_id, change.key, change.month_on) for change in changes),
        digest=sheet.digest,
        remembered=newly_matched(customers, accounts.remembered),
        added_up=tuple(months.added_up),
        to_come=_to_come(sheet, month_of(today)),
        above_revenue=tuple(month_sum for month_sum in sheet.sums if month_sum.is_profit_above_revenue),
        keeps_missing=months.keeps_missing,
        not_in_list=_not_in_list(book, sheet, set(months.account_ids)),
    )


def _to_come(sheet: SalesSheet, this_month: date) -> tuple[date, ...]:
    """The months of sales that have not begun yet."""
    months = {month_sum.month_on for month_sum in sheet.sums if month_sum.revenue is not None}
    return tuple(sorted(month for month in months if month > this_month))


def _taken_before(book: Book, digest: str) -> dict[int, set[date]]:
    """The months of each account that were taken from this very file."""
    taken: defaultdict[int, set[date]] = defaultdict(set)
    for account_id, month in book.rows(
        "SELECT account_id, month_on FROM sales_taken WHERE sales_file_id = "
        "(SELECT id FROM sales_file WHERE digest = ?)",
        (digest,),
    ):
        taken[account_id].add(date.fromisoformat(month))
    return taken


class _MonthLine(NamedTuple):
    account_id: int
    month_on: str
    revenue: int | None
    profit: int | None


def _in_book(book: Book, account_ids: Sequence[int]) -> dict[int, dict[date, MonthFigures]]:
    """What the book says of the months of some accounts."""
    months: dict[int, dict[date, MonthFigures]] = {account_id: {} for account_id in account_ids}
    for line in _month_lines(book, "sale", account_ids):
        month = date.fromisoformat(line.month_on)
        months[line.account_id][month] = MonthFigures(month, line.revenue, line.profit)
    for line in _month_lines(book, "plan", account_ids):
        month = date.fromisoformat(line.month_on)
        sold = months[line.account_id].get(month, MonthFigures(month))
        months[line.account_id][month] = sold._replace(
            planned_revenue=line.revenue, planned_profit=line.profit
        )
    return months


def _month_lines(book: Book, table: str, account_ids: Sequence[int]) -> Iterable[_MonthLine]:
    for start in range(0, len(account_ids), _ACCOUNTS_AT_ONCE):
        ids = account_ids[start : start + _ACCOUNTS_AT_ONCE]
        marks = ", ".join("?" * len(ids))
        yield from book.lines(
            _MonthLine,
            f"SELECT account_id, month_on, revenue, profit FROM {table} WHERE account_id IN ({marks})",
            tuple(ids),
        )


def _not_in_list(book: Book, sheet: SalesSheet, account_ids: set[int]) -> tuple[str, ...]:
    """The other accounts that have sales in months that a list covers, by name.

    None where rows were left out: they may be in those.
    """
    if "revenue" not in sheet.figures or sheet.bad or sheet.conflicts:
        return ()
    covered = {month.isoformat() for month in sheet.covered}
    marks = ", ".join("?" * len(covered))
    book.add_function("sort_key", sort_key)
    rows = book.rows(
        "SELECT id, name FROM account WHERE id IN "
        f"(SELECT account_id FROM sale WHERE month_on IN ({marks})) ORDER BY sort_key(CAST(name AS BLOB)), id",
        tuple(covered),
    )
    return tuple(name for account_id, name in rows if account_id not in account_ids)
