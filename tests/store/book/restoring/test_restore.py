"""A restore keeps what it replaces: as a backup where that is sound and whole, else as the file that it was."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kamtui.store.book import backup
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, BookReplaced
from kamtui.store.book.restoring import restore as restoring
from kamtui.store.book.restoring.restore import restore
from tests.build import an_account, dump, raw


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_the_book_as_it_was_is_a_backup_and_no_file_lies_about(
    filled_book: Book, path: Path, folder: Path
) -> None:
    taken = backup.take(path, folder)
    an_account(filled_book, "Later")
    newer = dump(filled_book)
    filled_book.close()
    replaced = restore(taken, path, folder)
    assert replaced.file is None and replaced.backup is not None and replaced.path == replaced.backup
    assert [found.name for found in path.parent.glob("book*.db")] == ["book.db"]
    with Book.open(replaced.backup) as was:
        assert dump(was) == newer


def test_what_another_window_saved_between_backup_and_replacement_is_not_lost(
    filled_book: Book, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = backup.take(path, folder)
    replace = restoring._replace

    def save_and_replace(*given: Path) -> Any:
        an_account(filled_book, "In the last moment")
        return replace(*given)

    monkeypatch.setattr(restoring, "_replace", save_and_replace)
    replaced = restore(taken, path, folder)
    assert replaced.backup is not None and replaced.file is not None and replaced.path == replaced.file
    with raw(replaced.file) as con:
        assert con.execute("SELECT 1 FROM account WHERE name = 'In the last moment'").fetchone()
    with pytest.raises(BookReplaced, match="saved"):  # and the other window keeps its own copy
        an_account(filled_book, "Too late")


def test_a_present_that_is_damaged_or_foreign_stays_as_it_is(
    filled_book: Book, path: Path, folder: Path
) -> None:
    taken = backup.take(path, folder)
    filled_book.close()
    for content in (path.read_bytes()[:9000], b"something else " * 900):
        path.write_bytes(content)
        replaced = restore(taken, path, folder)
        assert replaced.backup is None and replaced.file is not None
        assert replaced.file.read_bytes() == content
        replaced.file.unlink()
    path.write_bytes(b"")
    replaced = restore(taken, path, folder)
    assert replaced.file is not None and replaced.file.read_bytes() == b""


@pytest.mark.parametrize("place", ["backups", "disk", "progress", "check", "backup"])
def test_where_the_present_cannot_be_kept_nothing_is_restored(
    filled_book: Book, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    taken = backup.take(path, folder)
    an_account(filled_book, "Later")
    filled_book.close()
    before, there = path.read_bytes(), sorted(path.parent.rglob("*"))

    def stop(done: int, whole: int) -> None:
        if place != "backup" or done > whole // 2:
            raise KeyboardInterrupt

    match place:
        case "backups":
            given: dict[str, Any] = {"folder": taken / "no folder"}
        case "disk":

            def full(*_: object) -> None:
                raise BookError("The disk is full: nothing was saved.")

            monkeypatch.setattr(restoring, "take", full)
            given = {"folder": folder}
        case _:
            if place == "check":  # of the backup, before it is copied
                monkeypatch.setattr(restoring, "STEPS_A_LOOK", 100)
                monkeypatch.setattr(restoring, "copy", None)
            given = {"folder": folder, "progress": stop}
    with pytest.raises((BookError, KeyboardInterrupt)) as said:
        restore(taken, path, **given)
    if place in ("backups", "disk"):
        assert "nothing was restored" in str(said.value)
    assert path.read_bytes() == before and sorted(path.parent.rglob("*")) == there


def test_a_save_that_was_cut_off_is_ended_before_it_is_backed_up(
    filled_book: Book, path: Path, folder: Path
) -> None:
    from tests.store.book.test_opening import leave_a_journal

    taken = backup.take(path, folder)
    for number in range(30):
        an_account(filled_book, f"Фирма {number}", note="бележка " * 100)
    newer = dump(filled_book)
    filled_book.close()
    leave_a_journal(path)
    replaced = restore(taken, path, folder)
    assert replaced.backup is not None
    with Book.open(replaced.backup) as was:
        assert dump(was) == newer
    with closing(sqlite3.connect(path)) as con:
        assert con.execute("PRAGMA integrity_check").fetchone() == ("ok",)
