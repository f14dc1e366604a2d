"""Writing down competitors, and how each stands at an account (K7)."""

from datetime import date
from typing import Any

from kamtui.domain.knowledge.dossier import RivalryEntry
from kamtui.domain.problems import Problems
from kamtui.domain.text.cleaning import NOTE_LIMIT
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.competitor_reads import competitor_called, competitor_line, rivalry_line

# -- competitors


def rename_competitor(book: Book, competitor_id: int, name: str, *, draft: str | None = None) -> None:
    """Give a competitor another name. Raises Problems where another has it, GoneMeanwhile."""
    _refuse_same(book, name, competitor_id)
    with book.change(_("Rename competitor to {name}").format(name=name), draft=draft) as act:
        row = act.get(tables.Competitor, competitor_id)
        row.name = name


def delete_competitor(book: Book, competitor_id: int) -> str:
    """Delete a competitor and where it is; product lines that are with it stay so, without its name. Its name.

    Raises GoneMeanwhile.
    """
    name = competitor_line(book, competitor_id).name
    with book.change(_("Delete competitor {name}").format(name=name)) as act:
        act.delete(act.get(tables.Competitor, competitor_id))
    return name


def put_competitor(book: Book, act: Act, competitor_id: int | None, name: str) -> int | None:
    """The competitor of an id, else the one of a name, made within another act where it is new; None of no name.

    Raises GoneMeanwhile.
    """
    if competitor_id is not None:
        if act.find(tables.Competitor, competitor_id) is None:
            raise GoneMeanwhile
        return competitor_id
    if not name:
        return None
    there = competitor_called(book, name)
    if there is not None:
        return there
    row = tables.Competitor(id=act.new_id(), name=name)
    act.add(row)
    act.flush()
    return row.id


def _refuse_same(book: Book, name: str, competitor_id: int | None) -> None:
    there = competitor_called(book, name)
    if there is not None and there != competitor_id:
        raise Problems({"name": _("There is a competitor {name} already.").format(name=name)})


# -- competitors at an account


def add_rivalry(book: Book, account_id: int, entry: RivalryEntry, *, draft: str | None = None) -> int:
    """Write down who else sells to an account; the competitor is made where it is new. The rivalry's id.

    Raises Problems where it is there already, GoneMeanwhile.
    """
    name = account_entry(book, account_id).name
    change = _("{competitor} at {name}").format(competitor=entry.competitor, name=name)
    with book.change(change, draft=draft) as act:
        competitor_id = put_competitor(book, act, entry.competitor_id, entry.competitor)
        assert competitor_id is not None
        _refuse_twice(book, account_id, competitor_id, None, entry.competitor)
        row = tables.Rivalry(
            id=act.new_id(), account_id=account_id, competitor_id=competitor_id, **_stored(entry)
        )
        act.add(row)
    return row.id


def note_rival(act: Act, account_id: int, competitor_id: int, words: str, day: date) -> None:
    """Write what was heard of a competitor at an account, with its day, below what was noted of it there before.

    One that was not known there is there from now on. One that is no longer in the book is left out.
    """
    if act.find(tables.Competitor, competitor_id) is None:
        return
    heard = f"{day:%d.%m.%Y}: {words}"
    there = next(iter(act.having(tables.Rivalry, account_id=account_id, competitor_id=competitor_id)), None)
    if there is not None:
        if words not in there.note and len(there.note) + len(heard) < NOTE_LIMIT:
            there.note = f"{there.note}\n{heard}".strip()
        return
    entry = RivalryEntry(competitor="", competitor_id=competitor_id, note=heard)
    act.add(
        tables.Rivalry(id=act.new_id(), account_id=account_id, competitor_id=competitor_id, **_stored(entry))
    )


def edit_rivalry(book: Book, rivalry_id: int, entry: RivalryEntry, *, draft: str | None = None) -> None:
    """Write over how a competitor stands at an account. Raises Problems, GoneMeanwhile."""
    known = rivalry_line(book, rivalry_id)
    change = _("Edit {competitor} at {name}").format(competitor=entry.competitor, name=known.account)
    with book.change(change, draft=draft) as act:
        row = act.get(tables.Rivalry, rivalry_id)
        competitor_id = put_competitor(book, act, entry.competitor_id, entry.competitor)
        assert competitor_id is not None
        _refuse_twice(book, known.account_id, competitor_id, rivalry_id, entry.competitor)
        row.competitor_id = competitor_id
        for name, value in _stored(entry).items():
            setattr(row, name, value)


def set_rivalry_strength(book: Book, rivalry_id: int, strength: int | None) -> None:
    """Say how strong a competitor is at an account. Raises GoneMeanwhile."""
    known = rivalry_line(book, rivalry_id)
    change = _("{competitor} at {name}: strength {strength}").format(
        competitor=known.entry.competitor,
        name=known.account,
        strength="?" if strength is None else strength,
    )
    with book.change(change) as act:
        row = act.get(tables.Rivalry, rivalry_id)
        row.strength = strength


def delete_rivalry(book: Book, rivalry_id: int) -> str:
    """A competitor is no longer at an account; its name. Raises GoneMeanwhile."""
    known = rivalry_line(book, rivalry_id)
    change = _("{competitor} no longer at {name}").format(
        competitor=known.entry.competitor, name=known.account
    )
    with book.change(change) as act:
        row = act.get(tables.Rivalry, rivalry_id)
        act.delete(row)
    return known.entry.competitor


def _stored(entry: RivalryEntry) -> dict[str, Any]:
    return {
        "strength": entry.strength,
        "with_what": entry.with_what,
        "since_on": entry.since_on,
        "note": entry.note,
    }


def _refuse_twice(
    book: Book, account_id: int, competitor_id: int, rivalry_id: int | None, competitor: str
) -> None:
    there = book.row(
        "SELECT 1 FROM rivalry WHERE account_id = ? AND competitor_id = ? AND id IS NOT ?",
        (account_id, competitor_id, rivalry_id),
    )
    if there is not None:
        sentence = _("{competitor} is written down here already: edit it.").format(competitor=competitor)
        raise Problems({"competitor": sentence})
