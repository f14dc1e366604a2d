"""A repeat rule as a person types it, in English or Bulgarian, with the dates and counts that stand in its text."""

from dataclasses import replace
from datetime import date

from kamtui.domain.text.cleaning import clean
from kamtui.domain.time.date_errors import DateNotUnderstood
from kamtui.domain.time.recurrence.after_done import LARGEST_SPAN, after_done, read_span
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.recurrence.errors import (
    CountOutOfRange,
    IntervalOutOfRange,
    NeverHappens,
    RecurrenceEndsBefore,
    RecurrenceEndsTwice,
    RecurrenceNotUnderstood,
)
from kamtui.domain.time.recurrence.meaning import pattern_of
from kamtui.domain.time.recurrence.pattern import (
    LARGEST_COUNT,
    LARGEST_INTERVAL,
    Pattern,
    days_exist,
    is_listable,
    rule_of,
)
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.words import Words, in_context, plain_words, shape_of, words_of
from kamtui.domain.time.typed_days import read_day


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
    pattern = pattern_of(core, start)
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


def _checked(pattern: Pattern, start: date, text: str) -> Recurrence:
    """The rule, if its numbers are possible and it comes at all before it ends."""
    if not 1 <= pattern.interval <= LARGEST_INTERVAL:
        raise IntervalOutOfRange(text)
    if pattern.days and not days_exist(pattern.days, pattern.months):
        raise NeverHappens(text)
    if not is_listable(pattern):
        raise RecurrenceNotUnderstood(text)  # a fifth Friday, or more days than can be shown
    first = first_occurrence(Recurrence(rule_of(replace(pattern, until=None)), start))
    if first is None:
        raise NeverHappens(text)
    if pattern.until is not None and pattern.until < first:
        raise RecurrenceEndsBefore(pattern.until, first)
    if pattern.count == 1:
        return once_on(first)
    return Recurrence(rule_of(pattern), start)


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
