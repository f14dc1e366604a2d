"""What comes again: the repeat rule that a person types, how it is kept, its days, and how it is shown.

What is typed is understood in English and Bulgarian whatever the language of the interface, and kept as
a rule of RFC 5545, which means what that standard says: a month without the 31st that was named is passed
over, a named 29 February comes in leap years, the first day counts among "10 times", "until" includes its day, and every
second week is counted from the Monday of the week that the rule starts in. Decisions:

- A rule says itself what it means: "weekly" keeps the weekday of the day it starts on, "monthly" the day
  of the month, "yearly" the date. A rule that is moved still comes on the same days.
- A weekday alone repeats ("friday" is every Friday), and so does a day of the month ("on the 5th"), the
  end of a period ("end of month") or its start. A date with its month comes once: "15.12.", "tomorrow".
- A day of a quarter or half-year is that of its first month: "quarterly on the 5th" is 5 January, April,
  July and October; its end and its last Friday are those of its last month. "Quarterly" alone is the day
  of the month that it starts on, that month and every third from it. "Every 3 months" counts its months
  from the start.
- Monthly, yearly, quarterly or every so many months without a named day, begun on the 29th to 31st, come
  on the last day of a month that is too short: "on the 31st or last day of every month". Who names the
  31st means it: shorter months are passed over.
- "2 weeks after it is done" is no row of days: see `after_done`.
- "Every second Friday" is every two weeks, "every second Friday of the month" the second of each month.
  "Every first Friday" and "every last Friday" can only be those of the month.
- „През седмица“, „през ден“ leave one out: every two. With a number, „през 3 дни“ is every three days,
  as „на 3 дни“ is.
- "Once a month", „веднъж месечно“ is monthly, "twice a year" half-yearly, "4 times a year" quarterly;
  "5 times a week" is no rule, because it does not say when.
- A week ends on Friday, as in `dates`. "Weekday" is Monday to Friday; holidays are not known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.after_done import LARGEST_SPAN, after_done, is_after_done, read_span, show_after_done
from kamtui.domain.time.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DateError,
    DateNotUnderstood,
    length_of,
    month_name,
    quoted,
    read_day,
    show_date,
    show_day_month,
    show_long_day,
    weekday_name,
)
from kamtui.domain.time.day_words import Unit
from kamtui.domain.time.recurrence_words import (
    LAST,
    UNITS_SHAPE,
    Words,
    in_context,
    plain_words,
    shape_of,
    words_of,
)
from kamtui.domain.time.repeat import Recurrence as Recurrence  # noqa: PLC0414  asked for where the rules are

LARGEST_INTERVAL = 999
LARGEST_COUNT = 999

_LAST_DAY = date(LAST_YEAR, 12, 31)
_LONGEST_RULE = 200  # characters

# What is shown is never longer than what may be typed.
_MOST_DAYS = 4  # days of the month in one rule
_MOST_ORDINALS = 2  # "the first and third Monday"
_MOST_MONTHS = 6

_WORKDAYS = (0, 1, 2, 3, 4)
_SHORTEST_MONTH = 28
_ORDINALS = (1, 2, 3, 4, LAST)  # a fifth Friday is rather a slip, and the last one can be said


# Errors


class RecurrenceError(DateError):
    """A text that cannot be taken as a repeat rule, with a sentence that says what could be."""


class RecurrenceNotUnderstood(RecurrenceError):
    """A text that is not a repeat rule in any form we know."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "I don't understand “{text}” as a repeat: try every friday, every 2 weeks on friday, "
                "monthly on the 5th, end of quarter or once on 15.12."
            ).format(text=quoted(text))
        )


class NeverHappens(RecurrenceError):
    """A rule that no day fits, such as every 30 February."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "“{text}” never comes: correct the day or the month, as in on the 31st of every month "
                "or every 29 february."
            ).format(text=quoted(text))
        )


class IntervalOutOfRange(RecurrenceError):
    """A step of no days, or of too many."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” has a step that cannot be: type one of 1 to {largest}, as in every 2 weeks.").format(
                text=quoted(text), largest=LARGEST_INTERVAL
            )
        )


class CountOutOfRange(RecurrenceError):
    """A number of times that is none, or too many."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "“{text}” comes a number of times that cannot be: type 1 to {largest} times, "
                "or leave the number out."
            ).format(text=quoted(text), largest=LARGEST_COUNT)
        )


class RecurrenceEndsTwice(RecurrenceError):
    """A rule with a last day and a number of times."""

    def __init__(self) -> None:
        super().__init__(_("Say until when or how many times, and not both: leave one of them out."))


class RecurrenceEndsBefore(RecurrenceError):
    """A rule that would end before its first day."""

    def __init__(self, until: date, first: date) -> None:
        super().__init__(
            _("It would end on {until}, before its first day, {first}: choose a later end.").format(
                until=show_date(until), first=show_date(first)
            )
        )


# What others ask


def read_recurrence(text: str, today: date, starts_on: date | None = None) -> Recurrence:
    """The repeat rule that `text` means to someone speaking on `today`, in English or Bulgarian.

    It starts on `starts_on`, or today, unless the text names another day ("once on 15.12.", "weekly from
    1.1."). An end without a year is the next one after today and the start. Raises a `RecurrenceError`,
    or the `DateError` of a date in it.
    """
    plain = plain_words(text)
    span = read_span(plain)
    if span is not None:
        if not 1 <= span[0] <= LARGEST_SPAN:
            raise IntervalOutOfRange(text)
        return after_done(*span, starts_on or today)
    words = words_of(plain)
    words, from_on = _without_date(words, plain, "f", today, text)
    start = from_on or starts_on or today
    words, until = _without_date(words, plain, "u", max(today, start), text)
    words, count = _without_count(words, text)
    if until is not None and count is not None:
        raise RecurrenceEndsTwice
    core = in_context(words)
    has_end = until is not None or count is not None
    if "1" in shape_of(core):
        if has_end:
            raise RecurrenceNotUnderstood(text)
        return once_on(_day_of_once(words, plain, today, text, from_on) or start)
    pattern = _pattern_of(core, start)
    if pattern is None:
        # "Every …" is no date, and what else could be one is too doubtful: "last friday" is that of a month
        # or that of last week, "15" a day of the month or a number of days, „през петък“ every second one.
        if has_end or from_on is not None or set(shape_of(core)) & set("ELPp") or shape_of(core) == "N":
            raise RecurrenceNotUnderstood(text)
        return once_on(_read_bare_day(plain, today, text))
    return _checked(replace(pattern, count=count, until=until), start, text)


def reread_recurrence(
    text: str, was: Recurrence | None, today: date, starts_on: date | None = None
) -> Recurrence:
    """The rule in a text that may still say what it `was`: then it stays that, counted from the same day."""
    if was is not None and clean(text) == show_recurrence(was):
        return was
    return read_recurrence(text, today, starts_on)


def show_recurrence(recurrence: Recurrence) -> str:
    """A repeat rule in words: "every Friday", "on the 5th of every month", "every 2 weeks on Friday, 10 times".

    English words are read again as the same rule. A rule that this module cannot list is shown as it stands.
    """
    if is_after_done(recurrence):
        return show_after_done(recurrence)
    pattern = _pattern_in(recurrence)
    if pattern is None:
        return clean(recurrence.rule, limit=_LONGEST_RULE)
    if pattern.count == 1:
        only = first_occurrence(recurrence)
        if only is not None:
            return _("once on {day}").format(day=show_date(only))
    shown = _show_pattern(pattern)
    if pattern.until is not None:
        return _("{rule} until {day}").format(rule=shown, day=show_date(pattern.until))
    if pattern.count is not None:
        return ngettext("{rule}, {count} time", "{rule}, {count} times", pattern.count).format(
            rule=shown, count=pattern.count
        )
    return shown


def show_ahead(
    recurrence: Recurrence, today: date, *, until: date | None = None, first_on: date | None = None
) -> str:
    """A rule in words with its next three days: "every Friday: 27 Nov, 4 Dec, 11 Dec".

    Of one that is counted from the day it is done only the first is known, and only to who asks (`first_on`).
    Those from today on, or from its start where that is to come; one that comes once is shown with its weekday.
    """
    if is_after_done(recurrence):
        if first_on is None:
            return _("{rule}: the next day is counted then").format(rule=show_recurrence(recurrence))
        return _("{rule}: first {day}").format(
            rule=show_recurrence(recurrence), day=show_day_month(first_on, today)
        )
    if is_once(recurrence):
        only = first_occurrence(recurrence)
        return _("once: {day}").format(day=show_long_day(only)) if only else show_recurrence(recurrence)
    after = max(today, recurrence.starts_on) - timedelta(days=1)
    days = [day for day in occurrences(recurrence, after=after, limit=3) if until is None or day <= until]
    if not days:
        return _("{rule}: no day to come").format(rule=show_recurrence(recurrence))
    return _("{rule}: {days}").format(
        rule=show_recurrence(recurrence), days=", ".join(show_day_month(day, today) for day in days)
    )


def occurrences(recurrence: Recurrence, *, after: date, limit: int) -> list[date]:
    """The next days of a rule, strictly after a day, at most `limit`; none beyond the years of the book.

    A rule that this module cannot list has none, nor has one that is counted from the day it is done.
    """
    if after >= _LAST_DAY:
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
    pattern = _pattern_in(recurrence)
    if pattern is None:
        return False
    if pattern.count is not None:
        return pattern.count == 1
    return pattern.until is not None and len(list(islice(_days_from(recurrence, date.min), 2))) == 1


def once_on(day: date) -> Recurrence:
    """One day, and never again."""
    return Recurrence("FREQ=DAILY;COUNT=1", day)


# The rule, between its text and its parts


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The parts of a rule. Days and ordinals count from 1, and -1 is the last; weekdays from Monday, 0."""

    every: Unit
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()  # which of these weekdays in the month, or the last of these days
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None


_FREQUENCIES = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}
_UNITS = {name: unit for unit, name in _FREQUENCIES.items()}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _rule_of(pattern: _Pattern) -> str:
    """The rule's text in the one way that we write it."""
    parts = [f"FREQ={_FREQUENCIES[pattern.every]}"]
    if pattern.interval != 1:
        parts.append(f"INTERVAL={pattern.interval}")
    if pattern.months:
        parts.append(f"BYMONTH={_joined(pattern.months)}")
    if pattern.days:
        parts.append(f"BYMONTHDAY={_joined(pattern.days)}")
    if pattern.days and pattern.ordinals:
        parts.append(f"BYSETPOS={_joined(pattern.ordinals)}")
    elif len(pattern.weekdays) == 1 and pattern.ordinals:
        name = _WEEKDAYS[pattern.weekdays[0]]
        parts.append("BYDAY=" + ",".join(f"{ordinal}{name}" for ordinal in pattern.ordinals))
    elif pattern.weekdays:
        parts.append("BYDAY=" + ",".join(_WEEKDAYS[weekday] for weekday in pattern.weekdays))
        if pattern.ordinals:
            parts.append(f"BYSETPOS={_joined(pattern.ordinals)}")
    if pattern.count is not None:
        parts.append(f"COUNT={pattern.count}")
    if pattern.until is not None:
        parts.append(f"UNTIL={pattern.until:%Y%m%d}")
    return ";".join(parts)


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(str(number) for number in numbers)


@lru_cache(maxsize=1000)
def _parsed(rule: str) -> _Pattern | None:
    """The parts of a rule's text; None if it is none, or says what we cannot list and show."""
    if len(rule) > _LONGEST_RULE or not rule.isascii():
        return None
    parts: dict[str, str] = {}
    for part in rule.upper().split(";"):
        name, sign, value = part.partition("=")
        if not sign or name in parts:
            return None
        parts[name] = value
    try:
        pattern = _from_parts(parts)
    except ValueError:
        return None
    return pattern if parts == {} and _is_listable(pattern) else None


def _from_parts(parts: dict[str, str]) -> _Pattern:
    """The pattern of a rule's parts, each taken out as it is understood. ValueError if one is not."""
    every = _UNITS.get(parts.pop("FREQ", ""))
    if every is None:
        raise ValueError
    count, until = parts.pop("COUNT", None), parts.pop("UNTIL", None)
    interval = _number(parts.pop("INTERVAL", "1"))
    week_start = parts.pop("WKST", "MO")
    if week_start not in _WEEKDAYS or (week_start != "MO" and every is Unit.WEEK and interval != 1):
        raise ValueError  # only every second week depends on where weeks begin
    named = [_weekday(value) for value in _values(parts, "BYDAY")]
    weekdays = _in_order(weekday for _ordinal, weekday in named)
    ordinals = _in_order(ordinal for ordinal, _weekday in named)
    if len(named) != len(weekdays) * len(ordinals):
        raise ValueError  # "the first Monday and the last Friday"
    positions = [_number(value, signed=True) for value in _values(parts, "BYSETPOS")]
    days = _in_order(_number(value, signed=True) for value in _values(parts, "BYMONTHDAY"))
    if ordinals == (0,) or (days and not named):
        ordinals = _in_order(positions)
    elif positions:
        raise ValueError
    pattern = _Pattern(
        every,
        interval,
        weekdays,
        ordinals,
        days,
        _in_order(_number(value) for value in _values(parts, "BYMONTH")),
        None if count is None else _number(count),
        None if until is None else _date_of_rule(until),
    )
    return _in_one_way(pattern)


def _values(parts: dict[str, str], name: str) -> list[str]:
    value = parts.pop(name, None)
    return [] if value is None else value.split(",")


def _number(text: str, *, signed: bool = False) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,3}" if signed else r"[0-9]{1,3}", text):
        raise ValueError
    return int(text)


def _weekday(text: str) -> tuple[int, int]:
    """Its ordinal, 0 for none, and the weekday."""
    name = text[-2:]
    ordinal = _number(text[:-2], signed=True) if text[:-2] else 0
    if name not in _WEEKDAYS or (text[:-2] and ordinal == 0):
        raise ValueError
    return ordinal, _WEEKDAYS.index(name)


def _date_of_rule(text: str) -> date:
    if not re.fullmatch(r"[0-9]{8}", text):
        raise ValueError
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _in_order(numbers: Iterator[int] | list[int]) -> tuple[int, ...]:
    """Each once, the last ones last."""
    return tuple(sorted(set(numbers), key=lambda number: (number < 0, number)))


def _in_one_way(pattern: _Pattern) -> _Pattern:
    """The same rule in the way that we write it: some days can be said by two frequencies."""
    if pattern.interval != 1:
        return pattern
    is_clipped = bool(pattern.days and pattern.ordinals)
    match pattern.every:
        case Unit.DAY if pattern.weekdays:
            return replace(pattern, every=Unit.WEEK)
        # Of several months in a year the last of all these days is one, of each month its own.
        case Unit.YEAR if len(pattern.months) > 1 and len(pattern.weekdays) < 2 and not is_clipped:
            return replace(pattern, every=Unit.MONTH)
        case Unit.MONTH if len(pattern.months) == 1:
            return replace(pattern, every=Unit.YEAR)
    return pattern


def _is_listable(pattern: _Pattern) -> bool:
    """Whether a pattern is of a kind that can be listed, shown, and read again."""
    if not 1 <= pattern.interval <= LARGEST_INTERVAL or not 1 <= (pattern.count or 1) <= LARGEST_COUNT:
        return False
    if pattern.count == 0 or (pattern.count is not None and pattern.until is not None):
        return False
    if pattern.until is not None and not FIRST_YEAR <= pattern.until.year <= LAST_YEAR:
        return False
    days, ordinals, weekdays, months = pattern.days, pattern.ordinals, pattern.weekdays, pattern.months
    match pattern.every:
        case Unit.DAY:
            return not (days or ordinals or weekdays or months)
        case Unit.WEEK:
            return not (days or ordinals or months)
        case Unit.MONTH if months and (pattern.interval != 1 or not 2 <= len(months) <= _MOST_MONTHS):
            return False
        case Unit.YEAR if len(months) > 1 or ((days or weekdays) and not months):
            return False
    if days:
        if weekdays or (ordinals and (ordinals != (LAST,) or days != _day_or_last(days[-1]))):
            return False
        return len(days) <= _MOST_DAYS and _days_exist(days, months)
    if ordinals:
        return (
            (len(weekdays) == 1 or weekdays == _WORKDAYS)
            and len(ordinals) <= _MOST_ORDINALS
            and all(ordinal in _ORDINALS for ordinal in ordinals)
            and all(1 <= month <= 12 for month in months)
        )
    return not weekdays and all(1 <= month <= 12 for month in months)


def _day_or_last(number: int) -> tuple[int, ...]:
    """The days of which the last one in a month is that number, or the month's last where it is shorter."""
    return tuple(range(_SHORTEST_MONTH, number + 1))


def _days_exist(days: tuple[int, ...], months: tuple[int, ...]) -> bool:
    """Whether each is a day of a month, and one of them comes in one of these months of a leap year."""
    if not all(1 <= day <= 31 or day == LAST for day in days) or not all(1 <= m <= 12 for m in months):
        return False
    return any(day <= length_of(2000, month) for day in days for month in months or (1,))


def _pattern_in(recurrence: Recurrence) -> _Pattern | None:
    """The rule's parts, with those it leaves out taken from the day it starts on, as the standard says."""
    pattern, start = _parsed(recurrence.rule), recurrence.starts_on
    if pattern is None or pattern.days or pattern.weekdays:
        return pattern
    match pattern.every:
        case Unit.WEEK:
            return replace(pattern, weekdays=(start.weekday(),))
        case Unit.MONTH:
            return replace(pattern, days=(start.day,))
        case Unit.YEAR:
            return replace(pattern, months=pattern.months or (start.month,), days=(start.day,))
    return pattern


# Its days


def _days_from(recurrence: Recurrence, floor: date) -> Iterator[date]:
    """The days of a rule from one on, in order, up to the last year of the book."""
    pattern = _pattern_in(recurrence)
    start = recurrence.starts_on
    if pattern is None or start > _LAST_DAY or not _ever_comes(pattern, start):
        return
    last = min(pattern.until or _LAST_DAY, _LAST_DAY)
    if floor > last:
        return
    from dateutil import rrule  # late: most commands list nothing

    frequencies: dict[Unit, Literal[0, 1, 2, 3]] = {
        Unit.DAY: rrule.DAILY, Unit.WEEK: rrule.WEEKLY, Unit.MONTH: rrule.MONTHLY, Unit.YEAR: rrule.YEARLY
    }  # fmt: skip
    near, count = _near_start(pattern, start, floor)
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
    for moment in moments:
        day = moment.date()
        if day > last:
            return
        if day >= floor:
            yield day


def _near_start(pattern: _Pattern, start: date, floor: date) -> tuple[date, int | None]:
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


def _ever_comes(pattern: _Pattern, start: date) -> bool:
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


# Showing

_LENGTHS = {"q": 3, "h": 6, "y": 12}
"""Months in a quarter, a half-year, a year."""


def _months_of(period: str, first: int) -> tuple[int, ...]:
    """The month of that number in every quarter, half-year or year."""
    return tuple(range(first, 13, _LENGTHS[period]))


def _period_of(months: tuple[int, ...]) -> str:
    """The period that has one of these months each; empty if none has."""
    return next((period for period in "qh" if months and months == _months_of(period, months[0])), "")


def _show_pattern(pattern: _Pattern) -> str:
    count = pattern.interval
    match pattern.every:
        case Unit.DAY:
            return ngettext("every day", "every {count} days", count).format(count=count)
        case Unit.WEEK if count == 1:
            days = _("workday") if pattern.weekdays == _WORKDAYS else _show_weekdays(pattern.weekdays)
            return _("every {day}").format(day=days)
        case Unit.WEEK:
            return ngettext("every week on {day}", "every {count} weeks on {day}", count).format(
                count=count, day=_show_weekdays(pattern.weekdays)
            )
        case Unit.MONTH if pattern.months:
            return _show_in_months(pattern)
        case Unit.MONTH if count == 1:
            return _("on the {day} of every month").format(day=_show_point(pattern))
        case Unit.MONTH:
            return ngettext("every month on the {day}", "every {count} months on the {day}", count).format(
                count=count, day=_show_point(pattern)
            )
    month = month_name(pattern.months[0])
    if len(pattern.days) == 1 and pattern.days[0] > 0:
        day = _("{day} {month}").format(day=pattern.days[0], month=month)
    else:
        day = _("the {day} of {month}").format(day=_show_point(pattern), month=month)
    return ngettext("every year on {day}", "every {count} years on {day}", count).format(count=count, day=day)


def _show_in_months(pattern: _Pattern) -> str:
    day = _show_point(pattern)
    period, places = _period_of(pattern.months), pattern.days or pattern.ordinals
    if period and pattern.months == _months_meant(period, places):
        if period == "q":
            return _("on the {day} of every quarter").format(day=day)
        return _("on the {day} of every half-year").format(day=day)
    months = _listed([month_name(month) for month in pattern.months])
    if period == "q":
        return _("every quarter on the {day} of {months}").format(day=day, months=months)
    if period == "h":
        return _("every half-year on the {day} of {months}").format(day=day, months=months)
    return _("every year on the {day} of {months}").format(day=day, months=months)


def _months_meant(period: str, places: tuple[int, ...]) -> tuple[int, ...]:
    """The months of such days of a quarter: the 5th is in its first, the end in its last; none if mixed."""
    if min(places) > 0:
        return _months_of(period, 1)
    return _months_of(period, _LENGTHS[period]) if max(places) < 0 else ()


def _show_weekdays(weekdays: tuple[int, ...]) -> str:
    return _listed([weekday_name(weekday, short=len(weekdays) > 2) for weekday in weekdays])


def _show_point(pattern: _Pattern) -> str:
    """The days in their month: "5th", "1st and last day", "first Monday", "last workday"."""
    if pattern.days and pattern.ordinals:
        return _("{day} or last day").format(day=_show_ordinal(pattern.days[-1]))
    if pattern.days:
        return _listed([_("last day") if day == LAST else _show_ordinal(day) for day in pattern.days])
    names = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), LAST: _("last")}
    weekday = _("workday") if len(pattern.weekdays) > 1 else weekday_name(pattern.weekdays[0])
    ordinals = _listed([names[ordinal] for ordinal in pattern.ordinals])
    return _("{ordinal} {weekday}").format(ordinal=ordinals, weekday=weekday)


def _show_ordinal(number: int) -> str:
    if number in (1, 21, 31):
        return _("{number}st").format(number=number)
    if number in (2, 22):
        return _("{number}nd").format(number=number)
    if number in (3, 23):
        return _("{number}rd").format(number=number)
    return _("{number}th").format(number=number)


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


# Dates and counts in a text


def _without_date(words: Words, plain: str, kind: str, today: date, text: str) -> tuple[Words, date | None]:
    """The words without "until" (or "from") and its date, and that date; what follows the date is left."""
    at = shape_of(words).find(kind)
    if at < 0:
        return words, None
    if shape_of(words).count(kind) > 1:
        raise RecurrenceNotUnderstood(text)
    rest = words[at + 1 :]
    end = next((after for after, word in enumerate(rest) if word.kind in "ufk"), len(rest))
    if end == 0:
        raise RecurrenceNotUnderstood(text)
    for last in range(end, 0, -1):  # the longest that is a date
        if (
            last > 1
            and rest[last - 1].kind == "W"
            and plain[rest[last - 2].end : rest[last - 1].start].strip(" ,")
        ):
            continue  # "weekly until 31.12. on friday": the weekday is the rule's
        try:
            day = read_day(plain[rest[0].start : rest[last - 1].end], today)
        except DateNotUnderstood:
            continue
        return [*words[:at], *rest[last:]], day
    raise DateNotUnderstood(plain[rest[0].start : rest[end - 1].end])


def _without_count(words: Words, text: str) -> tuple[Words, int | None]:
    counts = [word.value for word in words if word.kind == "k"]
    if len(counts) > 1:
        raise RecurrenceNotUnderstood(text)
    if not counts:
        return words, None
    if not 1 <= counts[0] <= LARGEST_COUNT:
        raise CountOutOfRange(text)
    return [word for word in words if word.kind != "k"], counts[0]


def _day_of_once(words: Words, plain: str, today: date, text: str, from_on: date | None) -> date | None:
    """The day of "once on 15.12." or "15.12., once"; None if it names none."""
    at = shape_of(words).find("1")
    before, after = words[:at], words[at + 1 :]
    if not before and not after:
        return None
    if (before and after) or from_on is not None:
        raise RecurrenceNotUnderstood(text)
    return _read_bare_day(plain[words[at].end :] if after else plain[: words[at].start], today, text)


def _read_bare_day(typed: str, today: date, text: str) -> date:
    try:
        return read_day(typed.strip(" ,:"), today)
    except DateNotUnderstood:
        raise RecurrenceNotUnderstood(text) from None


# From words to a rule


@dataclass(frozen=True, slots=True)
class _Point:
    """The days of a period: by number, by weekday, or its very end (or start)."""

    days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    is_edge: bool = False


_FREQUENCY_FIRST = f"(?:E[N#]?|N){UNITS_SHAPE}"
_FREQUENCY_LAST = f"(?:E[N#]?|N)?{UNITS_SHAPE}$"
_WEEKDAY_LIST = "W(?:&?W)*"
_EVERY_OTHER_WEEKDAY = f"[N#]{_WEEKDAY_LIST}"
_DAY_LIST = "(?:[#N]d|Ld|[#ND])(?:&(?:[#N]d|Ld|[#ND]))*"
_DAY_OR_LAST = "[#ND]d?v[LD]d?"
_ORDINAL_LIST = "[#L](?:&?[#L])*[WX]"
_DATE = "[#ND]M|M[#ND]|T"
_DATE_LIST = f"(?:{_DATE})(?:&?(?:{_DATE}))*"
_IN_MONTHS = "(.+?)(M(?:&?M)*)"


def _pattern_of(words: Words, start: date) -> _Pattern | None:
    """The rule that words say, cut into how often and when, in either order; None if they say none."""
    shape = shape_of(words)
    cuts: list[tuple[Words, Words]] = []
    first = re.match(_FREQUENCY_FIRST, shape)
    if first:
        cuts.append((words[: first.end()], words[first.end() :]))
    last = re.search(_FREQUENCY_LAST, shape)
    if last:
        cuts.append((words[last.start() :], words[: last.start()]))
    cuts.append(([], words))
    for often, when in cuts:
        if shape_of(when[:1]) == "&":
            when = when[1:]
        if shape_of(when[-1:]) == "&":
            when = when[:-1]
        pattern = _built(often, when, start)
        if pattern is not None:
            return _in_one_way(pattern)
    return None


def _built(often: Words, when: Words, start: date) -> _Pattern | None:
    is_every = shape_of(when[:1]) == "E"
    if is_every:
        when = when[1:]
    unit = often[-1].kind if often else ""
    step = often[-2].value if len(often) > 1 and often[-2].kind in "N#" else 1
    shape = shape_of(when)
    if not shape:
        return _bare(unit, step, start) if len(often) > 1 and not is_every else None
    if re.fullmatch(_WEEKDAY_LIST, shape) and unit in ("", "w"):
        return _Pattern(Unit.WEEK, step, weekdays=_values_of(when, "W"))
    if shape == "X" and (unit in ("", "w") or (unit == "d" and step == 1)):
        return _Pattern(Unit.WEEK, step, weekdays=_WORKDAYS)
    if is_every and not often and re.fullmatch(_EVERY_OTHER_WEEKDAY, shape) and when[0].value != 1:
        return _Pattern(Unit.WEEK, when[0].value, weekdays=_values_of(when, "W"))
    if (unit in ("", "y") or (unit in ("q", "h") and step == 1)) and (is_every or often):
        pattern = _on_dates(when, step) or _in_months(when, step)
        if pattern is not None and unit in ("q", "h") and _period_of(pattern.months) != unit:
            return None
        if pattern is not None:
            return pattern
    point = _point(when)
    if point is None:
        return None
    if often:
        return _in_period(point, unit, step)
    # "On the 5th" is that of every month, but "the first Friday" may be meant once.
    if point.is_edge or (point.weekdays and not is_every) or ("N" in shape and shape[-1] != "D"):
        return None
    if shape == "#" and when[0].text.isalpha():
        return None  # every second what?
    if shape == "#X" and when[0].value != 1:
        return None  # every second workday
    return _in_period(point, "m", 1)


def _bare(unit: str, step: int, start: date) -> _Pattern:
    """How often and no more: the day is that of the start, or the last of a month that is too short for it."""
    match unit:
        case "d":
            return _Pattern(Unit.DAY, step)
        case "w":
            return _Pattern(Unit.WEEK, step, weekdays=(start.weekday(),))
        case "m":
            return _clipped(_Pattern(Unit.MONTH, step, days=(start.day,)), start)
        case "y":
            return _clipped(_Pattern(Unit.YEAR, step, days=(start.day,), months=(start.month,)), start)
    length = _LENGTHS[unit]
    if step != 1:
        return _clipped(_Pattern(Unit.MONTH, step * length, days=(start.day,)), start)
    months = _months_of(unit, (start.month - 1) % length + 1)
    return _clipped(_Pattern(Unit.MONTH, days=(start.day,), months=months), start)


def _clipped(pattern: _Pattern, start: date) -> _Pattern:
    """The rule of one day of the month, taken as the last day of a month that is too short for it.

    Which months are meant may change with another start; only named ones are known to be long enough.
    """
    shortest = min(
        _SHORTEST_MONTH if month == 2 else length_of(2000, month) for month in pattern.months or (2,)
    )
    if start.day <= shortest:
        return pattern
    return replace(pattern, days=_day_or_last(start.day), ordinals=(LAST,))


def _on_dates(when: Words, step: int) -> _Pattern | None:
    """Every 15 March, or every 1 March and 1 September."""
    shape = shape_of(when)
    if not re.fullmatch(_DATE_LIST, shape):
        return None
    dates = []
    for found in re.finditer(_DATE, shape):
        run = when[found.start() : found.end()]
        if found.group() == "T":
            dates.append(divmod(run[0].value, 100))
        else:
            dates.append((_values_of(run, "M")[0], _values_of(run, "#ND")[0]))
    months, days = {month for month, _day in dates}, {day for _month, day in dates}
    if len(days) > 1 or (len(months) > 1 and step != 1):
        return None
    return _Pattern(Unit.YEAR, step, days=tuple(days), months=tuple(sorted(months)))


def _in_months(when: Words, step: int) -> _Pattern | None:
    """The last Friday of November, the 1st of March and September, the end of February."""
    found = re.fullmatch(_IN_MONTHS, shape_of(when))
    point = _point(when[: found.end(1)]) if found else None
    months = _values_of(when, "M")
    if point is None or (len(months) > 1 and step != 1):
        return None
    # Of a year the last workday is one, of several months each has its own.
    every = Unit.YEAR if len(months) == 1 else Unit.MONTH
    return _Pattern(every, step, point.weekdays, point.ordinals, point.days, months)


def _point(when: Words) -> _Point | None:
    """The 1st and 15th, the last day, the first Monday, the last workday, the end."""
    shape, values = shape_of(when), [word.value for word in when]
    if shape in ("e", "s"):
        return _Point(days=(LAST if shape == "e" else 1,), is_edge=True)
    if re.fullmatch(_DAY_OR_LAST, shape) and when[0].value > _SHORTEST_MONTH and LAST in values:
        return _Point(days=_day_or_last(when[0].value), ordinals=(LAST,))
    if re.fullmatch(_DAY_LIST, shape):
        return _Point(days=_in_order([word.value for word in when if word.kind in "#NDL"]))
    if re.fullmatch(_ORDINAL_LIST, shape):
        weekdays = _WORKDAYS if shape[-1] == "X" else (when[-1].value,)
        return _Point(weekdays=weekdays, ordinals=_in_order([w.value for w in when if w.kind in "#L"]))
    return None


def _in_period(point: _Point, unit: str, step: int) -> _Pattern | None:
    """The days of every week, month, quarter, half-year or year, or of every so many of them."""
    days, weekdays, ordinals = point.days, point.weekdays, point.ordinals
    if unit == "w" and point.is_edge:
        return _Pattern(Unit.WEEK, step, weekdays=(4 if days == (LAST,) else 0,))
    if unit == "m":
        return _Pattern(Unit.MONTH, step, weekdays, ordinals, days)
    if unit not in _LENGTHS:
        return None
    if unit != "y" and step != 1:
        length = step * _LENGTHS[unit]
        return None if point.is_edge or weekdays else _Pattern(Unit.MONTH, length, (), ordinals, days)
    if unit == "y" and days and days not in ((1,), (LAST,)):
        return None  # the 5th of which month?
    months = _months_meant(unit, days or ordinals)
    if not months:
        return None
    every = Unit.YEAR if unit == "y" else Unit.MONTH
    return _Pattern(every, step, weekdays, ordinals, days, months)


def _values_of(words: Words, kinds: str) -> tuple[int, ...]:
    return _in_order([word.value for word in words if word.kind in kinds])


def _checked(pattern: _Pattern, start: date, text: str) -> Recurrence:
    """The rule, if its numbers are possible and it comes at all before it ends."""
    if not 1 <= pattern.interval <= LARGEST_INTERVAL:
        raise IntervalOutOfRange(text)
    if pattern.days and not _days_exist(pattern.days, pattern.months):
        raise NeverHappens(text)
    if not _is_listable(pattern):
        raise RecurrenceNotUnderstood(text)  # a fifth Friday, or more days than can be shown
    first = first_occurrence(Recurrence(_rule_of(replace(pattern, until=None)), start))
    if first is None:
        raise NeverHappens(text)
    if pattern.until is not None and pattern.until < first:
        raise RecurrenceEndsBefore(pattern.until, first)
    if pattern.count == 1:
        return once_on(first)
    return Recurrence(_rule_of(pattern), start)
