"""Days in a filter: `mar`, `>1.3.`, `<mon`, `1.3.-15.3.` beside other words, in English or Bulgarian.

Decisions:

- A month is one only where the whole word names it: `mar` and `март`, also `mar 2025` and `03.2025`; `mari` is a word.
- `>` is after the day or month, `<` before it, `>=` and `<=` with it. Between two of them stands `-` or `..`.
- A day without a sign is one only where it cannot be an amount: `12.11.`, `12.11.2025`, `2025-11-12`, not `12.11`.
- Without a year it is the nearest in the direction leaned to; this month and today belong to both.
- What is no day stays a word, and so does the name of a month by itself if `months_are_words`: `mar` begins Market, too.
"""

import re
from collections.abc import Sequence
from datetime import date

from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.day_spans import ONE_DAY, DaysAndWords, DaySpan
from kamtui.domain.time.months import MonthError, month_number, month_of, plus_months, read_month
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_days import read_day

_SURE_DAY = re.compile(r"\d{1,2}[./]\d{1,2}(?:\.|[./]\d{4}\.?)|\d{4}-\d{1,2}-\d{1,2}")
_SIGN = re.compile(r"[<>]=?")
_BETWEEN = re.compile(r"(.+?)(?:\.\.|[-\u2013])(.+)")
_YEAR = re.compile(r"\d{4}")


def read_filter(
    text: str, today: date, *, is_ahead: bool = False, months_are_words: bool = False
) -> DaysAndWords:
    """What a filter asks for; where it names days several times, those that are in all of them.

    A day without a year is the last one, or the next if `is_ahead`.
    """
    lean = Lean.FUTURE if is_ahead else Lean.PAST
    days: DaySpan | None = None
    words: list[str] = []
    tokens = text.split()
    while tokens:
        found, count = _days_at(tokens, today, lean)
        if found is None or (months_are_words and count == 1 and tokens[0].isalpha()):
            words.append(tokens[0])
        else:
            days = found if days is None else _common(days, found)
        tokens = tokens[count:]
    return DaysAndWords(days, " ".join(words))


def _days_at(tokens: Sequence[str], today: date, lean: Lean) -> tuple[DaySpan | None, int]:
    """The days that the first tokens name, and how many tokens that takes; None and one where they name none."""
    sign = _SIGN.match(tokens[0])
    if sign is None:
        return _unsigned(tokens, today, lean)
    rest = [tokens[0][sign.end() :], *tokens[1:]] if sign.end() < len(tokens[0]) else list(tokens[1:])
    extra = len(tokens) - len(rest)
    for count in (2, 1):
        named = _named(" ".join(rest[:count]), today, lean) if len(rest) >= count else None
        if named is not None:
            return _on_side(sign[0], named), count + extra
    return None, 1


def _unsigned(tokens: Sequence[str], today: date, lean: Lean) -> tuple[DaySpan | None, int]:
    if len(tokens) > 1 and _YEAR.fullmatch(tokens[1]) and (month := _read_month(" ".join(tokens[:2]))):
        return _month(month), 2
    token = tokens[0]
    if (between := _BETWEEN.fullmatch(token)) and not _SURE_DAY.fullmatch(token):
        ends = [_sure(end, today, lean) for end in between.groups()]
        if ends[0] is not None and ends[1] is not None:
            first, last = ends[0].first, ends[1].last
            return (DaySpan(first, last) if first and last and first <= last else None), 1
    return _sure(token, today, lean), 1


def _sure(token: str, today: date, lean: Lean) -> DaySpan | None:
    """What cannot be meant for anything but days: a month, or a day with its signs."""
    if _SURE_DAY.fullmatch(token):
        return _day(token, today, lean)
    return _month_named(token, today, lean)


def _named(text: str, today: date, lean: Lean) -> DaySpan | None:
    """What may stand after a sign: a month, a year, a day in any words."""
    if _YEAR.fullmatch(text):
        year = int(text)
        return DaySpan(date(year, 1, 1), date(year, 12, 31)) if FIRST_YEAR <= year <= LAST_YEAR else None
    return _month_named(text, today, lean) or _day(text, today, lean)


def _day(text: str, today: date, lean: Lean) -> DaySpan | None:
    try:
        day = read_day(text, today, lean=lean)
    except DateError:
        return None
    return DaySpan(day, day)


def _month_named(text: str, today: date, lean: Lean) -> DaySpan | None:
    if not any(char.isalpha() for char in text):
        month = _read_month(text) if re.fullmatch(r"\d{1,2}[./]\d{4}|\d{4}-\d{1,2}", text) else None
        return _month(month) if month else None
    number = month_number(text) if len(text) > 2 else None  # I, V and the like are words
    if number is None:
        month = _read_month(text)
        return _month(month) if month else None
    month = date(today.year, number, 1)
    if lean is Lean.PAST and month > today:
        month = plus_months(month, -12)
    elif lean is Lean.FUTURE and month < month_of(today):
        month = plus_months(month, 12)
    return _month(month)


def _read_month(text: str) -> date | None:
    try:
        return read_month(text)
    except MonthError:
        return None


def _month(day: date) -> DaySpan:
    first = month_of(day)
    return DaySpan(first, plus_months(first, 1) - ONE_DAY)


def _on_side(sign: str, named: DaySpan) -> DaySpan | None:
    first, last = named
    assert first is not None and last is not None
    try:
        return {
            ">": lambda: DaySpan(last + ONE_DAY, None),
            ">=": lambda: DaySpan(first, None),
            "<": lambda: DaySpan(None, first - ONE_DAY),
            "<=": lambda: DaySpan(None, last),
        }[sign]()
    except OverflowError:
        return None


def _common(one: DaySpan, other: DaySpan) -> DaySpan:
    """The days of both; an end before the beginning where there are none."""
    return DaySpan(
        max((day for day in (one.first, other.first) if day), default=None),
        min((day for day in (one.last, other.last) if day), default=None),
    )
