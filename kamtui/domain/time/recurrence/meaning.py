"""What the words of a repeat rule mean: how often and when, put together to the parts of the rule.

Decisions:

- A rule says itself what it means: "weekly" keeps the weekday of the day it starts on, "monthly" the day
  of the month, "yearly" the date. A rule that is moved still comes on the same days.
- A weekday alone repeats ("friday" is every Friday), and so does a day of the month ("on the 5th"), the
  end of a period ("end of month") or its start. A date with its month comes once: "15.12.", "tomorrow".
- A day of a quarter or half-year is that of its first month: "quarterly on the 5th" is 5 January, April,
  July and October; its end and its last Friday are those of its last month. "Quarterly" alone is the day
  of the month that it starts on, that month and every third from it. "Every 3 months" counts its months
  from the start.
- Monthly, yearly, quarterly or every few months without a named day, begun on the 29th to 31st, come
  on the last day of a month that is too short: "on the 31st or last day of every month". Who names the
  31st means it: shorter months are passed over.
- "Every second Friday" is every two weeks, "every second Friday of the month" the second of each month.
  "Every first Friday" and "every last Friday" can only be those of the month.
- „През седмица“, „през ден“ leave one out: every two. With a number, „през 3 дни“ is every three days,
  as „на 3 дни“ is.
- "Once a month", „веднъж месечно“ is monthly, "twice a year" half-yearly, "4 times a year" quarterly;
  "5 times a week" is no rule, because it does not say when.
- A week ends on Friday, as in `typed_days`. "Weekday" is Monday to Friday; holidays are not known.
"""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kamtui.domain.time.calendar import Unit, length_of
from kamtui.domain.time.recurrence.pattern import (
    LAST,
    LENGTHS,
    SHORTEST_MONTH,
    WORKDAYS,
    Pattern,
    day_or_last,
    in_one_way,
    in_order,
    months_meant,
    months_of,
    period_of,
)
from kamtui.domain.time.recurrence.words import UNITS_SHAPE, Words, shape_of

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


class _Point(NamedTuple):
    """The days of a period: by number, by weekday, or its very end (or start)."""

    days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    is_edge: bool = False


def pattern_of(words: Words, start: date) -> Pattern | None:
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
            return in_one_way(pattern)
    return None


def _built(often: Words, when: Words, start: date) -> Pattern | None:
    """The rule of how often ("every 2 weeks", or nothing) and when ("on Friday", or nothing); None if it is none."""
    is_every = shape_of(when[:1]) == "E"
    if is_every:
        when = when[1:]
    unit = often[-1].kind if often else ""
    step = often[-2].value if len(often) > 1 and often[-2].kind in "N#" else 1
    if not when:
        return _bare(unit, step, start) if len(often) > 1 and not is_every else None
    pattern = _on_weekdays(when, unit, step, is_every=is_every)
    if pattern is None and (is_every or often):
        pattern = _in_year(when, unit, step)
    if pattern is None and often:
        point = _point(when)
        return None if point is None else _in_period(point, unit, step)
    return pattern or _of_every_month(when, is_every=is_every)


def _on_weekdays(when: Words, unit: str, step: int, *, is_every: bool) -> Pattern | None:
    """Every Friday, every 2 weeks on Monday and Friday, every workday; every second Friday."""
    shape = shape_of(when)
    if re.fullmatch(_WEEKDAY_LIST, shape) and unit in ("", "w"):
        return Pattern(Unit.WEEK, step, weekdays=_values_of(when, "W"))
    if shape == "X" and (unit in ("", "w") or (unit == "d" and step == 1)):
        return Pattern(Unit.WEEK, step, weekdays=WORKDAYS)
    if is_every and not unit and re.fullmatch(_EVERY_OTHER_WEEKDAY, shape) and when[0].value != 1:
        return Pattern(Unit.WEEK, when[0].value, weekdays=_values_of(when, "W"))
    return None


def _in_year(when: Words, unit: str, step: int) -> Pattern | None:
    """Days with their months, every year or every few years; of every quarter or half-year, its months must be those."""
    if unit not in ("", "y") and not (unit in ("q", "h") and step == 1):
        return None
    pattern = _on_dates(when, step) or _in_months(when, step)
    if pattern is not None and unit in ("q", "h") and period_of(pattern.months) != unit:
        return None
    return pattern


def _of_every_month(when: Words, *, is_every: bool) -> Pattern | None:
    """Days without a word of how often: "on the 5th" is that of every month, but "the first Friday" may be meant once."""
    shape, point = shape_of(when), _point(when)
    if point is None or point.is_edge or (point.weekdays and not is_every):
        return None
    if "N" in shape and shape[-1] != "D":
        return None  # 15 of what?
    if shape == "#" and when[0].text.isalpha():
        return None  # every second what?
    if shape == "#X" and when[0].value != 1:
        return None  # every second workday
    return _in_period(point, "m", 1)


def _bare(unit: str, step: int, start: date) -> Pattern:
    """How often and no more: the day is that of the start, or the last of a month that is too short for it."""
    match unit:
        case "d":
            return Pattern(Unit.DAY, step)
        case "w":
            return Pattern(Unit.WEEK, step, weekdays=(start.weekday(),))
        case "m":
            return _clipped(Pattern(Unit.MONTH, step, days=(start.day,)), start)
        case "y":
            return _clipped(Pattern(Unit.YEAR, step, days=(start.day,), months=(start.month,)), start)
    length = LENGTHS[unit]
    if step != 1:
        return _clipped(Pattern(Unit.MONTH, step * length, days=(start.day,)), start)
    months = months_of(unit, (start.month - 1) % length + 1)
    return _clipped(Pattern(Unit.MONTH, days=(start.day,), months=months), start)


def _clipped(pattern: Pattern, start: date) -> Pattern:
    """The rule of one day of the month, taken as the last day of a month that is too short for it.

    Which months are meant may change with another start; only named ones are known to be long enough.
    """
    shortest = min(
        SHORTEST_MONTH if month == 2 else length_of(2000, month) for month in pattern.months or (2,)
    )
    if start.day <= shortest:
        return pattern
    return replace(pattern, days=day_or_last(start.day), ordinals=(LAST,))


def _on_dates(when: Words, step: int) -> Pattern | None:
    """Every 15 March, or every 1 March and 1 September."""
    shape = shape_of(when)
    if not re.fullmatch(_DATE_LIST, shape):
        return None
    dates = []
    for named in re.finditer(_DATE, shape):
        run = when[named.start() : named.end()]
        if named.group() == "T":
            dates.append(divmod(run[0].value, 100))
        else:
            dates.append((_values_of(run, "M")[0], _values_of(run, "#ND")[0]))
    months, days = {month for month, _day in dates}, {day for _month, day in dates}
    if len(days) > 1 or (len(months) > 1 and step != 1):
        return None
    return Pattern(Unit.YEAR, step, days=tuple(days), months=tuple(sorted(months)))


def _in_months(when: Words, step: int) -> Pattern | None:
    """The last Friday of November, the 1st of March and September, the end of February."""
    parts = re.fullmatch(_IN_MONTHS, shape_of(when))
    point = _point(when[: parts.end(1)]) if parts else None
    months = _values_of(when, "M")
    if point is None or (len(months) > 1 and step != 1):
        return None
    # Of a year the last workday is one, of several months each has its own.
    every = Unit.YEAR if len(months) == 1 else Unit.MONTH
    return Pattern(every, step, point.weekdays, point.ordinals, point.days, months)


def _point(when: Words) -> _Point | None:
    """The 1st and 15th, the last day, the first Monday, the last workday, the end."""
    shape, values = shape_of(when), [word.value for word in when]
    if shape in ("e", "s"):
        return _Point(days=(LAST if shape == "e" else 1,), is_edge=True)
    if re.fullmatch(_DAY_OR_LAST, shape) and when[0].value > SHORTEST_MONTH and LAST in values:
        return _Point(days=day_or_last(when[0].value), ordinals=(LAST,))
    if re.fullmatch(_DAY_LIST, shape):
        return _Point(days=in_order([word.value for word in when if word.kind in "#NDL"]))
    if re.fullmatch(_ORDINAL_LIST, shape):
        weekdays = WORKDAYS if shape[-1] == "X" else (when[-1].value,)
        return _Point(weekdays=weekdays, ordinals=in_order([w.value for w in when if w.kind in "#L"]))
    return None


def _in_period(point: _Point, unit: str, step: int) -> Pattern | None:
    """The days of every week, month, quarter, half-year or year, or of every second, third … of them."""
    days, weekdays, ordinals = point.days, point.weekdays, point.ordinals
    if unit == "w" and point.is_edge:
        return Pattern(Unit.WEEK, step, weekdays=(4 if days == (LAST,) else 0,))
    if unit == "m":
        return Pattern(Unit.MONTH, step, weekdays, ordinals, days)
    if unit not in LENGTHS:
        return None
    if unit != "y" and step != 1:
        length = step * LENGTHS[unit]
        return None if point.is_edge or weekdays else Pattern(Unit.MONTH, length, (), ordinals, days)
    if unit == "y" and days and days not in ((1,), (LAST,)):
        return None  # the 5th of which month?
    months = months_meant(unit, days or ordinals)
    if not months:
        return None
    every = Unit.YEAR if unit == "y" else Unit.MONTH
    return Pattern(every, step, weekdays, ordinals, days, months)


def _values_of(words: Words, kinds: str) -> tuple[int, ...]:
    return in_order([word.value for word in words if word.kind in kinds])
