"""Whom and what a conversation typed in one line can name, as the book knows it."""

from collections.abc import Sequence
from functools import cache

from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.calls.one_line.directory import Directory, One
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.matching import surest_of
from kamtui.store.accounts.known_names import known_accounts
from kamtui.store.accounts.people_reads import PersonName, names_in, names_like
from kamtui.store.accounts.reads import account_names
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import usual_channel
from kamtui.store.knowledge.competitor_reads import competitors

MOST_PEOPLE = 50
"""People of a like name anywhere who are looked at."""


def directory(book: Book) -> Directory:
    """Who is in the book now. Each list is read once: it is for one line, or for some typed at one go."""

    @cache
    def accounts() -> Sequence[One]:
        return [One(account.account_id, account.name, account.city) for account in account_names(book)]

    @cache
    def words_of_accounts() -> Sequence[tuple[Sequence[str], One]]:
        return [(words_of(one.name), one) for one in accounts()]

    @cache
    def accounts_called(name: str) -> Sequence[One]:
        return surest_of(name, words_of_accounts())

    names = cache(lambda: Names(known_accounts(book)))

    @cache
    def people(account_id: int | None) -> Sequence[One]:
        return list(map(_person, names_in(book, account_id)))

    @cache
    def people_called(words: str) -> Sequence[One]:
        return list(map(_person, names_like(book, words, MOST_PEOPLE)))

    def twins(name: str) -> Sequence[One]:
        return [
            One(alike.known.record_id, alike.known.name, alike.known.city)
            for alike in names().near(KnownName(0, name))
        ]

    return Directory(
        accounts,
        accounts_called,
        people,
        people_called,
        twins,
        lambda account_id: usual_channel(book, account_id),
        cache(lambda: [each.name for each in competitors(book)]),
    )


def _person(known: PersonName) -> One:
    return One(known.person_id, known.name, known.title, known.account_id, known.account)
