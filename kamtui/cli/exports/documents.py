"""`kamtui export json` and `vcf`: all records in one file, and who can be reached as contact cards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from kamtui import paths
from kamtui.cli.exports.folder import account_in, say_what_stays
from kamtui.cli.files.progress import writing_shown
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import Refused, tell
from kamtui.config import Config
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import write_stored
from kamtui.exchange import own_file
from kamtui.exchange.accounts import cards
from kamtui.exchange.everything.document import write_document
from kamtui.exchange.everything.source import Account
from kamtui.exchange.importing.importer import Progress
from kamtui.store.accounts.contact_reads import contacts
from kamtui.store.book.book import Book


class Asked(NamedTuple):
    """What an export was asked for."""

    book: Book
    target: Path
    account: Account | None
    made_at: str
    progress: Progress


@contextmanager
def asked_for(options: Any) -> Iterator[Asked]:
    """What the options ask for, with the book open. Raises Refused, BookError."""
    path, target = existing_book(options), paths.book_at(options.file)
    with (
        Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book,
        writing_shown() as progress,
    ):
        yield Asked(book, target, account_in(book, options), write_stored(datetime.now(UTC)), progress)


def export_document(options: Any, config: Config) -> int:
    """Write all records, or those of one account, as a JSON document, and say how many."""
    own_file.require_nothing(paths.book_at(options.file))
    with asked_for(options) as asked:
        count = write_document(asked.book, asked.target, asked.made_at, asked.progress, account=asked.account)
    say_written(asked, count)
    return 0


def say_written(asked: Asked, records: int, more: str = "") -> None:
    """Say how many records were written, and what does not go along with one account."""
    text = ngettext("{count} record", "{count} records", records).format(count=records)
    what = ", ".join(filter(None, (text, more)))
    tell(_("Written to {path}: {what}.").format(path=asked.target, what=what))
    if asked.account is not None:
        say_what_stays()


def export_cards(options: Any, config: Config) -> int:
    """Write who can be reached as contact cards, and say how many."""
    with asked_for(options) as asked:
        known = contacts(asked.book, asked.account and asked.account.id)
    if not known:
        raise Refused(_("Nobody is there who can be reached by a phone or e-mail. No file was written."))
    cards.put(cards.cards(known, options.version or cards.VERSIONS[0]), asked.target)
    people = sum(contact.is_person for contact in known)
    parts = (
        ngettext("{count} person", "{count} people", people).format(count=people),
        ngettext("{count} account", "{count} accounts", len(known) - people).format(
            count=len(known) - people
        ),
    )
    tell(_("Written to {path}: {what}.").format(path=asked.target, what=", ".join(parts)))
    return 0
