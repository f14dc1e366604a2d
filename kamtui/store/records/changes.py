"""The act that takes records of every kind into the book, with the ids that they had (`reads` gave them)."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kamtui.store.book.book import Book
from kamtui.store.records.kinds import Column, Kind
from kamtui.store.records.reads import Row

_AT_ONCE = 500
"""Records between two calls of `progress`."""

_TWICE = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_ROWID")


class Given(NamedTuple):
    """A record to be taken in, and where it stands: the line of a file."""

    place: int
    row: Row


class RecordRefused(Exception):
    """The book does not take a record; nothing was taken in."""

    def __init__(self, kind: Kind, place: int) -> None:
        super().__init__(kind.name, place)
        self.kind, self.place = kind, place


class RecordDiffers(RecordRefused):
    """The book has a record with this id, and something else stands in a column of it."""

    def __init__(self, kind: Kind, place: int, column: Column) -> None:
        super().__init__(kind, place)
        self.column = column


class RuleBroken(RecordRefused):
    """A record breaks a rule of the book about some of its columns."""

    def __init__(self, kind: Kind, place: int, columns: list[Column]) -> None:
        super().__init__(kind, place)
        self.columns = columns


class StandsTwice(RuleBroken):
    """There is another record with the same in some columns, of which there may be one only."""


class LeadsNowhere(Exception):
    """A record points to one that is there neither in the book nor among what is taken in; nothing was taken in."""

    def __init__(self, kind: Kind, record_id: int, column: Column) -> None:
        super().__init__(kind.name, column.name)
        self.kind, self.record_id, self.column = kind, record_id, column


class Taken(NamedTuple):
    """How many records are new to the book, and how many it had already, with the same in every column."""

    new: int
    known: int


class _Tried(Exception):
    """Everything was written, and is taken back: it was to be tried only."""


def take_in(
    book: Book,
    name: str,
    given: Iterable[tuple[Kind, Iterable[Given]]],
    progress: Callable[[], None],
    *,
    is_trial: bool = False,
) -> Taken:
    """Take in records as one act called `name`, kinds that others point to first; a trial keeps nothing.

    One whose id the book has is left as it is, and has to be the same. `progress` is called now and then and before all
    is kept: what it raises ends the act, as what `given` raises does. Raises BookError, RecordRefused, LeadsNowhere.
    """
    new = known = 0
    kinds = {}
    try:
        with book.change_rows(name, before_commit=progress) as con:
            # What a record points to may come later; all of them are looked at below.
            con.execute("PRAGMA defer_foreign_keys=ON")
            for kind, records in given:
                kinds[kind.name] = kind
                for number, record in enumerate(records):
                    if _is_added(con, kind, record):
                        new += 1
                    else:
                        known += 1
                    if not number % _AT_ONCE:
                        progress()
            if new:
                _require_references(con, kinds)
            if is_trial:
                raise _Tried
    except _Tried:
        pass
    return Taken(new, known)


def _is_added(con: sqlite3.Connection, kind: Kind, given: Given) -> bool:
    """Write a record; False where the book has it already, alike in every column. Raises RecordRefused."""
    columns = ", ".join(column.name for column in kind.columns)
    marks = ", ".join("?" * len(kind.columns))
    try:
        written = con.execute(
            f"INSERT INTO {kind.name} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING", given.row
        )
    except sqlite3.IntegrityError as error:
        broken = StandsTwice if error.sqlite_errorname in _TWICE else RuleBroken
        raise broken(kind, given.place, list(_named(kind, str(error)))) from None
    if written.rowcount:
        return True
    record_id, *_values = given.row
    found = con.execute(f"SELECT {columns} FROM {kind.name} WHERE id = ?", (record_id,)).fetchone()
    for column, ours, theirs in zip(kind.columns, found, given.row, strict=True):
        if ours != theirs:
            raise RecordDiffers(kind, given.place, column)
    return False


def _named(kind: Kind, said: str) -> Iterator[Column]:
    """The columns that SQLite names where a rule is broken."""
    rule = said.partition(": ")[2]
    words = set(re.findall(r"\w+", re.sub(r"'[^']*'", "", rule)))
    return (column for column in kind.columns if column.name in words)


def _require_references(con: sqlite3.Connection, kinds: dict[str, Kind]) -> None:
    """Raise LeadsNowhere for a record that points to none."""
    dangling = con.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is None:
        return
    table, record_id, _parent, number = dangling
    for own, _place, _leads_to, name, *_rest in con.execute(f"PRAGMA foreign_key_list({table})"):
        if own == number:
            column = next(column for column in kinds[table].columns if column.name == name)
            raise LeadsNowhere(kinds[table], record_id, column)
