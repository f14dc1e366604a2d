"""What is seen of a sheet before it is read: cells with errors, formulas without a value, what is hidden; and how much it may hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.sheet_errors import FileTooLarge, SheetError

MOST_CELLS = 5_000_000
"""Cells of a sheet from its first to its last filled one; each takes some sixty bytes when it is read."""
MOST_ERRORS = 100_000
LONGEST_ROW = 32 * 1024**2
"""Bytes of one row; what has no rows would be looked through again with each further piece."""


class TooManyCells(FileTooLarge):
    """A workbook that no memory should be asked to hold."""

    def __init__(self, path: Path) -> None:
        text = _(
            "{path} holds more than a list can, or names cells far away from the others. Save the sheet as CSV (UTF-8) "
            "in a spreadsheet and take that in."
        )
        SheetError.__init__(self, text.format(path=clean(str(path))))


@dataclass(slots=True)
class SheetFacts:
    """What was seen of one sheet: errors by row and column, from 0, and how many formulas have no value."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    not_calculated: int = 0
    first_not_calculated: int = 0
    """The row of the first of them, from 1."""
    hidden_rows: int = 0
    """Rows with cells that are not to be seen; they are read like the others."""
    hidden_columns: int = 0
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    """Cells merged over several rows that the parser does not tell of: the first and the last, by row and column from 0."""


def by_row(path: Path, chunks: Iterator[bytes], row: re.Pattern[bytes]) -> Iterator[bytes]:
    """The text of a sheet in pieces of which each is one row, from behind its tag's name; what stands above first.

    Raises TooManyCells for a row without an end.
    """
    rest = b""
    for chunk in chunks:
        *rows, rest = row.split(rest + chunk)
        yield from rows
        if len(rest) > LONGEST_ROW:
            raise TooManyCells(path)
    yield rest
