"""How much a workbook holds, measured before it is opened: a few KB may unpack to gigabytes, or name a cell of row 1,048,576.

The parts are unpacked piece by piece and only looked at, so that measuring takes no memory. What is found by the way
is kept for the reader: cells that hold an error, and formulas that no program has calculated yet.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.sheet_errors import NotText, SheetError
from kamtui.exchange.reading.workbook.facts import MOST_CELLS, MOST_ERRORS, SheetFacts, TooManyCells, by_row
from kamtui.exchange.reading.workbook.ods import ods_facts

LARGEST_UNPACKED = 400 * 1024**2
"""Bytes that all parts of a workbook may have together."""
_MOST_PARTS = 10_000
_CHUNK = 1024 * 1024

_ROW = re.compile(rb"<(?:\w+:)?row\b")
_ROW_NUMBER = re.compile(rb'^[^>]*?\br="(\d{1,7})"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>.*?<(?:\w+:)?v>([^<]{1,20})</',
    re.DOTALL,
)
_NOT_CALCULATED = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\bt=\"str\")[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN = re.compile(rb'^[^>]*?\bhidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_FROM_TO = re.compile(rb'\b(min|max)="(\d{1,5})"')
_MOST_COLUMNS = 16_384


class BinarySheets(SheetError):
    """A workbook whose cells cannot be counted before they are read."""

    def __init__(self, path: Path) -> None:
        text = _("{path} is a binary workbook (XLSB). Save it as XLSX and take that in.")
        super().__init__(text.format(path=clean(str(path))))


class BrokenWorkbook(NotText):
    """A workbook whose parts cannot be unpacked."""

    def __init__(self, path: Path, why: str) -> None:
        text = _("{path} is a damaged workbook ({why}). Open it in a spreadsheet and save it anew.")
        SheetError.__init__(self, text.format(path=clean(str(path)), why=clean(why)[:200]))


def measured(path: Path, content: bytes) -> dict[str, SheetFacts]:
    """What was seen of the sheets of a packed workbook, by the name of their part (XLSX) or their own (ODS).

    Raises TooManyCells, BinarySheets or BrokenWorkbook.
    """
    facts: dict[str, SheetFacts] = {}
    if content.count(b"PK\x01\x02") > _MOST_PARTS:
        raise TooManyCells(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise TooManyCells(path)
            for part in parts:
                chunks = _unpacked(archive, part)
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename):
                    facts[part.filename] = _sheet_facts(path, chunks)
                elif part.filename.endswith(".bin") and part.filename.startswith("xl/worksheets/"):
                    raise BinarySheets(path)
                elif part.filename == "content.xml":
                    facts |= ods_facts(path, chunks)
                else:
                    for _chunk in chunks:  # unpacked once: a part may be longer than it says
                        pass
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise BrokenWorkbook(path, str(error)) from None
    return facts


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part, piece by piece; never more than it says that it has."""
    if part.is_dir():
        return
    with archive.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            yield chunk


def _sheet_facts(path: Path, chunks: Iterator[bytes]) -> SheetFacts:
    """What is in a sheet of an XLSX file. Raises TooManyCells."""
    facts = SheetFacts()
    number = last_row = last_column = 0
    rows = by_row(path, chunks, _ROW)
    hidden = _hidden_columns(next(rows))
    for row in rows:
        told = _ROW_NUMBER.match(row)
        number = int(told[1]) if told else number + 1
        last = max(row.rfind(b"<v"), row.rfind(b"<is"), row.rfind(b":v>"), row.rfind(b":is>"))
        if last < 0:
            continue  # cells that are only coloured
        last_row = max(last_row, number)
        start = max(row.rfind(b"<c ", 0, last), row.rfind(b":c ", 0, last))
        if cell := _CELL.search(row, max(start - 8, 0)):
            last_column = max(last_column, _column(cell[1]))
        else:
            last_column = max(last_column, row.count(b"<c"))
        if last_row * (last_column + 1) > MOST_CELLS:
            raise TooManyCells(path)
        _look_at(row, number, facts)
    facts.hidden_columns = len([column for column in hidden if column <= last_column])
    return facts


def _hidden_columns(head: bytes) -> set[int]:
    """The columns that are not to be seen, from 0, by what stands above the rows of a sheet."""
    hidden: set[int] = set()
    for column in _HIDDEN_COLUMN.finditer(head):
        told = {name: int(value) for name, value in _FROM_TO.findall(column[0])}
        hidden.update(range(told.get(b"min", 1) - 1, min(told.get(b"max", 0), _MOST_COLUMNS)))
    return hidden


def _look_at(row: bytes, number: int, facts: SheetFacts) -> None:
    facts.hidden_rows += _HIDDEN.match(row) is not None
    if b't="e"' in row and len(facts.errors) < MOST_ERRORS:
        for cell in _ERROR.finditer(row):
            facts.errors[int(cell[2]) - 1, _column(cell[1])] = cell[3].decode("utf-8", "replace")
    if (b"<f" in row or b":f" in row) and (missing := len(_NOT_CALCULATED.findall(row))):
        facts.first_not_calculated = facts.first_not_calculated or number
        facts.not_calculated += missing


def _column(letters: bytes) -> int:
    """The place of a column from its letters, from 0."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
