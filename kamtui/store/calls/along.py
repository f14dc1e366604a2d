"""Whom a note can name by the way: the people of its account, the competitors, and those elsewhere who are called
exactly so, or by a word of their name with the account behind it. (A surname alone is as often somebody new here.)"""

from collections.abc import Sequence
from functools import cache

from kamtui.domain.calls.along.names import Competitor, Known, Person
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.likeness import is_near
from kamtui.store.accounts.people_reads import names_in, names_like
from kamtui.store.accounts.reads import account_name
from kamtui.store.book.book import Book
from kamtui.store.knowledge.competitor_reads import competitors

_MOST_OF_A_NAME = 8
"""People of one name who are looked at."""
_TITLES = frozenset(words_of("инж dr prof mr mrs ms д-р арх доц"))


def known_to_note(book: Book, account_id: int | None) -> Known:
    """Whom the note of a call with an account, or outside all, can name."""
    people = [Person(each.person_id, each.name) for each in names_in(book, account_id)]

    @cache
    def elsewhere(name: str) -> Sequence[Person]:
        wanted = words_of(name)
        return [
            Person(each.person_id, each.name, each.account)
            for each in names_like(book, name, _MOST_OF_A_NAME)
            if [word for word in words_of(each.name) if word not in _TITLES] == wanted
        ]

    @cache
    def elsewhere_at(name: str, firm: str) -> Sequence[Person]:
        called = words_of(name)
        return [
            Person(each.person_id, each.name, each.account)
            for each in names_like(book, name, _MOST_OF_A_NAME)
            if set(called) <= set(words_of(each.name)) and each.account and is_near(firm, each.account)
        ]

    return Known(
        people,
        elsewhere,
        elsewhere_at,
        [Competitor(each.competitor_id, each.name) for each in competitors(book)],
        account_name(book, account_id) if account_id is not None else "",
    )
