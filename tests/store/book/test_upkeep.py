"""Deleted means deleted: what the journal still holds of a record goes in the end, and nothing else does."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from kamtui.store.accounts import changes as account_changes
from kamtui.store.book import backup, upkeep
from kamtui.store.book.book import Book
from kamtui.store.book.check import check
from kamtui.store.book.errors import BookError, NothingToRedo, NothingToUndo
from kamtui.store.calls import changes as call_changes
from tests.build import a_call, a_little_of_everything, a_person, an_account, dump, raw

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=upkeep.FORGET_DAYS + 1)
LATELY = NOW - timedelta(days=upkeep.FORGET_DAYS - 1)
SECRET = "Zaharieva-owes-40000"


def forget(path: Path) -> int:
    with time_machine.travel(NOW):
        return upkeep.forget_deleted(path, NOW)


def holds(path: Path, secret: str = SECRET) -> bool:
    """Whether the file's bytes have the secret anywhere, also as the index folds it."""
    content = path.read_bytes().lower()
    return any(word.encode() in content for word in (secret.lower(), secret.split("-")[0].lower()))


def all_is_well(path: Path) -> bool:
    return all(finding.ok for finding in check(path))


def a_secret_call(book: Book) -> int:
    acme = an_account(book)
    ana = a_person(book, SECRET, acme)
    return a_call(book, acme, ana, note=f"{SECRET} " * 400)


def test_what_was_deleted_long_ago_is_gone_from_the_file(book: Book, path: Path) -> None:
    with time_machine.travel(LONG_AGO):
        acme = an_account(book)
        ana = a_person(book, SECRET, acme)
        call = a_call(book, acme, ana, note=f"{SECRET} " * 400)
        call_changes.delete_call(book, call)
        account_changes.delete_account(book, acme)
    before = dump(book)
    assert holds(path)
    assert forget(path) > 2
    assert not holds(path)
    assert dump(book) == before and all_is_well(path)
    with pytest.raises(NothingToUndo):
        book.undo()
    with pytest.raises(NothingToRedo):
        book.redo()
    assert forget(path) == 0


def test_what_was_deleted_lately_comes_back(book: Book, path: Path) -> None:
    with time_machine.travel(LONG_AGO):
        call = a_secret_call(book)
    good = dump(book)
    with time_machine.travel(LATELY):
        call_changes.delete_call(book, call)
    assert forget(path) == 0
    book.undo()
    assert dump(book) == good and all_is_well(path)


def test_what_came_back_is_kept(book: Book, path: Path) -> None:
    with time_machine.travel(LONG_AGO):
        call = a_secret_call(book)
        good = dump(book)
        call_changes.delete_call(book, call)
        book.undo()
    assert forget(path) == 0
    assert dump(book) == good
    book.redo()  # the deletion, which is still known
    book.undo()
    assert dump(book) == good and all_is_well(path)


def test_what_an_undo_took_out_is_gone_too(book: Book, path: Path) -> None:
    with time_machine.travel(LONG_AGO):
        acme = an_account(book)
        a_call(book, acme, note=SECRET)
        book.undo()
    assert forget(path) == 1
    assert not holds(path) and all_is_well(path)
    with pytest.raises(NothingToRedo):
        book.redo()


def test_no_undo_jumps_over_an_act_that_cannot_be_undone(book: Book, path: Path) -> None:
    with time_machine.travel(LONG_AGO):
        kept = an_account(book, "Kept")
        call = a_call(book, kept, note=SECRET)
        call_changes.delete_call(book, call)
    with time_machine.travel(LATELY):
        account_changes.set_key(book, kept, True)
    good = dump(book)
    assert forget(path) == 1
    book.undo()  # the newest act, as ever
    book.redo()
    assert dump(book) == good
    book.undo()
    with pytest.raises(NothingToUndo):
        book.undo()  # the account "Kept" must not go: the act after it was a deletion
    assert [name for (name,) in book.rows("SELECT name FROM account")] == ["Kept"]


def test_records_that_stay_are_not_touched(book: Book, path: Path) -> None:
    with time_machine.travel(LONG_AGO):
        a_little_of_everything(book)
    good = dump(book)
    with raw(path) as con:
        written = con.execute("SELECT * FROM journal").fetchall()
    assert forget(path) == 0
    with raw(path) as con:
        assert con.execute("SELECT * FROM journal").fetchall() == written
    assert dump(book) == good


def test_a_fault_in_the_middle_leaves_the_book_whole(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with time_machine.travel(LONG_AGO):
        acme = an_account(book)
        for number in range(5):
            call_changes.delete_call(book, a_call(book, acme, note=f"{SECRET} {number}"))
    monkeypatch.setattr(upkeep, "ROWS_A_TURN", 2)
    done: list[int] = []
    forget_one = upkeep._forget

    def fails(con: object, table: str, row_id: int) -> None:
        forget_one(con, table, row_id)  # type: ignore[arg-type]
        done.append(row_id)
        if len(done) == 4:
            raise MemoryError

    monkeypatch.setattr(upkeep, "_forget", fails)
    with pytest.raises(MemoryError):
        forget(path)
    assert all_is_well(path)
    monkeypatch.setattr(upkeep, "_forget", forget_one)
    assert forget(path) == 3  # the turn that failed, and the rest
    assert not holds(path) and all_is_well(path)


def test_what_a_killed_restore_left_beside_the_book_goes_after_a_day(
    book: Book, path: Path, tmp_path: Path
) -> None:
    old, fresh, other = (
        path.with_name(name) for name in (".book.db.part-1", ".book.db.part-2", ".my.db.part-3")
    )
    for part in (old, fresh, other):
        part.write_bytes(b"part of a book")
    for part in (old, other):
        os.utime(part, (0, 0))
    upkeep.care_for(path, tmp_path / "backups", read_only=True)
    assert old.exists()
    upkeep.care_for(path, tmp_path / "backups", read_only=False)
    assert not old.exists() and fresh.exists() and other.exists()


def test_once_a_day(book: Book, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with time_machine.travel(LONG_AGO):
        call_changes.delete_call(book, a_call(book, an_account(book), note=SECRET))
    day = date(2026, 11, 22)
    with time_machine.travel(NOW):
        upkeep.forget_daily(path, folder, day)
    assert not holds(path)
    with time_machine.travel(LONG_AGO):
        call_changes.delete_call(book, a_call(book, an_account(book), note=SECRET))
    with time_machine.travel(NOW):
        upkeep.forget_daily(path, folder, day)
        assert holds(path)
        upkeep.forget_daily(path, folder, day + timedelta(days=1))
    assert not holds(path) and all_is_well(path)


def test_another_program_writing_is_no_harm(
    book: Book, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.store.book.connection.BUSY_SECONDS", 0.1)
    with time_machine.travel(LONG_AGO):
        call_changes.delete_call(book, a_call(book, an_account(book), note=SECRET))
    with raw(path) as con:
        con.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookError, match="Another program"):
            upkeep.forget_daily(path, tmp_path / "backups", date(2026, 11, 22))
        con.execute("ROLLBACK")
    with time_machine.travel(NOW):
        upkeep.forget_daily(path, tmp_path / "backups", date(2026, 11, 22))
    assert not holds(path)


@pytest.mark.parametrize("is_emptied", [False, True])
def test_the_daily_check_names_the_backup_that_takes_the_place_of_a_damaged_book(
    filled_book: Book, path: Path, tmp_path: Path, is_emptied: bool
) -> None:
    book = filled_book
    book.close()
    folder = tmp_path / "backups"
    good = backup.take(path, folder)
    whole = bytearray(path.read_bytes())
    whole[5 * 4096 : 6 * 4096] = b"\xee" * 4096
    path.write_bytes(b"" if is_emptied else whole)
    with pytest.raises(BookError, match=f"restore {good}"):
        upkeep.care_for(path, folder, read_only=True)
