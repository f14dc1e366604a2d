"""Something to do by a day (K15), and how it is put off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from kamtui.domain import dates
from kamtui.domain.fields import FieldReader
from kamtui.domain.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """What is to be done, by when, for whom."""

    what: str
    due_on: date
    due_time: time | None = None
    account_id: int | None = None
    person_id: int | None = None


def read_task(
    typed: Mapping[str, str], today: date, account_id: int | None, person_id: int | None
) -> TaskEntry:
    """The task in a filled form; without a date it is due tomorrow. Raises Problems."""
    reader = FieldReader(typed)
    what = reader.needed("what", _("Say what is to be done."))
    due = read_due_field(reader, "due", today)
    reader.finish()
    return TaskEntry(what=what, due_on=due.day, due_time=due.time, account_id=account_id, person_id=person_id)


def read_due_field(reader: FieldReader, field: str, today: date) -> dates.Due:
    """When something is due, from a field in plain words; tomorrow if it is empty."""
    text = reader.line(field) or "+1"
    due = reader.other(field, lambda: dates.read_due(text, today))
    return due or dates.Due(today, None)
