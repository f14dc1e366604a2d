"""Which of all warnings the day sees: how many of each rule, and which of an account stand in for its others (K17)."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from kamtui.domain.center.words import CenterRule
from kamtui.domain.chain.words import ChainRule
from kamtui.domain.day.line import Group
from kamtui.domain.knowledge.words import BondRule, CareRule
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.terms.words import ProblemRule, TermRule
from kamtui.domain.warning import Severity, Warning, WarningRule

MOST_OF_A_RULE = 3
"""The most lines that each rule of the chain, of problems, of bonds and of sales gets in the review."""


class Family(NamedTuple):
    """The warnings of one enumeration of rules, and how much of them the day sees."""

    rules: type[StrEnum]
    group: Group = Group.WARNINGS
    most: int | None = None
    """How many lines each rule gets at most; None for all. The others stand in the place that the rule is about."""
    gives_way: bool = False
    """Whether an account's amber warning that found no room leaves its place to the next one of the account."""


NO_CONTACT = (
    CenterRule.ALL_COLD,
    CenterRule.OPPONENT_COLD,
    CenterRule.SUPPORTER_COLD,
    CenterRule.PERSON_COLD,
)
"""The rules that say of a buying center what going cold says of an account: that nobody spoke to them."""

DAYS_THAT_PASS: tuple[WarningRule, ...] = (CareRule.RENEWAL_NEAR, TermRule.NOTICE_NEAR)
"""The rules that warn of a day that cannot be made good once it is past: no other warning of the account stands in for them."""

FAMILIES: dict[type, Family] = {
    family.rules: family
    for family in (
        Family(CenterRule),
        Family(TermRule),
        Family(CareRule),
        Family(ProblemRule, most=MOST_OF_A_RULE),
        Family(BondRule, most=MOST_OF_A_RULE),
        Family(MoneyRule, most=MOST_OF_A_RULE),
        Family(ChainRule, Group.CHAIN, MOST_OF_A_RULE, gives_way=True),
    )
}
"""Every family of warnings that the day may see."""


def picked(warnings: Iterable[Warning], accepted: Collection[tuple[int | None, str]] = ()) -> list[Warning]:
    """The warnings that the day should see: without those accepted, by account and key.

    Of an account and a family all red ones, or else the first amber one, and of a renewal and of notices that are near the first; of a rule
    as many as its family says. They come in the order in which they were given: of each account those of a family the severest first.
    """
    picking = _Picking(accepted)
    for warning in warnings:
        picking.look_at(warning)
    return picking.seen


def picked_in_turn(
    rules: Iterable[tuple[WarningRule, Iterable[Warning]]], accepted: Collection[tuple[int | None, str]] = ()
) -> list[Warning]:
    """What is `picked` of all of them, asking no rule for more warnings than may still be seen.

    What it picked is all picked again.
    """
    picking = _Picking(accepted)
    for rule, warnings in rules:
        for warning in warnings:
            picking.look_at(warning)
            if picking.is_done_with(rule):
                break
    return picking.seen


def picked_by_account(
    rules: Iterable[tuple[WarningRule, Iterable[int]]],
    of_account: Callable[[int], Sequence[Warning]],
    accepted: Collection[tuple[int | None, str]] = (),
) -> list[Warning]:
    """What is `picked` of a family whose warnings do not give way, rule by rule, asking for no more of it than may be seen.

    Of each rule are given the accounts of which it may warn, in the order of its warnings; `of_account` tells all warnings of the
    family about an account, the severest first.
    """
    seen: list[Warning] = []
    for rule, accounts in rules:
        most = FAMILIES[type(rule)].most
        lines = (
            line for account_id in accounts for line in _lines_of_rule(rule, of_account(account_id), accepted)
        )
        seen += islice(lines, most)
    return seen


def _lines_of_rule(
    rule: WarningRule, of_account: Iterable[Warning], accepted: Collection[tuple[int | None, str]]
) -> Iterator[Warning]:
    """What a rule says of an account, if that is to be seen beside all that its family says of it."""
    left = [warning for warning in of_account if not warning.is_accepted(accepted)]
    for place, warning in enumerate(left):
        if warning.rule is rule and (place == 0 or warning.severity >= Severity.RED):
            yield warning


class _Picking:
    """The warnings that the day should see of those looked at so far."""

    def __init__(self, accepted: Collection[tuple[int | None, str]]) -> None:
        self.seen: list[Warning] = []
        self._accepted = accepted
        # Few: the keys of all others need not be made.
        self._accepting = {account_id for account_id, _key in accepted}
        self._lines_of: Counter[WarningRule] = Counter()
        self._told: set[tuple[int, object]] = set()

    def look_at(self, warning: Warning) -> None:
        """Pick a warning, if it is to be seen beside those before it."""
        rule, account_id = warning.rule, warning.subject.account_id
        family, cause = FAMILIES[type(rule)], rule if rule in DAYS_THAT_PASS else type(rule)
        of_account = account_id is not None and (account_id, cause)
        if account_id in self._accepting and warning.is_accepted(self._accepted):
            return
        if of_account and of_account in self._told and warning.severity < Severity.RED:
            return
        has_room = family.most is None or self._lines_of[rule] < family.most
        if has_room:
            self._lines_of[rule] += 1
            self.seen.append(warning)
        if of_account and (has_room or not family.gives_way):
            self._told.add(of_account)

    def is_done_with(self, rule: WarningRule) -> bool:
        """Whether further warnings of a rule change nothing: it has all its lines, and they give way to those of other rules."""
        family = FAMILIES[type(rule)]
        return family.gives_way and family.most is not None and self._lines_of[rule] >= family.most
