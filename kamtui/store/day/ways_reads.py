"""By whom and by what one is reached about a line of the day: the phones that a call needs (K17)."""

from collections.abc import Iterable
from typing import NamedTuple

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind
from kamtui.store.besides import IS_BESIDES
from kamtui.store.book.book import Book

MOST_PEOPLE = 2
"""How many people of an account are named where neither the person nor the account has a phone."""
_KINDS = (ReachKind.PHONE, ReachKind.EMAIL, ReachKind.CHAT)


class Ways(NamedTuple):
    """The first phone, e-mail and chat of somebody, those that are known."""

    who: str
    reaches: tuple[Reach, ...]


def ways_to_call(book: Book, account_id: int | None, person_id: int | None) -> list[Ways]:
    """How the person is reached; where neither they nor the account has a phone, also others of the account who have.

    Those others are the last ones spoken to. The account's own phones are not among them: its card has them.
    """
    [(has_phone,)] = book.rows(
        "SELECT EXISTS (SELECT 1 FROM reach WHERE kind = 'phone' AND (account_id = ? OR person_id = ?))",
        (account_id, person_id),
    )
    others: list[tuple[int]] = []
    if not has_phone and account_id is not None:
        others = book.rows(
            "SELECT p.id FROM person p LEFT JOIN person_contact k ON k.person_id = p.id "
            f"WHERE (p.account_id = :account AND p.status = 'active' OR {IS_BESIDES}) "
            "AND EXISTS (SELECT 1 FROM reach r WHERE r.person_id = p.id AND r.kind = 'phone') "
            "ORDER BY k.last_at IS NULL, k.last_at DESC, p.id LIMIT :most",
            {"account": account_id, "most": MOST_PEOPLE},
        )
    return _ways(book, [person_id, *(other_id for (other_id,) in others)])


def _ways(book: Book, person_ids: Iterable[int | None]) -> list[Ways]:
    """The ways of some people, in their order; those of whom none is known are missing."""
    ways = []
    for person_id in person_ids:
        found: dict[ReachKind, Reach] = {}
        who = ""
        for who, kind, value, label in book.rows(  # noqa: B007  (the name is the same in all of them)
            "SELECT p.name, r.kind, r.value, r.label FROM reach r JOIN person p ON p.id = r.person_id "
            "WHERE r.person_id = ? ORDER BY r.place, r.id",
            (person_id,),
        ):
            found.setdefault(ReachKind(kind), Reach(ReachKind(kind), value, label))
        reaches = tuple(found[kind] for kind in _KINDS if kind in found)
        if reaches:
            ways.append(Ways(who, reaches))
    return ways
