"""Writing what was read of a damaged book into a new one: what the book refuses of a row is emptied, never invented."""

import contextlib
import sqlite3
from itertools import combinations
from typing import Any, NamedTuple

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
    "code": "XXX",  # as ISO 4217 calls a currency that is not known
}
"""By the name of the column, with that of its table before it where two tables mean other things by it."""
_HARMLESS_DAY = "2020-01-01"
_HARMLESS_MOMENT = "2020-01-01T00:00:00Z"
Row = dict[str, Any]


class Column(NamedTuple):
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


def columns_of(con: sqlite3.Connection, table: str) -> list[Column]:
    return [
        Column(table, name, kind == "TEXT", bool(needed))
        for _cid, name, kind, needed, *_rest in con.execute(f'PRAGMA table_info("{table}")')
    ]


def insert(con: sqlite3.Connection, table: str, columns: list[Column], row: Row) -> None:
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


def mend_references(con: sqlite3.Connection) -> None:
    """Empty the references to rows that were lost; a row that is nothing without them goes."""
    while dangling := con.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _parent, number in dangling:
            references = con.execute(f'PRAGMA foreign_key_list("{table}")')
            column = next(name for own, _place, _parent, name, *_rest in references if own == number)
            try:
                con.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (row_id,))
            except sqlite3.IntegrityError:  # it may not be empty, or not together with what else is empty
                con.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
