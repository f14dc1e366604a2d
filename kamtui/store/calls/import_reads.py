"""What a log of conversations would do to the book: which accounts and people it means, and what is new. It only reads."""

from collections.abc import Iterator
from typing import NamedTuple

from kamtui.domain.accounts.keys import customer_key, number_key
from kamtui.domain.calls.importing.plan import (
    BookCalls,
    CallPlan,
    Directory,
    KnownCall,
    KnownPerson,
    listed_customers,
    planned_calls,
)
from kamtui.domain.calls.importing.sheet import CallSheet
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.customers import KnownAccounts, newly_matched
from kamtui.domain.money.importing.plan import Choices, Decision
from kamtui.domain.time.moments import read_stored
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.money.customer_reads import known_accounts, matched_names


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
    remembered = matched_names(book)
    accounts = KnownAccounts(known_accounts(book), remembered, takes_likely=takes_likely)
    customers = []
    for listed in listed_customers(sheet.rows):
        choice = choices.get(listed.key)
        if isinstance(choice, int) and choice not in accounts:
            raise GoneMeanwhile
        customers.append(accounts.find(listed, choice, unknown))
    people = book.lines(
        KnownPerson,
        "SELECT id AS person_id, name, account_id FROM person WHERE NOT is_empty_seat "
        # Who is at further accounts besides is known there too, behind those who are there first.
        "UNION ALL SELECT p.id, p.name, m.account_id FROM membership m JOIN person p ON p.id = m.person_id "
        "WHERE m.is_besides AND m.until_on IS NULL AND NOT p.is_empty_seat",
    )
    calls = planned_calls(
        sheet.rows,
        {(customer_key(one.name), number_key(one.number)): one for one in customers},
        Directory(people, sheet.rows),
        BookCalls(_calls(book, sheet)),
        channel,
        adds_further=adds_further,
    )
    return CallPlan(
        file=sheet.file,
        customers=tuple(customers),
        calls=tuple(calls),
        remembered=newly_matched(customers, remembered),
        channel=channel,
    )


class _CallLine(NamedTuple):
    account_id: int | None
    held_at: str
    purpose: str
    note: str


def _calls(book: Book, sheet: CallSheet) -> Iterator[KnownCall]:
    """The conversations of the days of a log, and of those around them: a day is the local one."""
    if not sheet.rows:
        return
    first, last = min(row.day for row in sheet.rows), max(row.day for row in sheet.rows)
    lines = book.lines(
        _CallLine,
        "SELECT account_id, held_at, purpose, note FROM call WHERE held_at >= date(?, '-1 day') AND held_at < date(?, '+2 days')",
        (first.isoformat(), last.isoformat()),
    )
    for line in lines:
        yield KnownCall(line.account_id, read_stored(line.held_at), line.purpose, line.note)
