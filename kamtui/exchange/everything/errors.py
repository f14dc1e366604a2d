"""Why a folder is not taken into the book: each a sentence that names file and line and says what to do."""

from pathlib import Path

from kamtui.domain.text.cleaning import clean, quoted
from kamtui.domain.text.language import _


class FolderRefused(Exception):
    """A folder that cannot be taken into the book, as a sentence; nothing of it was taken in."""


class NotAnExport(FolderRefused):
    """A folder without the file that tells what is in it."""

    def __init__(self, folder: Path, about: str) -> None:
        text = _(
            "{path} is not a folder that “kamtui export all” wrote: there is no {file} in it. To take a list in, name the "
            "file itself."
        )
        super().__init__(text.format(path=_shown(folder), file=about))


class OtherFormat(FolderRefused):
    """A folder of another format than this program's: an older or a newer one, or none that can be told."""

    def __init__(self, folder: Path, number: str, known: int) -> None:
        if not (number.isascii() and number.isdigit()):
            text = _(
                "{path} does not say in about.csv of which format it is. Write it anew, from the book itself."
            )
        elif len(number) > len(str(known)) or int(number) > known:
            text = _(
                "{path} was written by a newer kamtui (format {number}; this one reads {known}). "
                "Take it in with that one, or a newer one."
            )
        else:
            text = _(
                "{path} was written by an older kamtui (format {number}; this one reads {known}). "
                "Open its book with this kamtui, and write the folder anew."
            )
        super().__init__(text.format(path=_shown(folder), number=quoted(number), known=known))


class OtherCurrency(FolderRefused):
    """The sums of a folder are in another currency than those of the book."""

    def __init__(self, theirs: str, ours: str) -> None:
        text = _(
            "The sums of this folder are in {theirs}, those of the book in {ours}. Take it into a new book."
        )
        super().__init__(text.format(theirs=quoted(theirs), ours=ours))


class MissingFile(FolderRefused):
    """A file is not there."""

    def __init__(self, folder: Path, name: str) -> None:
        text = _("{file} is missing in {path}: every file is needed, also one without records.")
        super().__init__(text.format(file=name, path=_shown(folder)))


class UnknownFile(FolderRefused):
    """A file of records that this program knows nothing of."""

    def __init__(self, folder: Path, name: str) -> None:
        text = _(
            "{file} in {path} is no file that kamtui writes: what is in it would be lost. Move it out of the folder."
        )
        super().__init__(text.format(file=quoted(name), path=_shown(folder)))


class InFile(FolderRefused):
    """Something about a file, or a line of it: what is wrong is a sentence without its full stop."""

    def __init__(self, name: str, what: str, *, line: int | None = None, column: str = "") -> None:
        place = _("{file}, line {line}").format(file=name, line=line) if line else name
        where = f"{place}, {column}" if column else place
        super().__init__(f"{where}: {what}. {_('Nothing was taken in.')}")


def _shown(path: Path) -> str:
    return clean(str(path), limit=4000)
