"""A prospect (K20, K23): the four questions about it, in which state it is, and which one to ask about first."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, pgettext

# -- the four questions

Answers = tuple[Answer, Answer, Answer, Answer]
"""The answers to need, means, authority and access, in this order."""
UNKNOWN_ANSWERS: Answers = (Answer.UNKNOWN,) * 4


def letters(answers: Answers) -> str:
    """`YY?N`, in the order need, means, authority, access."""
    return "".join(answer.letter for answer in answers)


def answers_of(given: Mapping[Question, Answer]) -> Answers:
    """The four answers in their order; what was not answered is not known."""
    need, means, authority, access = (given.get(question, Answer.UNKNOWN) for question in Question)
    return (need, means, authority, access)


def unanswered(answers: Answers) -> list[Question]:
    """Those of the four questions that have no answer."""
    return [question for question, answer in zip(Question, answers, strict=True) if answer is Answer.UNKNOWN]


def is_new_answer(known: tuple[Answer, str] | None, answer: Answer, note: str) -> bool:
    """Whether an answer to a question, with its note, says more than the one `known`; never answered is not known."""
    return (answer, note) != (known or (Answer.UNKNOWN, ""))


# -- a prospect


class Prospect(NamedTuple):
    """An organisation that was named, and how it stands. Money in minor units.

    A named tuple: thousands are read at a time, and a frozen dataclass takes four times as long to make.
    """

    account_id: int
    name: str
    stage: Stage
    answers: Answers = UNKNOWN_ANSWERS
    answered_on: date | None = None
    """When one of the four questions was answered last."""
    next_on: date | None = None
    """The day of its next open task."""
    next_what: str = ""
    last_on: date | None = None
    """The last word with it."""
    won_on: date | None = None
    lost_on: date | None = None
    lost_reason: str = ""
    estimated_spend: int | None = None
    revenue: int | None = None
    """What it bought since it was won, in minor units; None where the book has no sales of it."""
    profit: int | None = None
    """What that earned, as far as it is known."""
    is_profit_whole: bool = True
    """Whether the profit of all those months is known."""

    @property
    def unknown(self) -> int:
        """How many of the four questions have no answer."""
        return self.answers.count(Answer.UNKNOWN)

    @property
    def is_qualified(self) -> bool:
        """All four questions are answered with yes."""
        return self.answers.count(Answer.YES) == len(self.answers)

    @property
    def is_live(self) -> bool:
        """It may still be won."""
        return self.stage is Stage.PROSPECT

    @property
    def is_won(self) -> bool:
        """It became a customer, also if it left us again."""
        return self.won_on is not None and self.stage in (Stage.CUSTOMER, Stage.FORMER)

    @property
    def is_lost(self) -> bool:
        """We gave it up, or it said no."""
        return self.stage is Stage.LOST


def is_asked_about(stage: Stage) -> bool:
    """Whether the four questions are about such an account: a prospect, also one that was lost."""
    return stage in (Stage.PROSPECT, Stage.LOST)


def may_be_decided(stage: Stage) -> bool:
    """Whether an account may be called won or lost in the chain: a prospect, also one that was lost before.

    A customer, and one that left us, are changed in their account.
    """
    return stage in (Stage.PROSPECT, Stage.LOST)


def by_what_is_unknown(prospects: Iterable[Prospect]) -> list[Prospect]:
    """The order in which to ask about prospects: the least known first; those that are won or lost come last."""
    return sorted(
        prospects, key=lambda prospect: (not prospect.is_live, -prospect.unknown, sort_key(prospect.name))
    )


# -- in which state it is


class ProspectState(StrEnum):
    """The one word for how a prospect stands."""

    WON = "won"
    LOST = "lost"
    CUSTOMER = "customer"
    """It was a customer already when it was written down: nobody won it."""
    FORMER = "former"
    """It had left us already when it was written down."""
    QUALIFIED = "qualified"
    SILENT = "silent"
    OPEN = "open"

    @property
    def label(self) -> str:
        """In a word."""
        return {
            ProspectState.WON: _("won"),
            ProspectState.LOST: _("lost"),
            ProspectState.CUSTOMER: Stage.CUSTOMER.label,
            ProspectState.FORMER: Stage.FORMER.label,
            ProspectState.QUALIFIED: _("qualified"),
            ProspectState.SILENT: _("silent"),
            ProspectState.OPEN: pgettext("a prospect", "open"),
        }[self]


def state_of(prospect: Prospect, *, is_silent: bool) -> ProspectState:
    """The state of a prospect: how it ended, where it ended; else qualified by four yes; else silent; else open.

    `is_silent`: nothing happens in its branch (`silent_days`). A qualified prospect is called so also in silence.
    """
    if prospect.is_won:
        return ProspectState.WON
    match prospect.stage:
        case Stage.LOST:
            return ProspectState.LOST
        case Stage.CUSTOMER:
            return ProspectState.CUSTOMER
        case Stage.FORMER:
            return ProspectState.FORMER
    if prospect.is_qualified:
        return ProspectState.QUALIFIED
    return ProspectState.SILENT if is_silent else ProspectState.OPEN


class ProspectFilter(StrEnum):
    """Which prospects are looked at. One prospect may be in several of them: a qualified one may be silent too."""

    ALL = "all"
    LIVE = "live"
    QUALIFIED = "qualified"
    WON = "won"
    LOST = "lost"
    SILENT = "silent"

    @property
    def label(self) -> str:
        return {
            ProspectFilter.ALL: _("all states"),
            ProspectFilter.LIVE: _("live"),
            ProspectFilter.QUALIFIED: pgettext("several", "qualified"),
            ProspectFilter.WON: pgettext("several", "won"),
            ProspectFilter.LOST: pgettext("several", "lost"),
            ProspectFilter.SILENT: pgettext("several", "silent"),
        }[self]

    def keeps(self, prospect: Prospect, *, is_silent: bool) -> bool:
        """Whether a prospect is among those looked at; `is_silent`: nothing happens in its branch."""
        match self:
            case ProspectFilter.ALL:
                return True
            case ProspectFilter.LIVE:
                return prospect.is_live
            case ProspectFilter.QUALIFIED:
                return prospect.is_live and prospect.is_qualified
            case ProspectFilter.WON:
                return prospect.is_won
            case ProspectFilter.LOST:
                return prospect.is_lost
            case ProspectFilter.SILENT:
                return is_silent
