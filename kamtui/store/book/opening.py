"""Opening and making the book's file, so that it never surprises.

Nothing is created or written before the file is known to be a book of ours that this program
understands; what is refused stays as it was, byte for byte.
"""

import contextlib
import errno
import os
import sqlite3
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from kamtui.domain.text.language import _
from kamtui.store.book import contacts, migrations, rules
from kamtui.store.book.connection import lengths, number, page_size
from kamtui.store.book.errors import (
    BookError,
    DamagedBook,
    NewerBook,
    NoBookHere,
    NotABook,
    ShareOutOfReach,
    explain,
)
from kamtui.store.book.share import is_on_network, is_share

SMALL_BOOK_BYTES = 4_000_000
"""Up to this size the whole file is checked at each opening (about 15 ms); larger ones once a day, beside."""
_HEADER = b"SQLite format 3\0"
_PART = 1 << 20
"""Bytes of a file that are copied at a time."""


def look_at(path: Path) -> None:
    """Refuse what cannot be a book, before SQLite opens it. Raises NoBookHere, NotABook, ShareOutOfReach."""
    status = _status_of(path)
    if stat.S_ISDIR(status.st_mode):
        raise NotABook(path, _("it is a folder"))
    if not stat.S_ISREG(status.st_mode):
        raise NotABook(path, _("it is not an ordinary file"))
    if status.st_size == 0:
        raise NotABook(path, _("it is empty; your data is not in it, restore a backup"), takes_place=True)
    # Read before SQLite has the file open: closing a descriptor later would drop SQLite's locks.
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
            is_zeroed = header == bytes(len(_HEADER)) and not any(
                map(any, iter(lambda: file.read(65536), b""))
            )
    except PermissionError:
        raise NotABook(path, _("it may not be read")) from None
    if is_zeroed:
        why = _("it holds nothing but zeros; your data is not in it, restore a backup")
        raise NotABook(path, why, takes_place=True)
    if header != _HEADER:
        raise NotABook(path, _("it is another kind of file, or encrypted"), takes_place=True)


def _status_of(path: Path) -> os.stat_result:
    """What the system says of the file. Raises NoBookHere, NotABook or ShareOutOfReach where it says nothing."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise NotABook(path, _("the link leads nowhere"), takes_place=True) from None
        if is_share(path) and not path.parent.exists():
            raise ShareOutOfReach(path) from None
        raise NoBookHere(path) from None
    except PermissionError:
        raise NotABook(path, _("it may not be read")) from None
    except (OSError, ValueError):
        if is_on_network(path):
            raise ShareOutOfReach(path) from None
        raise NotABook(path, _("it cannot be reached")) from None


def verify(
    con: sqlite3.Connection,
    path: Path,
    steps: tuple[migrations.Step, ...] = migrations.STEPS,
    *,
    may_write: bool = False,
    is_checked: bool = False,
) -> int:
    """The book's format number; `may_write` as for `check_pages`. Raises NotABook, NewerBook or DamagedBook; writes nothing.

    A small book is checked as a whole, unless that was done already (`is_checked`).
    """
    if number(con, "PRAGMA application_id") != migrations.APPLICATION_ID:
        raise NotABook(path, _("it belongs to another program"), takes_place=True)
    version = number(con, "PRAGMA user_version")
    if version > len(steps):
        raise NewerBook(path, version, len(steps))
    if version < 1:
        raise DamagedBook(path, _("its format number is missing"))
    con.execute("BEGIN")
    try:
        size, wanted = lengths(con, path)
    finally:
        con.execute("ROLLBACK")
    # SQLite reads the missing end of the last page as zeros, which may be the end of somebody's note.
    if size < wanted or size % page_size(con):
        raise DamagedBook(path, _("its end is missing") if size < wanted else _("it is longer than a book"))
    if path.stat().st_size <= SMALL_BOOK_BYTES and not is_checked:
        check_pages(con, path, steps, may_write=may_write)
    else:
        _check_schema(con, path, steps)
    return version


def check_pages(
    con: sqlite3.Connection,
    path: Path,
    steps: tuple[migrations.Step, ...] = migrations.STEPS,
    *,
    may_write: bool = False,
) -> None:
    """Every page, index, rule and reference of the file. Raises DamagedBook.

    `may_write` says that the connection may: then SQLite's own check knows the rules as well.
    """
    require_whole_pages(con, path)
    if not may_write and (broken := rules.broken_in(con)):
        first, *_others = broken
        raise DamagedBook(path, _("a record breaks a rule of {table}").format(table=first))
    if con.execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedBook(path, _("a record points to one that is not there"))
    _check_schema(con, path, steps)


def require_whole_pages(con: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedBook with the first fault that SQLite finds in the file's pages."""
    (said,) = con.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        first, *_others = str(said).strip().splitlines()
        raise DamagedBook(path, first[:80])


def _check_schema(con: sqlite3.Connection, path: Path, steps: tuple[migrations.Step, ...]) -> None:
    # An older book may have other triggers than we would make; it is compared once it is migrated.
    if number(con, "PRAGMA user_version") == len(steps) and not migrations.is_as_new(con, steps):
        raise DamagedBook(path, _("its tables are not those of a book"))


def may_write(path: Path) -> bool:
    """Whether the file and, for its journal, the folder can be written."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


Row = tuple[str, dict[str, Any]]
"""A table, and what a row of it holds by column."""


def create(
    path: Path, steps: tuple[migrations.Step, ...] = migrations.STEPS, rows: Iterable[Row] = ()
) -> None:
    """Make a new book at `path`, of the format that `steps` lead to: under a temporary name first, so that a kill leaves none half-made.

    It is empty, or holds `rows`, which no act made and no undo takes back. Raises
    BookError where something is already there or the folder cannot be written.
    """
    folder = path.absolute().parent
    part = folder / f".{path.name}.part-{os.urandom(4).hex()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    except OSError as error:
        raise not_made(path, error) from None
    try:
        con = sqlite3.connect(part, isolation_level=None)
        try:
            # In a temporary file of our own nothing needs to be undone: one sync at the end is enough.
            con.execute("PRAGMA journal_mode=OFF")
            con.execute("PRAGMA synchronous=OFF")
            con.execute("BEGIN IMMEDIATE")
            migrations.migrate(con, steps, lambda con: _pour(con, rows))
            con.execute("COMMIT")
        finally:
            con.close()
        sync_file(part)
        set_journal_aside(path)
        put_in_place(part, path, replace=False)
    except sqlite3.Error as error:
        raise explain(error, path) from None
    except OSError as error:
        raise not_made(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _pour(con: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Put rows into a book that is being made, and has no triggers yet."""
    from kamtui.store.book.search import index  # late: whoever opens a book makes none

    by_columns: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    for table, values in rows:
        by_columns.setdefault((table, tuple(values)), []).append(tuple(values.values()))
    if not by_columns:
        return
    # Whether they keep the rules of their tables is looked at when the book is opened, in half the time.
    con.execute("PRAGMA ignore_check_constraints=ON")
    for (table, columns), alike in by_columns.items():
        con.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", alike
        )
    contacts.rebuild(con)
    index.rebuild(con)


def set_journal_aside(path: Path, beside: Path | None = None) -> list[tuple[Path, Path]]:
    """Rename the journal of a file that is gone or about to be replaced: SQLite would play it into the next one.

    What was renamed, and to what. It goes with `beside`, the kept file that it belongs to, or else only out of the way. OSError if it cannot.
    """
    renamed = []
    for suffix in ("-journal", "-wal"):
        left = path.with_name(path.name + suffix)
        if left.exists() and left.stat().st_size:
            kept = beside or path.with_name(f"{path.name}-left-{os.urandom(4).hex()}")
            try:
                renamed.append((left, left.rename(kept.with_name(kept.name + suffix))))
            except OSError:
                for was, now in renamed:
                    now.rename(was)
                raise
    return renamed


def _copy(whole: IO[bytes], copy: IO[bytes]) -> None:
    """As `shutil` has it, which takes a start 3 ms to import."""
    while part := whole.read(_PART):
        copy.write(part)


def keep_as(path: Path, kept: Path) -> None:
    """Let a file that is about to be replaced also have the name `kept`. OSError, FileExistsError among them.

    Bytes as they are: the file may be damaged and still be worth a rescue.
    """
    try:
        os.link(path, kept)
        return
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        pass
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        with path.open("rb") as whole, os.fdopen(os.open(kept, flags, 0o600), "wb") as copy:
            _copy(whole, copy)
            copy.flush()
            os.fsync(copy.fileno())
    except FileExistsError:
        raise
    except OSError:
        with contextlib.suppress(OSError):
            kept.unlink(missing_ok=True)
        raise


def not_made(path: Path, error: OSError) -> BookError:
    """The sentence for a file that could not be made."""
    text = _("{path} could not be made ({why}). Choose another place for it.")
    return BookError(text.format(path=path, why=error.strerror or type(error).__name__))


def sync_file(path: Path) -> None:
    """Wait until the file's content is on the disk. Never call it on a book that is open here."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(part: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name, in one step, and wait until the folder knows. OSError if it fails."""
    if replace:
        part.replace(path)
    else:
        try:
            os.link(part, path)  # unlike rename, fails when somebody was quicker
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if path.exists():
                raise FileExistsError(17, os.strerror(17), str(path)) from None
            part.rename(path)
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(path.absolute().parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # network drives know no folders to wait for
                raise
        finally:
            os.close(handle)
