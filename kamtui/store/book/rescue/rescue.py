"""What can still be read of a damaged book, copied into a new one.

The damaged file is never written. Each record is looked for in its table, in the table's indexes, in
the journal and on pages that nothing leads to any more (`scan`), also where the schema is gone: the
program knows the tables. It is read as a whole, else from the journal, else column by column; so a row
is lost only where no page knows it any more. The new book is made in the format of the damaged one and
then brought up to date. Last contacts and the search index are made anew from the records, and the
history of changes starts anew.
"""

import contextlib
import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.domain.text.language import _
from kamtui.store.book import contacts, journal, migrations, opening, search
from kamtui.store.book.errors import BookError, NewerBook, NotABook, explain
from kamtui.store.book.rescue.pages import Pages
from kamtui.store.book.rescue.scan import Scan, roots_of

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
    "digest": "?",
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
    foreign = _foreign(source)
    if os.path.lexists(target):
        text = _("There is something at {path} already; name a new file to rescue into.")
        raise BookError(text.format(path=target))
    part = target.absolute().with_name(f".{target.name}.part-{secrets.token_hex(4)}")
    try:
        with _damaged(source, part) as (old, pages):
            steps = migrations.STEPS[: _format(old, pages, source)]
            opening.create(part, steps)
            with contextlib.closing(_new(part)) as new:
                lost = _copy(old, pages, new, source, foreign)
                outcome = _finish(new, source, lost)
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


def _foreign(source: Path) -> NotABook | None:
    """What to say of a file that does not begin as a book does, should no record of ours be on its pages."""
    try:
        opening.look_at(source)
    except NotABook as error:
        if source.is_file() and source.stat().st_size and os.access(source, os.R_OK):
            return error
        raise
    return None


@contextlib.contextmanager
def _damaged(source: Path, part: Path) -> Iterator[tuple[sqlite3.Connection, Pages]]:
    """A connection to the damaged file that cannot change it, or to a copy where a save was cut off; its pages."""
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
            with contextlib.suppress(*_UNREADABLE):  # now the save that was cut off is taken back
                con.execute("SELECT 1 FROM sqlite_master").fetchone()
            with Pages(source) as pages:
                yield con, pages
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


def _format(old: sqlite3.Connection, pages: Pages, source: Path) -> int:
    """The format of the damaged book; where that was lost, the newest whose tables it has."""
    known = pages.application_id == migrations.APPLICATION_ID
    if known and pages.version > migrations.VERSION:
        raise NewerBook(source, pages.version, migrations.VERSION)
    if known and pages.version:
        return pages.version
    there = roots_of(old).keys()
    for version in range(migrations.VERSION, 1, -1):
        wanted = migrations.fresh_tables(migrations.STEPS[:version])
        if there and wanted <= there:
            return version
    return migrations.VERSION


def _copy(
    old: sqlite3.Connection, pages: Pages, new: sqlite3.Connection, source: Path, foreign: NotABook | None
) -> dict[str, int]:
    """Copy what can be read into a new book of the same format; of each table how many rows are known to be lost."""
    tables = journal.journalled_tables(new)
    new.execute("BEGIN IMMEDIATE")
    # Without its triggers nothing of this becomes an act that could be undone.
    journal.drop_triggers(new)
    contacts.drop_triggers(new)
    walks = {table: _walk(old, table) for table in (*tables, "journal")}
    roots = roots_of(old)
    unread = {table for table, (_ids, whole) in walks.items() if not whole}
    scan = Scan(pages, new, roots, unread | journal.UNJOURNALLED) if unread else None
    history = _History(old, walks["journal"], scan)
    if scan is not None:
        scan.settle(history.knows, {table: ids for table, (ids, _whole) in walks.items()})
    _require_ours(pages, source, foreign, tables, roots.keys() | (scan.names if scan else set()), scan)
    lost: dict[str, int] = {}
    for table in tables:
        columns = _columns(new, table)
        found, whole = walks[table]
        beside = None if whole else scan
        reader = _Reader(old, table, columns, history, beside)
        ids = found if whole else found | _ids_elsewhere(old, new, table, history, beside)
        for row_id in sorted(ids):
            row = reader.read(row_id)
            if row is not None:
                _insert(new, table, columns, row)
        lost[table] = len(ids)
    _mend_references(new)
    counts = {table: _count(new, table) for table in tables}
    if not any(counts.values()):
        raise foreign or NothingReadable(source)
    new.execute("COMMIT")
    return {table: max(lost[table] - counts[table], 0) for table in tables}


def _finish(new: sqlite3.Connection, source: Path, lost: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Bring the new book up to date; of each of its tables how many rows it has, and how many were lost."""
    new.execute("BEGIN IMMEDIATE")
    migrations.migrate(new)
    contacts.rebuild(new)
    search.rebuild(new)
    new.execute("COMMIT")
    opening.check_pages(new, source)
    return {table: (_count(new, table), lost.get(table, 0)) for table in journal.journalled_tables(new)}


def _count(con: sqlite3.Connection, table: str) -> int:
    return int(con.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def _require_ours(
    pages: Pages,
    source: Path,
    foreign: NotABook | None,
    tables: list[str],
    names: set[str],
    scan: Scan | None,
) -> None:
    """Refuse the file of another program. The number in the header may be damaged: the tables tell as well."""
    if pages.application_id == migrations.APPLICATION_ID or names.issuperset([*tables, "change_set"]):
        return
    if not names and scan is not None and scan.ids("account"):
        return
    if not names and foreign is None:
        raise NothingReadable(source)
    raise foreign or NotABook(source, _("it belongs to another program"))


def _columns(con: sqlite3.Connection, table: str) -> list[_Column]:
    return [
        _Column(table, name, kind == "TEXT", bool(needed))
        for _cid, name, kind, needed, *_rest in con.execute(f'PRAGMA table_info("{table}")')
    ]


# -- finding the rows


def _ids_elsewhere(
    old: sqlite3.Connection, new: sqlite3.Connection, table: str, history: "_History", scan: Scan | None
) -> set[int]:
    """The ids of a table's rows that its indexes, its pages and the journal know."""
    found = set(scan.ids(table)) if scan is not None else set()
    for (name,) in new.execute("SELECT name FROM pragma_index_list(?)", (table,)).fetchall():
        (first,) = new.execute("SELECT name FROM pragma_index_info(?) WHERE seqno = 0", (name,)).fetchone()
        found |= _indexed_ids(old, table, name, first)
    return found | history.living(table)


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

    def __init__(self, con: sqlite3.Connection, walk: tuple[set[int], bool], scan: Scan | None) -> None:
        """`walk` has the ids of its entries, and whether that is all of them; `scan` those found otherwise."""
        self._con = con
        self._newest: dict[tuple[str, int], tuple[int, bool]] = {}
        """Table and row → its newest entry, and whether the row was there afterwards."""
        ids, self._whole = walk
        self._scan = None if self._whole else scan
        if self._scan is not None:
            ids = ids | set(self._scan.ids("journal"))
        for entry_id in sorted(ids):
            found = self._entry(entry_id)
            if found.keys() >= {"table_name", "row_id", "act"}:
                self._newest[found["table_name"], found["row_id"]] = (entry_id, found["act"] != "delete")
            else:
                self._whole = False

    def knows(self, table: str, row_id: int) -> bool:
        """Whether any entry is about the row."""
        return (table, row_id) in self._newest

    def living(self, table: str) -> set[int]:
        """The rows that are there as far as the journal knows; none where it may not know all."""
        if not self._whole:  # the entry that cannot be read may be that of a deletion
            return set()
        return {row_id for (name, row_id), (_entry, lives) in self._newest.items() if name == table and lives}

    def row(self, table: str, row_id: int) -> Row | None:
        """A row as the newest entry about it left it."""
        entry_id, _lives = self._newest.get((table, row_id), (0, False))
        try:
            row = json.loads(self._entry(entry_id, "after").get("after") or "null")
        except (*_UNREADABLE, TypeError, RecursionError):
            return None
        return row if isinstance(row, dict) else None

    def _entry(self, entry_id: int, *names: str) -> Row:
        """An entry, or nothing of one that cannot be read."""
        names = names or ("table_name", "row_id", "act")
        with contextlib.suppress(*_UNREADABLE):
            found = self._con.execute(
                f"SELECT {', '.join(names)} FROM journal WHERE id = ?", (entry_id,)
            ).fetchone()
            if found is not None:
                return dict(zip(names, found, strict=True))
        return (self._scan.row("journal", entry_id) if self._scan is not None else None) or {}


class _Reader:
    """Reads the rows of one table of the damaged book, one by one."""

    def __init__(
        self,
        con: sqlite3.Connection,
        table: str,
        columns: list[_Column],
        history: _History,
        scan: Scan | None,
    ) -> None:
        self._con, self._table, self._history, self._scan = con, table, history, scan
        there: set[str] = set()
        with contextlib.suppress(*_UNREADABLE):
            there = {column.name for column in _columns(con, table)}
        self._names = [column.name for column in columns if column.name in there]
        self._all = {column.name for column in columns}

    def read(self, row_id: int) -> Row | None:
        """The row as a whole, else from the journal, else those of its columns that can be read."""
        try:
            whole = self._select(self._names, row_id)
        except _UNREADABLE:
            whole = None
        if whole is not None:
            return whole
        parts: Row = (self._scan.row(self._table, row_id) if self._scan is not None else None) or {}
        if parts.keys() >= self._all:
            return parts
        remembered = self._history.row(self._table, row_id)
        if remembered is not None:
            return remembered
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
    """Write a row as it is, else with the one or two values emptied that the book refuses, else what of it is taken."""
    values = {c.name: c.harmless if row.get(c.name) is None else row[c.name] for c in columns}
    listed = ", ".join(f'"{name}"' for name in values)
    sql = f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(values))})'
    harmless = {c.name: c.harmless for c in columns if c.name != "id"}
    mended = (
        values | {name: harmless[name] for name in names}
        for count in (1, 2)
        for names in combinations(harmless, count)
    )
    for attempt in (values, *mended, values | harmless):
        with contextlib.suppress(sqlite3.Error, OverflowError):
            con.execute(sql, tuple(attempt.values()))
            break
    else:
        return
    if attempt == values | harmless:
        for name, value in values.items():
            with contextlib.suppress(sqlite3.Error, OverflowError):
                con.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE id = ?', (value, values["id"]))


def _mend_references(con: sqlite3.Connection) -> None:
    """Empty the references to rows that were lost; a row that is nothing without them goes."""
    while dangling := con.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _parent, number in dangling:
            column = next(
                row[3] for row in con.execute(f'PRAGMA foreign_key_list("{table}")') if row[0] == number
            )
            try:
                con.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (row_id,))
            except sqlite3.IntegrityError:  # it may not be empty, or not together with what else is empty
                con.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
