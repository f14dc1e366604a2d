"""Format 7: which files of sales were taken in, and what of them, so that the same file again changes nothing."""

import sqlite3

SQL = (
    """
CREATE TABLE sales_file (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (length(digest) > 0),
    CHECK (taken_at IS strftime('%Y-%m-%dT%H:%M:%SZ', taken_at, '+0 days'))
) STRICT""",
    "CREATE UNIQUE INDEX sales_file_digest ON sales_file (digest)",
    """
CREATE TABLE sales_taken (
    id INTEGER PRIMARY KEY NOT NULL,
    sales_file_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (sales_file_id) REFERENCES sales_file(id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX sales_taken_account ON sales_taken (account_id)",
    "CREATE UNIQUE INDEX sales_taken_file ON sales_taken (sales_file_id, account_id, month_on)",
)


def apply(con: sqlite3.Connection) -> None:
    """Make the tables; nothing that a book of format 6 holds is changed."""
    for statement in SQL:
        con.execute(statement)
