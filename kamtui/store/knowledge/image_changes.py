"""Writing down what an account thinks of our brand (K8)."""

from dataclasses import asdict
from datetime import date

from kamtui.domain.knowledge.image import ImageEntry, rated_by_key
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.image_reads import brand_image


def take_image_reading(book: Book, account_id: int, entry: ImageEntry, *, draft: str | None = None) -> int:
    """Write down what they think of our brand; the reading's id. Raises GoneMeanwhile.

    Each is a reading of its own, also the second of a day: the last one counts.
    """
    with book.change(_act(book, account_id, entry.strength), draft=draft) as act:
        row = tables.ImageReading(id=act.new_id(), account_id=account_id, **asdict(entry))
        act.add(row)
    return row.id


def set_image(book: Book, account_id: int, strength: int | None, today: date) -> bool:
    """Rate it anew as of today by its strength alone, as the rule `rated_by_key` says; whether it says anything new.

    Raises GoneMeanwhile.
    """
    image = brand_image(book, account_id)
    writing = rated_by_key(image.readings, strength, today)
    if writing is None:
        return False
    if writing.in_place_of is None:
        known = image.latest or ImageEntry(read_on=None)
        entry = ImageEntry(
            read_on=writing.read_on, strength=strength, evidence=known.evidence, done=known.done
        )
        take_image_reading(book, account_id, entry)
        return True
    with book.change(_act(book, account_id, strength)) as act:
        act.get(tables.ImageReading, writing.in_place_of).strength = strength
    return True


def delete_image_reading(book: Book, reading_id: int) -> None:
    """Take out a reading that was a mistake. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT a.name FROM image_reading r JOIN account a ON a.id = r.account_id WHERE r.id = ?",
        (reading_id,),
    )
    if row is None:
        raise GoneMeanwhile
    (name,) = row
    with book.change(_("Delete a reading of the brand image at {name}").format(name=name)) as act:
        act.delete(act.get(tables.ImageReading, reading_id))


def _act(book: Book, account_id: int, strength: int | None) -> str:
    """What the journal calls the reading."""
    return _("{name}: brand image {strength}").format(
        name=account_entry(book, account_id).name, strength="?" if strength is None else strength
    )
