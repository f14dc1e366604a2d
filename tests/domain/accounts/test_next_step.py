"""The next step of an account, as a table."""

from datetime import date

import pytest

from kamtui.domain.accounts.next_step import NextStep, is_late, next_step

TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2020, 1, 1), NextStep.OVERDUE),
        (date(2026, 11, 21), NextStep.OVERDUE),
        (date(2026, 11, 22), NextStep.TODAY),
        (None, NextStep.NOTHING),
        (date(2026, 11, 23), NextStep.LATER),
    ],
)
def test_next_step(due_on: date | None, expected: NextStep) -> None:
    assert next_step(due_on, date(2026, 11, 22)) is expected


def test_nothing_scheduled_is_worse_than_something_later() -> None:
    assert sorted(NextStep) == [NextStep.OVERDUE, NextStep.TODAY, NextStep.NOTHING, NextStep.LATER]


@pytest.mark.parametrize(("due_on", "late"), [(None, False), (TODAY, False), (YESTERDAY, True)])
def test_late_is_what_was_due_before_today(due_on: date | None, late: bool) -> None:
    assert is_late(due_on, TODAY) is late
