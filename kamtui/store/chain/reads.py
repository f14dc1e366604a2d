"""The endless chain as the book has it (K20-K24): who was named by whom, and the four questions."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from sys import intern
from typing import Any, NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Circle, Forest, Naming, check_circle
from kamtui.domain.chain.prospect import UNKNOWN_ANSWERS, Answers, Prospect, answers_of
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.time.moments import start_of, stored_day
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

_WAS_IN = (
    "coalesce((SELECT account_id FROM membership WHERE person_id = {person} AND since_on <= {day} "
    "ORDER BY is_besides, since_on DESC, id DESC LIMIT 1), (SELECT account_id FROM membership WHERE person_id = {person} "
    "ORDER BY is_besides, since_on, id LIMIT 1), (SELECT account_id FROM person WHERE id = {person}))"
)
"""The account in which a person was on a day, or was last before it; else in which they were first written down."""
BY_ACCOUNT = _WAS_IN.format(person="r.by_person_id", day="r.named_on")
"""That of who named somebody, of a naming `r`."""
_SOURCES = {source.value: source for source in Source}
_MAY_USE = {may.value: may for may in MayUse}
_STAGES = {stage.value: stage for stage in Stage}
_QUESTIONS = {question.value: question for question in Question}
_ANSWERS = {answer.value: answer for answer in Answer}


def day_of(stored: str | None) -> date | None:
    """A stored day; None where there is none."""
    return stored_day(stored) if stored else None


# -- the whole chain


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
    f"LEFT JOIN account a ON a.id = iif(p.id IS NULL, NULL, {BY_ACCOUNT}) "
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
    return Forest.of(prospects(book, with_sales=with_sales), namings(book))


def namings(book: Book, condition: str = "TRUE", parameters: dict[str, Any] | None = None) -> list[Naming]:
    """What was named, all of it or what a condition on `referral r` says."""
    same: dict[int, int] = {}  # one object for each account and person, however often they come

    def one(record_id: int | None) -> int | None:
        return None if record_id is None else same.setdefault(record_id, record_id)

    def made(line: _NamingLine) -> Naming:
        return Naming(
            line.referral_id,
            same.setdefault(line.account_id, line.account_id),
            stored_day(line.named_on),
            _SOURCES[line.source],
            stored_day(line.recorded_on),
            one(line.by_person_id),
            intern(line.by_person),
            one(line.by_account_id),
            intern(line.by_account),
            one(line.person_id),
            line.why,
            _MAY_USE[line.may_use_name],
            line.fee,
            day_of(line.thanked_on),
        )

    return book.made(made, _NamingLine, f"{_NAMINGS}WHERE {condition}", parameters or {})


def prospects(book: Book, *, with_sales: bool = False, ids: Collection[int] | None = None) -> list[Prospect]:
    """Who was named, all of them or some, and how they stand."""
    some = "TRUE" if ids is None else f"{{}} IN ({', '.join(map(str, ids))})"
    answered = _answered(book, some.format("account_id"))
    statement = _WITH_SALES if with_sales else _WITHOUT_SALES

    def made(line: _ProspectLine) -> Prospect:
        given, answered_on = answered.get(line.account_id, (UNKNOWN_ANSWERS, None))
        return Prospect(
            line.account_id,
            intern(line.name),
            _STAGES[line.stage],
            given,
            answered_on,
            day_of(line.next_on),
            line.next_what,
            day_of(line.last_on),
            day_of(line.won_on),
            day_of(line.lost_on),
            line.lost_reason,
            line.estimated_spend,
            line.revenue,
            line.profit,
            bool(line.is_profit_whole),
        )

    return book.made(made, _ProspectLine, f"{statement} AND {some.format('a.id')}")


def lost_reason(book: Book, account_id: int) -> str:
    """Why an account is lost; "" where it is not, or nobody said why."""
    rows = book.rows("SELECT lost_reason FROM account WHERE id = ?", (account_id,))
    return str(rows[0][0]) if rows else ""


# -- the four questions


def _answered(book: Book, whose: str) -> dict[int, tuple[Answers, date]]:
    """By account the latest answers, and the day on which the last of them was given; of all accounts, or of some."""
    given: defaultdict[int, dict[Question, Answer]] = defaultdict(dict)
    last: dict[int, str] = {}
    for account_id, question, answer, answered_on in book.rows(
        f"SELECT account_id, question, answer, answered_on FROM qualification WHERE {whose} ORDER BY answered_on, id"
    ):
        given[account_id][_QUESTIONS[question]] = _ANSWERS[answer]
        last[account_id] = answered_on
    alike: dict[Answers, Answers] = {}  # of thousands of prospects many answered the same
    return {
        account_id: (alike.setdefault(known, known), stored_day(last[account_id]))
        for account_id, latest in given.items()
        for known in (answers_of(latest),)
    }


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
        f"SELECT {BY_ACCOUNT} FROM up JOIN referral r ON r.account_id = up.account_id "
        "WHERE r.by_person_id IS NOT NULL) "
        f"SELECT a.id, a.name, iif(r.by_person_id IS NULL, NULL, {BY_ACCOUNT}) "
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
