"""An act: what a change reads and writes its rows through, kept whole or not at all."""

import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import WeakValueDictionary

from kamtui.store.book import tables
from kamtui.store.book.connection import ReadAs, fetch
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.ids import IdMaker

if TYPE_CHECKING:  # the first picture needs no table
    from kamtui.store.book.tables.row import Column, Row

OneOf = TypeVar("OneOf", bound="Row")


class Before(NamedTuple):
    """Asks `Act.having` for what is smaller than this: for earlier days."""

    limit: Any


class Act:
    """The rows of one act, by their tables (`tables.Term`). Made by `Book.change`, which keeps it or takes all of it back.

    A record that is asked for twice is the same row. What was added, deleted or given other values stands in the book
    after `flush`, at the latest when the act ends; until then no question to the book knows of it.
    """

    def __init__(self, con: sqlite3.Connection, ids: IdMaker) -> None:
        self._con = con
        self._ids = ids
        # Those that nobody holds any more are read again: an import goes through many thousands.
        self._known: WeakValueDictionary[tuple[type[Row], int], Row] = WeakValueDictionary()
        self._added: dict[Row, None] = {}
        self._touched: set[Row] = set()
        self._deleted: set[Row] = set()

    def new_id(self) -> int:
        """An id that no record has."""
        return self._ids.new()

    def get(self, table: type[OneOf], record_id: int) -> OneOf:
        """A record to be changed. Raises GoneMeanwhile where there is none with this id."""
        row = self.find(table, record_id)
        if row is None:
            raise GoneMeanwhile
        return row

    def find(self, table: type[OneOf], record_id: int) -> OneOf | None:
        """A record, or None where there is none with this id."""
        known = self._known.get((table, record_id))
        return known if isinstance(known, table) else self.first(table, id=record_id)

    def having(self, table: type[OneOf], **columns: Any) -> list[OneOf]:
        """All records whose columns hold these values, by id.

        None asks for an empty column, a list or set for one of its values, `Before(day)` for an earlier one.
        """
        wanted, values = "1", []
        for name, value in columns.items():
            condition, bound = _condition(table.TABLE.columns[name], value)
            wanted += f" AND {condition}"
            values += bound
        sql = f"SELECT {_listed(table.TABLE.columns)} FROM {table.TABLE.name} WHERE {wanted} ORDER BY id"
        return fetch(self._con, sql, tuple(values), ReadAs(lambda stored: self._row(table, stored)))

    def first(self, table: type[OneOf], **columns: Any) -> OneOf | None:
        """The first of the records whose columns hold these values (see `having`), or None."""
        rows = self.having(table, **columns)
        return rows[0] if rows else None

    def add(self, *rows: "Row") -> None:
        """Add records, those that others of their table point to before these. One that is there already stays."""
        self._added.update((row, None) for row in rows if self._known.get((type(row), row.id)) is not row)

    def delete(self, row: "Row") -> None:
        """Delete a record, with what the tables say goes with it."""
        self._deleted.add(row)

    def flush(self) -> None:
        """Write what was changed so far: what is read next by SQL, or pointed to, is there.

        Tables that others point to come before these. In one table, what was there is changed before what is new is added,
        for which it may make room; what goes is deleted at the end. Of a row only those columns are written that
        say something else than the book.
        """
        if not (self._added or self._touched or self._deleted):
            return
        place = {table: at for at, table in enumerate(tables.in_order())}
        changed = sorted(self._touched - self._deleted, key=lambda row: row.id)
        for row in sorted((*changed, *self._added), key=lambda row: place[type(row)]):
            if row in self._added:
                self._insert(row)
            else:
                self._update(row)
        for row in sorted(self._deleted, key=lambda row: (-place[type(row)], row.id)):
            self._con.execute(f"DELETE FROM {row.TABLE.name} WHERE id = ?", (row.id,))
            self._known.pop((type(row), row.id), None)
            row.is_stored(None)
        for written in (self._added, self._touched, self._deleted):
            written.clear()

    def _row(self, table: type[OneOf], stored: tuple[Any, ...]) -> OneOf:
        """The row of a record that was read: the one that is known already, with what it was given meanwhile."""
        known = self._known.get((table, stored[0]))
        if isinstance(known, table):
            return known
        row = table.from_stored(stored, self._touched.add)
        self._known[table, row.id] = row
        return row

    def _insert(self, row: "Row") -> None:
        columns = row.TABLE.columns
        marks = ", ".join("?" * len(columns))
        self._con.execute(
            f"INSERT INTO {row.TABLE.name} ({_listed(columns)}) VALUES ({marks})", row.to_store()
        )
        row.is_stored(self._touched.add)
        self._known[type(row), row.id] = row

    def _update(self, row: "Row") -> None:
        values = row.differs()
        if not values:
            return
        said = ", ".join(f'"{name}" = ?' for name in values)
        sql = f"UPDATE {row.TABLE.name} SET {said} WHERE id = ?"
        if self._con.execute(sql, (*values.values(), row.id)).rowcount != 1:
            raise GoneMeanwhile  # it went with another record that this act deleted
        row.is_stored(self._touched.add)


def _listed(columns: Collection[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _condition(column: "Column", value: Any) -> tuple[str, list[Any]]:
    """What a column has to hold, in SQL, with the values that it names."""
    if value is None:
        return f'"{column.name}" IS NULL', []
    if isinstance(value, Before):
        return f'"{column.name}" < ?', [column.write(value.limit)]
    if isinstance(value, Collection) and not isinstance(value, str):
        return f'"{column.name}" IN ({", ".join("?" * len(value))})', [column.write(one) for one in value]
    return f'"{column.name}" = ?', [column.write(value)]
