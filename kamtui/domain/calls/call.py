"""A conversation as it is written down, with the next step agreed in it (K17, K20)."""

from datetime import datetime
from typing import NamedTuple

from kamtui.domain.calls.words import Asked, BeganBy, Channel, Objection
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.day.task import TaskEntry


class Participant(NamedTuple):
    """Somebody in a call: known by id, or a new person of the call's account by name."""

    person_id: int | None
    name: str
    asked: Asked = Asked.NOT_ASKED
    noticed: Stance | None = None
    """How they were seen to stand to us in this call (K12); None says nothing of it."""
    noticed_why: str = ""
    """What showed it, in words."""
    named: tuple[ReferralEntry, ...] = ()
    """Prospects that they named in this call (K20); who named them, which source they are, in which call and on which day, is filled in."""


class CallEntry(NamedTuple):
    """One conversation; `held_at` is aware, minutes are whole."""

    account_id: int | None
    people: tuple[Participant, ...]
    held_at: datetime
    channel: Channel
    began_by: BeganBy = BeganBy.WE
    minutes: int | None = None
    purpose: str = ""
    note: str = ""
    result: str = ""
    objection: Objection | None = None
    """What they held against buying, if anything."""
    next_step: TaskEntry | None = None
    satisfied: int | None = None
    """How satisfied they said they are with us, 0 to 10 (K4); None says nothing of it."""


class RivalHeard(NamedTuple):
    """A competitor of the book who was spoken of in a conversation, and the words that did."""

    competitor_id: int
    words: str


COLUMNS = tuple(name for name in CallEntry._fields if name not in ("people", "next_step", "satisfied"))
"""What the book keeps of a conversation in its own line; the rest of an entry are lines of their own."""
