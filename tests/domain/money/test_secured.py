"""What agreed volumes secure: read from a target, priced, spread over months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.money.sales import (
    Span,
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
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Bound
from kamtui.domain.text.numbers import Currency
from kamtui.domain.time.months import plus_months

EUR = Currency.EUR
OCT = date(2026, 10, 1)


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
    found = read_volume(7, "Cups", Target(bound, thousandths, unit), OCT, None, EUR)
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
    assert read_volume(7, "Cups", target, OCT, None, EUR) is None


def a_volume(thousandths: int, unit: str, what: str = "Cups from Plovdiv") -> UnitVolume:
    volume = read_volume(7, what, Target(Bound.AT_LEAST, thousandths, unit), OCT, None, EUR)
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
    assert read_price(7, "Cups", Target(Bound.EXACTLY, thousandths, unit), EUR) == price
    assert read_price(7, "Cups", Target(Bound.AT_LEAST, thousandths, unit), EUR) is None


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


def test_money_is_what_the_book_counts_in_or_can_be_turned_into_it() -> None:
    of_50_000 = Target(Bound.AT_LEAST, 50_000_000, "€")
    assert read_volume(7, "Cups", of_50_000, OCT, None, Currency.BGN) == Volume(7, 9_779_150, OCT, None)
    assert read_volume(7, "Cups", of_50_000, OCT, None, Currency.USD) == UnitVolume(
        7, "Cups", of_50_000, OCT, None
    )
    of_1_200 = Target(Bound.EXACTLY, 1_200_000, "$/t")
    assert read_price(7, "Cups", of_1_200, Currency.USD) == AgreedPrice(7, "Cups", 120_000, "t")
    assert read_price(7, "Cups", of_1_200, Currency.EUR) is None
