"""A backup is put in the book's place; what was there is kept, as a backup of its own or as the file that it was."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.store.book import connection, opening
from kamtui.store.book.backup import Progress, Why, copy, part_of, quiet, reading, take
from kamtui.store.book.errors import BookError, BookIsOpen, DamagedBook, NotABook, explain

STEPS_A_LOOK = 100_000
"""Steps of SQLite's machine between two looks whether a check is to end."""
_STAMP = "%Y%m%d-%H%M%S"
_SAVED = ("SELECT max(id), count(*) FROM change_set", "SELECT * FROM draft ORDER BY slot, window_id")
"""What differs between two moments of a book between which anything was saved or typed."""


class Replaced(NamedTuple):
    """Where the book is that was there before; nothing where there was none."""

    backup: Path | None = None
    """Among the backups of the book, checked."""
    file: Path | None = None
    """Beside the book as it was, byte for byte: it is damaged, no book of this program, or was written to meanwhile."""

    @property
    def path(self) -> Path | None:
        """The one of them that holds all."""
        return self.file or self.backup


def restore(source: Path, path: Path, folder: Path | None = None, progress: Progress = quiet) -> Replaced:
    """Put a checked copy of `source` in the book's place; where the book is that it replaces.

    With `folder`, that of the book's backups, a sound one becomes a backup before anything is replaced. Else, and
    where it is damaged, its file stays beside the new one under another name. Raises BookError, and whatever
    `progress` raises while it is copied; then the book is as it was.
    """
    opening.look_at(source)
    if path.exists():
        path = path.resolve()  # a link to the book stays a link
    part = part_of(path)
    try:
        path.absolute().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _require_good(source, progress)
        copy(source, part, lambda done, whole: progress(done, 2 * whole))
        backup = None if folder is None else _backed_up(path, folder, progress)
        return _leaving_one(backup, _replace(path, part))
    except sqlite3.Error as error:
        raise explain(error, source) from None
    except OSError as error:
        raise opening.not_made(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _require_good(source: Path, progress: Progress) -> None:
    """Raise BookError where a backup is damaged, newer than this program, or another program's file."""
    with reading(source) as con, _stopped_by(con, progress):
        opening.verify(con, source)
        opening.check_pages(con, source)


@contextlib.contextmanager
def _stopped_by(con: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Let what `progress` raises end statements that tell nothing of how far they are."""
    raised: list[BaseException] = []

    def ask() -> int:
        try:
            progress(0, 1)
        except BaseException as error:  # noqa: BLE001  (SQLite would swallow it: it is raised below)
            raised.append(error)
        return len(raised)

    con.set_progress_handler(ask, STEPS_A_LOOK)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        con.set_progress_handler(None, 0)


def _backed_up(path: Path, folder: Path, progress: Progress) -> Path | None:
    """The present book as a backup; None where there is none, or it is not sound. Raises BookError."""
    if not path.is_file() or not path.stat().st_size:
        return None
    try:
        _end_what_was_cut_off(path)
        return take(path, folder, Why.RESTORE, lambda done, whole: progress(whole + done, 2 * whole))
    except (DamagedBook, NotABook):
        return None  # it is kept as it is
    except BookError as error:
        text = _("The book as it is now could not be backed up first, so nothing was restored. {why}")
        raise BookError(text.format(why=error)) from None


def _end_what_was_cut_off(path: Path) -> None:
    """Let SQLite take back what a killed save left half written, which a reader may not. Raises BookError."""
    try:
        with contextlib.closing(connection.connect(path, read_only=not opening.may_write(path))) as con:
            con.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise explain(error, path) from None


def _leaving_one(backup: Path | None, kept: Path | None) -> Replaced:
    """Where the replaced book is. Its file goes only where its backup holds all that was saved to it."""
    if backup is None or kept is None or not _holds_all(backup, kept):
        return Replaced(backup, kept)
    with contextlib.suppress(OSError):
        kept.unlink()
        return Replaced(backup)
    return Replaced(backup, kept)


def _holds_all(backup: Path, kept: Path) -> bool:
    """Whether nobody saved anything to the book between its backup and its replacement."""
    try:
        with reading(backup) as then, contextlib.closing(connection.connect(kept)) as now:
            now.execute("BEGIN IMMEDIATE")  # whoever is in the middle of a save ends it first
            return all(then.execute(sql).fetchall() == now.execute(sql).fetchall() for sql in _SAVED)
    except (sqlite3.Error, BookError):
        return False


def _replace(path: Path, part: Path) -> Path | None:
    """Give the finished `part` the name of the book; where the old file is kept, None if there was none.

    Raises BookIsOpen where Windows holds the old one for another program: then all is as it was, and nothing
    is left beside it. OSError.
    """
    kept: Path | None = None
    set_aside: list[tuple[Path, Path]] = []
    try:
        if path.exists():
            # Windows refuses this of a file that is open elsewhere; a second name it would not let go again.
            path.rename(path)
            stamp = to_local(datetime.now(UTC)).strftime(_STAMP)
            name = path.with_name(f"{path.stem}-replaced-{stamp}{path.suffix}")
            opening.keep_as(path, name)
            kept = name
        # Before the new file has the name: a kill in between must not leave it with the old one's journal.
        set_aside = opening.set_journal_aside(path, kept)
        opening.put_in_place(part, path, replace=True)
    except OSError as error:
        # While the part is there, the book is the old one: its journal belongs to it, and a second name is too many.
        if part.exists():
            for was, now in set_aside:
                now.rename(was)
            if kept is not None:
                with contextlib.suppress(OSError):
                    kept.unlink()
            if isinstance(error, PermissionError):
                raise BookIsOpen(path) from None
        raise
    return kept
