"""Which accounts may have a warning about their bonds at all, told by nothing but how strong those are.

Of thousands of accounts a day shows three lines for each rule. The rules themselves (`knowledge.warnings`) are asked only of those
named here, in this order. An account that a rule warns of is never left out; a test compares both on made-up books.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from kamtui.domain.knowledge.words import BondRule
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.thresholds import KnowledgeLimits


class BondLine(NamedTuple):
    """An account, what its value bond costs in a year, and how strong its bonds are, in the order of `Bond`; None is not known."""

    account_id: int
    name: str
    is_key: int
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
        return self[4:]


def bond_candidates_in_turn(
    lines: Iterable[BondLine],
    profits: Mapping[int, int | None],
    in_class_a: Collection[int],
    limits: KnowledgeLimits,
) -> list[tuple[BondRule, list[int]]]:
    """For each rule the accounts that it may warn of, in the order of its warnings: key accounts first, then by name.

    `profits` are those of the last 12 months.
    """
    found: dict[BondRule, list[int]] = {rule: [] for rule in BondRule}
    in_turn = sorted(lines, key=lambda line: (not line.is_key, sort_key(line.name), line.account_id))
    for line in in_turn:
        account_id, six = line.account_id, line[4:10]
        known = [strength for strength in six if strength is not None]
        best, is_whole = max(known, default=0), len(known) == len(six)
        is_weak = line.personal is not None and line.personal < limits.weak_bond
        if is_whole and best < limits.weak_bond and (line.no_choice or 0) >= limits.captive_bond:
            found[BondRule.CAPTIVE].append(account_id)
        if line.yearly_cost and line.yearly_cost > (profits.get(account_id) or 0):
            found[BondRule.VALUE_COSTS].append(account_id)
        if is_weak and best and line.structural == best:
            found[BondRule.STRUCTURAL_RELIED_ON].append(account_id)
        if is_whole and best and 100 * best > limits.one_bond_percent * sum(known):
            found[BondRule.ONE_CARRIES_ALL].append(account_id)
        if best and line.value == best and account_id not in in_class_a:
            found[BondRule.VALUE_OUTSIDE].append(account_id)
        if is_weak:
            found[BondRule.NO_PERSONAL].append(account_id)
        if not line.information:
            found[BondRule.INFORMATION_UNUSED].append(account_id)
    return list(found.items())
