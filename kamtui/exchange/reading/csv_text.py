"""A CSV file as people have it: its encoding, its delimiter, its rows with their true line numbers.

It is read as a stream, whatever its size, as often as it is asked for its rows.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.reading.encoding import SAMPLE, encoding_of, look_through
from kamtui.exchange.reading.named_file import LARGEST_STREAM, opened
from kamtui.exchange.reading.sheet_errors import (
    ChangedMeanwhile,
    EmptyFile,
    NotText,
    TooManyColumns,
    UnclosedQuote,
    UnreadableFile,
)

LONGEST_CELL = 1_000_000
"""Characters; a longer cell is a quote that was never closed."""
MOST_COLUMNS = 16_384
"""Columns of a row, as a spreadsheet has them."""
DELIMITERS = (",", ";", "\t", "|")

_SAMPLE_ROWS = 200
_SHOWN_LINES = 5
_END = "\0end"  # a last line that no file can hold: NULs are dropped before
_WEB_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml|table|meta)", re.IGNORECASE)
_FIRST_LINE_SEP = re.compile(r'"?sep=([,;\t|:^~])"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


class RawRow(NamedTuple):
    """A row as it stands: its first and last physical line, and whether blank lines stand above it."""

    line: int
    last_line: int
    cells: list[str]
    after_blank: bool


class CsvFile:
    """A CSV file that is read as a stream, as often as it is asked for its rows, and never held as a whole.

    Making one goes through the bytes once: what it is in, its delimiter and the digest of its content are
    known then. Raises SheetError for what is no CSV file, here and while the rows are read.
    """

    def __init__(
        self,
        path: Path,
        score: Callable[[list[str]], int],
        encoding: str = "",
        *,
        largest: int = LARGEST_STREAM,
    ) -> None:
        self.path = path
        self.form = "CSV"
        self.sheet = ""
        self.other_sheets: tuple[str, ...] = ()
        with opened(path, largest) as file:
            self._state = file_state(path)
            self.size = self._state[1]
            bytes_seen = look_through(path, file)
        self.digest = bytes_seen.digest
        """SHA-256 of the content."""
        self.encoding, self._start = encoding_of(bytes_seen, encoding)
        self._has_nul = bytes_seen.has_nul
        self._unseen = () if self.encoding.startswith(("utf-16", "utf-32")) else bytes_seen.unseen
        self._file: BinaryIO | None = None
        sample = self._sample()
        _require_text(path, sample)
        self._skipped, self.delimiter = 0, ""
        """Lines at the top that are not part of the table."""
        if told := _FIRST_LINE_SEP.match(sample):
            self._skipped, self.delimiter = 1, told[1]
        self.delimiter = self.delimiter or guess_delimiter(sample, score)

    def rows(self) -> Generator[RawRow, None, None]:
        """The rows that are not blank. Raises UnclosedQuote, TooManyColumns, EmptyFile where there is no row, UnreadableFile,
        and ChangedMeanwhile if the file is another than when it was opened.
        """
        with opened(self.path) as file:
            self._require_unchanged()
            self._file = file
            is_empty = True
            try:
                for row in _rows(self._lines(file), self.delimiter, self._skipped):
                    is_empty = False
                    if len(row.cells) > MOST_COLUMNS:
                        raise TooManyColumns(self.path, row.line, MOST_COLUMNS)
                    yield row
            except _OpenQuote as error:
                raise UnclosedQuote(self.path, error.line) from None
            except OSError as error:
                raise UnreadableFile(self.path, error.strerror or str(error)) from None
        if is_empty:
            raise EmptyFile(self.path)
        self._require_unchanged()

    @property
    def fields(self) -> Mapping[str, str]:
        """Nothing: what a column is has to be told by its header."""
        return {}

    @property
    def notes(self) -> tuple[str, ...]:
        """That signs which nobody sees are left out, and in which lines."""
        if not self._unseen:
            return ()
        numbers = ", ".join(map(str, self._unseen[:_SHOWN_LINES]))
        more = len(self._unseen) - _SHOWN_LINES
        if more > 0:
            numbers += " " + _("and {count} more").format(count=more)
        text = ngettext(
            "line {lines}: signs that nobody sees (control characters) are left out",
            "lines {lines}: signs that nobody sees (control characters) are left out",
            len(self._unseen),
        )
        return (text.format(lines=numbers),)

    @property
    def position(self) -> int:
        """How many bytes were read, as far as is known, by who goes through the rows now."""
        return self.size if self._file is None or self._file.closed else self._file.tell()

    def _require_unchanged(self) -> None:
        if file_state(self.path) != self._state:
            raise ChangedMeanwhile(self.path)

    def _lines(self, file: BinaryIO) -> Iterable[str]:
        """The lines of the text, with their ends; without a byte order mark and NULs."""
        file.seek(self._start)
        text: Iterable[str] = io.TextIOWrapper(file, self.encoding, errors="replace", newline="")
        if self._has_nul:
            text = (line.replace("\0", "") for line in text)
        lines = iter(text)
        first = next(lines, "")
        return chain([first.removeprefix("\ufeff")], lines)

    def _sample(self) -> str:
        """The beginning of the text."""
        lines, length = [], 0
        with opened(self.path) as file:
            for line in self._lines(file):
                lines.append(line)
                length += len(line)
                if length >= SAMPLE:
                    break
        return "".join(lines)[:SAMPLE]


def file_state(path: Path) -> tuple[int, int, int]:
    """What is another once somebody writes to the file, or puts another in its place."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0, 0
    return status.st_ino, status.st_size, status.st_mtime_ns


def _require_text(path: Path, sample: str) -> None:
    """Raise NotText for a web page or binary data, EmptyFile where no letter or digit stands at the beginning."""
    if _WEB_PAGE.match(sample[:200].encode("utf-8", "replace")):
        raise NotText(path, "html, xml")
    controls = sum(1 for char in sample if char < " " and char not in "\t\r\n\f\v\x1b\x1a")
    if controls > 8 and controls * 20 > len(sample):
        raise NotText(path, _("not text"))
    if not any(char.isalnum() for char in sample):
        raise EmptyFile(path)


# Delimiter and rows


def guess_delimiter(text: str, score: Callable[[list[str]], int]) -> str:
    """The delimiter under which most headers are known, and then under which rows are most alike."""
    ranked: dict[str, tuple[int, float]] = {}
    for delimiter in DELIMITERS:
        sample: list[list[str]] = []
        with suppress(_OpenQuote), closing(_rows(io.StringIO(text, newline=""), delimiter)) as rows:
            sample += [row.cells for row in islice(rows, _SAMPLE_ROWS)]
        known = max((score(cells) for cells in sample[:30]), default=0)
        best = max((_filled(cells) for cells in sample[:30] if score(cells) == known), default=0)
        widths = Counter(len(cells) for cells in sample)
        alike = sum(n * (width - 1) / width for width, n in widths.items() if width) / (len(widths) or 1)
        if best <= 1 and known:
            alike = -alike  # a list of one column: signs within its values do not part them
        ranked[delimiter] = (known, alike)
    return max(ranked, key=lambda delimiter: ranked[delimiter])


def _filled(cells: list[str]) -> int:
    return sum(1 for cell in cells if cell and not cell.isspace())


class _OpenQuote(Exception):
    """A quote is never closed in the row that begins on `line`."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _rows(lines: Iterable[str], delimiter: str, skipped: int = 0) -> Generator[RawRow, None, None]:
    """The rows that are not blank, below the `skipped` first lines. Raises _OpenQuote."""
    limit = csv.field_size_limit(LONGEST_CELL)  # the module's own would refuse a long note
    try:
        reader = csv.reader(chain(lines, [_END]), delimiter=delimiter)
        line, after_blank = 1, False
        make = tuple.__new__  # half of what calling RawRow costs, for each line of a long file
        try:
            for cells in reader:
                if not cells or not (cells[0].strip() or any(map(str.strip, cells))):
                    after_blank = True
                elif _END in cells[-1]:  # alone in its row, unless a quote let it into one
                    if cells != [_END]:
                        raise _OpenQuote(line)
                elif line > skipped:
                    yield make(RawRow, (line, reader.line_num, cells, after_blank))
                    after_blank = False
                line = reader.line_num + 1
        except csv.Error:  # a cell beyond the limit: a quote left open long before the end
            raise _OpenQuote(line) from None
    finally:
        csv.field_size_limit(limit)
