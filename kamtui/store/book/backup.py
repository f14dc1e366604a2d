"""Backups: copies by SQLite's own backup, each checked before it counts, thinned with age.

Everything here opens connections of its own and may run in a worker thread.
"""

import contextlib
import glob
import itertools
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.language import N_, _, pgettext
from kamtui.domain.text.numbers import Currency
from kamtui.domain.time.moments import read_stored, to_local
from kamtui.store.book import connection, journal, migrations, opening
from kamtui.store.book.connection import number
from kamtui.store.book.errors import (
    BookError,
    DamagedBook,
    NoBookHere,
    NotABook,
    OlderBook,
    explain,
)
from kamtui.store.book.ids import IdMaker

MINUTES_BETWEEN = 30
"""A backup on opening is taken when the last is older and the book changed since."""
KEEP_ALL_DAYS, KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY = 2, 12, 10, 9
SMALLER_BACKUPS, SMALLER_DAYS = 5, 7
"""How long a book must have held fewer than half of its records before we take that as meant."""
PART_SECONDS = 24 * 3600
PAGES_A_TURN = 2000
"""The book's other users get their turn after each of these."""
Progress = Callable[[int, int], None]
"""Told how much is done, and of how much; what it raises ends the work."""
_STAMP = "%Y%m%d-%H%M%S"
_CHECKED = ".checked-on"
"""The file that says when the whole book was checked last."""
_BESIDE = ("-journal", "-wal")
"""How the names of the files beside a book end from which SQLite, when it opens the book, may yet change what is read."""


def quiet(_done: int, _whole: int) -> None:
    """Nobody asks how far it is."""


class Why(StrEnum):
    """Why a backup was taken: a word in the name of its file, which stays."""

    ASKED = "asked"
    OPENING = "opening"
    LEAVING = "leaving"
    IMPORT = "import"
    FORMAT = "format"
    DELETION = "deletion"
    RESTORE = "restore"
    REPAIR = "repair"

    @property
    def label(self) -> str:
        """Why, in a few words."""
        if self is Why.ASKED:
            return pgettext("why a backup was made", "asked for")
        return _(_WHY[self])


_WHY = {
    Why.OPENING: N_("on opening"),
    Why.LEAVING: N_("on leaving"),
    Why.IMPORT: N_("before an import"),
    Why.FORMAT: N_("before a new format"),
    Why.DELETION: N_("before a deletion"),
    Why.RESTORE: N_("before a restore"),
    Why.REPAIR: N_("before a repair"),
}
_WORDS = frozenset(Why)


class Backup(NamedTuple):
    """One backup: its file, when it was taken (UTC), how many records it holds, and why it was taken."""

    path: Path
    taken_at: datetime
    records: int
    why: Why | None = None
    """None where its name does not say, as with those of programs before this was written down."""


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first."""
    backups = []
    for path in folder.glob("*.db"):
        match path.stem.rsplit("-", 3):
            case [name, day, time, records] if records.isdigit():
                _book, _dot, word = name.rpartition(".")
                with contextlib.suppress(ValueError):
                    taken = datetime.strptime(f"{day}-{time}", _STAMP).replace(tzinfo=UTC)
                    backups.append(Backup(path, taken, int(records), Why(word) if word in _WORDS else None))
    return sorted(backups, key=lambda b: (b.taken_at, b.path.name), reverse=True)


def is_due(path: Path, folder: Path, now: datetime) -> bool:
    """Whether the book changed since its last backup and that one is old enough."""
    # A clock that once ran ahead must not keep us from backups until it is that late again.
    taken = [b for b in backups_in(folder) if b.taken_at <= now + timedelta(minutes=MINUTES_BETWEEN)]
    newest = next(iter(taken), None)
    if newest is None:
        return True
    if now - newest.taken_at < timedelta(minutes=MINUTES_BETWEEN):
        return False
    return changed_since(path, newest.taken_at)


def changed_since(path: Path, moment: datetime) -> bool:
    """Whether anything was done in the book after a moment. Raises BookError."""
    with reading(path) as con:
        newest = con.execute("SELECT made_at FROM change_set ORDER BY id DESC LIMIT 1").fetchall()
    return any(read_stored(made_at) >= moment for (made_at,) in newest)


def take(path: Path, folder: Path, why: Why = Why.ASKED, progress: Progress = quiet) -> Path:
    """Back the book up into `folder` and thin the older backups. The new file.

    Raises BookError; a damaged book never becomes a backup. Of a book that suddenly holds far fewer
    records, nothing older is removed (`may_go`).
    """
    now = datetime.now(UTC)
    part = part_of(folder / path.name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        records = copy(path, part, progress)
        final = folder / f"{path.stem}.{why}-{now.strftime(_STAMP)}-{records}.db"
        opening.put_in_place(part, final, replace=True)
    except sqlite3.Error as error:
        raise naming_backup(explain(error, path), folder) from None
    except BookError as error:
        raise naming_backup(error, folder) from None
    except OSError as error:
        raise BookError(str(error.strerror or error)) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    sweep(folder, now)
    for old in may_go(backups_in(folder), now.date()):
        with contextlib.suppress(OSError):
            old.path.unlink()
    return final


def may_go(taken: list[Backup], today: date) -> list[Backup]:
    """The backups to remove now; `taken` is newest first.

    None while the newest hold fewer than half of the records of an earlier one: something may have
    gone wrong. When that has held for `SMALLER_BACKUPS` of them, or for `SMALLER_DAYS`, it was meant:
    the others are thinned again, and only the newest of the larger ones stays for good.
    """
    most = max((b.records for b in taken), default=0)
    smaller = list(itertools.takewhile(lambda b: b.records * 2 < most, taken))
    if not smaller:
        return thin(taken, today)
    held = smaller[0].taken_at - smaller[-1].taken_at
    if len(smaller) < SMALLER_BACKUPS and held < timedelta(days=SMALLER_DAYS):
        return []
    return [old for old in thin(taken, today) if old != taken[len(smaller)]]


def thin(taken: list[Backup], today: date) -> list[Backup]:
    """The backups that may go: all of the last 2 days stay, then one for each of 12 days, 10 weeks, 9 months.

    `taken` is newest first; of each day, week or month the newest stays. Days are UTC.
    """
    go: list[Backup] = []
    days: set[date] = set()
    weeks: set[tuple[int, int]] = set()
    months: set[tuple[int, int]] = set()
    for backup in taken:
        day = backup.taken_at.date()
        week = day.isocalendar()[:2]
        month = (day.year, day.month)
        if (today - day).days < KEEP_ALL_DAYS:
            continue
        if len(days) < KEEP_DAILY or day in days:
            bucket: set[object] = days  # type: ignore[assignment]
            mark: object = day
        elif len(weeks) < KEEP_WEEKLY or week in weeks:
            bucket, mark = weeks, week  # type: ignore[assignment]
        elif len(months) < KEEP_MONTHLY or month in months:
            bucket, mark = months, month  # type: ignore[assignment]
        else:
            go.append(backup)
            continue
        if mark in bucket:
            go.append(backup)
        else:
            bucket.add(mark)
    return go


def sweep(folder: Path, now: datetime, of: str = "") -> None:
    """Remove what a killed backup or restore left unfinished, once it is too old for anybody to be writing it.

    `of` is the name of the one file whose parts go; "" in a folder that is all ours.
    """
    for part in folder.glob(f".{glob.escape(of) or '*'}.part-*"):
        with contextlib.suppress(OSError):
            if now.timestamp() - part.stat().st_mtime > PART_SECONDS:
                part.unlink()


def newest_good(folder: Path) -> Path | None:
    """The newest backup that opens and checks well, or None."""
    for backup in backups_in(folder):
        with contextlib.suppress(BookError, sqlite3.Error), reading(backup.path) as con:
            opening.look_at(backup.path)
            opening.verify(con, backup.path)
            opening.check_pages(con, backup.path)
            return backup.path
    return None


def naming_backup(error: BookError, folder: Path | None) -> BookError:
    """What is said of a book that is damaged, gone or something else, with its newest good backup where it has one."""
    if folder is None or not isinstance(error, DamagedBook | NoBookHere | NotABook):
        return error
    if isinstance(error, NotABook) and not error.takes_place:
        return error
    good = newest_good(folder)
    return error if good is None else error.with_backup(good)


def save_as(path: Path, target: Path, progress: Progress = quiet) -> None:
    """A checked copy of the book under a name of the person's choosing. Raises BookError if it exists."""
    part = part_of(target)
    try:
        copy(path, part, progress)
        opening.put_in_place(part, target, replace=False)
    except sqlite3.Error as error:
        raise explain(error, path) from None
    except OSError as error:
        raise opening.not_made(target, error) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def copy_open(con: sqlite3.Connection, target: Path) -> None:
    """Copy what an open connection sees, for a book whose file went away under it.

    Raises NotABook where nothing is left of it to see, as in a file that was emptied.
    """
    part = part_of(target)
    try:
        if number(con, "PRAGMA application_id") != migrations.APPLICATION_ID:
            raise NotABook(target, _("nothing is left of it"))
        _pour(con, part, target)
        opening.put_in_place(part, target, replace=False)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def save_lost(con: sqlite3.Connection, path: Path, backups: Path | None) -> Path | None:
    """Save what an open connection sees of a book whose file went away: where to, or None if even that fails.

    Beside the place where the book was, else among its backups.
    """
    stamp = to_local(datetime.now(UTC)).strftime(_STAMP)
    # Another window may save its own copy in the same second; the book's folder may be gone with it.
    for folder in (path.parent, backups):
        for name in (f"{path.stem}-saved-{stamp}.db", f"{path.stem}-saved-{stamp}-2.db"):
            if folder is not None:
                with contextlib.suppress(OSError, sqlite3.Error, BookError):
                    copy_open(con, folder / name)
                    return folder / name
    return None


def part_of(target: Path) -> Path:
    """The name that a file has until it is whole: hidden, beside the one it will have."""
    return target.absolute().with_name(f".{target.name}.part-{os.urandom(4).hex()}")


@contextlib.contextmanager
def reading(path: Path):  # type: ignore[no-untyped-def]
    """A connection that only reads a book or a backup. Raises BookError in place of SQLite's errors."""
    try:
        with contextlib.closing(connection.connect(path, read_only=True)) as con:
            yield con
    except sqlite3.Error as error:
        raise explain(error, path) from None


def copy(path: Path, part: Path, progress: Progress = quiet) -> int:
    """Copy a book into a new file and check the copy; how many records it holds."""
    with reading(path) as con:
        if number(con, "PRAGMA application_id") != migrations.APPLICATION_ID:
            raise NotABook(path, _("it belongs to another program"), takes_place=True)
        return _pour(con, part, path, progress)


def _pour(con: sqlite3.Connection, part: Path, path: Path, progress: Progress = quiet) -> int:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    made = sqlite3.connect(part, isolation_level=None)
    try:
        con.backup(
            made,
            pages=PAGES_A_TURN,
            progress=lambda _status, left, whole: progress(whole - left, whole),
            sleep=0.001,
        )
        connection.prepare(made)
        opening.require_whole_pages(made, path)
        tables = journal.journalled_tables(made)
        records = sum(number(made, f"SELECT count(*) FROM {table}") for table in tables)
    finally:
        made.close()
    opening.sync_file(part)
    return records


def check_daily(path: Path, folder: Path, today: date) -> None:
    """Check the whole book, once a day. Raises BookError, with the backup that can take the book's place."""
    mark = folder / _CHECKED
    with contextlib.suppress(OSError, UnicodeError):
        if mark.read_text(encoding="ascii").partition(" ")[0] == today.isoformat():
            return
    try:
        with reading(path) as con:
            seal = _seal(path, today)  # before: what is written meanwhile is not checked
            opening.verify(con, path)
            opening.check_pages(con, path)
    except BookError as error:
        raise naming_backup(error, folder) from None
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.write_text(seal, encoding="ascii")


def is_checked(path: Path, folder: Path, today: date) -> bool:
    """Whether the whole book was checked today, and not one write touched its file since, nor waits beside it."""
    try:
        is_same = (folder / _CHECKED).read_text(encoding="ascii") == _seal(path, today)
    except (OSError, UnicodeError):
        return False
    return is_same and not any(_holds_something(path.with_name(path.name + end)) for end in _BESIDE)


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _seal(path: Path, today: date) -> str:
    """The day of a check, and what changes with every write to the file, and where another takes its place."""
    status = path.stat()
    return f"{today.isoformat()} {status.st_mtime_ns} {status.st_size} {status.st_dev} {status.st_ino}"


def make_book(path: Path, backups: Path | None, counts_in: Currency) -> None:
    """Make an empty book where there is none, with its currency. Raises BookError, NoBookHere where backups of one lie."""
    if backups is not None and (taken := backups_in(backups)):
        # The book is gone: an empty one in its place would look as if all were lost.
        newest, *_older = taken
        raise NoBookHere(path, newest_good(backups) or newest.path)
    try:
        opening.create(path, rows=() if counts_in is Currency.EUR else [_currency_row(counts_in)])
    except BookError:
        if not path.exists():  # else another window made it in this moment
            raise


def _currency_row(counts_in: Currency) -> opening.Row:
    """The row that says what a new book counts in; a book without one counts in euro."""
    return "book_currency", {"id": IdMaker().new(), "code": counts_in.value}


def prepare(
    con: sqlite3.Connection,
    path: Path,
    backups: Path | None,
    steps: tuple[migrations.Step, ...],
    *,
    read_only: bool,
    is_new: bool,
) -> None:
    """Look whether the file is a book that we can use, and bring it to our format. Raises BookError and sqlite3.Error.

    One that `is_new` was made a moment ago: its pages need not be looked through.
    """
    today = date.today()  # noqa: DTZ011  (the local day)
    checked = is_new or (backups is not None and is_checked(path, backups, today))
    version = opening.verify(con, path, steps, may_write=not read_only, is_checked=checked)
    if read_only:
        if version < len(steps):
            raise OlderBook(path)
        return
    connection.make_durable(con, path)
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    if version < len(steps):
        _migrate(con, path, backups, steps)


def _migrate(
    con: sqlite3.Connection, path: Path, backups: Path | None, steps: tuple[migrations.Step, ...]
) -> None:
    if backups is not None:
        take(path, backups, Why.FORMAT)
    from kamtui.store.book.search import index

    con.execute("PRAGMA foreign_keys=OFF")  # inside a transaction this would do nothing
    con.execute("BEGIN IMMEDIATE")
    try:
        migrations.migrate(con, steps)
        index.rebuild(con)
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:  # SQLite itself rolls back when the disk is full
            con.execute("ROLLBACK")
        raise
    con.execute("PRAGMA foreign_keys=ON")
