"""Leva into euro, and amounts into whole cents."""

from fractions import Fraction

import pytest

from kamtui.domain.currency import in_cents, leva, to_euro


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
