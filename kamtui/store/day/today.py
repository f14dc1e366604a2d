"""What the daily review is made of, read in a few statements."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.warnings import chain_warnings
from kamtui.domain.day.greeting import GreetingDefaults
from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.review import DayFacts, Known, OpenTask, review
from kamtui.domain.time.moments import local_day, start_of
from kamtui.domain.warning import Warning
from kamtui.store.book.book import Book, Row
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.center.reads import accounts_to_watch
from kamtui.store.chain.reads import forest, supporters_to_ask
from kamtui.store.day.closing import first_of
from kamtui.store.terms.terms import terms_that_ask

if TYPE_CHECKING:
    from kamtui.store.money.figures import Figures

_STANCE = "(SELECT stance FROM stance_reading WHERE person_id = {id} ORDER BY read_on DESC, id DESC LIMIT 1)"
_HAS_TASK = "EXISTS (SELECT 1 FROM task t WHERE t.account_id = a.id AND t.done_at IS NULL)"


MANY_NAMINGS = 500
"""From so many namings on, the whole chain takes longer to read than a key may take to act."""


def todays_lines(
    book: Book,
    today: date,
    defaults: GreetingDefaults,
    chain: Sequence[Warning] | None = None,
    of_accounts: Sequence[Warning] | None = None,
) -> list[Line]:
    """The day's review, ranked (K17).

    `chain` is what the chain waits for, `of_accounts` what bonds and sales imply, where they were read already.
    """
    accepted = {(one.account_id, one.key) for one in acceptances(book, None, today)}
    return review(
        DayFacts(
            today=today,
            tasks=_open_tasks(book, today),
            accounts=_accounts(book, today, defaults),
            people=_people(book, today),
            defaults=defaults,
            terms=terms_that_ask(book, today),
            warnings=[
                *(
                    warning
                    for center in accounts_to_watch(book, today)
                    for warning in center_warnings(center)
                ),
                *(_implied(book, today) if of_accounts is None else of_accounts),
                *(chain_waits(book, today) if chain is None else chain),
            ],
            accepted=accepted,
            first=first_of(book, today),
        )
    )


def _implied(book: Book, today: date) -> list[Warning]:
    """What sales and bonds imply; a book that has neither does without what reckons them."""
    row = book.row(
        "SELECT EXISTS (SELECT 1 FROM sale) OR EXISTS (SELECT 1 FROM plan) OR EXISTS (SELECT 1 FROM bond_reading)"
    )
    if not (row and row[0]):
        return []
    from kamtui.store.money.figures import Figures

    return implied(Figures(book, today))


def implied(figures: "Figures") -> list[Warning]:
    """What the sales and the bonds of all accounts imply, each in the order in which it hurts."""
    return [*figures.money_warnings, *figures.bond_warnings]


def chain_waits(book: Book, today: date) -> list[Warning]:
    """What the endless chain waits for: the whole of it is read, as a silent branch is seen only so."""
    return chain_warnings(forest(book), supporters_to_ask(book, today), today)


def is_long_chain(book: Book) -> bool:
    """Whether so many prospects were named that what they wait for is better read after the first picture."""
    row = book.row("SELECT count(*) FROM (SELECT 1 FROM referral LIMIT ?)", (MANY_NAMINGS,))
    return row is not None and row[0] >= MANY_NAMINGS


def first_tomorrow(book: Book, today: date, defaults: GreetingDefaults) -> Line | None:
    """What the next day begins with, as things stand: the first line of its review; None if it has none."""
    tomorrow = today + timedelta(days=1)
    first = next(iter(todays_lines(book, tomorrow, defaults, of_accounts=())), None)
    if first is not None and first.group < Group.WARNINGS:
        return first  # bonds and sales say nothing that comes before it
    return next(iter(todays_lines(book, tomorrow, defaults)), None)


def _open_tasks(book: Book, today: date) -> list[OpenTask]:
    rows = book.rows(
        "SELECT t.id, t.what, t.due_on, t.due_time, t.times_put_off, t.account_id, coalesce(a.name, ''), "
        f"t.person_id, coalesce(p.name, ''), {_STANCE.format(id='t.person_id')}, coalesce(a.is_key, 0), "
        "t.repeat_rule IS NOT NULL FROM task t LEFT JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.done_at IS NULL AND t.due_on <= ?",
        (today.isoformat(),),
    )
    return [
        OpenTask(
            row[0],
            row[1],
            date.fromisoformat(row[2]),
            time.fromisoformat(row[3]) if row[3] else None,
            row[4],
            row[5],
            row[6],
            row[7],
            row[8],
            Stance(row[9]) if row[9] else None,
            bool(row[10]),
            bool(row[11]),
        )
        for row in rows
    ]


def _accounts(book: Book, today: date, defaults: GreetingDefaults) -> list[Known]:
    """Live accounts that may be cold, or have nothing scheduled; the rule itself is the domain's.

    SQL leaves out by far most of them: those spoken to within the shortest interval that could hold.
    """
    rows = book.rows(
        f"SELECT a.id, a.name, NULL, '', NULL, a.stage, a.is_key, a.greet_every_days, a.greet_latest_days, "
        f"k.last_at, {_HAS_TASK} AS planned FROM account a "
        "LEFT JOIN account_contact k ON k.account_id = a.id WHERE a.stage IN ('customer', 'prospect') "
        "AND (NOT planned OR k.last_at IS NULL OR julianday(:now) - julianday(k.last_at) > "
        "coalesce(a.greet_every_days, CASE WHEN a.is_key THEN :key ELSE :customer END) - 2)",
        {
            "now": start_of(today + timedelta(days=1)),
            "key": defaults.key.every_days,
            "customer": defaults.customer.every_days,
        },
    )
    return [_known(row) for row in rows]


def _people(book: Book, today: date) -> list[Known]:
    """People with an interval of their own who may be past it."""
    rows = book.rows(
        "SELECT p.account_id, coalesce(a.name, ''), p.id, p.name, "
        f"{_STANCE.format(id='p.id')}, coalesce(a.stage, 'customer'), 0, p.contact_every_days, "
        "p.contact_latest_days, k.last_at, 0 FROM person p LEFT JOIN account a ON a.id = p.account_id "
        "LEFT JOIN person_contact k ON k.person_id = p.id "
        "WHERE p.contact_every_days > 0 AND p.status = 'active' AND NOT p.is_empty_seat "
        "AND (a.stage IS NULL OR a.stage IN ('customer', 'prospect')) "
        "AND (k.last_at IS NULL OR julianday(:now) - julianday(k.last_at) > p.contact_every_days - 2)",
        {"now": start_of(today + timedelta(days=1))},
    )
    return [_known(row) for row in rows]


def _known(row: Row) -> Known:
    return Known(
        account_id=row[0],
        account=row[1],
        person_id=row[2],
        person=row[3],
        stance=Stance(row[4]) if row[4] else None,
        stage=Stage(row[5]),
        is_key=bool(row[6]),
        every_days=row[7],
        latest_days=row[8],
        last_on=local_day(row[9]) if row[9] else None,
        has_open_task=bool(row[10]),
    )
