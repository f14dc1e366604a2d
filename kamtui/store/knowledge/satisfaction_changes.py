"""Writing down how satisfied an account is with us (K4)."""

from dataclasses import asdict

from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


def take_satisfaction(
    book: Book, account_id: int, entry: SatisfactionEntry, *, draft: str | None = None
) -> int:
    """Write down how satisfied an account is; the reading's id. Raises GoneMeanwhile."""
    name = account_entry(book, account_id).name
    with book.change(
        _("{name}: satisfaction {score} of 10").format(name=name, score=entry.score), draft=draft
    ) as act:
        row = tables.SatisfactionReading(id=act.new_id(), account_id=account_id, **asdict(entry))
        act.add(row)
    return row.id


def delete_satisfaction(book: Book, reading_id: int) -> None:
    """Take out a reading that was a mistake. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT a.name FROM satisfaction_reading r JOIN account a ON a.id = r.account_id WHERE r.id = ?",
        (reading_id,),
    )
    if row is None:
        raise GoneMeanwhile
    (name,) = row
    with book.change(_("Delete a reading of the satisfaction of {name}").format(name=name)) as act:
        act.delete(act.get(tables.SatisfactionReading, reading_id))
