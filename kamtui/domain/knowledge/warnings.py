"""What the bonds of an account imply (K10): each warning names what caused it and offers one act."""

from typing import NamedTuple

from kamtui.domain.amounts import show_amount
from kamtui.domain.knowledge.strengths import SIX, Strengths, is_weak
from kamtui.domain.knowledge.words import Bond, BondRule
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.warning import Remedy, Said, Severity, Warning, in_order

_USUAL = KnowledgeLimits()


class BondMoney(NamedTuple):
    """What the rules about the value bond ask of the account's sales.

    `profit` is that of its last 12 months, in minor units, None where they are not known;
    `is_outside_a`: it is not among the accounts that make 80 % (`class_a_percent`), None where that is not known.
    """

    profit: int | None = None
    is_outside_a: bool | None = None
    class_a_percent: int = 80


NO_MONEY = BondMoney()
"""Nothing is known of its sales."""


def asks_for_money(strengths: Strengths, value_cost: int | None) -> bool:
    """Whether a rule about the value bond may hold: only then it matters what is known of the account's sales."""
    return strengths.strongest is Bond.VALUE or bool(value_cost)


def bond_warnings(
    strengths: Strengths,
    value_cost: int | None = None,
    money: BondMoney = NO_MONEY,
    limits: KnowledgeLimits = _USUAL,
) -> list[Warning]:
    """Every warning about the bonds of an account: the severest first, then as `BondRule` orders them.

    `value_cost` is what the value bond costs in a year, in minor units. None where not one bond was
    ever read: that is a gap, and no warning.
    """
    if not strengths.is_read and value_cost is None:
        return []
    implied = [
        captive(strengths, limits),
        value_costs(value_cost, money.profit),
        structural_relied_on(strengths, limits),
        one_carries_all(strengths, limits),
        value_outside(strengths, money.is_outside_a, money.class_a_percent),
        no_personal(strengths, limits),
        information_unused(strengths),
    ]
    return in_order((warning for warning in implied if warning is not None), BondRule)


def captive(strengths: Strengths, limits: KnowledgeLimits = _USUAL) -> Warning | None:
    """No choice is 3 or more while every other bond is known and below 2."""
    value = strengths.of(Bond.NO_CHOICE)
    if value is None or value < limits.captive_bond or len(strengths.known) < len(SIX):
        return None
    if any(not is_weak(other, limits) for other in strengths.known.values()):
        return None
    return Warning(BondRule.CAPTIVE, Severity.RED, Said(_captive_words, (value,)), Remedy.TASK)


def _captive_words(strength: int) -> str:
    return _(
        "Captive: no choice holds it ({strength}) and nothing else does; it will leave when it can."
    ).format(strength=strength)


def value_costs(value_cost: int | None, profit: int | None) -> Warning | None:
    """The value bond costs more in a year than the account earned in its last 12 months."""
    if not value_cost or profit is None or value_cost <= profit:
        return None
    said = Said(_value_costs_words, (value_cost, profit))
    return Warning(BondRule.VALUE_COSTS, Severity.RED, said, Remedy.OPEN_NUMBERS)


def _value_costs_words(value_cost: int, profit: int) -> str:
    return _(
        "The value bond costs {cost} a year, more than the account earned in 12 months: {profit}."
    ).format(cost=show_amount(value_cost), profit=show_amount(profit))


def structural_relied_on(strengths: Strengths, limits: KnowledgeLimits = _USUAL) -> Warning | None:
    """The structural bond is the strongest, and the personal one is known to be below 2."""
    personal = strengths.of(Bond.PERSONAL)
    if strengths.strongest is not Bond.STRUCTURAL or personal is None or not is_weak(personal, limits):
        return None
    said = Said(_structural_words, (strengths.of(Bond.STRUCTURAL), personal))
    return Warning(BondRule.STRUCTURAL_RELIED_ON, Severity.AMBER, said, Remedy.TASK)


def _structural_words(structural: int, personal: int) -> str:
    return _(
        "Relies on the structural bond ({structural}) with hardly a personal one ({personal}): "
        "it can be cut and made anew with a competitor."
    ).format(structural=structural, personal=personal)


def one_carries_all(strengths: Strengths, limits: KnowledgeLimits = _USUAL) -> Warning | None:
    """One of the six carries more than half (`one_bond_percent`) of all their strength, each of them being known."""
    bond, known = strengths.strongest, strengths.known
    if (
        bond is None
        or len(known) < len(SIX)
        or 100 * known[bond] <= limits.one_bond_percent * strengths.total
    ):
        return None
    said = Said(_one_carries_words, (strengths, bond))
    return Warning(BondRule.ONE_CARRIES_ALL, Severity.AMBER, said, Remedy.TASK, about=bond.value)


def _one_carries_words(strengths: Strengths, bond: Bond) -> str:
    return _("One bond carries all: {bond} makes {percent} % of the strength of all.").format(
        bond=bond.label, percent=strengths.percent(bond)
    )


def value_outside(strengths: Strengths, is_outside_a: bool | None, percent: int = 80) -> Warning | None:
    """The value bond is the strongest, and the account is known to lie outside the 20/80."""
    if strengths.strongest is not Bond.VALUE or not is_outside_a:
        return None
    said = Said(_value_outside_words, (strengths.of(Bond.VALUE), percent))
    return Warning(BondRule.VALUE_OUTSIDE, Severity.AMBER, said, Remedy.OPEN_NUMBERS)


def _value_outside_words(strength: int, percent: int) -> str:
    return _(
        "Held mainly by the value bond ({strength}), and not among the accounts that make {percent} %."
    ).format(strength=strength, percent=percent)


def no_personal(strengths: Strengths, limits: KnowledgeLimits = _USUAL) -> Warning | None:
    """The personal bond is known to be below 2."""
    personal = strengths.of(Bond.PERSONAL)
    if personal is None or not is_weak(personal, limits):
        return None
    said = Said(_no_personal_words, (personal,))
    return Warning(BondRule.NO_PERSONAL, Severity.AMBER, said, Remedy.CALL)


def _no_personal_words(strength: int) -> str:
    return _(
        "No personal bond to speak of ({strength}): it costs least, lasts, and is hardest to attack."
    ).format(strength=strength)


def information_unused(strengths: Strengths) -> Warning | None:
    """The information bond is 0, or not known although others are."""
    value = strengths.of(Bond.INFORMATION)
    if value or not strengths.is_read:
        return None
    if value is None:
        said = Said(_information_words, (False,))
        return Warning(BondRule.INFORMATION_UNUSED, Severity.AMBER, said, Remedy.READ_BOND)
    said = Said(_information_words, (True,))
    return Warning(BondRule.INFORMATION_UNUSED, Severity.AMBER, said, Remedy.TASK)


def _information_words(is_known: bool) -> str:
    if not is_known:
        return _("Whether they need our information and advice is not known: a bond often left unused.")
    return _("The information bond is not used: they need no figure, advice or analysis of ours.")
