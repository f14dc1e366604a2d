"""The people of the book to whom a list is compared, and what the list said of them so far."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any, NamedTuple

from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.importing.named_people import PersonTwin, twin_elsewhere
from kamtui.domain.accounts.keys import mail_key
from kamtui.domain.accounts.merging.same_person import People, Someone
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import Contact
from kamtui.domain.accounts.words import ReachKind


class Elsewhere(NamedTuple):
    """Where somebody of an account is, and what the list says of them there."""

    account: str
    group: int = -1
    contacts: tuple[Contact, ...] = ()


class KnownPerson(NamedTuple):
    """A person of the book; no id and no name of an account for somebody outside all."""

    account_id: int | None
    account: str
    person: Someone


class Everybody:
    """The people of the book: those of each account, those outside, and who has which phone or e-mail.

    Who is at several accounts is known in each; the first of them is that of the person.
    """

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self._of_account: dict[int | None, list[Someone]] = {}
        self._by_id: dict[int, Someone] = {}
        self.account_of: dict[int, str] = {}
        self._of_several: set[int | None] = set()
        """The accounts of whose people somebody is at another one too."""
        places: dict[int, list[int | None]] = {}
        for account_id, account, person in known:
            self._of_account.setdefault(account_id, []).append(person)
            if person.person_id is not None:
                self._by_id[person.person_id] = person
                self.account_of.setdefault(person.person_id, account)
                places.setdefault(person.person_id, []).append(account_id)
        self._of_several |= {place for of_one in places.values() if len(of_one) > 1 for place in of_one}
        self.listed: Mapping[int | None, Sequence[Contact]] = {}
        """By account, the contacts whom the list names there."""
        self._by_way: defaultdict[tuple[ReachKind, str], list[tuple[int | None, Someone]]] = defaultdict(list)
        for where, people in self._of_account.items():
            for person in people:
                for way in person.reaches:
                    self._by_way[way.kind, way.key].append((where, person))
        self._forget()

    def moving(self, contact: Contact, account_id: int | None) -> tuple[PersonTwin, ...]:
        """Who of the book has the name of a contact and its phone or e-mail, and is not in its account: they may have moved.

        Nobody moved whom the list names where they are, too.
        """
        by_way = (
            found
            for way in contact.reaches
            if way.kind in (ReachKind.PHONE, ReachKind.EMAIL)
            for found in self._by_way.get((way.kind, way.key), ())
        )
        sharing = {
            person.person_id: person
            for where, person in by_way
            if where is None or (where != account_id and not self._is_listed(person, where))
        }
        found = ((person, People([person]).find(contact)) for person in sharing.values())
        return tuple(
            twin_elsewhere(
                person, self.account_of.get(person.person_id or 0, ""), same.why or Likeness.SAME, moves=True
            )
            for person, same in found
            if same.place is not None and not mail_key(contact.name)
        )

    def _is_listed(self, person: Someone, account_id: int) -> bool:
        """Whether the list names somebody at an account, too, in whatever letters."""
        name = name_key(person.name)
        return any(
            name_key(contact.name) == name or People([person]).find(contact).place is not None
            for contact in self.listed.get(account_id, ())
        )

    def _forget(self) -> None:
        self._records: dict[int, dict[str, Any]] = {}
        self._told: list[tuple[str, list[Someone], Mapping[int, tuple[Contact, ...]]]] = []
        self._told_ids: set[int | None] = set()

    def afresh(self) -> "Everybody":
        """The same, of whom no list says anything yet."""
        fresh = copy(self)
        fresh._forget()
        return fresh

    def of_account(self, account_id: int | None) -> list[Someone]:
        """The people of an account, or those outside all."""
        return self._of_account.get(account_id, [])

    def are_elsewhere_too(self, account_id: int | None) -> bool:
        """Whether what a list says of another account may be about somebody of this one."""
        return account_id in self._of_several

    def record(self, person_id: int) -> dict[str, Any]:
        """What the book says of a person, by field, as it will be once the rows so far are written."""
        if person_id not in self._records:
            self._records[person_id] = self.record_before(person_id)
        return self._records[person_id]

    def record_before(self, person_id: int) -> dict[str, Any]:
        """What the book says of a person, by field, whatever the list says."""
        person = self._by_id[person_id]
        return {
            "title": person.title,
            "department": person.department,
            "birthday": person.birthday.stored if person.birthday else None,
            "note": person.note,
            "reaches": person.reaches,
        }

    def tell(
        self,
        account_id: int | None,
        account: str,
        people: list[Someone],
        contacts: Mapping[int, tuple[Contact, ...]],
        records: Mapping[int, dict[str, Any]],
    ) -> None:
        """Take over what the list says of the people of an account, in place of what the book says."""
        self._told.append((account, people, contacts))
        if account_id is not None:
            self._told_ids.add(account_id)
        self._records |= {person_id: dict(record) for person_id, record in records.items()}

    def elsewhere(self) -> tuple[People, list[Elsewhere]]:
        """All people of accounts, as the list leaves them, and where each is."""
        people, places = People(), []
        of_list = [
            (Elsewhere(account, group, contacts.get(place, ())), person)
            for group, (account, known, contacts) in enumerate(self._told)
            for place, person in enumerate(known)
        ]
        told = {person.person_id for _place, person in of_list} - {None}
        of_book = [
            (Elsewhere(self.account_of.get(person.person_id or 0, "")), person)
            for account_id, known in self._of_account.items()
            for person in known
            if account_id is not None and account_id not in self._told_ids and person.person_id not in told
        ]
        seen = set()
        for place, person in (*of_book, *of_list):
            if person.person_id is None or person.person_id not in seen:
                seen.add(person.person_id)
                people.know(person)
                places.append(place)
        return people, places
