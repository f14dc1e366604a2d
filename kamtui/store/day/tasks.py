"""Tasks: what is to be done by when, and how it is changed."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from kamtui.domain.day.task import TaskEntry, comes_again_on
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import read_stored, to_local
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


@dataclass(frozen=True, slots=True)
class TaskLine:
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


def tasks_of(book: Book, account_id: int, done_limit: int = 50) -> list[TaskLine]:
    """An account's open tasks, the next first, then the last ones done."""
    rows = book.rows(
        "SELECT t.id, t.what, t.due_on, t.due_time, t.person_id, coalesce(p.name, ''), t.done_at, t.times_put_off, "
        "t.repeat_rule, t.repeat_from_on "
        "FROM task t LEFT JOIN person p ON p.id = t.person_id WHERE t.account_id = :account AND t.done_at IS NULL "
        "UNION ALL SELECT * FROM (SELECT t.id, t.what, t.due_on, t.due_time, t.person_id, coalesce(p.name, ''), "
        "t.done_at, t.times_put_off, t.repeat_rule, t.repeat_from_on FROM task t LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.account_id = :account AND t.done_at IS NOT NULL ORDER BY t.done_at DESC, t.id DESC LIMIT :limit)",
        {"account": account_id, "limit": done_limit},
    )
    lines = [
        TaskLine(
            row[0],
            row[1],
            date.fromisoformat(row[2]),
            time.fromisoformat(row[3]) if row[3] else None,
            row[4],
            row[5],
            read_stored(row[6]) if row[6] else None,
            row[7],
            _repeat(row[8], row[9]),
        )
        for row in rows
    ]
    still_open = [line for line in lines if line.done_at is None]
    still_open.sort(key=lambda line: (line.due_on, line.due_time or time.max, line.task_id))
    return still_open + [line for line in lines if line.done_at is not None]


def task_entry(book: Book, task_id: int) -> TaskEntry:
    """A task as it was written down. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT what, due_on, due_time, account_id, person_id, term_id, problem_id, repeat_rule, repeat_from_on, "
        "is_prospecting FROM task WHERE id = ?",
        (task_id,),
    )
    if row is None:
        raise GoneMeanwhile
    return TaskEntry(
        what=row[0],
        due_on=date.fromisoformat(row[1]),
        due_time=time.fromisoformat(row[2]) if row[2] else None,
        account_id=row[3],
        person_id=row[4],
        term_id=row[5],
        problem_id=row[6],
        repeat=_repeat(row[7], row[8]),
        is_prospecting=bool(row[9]),
    )


def _repeat(rule: str | None, starts_on: str | None) -> Recurrence | None:
    return Recurrence(rule, date.fromisoformat(starts_on)) if rule and starts_on else None


def _time_text(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


# -- changes


def add_task(book: Book, entry: TaskEntry, *, draft: str | None = None) -> int:
    """Write down something to do; its id."""
    with book.change(_("Add task “{what}”").format(what=entry.what), draft=draft) as act:
        task_id = book.ids.new()
        act.add(new_task(task_id, entry, call_id=None))
    return task_id


def new_task(task_id: int, entry: TaskEntry, *, call_id: int | None) -> "tables.Task":
    """The row of a new task, for the changes that add one."""

    return tables.Task(
        id=task_id,
        what=entry.what,
        due_on=entry.due_on,
        due_time=_time_text(entry.due_time),
        account_id=entry.account_id,
        person_id=entry.person_id,
        call_id=call_id,
        created_at=datetime.now(UTC),
        term_id=entry.term_id,
        problem_id=entry.problem_id,
        repeat_rule=entry.repeat.rule if entry.repeat else None,
        repeat_from_on=entry.repeat.starts_on if entry.repeat else None,
        repeat_on=entry.due_on if entry.repeat else None,
        is_prospecting=entry.is_prospecting,
    )


def edit_task(book: Book, task_id: int, entry: TaskEntry, *, draft: str | None = None) -> None:
    """Write a task's fields over. Raises GoneMeanwhile."""

    with book.change(_("Edit task “{what}”").format(what=entry.what), draft=draft) as act:
        task = act.get(tables.Task, task_id)
        task.what = entry.what
        task.due_on = entry.due_on
        task.due_time = _time_text(entry.due_time)
        task.account_id = entry.account_id
        task.person_id = entry.person_id
        task.term_id = entry.term_id
        task.problem_id = entry.problem_id
        task.is_prospecting = entry.is_prospecting
        rule = entry.repeat.rule if entry.repeat else None
        if rule != task.repeat_rule:  # another rule counts from the day that is written beside it
            task.repeat_rule = rule
            task.repeat_from_on = entry.repeat.starts_on if entry.repeat else None
            task.repeat_on = entry.due_on if entry.repeat else None


def finish_task(book: Book, task_id: int, now: datetime) -> str:
    """Mark a task as done at `now`; what it was. One that comes again is written down anew in the same act.

    Raises GoneMeanwhile.
    """
    entry = task_entry(book, task_id)
    with book.change(_("Done: “{what}”").format(what=entry.what)) as act:
        finish(book, act, task_id, entry, now)
    return entry.what


def finish(book: Book, act: Act, task_id: int, entry: TaskEntry, now: datetime) -> None:
    """Mark a task as done within a change. Raises GoneMeanwhile."""

    task = act.get(tables.Task, task_id)
    if task.done_at is not None:
        return  # in another window: it must not come again twice
    task.done_at = now
    if entry.repeat is not None and task.repeat_on is not None:
        due_on = comes_again_on(entry.repeat, task.repeat_on, to_local(now).date())
        if due_on is not None:
            following = new_task(book.ids.new(), replace(entry, due_on=due_on), call_id=None)
            assert isinstance(following, tables.Task)
            following.previous_id = task_id
            act.add(following)


def open_task(book: Book, task_id: int) -> str | None:
    """What a task is that is still to be done; None where it is done or gone."""
    row = book.row("SELECT what FROM task WHERE id = ? AND done_at IS NULL", (task_id,))
    return str(row[0]) if row else None


def reopen_task(book: Book, task_id: int) -> str:
    """Mark a task as not done after all; what it is. The one that came after it goes again, if untouched.

    Raises GoneMeanwhile.
    """

    what = task_entry(book, task_id).what
    with book.change(_("Not done after all: “{what}”").format(what=what)) as act:
        task = act.get(tables.Task, task_id)
        task.done_at = None
        for following in act.having(tables.Task, previous_id=task_id):
            if following.done_at is None and following.due_on == following.repeat_on:
                act.delete(following)
    return what


def snooze_task(book: Book, task_id: int, due_on: date, due_time: time | None) -> str:
    """Put a task off to another day, and count it; what it is. A time that is not named stays."""

    what = task_entry(book, task_id).what
    with book.change(_("Put off “{what}”").format(what=what)) as act:
        task = act.get(tables.Task, task_id)
        task.due_on = due_on
        if due_time is not None:
            task.due_time = _time_text(due_time)
        task.times_put_off += 1
    return what


def delete_task(book: Book, task_id: int) -> None:
    """Delete a task. Raises GoneMeanwhile."""

    what = task_entry(book, task_id).what
    with book.change(_("Delete task “{what}”").format(what=what)) as act:
        task = act.get(tables.Task, task_id)
        act.delete(task)
