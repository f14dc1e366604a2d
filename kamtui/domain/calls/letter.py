"""The letter after a call: what was agreed, as the customer may read it.

Its types hold what the customer may see and have no field for anything else, so that nothing else can get in: no stance,
bond, health, competitor, margin or note.
"""

from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.words import Channel
from kamtui.domain.terms.target import Target


class Promised(NamedTuple):
    """One thing that was agreed. Its words are those that both sides agreed on."""

    what: str
    target: Target | None = None
    due_on: date | None = None
    """The day by which it is promised, where one was agreed."""
    from_on: date | None = None
    until_on: date | None = None


class Agreed(NamedTuple):
    """What was agreed, by who owes it."""

    ours: tuple[Promised, ...] = ()
    theirs: tuple[Promised, ...] = ()
    shared: tuple[Promised, ...] = ()

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.ours) + len(self.theirs) + len(self.shared)


class Step(NamedTuple):
    """What happens next, and when."""

    what: str
    due_on: date


class Talk(NamedTuple):
    """The conversation that is thanked for."""

    held_on: date
    channel: Channel


class Sender(NamedTuple):
    """Who writes: the user of this book."""

    name: str = ""
    firm: str = ""
    signature: str = ""


class Letter(NamedTuple):
    """All that stands in a letter to a customer."""

    language: Language
    people: tuple[str, ...] = ()
    """Who is greeted, by name."""
    talk: Talk | None = None
    agreed: Agreed = Agreed()
    holds_earlier: bool = False
    """Whether what was agreed before the conversation stands in it too."""
    steps: tuple[Step, ...] = ()
    sender: Sender = Sender()
