"""A list read from somebody's table, row by row, before anything is kept of it.

The store takes these values; how a file becomes them is the business of `exchange.records`.
"""

from typing import Generic, NamedTuple, TypeVar

E = TypeVar("E")


class RecordRow(NamedTuple, Generic[E]):
    """One row: which customer and people it names, and what it says of them."""

    line: int
    name: str
    """The customer; empty where the row names none."""
    number: str
    """The customer's registration number, if it stands there."""
    people: tuple[str, ...]
    entry: E
    """What the kind of list says by a row."""
    remarks: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    """The row as it stands."""
    assumed: tuple[str, ...] = ()
    """What is taken where the row says nothing of it, which holds for a new record only."""
