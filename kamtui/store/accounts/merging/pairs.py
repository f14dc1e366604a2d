"""Which accounts, and which people, of the whole book are likely one and the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kamtui.domain.accounts.duplicates import KnownName, Likeness, Names
from kamtui.domain.accounts.name_words import TITLES, form_of_name
from kamtui.domain.text.cleaning import sort_key
from kamtui.store.accounts.known_names import known_accounts
from kamtui.store.accounts.merging.twins import all_people
from kamtui.store.book.book import Book


class TwinPair(NamedTuple):
    """Two records that are likely one, the earlier first, and why."""

    first: KnownName
    second: KnownName
    likeness: Likeness
    matched: str
    """Which name, number or address of theirs it was told by."""

    @property
    def words(self) -> str:
        """All that the two may be found by."""
        both = (self.first, self.second)
        return " ".join(
            word
            for record in both
            for word in (
                record.name,
                record.legal_name,
                record.city,
                record.detail,
                record.number,
                *record.phones,
            )
        )


def account_pairs(book: Book) -> list[TwinPair]:
    """The accounts that are likely the same, the surest first; those that were told apart are left out."""
    accounts = known_accounts(book)
    return _pairs([(accounts, Names(accounts))], accounts, _told_apart(book, "account"))


def people_pairs(book: Book) -> list[TwinPair]:
    """The people who are likely the same, the surest first; those who were told apart are left out.

    A name that many bear says nothing of two people in two accounts; in one account, and by e-mail, it does. Two who
    have a phone in common, and no word of their names, share it: they are of one house.
    """
    people = all_people(book)
    bearers = Counter(sort_key(person.name) for person in people)
    of_account = defaultdict(list)
    for person in people:
        of_account[person.account_id].append(person)
    rare = [person for person in people if bearers[sort_key(person.name)] <= _FEW]
    sought = [
        (rare, Names(rare, are_people=True)),
        *((some, Names(some, are_people=True)) for some in of_account.values() if len(some) > 1),
        ([person._replace(name="") for person in people], Names(people, are_people=True)),
    ]
    found = _pairs(sought, people, _told_apart(book, "person"))
    return [pair for pair in found if pair.likeness is not Likeness.PHONE or _share_a_word(pair)]


def _share_a_word(pair: TwinPair) -> bool:
    first, second = (set(form_of_name(record.name, TITLES).bare) for record in (pair.first, pair.second))
    return bool(first & second)


def _pairs(
    sought: Iterable[tuple[Iterable[KnownName], Names]],
    records: Iterable[KnownName],
    apart: set[tuple[int, int]],
) -> list[TwinPair]:
    """The pairs found by looking up some records in the names of some others."""
    by_id = {record.record_id: record for record in records}
    found: dict[tuple[int, int], TwinPair] = {}
    for asked, names in sought:
        for record in asked:
            for alike in names.likely(record, limit=_MOST_OF_ONE):
                first, second = sorted((record.record_id, alike.known.record_id))
                before = found.get((first, second))
                if (first, second) not in apart and (before is None or alike.likeness < before.likeness):
                    found[first, second] = TwinPair(
                        by_id[first], by_id[second], alike.likeness, alike.matched
                    )
    return sorted(found.values(), key=lambda each: (each.likeness, each.first.name, each.first.record_id))


_FEW = 4
"""How many people may bear a name that still tells one from all others."""
_MOST_OF_ONE = 20
"""With how many others a record is paired at most."""


def _told_apart(book: Book, table: str) -> set[tuple[int, int]]:
    return {
        (one, other) for one, other in book.rows(f"SELECT {table}_id, other_{table}_id FROM {table}_apart")
    }


def months_of_both(book: Book, one_id: int, other_id: int) -> int:
    """How many months have sales, or a plan, at both of two accounts."""
    row = book.row(
        "SELECT count(*) FROM (SELECT month_on FROM sale WHERE account_id IN (:one, :other) "
        "GROUP BY month_on HAVING count(*) > 1 UNION SELECT month_on FROM plan "
        "WHERE account_id IN (:one, :other) GROUP BY month_on HAVING count(*) > 1)",
        {"one": one_id, "other": other_id},
    )
    (count,) = row or (0,)
    return int(count)
