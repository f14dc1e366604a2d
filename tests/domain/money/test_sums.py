"""Sums of accounts over some months: their orders, classes and margins."""

from decimal import Decimal

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sums import AccountSum, classes, profit_order, revenue_order


def a_sum(account_id: int, revenue: int, profit: int | None, of_revenue: int | None = None) -> AccountSum:
    known = revenue if of_revenue is None else of_revenue
    return AccountSum(
        account_id, f"account {account_id}", Stage.CUSTOMER, False, 12, revenue, profit, 0, known
    )


def test_classes_are_those_of_profit_and_of_revenue_only_where_no_profit_is_known() -> None:
    sums = [a_sum(1, 1000, 10), a_sum(2, 100, 900), a_sum(3, 500, None)]
    assert classes(sums) == {2: AbcClass.A, 1: AbcClass.C}
    assert classes([a_sum(1, 1000, None), a_sum(2, 100, None)]) == {1: AbcClass.A, 2: AbcClass.B}
    assert classes([]) == {}


def test_orders_leave_out_what_is_not_known() -> None:
    sums = [a_sum(1, 1000, 10), a_sum(2, 100, 900), a_sum(3, 500, None)]
    assert [line.record_id for line in revenue_order(sums).lines] == [1, 3, 2]
    assert [line.record_id for line in profit_order(sums).lines] == [2, 1]


def test_a_margin_is_over_the_months_whose_profit_is_known() -> None:
    assert a_sum(1, 1000, 10, 100).margin == Decimal("10.0")
    assert a_sum(1, 1000, None).margin is None
