"""A book made well again, as one transaction and with the book as it was kept: what is done, and what cannot be.

`plan` says it before, and only reads; `repair` does it. What pages of the file lost is beyond repair: that takes a backup
or a rescue.
"""

import contextlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.book import backup, connection, contacts, migrations, opening
from kamtui.store.book.check import is_whole_index
from kamtui.store.book.connection import number
from kamtui.store.book.errors import BookError, BusyBook, DamagedBook, explain
from kamtui.store.book.repair import history, references, schema, values
from kamtui.store.book.search import index

_MOST_FAULTS = 500
_OF_AN_INDEX = re.compile(
    r"row \d+ missing from index|wrong # of entries in index|non-unique entry in index|row \d+ values differ from index"
)
_OF_THE_SEARCH = re.compile(
    r"(malformed inverted index|unable to validate the inverted index) for FTS5 table"
)
_OF_A_RULE = re.compile(r"CHECK constraint failed in ")


class Plan(NamedTuple):
    """What a repair does, in sentences, and what it cannot."""

    will: list[str]
    cannot: list[str]


class Repaired(NamedTuple):
    """What was done, and where the book is as it was before."""

    done: list[str]
    kept: Path


class _Needed(NamedTuple):
    """What is to be done to a book."""

    indexes: bool
    schema: schema.Schema
    mends: list[references.Mend]
    broken: list[values.Broken]
    history: list[str]
    has_search: bool
    has_contacts: bool
    further: int
    """Bytes that follow the end of the file."""

    def sentences(self) -> list[str]:
        """The same in words."""
        said = [*self.schema.sentences(), *(each.sentence for each in self.mends)]
        said += [each.sentence for each in self.broken]
        if self.indexes:
            said.append(_("The indexes of all tables are made again from their records."))
        said += self.history
        if self.has_contacts:
            said.append(_("Who was spoken to last is reckoned again from the calls."))
        if self.has_search:
            said.append(_("The search index is made again from the records."))
        if self.further:
            text = ngettext(
                "{count} byte behind the end of the book is cut off.",
                "{count} bytes behind the end of the book are cut off.",
                self.further,
            )
            said.append(text.format(count=self.further))
        return said


def plan(path: Path, today: date) -> Plan:
    """What a repair would do; nothing is written. Neither, where the check itself says why nothing can be: it is no book, or unreadable."""
    try:
        opening.look_at(path)
        with contextlib.closing(connection.connect(path, read_only=True)) as con:
            con.execute("BEGIN")  # one moment of the book, whoever writes beside
            if not _is_known(con):
                return Plan([], [])
            if cannot := _beyond(con, path):
                return Plan([], cannot)
            needed = _needed(con, path, today)
            return Plan(needed.sentences(), [])
    except (BookError, sqlite3.Error, UnicodeDecodeError):
        return Plan([], [])


def repair(path: Path, folder: Path, today: date) -> Repaired | None:
    """Repair a book; None where there is nothing to repair. Raises BookError, and then the book is as it was.

    No window should have it open. A book that could be restored as it is becomes a backup before; any other is kept
    beside, byte for byte.
    """
    if not plan(path, today).will:
        return None
    path = path.resolve()
    kept = _keep(path, folder)
    try:
        with contextlib.closing(connection.connect(path)) as con:
            connection.make_durable(con, path)
            con.execute("PRAGMA foreign_keys=OFF")
            con.execute("BEGIN")
            needed, version = _needed(con, path, today), number(con, "PRAGMA data_version")
            con.execute("COMMIT")
            con.execute("BEGIN EXCLUSIVE")
            try:
                if number(con, "PRAGMA data_version") != version:
                    raise BusyBook
                done = _carry_out(con, path, needed, today)
                con.execute("COMMIT")
            except BaseException:
                if con.in_transaction:
                    con.execute("ROLLBACK")
                raise
        return Repaired(done, kept)
    except sqlite3.Error as error:
        raise explain(error, path) from None


def _is_known(con: sqlite3.Connection) -> bool:
    """Whether it is a book, of a format that this program knows."""
    is_book = number(con, "PRAGMA application_id") == migrations.APPLICATION_ID
    return is_book and 1 <= number(con, "PRAGMA user_version") <= migrations.VERSION


def _beyond(con: sqlite3.Connection, path: Path) -> list[str]:
    """What keeps a book from being repaired at all."""
    version = number(con, "PRAGMA user_version")
    if version < migrations.VERSION:
        text = _("It is of format {version}: open it once, which brings it up to date, and check it again.")
        return [text.format(version=version)]
    if _length(con, path) < 0:
        return [_("Its end is missing: what stood there is only in a backup.")]
    beyond = [
        line
        for line in _faults(con)
        if not (_OF_AN_INDEX.search(line) or _OF_THE_SEARCH.search(line) or _OF_A_RULE.search(line))
    ]
    if beyond:
        return [_("Its pages are damaged ({what}).").format(what=" ".join(beyond[0].split())[:80])]
    found = schema.look(con)
    if found.foreign:
        text = _(
            "Tables that are not of this program: {names}. The book that a rescue makes is without them."
        )
        return [text.format(names=", ".join(found.foreign[:6]))]
    if tables := found.beyond:
        return [
            _("Tables are missing, or not as they should be: {names}.").format(names=", ".join(tables[:6]))
        ]
    return [each.sentence for each in values.broken(con) if each.known is None]


def _faults(con: sqlite3.Connection) -> list[str]:
    lines = [str(line) for (line,) in con.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")]
    return [] if lines == ["ok"] else lines


def _length(con: sqlite3.Connection, path: Path) -> int:
    """How many bytes follow the end of the book; below 0 those that are missing."""
    size, wanted = connection.lengths(con, path)
    return size - wanted


def _needed(con: sqlite3.Connection, path: Path, today: date) -> _Needed:
    faults = _faults(con)
    to_make = schema.look(con)
    mends = references.mends(con, today)
    broken = list(values.broken(con))
    changes_records = bool(mends or broken)
    lacks = to_make.missing.keys()
    return _Needed(
        indexes=any(_OF_AN_INDEX.search(line) for line in faults),
        schema=to_make,
        mends=mends,
        broken=broken,
        history=[] if "change_now" in lacks else history.sentences(con),
        has_search=changes_records
        or not lacks.isdisjoint(("search", "call_search"))
        or any(_OF_THE_SEARCH.search(line) for line in faults)
        or not _holds(lambda: index.agree(con) and is_whole_index(con)),
        has_contacts=changes_records
        or not lacks.isdisjoint(("account_contact", "person_contact"))
        or not _holds(lambda: contacts.agree(con)),
        further=max(_length(con, path), 0),
    )


def _holds(look: Callable[[], bool]) -> bool:
    """Whether what is derived says what it should; what cannot be read does not."""
    try:
        return look()
    except (sqlite3.Error, ValueError, TypeError):
        return False


def _carry_out(con: sqlite3.Connection, path: Path, needed: _Needed, today: date) -> list[str]:
    """Do all of it, and look at it before it counts. Raises BookError and sqlite3.Error."""
    done = needed._replace(mends=[]).sentences()
    schema.drop_triggers(con)
    schema.repair(con, needed.schema)
    if needed.indexes:
        con.execute("REINDEX")
    done = [*references.mend(con, today), *done]
    for one in needed.broken:
        values.repair(con, one)
    history.repair(con)
    contacts.rebuild(con)
    if needed.has_search:
        schema.remake_search(con)
    schema.create_triggers(con)
    _require_well(con, path)
    if needed.further:
        os.truncate(path, connection.page_size(con) * number(con, "PRAGMA page_count"))
    return done


def _require_well(con: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedBook where the book would not be one that opens."""
    opening.require_whole_pages(con, path)
    if con.execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedBook(path, _("a record points to one that is not there"))
    if not migrations.is_as_new(con):
        raise DamagedBook(path, _("its tables are not those of a book"))


def _keep(path: Path, folder: Path) -> Path:
    """The book as it is before the repair: a backup, or where it is none that could be restored a copy beside it. Raises BookError."""
    try:
        with backup.reading(path) as con:
            opening.verify(con, path)
            opening.check_pages(con, path)
        return backup.take(path, folder, backup.Why.REPAIR)
    except DamagedBook:
        return _copied(path)


def _copied(path: Path) -> Path:
    stamp = to_local(datetime.now(UTC)).strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.stem}-before-repair-{stamp}{path.suffix}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        # It is opened before SQLite locks it and closed after that: closing it would drop the lock.
        with path.open("rb") as whole, os.fdopen(os.open(kept, flags, 0o600), "wb") as made:
            with contextlib.closing(connection.connect(path)) as con:
                con.execute("BEGIN IMMEDIATE")
                shutil.copyfileobj(whole, made)
            made.flush()
            os.fsync(made.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            kept.unlink()
        text = _("The book could not be kept as it is first, so nothing was repaired ({why}).")
        raise BookError(text.format(why=error.strerror or type(error).__name__)) from None
    except sqlite3.Error as error:
        with contextlib.suppress(OSError):
            kept.unlink()
        raise explain(error, path) from None
    return kept
