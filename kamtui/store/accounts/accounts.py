"""Accounts: what lists, panels and forms read of them, and how they are changed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from kamtui.domain.accounts.account import AccountEntry, won_and_lost
from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import local_day
from kamtui.store.accounts import reaches
from kamtui.store.book import search, tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class AccountOrder(StrEnum):
    """The orders of the accounts list."""

    NEXT_STEP = "next_step"
    NAME = "name"
    LAST_CALL = "last_call"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line of the accounts list. `next_on` is the earliest open task's day."""

    account_id: int
    name: str
    stage: Stage
    is_key: bool
    city: str
    people: int
    last_on: date | None
    next_on: date | None
    next_what: str


@dataclass(frozen=True, slots=True)
class AccountName:
    """An account to choose by name."""

    account_id: int
    name: str
    stage: Stage
    city: str


# The earliest open task, by the index on (account_id, done_at, due_on).
_NEXT_ON = "(SELECT min(t.due_on) FROM task t WHERE t.account_id = a.id AND t.done_at IS NULL)"

_ORDERS = {
    AccountOrder.NEXT_STEP: (
        f"ORDER BY CASE WHEN {_NEXT_ON} < :today THEN 0 WHEN {_NEXT_ON} = :today THEN 1 "
        f"WHEN {_NEXT_ON} IS NULL THEN 2 ELSE 3 END, {_NEXT_ON}, a.is_key DESC, sort_key(CAST(a.name AS BLOB)), a.id"
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
    order: AccountOrder = AccountOrder.NEXT_STEP,
) -> list[int]:
    """The accounts of some stages in which all `words` begin a word, in order."""
    book.add_function("sort_key", sort_key)
    marks = ", ".join(f"'{stage.value}'" for stage in stages)
    query = search.match(words)
    matching = (
        f" AND a.id IN (SELECT rowid FROM search WHERE search MATCH :query AND kind = {search.Kind.ACCOUNT:d})"
        if query
        else ""
    )
    rows = book.rows(
        f"SELECT a.id FROM account a LEFT JOIN account_contact k ON k.account_id = a.id "
        f"WHERE a.stage IN ({marks}){matching} {_ORDERS[order]}",
        {"today": today.isoformat(), "query": query},
    )
    return [account_id for (account_id,) in rows]


def account_lines(book: Book, ids: Sequence[int]) -> dict[int, AccountLine]:
    """The lines of some accounts, by id; those no longer there are missing."""
    rows = book.rows(
        "SELECT a.id, a.name, a.stage, a.is_key, a.city, "
        "(SELECT count(*) FROM person p WHERE p.account_id = a.id AND p.status = 'active' AND NOT p.is_empty_seat), "
        "k.last_at, t.due_on, t.what "
        "FROM account a LEFT JOIN account_contact k ON k.account_id = a.id "
        "LEFT JOIN task t ON t.id = (SELECT id FROM task WHERE account_id = a.id AND done_at IS NULL "
        "ORDER BY due_on, due_time IS NULL, due_time, id LIMIT 1) "
        f"WHERE a.id IN ({', '.join(map(str, ids))})"
    )
    return {
        row[0]: AccountLine(
            row[0],
            row[1],
            Stage(row[2]),
            bool(row[3]),
            row[4],
            row[5],
            local_day(row[6]) if row[6] else None,
            date.fromisoformat(row[7]) if row[7] else None,
            row[8] or "",
        )
        for row in rows
    }


def count_by_stage(book: Book) -> dict[Stage, int]:
    """How many accounts there are of each stage."""
    found = dict.fromkeys(Stage, 0)
    for stage, count in book.rows("SELECT stage, count(*) FROM account GROUP BY stage"):
        found[Stage(stage)] = count
    return found


def account_names(book: Book) -> list[AccountName]:
    """Every account to choose from by name, live ones first."""
    book.add_function("sort_key", sort_key)
    rows = book.rows(
        "SELECT id, name, stage, city FROM account "
        "ORDER BY stage NOT IN ('customer', 'prospect'), sort_key(CAST(name AS BLOB)), id"
    )
    return [AccountName(row[0], row[1], Stage(row[2]), row[3]) for row in rows]


def account_entry(book: Book, account_id: int) -> AccountEntry:
    """An account as it was written down. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT name, legal_name, registration_number, industry, city, country, stage, is_key, greet_every_days, "
        f"greet_latest_days, estimated_spend, renewal_on, vulnerability, note, {reaches.all_of('account_id = a.id')} "
        "FROM account a WHERE id = ?",
        (account_id,),
    )
    if row is None:
        raise GoneMeanwhile
    return AccountEntry(
        name=row[0],
        legal_name=row[1],
        registration_number=row[2],
        industry=row[3],
        city=row[4],
        country=row[5],
        stage=Stage(row[6]),
        is_key=bool(row[7]),
        greet_every_days=row[8],
        greet_latest_days=row[9],
        estimated_spend=row[10],
        renewal_on=date.fromisoformat(row[11]) if row[11] else None,
        vulnerability=row[12],
        note=row[13],
        reaches=reaches.from_json(row[14]),
    )


def last_contact(book: Book, account_id: int) -> date | None:
    """The local day on which the account was last spoken to."""
    row = book.row("SELECT last_at FROM account_contact WHERE account_id = ?", (account_id,))
    return local_day(row[0]) if row else None


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
    named: int = 0
    """The prospects that its people named; they stay, so they do not count."""

    @property
    def count(self) -> int:
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
        "+ (SELECT count(*) FROM portfolio_item WHERE account_id = :id), "
        "(SELECT count(*) FROM (SELECT month_on FROM sale WHERE account_id = :id "
        "UNION SELECT month_on FROM plan WHERE account_id = :id)), "
        "(SELECT count(DISTINCT r.account_id) FROM person p JOIN referral r ON r.by_person_id = p.id "
        "WHERE p.account_id = :id AND r.account_id <> :id)",
        {"id": account_id},
    )
    return Belongings(*(row or (0, 0, 0)))


# -- changes


def columns(entry: AccountEntry) -> dict[str, Any]:
    """The columns of an account; its ways to be reached are rows of their own."""
    return {
        field.name: getattr(entry, field.name) for field in fields(AccountEntry) if field.name != "reaches"
    }


def add_account(book: Book, entry: AccountEntry, *, draft: str | None = None) -> int:
    """Write down a new account; its id."""

    with book.change(_("Add account {name}").format(name=entry.name), draft=draft) as act:
        account = tables.Account(id=book.ids.new(), created_at=datetime.now(UTC), **columns(entry))
        act.add(account)
        act.flush()
        act.add(*reaches.new_rows(book, entry.reaches, account_id=account.id))
    return account.id


def edit_account(
    book: Book, account_id: int, entry: AccountEntry, today: date, *, draft: str | None = None
) -> None:
    """Write an account's fields over; with another stage it is won or lost today. Raises GoneMeanwhile."""

    with book.change(_("Edit account {name}").format(name=entry.name), draft=draft) as act:
        account = act.get(tables.Account, account_id)
        move_to_stage(account, entry.stage, today)
        for field, value in columns(entry).items():
            setattr(account, field, value)
        reaches.write(book, act, entry.reaches, account_id=account_id)


def move_to_stage(account: object, stage: Stage, today: date) -> None:
    """Move an account, as a row of a change, to another stage, with the days on which it was won and lost."""

    assert isinstance(account, tables.Account)
    account.won_on, account.lost_on = won_and_lost(
        Stage(account.stage), stage, account.won_on, account.lost_on, today
    )
    account.stage = stage.value
    if stage is not Stage.LOST:
        account.lost_reason = ""


def set_stage(book: Book, account_id: int, stage: Stage, today: date) -> None:
    """Move an account to another stage; `former` archives it. Raises GoneMeanwhile."""

    name = account_entry(book, account_id).name
    with book.change(_("Make {name} a {stage} account").format(name=name, stage=stage.label)) as act:
        account = act.get(tables.Account, account_id)
        move_to_stage(account, stage, today)


def set_key(book: Book, account_id: int, is_key: bool) -> None:
    """Mark an account as key, or no longer. Raises GoneMeanwhile."""

    name = account_entry(book, account_id).name
    text = _("Mark {name} as key") if is_key else _("Mark {name} as not key")
    with book.change(text.format(name=name)) as act:
        account = act.get(tables.Account, account_id)
        account.is_key = is_key


def delete_account(book: Book, account_id: int) -> None:
    """Delete an account with its people, calls and tasks. Raises GoneMeanwhile."""

    name = account_entry(book, account_id).name
    with book.change(_("Delete account {name}").format(name=name)) as act:
        account = act.get(tables.Account, account_id)
        act.delete(account)
