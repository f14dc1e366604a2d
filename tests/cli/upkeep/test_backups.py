"""Backups by commands: made, listed with what is in them, looked into, put back."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from kamtui import paths
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from tests.build import a_call, an_account
from tests.cli.running import Kamtui, accounts_in, refused_books
from tests.store.books.write import read

BOOKS = Path(__file__).parents[2] / "store" / "books"


def test_a_backup_and_a_copy(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    assert kamtui("--book", filled, "backup")[0] == 0
    (taken,) = backup.backups_in(paths.backup_folder(filled))
    status, out, _err = kamtui("--book", filled, "backup", tmp_path / "copy.db")
    assert status == 0
    assert str(tmp_path / "copy.db") in out
    assert accounts_in(taken.path) == accounts_in(tmp_path / "copy.db") == accounts_in(filled)
    before = (tmp_path / "copy.db").read_bytes()
    status, _out, err = kamtui("--book", filled, "backup", tmp_path / "copy.db")
    assert status == 1
    assert "already" in err
    assert (tmp_path / "copy.db").read_bytes() == before
    assert kamtui("--book", filled, "backup", tmp_path / "none/copy.db")[0] == 1


def test_a_restore_keeps_what_it_replaces(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    kamtui("--book", filled, "backup", tmp_path / "copy.db")
    with Book.open(filled) as book:
        an_account(book, "Later")
    status, out, err = kamtui("--book", filled, "restore", tmp_path / "copy.db")
    assert (status, err) == (0, "")
    (kept,) = backup.backups_in(paths.backup_folder(filled))
    assert kept.why is backup.Why.RESTORE and str(kept.path) in out
    assert "Later" in accounts_in(kept.path)
    assert "Later" not in accounts_in(filled)
    assert kamtui("--book", filled, "check")[0] == 0


def test_a_restore_makes_a_book_where_there_is_none(kamtui: Kamtui, filled: Path) -> None:
    assert kamtui("restore", filled)[0] == 0
    assert accounts_in(paths.default_book()) == accounts_in(filled)


def test_a_restore_refuses_what_is_no_book(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    for what, source in refused_books(tmp_path, filled).items():
        status, out, err = kamtui("--book", filled, "restore", source)
        assert (status, out) == (1, ""), what
        assert str(source) in err, what
    for source in (tmp_path / "none.db", filled):
        assert kamtui("--book", filled, "restore", source)[0] == 1
    assert kamtui("--book", filled, "--read-only", "restore", filled)[0] == 1
    assert filled.read_bytes() == before
    assert not list(tmp_path.glob("book-replaced-*")) and not paths.backup_folder(filled).exists()


@pytest.fixture
def three(filled: Path) -> list[backup.Backup]:
    """Backups of three days, newest first: of the book with an account more each day; now two calls were added."""
    folder = paths.backup_folder(filled)
    for days in (9, 1, 0):
        with time_machine.travel(datetime.now(UTC) - timedelta(days=days), tick=False):
            backup.take(filled, folder, backup.Why.LEAVING)
        with Book.open(filled) as book:
            account = an_account(book, f"Later {days}")
            a_call(book, account, note="=1+1\x1b[31m red")
    return backup.backups_in(folder)


def test_the_list_says_when_why_and_what_differs(
    kamtui: Kamtui, filled: Path, three: list[backup.Backup]
) -> None:
    status, out, err = kamtui("--book", filled, "backups")
    assert (status, err) == (0, "")
    now, *lines = out.splitlines()
    assert now.startswith("now: 6 accounts (5 prospects), 5 people, 5 calls")
    first, held, differs, second, *_rest = lines
    assert first.startswith("  1  ") and " · just now · " in first and first.endswith("B · on leaving")
    assert "5 accounts (4 prospects), 5 people, 4 calls" in held
    assert differs.strip() == "than now: 1 account, 1 call fewer"
    assert second.startswith("  2  ")
    assert "than now: 3 accounts, 3 calls fewer" in out and " · 9d · " in out
    told = json.loads(kamtui("--book", filled, "backups", "--json")[1])
    assert [(line["number"], line["accounts"], line["why"]) for line in told] == [
        (1, 5, "leaving"),
        (2, 4, "leaving"),
        (3, 3, "leaving"),
    ]


def test_one_of_them_is_looked_into_by_number_or_day(
    kamtui: Kamtui, filled: Path, three: list[backup.Backup]
) -> None:
    status, out, _err = kamtui("--book", filled, "backups", "show", "2")
    assert status == 0 and "Going back would lose 2 accounts and 2 calls." in out
    assert "  account: Later 0" in out and "  account: Later 1" in out and "\x1b" not in out
    assert "\n  call, Later 0: " in out
    nine_days_ago = (datetime.now().astimezone() - timedelta(days=9)).date().isoformat()
    assert "  account: Later 9" in kamtui("--book", filled, "backups", "show", nine_days_ago)[1]
    for wrong in ("4", "0", "2019-01-01", "xyz"):
        status, out, err = kamtui("--book", filled, "backups", "show", wrong)
        assert (status, out) == (1, "") and ("kamtui backups" in err or "the list goes from 1" in err)
    assert "Which one?" in kamtui("--book", filled, "backups", "restore")[2]


def test_one_of_them_is_restored_and_the_book_as_it_was_is_the_newest(
    kamtui: Kamtui, filled: Path, three: list[backup.Backup]
) -> None:
    before = accounts_in(filled)
    status, out, err = kamtui("--book", filled, "backups", "restore", "3")
    assert (status, err) == (0, "") and "Later 9" not in accounts_in(filled)
    newest, *_older = backup.backups_in(paths.backup_folder(filled))
    assert newest.why is backup.Why.RESTORE and str(newest.path) in out
    assert accounts_in(newest.path) == before
    assert kamtui("--book", filled, "backups", "restore", "1")[0] == 0
    assert accounts_in(filled) == before
    assert kamtui("--book", filled, "--read-only", "backups", "restore", "1")[0] == 1
    assert kamtui("--book", filled, "check")[0] == 0


def test_where_the_book_is_gone_or_damaged_its_backups_are_listed_and_restored(
    kamtui: Kamtui, filled: Path, three: list[backup.Backup], tmp_path: Path
) -> None:
    three[1].path.write_bytes(b"SQLite format 3\0" + b"\xee" * 5000)
    filled.write_bytes(filled.read_bytes()[:9000])
    status, out, err = kamtui("--book", filled, "backups")
    assert (status, err) == (0, "") and "it cannot be read: damaged, or no book" in out and "now:" not in out
    status, out, err = kamtui("--book", filled, "backups", "show", "1")
    assert status == 0 and "cannot be compared" in err
    status, out, err = kamtui("--book", filled, "backups", "restore", "2")
    assert status == 1 and str(three[1].path) in err
    assert kamtui("--book", filled, "backups", "restore", "1")[0] == 0
    (kept,) = tmp_path.glob("book-replaced-*.db")  # a damaged book is no backup, and may still be rescued
    assert kept.stat().st_size == 9000
    filled.unlink()
    assert kamtui("--book", filled, "backups", "restore", "1")[0] == 0 and accounts_in(filled)


def test_without_backups_it_is_said_how_they_come(kamtui: Kamtui, filled: Path) -> None:
    status, out, _err = kamtui("--book", filled, "backups")
    assert status == 0 and "no backup" in out
    assert "no backup yet" in kamtui("--book", filled, "backups", "show", "1")[2]
    assert json.loads(kamtui("--book", filled, "backups", "--json")[1]) == []


@pytest.mark.parametrize("version", range(1, 12))
def test_a_backup_of_every_format_is_listed_compared_and_restored(
    kamtui: Kamtui, filled: Path, tmp_path: Path, version: int
) -> None:
    old = tmp_path / "old.db"
    read(BOOKS / f"v{version}.sql", old)
    folder = paths.backup_folder(filled)
    backup.take(old, folder)
    status, out, err = kamtui("--book", filled, "backups")
    assert (status, err) == (0, "") and (f"format {version}" in out) is (version < 11)
    status, out, err = kamtui("--book", filled, "backups", "show", "1")
    assert (status, err) == (0, "") and "Going back would lose" in out
    assert kamtui("--book", filled, "backups", "restore", "1")[0] == 0
    held = accounts_in(old)
    with Book.open(filled, backups=folder):
        pass
    assert accounts_in(filled) == held
    found = [each.why for each in backup.backups_in(folder)]
    assert backup.Why.RESTORE in found and (backup.Why.FORMAT in found) is (version < 11)
