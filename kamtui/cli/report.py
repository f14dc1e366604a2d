"""`kamtui report`: the quarter with a customer for a business review, as Markdown or as a page to print."""

from typing import Any

from kamtui import paths
from kamtui.cli.lists import account_called, local_today
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import Refused, complain, tell
from kamtui.config import Config
from kamtui.domain.accounts.words import Language
from kamtui.domain.report.for_customer import for_customer
from kamtui.domain.report.period import PeriodError, read_period
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.exchange.own_file import PlaceTaken
from kamtui.exchange.report.customer_document import customer_document
from kamtui.exchange.report.file import put_page
from kamtui.exchange.report.markdown import markdown_lines
from kamtui.exchange.report.own_document import own_document
from kamtui.store.book.book import Book
from kamtui.store.report.reads import report_of


def report(options: Any, config: Config, problems: list[str]) -> int:
    """Print the report of a quarter as Markdown, or write it as a page into the file that is named."""
    for problem in problems:
        complain(problem)
    if options.html == "":
        raise Refused(_("--html names no file."))
    today = local_today()
    try:
        period = read_period(options.from_ or "", options.to or "", today)
    except PeriodError as error:
        raise Refused(str(error)) from None
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        account = account_called(book, " ".join(options.name))
        known = report_of(book, account.account_id, period, today)
    if options.for_customer:
        chosen = Language(options.language or known.language or language.code())
        document = customer_document(for_customer(known), chosen, (config.me.name, config.me.firm))
    else:
        document = own_document(known)
    if options.html is None:
        for line in markdown_lines(document):
            print(line)
        return 0
    target = paths.book_at(options.html)
    try:
        put_page(document, target)
    except PlaceTaken as error:
        raise Refused(str(error)) from None
    tell(_("Written to {path}: {title}, {subtitle}.").format(
        path=target, title=document.title, subtitle=document.subtitle
    ))  # fmt: skip
    return 0
