"""Help me choose (K11, K12): plain questions about somebody, and the role, stance or influence they suggest."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.center.words import Role, Stance
from kamtui.domain.text.language import _


class Choice(StrEnum):
    """What is to be chosen."""

    ROLE = "role"
    STANCE = "stance"
    INFLUENCE = "influence"


class Answer(NamedTuple):
    """One answer to a question; the code is what `advise` takes."""

    code: str
    text: str


class Question(NamedTuple):
    """A plain question with its answers, the last of which is "I do not know"."""

    text: str
    answers: tuple[Answer, ...]


UNKNOWN = "unknown"
"""The answer "I do not know": it says nothing, and never counts as a middle value."""

_DEEDS = {"unasked": 2, "asked": 1, "nothing": 0, "delays": -1, "against": -2}
_GAINS = {"wins": 1, "same": 0, "loses": -1}
_TALK = {"tells": 1, "answers": 0, "avoids": -1}
_STOPS = {"alone": 5, "hardly": 4, "with_noise": 3, "unheard": 1}
_ASKED = {"always": 5, "often": 4, "sometimes": 2, "never": 1}
_MONEY = {"decides": Role.DECIDER, "approves": Role.APPROVER, "negotiates": Role.BUYER}
_WORK = {"uses": Role.USER, "began": Role.INITIATOR, "advises": Role.INFLUENCER}
_DOOR = {"guards": Role.GATEKEEPER}


def questions(choice: Choice) -> tuple[Question, ...]:
    """The questions to ask for a choice, in order, in the language in use."""
    match choice:
        case Choice.ROLE:
            return (
                _question(
                    _("When money is to be spent on this, what do they do?"),
                    decides=_("say yes or no"),
                    approves=_("sign what somebody else decided"),
                    negotiates=_("negotiate and order"),
                    nothing=_("none of these"),
                ),
                _question(
                    _("What have they to do with what is bought?"),
                    uses=_("work with it"),
                    began=_("were the first to want it"),
                    advises=_("are asked what it must be like"),
                    nothing=_("none of these"),
                ),
                _question(
                    _("Do people or papers reach the others only past them?"),
                    guards=_("yes"),
                    nothing=_("no"),
                ),
            )
        case Choice.STANCE:
            return (
                _question(
                    _("What have they done about us lately?"),
                    unasked=_("spoke or acted for us, unasked"),
                    asked=_("helped when we asked"),
                    nothing=_("nothing either way"),
                    delays=_("raised doubts or put things off"),
                    against=_("worked against us"),
                ),
                _question(
                    _("What does it mean for them if we win?"),
                    wins=_("they gain by it themselves"),
                    same=_("nothing changes for them"),
                    loses=_("they lose something"),
                ),
                _question(
                    _("How do they talk with us?"),
                    tells=_("tell us what others do not"),
                    answers=_("answer what we ask"),
                    avoids=_("avoid us or hold back"),
                ),
            )
        case Choice.INFLUENCE:
            return (
                _question(
                    _("Could it be decided against their will?"),
                    alone=_("no, they can stop it alone"),
                    hardly=_("hardly, it has never happened"),
                    with_noise=_("yes, with noise"),
                    unheard=_("yes, nobody would mind"),
                ),
                _question(
                    _("Does whoever decides ask them first?"),
                    always=_("always, or they decide themselves"),
                    often=_("often"),
                    sometimes=_("sometimes"),
                    never=_("never"),
                ),
            )


def _question(text: str, **answers: str) -> Question:
    given = [Answer(code, answer) for code, answer in answers.items()]
    return Question(text, (*given, Answer(UNKNOWN, _("I do not know"))))


def advise(choice: Choice, answers: Sequence[str]) -> tuple[Role, ...] | Stance | int | None:
    """The value that some answers suggest, one code per question; None (no roles) if they say nothing."""
    match choice:
        case Choice.ROLE:
            return advise_roles(answers)
        case Choice.STANCE:
            return advise_stance(answers)
        case Choice.INFLUENCE:
            return advise_influence(answers)


def advise_roles(answers: Sequence[str]) -> tuple[Role, ...]:
    """Each question may give one role; the roles in the order of `Role`."""
    kinds = (_MONEY, _WORK, _DOOR)
    given = {kind[answer] for kind, answer in zip(kinds, answers, strict=False) if answer in kind}
    return tuple(role for role in Role if role in given)


def advise_stance(answers: Sequence[str]) -> Stance | None:
    """Deeds decide: only who acts for us unasked is a defender, only who acts against us a blocker.

    Deeds count double; what the deeds, the gain and the talk sum up to gives the rest. Nobody is called
    neutral for want of knowledge: without any answer the stance is not known.
    """
    given = [*answers, UNKNOWN, UNKNOWN, UNKNOWN][:3]
    known = [
        kind[answer] for kind, answer in zip((_DEEDS, _GAINS, _TALK), given, strict=True) if answer in kind
    ]
    if not known:
        return None
    total = sum(known)
    if given[0] == "unasked" and total >= 2:
        return Stance.DEFENDER
    if given[0] == "against" and total <= -2:
        return Stance.BLOCKER
    if total > 0:
        return Stance.SUPPORTER
    return Stance.SCEPTIC if total < 0 else Stance.NEUTRAL


def advise_influence(answers: Sequence[str]) -> int | None:
    """The mean of what the answers say, halves upwards; not known without any."""
    known = [kind[answer] for kind, answer in zip((_STOPS, _ASKED), answers, strict=False) if answer in kind]
    return (2 * sum(known) + len(known)) // (2 * len(known)) if known else None
