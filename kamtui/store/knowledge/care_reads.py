"""Customers that may have to be asked whether they go on with us, or how satisfied they are (K4)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.knowledge.care import Customer, care_warnings, is_about_renewal
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.time.moments import stored_day
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


_READINGS = (
    "LEFT JOIN satisfaction_reading l ON l.id = (SELECT id FROM satisfaction_reading "
    "WHERE account_id = a.id ORDER BY read_on DESC, id DESC LIMIT 1) "
    # Two readings of one day are one that was corrected: nothing fell between them.
    "LEFT JOIN satisfaction_reading b ON b.id = (SELECT id FROM satisfaction_reading "
    "WHERE account_id = a.id AND read_on < l.read_on ORDER BY read_on DESC, id DESC LIMIT 1) "
)


def care_of(
    book: Book, today: date, limits: KnowledgeLimits, ids: Sequence[int] | None = None
) -> list[Warning]:
    """What some accounts, or all customers, are to be asked about renewals and satisfaction: the severest first."""
    return care_warnings(_customers(book, today, limits, ids), today, limits)


def _customers(book: Book, today: date, limits: KnowledgeLimits, ids: Sequence[int] | None) -> list[Customer]:
    """Those that are key, have a renewal that is near, or are much less satisfied than they were."""
    some = "" if ids is None else f" AND a.id IN ({', '.join(map(str, ids))})"
    lines = book.lines(
        _Line,
        "SELECT a.id AS account_id, a.name AS account, a.is_key, date(a.created_at, 'localtime') AS created_on, "
        "a.renewal_on, l.read_on AS latest_on, l.score AS latest, b.read_on AS before_on, b.score AS before "
        f"FROM account a {_READINGS}WHERE a.stage = 'customer' "
        f"AND (a.is_key OR a.renewal_on <= :near OR b.score - l.score >= :fell){some} ORDER BY a.id",
        {
            "near": (today + timedelta(days=limits.renewal_ahead_days)).isoformat(),
            "fell": limits.satisfaction_fell_by,
        },
    )
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
        (stored_day(day), score)
        for day, score in ((line.latest_on, line.latest), (line.before_on, line.before))
        if day is not None and score is not None
    ]
    return Customer(
        Subject(line.account_id, line.account),
        is_key=bool(line.is_key),
        known_since=stored_day(line.created_on),
        renewal_on=stored_day(line.renewal_on) if line.renewal_on else None,
        is_renewal_planned=is_planned,
        readings=readings,
    )
