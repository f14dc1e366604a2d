"""The card of a person: all that the book knows of them, for one screenful."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.stays import Stay
from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.buying_center import BuyingCenter, TargetStance
from kamtui.domain.center.links import Link, links_of
from kamtui.domain.terms.promises import Standing
from kamtui.store.accounts.memberships import stays_of
from kamtui.store.accounts.people_reads import PersonLine, person_entry, person_line
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import CallLine, call_ids, call_lines
from kamtui.store.center.reads import center
from kamtui.store.day.task_reads import TaskLine, open_tasks_about
from kamtui.store.terms.reads import owed_terms_with


class Named(NamedTuple):
    """A prospect that somebody named, and whom they named there ("" for nobody)."""

    account_id: int
    account: str
    stage: Stage
    person: str
    named_on: date


class Relation(NamedTuple):
    """What binds a person to another of their account."""

    link: Link
    other: str


class PersonCard(NamedTuple):
    """A person at a glance. `calls` are the newest, `tasks` the open ones, `terms` what is owed, `named` the newest first."""

    line: PersonLine
    entry: PersonEntry
    stance: StanceEntry
    rated_on: date | None
    """When they were last rated."""
    calls: tuple[CallLine, ...]
    call_count: int
    terms: tuple[Standing, ...]
    tasks: tuple[TaskLine, ...]
    named: tuple[Named, ...]
    relations: tuple[Relation, ...]
    target: TargetStance | None
    """How we want them to stand."""
    stays: tuple[Stay, ...]
    """Where they are and were, the present first."""


MOST_CALLS = 5
"""Conversations on the card."""


def person_card(book: Book, person_id: int, today: date) -> PersonCard:
    """The card of a person with the last few conversations. Raises GoneMeanwhile."""
    line = person_line(book, person_id)
    entry, stance = person_entry(book, person_id)
    ids = call_ids(book, person_id=person_id)
    shown = call_lines(book, ids[:MOST_CALLS])
    rated = book.row(
        "SELECT max(read_on) FROM stance_reading WHERE person_id = ?",
        (person_id,),
    )
    there = center(book, line.account_id, today, today) if line.account_id is not None else None
    member = there.member(person_id) if there is not None else None
    return PersonCard(
        line=line,
        entry=entry,
        stance=stance,
        rated_on=date.fromisoformat(rated[0]) if rated and rated[0] else None,
        calls=tuple(shown[call_id] for call_id in ids[:MOST_CALLS] if call_id in shown),
        call_count=len(ids),
        terms=tuple(owed_terms_with(book, person_id, today)),
        tasks=tuple(open_tasks_about(book, person_id)),
        named=_named_by(book, person_id),
        relations=_relations(there, line),
        target=member.target if member is not None else None,
        stays=tuple(stays_of(book, person_id)),
    )


def _named_by(book: Book, person_id: int) -> tuple[Named, ...]:
    return tuple(
        Named(account_id, account, Stage(stage), person, date.fromisoformat(named_on))
        for account_id, account, stage, person, named_on in book.rows(
            "SELECT a.id, a.name, a.stage, coalesce(p.name, ''), r.named_on FROM referral r "
            "JOIN account a ON a.id = r.account_id LEFT JOIN person p ON p.id = r.person_id "
            "WHERE r.by_person_id = ? ORDER BY r.named_on DESC, r.id DESC",
            (person_id,),
        )
    )


def _relations(there: BuyingCenter | None, line: PersonLine) -> tuple[Relation, ...]:
    if there is None:
        return ()
    names = {member.person_id: member.name for member in there.members}
    return tuple(Relation(link, names[link.other_id]) for link in links_of(there, line.person_id))
