"""Tables, indexes and triggers that differ from those of a new book: which can be made again, and which cannot."""

import sqlite3
from typing import NamedTuple

from kamtui.domain.text.language import _
from kamtui.store.book import contacts, journal, migrations
from kamtui.store.book.search import index

DERIVED = ("account_contact", "person_contact", "search", "call_search", "change_now")
"""Tables that hold no records: they can be made again from those that do."""


class Schema(NamedTuple):
    """What is done to the schema of a book, and what of it is beyond repair."""

    missing: dict[str, str]
    """Derived tables and indexes that are made again: their SQL by their names."""
    going: dict[str, str]
    """What is taken out: kind of thing by name. Indexes, views and triggers hold nothing of a person's."""
    has_triggers_to_make: bool
    beyond: list[str]
    """Tables that hold records and are missing, or not as they should be."""
    foreign: list[str]
    """Tables that are not of this program."""

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.missing or self.going or self.has_triggers_to_make)

    def sentences(self) -> list[str]:
        """What is done, in words."""
        said = []
        made = [name for name in self.missing if name not in self.going]
        if made:
            said.append(_("Made again: {names}.").format(names=_some(made)))
        wanted = migrations.fresh_schema()
        anew = [name for name in self.going if name in wanted]
        if anew:
            said.append(_("Made anew as they should be: {names}.").format(names=_some(anew)))
        foreign = [name for name in self.going if name not in wanted]
        if foreign:
            said.append(
                _("Taken out, as they are not of this program: {names}.").format(names=_some(foreign))
            )
        if self.has_triggers_to_make and not said:
            said.append(_("The triggers that keep history and last contacts are made anew."))
        return said


def _some(names: list[str], most: int = 6) -> str:
    more = f" … (+{len(names) - most})" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def look(con: sqlite3.Connection) -> Schema:
    """What differs from a new book; nothing is written."""
    have = migrations.schema(con)
    wanted = migrations.wanted_schema(have)
    kinds = dict(con.execute("SELECT name, type FROM sqlite_master").fetchall())
    missing: dict[str, str] = {}
    going: dict[str, str] = {}
    beyond: list[str] = []
    triggers = False
    for name in sorted(have.keys() | wanted.keys()):
        if have.get(name) == wanted.get(name):
            continue
        sql = wanted.get(name, "")
        kind = kinds.get(name) or (
            "index" if "INDEX" in sql[:20] else "trigger" if sql.startswith("CREATE TRIGGER") else "table"
        )
        if kind == "trigger":
            triggers = True
        if kind == "table" and (name not in DERIVED or (name in have and not sql)):
            beyond.append(name)
            continue
        if name in have:
            going[name] = kind
        if sql and kind != "trigger":
            missing[name] = sql
    foreign = [name for name in beyond if name not in wanted]
    return Schema(missing, going, triggers, [name for name in beyond if name in wanted], foreign)


def repair(con: sqlite3.Connection, needed: Schema) -> None:
    """Make the schema that of a new book but for what is beyond repair; the triggers are off, and made by the caller."""
    for name, kind in needed.going.items():
        if kind != "trigger":
            con.execute(f'DROP {kind} IF EXISTS "{name}"')
    for sql in needed.missing.values():
        con.execute(sql)


def drop_triggers(con: sqlite3.Connection) -> None:
    """Take out every trigger, whoever made it."""
    for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        con.execute(f'DROP TRIGGER "{name}"')


def create_triggers(con: sqlite3.Connection) -> None:
    """Make those of a new book."""
    journal.create_triggers(con)
    contacts.create_triggers(con)


def remake_search(con: sqlite3.Connection) -> None:
    """Make the search index anew, its tables too: what is broken inside of them cannot be emptied."""
    wanted = migrations.fresh_schema()
    for table in ("search", "call_search"):
        con.execute(f'DROP TABLE IF EXISTS "{table}"')
        con.execute(wanted[table])
    index.rebuild(con)
