"""Reading the bonds of an account anew, and marking that they were gone through (K9)."""

from dataclasses import asdict
from datetime import date

from kamtui.domain.knowledge.bonds import BondEntry, read_anew
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.bond_reads import last_bond_review, readings_of


def take_bond_reading(book: Book, account_id: int, entry: BondEntry, *, draft: str | None = None) -> int:
    """Write down how strong a bond is; the reading's id. Raises GoneMeanwhile.

    Each is a reading of its own, also the second of a day: the last one counts.
    """
    with book.change(_act(book, account_id, entry.bond, entry.strength), draft=draft) as act:
        row = tables.BondReading(
            id=act.new_id(), account_id=account_id, **{**asdict(entry), "bond": entry.bond.value}
        )
        act.add(row)
    return row.id


def set_strength(book: Book, account_id: int, bond: Bond, strength: int | None, today: date) -> int | None:
    """Read a bond anew as of today by its strength alone, as the rule `read_anew` says. Raises GoneMeanwhile.

    The reading's id; None where the bond is that strong already.
    """
    reading = read_anew(bond, readings_of(book, account_id, bond), strength, today)
    if reading is None:
        return None
    if reading.in_place_of is None:
        return take_bond_reading(book, account_id, reading.entry)
    with book.change(_act(book, account_id, bond, strength)) as act:
        act.get(tables.BondReading, reading.in_place_of).strength = strength
    return reading.in_place_of


def delete_bond_reading(book: Book, reading_id: int) -> None:
    """Take out a reading that was a mistake. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT a.name, r.bond FROM bond_reading r JOIN account a ON a.id = r.account_id WHERE r.id = ?",
        (reading_id,),
    )
    if row is None:
        raise GoneMeanwhile
    name, bond = row
    change = _("{name}: a reading of the {bond} bond deleted").format(name=name, bond=Bond(bond).label)
    with book.change(change) as act:
        act.delete(act.get(tables.BondReading, reading_id))


def _act(book: Book, account_id: int, bond: Bond, strength: int | None) -> str:
    """What the journal calls the reading of one bond."""
    return _("{name}: {bond} bond {strength}").format(
        name=account_entry(book, account_id).name,
        bond=bond.label,
        strength="?" if strength is None else strength,
    )


def mark_bonds_reviewed(book: Book, account_id: int, today: date) -> None:
    """The bonds were gone through today; a second time on one day says nothing new. Raises GoneMeanwhile."""
    name = account_entry(book, account_id).name
    if last_bond_review(book, account_id) == today:
        return
    with book.change(_("Review of the bonds of {name}").format(name=name)) as act:
        act.add(tables.BondReview(id=act.new_id(), account_id=account_id, reviewed_on=today))
