"""What accounts bought and brought over some months: their sums, and the orders and classes that follow from them."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.pareto import AbcClass, Earner, Pareto, pareto
from kamtui.domain.money.sales import AccountYear, margin
from kamtui.domain.thresholds import MoneyLimits

_USUAL = MoneyLimits()


class AccountSum(NamedTuple):
    """What an account bought and brought in some months; the profit is None where that of none is known."""

    account_id: int
    name: str
    stage: Stage
    is_key: bool
    months: int
    revenue: int
    profit: int | None
    without_profit: int
    """The months whose profit is not known."""
    revenue_with_profit: int
    """The revenue of the months whose profit is known."""

    @property
    def margin(self) -> Decimal | None:
        """Profit in percent of revenue, over the months of which both are known."""
        return None if self.profit is None else margin(self.profit, self.revenue_with_profit)


def sum_of_year(year: AccountYear) -> AccountSum | None:
    """What an account bought and brought in its 12 months; None where it has no sale in them."""
    if year.revenue is None or not year.months:
        return None
    return AccountSum(
        year.account_id,
        year.name,
        year.stage,
        year.is_key,
        year.months,
        year.revenue,
        year.profit,
        year.without_profit,
        year.revenue_with_profit,
    )


def revenue_order(sums: Iterable[AccountSum], limits: MoneyLimits = _USUAL) -> Pareto[int]:
    """The accounts in the order of what they bought."""
    return pareto([Earner(account.account_id, account.name, account.revenue) for account in sums], limits)


def profit_order(sums: Iterable[AccountSum], limits: MoneyLimits = _USUAL) -> Pareto[int]:
    """The accounts in the order of what they brought, those of unknown profit left out."""
    return pareto(
        [
            Earner(account.account_id, account.name, account.profit)
            for account in sums
            if account.profit is not None
        ],
        limits,
    )


def classes(sums: Collection[AccountSum], limits: MoneyLimits = _USUAL) -> dict[int, AbcClass]:
    """The class of each account by its profit; by its revenue where the profit of none is known."""
    by_profit = profit_order(sums, limits)
    return (by_profit if by_profit.count else revenue_order(sums, limits)).classes()


class MonthTotal(NamedTuple):
    """A month of all accounts together. `without_profit` of them have no profit written down."""

    month_on: date
    accounts: int
    revenue: int | None
    profit: int | None
    without_profit: int
    planned_revenue: int | None
    planned_profit: int | None


class MonthOfAccount(NamedTuple):
    """What an account bought and brought in a month, what was planned, and the same month of the year before."""

    account_id: int
    name: str
    revenue: int | None
    profit: int | None
    planned_revenue: int | None
    planned_profit: int | None
    revenue_before: int | None
    profit_before: int | None
