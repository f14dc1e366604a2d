"""What is planned ahead, and what of it is secured."""

from datetime import date

import pytest

from kamtui.domain.money.ahead import Ahead, PlannedMonth, ahead, secured_part


@pytest.mark.parametrize(
    ("planned", "sold", "agreed", "secured"),
    [
        (100, 0, 0, 0), (100, 30, 0, 30), (100, 0, 30, 30), (100, 30, 20, 30), (100, 20, 30, 30),
        (100, 100, 0, 100), (100, 101, 0, 100), (100, 0, 500, 100), (100, -30, 0, 0), (100, -30, 20, 20),
    ],
)  # fmt: skip
def test_a_month_is_secured_by_what_is_sold_or_agreed_up_to_its_plan(
    planned: int, sold: int, agreed: int, secured: int
) -> None:
    assert secured_part(planned, sold, agreed) == secured


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
