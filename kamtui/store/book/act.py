"""An act: what a change writes its rows through, kept whole or not at all."""

import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, TypeVar

from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.ids import IdMaker

if TYPE_CHECKING:  # importing SQLModel costs more than the first screen; `Book.change` does it when needed
    from sqlalchemy import Engine
    from sqlmodel import Session, SQLModel

Table = TypeVar("Table", bound="SQLModel")


class Act:
    """The rows of one act, by their tables (`tables.Term`). Made by `Book.change`, which keeps it or takes all of it back."""

    def __init__(self, session: "Session", ids: IdMaker) -> None:
        self._session = session
        self._ids = ids

    def new_id(self) -> int:
        """An id that no record has."""
        return self._ids.new()

    def get(self, table: type[Table], record_id: int) -> Table:
        """A record to be changed. Raises GoneMeanwhile where there is none with this id."""
        row = self._session.get(table, record_id)
        if row is None:
            raise GoneMeanwhile
        return row

    def find(self, table: type[Table], record_id: int) -> Table | None:
        """A record, or None where there is none with this id."""
        return self._session.get(table, record_id)

    def having(self, table: type[Table], *conditions: bool, **columns: Any) -> list[Table]:
        """All records whose columns hold these values, by id: None asks for an empty column, a list or set for one of its values.

        `conditions` are further ones, written as comparisons of the table's own columns (`tables.DayFirst.day < day`).
        """
        from sqlmodel import col, select

        wanted: list[Any] = [*conditions]
        for name, value in columns.items():
            column = col(getattr(table, name))
            wanted.append(column.in_(value) if _is_several(value) else column == value)
        by_id = col(getattr(table, "id"))  # noqa: B009  (SQLModel itself knows of no id)
        return list(self._session.exec(select(table).where(*wanted).order_by(by_id)))

    def first(self, table: type[Table], **columns: Any) -> Table | None:
        """The first of the records whose columns hold these values (see `having`), or None."""
        rows = self.having(table, **columns)
        return rows[0] if rows else None

    def add(self, *rows: "SQLModel") -> None:
        """Add records, those that others point to before these."""
        self._session.add_all(rows)

    def delete(self, row: "SQLModel") -> None:
        """Delete a record, with what the tables say goes with it."""
        self._session.delete(row)

    def flush(self) -> None:
        """Write what was changed so far: what is read next by SQL, or pointed to, is there."""
        self._session.flush()


def _is_several(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, str | bytes)


def engine_on(con: sqlite3.Connection) -> "Engine":
    """SQLModel's way to the book's one connection: the book begins and commits, SQLModel only writes."""
    import logging

    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    # An interrupted change is told by us; SQLAlchemy would write a traceback to the terminal.
    log = logging.getLogger("sqlalchemy")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    engine = create_engine(
        "sqlite://",
        creator=lambda: con,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    # Its first look at the connection ends with a rollback, which must not meet a change.
    engine.connect().close()
    return engine
