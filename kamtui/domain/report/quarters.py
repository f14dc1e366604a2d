"""Quarters: kept as their first days, counted and shown."""

from datetime import date

from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import Unit, first_of
from kamtui.domain.time.months import last_day, months_apart, plus_months

QUARTER = 3
"""Months."""


def quarter_of(day: date) -> date:
    """The quarter that a day is in, as its first day."""
    return first_of(Unit.QUARTER, day, 0)


def plus_quarters(quarter: date, count: int) -> date:
    """The quarter `count` quarters later; earlier, where it is below zero."""
    return plus_months(quarter, count * QUARTER)


def quarters_from(first: date, last: date) -> list[date]:
    """Every quarter from `first` to `last`, both among them."""
    return [plus_quarters(first, step) for step in range(months_apart(first, last) // QUARTER + 1)]


def months_in(quarter: date) -> list[date]:
    """The three months of a quarter."""
    return [plus_months(quarter, step) for step in range(QUARTER)]


def end_of(quarter: date) -> date:
    """The last day of a quarter."""
    return last_day(plus_months(quarter, QUARTER - 1))


def last_full_quarter(today: date) -> date:
    """The last quarter that is over."""
    return plus_quarters(quarter_of(today), -1)


def show_quarter(quarter: date) -> str:
    """A quarter for reading: "Q3 2026"."""
    return _("Q{number} {year}").format(number=(quarter.month + 2) // QUARTER, year=f"{quarter.year:04}")
