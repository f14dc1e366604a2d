"""All records of a kind, a page after the other: a book of any size is never held as a whole."""

from collections.abc import Iterator
from typing import Any

from kamtui.store.book.book import Book
from kamtui.store.records.kinds import Kind, kinds

Row = tuple[Any, ...]
"""What is stored of a record, in the order of its kind's columns."""
_PAGE = 500


def count(book: Book, kind: Kind) -> int:
    """How many records of a kind there are. Raises BookError."""
    ((number,),) = book.rows(f"SELECT count(*) FROM {kind.name}")
    return int(number)


def holds_nothing(book: Book) -> bool:
    """Whether no record of any kind is in the book. Raises BookError."""
    return not any(book.rows(f"SELECT 1 FROM {kind.name} LIMIT 1") for kind in kinds())


def rows(book: Book, kind: Kind) -> Iterator[Row]:
    """All records of a kind, by id. Raises BookError.

    The book may be written to between two pages: who needs one state of it compares `book.state()` before and after.
    """
    columns = ", ".join(column.name for column in kind.columns)
    least = -(2**63)
    while page := book.rows(
        f"SELECT {columns} FROM {kind.name} WHERE id >= ? ORDER BY id LIMIT {_PAGE}", (least,)
    ):
        yield from page
        last, *_others = page[-1]
        if last == 2**63 - 1:
            return
        least = last + 1
