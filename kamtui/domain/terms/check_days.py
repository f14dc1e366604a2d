"""The days on which a term is checked: the first, the one that a check settles, and the one after it (K15)."""

from datetime import date, timedelta

from kamtui.domain.terms.term import TermEntry
from kamtui.domain.time.calendar import LAST_YEAR
from kamtui.domain.time.recurrence import after_done, days
from kamtui.domain.time.recurrence.rule import Recurrence


def first_check(entry: TermEntry, written_on: date) -> date | None:
    """The first day on which a term is checked: the first by its rule that was still to come when it was written.

    Nobody can check last spring today; a one-off promise whose day has passed is due at once all the same.
    "2 weeks after it is done" counts from the term's first day, or from when it was written, if that is later.
    """
    if entry.checks is None:
        return None
    if after_done.is_after_done(entry.checks):
        return _within(after_done.counted_from(entry.checks, max(entry.from_on, written_on)), entry.until_on)
    first = days.first_occurrence(entry.checks)
    if first is not None and first < written_on and not entry.is_one_off:
        first = days.next_occurrence(entry.checks, after=written_on - timedelta(days=1))
    return _within(first, entry.until_on)


def settled_by(entry: TermEntry, checked_on: date, due_on: date | None, up_to: date) -> date | None:
    """The day by the rule that a check settles; None for one in between, which settles none.

    A check on that day or later settles it. An early one does where the day is nearer than `up_to`, the
    day up to which the term was checked: a second look on the day after must not stand for next week's.
    A one-off promise is settled by any check, and so is the check of a rule that counts from the last one.
    """
    counts_anew = entry.checks is not None and after_done.is_after_done(entry.checks)
    if due_on is None or entry.is_one_off or counts_anew or checked_on >= due_on:
        return due_on
    return due_on if (due_on - checked_on) <= (checked_on - up_to) else None


def coming_checks(rule: Recurrence, next_check_on: date, until_on: date | None, limit: int) -> list[date]:
    """The next check and those that follow it by the rule until the end, `limit` in all at most."""
    if days.is_once(rule):
        return [next_check_on]
    further = days.occurrences(rule, after=next_check_on, limit=limit - 1)
    return [next_check_on, *(day for day in further if until_on is None or day <= until_on)]


def check_after(entry: TermEntry, checked_on: date, due_on: date | None) -> date | None:
    """The next check once one was made: the first day by the rule after both the check and the day it settled.

    Where it settled none, the day that was to come still is. One made late settles all that were missed.
    "2 weeks after it is done" counts from the check.
    """
    if entry.checks is None or entry.is_one_off:
        return None
    if after_done.is_after_done(entry.checks):
        return _within(after_done.counted_from(entry.checks, checked_on), entry.until_on)
    after = max(checked_on, due_on or checked_on)
    return _within(days.next_occurrence(entry.checks, after=after), entry.until_on)


def _within(day: date | None, until_on: date | None) -> date | None:
    if day is None or day.year > LAST_YEAR or (until_on is not None and day > until_on):
        return None
    return day
