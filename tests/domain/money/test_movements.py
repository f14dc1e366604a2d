"""Which accounts moved, and by how much."""

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.movements import MovementGroup, amounts, movement_groups, years_in_whole
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.money.standing import standings
from tests.domain.money.test_sales import a_horizon, a_year, back


def an_account(number: int, **fields: object) -> AccountYear:
    values: dict[str, object] = {
        "months": 12,
        "revenue": 100,
        "profit": 10,
        "now": 100,
        "before": 100,
        **fields,
    }
    return a_year(account_id=number, name=f"account {number}", **values)


def groups_of(*years: AccountYear) -> dict[str, list[tuple[int, int]]]:
    """By group with anything in it the accounts and their amounts."""
    groups = movement_groups(years, a_horizon(), standings(years))
    return {
        group.value: [(moved.year.account_id, moved.amount) for moved in members]
        for group, members in groups.items()
        if members
    }


LOST = {"now": 0, "before": 500, "revenue": 0, "months": 0, "profit": 0}
DOWN = {"now": 85, "before": 100}
NEW = {"now": 70, "before": 0, "revenue_before": 0}
LOSES = {"profit": -7}


@pytest.mark.parametrize(
    ("fields", "group", "amount"),
    [(LOST, "lost", 500), (DOWN, "down", 15), (NEW, "new", 70), (LOSES, "loses", 7)],
)
def test_an_account_is_in_its_group_with_what_it_is_about(
    fields: dict[str, object], group: str, amount: int
) -> None:
    assert groups_of(an_account(1, **fields)) == {group: [(1, amount)]}


@pytest.mark.parametrize("stage", [Stage.FORMER, Stage.LOST])
def test_of_accounts_that_are_not_live_only_the_lost_ones_are_told_of(stage: Stage) -> None:
    years = [an_account(n, stage=stage, **fields) for n, fields in enumerate((LOST, DOWN, NEW, LOSES), 1)]
    assert groups_of(*years) == {"lost": [(1, 500)]}


def test_what_loses_nothing_or_is_not_known_is_in_no_group() -> None:
    assert groups_of(an_account(1), an_account(2, profit=0), an_account(3, profit=None)) == {}
    assert groups_of(an_account(1, profit=-7, months=0)) == {}
    assert groups_of(an_account(1, now=86)) == {}


def test_a_late_account_says_since_when_and_one_may_be_in_several_groups() -> None:
    months = (back(9), back(8), back(7), back(6))
    late = an_account(1, revenue=900, profit=-900, now=900, before=900, bought_on=months)
    years = [an_account(2, profit=None, revenue=None, months=0)]
    groups = movement_groups([late], a_horizon(), standings([an_account(1, profit=900)]))
    [moved] = groups[MovementGroup.LATE]
    assert (moved.amount, moved.sentence.startswith("Late: last bought in")) == (900, True)
    assert [moved.year for moved in groups[MovementGroup.LOSES]] == [late]
    assert list(groups) == list(MovementGroup) and groups_of(*years) == {}


def test_the_largest_amount_stands_first_then_the_name() -> None:
    years = [an_account(1, **DOWN), an_account(3, now=10), an_account(2, **DOWN)]
    assert groups_of(*years) == {"down": [(3, 90), (1, 15), (2, 15)]}


def test_new_is_said_only_of_what_is_known_to_be() -> None:
    """Where the year before cannot be compared, what loses money is not called new for it."""
    new_and_loses = an_account(1, **NEW, **LOSES)
    groups = movement_groups([new_and_loses], a_horizon(), standings([new_and_loses]))
    assert [
        moved.is_new for group in (MovementGroup.NEW, MovementGroup.LOSES) for moved in groups[group]
    ] == [True] * 2
    [loses] = movement_groups([new_and_loses], a_horizon(13), standings([new_and_loses]))[MovementGroup.LOSES]
    assert not loses.is_new, "two years are not known"
    bought_before = an_account(2, **LOSES, now=70, before=0, revenue_before=9)
    [loses] = movement_groups([bought_before], a_horizon(), standings([]))[MovementGroup.LOSES]
    assert not loses.is_new, "it bought in a month that cannot be compared"
    [down] = movement_groups([an_account(3, **DOWN)], a_horizon(), standings([]))[MovementGroup.DOWN]
    assert not down.is_new


def test_what_each_group_is_about_together() -> None:
    """As their lines are shown, without cents."""
    down = an_account(1, now=100_40, revenue=100_40, before=300_20)
    years = [down, an_account(3, now=10_00, revenue=10_00), an_account(2, now=70_00, revenue=70_00, before=0)]
    groups = movement_groups(years, a_horizon(), standings(years))
    whole = years_in_whole(years)
    assert [(whole[n].now, whole[n].before) for n in (1, 3, 2)] == [
        (100_00, 300_00),
        (10_00, 1_00),
        (70_00, 0),
    ]
    about = {MovementGroup.DOWN: 200_00, MovementGroup.NEW: 70_00}
    assert amounts(groups, whole) == {group: about.get(group, 0) for group in MovementGroup}
