"""The closed lists of the chain of prospects: the code that is stored, the label that is shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from collections.abc import Sequence
from enum import StrEnum

from kamtui.domain.text.language import _, pgettext


class Source(StrEnum):
    """Where a prospect came from (K22)."""

    CUSTOMER = "customer"
    CHAIN = "chain"
    CENTER = "center"
    ADVERTISING = "advertising"
    CATALOGUE = "catalogue"
    FAIR = "fair"
    SEMINAR = "seminar"
    DIRECTORY = "directory"
    PRESS = "press"
    MEETING = "meeting"
    OCCASION = "occasion"
    COLD = "cold"
    SPOTTER = "spotter"
    CONSULTANT = "consultant"
    OBSERVATION = "observation"

    @property
    def label(self) -> str:
        return {
            Source.CUSTOMER: _("satisfied customer"),
            Source.CHAIN: _("endless chain"),
            Source.CENTER: _("center of influence"),
            Source.ADVERTISING: _("advertising"),
            Source.CATALOGUE: _("catalogue"),
            Source.FAIR: _("trade fair"),
            Source.SEMINAR: _("seminar"),
            Source.DIRECTORY: _("directory"),
            Source.PRESS: _("newspapers, magazines"),
            Source.MEETING: _("professional meeting"),
            Source.OCCASION: _("party, social occasion"),
            Source.COLD: _("cold contact"),
            Source.SPOTTER: _("paid spotter"),
            Source.CONSULTANT: _("qualification consultant"),
            Source.OBSERVATION: _("own observation"),
        }[self]


PAID_SOURCES = (Source.SPOTTER, Source.CONSULTANT)
"""The sources that are paid for what they bring (K24)."""


PEOPLE_SOURCES = (Source.CUSTOMER, Source.CHAIN, Source.CENTER, *PAID_SOURCES)
"""The sources that are people: a prospect of theirs stands under whoever named it."""


class MayUse(StrEnum):
    """Whether we may use the name of who named a prospect."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"

    @property
    def label(self) -> str:
        return {MayUse.NOT_ASKED: _("not asked"), MayUse.YES: _("yes"), MayUse.NO: _("no")}[self]


class Question(StrEnum):
    """The four questions that qualify a prospect (K23), in the order in which they are shown."""

    NEED = "need"
    MEANS = "means"
    AUTHORITY = "authority"
    ACCESS = "access"

    @property
    def label(self) -> str:
        return {
            Question.NEED: _("need"),
            Question.MEANS: _("means"),
            Question.AUTHORITY: _("authority"),
            Question.ACCESS: _("access"),
        }[self]

    @property
    def words(self) -> str:
        """The question in full."""
        return {
            Question.NEED: _("Do they need it, or would it lend them prestige?"),
            Question.MEANS: _("Can they pay for it?"),
            Question.AUTHORITY: _("Have they the authority to buy it?"),
            Question.ACCESS: _("Can they be reached?"),
        }[self]


def four_questions() -> str:
    """`NMAA`: what the four questions are called for short, by their first letters."""
    return pgettext("need, means, authority, access", "NMAA")


class Answer(StrEnum):
    """The answer to one of the four questions; not known is told apart from no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {Answer.YES: _("yes"), Answer.NO: _("no"), Answer.UNKNOWN: _("not known")}[self]

    @property
    def letter(self) -> str:
        """`Y`, `N` or `?`, as beside `four_questions`."""
        letters = {
            Answer.YES: pgettext("letter of an answer", "Y"),
            Answer.NO: pgettext("letter of an answer", "N"),
        }
        return letters.get(self, "?")


def answers_words(answers: Sequence[Answer]) -> str:
    """The four answers in words, those that are alike together: `need, means, access yes; authority no`."""
    if all(answer is Answer.UNKNOWN for answer in answers):
        return _("all four questions open")
    asked = list(zip(Question, answers, strict=True))
    grouped = (
        (answer, [question.label for question, given in asked if given is answer]) for answer in Answer
    )
    return "; ".join(
        _("{questions} {answer}").format(questions=", ".join(questions), answer=answer.label)
        for answer, questions in grouped
        if questions
    )


class ChainRule(StrEnum):
    """What the chain waits for; the code is stored where a warning was accepted. In the order in which it hurts."""

    THANKS_OWED = "chain_thanks_owed"
    NOT_ASKED = "chain_not_asked"
    SATISFIED_NOT_ASKED = "chain_satisfied_not_asked"
    NOT_QUALIFIED = "chain_not_qualified"
    NOT_PAID_OFF = "chain_not_paid_off"
    BRANCH_SILENT = "chain_branch_silent"

    @property
    def is_of_the_whole(self) -> bool:
        """It is about an account as such, not about a person."""
        return self in (ChainRule.SATISFIED_NOT_ASKED, ChainRule.NOT_QUALIFIED, ChainRule.BRANCH_SILENT)
