"""What lists, panels and forms read of people."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.words import Confidence, Role, Stance, read_roles
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.time.birthday import stored_birthday
from kamtui.domain.time.moments import local_day
from kamtui.store.accounts.reach_reads import all_reaches, reaches_from_json
from kamtui.store.accounts.reads import Belongings
from kamtui.store.besides import IS_BESIDES
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search.index import Kind
from kamtui.store.book.search.query import as_query


class PersonLine(NamedTuple):
    """One person of an account, with the latest reading of how they stand to us."""

    person_id: int
    account_id: int | None
    account: str
    name: str
    title: str
    department: str
    reaches: tuple[Reach, ...]
    roles: tuple[Role, ...]
    stance: Stance | None
    influence: int | None
    confidence: Confidence | None
    reports_to: str
    status: PersonStatus
    is_adviser: bool
    is_empty_seat: bool
    is_influence_center: bool
    last_on: date | None


class PersonName(NamedTuple):
    """A person to choose by name."""

    person_id: int
    name: str
    title: str
    account_id: int | None
    account: str


_BY_NAME = "sort_key(CAST(p.name AS BLOB)), p.id"

# The latest reading: of one day, the one written last.
_LATEST = (
    "LEFT JOIN stance_reading s ON s.id = (SELECT id FROM stance_reading WHERE person_id = p.id "
    "ORDER BY read_on DESC, id DESC LIMIT 1)"
)
_LINE = (
    "SELECT p.id AS person_id, p.account_id, coalesce(a.name, '') AS account, p.name, p.title, p.department, "
    f"{all_reaches('person_id = p.id')} AS reaches, p.roles, s.stance, s.influence, s.confidence, "
    "coalesce(b.name, '') AS reports_to, p.status, p.is_adviser, p.is_empty_seat, p.is_influence_center, k.last_at "
    "FROM person p LEFT JOIN account a ON a.id = p.account_id LEFT JOIN person b ON b.id = p.reports_to_id "
    f"LEFT JOIN person_contact k ON k.person_id = p.id {_LATEST}"
)


class _StoredLine(NamedTuple):
    """The columns of `_LINE`."""

    person_id: int
    account_id: int | None
    account: str
    name: str
    title: str
    department: str
    reaches: str
    roles: str
    stance: str | None
    influence: int | None
    confidence: str | None
    reports_to: str
    status: str
    is_adviser: int
    is_empty_seat: int
    is_influence_center: int
    last_at: str | None


def _person_line(line: _StoredLine) -> PersonLine:
    return PersonLine(
        line.person_id,
        line.account_id,
        line.account,
        line.name,
        line.title,
        line.department,
        reaches_from_json(line.reaches),
        read_roles(line.roles),
        Stance(line.stance) if line.stance else None,
        line.influence,
        Confidence(line.confidence) if line.confidence else None,
        line.reports_to,
        PersonStatus(line.status),
        bool(line.is_adviser),
        bool(line.is_empty_seat),
        bool(line.is_influence_center),
        local_day(line.last_at) if line.last_at else None,
    )


def people_of(book: Book, account_id: int, limit: int = -1) -> list[PersonLine]:
    """The people of an account: those still there first, the most influential first, empty seats after.

    Those who are there besides belong to them, and are there also when they left where they were first. At most `limit` of them; -1 is all.
    """
    book.add_function("sort_key", sort_key)
    lines = book.lines(
        _StoredLine,
        f"{_LINE} WHERE p.account_id = :account OR {IS_BESIDES} "
        "ORDER BY p.status <> 'active' AND p.account_id = :account, p.is_empty_seat, "
        f"s.influence DESC NULLS LAST, {_BY_NAME} LIMIT :limit",
        {"account": account_id, "limit": limit},
    )
    return [
        person if person.account_id == account_id else person._replace(status=PersonStatus.ACTIVE)
        for person in map(_person_line, lines)
    ]


def person_line(book: Book, person_id: int) -> PersonLine:
    """One person, as a line of a list. Raises GoneMeanwhile."""
    line = book.line(_StoredLine, f"{_LINE} WHERE p.id = ?", (person_id,))
    if line is None:
        raise GoneMeanwhile
    return _person_line(line)


def person_name(book: Book, person_id: int) -> str:
    """What a person is called. Raises GoneMeanwhile."""
    row = book.row("SELECT name FROM person WHERE id = ?", (person_id,))
    if row is None:
        raise GoneMeanwhile
    (name,) = row
    return str(name)


_NAME = (
    "SELECT p.id AS person_id, p.name, p.title, p.account_id, coalesce(a.name, '') AS account "
    "FROM person p LEFT JOIN account a ON a.id = p.account_id"
)


def names_in(book: Book, account_id: int | None) -> list[PersonName]:
    """The people of one account to choose from, or those outside all; empty seats cannot be spoken to."""
    book.add_function("sort_key", sort_key)
    return book.lines(
        PersonName,
        f"{_NAME} WHERE (p.account_id IS :account OR {IS_BESIDES}) AND NOT p.is_empty_seat "
        f"ORDER BY p.status <> 'active', {_BY_NAME}",
        {"account": account_id},
    )


def names_like(book: Book, words: str, limit: int = 20) -> list[PersonName]:
    """People anywhere in whose name all `words` begin a word."""
    query = as_query(" ".join(f"+{word}" for word in words.split()))
    if query is None:
        return []
    return book.lines(
        PersonName,
        f"{_NAME} JOIN search f ON f.rowid = p.id WHERE f.search MATCH ? AND f.kind = ? AND NOT p.is_empty_seat "
        "LIMIT ?",
        (query, int(Kind.PERSON), limit),
    )


def names_by_id(book: Book, ids: Sequence[int]) -> list[PersonName]:
    """The people with these ids that are still in the book."""
    return book.lines(PersonName, f"{_NAME} WHERE p.id IN ({', '.join(map(str, ids))})")


class _StoredEntry(NamedTuple):
    """The columns of a person, all ways to reach them as JSON, and how they stand by the latest reading."""

    name: str
    account_id: int | None
    is_adviser: int
    is_empty_seat: int
    title: str
    department: str
    note: str
    reaches: str
    reports_to_id: int | None
    roles: str
    goals: str
    interests: str
    birthday: str | None
    name_day: str | None
    is_greeted: int
    contact_every_days: int | None
    contact_latest_days: int | None
    is_influence_center: int
    status: str
    stance: str | None
    influence: int | None
    confidence: str | None
    reason: str | None


def person_entry(book: Book, person_id: int) -> tuple[PersonEntry, StanceEntry]:
    """A person as they were written down, and the latest reading of them. Raises GoneMeanwhile."""
    line = book.line(
        _StoredEntry,
        "SELECT p.name, p.account_id, p.is_adviser, p.is_empty_seat, p.title, p.department, p.note, "
        f"{all_reaches('person_id = p.id')} AS reaches, p.reports_to_id, p.roles, p.goals, p.interests, p.birthday, p.name_day, p.is_greeted, "
        "p.contact_every_days, p.contact_latest_days, p.is_influence_center, p.status, s.stance, s.influence, "
        f"s.confidence, s.reason FROM person p {_LATEST} WHERE p.id = ?",
        (person_id,),
    )
    if line is None:
        raise GoneMeanwhile
    entry = PersonEntry(
        name=line.name,
        account_id=line.account_id,
        is_adviser=bool(line.is_adviser),
        is_empty_seat=bool(line.is_empty_seat),
        title=line.title,
        department=line.department,
        note=line.note,
        reaches=reaches_from_json(line.reaches),
        reports_to_id=line.reports_to_id,
        roles=read_roles(line.roles),
        goals=line.goals,
        interests=line.interests,
        birthday=stored_birthday(line.birthday),
        name_day=line.name_day,
        is_greeted=bool(line.is_greeted),
        contact_every_days=line.contact_every_days,
        contact_latest_days=line.contact_latest_days,
        is_influence_center=bool(line.is_influence_center),
        status=PersonStatus(line.status),
    )
    stance = StanceEntry(
        Stance(line.stance) if line.stance else None,
        line.influence,
        Confidence(line.confidence or Confidence.ASSUMED.value),
        line.reason or "",
    )
    return entry, stance


def person_belongings(book: Book, person_id: int) -> Belongings:
    """In how many calls a person was, how many tasks name them and what they named; all stays when they are deleted."""
    [(calls, tasks, named)] = book.rows(
        "SELECT (SELECT count(*) FROM call_person WHERE person_id = :id), "
        "(SELECT count(*) FROM task WHERE person_id = :id), "
        "(SELECT count(DISTINCT account_id) FROM referral WHERE by_person_id = :id)",
        {"id": person_id},
    )
    return Belongings(0, calls, tasks, named=named)


def reports_in_a_circle(book: Book, person_id: int, reports_to_id: int) -> bool:
    """Whether reporting to somebody would make a person report to themselves, over others too."""
    row = book.row(
        "WITH RECURSIVE above(id) AS (SELECT :boss UNION SELECT p.reports_to_id FROM person p JOIN above "
        "ON p.id = above.id WHERE p.reports_to_id IS NOT NULL) SELECT 1 FROM above WHERE id = :person",
        {"boss": reports_to_id, "person": person_id},
    )
    return row is not None
