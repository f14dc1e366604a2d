"""Format 5: what ties a customer and what it earns. Bonds, dossier, portfolio, competitors, sales and plans by month."""

import sqlite3

SQL = (
    """
CREATE TABLE sale (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    revenue INTEGER NOT NULL,
    profit INTEGER,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX sale_account ON sale (account_id, month_on)",
    "CREATE INDEX sale_month ON sale (month_on)",
    """
CREATE TABLE plan (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    revenue INTEGER,
    profit INTEGER,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX plan_account ON plan (account_id, month_on)",
    "CREATE INDEX plan_month ON plan (month_on)",
    """
CREATE TABLE sales_name (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (length(folded) > 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX sales_name_account ON sales_name (account_id)",
    "CREATE UNIQUE INDEX sales_name_folded ON sales_name (folded)",
    """
CREATE TABLE bond_reading (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    bond TEXT NOT NULL,
    read_on TEXT NOT NULL,
    strength INTEGER,
    evidence TEXT NOT NULL,
    would_break TEXT NOT NULL,
    held_by TEXT NOT NULL,
    yearly_cost INTEGER,
    CHECK (bond IN ('structural', 'brand', 'reputation', 'personal', 'information', 'value', 'no_choice')),
    CHECK (read_on IS date(read_on, '+0 days')),
    CHECK (strength BETWEEN 0 AND 5),
    CHECK (yearly_cost >= 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX bond_reading_account ON bond_reading (account_id, bond, read_on)",
    """
CREATE TABLE bond_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX bond_review_account ON bond_review (account_id, reviewed_on)",
    """
CREATE TABLE satisfaction_reading (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    read_on TEXT NOT NULL,
    score INTEGER NOT NULL,
    person_id INTEGER,
    call_id INTEGER,
    note TEXT NOT NULL,
    CHECK (read_on IS date(read_on, '+0 days')),
    CHECK (score BETWEEN 0 AND 10),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE SET NULL
) STRICT""",
    "CREATE INDEX satisfaction_reading_account ON satisfaction_reading (account_id, read_on)",
    "CREATE INDEX satisfaction_reading_call ON satisfaction_reading (call_id)",
    "CREATE INDEX satisfaction_reading_person ON satisfaction_reading (person_id)",
    """
CREATE TABLE key_mark (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    mark TEXT NOT NULL,
    answer TEXT NOT NULL,
    note TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    CHECK (mark IN ('volume', 'policy', 'bodies', 'power', 'professional', 'long_process', 'many_decide', 'concentrated', 'systems', 'essential', 'risk', 'direct', 'long_lasting')),
    CHECK (answer IN ('yes', 'no', 'unknown')),
    CHECK (answered_on IS date(answered_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX key_mark_account ON key_mark (account_id, mark, answered_on)",
    """
CREATE TABLE dossier_text (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    text TEXT NOT NULL,
    CHECK (topic IN ('functioning', 'results', 'interests', 'decides', 'price', 'conditions', 'capacity', 'brand_image')),
    CHECK (length(text) > 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX dossier_text_account ON dossier_text (account_id, topic)",
    """
CREATE TABLE competitor (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500)
) STRICT""",
    """
CREATE TABLE rivalry (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    competitor_id INTEGER NOT NULL,
    strength INTEGER,
    with_what TEXT NOT NULL,
    since_on TEXT,
    note TEXT NOT NULL,
    CHECK (strength BETWEEN 0 AND 5),
    CHECK (since_on IS date(since_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (competitor_id) REFERENCES competitor(id) ON DELETE CASCADE
) STRICT""",
    "CREATE UNIQUE INDEX rivalry_account ON rivalry (account_id, competitor_id)",
    "CREATE INDEX rivalry_competitor ON rivalry (competitor_id)",
    """
CREATE TABLE product (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (place > 0)
) STRICT""",
    """
CREATE TABLE portfolio_item (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    competitor_id INTEGER,
    negotiated_price INTEGER,
    terms TEXT NOT NULL,
    CHECK (state IN ('not_assessed', 'sold', 'offered', 'competitor', 'not_needed')),
    CHECK (negotiated_price >= 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (product_id) REFERENCES product(id) ON DELETE CASCADE,
    FOREIGN KEY (competitor_id) REFERENCES competitor(id) ON DELETE SET NULL
) STRICT""",
    "CREATE UNIQUE INDEX portfolio_item_account ON portfolio_item (account_id, product_id)",
    "CREATE INDEX portfolio_item_competitor ON portfolio_item (competitor_id)",
    "CREATE INDEX portfolio_item_product ON portfolio_item (product_id)",
)


def apply(con: sqlite3.Connection) -> None:
    """Make the tables; nothing that a book of format 4 holds is changed."""
    for statement in SQL:
        con.execute(statement)
