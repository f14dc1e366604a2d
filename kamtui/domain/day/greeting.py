"""The morning greeting (K17): who has not been spoken to for too long."""

from datetime import date
from enum import IntEnum

from kamtui.domain.accounts.words import Stage
from kamtui.domain.thresholds import GreetingDefaults, Interval


class Greeting(IntEnum):
    """How a greeting stands, the more urgent the higher."""

    FINE = 0
    NOT_YET = 1
    """Never spoken to, and so new in the book that the usual interval has not passed."""
    AMBER = 2
    """Past the usual interval."""
    RED = 3
    """Past the latest one."""
    NEVER = 4
    """Never spoken to since the usual interval has passed: overdue, not absent."""


def interval_of(
    stage: Stage,
    is_key: bool,
    every_days: int | None,
    latest_days: int | None,
    defaults: GreetingDefaults,
    abc: str = "",
) -> Interval | None:
    """An account's interval: its own, else that of key accounts, of its class ("a", "b", "c"; "" where it is in none),
    of customers or of prospects; None asks for no greeting.
    """
    if every_days is not None:
        return Interval(every_days, latest_days or every_days * 2)
    if stage not in (Stage.CUSTOMER, Stage.PROSPECT):
        return None
    if is_key:
        return defaults.key
    if stage is Stage.PROSPECT:
        return defaults.prospect
    if not abc:
        return defaults.customer
    by_class = {"a": defaults.class_a, "b": defaults.class_b, "c": defaults.class_c}
    return by_class.get(abc) or defaults.customer


def greeting(
    last_on: date | None, interval: Interval | None, today: date, since_on: date | None = None
) -> Greeting:
    """How the greeting of somebody last spoken to on `last_on`, and in the book since `since_on`, stands today.

    Somebody never spoken to is overdue once the usual interval has passed since they came into the book.
    """
    if interval is None:
        return Greeting.FINE
    if last_on is None:
        is_new = since_on is not None and (today - since_on).days <= interval.every_days
        return Greeting.NOT_YET if is_new else Greeting.NEVER
    days = (today - last_on).days
    if days > interval.latest_days:
        return Greeting.RED
    return Greeting.AMBER if days > interval.every_days else Greeting.FINE
