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

    By far most are so plain: every so many days, on weekdays of each so manieth week, on days of each so manieth month.
    """
    if pattern.months or pattern.ordinals:
        return None
    step = pattern.interval
    match pattern.every:
        case Unit.DAY if not pattern.days and not pattern.weekdays:
            return _steps(near, near, [0], step)
        case Unit.WEEK if pattern.weekdays and not pattern.days:
            monday = near - timedelta(days=near.weekday())
            return _steps(near, monday, sorted(pattern.weekdays), 7 * step)
        case Unit.MONTH if pattern.days and not pattern.weekdays:
            return _days_of_months(near, pattern.days, step)
    return None


def _steps(near: date, first: date, places: list[int], step: int) -> Iterator[date]:
    """From `near` on, the days so far behind `first`, and behind each day that is so many steps later."""
    for begin in range(first.toordinal(), date.max.toordinal() - max(places), step):
        for place in places:
            if begin + place >= near.toordinal():
                yield date.fromordinal(begin + place)


def _days_of_months(near: date, days: tuple[int, ...], step: int) -> Iterator[date]:
    """From `near` on, these days of each so manieth month that has them; -1 is its last."""
    for number in range(near.year * 12 + near.month - 1, date.max.year * 12 + 12, step):
        year, month = divmod(number, 12)
        length = length_of(year, month + 1)
        for day in sorted({length + 1 + day if day < 0 else day for day in days}):
            if 1 <= day <= length and (found := date(year, month + 1, day)) >= near:
                yield found


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
