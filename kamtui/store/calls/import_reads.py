"""What a log of conversations would do to the book: which accounts and people it means, and what is new. It only reads."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.importing.directory import Directory
from kamtui.domain.accounts.keys import customer_key, number_key
from kamtui.domain.calls.importing.plan import BookCalls, CallPlan, KnownCall, planned_calls
from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.plan import Choices, Decision
from kamtui.domain.time.moments import read_stored
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import found_customers, people_named


def plan_calls_import(
    book: Book,
    sheet: CallSheet,
    choices: Choices,
    unknown: Decision,
    *,
    channel: Channel,
    adds_further: bool,
    takes_likely: bool,
) -> CallPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    `choices` were made by hand for single customers, `unknown` is for the others that are no account. `channel` is how
    conversations were held of which the log does not say it. With `adds_further` one of a moment of which the book has
    another is a further one. Raises GoneMeanwhile where a chosen account is no longer in the book.
    """
    customers, remembered = found_customers(book, sheet.rows, choices, unknown, takes_likely=takes_likely)
    calls = planned_calls(
        sheet.rows,
        {(customer_key(one.name), number_key(one.number)): one for one in customers},
        Directory(people_named(book), sheet.rows),
        BookCalls(_calls(book, sheet)),
        channel,
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


def _calls(book: Book, sheet: CallSheet) -> Iterator[KnownCall]:
    """The conversations of the days of a log."""
    if sheet.rows:
        yield from calls_between(book, min(row.day for row in sheet.rows), max(row.day for row in sheet.rows))


def calls_between(book: Book, first: date, last: date) -> Iterator[KnownCall]:
    """The conversations of some days, and of those around them: a day is the local one."""
    lines = book.lines(
        _CallLine,
        "SELECT account_id, held_at, purpose, note FROM call WHERE held_at >= date(?, '-1 day') AND held_at < date(?, '+2 days')",
        (first.isoformat(), last.isoformat()),
    )
    for line in lines:
        yield KnownCall(line.account_id, read_stored(line.held_at), line.purpose, line.note)
