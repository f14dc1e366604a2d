"""The import of a list of sales: read it, plan it on the book, carry it out, print what was done and what waits."""

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from kamtui import paths
from kamtui.cli.files.target import ImportTarget, say_nothing_kept, say_rejects
from kamtui.cli.speech import FAILED, INTERRUPTED, Refused, complain, tell
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.money.importing.customers import AccountNames
from kamtui.domain.money.importing.plan import Decision, Months, SalesPlan
from kamtui.domain.money.importing.sheet import Currency, SalesKind, SalesSheet
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.months import MonthError, read_month
from kamtui.exchange.reading.csv_text import SheetError
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.sales.currency import without_unclear_currency
from kamtui.exchange.sales.file import ReadAs, read_sales
from kamtui.exchange.sales.matches import NEW, Match, read_matches
from kamtui.exchange.sales.meaning.document_words import Verdict
from kamtui.exchange.sales.report import sales_report_lines, something_waits
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import account_names
from kamtui.store.money.import_changes import carry_out_sales
from kamtui.store.money.import_reads import plan_sales_import

LONG_READING = 10_000_000
"""Bytes; from there on it is shown how far the reading is."""


class _Planned(NamedTuple):
    """The list as far as it is taken, and what importing that would do to the book."""

    sheet: SalesSheet
    plan: SalesPlan

    @property
    def does_nothing(self) -> bool:
        return self.plan.does_nothing


def import_sales(options: Any) -> int:
    """Import the sales of a file; the exit status, which says whether something waits for the person.

    ctrl+c ends it with nothing taken in.
    """
    if options.stage is not None:
        raise Refused(_("--stage is for accounts; sales have none."))
    target = ImportTarget.named_in(options)
    rejects = paths.book_at(options.rejects) if options.rejects else None
    try:
        # The file is read first: if it cannot be, no new book is made.
        sheet, matches = _read_files(options, rejects)
        _say_names_not_listed(options, sheet)
        planned = target.take_in(lambda book: _plan(book, options, sheet, matches), _carry_out)
    except KeyboardInterrupt:
        return _say_stopped(is_new=target.was_made)
    sheet, plan = planned
    for line in sales_report_lines(plan, sheet, dry_run=options.dry_run):
        print(line)
    if target.keeps_nothing(plan) and not options.dry_run:
        say_nothing_kept()
    if sheet.rejected and rejects is not None:
        say_rejects(sheet.rejected, rejects)
        tell(_("A mended row of a month that was taken in just now is a further part of it: --months add."))
    return FAILED if something_waits(plan, sheet) else 0


def _say_stopped(*, is_new: bool) -> int:
    """Say that ctrl+c ended the import; `is_new` is whether the book was made for it."""
    complain(
        _("Stopped. Nothing was taken in, and the new book is empty.")
        if is_new
        else _("Stopped. The book is as it was.")
    )
    return INTERRUPTED


# -- reading


def _read_files(options: Any, rejects: Path | None) -> tuple[SalesSheet, list[Match]]:
    """The list of sales, and what the file of matches says. Raises Refused where one of them cannot be read."""
    try:
        with _reading_shown() as show:
            sheet = read_sales(
                Path(options.file), dict(options.map), _read_as(options), progress=show, rejects=rejects
            )
        return sheet, read_matches(Path(options.matches)) if options.matches else []
    except SheetError as error:
        raise Refused(str(error)) from None


def _read_as(options: Any) -> ReadAs:
    """What the options say of how the list is meant. Raises Refused where `--month` is no month."""
    try:
        month_on = read_month(options.month) if options.month else None
    except MonthError as error:
        raise Refused(f"--month: {error}") from None
    return ReadAs(
        kind=SalesKind(options.kind) if options.kind else None,
        decimal={"comma": ",", "point": "."}.get(options.decimal, ""),
        month_first=None if options.dates is None else options.dates == "month-first",
        currency=Currency(options.currency) if options.currency in ("EUR", "BGN") else None,
        by_date=options.currency == "by-date",
        month_on=month_on,
        year=options.year,
        tax=None if options.tax is None else Fraction(options.tax),
        statuses={header_key(word): Verdict(meaning) for word, meaning in options.status},
    )


@contextlib.contextmanager
def _reading_shown() -> Iterator[Callable[[int, int], None]]:
    """Show at a terminal how far the reading of a long file is, in one line that goes away at the end.

    The callable is told the bytes read and the bytes of the whole file.
    """
    label = _("reading")
    shown = -1

    def show(done: int, whole: int) -> None:
        nonlocal shown
        percent = 100 * done // max(whole, 1)
        if whole > LONG_READING and percent != shown and sys.stderr is not None and sys.stderr.isatty():
            shown = percent
            with contextlib.suppress(OSError, ValueError):
                print(f"\r{label}: {percent} %", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if shown >= 0:
            with contextlib.suppress(OSError, ValueError):
                print("\r" + " " * (len(label) + 8), end="\r", file=sys.stderr, flush=True)


def _say_names_not_listed(options: Any, sheet: SalesSheet) -> None:
    """Complain of each name in `--add` and `--match` that no customer of the list has."""
    customers = sheet.customers
    for name in (*options.add, *(name for name, _account in options.match)):
        if customer_key(name) not in customers:
            text = _("--add or --match: there is no customer “{name}” in the list.")
            complain(text.format(name=name))


# -- planning


def _plan(book: Book, options: Any, sheet: SalesSheet, matches: Sequence[Match]) -> _Planned:
    """What the list would do to the book. Raises Refused where a name is matched to no account."""
    # A file of matches is for many lists: what it says of other names is not for this one.
    customers = sheet.customers
    listed = [match for match in matches if customer_key(match.name) in customers]
    taken = without_unclear_currency(book, sheet)
    plan = plan_sales_import(
        book,
        taken,
        to_local(datetime.now(UTC)).date(),
        _choices(book, options, listed),
        Decision.ADD if options.unknown == "add" else Decision.SKIP,
        months_are=Months(options.months or ""),
        takes_likely=options.take_likely,
    )
    return _Planned(taken, plan)


def _choices(book: Book, options: Any, matches: Sequence[Match]) -> dict[str, int | Decision]:
    """What was said of single customers, by their keys: which account each is, or that it becomes one."""
    names = account_names(book)
    choices: dict[str, int | Decision] = {}
    from_file = [(f"{options.matches}:{match.line}", match.name, match.account) for match in matches]
    for where, name, account in (*from_file, *(("--match", *match) for match in options.match)):
        choices[customer_key(name)] = Decision.ADD if account == NEW else _account_id(names, account, where)
    return choices | {customer_key(name): Decision.ADD for name in options.add}


def _account_id(names: AccountNames, account: str, where: str) -> int:
    """The one account of a name or number; `where` that was said stands in the sentence of Refused."""
    ids = names.named(account)
    if len(ids) != 1:
        text = (
            _("{where}: there is no account “{name}” in the book.")
            if not ids
            else _(
                "{where}: there are several accounts “{name}” in the book; say which by its registration number, or by its city: {name} (CITY)."
            )
        )
        raise Refused(text.format(where=where, name=account))
    return ids[0]


# -- writing


def _carry_out(book: Book, planned: _Planned) -> None:
    with _stopped_between_batches() as tell_batch:
        carry_out_sales(book, planned.plan, tell_batch)


@contextlib.contextmanager
def _stopped_between_batches() -> Iterator[Callable[[int, int], None]]:
    """Let ctrl+c end the writing between two batches, of which the callable is told, and not amid one.

    Once the last is written it is too late: what the person pressed must not look as if nothing was kept.
    """
    is_pressed = False

    def press(_signal: int, _frame: object) -> None:
        nonlocal is_pressed
        is_pressed = True

    def tell_batch(done: int, whole: int) -> None:
        if is_pressed:
            raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGINT, press)
    except ValueError:  # not the main thread: nobody's ctrl+c comes here
        yield tell_batch
        return
    try:
        yield tell_batch
    finally:
        signal.signal(signal.SIGINT, before)
