"""Thresholds are heeded by the rules that they are handed to, and by none other."""

from datetime import date, timedelta

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.prospect import UNKNOWN_ANSWERS
from kamtui.domain.chain.warnings import Supporter, not_asked
from kamtui.domain.day.brief import Known, questions
from kamtui.domain.day.greeting import interval_of
from kamtui.domain.knowledge.strengths import Strengths
from kamtui.domain.knowledge.warnings import bond_warnings
from kamtui.domain.knowledge.words import BondRule
from kamtui.domain.money.pareto import AbcClass, Earner, how_few, pareto
from kamtui.domain.money.sales import rhythm
from kamtui.domain.thresholds import (
    USUAL,
    ChainLimits,
    GreetingDefaults,
    Interval,
    KnowledgeLimits,
    MoneyLimits,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("stage", "is_key", "abc", "days"),
    [
        (Stage.CUSTOMER, True, "a", 14), (Stage.CUSTOMER, False, "a", 7), (Stage.CUSTOMER, False, "b", 30),
        (Stage.CUSTOMER, False, "c", 90), (Stage.CUSTOMER, False, "", 30), (Stage.PROSPECT, False, "", 21),
        (Stage.PROSPECT, False, "a", 21), (Stage.PROSPECT, True, "", 14), (Stage.LOST, False, "a", None),
    ],
)  # fmt: skip
def test_the_interval_is_that_of_the_class(stage: Stage, is_key: bool, abc: str, days: int | None) -> None:
    defaults = GreetingDefaults(class_a=Interval(7, 10), class_c=Interval(90, 120), prospect=Interval(21, 40))
    interval = interval_of(stage, is_key, None, None, defaults, abc)
    assert (interval and interval.every_days) == days
    assert interval_of(stage, is_key, 3, None, defaults, abc) == Interval(3, 6)
    assert defaults.asks_for_classes and defaults.shortest == 7
    assert not GreetingDefaults().asks_for_classes and GreetingDefaults().shortest == 30


def test_where_classes_end() -> None:
    earners = [Earner(number, str(number), amount) for number, amount in enumerate((50, 25, 15, 6, 4))]
    assert [line.abc for line in pareto(earners).lines] == [*[AbcClass.A] * 3, AbcClass.B, AbcClass.C]
    order = pareto(earners, MoneyLimits(class_a_percent=50, class_b_percent=75))
    assert [line.abc for line in order.lines] == [AbcClass.A, AbcClass.B, *[AbcClass.C] * 3]
    assert how_few(order) == "1 of 5 accounts (20.0 %) makes 50 %"


def test_a_rhythm_of_so_many_intervals() -> None:
    bought = [date(2026, month, 1) for month in (1, 7, 8, 9)]
    assert rhythm(bought) is not None and str(rhythm(bought).mean) == "2.7"  # type: ignore[union-attr]
    assert str(rhythm(bought, 2).mean) == "1.0" and rhythm(bought, 4) is None  # type: ignore[union-attr]


def test_bonds_and_questions() -> None:
    strengths = Strengths((3, 3, 3, 2, 3, 3, 1))
    rules = {warning.rule for warning in bond_warnings(strengths, limits=KnowledgeLimits(weak_bond=5))}
    assert not bond_warnings(strengths) and BondRule.NO_PERSONAL in rules
    known = Known(Stage.CUSTOMER, UNKNOWN_ANSWERS, (), asked_satisfaction_on=TODAY - timedelta(50))
    assert not any("satisfied" in question for question in questions(known, TODAY))
    assert any(
        "satisfied" in question
        for question in questions(known, TODAY, KnowledgeLimits(ask_satisfaction_days=50))
    )


def test_whom_to_ask_again() -> None:
    asked = Supporter(
        person_id=1,
        name="Ana",
        known_since=TODAY - timedelta(400),
        last_on=TODAY,
        asked_on=TODAY - timedelta(40),
    )
    assert not_asked(asked, TODAY) is None
    assert not_asked(asked, TODAY, ChainLimits(ask_again_days=40)) is not None


def test_one_value_holds_them_all() -> None:
    assert type(USUAL)() == USUAL and USUAL._replace(chain=ChainLimits(thanks_days=3)) != USUAL
