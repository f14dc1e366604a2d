"""The buying center of an account on a day: who is in it, how they stand, what binds them (K11-K13)."""

from datetime import date
from enum import IntEnum
from typing import NamedTuple

from kamtui.domain.center.words import OPPOSITION, SUPPORT, Confidence, Role, Stance, TieKind
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import CenterLimits


class Coverage(IntEnum):
    """How well a person is known from conversations of the last 12 months."""

    NONE = 0
    BRIEF = 1
    """One conversation."""
    SEVERAL = 2
    """2 to 4."""
    DEEP = 3
    """5 or more, two of them meetings."""

    @property
    def label(self) -> str:
        return {
            Coverage.NONE: _("not spoken to"),
            Coverage.BRIEF: _("one call"),
            Coverage.SEVERAL: _("several calls"),
            Coverage.DEEP: _("well known"),
        }[self]


class Member(NamedTuple):
    """A person, or an empty seat, on the map of a day."""

    person_id: int
    name: str
    known_since: date
    """When the person was written down."""
    title: str = ""
    department: str = ""
    roles: tuple[Role, ...] = ()
    stance: Stance | None = None
    influence: int | None = None
    confidence: Confidence | None = None
    reason: str = ""
    read_on: date | None = None
    """When the stance and influence were read; None if never."""
    confirmed_on: date | None = None
    """When the present stance was last read as confirmed."""
    reports_to_id: int | None = None
    is_adviser: bool = False
    is_empty_seat: bool = False
    last_on: date | None = None
    """The last conversation up to the day of the map."""
    calls_12_months: int = 0
    meetings_12_months: int = 0
    """Visits and video calls among them."""

    @property
    def is_key_player(self) -> bool:
        """A decider, an approver, or anyone with influence 4 or 5."""
        return (
            Role.DECIDER in self.roles
            or Role.APPROVER in self.roles
            or (self.influence is not None and self.influence >= 4)
        )

    @property
    def supports(self) -> bool:
        """Whether they are known to be for us."""
        return self.stance in SUPPORT

    @property
    def opposes(self) -> bool:
        """Whether they are known to be against us."""
        return self.stance in OPPOSITION

    @property
    def coverage(self) -> Coverage:
        """How well we know them from conversations of the last 12 months."""
        if self.calls_12_months >= 5 and self.meetings_12_months >= 2:
            return Coverage.DEEP
        if self.calls_12_months >= 2:
            return Coverage.SEVERAL
        return Coverage.BRIEF if self.calls_12_months else Coverage.NONE


class Tie(NamedTuple):
    """What binds one person to another; a conflict goes both ways."""

    tie_id: int
    from_id: int
    to_id: int
    kind: TieKind
    strength: int = 2
    confidence: Confidence = Confidence.ASSUMED
    note: str = ""


class BuyingCenter(NamedTuple):
    """The map of an account as of a day. Only people who were there on that day are members."""

    account_id: int
    account: str
    as_of: date
    known_since: date
    """When the account was written down; no warning speaks of a longer time."""
    members: tuple[Member, ...] = ()
    ties: tuple[Tie, ...] = ()
    renewal_on: date | None = None
    thread_calls: tuple[tuple[int, int], ...] = ()
    """(person, number of calls they were in) over the days that a single thread is looked for; a call with two people counts for both."""
    all_thread_calls: int = 0
    met_lately: frozenset[int] = frozenset()
    """Who was in any call in the last days (`met_days` of the limits) up to the day of the map."""
    faded_days: int = CenterLimits().faded_days
    """After how many days a stance that was not confirmed has faded."""

    def member(self, person_id: int) -> Member | None:
        """The member with an id; None where nobody on the map has it."""
        return next((member for member in self.members if member.person_id == person_id), None)

    def standing_tie(self, kind: TieKind, from_id: int, to_id: int) -> Tie | None:
        """The tie of a kind that stands from one person to another, None where there is none; a conflict goes both ways."""
        ends = {(from_id, to_id), (to_id, from_id)} if kind is TieKind.CONFLICTS else {(from_id, to_id)}
        return next((tie for tie in self.ties if tie.kind is kind and (tie.from_id, tie.to_id) in ends), None)
