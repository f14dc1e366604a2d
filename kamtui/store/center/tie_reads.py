"""What is read of ties between people for their form."""

from typing import NamedTuple

from kamtui.domain.center.tie import TieEntry
from kamtui.domain.center.words import Confidence, TieKind
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class _StoredTie(NamedTuple):
    """The columns of a tie."""

    from_person_id: int
    to_person_id: int
    kind: str
    strength: int
    confidence: str
    note: str


def tie_entry(book: Book, tie_id: int) -> TieEntry:
    """A tie as it was written down. Raises GoneMeanwhile."""
    line = book.line(
        _StoredTie,
        "SELECT from_person_id, to_person_id, kind, strength, confidence, note FROM tie WHERE id = ?",
        (tie_id,),
    )
    if line is None:
        raise GoneMeanwhile
    return TieEntry(
        from_id=line.from_person_id,
        to_id=line.to_person_id,
        kind=TieKind(line.kind),
        strength=line.strength,
        confidence=Confidence(line.confidence),
        note=line.note,
    )
