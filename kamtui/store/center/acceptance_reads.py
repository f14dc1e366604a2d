"""The warnings that somebody lives with until a day."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.time.moments import stored_day
from kamtui.store.book.book import Book


class Acceptance(NamedTuple):
    """A warning that somebody lives with until a day, that day included."""

    account_id: int | None
    """None of a warning about somebody outside all accounts, or about a source of prospects."""
    key: str
    rule: str
    person_id: int | None
    reason: str
    until_on: date
    accepted_on: date


class _StoredAcceptance(NamedTuple):
    """The columns of an acceptance."""

    id: int
    account_id: int | None
    key: str
    rule: str
    person_id: int | None
    reason: str
    until_on: str
    accepted_on: str


def acceptances(book: Book, account_id: int | None, today: date) -> list[Acceptance]:
    """The warnings accepted for today, of one account or of all; of each, what was said last."""
    lines = book.lines(
        _StoredAcceptance,
        "SELECT id, account_id, key, rule, person_id, reason, until_on, accepted_on FROM acceptance "
        "WHERE id IN (SELECT max(id) FROM acceptance WHERE account_id = :account OR :account IS NULL "
        "GROUP BY account_id, key) AND until_on >= :today ORDER BY id",
        {"account": account_id, "today": today.isoformat()},
    )
    return [
        Acceptance(
            account_id=line.account_id,
            key=line.key,
            rule=line.rule,
            person_id=line.person_id,
            reason=line.reason,
            until_on=stored_day(line.until_on),
            accepted_on=stored_day(line.accepted_on),
        )
        for line in lines
    ]


def accepted_on(book: Book, today: date) -> set[tuple[int | None, str]]:
    """The warnings that are not told, by account and key."""
    return {(acceptance.account_id, acceptance.key) for acceptance in acceptances(book, None, today)}
