"""How the accounts stand to each other over the 12 months: their orders and classes."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kamtui.domain.money.pareto import AbcClass, Earner, Pareto, pareto
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.thresholds import MoneyLimits

_USUAL = MoneyLimits()


class Standings(NamedTuple):
    """How the accounts stand to each other over the 12 months: by revenue and by profit, and in which class each is.

    The classes are those of profit; where the book knows no profit at all, those of revenue
    (`by_profit_only` is then False). An account that bought nothing in the 12 months is in no order.
    """

    revenue: Pareto[int]
    profit: Pareto[int]
    classes: Mapping[int, AbcClass]
    by_profit_only: bool

    @property
    def order(self) -> Pareto[int]:
        """The order that the classes are of."""
        return self.profit if self.by_profit_only else self.revenue

    @property
    def total(self) -> int:
        """The total that the classes are shares of."""
        return self.order.total

    def is_outside_a(self, account: AccountYear) -> bool | None:
        """Whether an account lies outside class A; None where it is not known."""
        if self.total <= 0 or account.revenue is None:
            return None
        if self.by_profit_only and account.profit is None:
            return None
        return self.classes.get(account.account_id) is not AbcClass.A


def standings(years: Iterable[AccountYear], limits: MoneyLimits = _USUAL) -> Standings:
    """The order of the accounts that have sales in the 12 months."""
    active = [account for account in years if account.months]
    revenue = pareto(
        [
            Earner(account.account_id, account.name, account.revenue)
            for account in active
            if account.revenue is not None
        ],
        limits,
    )
    profit = pareto(
        [
            Earner(account.account_id, account.name, account.profit)
            for account in active
            if account.profit is not None
        ],
        limits,
    )
    return Standings(
        revenue=revenue,
        profit=profit,
        classes=(profit if profit.count else revenue).classes(),
        by_profit_only=bool(profit.count),
    )
