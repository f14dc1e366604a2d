"""Closing the day (K20, K25): whom we spoke to and whom we asked, what is left, and tomorrow's first three."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kamtui.domain.language import _
from kamtui.domain.moments import read_stored, start_of
from kamtui.domain.words import Asked, Channel, Stance
from kamtui.store.book import Book
from kamtui.store.errors import GoneMeanwhile


@dataclass(frozen=True, slots=True)
class Contacted:
    """A person spoken to on a day, in their last conversation of it, and whether they were asked (K20)."""

    call_person_id: int
    person_id: int
    person: str
    stance: Stance | None
    account_id: int | None
    account: str
    held_at: datetime
    channel: Channel
    asked: Asked
    why_not: str


@dataclass(frozen=True, slots=True)
class ChainCount:
    """The day's count of the endless chain: people contacted, asked, and who gave a name; the goal is one for each."""

    contacted: int
    asked: int
    named: int

    @property
    def goal(self) -> int:
        return self.contacted


_ON_THE_DAY = "c.held_at >= :since AND c.held_at < :until"


def _span(day: date) -> dict[str, str]:
    return {"since": start_of(day), "until": start_of(day + timedelta(days=1))}


def contacted_on(book: Book, day: date) -> list[Contacted]:
    """Everybody spoken to on a local day, once each: the first first. A name given in any talk of the day counts."""
    rows = book.rows(
        "SELECT cp.id, p.id, p.name, (SELECT stance FROM stance_reading WHERE person_id = p.id "
        "ORDER BY read_on DESC, id DESC LIMIT 1), c.account_id, coalesce(a.name, ''), c.held_at, c.channel, "
        "cp.asked, cp.why_not FROM call c JOIN call_person cp ON cp.call_id = c.id "
        "JOIN person p ON p.id = cp.person_id LEFT JOIN account a ON a.id = c.account_id "
        f"WHERE {_ON_THE_DAY} ORDER BY c.held_at, c.id, cp.id",
        _span(day),
    )
    found: dict[int, Contacted] = {}
    weight = {Asked.NOT_ASKED: 0, Asked.NONE: 1, Asked.GIVEN: 2}
    for row in rows:
        one = Contacted(
            row[0],
            row[1],
            row[2],
            Stance(row[3]) if row[3] else None,
            row[4],
            row[5],
            read_stored(row[6]),
            Channel(row[7]),
            Asked(row[8]),
            row[9],
        )
        before = found.get(one.person_id)
        if before is None or weight[one.asked] >= weight[before.asked]:
            found[one.person_id] = one
    return list(found.values())


def chain_count(book: Book, day: date) -> ChainCount:
    """How many people were contacted, asked and gave a name on a local day."""
    row = book.row(
        "SELECT count(*), coalesce(sum(best > 0), 0), coalesce(sum(best > 1), 0) FROM ("
        "SELECT max(CASE cp.asked WHEN 'given' THEN 2 WHEN 'none' THEN 1 ELSE 0 END) AS best "
        f"FROM call c JOIN call_person cp ON cp.call_id = c.id WHERE {_ON_THE_DAY} GROUP BY cp.person_id)",
        _span(day),
    )
    return ChainCount(*(row or (0, 0, 0)))


def first_of(book: Book, day: date) -> list[tuple[int | None, int | None]]:
    """The first things of a day that were chosen when the day before was closed, as (task, term), in their order."""
    rows = book.rows(
        "SELECT task_id, term_id FROM day_first WHERE day = ? ORDER BY place", (day.isoformat(),)
    )
    return [(row[0], row[1]) for row in rows]


# -- changes


def set_asked(book: Book, one: Contacted, asked: Asked, why_not: str = "") -> None:
    """Say whether a person was asked for a further prospect, and if not, why. Raises GoneMeanwhile."""
    from kamtui.store.tables import CallPerson

    name = _("{person}: {asked}").format(person=one.person, asked=asked.label)
    with book.change(name) as session:
        row = session.get(CallPerson, one.call_person_id)
        if row is None:
            raise GoneMeanwhile
        row.asked = asked.value
        row.why_not = why_not if asked is Asked.NOT_ASKED else ""


def choose_first(book: Book, day: date, chosen: Sequence[tuple[int | None, int | None]]) -> None:
    """Choose the first things of a day, at most three, as (task, term), in their order."""
    from sqlmodel import select

    from kamtui.store.tables import DayFirst

    with book.change(_("Choose the first things of a day")) as session:
        for row in session.exec(select(DayFirst).where(DayFirst.day <= day)):
            session.delete(row)
        session.flush()
        for place, (task_id, term_id) in enumerate(chosen[:3], 1):
            session.add(DayFirst(id=book.ids.new(), day=day, place=place, task_id=task_id, term_id=term_id))
