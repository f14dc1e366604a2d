"""What sales say to bonds and to health."""

from datetime import date

import pytest

from kamtui.domain.day.health import Money
from kamtui.domain.day.health_money import health_money
from kamtui.domain.knowledge.warnings import BondMoney
from kamtui.domain.money.parts import bond_money
from kamtui.domain.money.sales import Horizon
from kamtui.domain.money.standing import standings
from tests.domain.money.test_sales import TODAY, a_horizon, back
from tests.domain.money.test_warnings import small


def test_the_profit_of_a_whole_year_is_set_against_what_a_bond_costs() -> None:
    big, other = small(1, profit=900), small(2, profit=10)
    standing = standings([big, other])
    assert bond_money(big, a_horizon(), standing) == BondMoney(900, False)
    assert bond_money(other, a_horizon(), standing) == BondMoney(10, True)
    assert bond_money(big, a_horizon(12), standing) == BondMoney(900, False)
    assert bond_money(big, a_horizon(11), standing) == BondMoney()
    assert bond_money(small(1, first_on=back(10)), a_horizon(), standing) == BondMoney()
    assert (
        bond_money(small(1, first_on=back(10), created_on=date(2020, 1, 1)), a_horizon(), standing).profit
        == 10
    )
    assert bond_money(big, Horizon((), TODAY), standing) == BondMoney()


@pytest.mark.parametrize(
    ("now", "before", "planned", "reached", "money"),
    [
        (85, 100, None, 0, Money(-15, None)),
        (110, 100, 200, 201, Money(10, 101)),
        (0, 100, 200, 0, Money(-100, 0)),
        (5, 0, 0, 0, Money(None, None)),
    ],
)
def test_what_health_asks(now: int, before: int, planned: int | None, reached: int, money: Money) -> None:
    account = small(1, now=now, before=before, planned_revenue=planned, reached_revenue=reached)
    assert health_money(account, a_horizon()) == money
    assert health_money(account, a_horizon(23)) == Money(None, money.plan_percent)
