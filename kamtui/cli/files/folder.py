"""`kamtui import FOLDER`: what `kamtui export all` wrote is taken into a book, all of it or nothing."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kamtui.cli.files.progress import stopped_between_batches, taking_in_shown
from kamtui.cli.files.target import ImportTarget, temporary_book
from kamtui.cli.places import new_book_made
from kamtui.cli.speech import INTERRUPTED, Refused, complain, tell
from kamtui.config import Config
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.everything.errors import FolderRefused
from kamtui.exchange.everything.folder_reading import FolderRead, read_folder, take_folder_in
from kamtui.store.book import opening
from kamtui.store.book.backup import newest_good
from kamtui.store.book.book import Book
from kamtui.store.book.errors import NoBookHere
from kamtui.store.records.changes import Taken


def import_folder(options: Any, config: Config) -> int:
    """Take in a folder that `kamtui export all` wrote; the exit status. ctrl+c ends it with nothing taken in."""
    _require_no_options(options)
    target = ImportTarget.named_in(options, config)
    try:
        read = read_folder(Path(options.file))
        taken = _take_in(read, target)
    except FolderRefused as error:
        raise Refused(str(error)) from None
    except KeyboardInterrupt:
        complain(_("Stopped. Nothing was taken in."))
        return INTERRUPTED
    if target.was_made:
        complain(new_book_made(target.path))
    _report(read, taken, is_dry_run=target.is_dry_run)
    return 0


_OF_FOLDERS = ("what", "file", "dry_run", "book", "read_only", "answer", "screen_language")


def _require_no_options(options: Any) -> None:
    """Raise Refused where an option says how a list is meant: a folder says that itself."""
    for name, given in vars(options).items():
        if name not in _OF_FOLDERS and given not in (None, False, []):
            option = f"--{name.removesuffix('_').replace('_', '-')}"
            raise Refused(_("{option} is for lists; a folder has no use for it.").format(option=option))


def _take_in(read: FolderRead, target: ImportTarget) -> Taken:
    with (
        _book_to_take_into(target) as book,
        taking_in_shown() as shown,
        stopped_between_batches() as stop,
    ):
        if not target.is_new and not target.is_dry_run and not book.read_only:
            target.back_up()

        def progress(done: int, whole: int) -> None:
            shown(done, whole)
            stop(done, whole)

        return take_folder_in(book, read, progress, is_trial=target.is_dry_run)


@contextlib.contextmanager
def _book_to_take_into(target: ImportTarget) -> Iterator[Book]:
    """The book; where there is none a new one, which is there only once all was taken in. Raises BookError."""
    if not target.is_new:
        with Book.open(target.path, read_only=target.read_only, backups=target.backups) as book:
            yield book
        return
    if target.is_dry_run:
        with temporary_book() as path, Book.open(path, create=True, backups=None) as book:
            yield book
        return
    if backup := newest_good(target.backups):
        raise NoBookHere(target.path, backup)
    try:
        target.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with temporary_book(beside=target.path) as path:
            with Book.open(path, create=True, read_only=target.read_only, backups=None) as book:
                yield book
            opening.set_journal_aside(target.path)
            opening.put_in_place(path, target.path, replace=False)
    except OSError as error:
        raise opening.not_made(target.path, error) from None


def _report(read: FolderRead, taken: Taken, *, is_dry_run: bool) -> None:
    if read.about.account:
        tell(_("All of the account {account}.").format(account=read.about.account))
    new = ngettext("{count} new record", "{count} new records", taken.new).format(count=taken.new)
    known = ngettext(
        "{count} was in the book already", "{count} were in the book already", taken.known
    ).format(count=taken.known)
    tell(f"{new}; {known}.")
    if is_dry_run:
        tell(_("Nothing was written: this was a dry run."))
