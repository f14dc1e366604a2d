"""Records that point to others which are not there, and what becomes of each: nothing goes without being named.

The lost record comes back from the book's history, where that still knows it. Else a lost account or person gets one of
the same id with a name that says so, and all that hung on it hangs there again; any other reference is emptied; and a
record that is nothing without it goes, and is named.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.backups import about
from kamtui.domain.text.language import _, in_quotes
from kamtui.domain.time.shown_days import show_date
from kamtui.store.book import journal
from kamtui.store.book.rescue.writing import columns_of

NAMED = ("account", "person")
"""Tables of which a lost record is stood in for by another with its id."""
MOST_ROUNDS = 20
"""How often it is looked again: a record that comes back may itself point to one that is not there."""


class Mend(NamedTuple):
    """What is done about references to one lost record, or about one record that pointed to it."""

    sentence: str
    sql: str
    values: tuple[Any, ...]


class _Dangling(NamedTuple):
    """A record that points to one that is not there."""

    table: str
    row_id: int
    column: str
    parent: str
    parent_id: int


def mends(con: sqlite3.Connection, today: date) -> list[Mend]:
    """What mends the references that lead nowhere now; nothing is written."""
    dangling = list(_dangling(con))
    found: list[Mend] = []
    for parent, parent_id in dict.fromkeys((each.parent, each.parent_id) for each in dangling):
        back = _from_history(con, parent, parent_id) or _stand_in(con, parent, parent_id, today)
        if back is not None:
            found.append(back)
            continue
        found += _without(
            con, [each for each in dangling if (each.parent, each.parent_id) == (parent, parent_id)]
        )
    return found


def mend(con: sqlite3.Connection, today: date) -> list[str]:
    """Mend them, with triggers and foreign keys off, inside the caller's transaction; the sentences for what was done."""
    done: list[str] = []
    for _round in range(MOST_ROUNDS):
        needed = mends(con, today)
        if not needed:
            break
        for one in needed:
            con.execute(one.sql, one.values)
            done.append(one.sentence)
    return done


def _dangling(con: sqlite3.Connection) -> Iterator[_Dangling]:
    for table, row_id, parent, number in con.execute("PRAGMA foreign_key_check").fetchall():
        references = con.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        column = next(name for own, _place, _parent, name, *_rest in references if own == number)
        ((parent_id,),) = con.execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row_id,)).fetchall()
        yield _Dangling(table, row_id, column, parent, parent_id)


def _from_history(con: sqlite3.Connection, table: str, row_id: int) -> Mend | None:
    """The lost record as the book's history knows it last; None where that knows it no more."""
    known = last_known(con, table, row_id)
    if known is None:
        return None
    sentence = _("Comes back from the history of the book: {what} {name}.")
    return _inserted(table, known, sentence.format(what=_what(table), name=_name(known)))


def last_known(con: sqlite3.Connection, table: str, row_id: int) -> dict[str, Any] | None:
    """What the history knows last of a record, by the columns of now; None where it was forgotten or never written down."""
    rows = con.execute(
        "SELECT coalesce(after, before) FROM journal WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1",
        (table, row_id),
    ).fetchall()
    try:
        read = [json.loads(text) for (text,) in rows]
    except (ValueError, TypeError):
        return None
    columns = {column.name: column for column in columns_of(con, table)}
    for known in read:
        if not isinstance(known, dict) or known.get("id") != row_id:
            return None
        # A record written before a migration lacks the columns that came later.
        return {name: known.get(name, column.harmless) for name, column in columns.items()}
    return None


def _stand_in(con: sqlite3.Connection, table: str, row_id: int, today: date) -> Mend | None:
    """A record in the place of a lost account or person; None for any other."""
    if table not in NAMED:
        return None
    values = {column.name: column.harmless for column in columns_of(con, table)}
    name = _("Lost, found by the repair of {day}").format(day=show_date(today))
    values |= {"id": row_id, "name": f"{name} ({row_id % 10_000})"}
    sentence = _("Stands for one that is not there any more, with all that hung on it: {what} {name}.")
    return _inserted(table, values, sentence.format(what=_what(table), name=_name(values)))


def _inserted(table: str, values: dict[str, Any], sentence: str) -> Mend:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    return Mend(sentence, f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(values.values()))


def _without(con: sqlite3.Connection, pointing: Iterable[_Dangling]) -> Iterator[Mend]:
    """What becomes of records that point to one that is lost for good."""
    for each in pointing:
        values = _values(con, each.table, each.row_id)
        what, name, lost = _what(each.table), _name(values, con), _what(each.parent)
        needed = {column.name for column in columns_of(con, each.table) if column.is_needed}
        if each.column in needed:
            sentence = _(
                "Goes, as it is nothing without its {lost}, which is not there any more: {what} {name}."
            )
            sql = f'DELETE FROM "{each.table}" WHERE id = ?'
        else:
            sentence = _("Points to no {lost} any more, as that is not there: {what} {name}.")
            sql = f'UPDATE "{each.table}" SET "{each.column}" = NULL WHERE id = ?'
        yield Mend(sentence.format(what=what, name=name, lost=lost), sql, (each.row_id,))


def _values(con: sqlite3.Connection, table: str, row_id: int) -> dict[str, Any]:
    row = con.execute(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
    return dict(zip(journal.columns(con, table), row, strict=True))


def _what(table: str) -> str:
    """What a record is, in a word or two."""
    if table == "call_person":
        return _("who was in a call")
    return about(table) or table.replace("_", " ")


def _name(values: dict[str, Any], con: sqlite3.Connection | None = None) -> str:
    """How a record is named in a sentence: by its words, else the person that it is of, else its day, else its number."""
    for column in ("name", "what", "purpose", "note", "text", "value"):
        if isinstance(text := values.get(column), str) and text.strip():
            return in_quotes(text.strip()[:60])
    if con is not None and values.get("person_id") is not None:
        for (name,) in con.execute("SELECT name FROM person WHERE id = ?", (values["person_id"],)):
            return in_quotes(name)
    days = [str(value)[:10] for name, value in values.items() if name.endswith(("_on", "_at")) and value]
    return days[0] if days else str(values.get("id"))
