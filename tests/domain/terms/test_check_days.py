"""The next checks of a term, by its rule and until its end."""

from datetime import date, timedelta

import pytest

from kamtui.domain.terms.check_days import coming_checks
from kamtui.domain.time.recurrence.rule import once_on
from kamtui.domain.time.recurrence.typed import read_recurrence

TODAY = date(2026, 11, 22)  # a Sunday
FRIDAY = date(2026, 11, 27)
FRIDAYS = read_recurrence("every friday", TODAY, TODAY)


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
    days = coming_checks(FRIDAYS, next_check_on, until_on, limit=3)
    assert days == [FRIDAY + timedelta(days) for days in in_days]


def test_a_promise_of_one_day_is_checked_on_that_alone() -> None:
    assert coming_checks(once_on(FRIDAY), TODAY, None, limit=3) == [TODAY]


def test_no_more_than_asked_for() -> None:
    assert coming_checks(FRIDAYS, FRIDAY, None, limit=1) == [FRIDAY]
