"""A connection to a book's file, with every guard set, and the single numbers that are asked of it."""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any, Generic, NamedTuple, TypeVar

from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import COUNTED, Currency
from kamtui.store.book.errors import BookError

Row = tuple[Any, ...]
T = TypeVar("T")

CURRENCY_SINCE = 11
"""The format since which a book says what it counts in."""
ROWS_AT_ONCE = 256
"""So many rows are held at a time: all those of a large book take several times the room of what is made of them."""
BUSY_SECONDS = 5.0
"""How long we wait for another program that holds the book."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to an existing book with every guard set; never creates a file."""
    uri = uri_of(path.absolute(), f"mode={'ro' if read_only else 'rw'}")
    con = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        prepare(con)
    except BaseException:
        con.close()
        raise
    return con


def uri_of(path: PurePath, query: str) -> str:
    r"""The name of a file for SQLite. Of `\\server\share` Python makes the host of the address, which SQLite refuses."""
    uri = path.as_uri()
    return f"{uri if uri.startswith('file:///') else uri.replace('file://', 'file:////', 1)}?{query}"


def prepare(con: sqlite3.Connection) -> None:
    """Set what holds for one connection only; nothing of it writes to the file."""
    con.text_factory = _text
    pragmas = [
        "foreign_keys=ON",
        "cell_size_check=ON",
        "mmap_size=0",
        "temp_store=MEMORY",
        "secure_delete=ON",
    ]
    if sqlite3.sqlite_version_info >= (3, 44):
        pragmas.append("trusted_schema=OFF")  # before, it refuses the search index as well
    for pragma in pragmas:
        con.execute(f"PRAGMA {pragma}")


def _text(raw: bytes) -> str:
    """A cell's text: one that is not UTF-8 must not end the program."""
    return raw.decode("utf-8", "replace")


def rest(con: sqlite3.Connection) -> None:
    """Let go of the pages that were read, and of all else that SQLite can do without."""
    with suppress(sqlite3.Error):  # stopped, just when all was read
        con.execute("PRAGMA shrink_memory")


class ReadAs(NamedTuple, Generic[T]):
    """What becomes of the rows of a statement."""

    make: Callable[[Row], T]
    shape: type[Any] | None = None
    """The NamedTuple after whose fields its columns have to be called; None where anything goes."""


def fetch(
    con: sqlite3.Connection, sql: str, parameters: tuple[Any, ...] | dict[str, Any], read_as: ReadAs[T]
) -> list[T]:
    """What is made of each row of a statement. Raises sqlite3.Error; TypeError where its columns are called otherwise."""
    # Where all is UTF-8, as nearly always, SQLite's module makes the texts itself, much faster than by a call for each.
    con.text_factory = str
    try:
        return _all(con.execute(sql, parameters), read_as)
    except sqlite3.OperationalError as error:
        if not str(error).startswith("Could not decode to UTF-8"):
            raise
    finally:
        con.text_factory = _text
    return _all(con.execute(sql, parameters), read_as)


def _all(cursor: sqlite3.Cursor, read_as: ReadAs[T]) -> list[T]:
    columns = tuple(name for name, *_rest in cursor.description or ())
    if (shape := read_as.shape) is not None and columns != shape._fields:
        raise TypeError(f"{shape.__name__} has {shape._fields}, but {columns} is read")
    made: list[T] = []
    while rows := cursor.fetchmany(ROWS_AT_ONCE):  # each goes when something was made of it
        made += map(read_as.make, rows)
    return made


def make_durable(con: sqlite3.Connection, path: Path) -> None:
    """Set and read back the journal mode in which a power cut loses nothing that was confirmed."""
    (mode,) = con.execute("PRAGMA journal_mode=TRUNCATE").fetchone()
    con.execute("PRAGMA synchronous=FULL")
    if sys.platform == "darwin":
        con.execute("PRAGMA fullfsync=ON")
    if mode != "truncate" or number(con, "PRAGMA synchronous") != 2:
        raise BookError(
            _("{path} lies where SQLite cannot save safely. Move it to a folder on this computer.").format(
                path=path
            )
        )


def lengths(con: sqlite3.Connection, path: Path) -> tuple[int, int]:
    """How many bytes the file has, and how many it says that it has; inside a transaction of the caller."""
    con.execute("SELECT 1 FROM sqlite_master").fetchone()  # holds off other windows while we look
    return path.stat().st_size, page_size(con) * number(con, "PRAGMA page_count")


def identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another under the same name; None if it is gone or emptied."""
    try:
        status = os.stat(path)  # noqa: PTH116  (called before each write)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status.st_size else None


def currency(con: sqlite3.Connection) -> Currency:
    """What the sums of a book are in: euro, where it does not say so, as in any before format 11."""
    if number(con, "PRAGMA user_version") < CURRENCY_SINCE:
        return Currency.EUR
    row = con.execute("SELECT code FROM book_currency ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return Currency.EUR
    (code,) = row
    return Currency(code) if code in COUNTED else Currency.UNKNOWN


def page_size(con: sqlite3.Connection) -> int:
    """The bytes of a page."""
    return number(con, "PRAGMA page_size")


def number(con: sqlite3.Connection, sql: str, parameters: tuple[Any, ...] = ()) -> int:
    """The one whole number that a statement gives."""
    (value,) = con.execute(sql, parameters).fetchone()
    return int(value)
