"""What the bonds of an account imply: each warning at its boundary and beside it; unknown is never zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.knowledge.strengths import SIX, Strengths, bond_gaps
from kamtui.domain.knowledge.warnings import BondMoney, asks_for_money, bond_warnings
from kamtui.domain.knowledge.words import Bond, BondRule
from kamtui.domain.warning import Remedy, Severity, Warning
from tests.domain.knowledge.test_bonds import STRENGTHS, strong

SOUND = strong(2, 2, 2, 3, 2, 2, 0)
"""An account that no rule speaks of."""


def told(
    strengths: Strengths, rule: BondRule, cost: int | None = None, money: BondMoney | None = None
) -> Warning | None:
    return next(
        (one for one in bond_warnings(strengths, cost, money or BondMoney()) if one.rule is rule), None
    )


def test_of_a_sound_account_nothing_is_said() -> None:
    assert bond_warnings(SOUND, 100_00, BondMoney(200_00, is_outside_a=False)) == []
    assert bond_gaps(SOUND) == ""


def test_of_an_account_of_which_nothing_was_read_only_the_gap_is_told() -> None:
    assert bond_warnings(Strengths()) == []
    assert bond_gaps(Strengths()) == "Not one bond was rated yet."
    assert bond_gaps(strong(2, 2, 2, 3, 2, 2)) == "Not known: the no choice bond."
    assert bond_gaps(strong(structural=2, information=0)) == (
        "Not known: the bonds brand, reputation, personal, value, no choice."
    )


@pytest.mark.parametrize(
    ("strengths", "is_told"),
    [
        (strong(3, 2, 2, 1, 2, 2, 0), True),
        (strong(3, 2, 2, 0, 2, 2, 0), True),
        (strong(3, 2, 2, 2, 2, 2, 0), False),  # a personal bond of 2 holds
        (strong(3, 3, 2, 1, 2, 2, 0), False),  # another is as strong
        (strong(3, 4, 2, 1, 2, 2, 0), False),
        (strong(3, 2, 2, 1, 2, 2, 5), True),  # no choice is not weighed against it
        (strong(3, 2, 2, None, 2, 2, 0), False),  # not known is not below 2
        (strong(None, 2, 2, 1, 2, 2, 0), False),
        (strong(1, 0, 0, 0, 0, 0, 0), True),
        (strong(0, 0, 0, 0, 0, 0, 0), False),
    ],
)
def test_the_structural_bond_is_relied_on(strengths: Strengths, is_told: bool) -> None:
    assert (told(strengths, BondRule.STRUCTURAL_RELIED_ON) is not None) is is_told


@pytest.mark.parametrize(
    ("personal", "is_told"), [(0, True), (1, True), (2, False), (5, False), (None, False)]
)
def test_no_personal_bond(personal: int | None, is_told: bool) -> None:
    assert (told(strong(2, 2, 2, personal, 2, 2), BondRule.NO_PERSONAL) is not None) is is_told


@pytest.mark.parametrize(
    ("information", "act"), [(0, Remedy.TASK), (None, Remedy.READ_BOND), (1, None), (5, None)]
)
def test_the_information_bond_is_unused(information: int | None, act: Remedy | None) -> None:
    found = told(strong(2, 2, 2, 3, information, 2), BondRule.INFORMATION_UNUSED)
    assert (found.remedy if found else None) is act
    if found is not None:
        assert ("is not known" in found.sentence) is (information is None)


@pytest.mark.parametrize(
    ("cost", "profit", "is_told"),
    [
        (100_01, 100_00, True),
        (100_00, 100_00, False),
        (99_99, 100_00, False),
        (1, 0, True),
        (1, -50_00, True),
        (0, -50_00, False),  # what costs nothing did not cost more
        (None, -50_00, False),
        (100_00, None, False),
        (None, None, False),
    ],
)
def test_the_value_bond_costs_more_than_is_earned(
    cost: int | None, profit: int | None, is_told: bool
) -> None:
    found = told(SOUND, BondRule.VALUE_COSTS, cost, BondMoney(profit=profit))
    assert (found is not None) is is_told
    if found:
        assert (found.severity, found.remedy) == (Severity.RED, Remedy.OPEN_NUMBERS)


def test_the_cost_is_told_also_where_no_strength_is_known() -> None:
    [found] = bond_warnings(Strengths(), 100_01, BondMoney(profit=100_00))
    assert found.rule is BondRule.VALUE_COSTS
    assert found.sentence.replace("\u00a0", " ") == (
        "The value bond costs 100.01 € a year, more than the account earned in 12 months: 100 €."
    )


@pytest.mark.parametrize(
    ("strengths", "is_outside", "is_told"),
    [
        (strong(2, 2, 2, 2, 2, 3, 5), True, True),
        (strong(2, 2, 2, 2, 2, 3, 5), False, False),
        (strong(2, 2, 2, 2, 2, 3, 5), None, False),
        (strong(2, 2, 2, 3, 2, 3, 0), True, False),
        (strong(2, 2, 2, 4, 2, 3, 0), True, False),
        (strong(value=3), True, True),
        (strong(2, value=None), True, False),
    ],
)
def test_held_mainly_by_the_value_bond(strengths: Strengths, is_outside: bool | None, is_told: bool) -> None:
    found = told(strengths, BondRule.VALUE_OUTSIDE, money=BondMoney(is_outside_a=is_outside))
    assert (found is not None) is is_told


@pytest.mark.parametrize(
    ("strengths", "about"),
    [
        (strong(5, 1, 1, 1, 1, 1, 0), ""),  # half of all is not more than half
        (strong(5, 1, 1, 1, 1, 0, 0), "structural"),
        (strong(0, 0, 0, 5, 1, 1, 5), "personal"),  # no choice is not added
        (strong(1, 1, 0, 0, 0, 0, 5), ""),
        (strong(0, 0, 1, 0, 0, 0, 0), "reputation"),
        (strong(0, 0, 0, 0, 0, 0, 5), ""),
        (strong(3, 1), ""),  # what is not known may well carry as much
        (strong(5, 1, 0, 0, 0, None, 0), ""),
    ],
)
def test_one_bond_carries_all(strengths: Strengths, about: str) -> None:
    found = told(strengths, BondRule.ONE_CARRIES_ALL)
    assert (found.about if found else "") == about
    if found:
        assert found.key == f"bond_one_carries_all:{about}"


@pytest.mark.parametrize(
    ("strengths", "is_told"),
    [
        (strong(1, 1, 1, 1, 1, 1, 3), True),
        (strong(0, 0, 0, 0, 0, 0, 5), True),
        (strong(1, 1, 1, 1, 1, 1, 2), False),
        (strong(1, 1, 1, 1, 1, 2, 3), False),
        (strong(2, 0, 0, 0, 0, 0, 5), False),
        (strong(1, 1, 1, None, 1, 1, 5), False),  # what is not known may well hold it
        (strong(1, 1, 1, 1, 1, 1, None), False),
    ],
)
def test_captive(strengths: Strengths, is_told: bool) -> None:
    found = told(strengths, BondRule.CAPTIVE)
    assert (found is not None) is is_told
    if found:
        assert found.severity is Severity.RED


def test_the_severest_come_first_each_under_a_key_of_its_own() -> None:
    found = bond_warnings(strong(1, 0, 0, 0, 0, 0, 4), 10_00, BondMoney(5_00, is_outside_a=True))
    assert [one.rule for one in found] == [
        BondRule.CAPTIVE,
        BondRule.VALUE_COSTS,
        BondRule.STRUCTURAL_RELIED_ON,
        BondRule.ONE_CARRIES_ALL,
        BondRule.NO_PERSONAL,
        BondRule.INFORMATION_UNUSED,
    ]
    assert len({one.key for one in found}) == len(found)
    assert all(one.sentence.endswith(".") and not one.people for one in found)


@given(STRENGTHS)
def test_what_is_not_known_takes_no_part(strengths: Strengths) -> None:
    assert set(strengths.known) | set(strengths.unknown) == {
        *SIX, *([Bond.NO_CHOICE] if strengths.of(Bond.NO_CHOICE) is None else [])
    }  # fmt: skip
    shares = [strengths.percent(bond) for bond in SIX]
    assert all((share is None) == (bond not in strengths.known or not strengths.total)
               for bond, share in zip(SIX, shares, strict=True))  # fmt: skip
    if strengths.total:
        assert 97 <= sum(share or 0 for share in shares) <= 103  # each is rounded
    if strengths.of(Bond.PERSONAL) is None:
        rules = {one.rule for one in bond_warnings(strengths)}
        assert not rules & {BondRule.NO_PERSONAL, BondRule.STRUCTURAL_RELIED_ON, BondRule.CAPTIVE}


@given(STRENGTHS, st.none() | st.integers(0, 9), st.none() | st.integers(-9, 9), st.none() | st.booleans())
def test_sales_matter_only_where_they_are_asked_for(
    strengths: Strengths, cost: int | None, profit: int | None, is_outside: bool | None
) -> None:
    if not asks_for_money(strengths, cost):
        assert bond_warnings(strengths, cost, BondMoney(profit, is_outside)) == bond_warnings(strengths, cost)


@pytest.mark.parametrize(
    ("strengths", "cost", "asks"),
    [
        (strong(value=3), None, True),
        (strong(value=3), 0, True),
        (strong(value=3, personal=3), None, False),
        (strong(value=3, personal=3), 0, False),
        (strong(value=3, personal=3), 1, True),
        (strong(), None, False),
    ],
)
def test_when_sales_are_asked_for(strengths: Strengths, cost: int | None, asks: bool) -> None:
    assert asks_for_money(strengths, cost) is asks
