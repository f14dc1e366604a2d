"""All records as a workbook (XLSX): a sheet for each kind of which there is a record, with real days and numbers.

It is for reading and reckoning, and so says beside each id of an account, person, competitor or product line what that is
called. No text of the book is taken for a formula or a link: each is written as text.
"""

from collections.abc import Iterator
from datetime import date, datetime
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

from kamtui.domain.time.moments import read_stored, to_local
from kamtui.exchange import own_file
from kamtui.exchange.everything.cells import NO, YES, decimal_of, written_cell
from kamtui.exchange.everything.source import Account, Progress, Source, written_of_one_state
from kamtui.store.book.book import Book
from kamtui.store.records.kinds import Column, Holds, Kind
from kamtui.store.records.reads import Row

MOST_ROWS = 1_048_575
"""Records on a sheet, below its head; what is more stands on the next."""
LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
FIRST_DAY = date(1900, 3, 1)
"""Days before it are counted otherwise by other spreadsheets, and written as text."""
NAMED = ("account", "person", "competitor", "product")
"""Kinds that are called something, which stands beside each id of them."""
_WIDTHS = {Holds.ID: 24, Holds.TEXT: 30, Holds.DAY: 12, Holds.MOMENT: 17, Holds.AMOUNT: 14}
_USUAL_WIDTH = 12


class Written(NamedTuple):
    """What was written: how many records, on how many sheets, and how many texts did not fit into their cells."""

    records: int
    sheets: int
    cut: int


def write_workbook(
    book: Book, path: Path, made_at: str, progress: Progress, *, account: Account | None = None
) -> Written:
    """Write all records, or those of one account, to a new file, whole or not at all.

    Raises PlaceTaken where something is there, and BookError; what `progress` raises ends the writing.
    """
    own_file.require_nothing(path)
    with own_file.written(path) as part, own_file.folder_meanwhile(path) as meanwhile, _Part(part) as file:

        def write(source: Source) -> Written:
            # Row by row, so that no sheet is held as a whole; what it keeps meanwhile lies beside the file.
            options = {"constant_memory": True, "tmpdir": str(meanwhile)}
            workbook = xlsxwriter.Workbook(file, options)
            try:
                return _Sheets(workbook, source, made_at).write()
            finally:
                workbook.close()

        try:
            return written_of_one_state(book, account, progress, write)
        except FileCreateError as error:
            file.is_given_up = True
            raise OSError(*error.args[0].args) from None


class _Part(BufferedWriter):
    """The file that a workbook is written to; once it is given up, what is still written at its end goes nowhere."""

    def __init__(self, path: Path) -> None:
        super().__init__(FileIO(path, "wb"))
        self.is_given_up = False

    def write(self, data: Any, /) -> int:
        return len(data) if self.is_given_up else super().write(data)

    def seek(self, place: int, whence: int = 0, /) -> int:
        return 0 if self.is_given_up else super().seek(place, whence)

    def tell(self) -> int:
        return 0 if self.is_given_up else super().tell()

    def flush(self) -> None:
        if not self.is_given_up:
            super().flush()


class _Sheets:
    """The sheets of a workbook that is being written."""

    def __init__(self, workbook: Any, source: Source, made_at: str) -> None:
        self._workbook, self._source, self._made_at = workbook, source, made_at
        self._head = workbook.add_format({"bold": True, "bottom": 1})
        self._formats = {
            Holds.DAY: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            Holds.MOMENT: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            Holds.AMOUNT: workbook.add_format({"num_format": "#,##0.00"}),
        }
        self._names: dict[str, dict[int, str]] = {}
        self._cut = self._count = 0

    def write(self) -> Written:
        """Write every sheet."""
        about = self._sheet("about", ["name", "value"], [12, 40])
        lines = {
            "currency": self._source.currency,
            "made_at": self._made_at,
            "account": self._source.account_name,
        }
        for place, (name, value) in enumerate(lines.items(), 1):
            about.write_string(place, 0, name)
            about.write_string(place, 1, value)
        for kind, count in self._source.counts.items():
            if count:
                self._write_kind(kind)
        return Written(self._source.whole, self._count, self._cut)

    def _sheet(self, name: str, titles: list[str], widths: list[int]) -> Any:
        self._count += 1
        sheet = self._workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, (title, width) in enumerate(zip(titles, widths, strict=True)):
            sheet.set_column(place, place, max(width, len(title) + 2))
            sheet.write_string(0, place, title, self._head)
        return sheet

    def _write_kind(self, kind: Kind) -> None:
        if kind.name in NAMED:
            self._names[kind.name] = {}
        titles, widths = [], []
        for column in kind.columns:
            titles.append(column.title)
            widths.append(_WIDTHS.get(column.holds, _USUAL_WIDTH))
            if column.leads_to in NAMED:
                titles.append(column.title.removesuffix("_id"))
                widths.append(_WIDTHS[Holds.TEXT])
        number, line, sheet = 1, 0, self._sheet(kind.name, titles, widths)
        for row in self._source.rows(kind):
            if line == MOST_ROWS:
                number, line = number + 1, 0
                sheet = self._sheet(f"{kind.name} {number}", titles, widths)
            line += 1
            self._write_row(sheet, line, kind, row)

    def _write_row(self, sheet: Any, line: int, kind: Kind, row: Row) -> None:
        for place, (column, value) in enumerate(self._cells(kind, row)):
            if value is None or value == "":
                continue
            match column.holds:
                case Holds.DAY if date.fromisoformat(value) >= FIRST_DAY:
                    day = datetime.fromisoformat(value)
                    sheet.write_datetime(line, place, day, self._formats[Holds.DAY])
                case Holds.MOMENT if date.fromisoformat(value[:10]) > FIRST_DAY:
                    moment = to_local(read_stored(value)).replace(tzinfo=None)
                    sheet.write_datetime(line, place, moment, self._formats[Holds.MOMENT])
                case Holds.AMOUNT | Holds.MEASURE:
                    shape = self._formats.get(column.holds)
                    sheet.write_number(line, place, float(decimal_of(column, value)), shape)
                case Holds.NUMBER:
                    sheet.write_number(line, place, value)
                case Holds.FLAG:
                    sheet.write_string(line, place, YES if value else NO)
                case Holds.ID:
                    sheet.write_string(line, place, written_cell(column, value))
                case _:
                    self._cut += len(value) > LONGEST_TEXT
                    sheet.write_string(line, place, value[:LONGEST_TEXT])

    def _cells(self, kind: Kind, row: Row) -> Iterator[tuple[Column, Any]]:
        """The columns with what stands in them, and behind an id what it is the id of."""
        record_id, *_values = row
        for column, value in zip(kind.columns, row, strict=True):
            yield column, value
            if column.name == "name" and kind.name in NAMED:
                self._names[kind.name][record_id] = value
            if column.leads_to in NAMED:
                yield _NAME, self._names.get(column.leads_to, {}).get(value)


_NAME = Column("name", Holds.TEXT, is_needed=False)
