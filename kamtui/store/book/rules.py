"""The rules that the tables' rows keep, looked at by plain statements.

SQLite's own check of a file leaves CHECK constraints out where the connection may only read: it would call a
book well that it calls damaged as soon as it is opened for writing.
"""

import sqlite3
from functools import cache


@cache
def conditions(sql: str) -> tuple[str, ...]:
    """The conditions of every CHECK (…) in the SQL of a table."""
    conditions = []
    start = sql.find("CHECK (")
    while start >= 0:
        begin = end = start + len("CHECK (")
        depth, is_quoted = 1, False
        while depth and end < len(sql):
            letter = sql[end]
            if letter == "'":
                is_quoted = not is_quoted
            elif not is_quoted:
                depth += {"(": 1, ")": -1}.get(letter, 0)
            end += 1
        conditions.append(sql[begin : end - 1])
        start = sql.find("CHECK (", end)
    return tuple(conditions)


def broken_in(con: sqlite3.Connection) -> list[str]:
    """The tables in which a row breaks a rule. Raises sqlite3.Error."""
    tables = con.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK (%' ORDER BY name"
    ).fetchall()
    broken = []
    for name, sql in tables:
        # As for SQLite, what is not known breaks no rule.
        breaks = " OR ".join(f"NOT ({condition})" for condition in conditions(sql))
        if breaks and con.execute(f'SELECT 1 FROM "{name}" WHERE {breaks} LIMIT 1').fetchone():
            broken.append(name)
    return broken
