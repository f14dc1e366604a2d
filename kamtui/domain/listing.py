"""A list that leaves the program: its columns and lines, each value for a program and as a person reads it."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from kamtui.domain.text.cleaning import NOTE_LIMIT, clean

Record = TypeVar("Record")


class Column(NamedTuple):
    """A column: its fixed English name for programs, its heading for people."""

    name: str
    label: str
    is_right: bool = False
    may_be_cut: bool = False
    """Whether a terminal that is too narrow shows less of it."""
    is_named: bool = False
    """Whether a line by itself says the heading before the value, which would not be understood without it."""


class Cell(NamedTuple):
    """What stands in a column: for a program, and as a person reads it."""

    value: str | int | Decimal | None
    shown: str


class Listing(NamedTuple):
    """Lines of one kind."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    left: int = 0
    """How many further lines there are that it does not hold."""


NOTHING = Cell(None, "")


def said(text: str) -> Cell:
    """A cell of words, whole and on one line; empty ones are no value."""
    bare = clean(text, limit=NOTE_LIMIT)
    return Cell(bare or None, bare)


def listing_of(records: Iterable[Record], *fields: tuple[Column, Callable[[Record], Cell]]) -> Listing:
    """Records of one kind, a line each: each column with what stands in it of a record."""
    columns, cells = zip(*fields, strict=True)
    return Listing(columns, [[cell(record) for cell in cells] for record in records])
