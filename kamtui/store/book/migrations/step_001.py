"""Format 1: accounts, people, stance readings, calls, tasks; journal, drafts, search index."""

import sqlite3

SQL = """
CREATE TABLE account (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    registration_number TEXT NOT NULL,
    industry TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    stage TEXT NOT NULL,
    is_key INTEGER NOT NULL,
    greet_every_days INTEGER,
    greet_latest_days INTEGER,
    estimated_spend INTEGER,
    renewal_on TEXT,
    vulnerability TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (stage IN ('prospect', 'customer', 'former', 'lost')),
    CHECK (is_key IN (0, 1)),
    CHECK (greet_every_days > 0),
    CHECK (greet_latest_days >= greet_every_days),
    CHECK (estimated_spend >= 0),
    CHECK (renewal_on IS date(renewal_on, '+0 days')),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days'))
) STRICT;
CREATE INDEX account_stage ON account (stage);

CREATE TABLE person (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER,
    name TEXT NOT NULL,
    is_adviser INTEGER NOT NULL,
    is_empty_seat INTEGER NOT NULL,
    title TEXT NOT NULL,
    department TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    reports_to_id INTEGER,
    roles TEXT NOT NULL,
    goals TEXT NOT NULL,
    interests TEXT NOT NULL,
    birthday TEXT,
    contact_every_days INTEGER,
    contact_latest_days INTEGER,
    is_influence_center INTEGER NOT NULL,
    status TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (is_adviser IN (0, 1)),
    CHECK (is_empty_seat IN (0, 1)),
    CHECK (is_influence_center IN (0, 1)),
    CHECK (reports_to_id <> id),
    CHECK (trim(replace(replace(replace(replace(replace(replace(replace(roles, 'initiator', ''), 'user', ''), 'influencer', ''), 'decider', ''), 'approver', ''), 'buyer', ''), 'gatekeeper', '')) = ''),
    CHECK (contact_every_days > 0),
    CHECK (contact_latest_days >= contact_every_days),
    CHECK (status IN ('active', 'left', 'moved')),
    CHECK (birthday IS date(birthday, '+0 days')),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (reports_to_id) REFERENCES person(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX person_account ON person (account_id);
CREATE INDEX person_contact_every ON person (contact_every_days);
CREATE INDEX person_reports_to ON person (reports_to_id);

CREATE TABLE call (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER,
    held_at TEXT NOT NULL,
    minutes INTEGER,
    channel TEXT NOT NULL,
    began_by TEXT NOT NULL,
    purpose TEXT NOT NULL,
    note TEXT NOT NULL,
    result TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK (minutes > 0),
    CHECK (channel IN ('visit', 'phone', 'video', 'email', 'message', 'event')),
    CHECK (began_by IN ('we', 'they')),
    CHECK (held_at IS strftime('%Y-%m-%dT%H:%M:%SZ', held_at, '+0 days')),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX call_account ON call (account_id, held_at);
CREATE INDEX call_channel ON call (channel, held_at);
CREATE INDEX call_held ON call (held_at);

CREATE TABLE stance_reading (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL,
    read_on TEXT NOT NULL,
    stance TEXT,
    influence INTEGER,
    confidence TEXT NOT NULL,
    reason TEXT NOT NULL,
    call_id INTEGER,
    CHECK (stance IN ('defender', 'supporter', 'neutral', 'sceptic', 'blocker')),
    CHECK (influence BETWEEN 1 AND 5),
    CHECK (confidence IN ('assumed', 'confirmed')),
    CHECK (read_on IS date(read_on, '+0 days')),
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX stance_reading_call ON stance_reading (call_id);
CREATE INDEX stance_reading_person ON stance_reading (person_id, read_on);

CREATE TABLE call_person (
    id INTEGER PRIMARY KEY NOT NULL,
    call_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    asked TEXT NOT NULL,
    CHECK (asked IN ('not_asked', 'none', 'given')),
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX call_person_call ON call_person (call_id, person_id);
CREATE INDEX call_person_person ON call_person (person_id);

CREATE TABLE task (
    id INTEGER PRIMARY KEY NOT NULL,
    what TEXT NOT NULL,
    due_on TEXT NOT NULL,
    due_time TEXT,
    account_id INTEGER,
    person_id INTEGER,
    call_id INTEGER,
    done_at TEXT,
    times_put_off INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    CHECK (length(what) BETWEEN 1 AND 500),
    CHECK (due_time IS strftime('%H:%M', due_time, '+0 days')),
    CHECK (times_put_off >= 0),
    CHECK (due_on IS date(due_on, '+0 days')),
    CHECK (done_at IS strftime('%Y-%m-%dT%H:%M:%SZ', done_at, '+0 days')),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX task_account ON task (account_id, done_at, due_on);
CREATE INDEX task_call ON task (call_id);
CREATE INDEX task_due ON task (done_at, due_on);
CREATE INDEX task_person ON task (person_id, done_at, due_on);

CREATE TABLE change_set (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    target_id INTEGER REFERENCES change_set(id),
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    window_id INTEGER NOT NULL
) STRICT;
CREATE INDEX change_set_undo ON change_set (state, kind, window_id);
CREATE INDEX change_set_target ON change_set (target_id);

CREATE TABLE change_now (change_id INTEGER NOT NULL) STRICT;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY NOT NULL,
    change_id INTEGER NOT NULL REFERENCES change_set(id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('insert', 'update', 'delete')),
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX journal_change ON journal (change_id);
CREATE INDEX journal_row ON journal (table_name, row_id);

CREATE TABLE draft (
    slot TEXT NOT NULL,
    window_id INTEGER NOT NULL,
    process_id INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (slot, window_id)
) STRICT;

CREATE TABLE account_contact (account_id INTEGER PRIMARY KEY NOT NULL, last_at TEXT NOT NULL) STRICT;
CREATE TABLE person_contact (person_id INTEGER PRIMARY KEY NOT NULL, last_at TEXT NOT NULL) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    account, person, words, kind UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
);
CREATE VIRTUAL TABLE call_search USING fts5 (
    account, person, words, kind UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
);
"""


def apply(con: sqlite3.Connection) -> None:
    """Make the tables; statement by statement, because executescript would commit first."""
    statement = ""
    for line in SQL.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            con.execute(statement)
            statement = ""
