"""Amounts out of proportion: against the account's other months, never against another's."""

from datetime import date

import pytest

from kamtui.domain.accounts.doubts import DoubtKind, odd_months
from kamtui.domain.time.months import months_from, plus_months

JAN = date(2026, 1, 1)


def months(*amounts: int) -> dict[date, int]:
    return dict(zip(months_from(JAN, plus_months(JAN, len(amounts) - 1)), amounts, strict=True))


@pytest.mark.parametrize(
    ("amounts", "odd"),
    [
        ((100, 110, 90, 100, 2000), [4]),
        ((100, 110, 90, 100, 1999), []),
        ((100, 100, 100, 2000), []),
        ((100, 0, -50, 100, 100, 100, 195_583), [6]),
        ((5000, 100, 100, 100, 100, 5000), [0, 5]),
        ((), []),
    ],
)
def test_odd_months(amounts: tuple[int, ...], odd: list[int]) -> None:
    assert odd_months(months(*amounts)) == [plus_months(JAN, place) for place in odd]


def test_every_kind_says_what_it_is_and_what_mends_it() -> None:
    assert len({kind.label for kind in DoubtKind}) == len({kind.mend for kind in DoubtKind}) == len(DoubtKind)
