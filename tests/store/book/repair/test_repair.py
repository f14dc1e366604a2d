"""What can be repaired is: said before, done whole or not at all, the book as it was kept, nothing gone unnamed."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.text import language
from kamtui.store.book import backup, migrations
from kamtui.store.book.book import Book
from kamtui.store.book.check import check
from kamtui.store.book.errors import BookError
from kamtui.store.book.repair import repair as repairing
from kamtui.store.book.repair.repair import plan, repair
from kamtui.store.book.restoring.restore import restore
from tests.build import dump, raw
from tests.store.book.test_check import SPOILERS, restored_triggers, without_triggers

TODAY = date(2026, 11, 22)
Spoil = Callable[[sqlite3.Connection], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def spoilt(path: Path, spoil: Spoil) -> None:
    """Spoil a book as no act could."""
    with raw(path) as con:
        con.execute("PRAGMA foreign_keys=OFF")
        con.execute("PRAGMA ignore_check_constraints=ON")
        spoil(con)


def outside(*statements: str) -> Spoil:
    """Statements that run outside any act."""

    def spoil(con: sqlite3.Connection) -> None:
        without_triggers(con)
        for statement in statements:
            con.execute(statement)
        restored_triggers(con)

    return spoil


def is_well(path: Path) -> bool:
    return all(finding.ok for finding in check(path))


def test_a_sound_book_needs_none(filled_book: Book, path: Path, folder: Path) -> None:
    filled_book.close()
    before = path.read_bytes()
    assert plan(path, TODAY) == ([], []) and repair(path, folder, TODAY) is None
    assert path.read_bytes() == before and not folder.exists()


DERIVED = {name: spoil for name, (_finding, spoil) in SPOILERS.items() if name not in ("a reference", "a table more")} | {
    "a foreign trigger": lambda con: con.execute("CREATE TRIGGER evil AFTER INSERT ON task BEGIN DELETE FROM account; END"),
    "a view": lambda con: con.execute("CREATE VIEW more AS SELECT 1"),
    "no triggers": without_triggers,
    "no search": lambda con: con.execute("DROP TABLE search"),
    "no contacts": lambda con: con.execute("DROP TABLE person_contact"),
    "an undo of nothing": lambda con: con.execute("UPDATE change_set SET kind = 'undo' WHERE id = (SELECT min(id) FROM change_set)"),
}  # fmt: skip


@pytest.mark.parametrize("what", DERIVED)
def test_what_is_derived_is_made_again_and_no_record_changes(
    filled_book: Book, path: Path, folder: Path, what: str
) -> None:
    records = dump(filled_book)
    filled_book.close()
    spoilt(path, DERIVED[what])
    before = path.read_bytes()
    planned = plan(path, TODAY)
    assert planned.will and not planned.cannot and path.read_bytes() == before
    repaired = repair(path, folder, TODAY)
    assert repaired is not None and repaired.done == planned.will and is_well(path)
    with Book.open(path) as book:
        assert dump(book) == records
    assert repair(path, folder, TODAY) is None


def test_a_lost_record_comes_back_from_the_history(
    filled_book: Book, filled_ids: dict[str, int], path: Path, folder: Path
) -> None:
    records = dump(filled_book)
    filled_book.close()
    spoilt(path, outside(f"DELETE FROM account WHERE id = {filled_ids['acme']}", "DELETE FROM call"))
    repaired = repair(path, folder, TODAY)
    assert repaired is not None and is_well(path)
    assert "Comes back from the history of the book: account “Acme”." in repaired.done
    with Book.open(path) as book:
        now = dump(book)
        assert now["account"] == records["account"]
        assert set(now["call"]) <= set(records["call"]) and now["call"]


def test_what_the_history_forgot_gets_one_in_its_place_or_is_named(
    filled_book: Book, filled_ids: dict[str, int], path: Path, folder: Path
) -> None:
    records = dump(filled_book)
    filled_book.close()
    spoilt(
        path,
        outside(
            "DELETE FROM journal",
            "DELETE FROM change_set",
            f"DELETE FROM account WHERE id = {filled_ids['acme']}",
            "DELETE FROM call",
        ),
    )
    with language.spoken("bg"):
        assert "клиент „Изгубено" in " ".join(plan(path, TODAY).will)
    planned = plan(path, TODAY)
    repaired = repair(path, folder, TODAY)
    assert repaired is not None and is_well(path) and repaired.done == planned.will
    with Book.open(path) as book:
        now = dump(book)
        name, stage = book.rows("SELECT name, stage FROM account WHERE id = ?", (filled_ids["acme"],))[0]
        assert name.startswith("Lost, found by the repair of 22 Nov 2026") and stage == "prospect"
    for table in ("term", "person", "problem"):
        assert [row[0] for row in now[table]] == [row[0] for row in records[table]]
    gone = len(records["call_person"]) - len(now["call_person"])
    named = [line for line in repaired.done if line.startswith("Goes, as it is nothing without its call")]
    assert gone == len(named) > 0 and "who was in a call “" in named[0]
    with raw(repaired.kept) as con:  # byte for byte, for it is no book that could be restored
        assert con.execute("SELECT count(*) FROM call_person").fetchone() == (len(records["call_person"]),)


def test_a_value_that_is_not_allowed_becomes_what_the_history_knows(
    filled_book: Book, path: Path, folder: Path
) -> None:
    records = dump(filled_book)
    filled_book.close()
    spoilt(path, outside("UPDATE account SET stage = 'x'"))
    assert repair(path, folder, TODAY) is not None and is_well(path)
    with Book.open(path) as book:
        assert dump(book)["account"] == records["account"]
        book_is_whole = book.undo()
    assert book_is_whole
    spoilt(path, outside("DELETE FROM journal", "DELETE FROM change_set", "UPDATE account SET stage = 'x'"))
    planned = plan(path, TODAY)
    assert (
        planned.will == [] and "does not allow" in planned.cannot[0] and repair(path, folder, TODAY) is None
    )


def test_an_index_that_lacks_records_is_made_again(filled_book: Book, path: Path, folder: Path) -> None:
    filled_book.close()
    sql = migrations.fresh_schema()["task_due"]

    def spoil(con: sqlite3.Connection) -> None:
        (root,) = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'task_due'").fetchone()
        con.execute("PRAGMA writable_schema=ON")
        con.execute("DELETE FROM sqlite_master WHERE name = 'task_due'")
        con.execute("PRAGMA writable_schema=RESET")
        outside("UPDATE task SET due_on = '2020-01-01'")(con)
        con.execute("PRAGMA writable_schema=ON")
        con.execute("INSERT INTO sqlite_master VALUES ('index', 'task_due', 'task', ?, ?)", (root, sql))

    spoilt(path, spoil)
    assert not is_well(path)
    repaired = repair(path, folder, TODAY)
    assert repaired is not None and "indexes of all tables" in repaired.done[0] and is_well(path)


def test_what_follows_the_end_is_cut_off(filled_book: Book, path: Path, folder: Path) -> None:
    filled_book.close()
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(bytes(8192))
    repaired = repair(path, folder, TODAY)
    assert repaired is not None and path.stat().st_size == size and is_well(path)


SAID_HERE = ("table", "a table more", "older")


@pytest.mark.parametrize("what", [*SAID_HERE, "pages", "end", "newer", "zero", "foreign", "text", "loop"])
def test_what_is_beyond_repair_is_said_and_left(
    filled_book: Book, path: Path, folder: Path, what: str
) -> None:
    filled_book.close()
    match what:
        case "pages":
            with raw(path) as con:
                (root,) = con.execute("SELECT rootpage FROM sqlite_master WHERE name = 'call'").fetchone()
            with path.open("r+b") as file:
                file.seek((root - 1) * 4096)
                file.write(b"\xee" * 4096)
        case "end":
            os.truncate(path, path.stat().st_size - 4096)
        case "table":
            spoilt(path, lambda con: con.execute("DROP TABLE plan"))
        case "a table more":
            spoilt(path, lambda con: con.execute("CREATE TABLE more (id)"))
        case "loop":
            path.unlink()
            path.symlink_to(path)
        case "text":
            path.write_text("no book " * 900)
        case _:
            pragma = {
                "newer": "user_version=99",
                "zero": "user_version=0",
                "older": "user_version=4",
                "foreign": "application_id=1",
            }[what]
            spoilt(path, lambda con: con.execute(f"PRAGMA {pragma}"))
    before = path.read_bytes() if what != "loop" else b""
    planned = plan(path, TODAY)
    assert planned.will == [] and len(planned.cannot) == (
        what in SAID_HERE
    )  # the check says why of the others
    assert repair(path, folder, TODAY) is None and not folder.exists()
    assert what == "loop" or path.read_bytes() == before


def test_the_book_as_it_was_comes_back_by_a_restore(filled_book: Book, path: Path, folder: Path) -> None:
    filled_book.close()
    spoilt(path, lambda con: con.execute("DELETE FROM account_contact"))
    repaired = repair(path, folder, TODAY)
    [known] = backup.backups_in(folder)
    assert repaired is not None and known.why is backup.Why.REPAIR and known.path == repaired.kept
    restore(known.path, path, folder)
    assert [finding.name for finding in check(path) if not finding.ok] == ["last contacts"]


def test_a_repair_that_fails_or_is_killed_leaves_the_book_as_it_was(
    filled_book: Book, path: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_book.close()
    spoilt(path, lambda con: con.execute("DELETE FROM search"))
    spoilt_copy = tmp_path / "spoilt.db"
    shutil.copyfile(path, spoilt_copy)
    code = """
    import os, signal, sys
    from datetime import date
    from pathlib import Path
    from kamtui.store.book.repair import repair, schema
    schema.create_triggers = lambda con: (con.execute("PRAGMA cache_spill=1"), os.kill(os.getpid(), signal.SIGKILL))
    repair.repair(Path(sys.argv[1]), Path(sys.argv[2]), date(2026, 11, 22))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(path), str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert [finding.name for finding in check(path) if not finding.ok] == ["search index"]

    def fails(con: sqlite3.Connection, where: Path) -> None:
        raise BookError("not well")

    monkeypatch.setattr(repairing, "_require_well", fails)
    with pytest.raises(BookError, match="not well"):
        repair(path, folder, TODAY)
    assert [finding.name for finding in check(path) if not finding.ok] == ["search index"]
    monkeypatch.undo()
    assert repair(path, folder, TODAY) is not None and is_well(path)


def test_where_the_book_cannot_be_kept_nothing_is_repaired(
    filled_book: Book, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_book.close()
    spoilt(path, without_triggers)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(BookError, match="No space left"):
        repair(path, folder, TODAY)
    assert path.read_bytes() == before and not list(path.parent.glob("*before-repair*"))
