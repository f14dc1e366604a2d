"""What is known of sales: months, 12-month sums, movements, rhythm, the plan ahead and what secures it."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.currency import in_cents, leva, to_euro
from kamtui.domain.money.sales import (
    AccountYear,
    Ahead,
    Horizon,
    MonthFigures,
    Movement,
    PlannedMonth,
    Span,
    ahead,
    change_percent,
    filled,
    margin,
    movement,
    rhythm,
    twelve_month_sums,
    year_before,
)
from kamtui.domain.money.secured import (
    AgreedPrice,
    UnitVolume,
    Volume,
    in_money,
    price_per,
    read_price,
    read_volume,
    secured_months,
)
from kamtui.domain.terms.term import Target
from kamtui.domain.terms.words import Bound
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
    months = [MonthFigures(back(13 - n), 10 + n, 1) for n in range(14)]
    assert twelve_month_sums(months) == [
        (back(2), sum(range(10, 22)), 12),
        (back(1), sum(range(11, 23)), 12),
        (OCT, sum(range(12, 24)), 12),
    ]
    months[5] = MonthFigures(back(8), 15, None)
    assert [profit for _month, _revenue, profit in twelve_month_sums(months)] == [None, None, None]
    assert twelve_month_sums(months[:11]) == []
    by_month = {one.month_on: one for one in months}
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


# -- ahead


def test_what_is_secured_ahead_is_sold_or_agreed_and_never_more_than_planned() -> None:
    nov, dec, jan = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)
    planned = [
        PlannedMonth(1, jan, 100),
        PlannedMonth(1, nov, 100, sold=30),
        PlannedMonth(1, dec, 100),
        PlannedMonth(2, nov, 50, sold=70),
    ]
    secured = {(1, nov): 20, (1, dec): 500, (2, dec): 7, (3, nov): 9}
    assert ahead(planned, secured) == {1: Ahead(1, nov, jan, 300, 130), 2: Ahead(2, nov, nov, 50, 50)}
    assert ahead(planned, secured)[1].open == 170
    assert ahead([PlannedMonth(1, nov, 100, sold=-30)], {})[1].open == 100


@pytest.mark.parametrize(
    ("bound", "thousandths", "unit", "amount", "months"),
    [
        (Bound.AT_LEAST, 50_000_000, "€", 5_000_000, None),
        (Bound.EXACTLY, 50_000_000, "EUR", 5_000_000, None),
        (Bound.AT_LEAST, 5_000_000, "€/month", 500_000, 1),
        (Bound.AT_LEAST, 5_000_000, "€ на месец", 500_000, 1),
        (Bound.AT_LEAST, 5_000_000, "евро годишно", 500_000, 12),
        (Bound.AT_LEAST, 5_000_000, "€ per quarter", 500_000, 3),
        (Bound.AT_LEAST, 100_000, "лв. месечно", 5113, 1),
        (Bound.AT_LEAST, 1_005, "€", 101, None),
    ],
)
def test_volumes_in_money(bound: Bound, thousandths: int, unit: str, amount: int, months: int | None) -> None:
    found = read_volume(7, "Cups", Target(bound, thousandths, unit), OCT, None)
    assert found == Volume(7, amount, OCT, None, months)


@pytest.mark.parametrize(
    "target",
    [
        None,
        Target(Bound.AT_MOST, 5000, "€"),
        Target(Bound.AT_MOST, 5000, "t"),
        Target(Bound.AT_LEAST, 5000, "%"),
        Target(Bound.AT_LEAST, 5000, ""),
        Target(Bound.AT_LEAST, 5000, "€ per pallet"),
        Target(Bound.AT_LEAST, 0, "€"),
    ],
)
def test_volumes_that_are_not_in_money_or_secure_nothing(target: Target | None) -> None:
    assert read_volume(7, "Cups", target, OCT, None) is None


def a_volume(thousandths: int, unit: str, what: str = "Cups from Plovdiv") -> UnitVolume:
    volume = read_volume(7, what, Target(Bound.AT_LEAST, thousandths, unit), OCT, None)
    assert isinstance(volume, UnitVolume)
    return volume


@pytest.mark.parametrize(
    ("unit", "alone", "months"),
    [
        ("t a quarter", "t", 3),
        ("т на тримесечие", "t", 3),
        ("тона годишно", "tona", 12),
        ("pallets/month", "pallets", 1),
        ("cubic metres", "cubic metres", None),
    ],
)
def test_volumes_in_units(unit: str, alone: str, months: int | None) -> None:
    volume = a_volume(20_000, unit)
    assert (volume.unit, volume.months) == (alone, months)


LINES = ("Cups", "Cups with lids", "Film")


@pytest.mark.parametrize(
    ("unit", "price", "amount"),
    [
        ("t a quarter", AgreedPrice(7, "Cups", 120_000, "t"), 2_400_000),
        ("t a quarter", AgreedPrice(7, "Cups", 120_000), 2_400_000),  # its unit is that of the volume
        ("t a quarter", AgreedPrice(7, "Cups", 120, "kg"), 2_400_000),
        ("kg", AgreedPrice(7, "Cups, all sizes", 120_000, "тон"), None),  # folded by who reads it
        ("kg", AgreedPrice(7, "Cups, all sizes", 120_000, "ton"), 2_400),
        ("pieces a month", AgreedPrice(7, "cups", 5), 100),
        ("pieces a month", AgreedPrice(7, "cups", 5, "kg"), None),
        ("t", AgreedPrice(7, "Film", 120_000, "t"), None),
        ("t", AgreedPrice(7, "Cups with lids", 120_000, "t"), None),
        ("t", AgreedPrice(8, "Cups", 120_000, "t"), None),
    ],
)
def test_a_volume_counts_by_the_price_of_its_line(unit: str, price: AgreedPrice, amount: int | None) -> None:
    volume = a_volume(20_000, unit)
    found = in_money(volume, [price], LINES)
    assert found == (None if amount is None else Volume(7, amount, OCT, None, volume.months))


def test_two_prices_of_a_line_or_no_line_give_no_sum() -> None:
    prices = [AgreedPrice(7, "Cups", 100, "kg"), AgreedPrice(7, "Cups", 110, "kg")]
    assert in_money(a_volume(1_000, "kg"), prices, LINES) is None
    assert in_money(a_volume(1_000, "kg"), [prices[0], prices[0]], LINES) is not None
    assert in_money(a_volume(1_000, "kg", "Paper"), prices[:1], LINES) is None
    assert in_money(a_volume(1_000, "kg", "Cups with lids, cups"), prices[:1], LINES) is None


@pytest.mark.parametrize(
    ("thousandths", "unit", "price"),
    [
        (1_200_000, "€/t", AgreedPrice(7, "Cups", 120_000, "t")),
        (1_955_830, "лв. за тон", AgreedPrice(7, "Cups", 100_000, "ton")),
        (1_200_000, "€", None),
        (1_200_000, "t", None),
    ],
)
def test_prices_of_a_unit(thousandths: int, unit: str, price: AgreedPrice | None) -> None:
    assert read_price(7, "Cups", Target(Bound.EXACTLY, thousandths, unit)) == price
    assert read_price(7, "Cups", Target(Bound.AT_LEAST, thousandths, unit)) is None


@pytest.mark.parametrize(
    ("terms", "per"),
    [("per kg, for a year, from 5 t on", "kg"), ("за тон, до края на годината", "ton"), ("1.20 €/kg", "kg"),
     ("for a year", ""), ("", "")],
)  # fmt: skip
def test_the_unit_of_a_negotiated_price(terms: str, per: str) -> None:
    assert price_per(terms) == per


def test_volumes_are_spread_over_the_months_they_are_for() -> None:
    span = Span(date(2026, 11, 1), date(2027, 2, 1))
    whole = Volume(1, 100, date(2026, 12, 15), date(2027, 2, 28))
    monthly = Volume(1, 10, date(2025, 1, 1), date(2026, 12, 31), 1)
    endless = Volume(2, 1000, date(2026, 1, 1), None)
    assert secured_months([whole, monthly, endless], span) == {
        (1, date(2026, 11, 1)): 10,
        (1, date(2026, 12, 1)): 10 + 33,
        (1, date(2027, 1, 1)): 33,
        (1, date(2027, 2, 1)): 34,
    }
    assert secured_months([Volume(1, 5, date(2027, 3, 1), None, 1)], span) == {}
    assert secured_months([Volume(1, 5, date(2026, 1, 1), date(2026, 10, 31), 1)], span) == {}


@given(st.integers(1, 10**12), st.integers(0, 40), st.integers(0, 40))
def test_a_volume_over_its_whole_time_sums_up_to_itself(amount: int, months: int, start: int) -> None:
    first = plus_months(OCT, start)
    last = plus_months(first, months)
    volume = Volume(1, amount, first, last)
    assert sum(secured_months([volume], Span(OCT, plus_months(OCT, 100))).values()) == amount


# -- leva and cents


@pytest.mark.parametrize(
    ("stotinki", "cents"),
    [
        (10000, 5113), (100, 51), (200000, 102258), (1, 1), (99999999, 51129188), (1999, 1022),
        (123456789, 63122454), (0, 0), (-100, -51), (-1999, -1022),
    ],
)  # fmt: skip
def test_leva_into_euro(stotinki: int, cents: int) -> None:
    assert to_euro(stotinki) == cents


def test_half_a_cent_is_a_whole_one_and_is_rounded_once() -> None:
    assert in_cents(Fraction("1.005")) == 101
    assert in_cents(Fraction("-1.005")) == -101
    assert in_cents(Fraction("1.00499")) == 100
    assert in_cents(leva(Fraction("1.95583"))) == 100
    three = [Fraction("0.334")] * 3
    assert in_cents(sum(three, start=Fraction(0))) == 100  # each for itself would make 99
