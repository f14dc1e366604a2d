"""Small builders: records made by the store's own verbs, with what a test does not care about filled in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from kamtui.domain.account import AccountEntry
from kamtui.domain.call import CallEntry, Participant
from kamtui.domain.person import PersonEntry, StanceEntry
from kamtui.domain.task import TaskEntry
from kamtui.domain.tie import TieEntry
from kamtui.domain.words import Channel, Stance, TieKind
from kamtui.store import accounts, buying_center, calls, journal, memberships, opening, people, tasks
from kamtui.store.book import Book
from kamtui.store.tables import CallPerson, StanceReading

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

Dump = dict[str, list[tuple[Any, ...]]]


def an_account(book: Book, name: str = "Acme", **fields: Any) -> int:
    return accounts.add_account(book, AccountEntry(name=name, **fields))


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
    entry = PersonEntry(name=name, account_id=account_id, **fields)
    return people.add_person(book, entry, StanceEntry(stance, influence), read_on)


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
    return calls.log_call(book, entry)


def a_task(
    book: Book,
    what: str = "Send the offer",
    account_id: int | None = None,
    due_on: date = TODAY,
    **fields: Any,
) -> int:
    return tasks.add_task(book, TaskEntry(what=what, due_on=due_on, account_id=account_id, **fields))


def a_tie(
    book: Book,
    from_id: int,
    to_id: int,
    kind: TieKind = TieKind.INFLUENCES,
    made_on: date = TODAY,
    **fields: Any,
) -> int:
    return buying_center.add_tie(book, TieEntry(from_id=from_id, to_id=to_id, kind=kind, **fields), made_on)


def a_little_of_everything(book: Book) -> dict[str, int]:
    """A book in which every table has rows and every reference leads somewhere; some of the ids."""
    acme = an_account(
        book, "Acme", city="София", note="дълга бележка", greet_every_days=7, greet_latest_days=14,
        estimated_spend=1_234_56, renewal_on=date(2027, 3, 1), is_key=True,
    )  # fmt: skip
    other = an_account(book, "Други ООД", city="Варна")
    boss = a_person(
        book, "Мария Иванова", acme, stance=Stance.DEFENDER, influence=5, birthday=date(1980, 2, 29)
    )
    ana = a_person(
        book, "Ana [/bold] O'Neill", acme, stance=Stance.BLOCKER, influence=2, reports_to_id=boss,
        contact_every_days=10, contact_latest_days=20,
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
    buying_center.accept(
        book, acme, f"opponent_cold::{ana}", "opponent_cold", date(2027, 1, 31), "чака борда", TODAY, person_id=ana
    )  # fmt: skip
    buying_center.mark_reviewed(book, acme, date(2026, 10, 2))
    with book.change("Read how Ana stands") as session:
        session.add(
            StanceReading(
                id=book.ids.new(), person_id=ana, read_on=date(2026, 11, 21), stance="sceptic", influence=3,
                confidence="confirmed", reason="said so", call_id=first,
            )
        )  # fmt: skip
    return {
        "acme": acme, "other": other, "boss": boss, "ana": ana, "outside": outside, "first": first,
        "second": second, "task": task, "tie": tie,
    }  # fmt: skip


def attach(book: Book, call_id: int, person_id: int) -> None:
    """One more person in a call, as a bare row."""
    with book.change("Attach") as session:
        session.add(CallPerson(id=book.ids.new(), call_id=call_id, person_id=person_id, asked="none"))


def people_are_where_they_are(book: Book) -> bool:
    """Whether the memberships say what the people's own records say."""
    with raw(book.path) as con:
        return memberships.agree(con)


def dump(book: Book) -> Dump:
    """Every row of every table that holds records."""
    with raw(book.path) as con:
        return dump_of(con)


def dump_of(con: Any) -> Dump:
    return {
        table: con.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
        for table in journal.journalled_tables(con)
    }


@contextmanager
def raw(path: Path) -> Iterator[Any]:
    """A second connection to the file, for looking and for meddling."""
    con = opening.connect(path)
    try:
        yield con
    finally:
        con.close()
