"""The seven bonds of each account in the book (K9, K10): dated readings, reviews, what they imply."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.knowledge.bonds import (
    NO_MONEY,
    BondEntry,
    BondMoney,
    BondPicture,
    BondReading,
    BondRule,
    Strengths,
    bond_warnings,
    picture,
)
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.warning import Subject, Warning, in_order
from kamtui.store.accounts.accounts import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book, Row

_COLUMNS = "bond, read_on, strength, evidence, would_break, held_by, yearly_cost, id"
_LATEST = (
    "id = (SELECT id FROM bond_reading WHERE account_id = r.account_id AND bond = r.bond "
    "ORDER BY read_on DESC, id DESC LIMIT 1)"
)
_PLACES = {bond.value: place for place, bond in enumerate(Bond)}


def bond_picture(book: Book, account_id: int) -> BondPicture:
    """The seven bonds of an account and their change since its bonds were last gone through."""
    rows = book.rows(f"SELECT {_COLUMNS} FROM bond_reading WHERE account_id = ?", (account_id,))
    return picture(map(_reading, rows), last_bond_review(book, account_id))


def readings_of(book: Book, account_id: int, bond: Bond) -> list[BondReading]:
    """All readings of a bond of an account, the newest first."""
    rows = book.rows(
        f"SELECT {_COLUMNS} FROM bond_reading WHERE account_id = ? AND bond = ? ORDER BY read_on DESC, id DESC",
        (account_id, bond.value),
    )
    return [_reading(row) for row in rows]


def _reading(row: Row) -> BondReading:
    return BondReading(
        bond=Bond(row[0]),
        read_on=date.fromisoformat(row[1]),
        strength=row[2],
        evidence=row[3],
        would_break=row[4],
        held_by=row[5],
        yearly_cost=row[6],
        reading_id=row[7],
    )


def last_bond_review(book: Book, account_id: int) -> date | None:
    """The day on which an account's bonds were last gone through; None if never."""
    row = book.row("SELECT max(reviewed_on) FROM bond_review WHERE account_id = ?", (account_id,))
    return date.fromisoformat(row[0]) if row and row[0] else None


def all_strengths(book: Book, ids: Sequence[int] | None = None) -> dict[int, Strengths]:
    """The seven strengths of some accounts, or of all, in one statement; those without any reading are missing."""
    asked = "" if ids is None else f"account_id IN ({', '.join(map(str, ids))}) AND "
    found: dict[int, list[int | None]] = {}
    for account_id, bond, strength in book.rows(
        f"SELECT account_id, bond, strength FROM bond_reading r WHERE {asked}{_LATEST}"
    ):
        found.setdefault(account_id, [None] * len(Bond))[_PLACES[bond]] = strength
    return {account_id: Strengths(tuple(values)) for account_id, values in found.items()}


def value_costs(book: Book) -> dict[int, int]:
    """By account what its value bond costs in a year, in minor units, where that is known."""
    rows = book.rows(
        f"SELECT account_id, yearly_cost FROM bond_reading r WHERE bond = 'value' AND yearly_cost IS NOT NULL AND {_LATEST}"
    )
    return dict(rows)


def all_bond_warnings(book: Book, money: Mapping[int, BondMoney]) -> list[Warning]:
    """What the bonds of all live accounts imply: the severest first, then as `BondRule` orders them.

    `money` is what is known of the sales of each account; accounts without any are left out of it.
    """
    strengths, costs = all_strengths(book), value_costs(book)
    marks = ", ".join(f"'{stage.value}'" for stage in LIVE_STAGES)
    book.add_function("sort_key", sort_key)
    implied = [
        warning.of(Subject(account_id, name))
        for account_id, name in book.rows(
            "SELECT id, name FROM account WHERE id IN (SELECT account_id FROM bond_reading) "
            f"AND stage IN ({marks}) ORDER BY is_key DESC, sort_key(CAST(name AS BLOB)), id"
        )
        for warning in bond_warnings(
            strengths[account_id], costs.get(account_id), money.get(account_id, NO_MONEY)
        )
    ]
    return in_order(implied, BondRule)


# -- changes


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
            tables.BondReading(id=book.ids.new(), account_id=account_id, **_stored(entry))
            for entry in entries
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
        act.add(tables.BondReview(id=book.ids.new(), account_id=account_id, reviewed_on=today))
