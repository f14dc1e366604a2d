"""The first rows of a file, for a person to see how it is read."""

from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.header_row import HEADER_ROWS, column_names, header_place, widest_row
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.table_file import FileChoice, Score, table_file

_BELOW = 60
"""Rows below the header among which the first cell of a column is looked for."""


class FileTop(NamedTuple):
    """How a file is read, its header, and what stands below it."""

    form: str
    encoding: str
    delimiter: str
    sheet: str
    other_sheets: tuple[str, ...]
    header_line: int
    headers: tuple[str, ...]
    samples: tuple[str, ...]
    """The first cell of each column with anything in it."""
    notes: tuple[str, ...] = ()
    """What is to be said of the file besides: what is hidden in it."""

    @property
    def shape(self) -> str:
        """The headers as they are compared, a line each: by them the next file of this shape is known."""
        return "\n".join(header_key(header) for header in self.headers)


def file_top(path: Path, score: Score, choice: FileChoice) -> FileTop:
    """The top of the table in a file. Raises SheetError."""
    file = table_file(path, score, choice)
    with closing(file.rows()) as all_rows:
        rows = list(islice(all_rows, HEADER_ROWS + _BELOW))
    place = header_place(rows, score, choice.header_line)
    if place is None:
        widest = widest_row(rows)
        place = next(at for at, row in enumerate(rows) if row.cells is widest)
    headers = column_names(rows[place].cells)
    return FileTop(
        file.form,
        file.encoding,
        file.delimiter,
        file.sheet,
        file.other_sheets,
        rows[place].line,
        tuple(headers),
        tuple(_first(rows[place + 1 :], at) for at in range(len(headers))),
        file.notes,
    )


def _first(rows: Sequence[RawRow], at: int) -> str:
    return next((row.cells[at].strip() for row in rows if at < len(row.cells) and row.cells[at].strip()), "")
