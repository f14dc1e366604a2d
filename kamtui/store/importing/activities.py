"""Activities of a list: what importing them would do to the book, and the act that does it."""

from datetime import UTC, datetime
from typing import NamedTuple

from kamtui.domain.calls.importing.plan import planned_calls
from kamtui.domain.calls.words import Channel
from kamtui.domain.importing.activities import ActivitySaid, as_task, planned_activities
from kamtui.domain.importing.plan import RecordPlan, located
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.tasks import BookTasks
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.sheet import ListSheet
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.calls.import_changes import People, write_call
from kamtui.store.calls.import_reads import book_calls
from kamtui.store.import_act import Progress, import_act
from kamtui.store.importing.people import PeopleAdded
from kamtui.store.importing.tasks import book_tasks, write_task
from kamtui.store.money.customer_changes import add_customers
from kamtui.store.money.customer_reads import Customers, directory_of, found_customers

ActivityPlan = RecordPlan[ActivitySaid]
ActivitySheet = ListSheet[RecordRow[ActivitySaid]]


class _NoteLine(NamedTuple):
    id: int
    note: str


def plan_activities_import(
    book: Book,
    sheet: ActivitySheet,
    known_customers: Customers,
    unknown: Decision,
    *,
    channel: Channel,
    adds_further: bool,
) -> ActivityPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    Raises GoneMeanwhile where a chosen account is no longer in the book.
    """
    customers, remembered = found_customers(known_customers, sheet.rows, unknown)
    planning = known_customers.planning
    directory = directory_of(book, sheet.rows, planning)
    found = located(sheet.rows, customers, directory, planning)
    rows = [row.entry.call for row in sheet.rows if row.entry.call is not None]
    calls = planned_calls(
        rows,
        customers,
        directory,
        planning.once("calls", lambda: book_calls(book, rows)).afresh(),
        channel,
        planning,
        adds_further=adds_further,
    )
    records = planned_activities(
        found,
        {call.row.line: call for call in calls},
        planning.once("tasks", lambda: BookTasks(book_tasks(book))).afresh(),
        planning.once("notes", lambda: _notes(book)),
        adds_further=adds_further,
    )
    return RecordPlan(sheet.file, customers, tuple(records), remembered)


def _notes(book: Book) -> dict[int, str]:
    """The note of each account."""
    return {line.id: line.note for line in book.lines(_NoteLine, "SELECT id, note FROM account")}


def carry_out_activities(book: Book, plan: ActivityPlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    count = len(plan.taken)
    name = ngettext("Import {count} activity from {file}", "Import {count} activities from {file}", count)
    with import_act(book, name, plan.file, plan.taken, progress) as (act, taken):
        made = add_customers(act, plan.new, plan.remembered)
        people: People = {}
        added = PeopleAdded(act, to_local(datetime.now(UTC)).date(), people)
        for record in taken:
            said = record.row.entry
            if said.planned_call is not None:
                write_call(book, act, said.planned_call, made, people)
            elif said.task is not None:
                write_task(book, act, as_task(record), made, added)
            else:
                account_id = record.account_id if record.account_id is not None else made[record.owner]
                account = act.get(tables.Account, account_id)
                account.note = "\n".join(filter(None, (account.note, said.note)))
