"""`kamtui check`: everything that can be known about a book's soundness, one finding each.

On a read-only connection of its own. Whatever is in the file, the answer is a finding and never an
exception; nothing is mended here.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.store.book import connection, contacts, journal, migrations, opening, rules
from kamtui.store.book.connection import number
from kamtui.store.book.errors import BookError, explain
from kamtui.store.book.search import index

_MOST_NAMED = 3
_LARGEST_IN_MEMORY = 100_000_000
"""Bytes of a book that may be copied into memory for a check."""


class Finding(NamedTuple):
    """One thing that was checked: its name, whether all is well, and what was found."""

    name: str
    ok: bool
    detail: str


class _NotWell(Exception):
    """A check found something; the message says what."""


def check(path: Path) -> list[Finding]:
    """Check a book in every way; in the order of checking, at least one finding. Never raises BookError.

    The checks after one that makes them meaningless are left out: all of them where the file is no
    book, those of its content where its pages are damaged or its format is an older one.
    """
    try:
        opening.look_at(path)
        con = _connect(path)
    except BookError as error:
        return [Finding(_("file"), False, str(error))]
    except sqlite3.Error as error:
        return [Finding(_("file"), False, str(explain(error, path)))]
    with contextlib.closing(con):
        return list(_findings(con, path))


def _findings(con: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """What is checked one after the other, until one makes the rest meaningless."""
    for name, look in ((_("format"), _format), (_("pages"), _pages), (_("length"), partial(_length, path))):
        finding = _finding(con, name, look)
        yield finding
        if not finding.ok:
            return
    yield _finding(con, _("rules"), _rules)
    yield _finding(con, _("references"), _references)
    if number(con, "PRAGMA user_version") < migrations.VERSION:
        return
    tables = _finding(con, _("tables"), _tables)
    yield tables
    if tables.ok:
        yield _finding(con, _("records"), _records)
        yield _finding(con, _("search index"), _search)
        yield _finding(con, _("last contacts"), _contacts)
        yield _finding(con, _("journal"), _journal)


def _connect(path: Path) -> sqlite3.Connection:
    con = connection.connect(path, read_only=True)
    try:
        con.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UnicodeDecodeError:
        # SQLite's own words about a damaged schema are not UTF-8 then; the checks say that it is.
        pass
    except sqlite3.Error as error:
        con.close()
        if getattr(error, "sqlite_errorname", "") not in ("SQLITE_READONLY_ROLLBACK", "SQLITE_CANTOPEN"):
            # Damage of the schema is a finding of its own.
            return connection.connect(path, read_only=True)
        # A save was cut off; SQLite takes it back at the next opening, which a reader may not do.
        writer = connection.connect(path)
        with contextlib.closing(writer):
            writer.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection.connect(path, read_only=True)
    return con


def _finding(con: sqlite3.Connection, name: str, look: Callable[[sqlite3.Connection], str]) -> Finding:
    try:
        con.execute("BEGIN")  # one moment of the book, whoever writes beside
        try:
            return Finding(name, True, look(con))
        finally:
            if con.in_transaction:
                con.execute("ROLLBACK")
    except _NotWell as reason:
        return Finding(name, False, clean(str(reason)))
    except sqlite3.Error as error:
        text = _("it could not be read to its end ({why})")
        return Finding(name, False, text.format(why=clean(str(error), limit=80)))
    except (ValueError, TypeError, AttributeError, OverflowError, MemoryError) as error:
        # In a damaged file a column may hold anything, whatever its type says.
        text = _("it holds something that cannot be read ({why})")
        return Finding(name, False, text.format(why=type(error).__name__))


def _format(con: sqlite3.Connection) -> str:
    if number(con, "PRAGMA application_id") != migrations.APPLICATION_ID:
        raise _NotWell(_("the file belongs to another program"))
    version = number(con, "PRAGMA user_version")
    if version > migrations.VERSION:
        text = _("format {version}, written by a newer kamtui; this one knows {known}")
        raise _NotWell(text.format(version=version, known=migrations.VERSION))
    if version < 1:
        raise _NotWell(_("the format number is missing"))
    if version < migrations.VERSION:
        text = _("format {version}; it is brought to {known} when the book is opened next")
        return text.format(version=version, known=migrations.VERSION)
    return _("a kamtui book, format {version}").format(version=version)


def _length(path: Path, con: sqlite3.Connection) -> str:
    size, wanted = connection.lengths(con, path)
    if size < wanted:
        text = _("its end is missing: {size} of {wanted} bytes are there")
        raise _NotWell(text.format(size=size, wanted=wanted))
    if size > wanted:
        more = size - wanted
        text = ngettext(
            "{count} byte follows its end; a copy made with “kamtui backup FILE” is without it",
            "{count} bytes follow its end; a copy made with “kamtui backup FILE” is without them",
            more,
        )
        raise _NotWell(text.format(count=more))
    return ngettext("all of its {count} byte are there", "all of its {count} bytes are there", size).format(
        count=size
    )


def _pages(con: sqlite3.Connection) -> str:
    faults = [str(line) for (line,) in con.execute("PRAGMA integrity_check(20)")]
    if faults != ["ok"]:
        shown = "; ".join(" ".join(line.split())[:80] for line in faults[:_MOST_NAMED])
        raise _NotWell(_("damaged: {what}").format(what=shown))
    pages = number(con, "PRAGMA page_count")
    return ngettext("{count} page is whole", "{count} pages are whole", pages).format(count=pages)


def _rules(con: sqlite3.Connection) -> str:
    if broken := rules.broken_in(con):
        named = ", ".join(broken[:_MOST_NAMED])
        raise _NotWell(_("records break the rules of their tables: {named}").format(named=named))
    return _("every record keeps those of its table")


def _references(con: sqlite3.Connection) -> str:
    broken: dict[str, int] = {}
    for table, *_rest in con.execute("PRAGMA foreign_key_check"):
        broken[table] = broken.get(table, 0) + 1
    if broken:
        named = ", ".join(f"{table} ({count})" for table, count in sorted(broken.items()))
        raise _NotWell(_("records point to others that are not there: {named}").format(named=named))
    return _("every record leads to one that is there")


def _tables(con: sqlite3.Connection) -> str:
    tables = migrations.schema(con)
    wanted = migrations.wanted_schema(tables)
    differing = sorted(name for name in tables.keys() | wanted.keys() if tables.get(name) != wanted.get(name))
    if differing:
        named = ", ".join(differing[:_MOST_NAMED])
        more = len(differing) - _MOST_NAMED
        text = _("not as a new book has them: {named}")
        if more > 0:
            text = ngettext(
                "not as a new book has them: {named} and {more} other",
                "not as a new book has them: {named} and {more} others",
                more,
            )
        raise _NotWell(text.format(named=named, more=more))
    return _("as a new book has them")


def _records(con: sqlite3.Connection) -> str:
    count = sum(number(con, f'SELECT count(*) FROM "{table}"') for table in journal.journalled_tables(con))
    accounts = number(con, "SELECT count(*) FROM account")
    text = ngettext("{count} record", "{count} records", count).format(count=count)
    known = ngettext("{count} account", "{count} accounts", accounts).format(count=accounts)
    return _("{records}, {accounts} among them").format(records=text, accounts=known)


def _search(con: sqlite3.Connection) -> str:
    if not index.agree(con) or not is_whole_index(con):
        raise _NotWell(_("it does not hold the words of the records"))
    return _("it holds the words of every record")


def is_whole_index(con: sqlite3.Connection) -> bool:
    """Whether the index finds what its rows say; the check of the pages knows from SQLite 3.44 on."""
    size = number(con, "PRAGMA page_count") * number(con, "PRAGMA page_size")
    if sqlite3.sqlite_version_info >= (3, 44) or size > _LARGEST_IN_MEMORY:
        return True
    # FTS5 checks itself by a statement that counts as writing, so on a copy.
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        con.backup(copy)
        made = copy.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        try:
            for (table,) in made.fetchall():
                copy.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError:
            return False
    return True


def _contacts(con: sqlite3.Connection) -> str:
    if not contacts.agree(con):
        raise _NotWell(_("they are not what the calls say"))
    return _("they are what the calls say")


def _journal(con: sqlite3.Connection) -> str:
    if number(con, "SELECT count(*) FROM change_now"):
        raise _NotWell(_("an act was left unfinished"))
    if number(
        con,
        "SELECT count(*) FROM change_set s WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.change_id = s.id)",
    ):
        raise _NotWell(_("an act has no entries"))
    if number(con, "SELECT count(*) FROM change_set WHERE (kind = 'do') <> (target_id IS NULL)"):
        raise _NotWell(_("it is not known what an undo took back"))
    if number(
        con,
        "SELECT count(*) FROM journal WHERE NOT json_valid(coalesce(before, '{}')) "
        "OR NOT json_valid(coalesce(after, '{}')) OR (act = 'insert') <> (before IS NULL) "
        "OR (act = 'delete') <> (after IS NULL)",
    ):
        raise _NotWell(_("an entry cannot be read"))
    acts = number(con, "SELECT count(*) FROM change_set")
    return ngettext("{count} act is whole", "{count} acts are whole", acts).format(count=acts)
