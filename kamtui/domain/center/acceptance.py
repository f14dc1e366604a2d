"""Living with a warning until a day: never for good, and never without a reason."""

from datetime import date
from typing import NamedTuple


class AcceptanceEntry(NamedTuple):
    """Why one can live with a warning, and the last day on which one does."""

    reason: str
    until_on: date


def may_be_accepted_until(day: date, today: date) -> bool:
    """Whether a warning may be accepted until a day: one still to come, on which it is told no more."""
    return day > today
