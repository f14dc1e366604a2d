"""A workbook (XLSX, XLS, ODS) whose one sheet is read as the rows of a CSV file would be."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, in_quotes, ngettext
from kamtui.exchange.reading.csv_text import RawRow, file_state
from kamtui.exchange.reading.header_row import HEADER_ROWS
from kamtui.exchange.reading.named_file import opened
from kamtui.exchange.reading.sheet_errors import (
    ChangedMeanwhile,
    EmptyFile,
    NotText,
    SheetError,
    UnreadableFile,
)
from kamtui.exchange.reading.workbook.bounds import BrokenWorkbook, measured
from kamtui.exchange.reading.workbook.cells import Merged, Value, cell_text, trimmed
from kamtui.exchange.reading.workbook.facts import SheetFacts
from kamtui.exchange.reading.workbook.xls import xls_facts

LARGEST_WORKBOOK = 100 * 1024**2
"""Bytes of a workbook that is read."""
_MOST_SHEETS = 200
_SHOWN_SHEETS = 20
_FORMS = {"xlsx": "XLSX", "ods": "ODS", "ole": "XLS"}


class WhichSheet(SheetError):
    """A workbook with several sheets that may be the list, or without the one that was named."""

    def __init__(self, path: Path, sheets: list[str], named: str = "") -> None:
        text = (
            _("{path} has no sheet “{named}”. Its sheets: {sheets}.")
            if named
            else _("{path} has several sheets: {sheets}. Say which: --sheet NAME")
        )
        shown = ", ".join(in_quotes(clean(sheet)[:60]) for sheet in sheets[:_SHOWN_SHEETS])
        super().__init__(text.format(path=clean(str(path)), named=clean(named)[:60], sheets=shown))
        self.sheets = sheets


class HasPassword(SheetError):
    """A workbook that is opened by a password."""

    def __init__(self, path: Path) -> None:
        text = _(
            "{path} is protected by a password. Open it in its program, save it without one and take that in."
        )
        super().__init__(text.format(path=clean(str(path))))


class NoWorkbook(NotText):
    """An old Office file without sheets."""

    def __init__(self, path: Path) -> None:
        text = _(
            "{path} is an old Office file (DOC, MSG …) without sheets, or it is damaged. Save the list as XLSX or CSV."
        )
        SheetError.__init__(self, text.format(path=clean(str(path))))


class NotCalculated(SheetError):
    """Formulas that a program wrote and no spreadsheet has calculated: their cells would be empty."""

    def __init__(self, path: Path, facts: SheetFacts) -> None:
        row, count = facts.first_not_calculated, facts.not_calculated
        text = ngettext(
            "{path}: {count} formula has no value yet (in row {row}). Open it in a spreadsheet, save it and "
            "take it in again.",
            "{path}: {count} formulas have no value yet (the first in row {row}). Open it in a spreadsheet, save it and "
            "take it in again.",
            count,
        )
        super().__init__(text.format(path=clean(str(path)), count=count, row=row))


class WorkbookFile:
    """One sheet of a workbook, read as often as it is asked for its rows.

    The bytes are read once, so that no other program can change them meanwhile. Raises SheetError.
    """

    encoding = ""
    delimiter = ""

    def __init__(self, path: Path, kind: str, score: Callable[[list[str]], int], *, sheet: str = "") -> None:
        self.path = path
        self.form = _FORMS[kind]
        content = _content(path)
        self.size = len(content)
        self.digest = hashlib.sha256(content).hexdigest()
        facts = measured(path, content) if kind != "ole" else xls_facts(content)
        self._book = _opened_book(path, content)
        self._parts = _parts_of_sheets(content) if kind == "xlsx" else {}
        visible, hidden = _sheet_names(self._book)
        glances = {name: self._glance(name, score) for name in visible[:_MOST_SHEETS]}
        filled = [name for name, known in glances.items() if known is not None]
        self.sheet = self._named(visible, hidden, sheet) if sheet else self._likeliest(filled, glances)
        self.other_sheets = tuple(name for name in filled if name != self.sheet)
        """The sheets with cells, but for hidden ones, that are not read."""
        self._facts = facts.get(self._parts.get(self.sheet, self.sheet), SheetFacts())
        self._table = self._loaded(self.sheet)
        self._hidden = tuple(
            name
            for name in hidden[:_MOST_SHEETS]
            if name != self.sheet and self._loaded(name).start is not None
        )
        self._done = 0
        if self._facts.not_calculated:
            raise NotCalculated(path, self._facts)

    @property
    def fields(self) -> Mapping[str, str]:
        """Nothing: what a column is has to be told by its header."""
        return {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What of the workbook a person does not see who opens it: hidden sheets, and hidden rows and columns, which are read."""
        rows, columns = self._facts.hidden_rows, self._facts.hidden_columns
        notes = []
        if self._hidden:
            names = ", ".join(in_quotes(clean(name)[:60]) for name in self._hidden[:_SHOWN_SHEETS])
            notes.append(_("hidden sheets, not read: {sheets}. Each by --sheet NAME").format(sheets=names))
        if rows:
            text = ngettext(
                "{count} row is hidden: it is read too", "{count} rows are hidden: they are read too", rows
            )
            notes.append(text.format(count=rows))
        if columns:
            text = ngettext(
                "{count} column is hidden: it is read too",
                "{count} columns are hidden: they are read too",
                columns,
            )
            notes.append(text.format(count=columns))
        return tuple(notes)

    @property
    def position(self) -> int:
        """How many bytes of the file were read, about, by who goes through the rows now."""
        height: int = self._table.total_height
        return self.size * self._done // max(height, 1)

    def rows(self) -> Generator[RawRow, None, None]:
        """The rows that are not blank. Raises EmptyFile where there is none."""
        start = self._table.start
        offset = start[1] if start else 0
        merged = Merged([*(self._table.merged_cell_ranges or ()), *self._facts.merged])
        errors = self._facts.errors
        is_empty, after_blank = True, False
        for place, values in enumerate(self._values()):
            self._done = place + 1
            texts = [cell_text(value) for value in values]
            if errors:
                texts = [errors.get((place, offset + at), text) for at, text in enumerate(texts)]
            merged.fill(place, offset, values, texts)
            cells = trimmed(texts)
            if not cells:
                after_blank = True
                continue
            is_empty = False
            yield RawRow(place + 1, place + 1, cells, after_blank)
            after_blank = False
        if is_empty:
            raise EmptyFile(self.path)

    def _values(self) -> Iterator[list[Value]]:
        """The rows of the sheet from its first one on, also blank ones."""
        values = iter(self._table.iter_rows())
        while True:
            with _told_as_broken(self.path):
                row = next(values, None)
            if row is None:
                return
            yield row

    def _named(self, visible: list[str], hidden: list[str], wanted: str) -> str:
        """The sheet of a name as it is written, or but for case. Raises WhichSheet."""
        names = (*visible, *hidden)
        alike = [name for name in names if name == wanted] or [
            name for name in names if clean(name).casefold() == clean(wanted).casefold()
        ]
        if not alike:
            raise WhichSheet(self.path, visible, wanted)
        return alike[0]

    def _likeliest(self, filled: list[str], known: Mapping[str, int | None]) -> str:
        """The only sheet with cells, or that with by far the most known headers. Raises EmptyFile or WhichSheet."""
        if not filled:
            raise EmptyFile(self.path)
        likely = sorted(filled, key=lambda name: -(known[name] or 0))
        counts = [known[name] or 0 for name in likely]
        if len(likely) > 1 and (not counts[0] or counts[0] < 2 * counts[1]):
            raise WhichSheet(self.path, filled)
        return likely[0]

    def _glance(self, name: str, score: Callable[[list[str]], int]) -> int | None:
        """How many known headers the first rows of a sheet have; None for a sheet without cells."""
        table = self._loaded(name)
        if table.start is None:
            return None
        with _told_as_broken(self.path):
            top = [
                [cell_text(value) for value in values] for values in islice(table.iter_rows(), HEADER_ROWS)
            ]
        return max(map(score, top), default=0)

    def _loaded(self, name: str) -> Any:
        """A sheet with all its cells, which takes memory: not kept but for the one that is read."""
        with _told_as_broken(self.path):
            return self._book.get_sheet_by_name(name)


def _content(path: Path) -> bytes:
    """All bytes of a file that does not change meanwhile. Raises SheetError."""
    before = file_state(path)
    try:
        with opened(path, LARGEST_WORKBOOK) as file:
            content = file.read(LARGEST_WORKBOOK + 1)
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from None
    if file_state(path) != before or len(content) != before[1]:
        raise ChangedMeanwhile(path)
    return content


@contextmanager
def _told_as_broken(path: Path) -> Iterator[None]:
    """Turn whatever the parser meets in a damaged file into a sentence, its panics too, which are no Exception."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, SheetError):
        raise
    except BaseException as error:  # noqa: BLE001 (see above)
        raise BrokenWorkbook(path, str(error)) from None


def _opened_book(path: Path, content: bytes) -> Any:
    """The workbook as its parser has it. Raises HasPassword, NoWorkbook or BrokenWorkbook."""
    try:
        with _told_as_broken(path):
            try:
                return CalamineWorkbook.from_filelike(io.BytesIO(content))
            except PasswordError:
                raise HasPassword(path) from None
    except BrokenWorkbook:
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            # An XLSX file with a password is an old Office file that holds it encrypted.
            is_locked = "EncryptedPackage".encode("utf-16-le") in content
            raise (HasPassword(path) if is_locked else NoWorkbook(path)) from None
        raise


def _sheet_names(book: Any) -> tuple[list[str], list[str]]:
    """The names of the sheets with cells: those to be seen, and those that are hidden."""
    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    visible = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    return visible, [one.name for one in sheets if one.name not in visible]


def _parts_of_sheets(content: bytes) -> dict[str, str]:
    """Of an XLSX file which part each sheet is, by its name; nothing where that is not said as it should be."""
    parts: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            targets = {
                one.get("Id", ""): one.get("Target", "")
                for one in _tree(archive, "xl/_rels/workbook.xml.rels")
            }
            for one in _tree(archive, "xl/workbook.xml").iter():
                if one.tag.endswith("}sheet"):
                    link = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
                    target = re.sub(r"^/?(xl/)?", "xl/", targets.get(link, ""))
                    parts[one.get("name", "")] = target
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}
    return parts


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """A part as XML. Raises ValueError for one that declares entities."""
    text = archive.read(part)
    if b"<!" in text[:2000]:
        raise ValueError(part)
    return ElementTree.fromstring(text)
