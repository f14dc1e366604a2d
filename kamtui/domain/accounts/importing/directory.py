"""The people of the book, to find those whom the rows of a list name beside a customer.

Somebody is the person of the account who has that name, or the only one in whose name all the words stand; two of
them, and nobody is chosen.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.language import _


class NamesPeople(Protocol):
    """A row of a list, as far as it names a customer and people."""

    @property
    def line(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def people(self) -> tuple[str, ...]: ...


class KnownPerson(NamedTuple):
    """Somebody of the book."""

    person_id: int
    name: str
    account_id: int | None


class Present(NamedTuple):
    """Somebody in a conversation: a person of the book, or the name of a new one."""

    person_id: int | None
    name: str


class Directory:
    """The people of the book by account, one of several accounts in each, and the names in the list by customer."""

    def __init__(self, people: Iterable[KnownPerson], rows: Iterable[NamesPeople] = ()) -> None:
        self._listed: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        """By customer's key each name that the list has, and its words."""
        for row in rows:
            for name in row.people:
                self._listed[customer_key(row.name)][name] = frozenset(words_of(name))
        self._of: defaultdict[int | None, list[KnownPerson]] = defaultdict(list)
        self._by_name: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        for person in people:
            self._of[person.account_id].append(person)
            namesakes = self._by_name[name_key(person.name)]
            if all(one.person_id != person.person_id for one in namesakes):
                namesakes.append(person)

    def called(self, name: str) -> Sequence[KnownPerson]:
        """Everybody anywhere who has a name."""
        return self._by_name.get(name_key(name), ())

    def present(
        self, row: NamesPeople, account_id: int | None, *, is_new: bool, listed_as: str | None
    ) -> tuple[list[Present], list[str]]:
        """Who was there, each once, and what is to be said of names that may be several people.

        `listed_as` is the customer's name in the list, "" of a row outside all accounts, None where the list does not
        name the account: nothing in it tells then which of its longer names are people of that account.
        """
        people: dict[object, Present] = {}
        remarks = []
        for name in row.people:
            found = [] if is_new else self._called(name, account_id)
            if len(found) > 1:
                remarks.append(
                    _("{name} may be {people}").format(
                        name=name, people=", ".join(one.name for one in found[:3])
                    )
                )
                continue
            one = (
                Present(found[0].person_id, found[0].name)
                if found
                else Present(None, self._whole(name, listed_as))
            )
            people.setdefault(one.person_id or name_key(one.name), one)
        return list(people.values()), remarks

    def _whole(self, name: str, listed_as: str | None) -> str:
        """A name that the book does not have as the list has it elsewhere: whole, if only one there is longer."""
        listed = self._listed[customer_key(listed_as)] if listed_as is not None else {}
        longer = [other for other, words in listed.items() if frozenset(words_of(name)) < words]
        return longer[0] if len(longer) == 1 else name

    def _called(self, name: str, account_id: int | None) -> list[KnownPerson]:
        of_account = self._of.get(account_id, [])
        key, words = name_key(name), set(words_of(name))
        return [one for one in of_account if name_key(one.name) == key] or [
            one for one in of_account if words and words <= set(words_of(one.name))
        ]
