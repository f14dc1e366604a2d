"""Format 3: what was agreed and its checks, problems, favours, tasks that come again, the walk through the day."""

import sqlite3

SQL = (
    """
CREATE TABLE term (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    category TEXT NOT NULL,
    owed_by TEXT NOT NULL,
    what TEXT NOT NULL,
    target_bound TEXT,
    target_thousandths INTEGER,
    target_unit TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    notice TEXT,
    check_rule TEXT,
    check_from_on TEXT,
    next_check_on TEXT,
    consent TEXT NOT NULL,
    consent_on TEXT,
    consent_by TEXT NOT NULL,
    call_id INTEGER,
    person_id INTEGER,
    state TEXT NOT NULL,
    ended_on TEXT,
    previous_id INTEGER,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK (category IN ('quality', 'delivery', 'deadlines', 'service', 'price', 'payment', 'volume', 'portfolio', 'promotion')),
    CHECK (owed_by IN ('we', 'they', 'both')),
    CHECK (length(what) BETWEEN 1 AND 500),
    CHECK (target_bound IN ('at_least', 'at_most', 'exactly')),
    CHECK ((target_bound IS NULL) = (target_thousandths IS NULL)),
    CHECK (from_on IS date(from_on, '+0 days')),
    CHECK (until_on IS date(until_on, '+0 days')),
    CHECK (until_on >= from_on),
    CHECK (notice GLOB 'P[1-9]*[DWMY]'),
    CHECK (length(check_rule) BETWEEN 1 AND 500),
    CHECK (check_from_on IS date(check_from_on, '+0 days')),
    CHECK ((check_rule IS NULL) = (check_from_on IS NULL)),
    CHECK (next_check_on IS date(next_check_on, '+0 days')),
    CHECK (next_check_on IS NULL OR check_rule IS NOT NULL),
    CHECK (consent IN ('not_needed', 'asked', 'given', 'refused')),
    CHECK (consent_on IS date(consent_on, '+0 days')),
    CHECK (state IN ('proposed', 'agreed', 'ended', 'cancelled')),
    CHECK (ended_on IS date(ended_on, '+0 days')),
    CHECK (previous_id <> id),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE SET NULL,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
    FOREIGN KEY (previous_id) REFERENCES term(id) ON DELETE SET NULL
) STRICT""",
    "CREATE INDEX term_account ON term (account_id, state)",
    "CREATE INDEX term_call ON term (call_id)",
    "CREATE INDEX term_next_check ON term (state, next_check_on)",
    "CREATE INDEX term_person ON term (person_id)",
    "CREATE INDEX term_previous ON term (previous_id)",
    """
CREATE TABLE term_check (
    id INTEGER PRIMARY KEY NOT NULL,
    term_id INTEGER NOT NULL,
    checked_on TEXT NOT NULL,
    due_on TEXT,
    outcome TEXT NOT NULL,
    measured_thousandths INTEGER,
    evidence TEXT NOT NULL,
    CHECK (checked_on IS date(checked_on, '+0 days')),
    CHECK (due_on IS date(due_on, '+0 days')),
    CHECK (outcome IN ('kept', 'partly', 'broken', 'renegotiated')),
    FOREIGN KEY (term_id) REFERENCES term(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX term_check_day ON term_check (checked_on)",
    "CREATE INDEX term_check_term ON term_check (term_id, checked_on)",
    """
CREATE TABLE problem (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    term_id INTEGER,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity INTEGER NOT NULL,
    likelihood INTEGER,
    solution TEXT NOT NULL,
    alternative TEXT NOT NULL,
    state TEXT NOT NULL,
    noted_on TEXT NOT NULL,
    settled_on TEXT,
    created_at TEXT NOT NULL,
    CHECK (length(what) BETWEEN 1 AND 500),
    CHECK (kind IN ('problem', 'threat')),
    CHECK (severity BETWEEN 1 AND 3),
    CHECK (likelihood BETWEEN 1 AND 3),
    CHECK (state IN ('open', 'offered', 'solved', 'dropped')),
    CHECK (noted_on IS date(noted_on, '+0 days')),
    CHECK (settled_on IS date(settled_on, '+0 days')),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (term_id) REFERENCES term(id) ON DELETE SET NULL
) STRICT""",
    "CREATE INDEX problem_account ON problem (account_id, state)",
    "CREATE INDEX problem_term ON problem (term_id)",
    """
CREATE TABLE favour (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER,
    person_id INTEGER,
    what TEXT NOT NULL,
    done_on TEXT NOT NULL,
    way TEXT NOT NULL,
    cost INTEGER,
    thanked_on TEXT,
    created_at TEXT NOT NULL,
    CHECK (length(what) BETWEEN 1 AND 500),
    CHECK (done_on IS date(done_on, '+0 days')),
    CHECK (way IN ('given', 'received')),
    CHECK (cost >= 0),
    CHECK (thanked_on IS date(thanked_on, '+0 days')),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
) STRICT""",
    "CREATE INDEX favour_account ON favour (account_id, done_on)",
    "CREATE INDEX favour_person ON favour (person_id)",
    """
CREATE TABLE review_mark (
    id INTEGER PRIMARY KEY NOT NULL,
    reviewed_on TEXT NOT NULL,
    account_id INTEGER,
    line_key TEXT NOT NULL,
    what TEXT NOT NULL,
    settled TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    CHECK (length(line_key) BETWEEN 1 AND 500),
    CHECK (settled IN ('done', 'put_off', 'called', 'opened', 'accepted', 'skipped')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX review_mark_account ON review_mark (account_id)",
    "CREATE INDEX review_mark_day ON review_mark (reviewed_on)",
    """
CREATE TABLE day_first (
    id INTEGER PRIMARY KEY NOT NULL,
    day TEXT NOT NULL,
    place INTEGER NOT NULL,
    task_id INTEGER,
    term_id INTEGER,
    CHECK (day IS date(day, '+0 days')),
    CHECK (place BETWEEN 1 AND 3),
    CHECK (task_id IS NOT NULL OR term_id IS NOT NULL),
    FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE CASCADE,
    FOREIGN KEY (term_id) REFERENCES term(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX day_first_day ON day_first (day, place)",
    "CREATE INDEX day_first_task ON day_first (task_id)",
    "CREATE INDEX day_first_term ON day_first (term_id)",
    "ALTER TABLE call_person ADD COLUMN why_not TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE task ADD COLUMN term_id INTEGER REFERENCES term(id) ON DELETE SET NULL",
    "ALTER TABLE task ADD COLUMN problem_id INTEGER REFERENCES problem(id) ON DELETE SET NULL",
    "ALTER TABLE task ADD COLUMN repeat_rule TEXT CHECK (length(repeat_rule) BETWEEN 1 AND 500)",
    (
        "ALTER TABLE task ADD COLUMN repeat_from_on TEXT CHECK (repeat_from_on IS date(repeat_from_on, '+0 days')) "
        "CHECK ((repeat_rule IS NULL) = (repeat_from_on IS NULL))"
    ),
    (
        "ALTER TABLE task ADD COLUMN repeat_on TEXT CHECK (repeat_on IS date(repeat_on, '+0 days')) "
        "CHECK ((repeat_rule IS NULL) = (repeat_on IS NULL))"
    ),
    (
        "ALTER TABLE task ADD COLUMN previous_id INTEGER REFERENCES task(id) ON DELETE SET NULL "
        "CHECK (previous_id <> id)"
    ),
    "CREATE INDEX task_previous ON task (previous_id)",
    "CREATE INDEX task_problem ON task (problem_id)",
    "CREATE INDEX task_term ON task (term_id)",
)


def apply(con: sqlite3.Connection) -> None:
    """Make the tables and columns; nothing that a book of format 2 holds is changed."""
    for statement in SQL:
        con.execute(statement)
