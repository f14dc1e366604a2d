"""Which accounts may have a warning about their sales and plans at all, told by a few sums of each.

Of thousands of accounts a day shows three lines for each rule. The rules themselves (`money.warnings`) are asked only of those
named here, in this order. An account that a rule warns of is never left out; a test compares both on made-up books.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import Horizon
from kamtui.domain.money.standing import Standings
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.thresholds import MoneyLimits

_USUAL = MoneyLimits()


class AccountSums(NamedTuple):
    """An account and its sums of the 12 months and of those before, in minor units; None where there is nothing to sum up."""

    account_id: int
    name: str
    is_live: int
    is_key: int
    months: int
    revenue: int | None
    profit: int | None
    now: int | None
    """The revenue of the months that can be compared."""
    before: int | None
    """And of the same a year before."""


class PlanSums(NamedTuple):
    """An account that is behind its plan of the year to date, in minor units."""

    account_id: int
    name: str
    planned: int
    reached: int


_Candidate = tuple[int, int, str]
"""What a rule would weigh an account by, the account, and its name."""


def candidates_in_turn(
    sums: Sequence[AccountSums],
    horizon: Horizon,
    standing: Standings,
    silent: Collection[int],
    behind: Sequence[PlanSums],
    ahead: Mapping[int, int],
    minutes: Mapping[int, int],
    limits: MoneyLimits = _USUAL,
    accepting: Collection[int] = (),
) -> list[tuple[MoneyRule, Iterator[int]]]:
    """For each rule the accounts that it may warn of, in the order of its warnings.

    `silent` are those of class A that bought nothing since the last known month, `ahead` is how much of each account's plan is
    still open, `minutes` the logged time of each. Where a graver warning of an account is certain, the day does not see its
    others: it is left out of them, unless it is among those of which anything was accepted (`accepting`).
    """
    live = [account for account in sums if account.is_live]
    is_a, by_profit, classes = AbcClass.A, standing.by_profit_only, standing.classes
    lost, down, new = _moved(live, limits) if horizon.reaches_two_years else ([], [], [])
    losing = [
        (-account.profit, account.account_id, account.name)
        for account in live
        if account.profit is not None and account.profit < 0
    ]
    far_behind, behind_a_little = list[_Candidate](), list[_Candidate]()
    for plan in behind:
        gap = plan.planned - plan.reached
        is_far = gap * 100 >= plan.planned * limits.down_percent
        (far_behind if is_far else behind_a_little).append((gap, plan.account_id, plan.name))
    certain = {account_id for _weight, account_id, _name in (*losing, *far_behind)}
    certain.difference_update(accepting, (plan.account_id for plan in behind if not plan.planned))

    def not_told(candidates: Iterable[_Candidate], *, are_certain: bool = True) -> list[_Candidate]:
        left = [candidate for candidate in candidates if candidate[1] not in certain]
        if are_certain:
            certain.update({account_id for _weight, account_id, _name in left}.difference(accepting))
        return left

    def earned(account: AccountSums) -> int:
        return (account.profit if by_profit else account.revenue) or 0

    down, behind_a_little = not_told(down), not_told(behind_a_little)
    not_secured = not_told(
        (ahead[account.account_id], account.account_id, account.name)
        for account in live
        if ahead.get(account.account_id, 0) > 0
    )
    key_not_a = not_told(
        (
            (-earned(account), account.account_id, account.name)
            for account in live
            if account.is_key and horizon.known_year and classes.get(account.account_id) is not is_a
        ),
        are_certain=False,
    )
    a_not_key = not_told(
        (
            (earned(account), account.account_id, account.name)
            for account in live
            if not account.is_key and classes.get(account.account_id) is is_a
        ),
        are_certain=standing.order.count > 1,
    )
    least = sum(minutes.values()) * limits.hours_percent
    hours = not_told(
        (
            (minutes[account.account_id], account.account_id, account.name)
            for account in live
            if 0 < least <= minutes.get(account.account_id, 0) * 100
        ),
        are_certain=False,
    )
    late = [
        (account.revenue or 0, account.account_id, account.name)
        for account in live
        if account.account_id in silent
    ]
    return [
        (MoneyRule.LOSES_MONEY, _in_turn(losing)),
        (MoneyRule.LOST, _in_turn(lost)),
        (MoneyRule.LATE, _in_turn(late)),
        (MoneyRule.DOWN, _in_turn(down)),
        (MoneyRule.BEHIND_PLAN, chain(_in_turn(far_behind), _in_turn(behind_a_little))),
        (MoneyRule.NOT_SECURED, _in_turn(not_secured)),
        (MoneyRule.KEY_NOT_A, _in_turn(key_not_a)),
        (MoneyRule.A_NOT_KEY, _in_turn(a_not_key)),
        (MoneyRule.HOURS, _in_turn(hours)),
        (MoneyRule.NEW, _in_turn(not_told(new, are_certain=False))),
    ]


def _moved(
    live: Iterable[AccountSums], limits: MoneyLimits
) -> tuple[list[_Candidate], list[_Candidate], list[_Candidate]]:
    """Those that may be lost, are down, and may be new."""
    lost, down, new = list[_Candidate](), list[_Candidate](), list[_Candidate]()
    for account in live:
        now, before = account.now or 0, account.before or 0
        if before <= 0:
            if now > 0:
                new.append((now, account.account_id, account.name))
        elif now <= 0:
            lost.append((before, account.account_id, account.name))
        elif now * 100 <= before * (100 - limits.down_percent):
            down.append((before - now, account.account_id, account.name))
    return lost, down, new


def _in_turn(candidates: Iterable[_Candidate]) -> Iterator[int]:
    """What is about most first; only of those that are about the same the names are looked at."""
    heaviest_first = sorted(candidates, key=itemgetter(0), reverse=True)
    for _weight, alike in groupby(heaviest_first, key=itemgetter(0)):
        group = list(alike)
        if len(group) > 1:
            group.sort(key=lambda candidate: (sort_key(candidate[2]), candidate[1]))
        for _weight, account_id, _name in group:
            yield account_id
