"""Favours done by us and to us (K6, K16)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.words import FavourWay
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.book import Book, Row
from kamtui.store.book.errors import GoneMeanwhile


@dataclass(frozen=True, slots=True)
class FavourLine:
    """A favour with the name of the person it was for or by."""

    favour_id: int
    entry: FavourEntry
    person: str


_SELECT = (
    "SELECT f.id, f.what, f.done_on, f.way, f.account_id, f.person_id, f.cost, f.thanked_on, coalesce(p.name, '') "
    "FROM favour f LEFT JOIN person p ON p.id = f.person_id"
)


def favours_of(book: Book, account_id: int) -> list[FavourLine]:
    """An account's favours: those not thanked for first, then the newest first."""
    rows = book.rows(
        f"{_SELECT} WHERE f.account_id = ? ORDER BY f.thanked_on IS NOT NULL, f.done_on DESC, f.id DESC",
        (account_id,),
    )
    return [_line(row) for row in rows]


def favour_line(book: Book, favour_id: int) -> FavourLine:
    """A favour as it was written down. Raises GoneMeanwhile."""
    row = book.row(f"{_SELECT} WHERE f.id = ?", (favour_id,))
    if row is None:
        raise GoneMeanwhile
    return _line(row)


def _line(row: Row) -> FavourLine:
    entry = FavourEntry(
        what=row[1],
        done_on=date.fromisoformat(row[2]),
        way=FavourWay(row[3]),
        account_id=row[4],
        person_id=row[5],
        cost=row[6],
        thanked_on=date.fromisoformat(row[7]) if row[7] else None,
    )
    return FavourLine(row[0], entry, row[8])


# -- changes


def add_favour(book: Book, entry: FavourEntry, *, draft: str | None = None) -> int:
    """Write down a favour; its id."""

    with book.change(_("Note favour “{what}”").format(what=entry.what), draft=draft) as act:
        favour = tables.Favour(
            id=book.ids.new(),
            account_id=entry.account_id,
            person_id=entry.person_id,
            what=entry.what,
            done_on=entry.done_on,
            way=entry.way.value,
            cost=entry.cost,
            thanked_on=entry.thanked_on,
            created_at=datetime.now(UTC),
        )
        act.add(favour)
    return favour.id


def edit_favour(book: Book, favour_id: int, entry: FavourEntry, *, draft: str | None = None) -> None:
    """Write a favour's fields over. Raises GoneMeanwhile."""

    with book.change(_("Edit favour “{what}”").format(what=entry.what), draft=draft) as act:
        favour = act.get(tables.Favour, favour_id)
        favour.account_id = entry.account_id
        favour.person_id = entry.person_id
        favour.what = entry.what
        favour.done_on = entry.done_on
        favour.way = entry.way.value
        favour.cost = entry.cost
        favour.thanked_on = entry.thanked_on


def set_thanked(book: Book, favour_id: int, thanked_on: date | None) -> str:
    """Say that a favour was thanked for, or was not after all; what it is. Raises GoneMeanwhile."""

    what = favour_line(book, favour_id).entry.what
    name = _("Thanks for “{what}”") if thanked_on else _("No thanks yet for “{what}”")
    with book.change(name.format(what=what)) as act:
        favour = act.get(tables.Favour, favour_id)
        favour.thanked_on = thanked_on
    return what


def delete_favour(book: Book, favour_id: int) -> None:
    """Delete a favour. Raises GoneMeanwhile."""

    what = favour_line(book, favour_id).entry.what
    with book.change(_("Delete favour “{what}”").format(what=what)) as act:
        favour = act.get(tables.Favour, favour_id)
        act.delete(favour)
