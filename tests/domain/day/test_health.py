"""Health is the mean of parts that are shown; each part by its scale, and without data left out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.center.coverage import Grade
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.health import (
    BEST,
    Figure,
    Freshness,
    Health,
    HealthInputs,
    Money,
    Part,
    Relationships,
    Risk,
    Satisfaction,
    freshness,
    health,
    is_only_fair,
    is_poor,
    money,
    promises,
    relationships,
    risk,
    satisfaction,
)
from kamtui.domain.terms.promises import KeptRate

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("known", "value", "words"),
    [
        (None, None, "no people on the map"),
        (Relationships(Grade(0, False)), None, "no people on the map"),
        (Relationships(Grade(1, False)), 20, "people, but no key player"),
        (Relationships(Grade(2, False), 2, 0), 33, "key players, none supports us; 0 of 2 key players well spoken to"),
        (Relationships(Grade(2, False), 2, 1), 50, "key players, none supports us; 1 of 2 key players well spoken to"),
        (Relationships(Grade(3, False), 1, 1), 87, "a key player supports us, no decider; 1 of 1 key player well spoken to"),
        (Relationships(Grade(3, True), 3, 3), 100, "a decider or approver supports us; 3 of 3 key players well spoken to"),
    ],
)  # fmt: skip
def test_relationships(known: Relationships | None, value: int | None, words: str) -> None:
    assert relationships(known) == Figure(Part.RELATIONSHIPS, value, words)


@pytest.mark.parametrize(
    ("rate", "value"),
    [
        (None, None),
        (KeptRate(), None),
        (KeptRate(1, 0, 0), 100),
        (KeptRate(1, 1, 1), 33),
        (KeptRate(0, 0, 2), 0),
    ],
)
def test_promises(rate: KeptRate | None, value: int | None) -> None:
    assert promises(rate).value == value


@pytest.mark.parametrize(
    ("score", "before", "value", "words"),
    [
        (7, None, 70, "7 of 10 on 22 Nov 2026"),
        (7, 7, 70, "7 of 10 on 22 Nov 2026, steady"),
        (7, 6, 80, "7 of 10 on 22 Nov 2026, rising"),
        (7, 8, 60, "7 of 10 on 22 Nov 2026, falling"),
        (0, 1, 0, "0 of 10 on 22 Nov 2026, falling"),
        (10, 9, 100, "10 of 10 on 22 Nov 2026, rising"),
    ],
)
def test_satisfaction(score: int, before: int | None, value: int, words: str) -> None:
    assert satisfaction(Satisfaction(score, DAY, before)) == Figure(Part.SATISFACTION, value, words)
    assert satisfaction(None).value is None


@pytest.mark.parametrize(
    ("change", "plan", "value", "words"),
    [
        (None, None, None, "no two years of sales and no plan"),
        (0, None, 70, "revenue ±0 % on the year before"),
        (-15, None, 40, "revenue −15 % on the year before"),
        (-35, None, 0, "revenue −35 % on the year before"),
        (-100, None, 0, "revenue −100 % on the year before"),
        (15, None, 100, "revenue +15 % on the year before"),
        (400, None, 100, "revenue +400 % on the year before"),
        (None, 100, 100, "100 % of the plan"),
        (None, 140, 100, "140 % of the plan"),
        (None, 85, 70, "85 % of the plan"),
        (None, 50, 0, "50 % of the plan"),
        (None, -20, 0, "−20 % of the plan"),
        (0, 85, 70, "revenue ±0 % on the year before; 85 % of the plan"),
        (-15, 100, 70, "revenue −15 % on the year before; 100 % of the plan"),
    ],
)
def test_money(change: int | None, plan: int | None, value: int | None, words: str) -> None:
    assert money(Money(change, plan)) == Figure(Part.MONEY, value, words)
    assert money(None).value is None


@pytest.mark.parametrize(
    ("known", "value", "words"),
    [
        (None, None, "no interval of greeting"),
        (Freshness(Greeting.FINE, 0), 100, "spoken to today"),
        (Freshness(Greeting.FINE, 14), 100, "last spoken to 14 days ago"),
        (Freshness(Greeting.AMBER, 15), 50, "last spoken to 15 days ago"),
        (Freshness(Greeting.RED, 31), 0, "last spoken to 31 days ago"),
        (Freshness(Greeting.NEVER, None), 0, "never spoken to"),
        (Freshness(Greeting.NOT_YET, None), None, "not spoken to yet"),
    ],
)
def test_freshness(known: Freshness | None, value: int | None, words: str) -> None:
    assert freshness(known) == Figure(Part.FRESHNESS, value, words)


@pytest.mark.parametrize(
    ("counts", "value", "words"),
    [
        (None, None, "no problem was ever noted"),
        ({1: 0, 3: 0}, 100, "no open problem"),
        ({1: 1}, 90, "1 open problem"),
        ({2: 1}, 80, "1 open problem"),
        ({3: 1}, 60, "1 open problem, 1 of high severity"),
        ({1: 1, 2: 1, 3: 1}, 30, "3 open problems, 1 of high severity"),
        ({3: 9}, 0, "9 open problems, 9 of high severity"),
    ],
)
def test_risk(counts: dict[int, int] | None, value: int | None, words: str) -> None:
    assert risk(Risk(counts) if counts is not None else None) == Figure(Part.RISK, value, words)


def test_the_whole_by_hand() -> None:
    found = health(
        HealthInputs(
            relationships=Relationships(Grade(3, True), 1, 1),  # 100 × 3
            promises=KeptRate(1, 0, 1),  # 50 × 2
            satisfaction=Satisfaction(7, DAY),  # 70 × 2
            money=Money(0, None),  # 70 × 3
            freshness=Freshness(Greeting.AMBER, 20),  # 50 × 2
            risk=Risk({2: 1}),  # 80 × 2
        )
    )
    assert found.value == 72  # 1010 of 14
    assert found.words == "The mean of all 6 parts by their weights."
    assert found.worst is not None and found.worst.part is Part.PROMISES


def test_a_part_without_data_is_left_out_and_said_to_be() -> None:
    three = HealthInputs(promises=KeptRate(1, 0, 1), money=Money(0, None), risk=Risk({1: 0}))
    found = health(three)
    assert found.value == 73  # (50 × 2 + 70 × 3 + 100 × 2) : 7
    assert found.words == "From 3 of 6 parts; no data: relationships, satisfaction, freshness."
    two = health(three._replace(risk=None))
    assert (two.value, two.known) == (None, 2)
    assert two.words == "Health is not known: 2 of 6 parts have data, and it takes 3."
    prospect = health(three._replace(is_prospect=True))
    assert (prospect.value, prospect.known) == (None, 3)
    assert prospect.words == "A prospect has no health yet: it is counted from customers on."
    nothing = health(HealthInputs())
    assert (nothing.value, nothing.known, nothing.worst) == (None, 0, None)
    assert nothing.words == "Health is not known: no part of it has data."


FIGURES = st.tuples(
    *[
        st.builds(Figure, st.just(part), st.one_of(st.none(), st.integers(0, 100)), st.just(""))
        for part in Part
    ]
)


@given(FIGURES)
def test_health_lies_between_its_worst_and_best_part(figures: tuple[Figure, ...]) -> None:
    found = Health(figures)
    known = [one.value for one in figures if one.value is not None]
    if len(known) < 3:
        assert found.value is None
        return
    assert found.value is not None and min(known) <= found.value <= max(known)
    assert found.worst is not None and found.worst.value == min(known)
    # What has no data takes no part, whatever else there is.
    assert Health(tuple(one for one in figures if one.value is not None)).value == found.value


@given(
    st.builds(
        HealthInputs,
        relationships=st.none()
        | st.builds(
            Relationships, st.builds(Grade, st.integers(0, 2), st.just(False)), st.integers(1, 9), st.just(0)
        ),
        promises=st.none() | st.builds(KeptRate, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
        satisfaction=st.none()
        | st.builds(Satisfaction, st.integers(0, 10), st.just(DAY), st.none() | st.integers(0, 10)),
        money=st.none()
        | st.builds(Money, st.none() | st.integers(-500, 500), st.none() | st.integers(-500, 500)),
        freshness=st.none()
        | st.builds(Freshness, st.sampled_from(Greeting), st.none() | st.integers(0, 900)),
        risk=st.none() | st.builds(Risk, st.dictionaries(st.integers(1, 3), st.integers(0, 9))),
    )
)
def test_every_figure_lies_within_0_and_100_and_has_words(inputs: HealthInputs) -> None:
    found = health(inputs)
    assert [one.part for one in found.figures] == list(Part)
    assert all(one.words and (one.value is None or 0 <= one.value <= 100) for one in found.figures)


def test_a_figure_is_poor_below_40_and_only_fair_below_70() -> None:
    figures = range(BEST + 1)
    assert [value for value in figures if is_poor(value)] == [*range(40)]
    assert [value for value in figures if is_only_fair(value)] == [*range(40, 70)]
