"""A repeat rule between its text and its parts: the text of RFC 5545 is read, checked, and written in one way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR, Unit, length_of
from kamtui.domain.time.recurrence.rule import Recurrence

LAST = -1
"""As the standard counts: the last day of a month, its last Friday."""
LARGEST_INTERVAL = 999
LARGEST_COUNT = 999
LONGEST_RULE = 200  # characters
# What is shown is never longer than what may be typed.
_MOST_DAYS = 4  # days of the month in one rule
_MOST_ORDINALS = 2  # "the first and third Monday"
_MOST_MONTHS = 6
WORKDAYS = (0, 1, 2, 3, 4)
SHORTEST_MONTH = 28
_ORDINALS = (1, 2, 3, 4, LAST)  # a fifth Friday is rather a slip, and the last one can be said
LENGTHS = {"q": 3, "h": 6, "y": 12}
"""Months in a quarter, a half-year, a year."""
_FREQUENCIES = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}
_UNITS = {name: unit for unit, name in _FREQUENCIES.items()}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of a rule. Days and ordinals count from 1, and -1 is the last; weekdays from Monday, 0."""

    every: Unit
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()  # which of these weekdays in the month, or the last of these days
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None


def pattern_in(recurrence: Recurrence) -> Pattern | None:
    """The rule's parts, with those it leaves out taken from the day it starts on, as the standard says."""
    pattern, start = parsed(recurrence.rule), recurrence.starts_on
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


# The text of a rule


def rule_of(pattern: Pattern) -> str:
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
def parsed(rule: str) -> Pattern | None:
    """The parts of a rule's text; None if it is none, or says what we cannot list and show."""
    if len(rule) > LONGEST_RULE or not rule.isascii():
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
    return pattern if parts == {} and is_listable(pattern) else None


def _from_parts(parts: dict[str, str]) -> Pattern:
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
    weekdays = in_order(weekday for _ordinal, weekday in named)
    ordinals = in_order(ordinal for ordinal, _weekday in named)
    if len(named) != len(weekdays) * len(ordinals):
        raise ValueError  # "the first Monday and the last Friday"
    positions = [_number(value, signed=True) for value in _values(parts, "BYSETPOS")]
    days = in_order(_number(value, signed=True) for value in _values(parts, "BYMONTHDAY"))
    if ordinals == (0,) or (days and not named):
        ordinals = in_order(positions)
    elif positions:
        raise ValueError
    pattern = Pattern(
        every,
        interval,
        weekdays,
        ordinals,
        days,
        in_order(_number(value) for value in _values(parts, "BYMONTH")),
        None if count is None else _number(count),
        None if until is None else _date_of_rule(until),
    )
    return in_one_way(pattern)


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


# What a rule may be


def in_order(numbers: Iterator[int] | list[int]) -> tuple[int, ...]:
    """Each once, the last ones last."""
    return tuple(sorted(set(numbers), key=lambda number: (number < 0, number)))


def in_one_way(pattern: Pattern) -> Pattern:
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


def is_listable(pattern: Pattern) -> bool:
    """Whether a pattern is of a kind that can be listed, shown, and read again."""
    if not _is_within_limits(pattern):
        return False
    match pattern.every:
        case Unit.DAY:
            return not (pattern.days or pattern.ordinals or pattern.weekdays or pattern.months)
        case Unit.WEEK:
            return not (pattern.days or pattern.ordinals or pattern.months)
    return _has_fitting_months(pattern) and _has_fitting_days(pattern)


def _is_within_limits(pattern: Pattern) -> bool:
    """Whether its step and its end can be: a number of times or a last day, and not both."""
    if not 1 <= pattern.interval <= LARGEST_INTERVAL:
        return False
    if pattern.count is not None and (pattern.until is not None or not 1 <= pattern.count <= LARGEST_COUNT):
        return False
    return pattern.until is None or FIRST_YEAR <= pattern.until.year <= LAST_YEAR


def _has_fitting_months(pattern: Pattern) -> bool:
    """Whether a monthly rule names none or several months, and a yearly one the month of its days."""
    months = pattern.months
    if pattern.every is Unit.MONTH:
        return not months or (pattern.interval == 1 and 2 <= len(months) <= _MOST_MONTHS)
    return len(months) == 1 or not (months or pattern.days or pattern.weekdays)


def _has_fitting_days(pattern: Pattern) -> bool:
    """Whether its days in the month are by number, or by weekday and ordinal, and no more than can be shown."""
    days, ordinals, weekdays, months = pattern.days, pattern.ordinals, pattern.weekdays, pattern.months
    if days:
        if weekdays or (ordinals and (ordinals != (LAST,) or days != day_or_last(days[-1]))):
            return False
        return len(days) <= _MOST_DAYS and days_exist(days, months)
    if ordinals:
        return (
            (len(weekdays) == 1 or weekdays == WORKDAYS)
            and len(ordinals) <= _MOST_ORDINALS
            and all(ordinal in _ORDINALS for ordinal in ordinals)
            and all(1 <= month <= 12 for month in months)
        )
    return not weekdays and all(1 <= month <= 12 for month in months)


def day_or_last(number: int) -> tuple[int, ...]:
    """The days of which the last one in a month is that number, or the month's last where it is shorter."""
    return tuple(range(SHORTEST_MONTH, number + 1))


def days_exist(days: tuple[int, ...], months: tuple[int, ...]) -> bool:
    """Whether each is a day of a month, and one of them comes in one of these months of a leap year."""
    if not all(1 <= day <= 31 or day == LAST for day in days) or not all(1 <= m <= 12 for m in months):
        return False
    return any(day <= length_of(2000, month) for day in days for month in months or (1,))


# Quarters and half-years


def months_of(period: str, first: int) -> tuple[int, ...]:
    """The month of that number in every quarter, half-year or year."""
    return tuple(range(first, 13, LENGTHS[period]))


def period_of(months: tuple[int, ...]) -> str:
    """The period that has one of these months each; empty if none has."""
    return next((period for period in "qh" if months and months == months_of(period, months[0])), "")


def months_meant(period: str, places: tuple[int, ...]) -> tuple[int, ...]:
    """The months of such days of a quarter: the 5th is in its first, the end in its last; none if mixed."""
    if min(places) > 0:
        return months_of(period, 1)
    return months_of(period, LENGTHS[period]) if max(places) < 0 else ()
