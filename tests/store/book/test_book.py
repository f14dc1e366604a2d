"""One file, one unit of work: all or nothing, whatever is done to the file meanwhile."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
import time_machine

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.day.task import TaskEntry
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes, people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book import backup, connection, contacts, ids, opening, tables
from kamtui.store.book.act import Before
from kamtui.store.book.book import Book
from kamtui.store.book.errors import (
    BookError,
    BookReplaced,
    BusyBook,
    DamagedBook,
    DiskTrouble,
    GoneMeanwhile,
    OlderBook,
    ReadOnlyBook,
    RefusedValue,
)
from kamtui.store.book.ids import EPOCH_MS, RANDOM_BITS, IdMaker
from kamtui.store.book.migrations import STEPS
from kamtui.store.book.search import index
from kamtui.store.book.tables import Account, Call
from kamtui.store.calls import changes as call_changes
from kamtui.store.calls import reads as call_reads
from kamtui.store.day import task_changes
from tests.build import (
    NOON,
    TODAY,
    a_call,
    a_little_of_everything,
    a_person,
    a_task,
    an_account,
    dump,
    forget_history,
    load_rows,
    raw,
)

NAIVE = datetime(2026, 1, 1)  # noqa: DTZ001

# -- all or nothing


def test_an_exception_inside_an_act_leaves_everything_as_it_was(
    filled_book: Book, filled_ids: dict[str, int]
) -> None:
    book, ids = filled_book, filled_ids
    book.keep_draft("call", {"note": "typed"})
    before = dump(book), book.rows("SELECT * FROM journal"), book.rows("SELECT * FROM draft")
    with pytest.raises(ZeroDivisionError), book.change("Half", draft="call") as act:
        act.add(Account(id=book.ids.new(), name="Half", stage="prospect", created_at=NOON))
        act.flush()
        account = act.find(Account, ids["acme"])
        assert account is not None
        act.delete(account)
        act.flush()
        _ = 1 / 0
    assert (dump(book), book.rows("SELECT * FROM journal"), book.rows("SELECT * FROM draft")) == before
    assert book.rows("SELECT * FROM change_now") == []
    an_account(book, "Afterwards")  # and the book still works
    assert book.undo() == "Add account Afterwards"


def test_a_load_that_fails_in_the_middle_keeps_nothing(filled_book: Book) -> None:
    book = filled_book
    before = dump(book)
    row = dict(zip(Account.TABLE.columns, before["account"][0], strict=True))
    good = [("account", {**row, "id": book.ids.new()}) for _number in range(5)]
    with pytest.raises(RefusedValue):
        load_rows(book, "Import", [*good, ("account", {**row, "id": book.ids.new(), "stage": "unheard of"})])
    assert dump(book) == before


@pytest.mark.slow
def test_a_load_of_more_rows_than_one_statement_can_name(book: Book) -> None:
    """The index is brought up to date however many records one act touches."""
    account_id = an_account(book)
    row = dict(zip(Account.TABLE.columns, dump(book)["account"][0], strict=True))
    book._con.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 40_000)
    load_rows(book, "Import", [("account", {**row, "id": account_id + number}) for number in range(1, 2400)])
    assert index.agree(book._con)
    book.undo()
    assert index.agree(book._con)
    assert len(dump(book)["account"]) == 1


def test_an_act_inside_an_act_is_our_own_fault_and_not_the_books(book: Book) -> None:
    with pytest.raises(RuntimeError, match="an act inside an act"), book.change("Outer"):
        an_account(book, "Inner")
    assert dump(book)["account"] == []


def test_what_is_not_the_files_fault_is_not_called_damage(book: Book) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        book.rows("SELECT ?")
    book.close()
    with pytest.raises(sqlite3.ProgrammingError):
        book.rows("SELECT 1")


def test_a_clock_before_1970_keeps_nothing_from_being_written(book: Book) -> None:
    with time_machine.travel(datetime(1969, 12, 31, 17, tzinfo=UTC)):
        an_account(book, "Acme")
        a_task(book, "Обади се")
        assert (book.undo(), book.redo()) == ("Add task “Обади се”", "Add task “Обади се”")
    assert len(dump(book)["account"]) == len(dump(book)["task"]) == 1


def test_a_naive_moment_is_refused(book: Book) -> None:
    """It would be stored as another time on another computer."""
    with pytest.raises(ValueError, match="without a time zone"), book.change("Call") as act:
        act.add(
            Call(
                id=book.ids.new(),
                held_at=NAIVE,
                channel="phone",
                began_by="we",
                created_at=NOON,
            )
        )
    assert dump(book)["call"] == []


# -- rules that hold whatever the interface does


def refusing(account_id: int, person_id: int) -> dict[str, str]:
    now = "2026-11-22T12:00:00Z"
    return {
        "account without a name": "UPDATE account SET name = ''",
        "account with an endless name": f"UPDATE account SET name = '{'x' * 501}'",
        "unknown stage": "UPDATE account SET stage = 'friend'",
        "flag that is no flag": "UPDATE account SET is_key = 2",
        "text for a number": "UPDATE account SET estimated_spend = 'much'",
        "less than nothing": "UPDATE account SET estimated_spend = -1",
        "interval of no days": "UPDATE account SET greet_every_days = 0",
        "latest before usual": "UPDATE account SET greet_every_days = 9, greet_latest_days = 8",
        "day that does not exist": "UPDATE account SET renewal_on = '2026-02-30'",
        "day with a time": "UPDATE account SET renewal_on = '2026-02-03 10:00'",
        "moment without a zone": "UPDATE account SET created_at = '2026-11-22T12:00:00'",
        "unknown role": "UPDATE person SET roles = 'boss'",
        "reports to themselves": f"UPDATE person SET reports_to_id = {person_id}",
        "account that is not there": "UPDATE person SET account_id = 1",
        "unknown status": "UPDATE person SET status = 'gone'",
        "influence of six": f"INSERT INTO stance_reading VALUES (1, {person_id}, '2026-01-01', NULL, 6, 'assumed', '', NULL)",
        "unknown stance": f"INSERT INTO stance_reading VALUES (1, {person_id}, '2026-01-01', 'fan', 1, 'assumed', '', NULL)",
        "call of no minutes": "UPDATE call SET minutes = 0",
        "unknown channel": "UPDATE call SET channel = 'pigeon'",
        "person twice in a call": "INSERT INTO call_person SELECT 1, call_id, person_id, asked, '' FROM call_person",
        "task without words": "UPDATE task SET what = ''",
        "time that is none": "UPDATE task SET due_time = '9:00'",
        "put off less than never": "UPDATE task SET times_put_off = -1",
        "no id": f"INSERT INTO call_person SELECT NULL, call_id, {person_id}, 'none', '' FROM call_person",
        "task of nobody there": (
            "INSERT INTO task (id, what, due_on, account_id, times_put_off, created_at) "
            f"VALUES (1, 'x', '2026-01-01', 5, 0, '{now}')"
        ),
    }  # fmt: skip


@pytest.mark.parametrize("rule", refusing(0, 0))
def test_the_schema_refuses(book: Book, rule: str) -> None:
    account_id = an_account(book)
    person_id = a_person(book, "Ана", account_id)
    a_call(book, account_id, person_id)
    a_task(book, "Обади се", account_id)
    before = dump(book)
    with pytest.raises((RefusedValue, GoneMeanwhile)) as caught, book.change_rows("Meddle") as con:
        con.execute(refusing(account_id, person_id)[rule])
    assert (caught.type is GoneMeanwhile) == (rule in ("account that is not there", "task of nobody there"))
    assert dump(book) == before


@pytest.mark.parametrize("time", ["24:00", "29:59"])
def test_the_schema_refuses_an_hour_past_23(book: Book, time: str) -> None:
    task_id = a_task(book)
    with pytest.raises(RefusedValue), book.change_rows("Meddle") as con:
        con.execute("UPDATE task SET due_time = ? WHERE id = ?", (time, task_id))


def test_pragmas_read_back(book: Book) -> None:
    def value(pragma: str) -> object:
        return book.rows(f"PRAGMA {pragma}")[0][0]

    an_account(book)  # an act must not have changed any
    assert value("foreign_keys") == 1
    assert value("journal_mode") == "truncate"
    assert value("synchronous") == 2
    assert value("secure_delete") == 1
    assert value("temp_store") == 2
    assert value("cell_size_check") == 1
    assert value("busy_timeout") == 5000
    assert value("application_id") == 0x4B414D55
    assert value("user_version") == len(STEPS)
    if sqlite3.sqlite_version_info >= (3, 44):
        assert value("trusted_schema") == 0


def test_error_texts_carry_no_data(book: Book) -> None:
    secret = "Тайна-Фирма-42"
    with pytest.raises(BookError) as refused:
        an_account(book, secret, greet_every_days=-5, note=secret)
    with pytest.raises(BookError) as gone:
        a_task(book, secret, account_id=77)
    with pytest.raises(ValueError) as naive, book.change("Call") as act:
        act.add(
            Call(
                id=1,
                held_at=NAIVE,
                note=secret,
                channel="phone",
                began_by="we",
                created_at=NOON,
            )
        )
    for caught in (refused, gone, naive):
        assert secret not in str(caught.value) and secret not in repr(caught.value)
    assert isinstance(refused.value, RefusedValue) and refused.value.__suppress_context__


def test_what_was_deleted_meanwhile_is_said_so(book: Book, path: Path) -> None:
    account_id = an_account(book)
    person_id = a_person(book, "Ана", account_id)
    task_id = a_task(book, "Обади се", account_id)
    call_id = a_call(book, account_id, person_id)
    entry, stance = people_reads.person_entry(book, person_id)
    call = call_reads.call_detail(book, call_id).entry
    with Book.open(path) as other:
        account_changes.delete_account(other, account_id)
    verbs: list[Callable[[], object]] = [
        lambda: account_changes.edit_account(book, account_id, AccountEntry(name="x"), TODAY),
        lambda: account_changes.delete_account(book, account_id),
        lambda: account_changes.set_key(book, account_id, True),
        lambda: people_changes.edit_person(book, person_id, entry, stance, TODAY),
        lambda: people_changes.delete_person(book, person_id),
        lambda: people_reads.person_line(book, person_id),
        lambda: a_person(book, "Нов", account_id),
        lambda: a_call(book, account_id, person_id),
        lambda: a_call(book, None, person_id),
        lambda: call_changes.edit_call(book, call_id, call),
        lambda: call_changes.delete_call(book, call_id),
        lambda: a_task(book, "x", account_id),
        lambda: task_changes.edit_task(book, task_id, TaskEntry(what="x", due_on=TODAY)),
        lambda: task_changes.finish_task(book, task_id, NOON),
        lambda: task_changes.reopen_task(book, task_id),
        lambda: task_changes.snooze_task(book, task_id, TODAY, None),
        lambda: task_changes.delete_task(book, task_id),
    ]
    before = dump(book)
    for verb in verbs:
        with pytest.raises(GoneMeanwhile):
            verb()
    assert dump(book) == before


# -- ids


def test_ids_rise_also_within_a_millisecond_and_after_the_clock_went_back() -> None:
    maker = IdMaker()
    with time_machine.travel(datetime(2026, 11, 22, tzinfo=UTC), tick=False):
        made = [maker.new() for _ in range(500)]
    with time_machine.travel(datetime(2011, 1, 1, tzinfo=UTC), tick=False):
        made += [maker.new() for _ in range(500)]
    with time_machine.travel(datetime(2026, 11, 23, tzinfo=UTC), tick=False):
        made += [maker.new() for _ in range(500)]
    assert made == sorted(set(made))
    assert made[0] > 0 and made[-1] < 2**63
    moment = datetime.fromtimestamp(((made[-1] >> RANDOM_BITS) + EPOCH_MS) / 1000, UTC)
    assert moment.date() == date(2026, 11, 23)


def test_a_clock_far_ahead_leaves_room_for_ids() -> None:
    """A computer that believes it is 2099 writes on, and so it does once its clock is right again."""
    maker = IdMaker()
    made = []
    for year in (2099, 9999, 2026):
        with time_machine.travel(datetime(year, 1, 1, tzinfo=UTC), tick=False):
            made += [maker.new() for _ in range(200)]
    assert made == sorted(set(made))
    assert 2**63 - made[-1] > 2**50


def test_two_makers_in_one_millisecond_are_kept_apart_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The draw is fixed: of 2,000 ids in one and the same millisecond, two meet in one run of eleven."""
    monkeypatch.setattr(ids, "chance", Random(7).getrandbits)
    with time_machine.travel(datetime(2026, 11, 22, tzinfo=UTC), tick=False):
        makers = [IdMaker() for _ in range(4)]
        made = [maker.new() for _ in range(500) for maker in makers]
    assert len(set(made)) == len(made)


def test_ids_rise_above_those_of_another_window(book: Book, path: Path) -> None:
    """Also where this computer's clock is behind: the order of entry is read from the ids."""
    with Book.open(path) as other, time_machine.travel(datetime(2027, 5, 1, tzinfo=UTC)):
        first = an_account(other, "Първа")
    second = an_account(book, "Втора")
    assert second > first
    with time_machine.travel(datetime(2020, 1, 1, tzinfo=UTC)):
        assert an_account(book, "Трета") > second
        assert book.undo() == "Add account Трета"
        assert book.undo() == "Add account Втора"
        assert book.redo() == "Add account Втора"


# -- reading only


def test_a_book_that_cannot_be_written_opens_for_reading(
    filled_book: Book, filled_ids: dict[str, int], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, ids = filled_book, filled_ids
    book.keep_draft("call", {"note": "x"})
    book.close()
    content = path.read_bytes()
    monkeypatch.setattr(opening, "may_write", lambda path: False)
    with Book.open(path, create=True) as reader:
        assert reader.read_only
        assert account_reads.account_entry(reader, ids["acme"]).name == "Acme"
        assert reader.orphaned_drafts() == []
        reader.drop_draft("call")
        writes: list[Callable[[], object]] = [
            lambda: an_account(reader),
            lambda: account_changes.delete_account(reader, ids["acme"]),
            reader.undo,
            lambda: forget_history(reader),
            lambda: reader.keep_draft("call", {}),
            lambda: load_rows(reader, "Import", []),
        ]
        for write in writes:
            with pytest.raises(ReadOnlyBook, match="Leave out --read-only"):
                write()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._con.execute("DELETE FROM draft")
    assert path.read_bytes() == content


@pytest.mark.parametrize("what", ["file", "folder"])
def test_may_write_asks_for_file_and_folder(path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    path.touch()
    assert opening.may_write(path)
    barred = path if what == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda asked, mode: Path(asked) != barred.resolve())
    link = path.parent / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)
    assert not opening.may_write(path.resolve())
    assert what == "file" or not opening.may_write(
        link
    )  # the journal lies beside the file, not beside the link


def test_an_older_book_that_cannot_be_written_is_said_so(book: Book, path: Path) -> None:
    book.close()
    with pytest.raises(OlderBook, match="must be brought up to date"):
        Book.open(path, read_only=True, steps=(*STEPS, lambda con: None))


# -- the file changes under the open book


@contextmanager
def opened(path: Path, backups: Path | None = None) -> Iterator[Book]:
    with Book.open(path, create=True, backups=backups) as book:
        a_little_of_everything(book)
        yield book


def saved_copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("book-saved-*.db"))


def move_away(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def replace(path: Path) -> None:
    other = path.with_name("other.db")
    with Book.open(other, create=True) as fresh:
        an_account(fresh, "Съвсем друга")
    other.replace(path)


@pytest.mark.parametrize("meddle", [Path.unlink, move_away, replace])
def test_a_file_taken_away_is_noticed_and_everything_is_saved_as_a_copy(
    path: Path, meddle: Callable[[Path], None]
) -> None:
    with opened(path) as book:
        everything = dump(book)
        meddle(path)
        found = path.read_bytes() if path.exists() else None
        assert not book.is_in_place()
        with pytest.raises(BookReplaced) as caught:
            an_account(book, "Никъде")
        [copy] = saved_copies(path)
        assert str(copy) in str(caught.value)
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        # Each further key typed writes a draft: it must not become a further copy.
        for _key in range(3):
            with pytest.raises(BookReplaced, match=re.escape(str(copy))):
                book.keep_draft("call", {"note": "x"})
        assert saved_copies(path) == [copy]
        assert (path.read_bytes() if path.exists() else None) == found
    with Book.open(copy) as again:
        assert dump(again) == everything
        assert index.agree(again._con) and contacts.agree(again._con)
        assert again.undo() == "Choose the first things of a day"


def test_an_emptied_file_is_noticed_and_no_empty_copy_is_called_everything(
    path: Path, tmp_path: Path
) -> None:
    backups = tmp_path / "backups"
    with opened(path, backups) as book:
        taken = backup.take(path, backups)
        os.truncate(path, 0)
        with pytest.raises(BookReplaced) as caught:
            an_account(book, "Никъде")
    assert saved_copies(path) == [] and list(tmp_path.glob(".*part*")) == []
    assert path.stat().st_size == 0
    assert "Everything up to now" not in str(caught.value)
    assert taken.name in str(caught.value)


def test_a_book_whose_folder_went_away_is_saved_among_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "book.db"
    backups = tmp_path / "backups"
    backups.mkdir()
    with opened(path, backups) as book:
        everything = dump(book)
        path.unlink()
        for left in path.parent.iterdir():
            left.unlink()
        path.parent.rmdir()
        with pytest.raises(BookReplaced):
            an_account(book, "Никъде")
    [copy] = backups.glob("book-saved-*.db")
    with Book.open(copy) as again:
        assert dump(again) == everything


def test_a_file_that_came_back_is_written_again(path: Path) -> None:
    with opened(path) as book:
        away = path.with_name("away.db")
        path.rename(away)
        with pytest.raises(BookReplaced):
            an_account(book, "Никъде")
        away.rename(path)
        an_account(book, "Отново")
        assert book.undo() == "Add account Отново"
        everything = dump(book)
        [first] = saved_copies(path)
        first.unlink()
        path.unlink()
        with pytest.raises(BookReplaced):
            an_account(book, "Никъде")
        with Book.open(saved_copies(path)[0]) as again:
            assert dump(again) == everything


def test_looking_for_changes_in_a_file_that_became_nonsense_is_a_sentence(path: Path) -> None:
    """The window looks every two seconds; it must not end with a traceback."""
    with opened(path) as book:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write(b"\0" * size)
        with pytest.raises(BookError):
            book.changed_elsewhere()


def test_damage_found_later_names_the_newest_good_backup(path: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    with opened(path, backups) as book:
        taken = backup.take(path, backups)
        with path.open("r+b") as file:
            file.seek(100)
            file.write(b"\xff" * (path.stat().st_size - 100))
        an_error = pytest.raises(DamagedBook, match=re.escape(str(taken)))
        with raw_open(path) as con, pytest.raises(sqlite3.DatabaseError):
            con.execute("SELECT * FROM account").fetchall()
        book._con.execute("PRAGMA cache_size=0")
        with an_error:
            an_account(book, "Никъде")


@contextmanager
def raw_open(path: Path) -> Iterator[sqlite3.Connection]:
    con = sqlite3.connect(path)
    try:
        yield con
    finally:
        con.close()


# -- others at the book, full disk


def test_both_windows_see_what_the_other_did(book: Book, path: Path) -> None:
    with Book.open(path) as other:
        assert not book.changed_elsewhere()
        an_account(book, "Своя")
        assert not book.changed_elsewhere()
        assert other.changed_elsewhere() and not other.changed_elsewhere()
        an_account(other, "Чужда")
        assert book.changed_elsewhere() and not book.changed_elsewhere()
        assert len(dump(book)["account"]) == 2


def test_what_is_known_of_a_state_of_the_book_is_read_once(book: Book, path: Path) -> None:
    read: list[str] = []

    def count() -> int:
        read.append("read")
        [(accounts,)] = book.rows("SELECT count(*) FROM account")
        return int(accounts)

    assert [book.once("accounts", count), book.once("accounts", count), len(read)] == [0, 0, 1]
    an_account(book, "Acme")
    assert [book.once("accounts", count), len(read)] == [1, 2], "after a change here"
    with Book.open(path) as other:
        an_account(other, "Beta")
    assert [book.once("accounts", count), len(read)] == [2, 3], "after a change elsewhere"
    with pytest.raises(LookupError), book.change("Gamma") as act:
        act.add(Account(id=act.new_id(), name="Gamma", stage="customer", created_at=datetime.now(UTC)))
        act.flush()
        assert book.once("accounts", count) == 3
        raise LookupError
    assert book.once("accounts", count) == 2, "after a change that was not to be"


def test_a_book_held_too_long_is_said_to_be_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with opened(path) as book, raw(path) as holder:
        before = dump(book)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyBook):
            an_account(book, "Чака")
        assert dump(book) == before  # reading goes on beside a writer
        holder.execute("ROLLBACK")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyBook):
            book.rows("SELECT 1 FROM account")
        assert not book.changed_elsewhere()  # asked each second, it waits for nobody
        with pytest.raises(BusyBook):
            Book.open(path)
        holder.execute("ROLLBACK")
        an_account(book, "Дочака")
        assert book.undo() == "Add account Дочака"


def test_a_reader_in_the_way_of_the_commit_keeps_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with opened(path) as book, raw(path) as reader:
        before = dump(book)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM account").fetchone()
        with pytest.raises(BusyBook):
            an_account(book, "Чака")
        reader.execute("ROLLBACK")
        assert dump(book) == before
        an_account(book, "Дочака")


@pytest.mark.parametrize("act", ["change", "draft", "load", "redo"])
def test_a_full_disk_changes_nothing_and_saving_again_works(path: Path, act: str) -> None:
    with opened(path) as book:
        text = "дълга бележка " * 10_000
        an_account(book, "Голяма", note=text)
        if act == "redo":
            book.undo()
            book._con.execute("VACUUM")
        row = dict(zip(Account.TABLE.columns, dump(book)["account"][0], strict=True))
        acts: dict[str, Callable[[], object]] = {
            "change": lambda: an_account(book, "Без място", note=text),
            "draft": lambda: book.keep_draft("call", {"note": text}),
            "load": lambda: load_rows(
                book, "Import", [("account", {**row, "id": book.ids.new(), "note": text})]
            ),
            "redo": book.redo,
        }
        before = dump(book), book.rows("SELECT * FROM journal"), book.rows("SELECT * FROM draft")
        pages = book.rows("PRAGMA page_count")[0][0]
        book.rows(f"PRAGMA max_page_count={pages + 3}")
        with pytest.raises(DiskTrouble, match="disk is full: nothing was saved"):
            acts[act]()
        assert (dump(book), book.rows("SELECT * FROM journal"), book.rows("SELECT * FROM draft")) == before
        book.rows("PRAGMA max_page_count=1000000")
        acts[act]()
        assert index.agree(book._con)
    with Book.open(path):
        pass


# -- drafts


def test_a_draft_goes_with_the_save_and_only_with_it(book: Book) -> None:
    book.keep_draft("account", {"name": "Ac"})
    book.keep_draft("account", {"name": "Acme"})
    book.keep_draft("call", {"note": "остава"})
    assert book.rows("SELECT slot, content FROM draft WHERE slot = 'account'") == [
        ("account", '{"name": "Acme"}')
    ]
    with pytest.raises(RefusedValue):
        account_changes.add_account(book, AccountEntry(name=""), draft="account")
    assert len(book.rows("SELECT * FROM draft")) == 2
    account_changes.add_account(book, AccountEntry(name="Acme"), draft="account")
    assert book.rows("SELECT slot FROM draft") == [("call",)]
    book.drop_draft("call")
    assert book.rows("SELECT * FROM draft") == []


def test_a_draft_is_no_act(book: Book) -> None:
    an_account(book, "Acme")
    book.keep_draft("call", {"note": "x"})
    assert book.undo() == "Add account Acme"


def other_process(path: Path, then: str) -> subprocess.Popen[str]:
    """Another kamtui that keeps a draft and then lives on or dies."""
    code = f"""
    import os, sys
    from pathlib import Path
    from kamtui.store.book.book import Book
    book = Book.open(Path(sys.argv[1]))
    book.keep_draft("call", {{"note": "чуждо [/bold]"}})
    print("kept", flush=True)
    {then}
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "kept\n"
    return process


def test_a_draft_is_taken_over_from_a_dead_window_and_not_from_a_living_one(book: Book, path: Path) -> None:
    process = other_process(path, "sys.stdin.read()")
    try:
        assert book.orphaned_drafts() == []
    finally:
        process.kill()
        process.communicate()
    [draft] = book.orphaned_drafts()
    assert (draft.slot, draft.content) == ("call", {"note": "чуждо [/bold]"})
    assert abs(draft.kept_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert book.orphaned_drafts() == []  # it is this window's now
    a_task(book, "x")
    account_changes.add_account(book, AccountEntry(name="Acme"), draft="call")
    assert book.rows("SELECT * FROM draft") == []


def test_a_draft_of_long_ago_is_taken_over_whoever_has_its_process_now(book: Book, path: Path) -> None:
    with Book.open(path) as other:
        other.keep_draft("call", {"note": "старо"})
    with raw(path) as con:
        con.execute("UPDATE draft SET process_id = ?", (os.getppid(),))
    assert book.orphaned_drafts() == []
    with raw(path) as con:
        con.execute("UPDATE draft SET kept_at = '2026-01-01T00:00:00Z'")
    assert [draft.content for draft in book.orphaned_drafts()] == [{"note": "старо"}]


def test_taking_over_never_pushes_out_what_is_being_typed_here(book: Book, path: Path) -> None:
    for text in ("първо", "второ"):
        with Book.open(path) as other:
            other.keep_draft("call", {"note": text})
            with raw(path) as con:
                day = "02" if text == "второ" else "01"
                con.execute(
                    f"UPDATE draft SET kept_at = '2026-01-{day}T00:00:00Z' WHERE window_id = ?",
                    (other.window_id,),
                )
    assert [draft.content for draft in book.orphaned_drafts()] == [{"note": "второ"}]
    assert book.orphaned_drafts() == []
    book.drop_draft("call")
    assert [draft.content for draft in book.orphaned_drafts()] == [{"note": "първо"}]


# -- what is in the bytes


def test_a_cell_that_is_not_utf8_does_not_end_reading(book: Book, path: Path) -> None:
    account_id = an_account(book, "Acme")
    book.close()
    with raw(path) as con:
        con.execute("DROP TRIGGER journal_account_update")
        con.execute("UPDATE account SET name = CAST(x'41ff42' AS TEXT), note = CAST(x'c328' AS TEXT)")
    with raw(path) as con:
        from kamtui.store.book import journal

        journal.drop_triggers(con)
        journal.create_triggers(con)
    with Book.open(path) as again:
        assert account_reads.account_entry(again, account_id).name == "A\ufffdB"
        assert account_reads.account_ids(again, TODAY, order=account_reads.AccountOrder.NAME) == [account_id]
        account_changes.set_key(again, account_id, True)
        again.undo()
        account_changes.edit_account(again, account_id, AccountEntry(name="Цяло"), TODAY)
        assert account_reads.account_entry(again, account_id).name == "Цяло"


def test_what_was_deleted_is_not_in_the_file_once_the_history_is_forgotten(book: Book, path: Path) -> None:
    """Neither in the records, nor the journal, nor the pages of the search index, nor a draft."""
    words = [f"zqx{number}vwk" for number in range(4)]
    account_id = an_account(book, "Acme", note=f"{words[0]} " + "много думи " * 500)
    a_call(book, account_id, "Нов", note=words[1])
    for number in range(30):  # some more to be merged with in the index
        a_task(book, f"задача {number}", account_id)
    book.keep_draft("call", {"note": words[2]})
    account_changes.add_account(book, AccountEntry(name=f"Друга {words[3]}"))
    assert all(word.encode() in path.read_bytes() for word in words)
    book.undo()
    book.drop_draft("call")
    account_changes.edit_account(book, account_id, AccountEntry(name="Acme", note="друго"), TODAY)
    for call_id in call_reads.call_ids(book):
        call_changes.delete_call(book, call_id)
    forget_history(book)
    book.close()
    left = path.read_bytes()
    assert b"Acme" in left
    assert [word for word in words if word.encode() in left] == []
    journal_file = path.with_name("book.db-journal")
    assert not journal_file.exists() or journal_file.stat().st_size == 0


# -- columns by name


class TaskLine(NamedTuple):
    """A task as a statement reads it."""

    what: str
    due_on: str


def test_lines_have_their_columns_by_name(book: Book) -> None:
    a_task(book, "Обади се")
    [line] = book.lines(TaskLine, "SELECT what, due_on FROM task")
    assert line.what == "Обади се"
    assert book.line(TaskLine, "SELECT what, due_on FROM task WHERE id = ?", (line.due_on,)) is None


@pytest.mark.parametrize("columns", ["due_on, what", "what", "what, due_on, id", "what, due_on AS day"])
def test_a_shifted_column_is_never_taken_for_its_neighbour(book: Book, columns: str) -> None:
    with pytest.raises(TypeError, match="TaskLine"):
        book.lines(TaskLine, f"SELECT {columns} FROM task")


class Numbered(NamedTuple):
    number: int


def test_what_is_made_of_many_lines_holds_few_of_them_at_a_time(book: Book) -> None:
    count = 3 * connection.ROWS_AT_ONCE + 5
    counting = (
        "WITH RECURSIVE n(number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM n LIMIT :count) "
        "SELECT number FROM n"
    )
    read: set[int] = set()

    def seen(number: int) -> int:
        read.add(number)
        return number

    book._con.create_function("seen", 1, seen)
    ahead: list[int] = []

    def make(line: Numbered) -> int:
        ahead.append(len(read) - line.number)
        return line.number + 1

    made = book.made(
        make,
        Numbered,
        counting.replace("SELECT number FROM", "SELECT seen(number) AS number FROM"),
        {"count": count},
    )
    assert made == list(range(1, count + 1)) and max(ahead) <= connection.ROWS_AT_ONCE + 1
    assert [line.number for line in book.lines(Numbered, counting, {"count": count})] == list(range(count))
    with pytest.raises(TypeError, match="TaskLine"):
        book.made(str, TaskLine, counting, {"count": count})


def test_records_of_an_act_by_their_columns(book: Book) -> None:
    first, second = a_task(book, "A"), a_task(book, "B")
    with book.change("Look") as act:
        assert [row.id for row in act.having(tables.Task)] == [first, second]
        assert [row.id for row in act.having(tables.Task, id={second}, done_at=None)] == [second]
        assert act.having(tables.Task, due_on=Before(date(1990, 1, 1))) == []
        found = act.first(tables.Task, what="B")
        assert found is not None and found.id == second and act.first(tables.Task, what="C") is None
        assert act.find(tables.Task, 5) is None and act.get(tables.Task, first).what == "A"
        with pytest.raises(GoneMeanwhile):
            act.get(tables.Task, 5)
