"""What lists, panels and forms read of accounts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.words import LIVE_STAGES, Language, Stage
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.time.birthday import stored_birthday
from kamtui.domain.time.day_spans import DaySpan
from kamtui.domain.time.moments import local_day, stored_day
from kamtui.store.accounts.reach_reads import all_reaches, reaches_from_json
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search.index import Kind
from kamtui.store.book.search.query import as_query, within


class AccountOrder(StrEnum):
    """The orders of the accounts list."""

    NEXT_STEP = "next_step"
    NAME = "name"
    LAST_CALL = "last_call"
    CITY = "city"


class AccountLine(NamedTuple):
    """One line of the accounts list. `people` are those active; `next_on` is the day of the earliest open task."""

    account_id: int
    name: str
    stage: Stage
    is_key: bool
    city: str
    people: int
    last_on: date | None
    next_on: date | None
    next_what: str


class AccountName(NamedTuple):
    """An account to choose by name."""

    account_id: int
    name: str
    stage: Stage
    city: str


# The earliest open task, by the index on (account_id, done_at, due_on).
_NEXT_ON = "(SELECT min(t.due_on) FROM task t WHERE t.account_id = a.id AND t.done_at IS NULL)"

_ORDERS = {
    AccountOrder.NEXT_STEP: (
        "ORDER BY CASE WHEN a.is_key THEN 0 WHEN a.stage = 'customer' THEN 1 ELSE 2 END, "
        f"{_NEXT_ON} IS NULL, {_NEXT_ON}, sort_key(CAST(a.name AS BLOB)), a.id"
    ),
    AccountOrder.NAME: "ORDER BY sort_key(CAST(a.name AS BLOB)), a.id",
    AccountOrder.LAST_CALL: "ORDER BY k.last_at DESC NULLS LAST, sort_key(CAST(a.name AS BLOB)), a.id",
    AccountOrder.CITY: "ORDER BY a.city = '', sort_key(CAST(a.city AS BLOB)), sort_key(CAST(a.name AS BLOB)), a.id",
}


def account_ids(
    book: Book,
    today: date,
    *,
    stages: Sequence[Stage] = LIVE_STAGES,
    words: str = "",
    spoken_on: DaySpan | None = None,
    order: AccountOrder = AccountOrder.NEXT_STEP,
) -> list[int]:
    """The ids of the accounts of some stages, in order.

    With `words`, those in which each begins a word or is a form of one; with `spoken_on`, those last spoken to on one of
    these days.
    """
    book.add_function("sort_key", sort_key)
    marks = ", ".join(f"'{stage.value}'" for stage in stages)
    query = as_query(words)
    matching = (
        f" AND a.id IN (SELECT rowid FROM search WHERE search MATCH :query AND kind = {Kind.ACCOUNT:d})"
        if query
        else ""
    )
    if spoken_on is not None:
        matching += "".join(f" AND {condition}" for condition in within("k.last_at", spoken_on))
    rows = book.rows(
        f"SELECT a.id FROM account a LEFT JOIN account_contact k ON k.account_id = a.id "
        f"WHERE a.stage IN ({marks}){matching} {_ORDERS[order]}",
        {"today": today.isoformat(), "query": query},
    )
    return [account_id for (account_id,) in rows]


class _StoredLine(NamedTuple):
    """A line of the accounts list as the book stores its values."""

    account_id: int
    name: str
    stage: str
    is_key: int
    city: str
    people: int
    last_at: str | None
    next_on: str | None
    next_what: str | None


def account_lines(book: Book, ids: Sequence[int]) -> dict[int, AccountLine]:
    """The lines of some accounts, by id; those no longer there are missing."""
    lines = book.lines(
        _StoredLine,
        "SELECT a.id AS account_id, a.name, a.stage, a.is_key, a.city, (SELECT count(*) FROM person p "
        "WHERE p.account_id = a.id AND p.status = 'active' AND NOT p.is_empty_seat) + (SELECT count(*) FROM membership m "
        "WHERE m.account_id = a.id AND m.is_besides AND m.until_on IS NULL) AS people, "
        "k.last_at, t.due_on AS next_on, t.what AS next_what "
        "FROM account a LEFT JOIN account_contact k ON k.account_id = a.id "
        "LEFT JOIN task t ON t.id = (SELECT id FROM task WHERE account_id = a.id AND done_at IS NULL "
        "ORDER BY due_on, due_time IS NULL, due_time, id LIMIT 1) "
        f"WHERE a.id IN ({', '.join(map(str, ids))})",
    )
    return {
        line.account_id: AccountLine(
            line.account_id,
            line.name,
            Stage(line.stage),
            bool(line.is_key),
            line.city,
            line.people,
            local_day(line.last_at) if line.last_at else None,
            stored_day(line.next_on) if line.next_on else None,
            line.next_what or "",
        )
        for line in lines
    }


class FilledColumns(NamedTuple):
    """Which of the columns that many accounts leave empty have anything in a list of them."""

    cities: bool
    bonds: bool


def filled_columns(book: Book, ids: Sequence[int]) -> FilledColumns:
    """Whether any of some accounts has a city, or a bond that was ever rated."""
    [(cities, bonds)] = book.rows(
        "SELECT EXISTS (SELECT 1 FROM json_each(:ids) i JOIN account a ON a.id = i.value WHERE a.city <> ''), "
        "EXISTS (SELECT 1 FROM json_each(:ids) i JOIN bond_reading r ON r.account_id = i.value)",
        {"ids": json.dumps(list(ids))},
    )
    return FilledColumns(bool(cities), bool(bonds))


def count_by_stage(book: Book) -> dict[Stage, int]:
    """How many accounts there are of each stage."""
    counts = dict.fromkeys(Stage, 0)
    for stage, count in book.rows("SELECT stage, count(*) FROM account GROUP BY stage"):
        counts[Stage(stage)] = count
    return counts


def account_names(book: Book) -> list[AccountName]:
    """Every account to choose from by name, live ones first."""
    book.add_function("sort_key", sort_key)
    rows = book.rows(
        "SELECT id, name, stage, city FROM account "
        "ORDER BY stage NOT IN ('customer', 'prospect'), sort_key(CAST(name AS BLOB)), id"
    )
    return [AccountName(account_id, name, Stage(stage), city) for account_id, name, stage, city in rows]


def account_name(book: Book, account_id: int) -> str:
    """What an account is called. Raises GoneMeanwhile."""
    row = book.row("SELECT name FROM account WHERE id = ?", (account_id,))
    if row is None:
        raise GoneMeanwhile
    (name,) = row
    return str(name)


class _StoredEntry(NamedTuple):
    """The columns of an account, and all ways to reach it as JSON."""

    account_id: int
    name: str
    legal_name: str
    registration_number: str
    industry: str
    city: str
    country: str
    stage: str
    is_key: int
    greet_every_days: int | None
    greet_latest_days: int | None
    estimated_spend: int | None
    renewal_on: str | None
    vulnerability: str
    note: str
    language: str | None
    firm_day: str | None
    reaches: str


_ENTRY = (
    "SELECT a.id AS account_id, name, legal_name, registration_number, industry, city, country, stage, is_key, "
    "greet_every_days, greet_latest_days, estimated_spend, renewal_on, vulnerability, note, language, firm_day, "
    f"{all_reaches('account_id = a.id')} AS reaches FROM account a"
)


def account_entry(book: Book, account_id: int) -> AccountEntry:
    """An account as it was written down. Raises GoneMeanwhile."""
    line = book.line(_StoredEntry, f"{_ENTRY} WHERE a.id = ?", (account_id,))
    if line is None:
        raise GoneMeanwhile
    return _entry(line)


def account_entries(book: Book) -> dict[int, AccountEntry]:
    """All accounts as they were written down, by id, the earliest first."""
    return {line.account_id: _entry(line) for line in book.lines(_StoredEntry, f"{_ENTRY} ORDER BY a.id")}


def _entry(line: _StoredEntry) -> AccountEntry:
    return AccountEntry(
        name=line.name,
        legal_name=line.legal_name,
        registration_number=line.registration_number,
        industry=line.industry,
        city=line.city,
        country=line.country,
        stage=Stage(line.stage),
        is_key=bool(line.is_key),
        greet_every_days=line.greet_every_days,
        greet_latest_days=line.greet_latest_days,
        estimated_spend=line.estimated_spend,
        renewal_on=stored_day(line.renewal_on) if line.renewal_on else None,
        vulnerability=line.vulnerability,
        note=line.note,
        language=Language(line.language) if line.language else None,
        firm_day=stored_birthday(line.firm_day),
        reaches=reaches_from_json(line.reaches),
    )


def last_contact(book: Book, account_id: int) -> date | None:
    """The local day on which the account was last spoken to; None if it never was."""
    row = book.row("SELECT last_at FROM account_contact WHERE account_id = ?", (account_id,))
    if row is None:
        return None
    (last_at,) = row
    return local_day(last_at)


def account_since(book: Book, account_id: int) -> date | None:
    """The local day on which the account came into the book; None if it is gone."""
    row = book.row("SELECT created_at FROM account WHERE id = ?", (account_id,))
    if row is None:
        return None
    (created_at,) = row
    return local_day(created_at)


@dataclass(frozen=True, slots=True)
class Belongings:
    """What goes with an account or a person when it is deleted."""

    people: int
    calls: int
    tasks: int
    terms: int = 0
    problems: int = 0
    favours: int = 0
    namings: int = 0
    """How often it was named as a prospect."""
    dossier: int = 0
    """Readings of bonds and satisfaction, answers to marks, texts, competitors, product lines."""
    months: int = 0
    """Months with sales or a plan."""
    reviews: int = 0
    """Quarters with a review."""
    values: int = 0
    """What we did for it, as it was written down."""
    named: int = 0
    """The prospects that its people named; they stay, so they do not count."""

    @property
    def count(self) -> int:
        """How many records go in all."""
        return sum(int(getattr(self, field.name)) for field in fields(self)) - self.named


def belongings(book: Book, account_id: int) -> Belongings:
    """What goes with an account when it is deleted."""
    row = book.row(
        "SELECT (SELECT count(*) FROM person WHERE account_id = :id), "
        "(SELECT count(*) FROM call WHERE account_id = :id), (SELECT count(*) FROM task WHERE account_id = :id), "
        "(SELECT count(*) FROM term WHERE account_id = :id), (SELECT count(*) FROM problem WHERE account_id = :id), "
        "(SELECT count(*) FROM favour WHERE account_id = :id), (SELECT count(*) FROM referral WHERE account_id = :id), "
        "(SELECT count(*) FROM bond_reading WHERE account_id = :id) "
        "+ (SELECT count(*) FROM satisfaction_reading WHERE account_id = :id) "
        "+ (SELECT count(*) FROM key_mark WHERE account_id = :id) "
        "+ (SELECT count(*) FROM dossier_text WHERE account_id = :id) "
        "+ (SELECT count(*) FROM rivalry WHERE account_id = :id) "
        "+ (SELECT count(*) FROM image_reading WHERE account_id = :id) "
        "+ (SELECT count(*) FROM (SELECT product_id FROM portfolio_item WHERE account_id = :id "
        "UNION SELECT product_id FROM portfolio_price WHERE account_id = :id)), "
        "(SELECT count(*) FROM (SELECT month_on FROM sale WHERE account_id = :id "
        "UNION SELECT month_on FROM plan WHERE account_id = :id)), "
        "(SELECT count(*) FROM quarter_review WHERE account_id = :id), "
        "(SELECT count(*) FROM value WHERE account_id = :id), "
        "(SELECT count(DISTINCT r.account_id) FROM person p JOIN referral r ON r.by_person_id = p.id "
        "WHERE p.account_id = :id AND r.account_id <> :id)",
        {"id": account_id},
    )
    return Belongings(*(row or (0, 0, 0)))
