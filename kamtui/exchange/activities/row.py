"""What one row of a list of activities is: a conversation, a task or a note, or why it is none."""

import re
from collections.abc import Callable
from datetime import date

from kamtui.domain.calls.importing.sheet import CallRow
from kamtui.domain.importing.activities import ActivitySaid
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.tasks import TaskSaid
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, fold
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.typed_days import check_near
from kamtui.domain.time.typed_minutes import read_minutes
from kamtui.exchange.calls.row import read_channel
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.reading import meanings
from kamtui.exchange.records.cells import Cells, RefusedRow
from kamtui.exchange.tasks.row import is_done, with_note

_TASKS = frozenset(
    fold(word) for word in ("task", "todo", "to-do", "deadline", "reminder", "задача", "срок", "напомняне")
)
_NOTES = frozenset(fold(word) for word in ("note", "notes", "бележка", "бележки", "коментар"))


def activity_reader(asked: Asked, today: date) -> Callable[[Cells], RecordRow[ActivitySaid]]:
    """What makes an activity of a row as of a day."""
    return lambda cells: read_activity_row(cells, today)


def read_activity_row(cells: Cells, today: date) -> RecordRow[ActivitySaid]:
    """The activity in a row. Raises RefusedRow."""
    name, people = cells.short("name"), cells.people()
    words = set(re.split(r"[^\w-]+", fold(cells.text("channel"))))
    day = cells.day("day")
    if day is None:
        raise RefusedRow(_("no day"))
    try:
        check_near(day, today)
    except DateError as error:
        raise RefusedRow(str(error)) from None
    if words & _NOTES:
        said = ActivitySaid(note=_dated(cells, day))
    elif words & _TASKS or not _was_held(cells, day, today):
        said = ActivitySaid(task=_task(cells, day, today))
    elif not name and not people:
        raise RefusedRow(_("neither a customer nor a person is named"))
    else:
        said = ActivitySaid(call=_call(cells, name, people, day))
    return RecordRow(
        line=cells.line,
        name=name,
        number=meanings.read_number(cells.short("registration_number")),
        people=people,
        entry=said,
        remarks=tuple(cells.remarks),
        cells=cells.raw,
    )


def _was_held(cells: Cells, day: date, today: date) -> bool:
    """Whether it took place: as the list says, else if its day has come. Raises RefusedRow for what was cancelled."""
    done = is_done(cells, cells.text("done_on"))
    return day <= today and (done is not False)


def _task(cells: Cells, day: date, today: date) -> TaskSaid:
    what = cells.short("what") or cells.short("channel")
    if not what:
        raise RefusedRow(_("it does not say what is to be done"))
    done = is_done(cells, cells.text("done_on"))
    done_on = None
    if done or (done is None and cells.text("done_on")):
        flagged = meanings.read_flag(cells.text("done_on")) is not None
        done_on = min((None if flagged else cells.day("done_on")) or day, today)
    return TaskSaid(
        with_note(what, cells.note(with_rest=False), cells.remarks),
        day,
        cells.clock("time", "day"),
        done_on=done_on,
    )


def _call(cells: Cells, name: str, people: tuple[str, ...], day: date) -> CallRow:
    """The conversation in a row. Raises RefusedRow where its note is too long."""
    kind, minutes = cells.text("channel"), cells.text("minutes")
    channel, aside = read_channel(kind), []
    if kind and channel is None:
        aside.append(kind)
    length = None
    try:
        length = read_minutes(minutes) if minutes else None
    except DateError:
        aside.append(f"{_('length')}: {minutes}")
    purpose = cells.text("what")
    if len(purpose) > LINE_LIMIT:
        aside.append(purpose)
        purpose = purpose[: LINE_LIMIT - 1] + "…"
    note = "\n".join(filter(None, (cells.note(), *aside)))
    if len(note) > NOTE_LIMIT:
        raise RefusedRow(_("more text than a note can hold"))
    return CallRow(
        line=cells.line,
        name=name,
        number=meanings.read_number(cells.short("registration_number")),
        people=people,
        day=day,
        at=cells.clock("time", "day"),
        channel=channel,
        purpose=purpose,
        note=note,
        result=cells.short("result"),
        minutes=length,
        remarks=tuple(cells.remarks),
        cells=cells.raw,
    )


def _dated(cells: Cells, day: date) -> str:
    """A note with its day. Raises RefusedRow for an empty one."""
    text = "\n".join(filter(None, (cells.text("what"), cells.note())))
    if not text:
        raise RefusedRow(_("the note is empty"))
    return f"{day:%d.%m.%Y}: {text}"
