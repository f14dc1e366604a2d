"""What is known of sales: months, 12-month sums, movements, rhythm."""

from datetime import date
from typing import Any

import pytest

from kamtui.domain.money.sales import (
    AccountYear,
    Horizon,
    MonthFigures,
    Movement,
    Span,
    YearSums,
    change_percent,
    filled,
    margin,
    movement,
    rhythm,
    year_before,
    year_sums,
)
from kamtui.domain.time.months import months_from, plus_months

TODAY = date(2026, 11, 22)
OCT = date(2026, 10, 1)


def back(count: int) -> date:
    """So many months before October 2026, the last that is over."""
    return plus_months(OCT, -count)


def a_horizon(months: int = 24, *, but: tuple[int, ...] = (), running: bool = False) -> Horizon:
    """The book knows so many months up to October, without some."""
    known = [back(n) for n in range(months - 1, -1, -1) if n not in but]
    return Horizon((*known, *([date(2026, 11, 1)] if running else [])), TODAY)


def a_year(**fields: Any) -> AccountYear:
    given: dict[str, Any] = {
        "account_id": 1,
        "name": "Алфа",
        "created_on": TODAY,
        "first_on": back(23),
        "months": 12,
    }
    return AccountYear(**(given | fields))


# -- what is known


def test_the_12_months_end_with_the_last_that_is_known_and_over() -> None:
    horizon = a_horizon(running=True)
    assert horizon.closing == OCT
    assert horizon.year == Span(date(2025, 11, 1), OCT)
    assert horizon.year.before() == Span(date(2024, 11, 1), date(2025, 10, 1))
    assert horizon.silent_months == 0
    assert a_horizon(but=(0, 1)).closing == back(2)
    assert a_horizon(but=(0, 1)).silent_months == 2
    assert Horizon((), TODAY).closing is None
    assert Horizon((date(2026, 11, 1),), TODAY).year is None  # only the running month


def test_a_short_book_speaks_of_its_own_months_only() -> None:
    horizon = a_horizon(5)
    assert horizon.known_year == Span(back(4), OCT)
    assert not horizon.reaches_two_years
    assert a_horizon(24).reaches_two_years
    assert not a_horizon(23).reaches_two_years


def test_years_are_compared_by_the_months_that_both_know() -> None:
    horizon = a_horizon(but=(3, 14))
    assert back(3) not in horizon.compared
    assert back(2) not in horizon.compared  # its month a year before is not known
    assert len(horizon.compared) == 10
    assert len(horizon.known_in_year) == 11


def test_the_year_to_date_is_the_calendar_year_of_the_last_known_month() -> None:
    assert a_horizon(24, but=(2,)).year_to_date == tuple(
        m for m in months_from(date(2026, 1, 1), OCT) if m != back(2)
    )
    january = Horizon((date(2025, 12, 1),), date(2026, 1, 10))
    assert january.year_to_date == (date(2025, 12, 1),)


def test_known_months_without_a_sale_are_zero_and_unknown_ones_are_not() -> None:
    horizon = a_horizon(4, but=(1,))
    months = filled([MonthFigures(back(2), 500, None)], horizon, Span(back(4), OCT), back(2))
    assert [(one.revenue, one.profit) for one in months] == [
        (None, None),  # before the book begins
        (0, 0),
        (500, None),  # sold, and the profit is not known
        (None, None),  # the book knows nothing of anybody
        (0, 0),
    ]
    never = filled([MonthFigures(OCT, planned_revenue=9)], horizon, Span(back(1), OCT), None)
    assert [one.revenue for one in never] == [None, None]
    assert never[-1].planned_revenue == 9
    assert never[0].is_empty


def test_sums_of_12_months_roll() -> None:
    by_month = {back(13 - n): MonthFigures(back(13 - n), 10 + n, 1) for n in range(14)}
    ends = (back(2), back(1), OCT)
    assert [year_sums(by_month, last) for last in ends] == [
        YearSums(sum(range(10, 22)), 12),
        YearSums(sum(range(11, 23)), 12),
        YearSums(sum(range(12, 24)), 12),
    ]
    assert year_sums(by_month, back(3)) is None, "a month before the first is not among them"
    by_month[back(8)] = MonthFigures(back(8), 15, None)
    assert [sums and sums.profit for sums in (year_sums(by_month, last) for last in ends)] == [None] * 3
    assert [sums and sums.revenue for sums in (year_sums(by_month, last) for last in ends)] == [
        sum(range(10, 22)), sum(range(11, 23)), sum(range(12, 24)),
    ]  # fmt: skip
    del by_month[back(8)]
    assert year_sums(by_month, OCT) is None, "nor is one in the middle"
    by_month[back(8)] = MonthFigures(back(8))
    assert year_sums(by_month, OCT) == YearSums(None, None)
    assert year_before(by_month, back(1)) == by_month[back(13)]
    assert year_before(by_month, back(2)) is None


# -- movements


@pytest.mark.parametrize(
    ("now", "before", "moved"),
    [
        (8500, 10000, Movement.DOWN),  # by 15 % exactly
        (8501, 10000, Movement.STEADY),
        (11500, 10000, Movement.UP),
        (11499, 10000, Movement.STEADY),
        (1, 10000, Movement.DOWN),
        (0, 10000, Movement.LOST),
        (-5, 10000, Movement.LOST),  # only goods given back
        (1, 0, Movement.NEW),
        (1, -3, Movement.NEW),
        (0, 0, None),
    ],
)
def test_movements(now: int, before: int, moved: Movement | None) -> None:
    account = a_year(now=now, before=before, revenue=now, revenue_before=before)
    assert movement(account, a_horizon()) is moved
    assert movement(account, a_horizon(23)) is None  # two years are not known


def test_what_was_bought_in_a_month_that_cannot_be_compared_was_bought_all_the_same() -> None:
    assert movement(a_year(now=0, before=9, revenue=5), a_horizon(but=(13,))) is None
    assert movement(a_year(now=9, before=0, revenue=9, revenue_before=4), a_horizon(but=(1,))) is None
    assert movement(a_year(first_on=None, now=0, before=0), a_horizon()) is None


def test_shares_of_change_and_margin() -> None:
    assert str(change_percent(85, 100)) == "-15.0"
    assert change_percent(5, 0) is None
    assert str(margin(-5, 40)) == "-12.5"
    assert str(margin(50, 40)) == "125.0"
    assert margin(5, 0) is None
    assert str(a_year(profit=20, revenue=400, revenue_with_profit=100).margin) == "20.0"
    assert a_year(profit=None, revenue=400).margin is None


# -- rhythm


@pytest.mark.parametrize(
    ("bought", "month", "is_late"),
    [
        ((9, 6, 3, 0), -3, False),  # every 3 months: three later it is due
        ((9, 6, 3, 0), -4, True),
        ((3, 2, 1, 0), -1, False),
        ((3, 2, 1, 0), -2, True),
        ((20, 4, 3, 1), 0, False),  # intervals of 16, 1 and 2: a mean of 6 1/3
        ((20, 4, 3, 1), -5, False),
        ((20, 4, 3, 1), -6, True),
        ((30, 9, 6, 3, 0), -4, True),  # only the last three intervals count
    ],
)
def test_late_is_longer_than_the_mean_of_the_last_three_intervals(
    bought: tuple[int, ...], month: int, is_late: bool
) -> None:
    found = rhythm([back(n) for n in bought])
    assert found is not None
    assert found.is_late(back(month)) is is_late


def test_three_months_with_sales_are_no_rhythm() -> None:
    assert rhythm([back(4), back(2), back(0)]) is None
    found = rhythm([back(20), back(4), back(3), back(1)])
    assert found is not None
    assert str(found.mean) == "6.3"
