"""Format 11: in which currency the book counts, and whose the worth of what we did was; dated texts, prices, brand image."""

import sqlite3

from kamtui.store.book.migrations import dated_readings

SQL = (
    # One row at most; of a book without one all sums are in euro, as they were before.
    """
CREATE TABLE book_currency (
    id INTEGER PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    CHECK (code GLOB '[A-Z][A-Z][A-Z]')
) STRICT""",
    "ALTER TABLE value ADD COLUMN is_for_us INTEGER NOT NULL DEFAULT 0 CHECK (is_for_us IN (0, 1))",
)


def apply(con: sqlite3.Connection) -> None:
    """Add what was not written down before, and give what is known of accounts its day: no book loses anything."""
    for statement in SQL:
        con.execute(statement)
    dated_readings.apply(con)
