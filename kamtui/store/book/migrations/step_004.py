"""Format 4: the endless chain. Who named whom, the four questions, week plans; when an account was won or lost.

A warning can also be accepted that is about nobody's account.
"""

import sqlite3

SQL = (
    """
CREATE TABLE referral (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    person_id INTEGER,
    named_on TEXT NOT NULL,
    source TEXT NOT NULL,
    by_person_id INTEGER,
    call_id INTEGER,
    why TEXT NOT NULL,
    may_use_name TEXT NOT NULL,
    fee INTEGER,
    thanked_on TEXT,
    created_at TEXT NOT NULL,
    CHECK (named_on IS date(named_on, '+0 days')),
    CHECK (source IN ('customer', 'chain', 'center', 'advertising', 'catalogue', 'fair', 'seminar', 'directory', 'press', 'meeting', 'occasion', 'cold', 'spotter', 'consultant', 'observation')),
    CHECK (may_use_name IN ('not_asked', 'yes', 'no')),
    CHECK (fee >= 0),
    CHECK (thanked_on IS date(thanked_on, '+0 days')),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
    FOREIGN KEY (by_person_id) REFERENCES person(id) ON DELETE SET NULL,
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE SET NULL
) STRICT""",
    "CREATE INDEX referral_account ON referral (account_id)",
    "CREATE INDEX referral_by ON referral (by_person_id)",
    "CREATE INDEX referral_call ON referral (call_id)",
    "CREATE INDEX referral_named ON referral (named_on)",
    "CREATE INDEX referral_person ON referral (person_id)",
    """
CREATE TABLE qualification (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    note TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    CHECK (question IN ('need', 'means', 'authority', 'access')),
    CHECK (answer IN ('yes', 'no', 'unknown')),
    CHECK (answered_on IS date(answered_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX qualification_account ON qualification (account_id, question, answered_on)",
    """
CREATE TABLE week_plan (
    id INTEGER PRIMARY KEY NOT NULL,
    week_on TEXT NOT NULL,
    contacts INTEGER,
    asks INTEGER,
    prospects INTEGER,
    meetings INTEGER,
    CHECK (week_on IS date(week_on, '+0 days')),
    CHECK (strftime('%w', week_on) = '1'),
    CHECK (contacts >= 0),
    CHECK (asks >= 0),
    CHECK (prospects >= 0),
    CHECK (meetings >= 0)
) STRICT""",
    "CREATE UNIQUE INDEX week_plan_week ON week_plan (week_on)",
    # What the chain waits for may be about nobody's account: a person outside, a source.
    "DROP INDEX acceptance_account",
    "DROP INDEX acceptance_person",
    "ALTER TABLE acceptance RENAME TO acceptance_3",
    """
CREATE TABLE acceptance (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER,
    person_id INTEGER,
    rule TEXT NOT NULL,
    key TEXT NOT NULL,
    reason TEXT NOT NULL,
    until_on TEXT NOT NULL,
    accepted_on TEXT NOT NULL,
    CHECK (length(rule) BETWEEN 1 AND 500),
    CHECK (length(key) BETWEEN 1 AND 500),
    CHECK (length(reason) BETWEEN 1 AND 500),
    CHECK (until_on IS date(until_on, '+0 days')),
    CHECK (accepted_on IS date(accepted_on, '+0 days')),
    CHECK (until_on >= accepted_on),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT""",
    "INSERT INTO acceptance SELECT id, account_id, person_id, rule, key, reason, until_on, accepted_on FROM acceptance_3",
    "DROP TABLE acceptance_3",
    "CREATE INDEX acceptance_account ON acceptance (account_id, until_on)",
    "CREATE INDEX acceptance_person ON acceptance (person_id)",
    "CREATE INDEX call_person_asked ON call_person (person_id, call_id) WHERE asked <> 'not_asked'",
    "ALTER TABLE account ADD COLUMN won_on TEXT CHECK (won_on IS date(won_on, '+0 days'))",
    "ALTER TABLE account ADD COLUMN lost_on TEXT CHECK (lost_on IS date(lost_on, '+0 days'))",
    "ALTER TABLE account ADD COLUMN lost_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE task ADD COLUMN is_prospecting INTEGER NOT NULL DEFAULT 0 CHECK (is_prospecting IN (0, 1))",
)


def apply(con: sqlite3.Connection) -> None:
    """Make the tables and columns; nothing that a book of format 3 says is changed."""
    for statement in SQL:
        con.execute(statement)
