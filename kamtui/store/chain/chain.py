"""The endless chain in the book (K20-K25): who was named by whom, the four questions, the week."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any

from kamtui.domain.accounts.duplicates import KnownName
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.chain import (
    UNKNOWN_ANSWERS,
    Answers,
    Circle,
    DayCount,
    Forest,
    Naming,
    Prospect,
    Referrer,
    WeekDone,
    WeekPlan,
    answers_of,
    check_circle,
    monday_of,
    source_of,
)
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.warnings import ASK_AGAIN_DAYS, Supporter
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.fields import Problems
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import start_of
from kamtui.store.accounts import memberships
from kamtui.store.accounts.accounts import account_entry, move_to_stage
from kamtui.store.accounts.reaches import reaches_by_account
from kamtui.store.book import search, tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book, Row
from kamtui.store.book.errors import GoneMeanwhile, WonMeanwhile
from kamtui.store.day.closing import contacted_on

MOST_PEOPLE = 500
"""So many people at most, the newest, are compared with a name as it is typed."""


@dataclass(frozen=True, slots=True)
class ReferralDetail:
    """A naming as it was written down, with the prospect's name."""

    referral_id: int
    account_id: int
    account: str
    entry: ReferralEntry


_WAS_IN = (
    "coalesce((SELECT account_id FROM membership WHERE person_id = {person} AND since_on <= {day} "
    "ORDER BY since_on DESC, id DESC LIMIT 1), (SELECT account_id FROM membership WHERE person_id = {person} "
    "ORDER BY since_on, id LIMIT 1), (SELECT account_id FROM person WHERE id = {person}))"
)
"""The account in which a person was on a day, or was last before it; else in which they were first written down."""
_BY_ACCOUNT = _WAS_IN.format(person="r.by_person_id", day="r.named_on")

_NAMINGS = (
    "SELECT r.id, r.account_id, r.named_on, r.source, date(r.created_at, 'localtime'), r.by_person_id, "
    "coalesce(p.name, ''), a.id, coalesce(a.name, ''), r.person_id, r.why, r.may_use_name, r.fee, r.thanked_on "
    "FROM referral r LEFT JOIN person p ON p.id = r.by_person_id "
    f"LEFT JOIN account a ON a.id = iif(p.id IS NULL, NULL, {_BY_ACCOUNT})"
)
_PROSPECTS = (
    "SELECT a.id, a.name, a.stage, t.due_on, coalesce(t.what, ''), date(k.last_at, 'localtime'), a.won_on, "
    "a.lost_on, a.lost_reason, a.estimated_spend FROM account a "
    "LEFT JOIN account_contact k ON k.account_id = a.id "
    "LEFT JOIN task t ON t.id = (SELECT id FROM task WHERE account_id = a.id AND done_at IS NULL "
    "ORDER BY due_on, due_time IS NULL, due_time, id LIMIT 1) "
    "WHERE a.id IN (SELECT account_id FROM referral)"
)
_SOURCES = {source.value: source for source in Source}
_MAY_USE = {may.value: may for may in MayUse}
_STAGES = {stage.value: stage for stage in Stage}
_QUESTIONS = {question.value: question for question in Question}
_ANSWERS = {answer.value: answer for answer in Answer}


def forest(book: Book) -> Forest:
    """Everything that was named, through all generations."""
    namings = [
        Naming(
            referral_id,
            account_id,
            date.fromisoformat(named_on),
            _SOURCES[source],
            date.fromisoformat(recorded_on),
            by_person_id,
            by_person,
            by_account_id,
            by_account,
            person_id,
            why,
            _MAY_USE[may_use_name],
            fee,
            _day(thanked_on),
        )
        for (
            referral_id, account_id, named_on, source, recorded_on, by_person_id, by_person, by_account_id,
            by_account, person_id, why, may_use_name, fee, thanked_on,
        ) in book.rows(_NAMINGS)
    ]  # fmt: skip
    return Forest.of(_prospects(book), namings)


def _prospects(book: Book) -> Iterator[Prospect]:
    answered = _answered(book)
    for (
        account_id,
        name,
        stage,
        next_on,
        next_what,
        last_on,
        won_on,
        lost_on,
        lost_reason,
        spend,
    ) in book.rows(_PROSPECTS):
        given, answered_on = answered.get(account_id, (UNKNOWN_ANSWERS, None))
        yield Prospect(
            account_id,
            name,
            _STAGES[stage],
            given,
            answered_on,
            _day(next_on),
            next_what,
            _day(last_on),
            _day(won_on),
            _day(lost_on),
            lost_reason,
            spend,
        )


def _answered(book: Book) -> dict[int, tuple[Answers, date]]:
    """By account the latest answers, and the day on which the last of them was given."""
    given: defaultdict[int, dict[Question, Answer]] = defaultdict(dict)
    last: dict[int, str] = {}
    for account_id, question, answer, answered_on in book.rows(
        "SELECT account_id, question, answer, answered_on FROM qualification ORDER BY answered_on, id"
    ):
        given[account_id][_QUESTIONS[question]] = _ANSWERS[answer]
        last[account_id] = answered_on
    return {one: (answers_of(found), date.fromisoformat(last[one])) for one, found in given.items()}


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def answers(book: Book, account_id: int) -> dict[Question, tuple[Answer, str, date]]:
    """The latest answer to each question about an account that has one, its note and day."""
    rows = book.rows(
        "SELECT question, answer, note, answered_on FROM qualification WHERE account_id = ? "
        "ORDER BY answered_on, id",
        (account_id,),
    )
    return {Question(row[0]): (Answer(row[1]), row[2], date.fromisoformat(row[3])) for row in rows}


def referrers(book: Book) -> list[Referrer]:
    """Everybody who named a prospect or is a center of influence."""
    rows = book.rows(
        "SELECT p.id, p.name, p.account_id, coalesce(a.name, ''), p.is_influence_center, "
        "(SELECT influence FROM stance_reading r WHERE r.person_id = p.id ORDER BY r.read_on DESC, r.id DESC LIMIT 1), "
        "date(k.last_at, 'localtime') FROM person p LEFT JOIN account a ON a.id = p.account_id "
        "LEFT JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.is_influence_center OR p.id IN (SELECT by_person_id FROM referral)"
    )
    return [
        Referrer(
            person_id=row[0],
            name=row[1],
            account_id=row[2],
            account=row[3],
            is_influence_center=bool(row[4]),
            influence=row[5],
            last_on=_day(row[6]),
        )
        for row in rows
    ]


def source_of_person(book: Book, person_id: int) -> Source:
    """Which source of prospects somebody is, as things stand."""
    row = book.row(
        "SELECT p.is_influence_center, a.stage FROM person p LEFT JOIN account a ON a.id = p.account_id WHERE p.id = ?",
        (person_id,),
    )
    return source_of(bool(row[0]), _STAGES.get(row[1])) if row else Source.CHAIN


def spoken_to_at(book: Book, account_id: int) -> int | None:
    """Whom we spoke to last at a prospect: who names further ones there, where nobody was named to speak to."""
    row = book.row(
        "SELECT p.id FROM person p JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.account_id = ? AND p.status = 'active' ORDER BY k.last_at DESC, p.id DESC LIMIT 1",
        (account_id,),
    )
    return row[0] if row else None


def supporters_to_ask(book: Book, today: date) -> list[Supporter]:
    """Supporters and defenders who may have to be asked for a prospect; the rule itself is the domain's.

    SQL leaves out by far most people: who was not spoken to or was asked within the days that the rule counts.
    """
    since = start_of(today - timedelta(days=ASK_AGAIN_DAYS))
    rows = book.rows(
        "SELECT p.id, p.name, p.account_id, coalesce(a.name, ''), date(p.created_at, 'localtime'), "
        "date(k.last_at, 'localtime'), max(coalesce(date((SELECT max(c.held_at) FROM call_person cp JOIN call c "
        "ON c.id = cp.call_id WHERE cp.person_id = p.id AND cp.asked <> 'not_asked'), 'localtime'), ''), "
        "coalesce((SELECT max(named_on) FROM referral WHERE by_person_id = p.id), '')) "
        "FROM person_contact k CROSS JOIN person p ON p.id = k.person_id LEFT JOIN account a ON a.id = p.account_id "
        "WHERE k.last_at >= :since AND p.status = 'active' AND NOT p.is_empty_seat "
        "AND (a.id IS NULL OR a.stage IN ('customer', 'prospect')) "
        "AND (SELECT stance FROM stance_reading WHERE person_id = p.id ORDER BY read_on DESC, id DESC LIMIT 1) "
        "IN ('supporter', 'defender') "
        "AND p.id NOT IN (SELECT cp.person_id FROM call c CROSS JOIN call_person cp ON cp.call_id = c.id "
        "WHERE c.held_at >= :until AND cp.asked <> 'not_asked')",
        {"since": since, "until": start_of(today - timedelta(days=ASK_AGAIN_DAYS - 1))},
    )
    return [
        Supporter(
            person_id=row[0],
            name=row[1],
            account_id=row[2],
            account=row[3],
            known_since=date.fromisoformat(row[4]),
            last_on=_day(row[5]),
            asked_on=_day(row[6]),
        )
        for row in rows
    ]


def referral_detail(book: Book, referral_id: int) -> ReferralDetail:
    """A naming as it was written down. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT r.account_id, a.name, r.named_on, r.source, r.by_person_id, r.call_id, r.why, r.may_use_name, r.fee, "
        "r.thanked_on, r.person_id, coalesce(p.name, '') FROM referral r JOIN account a ON a.id = r.account_id "
        "LEFT JOIN person p ON p.id = r.person_id WHERE r.id = ?",
        (referral_id,),
    )
    if row is None:
        raise GoneMeanwhile
    entry = ReferralEntry(
        organisation=row[1],
        account_id=row[0],
        person_id=row[10],
        person=row[11],
        named_on=date.fromisoformat(row[2]),
        source=Source(row[3]),
        by_person_id=row[4],
        call_id=row[5],
        why=row[6],
        may_use_name=MayUse(row[7]),
        fee=row[8],
        thanked_on=_day(row[9]),
    )
    return ReferralDetail(referral_id, row[0], row[1], entry)


# -- the day, the week


def day_counts(book: Book, first: date, last: date) -> list[DayCount]:
    """For each day from the first to the last: people contacted, asked, and who gave a name."""
    rows = book.rows(
        "SELECT day, count(*), sum(best > 0), sum(best > 1) FROM (SELECT date(c.held_at, 'localtime') AS day, "
        "max(CASE cp.asked WHEN 'given' THEN 2 WHEN 'none' THEN 1 ELSE 0 END) AS best "
        "FROM call c JOIN call_person cp ON cp.call_id = c.id WHERE c.held_at >= ? AND c.held_at < ? "
        "GROUP BY day, cp.person_id) GROUP BY day",
        (start_of(first), start_of(last + timedelta(days=1))),
    )
    found = {row[0]: row[1:] for row in rows}
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [DayCount(day, *found.get(day.isoformat(), (0, 0, 0))) for day in days]


def week_plan(book: Book, day: date) -> WeekPlan | None:
    """What the week of a day is to bring, if it was planned."""
    row = book.row(
        "SELECT contacts, asks, prospects, meetings FROM week_plan WHERE week_on = ?",
        (monday_of(day).isoformat(),),
    )
    return WeekPlan(*row) if row else None


def week_done(book: Book, day: date) -> WeekDone:
    """What the week of a day brought so far.

    People contacted and asked, each once a day; prospects that nobody had named before; visits and video calls.
    """
    monday = monday_of(day)
    sunday = monday + timedelta(days=6)
    counts = day_counts(book, monday, sunday)
    row = book.row(
        "SELECT (SELECT count(DISTINCT r.account_id) FROM referral r WHERE r.named_on BETWEEN :monday AND :sunday "
        "AND NOT EXISTS (SELECT 1 FROM referral e WHERE e.account_id = r.account_id AND e.named_on < :monday)), "
        "(SELECT count(*) FROM call WHERE channel IN ('visit', 'video') AND held_at >= :since AND held_at < :until)",
        {
            "monday": monday.isoformat(),
            "sunday": sunday.isoformat(),
            "since": start_of(monday),
            "until": start_of(sunday + timedelta(days=1)),
        },
    )
    prospects, meetings = row or (0, 0)
    return WeekDone(
        sum(one.contacted for one in counts), sum(one.asked for one in counts), prospects, meetings
    )


@dataclass(frozen=True, slots=True)
class ProspectingTask:
    """A task for finding prospects, behind the plan of a week."""

    task_id: int
    what: str
    due_on: date
    account_id: int | None
    account: str
    person_id: int | None
    person: str
    is_done: bool


_TASKS = (
    "SELECT t.id, t.what, t.due_on, t.account_id, coalesce(a.name, ''), t.person_id, coalesce(p.name, ''), "
    "t.done_at IS NOT NULL, t.done_at FROM task t LEFT JOIN account a ON a.id = t.account_id "
    "LEFT JOIN person p ON p.id = t.person_id WHERE t.is_prospecting AND "
)


def prospecting_tasks(book: Book, day: date) -> list[ProspectingTask]:
    """The tasks for finding prospects of the week of a day: those due in it, then those done in it.

    What was due before and is still open stays in its own week (`tasks_left`): it is carried over by moving it.
    """
    monday = monday_of(day)
    rows = book.rows(
        f"SELECT * FROM ({_TASKS} t.done_at IS NULL AND t.due_on BETWEEN :monday AND :sunday "
        f"UNION ALL {_TASKS} t.done_at >= :since AND t.done_at < :until) ORDER BY 8, 9, 3, 1",
        {
            "monday": monday.isoformat(),
            "sunday": (monday + timedelta(days=6)).isoformat(),
            "since": start_of(monday),
            "until": start_of(monday + timedelta(days=7)),
        },
    )
    return [_prospecting_task(row) for row in rows]


def tasks_left(book: Book, day: date) -> list[ProspectingTask]:
    """The tasks for finding prospects that were due before the week of a day and are still open, the oldest first."""
    rows = book.rows(
        f"{_TASKS} t.done_at IS NULL AND t.due_on < ? ORDER BY t.due_on, t.id", (monday_of(day).isoformat(),)
    )
    return [_prospecting_task(row) for row in rows]


def _prospecting_task(row: Row) -> ProspectingTask:
    return ProspectingTask(
        row[0], row[1], date.fromisoformat(row[2]), row[3], row[4], row[5], row[6], bool(row[7])
    )


@dataclass(frozen=True, slots=True)
class Week:
    """The week at hand: each day's count of the last four weeks, the plan, what is done, and what stands open."""

    monday: date
    days: Sequence[DayCount]
    plan: WeekPlan | None
    done: WeekDone
    not_asked: Sequence[str]
    """People spoken to today who were not asked."""
    tasks: Sequence[ProspectingTask]
    left: Sequence[ProspectingTask]
    """Tasks of earlier weeks that are still open."""

    def count(self, today: date) -> DayCount:
        """Today's count."""
        return next((one for one in self.days if one.day == today), DayCount(today))


FOUR_WEEKS = 28


def four_weeks(book: Book, today: date) -> list[DayCount]:
    """Each day's count from the Monday three weeks before this one until today."""
    return day_counts(book, monday_of(today) - timedelta(days=FOUR_WEEKS - 7), today)


def week_at_hand(book: Book, today: date) -> Week:
    """The week of a day with all that belongs to it."""
    monday = monday_of(today)
    return Week(
        monday,
        four_weeks(book, today),
        week_plan(book, monday),
        week_done(book, monday),
        [one.person for one in contacted_on(book, today) if one.asked is Asked.NOT_ASKED],
        prospecting_tasks(book, monday),
        tasks_left(book, monday),
    )


# -- whom the book knows already


def known_accounts(book: Book) -> list[KnownName]:
    """Every account of any stage with all that it may be told by, for finding likely duplicates as one types."""
    rows = book.rows("SELECT id, name, legal_name, stage, city, registration_number FROM account ORDER BY id")
    reached = reaches_by_account(book, ReachKind.EMAIL, ReachKind.WEB, ReachKind.PHONE)
    return [
        KnownName(
            row[0],
            row[1],
            row[2],
            tuple(way.value for way in reached.get(row[0], ()) if way.kind is not ReachKind.PHONE),
            _STAGES[row[3]],
            row[4],
            account_id=row[0],
            city=row[4],
            number=row[5],
            phones=tuple(way.value for way in reached.get(row[0], ()) if way.kind is ReachKind.PHONE),
        )
        for row in rows
    ]


def known_people(book: Book, typed: str) -> list[KnownName]:
    """People of whose names two begin as two of the words typed do, for finding likely duplicates as one types.

    Accounts are few enough to compare with all of them; people may be twenty thousand.
    """
    begins = [search.match(f"+{word[:2]}") for word in words_of(typed)]
    pairs = [f"({one} AND {other})" for one, other in combinations(begins, 2)]
    if not pairs:
        return []
    rows = book.rows(
        "SELECT p.id, p.name, a.stage, coalesce(a.name, ''), a.id FROM search f JOIN person p ON p.id = f.rowid "
        "LEFT JOIN account a ON a.id = p.account_id "
        "WHERE f.search MATCH ? AND f.kind = ? AND NOT p.is_empty_seat ORDER BY p.id DESC LIMIT ?",
        (" OR ".join(pairs), int(search.Kind.PERSON), MOST_PEOPLE),
    )
    return [
        KnownName(row[0], row[1], stage=_STAGES.get(row[2]), detail=row[3], account_id=row[4]) for row in rows
    ]


# -- changes


def add_referral(book: Book, entry: ReferralEntry, *, draft: str | None = None) -> int:
    """Write down that a prospect was named; its account and contact are made where they are new. The account's id.

    Where we spoke with who named it on that day, it was in that conversation, and they were asked. Raises
    Problems where it would make a circle, GoneMeanwhile.
    """
    refuse_circle(book, entry)
    if entry.call_id is not None and not book.row("SELECT 1 FROM call WHERE id = ?", (entry.call_id,)):
        entry = replace(
            entry, call_id=None
        )  # deleted since the form was opened, and the name was given all the same
    with book.change(_("Name prospect {name}").format(name=entry.organisation), draft=draft) as act:
        if entry.call_id is None and entry.by_person_id is not None:
            entry = replace(entry, call_id=_call_of_the_day(book, entry.by_person_id, entry.named_on))
        return put_referral(book, act, entry)


def put_referral(book: Book, act: Act, entry: ReferralEntry) -> int:
    """Write a naming down within another act, as when logging a call; the prospect's account. Raises GoneMeanwhile.

    The caller looks for circles first (`refuse_circle`).
    """

    now = datetime.now(UTC)
    account_id = entry.account_id
    if account_id is None:
        account = tables.Account(
            id=book.ids.new(), created_at=now, name=entry.organisation, stage=Stage.PROSPECT.value
        )
        act.add(account)
        act.flush()
        account_id = account.id
    elif act.find(tables.Account, account_id) is None:
        raise GoneMeanwhile
    act.add(
        tables.Referral(
            id=book.ids.new(),
            account_id=account_id,
            person_id=_contact(book, act, account_id, entry),
            created_at=now,
            **_columns(entry),
        )
    )
    if entry.call_id is not None and entry.by_person_id is not None:
        for row in act.having(tables.CallPerson, call_id=entry.call_id, person_id=entry.by_person_id):
            row.asked, row.why_not = Asked.GIVEN.value, ""
    act.flush()
    return account_id


def _columns(entry: ReferralEntry) -> dict[str, Any]:
    """A naming's fields as they are stored, all but the prospect and its contact."""
    return {
        "named_on": entry.named_on,
        "source": entry.source.value,
        "by_person_id": entry.by_person_id,
        "call_id": entry.call_id,
        "why": entry.why,
        "may_use_name": entry.may_use_name.value,
        "fee": entry.fee,
        "thanked_on": entry.thanked_on,
    }


def _contact(book: Book, act: Act, account_id: int, entry: ReferralEntry) -> int | None:
    """Whom to speak to at the prospect: somebody known by id, or of that very name there, else somebody new."""

    if entry.person_id is not None or not entry.person:
        return entry.person_id
    there = act.first(tables.Person, account_id=account_id, name=entry.person)
    if there is not None:
        return there.id
    person = tables.Person(
        id=book.ids.new(), created_at=datetime.now(UTC), account_id=account_id, name=entry.person
    )
    act.add(person)
    # They were there on the day on which they were named, also where it is written down later.
    memberships.follow(book, act, person, entry.named_on)
    return person.id


def _call_of_the_day(book: Book, person_id: int, day: date) -> int | None:
    """The last conversation with somebody on a local day."""
    row = book.row(
        "SELECT c.id FROM call_person cp JOIN call c ON c.id = cp.call_id WHERE cp.person_id = ? "
        "AND c.held_at >= ? AND c.held_at < ? ORDER BY c.held_at DESC, c.id DESC LIMIT 1",
        (person_id, start_of(day), start_of(day + timedelta(days=1))),
    )
    return row[0] if row else None


def refuse_circle(book: Book, entry: ReferralEntry, by_account_id: int | None = None) -> None:
    """Raise Problems where a naming would make an account its own prospect; GoneMeanwhile.

    `by_account_id` is the account of a person who is not in the book yet.
    """
    if entry.account_id is None:
        return
    if entry.by_person_id is not None:
        row = book.row(
            f"SELECT {_WAS_IN.format(person='p.id', day=':day')} FROM person p WHERE p.id = :person",
            {"person": entry.by_person_id, "day": entry.named_on.isoformat()},
        )
        if row is None:
            raise GoneMeanwhile
        by_account_id = row[0]
    if by_account_id is None:
        return
    above: defaultdict[int, list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    for account_id, name, above_id in book.rows(
        "WITH RECURSIVE up(account_id) AS (SELECT :account UNION "
        f"SELECT {_BY_ACCOUNT} FROM up JOIN referral r ON r.account_id = up.account_id "
        "WHERE r.by_person_id IS NOT NULL) "
        f"SELECT a.id, a.name, iif(r.by_person_id IS NULL, NULL, {_BY_ACCOUNT}) "
        "FROM up JOIN account a ON a.id = up.account_id LEFT JOIN referral r ON r.account_id = a.id",
        {"account": by_account_id},
    ):
        names[account_id] = name
        if above_id is not None:
            above[account_id].append(above_id)
    try:
        check_circle(above, by_account_id, entry.account_id, names)
    except Circle as circle:
        raise Problems({"organisation": str(circle)}) from None


def edit_referral(book: Book, referral_id: int, entry: ReferralEntry, *, draft: str | None = None) -> None:
    """Write a naming's fields over; its prospect stays. Raises Problems, GoneMeanwhile."""

    known = referral_detail(book, referral_id)
    if (entry.by_person_id, entry.named_on) != (known.entry.by_person_id, known.entry.named_on):
        refuse_circle(book, replace(entry, account_id=known.account_id))
    if entry.person_id is None and entry.person == known.entry.person:
        entry = replace(entry, person_id=known.entry.person_id)  # also where they moved since
    with book.change(_("Edit how {name} was named").format(name=known.account), draft=draft) as act:
        row = act.get(tables.Referral, referral_id)
        for name, value in _columns(entry).items():
            setattr(row, name, value)
        row.person_id = _contact(book, act, known.account_id, entry)


def thank(book: Book, referral_id: int, thanked_on: date | None) -> str:
    """Somebody was thanked for a name, or was not after all; the prospect's name. Raises GoneMeanwhile."""

    known = referral_detail(book, referral_id)
    with book.change(_("Thanks for {name}").format(name=known.account)) as act:
        row = act.get(tables.Referral, referral_id)
        row.thanked_on = thanked_on
    return known.account


def thank_person(book: Book, person_id: int, thanked_on: date) -> str:
    """Somebody was thanked for all names that they gave up to that day; who it is. Raises GoneMeanwhile."""

    found = book.row("SELECT name FROM person WHERE id = ?", (person_id,))
    if found is None:
        raise GoneMeanwhile
    with book.change(_("Thanks to {name}").format(name=found[0])) as act:
        for row in act.having(
            tables.Referral, tables.Referral.named_on <= thanked_on, by_person_id=person_id, thanked_on=None
        ):
            row.thanked_on = thanked_on
    return str(found[0])


def delete_referral(book: Book, referral_id: int) -> str:
    """Forget that a prospect was named; its account stays. Its name. Raises GoneMeanwhile."""

    known = referral_detail(book, referral_id)
    with book.change(_("Forget how {name} was named").format(name=known.account)) as act:
        row = act.get(tables.Referral, referral_id)
        act.delete(row)
    return known.account


def qualify(
    book: Book,
    account_id: int,
    given: Mapping[Question, tuple[Answer, str]],
    today: date,
    *,
    draft: str | None = None,
) -> None:
    """Answer some of the four questions about a prospect, as of today; what stays as it was is not written again."""

    name = account_entry(book, account_id).name
    known = answers(book, account_id)
    with book.change(_("Qualify {name}").format(name=name), draft=draft) as act:
        for question, (answer, note) in given.items():
            before = known.get(question)
            if before is None and answer is Answer.UNKNOWN and not note:
                continue
            if before is not None and before[:2] == (answer, note):
                continue
            act.add(
                tables.Qualification(
                    id=book.ids.new(),
                    account_id=account_id,
                    question=question.value,
                    answer=answer.value,
                    note=note,
                    answered_on=today,
                )
            )


def win(book: Book, account_id: int, today: date) -> str:
    """A prospect became a customer; it keeps its people, calls and chain. Its name. Raises GoneMeanwhile."""

    name = account_entry(book, account_id).name
    with book.change(_("{name} became a customer").format(name=name)) as act:
        account = act.get(tables.Account, account_id)
        move_to_stage(account, Stage.CUSTOMER, today)
    return name


def lose(book: Book, account_id: int, reason: str, today: date, *, draft: str | None = None) -> str:
    """A prospect is lost, and why; it keeps everything. Its name. Raises GoneMeanwhile, WonMeanwhile."""

    name = account_entry(book, account_id).name
    with book.change(_("Lost {name}").format(name=name), draft=draft) as act:
        account = act.get(tables.Account, account_id)
        if account.stage not in (Stage.PROSPECT.value, Stage.LOST.value):
            raise WonMeanwhile(name)
        move_to_stage(account, Stage.LOST, today)
        account.lost_reason = reason
    return name


def plan_week(
    book: Book, day: date, plan: WeekPlan, *, carried: Collection[int] = (), draft: str | None = None
) -> None:
    """Say what the week of a day is to bring, and carry open tasks over into it: to their weekday, not before that day."""

    monday = monday_of(day)
    with book.change(_("Plan the week"), draft=draft) as act:
        row = act.first(tables.WeekPlan, week_on=monday)
        if row is None:
            row = tables.WeekPlan(id=book.ids.new(), week_on=monday)
            act.add(row)
        row.contacts, row.asks = plan.contacts, plan.asks
        row.prospects, row.meetings = plan.prospects, plan.meetings
        for task in act.having(tables.Task, id=carried, done_at=None):
            task.due_on = max(monday + timedelta(days=task.due_on.weekday()), day)
            task.times_put_off += 1
