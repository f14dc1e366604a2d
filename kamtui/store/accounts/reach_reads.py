"""By what accounts and people can be reached: phones, e-mails, websites, chats, files."""

import json
from collections import defaultdict
from collections.abc import Sequence

from kamtui.domain.accounts.reach import Reach, in_order
from kamtui.domain.accounts.words import ReachKind
from kamtui.store.book.book import Book

_ORDERED = "SELECT kind, value, label, place, id FROM reach WHERE {owner} ORDER BY kind, place, id"


def all_reaches(owner: str) -> str:
    """SQL for all ways of an account or person, given as `account_id = a.id`; read by `reaches_from_json`."""
    return f"(SELECT json_group_array(json_array(kind, value, label)) FROM ({_ORDERED.format(owner=owner)}))"


def first_reach(kind: ReachKind, owner: str) -> str:
    """SQL for the way of a kind that comes first, NULL where there is none."""
    return f"(SELECT value FROM reach WHERE {owner} AND kind = '{kind.value}' ORDER BY place, id LIMIT 1)"


def reaches_from_json(text: str) -> tuple[Reach, ...]:
    """The ways of one record, as `all_reaches` selects them."""
    if text == "[]":
        return ()
    return in_order(Reach(ReachKind(kind), value, label) for kind, value, label in json.loads(text))


def reaches_by_account(book: Book, *kinds: ReachKind) -> dict[int, tuple[Reach, ...]]:
    """The ways of some kinds, or of all, to reach each account that has any."""
    return _by_owner(book, "account_id", kinds)


def reaches_by_person(book: Book, *kinds: ReachKind) -> dict[int, tuple[Reach, ...]]:
    """The ways of some kinds, or of all, to reach each person of whom any is known."""
    return _by_owner(book, "person_id", kinds)


def _by_owner(book: Book, owner: str, kinds: Sequence[ReachKind]) -> dict[int, tuple[Reach, ...]]:
    asked = ", ".join(f"'{kind.value}'" for kind in kinds or ReachKind)
    ways: defaultdict[int, list[Reach]] = defaultdict(list)
    for owner_id, kind, value, label in book.rows(
        f"SELECT {owner}, kind, value, label FROM reach WHERE {owner} IS NOT NULL AND kind IN ({asked}) "
        f"ORDER BY {owner}, place, id"
    ):
        ways[owner_id].append(Reach(ReachKind(kind), value, label))
    return {owner_id: in_order(reaches) for owner_id, reaches in ways.items()}
