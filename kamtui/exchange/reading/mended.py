"""Rows of a file that the person mended, or left out, before anything was taken in: what stands in their place.

They are rows of the table, known by their line, and whatever reads the table reads them as if they stood in the file.
"""

import hashlib
from collections.abc import Generator, Iterable
from typing import NamedTuple

from kamtui.exchange.reading.csv_text import RawRow


class MendedRow(NamedTuple):
    """A row of a file as the person has it; the cells that were not typed stay as they stand."""

    line: int
    """The first line or row of the file on which it stands."""
    cells: tuple[tuple[int, str], ...] = ()
    """Column → what was typed."""
    is_left_out: bool = False
    about: str = ""
    """What the row was about when it was left out, for a list of such rows."""


class Mended(NamedTuple):
    """The rows of one file that were mended; `digest` is that of the file's content then."""

    digest: str
    rows: tuple[MendedRow, ...]

    def row(self, line: int) -> MendedRow | None:
        """What was said of the row of a line."""
        return next((row for row in self.rows if row.line == line), None)

    def having(self, row: MendedRow) -> "Mended":
        """With what is said of one row by now; a row of which nothing is said is as it stands in the file."""
        others = [known for known in self.rows if known.line != row.line]
        said = [row] if row.cells or row.is_left_out else []
        return self._replace(rows=tuple(sorted([*others, *said])))

    def in_place(self, rows: Iterable[RawRow]) -> Generator[RawRow, None, None]:
        """The rows of a table, those that were mended as they are now, without those left out."""
        by_line = {row.line: row for row in self.rows}
        for row in rows:
            mended = by_line.get(row.line)
            if mended is None:
                yield row
            elif not mended.is_left_out:
                yield row._replace(cells=with_typed(row.cells, mended))

    def mixed_into(self, digest: str) -> str:
        """What tells the file with these rows from the file as it stands, and from itself with other ones."""
        said = [(row.line, row.cells, row.is_left_out) for row in self.rows]
        return hashlib.sha256(repr((digest, said)).encode("utf-8", "replace")).hexdigest()


def with_typed(cells: list[str], mended: MendedRow) -> list[str]:
    """The cells of a row with what was typed in place of some of them."""
    mended_cells = [*cells]
    for column, text in mended.cells:
        mended_cells += [""] * (column + 1 - len(mended_cells))
        mended_cells[column] = text
    return mended_cells
