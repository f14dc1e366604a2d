"""The letter after a call: what was agreed, as the customer may read it.

Its types hold what the customer may see and have no field for anything else, so that nothing else can get in: no stance,
bond, health, competitor, margin or note.
"""

from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.words import Channel
from kamtui.domain.terms.agreed import Agreed


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
