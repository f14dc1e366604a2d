CREATE TABLE account (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    registration_number TEXT NOT NULL,
    industry TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    stage TEXT NOT NULL,
    is_key INTEGER NOT NULL,
    greet_every_days INTEGER,
    greet_latest_days INTEGER,
    estimated_spend INTEGER,
    renewal_on TEXT,
    vulnerability TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL, won_on TEXT CHECK (won_on IS date(won_on, '+0 days')), lost_on TEXT CHECK (lost_on IS date(lost_on, '+0 days')), lost_reason TEXT NOT NULL DEFAULT '', language TEXT CHECK (language IN ('en', 'bg')), firm_day TEXT CHECK (firm_day IS date(firm_day, '+0 days') OR (firm_day GLOB '--[01][0-9]-[0-3][0-9]' AND '2000' || substr(firm_day, 2) IS date('2000' || substr(firm_day, 2), '+0 days'))),
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
CREATE TABLE sales_file (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (length(digest) > 0),
    CHECK (taken_at IS strftime('%Y-%m-%dT%H:%M:%SZ', taken_at, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX sales_file_digest ON sales_file (digest);
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
    created_at TEXT NOT NULL, objection TEXT CHECK (objection IN ('price', 'timing', 'budget', 'authority')),
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
    asked TEXT NOT NULL, why_not TEXT NOT NULL DEFAULT '',
    CHECK (asked IN ('not_asked', 'none', 'given')),
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX call_person_call ON call_person (call_id, person_id);
CREATE INDEX call_person_person ON call_person (person_id, call_id);
CREATE INDEX call_person_asked ON call_person (person_id, call_id) WHERE asked <> 'not_asked';
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
    created_at TEXT NOT NULL, term_id INTEGER REFERENCES term(id) ON DELETE SET NULL, problem_id INTEGER REFERENCES problem(id) ON DELETE SET NULL, repeat_rule TEXT CHECK (length(repeat_rule) BETWEEN 1 AND 500), repeat_from_on TEXT CHECK (repeat_from_on IS date(repeat_from_on, '+0 days')) CHECK ((repeat_rule IS NULL) = (repeat_from_on IS NULL)), repeat_on TEXT CHECK (repeat_on IS date(repeat_on, '+0 days')) CHECK ((repeat_rule IS NULL) = (repeat_on IS NULL)), previous_id INTEGER REFERENCES task(id) ON DELETE SET NULL CHECK (previous_id <> id), is_prospecting INTEGER NOT NULL DEFAULT 0 CHECK (is_prospecting IN (0, 1)),
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
CREATE INDEX task_previous ON task (previous_id);
CREATE INDEX task_problem ON task (problem_id);
CREATE INDEX task_term ON task (term_id);
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
CREATE TABLE membership (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    since_on TEXT NOT NULL,
    until_on TEXT, is_besides INTEGER NOT NULL DEFAULT 0 CHECK (is_besides IN (0, 1)),
    CHECK (since_on IS date(since_on, '+0 days')),
    CHECK (until_on IS date(until_on, '+0 days')),
    CHECK (until_on >= since_on),
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX membership_account ON membership (account_id);
CREATE UNIQUE INDEX membership_open ON membership (person_id) WHERE until_on IS NULL AND NOT is_besides;
CREATE INDEX membership_person ON membership (person_id, since_on);
CREATE UNIQUE INDEX membership_there ON membership (person_id, account_id) WHERE until_on IS NULL;
CREATE TABLE tie (
    id INTEGER PRIMARY KEY NOT NULL,
    from_person_id INTEGER NOT NULL,
    to_person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    strength INTEGER NOT NULL,
    confidence TEXT NOT NULL,
    note TEXT NOT NULL,
    made_on TEXT NOT NULL,
    ended_on TEXT,
    CHECK (kind IN ('influences', 'conflicts', 'introduced')),
    CHECK (from_person_id <> to_person_id),
    CHECK (kind <> 'conflicts' OR from_person_id < to_person_id),
    CHECK (strength BETWEEN 1 AND 3),
    CHECK (confidence IN ('assumed', 'confirmed')),
    CHECK (made_on IS date(made_on, '+0 days')),
    CHECK (ended_on IS date(ended_on, '+0 days')),
    CHECK (ended_on >= made_on),
    FOREIGN KEY (from_person_id) REFERENCES person(id) ON DELETE CASCADE,
    FOREIGN KEY (to_person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX tie_from ON tie (from_person_id);
CREATE UNIQUE INDEX tie_standing ON tie (from_person_id, to_person_id, kind) WHERE ended_on IS NULL;
CREATE INDEX tie_to ON tie (to_person_id);
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
) STRICT;
CREATE INDEX acceptance_account ON acceptance (account_id, until_on);
CREATE INDEX acceptance_person ON acceptance (person_id);
CREATE TABLE map_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX map_review_account ON map_review (account_id, reviewed_on);
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
) STRICT;
CREATE INDEX term_account ON term (account_id, state);
CREATE INDEX term_call ON term (call_id);
CREATE INDEX term_next_check ON term (state, next_check_on);
CREATE INDEX term_person ON term (person_id);
CREATE INDEX term_previous ON term (previous_id);
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
) STRICT;
CREATE INDEX term_check_day ON term_check (checked_on);
CREATE INDEX term_check_term ON term_check (term_id, checked_on);
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
    created_at TEXT NOT NULL, cost_yearly INTEGER CHECK (cost_yearly >= 0), worth_yearly INTEGER CHECK (worth_yearly >= 0), product_id INTEGER REFERENCES product(id) ON DELETE SET NULL,
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
) STRICT;
CREATE INDEX problem_account ON problem (account_id, state);
CREATE INDEX problem_term ON problem (term_id);
CREATE INDEX problem_product ON problem (product_id);
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
) STRICT;
CREATE INDEX favour_account ON favour (account_id, done_on);
CREATE INDEX favour_person ON favour (person_id);
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
) STRICT;
CREATE INDEX review_mark_account ON review_mark (account_id);
CREATE INDEX review_mark_day ON review_mark (reviewed_on);
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
) STRICT;
CREATE UNIQUE INDEX day_first_day ON day_first (day, place);
CREATE INDEX day_first_task ON day_first (task_id);
CREATE INDEX day_first_term ON day_first (term_id);
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
) STRICT;
CREATE INDEX referral_account ON referral (account_id);
CREATE INDEX referral_by ON referral (by_person_id);
CREATE INDEX referral_call ON referral (call_id);
CREATE INDEX referral_named ON referral (named_on);
CREATE INDEX referral_person ON referral (person_id);
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
) STRICT;
CREATE INDEX qualification_account ON qualification (account_id, question, answered_on);
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
) STRICT;
CREATE UNIQUE INDEX week_plan_week ON week_plan (week_on);
CREATE TABLE sale (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    revenue INTEGER NOT NULL,
    profit INTEGER,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX sale_account ON sale (account_id, month_on);
CREATE INDEX sale_month ON sale (month_on);
CREATE TABLE plan (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    revenue INTEGER,
    profit INTEGER,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX plan_account ON plan (account_id, month_on);
CREATE INDEX plan_month ON plan (month_on);
CREATE TABLE sales_name (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (length(folded) > 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX sales_name_account ON sales_name (account_id);
CREATE UNIQUE INDEX sales_name_folded ON sales_name (folded);
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
) STRICT;
CREATE INDEX bond_reading_account ON bond_reading (account_id, bond, read_on);
CREATE TABLE bond_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX bond_review_account ON bond_review (account_id, reviewed_on);
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
) STRICT;
CREATE INDEX satisfaction_reading_account ON satisfaction_reading (account_id, read_on);
CREATE INDEX satisfaction_reading_call ON satisfaction_reading (call_id);
CREATE INDEX satisfaction_reading_person ON satisfaction_reading (person_id);
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
) STRICT;
CREATE INDEX key_mark_account ON key_mark (account_id, mark, answered_on);
CREATE TABLE dossier_text (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    read_on TEXT,
    text TEXT NOT NULL,
    CHECK (topic IN ('functioning', 'results', 'interests', 'decides', 'price', 'conditions', 'capacity')),
    CHECK (read_on IS date(read_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX dossier_text_account ON dossier_text (account_id, topic, read_on);
CREATE TABLE competitor (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500)
) STRICT;
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
) STRICT;
CREATE UNIQUE INDEX rivalry_account ON rivalry (account_id, competitor_id);
CREATE INDEX rivalry_competitor ON rivalry (competitor_id);
CREATE TABLE product (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (place > 0)
) STRICT;
CREATE TABLE portfolio_item (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    competitor_id INTEGER,
    CHECK (state IN ('not_assessed', 'sold', 'offered', 'competitor', 'not_needed')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (product_id) REFERENCES product(id) ON DELETE CASCADE,
    FOREIGN KEY (competitor_id) REFERENCES competitor(id) ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX portfolio_item_account ON portfolio_item (account_id, product_id);
CREATE INDEX portfolio_item_competitor ON portfolio_item (competitor_id);
CREATE INDEX portfolio_item_product ON portfolio_item (product_id);
CREATE TABLE reach (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER,
    person_id INTEGER,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    place INTEGER NOT NULL,
    CHECK ((account_id IS NULL) <> (person_id IS NULL)),
    CHECK (kind IN ('phone', 'email', 'web', 'chat', 'file')),
    CHECK (length(value) > 0),
    CHECK (place > 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX reach_account ON reach (account_id, kind, place);
CREATE INDEX reach_person ON reach (person_id, kind, place);
CREATE TABLE "person" (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER,
    name TEXT NOT NULL,
    is_adviser INTEGER NOT NULL,
    is_empty_seat INTEGER NOT NULL,
    title TEXT NOT NULL,
    department TEXT NOT NULL,
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
    note TEXT NOT NULL DEFAULT '', name_day TEXT CHECK (name_day GLOB '[a-z]*' OR (name_day GLOB '--[01][0-9]-[0-3][0-9]' AND '2000' || substr(name_day, 2) IS date('2000' || substr(name_day, 2), '+0 days'))), is_greeted INTEGER NOT NULL DEFAULT 1 CHECK (is_greeted IN (0, 1)), target_stance TEXT CHECK (target_stance IN ('defender', 'supporter', 'neutral', 'sceptic', 'blocker')), target_on TEXT CHECK (target_on IS date(target_on, '+0 days')), target_move TEXT NOT NULL DEFAULT '',
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (is_adviser IN (0, 1)),
    CHECK (is_empty_seat IN (0, 1)),
    CHECK (is_influence_center IN (0, 1)),
    CHECK (reports_to_id <> id),
    CHECK (trim(replace(replace(replace(replace(replace(replace(replace(roles, 'initiator', ''), 'user', ''), 'influencer', ''), 'decider', ''), 'approver', ''), 'buyer', ''), 'gatekeeper', '')) = ''),
    CHECK (contact_every_days > 0),
    CHECK (contact_latest_days >= contact_every_days),
    CHECK (status IN ('active', 'left', 'moved')),
    CHECK (birthday IS date(birthday, '+0 days') OR (birthday GLOB '--[01][0-9]-[0-3][0-9]' AND '2000' || substr(birthday, 2) IS date('2000' || substr(birthday, 2), '+0 days'))),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (reports_to_id) REFERENCES person(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX person_account ON person (account_id);
CREATE INDEX person_contact_every ON person (contact_every_days);
CREATE INDEX person_reports_to ON person (reports_to_id);
CREATE TABLE sales_taken (
    id INTEGER PRIMARY KEY NOT NULL,
    sales_file_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (sales_file_id) REFERENCES sales_file(id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX sales_taken_account ON sales_taken (account_id);
CREATE UNIQUE INDEX sales_taken_file ON sales_taken (sales_file_id, account_id, month_on);
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
) STRICT;
CREATE UNIQUE INDEX quarter_review_account ON quarter_review (account_id, quarter_on);
CREATE TABLE value (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    done_on TEXT NOT NULL,
    what TEXT NOT NULL,
    worth INTEGER,
    problem_id INTEGER,
    favour_id INTEGER,
    term_id INTEGER,
    created_at TEXT NOT NULL, is_for_us INTEGER NOT NULL DEFAULT 0 CHECK (is_for_us IN (0, 1)),
    CHECK (length(what) BETWEEN 1 AND 500),
    CHECK (done_on IS date(done_on, '+0 days')),
    CHECK (worth >= 0),
    CHECK ((problem_id IS NOT NULL) + (favour_id IS NOT NULL) + (term_id IS NOT NULL) <= 1),
    CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (problem_id) REFERENCES problem(id) ON DELETE SET NULL,
    FOREIGN KEY (favour_id) REFERENCES favour(id) ON DELETE SET NULL,
    FOREIGN KEY (term_id) REFERENCES term(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX value_account ON value (account_id, done_on);
CREATE INDEX value_problem ON value (problem_id);
CREATE INDEX value_favour ON value (favour_id);
CREATE INDEX value_term ON value (term_id);
CREATE TABLE book_currency (
    id INTEGER PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    CHECK (code GLOB '[A-Z][A-Z][A-Z]')
) STRICT;
CREATE TABLE account_apart (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    other_account_id INTEGER NOT NULL,
    told_on TEXT NOT NULL,
    CHECK (account_id <> other_account_id),
    CHECK (told_on IS date(told_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (other_account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX account_apart_both ON account_apart (account_id, other_account_id);
CREATE INDEX account_apart_other ON account_apart (other_account_id);
CREATE TABLE person_apart (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL,
    other_person_id INTEGER NOT NULL,
    told_on TEXT NOT NULL,
    CHECK (person_id <> other_person_id),
    CHECK (told_on IS date(told_on, '+0 days')),
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
    FOREIGN KEY (other_person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX person_apart_both ON person_apart (person_id, other_person_id);
CREATE INDEX person_apart_other ON person_apart (other_person_id);
CREATE TABLE import_shape (
    id INTEGER PRIMARY KEY NOT NULL,
    headers TEXT NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    said TEXT NOT NULL,
    used_at TEXT NOT NULL,
    CHECK (used_at IS strftime('%Y-%m-%dT%H:%M:%SZ', used_at, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX import_shape_headers ON import_shape (headers);
CREATE TABLE image_reading (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    read_on TEXT,
    strength INTEGER,
    evidence TEXT NOT NULL,
    done TEXT NOT NULL,
    CHECK (read_on IS date(read_on, '+0 days')),
    CHECK (strength BETWEEN 0 AND 5),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX image_reading_account ON image_reading (account_id, read_on);
CREATE TABLE portfolio_price (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    read_on TEXT,
    price INTEGER,
    terms TEXT NOT NULL,
    CHECK (read_on IS date(read_on, '+0 days')),
    CHECK (price >= 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
    FOREIGN KEY (product_id) REFERENCES product(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX portfolio_price_account ON portfolio_price (account_id, product_id, read_on);
CREATE INDEX portfolio_price_product ON portfolio_price (product_id);
