"""Which accounts may have a warning about their sales and plans at all, told by a few sums of each.

Of thousands of accounts a day shows three lines for each rule. The rules themselves (`money.warnings`) are asked only of those
named here, in this order. An account that a rule warns of is never left out; a test compares both on made-up books.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
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


class _Candidate(NamedTuple):
    """An account with what a rule would weigh it by."""

    account_id: int
    name: str
    weight: int


def candidates_in_turn(
    sums: Sequence[AccountSums],
    horizon: Horizon,
    standing: Standings,
    silent: Collection[int],
    behind: Iterable[PlanSums],
    ahead: Mapping[int, int],
    minutes: Mapping[int, int],
    limits: MoneyLimits = _USUAL,
) -> list[tuple[MoneyRule, Iterator[int]]]:
    """For each rule the accounts that it may warn of, in the order of its warnings.

    `silent` are those of class A that bought nothing since the last known month, `ahead` is how much of each account's plan is
    still open, `minutes` the logged time of each.
    """
    live = [account for account in sums if account.is_live]
    by_profit, classes = standing.by_profit_only, standing.classes
    all_minutes, year = sum(minutes.values()), horizon.known_year
    lost, down, new = [], [], []
    if horizon.reaches_two_years:
        for account in live:
            now, before = account.now or 0, account.before or 0
            if before <= 0:
                if now > 0:
                    new.append(_Candidate(account.account_id, account.name, now))
            elif now <= 0:
                lost.append(_Candidate(account.account_id, account.name, before))
            elif now * 100 <= before * (100 - limits.down_percent):
                down.append(_Candidate(account.account_id, account.name, before - now))

    def earned(account: AccountSums) -> int:
        return (account.profit if by_profit else account.revenue) or 0

    gaps = [(plan, plan.planned - plan.reached) for plan in behind]
    pressing, others = (
        [
            _Candidate(plan.account_id, plan.name, gap)
            for plan, gap in gaps
            if (gap * 100 >= plan.planned * limits.down_percent) is is_far
        ]
        for is_far in (True, False)
    )
    is_a = AbcClass.A
    return [
        (
            MoneyRule.LOSES_MONEY,
            _in_turn(
                _Candidate(account.account_id, account.name, -account.profit)
                for account in live
                if account.profit is not None and account.profit < 0
            ),
        ),
        (MoneyRule.LOST, _in_turn(lost)),
        (
            MoneyRule.LATE,
            _in_turn(
                _Candidate(account.account_id, account.name, account.revenue or 0)
                for account in live
                if account.account_id in silent
            ),
        ),
        (MoneyRule.DOWN, _in_turn(down)),
        (MoneyRule.BEHIND_PLAN, _one_after_the_other(pressing, others)),
        (
            MoneyRule.NOT_SECURED,
            _in_turn(
                _Candidate(account.account_id, account.name, ahead[account.account_id])
                for account in live
                if ahead.get(account.account_id, 0) > 0
            ),
        ),
        (
            MoneyRule.KEY_NOT_A,
            _in_turn(
                _Candidate(account.account_id, account.name, -earned(account))
                for account in live
                if account.is_key and year and classes.get(account.account_id) is not is_a
            ),
        ),
        (
            MoneyRule.A_NOT_KEY,
            _in_turn(
                _Candidate(account.account_id, account.name, earned(account))
                for account in live
                if not account.is_key and classes.get(account.account_id) is is_a
            ),
        ),
        (
            MoneyRule.HOURS,
            _in_turn(
                _Candidate(account.account_id, account.name, minutes[account.account_id])
                for account in live
                if 0 < all_minutes * limits.hours_percent <= minutes.get(account.account_id, 0) * 100
            ),
        ),
        (MoneyRule.NEW, _in_turn(new)),
    ]


def _one_after_the_other(*parts: Iterable[_Candidate]) -> Iterator[int]:
    for part in parts:
        yield from _in_turn(part)


def _in_turn(candidates: Iterable[_Candidate]) -> Iterator[int]:
    """What is about most first; only of those that are about the same the names are looked at."""
    heaviest_first = sorted(candidates, key=lambda candidate: -candidate.weight)
    for _weight, alike in groupby(heaviest_first, key=lambda candidate: candidate.weight):
        group = list(alike)
        if len(group) > 1:
            group.sort(key=lambda candidate: (sort_key(candidate.name), candidate.account_id))
        for candidate in group:
            yield candidate.account_id
