"""What a day and a week bring: the goal of a day, days running with a name, the plan and what is left of it."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest

from kamtui.domain.chain.week import (
    DayCount,
    WeekDone,
    WeekPlan,
    carried_over,
    carried_to,
    first_day_to_plan,
    is_brought,
    monday_of,
    streak,
)
from tests.domain.chain.forests import (
    TODAY,
    ago,
)


def day(days: int, contacted: int, named: int) -> DayCount:
    return DayCount(ago(days), contacted, max(named, min(1, contacted)), named)


@pytest.mark.parametrize(
    ("days", "running"),
    [
        ((), 0),
        ((day(0, 3, 1), day(1, 2, 1), day(2, 4, 2)), 3),
        ((day(0, 3, 0), day(1, 2, 1)), 1),  # today is not over
        ((day(1, 2, 1), day(2, 0, 0), day(3, 1, 1)), 2),  # a day without contacts breaks nothing
        ((day(1, 2, 1), day(2, 3, 0), day(3, 1, 1)), 1),
        ((day(1, 3, 0), day(2, 1, 1)), 0),
        ((day(3, 1, 1), day(1, 2, 1), day(2, 2, 2)), 3),  # in any order
        ((day(-1, 2, 0), day(0, 1, 1)), 1),
    ],
)
def test_streaks(days: Collection[DayCount], running: int) -> None:
    assert streak(days, TODAY) == running


@pytest.mark.parametrize(
    ("contacted", "named", "is_met"), [(2, 2, True), (2, 1, False), (0, 0, False), (1, 1, True)]
)
def test_the_goal_is_a_name_from_everybody(contacted: int, named: int, is_met: bool) -> None:
    assert day(0, contacted, named).is_met is is_met


def test_a_day_of_which_nothing_is_known_has_nobody() -> None:
    assert DayCount(TODAY) == (TODAY, 0, 0, 0) and not DayCount(TODAY).is_met


def test_a_week_begins_on_monday() -> None:
    assert {monday_of(date(2026, 11, 16) + timedelta(days=number)) for number in range(7)} == {
        date(2026, 11, 16)
    }
    assert monday_of(date(2027, 1, 1)) == date(2026, 12, 28)


def test_what_is_left_of_a_plan_is_carried_over_and_what_was_not_planned_is_not() -> None:
    assert carried_over(WeekPlan(20, None, 5, 0), WeekDone(12, 9, 7, 1)) == WeekPlan(8, None, 0, 0)


@pytest.mark.parametrize(
    ("due_on", "monday", "earliest_on", "carried"),
    [
        (
            date(2026, 11, 12),
            date(2026, 11, 23),
            date(2026, 11, 23),
            date(2026, 11, 26),
        ),  # a Thursday stays one
        (date(2026, 11, 9), date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 18)),  # its Monday is past
        (date(2026, 11, 15), date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 22)),
    ],
)
def test_an_open_task_is_carried_to_its_weekday(
    due_on: date, monday: date, earliest_on: date, carried: date
) -> None:
    assert carried_to(due_on, monday, earliest_on) == carried


@pytest.mark.parametrize(
    ("monday", "first"),
    [
        (date(2026, 11, 16), date(2026, 11, 18)),
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 9), date(2026, 11, 9)),
    ],
)
def test_the_week_at_hand_is_planned_from_today_on(monday: date, first: date) -> None:
    assert first_day_to_plan(monday, date(2026, 11, 18)) == first


@pytest.mark.parametrize(
    ("done", "planned", "is_done"),
    [(3, 4, False), (4, 4, True), (5, 4, True), (0, 0, True), (9, None, False)],
)
def test_what_was_planned_of_a_week_is_brought(done: int, planned: int | None, is_done: bool) -> None:
    assert is_brought(done, planned) is is_done
