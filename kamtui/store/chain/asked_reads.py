"""Whom we spoke to on a day, and whom we asked for a further prospect (K20)."""

from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.calls.contacted import ChainCount, Contacted, once_each
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.time.moments import local_day, read_stored, start_of, write_stored
from kamtui.store.book.book import Book

_ON_THE_DAY = "c.held_at >= :since AND c.held_at < :until"
_STANCE = "(SELECT stance FROM stance_reading WHERE person_id = p.id ORDER BY read_on DESC, id DESC LIMIT 1)"


class _Talk(NamedTuple):
    """A person in a conversation, as its row holds it."""

    call_person_id: int
    person_id: int
    person: str
    stance: str | None
    account_id: int | None
    account: str
    held_at: str
    channel: str
    asked: str
    why_not: str
    call_id: int


def _span(day: date) -> dict[str, str]:
    return {"since": start_of(day), "until": start_of(day + timedelta(days=1))}


def contacted_on(book: Book, day: date) -> list[Contacted]:
    """Everybody spoken to on a local day, once each: the first first. A name given in any talk of the day counts."""
    talks = book.lines(
        _Talk,
        f"SELECT cp.id AS call_person_id, p.id AS person_id, p.name AS person, {_STANCE} AS stance, c.account_id, "
        "coalesce(a.name, '') AS account, c.held_at, c.channel, cp.asked, cp.why_not, c.id AS call_id "
        "FROM call c JOIN call_person cp ON cp.call_id = c.id "
        "JOIN person p ON p.id = cp.person_id LEFT JOIN account a ON a.id = c.account_id "
        f"WHERE {_ON_THE_DAY} ORDER BY c.held_at, c.id, cp.id",
        _span(day),
    )
    named = named_on(book, day)
    return once_each(
        Contacted(
            call_person_id=talk.call_person_id,
            person_id=talk.person_id,
            person=talk.person,
            stance=Stance(talk.stance) if talk.stance else None,
            account_id=talk.account_id,
            account=talk.account,
            held_at=read_stored(talk.held_at),
            channel=Channel(talk.channel),
            asked=Asked(talk.asked),
            why_not=talk.why_not,
            call_id=talk.call_id,
            named=tuple(named.get(talk.person_id, ())),
        )
        for talk in talks
    )


def named_on(book: Book, day: date) -> dict[int, list[str]]:
    """The prospects that were named on a day, by who named them, in that order."""
    named: dict[int, list[str]] = {}
    for person_id, name in book.rows(
        "SELECT r.by_person_id, a.name FROM referral r JOIN account a ON a.id = r.account_id "
        "WHERE r.named_on = ? AND r.by_person_id IS NOT NULL ORDER BY r.id",
        (day.isoformat(),),
    ):
        named.setdefault(person_id, []).append(name)
    return named


def chain_count(book: Book, day: date) -> ChainCount:
    """How many people were contacted, asked and gave a name on a local day: `count_of`, by SQLite for speed."""
    [(contacted, asked, named)] = book.rows(
        "SELECT count(*), coalesce(sum(best > 0), 0), coalesce(sum(best > 1), 0) FROM ("
        "SELECT max(CASE cp.asked WHEN 'given' THEN 2 WHEN 'none' THEN 1 ELSE 0 END) AS best "
        f"FROM call c JOIN call_person cp ON cp.call_id = c.id WHERE {_ON_THE_DAY} GROUP BY cp.person_id)",
        _span(day),
    )
    return ChainCount(contacted, asked, named)


def others_of_the_day(book: Book, contacted: Contacted) -> list[int]:
    """The same person in the other conversations of that day: the ids of their places in them."""
    rows = book.rows(
        "SELECT cp.id FROM call_person cp JOIN call c ON c.id = cp.call_id "
        f"WHERE cp.person_id = :person AND cp.id <> :this AND {_ON_THE_DAY}",
        {
            "person": contacted.person_id,
            "this": contacted.call_person_id,
            **_span(day_of(contacted)),
        },
    )
    return [call_person_id for (call_person_id,) in rows]


def day_of(contacted: Contacted) -> date:
    """The local day on which somebody was spoken to."""
    return local_day(write_stored(contacted.held_at))
