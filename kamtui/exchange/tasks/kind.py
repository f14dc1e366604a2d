"""Task lists as a kind of list."""

from collections.abc import Mapping

from kamtui.domain.importing.plan import PlannedRecord
from kamtui.domain.importing.tasks import TaskSaid
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.exchange.importing.kind import (
    Asked,
    ImportKind,
    Option,
    dates_option,
    further_option,
    unknown_option,
)
from kamtui.exchange.importing.report_words import short_name
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.exchange.records.kind import RecordKind
from kamtui.exchange.tasks.headers import WORDS
from kamtui.exchange.tasks.row import task_reader
from kamtui.store.book.book import Book
from kamtui.store.importing.tasks import TaskPlan, TaskSheet, carry_out_tasks, plan_tasks_import
from kamtui.store.money.customer_reads import Customers


def _labels() -> Mapping[str, str]:
    return {
        "name": _("account"),
        "registration_number": _("company number"),
        "person": _("person"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "what": _("what is to be done"),
        "due": _("due"),
        "due_time": _("time"),
        "done_on": _("day on which it was done"),
        "done": _("whether it is done"),
        "repeat": _("again"),
        "note": _("note"),
    }


def _plan(book: Book, sheet: TaskSheet, customers: Customers, asked: Asked) -> TaskPlan:
    return plan_tasks_import(
        book,
        sheet,
        customers,
        asked.unknown,
        adds_further=asked.adds_further,
    )


def _counted(count: int) -> str:
    return ngettext("{count} task", "{count} tasks", count).format(count=count)


def task_words(record: PlannedRecord[TaskSaid]) -> tuple[str, str]:
    """A task in one line: its day, its account, with whom, what is to be done; and whether it is done, and comes again."""
    said = record.row.entry
    day = f"{said.due_on:%d.%m.%Y}" + (f" {said.due_time:%H:%M}" if said.due_time else "")
    who = ", ".join(short_name(one.name) for one in record.people[:1])
    what = " · ".join(part for part in (day, short_name(record.account), who, short_name(said.what)) if part)
    more = []
    if said.done_on is not None and not record.changed:
        more.append(_("done {day}").format(day=f"{said.done_on:%d.%m.%Y}"))
    if said.repeat is not None:
        more.append(show_recurrence(said.repeat))
    return what, " · ".join(more)


TASKS = RecordKind(
    words=WORDS,
    needed=("what", "due"),
    day_fields=("due", "done_on"),
    field_labels=_labels,
    reader=task_reader,
    plan=_plan,
    carry_out=carry_out_tasks,
    counted=_counted,
    shown=task_words,
    keeps_rest=False,
    about_waiting=lambda: _("If they are further ones: --further"),
)


def _options() -> tuple[Option, ...]:
    return (dates_option(), unknown_option(), further_option(_("the same on another day")))


KIND = ImportKind(
    "tasks",
    lambda: _("tasks"),
    WORDS.fields,
    TASKS.label,
    _options,
    lambda asked: RecordsImporter(TASKS, asked),
)
