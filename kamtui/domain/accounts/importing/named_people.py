"""The people of a list as questions and answers name them: who is in doubt, whom each may be, and what was said of it.

A contact is named by name and account, “Ivan Petrov (Metro)”, and by its line where the list has several such; somebody
whom it may be by the name, and what tells them from their namesakes.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kamtui.domain.accounts.duplicates import Likeness, with_city
from kamtui.domain.accounts.importing.said import Match, NoSuchPerson, Said
from kamtui.domain.accounts.merging.same_person import Like, People, Someone
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import AccountSheet, Contact, PersonRow, SheetRow


class Named(NamedTuple):
    """A contact of a row; `name` is how an answer names it."""

    contact: Contact
    line: int
    name: str


class PersonTwin(NamedTuple):
    """Somebody whom a contact in doubt may be; `account` is theirs where the contact is of another one, or outside all."""

    answer: str
    """How an answer names them."""
    person: Someone
    why: Likeness
    account: str = ""
    moves: bool = False
    """Whether they are of another account and have a phone or e-mail of the contact's: they moved to that of the list."""


class PersonDoubt(NamedTuple):
    """A contact that waits until somebody says who it is."""

    named: Named
    may_be: tuple[PersonTwin, ...]

    @property
    def is_likely_new(self) -> bool:
        """Whether it is more likely none of them: a namesake of whom something else is said, or one of another place."""
        first = self.may_be[0]
        return not first.moves and (first.why is Likeness.SAME or bool(first.account))


class PeopleSaid:
    """What was said of the people of one list."""

    def __init__(self, sheet: AccountSheet, said: Said) -> None:
        self._names = names_of_contacts(sheet)
        self._who = {name_key(match.name): match for match in said.matches}
        self._new = {name_key(name) for name in said.add}
        self.takes_likely = said.take_likely
        """Whether each other person in doubt is whom they are most like; a namesake who differs is somebody else."""

    def of_rows(self, rows: Sequence[SheetRow]) -> tuple[object, ...]:
        """All that was said of the people of some rows, each by their place; nothing of the others."""
        if not (self._who or self._new):
            return ()
        people = ((place, self.named(row)) for place, row in enumerate(rows))
        said = ((place, self.who(one), self.is_new(one)) for place, one in people if one is not None)
        return tuple(each for each in said if each[1] is not None or each[2])

    def named(self, row: SheetRow | PersonRow) -> Named | None:
        """The contact of a row, as answers name it."""
        if row.contact is None:
            return None
        return Named(row.contact, row.line, self._names[row.line, row.contact.name])

    def is_new(self, named: Named) -> bool:
        """Whether a contact was said to be somebody of their own."""
        return name_key(named.name) in self._new

    def who(self, named: Named) -> Match | None:
        """The answer who a contact is."""
        return self._who.get(name_key(named.name))


def names_of_contacts(sheet: AccountSheet) -> dict[tuple[int, str], str]:
    """How an answer names each contact of a list, by its line and name."""
    names: dict[tuple[int, str], str] = {}
    known: defaultdict[str, list[Contact]] = defaultdict(list)
    rows: list[SheetRow | PersonRow] = [*sheet.rows, *sheet.people]
    for row in rows:
        if row.contact is None:
            continue
        account = row.entry.name if isinstance(row, SheetRow) else ""
        name = with_city(row.contact.name, account)
        of_name = known[name_key(name)]
        if row.contact not in of_name:
            of_name.append(row.contact)
        is_first = row.contact == of_name[0]
        names[row.line, row.contact.name] = name if is_first else f"{name} #{row.line}"
    return names


def twin(people: People, like: Like) -> PersonTwin:
    """Somebody whom a contact may be, with the name that tells them from all others of them."""
    return PersonTwin(_answer(people, like.place), people.all[like.place], like.why)


def _answer(people: People, place: int) -> str:
    """The shortest words for somebody that are no other's; the name alone where nothing tells two apart."""
    person = people.all[place]
    key = name_key(person.name)
    others = {
        name_key(words)
        for at, other in enumerate(people.all)
        if at != place and name_key(other.name) == key
        for words in _words_for(other)
    }
    return next((words for words in _words_for(person) if name_key(words) not in others), person.name)


def _words_for(person: Someone) -> Iterator[str]:
    yield person.name
    for more in (person.title, person.department, *(way.value for way in person.reaches)):
        if more:
            yield f"{person.name}, {more}"
    if person.line:
        yield f"{person.name} #{person.line}"


def place_meant(people: People, match: Match, may_be: Sequence[Like]) -> int:
    """Where the one stands whom an answer names, of those whom a contact may be, else of all. Raises NoSuchPerson."""
    wanted = name_key(match.account)
    offered = [like.place for like in may_be if name_key(_answer(people, like.place)) == wanted]
    if offered:
        return offered[0]
    places = [
        place
        for place, person in enumerate(people.all)
        if any(name_key(words) == wanted for words in _words_for(person))
    ]
    if len(places) != 1:
        raise NoSuchPerson(match, are_several=bool(places))
    return places[0]


def twin_elsewhere(person: Someone, account: str, why: Likeness, *, moves: bool = False) -> PersonTwin:
    """Somebody of an account whom a contact of another one, or outside all accounts, may be."""
    return PersonTwin(with_city(person.name, account), person, why, account, moves)
