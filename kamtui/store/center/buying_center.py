"""The buying center: the map of an account as of any day, and the acts that keep it alive (K11-K13).

By date are known: who was there (memberships), how they stood to us (readings), what bound them
(ties), when they were spoken to (calls). Titles, roles, reporting lines and the strength of a tie are
as they are now, also on the map of an earlier day: the book does not keep what they were.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.accounts.person import StanceEntry, check_reading
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.buying_center import BuyingCenter, Member, Tie
from kamtui.domain.center.coverage import Grade, grade, stance_counts
from kamtui.domain.center.tie import TieEntry, check_tie
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind, read_roles, write_roles
from kamtui.domain.fields import Problems
from kamtui.domain.text.cleaning import LINE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import local_day, start_of
from kamtui.store.accounts import memberships
from kamtui.store.book import tables
from kamtui.store.book.book import Book, Row
from kamtui.store.book.errors import GoneMeanwhile

YEAR_DAYS = 365
THREAD_DAYS = 180
MET_DAYS = 90
WATCHED = 60
"""So many accounts at least are watched, where there are so many: key accounts, then customers."""
SMALLEST_WATCHED = 3
"""People; a smaller map of a customer that is no key account says nothing worth a line of the day."""


@dataclass(frozen=True, slots=True)
class MapSummary:
    """The map of an account in a line of a list: how many people stand how (None is not known), and its grade."""

    stances: dict[Stance | None, int]
    grade: Grade


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A warning that somebody lives with until a day, that day included."""

    acceptance_id: int
    account_id: int | None
    """None of a warning about somebody outside all accounts, or about a source of prospects."""
    key: str
    rule: str
    person_id: int | None
    reason: str
    until_on: date
    accepted_on: date


class _Spoken(NamedTuple):
    """What calls tell of a person; `last_at` is UTC text, the numbers are those of 12 months."""

    last_at: str
    calls: int
    meetings: int


# -- reads


def center(book: Book, account_id: int, as_of: date, today: date) -> BuyingCenter:
    """The map of an account as of a day, never of one to come. Raises GoneMeanwhile."""
    found = _centers(book, [account_id], min(as_of, today))
    if not found:
        raise GoneMeanwhile
    return found[0]


def accounts_to_watch(book: Book, today: date) -> list[BuyingCenter]:
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
    return _centers(book, [account_id for (account_id,) in keys + others], today)


def map_summaries(book: Book, ids: Sequence[int], today: date) -> dict[int, MapSummary]:
    """The maps of some accounts of a list, by id; those no longer there are missing."""
    return {
        one.account_id: MapSummary(stance_counts(one), grade(one))
        for one in _centers(book, ids, today, is_summary=True)
    }


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
    return [date.fromisoformat(day) for (day,) in rows]


def _centers(
    book: Book, account_ids: Sequence[int], as_of: date, *, is_summary: bool = False
) -> list[BuyingCenter]:
    """The maps of some accounts as of a day, in the order asked for; a few statements, however many.

    A summary has no ties and knows nothing of calls.
    """
    if not account_ids:
        return []
    asked = ", ".join(map(str, account_ids))
    accounts = {
        row[0]: row
        for row in book.rows(
            f"SELECT id, name, created_at, renewal_on FROM account WHERE id IN ({asked})",
        )
    }
    days = {
        "day": as_of.isoformat(),
        "end": start_of(as_of + timedelta(days=1)),
        "year": start_of(as_of - timedelta(days=YEAR_DAYS)),
        "thread": start_of(as_of - timedelta(days=THREAD_DAYS)),
        "met": start_of(as_of - timedelta(days=MET_DAYS)),
    }
    there = f"m.account_id IN ({asked}) AND m.since_on <= :day AND (m.until_on IS NULL OR m.until_on > :day)"
    people = book.rows(
        "SELECT m.account_id, p.id, p.name, p.title, p.department, p.roles, p.reports_to_id, p.is_adviser, "
        "p.is_empty_seat, p.created_at, m.since_on, k.last_at "
        "FROM membership m JOIN person p ON p.id = m.person_id "
        f"LEFT JOIN person_contact k ON k.person_id = p.id WHERE {there}",
        days,
    )
    readings: defaultdict[int, list[Row]] = defaultdict(list)
    for row in book.rows(
        "SELECT r.person_id, r.read_on, r.stance, r.influence, r.confidence, r.reason "
        "FROM membership m JOIN stance_reading r ON r.person_id = m.person_id "
        f"WHERE {there} AND r.read_on <= :day ORDER BY r.person_id, r.read_on, r.id",
        days,
    ):
        readings[row[0]].append(row)
    spoken: dict[int, _Spoken] = {}
    shares: dict[int, dict[int, int]] = {}
    totals: dict[int, int] = {}
    ties: defaultdict[int, list[Tie]] = defaultdict(list)
    if not is_summary:
        spoken = _spoken(book, there, days, people)
        shares, totals = _thread(book, asked, days)
        ties = _ties(book, there, days)
    grouped: defaultdict[int, list[Member]] = defaultdict(list)
    present = {(row[0], row[1]) for row in people}
    for row in people:
        # Whoever is no longer there is nobody's superior on this map.
        boss_id = row[6] if (row[0], row[6]) in present else None
        grouped[row[0]].append(_member(row, boss_id, readings.get(row[1], ()), spoken.get(row[1])))
    found = []
    for account_id in dict.fromkeys(account_ids):
        if account_id not in accounts:
            continue
        _id, name, created_at, renewal_on = accounts[account_id]
        members = sorted(grouped[account_id], key=_rank)
        share = shares.get(account_id, {})
        met = frozenset(
            member.person_id
            for member in members
            if member.person_id in spoken and spoken[member.person_id].last_at >= days["met"]
        )
        found.append(
            BuyingCenter(
                account_id=account_id,
                account=name,
                as_of=as_of,
                known_since=local_day(created_at),
                members=tuple(members),
                ties=tuple(ties[account_id]),
                renewal_on=date.fromisoformat(renewal_on) if renewal_on else None,
                calls_180_days=tuple(
                    (member.person_id, share[member.person_id])
                    for member in members
                    if member.person_id in share
                ),
                all_calls_180_days=totals.get(account_id, 0),
                met_90_days=met,
            )
        )
    return found


def _spoken(book: Book, there: str, days: dict[str, str], people: Sequence[Row]) -> dict[int, _Spoken]:
    """By person: when last spoken to, conversations and meetings of 12 months; wherever they were then."""
    # No call of these months has a smaller id: so the years before are not looked at, one call by one.
    [(least,)] = book.rows("SELECT min(id) FROM call WHERE held_at >= :year AND held_at < :end", days)
    found = {
        person_id: _Spoken(last_at, calls, int(meetings))
        for person_id, last_at, calls, meetings in book.rows(
            "SELECT cp.person_id, max(c.held_at), count(*), total(c.channel IN ('visit', 'video')) "
            "FROM membership m JOIN call_person cp ON cp.person_id = m.person_id JOIN call c ON c.id = cp.call_id "
            f"WHERE {there} AND cp.call_id >= :least AND c.held_at >= :year AND c.held_at < :end "
            "GROUP BY cp.person_id",
            {**days, "least": least},
        )
    }
    earlier = [row for row in people if row[-1] is not None and row[1] not in found]
    found.update((row[1], _Spoken(row[-1], 0, 0)) for row in earlier if row[-1] < days["end"])
    # Whoever was last spoken to after the day of the map: when before it?
    since = ", ".join(str(row[1]) for row in earlier if row[-1] >= days["end"])
    if since:
        rows = book.rows(
            "SELECT cp.person_id, max(c.held_at) FROM call_person cp JOIN call c ON c.id = cp.call_id "
            f"WHERE cp.person_id IN ({since}) AND c.held_at < :end GROUP BY cp.person_id",
            days,
        )
        found.update((person_id, _Spoken(last_at, 0, 0)) for person_id, last_at in rows)
    return found


def _thread(book: Book, asked: str, days: dict[str, str]) -> tuple[dict[int, dict[int, int]], dict[int, int]]:
    """By account: in how many of its calls of 180 days each person was, and in how many anybody was."""
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
    found: defaultdict[int, list[Tie]] = defaultdict(list)
    for account_id, tie_id, from_id, to_id, kind, strength, confidence, note in book.rows(
        "SELECT m.account_id, t.id, t.from_person_id, t.to_person_id, t.kind, t.strength, t.confidence, t.note "
        "FROM membership m JOIN tie t ON t.from_person_id = m.person_id "
        "JOIN membership n ON n.person_id = t.to_person_id AND n.account_id = m.account_id "
        f"WHERE {there} AND n.since_on <= :day AND (n.until_on IS NULL OR n.until_on > :day) "
        "AND t.made_on <= :day AND (t.ended_on IS NULL OR t.ended_on > :day) ORDER BY t.id",
        days,
    ):
        found[account_id].append(
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
    return found


def _member(row: Row, boss_id: int | None, readings: Iterable[Row], spoken: _Spoken | None) -> Member:
    (_account, person_id, name, title, department, roles, _boss, is_adviser, is_seat, created_at, since) = (
        row[:11]
    )
    latest: Row | None = None
    confirmed_on: str | None = None
    for reading in readings:
        if latest is not None and latest[2] != reading[2]:
            confirmed_on = None  # what was confirmed is no longer how they stand
        if reading[4] == Confidence.CONFIRMED.value:
            confirmed_on = reading[1]
        latest = reading
    return Member(
        person_id=person_id,
        name=name,
        title=title,
        department=department,
        roles=read_roles(roles) if roles else (),
        stance=Stance(latest[2]) if latest and latest[2] else None,
        influence=latest[3] if latest else None,
        confidence=Confidence(latest[4]) if latest else None,
        reason=latest[5] if latest else "",
        read_on=date.fromisoformat(latest[1]) if latest else None,
        confirmed_on=date.fromisoformat(confirmed_on) if confirmed_on else None,
        reports_to_id=boss_id,
        is_adviser=bool(is_adviser),
        is_empty_seat=bool(is_seat),
        # A call may tell of somebody who was met before they were written down.
        known_since=min(local_day(created_at), date.fromisoformat(since)),
        last_on=local_day(spoken.last_at) if spoken else None,
        calls_12_months=spoken.calls if spoken else 0,
        meetings_12_months=spoken.meetings if spoken else 0,
    )


def _rank(member: Member) -> tuple[object, ...]:
    """The most influential first, empty seats after all others; as in `people.people_of`."""
    return (member.is_empty_seat, -(member.influence or 0), member.name, member.person_id)


def tie_entry(book: Book, tie_id: int) -> TieEntry:
    """A tie as it was written down. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT from_person_id, to_person_id, kind, strength, confidence, note FROM tie WHERE id = ?",
        (tie_id,),
    )
    if row is None:
        raise GoneMeanwhile
    return TieEntry(
        from_id=row[0],
        to_id=row[1],
        kind=TieKind(row[2]),
        strength=row[3],
        confidence=Confidence(row[4]),
        note=row[5],
    )


def acceptances(book: Book, account_id: int | None, today: date) -> list[Acceptance]:
    """The warnings accepted for today, of one account or of all; of each, what was said last."""
    rows = book.rows(
        "SELECT id, account_id, key, rule, person_id, reason, until_on, accepted_on FROM acceptance "
        "WHERE id IN (SELECT max(id) FROM acceptance WHERE account_id = :account OR :account IS NULL "
        "GROUP BY account_id, key) AND until_on >= :today ORDER BY id",
        {"account": account_id, "today": today.isoformat()},
    )
    return [
        Acceptance(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            date.fromisoformat(row[6]),
            date.fromisoformat(row[7]),
        )
        for row in rows
    ]


def last_review(book: Book, account_id: int) -> date | None:
    """The day on which the map was last gone through; None if never."""
    row = book.row("SELECT max(reviewed_on) FROM map_review WHERE account_id = ?", (account_id,))
    return date.fromisoformat(row[0]) if row and row[0] else None


def latest_reading(book: Book, person_id: int) -> int | None:
    """The reading that says how a person stands now; None if there is none."""
    row = book.row(
        "SELECT id FROM stance_reading WHERE person_id = ? ORDER BY read_on DESC, id DESC LIMIT 1",
        (person_id,),
    )
    return row[0] if row else None


# -- changes: how somebody stands


def take_reading(
    book: Book,
    person_id: int,
    stance: Stance | None,
    influence: int | None,
    today: date,
    *,
    read_on: date | None = None,
    confidence: Confidence = Confidence.ASSUMED,
    reason: str = "",
    call_id: int | None = None,
) -> int:
    """Write down how somebody stands to us, as of today or of an earlier day; the reading's id.

    Each is a reading of its own, also the second of a day: the last one counts. Raises Problems,
    GoneMeanwhile.
    """

    day = read_on or today
    entry = check_reading(StanceEntry(stance, influence, confidence, reason), day, today)
    with book.change(_reading_words(book, person_id, entry)) as act:
        reading = tables.StanceReading(
            id=book.ids.new(), person_id=person_id, read_on=day, call_id=call_id, **asdict(entry)
        )
        act.add(reading)
    return reading.id


def step_reading(
    book: Book, person_id: int, stance: Stance | None, influence: int | None, today: date
) -> int:
    """Write down how somebody stands as of today, said by one key; the reading's id.

    A second such reading of one day replaces the first; one with a reason or from a call stays, and a new one is
    added. Raises Problems, GoneMeanwhile.
    """

    row = book.row(
        "SELECT id, read_on, reason, call_id, confidence FROM stance_reading WHERE person_id = ? "
        "ORDER BY read_on DESC, id DESC LIMIT 1",
        (person_id,),
    )
    if row is None or tuple(row[1:]) != (today.isoformat(), "", None, Confidence.ASSUMED.value):
        return take_reading(book, person_id, stance, influence, today)
    entry = check_reading(StanceEntry(stance, influence), today, today)
    with book.change(_reading_words(book, person_id, entry)) as act:
        reading = act.get(tables.StanceReading, row[0])
        reading.stance = entry.stance.value if entry.stance else None
        reading.influence = entry.influence
    return int(row[0])


def _reading_words(book: Book, person_id: int, entry: StanceEntry) -> str:
    """What the journal calls a reading."""
    return _("{name}: {stance}, influence {influence}").format(
        name=_name_of(book, person_id),
        stance=entry.stance.label if entry.stance else _("stance not known"),
        influence=entry.influence if entry.influence is not None else "?",
    )


def set_reason(book: Book, reading_id: int, reason: str, *, confidence: Confidence | None = None) -> None:
    """Say why a reading just taken is so, and whether it was heard or is a guess. Raises Problems, GoneMeanwhile."""

    row = book.row(
        "SELECT p.name, r.read_on, r.stance, r.influence, r.confidence FROM stance_reading r "
        "JOIN person p ON p.id = r.person_id WHERE r.id = ?",
        (reading_id,),
    )
    if row is None:
        raise GoneMeanwhile
    kept = confidence or Confidence(row[4])
    day = date.fromisoformat(row[1])
    entry = check_reading(StanceEntry(None, row[3], kept, reason), day, day)
    with book.change(_("Why {name} stands so").format(name=row[0])) as act:
        reading = act.get(tables.StanceReading, reading_id)
        reading.reason = entry.reason
        reading.confidence = entry.confidence.value


def set_roles(book: Book, person_id: int, roles: tuple[Role, ...]) -> None:
    """Write down a person's parts in the decision. Raises GoneMeanwhile."""

    with book.change(_("Roles of {name}").format(name=_name_of(book, person_id))) as act:
        person = act.get(tables.Person, person_id)
        person.roles = write_roles(roles)


# -- changes: ties


def add_tie(book: Book, entry: TieEntry, today: date) -> int:
    """Write down what binds two people from today on; the tie's id. Raises Problems, GoneMeanwhile."""

    kept = _checked(book, entry, None)
    with book.change(_("Tie: {what}").format(what=_said(book, kept))) as act:
        tie = tables.Tie(
            id=book.ids.new(),
            from_person_id=kept.from_id,
            to_person_id=kept.to_id,
            kind=kept.kind.value,
            strength=kept.strength,
            confidence=kept.confidence.value,
            note=kept.note,
            made_on=today,
        )
        act.add(tie)
    return tie.id


def edit_tie(book: Book, tie_id: int, entry: TieEntry) -> None:
    """Write a tie over, from the day on which it was made. Raises Problems, GoneMeanwhile."""

    kept = _checked(book, entry, tie_id)
    with book.change(_("Edit tie: {what}").format(what=_said(book, kept))) as act:
        tie = act.get(tables.Tie, tie_id)
        tie.from_person_id = kept.from_id
        tie.to_person_id = kept.to_id
        tie.kind = kept.kind.value
        tie.strength = kept.strength
        tie.confidence = kept.confidence.value
        tie.note = kept.note


def end_tie(book: Book, tie_id: int, today: date) -> None:
    """A tie no longer stands; the map of earlier days still shows it. Raises GoneMeanwhile."""

    what = _said(book, tie_entry(book, tie_id))
    with book.change(_("End tie: {what}").format(what=what)) as act:
        tie = act.find(tables.Tie, tie_id)
        if tie is None or tie.ended_on is not None:
            raise GoneMeanwhile
        tie.ended_on = max(today, tie.made_on)


def _checked(book: Book, entry: TieEntry, tie_id: int | None) -> TieEntry:
    """A tie as it may be kept, beside those that stand. Raises Problems, GoneMeanwhile."""
    people = {
        person_id: bool(is_empty_seat)
        for person_id, is_empty_seat in book.rows(
            "SELECT id, is_empty_seat FROM person WHERE id IN (?, ?)", (entry.from_id, entry.to_id)
        )
    }
    if not {entry.from_id, entry.to_id} <= set(people):
        raise GoneMeanwhile
    kept = check_tie(entry, {person_id for person_id, is_seat in people.items() if is_seat})
    is_there = book.row(
        "SELECT 1 FROM tie WHERE from_person_id = ? AND to_person_id = ? AND kind = ? AND ended_on IS NULL "
        "AND id IS NOT ?",
        (kept.from_id, kept.to_id, kept.kind.value, tie_id),
    )
    if is_there:
        sentence = _("That is on the map already: {what}.").format(what=_said(book, kept))
        raise Problems({"kind": sentence})
    return kept


def _said(book: Book, entry: TieEntry) -> str:
    """A tie in words: "Ivanova influences Petrov"."""
    return f"{_name_of(book, entry.from_id)} {entry.kind.label} {_name_of(book, entry.to_id)}"


# -- changes: who is there


def mark_left(book: Book, person_id: int, today: date) -> None:
    """A person left; the map of earlier days still shows them. Raises GoneMeanwhile."""

    with book.change(_("{name} left").format(name=_name_of(book, person_id))) as act:
        person = act.get(tables.Person, person_id)
        person.status = PersonStatus.LEFT.value
        memberships.follow(book, act, person, today)


def move_person(book: Book, person_id: int, account_id: int, today: date) -> None:
    """A person works in another account from today on; their readings and calls go along.

    They report to nobody there yet; whoever reported to them stays where they are. Raises Problems,
    GoneMeanwhile.
    """

    row = book.row("SELECT name FROM account WHERE id = ?", (account_id,))
    if row is None:
        raise GoneMeanwhile
    name = _name_of(book, person_id)
    if book.row(
        "SELECT 1 FROM person WHERE id = ? AND account_id = ? AND status = 'active'", (person_id, account_id)
    ):
        sentence = _("{name} is at {account} already.").format(name=name, account=row[0])
        raise Problems({"account_id": sentence})
    with book.change(_("{name} moved to {account}").format(name=name, account=row[0])) as act:
        person = act.get(tables.Person, person_id)
        person.account_id = account_id
        person.status = PersonStatus.ACTIVE.value
        person.reports_to_id = None
        memberships.follow(book, act, person, today)


# -- changes: warnings and reviews


def accept(
    book: Book,
    account_id: int | None,
    insight_key: str,
    rule: str,
    until_on: date,
    reason: str,
    today: date,
    *,
    person_id: int | None = None,
) -> int:
    """Live with a warning until a day, that day included, and say why; the acceptance's id.

    Without an account it is about somebody outside all accounts, or about a source of prospects. Raises Problems, GoneMeanwhile.
    """

    problems = {}
    kept = clean(reason, limit=LINE_LIMIT + 1)
    if not kept:
        problems["reason"] = _("Say why this can wait: one line, for the day on which it comes back.")
    elif len(kept) > LINE_LIMIT:
        problems["reason"] = _("At most {limit} characters fit here.").format(limit=LINE_LIMIT)
    if until_on < today:
        problems["until_on"] = _("Name a day that is still to come; then the warning comes back.")
    if problems:
        raise Problems(problems)
    if account_id is None:
        name = _("Accept a warning about the chain")
    else:
        row = book.row("SELECT name FROM account WHERE id = ?", (account_id,))
        if row is None:
            raise GoneMeanwhile
        name = _("Accept a warning about {account}").format(account=row[0])
    with book.change(name) as act:
        accepted = tables.Acceptance(
            id=book.ids.new(),
            account_id=account_id,
            person_id=person_id,
            rule=rule,
            key=insight_key,
            reason=kept,
            until_on=until_on,
            accepted_on=today,
        )
        act.add(accepted)
    return accepted.id


def mark_reviewed(book: Book, account_id: int, today: date) -> None:
    """The map was gone through today; a second time on one day says nothing new. Raises GoneMeanwhile."""

    row = book.row("SELECT name FROM account WHERE id = ?", (account_id,))
    if row is None:
        raise GoneMeanwhile
    if last_review(book, account_id) == today:
        return
    with book.change(_("Review of the map of {name}").format(name=row[0])) as act:
        act.add(tables.MapReview(id=book.ids.new(), account_id=account_id, reviewed_on=today))


def _name_of(book: Book, person_id: int) -> str:
    row = book.row("SELECT name FROM person WHERE id = ?", (person_id,))
    if row is None:
        raise GoneMeanwhile
    return str(row[0])
