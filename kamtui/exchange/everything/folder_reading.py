"""A folder of CSV files that the program wrote, taken into a book: all of it or nothing.

Spreadsheets may have changed how the files are written (the mark at the head, the delimiter, line ends, the order of
columns), and nothing else: each cell is looked at, and what is not as it was written is said with its line.
"""

import codecs
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.everything.about import ENDING, HEADER, NAME, About
from kamtui.exchange.everything.cells import BadCell, read_cell
from kamtui.exchange.everything.errors import (
    FolderRefused,
    InFile,
    MissingFile,
    NotAnExport,
    OtherCurrency,
    OtherFormat,
    UnknownFile,
)
from kamtui.exchange.reading.csv_text import CsvFile, RawRow
from kamtui.exchange.reading.named_file import opened
from kamtui.exchange.reading.sheet_errors import EmptyFile, SheetError, UnreadableFile
from kamtui.store.book.book import Book
from kamtui.store.book.migrations import VERSION
from kamtui.store.records.changes import (
    Given,
    LeadsNowhere,
    RecordDiffers,
    RecordRefused,
    RuleBroken,
    StandsTwice,
    Taken,
    take_in,
)
from kamtui.store.records.kinds import Column, Kind, kinds
from kamtui.store.records.reads import holds_nothing
from kamtui.store.records.scope import OF_THE_BOOK

Progress = Callable[[int, int], None]
_CHUNK = 2**20


class FolderRead(NamedTuple):
    """A folder that the program wrote, of which every file is there."""

    path: Path
    about: About
    files: dict[Kind, CsvFile]

    @property
    def whole(self) -> int:
        """How many records are in it."""
        return sum(self.about.counts.values())


def read_folder(path: Path) -> FolderRead:
    """Look whether a folder is one that the program wrote, with every file. Raises FolderRefused."""
    about = _read_about(path)
    if about.format != str(VERSION):
        raise OtherFormat(path, about.format, VERSION)
    known = {f"{kind.name}{ENDING}": kind for kind in kinds()}
    for found in sorted(path.iterdir()):
        if found.suffix.casefold() == ENDING and found.name not in (*known, NAME):
            raise UnknownFile(path, found.name)
    for name, kind in known.items():
        if not (path / name).exists() or kind.name not in about.counts:
            raise MissingFile(path, name)
    files = {kind: _opened(path / name, [c.title for c in kind.columns]) for name, kind in known.items()}
    return FolderRead(path, about, files)


def take_folder_in(book: Book, read: FolderRead, progress: Progress, *, is_trial: bool = False) -> Taken:
    """Take in what is in a folder, as one act; what the book has already, it has to have alike.

    What `progress` raises ends it with nothing taken in. Raises FolderRefused and BookError.
    """
    is_new = holds_nothing(book)
    if not is_new and read.about.currency != book.currency.value:
        raise OtherCurrency(read.about.currency, book.currency.value)
    done = 0

    def given(kind: Kind) -> Iterator[Given]:
        nonlocal done
        for record in _records(read, kind):
            done += 1
            yield record

    # The book's own currency stays where it is: it is the same.
    taken = [kind for kind in read.files if is_new or kind.name not in OF_THE_BOOK]
    name = ngettext(
        "Take in {count} record from a folder", "Take in {count} records from a folder", read.whole
    )
    try:
        taken_in = take_in(
            book,
            name.format(count=read.whole),
            ((kind, given(kind)) for kind in taken),
            lambda: progress(done, read.whole),
            is_trial=is_trial,
        )
    except RecordRefused as refused:
        raise InFile(f"{refused.kind.name}{ENDING}", _why(refused), line=refused.place) from None
    except LeadsNowhere as lost:
        raise _leads_nowhere(read, lost) from None
    return taken_in._replace(known=read.whole - taken_in.new)


def _read_about(path: Path) -> About:
    if not (path / NAME).exists():
        raise NotAnExport(path, NAME)
    file = _opened(path / NAME, list(HEADER))
    lines = {}
    for raw in _below_header(file):
        if len(raw.cells) != len(HEADER):
            raise InFile(NAME, _("two cells belong in each line"), line=raw.line)
        name, value = raw.cells
        lines[name.strip()] = value.strip()
    try:
        return About.from_lines(lines)
    except KeyError as missing:
        raise InFile(NAME, _("the line “{name}” is missing").format(name=missing.args[0])) from None
    except ValueError:
        raise InFile(NAME, _("how many records a file has is not a number")) from None


def _opened(path: Path, titles: Sequence[str]) -> CsvFile:
    """A file, its header looked at. Raises FolderRefused."""
    try:
        _require_utf8(path)
        file = CsvFile(path, lambda cells: len({*titles} & {cell.strip() for cell in cells}), "utf-8")
        header = next(file.rows(), None)
    except SheetError as error:
        raise FolderRefused(_not_to_be_read(path, error)) from None
    _require_header(path.name, titles, header.cells if header else [])
    return file


def _require_utf8(path: Path) -> None:
    """Raise InFile where a byte is not UTF-8: no letter is guessed. Raises SheetError where it cannot be read."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    line = 1
    with opened(path) as file:
        try:
            for chunk in iter(lambda: file.read(_CHUNK), b""):
                line += decoder.decode(chunk).count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            what = _("it is not UTF-8 any more: save it as “CSV UTF-8”")
            raise InFile(path.name, what, line=line) from None
        except OSError as error:
            raise UnreadableFile(path, error.strerror or str(error)) from None


def _not_to_be_read(path: Path, error: SheetError) -> str:
    if isinstance(error, EmptyFile):
        return str(InFile(path.name, _("it is empty, without even a header")))
    return str(error)


def _require_header(name: str, titles: Sequence[str], header: Sequence[str]) -> None:
    found = [cell.strip() for cell in header]
    for title in titles:
        if found.count(title) != 1:
            what = (
                _("the column “{column}” is missing") if title not in found else _("“{column}” stands twice")
            )
            raise InFile(name, what.format(column=title), line=1)
    for title in found:
        if title not in titles:
            what = _("no column “{column}” is known: what is in it would be lost")
            raise InFile(name, what.format(column=quoted(title)), line=1)


def _below_header(file: CsvFile) -> Iterator[RawRow]:
    """The lines of a file without its header. Raises FolderRefused."""
    try:
        rows = file.rows()
        next(rows)
        yield from rows
    except SheetError as error:
        raise FolderRefused(str(error)) from None


def _records(read: FolderRead, kind: Kind) -> Iterator[Given]:
    """The records of a kind, as they are to be stored. Raises FolderRefused."""
    file, name = read.files[kind], f"{kind.name}{ENDING}"
    places = _places(file, kind)
    count = 0
    for raw in _below_header(file):
        if len(raw.cells) != len(places):
            text = _("{count} cells stand there, and {wanted} belong there")
            raise InFile(name, text.format(count=len(raw.cells), wanted=len(places)), line=raw.line)
        count += 1
        yield Given(raw.line, tuple(_stored(column, raw, place, name) for column, place in places))
    wanted = read.about.counts[kind.name]
    if count != wanted:
        text = _(
            "its number of records is {count}, and {about} says {wanted}; if {count} is right, write it there"
        )
        raise InFile(name, text.format(count=count, wanted=wanted, about=NAME))


def _places(file: CsvFile, kind: Kind) -> list[tuple[Column, int]]:
    """Each column of a kind, and its place in the lines of the file."""
    header = [cell.strip() for cell in next(file.rows()).cells]
    return [(column, header.index(column.title)) for column in kind.columns]


def _stored(column: Column, raw: RawRow, place: int, name: str) -> str | int | None:
    try:
        return read_cell(column, raw.cells[place])
    except BadCell as error:
        raise InFile(name, str(error), line=raw.line, column=column.title) from None


def _why(refused: RecordRefused) -> str:
    """What the book has against a record."""
    if isinstance(refused, RecordDiffers):
        text = _("the book has this record already, with another “{column}”; what is newer is not known")
        return text.format(column=refused.column.title)
    named = ", ".join(column.title for column in refused.columns) if isinstance(refused, RuleBroken) else ""
    if isinstance(refused, StandsTwice):
        return _("there is another record with the same {columns}").format(columns=named)
    return _("{columns} cannot be so").format(columns=named)


def _leads_nowhere(read: FolderRead, lost: LeadsNowhere) -> FolderRefused:
    """The sentence for a record that points to none, with its line."""
    lines = (given.place for given in _records(read, lost.kind) if lost.record_id == next(iter(given.row)))
    line = next(lines, None)
    text = _("it leads to no line of {file}").format(file=f"{lost.column.leads_to}{ENDING}")
    return InFile(f"{lost.kind.name}{ENDING}", text, line=line, column=lost.column.title)
