"""What is seen of the sheets of an ODS file: how many cells they have, which hold errors, what is hidden.

Its parser knows no errors: it has the text that stands for one, nothing, or 0.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from kamtui.exchange.reading.meanings import is_error
from kamtui.exchange.reading.workbook.facts import MOST_CELLS, MOST_ERRORS, SheetFacts, TooManyCells, by_row

_TABLE = re.compile(rb'<table:table\s[^>]*?table:name="([^"]*)"')
_ROW = re.compile(rb"<table:table-row\b")
_ROWS_REPEATED = re.compile(rb'^[^>]*?table:number-rows-repeated="(\d{1,9})"')
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_CELLS_REPEATED = re.compile(rb'table:number-columns-repeated="(\d{1,9})"')
_ROWS_SPANNED = re.compile(rb'table:number-rows-spanned="(\d{1,9})"')
_HIDDEN = re.compile(rb'^[^>]*?table:visibility="(?:collapse|filter)"')
_COLUMN = re.compile(rb"<table:table-column\b([^>]*)>")
_TEXT = re.compile(rb"<text:p[^>]*>([^<]{1,20})</text:p>")


def ods_facts(path: Path, chunks: Iterator[bytes]) -> dict[str, SheetFacts]:
    """What is in the sheets of an ODS file, by their names. Raises TooManyCells, also where it says of many cells that they are the same."""
    facts: dict[str, SheetFacts] = {}
    all_rows = by_row(path, chunks, _ROW)
    sheet = _next_sheet(path, next(all_rows), facts, 0) or _Sheet(path, b"", 0)
    for row in all_rows:
        # What stands behind the last row of a sheet is the beginning of the next one.
        end = _TABLE.search(row)
        sheet.take(row if end is None else row[: end.start()])
        sheet = _next_sheet(path, row, facts, sheet.cells) or sheet
    return facts


def _next_sheet(path: Path, piece: bytes, facts: dict[str, SheetFacts], before: int) -> "_Sheet | None":
    """The sheet that begins in a piece, behind `before` cells; its facts are found by its name from then on."""
    started = [*_TABLE.finditer(piece)]
    if not started:
        return None
    name = unescape(started[-1][1].decode("utf-8", "replace"))
    sheet = _Sheet(path, piece[started[-1].start() :], before)
    facts[name] = sheet.facts
    return sheet


class _Sheet:
    """One sheet, row by row; its parser holds all sheets at once."""

    def __init__(self, path: Path, head: bytes, before: int) -> None:
        self.facts = SheetFacts()
        self._before = before
        self._path = path
        self._rows = self._width = self._empty = 0
        self._hidden: list[tuple[int, int]] = []
        """First and last of the columns that are hidden, from 0."""
        column = 0
        for match in _COLUMN.finditer(head):
            count = _repeated(match[1])
            if _HIDDEN.match(match[1]):
                self._hidden.append((column, column + count - 1))
            column += count

    @property
    def cells(self) -> int:
        """How many cells the file holds so far."""
        return self._before + self._rows * self._width

    def take(self, row: bytes) -> None:
        """Look at a row, from behind its tag's name. Raises TooManyCells."""
        told = _ROWS_REPEATED.match(row)
        repeated = int(told[1]) if told else 1
        columns = filled = 0
        errors: list[tuple[int, str]] = []
        merged: list[tuple[int, int]] = []
        for cell in _CELL.finditer(row):
            start, count = columns, _repeated(cell[1])
            columns += count
            if not cell[1].endswith(b"/") or b"value-type" in cell[1]:
                filled = columns
            if (spanned := _ROWS_SPANNED.search(cell[1])) and int(spanned[1]) > 1:
                merged.append((start, int(spanned[1])))
            if b"formula" in cell[1] or b'"error"' in cell[1]:
                errors += self._errors(row, cell, start, count)
        if not filled:
            self._empty += repeated
            return
        first = self._rows + self._empty
        if len(self.facts.merged) < MOST_ERRORS:
            self.facts.merged += [((first, column), (first + rows - 1, column)) for column, rows in merged]
        self._rows, self._empty = first + repeated, 0
        self._width = max(self._width, filled)
        if self.cells > MOST_CELLS:
            raise TooManyCells(self._path)
        self.facts.hidden_rows += repeated * (_HIDDEN.match(row) is not None)
        self.facts.hidden_columns = sum(
            min(last, self._width - 1) - begin + 1 for begin, last in self._hidden if begin < self._width
        )
        for at in range(first, self._rows) if errors else ():
            if len(self.facts.errors) < MOST_ERRORS:
                self.facts.errors |= {(at, column): text for column, text in errors}

    def _errors(self, row: bytes, cell: re.Match[bytes], start: int, count: int) -> Iterator[tuple[int, str]]:
        """The columns of a cell, and what it shows, where that is an error; or that no program has calculated it."""
        if cell[1].endswith(b"/"):
            if b"value-type" not in cell[1]:
                self.facts.first_not_calculated = (
                    self.facts.first_not_calculated or self._rows + self._empty + 1
                )
                self.facts.not_calculated += count
            return
        text = _TEXT.search(row, cell.end(), cell.end() + 300)
        shown = unescape(text[1].decode("utf-8", "replace")) if text else ""
        if is_error(shown):
            yield from ((column, shown) for column in range(start, start + min(count, 1000)))


def _repeated(tag: bytes) -> int:
    told = _CELLS_REPEATED.search(tag)
    return int(told[1]) if told else 1
