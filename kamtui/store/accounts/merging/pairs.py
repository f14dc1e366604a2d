"""Which accounts, and which people, of the whole book are likely one and the same."""

from collections.abc import Iterable
from typing import NamedTuple

from kamtui.domain.accounts.duplicates import KnownName, Likeness, Names
from kamtui.store.accounts.known_names import known_accounts
from kamtui.store.accounts.twins import all_people
from kamtui.store.book.book import Book


class TwinPair(NamedTuple):
    """Two records that are likely one, the earlier first, and why."""

    first: KnownName
    second: KnownName
    likeness: Likeness
    matched: str
    """Which name, number or address of theirs it was told by."""


def account_pairs(book: Book) -> list[TwinPair]:
    """The accounts that are likely the same, the surest first; those that were told apart are left out."""
    accounts = known_accounts(book)
    return _pairs(accounts, Names(accounts), _told_apart(book, "account"))


def people_pairs(book: Book) -> list[TwinPair]:
    """The people who are likely the same, the surest first; those who were told apart are left out."""
    people = all_people(book)
    return _pairs(people, Names(people, are_people=True), _told_apart(book, "person"))


def _pairs(records: Iterable[KnownName], names: Names, apart: set[tuple[int, int]]) -> list[TwinPair]:
    found: dict[tuple[int, int], TwinPair] = {}
    for record in records:
        for alike in names.twins(record, limit=_MOST_OF_ONE):
            first, second = sorted((record, alike.known), key=lambda each: each.record_id)
            pair = (first.record_id, second.record_id)
            before = found.get(pair)
            if pair not in apart and (before is None or alike.likeness < before.likeness):
                found[pair] = TwinPair(first, second, alike.likeness, alike.matched)
    return sorted(found.values(), key=lambda each: (each.likeness, each.first.name, each.first.record_id))


_MOST_OF_ONE = 20
"""With how many others a record is paired at most: a name that hundreds share tells nobody apart."""


def _told_apart(book: Book, table: str) -> set[tuple[int, int]]:
    return {
        (one, other) for one, other in book.rows(f"SELECT {table}_id, other_{table}_id FROM {table}_apart")
    }
