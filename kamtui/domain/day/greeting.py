"""The morning greeting (K17): who has not been spoken to for too long."""

from datetime import date
from enum import IntEnum
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage


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


class Interval(NamedTuple):
    """Speak at least every `every_days` days, at the latest after `latest_days`."""

    every_days: int
    latest_days: int


class GreetingDefaults(NamedTuple):
    """The intervals of accounts that have none of their own; a prospect has none."""

    key: Interval = Interval(14, 30)
    customer: Interval = Interval(30, 60)


USUAL = GreetingDefaults()
"""The intervals where no others were set."""


def interval_of(
    stage: Stage,
    is_key: bool,
    every_days: int | None,
    latest_days: int | None,
    defaults: GreetingDefaults,
) -> Interval | None:
    """An account's interval: its own, else that of key accounts or customers; None asks for no greeting."""
    if every_days is not None:
        return Interval(every_days, latest_days or every_days * 2)
    if stage not in (Stage.CUSTOMER, Stage.PROSPECT):
        return None
    if is_key:
        return defaults.key
    return defaults.customer if stage is Stage.CUSTOMER else None


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
