"""Which of the people that are known somebody is whom a list names: by name, and by what else both say.

A name alone is not enough where there are namesakes: two Ivan Petrovs of one firm who differ in title, phone and
e-mail are two. Nor is another alphabet another person, where nothing speaks against it. Whom a contact was
taken for is said with the reason; one who is only like somebody is in doubt.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kamtui.domain.accounts.duplicates import KnownName, Likeness, Names
from kamtui.domain.accounts.keys import mail_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.reach import Reach, added_to
from kamtui.domain.accounts.sheet import Contact
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.cleaning import fold
from kamtui.domain.time.birthday import Birthday

SAME_NAME = frozenset((Likeness.OTHER_ALPHABET, Likeness.LOOKS_THE_SAME, Likeness.TITLE, Likeness.ORDER))
"""Names that are one, however they are written."""


class Someone(NamedTuple):
    """A person as far as is known so far; no id for one that a list names and the book does not have yet."""

    person_id: int | None
    name: str
    title: str = ""
    department: str = ""
    birthday: Birthday | None = None
    reaches: tuple[Reach, ...] = ()
    note: str = ""
    line: int = 0
    """Of somebody whom the book does not have, the line that names them first."""


class Like(NamedTuple):
    """Where somebody stands whom a contact may be, and why."""

    place: int
    why: Likeness


class Sameness(NamedTuple):
    """Where the person stands whom a contact is, None for another one or one in doubt."""

    place: int | None
    why: Likeness | None = None
    """Why it was taken for them, where the names differ."""
    may_be: tuple[Like, ...] = ()
    """Of one in doubt, whom it may be, the likeliest first."""


class People:
    """The people of one account, or those outside all, to whom the contacts of a list are put one by one."""

    MOST_ALIKE = 5
    """How many a contact in doubt may be at most."""

    def __init__(self, known: Iterable[Someone] = ()) -> None:
        self.all: list[Someone] = []
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_reach: defaultdict[tuple[ReachKind, str], list[int]] = defaultdict(list)
        self._names = Names(are_people=True)
        for person in known:
            self.know(person)

    def find(self, contact: Contact) -> Sameness:
        """Which of the people a contact is, if any; else those whom it may be."""
        namesakes = self._by_name.get(name_key(contact.name), [])
        sharing = self._sharing(contact)
        if mail_key(contact.name) and sharing:
            return Sameness(sharing[0], Likeness.EMAIL)
        for place in namesakes:
            if place in sharing:
                return Sameness(place)
        agreeing = self._agreeing(contact, namesakes)
        if agreeing is not None:
            return Sameness(agreeing)
        if namesakes:
            return _doubtful((place, Likeness.SAME) for place in namesakes)
        return self._by_another_spelling(contact, sharing)

    def put(self, contact: Contact, place: int | None, line: int = 0) -> int:
        """Let one of them also be what a contact of a line says, or add somebody; where they stand."""
        if place is None:
            return self.know(
                Someone(
                    None,
                    contact.name,
                    contact.title,
                    contact.department,
                    contact.birthday,
                    contact.reaches,
                    contact.note,
                    line,
                )
            )
        person = self.all[place]
        self.all[place] = person._replace(
            title=person.title or contact.title,
            department=person.department or contact.department,
            birthday=person.birthday or contact.birthday,
            reaches=added_to(person.reaches, contact.reaches),
        )
        self._know_ways(place, contact.reaches)
        return place

    def shares(self, contact: Contact, place: int) -> bool:
        """Whether one of them has a phone or e-mail of a contact's."""
        return place in self._sharing(contact)

    def know(self, person: Someone) -> int:
        """Add a person to those that are known; their place among them."""
        place = len(self.all)
        self.all.append(person)
        self._by_name[name_key(person.name)].append(place)
        self._know_ways(place, person.reaches)
        self._names.add(KnownName(place, person.name, account_id=0))
        return place

    def _know_ways(self, place: int, ways: Iterable[Reach]) -> None:
        for way in ways:
            known = self._by_reach[way.kind, way.key]
            if way.kind in (ReachKind.PHONE, ReachKind.EMAIL) and place not in known:
                known.append(place)

    def _sharing(self, contact: Contact) -> list[int]:
        """Who has a phone or e-mail of the contact's."""
        places = (place for way in contact.reaches for place in self._by_reach.get((way.kind, way.key), ()))
        return list(dict.fromkeys(places))

    def _agreeing(self, contact: Contact, places: Iterable[int]) -> int | None:
        """The one namesake that a contact may be: of several, the one that says the most of the same."""
        possible = [place for place in places if may_be_one(contact, self.all[place])]
        if len(possible) == 1 or (possible and not _says_anything(contact)):
            return possible[0]
        agreed = {place: _agreements(contact, self.all[place]) for place in possible}
        most = max(agreed.values(), default=0)
        likeliest = [place for place, count in agreed.items() if count == most]
        return likeliest[0] if most and len(likeliest) == 1 else None

    def _by_another_spelling(self, contact: Contact, sharing: list[int]) -> Sameness:
        """Who a contact is, or may be, where nobody has its name as it is written."""
        likely = self._names.twins(KnownName(-1, contact.name, account_id=0), limit=20)
        for alike in likely:
            place = alike.known.record_id
            if place in sharing:
                return Sameness(place, alike.likeness)
        for alike in likely:
            place = alike.known.record_id
            if alike.likeness in SAME_NAME and not _differences(contact, self.all[place]):
                return Sameness(place, alike.likeness)
        by_mail = [place for place in sharing if self._have_one_mail(contact, self.all[place])]
        return _doubtful(
            [
                *((alike.known.record_id, alike.likeness) for alike in likely),
                *((place, Likeness.EMAIL) for place in by_mail),
            ]
        )

    @staticmethod
    def _have_one_mail(contact: Contact, person: Someone) -> bool:
        return bool(_ways(contact.reaches, ReachKind.EMAIL) & _ways(person.reaches, ReachKind.EMAIL))


def _doubtful(may_be: Iterable[tuple[int, Likeness]]) -> Sameness:
    """Nobody for sure; whom it may be, each once, by the first reason."""
    first: dict[int, Likeness] = {}
    for place, why in may_be:
        first.setdefault(place, why)
    likes = [Like(place, why) for place, why in first.items()]
    return Sameness(None, may_be=tuple(likes[: People.MOST_ALIKE]))


def may_be_one(contact: Contact, person: Someone) -> bool:
    """Whether two of one name may be the same person: at most one of title, phones and e-mails differs, no birthday."""
    differing = _differences(contact, person)
    return "birthday" not in differing and len(differing) < 2


def _differences(contact: Contact, person: Someone) -> set[str]:
    """In what two differ of whom both say it; several phones differ where none is the same."""
    differing = set()
    if contact.title and person.title and fold(contact.title) != fold(person.title):
        differing.add("title")
    if contact.birthday and person.birthday and not _is_one_day(contact.birthday, person.birthday):
        differing.add("birthday")
    for kind in (ReachKind.PHONE, ReachKind.EMAIL):
        theirs, others = _ways(contact.reaches, kind), _ways(person.reaches, kind)
        if theirs and others and not theirs & others:
            differing.add(kind.value)
    return differing


def _agreements(contact: Contact, person: Someone) -> int:
    return (
        bool(contact.title and fold(contact.title) == fold(person.title))
        + bool(contact.department and fold(contact.department) == fold(person.department))
        + bool(contact.birthday and person.birthday and _is_one_day(contact.birthday, person.birthday))
        + bool(contact.note and contact.note in person.note)
        + any(f"{header}: {text}" in person.note for header, text in contact.rest)
    )


def _is_one_day(birthday: Birthday, other: Birthday) -> bool:
    is_one_year = birthday.year is None or other.year is None or birthday.year == other.year
    return (birthday.month, birthday.day) == (other.month, other.day) and is_one_year


def _says_anything(contact: Contact) -> bool:
    return bool(
        contact.title
        or contact.department
        or contact.birthday
        or contact.reaches
        or contact.note
        or contact.rest
    )


def _ways(reaches: Iterable[Reach], kind: ReachKind) -> set[str]:
    return {way.key for way in reaches if way.kind is kind}
