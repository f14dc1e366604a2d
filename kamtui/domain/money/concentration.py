"""What hangs on how few, and whose share of the logged time is out of proportion to what it brings (K1, K6)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from kamtui.domain.money.pareto import Pareto, percent_of
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.thresholds import MoneyLimits
from kamtui.domain.value import Value

LARGEST = (1, 3, 5)
"""How many of the largest accounts are added up, to say what they bring together."""
_USUAL = MoneyLimits()


class Concentration(Value):
    """What the `count` largest accounts bring together, in minor units, and in percent of the total."""

    __slots__ = _fields = ("count", "amount", "percent")
    count: int
    amount: int
    percent: Decimal | None
    """None where there is no total above zero."""

    def __init__(self, count: int, amount: int, percent: Decimal | None) -> None:
        self._hold(count, amount, percent)


def concentration(order: Pareto[int]) -> list[Concentration]:
    """How much hangs on the largest account, the three and the five largest; of fewer accounts they are all."""
    return [
        Concentration(count, amount, order.percent(amount))
        for count in LARGEST
        for amount in (order.largest(count),)
    ]


class TimeShare(NamedTuple):
    """The logged time of an account in the 12 months, and its share of all of it and of the profit."""

    account: AccountYear
    minutes: int
    all_minutes: int
    profit: int
    """That of all accounts."""
    is_too_much: bool

    # Reckoned when somebody looks: of all accounts of a large book hardly any is in view.

    @property
    def time_percent(self) -> Decimal | None:
        return percent_of(self.minutes, self.all_minutes)

    @property
    def profit_percent(self) -> Decimal | None:
        """None where its profit is not known, or there is none above zero to have a share of."""
        known = self.account.profit
        return percent_of(known, self.profit) if known is not None and self.profit > 0 else None


def takes_too_much_time(
    account: AccountYear, profit: int, minutes: int, all_minutes: int, limits: MoneyLimits = _USUAL
) -> bool:
    """Whether an account takes a tenth (`hours_percent`) of the logged time or more, and more than twice (`hours_times`)
    its share of the profit.

    `profit` is that of all accounts, `all_minutes` all the logged time. False where one of them is not known.
    """
    if account.profit is None or not account.months or profit <= 0 or all_minutes <= 0:
        return False
    is_much = minutes * 100 >= all_minutes * limits.hours_percent
    return is_much and minutes * profit > limits.hours_times * account.profit * all_minutes


def time_shares(
    accounts: Iterable[AccountYear], minutes: Mapping[int, int], profit: int, limits: MoneyLimits = _USUAL
) -> list[TimeShare]:
    """The accounts that time was logged for, the one that takes most first."""
    all_minutes = sum(minutes.values())
    taking = sorted(
        (account for account in accounts if minutes.get(account.account_id)),
        key=lambda account: (-minutes[account.account_id], sort_key(account.name), account.account_id),
    )
    return [
        TimeShare(
            account,
            minutes[account.account_id],
            all_minutes,
            profit,
            takes_too_much_time(account, profit, minutes[account.account_id], all_minutes, limits),
        )
        for account in taking
    ]
