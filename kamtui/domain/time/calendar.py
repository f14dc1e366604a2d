"""The years a book speaks of, and steps on the calendar: some days, weeks or months away, the ends of a period."""

from datetime import date, timedelta
from enum import IntEnum

FIRST_YEAR = 1900
LAST_YEAR = 2200
"""The years a book may speak of; others are slips of the finger."""
LAST_DAY = date(LAST_YEAR, 12, 31)
"""The last day a book may speak of."""
_WEDNESDAY, _FRIDAY, _SATURDAY = 2, 4, 5


_first_weekday = 0


def begin_weeks_on(weekday: int) -> None:
    """Let weeks begin on a weekday, 0 is Monday, from now on, as the settings have it.

    Which days "next week" means is a part of the language in which days are typed, and lies as that does.
    """
    global _first_weekday  # the one place where it lies
    _first_weekday = weekday


def week_of(day: date) -> date:
    """The first day of a day's week."""
    return plus_days(day, -((day.weekday() - _first_weekday) % 7))


def weekday_in(first: date, weekday: int) -> date:
    """The day of the week of `first` that is such a weekday, 0 is Monday."""
    return plus_days(first, (weekday - first.weekday()) % 7)


class Unit(IntEnum):
    """What days are counted in."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3
    YEAR = 4


def length_of(year: int, month: int) -> int:
    """The days of a month. Python's own `calendar` knows them too, but takes longer to import than all of this."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def exists(number: int, month: int, year: int = 2000) -> bool:
    """Whether a month has such a day; without a year, whether it ever has."""
    return 1 <= month <= 12 and 1 <= number <= length_of(year, month)


_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def plus(day: date, count: int, unit: Unit) -> date:
    """The day `count` units away, clipped at the end of shorter months. OverflowError outside the calendar."""
    if unit in _MONTHS_IN:
        return _plus_months(day, count * _MONTHS_IN[unit])
    return plus_days(day, count * (7 if unit is Unit.WEEK else 1))


def plus_days(day: date, days: int) -> date:
    """The day `days` days away. OverflowError outside the calendar."""
    ordinal = day.toordinal() + days
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        raise OverflowError
    return date.fromordinal(ordinal)


def _plus_months(day: date, months: int) -> date:
    """The same day some months away, clipped to the end of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, length_of(year, month + 1)))


def first_of(unit: Unit, day: date, steps: int) -> date:
    """The first day of the period that holds `day`, or of one some steps away."""
    match unit:
        case Unit.DAY:
            first = day
        case Unit.WEEK:
            first = week_of(day)
        case Unit.MONTH:
            first = day.replace(day=1)
        case Unit.QUARTER:
            first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Unit.YEAR:
            first = date(day.year, 1, 1)
    return plus(first, steps, unit)


def point_of(edge: str, unit: Unit, day: date, steps: int) -> date | None:
    """The start, end or middle of a period; a week ends on Friday and has its middle on Wednesday, a month's middle is its 15th."""
    first = first_of(unit, day, steps)
    if edge == "s":
        return first
    if edge == "e":
        return weekday_in(first, _FRIDAY) if unit is Unit.WEEK else plus_days(plus(first, 1, unit), -1)
    if unit is Unit.WEEK:
        return weekday_in(first, _WEDNESDAY)
    return plus_days(first, 14) if unit is Unit.MONTH else None


def next_working_day(today: date) -> date:
    """The next day from Monday to Friday: who closes a Friday plans the Monday. Holidays are not known here."""
    day = today + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
