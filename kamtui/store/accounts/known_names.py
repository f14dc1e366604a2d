"""The names that the book has already, with what else tells that two records are the same."""

from itertools import combinations
from typing import NamedTuple

from kamtui.domain.accounts.duplicates import KnownName
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.likeness import nearest
from kamtui.domain.text.wanted import wanted
from kamtui.store.accounts.reach_reads import reaches_by_account
from kamtui.store.book.book import Book
from kamtui.store.book.search.index import Kind
from kamtui.store.book.search.query import as_query

MOST_PEOPLE = 500
"""How many people, the newest ones, a name is compared with as it is typed."""
_STAGES = {stage.value: stage for stage in Stage}


class _AccountLine(NamedTuple):
    """What an account is told by, as it is stored."""

    account_id: int
    name: str
    legal_name: str
    stage: str
    city: str
    registration_number: str


def known_accounts(book: Book) -> list[KnownName]:
    """Every account of any stage with all that it may be told by, for finding likely duplicates as one types."""
    lines = book.lines(
        _AccountLine,
        "SELECT id AS account_id, name, legal_name, stage, city, registration_number FROM account ORDER BY id",
    )
    reached = reaches_by_account(book, ReachKind.EMAIL, ReachKind.WEB, ReachKind.PHONE)
    known = []
    for line in lines:
        ways = reached.get(line.account_id, ())
        known.append(
            KnownName(
                line.account_id,
                line.name,
                line.legal_name,
                tuple(way.value for way in ways if way.kind is not ReachKind.PHONE),
                _STAGES[line.stage],
                line.city,
                account_id=line.account_id,
                city=line.city,
                number=line.registration_number,
                phones=tuple(way.value for way in ways if way.kind is ReachKind.PHONE),
            )
        )
    return known


def known_people(book: Book, typed: str) -> list[KnownName]:
    """People of whose names two begin as two of the words typed do, for finding likely duplicates as one types.

    Accounts are few enough to compare with all of them; people may be twenty thousand.
    """
    begins = [as_query(f"+{word[:2]}") for word in words_of(typed)]
    pairs = [f"({begin} AND {other})" for begin, other in combinations(begins, 2)]
    if not pairs:
        return []
    return [
        KnownName(person_id, name, stage=_STAGES.get(stage), detail=account, account_id=account_id)
        for person_id, name, stage, account, account_id in book.rows(
            "SELECT p.id, p.name, a.stage, coalesce(a.name, ''), a.id FROM search f JOIN person p ON p.id = f.rowid "
            "LEFT JOIN account a ON a.id = p.account_id "
            "WHERE f.search MATCH ? AND f.kind = ? AND NOT p.is_empty_seat ORDER BY p.id DESC LIMIT ?",
            (" OR ".join(pairs), int(Kind.PERSON), MOST_PEOPLE),
        )
    ]


def account_names_near(book: Book, words: str) -> list[str]:
    """The names of accounts that are like words typed for a name; none where an account has the words themselves."""
    names = [name for (name,) in book.rows("SELECT name FROM account ORDER BY id DESC")]
    sought = wanted(words)
    if any(sought.fits(fold(name)) for name in names):
        return []
    return nearest(words, [(name, name) for name in names])
