"""The tasks: the next steps, those that come again, those for finding prospects, and what was chosen as first today."""

from collections.abc import Iterator
from datetime import time, timedelta

from kamtui.domain.chain.week import monday_of
from kamtui.domain.time.moments import write_stored
from kamtui.domain.time.recurrence.days import next_occurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.sample.days import moment, working_day
from kamtui.sample.entries.chain import ProspectingTask
from kamtui.sample.entries.terms import RepeatingTask, Task
from kamtui.sample.making import Making, Row
from kamtui.sample.terms import days_until

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_ONCE: dict[str, object] = {
    "repeat_rule": None,
    "repeat_from_on": None,
    "repeat_on": None,
    "previous_id": None,
}


def task_rows(making: Making) -> Iterator[Row]:
    for task in making.story.tasks:
        making.tasks[task.what] = making.new_id()
        yield _task(task, making)
    for repeating in making.story.repeating_tasks:
        yield from _done_and_next(repeating, making)
    for prospecting in making.story.prospecting_tasks:
        yield _prospecting(prospecting, making)


def first_today_rows(making: Making) -> Iterator[Row]:
    for place, first in enumerate(making.story.first_today, 1):
        yield making.row(
            "day_first",
            first,
            "task",
            day=making.days.today.isoformat(),
            place=place,
            task_id=making.tasks[first.task] if first.task else None,
        )


def _task(task: Task, making: Making) -> Row:
    """What is ahead or done keeps to working days; today is today."""
    days = making.days
    held = None if task.called_on is None else making.call(task.account, task.called_on)
    created_at = moment(days.on(-6), time(9, 30)) if held is None else held.written_at
    if task.account in making.named_at:  # not before there was anybody
        created_at = max(created_at, making.named_at[task.account])
    due_on = days.today + timedelta(days=task.due_on)
    if task.done_on is not None or task.due_on > 0:
        due_on = days.on(task.due_on)
    done_at = None if task.done_on is None else moment(days.on(task.done_on), time(16, 20))
    return making.row(
        "task",
        task,
        *("called_on", "done_on"),
        id=making.tasks[task.what],
        due_on=due_on.isoformat(),
        call_id=None if held is None else held.id,
        done_at=None if done_at is None else write_stored(max(done_at, created_at)),
        is_prospecting=0,
        created_at=write_stored(created_at),
        **_ONCE,
    )


def _done_and_next(task: RepeatingTask, making: Making) -> list[Row]:
    """A task that comes again: as it was done last, and as it comes next after today."""
    days = making.days
    since = days.on(task.since_on)
    rule = read_recurrence(task.repeats, since, since)
    past = days_until(rule, since, days.today)
    ahead = next_occurrence(rule, after=days.today)
    assert ahead is not None
    written_at, done_at = (write_stored(moment(days.seen_to_on(day), time(15, 50))) for day in past[-2:])
    done_id = making.new_id()
    shared: dict[str, object] = {
        "due_time": None,
        "call_id": None,
        "times_put_off": 0,
        "is_prospecting": 0,
        "problem_id": None,
        "repeat_rule": rule.rule,
        "repeat_from_on": rule.starts_on.isoformat(),
    }
    done: dict[str, object] = {
        "id": done_id,
        "due_on": past[-1].isoformat(),
        "repeat_on": past[-1].isoformat(),
        "done_at": done_at,
        "created_at": written_at,
        "previous_id": None,
    }
    following: dict[str, object] = {
        "due_on": ahead.isoformat(),
        "repeat_on": ahead.isoformat(),
        "done_at": None,
        "created_at": done_at,
        "previous_id": done_id,
    }
    return [
        making.row("task", task, *("repeats", "since_on"), **shared, **columns)
        for columns in (done, following)
    ]


def _prospecting(task: ProspectingTask, making: Making) -> Row:
    """A task for finding prospects. What is open this week is not overdue, on whatever day one looks."""
    days = making.days
    monday = monday_of(days.today) + timedelta(weeks=task.week)
    due_on = monday + timedelta(days=WEEKDAYS.index(task.weekday))
    if task.week == 0 and not task.is_done:
        due_on = max(due_on, days.today)
    done_at = min(moment(due_on, time(9, 20)), days.now) if task.is_done else None
    return making.row(
        "task",
        task,
        *("week", "weekday", "is_done"),
        due_on=due_on.isoformat(),
        due_time=None,
        call_id=None,
        done_at=None if done_at is None else write_stored(done_at),
        times_put_off=0,
        is_prospecting=1,
        created_at=write_stored(moment(working_day(monday, -5), time(16, 40))),
        term_id=None,
        problem_id=None,
        **_ONCE,
    )
