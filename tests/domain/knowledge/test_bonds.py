"""The seven bonds: readings and the picture that they make; unknown is never zero."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.bonds import (
    BondEntry,
    BondReading,
    NewReading,
    ValueBond,
    dearest_first,
    picture,
    read_anew,
)
from kamtui.domain.knowledge.strengths import STRONGEST, Strengths, is_weak
from kamtui.domain.knowledge.typed_knowledge import read_bond
from kamtui.domain.knowledge.words import Bond

TODAY = date(2026, 11, 22)


def strong(
    structural: int | None = None,
    brand: int | None = None,
    reputation: int | None = None,
    personal: int | None = None,
    information: int | None = None,
    value: int | None = None,
    no_choice: int | None = None,
) -> Strengths:
    return Strengths((structural, brand, reputation, personal, information, value, no_choice))


def a_reading(
    bond: Bond, strength: int | None, days: int = 0, reading_id: int = 1, cost: int | None = None
) -> BondReading:
    return BondReading(
        bond=bond,
        read_on=TODAY - timedelta(days=days),
        strength=strength,
        yearly_cost=cost,
        reading_id=reading_id,
    )


STRENGTHS = st.builds(Strengths, st.tuples(*[st.one_of(st.none(), st.integers(0, 5))] * len(Bond)).map(tuple))


@given(STRENGTHS, st.integers(0, 5))
def test_no_choice_is_never_added_to_the_others(strengths: Strengths, no_choice: int) -> None:
    other = Strengths((*strengths.values[:-1], no_choice))
    assert (other.total, other.strongest) == (strengths.total, strengths.strongest)
    assert [other.percent(bond) for bond in Bond] == [strengths.percent(bond) for bond in Bond]
    assert other.percent(Bond.NO_CHOICE) is None


def test_the_picture_is_of_the_latest_readings_and_their_change() -> None:
    found = picture(
        [
            a_reading(Bond.PERSONAL, 4, 1, 7),
            a_reading(Bond.PERSONAL, 1, 90, 1),
            a_reading(Bond.PERSONAL, 2, 30, 2),
            a_reading(Bond.PERSONAL, 3, 30, 3),  # of one day the later written counts
            a_reading(Bond.VALUE, 2, 30, 4, cost=50_00),
            a_reading(Bond.BRAND, None, 2, 5),
            a_reading(Bond.BRAND, 4, 60, 6),
            a_reading(Bond.NO_CHOICE, 1, 3, 8),
        ],
        TODAY - timedelta(days=30),
    )
    assert [one.bond for one in found.bars] == list(Bond)
    assert found.strengths == strong(None, None, None, 4, None, 2, 1)
    assert [one.change for one in found.bars] == [None, None, None, 1, None, 0, None]
    assert found.bar(Bond.VALUE).latest == a_reading(Bond.VALUE, 2, 30, 4, cost=50_00)
    assert found.strength(Bond.BRAND) is None
    before = found.bar(Bond.BRAND).before
    assert before is not None and before.strength == 4


def test_without_a_review_nothing_changed() -> None:
    found = picture([a_reading(Bond.BRAND, 4, 60, 6), a_reading(Bond.BRAND, 5, 6, 7)])
    assert [one.change for one in found.bars] == [None] * 7
    assert found.strength(Bond.BRAND) == 5


def test_a_reading_is_read_from_its_form() -> None:
    typed = {
        "strength": " 4 ", "evidence": "общ склад\n\n", "would_break": "нова система", "held_by": "Аз",
        "yearly_cost": "1 200,50", "read": "yesterday",
    }  # fmt: skip
    assert read_bond(typed, Bond.VALUE, TODAY) == BondEntry(
        bond=Bond.VALUE, read_on=date(2026, 11, 21), strength=4, evidence="общ склад", would_break="нова система",
        held_by="Аз", yearly_cost=1_200_50,
    )  # fmt: skip
    assert read_bond({"strength": "?"}, Bond.BRAND, TODAY) == BondEntry(bond=Bond.BRAND, read_on=TODAY)
    assert read_bond({"strength": "0"}, Bond.BRAND, TODAY).strength == 0


@pytest.mark.parametrize("strength", ["6", "-1", "x", "4.5", "٣"])
def test_a_strength_is_from_0_to_5(strength: str) -> None:
    with pytest.raises(Problems) as caught:
        read_bond({"strength": strength, "read": "tomorrow", "yearly_cost": "много"}, Bond.BRAND, TODAY)
    assert set(caught.value.by_field) == {"strength", "read", "yearly_cost"}


def test_value_bonds_that_cost_more_than_they_bring_come_first() -> None:
    bonds = [
        ValueBond(1, "earns", 100, 1_000),
        ValueBond(2, "costs little more", 100, 90),
        ValueBond(3, "unknown", 100, None),
        ValueBond(4, "loses", 100, -500),
        ValueBond(5, "earns less", 100, 100),
        ValueBond(6, "unknown, dear", 900, None),
    ]
    assert [one.account_id for one in dearest_first(bonds)] == [4, 2, 6, 3, 5, 1]


def worded(strength: int | None, days: int, reading_id: int, evidence: str = "") -> BondReading:
    return replace(a_reading(Bond.VALUE, strength, days, reading_id), evidence=evidence)


def entry(strength: int | None, read_on: date = TODAY, evidence: str = "") -> BondEntry:
    return BondEntry(bond=Bond.VALUE, read_on=read_on, strength=strength, evidence=evidence)


@pytest.mark.parametrize(
    ("newest_first", "strength", "new"),
    [
        ((), 0, NewReading(entry(0))),  # 0 is not the same as not known
        ((), None, None),
        ((worded(3, 9, 1, "so"),), 3, None),
        ((worded(3, 9, 1, "so"),), 2, NewReading(entry(2, evidence="so"))),
        ((worded(3, 9, 1),), None, NewReading(entry(None))),
        ((worded(3, 0, 1),), 2, NewReading(entry(2), in_place_of=1)),
        ((worded(3, 0, 1, "so"),), 2, NewReading(entry(2, evidence="so"))),  # it has words of its own
        (
            (worded(3, 0, 2, "so"), worded(1, 9, 1, "so")),
            2,
            NewReading(entry(2, evidence="so"), in_place_of=2),
        ),
        ((worded(3, 0, 2, "so"), worded(1, 9, 1)), 2, NewReading(entry(2, evidence="so"))),
        ((worded(3, -2, 1),), 2, NewReading(entry(2, TODAY + timedelta(2)))),  # the clock was set back
    ],
)
def test_a_bond_is_read_anew_by_its_strength_alone(
    newest_first: tuple[BondReading, ...], strength: int | None, new: NewReading | None
) -> None:
    assert read_anew(Bond.VALUE, newest_first, strength, TODAY) == new


def test_a_bond_below_2_is_weak() -> None:
    assert [strength for strength in range(STRONGEST + 1) if is_weak(strength)] == [0, 1]


@pytest.mark.parametrize(("profit", "costs_more"), [(99, True), (100, False), (101, False), (None, False)])
def test_a_value_bond_may_cost_more_than_the_account_brings(profit: int | None, costs_more: bool) -> None:
    assert ValueBond(1, "x", 100, profit).costs_more is costs_more
