"""A table of somebody's as it was understood, before anything is kept of it; how a file becomes one is the business of `exchange`."""

from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that cannot be taken: its first line in the file (from 1), and why."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()
    """The row as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[R]):
    """A table with its rows as they were read; lines are physical ones, from 1."""

    file: str
    form: str
    """What the file is: CSV, XLSX …"""
    encoding: str
    delimiter: str
    sheet: str
    """The sheet of a workbook that was read."""
    other_sheets: tuple[str, ...]
    header_line: int
    headers: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    """Header → field, as taken."""
    dropped: tuple[str, ...]
    """Headers of columns whose cells are left out."""
    rows: tuple[R, ...]
    bad: tuple[BadRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet(Sheet[R]):
    """A list of records, a row each."""

    untaken: tuple[str, ...]
    """Headers without a field of their own: their cells stand in the note, if there is one."""
    is_day_first: bool | None
    """What was read of 3/4/2026; None where no day is written so."""
