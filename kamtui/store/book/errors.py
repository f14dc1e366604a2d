"""What can go wrong with a book, each as a sentence that says what to do.

A `BookError` is for the person and never a fault of the program; its text may be shown as it is.
"""

import os
import sqlite3
from pathlib import Path

from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency
from kamtui.domain.text.shell import command_line
from kamtui.store.book.share import is_on_network


class BookError(Exception):
    """Something the person must be told about their book."""


class NoBookHere(BookError):
    """There is no file at the path."""

    def __init__(self, path: Path, backup: Path | None = None) -> None:
        self.path = path
        if backup is None:
            text = _("There is no book at {path}. Check the name, or leave out --book.").format(path=path)
        else:
            text = _("The book {path} is gone, but not its backups.").format(path=path)
            text += " " + _newest_backup(path, backup) + " " + _elsewhere(backup)
        super().__init__(text)

    def with_backup(self, backup: Path) -> "NoBookHere":
        """The same, naming a backup that can take the book's place."""
        return NoBookHere(self.path, backup)


class NotABook(BookError):
    """The path leads to something that is not a kamtui book; it is left as it is."""

    def __init__(
        self, path: Path, why: str, *, takes_place: bool = False, backup: Path | None = None
    ) -> None:
        """`takes_place` says that it may stand where a book was, so that its backup is of use."""
        self.path, self.why, self.takes_place = path, why, takes_place
        text = _("{path} is not a kamtui book ({why}). It was left as it is; name another file with --book.")
        if backup is not None:
            text = _("{path} is not a kamtui book ({why}), but it was one. It was left as it is.")
        text = text.format(path=path, why=why)
        if backup is not None:
            text += " " + _newest_backup(path, backup)
        super().__init__(text)

    def with_backup(self, backup: Path) -> "NotABook":
        """The same, naming a backup that can take its place."""
        return NotABook(self.path, self.why, takes_place=self.takes_place, backup=backup)


class NewerBook(BookError):
    """The book was written by a newer kamtui; it is left as it is."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        text = _(
            "{path} was written by a newer kamtui (format {version}; this one knows {known}). "
            "It was left as it is; update kamtui and open it again."
        )
        super().__init__(text.format(path=path, version=version, known=known))


class MigratedMeanwhile(BookError):
    """A newer kamtui brought the book to its format while this one had it open."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        text = _(
            "{path} was brought to format {version} by a newer kamtui while it was open here, and this one knows "
            "{known}: nothing was saved. Close this window and open the book with the newer kamtui."
        )
        super().__init__(text.format(path=path, version=version, known=known))


class OlderBook(BookError):
    """The book must be brought to this program's format first, and cannot be written."""

    def __init__(self, path: Path) -> None:
        text = _(
            "{path} was written by an older kamtui and must be brought up to date, but it can only be read. "
            "Make the file and its folder writable and open it again."
        )
        super().__init__(text.format(path=path))


class DamagedBook(BookError):
    """The file is damaged; it is left as it is and the newest good backup is named."""

    def __init__(self, path: Path, detail: str = "", backup: Path | None = None) -> None:
        self.path, self.detail = path, detail
        text = _("The book {path} is damaged{detail}. It was left as it is.").format(
            path=path, detail=f" ({detail})" if detail else ""
        )
        if backup is not None:
            text += " " + _newest_backup(path, backup)
        rescue = _("To copy what can still be read into a new book: {command}")
        text += " " + rescue.format(command=command_line("kamtui", "--book", str(path), "rescue", "NEW.db"))
        super().__init__(text)

    def with_backup(self, backup: Path | None) -> "DamagedBook":
        """The same, naming a backup that can take the book's place."""
        return DamagedBook(self.path, self.detail, backup)


class ReadOnlyBook(BookError):
    """The book, or its folder, cannot be written."""

    def __init__(self, path: Path) -> None:
        text = _(
            "{path} can only be read: nothing was saved. Leave out --read-only, "
            "or make the file and its folder writable."
        )
        super().__init__(text.format(path=path))


class BusyBook(BookError):
    """Another program holds the book for longer than we wait."""

    def __init__(self) -> None:
        super().__init__(_("Another program is writing the book: nothing was saved. Try again in a moment."))


class DiskTrouble(BookError):
    """The disk is full or fails."""

    def __init__(self, full: bool) -> None:
        super().__init__(
            _("The disk is full: nothing was saved. Free some space and save again.")
            if full
            else _("The disk could not be written: nothing was saved. Check it, then save again.")
        )


class ShareOutOfReach(BookError):
    """The network drive that the book lies on does not answer, or broke off."""

    def __init__(self, path: Path) -> None:
        text = _(
            "The network drive with {path} cannot be reached or broke off: nothing was saved. Connect it and try "
            "again; a book is safest on this computer, with copies elsewhere: kamtui backup FILE"
        )
        super().__init__(text.format(path=path))


class NoLocksHere(BookError):
    """The book lies where files cannot be locked, as on many network drives."""

    def __init__(self, path: Path) -> None:
        text = _(
            "{path} lies where files cannot be locked, as on many network drives, so that two windows could "
            "spoil it: nothing was saved. Copy it to a folder on this computer and open that copy with --book."
        )
        super().__init__(text.format(path=path))


class BookIsOpen(BookError):
    """The file to be replaced is held by another program, as Windows holds every open file."""

    def __init__(self, path: Path) -> None:
        text = _(
            "{path} is open in another window or program, or may not be replaced: nothing was changed. "
            "Close it there, then try again."
        )
        super().__init__(text.format(path=path))


class BookReplaced(BookError):
    """The file under the running program was moved, replaced or emptied."""

    def __init__(self, path: Path, copy: Path | None, backup: Path | None = None) -> None:
        text = _("The file {path} was moved, replaced or emptied while it was open: nothing was saved to it.")
        if copy is not None:
            text += " " + _("Everything up to now is in {copy}; open that one with --book.").format(copy=copy)
        elif backup is not None:
            text += " " + _newest_backup(path, backup)
        super().__init__(text.format(path=path))


def _elsewhere(backup: Path) -> str:
    """How to begin a new book where backups of another one lie."""
    text = _("To begin an empty book instead, name another file with --book, or move {folder} away first.")
    return text.format(folder=backup.parent)


def _newest_backup(path: Path, backup: Path) -> str:
    command = command_line("kamtui", "--book", str(path), "restore", str(backup))
    listing = command_line("kamtui", "--book", str(path), "backups")
    text = _(
        "Its newest good backup is {name}; to put that in its place: {command} All of them, with what is in each: {listing}"
    )
    return text.format(name=backup.name, command=command, listing=listing)


class NothingToUndo(BookError):
    """There is no act to take back."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to undo."))


class NothingToRedo(BookError):
    """There is no undone act to bring back."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to redo."))


class ChangedSince(BookError):
    """What an undo or redo would touch was changed by somebody since."""

    def __init__(self, name: str) -> None:
        text = _("“{name}” cannot be taken back: what it touched has been changed since.")
        super().__init__(text.format(name=name))


class GoneMeanwhile(BookError):
    """The record to change was deleted, perhaps in another window."""

    def __init__(self) -> None:
        super().__init__(_("This record is no longer in the book; somebody deleted it meanwhile."))


class EndedMeanwhile(BookError):
    """The term to check, put off or renegotiate no longer holds, perhaps since another window ended it."""

    def __init__(self) -> None:
        super().__init__(
            _("This term no longer holds; it was ended or renegotiated meanwhile. Nothing was saved.")
        )


class ValuedMeanwhile(BookError):
    """What a problem, a favour or a service was worth stands in the book already, perhaps since another window wrote it."""

    def __init__(self) -> None:
        super().__init__(
            _("What this was worth was written down meanwhile, and would count twice. Nothing was saved.")
        )


class ProposedMeanwhile(BookError):
    """The term to check is only proposed, perhaps since another window changed its state."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This term is only proposed; nobody agreed to it yet, so there is nothing to check. Nothing was saved."
            )
        )


class WonMeanwhile(BookError):
    """The prospect to give up is a customer by now, or was one, perhaps since another window won it."""

    def __init__(self, name: str) -> None:
        super().__init__(_("{name} became a customer meanwhile. Nothing was saved.").format(name=name))


class NameWasGiven(BookError):
    """Somebody gave a name on that day: that they were asked and had none, or were not asked, cannot be true as well."""

    def __init__(self, name: str) -> None:
        text = _(
            "{name} gave a name that day, and that stays: if it is wrong, correct the call itself, in Calls."
        )
        super().__init__(text.format(name=name))


class WrittenMeanwhile(BookError):
    """Another window wrote to the book between reading a record anew and writing it."""

    def __init__(self) -> None:
        super().__init__(
            _("Another window wrote to the book in this very moment: nothing was saved. Save once more.")
        )


class CountsAnew(BookError):
    """Another window made the book count in another currency since sums of it were shown here."""

    def __init__(self, was: Currency) -> None:
        text = _(
            "Another window made this book count in another currency than {currency}: nothing was saved. Look at the sums once more, then save."
        )
        super().__init__(text.format(currency=was.label))


class ReadStopped(BookError):
    """A read beside was stopped: something was to be written, or nobody wants it any more. It may be asked for again."""

    def __init__(self) -> None:
        super().__init__(_("The book was not read to the end."))


class RefusedValue(BookError):
    """A value breaks a rule of the book; forms say which before it comes to this."""

    def __init__(self) -> None:
        super().__init__(_("The book refused a value that breaks one of its rules: nothing was saved."))


_LOCK_CODES = frozenset(
    (
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_IOERR_LOCK,
        sqlite3.SQLITE_IOERR_UNLOCK,
        sqlite3.SQLITE_IOERR_RDLOCK,
        sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
        sqlite3.SQLITE_IOERR_BLOCKED,
    )
)


def explain(error: sqlite3.Error, path: Path) -> BookError:
    """The sentence for an error of SQLite, without the SQL and its values.

    What is our own fault and says nothing of the file (a closed book, a missing parameter) is
    raised again as it is: called damage, it would send people to their backups.
    """
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        raise error
    # The name only for what it adds: Python knows fewer of them than SQLite has codes.
    name = getattr(error, "sqlite_errorname", "") or ""
    whole_code = getattr(error, "sqlite_errorcode", 0) or 0
    if whole_code in _LOCK_CODES:
        return NoLocksHere(path)
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return GoneMeanwhile()  # deleted in another window while the form was open
    code = whole_code & 0xFF
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG):
        return RefusedValue()
    if code == sqlite3.SQLITE_NOTADB:
        return NotABook(path, _("it is another kind of file, or encrypted"), takes_place=True)
    # Only what remains speaks of the file itself: malformed pages, impossible schema.
    return _kept_from(code, path) or DamagedBook(
        path, name.removeprefix("SQLITE_").lower() or str(error)[:80]
    )


def _kept_from(code: int, path: Path) -> BookError | None:
    """What keeps us from a file that is well: another program, missing rights, the disk, that we stopped; None for every other code."""
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyBook()
    if code == sqlite3.SQLITE_INTERRUPT:
        return ReadStopped()
    if code == sqlite3.SQLITE_CANTOPEN:
        # The file itself, or else the journal that a save needs beside it.
        if not path.exists():
            return NoBookHere(path)
        if not os.access(path, os.R_OK):
            return NotABook(path, _("it may not be read"))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ReadOnlyBook(path)
    if code == sqlite3.SQLITE_FULL:
        return DiskTrouble(full=True)
    if code == sqlite3.SQLITE_IOERR:
        return ShareOutOfReach(path) if is_on_network(path) else DiskTrouble(full=False)
    return None
