"""Tasks: what is to be done by when."""

from datetime import date, datetime, time
from typing import NamedTuple

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.time.moments import read_stored
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class TaskLine(NamedTuple):
    """One task of an account; `done_at` is None while it is open."""

    task_id: int
    what: str
    due_on: date
    due_time: time | None
    person_id: int | None
    person: str
    done_at: datetime | None
    times_put_off: int
    repeat: Recurrence | None = None
    term_id: int | None = None
    """The term that it follows from."""


class _Line(NamedTuple):
    """A task in a list, as its row holds it."""

    id: int
    what: str
    due_on: str
    due_time: str | None
    person_id: int | None
    person: str
    done_at: str | None
    times_put_off: int
    repeat_rule: str | None
    repeat_from_on: str | None
    term_id: int | None


class _Stored(NamedTuple):
    """A task as its row holds it."""

    what: str
    due_on: str
    due_time: str | None
    account_id: int | None
    person_id: int | None
    term_id: int | None
    problem_id: int | None
    repeat_rule: str | None
    repeat_from_on: str | None
    is_prospecting: int


_LINES = (
    "SELECT t.id, t.what, t.due_on, t.due_time, t.person_id, coalesce(p.name, '') AS person, t.done_at, "
    "t.times_put_off, t.repeat_rule, t.repeat_from_on, t.term_id FROM task t LEFT JOIN person p ON p.id = t.person_id "
)


def tasks_of(book: Book, account_id: int, done_limit: int = 50) -> list[TaskLine]:
    """An account's open tasks, the next first, then the last ones done."""
    lines = book.lines(
        _Line,
        f"{_LINES}WHERE t.account_id = :account AND t.done_at IS NULL UNION ALL SELECT * FROM ({_LINES}"
        "WHERE t.account_id = :account AND t.done_at IS NOT NULL ORDER BY t.done_at DESC, t.id DESC LIMIT :limit)",
        {"account": account_id, "limit": done_limit},
    )
    tasks = [_task_line(line) for line in lines]
    still_open = [task for task in tasks if task.done_at is None]
    still_open.sort(key=_by_day)
    return still_open + [task for task in tasks if task.done_at is not None]


def open_tasks_about(book: Book, person_id: int) -> list[TaskLine]:
    """The open tasks about a person, the next first."""
    lines = book.lines(_Line, f"{_LINES}WHERE t.person_id = ? AND t.done_at IS NULL", (person_id,))
    return sorted(map(_task_line, lines), key=_by_day)


def open_tasks_for(book: Book, term_id: int) -> list[TaskLine]:
    """The open tasks that follow from a term, the next first."""
    lines = book.lines(_Line, f"{_LINES}WHERE t.term_id = ? AND t.done_at IS NULL", (term_id,))
    return sorted(map(_task_line, lines), key=_by_day)


def _by_day(task: TaskLine) -> tuple[date, time, int]:
    return task.due_on, task.due_time or time.max, task.task_id


def _task_line(line: _Line) -> TaskLine:
    return TaskLine(
        task_id=line.id,
        what=line.what,
        due_on=date.fromisoformat(line.due_on),
        due_time=_time(line.due_time),
        person_id=line.person_id,
        person=line.person,
        done_at=read_stored(line.done_at) if line.done_at else None,
        times_put_off=line.times_put_off,
        repeat=_repeat(line.repeat_rule, line.repeat_from_on),
        term_id=line.term_id,
    )


def task_entry(book: Book, task_id: int) -> TaskEntry:
    """A task as it was written down. Raises GoneMeanwhile."""
    task = book.line(_Stored, f"SELECT {', '.join(_Stored._fields)} FROM task WHERE id = ?", (task_id,))
    if task is None:
        raise GoneMeanwhile
    return TaskEntry(
        what=task.what,
        due_on=date.fromisoformat(task.due_on),
        due_time=_time(task.due_time),
        account_id=task.account_id,
        person_id=task.person_id,
        term_id=task.term_id,
        problem_id=task.problem_id,
        repeat=_repeat(task.repeat_rule, task.repeat_from_on),
        is_prospecting=bool(task.is_prospecting),
    )


def open_task(book: Book, task_id: int) -> str | None:
    """What a task is that is still to be done; None where it is done or gone."""
    for (what,) in book.rows("SELECT what FROM task WHERE id = ? AND done_at IS NULL", (task_id,)):
        return str(what)
    return None


def _time(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


def _repeat(rule: str | None, starts_on: str | None) -> Recurrence | None:
    return Recurrence(rule, date.fromisoformat(starts_on)) if rule and starts_on else None
