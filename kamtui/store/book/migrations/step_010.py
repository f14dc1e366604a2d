"""Format 10: objections, feasts, the stance we want of a person, what a problem costs, and what we did for a customer."""

import sqlite3

_DAY_OF_EACH_YEAR = (
    "{column} GLOB '--[01][0-9]-[0-3][0-9]' AND '2000' || substr({column}, 2) "
    "IS date('2000' || substr({column}, 2), '+0 days')"
)

SQL = (
    "ALTER TABLE call ADD COLUMN objection TEXT CHECK (objection IN ('price', 'timing', 'budget', 'authority'))",
    (
        "ALTER TABLE account ADD COLUMN firm_day TEXT CHECK (firm_day IS date(firm_day, '+0 days') "
        f"OR ({_DAY_OF_EACH_YEAR.format(column='firm_day')}))"
    ),
    (
        "ALTER TABLE person ADD COLUMN name_day TEXT CHECK (name_day GLOB '[a-z]*' "
        f"OR ({_DAY_OF_EACH_YEAR.format(column='name_day')}))"
    ),
    "ALTER TABLE person ADD COLUMN is_greeted INTEGER NOT NULL DEFAULT 1 CHECK (is_greeted IN (0, 1))",
    (
        "ALTER TABLE person ADD COLUMN target_stance TEXT "
        "CHECK (target_stance IN ('defender', 'supporter', 'neutral', 'sceptic', 'blocker'))"
    ),
    "ALTER TABLE person ADD COLUMN target_on TEXT CHECK (target_on IS date(target_on, '+0 days'))",
    "ALTER TABLE person ADD COLUMN target_move TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE problem ADD COLUMN cost_yearly INTEGER CHECK (cost_yearly >= 0)",
    "ALTER TABLE problem ADD COLUMN worth_yearly INTEGER CHECK (worth_yearly >= 0)",
    "ALTER TABLE problem ADD COLUMN product_id INTEGER REFERENCES product(id) ON DELETE SET NULL",
    "CREATE INDEX problem_product ON problem (product_id)",
    """
CREATE TABLE value (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    done_on TEXT NOT NULL,
    what TEXT NOT NULL,
    worth INTEGER,
    problem_id INTEGER,
    favour_id INTEGER,
    term_id INTEGER,
    created_at TEXT NOT NULL,
    CHECK (length(what) BETWEEN 1 AND 500),
    CHECK (done_on IS date(done_on, '+0 days')),
    CHECK (worth >= 0),
    CHECK ((problem_id IS NOT NULL) + (favour_id IS NOT NULL) + (term_id IS NOT NULL) <= 1),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (problem_id) REFERENCES problem(id) ON DELETE SET NULL,
    FOREIGN KEY (favour_id) REFERENCES favour(id) ON DELETE SET NULL,
    FOREIGN KEY (term_id) REFERENCES term(id) ON DELETE SET NULL
) STRICT""",
    "CREATE INDEX value_account ON value (account_id, done_on)",
    "CREATE INDEX value_problem ON value (problem_id)",
    "CREATE INDEX value_favour ON value (favour_id)",
    "CREATE INDEX value_term ON value (term_id)",
)


def apply(con: sqlite3.Connection) -> None:
    """Add the columns, of which nothing was known before, and the table."""
    for statement in SQL:
        con.execute(statement)
