"""Something to do by a day (K15), and the day on which it comes again."""

from datetime import date, time, timedelta
from typing import NamedTuple

from kamtui.domain.time.recurrence.after_done import counted_from, is_after_done
from kamtui.domain.time.recurrence.days import next_occurrence
from kamtui.domain.time.recurrence.rule import Recurrence


class TaskEntry(NamedTuple):
    """What is to be done, by when, for whom, what it follows from, and by which rule it comes again."""

    what: str
    due_on: date
    due_time: time | None = None
    account_id: int | None = None
    person_id: int | None = None
    term_id: int | None = None
    problem_id: int | None = None
    repeat: Recurrence | None = None
    is_prospecting: bool = False
    """It is for finding prospects, as a week is planned (K25)."""


def comes_again_on(repeat: Recurrence, stands_for: date, done_on: date) -> date | None:
    """The day of the task that follows a done one: the first by the rule after the day that one stood for.

    Not before the day on which it was done: what was missed meanwhile is not asked for again. Done early,
    the next one is still to come; putting it off moves nothing. "2 weeks after it is done" counts from the
    day on which it was done, whatever day that one stood for.
    """
    if is_after_done(repeat):
        return counted_from(repeat, done_on)
    return next_occurrence(repeat, after=max(stands_for, done_on - timedelta(days=1)))
