"""What the daily review is made of, read in a few statements."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.center.words import Stance
from kamtui.domain.day.line import DUE, Group, Line
from kamtui.domain.day.morning import MOST_OPEN
from kamtui.domain.day.review import DayFacts, Known, OpenTask, review
from kamtui.domain.terms.problem import problem_warnings
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.time.moments import start_of, stored_day
from kamtui.domain.warning import Warning
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import accepted_on
from kamtui.store.center.reads import accounts_to_watch
from kamtui.store.knowledge.care_reads import care_of
from kamtui.store.terms.problem_reads import live_problems
from kamtui.store.terms.reads import terms_that_are_due, terms_that_ask

if TYPE_CHECKING:
    from kamtui.store.money.figures import Figures

_STANCE = "(SELECT stance FROM stance_reading WHERE person_id = {id} ORDER BY read_on DESC, id DESC LIMIT 1)"
_HAS_TASK = "EXISTS (SELECT 1 FROM task t WHERE t.account_id = a.id AND t.done_at IS NULL)"


MANY_ACCOUNTS = 300
"""From so many accounts on, the day's review takes longer to read than a key may take to act."""
KILOBYTES_FOR_ALL = 8_000
"""How much of the file SQLite keeps where all of the review is read at once: with its own 2 MB it reads the pages of a large
book again and again."""
MANY_NAMINGS = 500
"""From how many namings on reading the whole chain takes longer than a key may take to act."""


class Besides(NamedTuple):
    """What the review says besides what it is mainly made of, read once that is shown."""

    chain: Sequence[Warning] = ()
    """What the endless chain waits for."""
    feasts: Sequence[Line] = ()


def expect_all(book: Book) -> None:
    """Let a book keep more in memory: all that the review is made of is going to be read, once."""
    book.rows(f"PRAGMA cache_size=-{KILOBYTES_FOR_ALL}")


def todays_lines(
    book: Book,
    today: date,
    thresholds: Thresholds,
    of_accounts: Sequence[Warning] | None = None,
) -> list[Line]:
    """The day's review, ranked (K17). `of_accounts` is what bonds and sales imply, where that was read already."""
    return lines_of(
        day_facts(book, today, thresholds),
        _implied(book, today, thresholds) if of_accounts is None else of_accounts,
        besides(book, today, thresholds),
    )


def lines_of(facts: DayFacts, of_accounts: Sequence[Warning], beside: Besides) -> list[Line]:
    """The day's review of what was read, ranked: with what bonds and sales imply, what the chain waits for, and feasts."""
    return review(facts.with_besides([*of_accounts, *beside.chain], beside.feasts))


def day_facts(book: Book, today: date, thresholds: Thresholds) -> DayFacts:
    """What the day's review is made of, but for what the chain waits for, feasts, and what bonds and sales imply."""
    return DayFacts(
        today=today,
        tasks=due_tasks(book, today),
        accounts=_accounts(book, today, thresholds),
        people=_people(book, today),
        thresholds=thresholds,
        terms=terms_that_ask(book, today, thresholds.terms),
        warnings=_warnings(book, today, thresholds),
        accepted=accepted_on(book, today),
        first=first_of(book, today),
    )


def first_facts(book: Book, today: date, thresholds: Thresholds) -> tuple[DayFacts, Sequence[Group]]:
    """What the first picture of a large book is made of, and the groups of which nothing is known yet.

    What is due; and only where that leaves a line open, which accounts nobody spoke to.
    """
    tasks, terms = due_tasks(book, today), terms_that_are_due(book, today)
    has_room = len(tasks) + len(terms) < MOST_OPEN
    facts = DayFacts(
        today=today,
        tasks=tasks,
        accounts=_accounts(book, today, thresholds) if has_room else (),
        people=_people(book, today) if has_room else (),
        thresholds=thresholds,
        terms=terms,
        accepted=accepted_on(book, today),
        first=first_of(book, today),
    )
    return facts, () if has_room else (Group.NOTHING_SCHEDULED, Group.GOING_COLD)


def _warnings(book: Book, today: date, thresholds: Thresholds) -> list[Warning]:
    """The warnings about buying centers, problems and how satisfied customers are."""
    return [
        *(
            warning
            for center in accounts_to_watch(book, today, thresholds.center)
            for warning in center_warnings(center, thresholds.center)
        ),
        *problem_warnings(live_problems(book), today, thresholds.terms.problem_days),
        *care_of(book, today, thresholds.knowledge),
    ]


def first_of(book: Book, day: date) -> list[tuple[int | None, int | None]]:
    """The first things of a day that were chosen when the day before was closed, as (task, term), in their order."""
    return [
        (task_id, term_id)
        for task_id, term_id in book.rows(
            "SELECT task_id, term_id FROM day_first WHERE day = ? ORDER BY place", (day.isoformat(),)
        )
    ]


def has_many_accounts(book: Book) -> bool:
    """Whether there are so many accounts that what of them asks for attention takes longer to read than a key may."""
    [(accounts,)] = book.rows("SELECT count(*) FROM (SELECT 1 FROM account LIMIT ?)", (MANY_ACCOUNTS,))
    return bool(accounts >= MANY_ACCOUNTS)


def is_new(book: Book) -> bool:
    """Whether nothing was written down yet that a review could be made of: no account, nobody, no task."""
    [(has_some,)] = book.rows(
        "SELECT EXISTS (SELECT 1 FROM account) OR EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM task)"
    )
    return not has_some


def has_what_implies(book: Book) -> bool:
    """Whether the book has sales, plans or bonds, which may imply a warning."""
    [(has_some,)] = book.rows(
        "SELECT EXISTS (SELECT 1 FROM sale) OR EXISTS (SELECT 1 FROM plan) OR EXISTS (SELECT 1 FROM bond_reading)"
    )
    return bool(has_some)


def _implied(book: Book, today: date, thresholds: Thresholds) -> list[Warning]:
    """What sales and bonds imply, as far as the day shows it; a book that has neither does without what reckons them."""
    if not has_what_implies(book):
        return []
    from kamtui.store.day.shown.implied_reads import what_is_implied  # late: the first picture does without

    return what_is_implied(book, today, thresholds)


def classes_to_greet(book: Book, today: date, thresholds: Thresholds) -> Mapping[int, str]:
    """The class of each account where the interval of greeting depends on it; else none is read."""
    return _figures(book, today, thresholds).classes if thresholds.greeting.asks_for_classes else {}


def _figures(book: Book, today: date, thresholds: Thresholds) -> "Figures":
    from kamtui.store.money.figures import Figures  # late: the first picture does without

    return Figures(book, today, thresholds)


def implied(figures: "Figures") -> list[Warning]:
    """What the sales and the bonds of all accounts imply, each in the order in which it hurts."""
    return [*figures.money_warnings, *figures.bond_warnings]


def besides(
    book: Book, today: date, thresholds: Thresholds, *, everyone: bool = False, with_chain: bool = True
) -> Besides:
    """What the endless chain waits for, and the feasts; of `everyone`, also those of people who are not near to us."""
    from kamtui.store.day.shown.besides import (  # late: the first picture does without
        chain_waits,
        feasts_near,
    )

    chain = chain_waits(book, today, thresholds.chain) if with_chain else []
    return Besides(chain, feasts_near(book, today, thresholds.feasts.feast_days, everyone=everyone))


def is_long_chain(book: Book) -> bool:
    """Whether too many prospects were named to read what they wait for before the first picture."""
    [(namings,)] = book.rows("SELECT count(*) FROM (SELECT 1 FROM referral LIMIT ?)", (MANY_NAMINGS,))
    return bool(namings >= MANY_NAMINGS)


def first_tomorrow(book: Book, today: date, thresholds: Thresholds) -> Line | None:
    """What the next day begins with, as things stand: the first line of its review; None if it has none.

    It is read in steps, each only where those before found nothing: what is due; whom nobody spoke to, and
    what buying centers warn of; then what the chain waits for and what bonds and sales imply.
    """
    tomorrow = today + timedelta(days=1)
    due = DayFacts(
        today=tomorrow,
        tasks=due_tasks(book, tomorrow),
        thresholds=thresholds,
        terms=terms_that_ask(book, tomorrow, thresholds.terms),
        accepted=accepted_on(book, tomorrow),
        first=first_of(book, tomorrow),
    )
    first = next(iter(review(due)), None)
    if first is None or first.group not in DUE:
        facts = day_facts(book, tomorrow, thresholds)
        beside = besides(book, tomorrow, thresholds, with_chain=False)
        first = next(iter(lines_of(facts, (), beside)), None)
        if first is None or first.group >= Group.WARNINGS:
            first = next(iter(todays_lines(book, tomorrow, thresholds)), None)
    return first


class _Task(NamedTuple):
    """An open task as its row holds it."""

    id: int
    what: str
    due_on: str
    due_time: str | None
    times_put_off: int
    account_id: int | None
    account: str
    person_id: int | None
    person: str
    stance: str | None
    is_key: int
    repeats: int
    term_id: int | None


class _Known(NamedTuple):
    """An account or a person, and when they were last spoken to, as their rows hold it."""

    account_id: int | None
    account: str
    person_id: int | None
    person: str
    stance: str | None
    stage: str
    is_key: int
    every_days: int | None
    latest_days: int | None
    last_on: str | None
    has_open_task: int
    since_on: str
    """Local days both: SQLite tells those of thousands of moments much faster."""


def due_tasks(book: Book, today: date, term_id: int | None = None) -> list[OpenTask]:
    """The open tasks that are due by a day; those for one term where it is given."""
    tasks = book.lines(
        _Task,
        "SELECT t.id, t.what, t.due_on, t.due_time, t.times_put_off, t.account_id, coalesce(a.name, '') AS account, "
        f"t.person_id, coalesce(p.name, '') AS person, {_STANCE.format(id='t.person_id')} AS stance, "
        "coalesce(a.is_key, 0) AS is_key, t.repeat_rule IS NOT NULL AS repeats, t.term_id "
        "FROM task t LEFT JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.done_at IS NULL AND t.due_on <= ?1 AND (?2 IS NULL OR t.term_id = ?2)",
        (today.isoformat(), term_id),
    )
    return [
        OpenTask(
            task_id=task.id,
            what=task.what,
            due_on=stored_day(task.due_on),
            due_time=time.fromisoformat(task.due_time) if task.due_time else None,
            times_put_off=task.times_put_off,
            account_id=task.account_id,
            account=task.account,
            person_id=task.person_id,
            person=task.person,
            stance=Stance(task.stance) if task.stance else None,
            is_key=bool(task.is_key),
            repeats=bool(task.repeats),
            term_id=task.term_id,
        )
        for task in tasks
    ]


def _accounts(book: Book, today: date, thresholds: Thresholds) -> list[Known]:
    """Live accounts that may be cold, or have nothing scheduled; the rule itself is the domain's.

    SQL leaves out by far most of them: those spoken to within the shortest interval that could hold.
    """
    defaults, classes = thresholds.greeting, classes_to_greet(book, today, thresholds)
    return book.made(
        lambda account: _known(account, classes.get(account.account_id or 0, "")),
        _Known,
        "SELECT a.id AS account_id, a.name AS account, NULL AS person_id, '' AS person, NULL AS stance, a.stage, "
        "a.is_key, a.greet_every_days AS every_days, a.greet_latest_days AS latest_days, "
        f"date(k.last_at, 'localtime') AS last_on, {_HAS_TASK} AS has_open_task, "
        "date(a.created_at, 'localtime') AS since_on FROM account a "
        "LEFT JOIN account_contact k ON k.account_id = a.id WHERE a.stage IN ('customer', 'prospect') "
        "AND (NOT has_open_task OR k.last_at IS NULL OR julianday(:now) - julianday(k.last_at) > "
        "coalesce(a.greet_every_days, CASE WHEN a.is_key THEN :key ELSE :others END) - 2)",
        {
            "now": start_of(today + timedelta(days=1)),
            "key": defaults.key.every_days,
            "others": defaults.shortest,
        },
    )


def _people(book: Book, today: date) -> list[Known]:
    """People with an interval of their own who may be past it."""
    return book.made(
        _known,
        _Known,
        "SELECT p.account_id, coalesce(a.name, '') AS account, p.id AS person_id, p.name AS person, "
        f"{_STANCE.format(id='p.id')} AS stance, coalesce(a.stage, 'customer') AS stage, 0 AS is_key, "
        "p.contact_every_days AS every_days, p.contact_latest_days AS latest_days, "
        "date(k.last_at, 'localtime') AS last_on, 0 AS has_open_task, date(p.created_at, 'localtime') AS since_on "
        "FROM person p LEFT JOIN account a ON a.id = p.account_id "
        "LEFT JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.contact_every_days > 0 AND p.status = 'active' AND NOT p.is_empty_seat "
        "AND (a.stage IS NULL OR a.stage IN ('customer', 'prospect')) "
        "AND (k.last_at IS NULL OR julianday(:now) - julianday(k.last_at) > p.contact_every_days - 2)",
        {"now": start_of(today + timedelta(days=1))},
    )


_STAGES = {stage.value: stage for stage in Stage}
_STANCES = {stance.value: stance for stance in Stance}


def _known(line: _Known, abc: str = "") -> Known:
    account_id, account, person_id, person, stance, stage, is_key, every, latest, last_on, has_task, since = (
        line
    )
    return Known(
        account_id,
        account,
        person_id,
        person,
        _STANCES[stance] if stance else None,
        _STAGES[stage],
        bool(is_key),
        every,
        latest,
        stored_day(last_on) if last_on else None,
        bool(has_task),
        stored_day(since),
        abc,
    )
