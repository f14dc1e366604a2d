"""How satisfied each account is with us, as the book has it: dated readings (K4)."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.dossier import SatisfactionCourse, SatisfactionReading, satisfaction_course
from kamtui.store.book.book import Book


class _ReadingLine(NamedTuple):
    """A reading as it is stored."""

    read_on: str
    score: int
    person_id: int | None
    note: str
    call_id: int | None
    reading_id: int
    person: str


_READINGS = (
    "SELECT r.read_on, r.score, r.person_id, r.note, r.call_id, r.id AS reading_id, coalesce(p.name, '') AS person "
    "FROM satisfaction_reading r LEFT JOIN person p ON p.id = r.person_id"
)


def course(book: Book, account_id: int) -> SatisfactionCourse:
    """The readings of an account, the oldest first."""
    lines = book.lines(_ReadingLine, f"{_READINGS} WHERE r.account_id = ?", (account_id,))
    return satisfaction_course(map(_reading, lines))


def _reading(line: _ReadingLine) -> SatisfactionReading:
    return SatisfactionReading(
        read_on=date.fromisoformat(line.read_on),
        score=line.score,
        person_id=line.person_id,
        note=line.note,
        call_id=line.call_id,
        reading_id=line.reading_id,
        person=line.person,
    )
