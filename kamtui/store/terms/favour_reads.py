"""Favours done by us and to us (K6, K16), as they were written down."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.words import FavourWay
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class FavourLine(NamedTuple):
    """A favour with the name of the person it was for or by, "" for none."""

    favour_id: int
    entry: FavourEntry
    person: str


class _Stored(NamedTuple):
    """A favour as its row holds it."""

    id: int
    what: str
    done_on: str
    way: str
    account_id: int | None
    person_id: int | None
    cost: int | None
    thanked_on: str | None
    person: str


_SELECT = (
    "SELECT f.id, f.what, f.done_on, f.way, f.account_id, f.person_id, f.cost, f.thanked_on, "
    "coalesce(p.name, '') AS person FROM favour f LEFT JOIN person p ON p.id = f.person_id"
)


def favours_of(book: Book, account_id: int) -> list[FavourLine]:
    """An account's favours: those not thanked for first, then the newest first."""
    favours = book.lines(
        _Stored,
        f"{_SELECT} WHERE f.account_id = ? ORDER BY f.thanked_on IS NOT NULL, f.done_on DESC, f.id DESC",
        (account_id,),
    )
    return [_line(favour) for favour in favours]


def favour_line(book: Book, favour_id: int) -> FavourLine:
    """A favour as it was written down. Raises GoneMeanwhile."""
    favour = book.line(_Stored, f"{_SELECT} WHERE f.id = ?", (favour_id,))
    if favour is None:
        raise GoneMeanwhile
    return _line(favour)


def _line(favour: _Stored) -> FavourLine:
    entry = FavourEntry(
        what=favour.what,
        done_on=date.fromisoformat(favour.done_on),
        way=FavourWay(favour.way),
        account_id=favour.account_id,
        person_id=favour.person_id,
        cost=favour.cost,
        thanked_on=date.fromisoformat(favour.thanked_on) if favour.thanked_on else None,
    )
    return FavourLine(favour.id, entry, favour.person)
