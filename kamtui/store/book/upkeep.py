"""What is done for the book beside the person: backups, checks, and that deleted means deleted.

The journal keeps the words of deleted records so that an undo can bring them back. After
`FORGET_DAYS` they go, and the search index lets go of them as well. Own connections, one short
transaction after the other: whoever writes at that moment waits for none of it.
"""

import contextlib
import sqlite3
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kamtui.domain.text.language import _
from kamtui.domain.time.moments import write_stored
from kamtui.store.book import backup, connection, journal, migrations, opening
from kamtui.store.book.errors import BookError, BusyBook, explain

FORGET_DAYS = 90
"""How long a deletion can be undone. After that the journal forgets what was deleted, and what came before."""
ENTRIES_A_LOOK = 5000
ROWS_A_TURN = 200
PAGES_A_MERGE = 200
_PAUSE = 0.01
_MOST_MERGES = 100_000
_MARK = ".forgotten-on"


def care_for(path: Path, folder: Path, *, read_only: bool) -> None:
    """Back up if it is due; once a day check the whole book and forget what was deleted long ago.

    Raises BookError, whatever happens; a book that is busy just now is cared for at the next start.
    """
    now = datetime.now(UTC)
    today = date.today()  # noqa: DTZ011  (the local day)
    try:
        if not read_only and backup.is_due(path, folder, now):
            backup.take(path, folder, backup.Why.OPENING)
        if not read_only:
            backup.sweep(
                path.absolute().parent, now, path.name
            )  # what a killed restore left is as large as the book
        backup.check_daily(path, folder, today)
        if not read_only:
            forget_daily(path, folder, today)
    except BusyBook:
        return
    except sqlite3.Error as error:
        raise explain(error, path) from None
    except OSError as error:
        text = _("The book could not be backed up and checked ({why}).")
        raise BookError(text.format(why=error.strerror or type(error).__name__)) from None


def forget_daily(path: Path, folder: Path, today: date) -> None:
    """`forget_deleted`, once a day; the mark of the day lies among the backups. Raises BookError."""
    mark = folder / _MARK
    with contextlib.suppress(OSError, UnicodeError):
        if mark.read_text(encoding="ascii") == today.isoformat():
            return
    forget_deleted(path, datetime.now(UTC))
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.write_text(today.isoformat(), encoding="ascii")


def forget_deleted(path: Path, now: datetime) -> int:
    """Empty the journal's images of records deleted more than `FORGET_DAYS` ago; of how many. Raises BookError.

    Acts up to such a deletion can no longer be undone: an undo must not jump over one that cannot.
    """
    before = write_stored(now - timedelta(days=FORGET_DAYS))
    try:
        with contextlib.closing(connection.connect(path)) as con:
            if opening.verify(con, path) != migrations.VERSION:
                return 0  # brought up to date at the next opening, and cared for after it
            connection.make_durable(con, path)
            forgotten = _forget_entries(con, before)
            if forgotten:
                for table in ("search", "call_search"):
                    _merge(con, table)
            return forgotten
    except sqlite3.Error as error:
        raise explain(error, path) from None


def _forget_entries(con: sqlite3.Connection, before: str) -> int:
    known = set(journal.journalled_tables(con))
    last = connection.number(con, "SELECT coalesce(max(id), 0) FROM journal")
    forgotten = 0
    for start in range(0, last, ENTRIES_A_LOOK):
        deleted = con.execute(
            "SELECT j.table_name, j.row_id FROM journal j JOIN change_set s ON s.id = j.change_id "
            "WHERE j.id > ? AND j.id <= ? AND j.act = 'delete' AND j.before <> '{}' AND s.made_at < ?",
            (start, start + ENTRIES_A_LOOK, before),
        ).fetchall()
        for turn in range(0, len(deleted), ROWS_A_TURN):
            with _short(con):
                for table, row_id in deleted[turn : turn + ROWS_A_TURN]:
                    if table in known and _is_long_gone(con, table, row_id, before):
                        _forget(con, table, row_id)
                        forgotten += 1
    return forgotten


def _is_long_gone(con: sqlite3.Connection, table: str, row_id: int, before: str) -> bool:
    """Whether the record is not in the book, and was deleted for the last time before a moment."""
    if con.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,)).fetchone():
        return False
    act, made_at = con.execute(
        "SELECT j.act, s.made_at FROM journal j JOIN change_set s ON s.id = j.change_id "
        "WHERE j.table_name = ? AND j.row_id = ? ORDER BY j.id DESC LIMIT 1",
        (table, row_id),
    ).fetchone()
    return bool(act == "delete" and made_at < before)


def _forget(con: sqlite3.Connection, table: str, row_id: int) -> None:
    acts = "SELECT change_id FROM journal WHERE table_name = ? AND row_id = ?"
    # The names of acts hold names of people.
    con.execute(f"UPDATE change_set SET name = '' WHERE id IN ({acts})", (table, row_id))
    con.execute(
        "UPDATE change_set SET state = 'dropped' WHERE kind = 'do' AND state <> 'dropped' "
        f"AND id <= (SELECT max(change_id) FROM ({acts}))",
        (table, row_id),
    )
    con.execute(
        "UPDATE journal SET before = iif(before IS NULL, NULL, '{}'), after = iif(after IS NULL, NULL, '{}') "
        "WHERE table_name = ? AND row_id = ?",
        (table, row_id),
    )


def _merge(con: sqlite3.Connection, table: str) -> None:
    """Take the words of what was deleted out of a search table's pages: FTS5 keeps them until it merges its parts.

    In small steps, and not by FTS5's own `secure-delete`: a book touched with it cannot be read by SQLite before 3.42.
    """
    pages = -PAGES_A_MERGE  # below zero: begin to merge all into one
    for _again in range(_MOST_MERGES):
        with _short(con):
            known = con.total_changes
            con.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
            if con.total_changes - known < 2:  # so FTS5 says that nothing is left to merge
                return
        pages = PAGES_A_MERGE


@contextlib.contextmanager
def _short(con: sqlite3.Connection):  # type: ignore[no-untyped-def]
    """A transaction, and a moment for others after it."""
    con.execute("BEGIN IMMEDIATE")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise
    time.sleep(_PAUSE)
