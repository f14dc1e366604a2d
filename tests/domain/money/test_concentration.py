"""What hangs on how few, and whose share of the logged time is out of proportion."""

from decimal import Decimal

import pytest

from kamtui.domain.money.concentration import concentration, takes_too_much_time, time_shares
from kamtui.domain.money.pareto import Earner, pareto
from kamtui.domain.money.sales import AccountYear
from tests.domain.money.test_sales import a_year


def an_account(number: int, **fields: object) -> AccountYear:
    return a_year(account_id=number, name=f"account {number}", **fields)


def test_what_the_largest_bring() -> None:
    order = pareto([Earner(n, f"account {n}", 10 * n) for n in range(1, 8)])
    assert [(few.count, few.amount, few.percent) for few in concentration(order)] == [
        (1, 70, Decimal("25.0")),
        (3, 180, Decimal("64.3")),
        (5, 250, Decimal("89.3")),
    ]
    assert [few.amount for few in concentration(pareto([Earner(1, "a", 10), Earner(2, "b", 5)]))] == [
        10,
        15,
        15,
    ]
    assert [few.percent for few in concentration(pareto([Earner(1, "a", -10)]))] == [None] * 3


@pytest.mark.parametrize(
    ("profit", "all_profit", "minutes", "all_minutes", "is_too_much"),
    [
        (100, 1000, 201, 1000, True),  # 20.1 % of the time for 10 % of the profit
        (100, 1000, 200, 1000, False),  # twice its share and no more
        (0, 1000, 100, 1000, True),
        (0, 1000, 99, 1000, False),  # less than a tenth of the time
        (-50, 1000, 100, 1000, True),
        (None, 1000, 900, 1000, False),
        (100, 0, 900, 1000, False),
        (100, 1000, 0, 0, False),
    ],
)
def test_time_out_of_proportion(
    profit: int | None, all_profit: int, minutes: int, all_minutes: int, is_too_much: bool
) -> None:
    account = an_account(1, profit=profit, months=12)
    assert takes_too_much_time(account, all_profit, minutes, all_minutes) is is_too_much
    without_sales = an_account(1, profit=profit, months=0)
    assert not takes_too_much_time(without_sales, all_profit, minutes, all_minutes)


def test_shares_of_the_time_the_most_first() -> None:
    few, many, unknown, none = (
        an_account(1, profit=900, months=12),
        an_account(2, profit=100, months=12),
        an_account(3, profit=None, months=12),
        an_account(4, profit=5, months=12),
    )
    shares = time_shares([few, many, unknown, none], {1: 30, 2: 60, 3: 10, 9: 0}, 1000)
    assert [
        (share.account.account_id, share.minutes, share.time_percent, share.profit_percent, share.is_too_much)
        for share in shares
    ] == [
        (2, 60, Decimal("60.0"), Decimal("10.0"), True),
        (1, 30, Decimal("30.0"), Decimal("90.0"), False),
        (3, 10, Decimal("10.0"), None, False),
    ]
    assert [share.profit_percent for share in time_shares([few], {1: 30}, 0)] == [None]
