"""Why a file cannot be taken as the list it should be: each a sentence that says what to do."""

from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _


class Answer(NamedTuple):
    """One answer to what a file leaves open, in words: the value of an option, or what a column is."""

    words: str
    option: str
    """The option, or "" where it is said what a column is."""
    value: str
    column: str = ""

    @classmethod
    def of_column(cls, words: str, column: str, field: str) -> "Answer":
        """That a column is a field."""
        return cls(words, "", field, column)


class SheetError(Exception):
    """A file that cannot be taken as the list it should be, as a sentence that says what to do."""

    answers: tuple[Answer, ...] = ()
    """Of a question, the answers that a screen can offer; none where something else has to be done."""
    asks = ""
    """The option of the kind of list whose values are the answers."""
    is_first_likely = False
    """Whether the first of the answers is the likeliest by far, so that one key gives it."""


class NoFileHere(SheetError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("There is no file {path}. Check the name.").format(path=clean(str(path))))


class NotAFile(SheetError):
    """A folder, pipe or device."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} is not a file: name the file itself.").format(path=clean(str(path))))


class UnreadableFile(SheetError):
    """The system does not let us read it."""

    def __init__(self, path: Path, why: str) -> None:
        text = _("{path} cannot be read ({why}).")
        super().__init__(text.format(path=clean(str(path)), why=clean(why)))


class FileTooLarge(SheetError):
    """More than a list of accounts or sales can be."""

    def __init__(self, path: Path, largest: int) -> None:
        text = _("{path} is too large to be such a list: at most {megabytes} MB.")
        super().__init__(text.format(path=clean(str(path)), megabytes=largest // 2**20))


class TooManyRows(FileTooLarge):
    """More rows than a list of accounts can have."""

    def __init__(self, path: Path, most: int) -> None:
        text = _("{path} is too large to be such a list: at most {rows} rows.")
        SheetError.__init__(self, text.format(path=clean(str(path)), rows=most))


class TooManyColumns(FileTooLarge):
    """More columns than a spreadsheet has."""

    def __init__(self, path: Path, line: int, most: int) -> None:
        text = _("{path}, line {line}: more columns than a list can have (at most {most}).")
        SheetError.__init__(self, text.format(path=clean(str(path)), line=line, most=most))


class EndlessLine(FileTooLarge):
    """A text without line ends."""

    def __init__(self, path: Path) -> None:
        text = _("{path} is no such list: a line of it has no end.")
        SheetError.__init__(self, text.format(path=clean(str(path))))


class ChangedMeanwhile(SheetError):
    """Another program wrote to the file while it was read."""

    def __init__(self, path: Path) -> None:
        text = _("{path} was changed while it was read. Import it again when it is whole.")
        super().__init__(text.format(path=clean(str(path))))


class ChangedSinceMended(SheetError):
    """The file is another than when some of its rows were mended: what was typed may belong to other rows by now."""

    def __init__(self, path: Path) -> None:
        text = _("{path} was changed since its lines were mended here: they may be others by now.")
        super().__init__(text.format(path=clean(str(path))))


class EmptyFile(SheetError):
    """Nothing in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} is empty.").format(path=clean(str(path))))


class NotText(SheetError):
    """A workbook, picture or other binary file."""

    def __init__(self, path: Path, kind: str) -> None:
        text = _("{path} is not a CSV file ({kind}): open it in its program and save it as CSV.")
        super().__init__(text.format(path=clean(str(path)), kind=kind))


class UnknownEncoding(SheetError):
    """An encoding that was asked for and that nobody knows."""

    def __init__(self, encoding: str) -> None:
        text = _("There is no encoding “{encoding}”; try utf-8, utf-16 or cp1251.")
        super().__init__(text.format(encoding=clean(encoding)))


class UnclosedQuote(SheetError):
    """A quote that opens a cell and is never closed, so that the rest of the file is one cell."""

    def __init__(self, path: Path, line: int) -> None:
        text = _('{path}, line {line}: a quote (") is opened and never closed. Close or delete it.')
        super().__init__(text.format(path=clean(str(path)), line=line))
