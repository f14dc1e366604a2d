"""The import of a list of accounts: read it, plan it on the book, carry it out, print what was done and what waits."""

from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.files.target import ImportTarget, say_nothing_kept, say_rejects
from kamtui.cli.speech import FAILED, Refused
from kamtui.domain.accounts.importing.matching import NoSuchAccount, Said
from kamtui.domain.accounts.importing.plan import ImportPlan
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import AccountSheet
from kamtui.domain.accounts.words import Stage
from kamtui.domain.text.language import _
from kamtui.exchange.accounts.file import read_accounts
from kamtui.exchange.accounts.report import rejected, report_lines, waits
from kamtui.exchange.reading.csv_text import SheetError
from kamtui.exchange.sales.matches import NEW, read_matches
from kamtui.exchange.sales.rejects import require_free, write_rejects
from kamtui.store.accounts.import_changes import carry_out
from kamtui.store.accounts.import_reads import plan_import
from kamtui.store.book.book import Book

_ONLY_SALES = ("unknown", "months", "kind", "decimal", "dates", "currency", "month", "year", "tax", "status")
"""Options, by their names in the parsed options, that only a list of sales has a use for."""


def import_accounts(options: Any) -> int:
    """Import the accounts of a file; the exit status, which says whether something waits for the person."""
    _require_no_option_of_sales(options)
    target = ImportTarget.named_in(options)
    rejects = paths.book_at(options.rejects) if options.rejects else None
    try:
        # The file is read first: if it cannot be, no new book is made.
        if rejects is not None:
            require_free(rejects)
        sheet = read_accounts(Path(options.file), dict(options.map))
        said = _said_of_names(options, sheet)

        def plan_on(book: Book) -> ImportPlan:
            return plan_import(book, sheet, Stage(options.stage or Stage.CUSTOMER), said)

        plan = target.take_in(plan_on, carry_out)
        left_out = rejected(plan, sheet)
        written = (
            write_rejects(rejects, sheet.headers, left_out, sheet.delimiter) if rejects is not None else 0
        )
    except (SheetError, NoSuchAccount) as error:
        raise Refused(str(error)) from None
    for line in report_lines(plan, sheet, dry_run=options.dry_run):
        print(line)
    if target.keeps_nothing(plan) and not options.dry_run:
        say_nothing_kept()
    if written:
        say_rejects(written, rejects)
    return FAILED if waits(plan, sheet) else 0


def _require_no_option_of_sales(options: Any) -> None:
    given = [name for name in _ONLY_SALES if getattr(options, name) not in (None, [])]
    if given:
        option = "--as" if given[0] == "kind" else f"--{given[0].replace('_', '-')}"
        raise Refused(_("{option} is for sales; accounts have no use for it.").format(option=option))


def _said_of_names(options: Any, sheet: AccountSheet) -> Said:
    """What the options and the file of matches say of names in a list of accounts. Raises SheetError."""
    names = {name_key(row.entry.name) for row in sheet.rows}
    matches = read_matches(Path(options.matches)) if options.matches else []
    # A file of matches is for many lists: what it says of other names is not for this one.
    told = [(match.name, match.account) for match in matches if name_key(match.name) in names]
    told += options.match
    return Said(
        matches=tuple((name, account) for name, account in told if account != NEW),
        add=(*options.add, *(name for name, account in told if account == NEW)),
        take_likely=options.take_likely,
    )
