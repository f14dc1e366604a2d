"""The days on which a term is checked: the first, the one that a check settles, the next ones."""

from datetime import date, timedelta

import pytest

from kamtui.domain.terms.check_days import check_after, coming_checks, first_check, settled_by
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.term import read_term
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.time.recurrence.rule import once_on
from kamtui.domain.time.recurrence.typed import read_recurrence

TODAY = date(2026, 11, 22)  # a Sunday
FRIDAY = date(2026, 11, 27)
EVERY_FRIDAY = read_recurrence("every friday", TODAY, TODAY)


@pytest.mark.parametrize(
    ("next_check_on", "until_on", "in_days"),
    [
        (FRIDAY, None, [0, 7, 14]),
        (FRIDAY - timedelta(1), None, [-1, 0, 7]),  # put off to a Thursday: the rule goes on as before
        (FRIDAY, FRIDAY + timedelta(14), [0, 7, 14]),
        (FRIDAY, FRIDAY + timedelta(13), [0, 7]),
        (FRIDAY, FRIDAY, [0]),
    ],
)
def test_the_next_check_and_those_that_follow_it_by_the_rule_until_the_end(
    next_check_on: date, until_on: date | None, in_days: list[int]
) -> None:
    days = coming_checks(EVERY_FRIDAY, next_check_on, until_on, limit=3)
    assert days == [FRIDAY + timedelta(days) for days in in_days]


def test_a_promise_of_one_day_is_checked_on_that_alone() -> None:
    assert coming_checks(once_on(FRIDAY), TODAY, None, limit=3) == [TODAY]


def test_no_more_than_asked_for() -> None:
    assert coming_checks(EVERY_FRIDAY, FRIDAY, None, limit=1) == [FRIDAY]


def typed(**fields: str) -> dict[str, str]:
    return {"what": "Deliver within the week", "category": "delivery", "owed_by": "we"} | fields


def a_term(rule: str, from_on: date = TODAY, until_on: date | None = None) -> TermEntry:
    checks = once_on(from_on) if rule == "once" else read_recurrence(rule, TODAY, from_on)
    return TermEntry(
        account_id=1, category=TermCategory.DELIVERY, owed_by=OwedBy.WE, what="x", from_on=from_on,
        until_on=until_on, checks=checks,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "first"),
    [
        (a_term("weekly on friday"), date(2026, 11, 27)),
        (a_term("weekly on sunday"), TODAY),
        (a_term("weekly on saturday", date(2026, 11, 1)), date(2026, 11, 28)),  # not yesterday
        (a_term("monthly on the 5th", date(2026, 1, 1)), date(2026, 12, 5)),  # not last January
        (a_term("monthly on the 31st", date(2027, 1, 1)), date(2027, 1, 31)),
        (a_term("once", date(2026, 12, 15)), date(2026, 12, 15)),
        (a_term("once", date(2026, 11, 1)), date(2026, 11, 1)),  # overdue at once
        (a_term("monthly on the 5th", until_on=date(2026, 12, 1)), None),
        (a_term("weekly on friday", date(2026, 1, 1), date(2026, 11, 27)), date(2026, 11, 27)),
    ],
)
def test_the_first_check_is_the_first_still_to_come(entry: TermEntry, first: date | None) -> None:
    assert first_check(entry, TODAY) == first


def test_a_term_without_a_rule_is_not_checked_by_itself() -> None:
    entry = read_term({**typed(), "account_id": "7"}, TODAY)
    assert first_check(entry, TODAY) is None and check_after(entry, TODAY, None) is None


FRIDAYS = a_term("weekly on friday")
LAST_DAYS = a_term("monthly on the 31st")


@pytest.mark.parametrize(
    ("entry", "checked_on", "up_to", "is_settled"),
    [
        (FRIDAYS, date(2026, 11, 27), date(2026, 11, 20), True),
        (FRIDAYS, date(2026, 12, 9), date(2026, 11, 20), True),  # late
        (FRIDAYS, date(2026, 11, 24), date(2026, 11, 20), True),  # early, and nearer to this one
        (FRIDAYS, date(2026, 11, 23), date(2026, 11, 20), False),  # a second look at the last one
        (FRIDAYS, date(2026, 11, 20), date(2026, 11, 20), False),
        (a_term("once", date(2026, 11, 27)), date(2026, 11, 20), date(2026, 11, 20), True),
    ],
)
def test_an_early_check_settles_the_day_that_it_is_nearer_to(
    entry: TermEntry, checked_on: date, up_to: date, is_settled: bool
) -> None:
    due_on = date(2026, 11, 27)
    assert settled_by(entry, checked_on, due_on, up_to) == (due_on if is_settled else None)
    assert settled_by(entry, checked_on, None, up_to) is None


@pytest.mark.parametrize(
    ("entry", "checked_on", "due_on", "following"),
    [
        (FRIDAYS, date(2026, 11, 27), date(2026, 11, 27), date(2026, 12, 4)),
        # Early: it settles the coming one, and the one after that is not lost.
        (FRIDAYS, date(2026, 11, 25), date(2026, 11, 27), date(2026, 12, 4)),
        # Late: it settles all that were missed.
        (FRIDAYS, date(2026, 12, 20), date(2026, 11, 27), date(2026, 12, 25)),
        # Put off past the next one.
        (FRIDAYS, date(2026, 12, 8), date(2026, 12, 8), date(2026, 12, 11)),
        (LAST_DAYS, date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 31)),
        (LAST_DAYS, date(2027, 1, 31), date(2027, 1, 31), date(2027, 3, 31)),
        (a_term("weekly on friday", until_on=date(2026, 12, 4)), date(2026, 12, 4), date(2026, 12, 4), None),
        (a_term("once", date(2026, 12, 15)), date(2026, 12, 15), date(2026, 12, 15), None),
    ],
)
def test_the_next_check(entry: TermEntry, checked_on: date, due_on: date, following: date | None) -> None:
    assert check_after(entry, checked_on, due_on) == following
