"""Targets and what is measured against them: as people write them, as they are shown, whether they are met."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.terms.check import suggested_outcome
from kamtui.domain.terms.promises import (
    show_variance,
)
from kamtui.domain.terms.target import (
    AmbiguousMeasure,
    MeasureError,
    NotAMeasure,
    Target,
    read_measure,
    read_target,
    show_measure,
    show_target,
    spell_target,
    type_measure,
    type_target,
)
from kamtui.domain.terms.words import Bound, Outcome, TermCategory


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# -- numbers


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("98", 98_000),
        ("97.5", 97_500),
        ("97,5", 97_500),
        ("0.125", 125),
        ("0,125", 125),
        ("1 234", 1_234_000),
        ("1 234,5", 1_234_500),
        ("1.234,5", 1_234_500),
        ("1,234.5", 1_234_500),
        ("1.234.567", 1_234_567_000),
        ("12'500", 12_500_000),
        ("-3", -3_000),
        ("−3.5", -3_500),
        ("+2", 2_000),
        ("5.", 5_000),
        ("1.25", 1_250),
    ],
)
def test_a_number_as_people_write_it(text: str, thousandths: int) -> None:
    assert read_measure(text) == thousandths


@pytest.mark.parametrize("text", ["1,234", "12.500", "-1.234"])
def test_a_number_that_can_be_read_in_two_ways_is_asked_about(text: str) -> None:
    with pytest.raises(AmbiguousMeasure, match="two ways"):
        read_measure(text)


@pytest.mark.parametrize(
    "text", ["", "abc", "98 %", "1.2345", "1,2,3", "1.23.456", "٣", "1e5", "9" * 20, "--1", "1..2", "½"]
)
def test_what_is_no_number_says_how_to_write_one(text: str) -> None:
    with pytest.raises(NotAMeasure, match="write a number and its unit"):
        read_measure(text)


@given(st.integers(-(10**14), 10**14))
def test_a_number_typed_is_read_as_it_was(thousandths: int) -> None:
    try:
        assert read_measure(type_measure(thousandths)) == thousandths
    except AmbiguousMeasure:  # 1.234 is: the form asks rather than guesses
        assert abs(thousandths) % 1000


@given(st.text(max_size=40))
def test_any_text_is_a_target_or_a_sentence(text: str) -> None:
    try:
        read_target(text, TermCategory.DELIVERY)
    except MeasureError as error:
        assert str(error)


# -- targets


@pytest.mark.parametrize(
    ("text", "category", "shown"),
    [
        ("≥ 98 %", TermCategory.DELIVERY, "≥ 98 %"),
        (">=98%", TermCategory.DELIVERY, "≥ 98 %"),
        ("at least 98 %", TermCategory.PAYMENT, "≥ 98 %"),
        ("поне 5 000 бр.", TermCategory.VOLUME, "≥ 5 000 бр."),
        ("не по-малко от 3", TermCategory.VOLUME, "≥ 3"),
        ("≤ 45 days", TermCategory.PAYMENT, "≤ 45 days"),
        ("up to 3 days", TermCategory.DELIVERY, "≤ 3 days"),
        ("max 0,5 %", TermCategory.QUALITY, "≤ 0.5 %"),
        ("най-много 2", TermCategory.QUALITY, "≤ 2"),
        ("до 45 дни", TermCategory.PAYMENT, "≤ 45 дни"),
        ("= 12.50 €", TermCategory.PRICE, "= 12.5 €"),
        # Without a sign: a time is at most, a price exactly, all else at least.
        ("45 days", TermCategory.PAYMENT, "≤ 45 days"),
        ("24 ч", TermCategory.SERVICE, "≤ 24 ч"),
        ("3 работни дни", TermCategory.DELIVERY, "≥ 3 работни дни"),
        ("12.50 €", TermCategory.PRICE, "= 12.5 €"),
        ("98 %", TermCategory.DELIVERY, "≥ 98 %"),
        ("5000 pcs", TermCategory.VOLUME, "≥ 5 000 pcs"),
        ("minimum 3", TermCategory.SERVICE, "≥ 3"),
    ],
)
def test_a_target_as_people_write_it(text: str, category: TermCategory, shown: str) -> None:
    target = read_target(text, category)
    assert plain(show_target(target)) == shown
    assert read_target(type_target(target), category) == target


@pytest.mark.parametrize("text", ["good", "≥", "at least", "98 % of 5 orders", "1" * 30, "5 " + "x" * 21])
def test_a_target_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(MeasureError):
        read_target(text, TermCategory.DELIVERY)


@pytest.mark.parametrize(
    ("bound", "measured", "met", "variance"),
    [
        (Bound.AT_LEAST, 98_000, True, 0),
        (Bound.AT_LEAST, 97_999, False, -1),
        (Bound.AT_MOST, 98_000, True, 0),
        (Bound.AT_MOST, 98_001, False, 1),
        (Bound.EXACTLY, 98_000, True, 0),
        (Bound.EXACTLY, 99_500, False, 1_500),
    ],
)
def test_a_target_is_met_on_its_side(bound: Bound, measured: int, met: bool, variance: int) -> None:
    target = Target(bound, 98_000, "%")
    assert target.is_met(measured) is met and target.variance(measured) == variance
    assert suggested_outcome(target, measured) is (Outcome.KEPT if met else Outcome.BROKEN)


@pytest.mark.parametrize(
    ("value", "unit", "signed", "shown"),
    [
        (98_000, "%", False, "98 %"),
        (97_500, "%", False, "97.5 %"),
        (-3_500, "", True, "−3.5"),
        (7_000, "days", True, "+7 days"),
        (0, "", True, "0"),
        (1_234_567_890, "", False, "1 234 567.89"),
        (1, "kg", False, "0.001 kg"),
    ],
)
def test_a_number_is_shown_without_needless_decimals(value: int, unit: str, signed: bool, shown: str) -> None:
    assert plain(show_measure(value, unit, signed=signed)) == shown


def test_words_of_bounds_do_not_eat_the_number() -> None:
    """`min` is a bound before a number and a unit behind it."""
    assert read_target("30 min", TermCategory.SERVICE) == Target(Bound.AT_MOST, 30_000, "min")
    assert read_target("min 30 min", TermCategory.SERVICE) == Target(Bound.AT_LEAST, 30_000, "min")


@pytest.mark.parametrize(
    ("text", "category", "said"),
    [
        ("≥ 98 %", TermCategory.QUALITY, "at least 98 %"),
        ("45 days", TermCategory.PAYMENT, "at most 45 days"),
        ("1,20 €", TermCategory.PRICE, "exactly 1.2 €"),
        ("поне 5 000 бр.", TermCategory.VOLUME, "at least 5 000 бр."),
    ],
)
def test_a_target_in_words(text: str, category: TermCategory, said: str) -> None:
    assert spell_target(read_target(text, category)).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("thousandths", "text"), [(1_234, "1.2340"), (-1_234, "-1.2340"), (234, "0.234"), (1_230, "1.23")]
)
def test_three_decimals_are_typed_so_that_they_cannot_be_thousands(thousandths: int, text: str) -> None:
    assert type_measure(thousandths) == text
    target = Target(Bound.EXACTLY, thousandths, "€/l")
    assert read_target(type_target(target), TermCategory.PRICE) == target


def test_a_variance_of_nothing_is_said_so() -> None:
    assert (
        show_variance(Target(Bound.AT_MOST, 45_000, "days"), 45_000).replace("\u00a0", " ") == "45 days, ±0"
    )
