"""What can still be read of a damaged book, copied into a new one.

The damaged file is never written. Each record is looked for in its table, in the table's indexes and
in the journal, and read as a whole, else from the journal, else column by column; so a row is lost
only where no page knows it any more. Last contacts and the search index are made anew from the
records, and the history of changes starts anew.
"""

import contextlib
import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.domain.language import _
from kamtui.store import contacts, journal, migrations, opening, search
from kamtui.store.errors import BookError, NewerBook, NotABook, explain

_UNREADABLE = (sqlite3.Error, MemoryError, OverflowError, ValueError)
_MOST_PROBES = 400
"""Looks into the unreadable middle of a table before it is given up."""
_MOST_ROWS = 10_000_000
_LARGEST_ID = 2**63 - 1

# What a column that may not be empty holds where its value was lost.
_HARMLESS: dict[str, Any] = {
    "name": "?",
    "what": "?",
    "rule": "?",
    "key": "?",
    "reason": "?",
    "line_key": "?",
    "stage": "prospect",
    "status": "active",
    "channel": "phone",
    "began_by": "we",
    "asked": "not_asked",
    "confidence": "assumed",
    "category": "service",
    "owed_by": "both",
    "consent": "not_needed",
    "term.state": "proposed",
    "problem.state": "open",
    "outcome": "renegotiated",  # counts neither as kept nor as broken
    "tie.kind": "influences",
    "problem.kind": "problem",
    "reach.kind": "phone",
    "value": "?",
    "severity": 1,
    "strength": 1,
    "way": "given",
    "source": "observation",
    "may_use_name": "not_asked",
    "question": "need",
    "answer": "unknown",
    "week_on": "2020-01-06",  # a Monday
    "settled": "skipped",
    "place": 1,
    "day": "2020-01-01",
    "folded": "?",
    "bond": "structural",
    "score": 5,
    "mark": "volume",
    "topic": "functioning",
    "text": "?",
    "portfolio_item.state": "not_assessed",
}
"""By the name of the column, with that of its table before it where two tables mean other things by it."""
_HARMLESS_DAY = "2020-01-01"
_HARMLESS_MOMENT = "2020-01-01T00:00:00Z"

Row = dict[str, Any]


class _Column(NamedTuple):
    table: str
    name: str
    is_text: bool
    is_needed: bool

    @property
    def harmless(self) -> Any:
        """A value that breaks no rule and says nothing."""
        if not self.is_needed:
            return None
        for name in (f"{self.table}.{self.name}", self.name):
            if name in _HARMLESS:
                return _HARMLESS[name]
        if self.name.endswith("_on"):
            return _HARMLESS_DAY
        if self.name.endswith("_at"):
            return _HARMLESS_MOMENT
        return "" if self.is_text else 0


class NothingReadable(BookError):
    """Not one record of the book could be read."""

    def __init__(self, path: Path) -> None:
        text = _("Nothing of {path} can be read any more; restore a backup. No new book was made.")
        super().__init__(text.format(path=path))


def rescue(source: Path, target: Path) -> dict[str, tuple[int, int]]:
    """Copy every readable record of a damaged book into a new book at `target`.

    For each table of records how many were rescued and how many are known to be lost. No window
    should have the book open. Raises BookError where there is something at `target`, where `source`
    is no book or a newer one, and where nothing can be read; then there is no new book.
    """
    opening.look_at(source)
    if os.path.lexists(target):
        text = _("There is something at {path} already; name a new file to rescue into.")
        raise BookError(text.format(path=target))
    part = target.absolute().with_name(f".{target.name}.part-{secrets.token_hex(4)}")
    opening.create(part)
    try:
        with _damaged(source, part) as old, contextlib.closing(_new(part)) as new:
            outcome = _copy(old, new, source)
        if not any(rescued for rescued, _lost in outcome.values()):
            raise NothingReadable(source)
        opening.sync_file(part)
        opening.set_journal_aside(target)
        opening.put_in_place(part, target, replace=False)
    except sqlite3.Error as error:
        raise explain(error, target) from None
    except OSError as error:
        raise opening.not_made(target, error) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return outcome


@contextlib.contextmanager
def _damaged(source: Path, part: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the damaged file that cannot change it, or a copy where a save was cut off."""
    half_saved = source.with_name(source.name + "-journal")
    folder: Path | None = None
    options = "mode=ro&immutable=1"
    try:
        if half_saved.is_file() and half_saved.stat().st_size:
            # Only with its journal are the pages those of one moment, and SQLite has to write them.
            folder = part.with_name(part.name + "-copy")
            folder.mkdir(mode=0o700)
            for file in (source, half_saved):
                shutil.copyfile(file, folder / file.name)
            source, options = folder / source.name, "mode=rw"
        con = sqlite3.connect(
            opening.uri_of(source.absolute(), options), uri=True, timeout=0, isolation_level=None
        )
        try:
            opening.prepare(con)
            # A table whose description is unreadable must not hide the others.
            con.execute("PRAGMA writable_schema=ON")
            yield con
        finally:
            con.close()
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _new(part: Path) -> sqlite3.Connection:
    con = opening.connect(part)
    # As long as the file has its temporary name nothing needs to be undone.
    for pragma in ("foreign_keys=OFF", "journal_mode=MEMORY", "synchronous=OFF"):
        con.execute(f"PRAGMA {pragma}")
    return con


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, source: Path) -> dict[str, tuple[int, int]]:
    tables = journal.journalled_tables(new)
    _require_ours(old, source, tables)
    new.execute("BEGIN IMMEDIATE")
    # Without its triggers nothing of this becomes an act that could be undone.
    journal.drop_triggers(new)
    contacts.drop_triggers(new)
    history = _History(old)
    known: dict[str, int] = {}
    for table in tables:
        columns = _columns(new, table)
        reader = _Reader(old, table, columns, history)
        ids = _ids(old, new, table, history)
        known[table] = len(ids)
        for row_id in sorted(ids):
            row = reader.read(row_id)
            if row is not None:
                _insert(new, table, columns, row)
    _mend_references(new)
    contacts.rebuild(new)
    search.rebuild(new)
    journal.create_triggers(new)
    contacts.create_triggers(new)
    new.execute("COMMIT")
    opening.check_pages(new, source)
    rescued = {table: int(new.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in tables}
    return {table: (rescued[table], max(known[table] - rescued[table], 0)) for table in tables}


def _require_ours(con: sqlite3.Connection, source: Path, tables: list[str]) -> None:
    try:
        application = con.execute("PRAGMA application_id").fetchone()[0]
        version = con.execute("PRAGMA user_version").fetchone()[0]
        found = {name for (name,) in con.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error:
        raise NothingReadable(source) from None
    if application == migrations.APPLICATION_ID and version > migrations.VERSION:
        raise NewerBook(source, version, migrations.VERSION)
    # The number may be what was damaged: the tables tell as well whose file this is.
    if application != migrations.APPLICATION_ID and not found.issuperset([*tables, "change_set"]):
        raise NotABook(source, _("it belongs to another program"))


def _columns(con: sqlite3.Connection, table: str) -> list[_Column]:
    return [
        _Column(table, name, kind == "TEXT", bool(needed))
        for _cid, name, kind, needed, *_rest in con.execute(f'PRAGMA table_info("{table}")')
    ]


# -- finding the rows


def _ids(old: sqlite3.Connection, new: sqlite3.Connection, table: str, history: "_History") -> set[int]:
    """The ids of a table's rows; where the table cannot be read whole, also those known elsewhere."""
    found, whole = _walk(old, table)
    if not whole:
        for (name,) in new.execute("SELECT name FROM pragma_index_list(?)", (table,)).fetchall():
            (first,) = new.execute(
                "SELECT name FROM pragma_index_info(?) WHERE seqno = 0", (name,)
            ).fetchone()
            found |= _indexed_ids(old, table, name, first)
        found |= history.living(table)
    return found


def _indexed_ids(con: sqlite3.Connection, table: str, index: str, first_column: str) -> set[int]:
    """The row ids that an index knows, from both ends where its middle is unreadable."""
    found: set[int] = set()
    for direction in ("ASC", "DESC"):
        with contextlib.suppress(*_UNREADABLE):
            sql = f'SELECT rowid FROM "{table}" INDEXED BY "{index}" ORDER BY "{first_column}" {direction}'
            # Pages in a ring would be walked for ever.
            for _count, (row_id,) in zip(range(_MOST_ROWS), con.execute(sql), strict=False):
                found.add(row_id)
            break
    return found


def _walk(con: sqlite3.Connection, table: str) -> tuple[set[int], bool]:
    """The ids that the table itself knows, and whether it could be read from end to end.

    It is read from both ends; what lies unreadable between is halved again and again.
    """
    found: set[int] = set()
    select = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid > ? AND rowid < ? ORDER BY rowid'
    gaps = [(-1, _LARGEST_ID)]
    for probe in range(_MOST_PROBES):
        if not gaps:
            break
        low, high = gaps.pop(0)
        low, whole = _run(con, select, low, high, found, start=low)
        if whole:
            if probe == 0:
                return found, True
            continue
        high, whole = _run(con, f"{select} DESC", low, high, found, start=high)
        if not whole and high - low > 2:
            middle = (low + high) // 2
            gaps += [(low, middle + 1), (middle, high)]
            gaps.sort(key=lambda gap: gap[0] - gap[1])  # the widest first
    return found, False


def _run(
    con: sqlite3.Connection, sql: str, low: int, high: int, found: set[int], *, start: int
) -> tuple[int, bool]:
    """Read ids between two bounds, from the bound `start` on: the last one, and whether the end was reached."""
    last = start
    with contextlib.suppress(*_UNREADABLE):
        for (row_id,) in con.execute(sql, (low, high)):
            # Pages in a ring bring ids back that were there before.
            if not (last < row_id < high if start == low else low < row_id < last):
                return last, False
            found.add(row_id)
            last = row_id
        return last, True
    return last, False


# -- reading and writing them


class _History:
    """What the damaged book's journal knows of each record."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self._con = con
        self._newest: dict[tuple[str, int], tuple[int, bool]] = {}
        """Table and row → its newest entry, and whether the row was there afterwards."""
        ids, self._whole = _walk(con, "journal")
        sql = "SELECT table_name, row_id, act FROM journal WHERE id = ?"
        for entry_id in sorted(ids):
            try:
                found = con.execute(sql, (entry_id,)).fetchone()
            except _UNREADABLE:
                found = None
            if found is None:
                self._whole = False
            else:
                self._newest[found[0], found[1]] = (entry_id, found[2] != "delete")

    def living(self, table: str) -> set[int]:
        """The rows that are there as far as the journal knows; none where it may not know all."""
        if not self._whole:  # the entry that cannot be read may be that of a deletion
            return set()
        return {row_id for (name, row_id), (_entry, lives) in self._newest.items() if name == table and lives}

    def row(self, table: str, row_id: int) -> Row | None:
        """A row as the newest entry about it left it."""
        entry_id, _lives = self._newest.get((table, row_id), (0, False))
        try:
            found = self._con.execute("SELECT after FROM journal WHERE id = ?", (entry_id,)).fetchone()
            row = json.loads(found[0]) if found and found[0] else None
        except (*_UNREADABLE, TypeError, RecursionError):
            return None
        return row if isinstance(row, dict) else None


class _Reader:
    """Reads the rows of one table of the damaged book, one by one."""

    def __init__(
        self, con: sqlite3.Connection, table: str, columns: list[_Column], history: _History
    ) -> None:
        self._con, self._table, self._history = con, table, history
        there: set[str] = set()
        with contextlib.suppress(*_UNREADABLE):
            there = {column.name for column in _columns(con, table)}
        self._names = [column.name for column in columns if column.name in there]

    def read(self, row_id: int) -> Row | None:
        """The row as a whole, else from the journal, else those of its columns that can be read."""
        try:
            whole = self._select(self._names, row_id)
        except _UNREADABLE:
            whole = None
        if whole is not None:
            return whole
        remembered = self._history.row(self._table, row_id)
        if remembered is not None:
            return remembered
        parts: Row = {}
        for name in self._names:
            with contextlib.suppress(*_UNREADABLE):
                parts |= self._select([name], row_id) or {}
        # The id comes from the way to the row; a row of which nothing else is left says nothing.
        return parts if len(parts) > 1 else None

    def _select(self, names: list[str], row_id: int) -> Row | None:
        if not names:
            return None
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f'SELECT {listed} FROM "{self._table}" NOT INDEXED WHERE rowid = ?'
        found = self._con.execute(sql, (row_id,)).fetchone()
        return None if found is None else dict(zip(names, found, strict=True)) | {"id": row_id}


def _insert(con: sqlite3.Connection, table: str, columns: list[_Column], row: Row) -> None:
    """Write a row as it is, else with the one value emptied that the book refuses, else not at all."""
    values = {c.name: c.harmless if row.get(c.name) is None else row[c.name] for c in columns}
    listed = ", ".join(f'"{name}"' for name in values)
    sql = f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(values))})'
    mended = [values | {c.name: c.harmless} for c in columns if c.name != "id"]
    for attempt in (values, *mended):
        with contextlib.suppress(sqlite3.Error, OverflowError):
            con.execute(sql, tuple(attempt.values()))
            return


def _mend_references(con: sqlite3.Connection) -> None:
    """Empty the references to rows that were lost; a row that is nothing without them goes."""
    while dangling := con.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _parent, number in dangling:
            column = next(
                row[3] for row in con.execute(f'PRAGMA foreign_key_list("{table}")') if row[0] == number
            )
            is_needed = any(c.name == column and c.is_needed for c in _columns(con, table))
            try:
                if not is_needed:
                    con.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (row_id,))
            except sqlite3.IntegrityError:  # a rule of the table needs it
                is_needed = True
            if is_needed:
                con.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
