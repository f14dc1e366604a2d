"""What leaves the program as a file, by a key: the list in view, or everything that is in the book."""

import asyncio
from pathlib import Path

from kamtui import paths
from kamtui.domain.listing import Listing
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.moments import write_stored
from kamtui.exchange.everything.folder import require_free, write_folder
from kamtui.exchange.everything.source import Progress
from kamtui.exchange.everything.workbook import write_workbook
from kamtui.exchange.lists.file import UnknownEnding, require_ending, write_list
from kamtui.exchange.own_file import PlaceTaken, require_nothing
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.questions import OneLine, YesNo
from kamtui.ui.outgoing.writing_dialog import Writing
from kamtui.ui.shell.desk import Desk


async def save_list(desk: Desk, listing: Listing) -> None:
    """Ask for the name of a file, and write a list to it; of one that is there already it is asked."""
    path = await _asked_for(desk, _("The file to write, as .csv, .md or .xlsx"), _named(desk, "list", ".csv"))
    if path is None:
        return
    try:
        require_ending(path)
        replace = path.is_file() and not path.is_symlink()
        question = _("{path} is there already.").format(path=clean(str(path)))
        if replace and not await desk.show(YesNo(question, _("write it anew"), _("leave it"))):
            return
        await asyncio.to_thread(write_list, listing, path, replace=replace)
    except (UnknownEnding, PlaceTaken, BookError) as error:
        desk.say(str(error), is_error=True)
        return
    count = len(listing.rows)
    words = ngettext("{count} line", "{count} lines", count).format(count=show_whole(count))
    if listing.left:
        words = _("{words} of {all}").format(words=words, all=show_whole(count + listing.left))
    desk.say(_("Written to {path}: {what}.").format(path=path, what=words))


async def take_everything(desk: Desk) -> None:
    """Ask as what all records are to leave, and where to, and write them beside the interface."""
    answers = {
        "f": _("a folder of CSV files, which kamtui can take in again"),
        "x": _("a workbook (XLSX), for a spreadsheet"),
    }
    answer = await desk.show(Choose(_("Take everything with you: every record of this book"), answers))
    if answer is None:
        return
    is_folder = answer == "f"
    question = _("The folder to make") if is_folder else _("The file to make")
    path = await _asked_for(desk, question, _named(desk, "kamtui", "" if is_folder else ".xlsx"))
    if path is None:
        return
    try:
        (require_free if is_folder else require_nothing)(path)
    except (PlaceTaken, BookError) as error:
        desk.say(str(error), is_error=True)
        return
    book_path, made_at = desk.book.path, write_stored(desk.clock())

    def write(progress: Progress) -> int:
        """Write it on a connection of its own; how many records."""
        with Book.open(book_path, read_only=True) as book:
            if is_folder:
                return write_folder(book, path, made_at, progress).records
            return write_workbook(book, path, made_at, progress).records

    written = await desk.show(Writing(_("Everything is being written to {path}").format(path=path), write))
    if isinstance(written, str):
        desk.say(written, is_error=True)
    elif written is None:
        desk.say(_("Stopped. Nothing was written."))
    else:
        words = ngettext("{count} record", "{count} records", written).format(count=show_whole(written))
        desk.say(_("Written to {path}: {what}.").format(path=path, what=words))


async def _asked_for(desk: Desk, question: str, suggested: str) -> Path | None:
    """The path that was typed; None where none was."""
    typed = await desk.show(OneLine(question, suggested))
    return paths.book_at(typed) if typed else None


def _named(desk: Desk, name: str, ending: str) -> str:
    """What is suggested as the name of a file: in the person's home, with the day."""
    return str(Path("~") / f"{name}-{desk.today.isoformat()}{ending}")
