"""Customers that may have to be asked whether they go on with us, or how satisfied they are (K4)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.knowledge.care import Customer, care_warnings, has_fallen, is_about_renewal
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.warning import Subject, Warning
from kamtui.store.book.book import Book


class _Line(NamedTuple):
    """A customer as its row holds it, with its two latest readings of satisfaction."""

    account_id: int
    account: str
    is_key: int
    created_on: str
    """A local day: SQLite tells those of many moments much faster."""
    renewal_on: str | None
    latest_on: str | None
    latest: int | None
    before_on: str | None
    before: int | None


_READING = (
    "(SELECT {column} FROM satisfaction_reading r WHERE r.account_id = a.id{before} "
    "ORDER BY r.read_on DESC, r.id DESC LIMIT 1)"
)
# Two readings of one day are one that was corrected: nothing fell between them.
_BEFORE = " AND r.read_on < (SELECT max(read_on) FROM satisfaction_reading WHERE account_id = a.id)"


def care_of(
    book: Book, today: date, limits: KnowledgeLimits, ids: Sequence[int] | None = None
) -> list[Warning]:
    """What some accounts, or all customers, are to be asked about renewals and satisfaction: the severest first."""
    return care_warnings(_customers(book, today, limits, ids), today, limits)


def _customers(book: Book, today: date, limits: KnowledgeLimits, ids: Sequence[int] | None) -> list[Customer]:
    """Those that are key, have a renewal that is near, or are less satisfied than they were."""
    some = "" if ids is None else f" AND a.id IN ({', '.join(map(str, ids))})"
    near = (today + timedelta(days=limits.renewal_ahead_days)).isoformat()
    asked = book.lines(
        _Line,
        "SELECT a.id AS account_id, a.name AS account, a.is_key, date(a.created_at, 'localtime') AS created_on, "
        "a.renewal_on, "
        + ", ".join(
            f"{_READING.format(column=column, before=before)} AS {name}"
            for column, before, name in (
                ("r.read_on", "", "latest_on"), ("r.score", "", "latest"),
                ("r.read_on", _BEFORE, "before_on"), ("r.score", _BEFORE, "before"),
            )
        )
        + " FROM account a WHERE a.stage = 'customer' AND (a.is_key OR a.renewal_on <= :near "
        f"OR a.id IN (SELECT account_id FROM satisfaction_reading)){some} ORDER BY a.id",
        {"near": near},
    )  # fmt: skip
    lines = [
        line
        for line in asked
        if line.is_key
        or has_fallen(line.before, line.latest, limits)
        or (line.renewal_on is not None and line.renewal_on <= near)
    ]
    renewing = [line.account_id for line in lines if line.renewal_on is not None]
    planned = _with_a_renewal_task(book, renewing)
    return [_customer(line, line.account_id in planned) for line in lines]


def _with_a_renewal_task(book: Book, ids: Sequence[int]) -> set[int]:
    """Those of some accounts that have an open task about a renewal, by its words."""
    rows = book.rows(
        "SELECT account_id, what FROM task WHERE done_at IS NULL "
        f"AND account_id IN ({', '.join(map(str, ids))})"
    )
    return {account_id for account_id, what in rows if is_about_renewal(what)}


def _customer(line: _Line, is_planned: bool) -> Customer:
    readings = [
        (date.fromisoformat(day), score)
        for day, score in ((line.latest_on, line.latest), (line.before_on, line.before))
        if day is not None and score is not None
    ]
    return Customer(
        Subject(line.account_id, line.account),
        is_key=bool(line.is_key),
        known_since=date.fromisoformat(line.created_on),
        renewal_on=date.fromisoformat(line.renewal_on) if line.renewal_on else None,
        is_renewal_planned=is_planned,
        readings=readings,
    )
