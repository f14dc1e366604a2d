"""`kamtui check`: each kind of damage is found, none is an exception, nothing is written."""

import os
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kamtui.store.book import backup, contacts, journal, opening, upkeep
from kamtui.store.book.book import Book
from kamtui.store.book.check import Finding, check
from kamtui.store.book.errors import DamagedBook
from kamtui.store.book.restoring.restore import restore
from kamtui.store.book.rules import conditions
from tests.build import an_account, raw


@pytest.fixture
def filled(filled_book: Book, path: Path) -> Path:
    book = filled_book
    an_account(book, "Undone")
    book.undo()
    book.close()
    return path


def faults(path: Path) -> list[Finding]:
    """What is not well with a book that must not be changed by looking."""
    before = path.read_bytes()
    found = [finding for finding in check(path) if not finding.ok]
    assert path.read_bytes() == before
    assert all(finding.detail.isprintable() for finding in found)
    return found


def test_a_new_and_a_used_book_are_well(filled: Path, tmp_path: Path) -> None:
    findings = check(filled)
    assert [finding for finding in findings if not finding.ok] == []
    assert len(findings) == 10
    with Book.open(tmp_path / "new.db", create=True):
        assert all(finding.ok for finding in check(tmp_path / "new.db"))


def test_a_book_that_another_window_has_open_is_well(filled: Path) -> None:
    with Book.open(filled) as book:
        an_account(book, "Beside")
        assert faults(filled) == []


def without_triggers(con: sqlite3.Connection) -> None:
    journal.drop_triggers(con)
    contacts.drop_triggers(con)


def restored_triggers(con: sqlite3.Connection) -> None:
    journal.create_triggers(con)
    contacts.create_triggers(con)


SPOILERS: dict[str, tuple[str, Callable[[sqlite3.Connection], object]]] = {
    "a reference": ("references", lambda con: con.execute("UPDATE person SET account_id = 7")),
    "a table more": ("tables", lambda con: con.execute("CREATE TABLE more (id)")),
    "an index less": ("tables", lambda con: con.execute("DROP INDEX task_due")),
    "a trigger less": ("tables", lambda con: con.execute("DROP TRIGGER journal_account_insert")),
    "a word less": ("search index", lambda con: con.execute("DELETE FROM search WHERE kind = 1")),
    "a word more": (
        "search index",
        lambda con: con.execute("INSERT INTO search (rowid, account, kind) VALUES (1, 'x', 1)"),
    ),
    "its inner order": ("search index", lambda con: con.execute("DELETE FROM search_data WHERE id > 10")),
    "a contact": ("last contacts", lambda con: con.execute("DELETE FROM account_contact")),
    "a person's contact": (
        "last contacts",
        lambda con: con.execute("UPDATE person_contact SET last_at = '2030-01-01T00:00:00Z'"),
    ),
    "an act without entries": (
        "journal",
        lambda con: con.execute("DELETE FROM journal WHERE change_id = (SELECT max(change_id) FROM journal)"),
    ),
    "an open act": ("journal", lambda con: con.execute("INSERT INTO change_now VALUES (1)")),
    "an entry": ("journal", lambda con: con.execute("UPDATE journal SET after = '{' WHERE act = 'insert'")),
    "an entry's act": ("journal", lambda con: con.execute("UPDATE journal SET act = 'delete'")),
}


@pytest.mark.parametrize("what", SPOILERS)
def test_what_was_spoilt_is_found(filled: Path, what: str) -> None:
    name, spoil = SPOILERS[what]
    with raw(filled) as con:
        con.execute("PRAGMA foreign_keys=OFF")
        dropped = name == "references"
        if dropped:
            without_triggers(con)
        spoil(con)
        if dropped:
            restored_triggers(con)
    assert [finding.name for finding in faults(filled)][:1] == [name]


def test_an_index_that_differs_from_its_table_is_found(filled: Path) -> None:
    with raw(filled) as con:
        con.execute("PRAGMA writable_schema=ON")
        con.execute("UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE "
                    "name = 'task_person') WHERE name = 'task_due'")  # fmt: skip
    assert [finding.name for finding in faults(filled)] == ["pages"]


@pytest.mark.parametrize(
    ("pragma", "name"),
    [("user_version=99", "format"), ("user_version=0", "format"), ("application_id=1", "format")],
)
def test_another_format_is_named(filled: Path, pragma: str, name: str) -> None:
    with raw(filled) as con:
        con.execute(f"PRAGMA {pragma}")
    assert [finding.name for finding in faults(filled)] == [name]
    assert len(check(filled)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"a,b,c\n", b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 8000]
)
def test_another_file_is_one_finding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    assert len(faults(path)) == 1


def test_no_file_a_folder_and_a_pipe_are_one_finding_each(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    for path in (tmp_path / "none.db", tmp_path, tmp_path / "pipe.db"):
        (finding,) = check(path)
        assert not finding.ok


def test_whatever_is_broken_there_is_an_answer_and_no_exception(filled: Path, tmp_path: Path) -> None:
    whole = filled.read_bytes()
    chance = Random(7)
    for number in range(60):
        spoilt = bytearray(whole)
        if number % 3 == 0:
            start = chance.randrange(16, len(whole))
            length = chance.choice([1, 50, 4096])
            spoilt[start : start + length] = chance.randbytes(len(spoilt[start : start + length]))
        elif number % 3 == 1:
            del spoilt[chance.randrange(100, len(whole)) :]
        else:
            page = chance.randrange(1, len(whole) // 4096) * 4096
            spoilt[page : page + 4096] = bytes(4096)
        path = tmp_path / f"{number}.db"
        path.write_bytes(spoilt)
        findings = check(path)
        assert findings
        if number % 3 == 1:
            assert not all(finding.ok for finding in findings)


def test_a_save_that_was_cut_off_is_taken_back_and_all_is_well(filled: Path, tmp_path: Path) -> None:
    # What a kill leaves: pages half written to the file, and the journal that knows the old ones.
    with raw(filled) as con:
        con.execute("PRAGMA journal_mode=TRUNCATE")
        con.execute("PRAGMA cache_size=1")
        con.execute("PRAGMA cache_spill=1")
        con.execute("BEGIN IMMEDIATE")
        con.execute("INSERT INTO draft SELECT 'x' || value, 1, 1, '', printf('%.*c', 3000, 'x') FROM "
                    "(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 300) "
                    "SELECT value FROM n)")  # fmt: skip
        cut = tmp_path / "cut.db"
        cut.write_bytes(filled.read_bytes())
        cut.with_name("cut.db-journal").write_bytes(filled.with_name("book.db-journal").read_bytes())
        con.execute("ROLLBACK")
    assert cut.with_name("cut.db-journal").stat().st_size
    assert cut.read_bytes() != filled.read_bytes()
    assert [finding for finding in check(cut) if not finding.ok] == []
    with raw(cut) as con:
        assert con.execute("SELECT count(*) FROM draft").fetchone() == (0,)


# -- what SQLite's own check leaves out on a connection that may only read


def test_a_broken_rule_is_found_though_nothing_may_be_written(filled: Path) -> None:
    with raw(filled) as con:
        con.execute("PRAGMA ignore_check_constraints=ON")
        without_triggers(con)
        con.execute("UPDATE account SET stage = 'nonsense'")
        con.execute("UPDATE task SET due_on = '2026-99-99'")
        restored_triggers(con)
    (finding,) = faults(filled)
    assert (finding.name, finding.detail) == (
        "rules",
        "records break the rules of their tables: account, task",
    )


def test_the_rules_looked_at_are_all_of_those_of_the_tables(filled: Path) -> None:
    with raw(filled) as con:
        for (sql,) in con.execute("SELECT sql FROM sqlite_master WHERE sql LIKE '%CHECK%'"):
            assert len(conditions(sql)) == sql.count("CHECK")
            for condition in conditions(sql):
                assert condition.count("(") == condition.count(")")


def test_what_breaks_a_rule_is_no_good_backup_and_no_restore(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    good, bad = backup.take(filled, folder), folder / "book-29990101-000000-9.db"
    bad.write_bytes(filled.read_bytes())
    with raw(bad) as con:
        con.execute("PRAGMA ignore_check_constraints=ON")
        without_triggers(con)
        con.execute("UPDATE account SET stage = 'nonsense'")
        restored_triggers(con)
    assert backup.newest_good(folder) == good
    with pytest.raises(DamagedBook, match="a record breaks a rule of account"):
        restore(bad, filled)
    with pytest.raises(DamagedBook, match="account"):
        backup.check_daily(bad, folder, date(2026, 11, 22))
    for read_only in (True, False):
        with pytest.raises(DamagedBook):
            Book.open(bad, read_only=read_only)


@pytest.mark.parametrize("more", [1, 4096, 10_000])
def test_what_follows_the_end_is_found(filled: Path, more: int) -> None:
    with filled.open("ab") as file:
        file.write(b"\xee" * more)
    (finding,) = faults(filled)
    assert finding.name == "length"
    assert f"{more} byte" in finding.detail


@pytest.mark.parametrize("less", [1, 4095, 4096, 3 * 4096])
def test_a_missing_end_is_found(filled: Path, less: int) -> None:
    filled.write_bytes(filled.read_bytes()[:-less])
    assert faults(filled)
    with pytest.raises(DamagedBook):
        Book.open(filled)


def test_a_small_book_is_not_checked_twice_unless_it_was_written_to(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, today, checked = tmp_path / "backups", date.today(), list[Path]()  # noqa: DTZ011
    whole = opening.check_pages

    def counting(con: sqlite3.Connection, path: Path, *given: Any, **named: Any) -> None:
        checked.append(path)
        whole(con, path, *given, **named)

    monkeypatch.setattr(opening, "check_pages", counting)
    Book.open(filled, backups=folder).close()
    assert len(checked) == 1, "never before"
    backup.check_daily(filled, folder, today - timedelta(1))
    checked.clear()
    Book.open(filled, backups=folder).close()
    assert len(checked) == 1, "not today"
    backup.check_daily(filled, folder, today)
    checked.clear()
    Book.open(filled, backups=folder).close()
    backup.check_daily(filled, folder, today)
    assert checked == []
    Book.open(filled).close()
    assert len(checked) == 1, "it is not known where that would be said"
    with Book.open(filled, backups=folder) as book:
        an_account(book, "Written since")
    checked.clear()
    Book.open(filled, backups=folder).close()
    assert len(checked) == 1
    backup.check_daily(filled, folder, today)
    pages = bytearray(filled.read_bytes())
    for page in range(20 * 4096, len(pages), 4096):
        pages[page : page + 8] = bytes(8)
    filled.write_bytes(pages)
    with pytest.raises(DamagedBook):
        Book.open(filled, backups=folder)


def test_what_the_checked_book_has_beside_it_is_checked_with_it(filled: Path, tmp_path: Path) -> None:
    folder, today = tmp_path / "backups", date.today()  # noqa: DTZ011
    backup.check_daily(filled, folder, today)
    assert backup.is_checked(filled, folder, today)
    for end in ("-journal", "-wal"):
        beside = filled.with_name(filled.name + end)
        beside.write_bytes(b"")
        assert backup.is_checked(filled, folder, today), "emptied, as it stands after each act"
        beside.write_bytes(b"\x00" * 512)
        assert not backup.is_checked(filled, folder, today), "SQLite may write it into the book"
        beside.unlink()


def test_a_file_in_the_place_of_the_checked_one_is_not_checked(filled: Path, tmp_path: Path) -> None:
    folder, today = tmp_path / "backups", date.today()  # noqa: DTZ011
    backup.check_daily(filled, folder, today)
    status = filled.stat()
    other = tmp_path / "other.db"
    other.write_bytes(filled.read_bytes())
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(filled)
    assert filled.stat().st_mtime_ns == status.st_mtime_ns
    assert not backup.is_checked(filled, folder, today)


def test_a_mark_that_is_no_text_is_none(filled: Path, tmp_path: Path) -> None:
    folder, today = tmp_path / "backups", date.today()  # noqa: DTZ011
    folder.mkdir()
    for mark in (".checked-on", ".forgotten-on"):
        (folder / mark).write_bytes(b"\xff\x00\xfe")
    upkeep.care_for(filled, folder, read_only=False)
    assert backup.is_checked(filled, folder, today)
    assert (folder / ".forgotten-on").read_text(encoding="ascii") == today.isoformat()
