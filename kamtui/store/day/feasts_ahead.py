"""The feasts of this year and of the next, for a calendar."""

from datetime import date, datetime
from typing import NamedTuple

from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.feasts.feast import Feast, feast_order, feasts_of
from kamtui.store.accounts.reach_reads import first_reach
from kamtui.store.book.book import Book
from kamtui.store.day.ahead import Changes
from kamtui.store.feasts.reads import celebrants


class FeastAhead(NamedTuple):
    """A feast, the first phone of whose it is, and when they were last changed."""

    feast: Feast
    phone: str
    changed_at: datetime


class _Kept(NamedTuple):
    """What a calendar needs besides, of a person or an account."""

    id: int
    phone: str
    created_at: str


def feasts_ahead(book: Book, today: date) -> list[FeastAhead]:
    """The feasts of all who are near to us in this year and in the next, past ones too, by day.

    So that an unchanged book gives the same calendar on every day of a year. A name that is celebrated on several days is left
    out until it is known on which.
    """
    first, last = date(today.year, 1, 1), date(today.year + 1, 12, 31)
    feasts = [
        feast._replace(years=None)
        for who in celebrants(book, today, everyone=False)
        for feast in feasts_of(who, first, last)
        if not feast.is_asked
    ]
    people, accounts = (_kept(book, table) for table in ("person", "account"))
    changes = Changes(book, "person")
    ahead = []
    for feast in sorted(feasts, key=feast_order):
        who = feast.who
        kept = people[who.person_id] if who.person_id is not None else accounts[who.account_id or 0]
        changed_at = changes.last(kept.id, who.account_id, who.person_id, created_at=kept.created_at)
        ahead.append(FeastAhead(feast, kept.phone, changed_at))
    return ahead


def _kept(book: Book, table: str) -> dict[int, _Kept]:
    phone = first_reach(ReachKind.PHONE, f"{table}_id = t.id")
    lines = book.lines(_Kept, f"SELECT t.id, coalesce({phone}, '') AS phone, t.created_at FROM {table} t")
    return {line.id: line for line in lines}
