"""Format 11: in which currency the book counts, whose the worth of what we did was, which records look alike and are two,
who is at several accounts at once; and what is known of an account has its day."""

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
    # Who is at several accounts at once is at one of them in the first place, and besides at the others.
    "ALTER TABLE membership ADD COLUMN is_besides INTEGER NOT NULL DEFAULT 0 CHECK (is_besides IN (0, 1))",
    "DROP INDEX membership_open",
    "CREATE UNIQUE INDEX membership_open ON membership (person_id) WHERE until_on IS NULL AND NOT is_besides",
    "CREATE UNIQUE INDEX membership_there ON membership (person_id, account_id) WHERE until_on IS NULL",
    """
CREATE TABLE account_apart (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    other_account_id INTEGER NOT NULL,
    told_on TEXT NOT NULL,
    CHECK (account_id <> other_account_id),
    CHECK (told_on IS date(told_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (other_account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX account_apart_both ON account_apart (account_id, other_account_id)",
    "CREATE INDEX account_apart_other ON account_apart (other_account_id)",
    """
CREATE TABLE person_apart (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL,
    other_person_id INTEGER NOT NULL,
    told_on TEXT NOT NULL,
    CHECK (person_id <> other_person_id),
    CHECK (told_on IS date(told_on, '+0 days')),
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
    FOREIGN KEY (other_person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX person_apart_both ON person_apart (person_id, other_person_id)",
    "CREATE INDEX person_apart_other ON person_apart (other_person_id)",
    """
CREATE TABLE import_shape (
    id INTEGER PRIMARY KEY NOT NULL,
    headers TEXT NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    said TEXT NOT NULL,
    used_at TEXT NOT NULL,
    CHECK (used_at IS strftime('%Y-%m-%dT%H:%M:%SZ', used_at, '+0 days'))
) STRICT""",
    "CREATE UNIQUE INDEX import_shape_headers ON import_shape (headers)",
)


def apply(con: sqlite3.Connection) -> None:
    """Add what was not written down before, and give what is known of accounts its day: no book loses anything."""
    for statement in SQL:
        con.execute(statement)
    dated_readings.apply(con)
