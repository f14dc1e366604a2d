"""`kamtui letter` and `kamtui brief --for-customer`: what a customer may read, to be piped or copied."""

from datetime import date
from typing import Any

from kamtui import paths
from kamtui.cli import lists
from kamtui.cli.lists import account_called, local_today
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import Refused, complain
from kamtui.config import Config
from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.letter import Letter, Sender
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_days import read_day
from kamtui.exchange.keeping_text import keeping_lines
from kamtui.exchange.letter_text import as_markdown, written
from kamtui.store.account_letter import LetterParts, letter_parts
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.terms.agreed_reads import keeping


def letter(options: Any, config: Config, problems: list[str]) -> int:
    """Print the letter to an account: what was agreed in its last conversation, or what holds since a day."""
    for problem in problems:
        complain(problem)
    today = local_today()
    since = _day(options.since, today) if options.since else None
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        account_id = account_called(book, " ".join(options.name)).account_id
        parts = letter_parts(book, account_id, today, since=since)
    made = _letter(parts, _language(options, parts), config, is_all=since is not None)
    if not config.me.name:
        complain(
            _("Who you are is not known: write your name under [me] in {path}.").format(
                path=paths.config_file()
            )
        )
    if options.markdown:
        for line in as_markdown(made):
            print(line)
    else:
        ready = written(made)
        print(f"{ready.subject}\n\n{ready.text}")
    return 0


def brief(options: Any, config: Config, problems: list[str]) -> int:
    """Print what to know before a call with an account; for the customer, only what was agreed and how it is kept."""
    if not options.for_customer:
        return lists.brief(options, config, problems)
    for problem in problems:
        complain(problem)
    today = local_today()
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        account_id = account_called(book, " ".join(options.name)).account_id
        kept = keeping(book, account_id, today)
        of_account = account_entry(book, account_id).language
    chosen = Language(options.language or of_account or language.code())
    for line in keeping_lines(kept, chosen, today):
        print(line)
    return 0


def _letter(parts: LetterParts, chosen: Language, config: Config, *, is_all: bool) -> Letter:
    agreed = parts.all_open if is_all else parts.in_call
    if not agreed.total and parts.all_open.total and not is_all:
        complain(
            _(
                "Nothing was agreed in the last conversation. With --since DAY it holds what was agreed before."
            )
        )
    return Letter(
        language=chosen,
        people=tuple(reader.name for reader in parts.readers),
        talk=parts.talk,
        agreed=agreed,
        holds_earlier=is_all,
        sender=Sender(*config.me),
    )


def _language(options: Any, parts: LetterParts) -> Language:
    if options.language:
        return Language(options.language)
    if parts.language is None:
        raise Refused(
            _(
                "In which language “{name}” is written to is not known yet: add --language bg or --language en, or say it in "
                "the form of the account."
            ).format(name=quoted(parts.account))
        )
    return parts.language


def _day(text: str, today: date) -> date:
    try:
        return read_day(text, today, lean=Lean.PAST)
    except DateError as error:
        raise Refused(str(error)) from None
