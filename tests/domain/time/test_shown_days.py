"""Days and moments as a person reads them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.time.shown_days import (
    month_name,
    show_ago,
    show_day,
    show_days,
    show_due,
    show_long_day,
    show_moment,
    show_weekday_day,
    weekday_name,
)
from tests.effort import calls_of

SUNDAY = date(2026, 11, 22)
TODAYS = st.dates(date(1960, 1, 1), date(2140, 12, 31))


def day_of(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "−1d"),
        ("2026-11-18", "−4d"),
        ("2026-11-09", "−13d"),
        ("2026-11-08", "8 Nov"),
        ("2026-11-23", "tomorrow"),
        ("2026-11-24", "in 2d"),
        ("2026-12-05", "in 13d"),
        ("2026-12-06", "6 Dec"),
        ("2027-02-05", "5 Feb 27"),
        ("2025-11-12", "12 Nov 25"),
    ],
)
def test_a_day_is_shown_short(day: str, shown: str) -> None:
    assert show_day(day_of(day), SUNDAY) == shown


def test_near_days_of_another_year_are_near() -> None:
    assert show_day(date(2027, 1, 3), date(2026, 12, 30)) == "in 4d"


def test_days_with_their_weekday() -> None:
    assert show_weekday_day(date(2026, 11, 27), SUNDAY) == "Fri 27 Nov"
    assert show_weekday_day(date(2027, 2, 5), SUNDAY) == "Fri 5 Feb 2027"
    assert show_long_day(SUNDAY) == "Sun 22 Nov 2026"


@pytest.mark.usefixtures("in_sofia")
def test_a_moment_is_shown_on_the_local_clock() -> None:
    assert show_moment(datetime(2026, 11, 22, 12, 20, tzinfo=UTC), SUNDAY) == "today 14:20"
    assert show_moment(datetime(2026, 11, 21, 22, 5, tzinfo=UTC), SUNDAY) == "today 00:05"
    assert show_moment(datetime(2026, 11, 12, 8, 30, tzinfo=UTC), SUNDAY) == "Thu 12 Nov 10:30"
    assert show_moment(datetime(2025, 11, 12, 8, 30, tzinfo=UTC), SUNDAY) == "12 Nov 2025 10:30"


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (-3, "in 3d"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2d"),
        (12, "12d"),
        (30, "30d"),
        (31, "4w"),
        (35, "5w"),
        (90, "12w"),
        (92, "3mo"),
        (250, "8mo"),
        (729, "23mo"),
        (731, "2y"),
    ],
)
def test_how_long_ago(days: int, shown: str) -> None:
    assert show_ago(SUNDAY - timedelta(days=days), SUNDAY) == shown


def test_a_number_of_days() -> None:
    assert show_days(31) == "31d"


@given(today=TODAYS, back=st.integers(0, 10_000))
def test_how_long_ago_is_short(today: date, back: int) -> None:
    assert len(show_ago(today - timedelta(days=back), today)) <= 9


def test_only_the_name_that_is_shown_is_translated() -> None:
    assert calls_of(lambda: month_name(12)) <= 12
    assert calls_of(lambda: weekday_name(6)) <= 12


@pytest.mark.parametrize(
    ("days", "shown"), [(0, "today"), (-1, "tomorrow"), (4, "−4d"), (25, "−25d"), (45, "−6w"), (400, "−13mo")]
)
def test_how_late_something_is_is_said_in_one_way(days: int, shown: str) -> None:
    assert show_due(SUNDAY - timedelta(days), SUNDAY) == shown
