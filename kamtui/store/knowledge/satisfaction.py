"""How satisfied each account is with us, as dated readings (K4)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from kamtui.domain.day.health import Satisfaction
from kamtui.domain.knowledge.dossier import (
    SatisfactionCourse,
    SatisfactionEntry,
    SatisfactionReading,
    satisfaction_course,
)
from kamtui.domain.text.language import _
from kamtui.store.accounts.accounts import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book, Row
from kamtui.store.book.errors import GoneMeanwhile

_SELECT = (
    "SELECT r.read_on, r.score, r.person_id, r.note, r.call_id, r.id, coalesce(p.name, '') "
    "FROM satisfaction_reading r LEFT JOIN person p ON p.id = r.person_id"
)


def course(book: Book, account_id: int) -> SatisfactionCourse:
    """The readings of an account, the oldest first."""
    return satisfaction_course(map(_reading, book.rows(f"{_SELECT} WHERE r.account_id = ?", (account_id,))))


def satisfaction_reading(book: Book, reading_id: int) -> SatisfactionReading:
    """A reading as it was written down. Raises GoneMeanwhile."""
    row = book.row(f"{_SELECT} WHERE r.id = ?", (reading_id,))
    if row is None:
        raise GoneMeanwhile
    return _reading(row)


def _reading(row: Row) -> SatisfactionReading:
    return SatisfactionReading(
        read_on=date.fromisoformat(row[0]),
        score=row[1],
        person_id=row[2],
        note=row[3],
        call_id=row[4],
        reading_id=row[5],
        person=row[6],
    )


def latest_satisfaction(book: Book, ids: Sequence[int] | None = None) -> dict[int, Satisfaction]:
    """The latest score of some accounts, or of all, and the one before it; those never asked are missing."""
    asked = "" if ids is None else f"WHERE account_id IN ({', '.join(map(str, ids))})"
    found: dict[int, Satisfaction] = {}
    for account_id, score, read_on in book.rows(
        f"SELECT account_id, score, read_on FROM satisfaction_reading {asked} ORDER BY account_id, read_on, id"
    ):
        before = found.get(account_id)
        found[account_id] = Satisfaction(score, date.fromisoformat(read_on), before.score if before else None)
    return found


# -- changes


def take_satisfaction(
    book: Book, account_id: int, entry: SatisfactionEntry, *, draft: str | None = None
) -> int:
    """Write down how satisfied an account is; the reading's id. Raises GoneMeanwhile."""

    name = account_entry(book, account_id).name
    with book.change(
        _("{name}: satisfaction {score} of 10").format(name=name, score=entry.score), draft=draft
    ) as act:
        row = tables.SatisfactionReading(id=book.ids.new(), account_id=account_id, **asdict(entry))
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
    with book.change(_("Delete a reading of the satisfaction of {name}").format(name=row[0])) as act:
        found = act.get(tables.SatisfactionReading, reading_id)
        act.delete(found)
