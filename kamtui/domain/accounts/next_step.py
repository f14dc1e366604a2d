"""The next step of an account: overdue, then today, then nothing scheduled, then later."""

from datetime import date
from enum import IntEnum


class NextStep(IntEnum):
    """How the next step stands; lists put the lowest first."""

    OVERDUE = 0
    TODAY = 1
    NOTHING = 2
    LATER = 3


def next_step(due_on: date | None, today: date) -> NextStep:
    """Where the earliest open task puts its account; None is nothing scheduled, worse than later."""
    if due_on is None:
        return NextStep.NOTHING
    if due_on < today:
        return NextStep.OVERDUE
    return NextStep.TODAY if due_on == today else NextStep.LATER
