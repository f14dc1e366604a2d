"""Reading a damaged book: which rows a table has, and what of each can still be read."""

import contextlib
import json
import sqlite3
from heapq import heappop, heappush

from kamtui.store.book.rescue.scan import Scan
from kamtui.store.book.rescue.writing import Column, Row, columns_of

UNREADABLE = (sqlite3.Error, MemoryError, OverflowError, ValueError)
_MOST_PROBES = 400
"""Looks into the unreadable middle of a table before it is given up."""
_MOST_ROWS = 10_000_000
_LARGEST_ID = 2**63 - 1


# -- finding the rows


def ids_elsewhere(
    old: sqlite3.Connection, new: sqlite3.Connection, table: str, history: "History", scan: Scan | None
) -> set[int]:
    """The ids of a table's rows that its indexes, its pages and the journal know."""
    ids = set(scan.ids(table)) if scan is not None else set()
    for (name,) in new.execute("SELECT name FROM pragma_index_list(?)", (table,)).fetchall():
        (first,) = new.execute("SELECT name FROM pragma_index_info(?) WHERE seqno = 0", (name,)).fetchone()
        ids |= _indexed_ids(old, table, name, first)
    return ids | history.living(table)


def _indexed_ids(con: sqlite3.Connection, table: str, index: str, first_column: str) -> set[int]:
    """The row ids that an index knows, from both ends where its middle is unreadable."""
    ids: set[int] = set()
    for direction in ("ASC", "DESC"):
        with contextlib.suppress(*UNREADABLE):
            sql = f'SELECT rowid FROM "{table}" INDEXED BY "{index}" ORDER BY "{first_column}" {direction}'
            # Pages in a ring would be walked for ever.
            for _count, (row_id,) in zip(range(_MOST_ROWS), con.execute(sql), strict=False):
                ids.add(row_id)
            break
    return ids


def walk(con: sqlite3.Connection, table: str) -> tuple[set[int], bool]:
    """The ids that the table itself knows, and whether it could be read from end to end.

    It is read from both ends; what lies unreadable between is halved again and again.
    """
    ids: set[int] = set()
    select = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid > ? AND rowid < ? ORDER BY rowid'
    try:
        con.execute(f"EXPLAIN {select}", (0, 0))
    except UNREADABLE:  # what describes the table is gone: no look into its middle would tell more
        return ids, False
    gaps = [(0, -1, _LARGEST_ID)]
    """The widest first: minus the width, and the bounds."""
    for probe in range(_MOST_PROBES):
        if not gaps:
            break
        _width, low, high = heappop(gaps)
        low, whole = _run(con, select, low, high, ids, start=low)
        if whole:
            if probe == 0:
                return ids, True
            continue
        high, whole = _run(con, f"{select} DESC", low, high, ids, start=high)
        if not whole and high - low > 2:
            middle = (low + high) // 2
            for begin, end in ((low, middle + 1), (middle, high)):
                heappush(gaps, (begin - end, begin, end))
    return ids, False


def _run(
    con: sqlite3.Connection, sql: str, low: int, high: int, ids: set[int], *, start: int
) -> tuple[int, bool]:
    """Read ids between two bounds, from the bound `start` on: the last one, and whether the end was reached."""
    last = start
    with contextlib.suppress(*UNREADABLE):
        for (row_id,) in con.execute(sql, (low, high)):
            # Pages in a ring bring ids back that were there before.
            if not (last < row_id < high if start == low else low < row_id < last):
                return last, False
            ids.add(row_id)
            last = row_id
        return last, True
    return last, False


# -- reading them


class History:
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
            entry = self._entry(entry_id)
            if entry.keys() >= {"table_name", "row_id", "act"}:
                self._newest[entry["table_name"], entry["row_id"]] = (entry_id, entry["act"] != "delete")
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
        except (*UNREADABLE, TypeError, RecursionError):
            return None
        return row if isinstance(row, dict) else None

    def _entry(self, entry_id: int, *names: str) -> Row:
        """An entry, or nothing of one that cannot be read."""
        names = names or ("table_name", "row_id", "act")
        with contextlib.suppress(*UNREADABLE):
            values = self._con.execute(
                f"SELECT {', '.join(names)} FROM journal WHERE id = ?", (entry_id,)
            ).fetchone()
            if values is not None:
                return dict(zip(names, values, strict=True))
        return (self._scan.row("journal", entry_id) if self._scan is not None else None) or {}


class Reader:
    """Reads the rows of one table of the damaged book, one by one."""

    def __init__(
        self,
        con: sqlite3.Connection,
        table: str,
        columns: list[Column],
        history: History,
        scan: Scan | None,
    ) -> None:
        self._con, self._table, self._history, self._scan = con, table, history, scan
        there: set[str] = set()
        with contextlib.suppress(*UNREADABLE):
            there = {column.name for column in columns_of(con, table)}
        self._names = [column.name for column in columns if column.name in there]
        self._all = {column.name for column in columns}

    def read(self, row_id: int) -> Row | None:
        """The row as a whole, else from the journal, else those of its columns that can be read."""
        try:
            whole = self._select(self._names, row_id)
        except UNREADABLE:
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
            with contextlib.suppress(*UNREADABLE):
                parts |= self._select([name], row_id) or {}
        # The id comes from the way to the row; a row of which nothing else is left says nothing.
        return parts if len(parts) > 1 else None

    def _select(self, names: list[str], row_id: int) -> Row | None:
        if not names:
            return None
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f'SELECT {listed} FROM "{self._table}" NOT INDEXED WHERE rowid = ?'
        values = self._con.execute(sql, (row_id,)).fetchone()
        return None if values is None else dict(zip(names, values, strict=True)) | {"id": row_id}
