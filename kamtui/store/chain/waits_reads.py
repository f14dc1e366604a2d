"""What the endless chain waits for, read no further than the day shows it.

Of thousands of namings a day shows three lines for each rule. So each rule is asked in its own order, and what it needs is read
bit by bit; what it says of the whole chain (`chain_warnings`) is the same, which a test compares on random books.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Forest, Naming
from kamtui.domain.chain.prospect import Prospect
from kamtui.domain.chain.warnings import (
    Satisfied,
    Supporter,
    not_asked_in_turn,
    not_paid_off,
    not_qualified_in_turn,
    satisfied_in_turn,
    satisfied_not_asked,
    silent_branches,
    supporters_in_turn,
    thanks_owed,
)
from kamtui.domain.chain.words import Answer, ChainRule, Question, Source
from kamtui.domain.thresholds import ChainLimits
from kamtui.domain.time.moments import local_day, start_of, stored_day
from kamtui.domain.warning import Subject, Warning
from kamtui.store.book.book import Book
from kamtui.store.chain.reads import BY_ACCOUNT, day_of, namings, prospects

_USUAL = ChainLimits()
FEW_DAYS = 9
"""Who was spoken to within so many days is read first, and the others only where those are too few."""


PEOPLE_AT_ONCE = 4
"""Of so many who wait for thanks is read first what they named, and of twice as many each time that those are not enough."""
_OWED = "r.by_person_id IS NOT NULL AND r.thanked_on IS NULL AND r.named_on < :day"


def rules_in_turn(
    book: Book, today: date, limits: ChainLimits = _USUAL
) -> list[tuple[ChainRule, Iterator[Warning]]]:
    """Every rule of the chain with its warnings: as `chain_warnings` orders them, each read when it is asked for."""
    return [
        (ChainRule.THANKS_OWED, _thanks_owed(book, today, limits)),
        (ChainRule.NOT_ASKED, not_asked_in_turn(_supporters(book, today, limits), today, limits)),
        (ChainRule.SATISFIED_NOT_ASKED, satisfied_not_asked(_satisfied(book, limits), today, limits)),
        (ChainRule.NOT_QUALIFIED, _not_qualified(book, today, limits)),
        (ChainRule.NOT_PAID_OFF, _not_paid_off(book, today, limits)),
        (ChainRule.BRANCH_SILENT, _silent_branches(book, today, limits)),
    ]


# -- thanks


def _thanks_owed(book: Book, today: date, limits: ChainLimits) -> Iterator[Warning]:
    """Who waits for it longest is told by the days alone; what else is known of what they named is read bit by bit."""
    late = {"day": (today - timedelta(days=limits.thanks_days)).isoformat()}
    known_on: dict[int, str] = {}
    for person_id, since in book.rows(
        "SELECT by_person_id, max(named_on, date(created_at, 'localtime')) AS known_on FROM referral r "
        f"WHERE {_OWED} AND known_on < :day ORDER BY named_on, id",
        late,
    ):
        known_on[person_id] = min(known_on.get(person_id, since), since)
    waiting, first, count = sorted(known_on, key=known_on.__getitem__), 0, PEOPLE_AT_ONCE
    while part := waiting[first : first + count]:
        owed = namings(book, f"{_OWED} AND r.by_person_id IN ({', '.join(map(str, part))})", late)
        yield from thanks_owed(_forest(book, owed), today, limits)
        first, count = first + count, 2 * count


def _forest(book: Book, named: Sequence[Naming]) -> Forest:
    """Some namings with the prospects that they are of."""
    return Forest.of(prospects(book, ids={naming.account_id for naming in named}), named)


# -- whom to ask


class _SupporterLine(NamedTuple):
    """Somebody who supports or defends us, as they are stored."""

    person_id: int
    name: str
    account_id: int | None
    account: str
    known_since: str
    last_on: str | None
    asked_on: str


_WAS_ASKED = "FROM call_person cp JOIN call c ON c.id = cp.call_id WHERE cp.person_id = p.id AND cp.asked <> 'not_asked'"
_NAMED_ANY = "FROM referral WHERE by_person_id = p.id"
_SUPPORTERS = (
    "SELECT p.id AS person_id, p.name, p.account_id, coalesce(a.name, '') AS account, "
    "date(p.created_at, 'localtime') AS known_since, date(k.last_at, 'localtime') AS last_on, "
    f"max(coalesce(date((SELECT max(c.held_at) {_WAS_ASKED}), 'localtime'), ''), "
    f"coalesce((SELECT max(named_on) {_NAMED_ANY}), '')) AS asked_on "
    "FROM person_contact k CROSS JOIN person p ON p.id = k.person_id LEFT JOIN account a ON a.id = p.account_id "
    "WHERE k.last_at >= :since AND p.status = 'active' AND NOT p.is_empty_seat "
    "AND (a.id IS NULL OR a.stage IN ('customer', 'prospect')) "
    "AND (SELECT stance FROM stance_reading WHERE person_id = p.id ORDER BY read_on DESC, id DESC LIMIT 1) "
    "IN ('supporter', 'defender') "
)


def supporters_to_ask(book: Book, today: date, limits: ChainLimits = _USUAL) -> list[Supporter]:
    """Supporters and defenders who may have to be asked for a prospect; the rule itself is the domain's.

    SQL leaves out by far most people: who was not spoken to or was asked within the days that the rule counts.
    """
    lines = book.lines(
        _SupporterLine,
        f"{_SUPPORTERS}AND p.id NOT IN (SELECT cp.person_id FROM call c CROSS JOIN call_person cp ON cp.call_id = c.id "
        "WHERE c.held_at >= :until AND cp.asked <> 'not_asked')",
        {
            "since": start_of(today - timedelta(days=limits.ask_again_days)),
            "until": start_of(today - timedelta(days=limits.ask_again_days - 1)),
        },
    )
    return [_supporter(line) for line in lines]


def supporters_never_asked(book: Book, first: date, last: date) -> list[Supporter]:
    """Supporters and defenders who were never asked for a prospect, and were last spoken to on one of these days."""
    lines = book.lines(
        _SupporterLine,
        f"{_SUPPORTERS}AND k.last_at < :before AND NOT EXISTS (SELECT 1 {_WAS_ASKED}) "
        f"AND NOT EXISTS (SELECT 1 {_NAMED_ANY})",
        {"since": start_of(first), "before": start_of(last + timedelta(days=1))},
    )
    return [_supporter(line) for line in lines]


def _supporter(line: _SupporterLine) -> Supporter:
    return Supporter(
        person_id=line.person_id,
        name=line.name,
        account_id=line.account_id,
        account=line.account,
        known_since=stored_day(line.known_since),
        last_on=day_of(line.last_on),
        asked_on=day_of(line.asked_on),
    )


class _SatisfiedLine(NamedTuple):
    """A satisfied customer as its row holds it."""

    account_id: int
    account: str
    score: int
    known_since: str


def satisfied_customers(book: Book, limits: ChainLimits) -> list[Satisfied]:
    """The customers whose latest reading says that they are satisfied, before it is known when they were asked (`asked_at`)."""
    lines = book.lines(
        _SatisfiedLine,
        "SELECT a.id AS account_id, a.name AS account, r.score, date(a.created_at, 'localtime') AS known_since "
        "FROM account a JOIN satisfaction_reading r ON r.id = (SELECT id FROM satisfaction_reading "
        "WHERE account_id = a.id ORDER BY read_on DESC, id DESC LIMIT 1) "
        "WHERE a.stage = 'customer' AND r.score >= ?",
        (limits.satisfied,),
    )
    return [
        Satisfied(Subject(line.account_id, line.account), line.score, stored_day(line.known_since))
        for line in lines
    ]


def asked_at(book: Book, account_id: int) -> date | None:
    """When somebody at an account was last asked for a prospect, or named one unasked; None where nobody was."""
    [(asked_on,)] = book.rows(
        "SELECT max(coalesce((SELECT date(max(c.held_at), 'localtime') FROM person p JOIN call_person cp "
        "ON cp.person_id = p.id AND cp.asked <> 'not_asked' JOIN call c ON c.id = cp.call_id "
        "WHERE p.account_id = :id), ''), "
        "coalesce((SELECT max(named_on) FROM person p JOIN referral f ON f.by_person_id = p.id "
        "WHERE p.account_id = :id), ''))",
        {"id": account_id},
    )
    return day_of(asked_on)


def _supporters(book: Book, today: date, limits: ChainLimits) -> Iterator[Supporter]:
    """Whom to ask in turn: those never asked, by when they were last spoken to, and only behind them the others."""
    last = date.max - timedelta(days=1)
    for days in sorted({min(FEW_DAYS, limits.ask_again_days), limits.ask_again_days}):
        first = today - timedelta(days=days)
        yield from supporters_in_turn(supporters_never_asked(book, first, last), today)
        last = first - timedelta(days=1)
    others = (
        supporter for supporter in supporters_to_ask(book, today, limits) if supporter.asked_on is not None
    )
    yield from supporters_in_turn(others, today)


def _satisfied(book: Book, limits: ChainLimits) -> Iterator[Satisfied]:
    for customer in satisfied_in_turn(satisfied_customers(book, limits)):
        account_id = customer.subject.account_id
        assert account_id is not None
        yield customer._replace(asked_on=asked_at(book, account_id))


# -- the four questions


class _UnknownLine(NamedTuple):
    """A prospect that may still be won, how it was first named, and the latest answers, parted by commas."""

    account_id: int
    name: str
    answers: str
    referral_id: int
    named_on: str
    source: str
    created_at: str


_LATEST_ANSWERS = " || ',' || ".join(
    "coalesce((SELECT answer FROM qualification WHERE account_id = a.id "
    f"AND question = '{question.value}' ORDER BY answered_on DESC, id DESC LIMIT 1), '{Answer.UNKNOWN.value}')"
    for question in Question
)


def _not_qualified(book: Book, today: date, limits: ChainLimits) -> Iterator[Warning]:
    lines = book.lines(
        _UnknownLine,
        f"SELECT a.id AS account_id, a.name, {_LATEST_ANSWERS} AS answers, r.id AS referral_id, r.named_on, r.source, "
        "r.created_at FROM account a JOIN referral r ON r.id = "
        "(SELECT id FROM referral WHERE account_id = a.id ORDER BY named_on, id LIMIT 1) "
        "WHERE a.stage = 'prospect' AND r.named_on <= ?",
        ((today - timedelta(days=limits.unknown_days)).isoformat(),),
    )
    lines.sort(  # as `prospects_in_turn` says
        key=lambda line: (-line.answers.count(Answer.UNKNOWN.value), line.named_on, line.account_id)
    )
    yield from not_qualified_in_turn(map(_prospect, lines), today, limits)


def _prospect(line: _UnknownLine) -> tuple[Prospect, Naming]:
    need, means, authority, access = map(Answer, line.answers.split(","))
    return (
        Prospect(line.account_id, line.name, Stage.PROSPECT, (need, means, authority, access)),
        Naming(
            line.referral_id,
            line.account_id,
            stored_day(line.named_on),
            Source(line.source),
            local_day(line.created_at),
        ),
    )


# -- paid sources


_BROUGHT_WIN = "a.stage IN ('customer', 'former') AND a.won_on >= r.named_on"
"""As `Forest.brought_win` says."""
_CAME = (
    "WITH RECURSIVE came(referral_id, account_id) AS ({start} UNION SELECT r.id, r.account_id FROM came "
    "CROSS JOIN referral r ON r.by_person_id IN (SELECT person_id FROM membership WHERE account_id = came.account_id "
    "UNION ALL SELECT id FROM person WHERE account_id = came.account_id) "
    f"WHERE {BY_ACCOUNT} = came.account_id) "
)
"""All that came of some namings, through all generations, themselves included."""
_HAS_WON = (
    _CAME.format(
        start="SELECT id, account_id FROM referral WHERE source = :source AND by_person_id IS :person"
    )
    + "SELECT EXISTS (SELECT 1 FROM came CROSS JOIN referral r ON r.id = came.referral_id "
    f"CROSS JOIN account a ON a.id = r.account_id WHERE {_BROUGHT_WIN})"
)


def _not_paid_off(book: Book, today: date, limits: ChainLimits) -> Iterator[Warning]:
    """Of those paid long enough ago and not forgotten, by what they were paid; whether they brought a customer is read of each in turn."""
    payees = book.rows(
        "SELECT source, by_person_id FROM referral r WHERE fee > 0 GROUP BY source, by_person_id "
        "HAVING max(named_on) >= :forgotten AND min(named_on) <= :paid ORDER BY sum(fee) DESC, "
        "(SELECT min(named_on || printf('%020d', id)) FROM referral f "
        "WHERE f.source = r.source AND f.by_person_id IS r.by_person_id)",
        {
            "forgotten": (today - timedelta(days=limits.forgotten_days)).isoformat(),
            "paid": (today - timedelta(days=limits.pay_off_days)).isoformat(),
        },
    )
    for source, person_id in payees:
        payee = {"source": source, "person": person_id}
        [(has_won,)] = book.rows(_HAS_WON, payee)
        if not has_won:
            paid = namings(book, "r.source = :source AND r.by_person_id IS :person", payee)
            yield from not_paid_off(_forest(book, paid), today, limits)


# -- silence


def _silent_branches(book: Book, today: date, limits: ChainLimits) -> Iterator[Warning]:
    """Only of prospects with which nothing happened themselves is read what came of them."""
    since = today - timedelta(days=limits.silent_days)
    quiet = {
        account_id
        for (account_id,) in book.rows(
            # Who was spoken to first, which leaves out most: SQLite would look at all else of every account before it.
            "SELECT a.id FROM (SELECT a.id, a.won_on, a.lost_on FROM account a "
            "LEFT JOIN account_contact k ON k.account_id = a.id WHERE k.last_at IS NULL OR k.last_at < :moment LIMIT -1) a "
            "WHERE EXISTS (SELECT 1 FROM referral WHERE account_id = a.id) "
            "AND coalesce(a.won_on, '') <= :day AND coalesce(a.lost_on, '') <= :day "
            "AND coalesce((SELECT min(due_on) FROM task WHERE account_id = a.id AND done_at IS NULL), '') < :today "
            "AND NOT EXISTS (SELECT 1 FROM referral WHERE account_id = a.id AND named_on > :day) "
            "AND NOT EXISTS (SELECT 1 FROM qualification WHERE account_id = a.id AND answered_on > :day)",
            {
                "moment": start_of(since + timedelta(days=1)),
                "day": since.isoformat(),
                "today": today.isoformat(),
            },
        )
    }
    # Where anything came of one with which something happened, its branch is not silent, nor any above it.
    named = _named_at(book, quiet)
    while loud := {by_account_id for by_account_id, account_id in named if account_id not in quiet} & quiet:
        quiet -= loud
    yield from silent_branches(
        _forest(book, namings(book, f"r.account_id IN ({', '.join(map(str, quiet))})")), today, limits
    )


def _named_at(book: Book, ids: Collection[int]) -> list[tuple[int, int]]:
    """Which accounts the people of some accounts named, while they were there: (of which account, which)."""
    some = ", ".join(map(str, ids))
    return [
        (by_account_id, account_id)
        for by_account_id, account_id in book.rows(
            f"SELECT {BY_ACCOUNT}, r.account_id FROM referral r WHERE r.by_person_id IN "
            f"(SELECT person_id FROM membership WHERE account_id IN ({some}) "
            f"UNION ALL SELECT id FROM person WHERE account_id IN ({some}))"
        )
    ]
