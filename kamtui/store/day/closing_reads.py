"""What closing the day shows (K20, K25): whom we spoke to and whom we asked, what is left, and tomorrow's first three."""

from datetime import date, time, timedelta
from typing import NamedTuple

from kamtui.domain.calls.contacted import ChainCount, Contacted, once_each
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.day.closing import Waiting, by_due
from kamtui.domain.terms.target import Target, show_target
from kamtui.domain.terms.words import Bound, OwedBy
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


class _Waiting(NamedTuple):
    """An open task or a coming check, as its row holds it; `owed_by` and the target are those of a term."""

    task_id: int | None
    term_id: int | None
    what: str
    due_on: str
    due_time: str | None
    times_put_off: int
    repeats: int
    account_id: int | None
    account: str
    is_key: int
    person_id: int | None
    person: str
    stance: str | None
    owed_by: str | None
    target_bound: str | None
    target_thousandths: int
    target_unit: str


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


def first_of(book: Book, day: date) -> list[tuple[int | None, int | None]]:
    """The first things of a day that were chosen when the day before was closed, as (task, term), in their order."""
    return [
        (task_id, term_id)
        for task_id, term_id in book.rows(
            "SELECT task_id, term_id FROM day_first WHERE day = ? ORDER BY place", (day.isoformat(),)
        )
    ]


def still_open(book: Book, today: date) -> list[Waiting]:
    """Tasks and checks due today or before, the oldest first."""
    return _waiting(book, date.min, today)


def coming_up(book: Book, today: date, until: date) -> list[Waiting]:
    """Tasks and checks due after today and up to a day, the next first: over a weekend also those of its days."""
    return _waiting(book, today, until)


def _waiting(book: Book, after: date, until: date) -> list[Waiting]:
    lines = book.lines(
        _Waiting,
        "SELECT t.id AS task_id, NULL AS term_id, t.what, t.due_on, t.due_time, t.times_put_off, "
        "t.repeat_rule IS NOT NULL AS repeats, t.account_id, coalesce(a.name, '') AS account, "
        "coalesce(a.is_key, 0) AS is_key, t.person_id, coalesce(p.name, '') AS person, "
        f"{_STANCE} AS stance, NULL AS owed_by, NULL AS target_bound, NULL AS target_thousandths, '' AS target_unit "
        "FROM task t LEFT JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.done_at IS NULL AND t.due_on > :after AND t.due_on <= :until "
        "UNION ALL SELECT NULL, t.id, t.what, t.next_check_on, NULL, 0, 0, t.account_id, a.name, a.is_key, "
        f"t.person_id, coalesce(p.name, ''), {_STANCE}, t.owed_by, t.target_bound, t.target_thousandths, "
        "t.target_unit FROM term t JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.state = 'agreed' AND t.next_check_on > :after AND t.next_check_on <= :until",
        {"after": after.isoformat(), "until": until.isoformat()},
    )
    return by_due(
        Waiting(
            task_id=line.task_id,
            term_id=line.term_id,
            what=_words(line),
            due_on=date.fromisoformat(line.due_on),
            due_time=time.fromisoformat(line.due_time) if line.due_time else None,
            times_put_off=line.times_put_off,
            repeats=bool(line.repeats),
            account_id=line.account_id,
            account=line.account,
            is_key=bool(line.is_key),
            person_id=line.person_id,
            person=line.person,
            stance=Stance(line.stance) if line.stance else None,
            owed_by=OwedBy(line.owed_by) if line.owed_by else None,
        )
        for line in lines
    )


def _words(line: _Waiting) -> str:
    """What is to be done, of a term with its target."""
    if line.target_bound is None:
        return line.what
    target = Target(Bound(line.target_bound), line.target_thousandths, line.target_unit)
    return " ".join(part for part in (line.what, show_target(target)) if part)
