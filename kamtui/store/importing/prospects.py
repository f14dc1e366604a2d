"""Prospects of a list: what importing them would do to the book, and the act that does it."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import NamedTuple

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.words import Answer, Question, Source
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.importing.plan import PlannedRecord, RecordPlan, Verdict, located
from kamtui.domain.importing.prospects import (
    BookChain,
    KnownNaming,
    Namers,
    NamingFirm,
    ProspectSaid,
    planned_prospects,
)
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.sheet import ListSheet
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.accounts.changes import move_to_stage
from kamtui.store.accounts.reach_changes import add_reaches
from kamtui.store.accounts.reach_reads import reaches_by_account, reaches_by_person
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.chain.changes import put_referral
from kamtui.store.chain.reads import forest, last_call_of_day
from kamtui.store.day.task_changes import new_task
from kamtui.store.import_act import Progress, import_act
from kamtui.store.importing.people import PeopleAdded
from kamtui.store.money.customer_changes import add_customers
from kamtui.store.money.customer_reads import Customers, directory_of, found_customers, people_named

ProspectPlan = RecordPlan[ProspectSaid]
ProspectSheet = ListSheet[RecordRow[ProspectSaid]]


def plan_prospects_import(
    book: Book, sheet: ProspectSheet, known_customers: Customers, unknown: Decision
) -> ProspectPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    Prospects that the book does not have are made; `unknown` is for who named them. Raises GoneMeanwhile where a chosen
    account is no longer in the book.
    """
    planning = known_customers.planning
    customers, remembered = found_customers(known_customers, sheet.rows, Decision.ADD)
    of_list = {customer.key for customer in customers}
    named = [
        NamingFirm(row.line, row.entry.by_firm)
        for row in sheet.rows
        if row.entry.by_firm and customer_key(row.entry.by_firm) not in of_list
    ]
    firms, more = found_customers(known_customers, named, unknown)
    alone = [
        NamingFirm(row.line, row.entry.by) for row in sheet.rows if row.entry.by and not row.entry.by_firm
    ]
    found_firms, by_hand = found_customers(known_customers, alone, Decision.SKIP)
    maybe_firms = [one for one in found_firms if one.account_id is not None or one.alike]
    people = planning.once("people", lambda: people_named(book))
    directory = directory_of(book, sheet.rows, planning)
    found = located(sheet.rows, customers, directory, planning)
    accounts = known_customers.known
    namers = Namers(
        directory,
        people,
        (*customers, *firms),
        maybe_firms,
        found,
        unknown,
    )
    chain = BookChain(
        stages={account.record_id: account.stage for account in accounts if account.stage is not None},
        namings=_namings(book),
        names={account.record_id: account.name for account in accounts},
        account_reaches=reaches_by_account(book),
        person_reaches=reaches_by_person(book),
        answers=_answers(book),
        tasks={(account_id, fold(what)) for account_id, what in _tasks(book)},
    )
    records = planned_prospects(found, namers, chain)
    asked = {record.row.entry.by for record in records if record.verdict is Verdict.WAITS}
    doubts = [one for one in maybe_firms if one.is_unknown and one.name in asked]
    return RecordPlan(
        sheet.file, (*customers, *firms, *doubts), tuple(records), (*remembered, *more, *by_hand)
    )


def _namings(book: Book) -> list[KnownNaming]:
    return [
        KnownNaming(naming.account_id, naming.by_person_id, naming.by_account_id)
        for naming in forest(book).namings
    ]


class _AnswerLine(NamedTuple):
    account_id: int
    question: str
    answer: str


def _answers(book: Book) -> dict[int, dict[Question, Answer]]:
    """The latest answers about each account."""
    found: defaultdict[int, dict[Question, Answer]] = defaultdict(dict)
    sql = "SELECT account_id, question, answer FROM qualification ORDER BY answered_on, id"
    for line in book.lines(_AnswerLine, sql):
        found[line.account_id][Question(line.question)] = Answer(line.answer)
    return dict(found)


class _TaskLine(NamedTuple):
    account_id: int
    what: str


def _tasks(book: Book) -> list[_TaskLine]:
    return book.lines(_TaskLine, "SELECT account_id, what FROM task WHERE account_id IS NOT NULL")


def carry_out_prospects(book: Book, plan: ProspectPlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    count = len(plan.taken)
    name = ngettext("Import {count} prospect from {file}", "Import {count} prospects from {file}", count)
    with import_act(book, name, plan.file, plan.taken, progress) as (act, taken):
        writer = _Writer(book, act, add_customers(act, plan.new, plan.remembered, Stage.PROSPECT))
        # Who named one may be the contact of another: first all accounts with their contacts.
        contacts = [writer.contact(record) for record in plan.taken]
        for record, contact_id in zip(taken, contacts, strict=True):
            writer.write(record, contact_id)


class _Writer:
    """Writes the rows of a list of prospects as part of an act."""

    def __init__(self, book: Book, act: Act, made: dict[str, int]) -> None:
        self._book = book
        self._act = act
        self._made = made
        self._today = to_local(datetime.now(UTC)).date()
        self._people = PeopleAdded(act, self._today)

    def _account(self, account_id: int | None, owner: str) -> int | None:
        return account_id if account_id is not None else self._made.get(owner)

    def contact(self, record: PlannedRecord[ProspectSaid]) -> int | None:
        """Whom to speak to, with title and the ways to reach them; the account itself where nobody is named."""
        said, act = record.row.entry, self._act
        account_id = self._account(record.account_id, record.owner)
        assert account_id is not None
        if record.owner in self._made and record.account_id is None:
            account = act.get(tables.Account, account_id)
            account.city = account.city or said.city
            if said.note not in account.note:  # a prospect that several people named has it in each row
                account.note = clean("\n".join(filter(None, (account.note, said.note))), lines=True)
        ids = self._people.ids(record.people[:1], account_id)
        act.flush()
        if not ids:
            add_reaches(act, said.reaches, account_id=account_id)
            return None
        person = act.get(tables.Person, ids[0])
        person.title = person.title or said.title
        add_reaches(act, said.reaches, person_id=ids[0])
        return ids[0]

    def write(self, record: PlannedRecord[ProspectSaid], contact_id: int | None) -> None:
        """Who named it, its answers, its next step and its stage, as far as they are new."""
        said, act = record.row.entry, self._act
        account_id = self._account(record.account_id, record.owner)
        assert account_id is not None
        if "naming" in said.writes:
            put_referral(act, self._referral(record, account_id, contact_id))
        for question, answer in said.answers if "answers" in said.writes else ():
            act.add(
                tables.Qualification(
                    id=act.new_id(),
                    account_id=account_id,
                    question=question.value,
                    answer=answer.value,
                    answered_on=self._today,
                )
            )
        if "step" in said.writes and said.step_on is not None:
            new_task(act, TaskEntry(said.step, said.step_on, account_id=account_id, person_id=contact_id))
        if "stage" in said.writes and said.stage is not None:
            account = act.get(tables.Account, account_id)
            move_to_stage(account, said.stage, self._today)
            if said.stage is Stage.LOST:
                account.lost_reason = said.lost_reason

    def _referral(
        self, record: PlannedRecord[ProspectSaid], account_id: int, contact_id: int | None
    ) -> ReferralEntry:
        said = record.row.entry
        by_id = self._namer(said)
        return ReferralEntry(
            organisation=record.row.name,
            named_on=said.named_on,
            source=said.source or Source.OBSERVATION,
            account_id=account_id,
            person_id=contact_id,
            by_person_id=by_id,
            call_id=last_call_of_day(self._book, by_id, said.named_on) if by_id is not None else None,
            why=said.why,
            may_use_name=said.may_use_name,
        )

    def _namer(self, said: ProspectSaid) -> int | None:
        if said.by_person is None:
            return None
        account_id = self._account(said.by_account_id, said.by_owner)
        return self._people.ids([said.by_person], account_id)[0]
