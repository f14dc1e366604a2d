"""A list read from somebody's table, row by row, before anything is kept of it.

The store takes these values; how a file becomes them is the business of `exchange.records`.
"""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from kamtui.domain.accounts.sheet import BadRow

R = TypeVar("R")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet(Generic[R]):
    """A list as it was understood; lines are physical ones, from 1."""

    file: str
    form: str
    encoding: str
    delimiter: str
    sheet: str
    other_sheets: tuple[str, ...]
    header_line: int
    headers: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    """Header → field, as taken."""
    untaken: tuple[str, ...]
    """Headers without a field of their own: their cells stand in the note, if there is one."""
    dropped: tuple[str, ...]
    rows: tuple[R, ...]
    bad: tuple[BadRow, ...]
    is_day_first: bool | None
    """What was read of 3/4/2026; None where no day is written so."""
