"""Tasks: written down, corrected, done, put off, deleted."""

from datetime import UTC, date, datetime, time

from kamtui.domain.day.task import TaskEntry, comes_again_on
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.day.task_reads import task_entry


def _time_text(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def new_task(
    act: Act,
    entry: TaskEntry,
    *,
    call_id: int | None = None,
    previous_id: int | None = None,
    done_at: datetime | None = None,
) -> int:
    """Write down a task as part of an act, perhaps as what follows from a call or a done task, or as done; its id."""
    task = tables.Task(
        id=act.new_id(),
        what=entry.what,
        due_on=entry.due_on,
        due_time=_time_text(entry.due_time),
        account_id=entry.account_id,
        person_id=entry.person_id,
        call_id=call_id,
        created_at=datetime.now(UTC),
        done_at=done_at,
        term_id=entry.term_id,
        problem_id=entry.problem_id,
        repeat_rule=entry.repeat.rule if entry.repeat else None,
        repeat_from_on=entry.repeat.starts_on if entry.repeat else None,
        repeat_on=entry.due_on if entry.repeat else None,
        previous_id=previous_id,
        is_prospecting=entry.is_prospecting,
    )
    act.add(task)
    return task.id


def add_task(book: Book, entry: TaskEntry, *, draft: str | None = None) -> int:
    """Write down something to do; its id."""
    with book.change(_("Add task “{what}”").format(what=entry.what), draft=draft) as act:
        return new_task(act, entry)


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
        finish(act, task_id, entry, now)
    return entry.what


def finish(act: Act, task_id: int, entry: TaskEntry, now: datetime) -> None:
    """Mark a task as done as part of an act; `entry` is the task as it stands. Raises GoneMeanwhile."""
    task = act.get(tables.Task, task_id)
    if task.done_at is not None:
        return  # in another window: it must not come again twice
    task.done_at = now
    if entry.repeat is not None and task.repeat_on is not None:
        due_on = comes_again_on(entry.repeat, task.repeat_on, to_local(now).date())
        if due_on is not None:
            new_task(act, entry._replace(due_on=due_on), previous_id=task_id)


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
    """Put a task off to another day, and count it; what it is. A time that is not named stays. Raises GoneMeanwhile."""
    what = task_entry(book, task_id).what
    with book.change(_("Put off “{what}”").format(what=what)) as act:
        put_off(act.get(tables.Task, task_id), due_on, due_time)
    return what


def put_off(task: "tables.Task", due_on: date, due_time: time | None = None) -> None:
    """Put a task off to another day, and count it. A time that is not named stays."""
    task.due_on = due_on
    if due_time is not None:
        task.due_time = _time_text(due_time)
    task.times_put_off += 1


def delete_task(book: Book, task_id: int) -> None:
    """Delete a task. Raises GoneMeanwhile."""
    what = task_entry(book, task_id).what
    with book.change(_("Delete task “{what}”").format(what=what)) as act:
        act.delete(act.get(tables.Task, task_id))
