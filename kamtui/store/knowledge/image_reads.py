"""What each account thinks of our brand, as the book has it: dated readings (K8)."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.image import BrandImage, ImageReading
from kamtui.domain.knowledge.readings import newest_first
from kamtui.store.book.book import Book


class _ReadingLine(NamedTuple):
    """A reading as it is stored."""

    reading_id: int
    read_on: str | None
    strength: int | None
    evidence: str
    done: str


def brand_image(book: Book, account_id: int, since: date | None = None) -> BrandImage:
    """All readings of an account, the newest first; changes are told since the day `since`."""
    lines = book.lines(
        _ReadingLine,
        "SELECT id AS reading_id, read_on, strength, evidence, done FROM image_reading WHERE account_id = ?",
        (account_id,),
    )
    return BrandImage(tuple(newest_first(map(_reading, lines))), since)


def _reading(line: _ReadingLine) -> ImageReading:
    return ImageReading(
        reading_id=line.reading_id,
        read_on=date.fromisoformat(line.read_on) if line.read_on else None,
        strength=line.strength,
        evidence=line.evidence,
        done=line.done,
    )
