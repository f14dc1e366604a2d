"""Key account by its marks (K2, K3): what the thirteen marks say, beside what the account is marked as."""

from enum import IntEnum
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.dossier import Score
from kamtui.domain.knowledge.words import KEY_MARKS, MANAGER_MARKS
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import KnowledgeLimits

_USUAL = KnowledgeLimits()


class Verdict(IntEnum):
    """What the marks say of an account."""

    NO = 0
    NOT_KNOWN = 1
    KEY = 2


class Standing(IntEnum):
    """What the marks say beside what the account is marked as, in the order in which one looks at them."""

    KEY_NOT_MARKED = 1
    MARKED_NOT_KEY = 2
    MARKED_NOT_KNOWN = 3
    NOT_KNOWN = 4
    KEY_AND_MARKED = 5
    NEITHER = 6

    @property
    def label(self) -> str:
        return {
            Standing.KEY_NOT_MARKED: _("key by the marks, not marked key"),
            Standing.MARKED_NOT_KEY: _("marked key, not by the marks"),
            Standing.MARKED_NOT_KNOWN: _("marked key, too few marks known"),
            Standing.NOT_KNOWN: _("not marked key, too few marks known"),
            Standing.KEY_AND_MARKED: _("key by the marks, and marked key"),
            Standing.NEITHER: _("not key by the marks, and not marked"),
        }[self]

    @property
    def is_at_odds(self) -> bool:
        """Whether marks and mark say different things."""
        return self in (Standing.KEY_NOT_MARKED, Standing.MARKED_NOT_KEY)


def verdict(key: Score, manager: Score, limits: KnowledgeLimits = _USUAL) -> Verdict:
    """Key by at least 3 of the 5 marks of a key account and at least 4 of the 8 of one that needs a manager.

    Not key only where the marks that are not known could not make it one: what is not answered is not "no".
    """
    asked = ((key, limits.key_marks), (manager, limits.manager_marks))
    if all(score.yes >= least for score, least in asked):
        return Verdict.KEY
    if all(score.yes + score.unknown >= least for score, least in asked):
        return Verdict.NOT_KNOWN
    return Verdict.NO


class MarkedAccount(NamedTuple):
    """An account with how many of its marks are there and are not, and whether it is marked as key."""

    account_id: int
    account: str
    stage: Stage
    is_key: bool
    key_yes: int
    key_no: int
    manager_yes: int
    manager_no: int

    @property
    def key(self) -> Score:
        """By the marks of a key account (K2)."""
        return Score(self.key_yes, self.key_no, len(KEY_MARKS) - self.key_yes - self.key_no)

    @property
    def manager(self) -> Score:
        """By the marks of an account that needs a key-account manager (K3)."""
        unknown = len(MANAGER_MARKS) - self.manager_yes - self.manager_no
        return Score(self.manager_yes, self.manager_no, unknown)

    @property
    def yes(self) -> int:
        return self.key_yes + self.manager_yes

    @property
    def unknown(self) -> int:
        return self.key.unknown + self.manager.unknown

    def standing(self, limits: KnowledgeLimits = _USUAL) -> Standing:
        """What its marks say, beside what it is marked as."""
        match verdict(self.key, self.manager, limits), self.is_key:
            case Verdict.KEY, True:
                return Standing.KEY_AND_MARKED
            case Verdict.KEY, False:
                return Standing.KEY_NOT_MARKED
            case Verdict.NO, True:
                return Standing.MARKED_NOT_KEY
            case Verdict.NO, False:
                return Standing.NEITHER
            case _, True:
                return Standing.MARKED_NOT_KNOWN
        return Standing.NOT_KNOWN

    def why(self) -> str:
        """Why: "key account by 4 of 5, needs a manager by 6 of 8, 2 not known"."""
        words = _("key account by {key} of {keys}, needs a manager by {manager} of {managers}").format(
            key=self.key_yes, keys=len(KEY_MARKS), manager=self.manager_yes, managers=len(MANAGER_MARKS)
        )
        if not self.unknown:
            return words
        return _("{said}, {unknown} not known").format(said=words, unknown=self.unknown)


def rule_words(limits: KnowledgeLimits = _USUAL) -> str:
    """The rule in a sentence."""
    return _(
        "Key by the marks: {key} of {keys} of a key account, and {manager} of {managers} of one that needs a manager."
    ).format(
        key=limits.key_marks, keys=len(KEY_MARKS), manager=limits.manager_marks, managers=len(MANAGER_MARKS)
    )


class ByStanding(NamedTuple):
    """The accounts of which the marks say the same."""

    standing: Standing
    accounts: tuple[MarkedAccount, ...]


def by_standing(accounts: list[MarkedAccount], limits: KnowledgeLimits = _USUAL) -> list[ByStanding]:
    """The accounts by what their marks say, those at odds with how they are marked first; of each the most marks first."""
    held: dict[Standing, list[MarkedAccount]] = {}
    for account in sorted(accounts, key=lambda one: (-one.yes, one.unknown, sort_key(one.account))):
        held.setdefault(account.standing(limits), []).append(account)
    return [ByStanding(standing, tuple(held[standing])) for standing in sorted(held)]
