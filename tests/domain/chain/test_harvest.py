"""What came of the chain: counts, grades and yields of forests made by hand; and a law."""

from dataclasses import replace

import pytest
from hypothesis import given

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Forest
from kamtui.domain.chain.harvest import (
    Harvest,
    Referrer,
    Yield,
    centers,
    grade_of,
    source_of,
    sources_that_pay,
    yield_of,
)
from kamtui.domain.chain.prospect import (
    Prospect,
)
from kamtui.domain.chain.words import Source
from tests.domain.chain.forests import (
    ANA,
    FOREST,
    GOSHO,
    TODAY,
    VERA,
    a_forest,
    a_naming,
    a_prospect,
    ago,
    forests,
    won,
)


def test_yields_by_themselves_and_through_all_generations() -> None:
    harvest = Harvest(FOREST)
    own, tree = yield_of(FOREST, FOREST.under[ANA]), harvest.of(FOREST.under[ANA])
    assert own == Yield(named=2, qualified=2, won=1, revenue=1_000, profit=200, open_spend=20_000)
    assert tree == Yield(named=5, qualified=3, won=2, lost=1, revenue=1_000, profit=200, open_spend=20_300)
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
    assert (found.revenue, found.profit, found.left_after_fees, found.open_spend) == (None, None, None, 0)


def test_what_was_won_is_what_the_sales_say_and_not_what_was_estimated() -> None:
    """A month without a known profit is a gap that is counted, not a zero; fees are set against the profit (K24)."""
    prospects = (
        won(1, TODAY, estimated_spend=9_000_00, revenue=500_00, profit=80_01),
        won(2, TODAY, revenue=200_00, profit=9_99, is_profit_whole=False),
        won(3, TODAY, revenue=100_00, is_profit_whole=False),
        a_prospect(4, revenue=77_00, profit=77_00),  # not won by a naming
    )
    forest = a_forest(*(a_naming(number, fee=20_00) for number in (1, 2, 3, 4)), prospects=prospects)
    found = yield_of(forest, forest.namings)
    assert found == Harvest(forest).of(forest.namings)
    assert (found.revenue, found.profit, found.without_profit) == (800_00, 90_00, 2)
    assert (found.fees, found.left_after_fees) == (80_00, 10_00)


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
    assert [(one.person.name, one.tree.won, one.tree.named, one.grade) for one in found] == [
        ("Ана", 2, 5, ""),
        ("Боян", 1, 3, ""),
        ("Вера", 1, 2, "A+"),
        ("Гошо", 0, 2, "A+"),
        ("Борис", 0, 0, "B"),
        ("Яна", 0, 0, "B"),
        ("Никой", 0, 0, ""),
    ]
    gosho = found[3]
    assert (gosho.last_named_on, gosho.thanks_owed, gosho.tree.fees) == (ago(20), 2, 500_00)


def test_thanks_given_are_not_owed() -> None:
    forest = a_forest(a_naming(1, 1, 100, thanked_on=TODAY), a_naming(2, 1, 100))
    (found,) = centers(forest, Harvest(forest), [Referrer(person_id=1, name="Ана")], TODAY)
    assert found.thanks_owed == 1


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
        assert replace(quick, fees=0) == replace(plain, fees=0), "the fees are those of the namings alone"
        assert quick.named == len(came) and quick.won <= quick.qualified <= quick.named


@pytest.mark.parametrize(
    ("named", "won", "percent"), [(0, 0, None), (3, 0, 0), (3, 1, 33), (3, 2, 66), (2, 2, 100)]
)
def test_how_many_of_a_hundred_were_won(named: int, won: int, percent: int | None) -> None:
    assert Yield(named=named, won=won).won_percent == percent


@pytest.mark.parametrize(
    ("is_center", "stage", "source"),
    [
        (True, Stage.CUSTOMER, Source.CENTER),
        (True, None, Source.CENTER),
        (False, Stage.CUSTOMER, Source.CUSTOMER),
        (False, Stage.FORMER, Source.CHAIN),
        (False, Stage.PROSPECT, Source.CHAIN),
        (False, None, Source.CHAIN),
    ],
)
def test_which_source_somebody_is(is_center: bool, stage: Stage | None, source: Source) -> None:
    assert source_of(is_center, stage) is source
