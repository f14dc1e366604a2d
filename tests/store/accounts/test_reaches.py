"""Phones, e-mails and the like: rows of their own, made out of the columns of earlier formats, written row by row."""

import json
import sqlite3
from pathlib import Path

import pytest

from kamtui.domain.accounts.reach import Reach, read_reaches
from kamtui.domain.accounts.words import ReachKind
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes, people_reads, reach_changes, reach_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book import journal
from kamtui.store.book.book import Book
from kamtui.store.book.migrations import STEPS, migrate
from kamtui.store.book.search import index
from kamtui.store.book.search.finding import find
from kamtui.store.day.ahead import tasks_ahead
from tests.build import TODAY, a_person, a_task, an_account, dump, raw, ways

FORMAT = 5
"""The last one with columns for phone, e-mail and website."""


# -- books of earlier formats


def act(con: sqlite3.Connection, name: str, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Write an act as a program of that format would."""
    change_id = con.execute("SELECT coalesce(max(id), 0) + 1000 FROM change_set").fetchone()[0]
    con.execute(
        "INSERT INTO change_set VALUES (?, ?, '2026-01-01T00:00:00Z', 'do', NULL, 'done', 1)",
        (change_id, name),
    )
    con.execute("INSERT INTO change_now VALUES (?)", (change_id,))
    for sql, values in statements:
        con.execute(sql, values)
    con.execute("DELETE FROM change_now")


def insert(table: str, **values: object) -> tuple[str, tuple[object, ...]]:
    texts = {
        "account": ("legal_name", "registration_number", "industry", "city", "country", "phone", "email", "website",
                    "vulnerability", "note"),
        "person": ("title", "department", "phone", "email", "roles", "goals", "interests"),
    }[table]  # fmt: skip
    others = {
        "account": {"stage": "customer", "is_key": 0},
        "person": {"is_adviser": 0, "is_empty_seat": 0, "is_influence_center": 0, "status": "active"},
    }[table]
    row = {**dict.fromkeys(texts, ""), **others, "created_at": "2026-01-01T00:00:00Z", **values}
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())


@pytest.fixture
def old(path: Path) -> Path:
    """A book of format 5 in which phones were written, corrected and deleted with their people."""
    con = sqlite3.connect(path, isolation_level=None)
    con.execute("BEGIN")
    migrate(con, STEPS[:FORMAT])
    con.execute("COMMIT")
    con.execute("PRAGMA foreign_keys=ON")
    first, long = "02 987 65 43, 0888 123 456", "x" * 600
    act(con, "Add account Acme", insert("account", id=1, name="Acme", phone=first, website="acme.example"))
    act(
        con,
        "Add Ана",
        insert(
            "person", id=2, account_id=1, name="Ана", phone="mobile 0899 1 2 3 4 5", birthday="1980-02-29"
        ),
    )
    act(
        con, "Add Лице", insert("person", id=3, account_id=1, name="Лице", email="a@b.bg; c@d.bg", phone=long)
    )
    act(
        con,
        "Edit account Acme",
        ("UPDATE account SET phone = ?, email = ? WHERE id = 1", ("02 987 65 43, 44", "office@acme.example")),
    )
    act(con, "Edit Ана", ("UPDATE person SET phone = '', birthday = '2026-03-14' WHERE id = 2", ()))
    act(con, "Delete Лице", ("DELETE FROM person WHERE id = 3", ()))
    act(con, "Add Бо", insert("person", id=4, account_id=None, name="Бо", phone="ask at the desk"))
    con.execute("INSERT INTO search (rowid, words, kind) VALUES (1, '', 1)")
    con.close()
    return path


def held(book: Book) -> list[tuple[object, ...]]:
    return book.rows(
        "SELECT coalesce(account_id, person_id), kind, label, value, place FROM reach "
        "ORDER BY coalesce(account_id, person_id), kind, place"
    )


def test_every_value_of_the_columns_is_kept(old: Path) -> None:
    with Book.open(old) as book:
        assert held(book) == [
            (1, "email", "", "office@acme.example", 1),
            (1, "phone", "", "02 987 65 43, 44", 1),  # not surely two: as it was typed
            (1, "web", "", "acme.example", 1),
            (4, "phone", "", "ask at the desk", 1),
        ]
        assert (
            people_reads.person_entry(book, 2)[0].birthday is not None
        )  # whatever it says: `check` names it
        with raw(old) as con:
            assert index.agree(con)
        assert [hit.record_id for hit in find(book, "9876543")] == [1]


def test_what_was_done_before_is_taken_back_and_done_again(old: Path) -> None:
    with Book.open(old) as book:
        now = dump(book)
        steps = [held(book)]
        names = []
        for _act in range(7):
            names.append(book.undo())
            steps.append(held(book))
            with raw(old) as con:
                assert index.agree(con)
        assert names == [
            "Add Бо", "Delete Лице", "Edit Ана", "Edit account Acme", "Add Лице", "Add Ана", "Add account Acme",
        ]  # fmt: skip
        assert steps[2][-3:] == [
            (3, "email", "", "a@b.bg", 1), (3, "email", "", "c@d.bg", 2), (3, "phone", "", "x" * 600, 1),
        ]  # fmt: skip
        assert (2, "phone", "mobile", "0899 1 2 3 4 5", 1) in steps[3]
        assert steps[4][:3] == [
            (1, "phone", "", "02 987 65 43", 1), (1, "phone", "", "0888 123 456", 2), (1, "web", "", "acme.example", 1),
        ]  # fmt: skip
        assert steps[7] == []
        for known in reversed(steps[:-1]):
            book.redo()
            assert held(book) == known
        assert dump(book) == now


def test_the_history_holds_whole_rows(old: Path) -> None:
    with Book.open(old) as book:
        with raw(old) as con:
            columns = set(journal.columns(con, "reach"))
        entries = book.rows("SELECT before, after FROM journal WHERE table_name = 'reach'")
        assert len(entries) > 8
        for before, after in entries:
            for image in (before, after):
                assert image is None or set(json.loads(image)) == columns


def test_ids_are_the_same_in_every_copy_and_rise_above_nothing(old: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(old.read_bytes())
    with Book.open(old) as book, Book.open(copy) as other:
        assert dump(book)["reach"] == dump(other)["reach"]
        assert book.rows("SELECT max(id) < 4194304 FROM reach") == [(1,)]  # of the moment of their owners


# -- writing


def rows(book: Book) -> dict[str, int]:
    return dict(book.rows("SELECT value, id FROM reach"))


def test_only_what_differs_is_written(book: Book) -> None:
    acme = an_account(book, phone="02 1; mobile 0888 1; 0700 3", email="a@b.bg")
    before = rows(book)
    entry = account_reads.account_entry(book, acme)
    changed = ways(phone="mobile 0888 1; 02 2; 0700 3; 0899 4", email="a@b.bg")
    account_changes.edit_account(book, acme, entry._replace(reaches=changed), TODAY)
    assert account_reads.account_entry(book, acme).reaches == changed
    after = rows(book)
    assert {value: after[value] for value in ("0888 1", "0700 3", "a@b.bg")} == {
        value: before[value] for value in ("0888 1", "0700 3", "a@b.bg")
    }
    assert after["02 2"] == before["02 1"]  # corrected, not another one
    assert book.undo() == "Edit account Acme"
    assert account_reads.account_entry(book, acme).reaches == entry.reaches
    account_changes.edit_account(book, acme, entry._replace(reaches=()), TODAY)
    assert rows(book) == {}
    book.undo()
    assert rows(book) == before


def test_what_is_not_known_yet_is_added_behind(book: Book) -> None:
    ana = a_person(book, "Ana", phone="+359 888 123 456", email="A@b.bg")
    said = read_reaches(ReachKind.PHONE, "0888123456, 02 987 65 43"), read_reaches(ReachKind.EMAIL, "a@b.bg")
    with book.change("Add") as act:
        added = reach_changes.add_reaches(act, [one for some in said for one in some], person_id=ana)
    assert added == (Reach(ReachKind.PHONE, "02 987 65 43"),)
    assert reach_reads.reaches_by_person(book)[ana] == ways(
        phone="+359 888 123 456; 02 987 65 43", email="A@b.bg"
    )
    assert reach_reads.reaches_by_person(book, ReachKind.EMAIL)[ana] == ways(email="A@b.bg")
    assert reach_reads.reaches_by_account(book) == {}


def test_two_of_one_name_are_two_people(book: Book) -> None:
    acme = an_account(book)
    one, other = (
        a_person(book, "Иван Петров", acme, phone="1"),
        a_person(book, "Иван Петров", acme, phone="2", title="CFO"),
    )
    assert people_reads.person_entry(book, one)[0].reaches == ways(phone="1")
    assert people_reads.person_entry(book, other)[0].reaches == ways(phone="2")
    assert {line.person_id for line in people_reads.people_of(book, acme)} == {one, other}


def test_they_go_with_whose_they_are_and_come_back(book: Book) -> None:
    acme = an_account(book, phone="02 1")
    ana = a_person(book, "Ana", acme, phone="0888 1")
    before = dump(book)
    people_changes.delete_person(book, ana)
    assert list(rows(book)) == ["02 1"]
    account_changes.delete_account(book, acme)
    assert rows(book) == {}
    book.undo(), book.undo()
    assert dump(book) == before


def test_another_phone_makes_a_newer_copy_of_a_task_in_the_calendar(book: Book) -> None:
    ana = a_person(book, "Ana", phone="0888 1")
    a_task(book, person_id=ana)
    [before] = tasks_ahead(book)
    with book.change("Another phone") as act:
        reach_changes.write_reaches(act, ways(phone="0888 2"), person_id=ana)
    book._con.execute("UPDATE change_set SET made_at = '2030-01-01T00:00:00Z' WHERE name = 'Another phone'")
    [after] = tasks_ahead(book)
    assert (before.phone, after.phone) == ("0888 1", "0888 2")
    assert before.changed_at.year < after.changed_at.year == 2030


# -- finding


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0888123456", ["Ana"]), ("888 123", ["Ana", "Bob"]), ("+359888123456", ["Ana"]), ("00359 888 123 456", ["Ana"]),
        ("359888123456", ["Ana"]), ("029876543", ["Acme"]), ("(02) 987-65-43", ["Acme"]), ("+359 2 987", ["Acme"]),
        ("9876543", ["Acme"]), ("123 456", ["Ana", "Cora"]), ("3457", ["Bob"]), ("0888 123 457", ["Bob"]), ("0888 999", []),
        ("030 1234", ["Cora"]), ("+49 30 1234567", ["Cora"]), ("0899111222", ["Dora"]), ("0877 111 222", ["Dora"]),
        ("ana 0888", ["Ana"]), ("0888 ana 123", ["Ana"]), ("bob 888123456", []), ("+ana 888", ["Ana"]),
        ("ana@acme.example", ["Ana"]), ("mobile", ["Ana"]), ("viber", ["Eva"]), ("0866 777", ["Eva"]), ("чай", ["Eva"]),
    ],
)  # fmt: skip
def test_a_phone_is_found_by_its_digits(book: Book, typed: str, found: list[str]) -> None:
    an_account(book, "Acme", phone="02 / 987 65 43")
    a_person(book, "Ana", phone="mobile 0888 12-34-56", email="ana@acme.example")
    a_person(book, "Bob", phone="+359888123457")
    a_person(book, "Cora", phone="+49 (0)30 1234567")
    a_person(book, "Dora", phone="0899/111 222 или 0877 111 222")
    a_person(book, "Eva", chat="Viber 0866 777 888", note="пие чай")
    assert sorted(hit.name for hit in find(book, typed)) == found
    with raw(book.path) as con:
        assert index.agree(con)


def test_the_index_follows_the_phones(book: Book) -> None:
    ana = a_person(book, "Ana", phone="0888 123 456")
    with book.change("Another") as act:
        reach_changes.write_reaches(act, ways(phone="0899 123 456"), person_id=ana)
    assert find(book, "0888 123 456") == [] and len(find(book, "0899 123 456")) == 1
    book.undo()
    assert len(find(book, "0888 123 456")) == 1 and find(book, "0899 123 456") == []
    with raw(book.path) as con:
        assert index.agree(con)
