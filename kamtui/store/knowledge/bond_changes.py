"""Reading the bonds of an account anew, and marking that they were gone through (K9)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from kamtui.domain.knowledge.bonds import BondEntry, BondReading
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.knowledge.bond_reads import last_bond_review, readings_of


def take_bond_reading(book: Book, account_id: int, entry: BondEntry, *, draft: str | None = None) -> int:
    """Write down how strong a bond is; the reading's id. Raises GoneMeanwhile.

    Each is a reading of its own, also the second of a day: the last one counts.
    """
    [reading_id] = take_bond_readings(book, account_id, [entry], draft=draft)
    return reading_id


def take_bond_readings(
    book: Book, account_id: int, entries: Iterable[BondEntry], *, draft: str | None = None
) -> list[int]:
    """Write down how strong some bonds are, in one act; the readings' ids. Raises GoneMeanwhile."""
    entries = list(entries)
    if len(entries) == 1:
        change = _act(book, account_id, entries[0].bond, entries[0].strength)
    else:
        change = _("{name}: bonds").format(name=account_entry(book, account_id).name)
    with book.change(change, draft=draft) as act:
        rows = [
            tables.BondReading(id=act.new_id(), account_id=account_id, **_stored(entry)) for entry in entries
        ]
        act.add(*rows)
    return [row.id for row in rows]


def set_strength(book: Book, account_id: int, bond: Bond, strength: int | None, today: date) -> int | None:
    """Read a bond anew as of today: its strength changed, the rest as it was read last. Raises GoneMeanwhile.

    A second such reading of one day replaces the first; one with words of its own stays. The reading's id; None
    where the strength is that already.
    """
    latest, before = [*readings_of(book, account_id, bond)[:2], None, None][:2]
    if (latest.strength if latest else None) == strength:
        return None
    if latest is not None and latest.read_on == today and _words_of(latest) == _words_of(before):
        return _replace_strength(book, account_id, latest, strength)
    entry = BondEntry(bond=bond, read_on=today, strength=strength)
    if latest is not None:
        entry = replace(
            entry,
            # What was read for a later day counts until then: the new reading has to come after it.
            read_on=max(today, latest.read_on),
            evidence=latest.evidence,
            would_break=latest.would_break,
            held_by=latest.held_by,
            yearly_cost=latest.yearly_cost,
        )
    return take_bond_reading(book, account_id, entry)


def _words_of(reading: BondReading | None) -> tuple[str, str, str, int | None]:
    """What a reading says beside the strength."""
    if reading is None:
        return ("", "", "", None)
    return (reading.evidence, reading.would_break, reading.held_by, reading.yearly_cost)


def _replace_strength(book: Book, account_id: int, reading: BondReading, strength: int | None) -> int:
    with book.change(_act(book, account_id, reading.bond, strength)) as act:
        row = act.get(tables.BondReading, reading.reading_id)
        row.strength = strength
    return reading.reading_id


def _act(book: Book, account_id: int, bond: Bond, strength: int | None) -> str:
    """What the journal calls the reading of one bond."""
    return _("{name}: {bond} bond {strength}").format(
        name=account_entry(book, account_id).name,
        bond=bond.label,
        strength="?" if strength is None else strength,
    )


def _stored(entry: BondEntry) -> dict[str, Any]:
    return {
        "bond": entry.bond.value,
        "read_on": entry.read_on,
        "strength": entry.strength,
        "evidence": entry.evidence,
        "would_break": entry.would_break,
        "held_by": entry.held_by,
        "yearly_cost": entry.yearly_cost,
    }


def mark_bonds_reviewed(book: Book, account_id: int, today: date) -> None:
    """The bonds were gone through today; a second time on one day says nothing new. Raises GoneMeanwhile."""
    name = account_entry(book, account_id).name
    if last_bond_review(book, account_id) == today:
        return
    with book.change(_("Review of the bonds of {name}").format(name=name)) as act:
        act.add(tables.BondReview(id=act.new_id(), account_id=account_id, reviewed_on=today))
