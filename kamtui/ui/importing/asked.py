"""What was said of a file that is to be brought in, and the steps from it to the book: read, planned, carried out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.domain.accounts.importing.said import Match, NoSuchAccount
from kamtui.domain.accounts.importing.shape import Shape
from kamtui.domain.planning import Planning
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency
from kamtui.domain.time.moments import to_local
from kamtui.exchange.importing.answers import NEW, Answers
from kamtui.exchange.importing.importer import Importer, Planned
from kamtui.exchange.importing.kind import FOUND_OUT
from kamtui.exchange.importing.list_kind import KindNotTold, known_headers, list_kind
from kamtui.exchange.importing.options import OF_ONE_FILE, importer_of, kind_labels, options_of
from kamtui.exchange.importing.preview import Preview
from kamtui.exchange.reading.sheet_errors import Answer, ChangedSinceMended, SheetError
from kamtui.exchange.reading.table_file import AS_FOUND, FileChoice
from kamtui.exchange.reading.top import FileTop, file_top
from kamtui.exchange.reading.workbook.file import WhichSheet
from kamtui.store.accounts.shapes import remember_shape, shape_of
from kamtui.store.book.book import Book
from kamtui.store.book.errors import CountsAnew, GoneMeanwhile
from kamtui.store.together import together


@dataclass(frozen=True)
class Asked:
    """A file, and all that was said of it; what is empty is found out."""

    path: Path
    kind: str = ""
    choice: FileChoice = AS_FOUND
    mapping: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    """Name → the account that it is; `NEW` for one to be made."""
    as_before: bool = False
    """Whether it is to be read as the last file with its headers was, if one is remembered."""

    @property
    def reading(self) -> object:
        """What the reading of the file depends on, and not only the plan."""
        return self.path, self.kind, self.choice, tuple(self.mapping.items()), tuple(self.said.items())


class Stopped(SheetError):
    """The person wants it no more."""

    def __init__(self) -> None:
        super().__init__(_("Stopped. The book is as it was."))


class Stop:
    """Says to who reads, plans or writes that it is wanted no more, and how far it is to who asks."""

    def __init__(self) -> None:
        self.is_wanted = True
        self.is_read = False
        """Whether the file is read, and being compared with the book."""
        self.percent = 0

    def progress(self, done: int, whole: int) -> None:
        """Told how far it is. Raises Stopped."""
        if not self.is_wanted:
            raise Stopped
        self.percent = 100 * done // max(whole, 1)


class Read(NamedTuple):
    """A list as it was read, kept for the next plan."""

    of: object
    kind: str
    top: FileTop | None
    importer: Importer[Any, Any]
    read: Any
    counts_in: Currency
    """What the book counted in: sums were turned into it when they were read."""
    planning: Planning
    """What an earlier plan found out."""


@dataclass(frozen=True)
class Found:
    """What came of a file: its top, what would be done, or why it cannot be read."""

    asked: Asked
    kind: str = ""
    top: FileTop | None = None
    kept: Read | None = None
    planned: Planned[Any, Any] | None = None
    preview: Preview | None = None
    error: str = ""
    remembered: str = ""
    """The name of the file as which it is read."""
    answers: tuple[Answer, ...] = ()
    """The answers to what the error asks."""
    is_first_likely: bool = False
    """Whether the first of them is the likeliest by far."""
    sheets: tuple[str, ...] = ()
    """The sheets among which one is to be chosen."""
    is_changed: bool = False
    """Whether the file is another than when lines of it were mended."""

    @property
    def choice(self) -> FileChoice:
        """How the file is read: its sheet is the one that is shown."""
        choice = self.asked.choice
        sheet = choice.sheet or (self.top.sheet if self.top is not None else "")
        return replace(choice, sheet=sheet)


def read_and_plan(book: Book, asked: Asked, kept: Read | None, stop: Stop) -> Found:
    """Read a file and plan it on a book, beside the screen; whatever is wrong comes out as a sentence."""
    so_far = Found(asked)
    try:
        so_far = _topped(book, so_far, kept)
        so_far = replace(so_far, kind=_kind(so_far, kept))
        read = _read(book, so_far, kept, stop)
        so_far = replace(so_far, kept=read)
        stop.is_read, stop.percent = True, 0
        read.planning.begin((book, book.state(), language.code(), _today()), stop.progress)
        # What was said of names may have changed since it was read.
        importer = _importer(so_far, read.kind)
        planned = importer.plan(book, read.read, read.planning)
        return replace(so_far, planned=planned, preview=importer.preview(planned))
    except WhichSheet as error:
        sheets = tuple(error.sheets)
        answers = tuple(Answer(sheet, "sheet", sheet) for sheet in sheets)
        return replace(so_far, error=str(error), sheets=sheets, answers=answers)
    except KindNotTold as error:
        labels = kind_labels()
        answers = tuple(Answer(labels[word], "kind", word) for word in error.kinds if word in labels)
        return replace(so_far, error=str(error), answers=answers)
    except ChangedSinceMended as error:
        return replace(so_far, kind=so_far.asked.kind, error=str(error), is_changed=True)
    except SheetError as error:
        kind = so_far.kind or so_far.asked.kind
        answers, is_likely = _answers(error, kind), error.is_first_likely
        return replace(so_far, kind=kind, error=str(error), answers=answers, is_first_likely=is_likely)
    except (NoSuchAccount, GoneMeanwhile) as error:
        return replace(so_far, error=str(error))


def _answers(error: SheetError, kind: str) -> tuple[Answer, ...]:
    """The answers to what an error asks: its own, or the values of the option that it names."""
    options = options_of(kind) if kind and error.asks else ()
    values = next((option.values for option in options if option.name == error.asks), {})
    asked = tuple(Answer(words, error.asks, value) for value, words in values.items() if value != FOUND_OUT)
    return error.answers or asked


def _today() -> date:
    return to_local(datetime.now(UTC)).date()


def _topped(book: Book, found: Found, kept: Read | None) -> Found:
    """With the top of the file; read as the last file with these headers was, where that is asked and remembered."""
    asked = found.asked
    if kept is not None and kept.of == asked.reading and not asked.as_before:
        return replace(found, top=kept.top)
    top = file_top(asked.path, known_headers, asked.choice)
    shape = shape_of(book, top.shape) if asked.as_before else None
    asked = replace(asked, as_before=False)
    if shape is None or shape.kind not in kind_labels():
        return replace(found, asked=asked, top=top)
    choice = replace(asked.choice, encoding=shape.encoding, header_line=shape.header_line)
    asked = replace(
        asked, kind=shape.kind, mapping=shape.mapping, said={**asked.said, **shape.said}, choice=choice
    )
    return replace(found, asked=asked, top=file_top(asked.path, known_headers, choice), remembered=shape.file)


def shape_said(asked: Asked, found: Found, usual: Mapping[str, str]) -> Shape | None:
    """What is to be remembered of a file for the next with its headers; None where nothing was said but what is `usual`."""
    choice, top = asked.choice, found.top
    lasting = {
        name: value
        for name, value in asked.said.items()
        if name not in OF_ONE_FILE and value != usual.get(name)
    }
    if top is None or not (asked.kind or asked.mapping or choice.encoding or choice.header_line or lasting):
        return None
    return Shape(
        top.shape,
        clean(asked.path.name),
        found.kind,
        asked.mapping,
        lasting,
        choice.encoding,
        choice.header_line,
    )


def _kind(found: Found, kept: Read | None) -> str:
    """The kind of the list: the one said, else the one that its header tells. Raises SheetError."""
    if kept is not None and kept.of == found.asked.reading:
        return kept.kind
    return found.asked.kind or list_kind(found.asked.path, found.choice).kind.value


def _read(book: Book, found: Found, kept: Read | None, stop: Stop) -> Read:
    asked = found.asked
    if kept is not None and kept.of == asked.reading and kept.counts_in is book.currency:
        return kept
    importer = _importer(found, found.kind)
    read = importer.read(stop.progress)
    stop.progress(1, 1)
    return Read(asked.reading, found.kind, found.top, importer, read, book.currency, Planning())


def carry_out(book: Book, found: Found, usual: Mapping[str, str], stop: Stop) -> None:
    """Take in what was found, as one act, and remember how it was read. Raises BookError; what `stop` raises ends it.

    Raises CountsAnew where the book counts in another currency than when the sums were read.
    """
    assert found.planned is not None and found.kept is not None
    if found.kept.counts_in is not book.currency:
        raise CountsAnew(found.kept.counts_in)
    importer, plan = found.kept.importer, found.planned.plan
    shape = shape_said(found.asked, found, usual)
    if shape is None:
        importer.carry_out(book, plan, stop.progress)
        return
    with together(book, _("Bring in {file}").format(file=shape.file)):
        importer.carry_out(book, plan, stop.progress)
        remember_shape(book, shape)


def _importer(found: Found, kind: str) -> Importer[Any, Any]:
    asked = found.asked
    matches = tuple(Match(name, account) for name, account in asked.answers.items() if account != NEW)
    add = tuple(name for name, account in asked.answers.items() if account == NEW)
    answers = Answers(matches=matches, add=add)
    return importer_of(kind, asked.path, asked.mapping, answers, found.choice, asked.said)
