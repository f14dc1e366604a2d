"""Records that break a rule of their table: they become what the history of the book knows last of them."""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from kamtui.domain.backups import about
from kamtui.domain.text.language import _
from kamtui.store.book import rules
from kamtui.store.book.repair.references import last_known


class Broken(NamedTuple):
    """A record that breaks a rule, and what it was last; None where the history does not know that."""

    table: str
    row_id: int
    known: dict[str, Any] | None

    @property
    def sentence(self) -> str:
        """What becomes of it, or that nothing can."""
        what = about(self.table) or self.table.replace("_", " ")
        if self.known is None:
            text = _(
                "A record ({what}) holds what its table does not allow, and the history does not know what it was."
            )
        else:
            text = _(
                "A record ({what}) holds what its table does not allow: it becomes what the history knows last of it."
            )
        return text.format(what=what)


def broken(con: sqlite3.Connection) -> Iterator[Broken]:
    """The records that break rules; nothing is written."""
    for table in rules.broken_in(con):
        (sql,) = con.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        breaks = " OR ".join(f"NOT ({condition})" for condition in rules.conditions(sql))
        for (row_id,) in con.execute(f'SELECT id FROM "{table}" WHERE {breaks}').fetchall():
            yield Broken(table, row_id, last_known(con, table, row_id))


def repair(con: sqlite3.Connection, one: Broken) -> None:
    """Make a record what the history knows of it. sqlite3.IntegrityError where that breaks a rule too."""
    if one.known is not None:
        setting = ", ".join(f'"{name}" = ?' for name in one.known)
        con.execute(f'UPDATE "{one.table}" SET {setting} WHERE id = ?', (*one.known.values(), one.row_id))
