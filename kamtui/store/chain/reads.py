"""The endless chain as the book has it (K20-K24): who was named by whom, the four questions, whom to ask next."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from sys import intern
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Circle, Forest, Naming, check_circle
from kamtui.domain.chain.harvest import Referrer, source_of
from kamtui.domain.chain.prospect import UNKNOWN_ANSWERS, Answers, Prospect, answers_of
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.warnings import Satisfied, Supporter
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.thresholds import ChainLimits
from kamtui.domain.time.moments import start_of
from kamtui.domain.warning import Subject
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

_USUAL = ChainLimits()
_WAS_IN = (
    "coalesce((SELECT account_id FROM membership WHERE person_id = {person} AND since_on <= {day} "
    "ORDER BY is_besides, since_on DESC, id DESC LIMIT 1), (SELECT account_id FROM membership WHERE person_id = {person} "
    "ORDER BY is_besides, since_on, id LIMIT 1), (SELECT account_id FROM person WHERE id = {person}))"
)
"""The account in which a person was on a day, or was last before it; else in which they were first written down."""
_BY_ACCOUNT = _WAS_IN.format(person="r.by_person_id", day="r.named_on")
_SOURCES = {source.value: source for source in Source}
_MAY_USE = {may.value: may for may in MayUse}
_STAGES = {stage.value: stage for stage in Stage}
_QUESTIONS = {question.value: question for question in Question}
_ANSWERS = {answer.value: answer for answer in Answer}


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


class _Days(dict[str, date]):
    """Stored days as dates, one object for each: a long chain says the same days thousands of times."""

    def __missing__(self, stored: str) -> date:
        day = self[stored] = date.fromisoformat(stored)
        return day

    def may_be(self, stored: str | None) -> date | None:
        """The day, where there is one."""
        return self[stored] if stored else None


# -- the whole chain: names and days are one object each, however many lines say them


class _NamingLine(NamedTuple):
    """A naming as it is stored."""

    referral_id: int
    account_id: int
    named_on: str
    source: str
    recorded_on: str
    by_person_id: int | None
    by_person: str
    by_account_id: int | None
    by_account: str
    person_id: int | None
    why: str
    may_use_name: str
    fee: int | None
    thanked_on: str | None


_NAMINGS = (
    "SELECT r.id AS referral_id, r.account_id, r.named_on, r.source, date(r.created_at, 'localtime') AS recorded_on, "
    "r.by_person_id, coalesce(p.name, '') AS by_person, a.id AS by_account_id, coalesce(a.name, '') AS by_account, "
    "r.person_id, r.why, r.may_use_name, r.fee, r.thanked_on "
    "FROM referral r LEFT JOIN person p ON p.id = r.by_person_id "
    f"LEFT JOIN account a ON a.id = iif(p.id IS NULL, NULL, {_BY_ACCOUNT})"
)


class _ProspectLine(NamedTuple):
    """A prospect as it is stored, with its next open task and the last word with it."""

    account_id: int
    name: str
    stage: str
    next_on: str | None
    next_what: str
    last_on: str | None
    won_on: str | None
    lost_on: str | None
    lost_reason: str
    estimated_spend: int | None
    revenue: int | None
    profit: int | None
    is_profit_whole: int


_PROSPECTS = (
    "SELECT a.id AS account_id, a.name, a.stage, t.due_on AS next_on, coalesce(t.what, '') AS next_what, "
    "date(k.last_at, 'localtime') AS last_on, a.won_on, a.lost_on, a.lost_reason, a.estimated_spend, "
    "{sums} FROM account a {sales}"
    "LEFT JOIN account_contact k ON k.account_id = a.id "
    "LEFT JOIN task t ON t.id = (SELECT id FROM task WHERE account_id = a.id AND done_at IS NULL "
    "ORDER BY due_on, due_time IS NULL, due_time, id LIMIT 1) "
    "WHERE a.id IN (SELECT account_id FROM referral)"
)
_WITH_SALES = _PROSPECTS.format(
    sums="s.revenue, s.profit, coalesce(s.is_profit_whole, 1) AS is_profit_whole",
    # What those won bought since: only they are looked up.
    sales="LEFT JOIN (SELECT x.account_id, sum(x.revenue) AS revenue, sum(x.profit) AS profit, "
    "count(x.profit) = count(*) AS is_profit_whole FROM account w "
    "JOIN sale x ON x.account_id = w.id AND x.month_on >= date(w.won_on, 'start of month') "
    "WHERE w.won_on IS NOT NULL AND w.id IN (SELECT account_id FROM referral) GROUP BY x.account_id) s "
    "ON s.account_id = a.id ",
)
_WITHOUT_SALES = _PROSPECTS.format(sums="NULL AS revenue, NULL AS profit, 1 AS is_profit_whole", sales="")


def forest(book: Book, *, with_sales: bool = True) -> Forest:
    """Everything that was named, through all generations; without sales nothing is known of what those won bought."""
    days = _Days()
    namings = [
        Naming(
            line.referral_id,
            line.account_id,
            days[line.named_on],
            _SOURCES[line.source],
            days[line.recorded_on],
            line.by_person_id,
            intern(line.by_person),
            line.by_account_id,
            intern(line.by_account),
            line.person_id,
            line.why,
            _MAY_USE[line.may_use_name],
            line.fee,
            days.may_be(line.thanked_on),
        )
        for line in book.lines(_NamingLine, _NAMINGS)
    ]
    return Forest.of(_prospects(book, _WITH_SALES if with_sales else _WITHOUT_SALES, days), namings)


def _prospects(book: Book, statement: str, days: _Days) -> Iterator[Prospect]:
    answered = _answered(book, days)
    for line in book.lines(_ProspectLine, statement):
        given, answered_on = answered.get(line.account_id, (UNKNOWN_ANSWERS, None))
        yield Prospect(
            line.account_id,
            intern(line.name),
            _STAGES[line.stage],
            given,
            answered_on,
            days.may_be(line.next_on),
            line.next_what,
            days.may_be(line.last_on),
            days.may_be(line.won_on),
            days.may_be(line.lost_on),
            line.lost_reason,
            line.estimated_spend,
            line.revenue,
            line.profit,
            bool(line.is_profit_whole),
        )


def lost_reason(book: Book, account_id: int) -> str:
    """Why an account is lost; "" where it is not, or nobody said why."""
    rows = book.rows("SELECT lost_reason FROM account WHERE id = ?", (account_id,))
    return str(rows[0][0]) if rows else ""


# -- the four questions


def _answered(book: Book, days: _Days) -> dict[int, tuple[Answers, date]]:
    """By account the latest answers, and the day on which the last of them was given."""
    given: defaultdict[int, dict[Question, Answer]] = defaultdict(dict)
    last: dict[int, str] = {}
    for account_id, question, answer, answered_on in book.rows(
        "SELECT account_id, question, answer, answered_on FROM qualification ORDER BY answered_on, id"
    ):
        given[account_id][_QUESTIONS[question]] = _ANSWERS[answer]
        last[account_id] = answered_on
    return {account_id: (answers_of(latest), days[last[account_id]]) for account_id, latest in given.items()}


# -- who names prospects


class _ReferrerLine(NamedTuple):
    """Somebody who may point to prospects, as they are stored."""

    person_id: int
    name: str
    account_id: int | None
    account: str
    is_influence_center: int
    influence: int | None
    last_on: str | None


def referrers(book: Book) -> list[Referrer]:
    """Everybody who named a prospect or is a center of influence."""
    lines = book.lines(
        _ReferrerLine,
        "SELECT p.id AS person_id, p.name, p.account_id, coalesce(a.name, '') AS account, p.is_influence_center, "
        "(SELECT influence FROM stance_reading r WHERE r.person_id = p.id ORDER BY r.read_on DESC, r.id DESC LIMIT 1) "
        "AS influence, date(k.last_at, 'localtime') AS last_on "
        "FROM person p LEFT JOIN account a ON a.id = p.account_id "
        "LEFT JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.is_influence_center OR p.id IN (SELECT by_person_id FROM referral)",
    )
    days = _Days()
    return [
        Referrer(
            person_id=line.person_id,
            name=intern(line.name),
            account_id=line.account_id,
            account=intern(line.account),
            is_influence_center=bool(line.is_influence_center),
            influence=line.influence,
            last_on=days.may_be(line.last_on),
        )
        for line in lines
    ]


def source_of_person(book: Book, person_id: int) -> Source:
    """Which source of prospects somebody is, as things stand."""
    row = book.row(
        "SELECT p.is_influence_center, a.stage FROM person p LEFT JOIN account a ON a.id = p.account_id WHERE p.id = ?",
        (person_id,),
    )
    if row is None:
        return Source.CHAIN
    is_influence_center, stage = row
    return source_of(bool(is_influence_center), _STAGES.get(stage))


def spoken_to_at(book: Book, account_id: int) -> int | None:
    """Whom we spoke to last at a prospect: who names further ones there, where nobody was named to speak to."""
    rows = book.rows(
        "SELECT p.id FROM person p JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.account_id = ? AND p.status = 'active' ORDER BY k.last_at DESC, p.id DESC LIMIT 1",
        (account_id,),
    )
    return next((int(person_id) for (person_id,) in rows), None)


class _SupporterLine(NamedTuple):
    """Somebody who supports or defends us, as they are stored."""

    person_id: int
    name: str
    account_id: int | None
    account: str
    known_since: str
    last_on: str | None
    asked_on: str


def supporters_to_ask(book: Book, today: date, limits: ChainLimits = _USUAL) -> list[Supporter]:
    """Supporters and defenders who may have to be asked for a prospect; the rule itself is the domain's.

    SQL leaves out by far most people: who was not spoken to or was asked within the days that the rule counts.
    """
    since = start_of(today - timedelta(days=limits.ask_again_days))
    lines = book.lines(
        _SupporterLine,
        "SELECT p.id AS person_id, p.name, p.account_id, coalesce(a.name, '') AS account, "
        "date(p.created_at, 'localtime') AS known_since, date(k.last_at, 'localtime') AS last_on, "
        "max(coalesce(date((SELECT max(c.held_at) FROM call_person cp JOIN call c "
        "ON c.id = cp.call_id WHERE cp.person_id = p.id AND cp.asked <> 'not_asked'), 'localtime'), ''), "
        "coalesce((SELECT max(named_on) FROM referral WHERE by_person_id = p.id), '')) AS asked_on "
        "FROM person_contact k CROSS JOIN person p ON p.id = k.person_id LEFT JOIN account a ON a.id = p.account_id "
        "WHERE k.last_at >= :since AND p.status = 'active' AND NOT p.is_empty_seat "
        "AND (a.id IS NULL OR a.stage IN ('customer', 'prospect')) "
        "AND (SELECT stance FROM stance_reading WHERE person_id = p.id ORDER BY read_on DESC, id DESC LIMIT 1) "
        "IN ('supporter', 'defender') "
        "AND p.id NOT IN (SELECT cp.person_id FROM call c CROSS JOIN call_person cp ON cp.call_id = c.id "
        "WHERE c.held_at >= :until AND cp.asked <> 'not_asked')",
        {"since": since, "until": start_of(today - timedelta(days=limits.ask_again_days - 1))},
    )
    return [
        Supporter(
            person_id=line.person_id,
            name=line.name,
            account_id=line.account_id,
            account=line.account,
            known_since=date.fromisoformat(line.known_since),
            last_on=_day(line.last_on),
            asked_on=_day(line.asked_on),
        )
        for line in lines
    ]


class _SatisfiedLine(NamedTuple):
    """A satisfied customer as its row holds it; `asked_on` is empty where nobody there was asked."""

    account_id: int
    account: str
    score: int
    known_since: str
    asked_on: str


def satisfied_to_ask(book: Book, limits: ChainLimits) -> list[Satisfied]:
    """The customers whose latest reading says that they are satisfied; whether they are to be asked is the domain's."""
    lines = book.lines(
        _SatisfiedLine,
        "SELECT a.id AS account_id, a.name AS account, r.score, date(a.created_at, 'localtime') AS known_since, "
        "max(coalesce((SELECT date(max(c.held_at), 'localtime') FROM person p JOIN call_person cp "
        "ON cp.person_id = p.id AND cp.asked <> 'not_asked' JOIN call c ON c.id = cp.call_id "
        "WHERE p.account_id = a.id), ''), "
        "coalesce((SELECT max(named_on) FROM person p JOIN referral f ON f.by_person_id = p.id "
        "WHERE p.account_id = a.id), '')) AS asked_on "
        "FROM account a JOIN satisfaction_reading r ON r.id = (SELECT id FROM satisfaction_reading "
        "WHERE account_id = a.id ORDER BY read_on DESC, id DESC LIMIT 1) "
        "WHERE a.stage = 'customer' AND r.score >= ?",
        (limits.satisfied,),
    )
    return [
        Satisfied(
            Subject(line.account_id, line.account),
            line.score,
            date.fromisoformat(line.known_since),
            _day(line.asked_on),
        )
        for line in lines
    ]


# -- one naming


class ReferralDetail(NamedTuple):
    """A naming as it was written down, with the prospect's name."""

    referral_id: int
    account_id: int
    account: str
    entry: ReferralEntry


class _ReferralLine(NamedTuple):
    """A naming with all its fields, as it is stored."""

    account_id: int
    account: str
    named_on: str
    source: str
    by_person_id: int | None
    call_id: int | None
    why: str
    may_use_name: str
    fee: int | None
    thanked_on: str | None
    person_id: int | None
    person: str


def referral_detail(book: Book, referral_id: int) -> ReferralDetail:
    """A naming as it was written down. Raises GoneMeanwhile."""
    line = book.line(
        _ReferralLine,
        "SELECT r.account_id, a.name AS account, r.named_on, r.source, r.by_person_id, r.call_id, r.why, "
        "r.may_use_name, r.fee, r.thanked_on, r.person_id, coalesce(p.name, '') AS person "
        "FROM referral r JOIN account a ON a.id = r.account_id "
        "LEFT JOIN person p ON p.id = r.person_id WHERE r.id = ?",
        (referral_id,),
    )
    if line is None:
        raise GoneMeanwhile
    entry = ReferralEntry(
        organisation=line.account,
        account_id=line.account_id,
        person_id=line.person_id,
        person=line.person,
        named_on=date.fromisoformat(line.named_on),
        source=Source(line.source),
        by_person_id=line.by_person_id,
        call_id=line.call_id,
        why=line.why,
        may_use_name=MayUse(line.may_use_name),
        fee=line.fee,
        thanked_on=_day(line.thanked_on),
    )
    return ReferralDetail(referral_id, line.account_id, line.account, entry)


# -- what leads up to somebody who names


def account_of_person(book: Book, person_id: int, day: date) -> int | None:
    """The account in which somebody was on a day, or was last before it; None outside all. Raises GoneMeanwhile."""
    row = book.row(
        f"SELECT {_WAS_IN.format(person='p.id', day=':day')} FROM person p WHERE p.id = :person",
        {"person": person_id, "day": day.isoformat()},
    )
    if row is None:
        raise GoneMeanwhile
    (account_id,) = row
    return None if account_id is None else int(account_id)


class ChainAbove(NamedTuple):
    """What leads up to an account: by account those whose people named it, and the names of all of them."""

    above: dict[int, list[int]]
    names: dict[int, str]


def chain_above(book: Book, account_id: int) -> ChainAbove:
    """Who named an account, who named those, and so on, as far up as there are any."""
    above: defaultdict[int, list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    for below_id, name, above_id in book.rows(
        "WITH RECURSIVE up(account_id) AS (SELECT :account UNION "
        f"SELECT {_BY_ACCOUNT} FROM up JOIN referral r ON r.account_id = up.account_id "
        "WHERE r.by_person_id IS NOT NULL) "
        f"SELECT a.id, a.name, iif(r.by_person_id IS NULL, NULL, {_BY_ACCOUNT}) "
        "FROM up JOIN account a ON a.id = up.account_id LEFT JOIN referral r ON r.account_id = a.id",
        {"account": account_id},
    ):
        names[below_id] = name
        if above_id is not None:
            above[below_id].append(above_id)
    return ChainAbove(dict(above), names)


def circle_through(book: Book, account_id: int) -> tuple[str, ...]:
    """The names of the chain by which an account came of itself; none where it did not."""
    above, names = chain_above(book, account_id)
    try:
        for by_account_id in above.get(account_id, ()):
            check_circle(above, by_account_id, account_id, names)
    except Circle as circle:
        return circle.names
    return ()


def last_call_of_day(book: Book, person_id: int, day: date) -> int | None:
    """The last conversation with somebody on a local day; None where there was none."""
    rows = book.rows(
        "SELECT c.id FROM call_person cp JOIN call c ON c.id = cp.call_id WHERE cp.person_id = ? "
        "AND c.held_at >= ? AND c.held_at < ? ORDER BY c.held_at DESC, c.id DESC LIMIT 1",
        (person_id, start_of(day), start_of(day + timedelta(days=1))),
    )
    return next((int(call_id) for (call_id,) in rows), None)
