"""No table, no column and no act escapes the journal; what is taken back is exactly what was."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.tie import TieEntry
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.dossier import RivalryEntry
from kamtui.domain.knowledge.words import Bond, PortfolioState, Topic
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes, people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book import contacts, journal, tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import (
    ChangedSince,
    GoneMeanwhile,
    NothingToRedo,
    NothingToUndo,
    RefusedValue,
    WonMeanwhile,
)
from kamtui.store.book.search import index
from kamtui.store.calls import changes as call_changes
from kamtui.store.center import acceptance_changes, reading_changes, tie_changes
from kamtui.store.center import changes as center_changes
from kamtui.store.chain import changes as chain_changes
from kamtui.store.day import task_changes
from kamtui.store.knowledge import (
    bond_changes,
    competitor_changes,
    dossier_changes,
    portfolio_changes,
    portfolio_reads,
)
from tests.build import (
    NOON,
    TODAY,
    Dump,
    a_call,
    a_person,
    a_referral,
    a_task,
    a_tie,
    an_account,
    attach,
    dump,
    forget_history,
    load_rows,
    looked_at,
    people_are_where_they_are,
    raw,
)

TABLES = {each.TABLE.name: each.TABLE for each in tables.in_order()}


def derived_agree(book: Book) -> bool:
    con = looked_at(book)
    return index.agree(con) and contacts.agree(con)


def last_entries(book: Book) -> list[tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]]:
    """(table, act, before, after) of the newest change."""
    rows = book.rows(
        "SELECT table_name, act, before, after FROM journal "
        "WHERE change_id = (SELECT max(change_id) FROM journal) ORDER BY id"
    )
    return [
        (t, act, before and json.loads(before), after and json.loads(after)) for t, act, before, after in rows
    ]


# -- no table, no column


def test_every_table_of_the_models_is_journalled(book: Book) -> None:
    with raw(book.path) as con:
        assert set(journal.journalled_tables(con)) == set(TABLES)


def test_every_other_table_is_known_not_to_be(book: Book) -> None:
    """A table that is neither a record nor named as bookkeeping would escape unseen."""
    found = {
        name
        for (name,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("search", "call_search", "sqlite_"))
    }
    assert found == set(TABLES) | journal.UNJOURNALLED


def another_value(book: Book, ids: dict[str, int], table: str, column: str, now: Any) -> Any:
    """A value that this column may hold and does not hold now."""
    pairs: dict[tuple[str, str], tuple[Any, ...]] = {
        ("account", "stage"): ("lost", "former"),
        ("person", "account_id"): (ids["acme"], ids["other"]),
        ("person", "reports_to_id"): (ids["boss"], ids["outside"]),
        ("person", "roles"): ("buyer", "decider user"),
        ("person", "status"): ("left", "moved"),
        ("stance_reading", "person_id"): (ids["boss"], ids["outside"]),
        ("stance_reading", "stance"): ("neutral", "supporter"),
        ("stance_reading", "influence"): (1, 4),
        ("stance_reading", "confidence"): ("assumed", "confirmed"),
        ("stance_reading", "call_id"): (ids["first"], ids["second"]),
        ("call", "account_id"): (ids["acme"], ids["other"]),
        ("call", "channel"): ("video", "event"),
        ("call", "began_by"): ("they", "we"),
        ("call_person", "call_id"): (ids["second"], ids["first"]),
        ("call_person", "person_id"): (ids["outside"],),
        ("call_person", "asked"): ("given", "none"),
        ("membership", "person_id"): (ids["outside"],),
        ("membership", "account_id"): (ids["acme"], ids["other"]),
        ("membership", "until_on"): ("2030-01-31", "2031-02-28"),
        ("tie", "from_person_id"): (ids["outside"],),
        ("tie", "to_person_id"): (ids["outside"],),
        ("tie", "kind"): ("conflicts", "introduced"),
        ("tie", "strength"): (1, 3),
        ("tie", "confidence"): ("confirmed", "assumed"),
        ("tie", "ended_on"): ("2026-11-20", "2026-11-21"),
        ("acceptance", "account_id"): (ids["acme"], ids["other"]),
        ("acceptance", "person_id"): (ids["boss"], ids["outside"]),
        ("acceptance", "until_on"): ("2027-05-01", "2027-06-01"),
        ("map_review", "account_id"): (ids["acme"], ids["other"]),
        ("task", "due_time"): ("09:30", "10:15"),
        ("task", "account_id"): (ids["acme"], ids["other"]),
        ("task", "person_id"): (ids["boss"], ids["outside"]),
        ("task", "call_id"): (ids["first"], ids["second"]),
        ("task", "term_id"): (ids["term"], ids["renegotiated"]),
        ("task", "problem_id"): (ids["problem"],),
        ("task", "previous_id"): (ids["task"], ids["first_task"]),
        ("term", "account_id"): (ids["acme"], ids["other"]),
        ("term", "category"): ("price", "volume"),
        ("term", "owed_by"): ("they", "both"),
        ("term", "target_bound"): ("at_most", "exactly"),
        ("term", "until_on"): ("2030-01-31", "2031-02-28"),
        ("term", "notice"): ("P3M", "P30D"),
        ("term", "consent"): ("given", "refused"),
        ("term", "call_id"): (ids["first"], ids["second"]),
        ("term", "person_id"): (ids["boss"], ids["outside"]),
        ("term", "state"): ("proposed", "cancelled"),
        ("term", "previous_id"): (ids["renegotiated"],),
        ("term_check", "term_id"): (ids["term"], ids["renegotiated"]),
        ("term_check", "outcome"): ("kept", "partly"),
        ("problem", "account_id"): (ids["acme"], ids["other"]),
        ("problem", "term_id"): (ids["term"], ids["renegotiated"]),
        ("problem", "kind"): ("threat", "problem"),
        ("problem", "severity"): (1, 3),
        ("problem", "likelihood"): (1, 3),
        ("problem", "state"): ("solved", "dropped"),
        ("favour", "account_id"): (ids["acme"], ids["other"]),
        ("favour", "person_id"): (ids["boss"], ids["outside"]),
        ("favour", "way"): ("received", "given"),
        ("review_mark", "account_id"): (ids["acme"], ids["other"]),
        ("review_mark", "settled"): ("done", "opened"),
        ("referral", "account_id"): (ids["acme"], ids["other"]),
        ("referral", "person_id"): (ids["boss"], ids["outside"]),
        ("referral", "source"): ("fair", "press"),
        ("referral", "by_person_id"): (ids["ana"], ids["outside"]),
        ("referral", "call_id"): (ids["second"],),
        ("referral", "may_use_name"): ("no", "not_asked"),
        ("qualification", "account_id"): (ids["acme"], ids["other"]),
        ("qualification", "question"): ("authority", "access"),
        ("qualification", "answer"): ("no", "unknown"),
        ("week_plan", "week_on"): ("2026-01-05", "2025-03-03"),
        ("sale", "account_id"): (ids["other"],),
        ("sale", "month_on"): ("2026-01-01", "2025-03-01"),
        ("plan", "account_id"): (ids["other"],),
        ("plan", "month_on"): ("2026-01-01", "2025-03-01"),
        ("sales_name", "account_id"): (ids["other"],),
        ("sales_taken", "sales_file_id"): (ids["file_2"],),
        ("sales_taken", "account_id"): (ids["other"],),
        ("sales_taken", "month_on"): ("2026-02-01", "2025-03-01"),
        ("bond_reading", "account_id"): (ids["other"],),
        ("bond_reading", "bond"): ("brand", "no_choice"),
        ("bond_reading", "strength"): (0, 5),
        ("bond_review", "account_id"): (ids["other"],),
        ("satisfaction_reading", "account_id"): (ids["other"],),
        ("satisfaction_reading", "score"): (0, 10),
        ("satisfaction_reading", "person_id"): (ids["boss"], ids["outside"]),
        ("satisfaction_reading", "call_id"): (ids["second"],),
        ("key_mark", "account_id"): (ids["other"],),
        ("key_mark", "mark"): ("direct", "power"),
        ("key_mark", "answer"): ("no", "unknown"),
        ("dossier_text", "account_id"): (ids["other"],),
        ("dossier_text", "topic"): ("price", "capacity"),
        ("image_reading", "account_id"): (ids["other"],),
        ("image_reading", "strength"): (0, 5),
        ("portfolio_price", "account_id"): (ids["other"],),
        ("portfolio_price", "product_id"): (ids["tools"],),
        ("account", "language"): ("en", "bg"),
        ("account", "firm_day"): ("--10-26", "1998-10-26"),
        ("person", "name_day"): ("--05-06", "none"),
        ("person", "target_stance"): ("defender", "neutral"),
        ("call", "objection"): ("price", "budget"),
        ("problem", "product_id"): (ids["tools"],),
        ("book_currency", "code"): ("BGN", "USD"),
        **{("account_apart", column): (ids["third"],) for column in ("account_id", "other_account_id")},
        **{("person_apart", column): (ids["outside"],) for column in ("person_id", "other_person_id")},
        ("value", "account_id"): (ids["other"],),
        ("value", "problem_id"): (ids["problem"],),
        ("value", "favour_id"): (ids["favour"],),
        ("value", "term_id"): (ids["term"],),
        ("quarter_review", "account_id"): (ids["other"],),
        ("quarter_review", "quarter_on"): ("2026-01-01", "2025-10-01"),
        ("rivalry", "account_id"): (ids["other"],),
        ("rivalry", "competitor_id"): (ids["rival_2"],),
        ("rivalry", "strength"): (0, 5),
        ("portfolio_item", "account_id"): (ids["other"],),
        ("portfolio_item", "product_id"): (ids["tools"],),
        ("portfolio_item", "state"): ("offered", "not_needed"),
        ("portfolio_item", "competitor_id"): (ids["rival_2"],),
        ("reach", "account_id"): (ids["other"],),
        ("reach", "person_id"): (ids["ana"],),
        ("reach", "kind"): ("web", "chat"),
        ("day_first", "day"): ("2026-01-31", "2025-02-28"),
        ("day_first", "place"): (3, 1),
        ("day_first", "task_id"): (ids["task"], ids["first_task"]),
        ("day_first", "term_id"): (ids["term"], ids["renegotiated"]),
    }
    if (table, column) in pairs:
        choices = pairs[table, column]
    elif column.endswith("_on") or column == "birthday":
        choices = ("2026-01-31", "2025-02-28")
    elif column.endswith("_at"):
        choices = ("2026-01-31T10:00:00Z", "2025-02-28T23:59:59Z")
    elif column.startswith("is_"):
        choices = (0, 1)
    elif TABLES[table].columns[column].sql_type == "INTEGER":
        choices = (12, 13)
    else:
        choices = ("“друго” \\ \" ' \t\n😀 \u2028 {} %s", "x")
    return choices[0] if choices[0] != now else choices[1]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_no_column_escapes(filled_book: Book, filled_ids: dict[str, int], table: str) -> None:
    """Every column changed, alone: the journal has the whole row before and after, and undo restores it."""
    book, ids = filled_book, filled_ids
    columns = set(TABLES[table].columns)
    # A task that comes again has values in columns that are empty together in others.
    chosen = {"person": ids["ana"], "task": ids["weekly"]}
    row_id = chosen.get(table) or book.rows(f"SELECT id FROM {table} ORDER BY id LIMIT 1")[0][0]
    start = dump(book)
    for column in sorted(columns - {"id"}):
        now = book.rows(f"SELECT {column} FROM {table} WHERE id = {row_id}")[0][0]
        other = another_value(book, ids, table, column, now)
        # What is a person's is no account's.
        along = {"account_id"} if (table, column) == ("reach", "person_id") else set[str]()
        with book.change_rows(f"Change {column}") as con:
            emptied = "".join(f", {name} = NULL" for name in along)
            con.execute(f"UPDATE {table} SET {column} = ?{emptied} WHERE id = ?", (other, row_id))
        changed = dump(book)
        assert changed != start
        [(of, act, before, after)] = last_entries(book)
        assert (of, act) == (table, "update")
        assert before is not None and after is not None
        assert set(before) == set(after) == columns
        assert (before[column], after[column]) == (now, other)
        assert {name for name in columns if before[name] != after[name]} == {column, *along}
        assert derived_agree(book), column
        assert book.undo() == f"Change {column}"
        assert dump(book) == start
        assert derived_agree(book), column
        book.redo()
        assert dump(book) == changed
        book.undo()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_insert_and_delete_are_journalled_whole(filled_book: Book, table: str) -> None:
    book = filled_book
    start = dump(book)
    columns = set(TABLES[table].columns)
    row = dict(zip(TABLES[table].columns, start[table][0], strict=True))
    with book.change_rows("Delete") as con:
        con.execute(f"DELETE FROM {table} WHERE id = {row['id']}")
    deleted = [entry for entry in last_entries(book) if entry[:2] == (table, "delete") and entry[2] == row]
    assert len(deleted) == 1 and deleted[0][3] is None and set(row) == columns
    book.undo()
    assert dump(book) == start
    inserted = [entry for entry in last_entries(book) if entry[:2] == (table, "insert") and entry[3] == row]
    assert len(inserted) == 1 and inserted[0][2] is None


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_write_outside_an_act_fails(filled_book: Book, table: str) -> None:
    """Also from another program: nothing changes without being written down."""
    book = filled_book
    start = dump(book)
    columns = list(TABLES[table].columns)
    text = next(c for c in columns if c != "id" and not c.endswith("_id"))
    with raw(book.path) as con:
        moved = {
            "id": "id + 1",
            "person_id": "id + 1",
            "to_person_id": "id + 1",
            "place": "place + 1",
            "week_on": "date(week_on, '+7 days')",
            "month_on": "date(month_on, '+1 month')",
            "quarter_on": "date(quarter_on, '+3 months')",
            "folded": "folded || 'x'",
            "digest": "digest || 'x'",
            "headers": "headers || 'x'",
            "topic": "iif(topic = 'price', 'capacity', 'price')",
            "competitor_id": "id + 1",
            "other_account_id": "other_account_id + 1",
            "other_person_id": "other_person_id + 1",
            "product_id": "id + 1",
        }
        values = ", ".join(moved.get(c, c) for c in columns)
        con.execute("PRAGMA foreign_keys=OFF")
        for statement in (
            f"INSERT INTO {table} SELECT {values} FROM {table} ORDER BY id DESC LIMIT 1",
            f"UPDATE {table} SET {_another(table, text)}",
            f"DELETE FROM {table}",
        ):
            with pytest.raises(Exception, match=r"NOT NULL constraint failed: journal\.change_id"):
                con.execute(statement)
            assert dump(book) == start


def _another(table: str, column: str) -> str:
    value = {
        "call_person": "asked = iif(asked = 'none', 'given', 'none')",
        "stance_reading": "read_on = '2020-01-01'",
        "call": "held_at = '2020-01-01T00:00:00Z'",
        "membership": "since_on = '2020-01-01'",
        "tie": "made_on = '2020-01-01'",
        "map_review": "reviewed_on = '2020-01-01'",
        "term": "note = note || 'x'",
        "term_check": "evidence = evidence || 'x'",
        "review_mark": "what = what || 'x'",
        "day_first": "day = date(day, '+1 year')",
        "referral": "why = why || 'x'",
        "qualification": "note = note || 'x'",
        "week_plan": "contacts = contacts + 1",
        "sale": "revenue = revenue + 1",
        "sales_taken": "month_on = date(month_on, '+1 year')",
        "plan": "revenue = revenue + 1",
        "bond_reading": "evidence = evidence || 'x'",
        "bond_review": "reviewed_on = '2020-01-01'",
        "satisfaction_reading": "note = note || 'x'",
        "key_mark": "note = note || 'x'",
        "dossier_text": "text = text || 'x'",
        "rivalry": "note = note || 'x'",
        "quarter_review": "note = note || 'x'",
        "portfolio_item": "state = iif(state = 'sold', 'offered', 'sold')",
        "portfolio_price": "terms = terms || 'x'",
        "image_reading": "done = done || 'x'",
        "reach": "value = value || 'x'",
        "book_currency": "code = 'USD'",
        "account_apart": "told_on = '2020-01-01'",
        "person_apart": "told_on = '2020-01-01'",
        "value": "what = what || 'x'",
    }
    return value.get(table, f"{column} = {column} || 'x'")


def test_an_update_that_changes_nothing_is_no_act(book: Book) -> None:
    account_id = an_account(book, "Acme")
    account_changes.edit_account(book, account_id, account_reads.account_entry(book, account_id), TODAY)
    assert book.undo() == "Add account Acme"


# -- each kind of act


def _edit_account(book: Book, ids: dict[str, int]) -> None:
    account_changes.edit_account(
        book,
        ids["acme"],
        AccountEntry(
            name="Нова Акме", stage=Stage.CUSTOMER, note="нова", greet_every_days=3, estimated_spend=0
        ),
        TODAY,
    )


def _edit_person(book: Book, ids: dict[str, int]) -> None:
    entry = PersonEntry(name="Ана Петрова", account_id=ids["other"], roles=(Role.DECIDER, Role.USER))
    people_changes.edit_person(
        book, ids["ana"], entry, StanceEntry(Stance.NEUTRAL, 4, Confidence.CONFIRMED, "каза"), TODAY
    )


def _reading(book: Book, ids: dict[str, int]) -> None:
    entry, _known = people_reads.person_entry(book, ids["boss"])
    people_changes.edit_person(
        book, ids["boss"], entry, StanceEntry(Stance.SCEPTIC, 3), TODAY + timedelta(days=1)
    )


def _log_call(book: Book, ids: dict[str, int]) -> None:
    a_call(
        book, ids["acme"], ids["ana"], Participant(None, "Съвсем Нов", Asked.GIVEN), note="разговор",
        held_at=NOON + timedelta(minutes=1),
        next_step=TaskEntry(what="Пак", due_on=TODAY, due_time=time(9, 30), account_id=ids["acme"]),
    )  # fmt: skip


def _edit_call(book: Book, ids: dict[str, int]) -> None:
    entry = CallEntry(
        account_id=ids["other"],
        people=(Participant(ids["boss"], "", Asked.NONE), Participant(None, "Още Един")),
        held_at=NOON - timedelta(days=3),
        channel=Channel.EVENT,
        note="друго",
        next_step=TaskEntry(what="След редакция", due_on=TODAY, account_id=ids["other"]),
    )
    call_changes.edit_call(book, ids["first"], entry)


def _load(book: Book, ids: dict[str, int]) -> None:
    account, person, call = book.ids.new(), book.ids.new(), book.ids.new()
    blank = dict.fromkeys(
        ("legal_name", "registration_number", "industry", "country", "vulnerability",
         "note", "city"), "",
    )  # fmt: skip
    moment = "2026-11-22T10:00:00Z"
    load_rows(book, 
        "Import 1 account",
        [
            ("account", {"id": account, "name": "От файл", "stage": "prospect", "is_key": 0, "created_at": moment, **blank}),
            ("person", {"id": person, "account_id": account, "name": "Файлов", "is_adviser": 0, "is_empty_seat": 0,
                        "title": "", "department": "", "roles": "", "goals": "",
                        "interests": "", "is_influence_center": 0, "status": "active", "created_at": moment}),
            ("membership", {"id": book.ids.new(), "person_id": person, "account_id": account, "since_on": "2026-11-22"}),
            ("call", {"id": call, "account_id": account, "held_at": moment, "channel": "phone", "began_by": "we",
                      "purpose": "", "note": "", "result": "", "created_at": moment}),
            ("call_person", {"id": book.ids.new(), "call_id": call, "person_id": person, "asked": "none"}),
        ],
    )  # fmt: skip


ACTS: dict[str, Callable[[Book, dict[str, int]], object]] = {
    "Add account Трета": lambda book, ids: an_account(book, "Трета", renewal_on=date(2027, 1, 1)),
    "Edit account Нова Акме": _edit_account,
    "Delete account Acme": lambda book, ids: account_changes.delete_account(book, ids["acme"]),
    "Make Acme a former account": lambda book, ids: account_changes.set_stage(
        book, ids["acme"], Stage.FORMER, TODAY
    ),
    "Mark Acme as not key": lambda book, ids: account_changes.set_key(book, ids["acme"], False),
    "Mark Други ООД as key": lambda book, ids: account_changes.set_key(book, ids["other"], True),
    "Add Ново Лице": lambda book, ids: a_person(book, "Ново Лице", ids["acme"], stance=Stance.NEUTRAL),
    "Edit Ана Петрова": _edit_person,
    "Edit Мария Иванова": _reading,
    "Delete Мария Иванова": lambda book, ids: people_changes.delete_person(book, ids["boss"]),
    "Delete Ana [/bold] O'Neill": lambda book, ids: people_changes.delete_person(book, ids["ana"]),
    "Log call with , Съвсем Нов": _log_call,
    "Edit call with , Още Един": _edit_call,
    "Delete call with Мария Иванова, Ana [/bold] O'Neill…": lambda book, ids: call_changes.delete_call(
        book, ids["first"]
    ),
    "Add task “Send the offer”": lambda book, ids: a_task(book, account_id=ids["acme"], due_time=time(8)),
    "Edit task “Друго”": lambda book, ids: task_changes.edit_task(
        book, ids["task"], TaskEntry(what="Друго", due_on=TODAY, due_time=time(7, 5), account_id=ids["other"])
    ),
    "Done: “Обади се”": lambda book, ids: task_changes.finish_task(book, ids["task"], NOON),
    "Put off “Обади се”": lambda book, ids: task_changes.snooze_task(
        book, ids["task"], TODAY + timedelta(days=3), time(9)
    ),
    "Delete task “Обади се”": lambda book, ids: task_changes.delete_task(book, ids["task"]),
    "Import 1 account": _load,
    "Мария Иванова: sceptic, influence 3": lambda book, ids: reading_changes.take_reading(
        book, ids["boss"], Stance.SCEPTIC, 3, TODAY, reason="мълчи", call_id=ids["first"]
    ),
    "Why Ana [/bold] O'Neill stands so": lambda book, ids: reading_changes.set_reason(
        book,
        book.rows("SELECT max(id) FROM stance_reading")[0][0],
        "каза го сама",
        confidence=Confidence.ASSUMED,
    ),
    "Roles of Ana [/bold] O'Neill": lambda book, ids: center_changes.set_roles(
        book, ids["ana"], (Role.USER, Role.DECIDER)
    ),
    "Relation: Ana [/bold] O'Neill introduced Мария Иванова": lambda book, ids: a_tie(
        book, ids["ana"], ids["boss"], TieKind.INTRODUCED
    ),
    "Edit relation: Мария Иванова conflicts with Пътен Съветник": lambda book, ids: tie_changes.edit_tie(
        book,
        ids["tie"],
        TieEntry(from_id=ids["outside"], to_id=ids["boss"], kind=TieKind.CONFLICTS, strength=3),
    ),
    "End relation: Мария Иванова influences Ana [/bold] O'Neill": lambda book, ids: tie_changes.end_tie(
        book, ids["tie"], TODAY
    ),
    "Ana [/bold] O'Neill left": lambda book, ids: center_changes.mark_left(book, ids["ana"], TODAY),
    "Ana [/bold] O'Neill moved to Други ООД": lambda book, ids: center_changes.move_person(
        book, ids["ana"], ids["other"], TODAY
    ),
    "Hide a warning about Други ООД": lambda book, ids: acceptance_changes.accept(
        book, ids["other"], "no_decider", "no_decider", TODAY, "малка фирма", TODAY
    ),
    "Review of the map of Acme": lambda book, ids: center_changes.mark_reviewed(book, ids["acme"], TODAY),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_taken_back_and_brought_back(
    filled_book: Book, filled_ids: dict[str, int], path: Path, name: str
) -> None:
    """Undo, redo, undo, redo — over closing and opening the book — give exactly the rows there were."""
    book, ids = filled_book, filled_ids
    before = dump(book)
    ACTS[name](book, ids)
    after = dump(book)
    assert after != before
    assert derived_agree(book)
    for _again in range(2):
        assert book.undo() == name
        assert dump(book) == before
        assert derived_agree(book)
        with Book.open(path) as later:
            assert later.redo() == name
            assert dump(later) == after
            assert derived_agree(later)
        with Book.open(path) as later:
            assert later.undo() == name
            assert dump(later) == before
        assert book.redo() == name
        assert dump(book) == after
        assert derived_agree(book) and people_are_where_they_are(book)


def test_reopening_a_task_is_taken_back(book: Book) -> None:
    task_id = a_task(book, "Обади се")
    task_changes.finish_task(book, task_id, NOON)
    done = dump(book)
    task_changes.reopen_task(book, task_id)
    assert book.undo() == "Not done after all: “Обади се”"
    assert dump(book) == done


def test_a_deleted_account_takes_and_brings_back_everything_under_it(
    filled_book: Book, filled_ids: dict[str, int]
) -> None:
    book, ids = filled_book, filled_ids
    a_call(book, ids["other"], ids["ana"])  # Ana of Acme in a call of another account
    before = dump(book)
    account_changes.delete_account(book, ids["acme"])
    left = dump(book)
    assert [row[0] for row in left["person"]] == [ids["outside"], ids["contact"]]
    assert left["stance_reading"] == [] and left["task"] == []
    assert left["tie"] == left["acceptance"] == left["map_review"] == []
    assert [row[1] for row in left["membership"]] == [ids["contact"]]
    # What its people named stands under its source.
    assert [(row[1], row[5], row[6]) for row in left["referral"]] == [(ids["other"], None, None)]
    assert len(left["call"]) == 2 and len(left["call_person"]) == 1
    book.undo()
    assert dump(book) == before
    assert derived_agree(book)
    book.redo()
    assert dump(book) == left
    assert derived_agree(book)


def test_every_act_back_to_the_empty_book_and_forth_again(
    filled_book: Book, filled_ids: dict[str, int]
) -> None:
    book, ids = filled_book, filled_ids
    for act in [*list(ACTS.values())[:2], _log_call, _edit_call, _load]:
        act(book, ids)
    full = dump(book)
    names = []
    while True:
        try:
            names.append(book.undo())
        except NothingToUndo:
            break
        assert derived_agree(book)
    assert all(rows == [] for rows in dump(book).values())
    for name in reversed(names):
        assert book.redo() == name
    assert dump(book) == full
    with pytest.raises(NothingToRedo):
        book.redo()


def test_nothing_can_be_redone_after_a_new_act(book: Book) -> None:
    an_account(book, "Първа")
    an_account(book, "Втора")
    book.undo()
    an_account(book, "Трета")
    with pytest.raises(NothingToRedo):
        book.redo()
    assert [book.undo(), book.undo()] == ["Add account Трета", "Add account Първа"]


def test_an_act_that_failed_does_not_forget_what_can_be_redone(book: Book) -> None:
    an_account(book, "Първа")
    book.undo()
    with pytest.raises(RefusedValue):
        an_account(book, "Лоша", greet_every_days=-1)
    assert book.redo() == "Add account Първа"


# -- two windows


def test_each_window_takes_back_its_own_act_first(book: Book, path: Path) -> None:
    with Book.open(path) as other:
        an_account(book, "От първия")
        an_account(other, "От втория")
        assert book.undo() == "Add account От първия"
        assert other.undo() == "Add account От втория"
        assert other.redo() == "Add account От втория"
        assert book.redo() == "Add account От първия"
        book.undo()
        assert book.undo() == "Add account От втория"  # nothing of its own is left


def refused(book: Book, act: Callable[[], str]) -> None:
    """The act is refused as changed since, and nothing at all has changed."""
    before = book.rows("SELECT * FROM change_set"), book.rows("SELECT * FROM journal"), dump(book)
    with pytest.raises(ChangedSince):
        act()
    assert (book.rows("SELECT * FROM change_set"), book.rows("SELECT * FROM journal"), dump(book)) == before
    assert derived_agree(book)


def test_undo_refuses_what_another_window_changed(book: Book, path: Path) -> None:
    account_id = an_account(book, "Acme")
    account_changes.set_stage(book, account_id, Stage.CUSTOMER, TODAY)
    with Book.open(path) as other:
        account_changes.set_key(other, account_id, True)
        with pytest.raises(ChangedSince, match="“Make Acme a customer account” cannot be taken back"):
            book.undo()
        refused(book, book.undo)
        other.undo()
    assert book.undo() == "Make Acme a customer account"


def test_undo_never_takes_along_what_another_window_attached(book: Book, path: Path) -> None:
    account_id = an_account(book, "Acme")
    with Book.open(path) as other:
        person_id = a_person(other, "Прикачен", account_id)
        refused(book, book.undo)
        # Also where the reference would only be emptied, not deleted along.
        boss_id = a_person(book, "Шеф", account_id)
        entry, stance = people_reads.person_entry(other, person_id)
        people_changes.edit_person(
            other,
            person_id,
            PersonEntry(name=entry.name, account_id=account_id, reports_to_id=boss_id),
            stance,
            TODAY,
        )
        refused(book, book.undo)


def test_undo_of_a_deletion_refuses_when_what_it_belongs_to_is_gone(book: Book, path: Path) -> None:
    account_id = an_account(book, "Acme")
    task_id = a_task(book, "Обади се", account_id)
    task_changes.delete_task(book, task_id)
    with Book.open(path) as other:
        account_changes.delete_account(other, account_id)
        refused(book, book.undo)
        assert other.undo() == "Delete account Acme"
    assert book.undo() == "Delete task “Обади се”"


def test_undo_refuses_a_second_row_of_one_person_in_a_call(book: Book, path: Path) -> None:
    person_id = a_person(book, "Ана")
    call_id = a_call(book, None, person_id)
    with book.change_rows("Take out") as con:
        con.execute("DELETE FROM call_person")
    with Book.open(path) as other:
        attach(other, call_id, person_id)
        refused(book, book.undo)


def test_redo_refuses_what_was_changed_since(book: Book, path: Path) -> None:
    account_id = an_account(book, "Acme")
    account_changes.set_stage(book, account_id, Stage.CUSTOMER, TODAY)
    book.undo()
    with raw(path) as con:  # a change that is no act of anyone, as by a repair
        journal.drop_triggers(con)
        con.execute("UPDATE account SET city = 'Plovdiv'")
        journal.create_triggers(con)
    with pytest.raises(ChangedSince):
        book.redo()


def test_forgotten_history_cannot_be_undone(filled_book: Book) -> None:
    book = filled_book
    kept = dump(book)
    forget_history(book)
    assert book.rows("SELECT count(*) FROM journal") == book.rows("SELECT count(*) FROM change_set") == [(0,)]
    with pytest.raises(NothingToUndo):
        book.undo()
    an_account(book, "После")
    book.undo()
    assert dump(book) == kept


# -- anything, in any order

NAMES = st.sampled_from(["Acme", "Акме", "[/bold] x", 'О\'Нийл "q"', "Й\u0301 ѝ", "ﬁ №1"])


class RandomActs(RuleBasedStateMachine):
    """Random acts, undos and redos against a list of what the book held after each."""

    folder: Path
    empty: Path
    """An empty book."""

    @initialize()
    def open(self) -> None:
        path = self.folder / f"{id(self)}.db"
        shutil.copyfile(self.empty, path)
        self.book = Book.open(path)
        self.held: list[Dump] = [dump(self.book)]
        self.at = 0
        self.names: list[str] = []

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self.book.close()
            self.book.path.unlink()

    def ids(self, table: str) -> list[int]:
        return [found for (found,) in self.book.rows(f"SELECT id FROM {table} ORDER BY id")]

    def did(self) -> None:
        held = dump(self.book)
        if held != self.held[self.at]:
            del self.held[self.at + 1 :]
            del self.names[self.at :]
            self.held.append(held)
            self.at += 1
            self.names.append(self.book.rows("SELECT name FROM change_set ORDER BY id DESC LIMIT 1")[0][0])
        assert derived_agree(self.book) and people_are_where_they_are(self.book)

    @rule(name=NAMES, stage=st.sampled_from(Stage))
    def add_account(self, name: str, stage: Stage) -> None:
        an_account(self.book, name, stage=stage)
        self.did()

    @rule(name=NAMES, data=st.data())
    def add_person(self, name: str, data: st.DataObject) -> None:
        account_id = data.draw(st.sampled_from([None, *self.ids("account")]))
        boss_id = data.draw(st.sampled_from([None, *self.ids("person")]))
        a_person(self.book, name, account_id, reports_to_id=boss_id, stance=Stance.NEUTRAL)
        self.did()

    @rule(name=NAMES, data=st.data(), days=st.integers(-400, 0))
    def log_call(self, name: str, data: st.DataObject, days: int) -> None:
        account_id = data.draw(st.sampled_from([None, *self.ids("account")]))
        known: list[int | str] = [name, *self.ids("person")]
        who = data.draw(st.lists(st.sampled_from(known), max_size=3))
        step = data.draw(st.sampled_from([None, TaskEntry(what=name, due_on=TODAY, account_id=account_id)]))
        a_call(self.book, account_id, *who, held_at=NOON + timedelta(days=days), note=name, next_step=step)
        self.did()

    @rule(name=NAMES, data=st.data(), days=st.integers(-400, 0))
    def name_prospect(self, name: str, data: st.DataObject, days: int) -> None:
        by = data.draw(st.sampled_from([None, *self.ids("person")]))
        account_id = data.draw(st.sampled_from([None, *self.ids("account")]))
        with suppress(Problems):
            a_referral(
                self.book, name, by, account_id=account_id, person=name, named_on=TODAY + timedelta(days=days)
            )  # fmt: skip
        self.did()

    @precondition(lambda self: self.ids("account"))
    @rule(data=st.data(), answer=st.sampled_from(Answer), is_won=st.booleans())
    def qualify_and_settle(self, data: st.DataObject, answer: Answer, is_won: bool) -> None:
        account_id = data.draw(st.sampled_from(self.ids("account")))
        chain_changes.qualify(self.book, account_id, {Question.NEED: (answer, "")}, TODAY)
        self.did()
        if is_won:
            chain_changes.win(self.book, account_id, TODAY)
        else:
            with suppress(WonMeanwhile):
                chain_changes.lose(self.book, account_id, "скъпо", TODAY)
        self.did()

    @precondition(lambda self: self.ids("account"))
    @rule(name=NAMES, data=st.data(), bond=st.sampled_from(Bond), strength=st.integers(0, 5))
    def write_what_ties(self, name: str, data: st.DataObject, bond: Bond, strength: int) -> None:
        account_id = data.draw(st.sampled_from(self.ids("account")))
        bond_changes.set_strength(self.book, account_id, bond, strength, TODAY)
        self.did()
        dossier_changes.write_text(self.book, account_id, Topic.RESULTS, name if strength else "", TODAY)
        self.did()
        with suppress(Problems):
            competitor_changes.add_rivalry(
                self.book, account_id, RivalryEntry(competitor=name, strength=strength)
            )
        self.did()
        with suppress(Problems):
            portfolio_changes.add_product(self.book, name)
        self.did()
        lines = [one.product_id for one in portfolio_reads.products(self.book)]
        state = data.draw(st.sampled_from(PortfolioState))
        for product_id in lines:
            portfolio_changes.set_state(self.book, account_id, product_id, state)
            self.did()

    @precondition(lambda self: self.ids("competitor"))
    @rule(name=NAMES, data=st.data(), goes=st.booleans())
    def rename_or_delete_competitor(self, name: str, data: st.DataObject, goes: bool) -> None:
        competitor_id = data.draw(st.sampled_from(self.ids("competitor")))
        if goes:
            competitor_changes.delete_competitor(self.book, competitor_id)
        else:
            with suppress(Problems):
                competitor_changes.rename_competitor(self.book, competitor_id, name + "4")
        self.did()

    @precondition(lambda self: self.ids("call"))
    @rule(name=NAMES, data=st.data(), days=st.integers(-400, 0))
    def edit_call(self, name: str, data: st.DataObject, days: int) -> None:
        call_id = data.draw(st.sampled_from(self.ids("call")))
        who = data.draw(st.lists(st.sampled_from([None, *self.ids("person")]), max_size=3))
        entry = CallEntry(
            account_id=data.draw(st.sampled_from([None, *self.ids("account")])),
            people=tuple(Participant(person_id, name) for person_id in who),
            held_at=NOON + timedelta(days=days),
            channel=Channel.PHONE,
        )
        call_changes.edit_call(self.book, call_id, entry)
        self.did()

    @precondition(lambda self: self.ids("account"))
    @rule(name=NAMES, data=st.data())
    def rename_account(self, name: str, data: st.DataObject) -> None:
        account_id = data.draw(st.sampled_from(self.ids("account")))
        account_changes.edit_account(self.book, account_id, AccountEntry(name=name + "2"), TODAY)
        self.did()

    @precondition(lambda self: self.ids("person"))
    @rule(name=NAMES, data=st.data())
    def rename_person(self, name: str, data: st.DataObject) -> None:
        person_id = data.draw(st.sampled_from(self.ids("person")))
        account_id = data.draw(st.sampled_from([None, *self.ids("account")]))
        entry = PersonEntry(name=name + "3", account_id=account_id)
        people_changes.edit_person(self.book, person_id, entry, StanceEntry(Stance.BLOCKER, None), TODAY)
        self.did()

    @precondition(lambda self: self.ids("task"))
    @rule(data=st.data())
    def finish_task(self, data: st.DataObject) -> None:
        task_changes.finish_task(self.book, data.draw(st.sampled_from(self.ids("task"))), NOON)
        self.did()

    @precondition(lambda self: self.ids("person") and self.ids("account"))
    @rule(data=st.data(), days=st.integers(0, 3))
    def move_or_leave(self, data: st.DataObject, days: int) -> None:
        person_id = data.draw(st.sampled_from(self.ids("person")))
        account_id = data.draw(st.sampled_from([None, *self.ids("account")]))
        with suppress(Problems):
            if account_id is None:
                center_changes.mark_left(self.book, person_id, TODAY + timedelta(days=days))
            else:
                center_changes.move_person(self.book, person_id, account_id, TODAY + timedelta(days=days))
        self.did()

    @precondition(lambda self: self.ids("person"))
    @rule(data=st.data(), kind=st.sampled_from(TieKind))
    def tie(self, data: st.DataObject, kind: TieKind) -> None:
        ids = st.sampled_from(self.ids("person"))
        with suppress(Problems):
            a_tie(self.book, data.draw(ids), data.draw(ids), kind)
        self.did()

    @precondition(lambda self: self.ids("tie"))
    @rule(data=st.data())
    def end_tie(self, data: st.DataObject) -> None:
        with suppress(GoneMeanwhile):
            tie_changes.end_tie(self.book, data.draw(st.sampled_from(self.ids("tie"))), TODAY)
        self.did()

    @rule(data=st.data(), table=st.sampled_from(["account", "person", "call", "task"]))
    def delete(self, data: st.DataObject, table: str) -> None:
        ids = self.ids(table)
        if ids:
            verb: Callable[[Book, int], None] = {
                "account": account_changes.delete_account,
                "person": people_changes.delete_person,
                "call": call_changes.delete_call,
                "task": task_changes.delete_task,
            }[table]
            verb(self.book, data.draw(st.sampled_from(ids)))
            self.did()

    @rule(again=st.integers(1, 4))
    def undo(self, again: int) -> None:
        for _turn in range(min(again, self.at)):
            self.at -= 1
            assert self.book.undo() == self.names[self.at]
        assert dump(self.book) == self.held[self.at]
        assert derived_agree(self.book)
        if self.at == 0:
            with pytest.raises(NothingToUndo):
                self.book.undo()

    @rule(again=st.integers(1, 4))
    def redo(self, again: int) -> None:
        for _turn in range(min(again, len(self.names) - self.at)):
            assert self.book.redo() == self.names[self.at]
            self.at += 1
        assert dump(self.book) == self.held[self.at]
        assert derived_agree(self.book)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = Book.open(self.book.path)


@pytest.mark.slow
def test_any_acts_in_any_order(tmp_path: Path, empty_book_file: Path) -> None:
    RandomActs.folder, RandomActs.empty = tmp_path, empty_book_file
    run_state_machine_as_test(
        RandomActs,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=True,
        ),
    )
