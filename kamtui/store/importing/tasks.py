"""Tasks of a list: what importing them would do to the book, and the act that does it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.importing.plan import PlannedRecord, RecordPlan, Verdict, located
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.tasks import BookTasks, KnownTask, TaskSaid, planned_tasks
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.sheet import ListSheet
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.day.task_changes import finish, new_task
from kamtui.store.day.task_reads import task_entry
from kamtui.store.import_act import Progress, import_act
from kamtui.store.importing.people import PeopleAdded
from kamtui.store.money.customer_changes import add_customers
from kamtui.store.money.customer_reads import Customers, directory_of, found_customers

_DONE_AT = time(12)
"""When a task was done of which only the day is known."""

TaskPlan = RecordPlan[TaskSaid]
TaskSheet = ListSheet[RecordRow[TaskSaid]]


def plan_tasks_import(
    book: Book,
    sheet: TaskSheet,
    known_customers: Customers,
    unknown: Decision,
    *,
    adds_further: bool,
) -> TaskPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    With `adds_further` a task that the book has on another day is a further one. Raises GoneMeanwhile where a chosen
    account is no longer in the book.
    """
    customers, remembered = found_customers(known_customers, sheet.rows, unknown)
    planning = known_customers.planning
    directory = directory_of(book, sheet.rows, planning)
    found = located(sheet.rows, customers, directory, planning)
    tasks = planned_tasks(
        found, planning.once("tasks", lambda: BookTasks(book_tasks(book))).afresh(), adds_further=adds_further
    )
    return RecordPlan(sheet.file, customers, tuple(tasks), remembered)


class _TaskLine(NamedTuple):
    id: int
    what: str
    due_on: str
    account_id: int | None
    done_at: str | None
    times_put_off: int


def book_tasks(book: Book) -> Iterator[KnownTask]:
    """The tasks of the book, to be compared with those of a list."""
    lines = book.lines(
        _TaskLine, "SELECT id, what, due_on, account_id, done_at, times_put_off FROM task ORDER BY id"
    )
    for line in lines:
        yield KnownTask(
            line.id,
            line.what,
            date.fromisoformat(line.due_on),
            line.account_id,
            line.done_at is not None,
            line.times_put_off > 0,
        )


def carry_out_tasks(book: Book, plan: TaskPlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    count = len(plan.taken)
    name = ngettext("Import {count} task from {file}", "Import {count} tasks from {file}", count)
    with import_act(book, name, plan.file, plan.taken, progress) as (act, taken):
        made = add_customers(act, plan.new, plan.remembered)
        people = PeopleAdded(act, to_local(datetime.now(UTC)).date())
        for record in taken:
            write_task(book, act, record, made, people)


def write_task(
    book: Book, act: Act, record: PlannedRecord[TaskSaid], made: dict[str, int], people: PeopleAdded
) -> None:
    """Write one task that is new, or was done, as part of an act; `made` are the accounts of new customers."""
    said = record.row.entry
    done_at = None
    if said.done_on is not None:
        now = to_local(datetime.now(UTC))
        done_at = min(to_local(datetime.combine(said.done_on, _DONE_AT)), now)
    if record.verdict is Verdict.UPDATED:
        assert record.record_id is not None and done_at is not None
        finish(act, record.record_id, task_entry(book, record.record_id), done_at)
        return
    account_id = record.account_id if record.account_id is not None else made.get(record.owner)
    who = people.ids(record.people[:1], account_id)
    entry = TaskEntry(
        said.what,
        said.due_on,
        said.due_time,
        account_id=account_id,
        person_id=who[0] if who else None,
        repeat=said.repeat,
    )
    new_task(act, entry, done_at=done_at)
