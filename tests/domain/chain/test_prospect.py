"""A prospect: the four questions, in which state it is, which ones are looked at and in which order."""

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.prospect import (
    Prospect,
    ProspectFilter,
    ProspectState,
    answers_of,
    by_what_is_unknown,
    is_asked_about,
    is_new_answer,
    letters,
    may_be_decided,
    state_of,
    unanswered,
)
from kamtui.domain.chain.words import Answer, Question
from tests.domain.chain.forests import (
    a_prospect,
    ago,
    qualified,
    won,
)


def test_answers_in_letters() -> None:
    found = answers_of({Question.NEED: Answer.YES, Question.ACCESS: Answer.NO})
    assert letters(found) == "Y??N"
    assert unanswered(found) == [Question.MEANS, Question.AUTHORITY]
    one = a_prospect(1, answers=found)
    assert one.unknown == 2 and not one.is_qualified and qualified(1).is_qualified


OPEN, YES = a_prospect(1), qualified(1)


@pytest.mark.parametrize(
    ("prospect", "is_silent", "state"),
    [
        (OPEN, False, ProspectState.OPEN),
        (OPEN, True, ProspectState.SILENT),
        (YES, False, ProspectState.QUALIFIED),
        (YES, True, ProspectState.QUALIFIED),  # four yes say more than silence
        (a_prospect(1, stage=Stage.LOST), False, ProspectState.LOST),
        (a_prospect(1, stage=Stage.LOST), True, ProspectState.LOST),
        (qualified(1)._replace(stage=Stage.LOST), False, ProspectState.LOST),
        (a_prospect(1, stage=Stage.LOST, won_on=ago(9)), False, ProspectState.LOST),  # won once, lost after
        (won(1, ago(9)), True, ProspectState.WON),
        (won(1, ago(9), stage=Stage.FORMER), False, ProspectState.WON),  # it left us again, and was won
        (a_prospect(1, stage=Stage.CUSTOMER), True, ProspectState.CUSTOMER),
        (a_prospect(1, stage=Stage.FORMER), True, ProspectState.FORMER),
        (a_prospect(1, won_on=ago(9)), False, ProspectState.OPEN),  # a prospect again
    ],
)
def test_in_which_state_a_prospect_is(prospect: Prospect, is_silent: bool, state: ProspectState) -> None:
    assert state_of(prospect, is_silent=is_silent) is state


def test_states_in_words() -> None:
    words = ["won", "lost", "customer", "former", "qualified", "silent", "open"]
    assert [state.label for state in ProspectState] == words


LIVE, QUALIFIED, WON, LOST, SILENT = list(ProspectFilter)[1:]


@pytest.mark.parametrize(
    ("prospect", "is_silent", "kept_by"),
    [
        (OPEN, False, {LIVE}),
        (OPEN, True, {LIVE, SILENT}),
        (YES, True, {LIVE, QUALIFIED, SILENT}),
        (a_prospect(1, stage=Stage.LOST), False, {LOST}),
        (qualified(1)._replace(stage=Stage.LOST), False, {LOST}),
        (won(1, ago(9)), False, {WON}),
        (won(1, ago(9), stage=Stage.FORMER), False, {WON}),
        (won(1, ago(9)), True, {WON, SILENT}),  # nothing happens with those whom it named
        (a_prospect(1, stage=Stage.CUSTOMER), False, set[ProspectFilter]()),
    ],
)
def test_which_prospects_are_looked_at(
    prospect: Prospect, is_silent: bool, kept_by: set[ProspectFilter]
) -> None:
    keeping = {states for states in ProspectFilter if states.keeps(prospect, is_silent=is_silent)}
    assert keeping == kept_by | {ProspectFilter.ALL}


@pytest.mark.parametrize(
    ("stage", "may_be"),
    [(Stage.PROSPECT, True), (Stage.LOST, True), (Stage.CUSTOMER, False), (Stage.FORMER, False)],
)
def test_only_a_prospect_is_won_or_lost(stage: Stage, may_be: bool) -> None:
    assert may_be_decided(stage) is may_be


def test_the_least_known_is_asked_about_first() -> None:
    half = answers_of({Question.NEED: Answer.YES, Question.MEANS: Answer.NO})
    prospects = [
        won(1, ago(9), name="A"),
        qualified(2, name="B"),
        a_prospect(3, "Я"),
        a_prospect(4, "C", answers=half),
        a_prospect(5, "D"),
        a_prospect(6, "E", stage=Stage.LOST),
    ]
    ordered = [prospect.account_id for prospect in by_what_is_unknown(prospects)]
    assert ordered == [5, 3, 4, 2, 1, 6]


@pytest.mark.parametrize(
    ("known", "answer", "note", "is_new"),
    [
        (None, Answer.UNKNOWN, "", False),
        (None, Answer.UNKNOWN, "ask Ana", True),
        (None, Answer.NO, "", True),
        ((Answer.NO, "so"), Answer.NO, "so", False),
        ((Answer.NO, "so"), Answer.NO, "", True),
        ((Answer.NO, "so"), Answer.UNKNOWN, "so", True),
    ],
)
def test_what_says_more_than_the_last_answer(
    known: tuple[Answer, str] | None, answer: Answer, note: str, is_new: bool
) -> None:
    assert is_new_answer(known, answer, note) is is_new


def test_the_four_questions_are_about_prospects_and_lost_ones() -> None:
    assert {stage for stage in Stage if is_asked_about(stage)} == {Stage.PROSPECT, Stage.LOST}
