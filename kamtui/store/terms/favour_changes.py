"""Favours done by us and to us (K6, K16): written down, corrected, thanked for, deleted."""

from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.words import FavourWay
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.terms.favour_reads import favour_line
from kamtui.store.terms.value_changes import delete_values, keep_values


def _columns(entry: FavourEntry) -> dict[str, Any]:
    """A favour's fields as they are stored."""
    return {
        "account_id": entry.account_id,
        "person_id": entry.person_id,
        "what": entry.what,
        "done_on": entry.done_on,
        "way": entry.way.value,
        "cost": entry.cost,
        "thanked_on": entry.thanked_on,
    }


def add_favour(book: Book, entry: FavourEntry, *, draft: str | None = None) -> int:
    """Write down a favour; its id."""
    with book.change(_("Note favour “{what}”").format(what=entry.what), draft=draft) as act:
        favour = tables.Favour(id=act.new_id(), created_at=datetime.now(UTC), **_columns(entry))
        act.add(favour)
    return favour.id


def edit_favour(book: Book, favour_id: int, entry: FavourEntry, *, draft: str | None = None) -> None:
    """Write a favour's fields over. Raises GoneMeanwhile."""
    with book.change(_("Edit favour “{what}”").format(what=entry.what), draft=draft) as act:
        favour = act.get(tables.Favour, favour_id)
        for name, value in _columns(entry).items():
            setattr(favour, name, value)
        if entry.account_id is not None:
            for done in act.having(tables.Value, favour_id=favour_id):
                done.account_id = entry.account_id


def set_thanked(book: Book, favour_id: int, thanked_on: date | None) -> str:
    """Say that a favour was thanked for, or was not after all; what it is. Raises GoneMeanwhile."""
    what = favour_line(book, favour_id).entry.what
    name = _("Thanks for “{what}”") if thanked_on else _("No thanks yet for “{what}”")
    with book.change(name.format(what=what)) as act:
        act.get(tables.Favour, favour_id).thanked_on = thanked_on
    return what


def delete_favour(book: Book, favour_id: int) -> None:
    """Delete a favour; what one that we did was worth to them stays, and only for us. Raises GoneMeanwhile."""
    what = favour_line(book, favour_id).entry.what
    with book.change(_("Delete favour “{what}”").format(what=what)) as act:
        favour = act.get(tables.Favour, favour_id)
        if (
            favour.way != FavourWay.GIVEN.value
        ):  # what it was worth, when it was said to be ours, would count again
            delete_values(act, favour_id=favour_id)
        keep_values(act, book, "favour", favour_id)
        act.delete(favour)
