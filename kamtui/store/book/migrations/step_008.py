"""Format 8: what is said of a quarter with a customer, kept for the report of it."""

import sqlite3

SQL = (
    """
CREATE TABLE quarter_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    quarter_on TEXT NOT NULL,
    review_on TEXT,
    attendees TEXT NOT NULL,
    summary TEXT NOT NULL,
    highlights TEXT NOT NULL,
    wins TEXT NOT NULL,
    goals TEXT NOT NULL,
    risks TEXT NOT NULL,
    opportunities TEXT NOT NULL,
    next_goals TEXT NOT NULL,
    note TEXT NOT NULL,
    CHECK (quarter_on IS date(quarter_on, 'start of month') AND substr(quarter_on, 6, 2) IN ('01', '04', '07', '10')),
    CHECK (review_on IS date(review_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX quarter_review_account ON quarter_review (account_id, quarter_on)",
)


def apply(con: sqlite3.Connection) -> None:
    """Make the table; nothing that a book of format 7 holds is changed."""
    for statement in SQL:
        con.execute(statement)
