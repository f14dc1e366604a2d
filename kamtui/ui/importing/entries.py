"""The lines of the screen that brings in a list: what each says, and what enter does on it."""

import re
from collections.abc import Hashable, Sequence
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.text.language import _
from kamtui.exchange.importing.preview import PreviewLine
from kamtui.exchange.reading.sheet_errors import Answer
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns

WHAT = 30
"""Cells for what a line is about."""
OPTION = re.compile(r": --[a-z].*$")
"""What a reason says of the command line."""


class Does(StrEnum):
    """What enter does on a line; `importing.acts` has what does it."""

    NOTHING = ""
    GO_ON = "go on"
    """Go on with the file of which something was said before."""
    FILE = "file"
    FOLDER = "folder"
    PATH = "path"
    """Ask for the path of a file."""
    KIND = "kind"
    SHEET = "sheet"
    ENCODING = "encoding"
    OPTION = "option"
    """Show what may be said of that fact of the list."""
    HEADER = "header"
    COLUMNS = "columns"
    COLUMN = "column"
    """Show what a column may be taken for."""
    NAME = "name"
    """Show what a name may be."""
    FIELD = "field"
    ACCOUNT = "account"
    VALUE = "value"
    """Take the column for a field, the name for an account, the fact for a value."""
    ANSWER = "answer"
    MEND = "mend"
    AS_IT_STANDS = "as it stands"
    """Read the list without what was mended."""


class Entry(NamedTuple):
    """A line of the screen."""

    key: Hashable
    cells: tuple[tuple[str, int, str], ...]
    """Words, cells and looks, as columns have them."""
    says: str = ""
    """More about it, below the list or beside it."""
    does: Does = Does.NOTHING
    about: str = ""
    """The column, name, option or value that it is about."""
    line: PreviewLine | None = None
    number: int = 0
    """The line of the file that was left out."""
    answer: Answer | None = None
    """Of a question, what enter answers; where enter does nothing, what is likeliest by far."""
    is_heading: bool = False


class ImportLines(Lines):
    """The entries as lines."""

    def __init__(self, entries: Sequence[Entry], rule: str) -> None:
        self.entries = entries
        self._rule = rule

    def __len__(self) -> int:
        return len(self.entries)

    def entry(self, index: int) -> Entry | None:
        """The entry of a line."""
        return self.entries[index] if 0 <= index < len(self.entries) else None

    def key(self, index: int) -> Hashable:
        return self.entries[index].key

    def is_heading(self, index: int) -> bool:
        return self.entries[index].is_heading

    def draw(self, index: int, width: int) -> Sequence[Part]:
        entry = self.entries[index]
        if entry.is_heading and len(entry.cells) == 1:
            label = f" {entry.cells[0][0]} "
            return [(label, "heading"), (self._rule * max(width - len(label), 0), "rule")]
        return columns(entry.cells, width)


def heading(words: str) -> Entry:
    """The heading of a group of lines."""
    return Entry(("heading", words), ((words, 0, ""),), is_heading=True)


def heads(*cells: tuple[str, int]) -> Entry:
    """The heads of columns, each with its cells."""
    words = tuple((text, size, "dim") for text, size in cells)
    return Entry(("heads", words), words, is_heading=True)


def with_answer(words: str, answer: Answer | None) -> str:
    """Words about something, and what enter would say of it."""
    return f"{words}. " + _("{line.open} would {answer}.").format(answer=answer.words) if answer else words
