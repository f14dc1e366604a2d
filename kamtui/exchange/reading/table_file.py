"""A file with a table, of whatever kind it is: CSV, one sheet of a workbook or contact cards, read as rows of texts."""

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kamtui.exchange.reading.cards.file import CardsFile
from kamtui.exchange.reading.csv_text import CsvFile, RawRow
from kamtui.exchange.reading.file_kind import WORKBOOKS, OtherKind, kind_of
from kamtui.exchange.reading.mended import Mended, MendedRow, with_typed
from kamtui.exchange.reading.named_file import LARGEST_STREAM, opened
from kamtui.exchange.reading.sheet_errors import ChangedSinceMended, TooManyRows
from kamtui.exchange.reading.workbook.file import WorkbookFile

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a CSV file that is taken whole; a list of accounts is far below it."""
MOST_ROWS = 200_000
"""Rows of a file that is taken whole."""
ROWS_AT_ONCE = 1000
"""How many rows are read between two words of how far the reading is."""

Score = Callable[[list[str]], int]
"""How much of a row of cells is known as headers."""


@dataclass(frozen=True, slots=True)
class FileChoice:
    """What the person said of how a file is to be read; what is empty is found out."""

    sheet: str = ""
    """The sheet of a workbook."""
    encoding: str = ""
    """What the bytes of a text are in."""
    header_line: int = 0
    """The line or row of the header, from 1."""
    mended: Mended | None = None
    """The rows that stand otherwise in the file."""
    firms: str = ""
    """Whose rows without a firm are, below one that names it (`importing.firm_rows`)."""


AS_FOUND = FileChoice()
"""Nothing was said of how a file is to be read."""


class TableFile(Protocol):
    """A file with a table; its rows are read as often as they are asked for. Raises SheetError for what is none."""

    path: Path
    form: str
    """What it is: CSV, XLSX, vCard …"""
    size: int
    """Bytes of the file."""
    digest: str
    """SHA-256 of the content."""
    encoding: str
    delimiter: str
    """How the text of a CSV file is read; empty for others."""
    sheet: str
    """The sheet of a workbook that is read."""
    other_sheets: tuple[str, ...]

    @property
    def fields(self) -> Mapping[str, str]:
        """Header → field, where the kind of file says what each column is; else nothing."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What of the file is to be said besides: what is hidden in it."""

    @property
    def position(self) -> int:
        """How many bytes were read, as far as is known, by who goes through the rows now."""

    def rows(self) -> Generator[RawRow, None, None]:
        """The rows that are not blank. Raises SheetError."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of a file that are not blank, and the file."""

    file: TableFile
    rows: list[RawRow]


def table_file(path: Path, score: Score, choice: FileChoice, largest: int = LARGEST_STREAM) -> TableFile:
    """The table in the file at `path`, with the rows that the person mended in their places. Raises SheetError.

    `score` tells the delimiter of a text, and the sheet of a workbook, better than any count of signs.
    """
    file = _file_as_it_is(path, score, choice, largest)
    if choice.mended is None:
        return file
    if file.digest != choice.mended.digest:
        raise ChangedSinceMended(path)
    return _MendedFile(file, choice.mended)


class _MendedFile:
    """A file some of whose rows the person mended."""

    path: Path
    form: str
    size: int
    encoding: str
    delimiter: str
    sheet: str
    other_sheets: tuple[str, ...]
    fields: Mapping[str, str]
    notes: tuple[str, ...]
    position: int

    def __init__(self, file: TableFile, mended: Mended) -> None:
        self._file = file
        self._mended = mended
        self.digest = mended.mixed_into(file.digest)

    def __getattr__(self, name: str) -> Any:
        """All else is as the file has it."""
        return getattr(self._file, name)

    def rows(self) -> Generator[RawRow, None, None]:
        return self._mended.in_place(self._file.rows())


class FileRow(NamedTuple):
    """The cells of one row of a file, with what was mended of it, and the digest of the file as it stands."""

    digest: str
    stands: list[str]
    """The cells as they stand in the file."""
    cells: list[str]


def row_at(path: Path, score: Score, choice: FileChoice, line: int) -> FileRow | None:
    """The row that begins on a line; None where none does. Raises SheetError."""
    file = _file_as_it_is(path, score, choice, LARGEST_STREAM)
    mended = (choice.mended.row(line) if choice.mended is not None else None) or MendedRow(line)
    with closing(file.rows()) as rows:
        row = next((row for row in rows if row.line == line), None)
    return FileRow(file.digest, row.cells, with_typed(row.cells, mended)) if row is not None else None


def _file_as_it_is(path: Path, score: Score, choice: FileChoice, largest: int) -> TableFile:
    opened(path).close()
    kind = kind_of(path)
    if kind in WORKBOOKS:
        return WorkbookFile(path, kind, score, sheet=choice.sheet)
    if kind == "vcard":
        return CardsFile(path, choice.encoding)
    if kind:
        raise OtherKind(path, kind)
    return CsvFile(path, score, choice.encoding, largest=largest)


def read_table(
    path: Path,
    score: Score,
    choice: FileChoice = AS_FOUND,
    progress: Callable[[int, int], None] | None = None,
) -> RawTable:
    """All rows of the table in the file at `path`. Raises SheetError.

    `progress` is told now and then how many bytes were read, and of how many; what it raises ends the reading.
    """
    file = table_file(path, score, choice, LARGEST_FILE)
    rows: list[RawRow] = []
    for row in file.rows():
        if progress is not None and not len(rows) % ROWS_AT_ONCE:
            progress(file.position, file.size)
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise TooManyRows(path, MOST_ROWS)
    return RawTable(file, rows)
