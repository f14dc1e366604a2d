"""Days and moments: what a person types, in English or Bulgarian, and what a person reads.

What is typed is understood in both languages whatever the language of the interface. Decisions:

- A day without a year (15.12., 15 Dec, the 15th) is the nearest one in the direction leaned to, and may
  be today. A bare weekday is never today: "fri" typed on a Friday is a week away. "this friday" may be
  today; "next friday" is that of the next calendar week (Monday to Sunday), "last friday" the latest
  one before today. "In 2 weeks on friday" is the Friday of that calendar week.
- "next week" is its Monday, "next month" its 1st. "this week" is its end leaning forward, its start
  leaning back. A week ends on Friday; "end of week" is the nearest one in the direction leaned to.
- "3d" without a sign counts in the direction leaned to. Months are clipped: 31 January + 1m is
  28 or 29 February. Numbers are day first, always. Years 00–69 are 2000s, 70–99 are 1900s.
- 10.30 is a time where a day stands beside it (fri 10.30, 5 dec 10.30, утре 9.00), and by itself a date:
  the 10th of a month that is not there. Where both could be meant (fri 9.05, 5 dec 10), it is asked.
- A lone m counts months where a day is read (`+1m`), minutes where a moment or a duration is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.day_words import (
    EVENING,
    MORNING,
    NIGHT,
    NOON,
    NOW,
    Token,
    Tokens,
    Unit,
    minutes_for_months,
    read_tokens,
    shape_of,
)
from kamtui.domain.time.moments import to_local, to_utc

FIRST_YEAR = 1900
LAST_YEAR = 2200
"""The years a book may speak of; others are slips of the finger."""
NEAR_DAYS = 13
"""Days up to which a distance says more than a date."""
LONGEST_MINUTES = 24 * 60
FAR_YEARS = 50
"""Years from today beyond which a call, a task or a check has a slip of the finger for its year."""

_HALF_A_YEAR = 183  # days
_LONGEST_QUOTE = 40  # characters of a text that a message repeats

_TimeOfDay = time  # the field of Due takes the name


class Lean(Enum):
    """Which way a day that could be past or to come is read."""

    PAST = -1
    FUTURE = 1

    @property
    def other(self) -> "Lean":
        return Lean.PAST if self is Lean.FUTURE else Lean.FUTURE


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a day, and a time of it if one was named."""

    day: date
    time: _TimeOfDay | None


# Errors


class DateError(ValueError):
    """A text that cannot be taken as a date, with a sentence that says what could be."""


class DateNotUnderstood(DateError):
    """A text that is not a date in any form we know."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("I don't understand “{text}” as a date: try fri, +2w, 15.12. or tomorrow.").format(
                text=quoted(text)
            )
        )


class MomentNotUnderstood(DateNotUnderstood):
    """A text that is not a moment in any form we know."""

    def __init__(self, text: str) -> None:
        sentence = _("I don't understand “{text}” as a time: {examples}")
        DateError.__init__(self, sentence.format(text=quoted(text), examples=_moments()))


class TimeDoesNotExist(DateNotUnderstood):
    """A time that no clock shows, such as 10:75."""

    def __init__(self, text: str, examples: str) -> None:
        sentence = _(
            "“{text}” is no time of day: hours go from 0 to 23, to 12 with am or pm, and minutes from 00 to 59; "
            "{examples}"
        )
        DateError.__init__(self, sentence.format(text=quoted(text), examples=examples))


class DueCountsDays(DateNotUnderstood):
    """A distance in hours or minutes, where a day is asked for."""

    def __init__(self, text: str) -> None:
        sentence = _("“{text}” counts hours or minutes: name the day and its time, as in {example}.")
        DateError.__init__(self, sentence.format(text=quoted(text), example=_("today 16:00")))


class DayOrTime(DateError):
    """Numbers that could be a date or a time, a year or an hour."""

    def __init__(self, text: str, day: date, at: time) -> None:
        sentence = _(
            "“{text}” can mean {day} or {time}: write the time with a colon, or the date with its year."
        )
        super().__init__(sentence.format(text=quoted(text), day=show_long_day(day), time=f"{at:%H:%M}"))


class DaysContradict(DateError):
    """Two days where only one can be meant."""

    def __init__(self, day: date, other: date) -> None:
        sentence = _("{day} and {other} are two days: leave one of them out.")
        super().__init__(sentence.format(day=show_long_day(day), other=show_long_day(other)))


class DateTooFar(DateError):
    """A day so many years from today that its year must be a slip."""

    def __init__(self, day: date, today: date) -> None:
        sentence = (
            _("{day} lies {years} years back: is the year right? Correct it and save again.")
            if day < today
            else _("{day} lies {years} years ahead: is the year right? Correct it and save again.")
        )
        super().__init__(sentence.format(day=_day_month_year(day), years=abs(day.year - today.year)))


class _NoSuchDay(ValueError):
    """A day and month, and the year if one was named, that no calendar has."""

    def __init__(self, number: int, month: int, year: int | None) -> None:
        super().__init__(number, month, year)
        self.number, self.month, self.year = number, month, year

    @property
    def reason(self) -> str:
        """Why there is no such day."""
        if not 1 <= self.month <= 12:
            text = _("there is no month {month}; type the day first, then the month, as in 15.12.")
            return text.format(month=self.month)
        if self.number < 1:
            return _("the days of a month begin with 1.")
        name = long_month_name(self.month)
        if self.month == 2 and self.year is None:
            return _("{month} has 28 or 29 days.").format(month=name)
        days = length_of(self.year or 2000, self.month)
        if self.month == 2:
            return _("{month} {year} has {count} days.").format(month=name, year=self.year, count=days)
        return _("{month} has {count} days.").format(month=name, count=days)


class DateDoesNotExist(DateError):
    """A date that no calendar has, such as 31 April; `reason` says why not."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(
            _("There is no such day as “{text}”: {reason}").format(text=quoted(text), reason=reason)
        )


class DateOutOfRange(DateError):
    """A date in a year that the book does not speak of."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” is too far away: a date lies in the years {first} to {last}.").format(
                text=quoted(text), first=FIRST_YEAR, last=LAST_YEAR
            )
        )


class WeekdayContradicts(DateError):
    """A date typed with a weekday that it does not fall on."""

    def __init__(self, day: date, weekday: int) -> None:
        names = _long_weekdays()
        super().__init__(
            _("{day} is a {right}, not a {wrong}: correct the date, or leave the weekday out.").format(
                day=_day_month_year(day), right=names[day.weekday()], wrong=names[weekday]
            )
        )


class MinutesNotUnderstood(DateError):
    """A text that is not a duration of 1 minute to 24 hours."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("I don't understand “{text}” as a duration: try 15, 1h 30 or 1:30, up to 24 hours.").format(
                text=quoted(text)
            )
        )


def quoted(text: str) -> str:
    """What was typed, as a message may repeat it: clean and not too long."""
    bare = clean(text)
    return bare if len(bare) <= _LONGEST_QUOTE else bare[: _LONGEST_QUOTE - 1] + "…"


# Reading


def read_day(text: str, today: date, *, lean: Lean = Lean.FUTURE) -> date:
    """The day that `text` means to someone speaking on `today`, in English or Bulgarian.

    Raises a `DateError`: not understood, does not exist, out of range, or not on the weekday named.
    """
    tokens = read_tokens(text)
    if shape_of(tokens) in ("RP", "WP"):
        tokens = tokens[:1]  # "tomorrow morning" names the day well enough
    try:
        day = _day(tokens, today, lean)
    except (ValueError, OverflowError) as error:
        raise _named(error, text) from None
    if day is None:
        raise DateNotUnderstood(text)
    return day


def read_due(text: str, today: date) -> Due:
    """The day that something is due, never guessed as past, and the time of day if one is named.

    A time alone is today's. Raises a `DateError` as `read_day` does.
    """
    tokens = read_tokens(text)
    parts = _day_and_time(tokens, text, today, Lean.FUTURE)
    if parts is None:
        if _minutes_away(tokens) is not None:
            raise DueCountsDays(text)
        if (wrong := _wrong_time(tokens)) is not None:
            raise TimeDoesNotExist(wrong, _("try 14:30, fri 10:00 or 12.11. 10:30."))
        raise DateNotUnderstood(text)
    day, clock = parts
    return Due(today if day is None else day, clock)


def read_moment(
    text: str,
    now: datetime,
    *,
    lean: Lean = Lean.PAST,
    localize: Callable[[datetime], datetime] = to_local,
) -> datetime:
    """The moment that `text` means to someone speaking at `now`, an aware local time.

    A time alone is today's, even if later than now. A day alone is its noon, and today alone this minute.
    `localize` makes a naive local time aware; a fixed offset taken from `now` would be an hour wrong
    across a change of daylight saving. Raises a `DateError` as `read_day` does.
    """
    tokens = [minutes_for_months(token) for token in read_tokens(text)]
    if len(tokens) == 1 and tokens[0].text in NOW:
        return now
    minutes = _minutes_away(tokens)
    if minutes is not None:
        return _moment_away(minutes, text, now, localize)
    parts = _day_and_time(tokens, text, now.date(), lean)
    if parts is None:
        if (wrong := _wrong_time(tokens)) is not None:
            raise TimeDoesNotExist(wrong, _moments())
        raise MomentNotUnderstood(text)
    day, clock = parts
    if day is None:
        day = now.date()
    if clock is None:
        clock = time(now.hour, now.minute) if day == now.date() else time(12)
    return localize(datetime.combine(day, clock))


def read_minutes(text: str) -> int:
    """How many minutes a text means, 1 to 1440: a bare number counts minutes, 1:30 is an hour and a half."""
    tokens = [minutes_for_months(token) for token in read_tokens(text)]
    minutes: int | None
    match shape_of(tokens):
        case "N":
            minutes = tokens[0].value
        case "N:N" if len(tokens[2].text) == 2 and tokens[2].value < 60:
            minutes = tokens[0].value * 60 + tokens[2].value
        case _:
            minutes = _duration(tokens)
    if minutes is None or not 1 <= minutes <= LONGEST_MINUTES:
        raise MinutesNotUnderstood(text)
    return minutes


def check_near(day: date, today: date) -> None:
    """Raise DateTooFar for a day more than `FAR_YEARS` away: 1926 for 2026 is a slip of the finger."""
    if abs(day.year - today.year) > FAR_YEARS:
        raise DateTooFar(day, today)


def _moments() -> str:
    return _("try now, 14:30, yesterday 15:00 or 12.11. 10:30.")


def _named(error: Exception, text: str) -> DateError:
    """The error to show for one of the calendar's own."""
    if isinstance(error, DateError):
        return error
    if not isinstance(error, _NoSuchDay):
        return DateOutOfRange(text)
    reason = error.reason
    if found := re.fullmatch(r"\s*([0-9]{1,2})\.([0-9]{2})\s*", text):
        hour, minute = int(found[1]), int(found[2])
        if hour <= 23 and minute <= 59:
            reason += " " + _("A time is written {time}.").format(time=f"{hour}:{minute:02}")
    return DateDoesNotExist(text, reason)


# From tokens to a day


def _day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """The day that tokens mean, None if none; ValueError and OverflowError as the calendar raises them."""
    # "At" says nothing of a day ("в петък"), but in "15 декември в 10" the 10 is no year.
    tokens = [
        token
        for at, token in enumerate(tokens)
        if token.kind != "@" or (at > 0 and shape_of(tokens[at + 1 : at + 2]) == "N")
    ]
    while tokens and tokens[-1].kind == ".":
        tokens = tokens[:-1]
    for rule in (_near_day, _offset_day, _counted_day, _week_away, _period_day, _calendar_day, _checked_day):
        day = rule(tokens, today, lean)
        if day is not None:
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise OverflowError
            return day
    return None


def _near_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """Days named by their distance or their weekday: tomorrow, next friday, петък другата седмица."""
    match tokens, shape_of(tokens):
        case [day], "R":
            return _plus_days(today, day.value)
        case [_that, unit], "yU" if unit.value == Unit.DAY:
            return _plus_days(today, -2)
        case [day], "W":
            return _weekday_near(day.value, today, lean, may_be_today=False)
        case [_this, day], "tW":
            return _weekday_near(day.value, today, lean, may_be_today=True)
        case [_last, day], "lW":
            return _weekday_near(day.value, today, Lean.PAST, may_be_today=False)
        case [_next, day], "nW":
            return _plus_days(_start_of(Unit.WEEK, today, 1), day.value)
        case ([day, which, unit], "WnU" | "WlU" | "WtU") | (
            [which, unit, day],
            "nUW" | "lUW" | "tUW",
        ) if unit.value == Unit.WEEK:
            return _plus_days(_start_of(Unit.WEEK, today, _STEPS[which.kind]), day.value)
    return None


_STEPS = {"n": 1, "l": -1, "t": 0}
_DIRECTIONS = {"+": 1, "i": 1, "-": -1, "p": -1}


def _offset_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """Days so many units from another one: a week after tomorrow, 3 days before 15.12., седмица след петък."""
    found = re.match("(N?U)([ip])(?=.)", shape_of(tokens))
    base = _day(tokens[found.end() :], today, lean) if found else None
    if found is None or base is None:
        return None
    count = tokens[0].value if len(found[1]) > 1 else 1
    return plus(base, _DIRECTIONS[found[2]] * count, Unit(tokens[found.end() - 2].value))


def _week_away(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """A weekday of the week so many units away: in 2 weeks on friday, петък след 2 седмици.

    Beside a number of days it must be the weekday of that day.
    """
    shape = shape_of(tokens)
    if re.fullmatch("W(?:[ip+-]N?U|N?Ub)", shape):
        weekday, counted = tokens[0].value, tokens[1:]
    elif re.fullmatch("(?:[ip+-]N?U|N?Ub)W", shape):
        weekday, counted = tokens[-1].value, tokens[:-1]
    else:
        return None
    day = _counted_day(counted, today, lean)
    if day is None:
        return None
    unit = next(token.value for token in counted if token.kind == "U")
    if unit == Unit.DAY and day.weekday() != weekday:
        raise WeekdayContradicts(day, weekday)
    return _plus_days(day, weekday - day.weekday())


def _counted_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """Days so many units away: +3, +2w, in a week, 3 days ago."""
    shape = shape_of(tokens)
    if shape[:1] in _DIRECTIONS:
        direction, counted = _DIRECTIONS[shape[0]], tokens[1:]
    elif shape.endswith("b"):
        direction, counted = -1, tokens[:-1]
    elif shape == "NU":
        direction, counted = lean.value, tokens
    else:
        return None
    match counted, shape_of(counted):
        case [number], "N" if shape[0] in "+-":
            return plus(today, direction * number.value, Unit.DAY)
        case [unit], "U":
            return plus(today, direction, Unit(unit.value))
        case [number, unit], "NU":
            return plus(today, direction * number.value, Unit(unit.value))
    return None


def _period_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """The first, last or middle day of a period: next month, end of week, края на март."""
    match tokens, shape_of(tokens):
        case [which, unit], "nU" | "lU":
            return _start_of(Unit(unit.value), today, _STEPS[which.kind])
        case [_this, unit], "tU":
            return _point_of("e" if lean is Lean.FUTURE else "s", Unit(unit.value), today, 0)
        case [_last, unit, period], "lUU" if unit.value == Unit.DAY:  # the last day of the month
            return _nearest(lambda step: _point_of("e", Unit(period.value), today, step), today, lean)
        case [edge, which, unit], "enU" | "elU" | "etU" | "snU" | "slU" | "stU" | "cnU" | "clU" | "ctU":
            return _point_of(edge.kind, Unit(unit.value), today, _STEPS[which.kind])
        case [edge, unit], "eU" | "sU" | "cU":
            return _nearest(lambda step: _point_of(edge.kind, Unit(unit.value), today, step), today, lean)
        case [edge, month], "eM" | "sM" | "cM":
            first = date(today.year, month.value, 1)
            return _nearest(lambda step: _point_of(edge.kind, Unit.MONTH, first, 12 * step), today, lean)
        case [edge, month, year], "eMN" | "sMN" | "cMN":
            in_year = _date(_year(year), month.value, 1)
            return in_year and _point_of(edge.kind, Unit.MONTH, in_year, 0)
    return None


def _calendar_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """Days by their numbers and months: 15, 15.12., 2026-12-31, 15 Dec 26, December 15, 20.XI.2026."""
    numbers = [token for token in tokens if token.kind in "NM"]
    match numbers, shape_of(tokens):
        case [day], "N" if _is_short(day) and 1 <= day.value <= 31:
            return _nearest_day_of_month(day.value, today, lean)
        case [month], "M":
            return _nearest_date(month.value, 1, today, lean)
        case [month, year], "MN" if len(year.text) == 4:
            return _date(_year(year), month.value, 1)
        case ([day, month], "NM" | "N.N" | "N/N" | "N-N") | ([month, day], "MN"):
            return _nearest_date(month.value, day.value, today, lean) if _is_short(day, month) else None
        case [year, month, day], "N-N-N" | "N.N.N" | "N/N/N" if len(year.text) == 4:
            return _date(_year(year), month.value, day.value) if _is_short(day, month) else None
        case ([day, month, year], "NMN" | "N.N.N" | "N/N/N" | "N-N-N") | ([month, day, year], "MNN"):
            return _date(_year(year), month.value, day.value) if _is_short(day, month) else None
    return None


def _checked_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """A date with its weekday, which must agree; without a year it may choose between past and future.

    It chooses the other way only near today: a slip in the weekday must not name a day a year off.
    """
    shape = shape_of(tokens)
    if shape[:1] == "W":
        weekday, rest = tokens[0].value, tokens[1:]
    elif shape[-1:] == "W":
        weekday, rest = tokens[-1].value, tokens[:-1]
    else:
        return None
    if len(rest) < 2 and shape_of(rest) != "R":
        return None  # "fri 10" is rather ten o'clock
    days = [
        day
        for way in (lean, lean.other)
        if (day := _near_day(rest, today, way) or _calendar_day(rest, today, way)) is not None
    ]
    if not days:
        return None
    day = _on_weekday(days, weekday, today)
    if day is None:
        raise WeekdayContradicts(days[0], weekday)
    return day


def _on_weekday(days: list[date], weekday: int, today: date) -> date | None:
    """The first of some days if it falls on a weekday, or else another one near today that does."""
    agreeing = [day for day in days if day.weekday() == weekday]
    near = [day for day in agreeing if day.year == today.year or abs((day - today).days) <= _HALF_A_YEAR]
    return days[0] if days[0] in agreeing else next(iter(near), None)


def _is_short(*tokens: Token) -> bool:
    return all(token.kind == "M" or len(token.text) <= 2 for token in tokens)


def _year(token: Token) -> int | None:
    """The year written with four digits, or with two (00–69 are 2000s, 70–99 are 1900s); None if neither."""
    match len(token.text):
        case 4:
            return token.value
        case 2:
            return token.value + (2000 if token.value < 70 else 1900)
    return None


# Steps on the calendar


def _date(year: int | None, month: int, day: int) -> date | None:
    """A date; OverflowError outside the years of the book, ValueError where the calendar has none."""
    if year is None:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError
    if not _exists(day, month, year):
        raise _NoSuchDay(day, month, year)
    return date(year, month, day)


def _exists(number: int, month: int, year: int = 2000) -> bool:
    """Whether a month has such a day; without a year, whether it ever has."""
    return 1 <= month <= 12 and 1 <= number <= length_of(year, month)


def _plus_days(day: date, days: int) -> date:
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


def length_of(year: int, month: int) -> int:
    """The days of a month; `calendar` knows them too, but takes longer to import than all of this."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def plus(day: date, count: int, unit: Unit) -> date:
    """The day so many units away, clipped at the end of shorter months. OverflowError outside the calendar."""
    if unit in _MONTHS_IN:
        return _plus_months(day, count * _MONTHS_IN[unit])
    return _plus_days(day, count * (7 if unit is Unit.WEEK else 1))


def _start_of(unit: Unit, day: date, steps: int) -> date:
    """The first day of the period that holds `day`, or of one some steps away."""
    match unit:
        case Unit.DAY:
            first = day
        case Unit.WEEK:
            first = _plus_days(day, -day.weekday())
        case Unit.MONTH:
            first = day.replace(day=1)
        case Unit.QUARTER:
            first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Unit.YEAR:
            first = date(day.year, 1, 1)
    return plus(first, steps, unit)


def _point_of(edge: str, unit: Unit, day: date, steps: int) -> date | None:
    """The start, end or middle of a period; a week ends on Friday, a month's middle is its 15th."""
    first = _start_of(unit, day, steps)
    if edge == "s":
        return first
    if edge == "e":
        return _plus_days(first, 4) if unit is Unit.WEEK else _plus_days(plus(first, 1, unit), -1)
    middles = {Unit.WEEK: 2, Unit.MONTH: 14}
    return _plus_days(first, middles[unit]) if unit in middles else None


def _on_side(day: date, today: date, lean: Lean) -> bool:
    return day >= today if lean is Lean.FUTURE else day <= today


def _nearest(point: Callable[[int], date | None], today: date, lean: Lean) -> date | None:
    """The nearest of a row of days, one a period, that is today or lies the way leaned to."""
    for step in (-lean.value, 0, lean.value):
        day = point(step)
        if day is not None and _on_side(day, today, lean):
            return day
    return None


def _weekday_near(weekday: int, today: date, lean: Lean, *, may_be_today: bool) -> date:
    days = (weekday - today.weekday()) * lean.value % 7
    if days == 0 and not may_be_today:
        days = 7
    return _plus_days(today, days * lean.value)


def _nearest_day_of_month(number: int, today: date, lean: Lean) -> date:
    """The nearest day of that number the way leaned to; a month too short for it is passed over."""
    for step in range(4):
        first = _start_of(Unit.MONTH, today, step * lean.value)
        if number <= length_of(first.year, first.month):
            day = first.replace(day=number)
            if _on_side(day, today, lean):
                return day
    raise OverflowError  # never: of any three months in a row one has 31 days


def _nearest_date(month: int, number: int, today: date, lean: Lean) -> date:
    """The nearest date of that month and number the way leaned to; 29 February waits for a leap year."""
    if not _exists(number, month):
        raise _NoSuchDay(number, month, None)
    for step in range(9):  # there are eight years without a leap day around 1900, 2100 and 2200
        year = today.year + step * lean.value
        if not date.min.year <= year <= date.max.year:
            break
        if number <= length_of(year, month):
            day = date(year, month, number)
            if _on_side(day, today, lean):
                return day
    raise OverflowError


# From tokens to a time of day


_Parts = tuple[date | None, time | None]


def _day_and_time(tokens: Tokens, text: str, today: date, lean: Lean) -> _Parts | None:
    """The day and the time of day in a text, either of them first, either of them missing."""
    clock = _clock(tokens)
    if clock is not None:
        return None, clock
    refused: DateError | None = None
    for read in (_beside_numbers, _whole_day, _cut_in_two):
        try:
            parts = read(tokens, text, today, lean)
        except (ValueError, OverflowError) as error:
            refused = refused or _named(error, text)
            if read is _beside_numbers or isinstance(error, DayOrTime):
                break  # it says more than the others would
        else:
            if parts is not None:
                return parts
    if refused is not None:
        raise refused
    return None


def _beside_numbers(tokens: Tokens, text: str, today: date, lean: Lean) -> _Parts | None:
    """A weekday, today or tomorrow beside two numbers, a date or a time: fri 10.30, Fri 20.11., утре 9.00.

    Raises DayOrTime where they can be both.
    """
    tokens = tokens[1:] if shape_of(tokens[:1]) == "@" else tokens
    match shape_of(tokens):
        case "WN.N" | "RN.N" | "WN,N" | "RN,N":
            named, numbers = tokens[0], tokens[1:]
        case "N.NW" | "N.NR" | "N,NW" | "N,NR":
            named, numbers = tokens[-1], tokens[:-1]
        case _:
            return None
    day, clock = _day([named], today, lean), _clock(numbers, behind_day=True)
    number, month = numbers[0].value, numbers[2].value
    if numbers[1].kind == "," or not _is_short(*numbers[::2]) or not _exists(number, month):
        if clock is not None:
            return day, clock
        if numbers[1].kind == "." and 1 <= month <= 12:
            raise _NoSuchDay(number, month, None)
        raise TimeDoesNotExist(_typed(numbers), _moments())
    dates = [_nearest_date(month, number, today, way) for way in (lean, lean.other)]
    same = _on_weekday(dates, named.value, today) if named.kind == "W" else day if day in dates else None
    is_dotted = re.search(r"[0-9]\s?\.\s?[0-9]{1,2}\s?\.", text) is not None  # 20.11. and not 20.11
    if same is not None and (is_dotted or clock is None or named.kind == "W"):
        return same, None
    if clock is not None and not is_dotted:
        if named.kind == "R" and same is None:
            return day, clock  # nobody adds another date to "tomorrow"
        raise DayOrTime(text, dates[0], clock)
    if named.kind == "W":
        raise WeekdayContradicts(dates[0], named.value)
    raise DaysContradict(today if day is None else day, dates[0])


def _whole_day(tokens: Tokens, text: str, today: date, lean: Lean) -> _Parts | None:
    """A day alone. Raises DayOrTime where its short year could be an hour as well: 5 dec 10."""
    day = _day(tokens, today, lean)
    if day is None:
        return None
    last = tokens[-1]
    if (
        shape_of(tokens) in ("NMN", "MNN", "N.N.N")
        and last.spaced
        and len(last.text) == 2
        and last.value <= 23
    ):
        raise DayOrTime(text, day, time(last.value))
    return day, None


def _cut_in_two(tokens: Tokens, text: str, today: date, lean: Lean) -> _Parts | None:
    """A day and a time, cut at a space. Raises what is wrong with the first day that has a time beside it."""
    refused: Exception | None = None
    for left, right, left_is_day in _cuts(tokens):
        if not left_is_day and shape_of(right) in ("RP", "WP"):  # "8:30 tonight", "8 утре вечер"
            left, right = (left if "P" in shape_of(left) else [*left, right[1]]), right[:1]
        if shape_of(left).strip("@") == "N" and shape_of(right) in ("P", "@P"):
            continue  # "13 pm" is a slip, and not the afternoon of the 13th
        if left_is_day and shape_of(left) == shape_of(right) == "N.N" and text.rstrip().endswith("."):
            continue  # "9.30 1.12.": the dot behind it makes the second a date
        if left_is_day:
            day_words, clock = left, _clock(right, behind_day=True, behind=_last_kind(left))
        else:
            day_words, clock = right, _clock(left, behind_day=True)
        if clock is None:
            continue
        try:
            day = _day(day_words, today, lean)
        except (ValueError, OverflowError) as error:
            refused = refused or error
            continue
        if day is not None:
            return day, clock
    if refused is not None:
        raise refused
    return None


def _last_kind(day: Tokens) -> str:
    """What a day ends with: `N.N` where it is a day and a month in numbers, else the kind of its last word."""
    shape = shape_of(day).rstrip(".")
    return shape if shape in ("N.N", "N/N") else shape[-1:]


def _typed(tokens: Tokens) -> str:
    """Some tokens as they were typed."""
    return "".join(f"{' ' * (token.spaced and at > 0)}{token.text}" for at, token in enumerate(tokens))


def _cuts(tokens: Tokens) -> list[tuple[Tokens, Tokens, bool]]:
    """Every way to cut at a space, the day first and with the longest time first, then the time first."""
    spaces = [at for at in range(1, len(tokens)) if tokens[at].spaced]
    # A dash or comma between two spaces belongs to neither: "1.12. – 10:30".
    ends = {at: at + (tokens[at].kind in "-," and at + 1 in spaces) for at in spaces}
    return [
        *((tokens[:at], tokens[ends[at] :], True) for at in spaces),
        *((tokens[:at], tokens[at:], False) for at in reversed(spaces)),
    ]


def _clock(tokens: Tokens, *, behind_day: bool = False, behind: str = "") -> time | None:
    """The time of day that tokens mean: 9:30, 14.30 ч, 2pm, в 15, сутринта.

    14.30 could be a date, and is a time only beside a day or "at"; a bare number only `behind` what cannot have
    a number of its own: a weekday, "yesterday", "ago", a day and month in numbers.
    """
    marked = behind in ("R", "W", "b", "N.N", "N/N")
    if behind == "M" and shape_of(tokens) == "N":
        marked = len(tokens[0].text) == 1  # "5 dec 9"; with two digits it is a year
    part: int | None = None
    if shape_of(tokens[:1]) == "@":
        marked, tokens = True, tokens[1:]
    if shape_of(tokens[:1]) == "P":
        part, tokens = tokens[0].value, tokens[1:]
        if not tokens:
            return time(part)
        if shape_of(tokens[:1]) == "@":
            tokens = tokens[1:]
    elif shape_of(tokens[-1:]) == "P":
        part, tokens = tokens[-1].value, tokens[:-1]
    if shape_of(tokens[-1:]) == "H":
        marked, tokens = True, tokens[:-1]
    marked = marked or part is not None
    match tokens, shape_of(tokens):
        case [hour], "N" if marked:
            return _time(hour, None, part)
        case [hour, dot, minute], "N.N" | "N,N" if (marked or behind_day) and not (
            dot.spaced or minute.spaced
        ):
            return _time(hour, minute, part)
        case ([hour, _, minute], "N:N" | "NHN") | ([hour, _, minute, _], "NHNI"):
            return _time(hour, minute, part)
        case [hour, _, minute, _, second], "N:N:N" if second.value < 60:
            return _time(hour, minute, part)
    return None


def _time(hour: Token, minute: Token | None, part: int | None) -> time | None:
    """A time of day, with the part of the day that tells 3 in the afternoon from 3 at night."""
    hours: int | None
    hours, minutes = hour.value, minute.value if minute else 0
    if len(hour.text) > 2 or (minute and len(minute.text) != 2) or hours > 23 or minutes > 59:
        return None
    if part is not None:
        hours = _hour_in(part, hours)
    return None if hours is None else time(hours, minutes)


def _wrong_time(tokens: Tokens) -> str | None:
    """What in a text is written as a time and is none: 10:75, вчера 25, 13 am."""
    for found in re.finditer("N:N|(?<=[RW@])N[.,]N|NP|PN|(?<=[RW@])N$", shape_of(tokens)):
        part = tokens[found.start() : found.end()]
        if _clock(part, behind_day=True, behind="R") is None:
            return _typed(part)
    return None


def _hour_in(part: int, hour: int) -> int | None:
    """The hour of 24 for one of 12 in a part of the day; None where the two contradict."""
    if part == MORNING:
        return hour % 12 if hour <= 12 else None
    if hour == 12 and part in (EVENING, NIGHT):
        return None  # midnight, but of which day?
    if hour >= 12:
        return hour
    if part == NIGHT:
        return hour if hour < 6 else hour + 12
    return hour if part == NOON and hour >= 10 else hour + 12


# Durations and distances in minutes


def _duration(tokens: Tokens) -> int | None:
    """The minutes of a duration with its unit: 15 min, 1h 30, 1,5 ч, час и половина; None if it is none."""
    values = [token.value for token in tokens]
    match shape_of(tokens):
        case "NI":
            return values[0]
        case "I":
            return 1
        case "H":
            return 60
        case "NH":
            return values[0] * 60
        case "hH" | "hNH" | "h-H":  # half hour, half an hour
            return 30
        case "H&h":
            return 90
        case "NH&h" | "N&hH":
            return values[0] * 60 + 30
        case "NHN" | "NHNI":
            return values[0] * 60 + values[2]
        case "NH&NI" | "NH&N":
            return values[0] * 60 + values[3]
        case "HNI":
            return 60 + values[1]
        case "H&NI":
            return 60 + values[2]
        case "N.NH" | "N,NH":
            scale: int = 10 ** len(tokens[2].text)
            return (values[0] * 60 * scale + values[2] * 60 + scale // 2) // scale
    return None


def _minutes_away(tokens: Tokens) -> int | None:
    """How many minutes from now a text points, past ones negative: преди час, 20 min ago, +2h."""
    shape = shape_of(tokens)
    if shape[:1] in _DIRECTIONS:
        sign, minutes = _DIRECTIONS[shape[0]], _duration(tokens[1:])
    elif shape.endswith("b"):
        sign, minutes = -1, _duration(tokens[:-1])
    else:
        return None
    return None if minutes is None else sign * minutes


def _moment_away(
    minutes: int, text: str, now: datetime, localize: Callable[[datetime], datetime]
) -> datetime:
    """The moment so many real minutes from now, on the local clock of that moment."""
    if abs(minutes) > (LAST_YEAR - FIRST_YEAR) * 366 * LONGEST_MINUTES:
        raise DateOutOfRange(text)
    instant = to_utc(now).replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise DateOutOfRange(text)
    # `localize` goes from the wall clock to the instant; the way back is by trial: with today's offset,
    # with the offset found there, and each in both passes through an hour that comes twice.
    offset = now.utcoffset()
    for _attempt in range(2):
        wall = (instant + (offset or timedelta())).replace(tzinfo=None)
        for fold in (0, 1):
            found = localize(wall.replace(fold=fold))
            if to_utc(found) == instant:
                # Through UTC, a label that the clocks skipped becomes the one they showed.
                return instant.astimezone(found.tzinfo)
        offset = found.utcoffset()
    return instant.astimezone(timezone(offset or timedelta()))


# Showing


def show_day(day: date, today: date) -> str:
    """A day in at most 9 cells: "today", "−4d", "in 3d", beyond 13 days "12 Nov", in another year "12 Nov 25"."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if -NEAR_DAYS <= days < 0:
        return _("−{count}d").format(count=-days)
    if 0 < days <= NEAR_DAYS:
        return _("in {count}d").format(count=days)
    if day.year == today.year:
        return _day_month(day)
    return _("{day} {month} {year}").format(
        day=day.day, month=_short_months()[day.month - 1], year=f"{day.year % 100:02}"
    )


def show_weekday_day(day: date, today: date) -> str:
    """A day with its weekday, and with its year if it is not this one: "Fri 27 Nov", "Fri 5 Feb 2027"."""
    if day.year != today.year:
        return show_long_day(day)
    return _("{weekday} {date}").format(weekday=_short_weekdays()[day.weekday()], date=_day_month(day))


def show_long_day(day: date) -> str:
    """A day in full: "Sun 22 Nov 2026"."""
    return _("{weekday} {date}").format(weekday=_short_weekdays()[day.weekday()], date=_day_month_year(day))


def show_moment(moment: datetime, today: date) -> str:
    """An aware moment on the local clock: "today 14:20", "Thu 12 Nov 10:30", "12 Nov 2025 10:30"."""
    local = to_local(moment)
    day = local.date()
    if day == today:
        shown = _("today")
    elif day.year == today.year:
        shown = show_weekday_day(day, today)
    else:
        shown = _day_month_year(day)
    return _("{day} {time}").format(day=shown, time=f"{local:%H:%M}")


def show_days(count: int) -> str:
    """A number of days: "31d"."""
    return _("{count}d").format(count=count)


def show_ago(day: date, today: date) -> str:
    """How long ago a day was: "today", "yesterday", days to 30, weeks to 90 days, then whole months, years.

    In the manner of "12d", "5w", "8mo", "2y", at most 9 cells. A day to come is shown as by `show_day`.
    """
    days = (today - day).days
    if days <= 0:
        return show_day(day, today)
    if days == 1:
        return _("yesterday")
    if days <= 30:
        return show_days(days)
    if days <= 90:
        return _("{count}w").format(count=days // 7)
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 24:
        return _("{count}mo").format(count=months)
    return _("{count}y").format(count=months // 12)


def show_date(day: date) -> str:
    """A day with its year and without its weekday: "15 Dec 2026"."""
    return _day_month_year(day)


def show_day_month(day: date, today: date) -> str:
    """A day without its weekday, and with its year if it is not this one: "27 Nov", "5 Feb 2027"."""
    return _day_month(day) if day.year == today.year else _day_month_year(day)


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """A weekday, 0 is Monday: "Friday", "Fri"."""
    return (_short_weekdays() if short else _long_weekdays())[weekday]


def long_month_name(month: int) -> str:
    """A month, 1 is January, in full: "December"."""
    return _long_months()[month - 1]


def month_name(month: int) -> str:
    """A month, 1 is January, in short: "Dec"."""
    return _short_months()[month - 1]


def _day_month(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=_short_months()[day.month - 1])


def _day_month_year(day: date) -> str:
    return _("{day} {month} {year}").format(
        day=day.day, month=_short_months()[day.month - 1], year=f"{day.year:04}"
    )


# Functions, so that the language set when they are asked is the one that answers.


def _short_weekdays() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _long_weekdays() -> tuple[str, ...]:
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def _short_months() -> tuple[str, ...]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )


def _long_months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
