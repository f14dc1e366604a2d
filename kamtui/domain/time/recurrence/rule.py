"""A repeat rule as it is kept: what most of the program hands on without ever reading it (see the other modules here)."""

from datetime import date
from typing import NamedTuple


class Recurrence(NamedTuple):
    """How something comes again: `rule` is an RFC 5545 RRULE value such as "FREQ=WEEKLY;BYDAY=FR"; it is
    counted from `starts_on` (its DTSTART), which is one of its days only if it fits the rule.

    "AFTER-DONE=P2W" is no rule of that standard: two weeks after the day on which it is done (`after_done`)."""

    rule: str
    starts_on: date


def once_on(day: date) -> Recurrence:
    """One day, and never again."""
    return Recurrence("FREQ=DAILY;COUNT=1", day)
