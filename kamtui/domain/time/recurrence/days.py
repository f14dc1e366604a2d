"""The days of a repeat rule, listed from near the day asked for: plain ones here, others by dateutil."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Literal

from kamtui.domain.time.calendar import LAST_DAY, LAST_YEAR, Unit, length_of
from kamtui.domain.time.recurrence.pattern import Pattern, pattern_in
from kamtui.domain.time.recurrence.rule import Recurrence


def occurrences(recurrence: Recurrence, *, after: date, limit: int) -> list[date]:
    """The next days of a rule, strictly after a day, at most `limit`; none beyond the years of the book.

    A rule that this module cannot list has none, nor has one that is counted from the day it is done.
    """
    if after >= LAST_DAY:
        return []
    return list(islice(_days_from(recurrence, after + timedelta(days=1)), max(limit, 0)))


def next_occurrence(recurrence: Recurrence, *, after: date) -> date | None:
    """The next day of a rule, strictly after a day."""
    return next(iter(occurrences(recurrence, after=after, limit=1)), None)


def first_occurrence(recurrence: Recurrence) -> date | None:
    """The first day of a rule: the day it starts on, if that fits, or the next that does."""
    return next(_days_from(recurrence, recurrence.starts_on), None)


def first_from(recurrence: Recurrence, today: date) -> date | None:
    """The first day of a rule that is not past; of one whose days all are, its first."""
    after = max(today, recurrence.starts_on) - timedelta(days=1)
    return next_occurrence(recurrence, after=after) or first_occurrence(recurrence)


def is_once(recurrence: Recurrence) -> bool:
    """Whether a rule has one day and then ends."""
    pattern = pattern_in(recurrence)
    if pattern is None:
        return False
    if pattern.count is not None:
        return pattern.count == 1
    return pattern.until is not None and len(list(islice(_days_from(recurrence, date.min), 2))) == 1


def _days_from(recurrence: Recurrence, floor: date) -> Iterator[date]:
    """The days of a rule from one on, in order, up to the last year of the book."""
    pattern = pattern_in(recurrence)
    start = recurrence.starts_on
    if pattern is None or start > LAST_DAY or not _ever_comes(pattern, start):
        return
    last = min(pattern.until or LAST_DAY, LAST_DAY)
    if floor > last:
        return
    near, count = _near_start(pattern, start, floor)
    listed = _plain_days(pattern, near)
    days = _listed_by_dateutil(pattern, near, count) if listed is None else islice(listed, count)
    for day in days:
        if day > last:
            return
        if day >= floor:
            yield day


def _plain_days(pattern: Pattern, near: date) -> Iterator[date] | None:
    """The days of a rule from its start `near` on, as far as there are any; None of one that needs dateutil.

    By far most are so plain: every so many days, on weekdays of each so manieth week, on days of months, on the first
    or last of some weekdays of months. dateutil takes longer to import than all of them to list.
    """
    step, are_of_months = pattern.interval, bool(pattern.months or pattern.ordinals)
    match pattern.every:
        case Unit.DAY if not are_of_months and not pattern.days and not pattern.weekdays:
            return _steps(near, near, [0], step)
        case Unit.WEEK if not are_of_months and pattern.weekdays and not pattern.days:
            monday = near - timedelta(days=near.weekday())
            return _steps(near, monday, sorted(pattern.weekdays), 7 * step)
        case Unit.MONTH if pattern.days and not pattern.weekdays and not pattern.ordinals:
            return _days_of_months(near, _months_from(near, step, pattern.months), pattern)
        case Unit.MONTH if pattern.weekdays and pattern.ordinals and not pattern.days:
            return _days_of_months(near, _months_from(near, step, pattern.months), pattern)
        case Unit.YEAR if pattern.days and pattern.months and not pattern.weekdays and not pattern.ordinals:
            return _days_of_months(near, _months_of_years(near, step, pattern.months), pattern)
    return None


def _steps(near: date, first: date, places: list[int], step: int) -> Iterator[date]:
    """From `near` on, the days so far behind `first`, and behind each day that is so many steps later."""
    for begin in range(first.toordinal(), date.max.toordinal() - max(places), step):
        for place in places:
            if begin + place >= near.toordinal():
                yield date.fromordinal(begin + place)


def _months_from(near: date, step: int, months: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Year and month of each so manieth month from that of `near` on; of some `months` only, where any are given."""
    for number in range(near.year * 12 + near.month - 1, date.max.year * 12 + 12, step):
        year, month = divmod(number, 12)
        if not months or month + 1 in months:
            yield year, month + 1


def _months_of_years(near: date, step: int, months: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Year and month of these months of each so manieth year from that of `near` on."""
    return ((year, month) for year in range(near.year, date.max.year + 1, step) for month in sorted(months))


def _days_of_months(near: date, months: Iterator[tuple[int, int]], pattern: Pattern) -> Iterator[date]:
    """From `near` on, the days of a rule in these months, where they have them."""
    for year, month in months:
        for day in _days_in(year, month, pattern):
            if (found := date(year, month, day)) >= near:
                yield found


def _days_in(year: int, month: int, pattern: Pattern) -> list[int]:
    """Which days of a month are those of a rule, or which of its weekdays there; -1 is the last."""
    length = length_of(year, month)
    if pattern.days:
        days = {length + 1 + day if day < 0 else day for day in pattern.days}
        return sorted(day for day in days if 1 <= day <= length)
    first = date(year, month, 1).weekday()
    fitting = [day for day in range(1, length + 1) if (first + day - 1) % 7 in pattern.weekdays]
    return sorted({fitting[place if place < 0 else place - 1] for place in pattern.ordinals})


def _listed_by_dateutil(pattern: Pattern, near: date, count: int | None) -> Iterator[date]:
    from dateutil import rrule  # late: most rules do without

    frequencies: dict[Unit, Literal[0, 1, 2, 3]] = {
        Unit.DAY: rrule.DAILY, Unit.WEEK: rrule.WEEKLY, Unit.MONTH: rrule.MONTHLY, Unit.YEAR: rrule.YEARLY
    }  # fmt: skip
    one_weekday = bool(pattern.ordinals) and len(pattern.weekdays) == 1
    moments = rrule.rrule(
        frequencies[pattern.every],
        dtstart=datetime(near.year, near.month, near.day),  # noqa: DTZ001  a day has no zone
        interval=pattern.interval,
        wkst=rrule.MO,
        count=count,
        bymonth=pattern.months or None,
        bymonthday=pattern.days or None,
        byweekday=(
            [rrule.weekday(pattern.weekdays[0], ordinal) for ordinal in pattern.ordinals]
            if one_weekday
            else pattern.weekdays or None
        ),
        bysetpos=None if one_weekday else pattern.ordinals or None,
    )
    return (moment.date() for moment in moments)


def _near_start(pattern: Pattern, start: date, floor: date) -> tuple[date, int | None]:
    """A later start, and the times left from it, with the same days from `floor` on: the years between cost nothing.

    Whole steps from the true start, to the first day of a month or year: every part is explicit by now
    and takes nothing from the day. Of a rule with a number of times only each step of days is known to
    be one of them; others are counted from the true start.
    """
    step, count = pattern.interval, pattern.count
    if floor <= start or (count is not None and pattern.every is not Unit.DAY):
        return start, count
    match pattern.every:
        case Unit.DAY:
            steps = (floor - start).days // step
            left = None if count is None else max(count - steps, 0)
            return start + timedelta(days=steps * step), left
        case Unit.WEEK:
            return start + timedelta(days=(floor - start).days // (7 * step) * 7 * step), None
        case Unit.MONTH:
            months = ((floor.year - start.year) * 12 + floor.month - start.month) // step * step
            year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
            return date(year, month + 1, 1) if months else start, None
    years = (floor.year - start.year) // step * step
    return date(start.year + years, 1, 1) if years else start, None


def _ever_comes(pattern: Pattern, start: date) -> bool:
    """Whether one of the months that the rule visits has its day.

    Every 12 months on the 31st from April has none, and dateutil would look for it to the year 9999.
    """
    if not pattern.days or min(pattern.days) <= 28:
        return True
    at = start.year * 12 + start.month - 1
    step = pattern.interval
    if pattern.every is Unit.YEAR:
        at, step = start.year * 12 + pattern.months[0] - 1, 12 * step
    for number in range(at, LAST_YEAR * 12 + 12, step):
        year, month = divmod(number, 12)
        if pattern.months and month + 1 not in pattern.months:
            continue
        if min(pattern.days) <= length_of(year, month + 1):
            return True
    return False
