"""The morning greeting (K17), as a table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.greeting import Greeting, greeting, interval_of
from kamtui.domain.thresholds import GreetingDefaults, Interval

TODAY = date(2026, 11, 22)
DEFAULTS = GreetingDefaults()


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (-1, Greeting.FINE),
        (0, Greeting.FINE),
        (14, Greeting.FINE),
        (15, Greeting.AMBER),
        (30, Greeting.AMBER),
        (31, Greeting.RED),
        (3000, Greeting.RED),
        (None, Greeting.NEVER),
    ],
)
def test_how_a_greeting_stands(ago: int | None, expected: Greeting) -> None:
    last_on = None if ago is None else TODAY - timedelta(days=ago)
    assert greeting(last_on, Interval(14, 30), TODAY) is expected
    assert greeting(last_on, None, TODAY) is Greeting.FINE


@pytest.mark.parametrize(
    ("since", "expected"),
    [(0, Greeting.NOT_YET), (14, Greeting.NOT_YET), (15, Greeting.NEVER), (-7, Greeting.NOT_YET)],
)
def test_who_was_never_spoken_to_is_overdue_once_the_interval_has_passed(
    since: int, expected: Greeting
) -> None:
    since_on = TODAY - timedelta(days=since)
    assert greeting(None, Interval(14, 30), TODAY, since_on) is expected
    assert greeting(None, None, TODAY, since_on) is Greeting.FINE
    assert greeting(TODAY, Interval(14, 30), TODAY, since_on) is Greeting.FINE


def test_without_a_margin_it_is_red_at_once() -> None:
    assert greeting(TODAY - timedelta(days=8), Interval(7, 7), TODAY) is Greeting.RED
    assert greeting(TODAY - timedelta(days=7), Interval(7, 7), TODAY) is Greeting.FINE


@pytest.mark.parametrize(
    ("stage", "is_key", "every", "latest", "expected"),
    [
        (Stage.CUSTOMER, False, None, None, Interval(30, 60)),
        (Stage.CUSTOMER, True, None, None, Interval(14, 30)),
        (Stage.PROSPECT, True, None, None, Interval(14, 30)),
        (Stage.PROSPECT, False, None, None, None),
        (Stage.FORMER, True, None, None, None),
        (Stage.LOST, True, None, None, None),
        (Stage.PROSPECT, False, 5, 9, Interval(5, 9)),
        (Stage.CUSTOMER, True, 5, None, Interval(5, 10)),
        (Stage.CUSTOMER, True, None, 9, Interval(14, 30)),
    ],
)
def test_whose_interval_it_is(
    stage: Stage, is_key: bool, every: int | None, latest: int | None, expected: Interval | None
) -> None:
    assert interval_of(stage, is_key, every, latest, DEFAULTS) == expected


@given(st.integers(0, 1000), st.integers(1, 400), st.integers(0, 400))
def test_it_only_gets_worse(ago: int, every: int, more: int) -> None:
    interval = Interval(every, every + more)
    last_on = TODAY - timedelta(days=ago)
    assert greeting(last_on, interval, TODAY) <= greeting(last_on, interval, TODAY + timedelta(days=1))
