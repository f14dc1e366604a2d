"""Days as a person types them, in English or Bulgarian, whatever the language of the interface.

Decisions:

- A day without a year (15.12., 15 Dec, the 15th) is the nearest one in the direction leaned to, and may
  be today. A bare weekday is never today: "fri" typed on a Friday is a week away. "this friday" may be
  today; "next friday" is that of the next calendar week (Monday to Sunday, unless the settings have weeks begin otherwise), "last friday" the latest
  one before today. "In 2 weeks on friday" is the Friday of that calendar week.
- "next week" is its first day, "next month" its 1st. "this week" is its end leaning forward, its start
  leaning back. A week ends on Friday; "end of week" is the nearest one in the direction leaned to.
- "3d" without a sign counts in the direction leaned to. Months are clipped: 31 January + 1m is
  28 or 29 February. Numbers are day first, always. Years 00–69 are 2000s, 70–99 are 1900s.
- A lone m counts months: `+1m`.
"""

import re
from datetime import date

from kamtui.domain.time.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    Unit,
    exists,
    first_of,
    plus,
    plus_days,
    point_of,
    week_of,
    weekday_in,
)
from kamtui.domain.time.date_errors import (
    DateNotUnderstood,
    DateTooFar,
    NoSuchDay,
    WeekdayContradicts,
    YearNotNamed,
    as_date_error,
)
from kamtui.domain.time.day_words import DIRECTIONS, EASTER, Token, Tokens, read_tokens, shape_of
from kamtui.domain.time.easter import orthodox_easter
from kamtui.domain.time.nearest import (
    Lean,
    nearest,
    nearest_date,
    nearest_day_of_month,
    on_weekday,
    weekday_near,
)

FAR_YEARS = 50
"""Years from today beyond which a call, a task or a check has a slip of the finger for its year."""
FAR_DAYS = 300
"""How far away a day without its year may lie where it is written at once."""
_WITH_YEAR = re.compile(r"\d{4}|\d[./-]\d+[./-]\d{2}")
_STEPS = {"n": 1, "l": -1, "t": 0}


def read_day(text: str, today: date, *, lean: Lean = Lean.FUTURE) -> date:
    """The day that `text` means to someone speaking on `today`, in English or Bulgarian.

    Raises a `DateError`: not understood, does not exist, out of range, or not on the weekday named.
    """
    tokens = read_tokens(text)
    if shape_of(tokens) in ("RP", "WP"):
        tokens = tokens[:1]  # "tomorrow morning" names the day well enough
    try:
        day = day_in(tokens, today, lean)
    except (ValueError, OverflowError) as error:
        raise as_date_error(error, text) from None
    if day is None:
        raise DateNotUnderstood(text)
    return day


def check_near(day: date, today: date) -> None:
    """Raise DateTooFar for a day more than `FAR_YEARS` away: 1926 for 2026 is a slip of the finger."""
    if abs(day.year - today.year) > FAR_YEARS:
        raise DateTooFar(day, today)


def check_year(day: date, text: str, today: date) -> None:
    """Raise YearNotNamed for a day most of a year away whose year does not stand in its words: 3.12. typed on 29.11. of a call."""
    shape = shape_of(read_tokens(text))
    is_named = _WITH_YEAR.search(text) is not None or {"U", "R"} & set(shape)
    if abs((day - today).days) > FAR_DAYS and not is_named:
        raise YearNotNamed(day, today)


# From tokens to a day


def day_in(tokens: Tokens, today: date, lean: Lean) -> date | None:
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
            return plus_days(today, day.value)
        case [_that, unit], "yU" if unit.value == Unit.DAY:
            return plus_days(today, -2)
        case [day], "W":
            return weekday_near(day.value, today, lean, may_be_today=False)
        case [_this, day], "tW":
            return weekday_near(day.value, today, lean, may_be_today=True)
        case [feast], "F":
            return _feast(feast.value, today, lean)
        case [_before, feast], "pF":
            return plus_days(_feast(feast.value, today, lean), -1)
        case [_last, day], "lW":
            return weekday_near(day.value, today, Lean.PAST, may_be_today=False)
        case [_next, day], "nW":
            return weekday_in(first_of(Unit.WEEK, today, 1), day.value)
        case ([day, which, unit], "WnU" | "WlU" | "WtU") | (
            [which, unit, day],
            "nUW" | "lUW" | "tUW",
        ) if unit.value == Unit.WEEK:
            return weekday_in(first_of(Unit.WEEK, today, _STEPS[which.kind]), day.value)
    return None


def _feast(feast: int, today: date, lean: Lean) -> date:
    """The nearest day of a feast the way leaned to."""
    if feast != EASTER:
        return nearest_date(*divmod(feast, 100), today, lean)
    near = nearest(lambda step: orthodox_easter(today.year + step), today, lean)
    return near or orthodox_easter(today.year)


def _offset_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """A day counted from another one: a week after tomorrow, 3 days before 15.12., седмица след петък."""
    offset = re.match("(N?U)([ip])(?=.)", shape_of(tokens))
    base = day_in(tokens[offset.end() :], today, lean) if offset else None
    if offset is None or base is None:
        return None
    count = tokens[0].value if len(offset[1]) > 1 else 1
    return plus(base, DIRECTIONS[offset[2]] * count, Unit(tokens[offset.end() - 2].value))


def _week_away(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """A weekday of a week counted from this one: in 2 weeks on friday, петък след 2 седмици.

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
    return weekday_in(week_of(day), weekday)


def _counted_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """A day counted from today: +3, +2w, in a week, 3 days ago."""
    shape = shape_of(tokens)
    if shape[:1] in DIRECTIONS:
        direction, counted = DIRECTIONS[shape[0]], tokens[1:]
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
            return first_of(Unit(unit.value), today, _STEPS[which.kind])
        case [_this, unit], "tU":
            return point_of("e" if lean is Lean.FUTURE else "s", Unit(unit.value), today, 0)
        case [_last, unit, period], "lUU" if unit.value == Unit.DAY:  # the last day of the month
            return nearest(lambda step: point_of("e", Unit(period.value), today, step), today, lean)
        case [edge, which, unit], "enU" | "elU" | "etU" | "snU" | "slU" | "stU" | "cnU" | "clU" | "ctU":
            return point_of(edge.kind, Unit(unit.value), today, _STEPS[which.kind])
        case [edge, unit], "eU" | "sU" | "cU":
            return nearest(lambda step: point_of(edge.kind, Unit(unit.value), today, step), today, lean)
        case [edge, month], "eM" | "sM" | "cM":
            first = date(today.year, month.value, 1)
            return nearest(lambda step: point_of(edge.kind, Unit.MONTH, first, 12 * step), today, lean)
        case [edge, month, year], "eMN" | "sMN" | "cMN":
            in_year = _date(_year(year), month.value, 1)
            return in_year and point_of(edge.kind, Unit.MONTH, in_year, 0)
    return None


def _calendar_day(tokens: Tokens, today: date, lean: Lean) -> date | None:
    """Days by their numbers and months: 15, 15.12., 2026-12-31, 15 Dec 26, December 15, 20.XI.2026."""
    numbers = [token for token in tokens if token.kind in "NM"]
    match numbers, shape_of(tokens):
        case [day], "N" if is_short(day) and 1 <= day.value <= 31:
            return nearest_day_of_month(day.value, today, lean)
        case [month], "M":
            return nearest_date(month.value, 1, today, lean)
        case [month, year], "MN" if len(year.text) == 4:
            return _date(_year(year), month.value, 1)
        case ([day, month], "NM" | "N.N" | "N/N" | "N-N") | ([month, day], "MN"):
            return nearest_date(month.value, day.value, today, lean) if is_short(day, month) else None
        case [year, month, day], "N-N-N" | "N.N.N" | "N/N/N" if len(year.text) == 4:
            return _date(_year(year), month.value, day.value) if is_short(day, month) else None
        case ([day, month, year], "NMN" | "N.N.N" | "N/N/N" | "N-N-N") | ([month, day, year], "MNN"):
            return _date(_year(year), month.value, day.value) if is_short(day, month) else None
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
    day = on_weekday(days, weekday, today)
    if day is None:
        raise WeekdayContradicts(days[0], weekday)
    return day


def is_short(*tokens: Token) -> bool:
    return all(token.kind == "M" or len(token.text) <= 2 for token in tokens)


def _year(token: Token) -> int | None:
    """The year written with four digits, or with two (00–69 are 2000s, 70–99 are 1900s); None if neither."""
    match len(token.text):
        case 4:
            return token.value
        case 2:
            return token.value + (2000 if token.value < 70 else 1900)
    return None


def _date(year: int | None, month: int, day: int) -> date | None:
    """A date; OverflowError outside the years of the book, ValueError where the calendar has none."""
    if year is None:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError
    if not exists(day, month, year):
        raise NoSuchDay(day, month, year)
    return date(year, month, day)
