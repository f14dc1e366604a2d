"""Moments, and days with a time, as a person types them, in English or Bulgarian.

Days are read as in `typed_days`. Decisions:

- 10.30 is a time where a day stands beside it (fri 10.30, 5 dec 10.30, утре 9.00), and by itself a date:
  the 10th of a month that is not there. Where both could be meant (fri 9.05, 5 dec 10), it is asked.
- A lone m counts minutes, where `typed_days` counts months.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR, exists
from kamtui.domain.time.date_errors import (
    DateError,
    DateNotUnderstood,
    DateOutOfRange,
    DayHasPassed,
    DayOrTime,
    DaysContradict,
    DueCountsDays,
    MomentNotUnderstood,
    NoSuchDay,
    TimeDoesNotExist,
    WeekdayContradicts,
    as_date_error,
    moment_examples,
)
from kamtui.domain.time.day_words import (
    AFTERNOON,
    EVENING,
    MORNING,
    NIGHT,
    NOON,
    NOW,
    Token,
    Tokens,
    minutes_for_months,
    read_tokens,
    shape_of,
)
from kamtui.domain.time.moments import to_local, to_utc
from kamtui.domain.time.nearest import Lean, nearest_date, on_weekday
from kamtui.domain.time.typed_days import check_near, day_in, is_short
from kamtui.domain.time.typed_minutes import LONGEST_MINUTES, minutes_away

_TimeOfDay = time  # the field of Due takes the name


class Due(NamedTuple):
    """When something is due: a day, and a time of it if one was named."""

    day: date
    time: _TimeOfDay | None


def read_due(text: str, today: date) -> Due:
    """The day that something is due, never guessed as past, and the time of day if one is named.

    A time alone is today's. Raises a `DateError` as `read_day` does.
    """
    tokens = read_tokens(text)
    parts = _day_and_time(tokens, text, today, Lean.FUTURE)
    if parts is None:
        if minutes_away(tokens) is not None:
            raise DueCountsDays(text)
        if (wrong := wrong_time(tokens)) is not None:
            raise TimeDoesNotExist(wrong, _("try 14:30, fri 10:00 or 12.11. 10:30."))
        raise DateNotUnderstood(text)
    day, clock = parts
    return Due(today if day is None else day, clock)


def read_near_due(text: str, today: date) -> Due:
    """When something is due. Raises a DateError, also for a day so far away that its year is a slip."""
    due = read_due(text, today)
    check_near(due.day, today)
    return due


def read_coming_due(text: str, today: date) -> Due:
    """When something is due, today or later. Raises a DateError, also for a day that has passed."""
    due = read_near_due(text, today)
    if due.day < today:
        raise DayHasPassed(due.day)
    return due


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
    minutes = minutes_away(tokens)
    if minutes is not None:
        return _moment_away(minutes, text, now, localize)
    parts = _day_and_time(tokens, text, now.date(), lean)
    if parts is None:
        if (wrong := wrong_time(tokens)) is not None:
            raise TimeDoesNotExist(wrong, moment_examples())
        raise MomentNotUnderstood(text)
    day, clock = parts
    if day is None:
        day = now.date()
    if clock is None:
        clock = time(now.hour, now.minute) if day == now.date() else time(12)
    # "This morning" said at seven is no hour to come.
    if lean is Lean.PAST and day == now.date() and clock > now.time() and _is_of_part(tokens, now):
        clock = time(now.hour, now.minute)
    return localize(datetime.combine(day, clock))


_BEGINS = {MORNING: 5, NOON: 11, AFTERNOON: 12, EVENING: 17, NIGHT: 20}
"""The hour from which on it is a part of the day."""


def _is_of_part(tokens: Tokens, now: datetime) -> bool:
    """Whether a text names only a part of the day, which it is now."""
    parts = [token.value for token in tokens if token.kind == "P"]
    return len(parts) == 1 and "N" not in shape_of(tokens) and now.hour >= _BEGINS[parts[0]]


def _moment_away(
    minutes: int, text: str, now: datetime, localize: Callable[[datetime], datetime]
) -> datetime:
    """The moment `minutes` real minutes from now, on the local clock of that moment."""
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
            moment = localize(wall.replace(fold=fold))
            if to_utc(moment) == instant:
                # Through UTC, a label that the clocks skipped becomes the one they showed.
                return instant.astimezone(moment.tzinfo)
        offset = moment.utcoffset()
    return instant.astimezone(timezone(offset or timedelta()))


# A day and a time beside each other


_Parts = tuple[date | None, time | None]


def _day_and_time(tokens: Tokens, text: str, today: date, lean: Lean) -> _Parts | None:
    """The day and the time of day in a text, either of them first, either of them missing."""
    clock = clock_in(tokens)
    if clock is not None:
        return None, clock
    refused: DateError | None = None
    for read in (_beside_numbers, _whole_day, _cut_in_two):
        try:
            parts = read(tokens, text, today, lean)
        except (ValueError, OverflowError) as error:
            refused = refused or as_date_error(error, text)
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
    day, clock = day_in([named], today, lean), clock_in(numbers, behind_day=True)
    number, month = numbers[0].value, numbers[2].value
    if numbers[1].kind == "," or not is_short(*numbers[::2]) or not exists(number, month):
        if clock is not None:
            return day, clock
        if numbers[1].kind == "." and 1 <= month <= 12:
            raise NoSuchDay(number, month, None)
        raise TimeDoesNotExist(as_typed(numbers), moment_examples())
    dates = [nearest_date(month, number, today, way) for way in (lean, lean.other)]
    same = on_weekday(dates, named.value, today) if named.kind == "W" else day if day in dates else None
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
    day = day_in(tokens, today, lean)
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
            day_words, clock = left, clock_in(right, behind_day=True, behind=_last_kind(left))
        else:
            day_words, clock = right, clock_in(left, behind_day=True)
        if clock is None:
            continue
        try:
            day = day_in(day_words, today, lean)
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


def as_typed(tokens: Tokens) -> str:
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


# The time of day


def clock_in(tokens: Tokens, *, behind_day: bool = False, behind: str = "") -> time | None:
    """The time of day that tokens mean: 9:30, 14.30 ч, 2pm, в 15, сутринта.

    14.30 could be a date, and is a time only beside a day or "at"; a bare number only `behind` what cannot have
    a number of its own: a weekday, "yesterday", "ago", a day and month in numbers.
    """
    # "5 dec 9" is a time; with two digits it is a year.
    short_number = shape_of(tokens) == "N" and len(tokens[0].text) == 1
    marked = behind in ("R", "W", "b", "N.N", "N/N") or (behind == "M" and short_number)
    if shape_of(tokens[:1]) == "@":
        marked, tokens = True, tokens[1:]
    if shape_of(tokens) == "P":
        return time(tokens[0].value)
    part, tokens = _without_part_of_day(tokens)
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


def _without_part_of_day(tokens: Tokens) -> tuple[int | None, Tokens]:
    """The part of the day named before or behind a time ("сутринта в 9", "3 pm") and the time; None if none is."""
    if shape_of(tokens[:1]) == "P":
        part, rest = tokens[0].value, tokens[1:]
        return part, rest[1:] if shape_of(rest[:1]) == "@" else rest
    if shape_of(tokens[-1:]) == "P":
        return tokens[-1].value, tokens[:-1]
    return None, tokens


def _time(hour: Token, minute: Token | None, part: int | None) -> time | None:
    """A time of day, with the part of the day that tells 3 in the afternoon from 3 at night."""
    hours: int | None
    hours, minutes = hour.value, minute.value if minute else 0
    if len(hour.text) > 2 or (minute and len(minute.text) != 2) or hours > 23 or minutes > 59:
        return None
    if part is not None:
        hours = _hour_in(part, hours)
    return None if hours is None else time(hours, minutes)


def wrong_time(tokens: Tokens) -> str | None:
    """What in a text is written as a time and is none: 10:75, вчера 25, 13 am."""
    for run in re.finditer("N:N|(?<=[RW@])N[.,]N|NP|PN|(?<=[RW@])N$", shape_of(tokens)):
        part = tokens[run.start() : run.end()]
        if clock_in(part, behind_day=True, behind="R") is None:
            return as_typed(part)
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
