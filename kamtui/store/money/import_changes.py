"""The act that takes a list of sales into the book (K18), as `plan_sales_import` planned it."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.importing.plan import Customer, MonthChange, SalesPlan
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import write_stored
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

_MONTHS_AT_ONCE = 500
"""How many months are written between two calls of `progress`."""


def carry_out_sales(book: Book, plan: SalesPlan, progress: Callable[[int, int], None] | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError.

    `progress` is told the months written and all of them; what it raises ends the import, and nothing was kept.
    """
    if plan.does_nothing:
        return
    now = datetime.now(UTC)
    count = len(plan.changes)
    name = ngettext(
        "Import sales of {count} month from {file}", "Import sales of {count} months from {file}", count
    )

    def tell(done: int = count) -> None:
        if progress is not None:
            progress(done, count)

    with book.change_rows(name.format(count=count, file=plan.file), before_commit=tell) as con:
        made = _add_accounts(book, con, plan.new, now)
        # One added though others are like it is found again by what was said of it, or by its number.
        added = [
            (customer.name, customer.key, made[customer.owner])
            for customer in plan.new
            if customer.is_by_hand and not customer.number
        ]
        _require_accounts(con, plan)
        con.executemany(
            "INSERT INTO sales_name (id, name, folded, account_id) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (folded) DO UPDATE SET name = excluded.name, account_id = excluded.account_id",
            [
                (book.ids.new(), written, key, account_id)
                for written, key, account_id in (*plan.remembered, *added)
            ],
        )
        for start in range(0, count, _MONTHS_AT_ONCE):
            tell(start)
            _write(book, con, plan.changes[start : start + _MONTHS_AT_ONCE], made)
        _remember_taken(book, con, plan, made, now)


def _add_accounts(
    book: Book, con: sqlite3.Connection, customers: Iterable[Customer], now: datetime
) -> dict[str, int]:
    """Make accounts of customers; the id of each. All that a list does not say of them is empty."""
    values: dict[str, object] = {
        name: "" if kind == "TEXT" else 0
        for _at, name, kind, is_needed, *_more in con.execute("PRAGMA table_info(account)")
        if is_needed
    }
    made: dict[str, int] = {}
    for customer in customers:
        made[customer.owner] = book.ids.new()
        values |= {
            "id": made[customer.owner],
            "name": customer.name,
            "registration_number": customer.number,
            "stage": Stage.CUSTOMER.value,
            "created_at": write_stored(now),
        }
        marks = ", ".join("?" * len(values))
        con.execute(f"INSERT INTO account ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return made


def _require_accounts(con: sqlite3.Connection, plan: SalesPlan) -> None:
    """Raise GoneMeanwhile if an account of the plan is no longer in the book."""
    wanted = {change.account_id for change in plan.changes}
    wanted |= {account_id for _name, _key, account_id in plan.remembered}
    known = {account_id for (account_id,) in con.execute("SELECT id FROM account")}
    if not wanted - {None} <= known:
        raise GoneMeanwhile


def _write(
    book: Book, con: sqlite3.Connection, changes: Sequence[MonthChange], made: Mapping[str, int]
) -> None:
    """Write some months: what was sold and what was planned in each."""
    sold, gone, planned = [], [], []
    for change in changes:
        account_id = made[change.key] if change.account_id is None else change.account_id
        month, was, now = change.month_on.isoformat(), change.was, change.now
        if (was.revenue, was.profit) != (now.revenue, now.profit):
            if now.revenue is None:
                gone.append((account_id, month))
            else:
                sold.append((book.ids.new(), account_id, month, now.revenue, now.profit))
        if (was.planned_revenue, was.planned_profit) != (now.planned_revenue, now.planned_profit):
            planned.append((book.ids.new(), account_id, month, now.planned_revenue, now.planned_profit))
    con.executemany("DELETE FROM sale WHERE account_id = ? AND month_on = ?", gone)
    for table, rows in (("sale", sold), ("plan", planned)):
        con.executemany(
            f"INSERT INTO {table} (id, account_id, month_on, revenue, profit) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (account_id, month_on) DO UPDATE "
            "SET revenue = excluded.revenue, profit = excluded.profit",
            rows,
        )


def _remember_taken(
    book: Book, con: sqlite3.Connection, plan: SalesPlan, made: Mapping[str, int], now: datetime
) -> None:
    """Remember what was taken from the file."""
    con.execute(
        "INSERT INTO sales_file (id, name, digest, taken_at) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        (book.ids.new(), plan.file, plan.digest, write_stored(now)),
    )
    (file_id,) = con.execute("SELECT id FROM sales_file WHERE digest = ?", (plan.digest,)).fetchone()
    con.executemany(
        "INSERT INTO sales_taken (id, sales_file_id, account_id, month_on) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (sales_file_id, account_id, month_on) DO NOTHING",
        (
            (book.ids.new(), file_id, made[key] if account_id is None else account_id, month.isoformat())
            for account_id, key, month in plan.taken
        ),
    )
