"""Where a person stands on the way from a file to the book, step by step, each to be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from kamtui.exchange.importing.nearby import Folder, NearbyFile
from kamtui.exchange.importing.options import may_be_several
from kamtui.exchange.reading.mended import Mended, MendedRow
from kamtui.exchange.reading.sheet_errors import Answer
from kamtui.ui.importing.asked import Asked, Found


class Mode(Enum):
    """What the lines of the screen are."""

    FILES = auto()
    LIST = auto()
    """How the list is read, and what it would do."""
    COLUMNS = auto()
    """What its columns are taken for."""
    FIELDS = auto()
    """What a column may be."""
    ACCOUNTS = auto()
    """Which account a name may be."""
    VALUES = auto()
    """What may be said of the list."""


class Importing:
    """Where a person stands on the way from a file to the book; each step tells `changed` that something is to be done anew."""

    def __init__(self) -> None:
        self.changed: Callable[[], None] = lambda: None
        """Told after each step: the screen in view reads anew what was asked for."""
        self.mode = Mode.FILES
        self.asked: Asked | None = None
        self.found: Found | None = None
        self.usual: Mapping[str, str] = {}
        """What the settings say of every list."""
        self.remembered = ""
        """The name of the file as which this one is read."""
        self.about = ""
        """The column, name or option of which something is chosen."""
        self.folder: Path | None = None
        """The folder whose files are shown; None shows the newest ones of the usual folders."""
        self.looked_into: Folder | None = None
        """What stands in that folder."""
        self.files: list[NearbyFile] = []
        """The newest files."""
        self.folders: list[Path] = []
        """The folders in which a list is likely."""
        self._before: list[Asked | None] = []
        """What was said before each step, to be taken back; None where the step was an act of the book."""

    def take_file(self, path: Path, said: Mapping[str, str] | None = None, *, as_before: bool = True) -> None:
        """Begin with a file; `said` is what the settings say of every list, `as_before` whether what is remembered holds."""
        self.usual = dict(said or {})
        self.remembered = ""
        self.asked, self.found, self.mode = Asked(path, said=self.usual, as_before=as_before), None, Mode.LIST
        self._before.clear()
        self.changed()

    def go_on(self) -> None:
        """Go on with the file of which something was said before, read as it stands by now."""
        if self.asked is not None:
            self.found, self.mode = None, Mode.LIST
            self.changed()

    def show_folder(self, folder: Path | None) -> None:
        """Show the files of a folder, or the newest ones."""
        if folder != self.folder:
            self.folder = folder
            self.changed()

    def take_over(self, found: Found) -> bool:
        """Show what was found, if it is what is asked for by now; whether it is."""
        if self.asked is None or (
            replace(self.asked, as_before=False) != replace(found.asked, as_before=False)
            and not (self.asked.as_before and found.remembered and found.asked.path == self.asked.path)
        ):
            return False
        self.asked, self.found = found.asked, found
        self.remembered = found.remembered or self.remembered
        return True

    def choose_about(self, mode: Mode, about: str) -> None:
        """Show what may be chosen of a column, a name or an option."""
        self.mode, self.about = mode, about
        self.changed()

    def map_column(self, field_name: str) -> None:
        """Say what the column chosen is."""
        self._map(self.about, field_name, Mode.COLUMNS)

    def take_answer(self, answer: Answer) -> None:
        """Take an answer to what the file leaves open."""
        if answer.option:
            self.say(answer.option, answer.value)
        else:
            self._map(answer.column, answer.value, Mode.LIST)

    def _map(self, column: str, field_name: str, mode: Mode) -> None:
        if self.asked is not None:
            mapping = {
                header: known
                for header, known in self.asked.mapping.items()
                if known != field_name or may_be_several(field_name)
            }
            mapping = {**mapping, column: field_name}
            self._say(replace(self.asked, mapping=mapping), mode)

    def answer(self, name: str, account: str) -> None:
        """Say which account a name is; "" takes what was said back."""
        if self.asked is not None:
            answers = {known: said for known, said in self.asked.answers.items() if known != name}
            self._say(replace(self.asked, answers={**answers, name: account} if account else answers))

    def answer_all(self, answers: Mapping[str, str]) -> None:
        """Say of several names at once which account each is."""
        if self.asked is not None:
            self._say(replace(self.asked, answers={**self.asked.answers, **answers}))

    def mend(self, row: MendedRow, digest: str) -> None:
        """Say how a row of the file is to be read, or that it is left out; `digest` is that of the file as it stands."""
        if self.asked is not None:
            mended = (self.asked.choice.mended or Mended(digest, ())).having(row)
            self._mend(self.asked, mended if mended.rows else None)

    def mend_nothing(self) -> None:
        """Read all rows as they stand in the file."""
        if self.asked is not None:
            self._mend(self.asked, None)

    def _mend(self, asked: Asked, mended: Mended | None) -> None:
        self._say(replace(asked, choice=replace(asked.choice, mended=mended)))

    def say(self, option: str, value: str) -> None:
        """Say something of the list: its kind, its sheet, or the value of an option of its kind."""
        if self.asked is None:
            return
        asked, choice = self.asked, self.asked.choice
        if option == "kind":
            asked = replace(asked, kind=value, mapping={}, said=dict(self.usual))
        elif option == "sheet":
            asked = replace(
                asked, choice=replace(choice, sheet=value, header_line=0, mended=None), mapping={}
            )
        elif option == "encoding":
            asked = replace(asked, choice=replace(choice, encoding=value))
        elif option == "header":
            asked = replace(asked, choice=replace(choice, header_line=int(value or 0)), mapping={})
        else:
            said = {known: now for known, now in asked.said.items() if known != option}
            asked = replace(asked, said={**said, option: value} if value else said)
        self._say(asked)

    def back(self) -> bool:
        """Go a step back; whether there was one."""
        if self.mode is Mode.FILES:
            was_inside = self.folder is not None
            self.show_folder(None)
            return was_inside
        above = {Mode.LIST: Mode.FILES, Mode.FIELDS: Mode.COLUMNS}
        self.mode = above.get(self.mode, Mode.LIST)
        self.changed()
        return True

    def show_columns(self) -> None:
        """Show the columns of the list, or what becomes of it again."""
        if self.found is not None and self.mode in (Mode.LIST, Mode.COLUMNS):
            self.mode = Mode.LIST if self.mode is Mode.COLUMNS else Mode.COLUMNS
            self.changed()

    def end(self) -> None:
        """The list is taken in: back to the files."""
        self.asked, self.found, self.mode = None, None, Mode.FILES
        self._before.clear()

    def take_back(self) -> bool:
        """Take back what was said last; False where the newest act of the book is to be taken back."""
        before = self._before.pop() if self._before else None
        if before is None:
            return False
        self.asked, self.mode = before, Mode.LIST
        self.changed()
        return True

    def book_changed(self) -> None:
        """An act of the book was done by the way: the next undo takes it back."""
        self._before.append(None)

    def _say(self, asked: Asked, mode: Mode = Mode.LIST) -> None:
        if self.asked is not None:
            self._before.append(self.asked)
        self.asked, self.mode = asked, mode
        self.changed()
