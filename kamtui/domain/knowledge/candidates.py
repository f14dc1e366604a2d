"""Which rules may warn of the bonds of an account at all, told by nothing but how strong those are.

Of thousands of accounts a day shows three lines for each rule. The rules themselves (`knowledge.warnings`) are asked only of those
named here. An account that a rule warns of is never left out; a test compares both on made-up books.
"""

from typing import NamedTuple

from kamtui.domain.knowledge.words import BondRule
from kamtui.domain.thresholds import KnowledgeLimits


class BondLine(NamedTuple):
    """An account, what its value bond costs in a year, and how strong its bonds are, in the order of `Bond`; None is not known."""

    account_id: int
    name: str
    yearly_cost: int | None
    structural: int | None
    brand: int | None
    reputation: int | None
    personal: int | None
    information: int | None
    value: int | None
    no_choice: int | None

    @property
    def strengths(self) -> tuple[int | None, ...]:
        return self[3:]


OF_ALL_SIX = (BondRule.CAPTIVE, BondRule.ONE_CARRIES_ALL)
"""The rules that warn only where the strength of each of the six is known: of few accounts."""


def rules_that_may_warn(
    line: BondLine, profit: int | None, *, is_in_class_a: bool, limits: KnowledgeLimits
) -> list[BondRule]:
    """The rules that may warn of an account; `profit` is that of its last 12 months."""
    rules, six = [], line[3:9]
    known = [strength for strength in six if strength is not None]
    best, is_whole = max(known, default=0), len(known) == len(six)
    is_weak = line.personal is not None and line.personal < limits.weak_bond
    if is_whole and best < limits.weak_bond and (line.no_choice or 0) >= limits.captive_bond:
        rules.append(BondRule.CAPTIVE)
    if line.yearly_cost and line.yearly_cost > (profit or 0):
        rules.append(BondRule.VALUE_COSTS)
    if is_weak and best and line.structural == best:
        rules.append(BondRule.STRUCTURAL_RELIED_ON)
    if is_whole and best and 100 * best > limits.one_bond_percent * sum(known):
        rules.append(BondRule.ONE_CARRIES_ALL)
    if best and line.value == best and not is_in_class_a:
        rules.append(BondRule.VALUE_OUTSIDE)
    if is_weak:
        rules.append(BondRule.NO_PERSONAL)
    if not line.information:
        rules.append(BondRule.INFORMATION_UNUSED)
    return rules
