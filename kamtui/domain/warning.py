"""A warning: what is wrong, how pressing it is, whom it is about, what caused it and the one remedy to offer.

Each is found by a rule of its subject (`center.coverage`, `terms.warnings`, `knowledge.warnings`, `money.warnings`,
`chain.warnings`) and computed when it is read. Which of them the day sees is decided in `day.review`.
"""

from collections.abc import Callable, Collection, Iterable
from enum import IntEnum, StrEnum
from functools import cache
from typing import NamedTuple, Protocol

from kamtui.domain.center.words import Stance
from kamtui.domain.text.language import _


class WarningRule(Protocol):
    """A rule's code, stored where a warning of it was accepted, and whether it is about an account as a whole."""

    @property
    def value(self) -> str: ...

    @property
    def is_of_the_whole(self) -> bool: ...


class Severity(IntEnum):
    """How pressing a warning is."""

    AMBER = 1
    RED = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        return {
            Severity.AMBER: _("to be watched"),
            Severity.RED: _("urgent"),
            Severity.CRITICAL: _("critical"),
        }[self]


class Remedy(StrEnum):
    """The one thing to do about a warning."""

    CALL = "call"
    TASK = "task"
    ADD_PERSON = "add_person"
    FILL_SEAT = "fill_seat"
    READ_STANCE = "read_stance"
    OPEN_TERM = "open_term"
    ASK = "ask"
    THANK = "thank"
    QUALIFY = "qualify"
    OPEN_SOURCE = "open_source"
    OPEN_NUMBERS = "open_numbers"
    MARK_KEY = "mark_key"
    READ_BOND = "read_bond"
    ASK_SATISFACTION = "ask_satisfaction"
    RENEW = "renew"

    @property
    def label(self) -> str:
        return {
            Remedy.CALL: _("log or plan a call"),
            Remedy.TASK: _("make a task of it"),
            Remedy.ADD_PERSON: _("add the person"),
            Remedy.FILL_SEAT: _("name who sits there"),
            Remedy.READ_STANCE: _("say how they stand"),
            Remedy.OPEN_TERM: _("look at the term"),
            Remedy.ASK: _("ask for a prospect"),
            Remedy.THANK: _("say thanks"),
            Remedy.QUALIFY: _("answer the four questions"),
            Remedy.OPEN_SOURCE: _("look at what it brought"),
            Remedy.OPEN_NUMBERS: _("look at its figures"),
            Remedy.MARK_KEY: _("mark it as a key account"),
            Remedy.READ_BOND: _("say how strong the bond is"),
            Remedy.ASK_SATISFACTION: _("ask how satisfied they are"),
            Remedy.RENEW: _("say whether it was renewed"),
        }[self]


ANSWERED_AT_ONCE = (Remedy.QUALIFY, Remedy.RENEW, Remedy.ASK_SATISFACTION)
"""The remedies that are a form or a question of their own: a line that asks for one opens it, not a tab."""


class Subject(NamedTuple):
    """Whom a warning is about: an account, perhaps with somebody there; or somebody of no account; or neither."""

    account_id: int | None = None
    account: str = ""
    person_id: int | None = None
    person: str = ""
    stance: Stance | None = None
    """How that person stands to us, where the rule knows it."""


NOBODY = Subject()


class Said(NamedTuple):
    """A sentence that is put together when somebody reads it: of most warnings of a large book nobody does."""

    words: Callable[..., str]
    values: tuple[object, ...]


class Warning(NamedTuple):
    """What is wrong, whom it is about, the people that caused it and what to do."""

    rule: WarningRule
    severity: Severity
    said: str | Said
    """Its sentence, or how that is put together."""
    remedy: Remedy
    people: tuple[int, ...] = ()
    about: str = ""
    """What else tells it from others of the same rule: the code of a role, the id of a term."""
    subject: Subject = NOBODY

    @property
    def sentence(self) -> str:
        """What is wrong, in a sentence."""
        said = self.said
        return said.words(*said.values) if isinstance(said, Said) else said

    @property
    def key(self) -> str:
        """Tells a warning from every other of its account, on any day and in any language, for accepting it."""
        people = () if self.rule.is_of_the_whole else sorted(self.people)
        return ":".join([self.rule.value, self.about, ",".join(map(str, people))]).rstrip(":")

    def of(self, subject: Subject) -> "Warning":
        """The same, said of somebody."""
        return Warning(self.rule, self.severity, self.said, self.remedy, self.people, self.about, subject)

    def is_accepted(self, accepted: Collection[tuple[int | None, str]]) -> bool:
        """Whether it is among the accepted ones, given as (account, key)."""
        # Mostly nothing is, and to tell the key of each takes long where there are many.
        return bool(accepted) and (self.subject.account_id, self.key) in accepted


def in_order(warnings: Iterable[Warning], rules: type[StrEnum]) -> list[Warning]:
    """The severest first, then as their rules stand in `rules`; within a rule as they came."""
    listed = list(warnings)
    if len(listed) < 2:  # of nearly every account
        return listed
    places = _places(rules)
    return sorted(listed, key=lambda warning: (-warning.severity, places[warning.rule.value]))


@cache
def _places(rules: type[StrEnum]) -> dict[str, int]:
    """Where each rule of a family stands in it; asked for of every account."""
    return {rule.value: place for place, rule in enumerate(rules)}
