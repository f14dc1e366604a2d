"""The chain: roots and generations of forests made by hand, circles; and laws."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Circle, Forest, Naming, Root, check_circle, last_days
from kamtui.domain.chain.harvest import (
    Harvest,
    Yield,
    grade_of,
    sources_that_pay,
    yield_of,
)
from kamtui.domain.chain.words import Source
from tests.domain.chain.forests import (
    ANA,
    BOYAN,
    FAIR,
    FOREST,
    GOSHO,
    NAMINGS,
    TODAY,
    VERA,
    a_forest,
    a_naming,
    a_prospect,
    ago,
    forests,
    won,
)


def test_roots_and_generations() -> None:
    assert set(FOREST.roots()) == {ANA, GOSHO, FAIR}
    assert FOREST.generations() == {1: 1, 2: 1, 3: 2, 4: 3, 5: 3, 6: 1, 7: 1}


@pytest.mark.parametrize(
    ("root", "found"),
    [(ANA, {1, 2, 3, 4, 5}), (BOYAN, {3, 4, 5}), (VERA, {4, 5}), (GOSHO, {2, 6}), (FAIR, {7})],
)
def test_what_came_of_whom(root: Root, found: set[int]) -> None:
    assert FOREST.branch(FOREST.under[root]) == found


def test_a_prospect_named_twice_shows_both_ways_and_is_counted_once() -> None:
    assert [one.root for one in FOREST.paths[2]] == [ANA, GOSHO]
    assert [one.account_id for one in FOREST.children(ANA)] == [2, 1]
    assert [one.account_id for one in FOREST.children(GOSHO)] == [6, 2]
    assert yield_of(FOREST, FOREST.namings).named == 7
    assert Harvest(FOREST).of(NAMINGS).named == 7


def test_named_by_two_generations_it_belongs_to_the_nearer_one() -> None:
    forest = a_forest(a_naming(1, 1, 100), a_naming(2, 2, 1), a_naming(2, 1, 100))
    assert forest.generations() == {1: 1, 2: 1}


def test_named_twice_by_the_same_person_it_stands_once_as_first_named_and_both_fees_count() -> None:
    first, again = a_naming(1, 1, 100, 50, fee=1_00), a_naming(1, 1, 100, 5, fee=2_00)
    forest = a_forest(again, first)
    assert forest.children(ANA) == [first] and forest.under[ANA] == (again, first)
    assert yield_of(forest, forest.under[ANA]) == Yield(named=1, fees=3_00)
    assert grade_of(forest.under[ANA], False, TODAY) == "A"


def test_who_moved_stands_in_each_account_with_what_they_named_there() -> None:
    old, new = a_naming(1, 1, 100, 50), a_naming(2, 1, 1, 5)  # named 1, then went to work there
    forest = a_forest(old, new)
    assert forest.roots() == [ANA] and forest.people_of == {100: (ANA,), 1: (Root(None, 1, 1),)}
    assert forest.generations() == {1: 1, 2: 2}
    assert forest.named_by == {1: (new, old)}


def test_who_was_deleted_leaves_the_naming_under_its_source() -> None:
    left = a_naming(1, None, None, source=Source.CHAIN)
    assert a_forest(left).roots() == [Root(Source.CHAIN)] and not left.owes_thanks


def test_a_source_and_a_person_stand_under_the_person_and_count_for_the_source() -> None:
    forest = a_forest(a_naming(1, 1, 100, source=Source.FAIR))
    assert forest.roots() == [ANA]
    found = [(one.source, one.own.named) for one in sources_that_pay(forest, Harvest(forest))]
    assert found[0] == (Source.FAIR, 1) and all(named == 0 for _source, named in found[1:])


def test_a_naming_of_a_prospect_that_went_meanwhile_is_left_out() -> None:
    assert Forest.of([a_prospect(1)], [a_naming(1), a_naming(2)]).paths.keys() == {1}


def test_an_empty_forest() -> None:
    forest = a_forest()
    assert forest.roots() == [] and forest.generations() == {} and last_days(forest) == {}
    assert yield_of(forest, ()) == Harvest(forest).of(()) == Yield()
    assert [one.source for one in sources_that_pay(forest, Harvest(forest))] == list(Source)


def test_from_below_each_stands_after_all_that_came_of_it() -> None:
    order = FOREST.from_below()
    assert sorted(order) == [1, 2, 3, 4, 5, 6, 7]
    assert order.index(1) > order.index(3) > max(order.index(4), order.index(5))


def test_a_circle_that_is_there_all_the_same_hides_nothing_and_ends() -> None:
    forest = a_forest(a_naming(1, 2, 2, 20), a_naming(2, 1, 1, 10), a_naming(3, 3, 2, 5))
    assert forest.roots() == [Root(None, 2, 2)]
    assert forest.generations() == {1: 1, 2: 2, 3: 3}
    assert Harvest(forest).of(forest.namings).named == 3
    assert last_days(forest)[1] == ago(5) and sorted(forest.from_below()) == [1, 2, 3]


NAMES = {1: "Алфа", 2: "Бета", 3: "Гама", 4: "Делта"}


ABOVE = {4: [3], 3: [2, 1], 2: [1]}


@pytest.mark.parametrize(
    ("by_account", "account", "sentence"),
    [
        (4, 1, "That would close a circle: Алфа → Гама → Делта → Алфа."),  # the shortest way
        (4, 3, "That would close a circle: Гама → Делта → Гама."),
        (2, 1, "That would close a circle: Алфа → Бета → Алфа."),
        (1, 1, "Алфа cannot be named by its own people."),
        (1, 4, None),  # again, from further up
        (2, 4, None),
        (None, 1, None),  # from outside or from a source
        (9, 1, None),
    ],
)
def test_a_circle_is_refused_with_the_chain_that_it_closes(
    by_account: int | None, account: int, sentence: str | None
) -> None:
    if sentence is None:
        check_circle(ABOVE, by_account, account, NAMES)
    else:
        with pytest.raises(Circle) as caught:
            check_circle(ABOVE, by_account, account, NAMES)
        assert str(caught.value) == sentence


def test_the_last_day_of_a_branch_is_that_of_anybody_in_it() -> None:
    found = last_days(
        a_forest(
            a_naming(1, 1, 100, 700), a_naming(2, 2, 1, 600), a_naming(3, 3, 2, 500), a_naming(4, 4, None, 400),
            prospects=(
                a_prospect(1, last_on=ago(650)),
                a_prospect(2, answered_on=ago(300)),
                a_prospect(3, stage=Stage.LOST, lost_on=ago(200)),
                won(4, ago(390)),
            ),
        )
    )  # fmt: skip
    assert found == {1: ago(200), 2: ago(200), 3: ago(200), 4: ago(390)}


@given(forests())
def test_every_naming_stands_under_one_root_and_every_prospect_has_a_generation(forest: Forest) -> None:
    assert sorted(one.referral_id for found in forest.under.values() for one in found) == sorted(
        one.referral_id for one in forest.namings
    )
    generations = forest.generations()
    assert generations.keys() == forest.paths.keys()
    for one in forest.namings:
        above = generations.get(one.by_account_id, 0) if one.by_account_id is not None else 0
        assert 1 <= generations[one.account_id] <= above + 1
    reached = set().union(*(forest.branch(forest.under[root]) for root in forest.roots()))
    assert reached == forest.paths.keys()


@given(forests(), st.integers(1, 12), st.integers(0, 12))
def test_what_passes_the_look_for_circles_closes_none(forest: Forest, account_id: int, by: int) -> None:
    above: dict[int, set[int]] = {}
    for one in forest.namings:
        if one.by_account_id is not None:
            above.setdefault(one.account_id, set()).add(one.by_account_id)
    try:
        check_circle(above, by, account_id, {})
    except Circle as circle:
        assert account_id == by or by in forest.branch(forest.named_by_account(account_id))
        assert len(circle.names) >= 1
    else:
        more = Forest.of(forest.prospects.values(), [*forest.namings, a_naming(account_id, 77, by)])
        assert account_id not in more.branch(more.named_by_account(account_id))


def test_a_naming_is_known_since_it_was_written_down() -> None:
    days = count()
    made = [
        Naming(next(days), 1, ago(named), Source.COLD, ago(recorded)) for named, recorded in ((9, 2), (2, 9))
    ]
    assert [one.known_on for one in made] == [ago(2), ago(2)]
