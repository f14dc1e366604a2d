"""Format 9: the language in which an account is written to."""

import sqlite3


def apply(con: sqlite3.Connection) -> None:
    """Add the column; of no account is it known before."""
    con.execute("ALTER TABLE account ADD COLUMN language TEXT CHECK (language IN ('en', 'bg'))")
