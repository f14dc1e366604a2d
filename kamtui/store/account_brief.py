"""The brief of an account: what one wants before one's eyes on the way to a call."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.buying_center import Member, TargetStance
from kamtui.domain.center.coverage import faded
from kamtui.domain.chain.prospect import answers_of
from kamtui.domain.chain.warnings import not_asked
from kamtui.domain.chain.words import Answer
from kamtui.domain.day.brief import FadedStance, Known, questions
from kamtui.domain.feasts.feast import Feast
from kamtui.domain.knowledge.readings import DatedFact
from kamtui.domain.money.sales import AccountYear, Horizon
from kamtui.domain.terms.promises import Balance
from kamtui.domain.terms.value import Value
from kamtui.domain.thresholds import USUAL, CenterLimits, Thresholds
from kamtui.store.accounts.people_reads import PersonLine, people_of
from kamtui.store.accounts.reads import account_entry, last_contact
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import CallLine, Objected, call_ids, call_lines, last_objection
from kamtui.store.center.reads import center
from kamtui.store.chain.answer_reads import answers
from kamtui.store.chain.waits_reads import supporters_to_ask
from kamtui.store.day.task_reads import TaskLine, tasks_of
from kamtui.store.feasts.reads import feasts_at
from kamtui.store.knowledge.dossier_reads import marks_of, texts_of
from kamtui.store.knowledge.satisfaction_reads import course
from kamtui.store.money.year_reads import account_years, sales_horizon
from kamtui.store.old_reads import old_knowledge
from kamtui.store.terms.balance import balance
from kamtui.store.terms.problem_reads import ProblemLine, problems_of
from kamtui.store.terms.value_reads import values_of

LAST_CALLS = 3


class Brief(NamedTuple):
    """An account before a call. `calls` are the last three, `problems` the live ones, `to_ask` who may name a prospect."""

    account_id: int
    entry: AccountEntry
    last_on: date | None
    people: tuple[PersonLine, ...]
    """Those who are there, the most influential first."""
    calls: tuple[CallLine, ...]
    objection: Objected | None
    """The last one; it is for us only."""
    balance: Balance
    problems: tuple[ProblemLine, ...]
    tasks: tuple[TaskLine, ...]
    """The open ones, the next first."""
    horizon: Horizon
    year: AccountYear | None
    questions: tuple[str, ...]
    to_ask: tuple[str, ...]
    feasts: tuple[Feast, ...]
    """Those of the next days that were not greeted yet."""
    old: tuple[DatedFact, ...]
    """What is known and to be asked about again, the oldest first."""
    done: tuple[Value, ...]
    """What we did for them, the latest first."""
    targets: dict[int, TargetStance]
    """How we want people to stand who do not yet, by person."""


def account_brief(book: Book, account_id: int, today: date, thresholds: Thresholds = USUAL) -> Brief:
    """The brief of an account. Raises GoneMeanwhile."""
    entry = account_entry(book, account_id)
    shown = center(book, account_id, today, today, thresholds.center)
    members = {member.person_id: member for member in shown.members}
    ids = call_ids(book, account_id=account_id, limit=LAST_CALLS)
    lines = call_lines(book, ids)
    horizon = sales_horizon(book, today)
    people = tuple(
        person
        for person in people_of(book, account_id)
        if person.status is PersonStatus.ACTIVE and not person.is_empty_seat
    )
    return Brief(
        account_id=account_id,
        entry=entry,
        last_on=last_contact(book, account_id),
        people=people,
        calls=tuple(lines[call_id] for call_id in ids if call_id in lines),
        objection=last_objection(book, account_id),
        balance=balance(book, account_id, today),
        problems=tuple(problem for problem in problems_of(book, account_id) if problem.entry.state.is_live),
        tasks=tuple(tasks_of(book, account_id, done_limit=0)),
        horizon=horizon,
        year=next(iter(account_years(book, horizon, [account_id])), None),
        questions=tuple(
            questions(
                _known(book, account_id, entry, people, members, today, thresholds.center),
                today,
                thresholds.knowledge,
            )
        ),
        to_ask=tuple(
            supporter.name
            for supporter in supporters_to_ask(book, today, thresholds.chain)
            if supporter.account_id == account_id
            and not_asked(supporter, today, thresholds.chain) is not None
        ),
        feasts=tuple(feasts_at(book, account_id, today, thresholds.feasts.brief_feast_days)),
        old=tuple(old_knowledge(book, account_id, today, thresholds.knowledge)),
        done=tuple(values_of(book, account_id, today)),
        targets={
            member.person_id: member.target
            for member in members.values()
            if member.target is not None and member.is_below_target
        },
    )


def _known(
    book: Book,
    account_id: int,
    entry: AccountEntry,
    people: tuple[PersonLine, ...],
    members: dict[int, Member],
    today: date,
    limits: CenterLimits,
) -> Known:
    fading = [
        members[person.person_id]
        for person in people
        if person.person_id in members and faded(members[person.person_id], today, limits.faded_days)
    ]
    asked = course(book, account_id).latest
    return Known(
        stage=entry.stage,
        answers=answers_of({question: given.answer for question, given in answers(book, account_id).items()}),
        roles={role for person in people for role in person.roles},
        faded=[
            FadedStance(member.name, member.confirmed_on or member.read_on or member.known_since)
            for member in fading
        ],
        asked_satisfaction_on=asked.read_on if asked else None,
        marks={
            mark for mark, given in marks_of(book, account_id).items() if given.answer is not Answer.UNKNOWN
        },
        topics=texts_of(book, account_id).keys(),
    )
