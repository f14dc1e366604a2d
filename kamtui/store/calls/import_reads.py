"""What a log of conversations would do to the book: which accounts and people it means, and what is new. It only reads."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.calls.importing.plan import BookCalls, CallPlan, KnownCall, planned_calls
from kamtui.domain.calls.importing.sheet import CallRow, CallSheet
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.time.moments import read_stored
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import Customers, directory_of, found_customers


def plan_calls_import(
    book: Book,
    sheet: CallSheet,
    known_customers: Customers,
    unknown: Decision,
    *,
    channel: Channel,
    adds_further: bool,
) -> CallPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    `unknown` is for customers that are no account, and of whom nothing was said. `channel` is how
    conversations were held of which the log does not say it. With `adds_further` one of a moment of which the book has
    another is a further one. Raises GoneMeanwhile where a chosen account is no longer in the book.
    """
    customers, remembered = found_customers(known_customers, sheet.rows, unknown)
    planning = known_customers.planning
    calls = planned_calls(
        sheet.rows,
        customers,
        directory_of(book, sheet.rows, planning),
        planning.once("calls", lambda: book_calls(book, sheet.rows)).afresh(),
        channel,
        planning,
        adds_further=adds_further,
    )
    return CallPlan(
        file=sheet.file,
        customers=tuple(customers),
        calls=tuple(calls),
        remembered=remembered,
        channel=channel,
    )


class _CallLine(NamedTuple):
    account_id: int | None
    held_at: str
    purpose: str
    note: str


def book_calls(book: Book, rows: Sequence[CallRow]) -> BookCalls:
    """The conversations of the days of a log."""
    if not rows:
        return BookCalls(())
    return BookCalls(_calls_between(book, min(row.day for row in rows), max(row.day for row in rows)))


def _calls_between(book: Book, first: date, last: date) -> Iterator[KnownCall]:
    """The conversations of some days, and of those around them: a day is the local one."""
    lines = book.lines(
        _CallLine,
        "SELECT account_id, held_at, purpose, note FROM call WHERE held_at >= date(?, '-1 day') AND held_at < date(?, '+2 days')",
        (first.isoformat(), last.isoformat()),
    )
    for line in lines:
        yield KnownCall(line.account_id, read_stored(line.held_at), line.purpose, line.note)
