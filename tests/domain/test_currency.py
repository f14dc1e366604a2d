"""Leva into euro and back, which currency a word means, and amounts into whole cents."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.currency import has_rate, named, turned
from kamtui.domain.exact_sums import exchanged, in_cents
from kamtui.domain.text.numbers import COUNTED, Currency

EUR, BGN = Currency.EUR, Currency.BGN


@pytest.mark.parametrize(
    ("stotinki", "cents"),
    [
        (10000, 5113), (100, 51), (200000, 102258), (1, 1), (99999999, 51129188), (1999, 1022),
        (123456789, 63122454), (0, 0), (-100, -51), (-1999, -1022),
    ],
)  # fmt: skip
def test_leva_into_euro(stotinki: int, cents: int) -> None:
    assert turned(stotinki, BGN, EUR) == cents


def test_half_a_cent_is_a_whole_one_and_is_rounded_once() -> None:
    assert in_cents(Fraction("1.005")) == 101
    assert in_cents(Fraction("-1.005")) == -101
    assert in_cents(Fraction("1.00499")) == 100
    assert in_cents(exchanged(Fraction("1.95583"), BGN, EUR)) == 100
    three = [Fraction("0.334")] * 3
    assert in_cents(sum(three, start=Fraction(0))) == 100  # each for itself would make 99


@given(st.integers(-(10**13), 10**13))
def test_euro_that_became_leva_are_the_same_euro_again(cents: int) -> None:
    assert turned(turned(cents, EUR, BGN), BGN, EUR) == cents


@given(st.integers(-(10**15), 10**15), st.sampled_from([(EUR, BGN), (BGN, EUR), (EUR, EUR)]))
def test_whole_numbers_are_turned_as_exact_ones(minor: int, pair: tuple[Currency, Currency]) -> None:
    assert turned(minor, *pair) == in_cents(exchanged(Fraction(minor, 100), *pair))


def test_only_between_leva_and_euro_a_rate_is_fixed() -> None:
    assert [(one, other) for one in COUNTED for other in COUNTED if one != other and has_rate(one, other)] == [
        (EUR, BGN), (BGN, EUR),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "counted", "meant"),
    [
        ("€", EUR, EUR), ("evro", BGN, EUR), ("lv", EUR, BGN), ("leva", BGN, BGN), ("$", EUR, None), ("$", Currency.USD, Currency.USD),
        ("kr", Currency.SEK, Currency.SEK), ("kr", Currency.DKK, Currency.DKK), ("kr", EUR, None), ("lv", Currency.USD, None), ("t", EUR, None), ("¤", Currency.UNKNOWN, Currency.UNKNOWN),
    ],
)  # fmt: skip
def test_what_a_word_means_in_a_book(word: str, counted: Currency, meant: Currency | None) -> None:
    assert named(word, counted) is meant
