"""A warning: what is wrong, how pressing it is, what caused it and the one act to offer.

Each is found by a rule in a module of its own (`coverage`, `promises`, `chain_warnings`) and computed when it is read.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol

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
            Severity.RED: _("pressing"),
            Severity.CRITICAL: _("critical"),
        }[self]


class Act(StrEnum):
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

    @property
    def label(self) -> str:
        return {
            Act.CALL: _("log or plan a call"),
            Act.TASK: _("make a task of it"),
            Act.ADD_PERSON: _("add the person"),
            Act.FILL_SEAT: _("name who sits there"),
            Act.READ_STANCE: _("say how they stand"),
            Act.OPEN_TERM: _("look at the term"),
            Act.ASK: _("ask for a prospect"),
            Act.THANK: _("say thanks"),
            Act.QUALIFY: _("answer the four questions"),
            Act.OPEN_SOURCE: _("look at what it brought"),
            Act.OPEN_NUMBERS: _("look at its figures"),
            Act.MARK_KEY: _("mark it as a key account"),
            Act.READ_BOND: _("say how strong the bond is"),
        }[self]


@dataclass(frozen=True, slots=True)
class Insight:
    """A warning about an account, with the people that caused it and the act to offer."""

    rule: WarningRule
    severity: Severity
    sentence: str
    act: Act
    people: tuple[int, ...] = ()
    about: str = ""
    """What else tells it from others of the same rule: the code of a role, the id of a term."""

    @property
    def key(self) -> str:
        """Tells a warning from every other of its account, on any day and in any language, for accepting it."""
        people = () if self.rule.is_of_the_whole else sorted(self.people)
        return ":".join([self.rule.value, self.about, ",".join(map(str, people))]).rstrip(":")
