"""Numbers as they are shown, and that what is shown is read again in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.amounts import read_amount, show_amount, type_amount
from kamtui.domain.terms.target import read_measure, show_measure, type_measure
from kamtui.domain.text import language
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.numbers import show_whole, with_decimals
from tests.catalogue import write


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (12_346, "12\u00a0346"),
        (-5_000, "−5\u00a0000"),
        (1_000_000, "1\u00a0000\u00a0000"),
    ],
)
def test_whole_numbers_stand_in_groups(number: int, shown: str) -> None:
    assert show_whole(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("97.5", "97.5"),
        ("-2.1", "−2.1"),
        ("0.0", "0.0"),
        ("100.0", "100.0"),
        ("15", "15"),
        ("1234.5", "1234.5"),
    ],
)
def test_decimals_are_those_of_the_number(number: str, shown: str) -> None:
    assert show_decimal(Decimal(number)) == shown


def test_a_number_in_tens_is_no_power_of_ten() -> None:
    assert show_decimal(Decimal("1E+3")) == "1000"


def test_the_decimal_sign_is_that_of_the_language(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("locale")
    write(folder, "bg", {"{whole}.{decimals}": "{whole},{decimals}"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "LOCALE_FOLDER", folder)
        _check_that_what_is_shown_is_read_again()


@given(cents=st.integers(0, 10**12), thousandths=st.integers(-(10**12), 10**12))
def _check_that_what_is_shown_is_read_again(cents: int, thousandths: int) -> None:
    """In Bulgarian, and in English: whichever was in use when it was typed."""
    with language.spoken("bg"):
        assert with_decimals("1", "5") == "1,5"
        bulgarian = show_amount(cents), type_amount(cents), type_measure(thousandths)
        assert "." not in "".join((*bulgarian, show_measure(thousandths)))
    english = show_amount(cents), type_amount(cents), type_measure(thousandths)
    for shown, typed, measured in (bulgarian, english):
        assert read_amount(shown) == read_amount(typed) == cents
        assert read_measure(measured) == thousandths
