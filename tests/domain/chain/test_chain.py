"""The chain: generations, counts, grades and yields of forests made by hand, circles, streaks, weeks; and laws."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.chain import (
    Circle,
    DayCount,
    Forest,
    Harvest,
    Naming,
    Prospect,
    Referrer,
    Root,
    WeekDone,
    WeekPlan,
    Yield,
    answers_of,
    carried_over,
    centers,
    check_circle,
    grade_of,
    last_days,
    letters,
    monday_of,
    sources_that_pay,
    streak,
    unanswered,
    yield_of,
)
from kamtui.domain.chain.words import Answer, Question, Source
from tests.domain.chain.forests import TODAY, a_forest, a_naming, a_prospect, ago, qualified, won

# Ana (1) of the customer 100 named 1 and 2; Boyan (2) of 1 named 3; Vera (3) of 3 named 4 and 5; Gosho (4),
# outside all, named 2 again and 6; 7 came from a fair. Five prospects have been won, lost or answered.
NAMINGS = (
    a_naming(1, 1, 100, 700),
    a_naming(2, 1, 100, 500),
    a_naming(3, 2, 1, 400),
    a_naming(4, 3, 3, 300),
    a_naming(5, 3, 3, 30),
    a_naming(2, 4, None, 200, source=Source.CENTER),
    a_naming(6, 4, None, 20, source=Source.SPOTTER, fee=500_00),
    a_naming(7, days=90, fee=100_00),
)
PROSPECTS = (
    won(1, ago(600), estimated_spend=1_000),
    qualified(2, estimated_spend=20_000),
    a_prospect(3, stage=Stage.LOST, lost_on=ago(100), estimated_spend=7),
    won(4, ago(250), stage=Stage.FORMER),
    a_prospect(5, estimated_spend=300),
)
FOREST = a_forest(*NAMINGS, prospects=PROSPECTS)
ANA, BOYAN, VERA, GOSHO = Root(None, 1, 100), Root(None, 2, 1), Root(None, 3, 3), Root(None, 4)
FAIR = Root(Source.FAIR)


# -- the tree


def test_roots_and_generations() -> None:
    assert set(FOREST.roots()) == {ANA, GOSHO, FAIR}
    assert FOREST.generations() == {1: 1, 2: 1, 3: 2, 4: 3, 5: 3, 6: 1, 7: 1}


@pytest.mark.parametrize(
    ("root", "found"),
    [(ANA, {1, 2, 3, 4, 5}), (BOYAN, {3, 4, 5}), (VERA, {4, 5}), (GOSHO, {2, 6}), (FAIR, {7})],
)
def test_what_came_of_whom(root: Root, found: set[int]) -> None:
    assert FOREST.came_from(root) == found


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


# -- no circles

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


# -- what came of it


def test_yields_by_themselves_and_through_all_generations() -> None:
    harvest = Harvest(FOREST)
    own, tree = yield_of(FOREST, FOREST.under[ANA]), harvest.of(FOREST.under[ANA])
    assert own == Yield(named=2, qualified=2, won=1, won_spend=1_000, open_spend=20_000)
    assert tree == Yield(named=5, qualified=3, won=2, lost=1, won_spend=1_000, open_spend=20_300)
    gosho = yield_of(FOREST, FOREST.under[GOSHO])
    assert gosho == Yield(named=2, qualified=1, fees=500_00, open_spend=20_000) and gosho == harvest.of(
        FOREST.under[GOSHO]
    )
    assert harvest.of(FOREST.under[VERA]) == Yield(named=2, qualified=1, won=1, open_spend=300)


@pytest.mark.parametrize(
    ("prospect", "expected"),
    [
        (won(1, ago(10)), 1),  # on the day on which it was named
        (won(1, ago(9)), 1),
        (won(1, ago(11)), 0),  # it was a customer already
        (won(1, ago(5), stage=Stage.FORMER), 1),
        (won(1, ago(5), stage=Stage.LOST), 0),
        (won(1, ago(5), stage=Stage.PROSPECT), 0),
        (a_prospect(1, stage=Stage.CUSTOMER), 0),  # nobody knows since when
    ],
)
def test_who_names_an_old_customer_won_nobody(prospect: Prospect, expected: int) -> None:
    forest = a_forest(a_naming(1, 1, 100, 10), prospects=(prospect,))
    assert yield_of(forest, forest.namings).won == Harvest(forest).of(forest.namings).won == expected


def test_named_again_after_it_was_won_only_the_first_brought_it() -> None:
    forest = a_forest(a_naming(1, 1, 100, 50), a_naming(1, 2, 200, 10), prospects=(won(1, ago(30)),))
    first, again = forest.paths[1]
    assert [yield_of(forest, [one]).won for one in (first, again)] == [1, 0]
    assert yield_of(forest, forest.namings).won == Harvest(forest).of(forest.namings).won == 1


def test_what_nobody_estimated_is_not_known() -> None:
    forest = a_forest(a_naming(1), a_naming(2), prospects=(won(1, TODAY), a_prospect(2, estimated_spend=0)))
    found = Harvest(forest).of(forest.namings)
    assert found == yield_of(forest, forest.namings)
    assert (found.won_spend, found.open_spend) == (None, 0)


def test_fees_for_each_customer_won() -> None:
    assert Yield(won=3, fees=1_000).fees_for_each_won == 333 and Yield(fees=1_000).fees_for_each_won is None


def test_sources_that_pay_come_first_and_each_counts_a_prospect_once() -> None:
    found = sources_that_pay(FOREST, Harvest(FOREST))
    assert [(one.source, one.own.named, one.own.won, one.tree.won, one.did_not_pay) for one in found[:4]] == [
        (Source.CHAIN, 5, 2, 2, False),
        (Source.CENTER, 1, 0, 0, False),  # nothing was paid
        (Source.FAIR, 1, 0, 0, True),
        (Source.SPOTTER, 1, 0, 0, True),
    ]
    assert len(found) == len(Source) and all(one.own == Yield() for one in found[4:])


def test_a_source_pays_off_through_those_whom_it_led_to() -> None:
    forest = a_forest(a_naming(1, days=50, fee=1), a_naming(2, 1, 1, 20), prospects=(won(2, ago(5)),))
    fair = next(one for one in sources_that_pay(forest, Harvest(forest)) if one.source is Source.FAIR)
    assert (fair.own.won, fair.tree.won, fair.did_not_pay) == (0, 1, False)


@pytest.mark.parametrize(
    ("days", "is_influential", "grade"),
    [
        ((10, 300), False, "A+"),
        ((10,), False, "A"),
        ((364, 10), False, "A+"),
        ((365, 10), False, "A"),  # a year ago to the day no longer counts
        ((365,), True, ""),  # named somebody, long ago: not B, and no longer A
        ((), True, "B"),
        ((), False, ""),
        ((-1,), True, ""),  # of a day still to come
    ],
)
def test_grades_of_referrers(days: tuple[int, ...], is_influential: bool, grade: str) -> None:
    namings = [a_naming(number, 1, 100, number_of_days) for number, number_of_days in enumerate(days)]
    assert grade_of(namings, is_influential, TODAY) == grade


def test_centers_are_ranked_by_what_came_from_them() -> None:
    people = [
        Referrer(person_id=9, name="Яна", is_influence_center=True),
        Referrer(person_id=8, name="Борис", influence=4),
        Referrer(person_id=7, name="Никой", influence=3),
        Referrer(person_id=4, name="Гошо"),
        Referrer(person_id=3, name="Вера"),
        Referrer(person_id=2, name="Боян"),
        Referrer(person_id=1, name="Ана"),
    ]
    found = centers(FOREST, Harvest(FOREST), people, TODAY)
    assert [(one.person.name, one.tree.won, one.own.named, one.grade) for one in found] == [
        ("Ана", 2, 2, ""),
        ("Боян", 1, 1, ""),
        ("Вера", 1, 2, "A+"),
        ("Гошо", 0, 2, "A+"),
        ("Борис", 0, 0, "B"),
        ("Яна", 0, 0, "B"),
        ("Никой", 0, 0, ""),
    ]
    gosho = found[3]
    assert (gosho.last_named_on, gosho.thanks_owed, gosho.own.fees) == (ago(20), 2, 500_00)


def test_thanks_given_are_not_owed() -> None:
    forest = a_forest(a_naming(1, 1, 100, thanked_on=TODAY), a_naming(2, 1, 100))
    (found,) = centers(forest, Harvest(forest), [Referrer(person_id=1, name="Ана")], TODAY)
    assert found.thanks_owed == 1


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


# -- laws


@st.composite
def forests(draw: st.DrawFn) -> Forest:
    """Any forest without circles: who names comes before who is named, or stands outside."""
    size = draw(st.integers(1, 12))
    prospects = [
        a_prospect(
            number,
            stage=draw(st.sampled_from(Stage)),
            answers=answers_of({question: draw(st.sampled_from(Answer)) for question in Question}),
            won_on=draw(st.sampled_from([None, ago(400), ago(20), TODAY])),
            estimated_spend=draw(st.sampled_from([None, 0, 7, 100])),
        )
        for number in range(1, size + 1)
    ]
    namings = []
    for number, (account_id, above) in enumerate(
        draw(st.lists(st.tuples(st.integers(1, size), st.integers(-2, size - 1)), max_size=30))
    ):
        days = draw(st.integers(0, 500))
        by: int | None = None
        of: int | None = None
        if above == -2:
            by = 99  # somebody outside
        elif above >= 0:
            of = min(above, account_id - 1)  # 0 is a customer that nobody named
            by = 10 * of + draw(st.integers(0, 1))
        namings.append(
            a_naming(account_id, by, of, days, referral_id=number, fee=draw(st.sampled_from([None, 5])))
        )
    return Forest.of(prospects, namings)


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
    reached = set().union(*(forest.came_from(root) for root in forest.roots()))
    assert reached == forest.paths.keys()


@given(forests())
def test_the_quick_count_of_trees_is_the_plain_one(forest: Forest) -> None:
    harvest = Harvest(forest)
    for namings in (forest.namings, *forest.under.values()):
        came = forest.branch(namings)
        inside = [
            one
            for one in forest.namings
            if one in namings or (one.by_account_id is not None and one.by_account_id in came)
        ]
        plain, quick = yield_of(forest, inside), harvest.of(namings)
        assert (quick.named, quick.qualified, quick.won, quick.lost, quick.won_spend, quick.open_spend) == (
            plain.named, plain.qualified, plain.won, plain.lost, plain.won_spend, plain.open_spend,
        )  # fmt: skip
        assert quick.named == len(came) and quick.won <= quick.qualified <= quick.named


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


# -- the day, the week


def day(days: int, contacted: int, named: int) -> DayCount:
    return DayCount(ago(days), contacted, max(named, min(1, contacted)), named)


@pytest.mark.parametrize(
    ("days", "running"),
    [
        ((), 0),
        ((day(0, 3, 1), day(1, 2, 1), day(2, 4, 2)), 3),
        ((day(0, 3, 0), day(1, 2, 1)), 1),  # today is not over
        ((day(1, 2, 1), day(2, 0, 0), day(3, 1, 1)), 2),  # a day without contacts breaks nothing
        ((day(1, 2, 1), day(2, 3, 0), day(3, 1, 1)), 1),
        ((day(1, 3, 0), day(2, 1, 1)), 0),
        ((day(3, 1, 1), day(1, 2, 1), day(2, 2, 2)), 3),  # in any order
        ((day(-1, 2, 0), day(0, 1, 1)), 1),
    ],
)
def test_streaks(days: Collection[DayCount], running: int) -> None:
    assert streak(days, TODAY) == running


@pytest.mark.parametrize(
    ("contacted", "named", "is_met"), [(2, 2, True), (2, 1, False), (0, 0, False), (1, 1, True)]
)
def test_the_goal_is_a_name_from_everybody(contacted: int, named: int, is_met: bool) -> None:
    assert day(0, contacted, named).is_met is is_met


def test_a_week_begins_on_monday() -> None:
    assert {monday_of(date(2026, 11, 16) + timedelta(days=number)) for number in range(7)} == {
        date(2026, 11, 16)
    }
    assert monday_of(date(2027, 1, 1)) == date(2026, 12, 28)


def test_what_is_left_of_a_plan_is_carried_over_and_what_was_not_planned_is_not() -> None:
    assert carried_over(WeekPlan(20, None, 5, 0), WeekDone(12, 9, 7, 1)) == WeekPlan(8, None, 0, 0)


def test_answers_in_letters() -> None:
    found = answers_of({Question.NEED: Answer.YES, Question.ACCESS: Answer.NO})
    assert letters(found) == "Y??N"
    assert unanswered(found) == [Question.MEANS, Question.AUTHORITY]
    one = a_prospect(1, answers=found)
    assert one.unknown == 2 and not one.is_qualified and qualified(1).is_qualified


def test_a_naming_is_known_since_it_was_written_down() -> None:
    days = count()
    made = [
        Naming(next(days), 1, ago(named), Source.COLD, ago(recorded)) for named, recorded in ((9, 2), (2, 9))
    ]
    assert [one.known_on for one in made] == [ago(2), ago(2)]
