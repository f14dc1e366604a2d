"""What is no book of ours is refused with the right sentence and left as it is, byte for byte."""

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kamtui.store.book import opening
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, DamagedBook, NewerBook, NoBookHere, NotABook
from kamtui.store.book.migrations import VERSION
from tests.build import a_little_of_everything, an_account, dump


def content(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its bytes, so that nothing made beside goes unseen."""
    return {
        str(found.relative_to(folder)): found.read_bytes() if found.is_file() else None
        for found in sorted(folder.rglob("*"))
        if not found.name.endswith("-journal") or found.stat().st_size
    }


def refuse(path: Path, error: type[BookError], sentence: str) -> None:
    before = content(path.parent)
    for create in (False, True):
        with pytest.raises(error, match=sentence) as caught:
            Book.open(path, create=create)
        assert type(caught.value) is error
        assert content(path.parent) == before


def foreign(path: Path) -> None:
    con = sqlite3.connect(path)
    con.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT)")
    con.commit()
    con.close()


def pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names on this system")
    os.mkfifo(path)


def loop(path: Path) -> None:
    other = path.with_name("other.db")
    path.symlink_to(other)
    other.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (Path.mkdir, "it is a folder"),
        (pipe, "not an ordinary file"),
        (loop, "cannot be reached|link leads nowhere"),
        (lambda path: path.symlink_to("nowhere.db"), "the link leads nowhere"),
        (lambda path: path.symlink_to("/dev/zero"), "not an ordinary file"),
        (Path.touch, "it is empty; your data is not in it"),
        (foreign, "belongs to another program"),
        (lambda path: path.write_bytes(b"name;city\nAcme;Sofia\n"), "another kind of file, or encrypted"),
        (lambda path: path.write_bytes(random.Random(1).randbytes(20_000)), "another kind of file, or encrypted"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "another kind of file|belongs to another program"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + random.Random(2).randbytes(20_000)), "not a kamtui book"),
    ],
)  # fmt: skip
def test_what_is_no_book_is_refused(path: Path, make: Callable[[Path], object], sentence: str) -> None:
    make(path)
    refuse(path, NotABook, sentence)


def test_what_may_not_be_read_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"x")

    def denied(self: Path, *_: object) -> object:
        raise PermissionError

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(NotABook, match="it may not be read"):
        Book.open(path)


def test_no_book_is_made_unless_asked(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NoBookHere, match="There is no book at"):
        Book.open(path)
    with pytest.raises(NoBookHere):
        Book.open(path / "below.db")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed book with a few records and history."""
    with Book.open(path, create=True) as book:
        a_little_of_everything(book)
        for number in range(20):
            an_account(book, f"Фирма {number}", note="бележка " * 100)
    return path


def test_a_newer_book_is_refused_and_left_as_it_is(filled: Path) -> None:
    con = sqlite3.connect(filled)
    con.execute(f"PRAGMA user_version={VERSION + 1}")
    con.close()
    refuse(filled, NewerBook, rf"newer kamtui \(format {VERSION + 1}; this one knows {VERSION}\)")


@pytest.mark.parametrize("version", [0, -1])
def test_a_book_without_its_format_number_is_refused(filled: Path, version: int) -> None:
    con = sqlite3.connect(filled)
    con.execute(f"PRAGMA user_version={version}")
    con.close()
    refuse(filled, DamagedBook, "its format number is missing")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_book_is_refused(filled: Path, part: float) -> None:
    os.truncate(filled, int(filled.stat().st_size * part))
    refuse(filled, DamagedBook, "is damaged")


@pytest.mark.parametrize("seed", range(12))
def test_no_overwritten_page_goes_unseen(filled: Path, seed: int) -> None:
    """Garbage over the head of any page but the first is damage, and the file stays as it is."""
    chance = random.Random(seed)
    pages = filled.stat().st_size // 4096
    with filled.open("r+b") as file:
        file.seek(4096 * chance.randrange(1, pages))
        file.write(chance.randbytes(400))
    refuse(filled, DamagedBook, "is damaged")


@pytest.mark.parametrize(
    "meddling",
    [
        "DROP INDEX account_stage",
        "DROP TRIGGER journal_account_update",
        "DROP TABLE draft",
        "CREATE TABLE more (id INTEGER)",
        "ALTER TABLE account ADD COLUMN more TEXT",
    ],
)
def test_tables_that_are_not_ours_are_damage(filled: Path, meddling: str) -> None:
    con = sqlite3.connect(filled)
    con.execute(meddling)
    con.close()
    refuse(filled, DamagedBook, "its tables are not those of a book")


def test_a_large_book_is_compared_too_if_not_page_by_page(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SMALL_BOOK_BYTES", 100)
    Book.open(filled).close()
    con = sqlite3.connect(filled)
    con.execute("DROP INDEX account_stage")
    con.close()
    refuse(filled, DamagedBook, "its tables are not those of a book")


def test_a_reference_that_leads_nowhere_is_damage(filled: Path) -> None:
    con = sqlite3.connect(filled)
    con.execute("DROP TRIGGER journal_task_update")
    con.execute("UPDATE task SET account_id = 5")
    con.commit()
    con.close()
    refuse(filled, DamagedBook, "a record points to one that is not there")


def test_statistics_of_another_program_are_no_damage(filled: Path) -> None:
    """Programs that show SQLite files leave sqlite_stat1 behind (PRAGMA optimize)."""
    con = sqlite3.connect(filled)
    con.execute("ANALYZE")
    con.close()
    with Book.open(filled) as book:
        an_account(book, "След")
        book.undo()


def test_the_inner_tables_of_another_sqlites_index_are_no_damage(filled: Path) -> None:
    con = sqlite3.connect(filled, isolation_level=None)
    con.execute("PRAGMA writable_schema=ON")
    changed = con.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'block BLOB', 'block BLOB DEFAULT NULL') WHERE name GLOB '*search_data'"
    ).rowcount
    con.close()
    assert changed == 2
    Book.open(filled).close()


def test_a_book_turned_to_wal_by_another_program_is_turned_back(filled: Path) -> None:
    con = sqlite3.connect(filled)
    assert con.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    con.close()
    with Book.open(filled) as book:
        assert book.rows("PRAGMA journal_mode") == [("truncate",)]
    assert sorted(p.name for p in filled.parent.iterdir() if p.stat().st_size) == ["book.db"]


@pytest.mark.parametrize("name", ["кни га?#%41.db", "a'b\"c.db", "[bold].db", "file:x.db", "-v.db"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Book.open(path, create=True) as book:
        an_account(book)
    with Book.open(path) as book:
        assert len(dump(book)["account"]) == 1
    assert [found.name for found in tmp_path.iterdir() if found.stat().st_size] == [name]


def test_the_damage_sentence_can_be_pasted_into_a_shell(tmp_path: Path) -> None:
    text = str(DamagedBook(Path("/a b/it's.db"), "", tmp_path / "x y.db"))
    assert """kamtui --book '/a b/it'"'"'s.db' restore""" in text and "x y.db'" in text


def test_modes_are_for_the_owner_only(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = tmp_path / "new" / "book.db"
        with Book.open(path, create=True) as book:
            an_account(book)
            with book.change_rows("Look at the journal") as con:
                con.execute("UPDATE account SET city = 'x'")
                modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
        assert modes == {"book.db": 0o600, "book.db-journal": 0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        path.chmod(0o644)
        Book.open(path).close()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(old)


@pytest.mark.parametrize("place", ["os.fsync", "os.link", "opening.put_in_place", "migrations.migrate"])
def test_a_kill_while_a_book_is_made_leaves_none_half_made(path: Path, place: str) -> None:
    code = f"""
    import os, signal, sys
    from pathlib import Path
    from kamtui.store.book import migrations, opening
    from kamtui.store.book.book import Book
    def killed(*_, **__):
        os.kill(os.getpid(), signal.SIGKILL)
    {place} = killed
    Book.open(Path(sys.argv[1]), create=True)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not path.exists()
    with Book.open(path, create=True) as book:
        an_account(book)


def test_two_windows_making_the_same_book_at_once_both_open_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = opening.create

    def slower(path: Path, **how: Any) -> None:
        make(path, **how)  # the other window
        make(path, **how)

    monkeypatch.setattr(opening, "create", slower)
    Book.open(path, create=True).close()


def test_create_never_replaces_a_file(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"something")
    with pytest.raises(BookError, match="could not be made"):
        opening.create(path)
    assert content(tmp_path) == {"book.db": b"something"}


def test_no_folder_for_a_book_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BookError, match=r"could not be made|There is no book"):
        Book.open(tmp_path / "file" / "book.db", create=True)


def test_the_journal_of_a_lost_book_is_not_played_into_a_new_one(filled: Path) -> None:
    """A kill in the middle of a save leaves a journal; if the book itself is then lost, that is all there is."""
    journal_left = leave_a_journal(filled)
    filled.unlink()
    with Book.open(filled, create=True) as book:
        an_account(book, "Нова")
    with Book.open(filled) as book:
        assert [row[1] for row in dump(book)["account"]] == ["Нова"]
    [kept] = filled.parent.glob("book.db-left-*-journal")
    assert kept.read_bytes() == journal_left


def leave_a_journal(path: Path) -> bytes:
    """Kill a process that is writing the book; what its journal holds."""
    code = """
    import os, signal, sys
    from pathlib import Path
    from kamtui.store.book.book import Book
    book = Book.open(Path(sys.argv[1]))
    book._con.execute("PRAGMA cache_size=1")
    with book.change_rows("Killed") as con:
        con.execute("UPDATE account SET note = note || 'и още'")
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    left = path.with_name(path.name + "-journal").read_bytes()
    assert len(left) > 4096
    return left


def test_a_kill_in_the_middle_of_a_save_leaves_the_book_as_it_was(filled: Path) -> None:
    with Book.open(filled) as book:
        before = dump(book)
    leave_a_journal(filled)
    with Book.open(filled) as book:
        assert dump(book) == before
        assert book.rows("SELECT * FROM change_now") == []
        an_account(book, "После")
