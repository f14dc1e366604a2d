"""How people are changed."""

from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.stays import moved_to
from kamtui.domain.accounts.words import PersonStatus, ReachKind
from kamtui.domain.center.words import write_roles
from kamtui.domain.text.language import _
from kamtui.store.accounts import memberships
from kamtui.store.accounts.people_reads import person_entry, person_name
from kamtui.store.accounts.reach_changes import new_reaches, write_reaches
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book

# -- changes


def person_columns(entry: PersonEntry) -> dict[str, Any]:
    """The columns of a person; the ways to reach them are rows of their own."""
    values = {field: value for field, value in entry._asdict().items() if field != "reaches"}
    birthday = None if entry.birthday is None else entry.birthday.stored
    return {**values, "roles": write_roles(entry.roles), "birthday": birthday}


def add_person(
    book: Book, entry: PersonEntry, stance: StanceEntry, today: date, *, draft: str | None = None
) -> int:
    """Write down a new person, with a first reading if anything is known; their id."""

    with book.change(_("Add {name}").format(name=entry.name), draft=draft) as act:
        person = tables.Person(
            id=act.new_id(),
            created_at=datetime.now(UTC),
            **person_columns(entry),
        )
        act.add(person)
        memberships.follow(act, person, today)
        act.add(*new_reaches(act, entry.reaches, person_id=person.id))
        if stance.stance is not None or stance.influence is not None:
            act.add(_reading(act, person.id, stance, today))
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

    _person, known = person_entry(book, person_id)
    with book.change(_("Edit {name}").format(name=entry.name), draft=draft) as act:
        person = act.get(tables.Person, person_id)
        for field, value in person_columns(entry).items():
            setattr(person, field, value)
        memberships.follow(act, person, today)
        write_reaches(act, entry.reaches, person_id=person_id)
        if stance != known:
            act.add(_reading(act, person_id, stance, today))


def _reading(act: Act, person_id: int, stance: StanceEntry, today: date) -> "tables.StanceReading":

    return tables.StanceReading(id=act.new_id(), person_id=person_id, read_on=today, **stance._asdict())


def delete_person(book: Book, person_id: int) -> None:
    """Delete a person; their calls, tasks and terms stay with the account. Raises GoneMeanwhile."""

    name = person_name(book, person_id)
    with book.change(_("Delete {name}").format(name=name)) as act:
        person = act.get(tables.Person, person_id)
        if person.account_id is None:
            # Where nobody is left to owe or thank, a favour says nothing.
            for favour in act.having(tables.Favour, person_id=person_id, account_id=None):
                for value in act.having(tables.Value, favour_id=favour.id):
                    value.is_for_us = True
                act.flush()
                act.delete(favour)
        act.delete(person)


def _of_the_firm(book: Book, person: "tables.Person") -> tuple[tuple[Reach, ...], str]:
    """By what a person's account is reached, the addresses of its other people among it, and what it is called."""
    if person.account_id is None:
        return (), ""
    addresses = book.rows(
        "SELECT r.value FROM reach r JOIN person p ON p.id = r.person_id "
        "WHERE p.account_id = ? AND p.id <> ? AND r.kind = ?",
        (person.account_id, person.id, ReachKind.EMAIL.value),
    )
    entry = account_entry(book, person.account_id)
    return (*entry.reaches, *(Reach(ReachKind.EMAIL, value) for (value,) in addresses)), entry.name


def move(
    act: Act, book: Book, person: "tables.Person", account_id: int, today: date, new: tuple[Reach, ...]
) -> None:
    """Let a person work in another account from today on, within another act; `new` are the ways to reach them there."""
    if person.account_id != account_id:
        person.target_stance, person.target_on, person.target_move = None, None, ""
        known = person_entry(book, person.id)[0].reaches
        left, firm = _of_the_firm(book, person)
        write_reaches(act, moved_to(known, left, new, _("past"), firm), person_id=person.id)
    person.account_id = account_id
    person.status = PersonStatus.ACTIVE.value
    person.reports_to_id = None
    memberships.follow(act, person, today)
