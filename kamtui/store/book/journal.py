"""The journal: every change of every record, written by triggers, and how it is taken back.

Triggers see what no code has to remember to report: cascades, imports, undo itself. Outside a
change there is no row in `change_now`, so a write that is not part of an act fails instead of
escaping the journal.
"""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

# The book's own bookkeeping, and what is derived from the records and can be made again.
UNJOURNALLED = frozenset(
    {"change_set", "change_now", "journal", "draft", "account_contact", "person_contact"}
)


class Entry(NamedTuple):
    """One row's change: its values before and after, None where it did not exist."""

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class RowDiffers(Exception):
    """A row is not as the journal left it."""


def journalled_tables(con: sqlite3.Connection) -> list[str]:
    """The tables that hold records, in order of their making."""
    rows = con.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND name NOT LIKE 'search%' AND name NOT LIKE 'call_search%' ORDER BY rootpage"
    )
    return [name for (name,) in rows if name not in UNJOURNALLED]


def columns(con: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns."""
    return [name for _place, name, *_rest in con.execute(f'PRAGMA table_info("{table}")')]


class Trigger(NamedTuple):
    """What SQLite does by itself when a row of a table changes; `sql` makes it."""

    name: str
    table: str
    sql: str


def create_triggers(con: sqlite3.Connection) -> None:
    """Make the three triggers of every table that holds records."""
    for trigger in triggers(con):
        con.execute(trigger.sql)


def triggers(con: sqlite3.Connection) -> list[Trigger]:
    """The three triggers of every table that holds records."""
    made = []
    for table in journalled_tables(con):
        names = columns(con, table)
        old = _json("OLD", names)
        new = _json("NEW", names)
        differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)
        for act, when, row, before, after in (
            ("insert", "", "NEW", "NULL", new),
            ("update", f"WHEN {differs}", "OLD", old, new),
            ("delete", "", "OLD", old, "NULL"),
        ):
            name = f"journal_{table}_{act}"
            sql = (
                f"CREATE TRIGGER {name} AFTER {act} ON {table} {when} BEGIN "
                "INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES "
                f"((SELECT change_id FROM change_now), '{table}', {row}.id, '{act}', {before}, {after}); END"
            )
            made.append(Trigger(name, table, sql))
    return made


def drop_triggers(con: sqlite3.Connection) -> None:
    """Remove the journal's triggers, so that a migration may move records without being an act."""
    drop_triggers_named(con, "journal_")


def drop_triggers_named(con: sqlite3.Connection, start: str) -> None:
    """Remove the triggers whose name begins with `start`."""
    triggers = con.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ?) = ?",
        (len(start), start),
    ).fetchall()
    for (name,) in triggers:
        con.execute(f'DROP TRIGGER "{name}"')


def _json(row: str, names: Iterable[str]) -> str:
    return "json_object(" + ", ".join(f"'{name}', {row}.{name}" for name in names) + ")"


def entries(con: sqlite3.Connection, change_id: int) -> list[Entry]:
    """What a change did, in the order in which it did it."""
    rows = con.execute(
        "SELECT table_name, row_id, before, after FROM journal WHERE change_id = ? ORDER BY id", (change_id,)
    )
    return [
        Entry(table, row_id, before and json.loads(before), after and json.loads(after))
        for table, row_id, before, after in rows
    ]


class _Layout(NamedTuple):
    """The columns of each table, and who refers to it: looked up once for a whole change."""

    columns: dict[str, list[str]]
    referrers: dict[str, list[tuple[str, str]]]


def _layout(con: sqlite3.Connection) -> _Layout:
    tables = journalled_tables(con)
    referrers: dict[str, list[tuple[str, str]]] = {table: [] for table in tables}
    for table in tables:
        references = con.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        for _number, _place, parent, column, *_rest in references:
            referrers[parent].append((table, column))
    return _Layout({table: columns(con, table) for table in tables}, referrers)


def take_back(con: sqlite3.Connection, done: list[Entry]) -> None:
    """Undo some entries, the last first. RowDiffers if a row is not as they left it."""
    layout = _layout(con)
    for entry in reversed(done):
        _swap(con, layout, entry.table, entry.row_id, expected=entry.after, wanted=entry.before)


def repeat(con: sqlite3.Connection, done: list[Entry]) -> None:
    """Do some entries again, in order. RowDiffers if a row is not as they found it."""
    layout = _layout(con)
    for entry in done:
        _swap(con, layout, entry.table, entry.row_id, expected=entry.before, wanted=entry.after)


def _swap(
    con: sqlite3.Connection,
    layout: _Layout,
    table: str,
    row_id: int,
    *,
    expected: dict[str, Any] | None,
    wanted: dict[str, Any] | None,
) -> None:
    known = layout.columns[table]
    values_now = con.execute(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
    current = dict(zip(known, values_now, strict=True)) if values_now else None
    # A journal written before a migration lacks the columns that came later; those stay as they are.
    if (current is None) != (expected is None) or (
        current is not None
        and expected is not None
        and any(current[name] != value for name, value in expected.items() if name in current)
    ):
        raise RowDiffers(table)
    if wanted is None:
        # Without this look, deleting would take along what was added to the record since.
        for other, column in layout.referrers[table]:
            if con.execute(f'SELECT 1 FROM "{other}" WHERE {column} = ? LIMIT 1', (row_id,)).fetchone():
                raise RowDiffers(table)
        con.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    values = {name: value for name, value in wanted.items() if name in known}
    if current is None:
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        con.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(values.values()))
    else:
        setting = ", ".join(f"{name} = ?" for name in values)
        con.execute(f'UPDATE "{table}" SET {setting} WHERE id = ?', (*values.values(), row_id))
