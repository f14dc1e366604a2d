"""How the accounts stand to each other over the 12 months: their orders and classes."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol

from kamtui.domain.money.pareto import AbcClass, Earner, Pareto, pareto
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.thresholds import MoneyLimits

_USUAL = MoneyLimits()


class Summed(Protocol):
    """What an order asks of an account: what it bought and brought in the 12 months, None where that is not known."""

    @property
    def account_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def months(self) -> int: ...
    @property
    def revenue(self) -> int | None: ...
    @property
    def profit(self) -> int | None: ...


class Standings:
    """How the accounts stand to each other over the 12 months: by revenue and by profit, and in which class each is.

    The classes are those of profit; where the book knows no profit at all, those of revenue
    (`by_profit_only` is then False). An account that bought nothing in the 12 months is in no order. Each order is
    made when it is asked for.
    """

    def __init__(self, active: Iterable[Summed], limits: MoneyLimits) -> None:
        self._active = tuple(active)
        self._limits = limits

    @cached_property
    def revenue(self) -> Pareto[int]:
        return pareto(
            [
                Earner(account.account_id, account.name, account.revenue)
                for account in self._active
                if account.revenue is not None
            ],
            self._limits,
        )

    @cached_property
    def profit(self) -> Pareto[int]:
        return pareto(
            [
                Earner(account.account_id, account.name, account.profit)
                for account in self._active
                if account.profit is not None
            ],
            self._limits,
        )

    @cached_property
    def classes(self) -> Mapping[int, AbcClass]:
        return self.order.classes()

    @cached_property
    def by_profit_only(self) -> bool:
        return bool(self.profit.count)

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


def standings(years: Iterable[Summed], limits: MoneyLimits = _USUAL) -> Standings:
    """The order of the accounts that have sales in the 12 months."""
    return Standings((account for account in years if account.months), limits)
