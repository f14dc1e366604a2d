"""Help me choose (K11, K12): the answers, and what they suggest."""

from itertools import product

import pytest

from kamtui.domain.center.advice import UNKNOWN, Choice, advise, questions
from kamtui.domain.center.words import Role, Stance


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["unasked", "wins", "tells"], Stance.DEFENDER),
        (["unasked", "same", "answers"], Stance.DEFENDER),
        (["unasked", "loses", "answers"], Stance.SUPPORTER),
        (["asked", "wins", "tells"], Stance.SUPPORTER),
        ([UNKNOWN, "wins", "tells"], Stance.SUPPORTER),
        (["asked", "same", "avoids"], Stance.NEUTRAL),
        (["nothing", UNKNOWN, UNKNOWN], Stance.NEUTRAL),
        (["delays", "same", "answers"], Stance.SCEPTIC),
        (["delays", "loses", "avoids"], Stance.SCEPTIC),
        (["against", "wins", "answers"], Stance.SCEPTIC),
        (["against", "same", "answers"], Stance.BLOCKER),
        (["against"], Stance.BLOCKER),
        ([UNKNOWN, UNKNOWN, UNKNOWN], None),
        ([], None),
    ],
)
def test_stance(answers: list[str], expected: Stance | None) -> None:
    assert advise(Choice.STANCE, answers) is expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["alone", "always"], 5), (["alone", "often"], 5), (["hardly", "often"], 4), (["with_noise", "sometimes"], 3),
        (["unheard", "sometimes"], 2), (["unheard", "never"], 1), (["alone", UNKNOWN], 5), ([UNKNOWN, "sometimes"], 2),
        ([UNKNOWN, UNKNOWN], None), ([], None),
    ],
)  # fmt: skip
def test_influence(answers: list[str], expected: int | None) -> None:
    assert advise(Choice.INFLUENCE, answers) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["decides", "began", "nothing"], (Role.INITIATOR, Role.DECIDER)),
        (["approves", "nothing", "guards"], (Role.APPROVER, Role.GATEKEEPER)),
        (["negotiates", "uses", UNKNOWN], (Role.USER, Role.BUYER)),
        (["nothing", "advises", "nothing"], (Role.INFLUENCER,)),
        ([UNKNOWN, UNKNOWN, UNKNOWN], ()),
    ],
)
def test_roles(answers: list[str], expected: tuple[Role, ...]) -> None:
    assert advise(Choice.ROLE, answers) == expected


@pytest.mark.parametrize("choice", Choice)
def test_every_value_can_be_reached_and_every_answer_is_understood(choice: Choice) -> None:
    asked = questions(choice)
    assert 2 <= len(asked) <= 3
    assert all(question.answers[-1].code == UNKNOWN for question in asked)
    found = [advise(choice, list(codes)) for codes in product(*([a.code for a in q.answers] for q in asked))]
    if choice is Choice.ROLE:
        assert {role for roles in found if isinstance(roles, tuple) for role in roles} == set(Role)
    elif choice is Choice.STANCE:
        assert set(found) == {*Stance, None}
    else:
        assert set(found) == {1, 2, 3, 4, 5, None}
    # No answer but "I do not know" (and "none of these") is without effect.
    for place, question in enumerate(asked):
        for answer in question.answers[:-1]:
            codes = [UNKNOWN] * len(asked)
            codes[place] = answer.code
            assert advise(choice, codes) or answer.code == "nothing"
