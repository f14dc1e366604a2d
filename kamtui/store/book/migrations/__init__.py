"""The book's format, step by step.

`STEPS[n]` brings a book of format n to format n + 1. A new book is made of what was recorded of one that went through
all of them (`newest.sql`), which takes a fifth of the time; a test holds that the two cannot differ. Plain SQL on `PRAGMA user_version` rather than Alembic: the version
lies in the file's header and commits with the step, and Alembic's table rebuilds were seen to empty
child tables by cascade and to drop every trigger. Journal and contact triggers are not made by the
steps but by `kamtui.store.book.journal` and `kamtui.store.book.contacts` after the last one, from the tables as
they are then: a step may rebuild a table without minding them.
"""

import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from kamtui.store.book import contacts, journal
from kamtui.store.book.connection import number
from kamtui.store.book.journal import Trigger

APPLICATION_ID = 0x4B414D55
"""`PRAGMA application_id` of a book: the letters KAMU."""

Step = Callable[[sqlite3.Connection], None]
VERSION = 11
"""The format that this program writes."""


def _step(version: int) -> Step:
    """The step to a format; its module is imported when the first book needs it, and not at each start."""

    def apply(con: sqlite3.Connection) -> None:
        import_module(f"{__name__}.step_{version:03}").apply(con)

    return apply


STEPS: tuple[Step, ...] = tuple(_step(version) for version in range(1, VERSION + 1))

NEWEST = Path(__file__).with_name("newest.sql")
"""The tables and indexes of a new book, in order of their making: written by `python -m tests.write_newest_format`."""
END_OF_STATEMENT = ";\n"
"""Behind each statement of that file, and in none."""
DIGEST = "113470-6244f989"
"""The digest of the schema of a new book, written along: at an opening it costs less than making one to compare with."""


class SchemaDiffers(Exception):
    """A migrated book is not what a new one would be; the migration is rolled back."""


def migrate(
    con: sqlite3.Connection,
    steps: tuple[Step, ...] = STEPS,
    pour: Callable[[sqlite3.Connection], None] | None = None,
    *,
    is_recorded: bool = True,
) -> None:
    """Bring the book to the newest format, inside the transaction that the caller has begun.

    A new one is made of what was recorded unless `is_recorded` is False. `pour` puts rows into a book that is being made:
    before its triggers are, which would keep all of it for an undo.

    `PRAGMA foreign_keys` must be off on `con` (rebuilding a table would empty its children), so
    references are checked here at the end. Raises SchemaDiffers when the outcome is not the schema
    of a new book or records of the old tables went missing.
    """
    version = number(con, "PRAGMA user_version")
    before = _counts(con)
    journal.drop_triggers(con)
    contacts.drop_triggers(con)
    is_made = is_recorded and not version and steps[:VERSION] == STEPS[:VERSION]
    if is_made:
        make_newest(con)
    for step in steps[VERSION if is_made else version :]:
        step(con)
    if pour is not None:
        pour(con)
    if con.execute("PRAGMA foreign_key_check").fetchone():
        raise SchemaDiffers("a reference leads nowhere")
    if not (is_made and _entered(con, [*journal.triggers(con), *contacts.triggers()])):
        journal.create_triggers(con)
        contacts.create_triggers(con)
    con.execute(f"PRAGMA application_id={APPLICATION_ID}")
    con.execute(f"PRAGMA user_version={len(steps)}")
    if version:
        after = _counts(con)
        if lost := [table for table, count in before.items() if after.get(table, count) != count]:
            raise SchemaDiffers(f"records of {', '.join(lost)} went missing")
        if not is_as_new(con, steps):
            raise SchemaDiffers("the tables are not those of a new book")


def make_newest(con: sqlite3.Connection) -> None:
    """Make the tables and indexes of the newest format in an empty book: those that all steps together make."""
    *statements, _end = NEWEST.read_text(encoding="utf-8").split(END_OF_STATEMENT)
    for statement in statements:
        con.execute(statement)


def _entered(con: sqlite3.Connection, triggers: Sequence[Trigger]) -> bool:
    """Enter the triggers of a book that is being made into its schema; whether this SQLite lets us.

    To create them by statements, each of which SQLite reads twice, would take as long as all else that is made.
    """
    try:
        con.execute("PRAGMA writable_schema=ON")
        con.executemany(
            "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('trigger', ?, ?, 0, ?)",
            ((trigger.name, trigger.table, trigger.sql) for trigger in triggers),
        )
    except sqlite3.DatabaseError:  # one that was built to guard its schema
        return False
    finally:
        con.execute("PRAGMA writable_schema=RESET")  # and reads it anew, when it next has to
    return True


def schema(con: sqlite3.Connection) -> dict[str, str]:
    """Name → SQL of every table, index and trigger, white space folded.

    Not those that SQLite makes for itself: the inner tables of the search index may differ between
    its releases, and other programs leave its statistics (`sqlite_stat1`) in the file.
    """
    rows = con.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL "
        "AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_*' AND name NOT GLOB 'call_search_*'"
    )
    return {name: " ".join(sql.split()) for name, sql in rows}


def digest(tables: Mapping[str, str]) -> str:
    """What tells one `schema` from others: its length, and a sum that any small change changes.

    Against accidents, not against intent, and so without `hashlib`, which would cost a start more than the sum does.
    """
    text = "\n".join(f"{name}\t{sql}" for name, sql in sorted(tables.items())).encode()
    return f"{len(text)}-{zlib.crc32(text):08x}"


def is_as_new(con: sqlite3.Connection, steps: tuple[Step, ...] = STEPS) -> bool:
    """Whether a book has the tables, indexes and triggers of one made now, of the format that `steps` lead to."""
    tables = schema(con)
    return tables == wanted_schema(tables, steps)


def wanted_schema(tables: Mapping[str, str], steps: tuple[Step, ...] = STEPS) -> Mapping[str, str]:
    """The schema of a new book, to be compared with that of another, `tables`; do not change it.

    Where the digest does not already say that they are alike, a book is made to compare with. With a SQLite that words
    what a step alters otherwise than the one we recorded it with, both wordings are right: that of `tables` is given.
    """
    if steps == STEPS and digest(tables) == DIGEST:
        return tables
    recorded = fresh_schema(steps)
    if tables == recorded:
        return recorded
    stepped = fresh_schema(steps, is_recorded=False)
    return {
        name: tables[name] if name in tables and tables[name] == stepped.get(name) else sql
        for name, sql in recorded.items()
    }


@cache
def fresh_schema(steps: tuple[Step, ...] = STEPS, *, is_recorded: bool = True) -> dict[str, str]:
    """The schema of a book made now; made once for each program run, do not change it.

    A rescue without the pages of the schema asks for that of every format, again and again. What is not `is_recorded`
    went through all steps.
    """
    con = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(con, steps, is_recorded=is_recorded)
        return schema(con)
    finally:
        con.close()


def fresh_tables(steps: tuple[Step, ...]) -> set[str]:
    """The names of the tables of a book of the format that `steps` lead to."""
    return {name for name, sql in fresh_schema(steps).items() if sql.startswith("CREATE TABLE")}


_MOVED_FROM = {"image_reading": "dossier_text"}
"""Tables into which a step moves records of others: they are counted with these."""


def _counts(con: sqlite3.Connection) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in journal.journalled_tables(con):
        counts[_MOVED_FROM.get(name, name)] += number(con, f'SELECT count(*) FROM "{name}"')
    return counts
