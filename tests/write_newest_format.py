"""Records what a new book is made of, after a new migration: `.venv/bin/python -m tests.write_newest_format`.

It writes `newest.sql` beside the steps: the tables and indexes of a book that went through all of them, in the words of
SQLite; and the digest of its schema, by which an opening knows them.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kamtui.store.book import migrations

KEPT_DIGEST = re.compile(r'^DIGEST = "(.*)"$', re.MULTILINE)
IN_ORDER_OF_MAKING = """
SELECT made.sql FROM sqlite_master made JOIN sqlite_master the_table ON the_table.name = made.tbl_name
WHERE made.sql IS NOT NULL AND made.type IN ('table', 'index')
    AND made.name NOT GLOB 'search_*' AND made.name NOT GLOB 'call_search_*'
ORDER BY
    CASE the_table.rootpage WHEN 0 THEN
        (SELECT data.rootpage FROM sqlite_master data WHERE data.name = the_table.name || '_data')
    ELSE the_table.rootpage END,
    made.type DESC, made.rootpage
"""
"""Each table before its indexes, and all in the order that a book gives to the journal's triggers: by their first pages.
What makes the search index has none; its inner tables, which it makes by itself, have."""


@contextmanager
def made(
    steps: tuple[migrations.Step, ...] = migrations.STEPS, *, is_recorded: bool
) -> Iterator[sqlite3.Connection]:
    """A new book in memory, made of what was recorded or by all steps."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as con:
        migrations.migrate(con, steps, is_recorded=is_recorded)
        yield con


def newest_format() -> tuple[str, str]:
    """The statements that make the tables of a new book, as the file has them, and the digest of its whole schema."""
    with made(is_recorded=False) as con:
        statements = [sql for (sql,) in con.execute(IN_ORDER_OF_MAKING)]
        assert not any(migrations.END_OF_STATEMENT in sql for sql in statements)
        sql = "".join(statement + migrations.END_OF_STATEMENT for statement in statements)
        return sql, migrations.digest(migrations.schema(con))


if __name__ == "__main__":
    statements, digest = newest_format()
    migrations.NEWEST.write_text(statements, encoding="utf-8")
    module = Path(migrations.__file__)
    source = module.read_text(encoding="utf-8")
    module.write_text(KEPT_DIGEST.sub(f'DIGEST = "{digest}"', source), encoding="utf-8")
