"""What comes again: the repeat rule that a person types, how it is kept, its days, and how it is shown.

What is typed is understood in English and Bulgarian whatever the language of the interface, and kept as
a rule of RFC 5545, which means what that standard says: a month without a 31st is passed over, 29
February comes in leap years, the first day counts among "10 times", "until" includes its day, and every
second week is counted from the Monday of the week that the rule starts in. Decisions:

- A rule says itself what it means: "weekly" keeps the weekday of the day it starts on, "monthly" the day
  of the month, "yearly" the date. A rule that is moved still comes on the same days.
- A weekday alone repeats ("friday" is every Friday), and so does a day of the month ("on the 5th"), the
  end of a period ("end of month") or its start. A date with its month comes once: "15.12.", "tomorrow".
- A day of a quarter or half-year is that of its first month: "quarterly on the 5th" is 5 January, April,
  July and October; its end and its last Friday are those of its last month. "Quarterly" alone is the day
  of the month that it starts on, that month and every third from it. "Every 3 months" counts its months
  from the start.
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
from functools import cache, lru_cache
from itertools import islice

from kamtui.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DateError,
    length_of,
    month_name,
    quoted,
    show_date,
    weekday_name,
)
from kamtui.domain.day_words import ORDINALS, Unit, meaning_of
from kamtui.domain.language import _, ngettext
from kamtui.domain.text import clean, fold

LARGEST_INTERVAL = 999
LARGEST_COUNT = 999

_LAST_DAY = date(LAST_YEAR, 12, 31)
_LONGEST_TEXT = 100  # characters; no rule in words is longer
_LONGEST_RULE = 200  # characters

# What is shown is never longer than what may be typed.
_MOST_DAYS = 4  # days of the month in one rule
_MOST_ORDINALS = 2  # "the first and third Monday"
_MOST_MONTHS = 6

_WORKDAYS = (0, 1, 2, 3, 4)
_LAST = -1  # as the standard counts: the last day of a month, its last Friday
_ORDINALS = (1, 2, 3, 4, _LAST)  # a fifth Friday is rather a slip, and the last one can be said


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How something comes again: `rule` is an RFC 5545 RRULE value such as "FREQ=WEEKLY;BYDAY=FR"; it is
    counted from `starts_on` (its DTSTART), which is one of its days only if it fits the rule."""

    rule: str
    starts_on: date


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
    plain = _plain(text)
    words = _words_of(plain)
    words, from_on = _without_date(words, plain, "f", today, text)
    start = from_on or starts_on or today
    words, until = _without_date(words, plain, "u", max(today, start), text)
    words, count = _without_count(words, text)
    if until is not None and count is not None:
        raise RecurrenceEndsTwice
    core = _in_context(words)
    has_end = until is not None or count is not None
    if "1" in _shape(core):
        if has_end:
            raise RecurrenceNotUnderstood(text)
        return once_on(_day_of_once(words, plain, today, text, from_on) or start)
    pattern = _pattern_of(core, start)
    if pattern is None:
        # "Last friday" could be that of a month or that of last week, and "every …" is no date.
        if has_end or from_on is not None or set(_shape(core)) & {"E", "L"}:
            raise RecurrenceNotUnderstood(text)
        return once_on(_read_bare_day(plain, today, text))
    return _checked(replace(pattern, count=count, until=until), start, text)


def show_recurrence(recurrence: Recurrence) -> str:
    """A repeat rule in words: "every Friday", "on the 5th of every month", "every 2 weeks on Friday, 10 times".

    English words are read again as the same rule. A rule that this module cannot list is shown as it stands.
    """
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


def occurrences(recurrence: Recurrence, *, after: date, limit: int) -> list[date]:
    """The next days of a rule, strictly after a day, at most `limit`; none beyond the years of the book.

    A rule that this module cannot list has none.
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


def check_rule(rule: str) -> bool:
    """Whether a stored text is a repeat rule that can be listed and shown; that of another program may not be."""
    return _parsed(rule) is not None


# The rule, between its text and its parts


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The parts of a rule. Days and ordinals count from 1, and -1 is the last; weekdays from Monday, 0."""

    every: Unit
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()  # which of these weekdays in the month
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
    if len(pattern.weekdays) == 1 and pattern.ordinals:
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
    if ordinals == (0,):
        ordinals = _in_order(positions)
    elif positions:
        raise ValueError
    pattern = _Pattern(
        every,
        interval,
        weekdays,
        ordinals,
        _in_order(_number(value, signed=True) for value in _values(parts, "BYMONTHDAY")),
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
    match pattern.every:
        case Unit.DAY if pattern.weekdays:
            return replace(pattern, every=Unit.WEEK)
        case Unit.YEAR if len(pattern.months) > 1 and len(pattern.weekdays) < 2:
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
        return not (ordinals or weekdays) and len(days) <= _MOST_DAYS and _days_exist(days, months)
    if ordinals:
        return (
            (len(weekdays) == 1 or weekdays == _WORKDAYS)
            and len(ordinals) <= _MOST_ORDINALS
            and all(ordinal in _ORDINALS for ordinal in ordinals)
            and all(1 <= month <= 12 for month in months)
        )
    return not weekdays and all(1 <= month <= 12 for month in months)


def _days_exist(days: tuple[int, ...], months: tuple[int, ...]) -> bool:
    """Whether each is a day of a month, and one of them comes in one of these months of a leap year."""
    if not all(1 <= day <= 31 or day == _LAST for day in days) or not all(1 <= m <= 12 for m in months):
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

    frequencies = {
        Unit.DAY: rrule.DAILY, Unit.WEEK: rrule.WEEKLY, Unit.MONTH: rrule.MONTHLY, Unit.YEAR: rrule.YEARLY
    }  # fmt: skip
    near = _near_start(pattern, start, floor)
    one_weekday = bool(pattern.ordinals) and len(pattern.weekdays) == 1
    moments = rrule.rrule(
        frequencies[pattern.every],
        dtstart=datetime(near.year, near.month, near.day),  # noqa: DTZ001  a day has no zone
        interval=pattern.interval,
        wkst=0,
        count=pattern.count,
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


def _near_start(pattern: _Pattern, start: date, floor: date) -> date:
    """A later day from which the rule has the same days from `floor` on, so that the years between cost nothing.

    Whole steps from the start, to the first day of a month or year: every part is explicit by now and
    takes nothing from the day. A number of times is counted from the true start.
    """
    if pattern.count is not None or floor <= start:
        return start
    step = pattern.interval
    match pattern.every:
        case Unit.DAY | Unit.WEEK:
            days = step * (7 if pattern.every is Unit.WEEK else 1)
            return start + timedelta(days=(floor - start).days // days * days)
        case Unit.MONTH:
            months = ((floor.year - start.year) * 12 + floor.month - start.month) // step * step
            year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
            return date(year, month + 1, 1) if months else start
    years = (floor.year - start.year) // step * step
    return date(start.year + years, 1, 1) if years else start


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

_FIRST_MONTHS = {(1, 4, 7, 10): "q", (1, 7): "h"}
_LAST_MONTHS = {(3, 6, 9, 12): "q", (6, 12): "h"}


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
    places = pattern.days or pattern.ordinals
    period = None
    if min(places) > 0:
        period = _FIRST_MONTHS.get(pattern.months)
    elif max(places) < 0:
        period = _LAST_MONTHS.get(pattern.months)
    if period == "q":
        return _("on the {day} of every quarter").format(day=day)
    if period == "h":
        return _("on the {day} of every half-year").format(day=day)
    months = _listed([month_name(month) for month in pattern.months])
    return _("every year on the {day} of {months}").format(day=day, months=months)


def _show_weekdays(weekdays: tuple[int, ...]) -> str:
    return _listed([weekday_name(weekday, short=len(weekdays) > 2) for weekday in weekdays])


def _show_point(pattern: _Pattern) -> str:
    """The days in their month: "5th", "1st and last day", "first Monday", "last workday"."""
    if pattern.days:
        return _listed([_("last day") if day == _LAST else _show_ordinal(day) for day in pattern.days])
    names = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), _LAST: _("last")}
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


# The words of a rule
#
# As in `day_words` each word has a kind of one letter, and a text becomes its shape: "every 2 weeks on
# Friday" is ENwW.
#
#     E every     N number      # ordinal     L last       W weekday    X workday    M month    T date
#     d w m q h y units         D day of a month, certainly             e end        s start
#     1 once      t times       k so many times            u until      f from       r to       & and
#     o of, от    a на          P през        c число      i in         R today, tomorrow
#     H half      B bi-         x working     _ says nothing            ? not known
#
# Only those of the first three lines are left when a rule is put together.


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, number or sign: its kind, which one of its kind, and where it stands in the text."""

    kind: str
    value: int
    text: str
    start: int
    end: int


_Words = list[_Word]

_KINDS = (
    ("E", 0, "every each всеки всяка всяко всички"),
    ("#", 2, "other"),
    ("#", 1, "first първи първия първият първа първата първо първото"),
    ("#", 2, "second втори втория вторият втора втората второ второто"),
    ("#", 3, "third трети третия третият трета третата трето третото"),
    ("#", 4, "fourth четвърти четвъртия четвъртият четвърта четвъртата четвърто четвъртото"),
    ("#", 5, "fifth пети петия петият пета петата пето петото"),
    ("#", 6, "sixth шести шестия шестият шеста шестата шесто шестото"),
    ("#", 7, "seventh седми седмия седмият седма седмата седмо седмото"),
    ("#", 8, "eighth осми осмия осмият осма осмата осмо осмото"),
    ("#", 9, "ninth девети деветия деветият девета деветата девето деветото"),
    ("#", 10, "tenth десети десетия десетият десета десетата десето десетото"),
    ("L", _LAST, "last последен последния последният последна последната последно последното"),
    ("X", 0, "workday workdays weekday weekdays делник делника делници делниците"),
    ("x", 0, "working business work работен работния работният работни работните"),
    ("x", 0, "делничен делничния делничният делнични делничните"),
    ("W", 0, "mondays понеделници понеделниците"),
    ("W", 1, "tuesdays вторника вторници вторниците"),
    ("W", 2, "wednesdays среди средите"),
    ("W", 3, "thursdays четвъртъци четвъртъците"),
    ("W", 4, "fridays петъци петъците"),
    ("W", 5, "saturdays съботи съботите"),
    ("W", 6, "sundays недели неделите"),
    # A unit's value tells "през седмицата", during the week, from "през седмица", every second one.
    ("d", 1, "деня денят"),
    ("w", 1, "седмицата"),
    ("m", 1, "месеца месецът"),
    ("q", 1, "тримесечието"),
    ("h", 0, "полугодие полугодия halfyear"),
    ("h", 1, "полугодието"),
    ("y", 1, "годината"),
    ("1", 0, "once веднъж еднократно"),
    ("t", 0, "time times път пъти"),
    ("u", 0, "until till til до"),
    ("f", 0, "from since starting начиная започвайки"),
    ("r", 0, "to through thru"),
    ("&", 0, "and и i"),
    ("o", 0, "of от"),
    ("a", 0, "на"),
    ("P", 0, "през"),
    ("c", 0, "число числа числото"),
    ("i", 0, "in"),
    ("R", 0, "today tomorrow днес утре догодина"),
    ("e", 0, "end край края краят"),
    ("s", 0, "start beginning начало началото"),
    ("H", 0, "half semi половин"),
    ("B", 0, "bi"),
    ("_", 0, "on the at a an per по в във v за for считано"),
)

_PHRASES = (
    ("daily ежедневно всекидневно", "every day"),
    ("weekly седмично ежеседмично", "every week"),
    ("monthly месечно ежемесечно", "every month"),
    ("quarterly тримесечно", "every quarter"),
    ("yearly annually annual годишно ежегодно", "every year"),
    ("halfyearly semiannually semiannual biannually полугодишно шестмесечно", "every halfyear"),
    ("biweekly fortnightly двуседмично", "every 2 weeks"),
    ("fortnight", "2 weeks"),
    ("двумесечно", "every 2 months"),
    ("twice двукратно", "2 times"),
    ("eow", "end of week"),
    ("eom", "end of month"),
    ("eoq", "end of quarter"),
    ("eoy", "end of year"),
)
"""One word that stands for several."""

_UNIT_LETTERS = {Unit.DAY: "d", Unit.WEEK: "w", Unit.MONTH: "m", Unit.QUARTER: "q", Unit.YEAR: "y"}
_SIGNS = {",": "&", ";": "&", "&": "&", "/": "&", ".": "_", ":": "_", "-": "-"}

# Behind a number in Latin letters only with a hyphen: 2mo are two months.
_ENDINGS = "|".join(sorted(ORDINALS | {"тия", "тият", "тото", "вия", "рия"}, key=len, reverse=True))
_LATIN_ENDINGS = "|".join(
    sorted({fold(ending) for ending in _ENDINGS.split("|")}, key=len, reverse=True),
)
_PIECES = re.compile(
    r"(?<![0-9.])(?P<day>[0-9]{1,2})(?:\.(?P<dotted>[0-9]{1,2})\.?|/(?P<slashed>[0-9]{1,2}))(?![./]?[0-9])"
    rf"|(?P<ordinal>[0-9]+)(?:-?(?:{_ENDINGS})|-(?:{_LATIN_ENDINGS}))(?![^\W_])"
    r"|(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>\S)"
)


@cache
def _vocabulary() -> dict[str, tuple[tuple[str, int], ...]]:
    """Each word, without case and alphabet, and what it says. Made when first asked, not at every start."""
    known: dict[str, tuple[tuple[str, int], ...]] = {}
    for kind, value, words in _KINDS:
        for word in words.split():
            known.setdefault(fold(word), ((kind, value),))
    for words, phrase in _PHRASES:
        said = tuple(
            ("N", int(part)) if part.isdecimal() else known.get(part) or (_known_day_word(part),)
            for part in phrase.split()
        )
        flat = tuple(one if isinstance(one[0], str) else one[0] for one in said)
        for word in words.split():
            known.setdefault(fold(word), flat)  # type: ignore[arg-type]
    return known


def _known_day_word(word: str) -> tuple[str, int]:
    """What a word of `day_words` says in a rule."""
    meaning = meaning_of(word)
    match meaning.kind:
        case "U":
            return _UNIT_LETTERS[Unit(meaning.value)], 0
        case "A":
            return "N", meaning.value
        case "W" | "M":
            return meaning.kind, meaning.value
    return "?", 0
