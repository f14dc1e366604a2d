"""The buying center of an account on a day: who is in it, how they stand, what binds them (K11-K13)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from kamtui.domain.center.words import (
    OPPOSITION,
    SUPPORT,
    WORST_FIRST,
    Confidence,
    Role,
    Stance,
    TieKind,
)
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import CenterLimits
from kamtui.domain.time.shown_days import show_date


class Coverage(IntEnum):
    """How well a person is known from conversations of the last 12 months."""

    NONE = 0
    BRIEF = 1
    """One conversation."""
    SEVERAL = 2
    """2 to 4."""
    DEEP = 3
    """5 or more, two of them meetings."""


class TargetStance(NamedTuple):
    """What we want of somebody: how they shall stand to us, by which day, and our next move."""

    stance: Stance
    by_on: date | None = None
    move: str = ""

    def is_reached(self, stance: Stance | None) -> bool:
        """Whether who stands so stands as we want, or nearer to us; never where it is not known how they stand."""
        return stance is not None and steps(stance) >= steps(self.stance)

    def is_past(self, today: date) -> bool:
        """Whether the day that we set has passed: on the day itself it has not."""
        return self.by_on is not None and self.by_on < today


def steps(stance: Stance) -> int:
    """How near to us a stance is: 0 of a blocker, 4 of a defender."""
    return WORST_FIRST.index(stance)


def target_words(target: TargetStance) -> str:
    """`wanted: supporter by 1 Mar 2027`."""
    if target.by_on is None:
        return _("wanted: {stance}").format(stance=target.stance.label)
    return _("wanted: {stance} by {day}").format(stance=target.stance.label, day=show_date(target.by_on))


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
    target: TargetStance | None = None
    """The stance that we want of them; known of today only."""
    has_task: bool = False
    """Whether a task about them is open, where there is a stance that we want of them."""

    @property
    def is_key_player(self) -> bool:
        """A decider, an approver, or anyone with influence 4 or 5."""
        return (
            Role.DECIDER in self.roles
            or Role.APPROVER in self.roles
            or (self.influence is not None and self.influence >= 4)
        )

    @property
    def is_below_target(self) -> bool:
        """Whether we want them to stand nearer to us than they do, as far as that is known."""
        return self.target is not None and not self.target.is_reached(self.stance)

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

    def without_targets(self) -> "BuyingCenter":
        """The same, without what we want of anybody."""
        return self._replace(members=tuple(member._replace(target=None) for member in self.members))

    def member(self, person_id: int) -> Member | None:
        """The member with an id; None where nobody on the map has it."""
        return next((member for member in self.members if member.person_id == person_id), None)

    def standing_tie(self, kind: TieKind, from_id: int, to_id: int) -> Tie | None:
        """The tie of a kind that stands from one person to another, None where there is none; a conflict goes both ways."""
        ends = {(from_id, to_id), (to_id, from_id)} if kind is TieKind.CONFLICTS else {(from_id, to_id)}
        return next((tie for tie in self.ties if tie.kind is kind and (tie.from_id, tie.to_id) in ends), None)


# -- what somebody is called where there is little room


def short_names(members: Iterable[Member]) -> dict[int, str]:
    """A short name for each member: the last name, with an initial where two share it, else the whole.

    An empty seat is called what was written ("the engineer who signs off").
    """
    given = list({member.person_id: member for member in members}.values())
    people = [member for member in given if not member.is_empty_seat]
    names = {member.person_id: member.name for member in given}
    last = {member.person_id: _last_name(member.name) for member in people}
    shared = Counter(map(fold, last.values()))
    if len(shared) < len(last):
        initials = {member.person_id: _with_initial(member.name) for member in people}
        alike = Counter(map(fold, initials.values()))
        names.update((key, name) for key, name in initials.items() if alike[fold(name)] == 1)
    names.update((key, name) for key, name in last.items() if shared[fold(name)] == 1)
    return names


def _last_name(name: str) -> str:
    """The last word, or what stands before a comma ("Ivanova, Maria")."""
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip():
        return before.strip()
    return name.split()[-1] if name.split() else name


def _with_initial(name: str) -> str:
    last = _last_name(name)
    _before, comma, after = name.partition(",")
    first = after.strip() if comma else name.strip()
    return f"{first[0]}. {last}" if first and first != last else name
