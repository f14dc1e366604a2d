"""An act reads and writes rows: what stands in the file, in which order it is written, and what is left alone."""

import gc
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.accounts.words import Language, Stage
from kamtui.store.book import migrations, tables
from kamtui.store.book.act import Act, Before
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.ids import IdMaker
from kamtui.store.book.tables.row import Row

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = date(2026, 11, 22)


def opened() -> sqlite3.Connection:
    """The tables of an empty book, without its journal."""
    con = sqlite3.connect(":memory:", isolation_level=None)
    con.execute("PRAGMA foreign_keys=ON")
    for table in tables.in_order():
        con.execute(migrations.fresh_schema()[table.TABLE.name])
        for index in table.TABLE.indexes:
            con.execute(migrations.fresh_schema()[index.name])
    return con


@pytest.fixture
def con() -> Iterator[sqlite3.Connection]:
    con = opened()
    yield con
    con.close()


@pytest.fixture
def act(con: sqlite3.Connection) -> Act:
    return Act(con, IdMaker())


@pytest.fixture
def said(con: sqlite3.Connection) -> list[str]:
    """What is written from now on, statement by statement."""
    statements: list[str] = []

    def note(sql: str) -> None:
        # SQLite says a DELETE again for each row that goes with the one that is deleted.
        if not sql.startswith("SELECT") and not (sql.startswith("DELETE") and statements[-1:] == [sql]):
            statements.append(sql)

    con.set_trace_callback(note)
    return statements


def an_account(record_id: int, **values: Any) -> tables.Account:
    named: dict[str, Any] = {"name": "Acme", "stage": "customer", "created_at": NOON, **values}
    return tables.Account(id=record_id, **named)


def a_person(record_id: int, account_id: int | None = None, **values: Any) -> tables.Person:
    return tables.Person(id=record_id, account_id=account_id, name="Ана", created_at=NOON, **values)


# -- what stands in the file


@pytest.mark.parametrize(
    ("column", "value", "stored"),
    [
        ("city", "Русе\n'; --", "Русе\n'; --"),
        ("city", "", ""),
        ("language", None, None),
        ("language", Language.BG, "bg"),
        ("greet_every_days", 7, 7),
        ("estimated_spend", 2**62, 2**62),
        ("is_key", True, 1),
        ("is_key", False, 0),
        ("renewal_on", date(2027, 3, 1), "2027-03-01"),
        ("renewal_on", None, None),
        ("created_at", NOON.astimezone(timezone(timedelta(hours=2))), "2026-11-22T12:00:00Z"),
        ("created_at", NOON.replace(microsecond=999_999), "2026-11-22T12:00:00Z"),
    ],
)
def test_a_value_is_stored_as_its_annotation_says(
    con: sqlite3.Connection, act: Act, column: str, value: Any, stored: Any
) -> None:
    act.add(an_account(1, **{column: value}))
    act.flush()
    ((found,),) = con.execute(f"SELECT {column} FROM account")
    assert (type(found), found) == (type(stored), stored)
    again = getattr(Act(con, IdMaker()).get(tables.Account, 1), column)
    assert type(again) is type(value) or isinstance(value, str)
    assert again == (value.replace(microsecond=0) if isinstance(value, datetime) else value)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=50)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 31), timezones=ZONES).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
ACCOUNTS = st.fixed_dictionaries(
    {
        "name": TEXTS.filter(bool),
        "stage": st.sampled_from([stage.value for stage in Stage]),
        "created_at": MOMENTS,
    },
    optional={
        "note": TEXTS,
        "is_key": st.booleans(),
        "estimated_spend": st.none() | st.integers(0, 2**63 - 1),
        "renewal_on": st.none() | DAYS,
        "language": st.none() | st.sampled_from([language.value for language in Language]),
    },
)


@pytest.mark.slow
@given(ACCOUNTS, ACCOUNTS)
def test_any_record_comes_back_as_it_was_written_and_as_it_was_changed(
    first: dict[str, Any], then: dict[str, Any]
) -> None:
    con = opened()
    act = Act(con, IdMaker())
    row = an_account(1, **first)
    act.add(row)
    act.flush()
    for values in (first, then):
        for name, value in values.items():
            setattr(row, name, value)
        act.flush()
        again = Act(con, IdMaker()).get(tables.Account, 1)
        assert again is not row and vars(again) == vars(row)
        assert {name: getattr(again, name) for name in values} == values
    con.close()


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "delete", "flush"]), st.integers(1, 5), TEXTS.filter(bool))
)


@pytest.mark.slow
@given(STEPS)
def test_whatever_is_done_the_book_holds_what_was_said(steps: list[tuple[str, int, str]]) -> None:
    """Adding, changing and deleting at random, by rows that are asked for again and again."""
    con = opened()
    act = Act(con, IdMaker())
    held: dict[int, str] = {}
    for what, record_id, name in [*steps, ("flush", 1, "x")]:
        if what != "flush":
            row = act.find(tables.Competitor, record_id)
            assert (row.name if row is not None else None) == held.get(record_id)
            if what == "delete" and row is not None:
                act.delete(row)
                del held[record_id]
            elif what == "put" and row is not None:
                row.name = held[record_id] = name
            elif what == "put":
                act.add(tables.Competitor(id=record_id, name=name))
                held[record_id] = name
        if what != "put" or row is None:  # what was added or deleted is asked for only after it is written
            act.flush()
            assert dict(con.execute("SELECT id, name FROM competitor")) == held
    con.close()


# -- rows


def test_a_record_that_is_asked_for_twice_is_the_same_row(act: Act) -> None:
    act.add(an_account(1), an_account(2))
    assert act.find(tables.Account, 1) is None, "not written yet"
    act.flush()
    row = act.get(tables.Account, 1)
    row.city = "Русе"
    assert act.find(tables.Account, 1) is row
    assert act.having(tables.Account)[0] is row and row.city == "Русе"
    assert act.having(tables.Account, city="Русе") == [], "the book does not know of it yet"
    act.flush()
    assert act.first(tables.Account, city="Русе") is row


@pytest.mark.slow
def test_rows_that_nobody_holds_are_not_kept_and_what_was_said_of_them_is(
    con: sqlite3.Connection, act: Act
) -> None:
    act.add(an_account(1), an_account(2))
    act.flush()
    act.get(tables.Account, 1).city = "Русе"
    gc.collect()
    assert [record_id for _table, record_id in act._known] == [1]
    act.flush()
    gc.collect()
    assert list(act._known) == []
    assert con.execute("SELECT city FROM account ORDER BY id").fetchall() == [("Русе",), ("",)]


def test_a_row_knows_its_columns_and_tells_no_values(act: Act) -> None:
    with pytest.raises(TypeError, match="account needs name"):
        tables.Account(id=1, stage="customer", created_at=NOON)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="account has no column colour, size"):
        an_account(1, size=3, colour="red")
    row = an_account(1, note="тайна")
    with pytest.raises(AttributeError, match="account has no column colour"):
        row.colour = "red"  # type: ignore[attr-defined]
    assert "тайна" not in repr(row) and row != an_account(1, note="тайна")
    row.stage = "тайна"
    act.add(row)
    with pytest.raises(sqlite3.IntegrityError) as refused:
        act.flush()
    assert "тайна" not in str(refused.value)


def test_no_column_hides_what_a_row_can_do() -> None:
    own = set(vars(Row)) - {"__annotations__"}
    assert {name for table in tables.in_order() for name in table.TABLE.columns if name in own} == set()
    assert {next(iter(table.TABLE.columns)) for table in tables.in_order()} == {"id"}


def test_tables_come_after_those_that_they_point_to() -> None:
    seen: set[str | None] = {None}
    for table in tables.in_order():
        seen.add(table.TABLE.name)
        assert {column.leads_to for column in table.TABLE.columns.values()} <= seen, table.TABLE.name


# -- what is asked


def test_records_are_found_by_what_their_columns_hold(act: Act) -> None:
    days = [date(2026, 11, day) for day in (3, 2, 1)]
    act.add(*(an_account(at, renewal_on=day, is_key=at == 2) for at, day in enumerate(days, 1)))
    act.add(an_account(4))
    act.flush()

    def found(**columns: Any) -> list[int]:
        return [row.id for row in act.having(tables.Account, **columns)]

    assert found() == [1, 2, 3, 4]
    assert found(renewal_on=days[1]) == found(is_key=True) == [2]
    assert found(renewal_on=None) == [4]
    assert found(renewal_on=days[:2]) == found(renewal_on=set(days[:2])) == [1, 2]
    assert found(renewal_on=[]) == []
    assert found(renewal_on=Before(days[0])) == [2, 3]
    assert found(renewal_on=Before(days[0]), is_key=False) == [3]
    assert found(created_at=NOON, name="Acme", id=4) == [4]
    with pytest.raises(KeyError):
        found(colour="red")


# -- what is written


def test_only_what_changed_is_written(act: Act, said: list[str]) -> None:
    act.add(an_account(1, renewal_on=DAY, is_key=True))
    act.flush()
    said.clear()
    row = act.get(tables.Account, 1)
    row.name, row.is_key, row.renewal_on, row.created_at = "Acme", True, DAY, NOON
    row.city, row.note = "Русе", "x"
    row.note = ""
    act.flush()
    assert said == ["UPDATE account SET \"city\" = 'Русе' WHERE id = 1"]
    act.flush()
    row.city = "Варна"
    row.city = "Русе"
    act.add(row)  # it is there already
    act.flush()
    assert len(said) == 1


def test_a_new_row_is_written_as_it_is_when_it_is_written_and_followed_from_then_on(
    act: Act, said: list[str]
) -> None:
    row = an_account(1)
    act.add(row)
    row.city = "Русе"
    act.flush()
    assert len(said) == 1 and said[0].startswith("INSERT") and "Русе" in said[0]
    row.city = "Варна"
    act.flush()
    assert said[1:] == ["UPDATE account SET \"city\" = 'Варна' WHERE id = 1"]


def test_tables_are_written_in_the_order_in_which_they_point_to_each_other(act: Act, said: list[str]) -> None:
    """And within one as they were added: a boss comes before who reports to them."""
    act.add(tables.CallPerson(id=5, call_id=4, person_id=3), a_person(3, 1), a_person(2, 1, reports_to_id=3))
    act.add(tables.Call(id=4, account_id=1, held_at=NOON, channel="phone", began_by="we", created_at=NOON))
    act.add(an_account(1))
    act.flush()
    written = [(sql.split()[2], sql.split("VALUES (")[1].split(",")[0]) for sql in said]
    assert written == [
        ("account", "1"),
        ("call", "4"),
        ("person", "3"),
        ("person", "2"),
        ("call_person", "5"),
    ]
    said.clear()
    for table, record_id in ((tables.Account, 1), (tables.Call, 4), (tables.CallPerson, 5)):
        act.delete(act.get(table, record_id))
    act.flush()
    assert [sql.split()[2] for sql in said] == ["call_person", "call", "account"]


def test_a_change_makes_room_for_what_is_new_and_what_goes_is_deleted_at_the_end(act: Act) -> None:
    act.add(an_account(1), an_account(2), a_person(3, 1))
    act.add(tables.Membership(id=4, person_id=3, account_id=1, since_on=DAY))
    act.flush()
    act.add(tables.Membership(id=5, person_id=3, account_id=2, since_on=DAY))
    act.get(tables.Membership, 4).until_on = DAY  # only one may be open
    act.flush()
    act.delete(act.get(tables.Account, 1))
    act.get(tables.Person, 3).account_id = 2  # else they would go with it
    act.flush()
    assert act.get(tables.Person, 3).account_id == 2
    assert [row.id for row in act.having(tables.Membership)] == [5]


def test_what_was_deleted_is_no_record_any_more(act: Act, said: list[str]) -> None:
    act.add(an_account(1), a_person(2, 1))
    act.flush()
    account, person = act.get(tables.Account, 1), act.get(tables.Person, 2)
    act.delete(account)
    account.city = "Русе"
    said.clear()
    act.flush()
    assert said == ["DELETE FROM account WHERE id = 1"]
    assert act.find(tables.Account, 1) is None
    account.city = "Варна"
    act.flush()
    assert len(said) == 1
    person.title = "gone with the account"
    with pytest.raises(GoneMeanwhile):
        act.flush()
