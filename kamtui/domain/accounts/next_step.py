"""The next step of an account: overdue, then today, then nothing scheduled, then later."""

from datetime import date
from enum import IntEnum


class NextStep(IntEnum):
    """How the next step stands; lists put the lowest first."""

    OVERDUE = 0
    TODAY = 1
    NOTHING = 2
    LATER = 3


def is_late(due_on: date | None, today: date) -> bool:
    """Whether what was due on a day, and is still to be done, is late."""
    return due_on is not None and due_on < today


def next_step(due_on: date | None, today: date) -> NextStep:
    """Where the earliest open task puts its account; None is nothing scheduled, worse than later."""
    if due_on is None:
        return NextStep.NOTHING
    if is_late(due_on, today):
        return NextStep.OVERDUE
    return NextStep.TODAY if due_on == today else NextStep.LATER
