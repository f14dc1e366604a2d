"""Amounts: exact, read as people type them, and asked about where they can mean two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.amounts import (
    LARGEST,
    AmbiguousAmount,
    AmountError,
    ForeignAmount,
    read_amount,
    show_amount,
    type_amount,
    whole,
    whole_parts,
)
from kamtui.domain.text.numbers import Currency
from tests.counting import counted_in


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("0", 0),
        ("1234", 123_400),
        ("1234.5", 123_450),
        ("1234,50", 123_450),
        ("1 234,56", 123_456),
        ("1\u00a0234\u202f567.89", 123_456_789),
        ("1'234’567", 123_456_700),
        ("1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("1.234.567", 123_456_700),
        ("1,234,567.8", 123_456_780),
        ("€ 12", 1200),
        ("12€", 1200),
        ("12 EUR", 1200),
        ("12 евро", 1200),
        ("ЕВРО 12", 1200),
        (".5".rjust(3, "0"), 50),
        ("0,01", 1),
        ("12.", 1200),
        ("1.234,", 123_400),
        ("1234,5", 123_450),
        ("0.050".rstrip("0"), 5),
        ("10000000000000", LARGEST),
    ],
)
def test_what_people_type(typed: str, minor: int) -> None:
    assert read_amount(typed) == minor


@pytest.mark.parametrize("typed", ["1,234", "1.234", "12.345", "999,999"])
def test_what_can_be_read_in_two_ways_is_asked_about(typed: str) -> None:
    with pytest.raises(AmbiguousAmount, match="can be read in two ways"):
        read_amount(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "x", "-5", "+5", "1e5", "nan", "inf", "1_000", "1.2.3", "1,23,456", "12.34.567", "1.234,567,8",
        ",5", ".5", "1..5", "1,.5", "1234,567.8", "1234.567.890", "12.345,6789", "1.005,678", "1.2345", "0.123", "100000000000000000",
        "10000000000000.01", "€12€€", "1 2 3x", "½",
    ],
)  # fmt: skip
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_amount(typed)
    assert "“" in str(caught.value)


def test_a_long_slip_is_shortened_in_the_sentence() -> None:
    with pytest.raises(AmountError) as caught:
        read_amount("x" * 10_000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("minor", "shown"),
    [(0, "0 €"), (5, "0.05 €"), (6_130_000, "61 300 €"), (123_456, "1 234.56 €"), (-123_450, "−1 234.50 €")],
)
def test_shown(minor: int, shown: str) -> None:
    assert show_amount(minor).replace("\u00a0", " ") == shown
    assert " " not in show_amount(minor)


@given(st.integers(0, LARGEST))
def test_what_was_shown_or_filled_in_reads_back(minor: int) -> None:
    assert read_amount(type_amount(minor)) == minor
    assert read_amount(show_amount(minor)) == minor


@given(st.integers(0, LARGEST // 100), st.integers(0, 99), st.sampled_from([".,", ",.", " ,", " .", "'."]))
def test_every_way_of_writing_one_amount_reads_alike(whole: int, cents: int, marks: str) -> None:
    if whole * 100 + cents > LARGEST:
        return
    written = f"{whole:,}".replace(",", marks[0]) + f"{marks[1]}{cents:02}"
    assert read_amount(written) == whole * 100 + cents


def test_nothing_fills_in_as_nothing() -> None:
    assert type_amount(None) == ""


def test_in_a_column_with_cents_every_amount_has_them() -> None:
    assert [show_amount(one, with_cents=True) for one in (8_968_900, -5, 0)] == [
        "89\u00a0689.00\u00a0€",
        "−0.05\u00a0€",
        "0.00\u00a0€",
    ]
    assert show_amount(8_968_900) == "89\u00a0689\u00a0€"


@pytest.mark.parametrize(
    ("typed", "counted", "minor"),
    [
        ("100 лв.", Currency.EUR, 5113), ("лв 1 955,83", Currency.EUR, 100_000), ("100 BGN", Currency.EUR, 5113),
        ("51,13 €", Currency.BGN, 10_000), ("100", Currency.BGN, 10_000), ("100 лв", Currency.BGN, 10_000),
        ("$1,234.56", Currency.USD, 123_456), ("12 kr", Currency.NOK, 1200), ("12 zł", Currency.PLN, 1200), ("12 ¤", Currency.UNKNOWN, 1200),
    ],
)  # fmt: skip
def test_an_amount_is_taken_in_the_currency_of_the_book(typed: str, counted: Currency, minor: int) -> None:
    with counted_in(counted):
        assert read_amount(typed) == minor


@pytest.mark.parametrize(
    ("typed", "counted", "name"),
    [("12 $", Currency.EUR, "euro"), ("12 лв", Currency.USD, "US dollars"), ("€12", Currency.RON, "Romanian lei"), ("12 kr", Currency.EUR, "euro")],
)  # fmt: skip
def test_one_without_a_fixed_rate_is_refused_with_what_to_do(
    typed: str, counted: Currency, name: str
) -> None:
    with counted_in(counted), pytest.raises(ForeignAmount, match=f"turn it into {name} first"):
        read_amount(typed)


@pytest.mark.parametrize("counted", list(Currency))
def test_in_every_currency_what_was_shown_reads_back(counted: Currency) -> None:
    with counted_in(counted):
        assert read_amount(show_amount(123_456_789)) == 123_456_789
        assert counted.label


@given(st.lists(st.none() | st.integers(-10_000_000, 10_000_000), max_size=40), st.integers(-99, 99))
def test_what_stands_without_cents_adds_up(amounts: list[int | None], besides: int) -> None:
    """Also any first ones of them, and those that are parts of what stands above them; none is far from what it is."""
    known = [minor for minor in amounts if minor is not None]
    parts = whole_parts(amounts)
    assert [part is None for part in parts] == [minor is None for minor in amounts]
    for count in range(len(amounts) + 1):
        first = sum(minor or 0 for minor in amounts[:count])
        assert sum(part or 0 for part in parts[:count]) == whole(first) * 100
    assert all(
        abs(part - minor) <= 100
        for part, minor in zip(parts, amounts, strict=True)
        if part is not None and minor is not None
    )
    assert all(part % 100 == 0 for part in parts if part is not None)
    if known:
        of_above = whole_parts(amounts, whole(sum(known) + besides) * 100)
        assert sum(part or 0 for part in of_above) == whole(sum(known) + besides) * 100
        assert all(
            abs(part - minor) <= 250
            for part, minor in zip(of_above, amounts, strict=True)
            if part is not None and minor is not None
        )


def test_amounts_that_have_no_cents_stay_as_they_are() -> None:
    assert whole_parts([100_000, 66, 200, None, -300]) == [100_000, 100, 200, None, -300]
