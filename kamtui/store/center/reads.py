"""The map of an account as of any day.

By date are known: who was there (memberships), how they stood to us (readings), what bound them
(ties), when they were spoken to (calls). Titles, roles, reporting lines and the strength of a tie are
as they are now, also on the map of an earlier day: the book does not keep what they were. What we want of
somebody stands on the map of today only.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.center.buying_center import BuyingCenter, Member, TargetStance, Tie
from kamtui.domain.center.coverage import Grade, grade, stance_counts
from kamtui.domain.center.readings import Reading, standing
from kamtui.domain.center.words import Confidence, Stance, TieKind, read_roles
from kamtui.domain.thresholds import CenterLimits
from kamtui.domain.time.moments import local_day, start_of, stored_day
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

YEAR_DAYS = 365
_USUAL = CenterLimits()
WATCHED = 60
"""Up to how many accounts are watched: all live key accounts, and customers where these are fewer."""
SMALLEST_WATCHED = 3
"""How many people the map of a customer that is no key account must have: a smaller one says nothing worth a line."""


class MapSummary(NamedTuple):
    """The map of an account in a line of a list: how many people stand how (None is not known), and its grade."""

    stances: dict[Stance | None, int]
    grade: Grade
    is_known: bool = True
    """Whether it is known of any key player how they stand."""

    @property
    def people(self) -> int:
        """How many people are on it."""
        return sum(self.stances.values())


_STANCES = {stance.value: stance for stance in Stance}
_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}


class _Account(NamedTuple):
    account_id: int
    name: str
    created_at: str
    renewal_on: str | None


class _Present(NamedTuple):
    """A person who was there, and when they were last spoken to at all (UTC text)."""

    account_id: int
    person_id: int
    name: str
    title: str
    department: str
    roles: str
    reports_to_id: int | None
    is_adviser: int
    is_empty_seat: int
    created_on: str
    """A local day: SQLite tells those of hundreds of moments much faster."""
    since_on: str
    target_stance: str | None
    target_on: str | None
    target_move: str
    has_task: int
    last_at: str | None
    last_on: str | None


class _Spoken(NamedTuple):
    """What calls tell of a person; `last_at` is UTC text, `last_on` its local day, the numbers are those of 12 months."""

    last_at: str
    last_on: str
    calls: int
    meetings: int


def center(
    book: Book, account_id: int, as_of: date, today: date, limits: CenterLimits = _USUAL
) -> BuyingCenter:
    """The map of an account as of a day, never of one to come. Raises GoneMeanwhile."""
    for found in centers(book, [account_id], min(as_of, today), limits):
        return found if as_of >= today else found.without_targets()
    raise GoneMeanwhile


def accounts_to_watch(book: Book, today: date, limits: CenterLimits = _USUAL) -> list[BuyingCenter]:
    """The maps on which something may call for a line of the day.

    Those of all live key accounts; in a book with fewer than `WATCHED` of them also those of
    customers with at least `SMALLEST_WATCHED` people, the soonest renewal first, up to that number.
    """
    keys = book.rows(
        "SELECT id FROM account WHERE is_key AND stage IN ('customer', 'prospect') ORDER BY id",
    )
    others = book.rows(
        "SELECT a.id FROM account a WHERE a.stage = 'customer' AND NOT a.is_key AND "
        "(SELECT count(*) FROM membership m WHERE m.account_id = a.id AND m.until_on IS NULL) >= ? "
        "ORDER BY coalesce(a.renewal_on < ?, 0), a.renewal_on IS NULL, a.renewal_on, a.id LIMIT ?",
        (SMALLEST_WATCHED, today.isoformat(), max(0, WATCHED - len(keys))),
    )
    ids = [account_id for (account_id,) in keys + others]
    return centers(book, ids, today, limits, is_for_warnings=True)


def map_summary(center: BuyingCenter) -> MapSummary:
    """A map in a line of a list, also one that was read as a summary."""
    players = [member for member in center.members if member.is_key_player and not member.is_empty_seat]
    is_known = any(player.stance is not None for player in players)
    return MapSummary(stance_counts(center), grade(center), is_known)


def dates_of_change(book: Book, account_id: int) -> list[date]:
    """The days on which the map of an account changed, the earliest first."""
    there = "m.account_id = :account AND {day} >= m.since_on AND (m.until_on IS NULL OR {day} < m.until_on)"
    both = (
        "FROM membership m JOIN tie t ON t.from_person_id = m.person_id "
        "JOIN membership n ON n.person_id = t.to_person_id AND n.account_id = m.account_id "
        "WHERE m.account_id = :account AND {day} >= m.since_on AND {day} >= n.since_on "
        "AND (m.until_on IS NULL OR {day} {before} m.until_on) AND (n.until_on IS NULL OR {day} {before} n.until_on)"
    )
    rows = book.rows(
        "SELECT since_on FROM membership WHERE account_id = :account AND since_on IS NOT until_on "
        "UNION SELECT until_on FROM membership "
        "WHERE account_id = :account AND until_on > since_on "
        "UNION SELECT r.read_on FROM membership m JOIN stance_reading r ON r.person_id = m.person_id "
        f"WHERE {there.format(day='r.read_on')} "
        f"UNION SELECT t.made_on {both.format(day='t.made_on', before='<')} AND t.made_on IS NOT t.ended_on "
        f"UNION SELECT t.ended_on {both.format(day='t.ended_on', before='<=')} AND t.ended_on > t.made_on "
        "ORDER BY 1",
        {"account": account_id},
    )
    return [stored_day(day) for (day,) in rows]


def centers(
    book: Book,
    account_ids: Sequence[int],
    as_of: date,
    limits: CenterLimits = _USUAL,
    *,
    is_summary: bool = False,
    is_for_warnings: bool = False,
) -> list[BuyingCenter]:
    """The maps of some accounts as of a day, in the order asked for; a few statements, however many accounts.

    A summary has no ties and knows nothing of calls. For warnings a map has no ties either, and its members no
    numbers of calls and meetings: no warning asks for them.
    """
    if not account_ids:
        return []
    asked = ", ".join(map(str, account_ids))
    accounts = {
        account.account_id: account
        for account in book.lines(
            _Account,
            f"SELECT id AS account_id, name, created_at, renewal_on FROM account WHERE id IN ({asked})",
        )
    }
    days = {
        "day": as_of.isoformat(),
        "end": start_of(as_of + timedelta(days=1)),
        "year": start_of(as_of - timedelta(days=YEAR_DAYS)),
        "thread": start_of(as_of - timedelta(days=limits.thread_days)),
        "met": start_of(as_of - timedelta(days=limits.met_days)),
    }
    there = f"m.account_id IN ({asked}) AND m.since_on <= :day AND (m.until_on IS NULL OR m.until_on > :day)"
    people = book.lines(
        _Present,
        "SELECT m.account_id, p.id AS person_id, p.name, p.title, p.department, p.roles, p.reports_to_id, "
        "p.is_adviser, p.is_empty_seat, date(p.created_at, 'localtime') AS created_on, m.since_on, p.target_stance, p.target_on, p.target_move, "
        "p.target_stance IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM task t WHERE t.person_id = p.id AND t.done_at IS NULL) AS has_task, k.last_at, "
        "date(k.last_at, 'localtime') AS last_on "
        "FROM membership m JOIN person p ON p.id = m.person_id "
        f"LEFT JOIN person_contact k ON k.person_id = p.id WHERE {there}",
        days,
    )
    readings: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in book.lines(
        Reading,
        "SELECT r.person_id, r.read_on, r.stance, r.influence, r.confidence, r.reason "
        "FROM membership m JOIN stance_reading r ON r.person_id = m.person_id "
        f"WHERE {there} AND r.read_on <= :day ORDER BY r.person_id, r.read_on, r.id",
        days,
    ):
        readings[reading.person_id].append(reading)
    spoken: dict[int, _Spoken] = {}
    shares: dict[int, dict[int, int]] = {}
    totals: dict[int, int] = {}
    ties: defaultdict[int, list[Tie]] = defaultdict(list)
    if not is_summary:
        counted = {} if is_for_warnings else _calls_of_year(book, there, days)
        spoken = _spoken(book, days, people, counted)
        shares, totals = _thread(book, asked, days)
    if not is_summary and not is_for_warnings:
        ties = _ties(book, there, days)
    members: defaultdict[int, list[Member]] = defaultdict(list)
    present = {(person.account_id, person.person_id) for person in people}
    for person in people:
        # Whoever is no longer there is nobody's superior on this map.
        boss_id = person.reports_to_id if (person.account_id, person.reports_to_id) in present else None
        members[person.account_id].append(
            _member(person, boss_id, readings.get(person.person_id, ()), spoken.get(person.person_id))
        )
    met = {person_id for person_id, told in spoken.items() if told.last_at >= days["met"]}
    return [
        _center(
            accounts[account_id],
            as_of,
            sorted(members[account_id], key=_rank),
            ties[account_id],
            shares.get(account_id, {}),
            totals.get(account_id, 0),
            met,
            limits.faded_days,
        )
        for account_id in dict.fromkeys(account_ids)
        if account_id in accounts
    ]


def _center(
    account: _Account,
    as_of: date,
    members: Sequence[Member],
    ties: Sequence[Tie],
    calls_with: Mapping[int, int],
    all_calls: int,
    met: Collection[int],
    faded_days: int,
) -> BuyingCenter:
    """One map; `met` are people of all accounts."""
    return BuyingCenter(
        account_id=account.account_id,
        account=account.name,
        as_of=as_of,
        known_since=local_day(account.created_at),
        members=tuple(members),
        ties=tuple(ties),
        renewal_on=stored_day(account.renewal_on) if account.renewal_on else None,
        thread_calls=tuple(
            (member.person_id, calls_with[member.person_id])
            for member in members
            if member.person_id in calls_with
        ),
        all_thread_calls=all_calls,
        met_lately=frozenset(member.person_id for member in members if member.person_id in met),
        faded_days=faded_days,
    )


def least_call_id(book: Book, since: str, until: str) -> int | None:
    """The least id of a call from one moment to another: by it the years before need not be looked at, one call by one."""

    def read() -> int | None:
        [(least,)] = book.rows("SELECT min(id) FROM call WHERE held_at >= ? AND held_at < ?", (since, until))
        return None if least is None else int(least)

    return book.once(("least call", since, until), read)


def _calls_of_year(book: Book, there: str, days: dict[str, str]) -> dict[int, _Spoken]:
    """By person: when last spoken to, conversations and meetings of 12 months; wherever they were then."""
    least = least_call_id(book, days["year"], days["end"])
    return {
        person_id: _Spoken(last_at, last_on, calls, int(meetings))
        for person_id, last_at, last_on, calls, meetings in book.rows(
            "SELECT cp.person_id, max(c.held_at), date(max(c.held_at), 'localtime'), count(*), total(c.channel IN ('visit', 'video')) "
            "FROM membership m JOIN call_person cp ON cp.person_id = m.person_id JOIN call c ON c.id = cp.call_id "
            f"WHERE {there} AND cp.call_id >= :least AND c.held_at >= :year AND c.held_at < :end "
            "GROUP BY cp.person_id",
            {**days, "least": least},
        )
    }


def _spoken(
    book: Book, days: dict[str, str], people: Sequence[_Present], counted: Mapping[int, _Spoken]
) -> dict[int, _Spoken]:
    """By person when they were last spoken to up to the day of the map, with what is `counted` already."""
    spoken = dict(counted)
    later = []
    for person in people:
        if person.last_at is None or person.last_on is None or person.person_id in spoken:
            continue
        if person.last_at < days["end"]:
            spoken[person.person_id] = _Spoken(person.last_at, person.last_on, 0, 0)
        else:
            later.append(person.person_id)
    # Whoever was last spoken to after the day of the map: when before it?
    if later:
        rows = book.rows(
            "SELECT cp.person_id, max(c.held_at), date(max(c.held_at), 'localtime') "
            "FROM call_person cp JOIN call c ON c.id = cp.call_id "
            f"WHERE cp.person_id IN ({', '.join(map(str, later))}) AND c.held_at < :end GROUP BY cp.person_id",
            days,
        )
        spoken.update((person_id, _Spoken(last_at, last_on, 0, 0)) for person_id, last_at, last_on in rows)
    return spoken


def _thread(book: Book, asked: str, days: dict[str, str]) -> tuple[dict[int, dict[int, int]], dict[int, int]]:
    """By account: in how many of its last calls (`thread_days`) each person was, and in how many anybody was."""
    shares: defaultdict[int, dict[int, int]] = defaultdict(dict)
    calls: defaultdict[int, set[int]] = defaultdict(set)
    for account_id, person_id, call_id in book.rows(
        "SELECT c.account_id, cp.person_id, c.id FROM call c JOIN call_person cp ON cp.call_id = c.id "
        f"WHERE c.account_id IN ({asked}) AND c.held_at >= :thread AND c.held_at < :end",
        days,
    ):
        share = shares[account_id]
        share[person_id] = share.get(person_id, 0) + 1
        calls[account_id].add(call_id)
    return shares, {account_id: len(ids) for account_id, ids in calls.items()}


def _ties(book: Book, there: str, days: dict[str, str]) -> defaultdict[int, list[Tie]]:
    """By account: what binds two people who are both there."""
    ties: defaultdict[int, list[Tie]] = defaultdict(list)
    for account_id, tie_id, from_id, to_id, kind, strength, confidence, note in book.rows(
        "SELECT m.account_id, t.id, t.from_person_id, t.to_person_id, t.kind, t.strength, t.confidence, t.note "
        "FROM membership m JOIN tie t ON t.from_person_id = m.person_id "
        "JOIN membership n ON n.person_id = t.to_person_id AND n.account_id = m.account_id "
        f"WHERE {there} AND n.since_on <= :day AND (n.until_on IS NULL OR n.until_on > :day) "
        "AND t.made_on <= :day AND (t.ended_on IS NULL OR t.ended_on > :day) ORDER BY t.id",
        days,
    ):
        ties[account_id].append(
            Tie(
                tie_id=tie_id,
                from_id=from_id,
                to_id=to_id,
                kind=TieKind(kind),
                strength=strength,
                confidence=Confidence(confidence),
                note=note,
            )
        )
    return ties


def _member(
    person: _Present, boss_id: int | None, readings: Iterable[Reading], spoken: _Spoken | None
) -> Member:
    stands = standing(readings)
    latest, confirmed = stands.latest, stands.confirmed
    return Member(
        person_id=person.person_id,
        name=person.name,
        title=person.title,
        department=person.department,
        roles=read_roles(person.roles) if person.roles else (),
        stance=_STANCES[latest.stance] if latest and latest.stance else None,
        influence=latest.influence if latest else None,
        confidence=_CONFIDENCES[latest.confidence] if latest else None,
        reason=latest.reason if latest else "",
        read_on=stored_day(latest.read_on) if latest else None,
        confirmed_on=stored_day(confirmed.read_on) if confirmed else None,
        reports_to_id=boss_id,
        is_adviser=bool(person.is_adviser),
        is_empty_seat=bool(person.is_empty_seat),
        # A call may tell of somebody who was met before they were written down.
        known_since=stored_day(min(person.created_on, person.since_on)),
        last_on=stored_day(spoken.last_on) if spoken else None,
        calls_12_months=spoken.calls if spoken else 0,
        meetings_12_months=spoken.meetings if spoken else 0,
        target=_target(person),
        has_task=bool(person.has_task),
    )


def target_of(book: Book, person_id: int) -> Stance | None:
    """The stance that we want of a person; None where none in particular."""
    (stance,) = book.row("SELECT target_stance FROM person WHERE id = ?", (person_id,)) or (None,)
    return Stance(stance) if stance else None


def _target(person: _Present) -> TargetStance | None:
    if person.target_stance is None:
        return None
    return TargetStance(
        Stance(person.target_stance),
        stored_day(person.target_on) if person.target_on else None,
        person.target_move,
    )


def _rank(member: Member) -> tuple[object, ...]:
    """The most influential first, empty seats after all others; as in `people_of` of the account."""
    return (member.is_empty_seat, -(member.influence or 0), member.name, member.person_id)


def last_review(book: Book, account_id: int) -> date | None:
    """The day on which the map was last gone through; None if never."""
    [(reviewed_on,)] = book.rows(
        "SELECT max(reviewed_on) FROM map_review WHERE account_id = ?", (account_id,)
    )
    return stored_day(reviewed_on) if reviewed_on else None
