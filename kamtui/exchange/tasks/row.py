"""What one row of a task list says, or why it is not taken."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from kamtui.domain.fields import Problems
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.tasks import BEHIND, TaskSaid
from kamtui.domain.text.cleaning import LINE_LIMIT, clean, fold
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.domain.time.typed_days import check_near
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.reading import meanings
from kamtui.exchange.records.cells import Cells, RefusedRow

_DONE = frozenset(
    fold(word)
    for word in (
        "completed", "complete", "done", "finished", "closed", "resolved", "held",
        "завършена", "завършено", "завършен", "изпълнена", "изпълнено", "изпълнен", "готово", "готова", "свършено", "свършена",
        "приключена", "приключено", "затворена", "направено", "направена", "100%", "100 %", "100",
    )
)  # fmt: skip
_OPEN = frozenset(
    fold(word)
    for word in (
        "open", "not started", "in progress", "inprogress", "not done", "waiting", "waiting on someone else", "waiting for input", "deferred", "new",
        "planned", "pending", "active", "todo", "to do", "scheduled", "overdue", "late", "incomplete", "undone",
        "незапочната", "незапочнато", "не е започната", "не е започнато", "в процес", "в процес на изпълнение", "в ход", "изпълнява се",
        "изчаква", "изчакване", "чака", "отложена", "отложено", "отворена", "отворено", "нова", "ново", "планирана", "планирано", "предстои",
        "предстояща", "неизпълнена", "неизпълнено", "просрочена", "просрочено", "активна", "за правене", "работи се",
    )
)  # fmt: skip
_DROPPED = frozenset(
    fold(word) for word in ("cancelled", "canceled", "abandoned", "not held", "no show", "отменена", "отменено", "несъстояла се", "отпаднала", "отпада", "анулирана")
)  # fmt: skip
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d+))?\s*%?")


def task_reader(asked: Asked, today: date) -> Callable[[Cells], RecordRow[TaskSaid]]:
    """What makes a task of a row as of a day."""
    return lambda cells: read_task_row(cells, today)


def read_task_row(cells: Cells, today: date) -> RecordRow[TaskSaid]:
    """The task in a row. Raises RefusedRow."""
    what = cells.short("what")
    if not what:
        raise RefusedRow(_("it does not say what is to be done"))
    due_on, done_on = cells.day("due"), done_day(cells, today)
    has_day = due_on is not None
    if due_on is None:
        due_on = done_on or today + timedelta(days=1)
        if done_on is None:
            cells.remarks.append(_("no day: due tomorrow"))
    try:
        check_near(due_on, today)
    except DateError as error:
        raise RefusedRow(str(error)) from None
    people = cells.people()
    repeat = _repeat(cells, due_on, today) if done_on is None else None
    return RecordRow(
        line=cells.line,
        name=cells.short("name"),
        number=meanings.read_number(cells.short("registration_number")),
        people=people,
        entry=TaskSaid(
            what=with_note(what, cells.note(with_rest=False), cells.remarks),
            due_on=due_on,
            due_time=cells.clock("due_time", "due"),
            has_day=has_day,
            done_on=done_on,
            repeat=repeat,
        ),
        remarks=tuple(cells.remarks),
        cells=cells.raw,
    )


def with_note(what: str, note: str, remarks: list[str]) -> str:
    """What is to be done, with the note behind it as far as it fits: a task has one line."""
    if not note:
        return what
    whole = clean(what + BEHIND + " ".join(note.split()), limit=len(what) + len(BEHIND) + len(note) + 1)
    if len(whole) <= LINE_LIMIT:
        return whole
    remarks.append(_("the note is longer than a task can hold: its end is left out"))
    return whole[: LINE_LIMIT - 1] + "…"


def done_day(cells: Cells, today: date) -> date | None:
    """The day on which it was done, at the latest today; None while it is open. Raises RefusedRow for what was dropped."""
    text = cells.text("done_on")
    done = is_done(cells, text)
    if done is False:
        return None
    done_on = None if meanings.read_flag(text) is not None else cells.day("done_on")
    if done_on is not None:
        return min(done_on, today)
    if not done:
        return None
    due_on = cells.day("due")
    if due_on is not None and due_on < today:
        cells.remarks.append(_("done, and not said when: on its day"))
        return due_on
    return today


def is_done(cells: Cells, completed: str) -> bool | None:
    """Whether some cell says that it is done, or not yet; a word counts more than a number."""
    said = [*cells.texts("done"), *([completed] if _is_flag(completed) else [])]
    words = {fold(" ".join(text.split())) for text in said}
    if dropped := [text for text in said if fold(text) in _DROPPED]:
        raise RefusedRow(_("“{text}”: it is not to be done").format(text=dropped[0][:40]))
    if words & _DONE - {"100"}:
        return True
    if words & _OPEN:
        return False
    numbers = [number for text in said if (number := _percent(text)) is not None]
    if numbers:
        return max(numbers) >= 100
    flags = [flag for text in said if (flag := meanings.read_flag(text)) is not None]
    if flags:
        return any(flags)
    for text in said:
        cells.remarks.append(_("“{text}” is taken as open").format(text=text[:40]))
    return None


def _is_flag(text: str) -> bool:
    return bool(text) and (meanings.read_flag(text) is not None or fold(text) in _DONE | _OPEN)


def _percent(text: str) -> int | None:
    """How much of it is done: 100, 50 %, and 1 or 0.5 of a spreadsheet's column of percents."""
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        return None
    whole, decimals = int(match[1]), match[2] or ""
    if "%" in text or whole > 1:
        return whole
    return 100 if whole == 1 else int((decimals or "0").ljust(2, "0")[:2])


def _repeat(cells: Cells, due_on: date, today: date) -> Recurrence | None:
    """The rule by which it comes again. Raises RefusedRow for one that cannot be read."""
    text = cells.short("repeat")
    if not text or meanings.read_flag(text) is False:
        return None
    try:
        return read_recurrence(text, today, due_on)
    except (DateError, Problems) as error:
        raise RefusedRow(str(error)) from None
