"""Small builders: records made by the store's own verbs, with what a test does not care about filled in."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.reach import REACH_FIELDS, Reach, in_order, read_reaches
from kamtui.domain.accounts.words import Language, Stage
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import Channel
from kamtui.domain.center.tie import TieEntry
from kamtui.domain.center.words import Stance, TieKind
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.day.words import Settled
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.dossier import RivalryEntry, SatisfactionEntry
from kamtui.domain.knowledge.image import ImageEntry
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.words import Bond, Mark, PortfolioState, Topic
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import FollowUp, ProblemEntry
from kamtui.domain.terms.target import read_measure, read_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Consent, FavourWay, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.accounts.merging import changes as merging_changes
from kamtui.store.book import connection, journal
from kamtui.store.book.book import Book
from kamtui.store.book.tables import (
    Account,
    BookCurrency,
    CallPerson,
    ImportShape,
    Person,
    Plan,
    Sale,
    SalesFile,
    SalesName,
    SalesTaken,
    StanceReading,
    Value,
)
from kamtui.store.calls import changes as call_changes
from kamtui.store.center import acceptance_changes, tie_changes
from kamtui.store.center import changes as center_changes
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import week_changes
from kamtui.store.day import closing_changes, task_changes, walk_changes
from kamtui.store.knowledge import (
    bond_changes,
    competitor_changes,
    competitor_reads,
    dossier_changes,
    image_changes,
    portfolio_changes,
    satisfaction_changes,
)
from kamtui.store.report import review_changes
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes
from kamtui.store.terms import reads as term_reads

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

Dump = dict[str, list[tuple[Any, ...]]]


def ways(**lines: str) -> tuple[Reach, ...]:
    """By what somebody can be reached, as one would type it: `ways(phone="02 1", email="a@b.bg")`."""
    return in_order(one for field, line in lines.items() for one in read_reaches(REACH_FIELDS[field], line))


def _with_ways(fields: dict[str, Any]) -> dict[str, Any]:
    lines = {field: fields.pop(field) for field in list(fields) if field in REACH_FIELDS}
    return {**fields, "reaches": ways(**lines)} if lines else fields


def an_account(book: Book, name: str = "Acme", **fields: Any) -> int:
    return account_changes.add_account(book, AccountEntry(name=name, **_with_ways(fields)))


def a_person(
    book: Book,
    name: str = "Ana Ivanova",
    account_id: int | None = None,
    *,
    stance: Stance | None = None,
    influence: int | None = None,
    read_on: date = TODAY,
    **fields: Any,
) -> int:
    entry = PersonEntry(name=name, account_id=account_id, **_with_ways(fields))
    return people_changes.add_person(book, entry, StanceEntry(stance, influence), read_on)


def a_call(
    book: Book,
    account_id: int | None = None,
    *who: int | str | Participant,
    held_at: datetime = NOON,
    channel: Channel = Channel.PHONE,
    **fields: Any,
) -> int:
    """A call with people given by id, or by name where they are new."""
    participants = tuple(
        one
        if isinstance(one, Participant)
        else Participant(*((one, "") if isinstance(one, int) else (None, one)))
        for one in who
    )
    entry = CallEntry(account_id=account_id, people=participants, held_at=held_at, channel=channel, **fields)
    return call_changes.log_call(book, entry)


def a_task(
    book: Book,
    what: str = "Send the offer",
    account_id: int | None = None,
    due_on: date = TODAY,
    **fields: Any,
) -> int:
    return task_changes.add_task(book, TaskEntry(what=what, due_on=due_on, account_id=account_id, **fields))


def a_tie(
    book: Book,
    from_id: int,
    to_id: int,
    kind: TieKind = TieKind.INFLUENCES,
    made_on: date = TODAY,
    **fields: Any,
) -> int:
    return tie_changes.add_tie(book, TieEntry(from_id=from_id, to_id=to_id, kind=kind, **fields), made_on)


def a_term(
    book: Book,
    account_id: int,
    what: str = "Deliver within the week",
    *,
    today: date = TODAY,
    owed_by: OwedBy = OwedBy.WE,
    category: TermCategory = TermCategory.DELIVERY,
    checks: str | Recurrence | None = None,
    target: str | None = None,
    **fields: Any,
) -> int:
    """A term, its rule and target as one would type them."""
    from_on = fields.pop("from_on", today)
    rule = read_recurrence(checks, today, from_on) if isinstance(checks, str) else checks
    entry = TermEntry(
        account_id=account_id,
        what=what,
        owed_by=owed_by,
        category=category,
        checks=rule,
        target=read_target(target, category) if target else None,
        from_on=from_on,
        **fields,
    )
    return term_changes.add_term(book, entry, today)


def a_check(
    book: Book,
    term_id: int,
    outcome: Outcome = Outcome.KEPT,
    on: date = TODAY,
    measured: str | None = None,
    **fields: Any,
) -> None:
    """A check of a term on a day, as if made on that day."""
    value = read_measure(measured) if measured else None
    term_changes.check_term(
        book, term_id, CheckEntry(outcome=outcome, checked_on=on, measured=value, **fields), on
    )


def a_referral(
    book: Book,
    organisation: str = "Лидл",
    by: int | None = None,
    named_on: date = TODAY,
    *,
    account_id: int | None = None,
    source: Source | None = None,
    **fields: Any,
) -> int:
    """A prospect that somebody named, or that came from a fair; the id of its account."""
    if source is None:
        source = Source.CHAIN if by is not None else Source.FAIR
    entry = ReferralEntry(
        organisation=organisation, account_id=account_id, by_person_id=by, named_on=named_on, source=source, **fields
    )  # fmt: skip
    return chain_changes.add_referral(book, entry)


def came_long_ago(book: Book) -> None:
    """All accounts and people of the book, as if they had been written down a year before."""
    with book.change("As if they had come long ago") as act:
        everybody: list[Account | Person] = [*act.having(Account), *act.having(Person)]
        for row in everybody:
            row.created_at = NOON - timedelta(days=365)


def set_term_state(book: Book, term_id: int, state: TermState, on: date) -> None:
    """A term said to hold, or no longer, as in its form."""
    entry = term_reads.term_detail(book, term_id).entry
    term_changes.edit_term(book, term_id, entry._replace(state=state), on)


def a_little_of_everything(book: Book) -> dict[str, int]:
    """A book in which every table has rows and every reference leads somewhere; some of the ids."""
    acme = an_account(
        book, "Acme", city="София", note="дълга бележка", greet_every_days=7, greet_latest_days=14,
        estimated_spend=1_234_56, renewal_on=date(2027, 3, 1), is_key=True, language=Language.BG, phone="02 987 65 43, office 02 123 45 67",
        website="acme.example",
    )  # fmt: skip
    other = an_account(book, "Други ООД", city="Варна")
    third = an_account(book, "Трети ЕТ", stage=Stage.FORMER)
    boss = a_person(
        book, "Мария Иванова", acme, stance=Stance.DEFENDER, influence=5, birthday=Birthday(2, 29, 1980)
    )
    ana = a_person(
        book, "Ana [/bold] O'Neill", acme, stance=Stance.BLOCKER, influence=2, reports_to_id=boss,
        contact_every_days=10, contact_latest_days=20, phone="mobile 0888 123 456", email="ana@acme.example",
        note="обича кафе",
    )  # fmt: skip
    outside = a_person(book, "Пътен Съветник", None, is_influence_center=True)
    first = a_call(
        book, acme, boss, ana, "Нов Човек", minutes=15, note="първи\nразговор", purpose="price", result="good",
        next_step=TaskEntry(what="Прати оферта", due_on=date(2026, 11, 25), account_id=acme),
    )  # fmt: skip
    second = a_call(
        book, other, outside, held_at=datetime(2026, 11, 20, 8, tzinfo=UTC), channel=Channel.VISIT
    )
    task = a_task(book, "Обади се", acme, person_id=ana)
    tie = a_tie(book, boss, ana, made_on=date(2026, 11, 1), note="слуша я")
    a_tie(book, ana, outside, TieKind.CONFLICTS, date(2026, 3, 1))
    acceptance_changes.accept(
        book, acme, f"opponent_cold::{ana}", "opponent_cold", date(2027, 1, 31), "чака борда", TODAY, person_id=ana
    )  # fmt: skip
    center_changes.mark_reviewed(book, acme, date(2026, 10, 2))
    with book.change("Read how Ana stands") as act:
        act.add(
            StanceReading(
                id=book.ids.new(), person_id=ana, read_on=date(2026, 11, 21), stance="sceptic", influence=3,
                confidence="confirmed", reason="said so", call_id=first,
            )
        )  # fmt: skip
    term = a_term(
        book, acme, "Доставка до 3 дни", checks="every friday", target="≥ 98 %", consent=Consent.ASKED,
        consent_on=TODAY, consent_by="Директорът", call_id=first, person_id=boss, until_on=date(2027, 12, 31),
    )  # fmt: skip
    late = ProblemEntry(account_id=acme, what="Закъснели камиони", noted_on=TODAY)
    a_check(
        book, term, Outcome.BROKEN, measured="94,5", evidence="два камиона", problem=late,
        follow_up=FollowUp(what="Говори с превозвача", due_on=date(2026, 11, 27)),
    )  # fmt: skip
    renegotiated = a_term(book, other, "30 дни")
    term_changes.renegotiate(book, renegotiated, term_reads.term_detail(book, term).entry, TODAY)
    weekly = a_task(book, "Седмичен отчет", acme, repeat=read_recurrence("every friday", TODAY, TODAY))
    task_changes.finish_task(book, weekly, NOON)
    favour_changes.add_favour(
        book, FavourEntry(what="Билети", done_on=TODAY, way=FavourWay.GIVEN, account_id=acme, person_id=ana)
    )
    a_referral(
        book, "Други ООД", boss, account_id=other, person="Препоръчан Купувач", call_id=first, why="строят склад",
        source=Source.CUSTOMER, may_use_name=MayUse.YES, fee=150_00, thanked_on=TODAY,
    )  # fmt: skip
    answers = {Question.NEED: (Answer.YES, "нов склад"), Question.MEANS: (Answer.UNKNOWN, "питай")}
    chain_changes.qualify(book, other, answers, TODAY)
    week_changes.plan_week(book, TODAY, WeekPlan(20, 10, 5, 4))
    ties = what_ties_it(book, acme, boss, first)
    merging_changes.tell_accounts_apart(book, acme, other, TODAY)
    merging_changes.tell_people_apart(book, boss, ana, TODAY)
    walk_changes.pass_over(book, Line(Group.TODAY, "Обади се", account_id=acme), Settled.SKIPPED, TODAY)
    closing_changes.choose_first(book, date(2026, 11, 23), [(task, None), (None, term)])
    return {
        "acme": acme, "other": other, "third": third, "boss": boss, "ana": ana, "outside": outside, "first": first,
        "second": second, "task": task, "tie": tie, "term": term,
        "contact": book.rows("SELECT person_id FROM referral")[0][0], "renegotiated": renegotiated, "weekly": weekly, "problem": book.rows("SELECT id FROM problem")[0][0],
        "favour": book.rows("SELECT id FROM favour")[0][0],
        "first_task": book.rows("SELECT min(id) FROM task")[0][0], **ties,
    }  # fmt: skip


def set_states(book: Book, account_id: int, states: Mapping[int, PortfolioState]) -> None:
    """How some product lines, by id, stand at an account, an act for each."""
    for product_id, state in states.items():
        portfolio_changes.set_state(book, account_id, product_id, state)


def what_ties_it(book: Book, acme: int, person_id: int, call_id: int) -> dict[str, int]:
    """Bonds, dossier, portfolio, competitors, sales and plans of an account; some of the ids."""
    entry = RivalryEntry(
        competitor="Конкурент АД", strength=3, with_what="цена", since_on=date(2025, 5, 1), note="от търга"
    )
    competitor_changes.add_rivalry(book, acme, entry)
    [rival] = [one.competitor_id for one in competitor_reads.competitors(book)]
    with book.change("A rival that is nowhere yet") as act:
        rival_2 = competitor_changes.put_competitor(book, act, None, "Rival [/b] Ltd")
    assert rival_2 is not None
    paints, tools = portfolio_changes.add_product(book, "Бои"), portfolio_changes.add_product(book, "Tools")
    cell = Cell(PortfolioState.COMPETITOR, rival, negotiated_price=12_50, terms="за кг")
    portfolio_changes.set_cell(book, acme, paints, cell, TODAY)
    reading = BondEntry(
        bond=Bond.VALUE, read_on=date(2026, 10, 1), strength=4, evidence="отстъпка 8 %",
        would_break="по-евтин конкурент", held_by="Аз", yearly_cost=9_000_00,
    )  # fmt: skip
    bond_changes.take_bond_reading(book, acme, reading)
    bond_changes.mark_bonds_reviewed(book, acme, date(2026, 10, 2))
    satisfied = SatisfactionEntry(
        read_on=date(2026, 10, 3), score=7, person_id=person_id, note="доволна", call_id=call_id
    )
    satisfaction_changes.take_satisfaction(book, acme, satisfied)
    dossier_changes.answer_mark(book, acme, Mark.POLICY, Answer.YES, date(2026, 10, 4), note="правилник")
    dossier_changes.write_text(book, acme, Topic.INTERESTS, "ред\nи още един", TODAY)
    image = ImageEntry(read_on=date(2026, 10, 4), strength=3, evidence="питат първо нас", done="панаирът")
    image_changes.take_image_reading(book, acme, image)
    review = ReviewEntry(
        review_on=date(2026, 12, 1), attendees="Мария, Ана", summary="добро тримесечие", highlights="без спиране",
        wins="по-малко брак", goals="растеж", risks="зимата", opportunities="нова линия", next_goals="решение",
        note="не споменавай цената",
    )  # fmt: skip
    review_changes.write_review(book, acme, date(2026, 7, 1), review)
    with book.change("Write down what Acme bought") as act:
        new, month, next_month = book.ids.new, date(2026, 9, 1), date(2026, 10, 1)
        act.add(
            BookCurrency(id=new(), code="EUR"),
            Sale(id=new(), account_id=acme, month_on=month, revenue=120_000_00, profit=18_000_50),
            Value(
                id=new(),
                account_id=acme,
                done_on=month,
                what="склад в Бургас",
                worth=4_000_00,
                created_at=NOON,
            ),
            Plan(id=new(), account_id=acme, month_on=next_month, revenue=130_000_00, profit=20_000_00),
            SalesName(id=new(), name="АКМЕ ООД", folded="akme ood", account_id=acme),
            ImportShape(
                id=new(),
                headers="klient\nsdelka s",
                file="клиенти.csv",
                kind="accounts",
                said="{}",
                used_at=NOON,
            ),
            SalesFile(id=(file_id := new()), name="sales.csv", digest="7" * 64, taken_at=NOON),
            SalesFile(id=(file_id_2 := new()), name="продажби.csv", digest="8" * 64, taken_at=NOON),
            SalesTaken(id=new(), sales_file_id=file_id, account_id=acme, month_on=month),
        )
    return {"file_2": file_id_2, "rival": rival, "rival_2": rival_2, "paints": paints, "tools": tools}


def attach(book: Book, call_id: int, person_id: int) -> None:
    """One more person in a call, as a bare row."""
    with book.change("Attach") as act:
        act.add(CallPerson(id=book.ids.new(), call_id=call_id, person_id=person_id, asked="none"))


_OUT_OF_STEP = (
    "SELECT 1 FROM person p LEFT JOIN membership m ON m.person_id = p.id AND m.until_on IS NULL "
    "WHERE m.account_id IS NOT iif(p.status = 'active', p.account_id, NULL) LIMIT 1"
)


def people_are_where_they_are(book: Book) -> bool:
    """Whether the memberships say what the people's own records say."""
    return looked_at(book).execute(_OUT_OF_STEP).fetchone() is None


def dump(book: Book) -> Dump:
    """Every row of every table that holds records."""
    return dump_of(looked_at(book))


def dump_of(con: Any) -> Dump:
    return {
        table: con.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
        for table in journal.journalled_tables(con)
    }


def looked_at(book: Book) -> Any:
    """The connection of a book, between two acts: a second one reads all tables' definitions anew, which takes longest."""
    assert not book._con.in_transaction, "what is not committed is not in the file"
    return book._con


@contextmanager
def raw(path: Path) -> Iterator[Any]:
    """A second connection to the file, for meddling, and for looking as another program does."""
    con = connection.connect(path)
    try:
        yield con
    finally:
        con.close()


def load_rows(book: Book, name: str, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """One act that adds many rows, given as (table, {column: stored value}), parents first."""
    with book.change_rows(name) as con:
        for table, values in rows:
            marks = ", ".join("?" * len(values))
            con.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def forget_words(con: sqlite3.Connection) -> None:
    """Take the words of what was deleted out of the pages of the search at once; the program does it in small steps."""
    for table in ("search", "call_search"):
        con.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def forget_history(book: Book) -> None:
    """Empty the journal, so that nothing up to now can be undone."""
    book._require_writable()
    with book._transaction():
        book._require_format()
        book._con.execute("DELETE FROM journal")
        book._con.execute("DELETE FROM change_set")
        forget_words(book._con)
