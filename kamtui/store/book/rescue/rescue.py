"""What can still be read of a damaged book, copied into a new one.

The damaged file is never written. Each record is looked for in its table, in the table's indexes, in
the journal and on pages that nothing leads to any more (`scan`), also where the schema is gone: the
program knows the tables. It is read as a whole, else from the journal, else column by column; so a row
is lost only where no page knows it any more. The new book is made in the format of the damaged one and
then brought up to date. Last contacts and the search index are made anew from the records, and the
history of changes starts anew.
"""

import contextlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kamtui.domain.text.language import _
from kamtui.store.book import connection, contacts, journal, migrations, opening
from kamtui.store.book.connection import number
from kamtui.store.book.errors import BookError, NewerBook, NotABook, explain
from kamtui.store.book.rescue.pages import Pages
from kamtui.store.book.rescue.reading import UNREADABLE, History, Reader, ids_elsewhere, walk
from kamtui.store.book.rescue.scan import Scan, roots_of
from kamtui.store.book.rescue.writing import columns_of, insert, mend_references
from kamtui.store.book.search import index


class NothingReadable(BookError):
    """Not one record of the book could be read."""

    def __init__(self, path: Path) -> None:
        text = _("Nothing of {path} can be read any more; restore a backup. No new book was made.")
        super().__init__(text.format(path=path))


def rescue(source: Path, target: Path) -> dict[str, tuple[int, int]]:
    """Copy every readable record of a damaged book into a new book at `target`.

    For each table of records how many were rescued and how many are known to be lost. No window
    should have the book open. Raises BookError where there is something at `target`, where `source`
    is no book or a newer one, and where nothing can be read; then there is no new book.
    """
    foreign = _foreign(source)
    if os.path.lexists(target):
        text = _("There is something at {path} already; name a new file to rescue into.")
        raise BookError(text.format(path=target))
    part = target.absolute().with_name(f".{target.name}.part-{secrets.token_hex(4)}")
    try:
        with _damaged(source, part) as (old, pages):
            steps = migrations.STEPS[: _format(old, pages, source)]
            opening.create(part, steps)
            with contextlib.closing(_new(part)) as new:
                lost = _copy(old, pages, new, source, foreign)
                outcome = _finish(new, source, lost)
        opening.sync_file(part)
        opening.set_journal_aside(target)
        opening.put_in_place(part, target, replace=False)
    except sqlite3.Error as error:
        raise explain(error, target) from None
    except OSError as error:
        raise opening.not_made(target, error) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return outcome


def _foreign(source: Path) -> NotABook | None:
    """What to say of a file that does not begin as a book does, should no record of ours be on its pages."""
    try:
        opening.look_at(source)
    except NotABook as error:
        if source.is_file() and source.stat().st_size and os.access(source, os.R_OK):
            return error
        raise
    return None


@contextlib.contextmanager
def _damaged(source: Path, part: Path) -> Iterator[tuple[sqlite3.Connection, Pages]]:
    """A connection to the damaged file that cannot change it, or to a copy where a save was cut off; its pages."""
    half_saved = source.with_name(source.name + "-journal")
    folder: Path | None = None
    options = "mode=ro&immutable=1"
    try:
        if half_saved.is_file() and half_saved.stat().st_size:
            # Only with its journal are the pages those of one moment, and SQLite has to write them.
            folder = part.with_name(part.name + "-copy")
            folder.mkdir(mode=0o700)
            for file in (source, half_saved):
                shutil.copyfile(file, folder / file.name)
            source, options = folder / source.name, "mode=rw"
        con = sqlite3.connect(
            connection.uri_of(source.absolute(), options), uri=True, timeout=0, isolation_level=None
        )
        try:
            connection.prepare(con)
            # A table whose description is unreadable must not hide the others.
            con.execute("PRAGMA writable_schema=ON")
            with contextlib.suppress(*UNREADABLE):  # now the save that was cut off is taken back
                con.execute("SELECT 1 FROM sqlite_master").fetchone()
            with Pages(source) as pages:
                yield con, pages
        finally:
            con.close()
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _new(part: Path) -> sqlite3.Connection:
    con = connection.connect(part)
    # As long as the file has its temporary name nothing needs to be undone.
    for pragma in ("foreign_keys=OFF", "journal_mode=MEMORY", "synchronous=OFF"):
        con.execute(f"PRAGMA {pragma}")
    return con


def _format(old: sqlite3.Connection, pages: Pages, source: Path) -> int:
    """The format of the damaged book; where that was lost, the newest whose tables it has."""
    known = pages.application_id == migrations.APPLICATION_ID
    if known and pages.version > migrations.VERSION:
        raise NewerBook(source, pages.version, migrations.VERSION)
    if known and pages.version:
        return pages.version
    there = roots_of(old).keys()
    for version in range(migrations.VERSION, 1, -1):
        wanted = migrations.fresh_tables(migrations.STEPS[:version])
        if there and wanted <= there:
            return version
    return migrations.VERSION


def _copy(
    old: sqlite3.Connection, pages: Pages, new: sqlite3.Connection, source: Path, foreign: NotABook | None
) -> dict[str, int]:
    """Copy what can be read into a new book of the same format; of each table how many rows are known to be lost."""
    tables = journal.journalled_tables(new)
    new.execute("BEGIN IMMEDIATE")
    # Without its triggers nothing of this becomes an act that could be undone.
    journal.drop_triggers(new)
    contacts.drop_triggers(new)
    walks = {table: walk(old, table) for table in (*tables, "journal")}
    roots = roots_of(old)
    unread = {table for table, (_ids, whole) in walks.items() if not whole}
    scan = Scan(pages, new, roots, unread | journal.UNJOURNALLED) if unread else None
    history = History(old, walks["journal"], scan)
    if scan is not None:
        scan.settle(history.knows, {table: ids for table, (ids, _whole) in walks.items()})
    _require_ours(pages, source, foreign, tables, roots.keys() | (scan.names if scan else set()), scan)
    lost: dict[str, int] = {}
    for table in tables:
        columns = columns_of(new, table)
        walked, whole = walks[table]
        beside = None if whole else scan
        reader = Reader(old, table, columns, history, beside)
        ids = walked if whole else walked | ids_elsewhere(old, new, table, history, beside)
        for row_id in sorted(ids):
            row = reader.read(row_id)
            if row is not None:
                insert(new, table, columns, row)
        lost[table] = len(ids)
    mend_references(new)
    counts = {table: _count(new, table) for table in tables}
    if not any(counts.values()):
        raise foreign or NothingReadable(source)
    new.execute("COMMIT")
    return {table: max(lost[table] - counts[table], 0) for table in tables}


def _finish(new: sqlite3.Connection, source: Path, lost: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Bring the new book up to date; of each of its tables how many rows it has, and how many were lost."""
    new.execute("BEGIN IMMEDIATE")
    migrations.migrate(new)
    contacts.rebuild(new)
    index.rebuild(new)
    new.execute("COMMIT")
    opening.check_pages(new, source)
    return {table: (_count(new, table), lost.get(table, 0)) for table in journal.journalled_tables(new)}


def _count(con: sqlite3.Connection, table: str) -> int:
    return number(con, f'SELECT count(*) FROM "{table}"')


def _require_ours(
    pages: Pages,
    source: Path,
    foreign: NotABook | None,
    tables: list[str],
    names: set[str],
    scan: Scan | None,
) -> None:
    """Refuse the file of another program. The number in the header may be damaged: the tables tell as well."""
    if pages.application_id == migrations.APPLICATION_ID or names.issuperset([*tables, "change_set"]):
        return
    if not names and scan is not None and scan.ids("account"):
        return
    if not names and foreign is None:
        raise NothingReadable(source)
    raise foreign or NotABook(source, _("it belongs to another program"))
