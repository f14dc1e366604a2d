"""The card of an account: what the panel beside a list, and the dossier's overview, show of it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.chain.prospect import Answers, answers_of
from kamtui.domain.chain.words import Source
from kamtui.domain.day.greeting import Greeting, greeting, interval_of
from kamtui.domain.day.health import Health, Money
from kamtui.domain.feasts.feast import Feast
from kamtui.domain.terms.promises import Balance
from kamtui.domain.thresholds import Interval, Thresholds
from kamtui.store.accounts.people_reads import PersonLine, people_of
from kamtui.store.accounts.reads import account_entry, account_since, belongings, last_contact
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import CallLine, Objected, call_ids, call_lines, last_objection
from kamtui.store.chain.answer_reads import answers
from kamtui.store.day.health import account_health
from kamtui.store.day.task_reads import TaskLine, tasks_of
from kamtui.store.day.today import classes_to_greet
from kamtui.store.feasts.reads import feasts_at
from kamtui.store.terms.balance import balance
from kamtui.store.terms.problem_reads import ProblemLine, problems_of


class InChain(NamedTuple):
    """How an account stands in the endless chain: the four answers, and how it came to be named, the oldest first."""

    answers: Answers
    named: tuple[tuple[str, Source, date], ...]
    """Who named it, "" for nobody, from which source it came, and when."""


class AccountCard(NamedTuple):
    """An account at a glance. `calls` are the newest, `tasks` the next open ones, `problems` the live ones, severest first."""

    account_id: int
    entry: AccountEntry
    last_on: date | None
    interval: Interval | None
    greeting: Greeting
    people: tuple[PersonLine, ...]
    calls: tuple[CallLine, ...]
    objection: Objected | None
    """The last one that was noted."""
    tasks: tuple[TaskLine, ...]
    balance: Balance
    problems: tuple[ProblemLine, ...]
    people_count: int
    call_count: int
    open_tasks: int
    chain: InChain | None
    """None of an account that nobody named and of which no question was answered."""
    health: Health
    feasts: tuple[Feast, ...]
    """Those of the next days that were not greeted yet."""


def account_card(
    book: Book,
    account_id: int,
    today: date,
    thresholds: Thresholds,
    money: Money | None = None,
    classes: Mapping[int, str] | None = None,
    *,
    people: int = 6,
    calls: int = 3,
) -> AccountCard:
    """The card of an account with at most `people` people and `calls` calls. Raises GoneMeanwhile.

    `money` is what its sales say to its health, `classes` those of all accounts, where they are known.
    """
    if classes is None:
        classes = classes_to_greet(book, today, thresholds)
    entry = account_entry(book, account_id)
    last_on = last_contact(book, account_id)
    interval = interval_of(
        entry.stage,
        entry.is_key,
        entry.greet_every_days,
        entry.greet_latest_days,
        thresholds.greeting,
        classes.get(account_id, ""),
    )
    ids = call_ids(book, account_id=account_id, limit=calls)
    lines = call_lines(book, ids)
    tasks = tuple(tasks_of(book, account_id, done_limit=0))
    held = belongings(book, account_id)
    return AccountCard(
        account_id=account_id,
        entry=entry,
        last_on=last_on,
        interval=interval,
        greeting=greeting(last_on, interval, today, account_since(book, account_id)),
        people=tuple(people_of(book, account_id, limit=people)),
        calls=tuple(lines[call_id] for call_id in ids if call_id in lines),
        objection=last_objection(book, account_id),
        tasks=tasks,
        balance=balance(book, account_id, today),
        problems=tuple(problem for problem in problems_of(book, account_id) if problem.entry.state.is_live),
        people_count=held.people,
        call_count=held.calls,
        open_tasks=len(tasks),
        chain=_in_chain(book, account_id),
        health=account_health(book, account_id, today, thresholds, money, classes),
        feasts=tuple(feasts_at(book, account_id, today, thresholds.feasts.brief_feast_days)),
    )


def _in_chain(book: Book, account_id: int) -> InChain | None:
    named = tuple(
        (person or "", Source(source), date.fromisoformat(named_on))
        for person, source, named_on in book.rows(
            "SELECT p.name, r.source, r.named_on FROM referral r LEFT JOIN person p ON p.id = r.by_person_id "
            "WHERE r.account_id = ? ORDER BY r.named_on, r.id",
            (account_id,),
        )
    )
    known = answers(book, account_id)
    if not named and not known:
        return None
    return InChain(answers_of({question: answer for question, (answer, _note, _on) in known.items()}), named)
