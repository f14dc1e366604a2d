"""Backups that can be relied on: checked, thinned with care, and put back."""

import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from kamtui.store.book import backup, connection, opening
from kamtui.store.book.backup import Backup
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, BookIsOpen, DamagedBook, NewerBook, NoBookHere, NotABook
from kamtui.store.book.migrations import VERSION
from kamtui.store.book.restoring.restore import restore
from tests.build import an_account, dump
from tests.store.book.test_opening import content, leave_a_journal

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def damage(path: Path) -> bytes:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (path.stat().st_size - 4096))
    return path.read_bytes()


def test_a_backup_is_the_book(filled_book: Book, path: Path, folder: Path) -> None:
    book = filled_book
    old = os.umask(0)
    try:
        taken = backup.take(path, folder)
    finally:
        os.umask(old)
    assert stat.S_IMODE(taken.stat().st_mode) == 0o600 and stat.S_IMODE(folder.stat().st_mode) == 0o700
    [known] = backup.backups_in(folder)
    assert known.path == taken and abs(known.taken_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert known.records == sum(len(rows) for rows in dump(book).values()) > 10
    assert [found.name for found in folder.iterdir()] == [taken.name]
    with Book.open(taken) as copy:
        assert dump(copy) == dump(book)
        assert copy.undo() == "Choose the first things of a day"


def test_a_backup_says_why_it_was_taken(book: Book, path: Path, folder: Path) -> None:
    for why in backup.Why:
        backup.take(path, folder, why)
        assert why.label
    (folder / "book-20261101-120000-7.db").write_bytes(b"of an older program")
    known = backup.backups_in(folder)
    assert {each.why for each in known} == {*backup.Why, None} and known[-1].records == 7


def test_a_backup_is_due_when_the_book_changed_and_the_last_is_old(
    book: Book, path: Path, folder: Path
) -> None:
    with time_machine.travel(NOW):
        assert backup.is_due(path, folder, NOW)  # there is none at all
        an_account(book, "Първа")
    with time_machine.travel(NOW + timedelta(seconds=5)):
        backup.take(path, folder)
    with time_machine.travel(NOW + timedelta(minutes=1)):
        assert not backup.is_due(path, folder, NOW + timedelta(hours=5))  # nothing was done since
        an_account(book, "Втора")
    assert not backup.is_due(path, folder, NOW + timedelta(minutes=29))
    assert backup.is_due(path, folder, NOW + timedelta(minutes=31))
    backup.take(path, folder)  # at another time, by the real clock
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        assert not backup.is_due(path, folder, datetime.now(UTC))
        book.undo()
        assert backup.is_due(path, folder, datetime.now(UTC))


def test_a_clock_that_ran_ahead_does_not_keep_us_from_backups(book: Book, path: Path, folder: Path) -> None:
    an_account(book)
    with time_machine.travel(NOW + timedelta(days=400)):
        backup.take(path, folder)
    an_account(book)
    assert backup.is_due(path, folder, NOW)
    with time_machine.travel(NOW):
        backup.take(path, folder)
    assert not backup.is_due(path, folder, NOW + timedelta(minutes=1))


def test_a_damaged_book_never_becomes_a_backup_nor_thins_others(
    filled_book: Book, path: Path, folder: Path
) -> None:
    book = filled_book
    for days in range(60):
        with time_machine.travel(NOW - timedelta(days=days)):
            (folder / f"book-{NOW - timedelta(days=days):%Y%m%d-%H%M%S}-1.db").parent.mkdir(exist_ok=True)
            (folder / f"book-{NOW - timedelta(days=days):%Y%m%d-%H%M%S}-1.db").write_bytes(b"x")
    book.close()
    damaged = damage(path)
    before = content(folder)
    with pytest.raises(DamagedBook, match=re.escape(str(path))):
        backup.take(path, folder)
    assert content(folder) == before and len(before) == 60
    assert path.read_bytes() == damaged


def test_damage_that_only_the_check_of_the_copy_sees_is_said_of_the_book(
    filled_book: Book, path: Path, folder: Path
) -> None:
    book = filled_book
    book.close()
    con = sqlite3.connect(path, isolation_level=None)
    con.execute("PRAGMA writable_schema=ON")
    con.execute(
        "UPDATE sqlite_master SET sql = replace(sql, '(stage)', '(city)') WHERE name = 'account_stage'"
    )
    con.close()
    with pytest.raises(DamagedBook, match=f"{re.escape(str(path))} is damaged .*account_stage"):
        backup.take(path, folder)
    assert content(folder) == {}


def test_a_foreign_file_never_becomes_a_backup(path: Path, folder: Path) -> None:
    con = sqlite3.connect(path)
    con.execute("CREATE TABLE x (y)")
    con.close()
    with pytest.raises(NotABook, match="belongs to another program"):
        backup.take(path, folder)
    assert content(folder) == {}


@pytest.mark.parametrize("records", [20, 21])
def test_a_suddenly_smaller_book_thins_nothing(book: Book, path: Path, folder: Path, records: int) -> None:
    for number in range(10):
        an_account(book, f"Фирма {number}")
    folder.mkdir()
    for days in range(3, 60):
        (folder / f"book-{NOW - timedelta(days=days):%Y%m%d-%H%M%S}-{records}.db").write_bytes(b"x")
    with time_machine.travel(NOW):
        backup.take(path, folder)
    left = len(backup.backups_in(folder))
    # Half as many records as a backup has is still believed; less is not.
    assert left == (58 if records == 21 else 1 + 12 + 7)


def a_backup_on(day: date, hour: int = 12) -> Backup:
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Backup(Path(f"book-{moment:%Y%m%d-%H%M%S}-9.db"), moment, 9)


def test_thinning_two_backups_a_day_for_two_years() -> None:
    """All of 2 days, then 12 daily, 10 weekly, 9 monthly, the newest of each — against this table."""
    today = date(2026, 11, 22)  # a Sunday
    taken = [a_backup_on(today - timedelta(days=days), hour) for days in range(730) for hour in (20, 8)]
    go = set(backup.thin(taken, today))
    kept = [one.taken_at for one in taken if one not in go]
    assert [f"{moment:%m-%d %H}" for moment in kept[:4]] == ["11-22 20", "11-22 08", "11-21 20", "11-21 08"]
    days = [f"{moment:%m-%d}" for moment in kept[4:16]]
    assert days == [
        "11-20", "11-19", "11-18", "11-17", "11-16", "11-15", "11-14", "11-13", "11-12", "11-11", "11-10", "11-09",
    ]  # fmt: skip
    weeks = [f"{moment:%m-%d}" for moment in kept[16:26]]
    assert weeks == [
        "11-08", "11-01", "10-25", "10-18", "10-11", "10-04", "09-27", "09-20", "09-13", "09-06",
    ]  # fmt: skip
    months = [f"{moment:%Y-%m-%d}" for moment in kept[26:]]
    assert months == [
        "2026-08-30", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28",
        "2026-01-31", "2025-12-31",
    ]  # fmt: skip
    assert all(moment.hour == 20 for moment in kept[4:])


def test_thinning_every_day_keeps_what_thinning_once_would() -> None:
    """Thinned day by day, the far past must not run dry."""
    start, left = date(2025, 1, 1), list[Backup]()
    for number in range(500):
        today = start + timedelta(days=number)
        left = [a_backup_on(today), *left]
        go = backup.thin(left, today)
        left = [one for one in left if one not in go]
        # What was counted against one day, week or month goes; the oldest of all never goes early.
    ages = [(today - one.taken_at.date()).days for one in left]
    assert ages[:14] == list(range(14))
    assert len(left) == 2 + 12 + 10 + 9
    assert 300 <= ages[-1] <= 400


def test_thinning_keeps_few_and_old_ones() -> None:
    taken = [a_backup_on(date(2020, 1, 1)), a_backup_on(date(2011, 5, 5))]
    assert backup.thin(taken, date(2026, 11, 22)) == []
    assert backup.thin([], date(2026, 11, 22)) == []


def test_other_files_among_the_backups_are_left_alone(book: Book, path: Path, folder: Path) -> None:
    folder.mkdir()
    for name in (
        "notes.db",
        "book-2026-x-1.db",
        "book-20261301-000000-1.db",
        "book-20260101-000000-².db",
        "a.txt",
    ):
        (folder / name).write_bytes(b"x")
    before = set(content(folder))
    taken = backup.take(path, folder)
    assert [one.path for one in backup.backups_in(folder)] == [taken]
    assert set(content(folder)) == before | {taken.name}


def test_the_newest_good_one_is_found_behind_damaged_ones(book: Book, path: Path, folder: Path) -> None:
    taken = []
    for days in (3, 2, 1):
        an_account(book)
        with time_machine.travel(NOW - timedelta(days=days)):
            taken.append(backup.take(path, folder))
    assert backup.newest_good(folder) == taken[2]
    damage(taken[2])
    taken[1].write_bytes(b"")
    assert backup.newest_good(folder) == taken[0]
    damage(taken[0])
    assert backup.newest_good(folder) is None
    assert backup.newest_good(folder / "none") is None


def test_a_folder_that_cannot_be_made_is_a_sentence(book: Book, path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BookError):
        backup.take(path, tmp_path / "file")
    with pytest.raises(BookError):
        backup.take(path, tmp_path / "file" / "below")


def test_a_full_disk_leaves_no_part_of_a_backup(
    book: Book, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(opening, "sync_file", full)
    with pytest.raises(BookError, match="No space left"):
        backup.take(path, folder)
    assert content(folder) == {}


def test_a_killed_backup_counts_for_nothing(book: Book, path: Path, folder: Path) -> None:
    an_account(book)
    code = """
    import os, signal, sys
    from pathlib import Path
    from kamtui.store.book import backup, opening
    opening.sync_file = lambda path: os.kill(os.getpid(), signal.SIGKILL)
    backup.take(Path(sys.argv[1]), Path(sys.argv[2]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(path), str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert backup.backups_in(folder) == [] and backup.newest_good(folder) is None
    [part] = folder.iterdir()
    assert stat.S_IMODE(part.stat().st_mode) == 0o600
    # It holds everything a backup holds: the next backup takes it away once nobody can be writing it any more.
    taken = backup.take(path, folder)
    assert part.exists()
    os.utime(part, (0, 0))
    backup.take(path, folder)
    assert not part.exists() and taken.exists()


def test_a_window_goes_on_writing_during_a_backup(
    book: Book, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        an_account(book, f"Фирма {number}", note="дълго " * 2000)
    monkeypatch.setattr(backup, "PAGES_A_TURN", 5)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.5)
    written: list[int] = []
    pour = backup._pour

    class Slow:
        """The connection that is copied; between two turns the other window saves."""

        def __init__(self, con: sqlite3.Connection) -> None:
            self.con = con

        def backup(self, copy: sqlite3.Connection, *, pages: int, sleep: float, progress: object) -> None:
            def between(status: int, remaining: int, total: int) -> None:
                if len(written) < 3:
                    written.append(an_account(book, f"Междувременна {len(written)}"))

            self.con.backup(copy, pages=pages, sleep=sleep, progress=between)

        def execute(self, sql: str) -> sqlite3.Cursor:
            return self.con.execute(sql)

    monkeypatch.setattr(backup, "_pour", lambda con, part, path, _tell: pour(Slow(con), part, path))  # type: ignore[arg-type]
    taken = backup.take(path, folder)
    assert len(written) == 3
    with Book.open(taken) as copy:
        assert dump(copy) == dump(book)


# -- saving under a name


def test_save_as_never_replaces(filled_book: Book, path: Path, tmp_path: Path) -> None:
    book = filled_book
    target = tmp_path / "copy.db"
    backup.save_as(path, target)
    with Book.open(target) as copy:
        assert dump(copy) == dump(book)
    kept = target.read_bytes()
    an_account(book)
    with pytest.raises(BookError, match="File exists"):
        backup.save_as(path, target)
    assert target.read_bytes() == kept
    with pytest.raises(BookError, match=r"nowhere.*could not be made"):
        backup.save_as(path, tmp_path / "nowhere" / "copy.db")
    assert [found.name for found in tmp_path.iterdir() if "part" in found.name] == []


# -- putting back


def test_restore_drill(filled_book: Book, path: Path, folder: Path) -> None:
    book = filled_book
    good = dump(book)
    taken = backup.take(path, folder)
    an_account(book, "След резервното копие")
    book.close()
    damaged = damage(path)
    with pytest.raises(DamagedBook, match=re.escape(taken.name)):
        Book.open(path, backups=folder)
    kept = restore(taken, path).file
    assert kept is not None and kept.read_bytes() == damaged
    with Book.open(path) as restored:
        assert dump(restored) == good
        an_account(restored, "Животът продължава")
    with Book.open(taken) as untouched:
        assert dump(untouched) == good
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_restore_where_there_is_no_book(filled_book: Book, path: Path, folder: Path, tmp_path: Path) -> None:
    book = filled_book
    taken = backup.take(path, folder)
    target = tmp_path / "new" / "book.db"
    assert restore(taken, target).path is None
    with Book.open(target) as restored:
        assert dump(restored) == dump(book)


def test_restore_under_an_open_window_is_noticed_there(filled_book: Book, path: Path, folder: Path) -> None:
    book = filled_book
    taken = backup.take(path, folder)
    an_account(book, "Само тук")
    kept = restore(taken, path).file
    assert kept is not None and not book.is_in_place()
    with Book.open(kept) as replaced:
        assert dump(replaced)["account"][-1][1] == "Само тук"


def test_restoring_keeps_a_link_a_link(book: Book, path: Path, folder: Path, tmp_path: Path) -> None:
    good = dump(book)
    taken = backup.take(path, folder)
    an_account(book)
    book.close()
    newer = path.read_bytes()
    link = tmp_path / "links" / "my.db"
    link.parent.mkdir()
    link.symlink_to(path)
    kept = restore(taken, link).file
    assert link.is_symlink() and kept is not None and kept.read_bytes() == newer
    with Book.open(path) as restored:
        assert dump(restored) == good


def test_the_journal_of_the_replaced_book_goes_with_it(filled_book: Book, path: Path, folder: Path) -> None:
    book = filled_book
    good = dump(book)
    taken = backup.take(path, folder)
    for number in range(30):
        an_account(book, f"Фирма {number}", note="бележка " * 100)
    newer = dump(book)
    book.close()
    leave_a_journal(path)
    kept = restore(taken, path).file
    assert kept is not None
    with Book.open(path) as restored:
        assert dump(restored) == good
    with Book.open(kept) as replaced:  # its own journal brings it back to what was saved last
        assert dump(replaced) == newer


def test_the_journal_of_a_lost_book_is_not_played_into_the_restored_one(
    filled_book: Book, path: Path, folder: Path
) -> None:
    book = filled_book
    good = dump(book)
    taken = backup.take(path, folder)
    for number in range(30):
        an_account(book, f"Фирма {number}", note="бележка " * 100)
    book.close()
    leave_a_journal(path)
    path.unlink()
    assert restore(taken, path).path is None
    with Book.open(path) as restored:
        assert dump(restored) == good


@pytest.mark.parametrize("what", ["damaged", "newer", "foreign", "empty", "missing", "unfinished"])
def test_a_restore_that_is_refused_leaves_the_book_as_it_was(
    filled_book: Book, path: Path, folder: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = filled_book
    source = backup.take(path, folder)
    errors: dict[str, type[BookError]] = {"damaged": DamagedBook, "newer": NewerBook, "unfinished": BookError}
    match what:
        case "damaged":
            damage(source)
        case "newer":
            con = sqlite3.connect(source)
            con.execute(f"PRAGMA user_version={VERSION + 1}")
            con.close()
        case "foreign":
            con = sqlite3.connect(source)
            con.execute("PRAGMA application_id=1")
            con.close()
        case "empty":
            source.write_bytes(b"")
        case "missing":
            source.unlink()
        case "unfinished":

            def full(path: Path) -> None:
                raise OSError(28, os.strerror(28))

            monkeypatch.setattr(opening, "sync_file", full)
    before = content(path.parent)
    with pytest.raises(errors.get(what, BookError)):
        restore(source, path)
    assert content(path.parent) == before
    an_account(book, "Още работи")


@pytest.mark.parametrize("place", ["opening.sync_file", "os.link", "opening.put_in_place"])
def test_a_killed_restore_leaves_one_of_both_books(
    filled_book: Book, path: Path, folder: Path, place: str
) -> None:
    book = filled_book
    taken = backup.take(path, folder)
    an_account(book)
    newer = dump(book)
    book.close()
    code = f"""
    import os, signal, sys
    from pathlib import Path
    from kamtui.store.book import opening
    from kamtui.store.book.restoring.restore import restore
    {place} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    restore(Path(sys.argv[1]), Path(sys.argv[2]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(taken), str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    with Book.open(path) as again:
        assert dump(again) == newer


# -- when the disk or the person are not as usual


def test_what_cannot_be_opened_is_a_sentence(path: Path, book: Book, tmp_path: Path) -> None:
    gone = tmp_path / "gone.db"
    with pytest.raises(NoBookHere):
        backup.changed_since(gone, NOW)
    with pytest.raises(NoBookHere):
        backup.check_daily(gone, tmp_path / "backups", date(2026, 11, 22))
    other = tmp_path / "other.db"
    other.write_bytes(b"something else entirely " * 400)
    with pytest.raises(NotABook):
        backup.changed_since(other, NOW)


def test_a_restore_does_without_links(
    filled_book: Book, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise PermissionError(1, os.strerror(1))

    book = filled_book
    good = dump(book)
    taken = backup.take(path, folder)
    an_account(book, "Later")
    book.close()
    replaced = path.read_bytes()
    monkeypatch.setattr(os, "link", no_links)
    old = os.umask(0)
    try:
        kept = restore(taken, path).file
    finally:
        os.umask(old)
    assert kept is not None and kept.read_bytes() == replaced
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with Book.open(path) as restored:
        assert dump(restored) == good


def test_a_full_disk_without_links_leaves_the_book_as_it_was(
    book: Book, path: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    an_account(book)
    taken = backup.take(path, folder)
    book.close()
    before, names = path.read_bytes(), sorted(found.name for found in tmp_path.iterdir())
    monkeypatch.setattr(os, "link", fails)
    monkeypatch.setattr("kamtui.store.book.opening._copy", fails)
    with pytest.raises(BookError, match="No space left") as said:
        restore(taken, path)
    assert "--book" not in str(said.value)
    assert path.read_bytes() == before and sorted(found.name for found in tmp_path.iterdir()) == names


def of_sizes(*sizes: int, step: timedelta = timedelta(hours=1)) -> list[Backup]:
    """Backups of so many records, newest first, each a step before the other."""
    return [Backup(Path(f"{n}.db"), NOW - n * step, size) for n, size in enumerate(sizes)]


def test_a_book_suddenly_smaller_keeps_all_its_backups() -> None:
    taken = [*of_sizes(40, 40, 40), *of_sizes(*[100] * 60, step=timedelta(days=1))[3:]]
    assert backup.may_go(taken, NOW.date()) == []
    assert backup.may_go([], NOW.date()) == []


@pytest.mark.parametrize("smaller", [of_sizes(40, 40, 40, 40, 40), of_sizes(40, 40, step=timedelta(days=7))])
def test_when_that_was_meant_the_others_are_thinned_again(smaller: list[Backup]) -> None:
    larger = [Backup(Path(f"large-{n}.db"), NOW - timedelta(days=8, hours=6 * n), 100) for n in range(200)]
    go = backup.may_go([*smaller, *larger], NOW.date())
    assert len(go) > 100
    assert larger[0] not in go
    assert set(go) <= set(larger)


def test_the_newest_larger_one_stays_for_good() -> None:
    small = of_sizes(*[40] * 3000, step=timedelta(days=1))
    large = Backup(Path("large.db"), NOW - timedelta(days=4000), 100)
    assert large in backup.thin([*small, large], NOW.date())
    go = backup.may_go([*small, large], NOW.date())
    assert large not in go and len(go) > 2900


@pytest.mark.parametrize("place", ["rename", "replace"])
def test_a_restore_over_a_book_that_is_open_elsewhere_leaves_nothing(
    book: Book, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Windows refuses to replace a file that another program holds."""
    an_account(book, "Acme")
    saved = tmp_path / "saved.db"
    backup.save_as(path, saved)
    an_account(book, "Later")
    book.close()
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"not yet played back")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    genuine = getattr(Path, place)

    def refuse(self: Path, target: Path) -> Path:
        if path in (self, Path(target)):
            raise PermissionError(13, "The process cannot access the file because another process has it")
        return Path(genuine(self, target))

    monkeypatch.setattr(Path, place, refuse)
    with pytest.raises(BookIsOpen, match="is open in another window or program"):
        restore(saved, path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    assert path.stat().st_nlink == 1
