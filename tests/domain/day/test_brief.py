"""Questions made of what is not known."""

from datetime import date, timedelta

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Role
from kamtui.domain.chain.prospect import UNKNOWN_ANSWERS
from kamtui.domain.chain.words import Answer
from kamtui.domain.day.brief import MOST_QUESTIONS, FadedStance, Known, questions
from kamtui.domain.knowledge.words import Mark, Topic

TODAY = date(2026, 11, 22)
ALL_KNOWN = Known(
    stage=Stage.CUSTOMER,
    answers=(Answer.YES,) * 4,
    roles=set(Role),
    asked_satisfaction_on=TODAY,
    marks=set(Mark),
    topics=set(Topic),
)


def test_where_everything_is_known_nothing_is_asked() -> None:
    assert questions(ALL_KNOWN, TODAY) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"roles": set(Role) - {Role.DECIDER}}, "Who decides here"),
        ({"roles": set(Role) - {Role.APPROVER}}, "Who has to approve"),
        ({"faded": [FadedStance("Ana", date(2026, 1, 5))]}, "How does Ana stand to us now? Rated 5 Jan 2026"),
        ({"asked_satisfaction_on": None}, "never asked"),
        ({"topics": set(Topic) - {Topic.PRICE}}, Topic.PRICE.words),
        ({"marks": set(Mark) - {Mark.RISK}}, Mark.RISK.words),
        (
            {"stage": Stage.PROSPECT, "answers": (Answer.YES, Answer.UNKNOWN, Answer.NO, Answer.YES)},
            "pay for it",
        ),
    ],
)
def test_each_gap_is_one_question(changes: dict[str, object], words: str) -> None:
    [question] = questions(ALL_KNOWN._replace(**changes), TODAY)  # type: ignore[arg-type]
    assert words in question


@pytest.mark.parametrize(("days", "asks"), [(179, False), (180, True)])
def test_satisfaction_is_asked_for_again_after_half_a_year(days: int, asks: bool) -> None:
    asked_on = TODAY - timedelta(days=days)
    assert bool(questions(ALL_KNOWN._replace(asked_satisfaction_on=asked_on), TODAY)) is asks


def test_a_prospect_is_asked_neither_for_marks_nor_for_satisfaction() -> None:
    known = ALL_KNOWN._replace(stage=Stage.PROSPECT, marks=(), asked_satisfaction_on=None)
    assert questions(known, TODAY) == []


def test_there_are_at_most_five_and_each_kind_has_its_turn() -> None:
    nothing = Known(
        Stage.CUSTOMER, UNKNOWN_ANSWERS, (), [FadedStance(name, TODAY) for name in ("Ana", "Boris")]
    )
    asked = questions(nothing, TODAY)
    assert len(asked) == MOST_QUESTIONS
    assert [
        word in question for word, question in zip(("decides", "Ana", "satisfied"), asked, strict=False)
    ] == [True] * 3
    assert asked[3:] == [next(iter(Topic)).words, next(iter(Mark)).words]
    prospect = questions(nothing._replace(stage=Stage.PROSPECT), TODAY)
    assert "Do they need it" in prospect[0] and "decides" in prospect[1]
