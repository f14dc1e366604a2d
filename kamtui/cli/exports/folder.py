"""`kamtui export all`: the whole book, or all of one account, as a folder of CSV files; what all such exports share."""

from datetime import UTC, datetime
from typing import Any

from kamtui import paths
from kamtui.cli.files.progress import writing_shown
from kamtui.cli.lists import account_called
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import tell
from kamtui.config import Config
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import write_stored
from kamtui.exchange.everything.folder import require_free, write_folder
from kamtui.exchange.everything.source import Account
from kamtui.store.book.book import Book


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
