"""The acts of a book in the order of doing: begun and ended, taken back and brought back.

An act has a row in `change_set`; what it did stands in the journal. All of it inside the caller's transaction.
"""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from kamtui.domain.text.numbers import COUNTED, Currency
from kamtui.domain.time.moments import write_stored
from kamtui.store.book import connection, journal, tables
from kamtui.store.book.connection import number


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


def end(con: sqlite3.Connection, change_id: int, kind: str) -> bool:
    """End the act; one that did nothing leaves no trace. Whether there is something to take back or bring back."""
    con.execute("DELETE FROM change_now")
    if kind != "do":
        return True
    if con.execute("SELECT 1 FROM journal WHERE change_id = ?", (change_id,)).fetchone():
        # Something new was done: what was undone before can no longer be redone.
        con.execute("UPDATE change_set SET state = 'dropped' WHERE state = 'undone'")
        return True
    con.execute("DELETE FROM change_set WHERE id = ?", (change_id,))
    return False


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
    _require_same_currency(con, act_id, done)
    apply(con, done)
    con.execute("UPDATE change_set SET state = ? WHERE id = ?", (state, act_id))


def largest_id(con: sqlite3.Connection) -> int:
    """The largest id that a record or an act has; 0 in a new book."""
    tables_with_ids = ("change_set", *journal.journalled_tables(con))
    largest = " UNION ALL ".join(f"SELECT max(id) AS id FROM {table}" for table in tables_with_ids)
    return number(con, f"SELECT coalesce(max(id), 0) FROM ({largest})")


# -- amounts, which come back in the currency that they were meant in

_CURRENCY = "book_currency"


def _require_same_currency(con: sqlite3.Connection, act_id: int, entries: list[journal.Entry]) -> None:
    """Raise RowDiffers where undoing or redoing an act would put amounts of one currency among those of another.

    That is so when another window made the book count in another one meanwhile, or wrote amounts since this act did.
    """
    of_currency = [entry for entry in entries if entry.table == _CURRENCY]
    if of_currency:
        first, last = of_currency[0], of_currency[-1]
        if _differ(_said_by(first.before), _said_by(last.after)):
            _require_none_since(con, act_id, entries)
        return
    then = _counted_in(con, act_id)
    if then is None or not _differ(then, connection.currency(con)):
        return
    columns = {one.table: one.columns for one in tables.all_sums()}
    for entry in entries:
        for name in columns.get(entry.table, ()):
            if any(values.get(name) for values in (entry.before, entry.after) if values):
                raise journal.RowDiffers(entry.table)


def _counted_in(con: sqlite3.Connection, act_id: int) -> Currency | None:
    """What the book counted in when an act was done; None where that was never changed since."""
    row = con.execute(
        f"SELECT before FROM journal WHERE table_name = '{_CURRENCY}' "
        "AND id > (SELECT max(id) FROM journal WHERE change_id = ?) ORDER BY id LIMIT 1",
        (act_id,),
    ).fetchone()
    if row is None:
        return None
    (before,) = row
    return _said_by(None if before is None else json.loads(before))


def _said_by(row: dict[str, Any] | None) -> Currency:
    if row is None:  # without a row a book counts in euro
        return Currency.EUR
    code = row.get("code")
    return Currency(code) if code in COUNTED else Currency.UNKNOWN


def _differ(one: Currency, other: Currency) -> bool:
    """Whether amounts of one are none of the other; of a currency that is not known only the person can say."""
    return one is not other and Currency.UNKNOWN not in (one, other)


def _require_none_since(con: sqlite3.Connection, act_id: int, entries: list[journal.Entry]) -> None:
    """Raise RowDiffers where amounts were written since an act that changed what the book counts in, beside those it turned."""
    turned = {(entry.table, entry.row_id) for entry in entries}
    for one in tables.all_sums():
        has_any = " OR ".join(f"{name} <> 0" for name in one.columns)
        written_since = con.execute(
            f"SELECT id FROM {one.table} WHERE ({has_any}) AND EXISTS (SELECT 1 FROM journal j "
            f"WHERE j.table_name = '{one.table}' AND j.row_id = {one.table}.id "
            "AND j.id > (SELECT max(id) FROM journal WHERE change_id = ?))",
            (act_id,),
        )
        if any((one.table, row_id) not in turned for (row_id,) in written_since):
            raise journal.RowDiffers(one.table)
