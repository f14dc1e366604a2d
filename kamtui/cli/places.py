"""The book that the options name, and what has to be so before it is used."""

import os
from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.speech import Refused
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency
from kamtui.store.book.backup import newest_good
from kamtui.store.book.errors import NoBookHere


def is_read_only(options: Any) -> bool:
    """Whether the book may only be looked at."""
    return bool(getattr(options, "read_only", False))


def book_path(options: Any) -> Path:
    """The path of the book to use, which need not be there."""
    named = getattr(options, "book", None)
    if named == "":
        raise Refused(_("--book names no file."))
    return paths.default_book() if named is None else paths.book_at(named)


def existing_book(options: Any) -> Path:
    """The path of the book to use, which has to be there. Raises Refused, or NoBookHere where a backup of it is."""
    path = book_path(options)
    if not os.path.lexists(path):
        good = newest_good(paths.backup_folder(path))
        if good is not None or getattr(options, "book", None) is not None:
            raise NoBookHere(path, good)
        text = _("There is no book at {path} yet. “kamtui” makes one; “kamtui demo” shows a sample.")
        raise Refused(text.format(path=path))
    return path


def require_nothing_at(path: Path) -> None:
    """Refuse a place where something lies already, be it a broken link."""
    if os.path.lexists(path):
        raise Refused(_("There is something at {path} already; name a new file.").format(path=path))


def make_backup_folder(folder: Path) -> None:
    """Make a folder of backups for its owner only; what the system refuses is said in a sentence."""
    try:
        paths.make_private(folder)
    except OSError as error:
        text = _("{path} could not be made: {why}.")
        raise Refused(text.format(path=folder, why=error.strerror or type(error).__name__)) from None


def new_book_made(path: Path, counts_in: Currency = Currency.EUR) -> str:
    """The sentence that a new book was made, and what it counts in where the settings chose another than the euro."""
    made = _("A new book was made: {path}").format(path=clean(str(path), limit=4000))
    if counts_in is Currency.EUR:
        return made
    return _("{made}. It counts in {currency}, as the settings say.").format(
        made=made, currency=counts_in.label
    )
