"""Which of several days is meant: the nearest one to today, in the direction that a question leans to."""

from collections.abc import Callable
from datetime import date
from enum import Enum

from kamtui.domain.time.calendar import Unit, exists, first_of, length_of, plus_days
from kamtui.domain.time.date_errors import NoSuchDay

_HALF_A_YEAR = 183  # days


class Lean(Enum):
    """Which way a day that could be past or to come is read."""

    PAST = -1
    FUTURE = 1

    @property
    def other(self) -> "Lean":
        return Lean.PAST if self is Lean.FUTURE else Lean.FUTURE


def _on_side(day: date, today: date, lean: Lean) -> bool:
    return day >= today if lean is Lean.FUTURE else day <= today


def nearest(point: Callable[[int], date | None], today: date, lean: Lean) -> date | None:
    """The nearest of a row of days, one a period, that is today or lies the way leaned to."""
    for step in (-lean.value, 0, lean.value):
        day = point(step)
        if day is not None and _on_side(day, today, lean):
            return day
    return None


def weekday_near(weekday: int, today: date, lean: Lean, *, may_be_today: bool) -> date:
    days = (weekday - today.weekday()) * lean.value % 7
    if days == 0 and not may_be_today:
        days = 7
    return plus_days(today, days * lean.value)


def nearest_day_of_month(number: int, today: date, lean: Lean) -> date:
    """The nearest day of that number the way leaned to; a month too short for it is passed over."""
    for step in range(4):
        first = first_of(Unit.MONTH, today, step * lean.value)
        if number <= length_of(first.year, first.month):
            day = first.replace(day=number)
            if _on_side(day, today, lean):
                return day
    raise OverflowError  # never: of any three months in a row one has 31 days


def nearest_date(month: int, number: int, today: date, lean: Lean) -> date:
    """The nearest date of that month and number the way leaned to; 29 February waits for a leap year."""
    if not exists(number, month):
        raise NoSuchDay(number, month, None)
    for step in range(9):  # there are eight years without a leap day around 1900, 2100 and 2200
        year = today.year + step * lean.value
        if not date.min.year <= year <= date.max.year:
            break
        if number <= length_of(year, month):
            day = date(year, month, number)
            if _on_side(day, today, lean):
                return day
    raise OverflowError


def on_weekday(days: list[date], weekday: int, today: date) -> date | None:
    """The first of some days if it falls on a weekday, or else another one near today that does."""
    agreeing = [day for day in days if day.weekday() == weekday]
    near = [day for day in agreeing if day.year == today.year or abs((day - today).days) <= _HALF_A_YEAR]
    return days[0] if days[0] in agreeing else next(iter(near), None)
