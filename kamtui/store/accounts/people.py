"""People: what lists, panels and forms read of them, and how they are changed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.accounts.birthday import stored_birthday
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.words import Confidence, Role, Stance, read_roles, write_roles
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import local_day
from kamtui.store.accounts import memberships, reaches
from kamtui.store.accounts.accounts import Belongings
from kamtui.store.book import search, tables
from kamtui.store.book.book import Book, Row
from kamtui.store.book.errors import GoneMeanwhile


@dataclass(frozen=True, slots=True)
class PersonLine:
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


@dataclass(frozen=True, slots=True)
class PersonName:
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
    "SELECT p.id, p.account_id, coalesce(a.name, ''), p.name, p.title, p.department, "
    f"{reaches.all_of('person_id = p.id')}, p.roles, "
    "s.stance, s.influence, s.confidence, coalesce(b.name, ''), p.status, p.is_adviser, p.is_empty_seat, "
    "p.is_influence_center, k.last_at "
    "FROM person p LEFT JOIN account a ON a.id = p.account_id LEFT JOIN person b ON b.id = p.reports_to_id "
    f"LEFT JOIN person_contact k ON k.person_id = p.id {_LATEST}"
)


def _line(row: Row) -> PersonLine:
    person_id, account_id, account, name, title, department, reached_by, roles, stance, influence = row[:10]
    confidence, reports_to, status, is_adviser, is_empty_seat, is_influence_center, last_at = row[10:]
    return PersonLine(
        person_id,
        account_id,
        str(account),
        str(name),
        str(title),
        str(department),
        reaches.from_json(reached_by),
        read_roles(str(roles)),
        Stance(stance) if stance else None,
        influence,
        Confidence(confidence) if confidence else None,
        str(reports_to),
        PersonStatus(status),
        bool(is_adviser),
        bool(is_empty_seat),
        bool(is_influence_center),
        local_day(str(last_at)) if last_at else None,
    )


def people_of(book: Book, account_id: int, limit: int = -1) -> list[PersonLine]:
    """The people of an account: those still there first, the most influential first, empty seats after.

    At most `limit` of them; -1 is all.
    """
    book.add_function("sort_key", sort_key)
    rows = book.rows(
        f"{_LINE} WHERE p.account_id = ? ORDER BY p.status <> 'active', p.is_empty_seat, "
        f"s.influence DESC NULLS LAST, {_BY_NAME} LIMIT ?",
        (account_id, limit),
    )
    return [_line(row) for row in rows]


def person_line(book: Book, person_id: int) -> PersonLine:
    """One person. Raises GoneMeanwhile."""
    row = book.row(f"{_LINE} WHERE p.id = ?", (person_id,))
    if row is None:
        raise GoneMeanwhile
    return _line(row)


_NAME = (
    "SELECT p.id, p.name, p.title, p.account_id, coalesce(a.name, '') "
    "FROM person p LEFT JOIN account a ON a.id = p.account_id"
)


def names_in(book: Book, account_id: int | None) -> list[PersonName]:
    """The people of one account to choose from, or those outside all; empty seats cannot be spoken to."""
    book.add_function("sort_key", sort_key)
    rows = book.rows(
        f"{_NAME} WHERE p.account_id IS ? AND NOT p.is_empty_seat ORDER BY p.status <> 'active', {_BY_NAME}",
        (account_id,),
    )
    return [PersonName(*row) for row in rows]


def names_like(book: Book, words: str, limit: int = 20) -> list[PersonName]:
    """People anywhere in whose name all `words` begin a word."""
    query = search.match(" ".join(f"+{word}" for word in words.split()))
    if query is None:
        return []
    rows = book.rows(
        f"{_NAME} JOIN search f ON f.rowid = p.id WHERE f.search MATCH ? AND f.kind = ? AND NOT p.is_empty_seat "
        "LIMIT ?",
        (query, int(search.Kind.PERSON), limit),
    )
    return [PersonName(*row) for row in rows]


def names_by_id(book: Book, ids: Sequence[int]) -> list[PersonName]:
    """The people with these ids that are still in the book."""
    rows = book.rows(f"{_NAME} WHERE p.id IN ({', '.join(map(str, ids))})")
    return [PersonName(*row) for row in rows]


def person_entry(book: Book, person_id: int) -> tuple[PersonEntry, StanceEntry]:
    """A person as they were written down, and the latest reading of them. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT p.name, p.account_id, p.is_adviser, p.is_empty_seat, p.title, p.department, p.note, "
        f"{reaches.all_of('person_id = p.id')}, p.reports_to_id, p.roles, p.goals, p.interests, p.birthday, p.contact_every_days, p.contact_latest_days, "
        "p.is_influence_center, p.status, s.stance, s.influence, s.confidence, s.reason "
        f"FROM person p {_LATEST} WHERE p.id = ?",
        (person_id,),
    )
    if row is None:
        raise GoneMeanwhile
    entry = PersonEntry(
        name=row[0],
        account_id=row[1],
        is_adviser=bool(row[2]),
        is_empty_seat=bool(row[3]),
        title=row[4],
        department=row[5],
        note=row[6],
        reaches=reaches.from_json(row[7]),
        reports_to_id=row[8],
        roles=read_roles(row[9]),
        goals=row[10],
        interests=row[11],
        birthday=stored_birthday(row[12]),
        contact_every_days=row[13],
        contact_latest_days=row[14],
        is_influence_center=bool(row[15]),
        status=PersonStatus(row[16]),
    )
    stance = StanceEntry(
        Stance(row[17]) if row[17] else None,
        row[18],
        Confidence(row[19] or Confidence.ASSUMED.value),
        row[20] or "",
    )
    return entry, stance


def person_belongings(book: Book, person_id: int) -> Belongings:
    """In how many calls a person was, how many tasks name them and what they named; all stays when they are deleted."""
    row = book.row(
        "SELECT 0, (SELECT count(*) FROM call_person WHERE person_id = :id), "
        "(SELECT count(*) FROM task WHERE person_id = :id), "
        "(SELECT count(DISTINCT account_id) FROM referral WHERE by_person_id = :id)",
        {"id": person_id},
    )
    return Belongings(row[0], row[1], row[2], named=row[3]) if row else Belongings(0, 0, 0)


def reports_in_a_circle(book: Book, person_id: int, reports_to_id: int) -> bool:
    """Whether reporting to somebody would make a person report to themselves, over others too."""
    row = book.row(
        "WITH RECURSIVE above(id) AS (SELECT :boss UNION SELECT p.reports_to_id FROM person p JOIN above "
        "ON p.id = above.id WHERE p.reports_to_id IS NOT NULL) SELECT 1 FROM above WHERE id = :person",
        {"boss": reports_to_id, "person": person_id},
    )
    return row is not None


# -- changes


def columns(entry: PersonEntry) -> dict[str, Any]:
    """The columns of a person; the ways to reach them are rows of their own."""
    values = {
        field.name: getattr(entry, field.name) for field in fields(PersonEntry) if field.name != "reaches"
    }
    birthday = None if entry.birthday is None else entry.birthday.stored
    return {**values, "roles": write_roles(entry.roles), "birthday": birthday}


def add_person(
    book: Book, entry: PersonEntry, stance: StanceEntry, today: date, *, draft: str | None = None
) -> int:
    """Write down a new person, with a first reading if anything is known; their id."""

    with book.change(_("Add {name}").format(name=entry.name), draft=draft) as act:
        person = tables.Person(
            id=book.ids.new(),
            created_at=datetime.now(UTC),
            **columns(entry),
        )
        act.add(person)
        memberships.follow(book, act, person, today)
        act.add(*reaches.new_rows(book, entry.reaches, person_id=person.id))
        if stance.stance is not None or stance.influence is not None:
            act.add(_reading(book, person.id, stance, today))
    return person.id


def edit_person(
    book: Book,
    person_id: int,
    entry: PersonEntry,
    stance: StanceEntry,
    today: date,
    *,
    draft: str | None = None,
) -> None:
    """Write a person's fields over; another stance or influence is a new reading. Raises GoneMeanwhile."""

    known = person_entry(book, person_id)[1]
    with book.change(_("Edit {name}").format(name=entry.name), draft=draft) as act:
        person = act.get(tables.Person, person_id)
        for field, value in columns(entry).items():
            setattr(person, field, value)
        memberships.follow(book, act, person, today)
        reaches.write(book, act, entry.reaches, person_id=person_id)
        if stance != known:
            act.add(_reading(book, person_id, stance, today))


def _reading(book: Book, person_id: int, stance: StanceEntry, today: date) -> "tables.StanceReading":

    return tables.StanceReading(id=book.ids.new(), person_id=person_id, read_on=today, **asdict(stance))


def delete_person(book: Book, person_id: int) -> None:
    """Delete a person; their calls, tasks and terms stay with the account. Raises GoneMeanwhile."""

    name = person_line(book, person_id).name
    with book.change(_("Delete {name}").format(name=name)) as act:
        person = act.get(tables.Person, person_id)
        if person.account_id is None:
            # Where nobody is left to owe or thank, a favour says nothing.
            for favour in act.having(tables.Favour, person_id=person_id, account_id=None):
                act.delete(favour)
        act.delete(person)
