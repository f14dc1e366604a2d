"""Tasks: what is to be done by when, and how it is changed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from kamtui.domain.language import _
from kamtui.domain.moments import read_stored
from kamtui.domain.task import TaskEntry
from kamtui.store.book import Book
from kamtui.store.errors import GoneMeanwhile


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


def tasks_of(book: Book, account_id: int, done_limit: int = 50) -> list[TaskLine]:
    """An account's open tasks, the next first, then the last ones done."""
    rows = book.rows(
        "SELECT t.id, t.what, t.due_on, t.due_time, t.person_id, coalesce(p.name, ''), t.done_at, t.times_put_off "
        "FROM task t LEFT JOIN person p ON p.id = t.person_id WHERE t.account_id = :account AND t.done_at IS NULL "
        "UNION ALL SELECT * FROM (SELECT t.id, t.what, t.due_on, t.due_time, t.person_id, coalesce(p.name, ''), "
        "t.done_at, t.times_put_off FROM task t LEFT JOIN person p ON p.id = t.person_id "
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
        )
        for row in rows
    ]
    still_open = [line for line in lines if line.done_at is None]
    still_open.sort(key=lambda line: (line.due_on, line.due_time or time.max, line.task_id))
    return still_open + [line for line in lines if line.done_at is not None]


def task_entry(book: Book, task_id: int) -> TaskEntry:
    """A task as it was written down. Raises GoneMeanwhile."""
    row = book.row("SELECT what, due_on, due_time, account_id, person_id FROM task WHERE id = ?", (task_id,))
    if row is None:
        raise GoneMeanwhile
    return TaskEntry(
        what=row[0],
        due_on=date.fromisoformat(row[1]),
        due_time=time.fromisoformat(row[2]) if row[2] else None,
        account_id=row[3],
        person_id=row[4],
    )


def _time_text(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


# -- changes


def add_task(book: Book, entry: TaskEntry, *, draft: str | None = None) -> int:
    """Write down something to do; its id."""
    with book.change(_("Add task “{what}”").format(what=entry.what), draft=draft) as session:
        task_id = book.ids.new()
        session.add(new_task(task_id, entry, call_id=None))
    return task_id


def new_task(task_id: int, entry: TaskEntry, *, call_id: int | None) -> object:
    """The row of a new task, for the changes that add one."""
    from kamtui.store.tables import Task

    return Task(
        id=task_id,
        what=entry.what,
        due_on=entry.due_on,
        due_time=_time_text(entry.due_time),
        account_id=entry.account_id,
        person_id=entry.person_id,
        call_id=call_id,
        created_at=datetime.now(UTC),
    )


def edit_task(book: Book, task_id: int, entry: TaskEntry, *, draft: str | None = None) -> None:
    """Write a task's fields over. Raises GoneMeanwhile."""
    from kamtui.store.tables import Task

    with book.change(_("Edit task “{what}”").format(what=entry.what), draft=draft) as session:
        task = session.get(Task, task_id)
        if task is None:
            raise GoneMeanwhile
        task.what = entry.what
        task.due_on = entry.due_on
        task.due_time = _time_text(entry.due_time)
        task.account_id = entry.account_id
        task.person_id = entry.person_id


def finish_task(book: Book, task_id: int, now: datetime) -> str:
    """Mark a task as done at `now`; what it was. Raises GoneMeanwhile."""
    from kamtui.store.tables import Task

    what = task_entry(book, task_id).what
    with book.change(_("Done: “{what}”").format(what=what)) as session:
        task = session.get(Task, task_id)
        if task is None:
            raise GoneMeanwhile
        task.done_at = now
    return what


def reopen_task(book: Book, task_id: int) -> str:
    """Mark a task as not done after all; what it is. Raises GoneMeanwhile."""
    from kamtui.store.tables import Task

    what = task_entry(book, task_id).what
    with book.change(_("Not done after all: “{what}”").format(what=what)) as session:
        task = session.get(Task, task_id)
        if task is None:
            raise GoneMeanwhile
        task.done_at = None
    return what


def snooze_task(book: Book, task_id: int, due_on: date, due_time: time | None) -> str:
    """Put a task off to another day, and count it; what it is. A time that is not named stays."""
    from kamtui.store.tables import Task

    what = task_entry(book, task_id).what
    with book.change(_("Put off “{what}”").format(what=what)) as session:
        task = session.get(Task, task_id)
        if task is None:
            raise GoneMeanwhile
        task.due_on = due_on
        if due_time is not None:
            task.due_time = _time_text(due_time)
        task.times_put_off += 1
    return what


def delete_task(book: Book, task_id: int) -> None:
    """Delete a task. Raises GoneMeanwhile."""
    from kamtui.store.tables import Task

    what = task_entry(book, task_id).what
    with book.change(_("Delete task “{what}”").format(what=what)) as session:
        task = session.get(Task, task_id)
        if task is None:
            raise GoneMeanwhile
        session.delete(task)
