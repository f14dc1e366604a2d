"""A list as a file: CSV, Markdown or a workbook, by the ending of its name."""

from pathlib import Path

from kamtui.domain.listing import Listing
from kamtui.domain.text.language import _
from kamtui.exchange import own_file
from kamtui.exchange.listing import as_csv, as_markdown
from kamtui.exchange.lists.workbook import workbook_of

ENDINGS = (".csv", ".md", ".xlsx")


class UnknownEnding(Exception):
    """The name of a file does not say what it is to be; the message is the sentence for the person."""

    def __init__(self) -> None:
        text = _("The ending says what it becomes: {endings}.")
        super().__init__(text.format(endings=", ".join(ENDINGS)))


def require_ending(path: Path) -> None:
    """Raise UnknownEnding where a name says of no kind of file that it is one."""
    if path.suffix.casefold() not in ENDINGS:
        raise UnknownEnding


def write_list(listing: Listing, path: Path, *, replace: bool) -> None:
    """Write a list to a file for its owner only, whole or not at all, in place of an ordinary one if it is to `replace` it.

    Raises UnknownEnding, PlaceTaken where something else is there, BookError where no file can be made.
    """
    require_ending(path)
    content = {
        ".csv": lambda: as_csv(listing).encode("utf-8-sig"),  # with the mark by which spreadsheets know it
        ".md": lambda: "".join(f"{line}\n" for line in as_markdown(listing)).encode(),
        ".xlsx": lambda: workbook_of(listing),
    }[path.suffix.casefold()]()
    own_file.put(content, path, lambda _head: replace, _("it is there already"))
