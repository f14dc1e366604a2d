"""The seven bonds that may tie a customer (K9): how strong each is, how it changed, what the value bond costs.

A bond whose strength is not known is a gap, never zero. No choice is no bond of their own wish: it stands
beside the other six and is never added to them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.strengths import Strengths
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.cleaning import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class BondEntry:
    """How strongly a bond ties an account, as of a day. The yearly cost is in minor units; None is not known."""

    bond: Bond
    read_on: date
    strength: int | None = None
    evidence: str = ""
    would_break: str = ""
    held_by: str = ""
    yearly_cost: int | None = None


# -- the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class BondReading(BondEntry):
    """A reading as it was written down."""

    reading_id: int


class BondBar(NamedTuple):
    """A bond of an account: its latest reading, and the one that held on the day of the last review."""

    bond: Bond
    latest: BondReading | None = None
    before: BondReading | None = None

    @property
    def strength(self) -> int | None:
        """None is not known."""
        return self.latest.strength if self.latest else None

    @property
    def change(self) -> int | None:
        """How much stronger it is than at the last review; None where one of the two is not known."""
        before = self.before.strength if self.before else None
        if self.strength is None or before is None:
            return None
        return self.strength - before


class BondPicture(NamedTuple):
    """The seven bonds of an account, in their order, and since which day changes are told."""

    bars: tuple[BondBar, ...]
    since: date | None = None

    def bar(self, bond: Bond) -> BondBar:
        """The bar of a bond."""
        return next(bar for bar in self.bars if bar.bond is bond)

    def strength(self, bond: Bond) -> int | None:
        """None is not known."""
        return self.bar(bond).strength

    @property
    def strengths(self) -> "Strengths":
        return Strengths(tuple(bar.strength for bar in self.bars))


def picture(readings: Iterable[BondReading], since: date | None = None) -> BondPicture:
    """The latest reading of each bond, and the one that held on the day of the last review."""
    ordered = sorted(readings, key=lambda reading: (reading.read_on, reading.reading_id))
    latest = {reading.bond: reading for reading in ordered}
    before = {reading.bond: reading for reading in ordered if since is not None and reading.read_on <= since}
    return BondPicture(tuple(BondBar(bond, latest.get(bond), before.get(bond)) for bond in Bond), since)


# -- read anew by its strength alone


class NewReading(NamedTuple):
    """A reading to be written down, and the id of the one that it replaces, None where it stands beside all others."""

    entry: BondEntry
    in_place_of: int | None = None


def read_anew(
    bond: Bond, newest_first: Sequence[BondReading], strength: int | None, today: date
) -> NewReading | None:
    """A bond read anew as of today by its strength alone: all else stays as it was read last.

    `newest_first` are its readings so far. A second such reading of one day replaces the first; one with words of
    its own stays. None where the bond is that strong already.
    """
    latest, before = [*newest_first[:2], None, None][:2]
    if latest is None:
        entry = BondEntry(bond=bond, read_on=today, strength=strength)
        return NewReading(entry) if strength is not None else None
    if latest.strength == strength:
        return None
    entry = BondEntry(
        bond=bond,
        # What was read for a later day counts until then: the new reading has to come after it.
        read_on=max(today, latest.read_on),
        strength=strength,
        evidence=latest.evidence,
        would_break=latest.would_break,
        held_by=latest.held_by,
        yearly_cost=latest.yearly_cost,
    )
    is_second = latest.read_on == today and _words_of(latest) == _words_of(before)
    return NewReading(entry, latest.reading_id if is_second else None)


def _words_of(reading: BondReading | None) -> tuple[str, str, str, int | None]:
    """What a reading says beside the strength."""
    if reading is None:
        return ("", "", "", None)
    return (reading.evidence, reading.would_break, reading.held_by, reading.yearly_cost)


# -- what the value bonds cost


class ValueBond(NamedTuple):
    """What the value bond of an account costs in a year, in minor units, against the profit of its last 12 months."""

    account_id: int
    account: str
    cost: int
    profit: int | None

    @property
    def balance(self) -> int | None:
        """What is left once it is paid for; None where the profit is not known."""
        return None if self.profit is None else self.profit - self.cost

    @property
    def costs_more(self) -> bool:
        """Whether it costs more than the account brings; False where the profit is not known."""
        return self.balance is not None and self.balance < 0


def dearest_first(bonds: Sequence[ValueBond]) -> Iterator[ValueBond]:
    """Those that cost more than they bring first, by how much; then those of which the profit is not known."""
    yield from sorted(
        bonds,
        key=lambda bond: (
            0 if bond.costs_more else 1 if bond.balance is None else 2,
            bond.balance if bond.balance is not None else -bond.cost,
            sort_key(bond.account),
            bond.account_id,
        ),
    )
