"""The acts of a book in the order of doing: begun and ended, taken back and brought back.

An act has a row in `change_set`; what it did stands in the journal. All of it inside the caller's transaction.
"""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from kamtui.domain.time.moments import write_stored
from kamtui.store.book import journal
from kamtui.store.book.connection import number
from kamtui.store.book.tables.sums import require_same_currency


class Past(NamedTuple):
    """An act that was done or undone."""

    id: int
    name: str


NEWEST = (
    "SELECT id, name FROM change_set WHERE kind = 'do' AND state = 'done' "
    "ORDER BY window_id = ? DESC, id DESC LIMIT 1"
)
"""The newest act that holds: of this window, else of any."""
UNDONE_LAST = (
    "SELECT t.id, t.name FROM change_set u JOIN change_set t ON t.id = u.target_id "
    "WHERE u.kind = 'undo' AND t.state = 'undone' ORDER BY u.window_id = ? DESC, u.id DESC LIMIT 1"
)
"""The act that was undone last: by this window, else by any."""


def begin(
    con: sqlite3.Connection, change_id: int, name: str, window_id: int, *, kind: str, target_id: int | None
) -> None:
    """Let all that is written from here on belong to an act; `kind` is do, undo or redo, the latter two of a target."""
    con.execute(
        "INSERT INTO change_set (id, name, made_at, kind, target_id, state, window_id) "
        "VALUES (?, ?, ?, ?, ?, 'done', ?)",
        (change_id, name, write_stored(datetime.now(UTC)), kind, target_id, window_id),
    )
    con.execute("INSERT INTO change_now VALUES (?)", (change_id,))


def end(con: sqlite3.Connection, change_id: int, kind: str) -> None:
    """End the act; one that did nothing leaves no trace."""
    con.execute("DELETE FROM change_now")
    if kind != "do":
        return
    if con.execute("SELECT 1 FROM journal WHERE change_id = ?", (change_id,)).fetchone():
        # Something new was done: what was undone before can no longer be redone.
        con.execute("UPDATE change_set SET state = 'dropped' WHERE state = 'undone'")
    else:
        con.execute("DELETE FROM change_set WHERE id = ?", (change_id,))


def take_back(con: sqlite3.Connection, act_id: int) -> None:
    """Undo what an act did. Raises journal.RowDiffers, and SQLite's errors where rows no longer fit."""
    _replay(con, act_id, "undone", journal.take_back)


def bring_back(con: sqlite3.Connection, act_id: int) -> None:
    """Do again what an undone act did. Raises journal.RowDiffers, and SQLite's errors where rows no longer fit."""
    _replay(con, act_id, "done", journal.repeat)


def _replay(
    con: sqlite3.Connection,
    act_id: int,
    state: str,
    apply: Callable[[sqlite3.Connection, list[journal.Entry]], None],
) -> None:
    # Rows come back one by one; references need only hold at the end.
    con.execute("PRAGMA defer_foreign_keys=ON")
    done = journal.entries(con, act_id)
    require_same_currency(con, act_id, done)
    apply(con, done)
    con.execute("UPDATE change_set SET state = ? WHERE id = ?", (state, act_id))


def largest_id(con: sqlite3.Connection) -> int:
    """The largest id that a record or an act has; 0 in a new book."""
    return max(
        number(con, f"SELECT coalesce(max(id), 0) FROM {table}")
        for table in ("change_set", *journal.journalled_tables(con))
    )
