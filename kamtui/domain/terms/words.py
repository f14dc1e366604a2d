"""The closed lists of what was agreed, of problems and of favours: the code that is stored, the label that is shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from enum import StrEnum

from kamtui.domain.text.language import _


class TermCategory(StrEnum):
    """What an agreement is about (K14, K15)."""

    QUALITY = "quality"
    DELIVERY = "delivery"
    DEADLINES = "deadlines"
    SERVICE = "service"
    PRICE = "price"
    PAYMENT = "payment"
    VOLUME = "volume"
    PORTFOLIO = "portfolio"
    PROMOTION = "promotion"

    @property
    def label(self) -> str:
        return {
            TermCategory.QUALITY: _("quality"),
            TermCategory.DELIVERY: _("delivery"),
            TermCategory.DEADLINES: _("deadlines"),
            TermCategory.SERVICE: _("service"),
            TermCategory.PRICE: _("price"),
            TermCategory.PAYMENT: _("payment"),
            TermCategory.VOLUME: _("volume"),
            TermCategory.PORTFOLIO: _("portfolio"),
            TermCategory.PROMOTION: _("promotion"),
        }[self]


class OwedBy(StrEnum):
    """Who has to keep an agreement: both sides owe (K16)."""

    WE = "we"
    THEY = "they"
    BOTH = "both"

    @property
    def label(self) -> str:
        return {OwedBy.WE: _("we owe"), OwedBy.THEY: _("they owe"), OwedBy.BOTH: _("both owe")}[self]


class Consent(StrEnum):
    """How the commercial director's consent to a term stands (K14)."""

    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {
            Consent.NOT_NEEDED: _("not needed"),
            Consent.ASKED: _("asked"),
            Consent.GIVEN: _("given"),
            Consent.REFUSED: _("refused"),
        }[self]


class TermState(StrEnum):
    """Whether an agreement holds."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    ENDED = "ended"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return {
            TermState.PROPOSED: _("proposed"),
            TermState.AGREED: _("agreed"),
            TermState.ENDED: _("ended"),
            TermState.CANCELLED: _("cancelled"),
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether a term in this state holds, or may come to: proposed or agreed."""
        return self in OPEN_STATES

    @property
    def may_be_checked(self) -> bool:
        """Whether a look at a term in this state can be written down: it is agreed, not only proposed, and not over."""
        return self is TermState.AGREED


OPEN_STATES = (TermState.PROPOSED, TermState.AGREED)
"""The states of a term that asks for attention; ended and cancelled ones are only kept."""


class Outcome(StrEnum):
    """What a check of a term found (K15); not yet checked is the absence of one."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"
    RENEGOTIATED = "renegotiated"

    @property
    def label(self) -> str:
        return {
            Outcome.KEPT: _("kept"),
            Outcome.PARTLY: _("partly kept"),
            Outcome.BROKEN: _("broken"),
            Outcome.RENEGOTIATED: _("renegotiated"),
        }[self]

    @property
    def asks_what_follows(self) -> bool:
        """Whether it was not kept, or not wholly: something should be done about it."""
        return self in (Outcome.BROKEN, Outcome.PARTLY)


class Bound(StrEnum):
    """Which side of its target a measured value has to lie on."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"

    @property
    def label(self) -> str:
        return {
            Bound.AT_LEAST: _("at least"),
            Bound.AT_MOST: _("at most"),
            Bound.EXACTLY: _("exactly"),
        }[self]


class ProblemKind(StrEnum):
    """Whether something hampers the customer now, or may come to (K5, K6)."""

    PROBLEM = "problem"
    THREAT = "threat"

    @property
    def label(self) -> str:
        return {ProblemKind.PROBLEM: _("problem"), ProblemKind.THREAT: _("threat")}[self]


class ProblemState(StrEnum):
    """How a problem of the customer and our solution stand (K6)."""

    OPEN = "open"
    OFFERED = "offered"
    SOLVED = "solved"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return {
            ProblemState.OPEN: _("open"),
            ProblemState.OFFERED: _("solution offered"),
            ProblemState.SOLVED: _("solved"),
            ProblemState.DROPPED: _("dropped"),
        }[self]

    @property
    def is_live(self) -> bool:
        """Whether a problem in this state still asks for attention: open, or a solution offered."""
        return self in LIVE_PROBLEMS


LIVE_PROBLEMS = (ProblemState.OPEN, ProblemState.OFFERED)
"""The states of a problem that still asks for attention."""


class FavourWay(StrEnum):
    """Whether a favour was done by us or to us (K16)."""

    GIVEN = "given"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        return {FavourWay.GIVEN: _("we did them"), FavourWay.RECEIVED: _("they did us")}[self]


class TermRule(StrEnum):
    """What is wrong with a term; the code is stored where a warning was accepted. In the order in which it hurts."""

    BROKEN = "term_broken"
    BROKEN_TWICE = "term_broken_twice"
    ENDING = "term_ending"
    OVER = "term_over"
    CONSENT_WAITING = "term_consent_waiting"
    NOTICE_NEAR = "term_notice_near"
    OFF_TARGET = "term_off_target"

    @property
    def few_words(self) -> str:
        """What is wrong, behind what was agreed."""
        return {
            TermRule.BROKEN: _("broken"),
            TermRule.BROKEN_TWICE: _("broken again"),
            TermRule.ENDING: _("notice period running"),
            TermRule.OVER: _("past its end"),
            TermRule.CONSENT_WAITING: _("approval not given"),
            TermRule.NOTICE_NEAR: _("notice soon"),
            TermRule.OFF_TARGET: _("off target"),
        }[self]

    @property
    def is_of_the_whole(self) -> bool:
        """A term warning names its term, never people."""
        return True


class ProblemRule(StrEnum):
    """What is wrong with a problem; the code is stored where a warning was accepted. In the order in which it hurts."""

    NO_STEP = "problem_no_step"
    LIKELY = "problem_likely"
    LONG_OPEN = "problem_long_open"

    @property
    def is_of_the_whole(self) -> bool:
        """A warning about a problem names its problem, never people."""
        return True
