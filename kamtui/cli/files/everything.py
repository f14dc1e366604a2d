"""The whole book, or all of one account, out into a folder and back in: `kamtui export all`, `kamtui import FOLDER`."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.files.progress import stopped_between_batches, writing_shown
from kamtui.cli.files.target import ImportTarget, temporary_book
from kamtui.cli.lists import account_called
from kamtui.cli.places import existing_book, is_read_only, new_book_made
from kamtui.cli.speech import INTERRUPTED, Refused, complain, tell
from kamtui.config import Config
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import write_stored
from kamtui.exchange.everything.errors import FolderRefused
from kamtui.exchange.everything.folder import require_free, write_folder
from kamtui.exchange.everything.folder_reading import FolderRead, read_folder, take_folder_in
from kamtui.exchange.everything.source import Account
from kamtui.store.book import opening
from kamtui.store.book.backup import newest_good
from kamtui.store.book.book import Book
from kamtui.store.book.errors import NoBookHere
from kamtui.store.records.changes import Taken


def export_folder(options: Any, config: Config) -> int:
    """Write every record, or those of one account, as CSV files into a new folder, and say how many."""
    path, target = existing_book(options), paths.book_at(options.file)
    require_free(target)
    with (
        Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book,
        writing_shown() as progress,
    ):
        account = account_in(book, options)
        written = write_folder(
            book,
            target,
            write_stored(datetime.now(UTC)),
            progress,
            account=account,
            with_semicolons=options.semicolons,
        )
    records = ngettext("{count} record", "{count} records", written.records).format(count=written.records)
    files = ngettext("{count} file", "{count} files", written.kinds).format(count=written.kinds)
    tell(_("Written to {path}: {records} in {files}.").format(path=target, records=records, files=files))
    if account is not None:
        say_what_stays()
    return 0


def account_in(book: Book, options: Any) -> Account | None:
    """The account that the options name; None for the whole book. Raises Refused."""
    if not options.account:
        return None
    named = account_called(book, options.account)
    return Account(named.account_id, named.name)


def say_what_stays() -> None:
    """Say what does not go along with one account."""
    tell(
        _(
            "Left out: prospects that its people named, calls outside any account, where its people were before, your week "
            "plans and what the walk settled. Of people at other accounts who have a part in it only the name is in it."
        )
    )


def import_folder(options: Any, config: Config) -> int:
    """Take in a folder that `kamtui export all` wrote; the exit status. ctrl+c ends it with nothing taken in."""
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


def _take_in(read: FolderRead, target: ImportTarget) -> Taken:
    with (
        _book_to_take_into(target) as book,
        writing_shown() as shown,
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
    if not target.is_dry_run:
        if backup := newest_good(target.backups):
            raise NoBookHere(target.path, backup)
        target.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with temporary_book(beside=None if target.is_dry_run else target.path) as path:
        with Book.open(path, create=True, read_only=target.read_only, backups=None) as book:
            yield book
        if not target.is_dry_run:
            opening.set_journal_aside(target.path)
            opening.put_in_place(path, target.path, replace=False)


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
