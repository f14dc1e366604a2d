"""Days and moments: what a person types, in English or Bulgarian, and what a person reads.

What is typed is understood in both languages whatever the language of the interface. Decisions:

- A day without a year (15.12., 15 Dec, the 15th) is the nearest one in the direction leaned to, and may
  be today. A bare weekday is never today: "fri" typed on a Friday is a week away. "this friday" may be
  today; "next friday" is that of the next calendar week (Monday to Sunday), "last friday" the latest
  one before today.
- "next week" is its Monday, "next month" its 1st. "this week" is its end leaning forward, its start
  leaning back. A week ends on Friday; "end of week" is the nearest one in the direction leaned to.
- "3d" without a sign counts in the direction leaned to. Months are clipped: 31 January + 1m is
  28 or 29 February. Numbers are day first, always. Years 00–69 are 2000s, 70–99 are 1900s.
- A lone m counts months where a day is read (`+1m`), minutes where a moment or a duration is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum

from kamtui.domain.day_words import (
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
from kamtui.domain.language import _
from kamtui.domain.text import clean

FIRST_YEAR = 1900
LAST_YEAR = 2200
"""The years a book may speak of; others are slips of the finger."""
NEAR_DAYS = 13
"""Days up to which a distance says more than a date."""
LONGEST_MINUTES = 24 * 60

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
        DateError.__init__(
            self,
            _(
                "I don't understand “{text}” as a time: try now, 14:30, yesterday 15:00 or 12.11. 10:30."
            ).format(text=quoted(text)),
        )


class DateDoesNotExist(DateError):
    """A date that no calendar has, such as 31 April."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("There is no such day as “{text}”: type the day first, then the month, as in 15.12.").format(
                text=quoted(text)
            )
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
    parts = _day_and_time(read_tokens(text), text, today, Lean.FUTURE)
    if parts is None:
        raise DateNotUnderstood(text)
    day, clock = parts
    return Due(today if day is None else day, clock)


def _system_zone(naive: datetime) -> datetime:
    return naive.astimezone()


def read_moment(
    text: str,
    now: datetime,
    *,
    lean: Lean = Lean.PAST,
    localize: Callable[[datetime], datetime] = _system_zone,
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


def _named(error: Exception, text: str) -> DateError:
    """The error to show for one of the calendar's own."""
    if isinstance(error, DateError):
        return error
    return DateOutOfRange(text) if isinstance(error, OverflowError) else DateDoesNotExist(text)


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
    for rule in (_near_day, _counted_day, _period_day, _calendar_day, _checked_day):
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


def _counted_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """Days so many units away: +3, +2w, in a week, 3 days ago, a week after tomorrow."""
    shape = shape_of(tokens)
    if shape[-3:] in ("UiR", "UpR"):
        today = _plus_days(today, tokens[-1].value)
        direction, counted = _DIRECTIONS[shape[-2]], tokens[:-2]
    elif shape[:1] in _DIRECTIONS:
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
    """A date with its weekday, which must agree; without a year it may choose between past and future."""
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
    for day in days:
        if day.weekday() == weekday:
            return day
    raise WeekdayContradicts(days[0], weekday)


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
    return date(year, month, day)


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
    date(2000, month, number)  # a leap year: ValueError if no year has such a day
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


def _day_and_time(
    tokens: Tokens, text: str, today: date, lean: Lean
) -> tuple[date | None, time | None] | None:
    """The day and the time of day in a text, either of them first, either of them missing."""
    clock = _clock(tokens)
    if clock is not None:
        return None, clock
    try:
        day = _day(tokens, today, lean)
        if day is not None:
            return day, None
        for left, right, left_is_day in _cuts(tokens):
            if not left_is_day and shape_of(right) in ("RP", "WP"):  # "8:30 tonight", "8 утре вечер"
                left, right = (left if "P" in shape_of(left) else [*left, right[1]]), right[:1]
            if shape_of(left).strip("@") == "N" and shape_of(right) in ("P", "@P"):
                continue  # "13 pm" is a slip, and not the afternoon of the 13th
            clock = _clock(right, after=left[-1].kind) if left_is_day else _clock(left)
            if clock is not None:
                day = _day(left if left_is_day else right, today, lean)
                if day is not None:
                    return day, clock
    except (ValueError, OverflowError) as error:
        raise _named(error, text) from None
    return None


def _cuts(tokens: Tokens) -> list[tuple[Tokens, Tokens, bool]]:
    """Every way to cut at a space, the day first and with the longest time first, then the time first."""
    spaces = [at for at in range(1, len(tokens)) if tokens[at].spaced]
    return [
        *((tokens[:at], tokens[at:], True) for at in spaces),
        *((tokens[:at], tokens[at:], False) for at in reversed(spaces)),
    ]


def _clock(tokens: Tokens, after: str = "") -> time | None:
    """The time of day that tokens mean: 9:30, 14.30 ч, 2pm, в 15, сутринта.

    A bare number or 14.30 could be a date, and is a time only behind "at", a weekday or "yesterday".
    """
    marked = after in ("R", "W", "b")
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
        case [hour, dot, minute], "N.N" if marked and not dot.spaced and not minute.spaced:
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
    instant = now.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise DateOutOfRange(text)
    # `localize` goes from the wall clock to the instant; the way back is by trial: with today's offset,
    # with the offset found there, and each in both passes through an hour that comes twice.
    offset = now.utcoffset()
    for _attempt in range(2):
        wall = (instant + (offset or timedelta())).replace(tzinfo=None)
        for fold in (0, 1):
            found = localize(wall.replace(fold=fold))
            if found.astimezone(UTC) == instant:
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
    local = moment.astimezone()
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
