"""Weeks that begin on another day than Monday, as the settings may have it."""

from collections.abc import Iterator
from datetime import date

import pytest

from kamtui.domain.chain.week import carried_to, first_day_to_plan, monday_of
from kamtui.domain.time import calendar
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_days import read_day

WEDNESDAY, SUNDAY = date(2026, 11, 25), date(2026, 11, 22)


@pytest.fixture
def sundays() -> Iterator[None]:
    calendar.begin_weeks_on(6)
    yield
    calendar.begin_weeks_on(0)


def test_usually_a_week_begins_on_monday() -> None:
    assert calendar.week_of(WEDNESDAY) == monday_of(WEDNESDAY) == date(2026, 11, 23)
    assert read_day("next week", SUNDAY) == date(2026, 11, 23)


@pytest.mark.usefixtures("sundays")
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("next week", date(2026, 11, 29)), ("next friday", date(2026, 12, 4)), ("next sunday", date(2026, 11, 29)),
        ("end of week", date(2026, 11, 27)), ("in 2 weeks on sunday", date(2026, 12, 6)), ("friday", date(2026, 11, 27)),
        ("другата седмица", date(2026, 11, 29)),
    ],
)  # fmt: skip
def test_words_of_weeks_that_begin_on_sunday(typed: str, day: date) -> None:
    assert read_day(typed, WEDNESDAY, lean=Lean.FUTURE) == day


@pytest.mark.usefixtures("sundays")
def test_the_plan_of_a_week_that_begins_on_sunday() -> None:
    # The plan stays known by the Monday in the week, as the book has it.
    assert calendar.week_of(SUNDAY) == SUNDAY and monday_of(SUNDAY) == date(2026, 11, 23)
    assert monday_of(date(2026, 11, 28)) == date(2026, 11, 23) and monday_of(date(2026, 11, 29)) == date(
        2026, 11, 30
    )
    assert first_day_to_plan(date(2026, 11, 30), WEDNESDAY) == date(2026, 11, 29)
    assert carried_to(date(2026, 11, 20), date(2026, 11, 30), date(2026, 11, 29)) == date(2026, 12, 4)
    assert carried_to(SUNDAY, date(2026, 11, 30), date(2026, 11, 23)) == date(2026, 11, 29)
