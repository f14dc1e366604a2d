"""What to ask before a call: the gaps in what is known of an account, as at most five questions (K2, K4, K11, K12, K23)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, zip_longest
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Role
from kamtui.domain.chain.prospect import Answers, is_asked_about, unanswered
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.time.shown_days import show_date

MOST_QUESTIONS = 5
_USUAL = KnowledgeLimits()


class FadedStance(NamedTuple):
    """Somebody whose stance was not confirmed for long, and the day of the reading."""

    name: str
    read_on: date


class Known(NamedTuple):
    """What is known of an account: the rest is what to ask."""

    stage: Stage
    answers: Answers
    """To the four questions that qualify a prospect."""
    roles: Collection[Role]
    """The parts in the decision that somebody of the account has."""
    faded: Sequence[FadedStance] = ()
    """The most important person first."""
    asked_satisfaction_on: date | None = None
    marks: Collection[Mark] = ()
    """Those that were answered with yes or no."""
    topics: Collection[Topic] = ()
    """Those of which something is written."""


def questions(known: Known, today: date, limits: KnowledgeLimits = _USUAL) -> list[str]:
    """At most five questions, the most important of each kind first: of each kind one, then the second of each.

    Kinds in this order: the four questions of a prospect, who decides, faded stances, satisfaction, dossier, marks.
    """
    kinds: tuple[Iterable[str], ...] = (
        _qualifying(known),
        _deciding(known),
        _of_stances(known),
        _of_satisfaction(known, today, limits),
        (topic.words for topic in Topic if topic not in known.topics),
        (mark.words for mark in Mark if mark not in known.marks) if known.stage is Stage.CUSTOMER else (),
    )
    rounds = chain.from_iterable(zip_longest(*kinds))
    return [question for question in rounds if question is not None][:MOST_QUESTIONS]


def _qualifying(known: Known) -> Iterator[str]:
    if is_asked_about(known.stage):
        yield from (question.words for question in unanswered(known.answers))


def _deciding(known: Known) -> Iterator[str]:
    if Role.DECIDER not in known.roles:
        yield _("Who decides here? Nobody is known who does.")
    if Role.APPROVER not in known.roles:
        yield _("Who has to approve it? Nobody is known who does.")


def _of_stances(known: Known) -> Iterator[str]:
    for stance in known.faded:
        yield _("How does {name} stand to us now? Rated {day}, not confirmed since.").format(
            name=stance.name, day=show_date(stance.read_on)
        )


def _of_satisfaction(known: Known, today: date, limits: KnowledgeLimits) -> Iterator[str]:
    asked_on = known.asked_satisfaction_on
    if known.stage is not Stage.CUSTOMER:
        return
    if asked_on is None:
        yield _("How satisfied are they with us, from 0 to 10? They were never asked.")
    elif (today - asked_on).days >= limits.ask_satisfaction_days:
        yield _("How satisfied are they with us, from 0 to 10? Last asked {day}.").format(
            day=show_date(asked_on)
        )
