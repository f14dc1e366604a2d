"""Lists of activities as a kind of list."""

from collections.abc import Mapping

from kamtui.domain.importing.activities import ActivitySaid, as_task
from kamtui.domain.importing.plan import PlannedRecord
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.activities.headers import WORDS
from kamtui.exchange.activities.row import activity_reader
from kamtui.exchange.calls.report import call_words
from kamtui.exchange.importing.kind import (
    Asked,
    ImportKind,
    Option,
    channel_option,
    dates_option,
    further_option,
    unknown_option,
)
from kamtui.exchange.importing.report_words import short_name
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.exchange.records.kind import RecordKind
from kamtui.exchange.tasks.kind import task_words
from kamtui.store.book.book import Book
from kamtui.store.importing.activities import (
    ActivityPlan,
    ActivitySheet,
    carry_out_activities,
    plan_activities_import,
)
from kamtui.store.money.customer_reads import Customers


def _labels() -> Mapping[str, str]:
    return {
        "name": _("account"),
        "registration_number": _("company number"),
        "person": _("with whom"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "what": _("about"),
        "channel": _("how"),
        "day": _("day"),
        "time": _("time"),
        "done_on": _("day on which it was done"),
        "done": _("whether it is done"),
        "note": _("note"),
        "result": _("result"),
        "minutes": _("minutes"),
    }


def _plan(book: Book, sheet: ActivitySheet, customers: Customers, asked: Asked) -> ActivityPlan:
    return plan_activities_import(
        book,
        sheet,
        customers,
        asked.unknown,
        channel=asked.channel,
        adds_further=asked.adds_further,
    )


def _counted(count: int) -> str:
    return ngettext("{count} activity", "{count} activities", count).format(count=count)


def _words(record: PlannedRecord[ActivitySaid]) -> tuple[str, str]:
    """An activity in one line: what it is taken for, then as a conversation, a task or a note is told."""
    said = record.row.entry
    if said.planned_call is not None:
        what, more = call_words(said.planned_call)
        return f"{_('conversation')}: {what}", more
    if said.task is not None:
        what, more = task_words(as_task(record))
        return f"{_('task')}: {what}", more
    return f"{_('note')}: {short_name(record.account or record.row.name)}", " ".join(said.note.split())


ACTIVITIES = RecordKind(
    words=WORDS,
    needed=("day", "name", "what"),
    day_fields=("day", "done_on"),
    field_labels=_labels,
    reader=activity_reader,
    plan=_plan,
    carry_out=carry_out_activities,
    counted=_counted,
    shown=_words,
    about_waiting=lambda: _("If they are further ones: --further"),
)


def _options() -> tuple[Option, ...]:
    return (channel_option(), dates_option(), unknown_option(), further_option(_("the same at another time")))


KIND = ImportKind(
    "activities",
    lambda: _("activities of a CRM"),
    WORDS.fields,
    ACTIVITIES.label,
    _options,
    lambda asked: RecordsImporter(ACTIVITIES, asked),
)
