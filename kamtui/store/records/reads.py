"""All records of a kind, a page after the other: a book of any size is never held as a whole."""

from collections.abc import Iterator
from typing import Any

from kamtui.store.book.book import Book
from kamtui.store.records.kinds import Kind

Row = tuple[Any, ...]
"""What is stored of a record, in the order of its kind's columns."""
_PAGE = 500


def count(book: Book, kind: Kind) -> int:
    """How many records of a kind there are. Raises BookError."""
    ((number,),) = book.rows(f"SELECT count(*) FROM {kind.name}")
    return int(number)


def rows(book: Book, kind: Kind) -> Iterator[Row]:
    """All records of a kind, by id. Raises BookError.

    The book may be written to between two pages: who needs one state of it compares `book.state()` before and after.
    """
    columns = ", ".join(column.name for column in kind.columns)
    last = -(2**63)
    while page := book.rows(
        f"SELECT {columns} FROM {kind.name} WHERE id > ? ORDER BY id LIMIT {_PAGE}", (last,)
    ):
        yield from page
        last, *_others = page[-1]
