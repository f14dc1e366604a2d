PRAGMA application_id=1262570837;
PRAGMA user_version=11;
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
INSERT INTO "acceptance" VALUES(915116659399636468,915116656491190541,915116657643110013,'opponent_cold','opponent_cold::915116657643110013','чака борда','2027-01-31','2026-11-22');
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
INSERT INTO "account" VALUES(915116656491190541,'Acme','','','','София','','prospect',1,7,14,123456,'2027-03-01','','дълга бележка','2026-11-30T05:46:52Z',NULL,NULL,'','bg',NULL);
INSERT INTO "account" VALUES(915116656906777200,'Други ООД','','','','Варна','','prospect',0,NULL,NULL,NULL,NULL,'','','2026-11-30T05:46:53Z',NULL,NULL,'',NULL,NULL);
INSERT INTO "account" VALUES(915116657139035875,'Трети ЕТ','','','','','','former',0,NULL,NULL,NULL,NULL,'','','2026-11-30T05:46:53Z',NULL,NULL,'',NULL,NULL);
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
INSERT INTO "account_apart" VALUES(915116664294787258,915116656491190541,915116656906777200,'2026-11-22');
CREATE TABLE account_contact (account_id INTEGER PRIMARY KEY NOT NULL, last_at TEXT NOT NULL) STRICT;
INSERT INTO "account_contact" VALUES(915116656491190541,'2026-11-22T12:00:00Z');
INSERT INTO "account_contact" VALUES(915116656906777200,'2026-11-22T12:00:00Z');
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
INSERT INTO "bond_reading" VALUES(915116663013454948,915116656491190541,'value','2026-10-01',4,'отстъпка 8 %','по-евтин конкурент','Аз',900000);
CREATE TABLE bond_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "bond_review" VALUES(915116663197744548,915116656491190541,'2026-10-02');
CREATE TABLE book_currency (
    id INTEGER PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    CHECK (code GLOB '[A-Z][A-Z][A-Z]')
) STRICT;
INSERT INTO "book_currency" VALUES(915116664084890839,'EUR');
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
INSERT INTO "call" VALUES(915116658167760338,915116656491190541,'2026-11-22T12:00:00Z',15,'phone','we','price','първи
разговор','good','2026-11-30T05:46:53Z',NULL);
INSERT INTO "call" VALUES(915116658570984827,915116656906777200,'2026-11-20T08:00:00Z',NULL,'visit','we','','','','2026-11-30T05:46:53Z',NULL);
INSERT INTO "call" VALUES(915116665328283786,915116656906777200,'2026-11-22T12:00:00Z',NULL,'phone','we','','многоредова
бележка ''с кавички''','','2026-11-30T05:46:55Z',NULL);
CREATE TABLE call_person (
    id INTEGER PRIMARY KEY NOT NULL,
    call_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    asked TEXT NOT NULL, why_not TEXT NOT NULL DEFAULT '',
    CHECK (asked IN ('not_asked', 'none', 'given')),
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "call_person" VALUES(915116658235717167,915116658167760338,915116657358043942,'given','');
INSERT INTO "call_person" VALUES(915116658235844707,915116658167760338,915116657643110013,'not_asked','');
INSERT INTO "call_person" VALUES(915116658330624484,915116658167760338,915116658238567443,'not_asked','');
INSERT INTO "call_person" VALUES(915116658579713118,915116658570984827,915116657996305901,'not_asked','');
INSERT INTO "call_person" VALUES(915116665338223391,915116665328283786,915116665330068858,'not_asked','');
CREATE TABLE change_now (change_id INTEGER NOT NULL) STRICT;
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    target_id INTEGER REFERENCES change_set(id),
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    window_id INTEGER NOT NULL
) STRICT;
INSERT INTO "change_set" VALUES(915116656491150461,'Add account Acme','2026-11-30T05:46:52Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116656906763269,'Add account Други ООД','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116657138583627,'Add account Трети ЕТ','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116657358011893,'Add Мария Иванова','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116657643080110,'Add Ana [/bold] O''Neill','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116657995764874,'Add Пътен Съветник','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116658165958676,'Log call with , …','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116658570958264,'Log call with ','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116658786222105,'Add task “Обади се”','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116658980160060,'Relation: Мария Иванова influences Ana [/bold] O''Neill','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116659186385888,'Relation: Ana [/bold] O''Neill conflicts with Пътен Съветник','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116659398811633,'Hide a warning about Acme','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116659547558128,'Review of the map of Acme','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116659758144632,'Read how Ana stands','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116660049729118,'Agree “Доставка до 3 дни”','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116660272644963,'Broken: “Доставка до 3 дни”','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116660737304226,'Agree “30 дни”','2026-11-30T05:46:53Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116660931529436,'Renegotiate “Доставка до 3 дни”','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116661150633555,'Add task “Седмичен отчет”','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116661251661974,'Done: “Седмичен отчет”','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116661418102033,'Note favour “Билети”','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116661551024901,'Name prospect Други ООД','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116661819928953,'Qualify Други ООД','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116661956953549,'Plan the week','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116662156433193,'Конкурент АД at Acme','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116662292614090,'A rival that is nowhere yet','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116662476540041,'Add product line Бои','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116662625086932,'Add product line Tools','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116662792015592,'Acme: Бои with a competitor','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116663013450549,'Acme: value bond 4','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116663196642991,'Review of the bonds of Acme','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116663329498060,'Acme: satisfaction 7 of 10','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116663450154807,'Acme: purchasing policy, yes','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116663616226681,'Dossier of Acme: interests','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116663734253835,'Acme: brand image 3','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116663916073326,'Review of Q3 2026 with Acme','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116664083801184,'Write down what Acme bought','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116664287851480,'Two accounts that look alike are two','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116664439932129,'Two people who look alike are two','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116664616414295,'Skipped: “Обади се”','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116664790905897,'Choose the first things of a day','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116664943245851,'Add account Изтрита','2026-11-30T05:46:54Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116665125199610,'Delete account Изтрита','2026-11-30T05:46:55Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116665328268689,'Log call with Още един','2026-11-30T05:46:55Z','do',NULL,'done',557245086046524475);
INSERT INTO "change_set" VALUES(915116665579745133,'Add task “Отменена”','2026-11-30T05:46:55Z','do',NULL,'undone',557245086046524475);
INSERT INTO "change_set" VALUES(915116665680709966,'Add task “Отменена”','2026-11-30T05:46:55Z','undo',915116665579745133,'done',557245086046524475);
CREATE TABLE competitor (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500)
) STRICT;
INSERT INTO "competitor" VALUES(915116662157206113,'Конкурент АД');
INSERT INTO "competitor" VALUES(915116662292642925,'Rival [/b] Ltd');
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
INSERT INTO "day_first" VALUES(915116664796999971,'2026-11-23',1,915116658786258924,NULL);
INSERT INTO "day_first" VALUES(915116664800294133,'2026-11-23',2,NULL,915116660052965306);
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
INSERT INTO "dossier_text" VALUES(915116663616237894,915116656491190541,'interests','2026-11-22','ред
и още един');
CREATE TABLE draft (
    slot TEXT NOT NULL,
    window_id INTEGER NOT NULL,
    process_id INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (slot, window_id)
) STRICT;
INSERT INTO "draft" VALUES('call',557245086046524475,12835,'2026-11-30T05:46:55Z','{"note": "\u043d\u0435\u0434\u043e\u0432\u044a\u0440\u0448\u0435\u043d\u043e"}');
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
INSERT INTO "favour" VALUES(915116661418160497,915116656491190541,915116657643110013,'Билети','2026-11-22','given',NULL,NULL,'2026-11-30T05:46:54Z');
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
INSERT INTO "image_reading" VALUES(915116663734744917,915116656491190541,'2026-10-04',3,'питат първо нас','панаирът');
CREATE TABLE import_shape (
    id INTEGER PRIMARY KEY NOT NULL,
    headers TEXT NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    said TEXT NOT NULL,
    used_at TEXT NOT NULL,
    CHECK (used_at IS strftime('%Y-%m-%dT%H:%M:%SZ', used_at, '+0 days'))
) STRICT;
INSERT INTO "import_shape" VALUES(915116664086874600,'klient
sdelka s','клиенти.csv','accounts','{}','2026-11-22T12:00:00Z');
CREATE TABLE journal (
    id INTEGER PRIMARY KEY NOT NULL,
    change_id INTEGER NOT NULL REFERENCES change_set(id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('insert', 'update', 'delete')),
    before TEXT,
    after TEXT
) STRICT;
INSERT INTO "journal" VALUES(1,915116656491150461,'account',915116656491190541,'insert',NULL,'{"id":915116656491190541,"name":"Acme","legal_name":"","registration_number":"","industry":"","city":"София","country":"","stage":"prospect","is_key":1,"greet_every_days":7,"greet_latest_days":14,"estimated_spend":123456,"renewal_on":"2027-03-01","vulnerability":"","note":"дълга бележка","created_at":"2026-11-30T05:46:52Z","won_on":null,"lost_on":null,"lost_reason":"","language":"bg","firm_day":null}');
INSERT INTO "journal" VALUES(2,915116656491150461,'reach',915116656723776104,'insert',NULL,'{"id":915116656723776104,"account_id":915116656491190541,"person_id":null,"kind":"phone","value":"02 987 65 43","label":"","place":1}');
INSERT INTO "journal" VALUES(3,915116656491150461,'reach',915116656723792124,'insert',NULL,'{"id":915116656723792124,"account_id":915116656491190541,"person_id":null,"kind":"phone","value":"02 123 45 67","label":"office","place":2}');
INSERT INTO "journal" VALUES(4,915116656491150461,'reach',915116656723836312,'insert',NULL,'{"id":915116656723836312,"account_id":915116656491190541,"person_id":null,"kind":"web","value":"acme.example","label":"","place":1}');
INSERT INTO "journal" VALUES(5,915116656906763269,'account',915116656906777200,'insert',NULL,'{"id":915116656906777200,"name":"Други ООД","legal_name":"","registration_number":"","industry":"","city":"Варна","country":"","stage":"prospect","is_key":0,"greet_every_days":null,"greet_latest_days":null,"estimated_spend":null,"renewal_on":null,"vulnerability":"","note":"","created_at":"2026-11-30T05:46:53Z","won_on":null,"lost_on":null,"lost_reason":"","language":null,"firm_day":null}');
INSERT INTO "journal" VALUES(6,915116657138583627,'account',915116657139035875,'insert',NULL,'{"id":915116657139035875,"name":"Трети ЕТ","legal_name":"","registration_number":"","industry":"","city":"","country":"","stage":"former","is_key":0,"greet_every_days":null,"greet_latest_days":null,"estimated_spend":null,"renewal_on":null,"vulnerability":"","note":"","created_at":"2026-11-30T05:46:53Z","won_on":null,"lost_on":null,"lost_reason":"","language":null,"firm_day":null}');
INSERT INTO "journal" VALUES(7,915116657358011893,'person',915116657358043942,'insert',NULL,'{"id":915116657358043942,"account_id":915116656491190541,"name":"Мария Иванова","is_adviser":0,"is_empty_seat":0,"title":"","department":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":"1980-02-29","contact_every_days":null,"contact_latest_days":null,"is_influence_center":0,"status":"active","created_at":"2026-11-30T05:46:53Z","note":"","name_day":null,"is_greeted":1,"target_stance":null,"target_on":null,"target_move":""}');
INSERT INTO "journal" VALUES(8,915116657358011893,'stance_reading',915116657460414597,'insert',NULL,'{"id":915116657460414597,"person_id":915116657358043942,"read_on":"2026-11-22","stance":"defender","influence":5,"confidence":"assumed","reason":"","call_id":null}');
INSERT INTO "journal" VALUES(9,915116657358011893,'membership',915116657459313466,'insert',NULL,'{"id":915116657459313466,"person_id":915116657358043942,"account_id":915116656491190541,"since_on":"2026-11-22","until_on":null,"is_besides":0}');
INSERT INTO "journal" VALUES(10,915116657643080110,'person',915116657643110013,'insert',NULL,'{"id":915116657643110013,"account_id":915116656491190541,"name":"Ana [/bold] O''Neill","is_adviser":0,"is_empty_seat":0,"title":"","department":"","reports_to_id":915116657358043942,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":10,"contact_latest_days":20,"is_influence_center":0,"status":"active","created_at":"2026-11-30T05:46:53Z","note":"обича кафе","name_day":null,"is_greeted":1,"target_stance":null,"target_on":null,"target_move":""}');
INSERT INTO "journal" VALUES(11,915116657643080110,'reach',915116657653440362,'insert',NULL,'{"id":915116657653440362,"account_id":null,"person_id":915116657643110013,"kind":"phone","value":"0888 123 456","label":"mobile","place":1}');
INSERT INTO "journal" VALUES(12,915116657643080110,'reach',915116657656764076,'insert',NULL,'{"id":915116657656764076,"account_id":null,"person_id":915116657643110013,"kind":"email","value":"ana@acme.example","label":"","place":1}');
INSERT INTO "journal" VALUES(13,915116657643080110,'stance_reading',915116657656799594,'insert',NULL,'{"id":915116657656799594,"person_id":915116657643110013,"read_on":"2026-11-22","stance":"blocker","influence":2,"confidence":"assumed","reason":"","call_id":null}');
INSERT INTO "journal" VALUES(14,915116657643080110,'membership',915116657653436470,'insert',NULL,'{"id":915116657653436470,"person_id":915116657643110013,"account_id":915116656491190541,"since_on":"2026-11-22","until_on":null,"is_besides":0}');
INSERT INTO "journal" VALUES(15,915116657995764874,'person',915116657996305901,'insert',NULL,'{"id":915116657996305901,"account_id":null,"name":"Пътен Съветник","is_adviser":0,"is_empty_seat":0,"title":"","department":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":null,"contact_latest_days":null,"is_influence_center":1,"status":"active","created_at":"2026-11-30T05:46:53Z","note":"","name_day":null,"is_greeted":1,"target_stance":null,"target_on":null,"target_move":""}');
INSERT INTO "journal" VALUES(16,915116658165958676,'call',915116658167760338,'insert',NULL,'{"id":915116658167760338,"account_id":915116656491190541,"held_at":"2026-11-22T12:00:00Z","minutes":15,"channel":"phone","began_by":"we","purpose":"price","note":"първи\nразговор","result":"good","created_at":"2026-11-30T05:46:53Z","objection":null}');
INSERT INTO "journal" VALUES(17,915116658165958676,'person',915116658238567443,'insert',NULL,'{"id":915116658238567443,"account_id":915116656491190541,"name":"Нов Човек","is_adviser":0,"is_empty_seat":0,"title":"","department":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":null,"contact_latest_days":null,"is_influence_center":0,"status":"active","created_at":"2026-11-30T05:46:53Z","note":"","name_day":null,"is_greeted":1,"target_stance":null,"target_on":null,"target_move":""}');
INSERT INTO "journal" VALUES(18,915116658165958676,'call_person',915116658235717167,'insert',NULL,'{"id":915116658235717167,"call_id":915116658167760338,"person_id":915116657358043942,"asked":"not_asked","why_not":""}');
INSERT INTO "journal" VALUES(19,915116658165958676,'call_person',915116658235844707,'insert',NULL,'{"id":915116658235844707,"call_id":915116658167760338,"person_id":915116657643110013,"asked":"not_asked","why_not":""}');
INSERT INTO "journal" VALUES(20,915116658165958676,'call_person',915116658330624484,'insert',NULL,'{"id":915116658330624484,"call_id":915116658167760338,"person_id":915116658238567443,"asked":"not_asked","why_not":""}');
INSERT INTO "journal" VALUES(21,915116658165958676,'membership',915116658329700007,'insert',NULL,'{"id":915116658329700007,"person_id":915116658238567443,"account_id":915116656491190541,"since_on":"2026-11-22","until_on":null,"is_besides":0}');
INSERT INTO "journal" VALUES(22,915116658165958676,'task',915116658334816313,'insert',NULL,'{"id":915116658334816313,"what":"Прати оферта","due_on":"2026-11-25","due_time":null,"account_id":915116656491190541,"person_id":915116657358043942,"call_id":915116658167760338,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:53Z","term_id":null,"problem_id":null,"repeat_rule":null,"repeat_from_on":null,"repeat_on":null,"previous_id":null,"is_prospecting":0}');
INSERT INTO "journal" VALUES(23,915116658570958264,'call',915116658570984827,'insert',NULL,'{"id":915116658570984827,"account_id":915116656906777200,"held_at":"2026-11-20T08:00:00Z","minutes":null,"channel":"visit","began_by":"we","purpose":"","note":"","result":"","created_at":"2026-11-30T05:46:53Z","objection":null}');
INSERT INTO "journal" VALUES(24,915116658570958264,'call_person',915116658579713118,'insert',NULL,'{"id":915116658579713118,"call_id":915116658570984827,"person_id":915116657996305901,"asked":"not_asked","why_not":""}');
INSERT INTO "journal" VALUES(25,915116658786222105,'task',915116658786258924,'insert',NULL,'{"id":915116658786258924,"what":"Обади се","due_on":"2026-11-22","due_time":null,"account_id":915116656491190541,"person_id":915116657643110013,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:53Z","term_id":null,"problem_id":null,"repeat_rule":null,"repeat_from_on":null,"repeat_on":null,"previous_id":null,"is_prospecting":0}');
INSERT INTO "journal" VALUES(26,915116658980160060,'tie',915116658980166063,'insert',NULL,'{"id":915116658980166063,"from_person_id":915116657358043942,"to_person_id":915116657643110013,"kind":"influences","strength":2,"confidence":"assumed","note":"слуша я","made_on":"2026-11-01","ended_on":null}');
INSERT INTO "journal" VALUES(27,915116659186385888,'tie',915116659186553886,'insert',NULL,'{"id":915116659186553886,"from_person_id":915116657643110013,"to_person_id":915116657996305901,"kind":"conflicts","strength":2,"confidence":"assumed","note":"","made_on":"2026-03-01","ended_on":null}');
INSERT INTO "journal" VALUES(28,915116659398811633,'acceptance',915116659399636468,'insert',NULL,'{"id":915116659399636468,"account_id":915116656491190541,"person_id":915116657643110013,"rule":"opponent_cold","key":"opponent_cold::915116657643110013","reason":"чака борда","until_on":"2027-01-31","accepted_on":"2026-11-22"}');
INSERT INTO "journal" VALUES(29,915116659547558128,'map_review',915116659548076029,'insert',NULL,'{"id":915116659548076029,"account_id":915116656491190541,"reviewed_on":"2026-10-02"}');
INSERT INTO "journal" VALUES(30,915116659758144632,'stance_reading',915116659758208127,'insert',NULL,'{"id":915116659758208127,"person_id":915116657643110013,"read_on":"2026-11-21","stance":"sceptic","influence":3,"confidence":"confirmed","reason":"said so","call_id":915116658167760338}');
INSERT INTO "journal" VALUES(31,915116660049729118,'term',915116660052965306,'insert',NULL,'{"id":915116660052965306,"account_id":915116656491190541,"category":"delivery","owed_by":"we","what":"Доставка до 3 дни","target_bound":"at_least","target_thousandths":98000,"target_unit":"%","from_on":"2026-11-22","until_on":"2027-12-31","notice":null,"check_rule":"FREQ=WEEKLY;BYDAY=FR","check_from_on":"2026-11-22","next_check_on":"2026-11-27","consent":"asked","consent_on":"2026-11-22","consent_by":"Директорът","call_id":915116658167760338,"person_id":915116657358043942,"state":"agreed","ended_on":null,"previous_id":null,"note":"","created_at":"2026-11-30T05:46:53Z"}');
INSERT INTO "journal" VALUES(32,915116660272644963,'problem',915116660286519352,'insert',NULL,'{"id":915116660286519352,"account_id":915116656491190541,"term_id":915116660052965306,"what":"Закъснели камиони","kind":"problem","severity":2,"likelihood":null,"solution":"","alternative":"","state":"open","noted_on":"2026-11-22","settled_on":null,"created_at":"2026-11-30T05:46:53Z","cost_yearly":null,"worth_yearly":null,"product_id":null}');
INSERT INTO "journal" VALUES(33,915116660272644963,'term_check',915116660279116142,'insert',NULL,'{"id":915116660279116142,"term_id":915116660052965306,"checked_on":"2026-11-22","due_on":null,"outcome":"broken","measured_thousandths":94500,"evidence":"два камиона"}');
INSERT INTO "journal" VALUES(34,915116660272644963,'task',915116660452720264,'insert',NULL,'{"id":915116660452720264,"what":"Говори с превозвача","due_on":"2026-11-27","due_time":null,"account_id":915116656491190541,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:53Z","term_id":915116660052965306,"problem_id":915116660286519352,"repeat_rule":null,"repeat_from_on":null,"repeat_on":null,"previous_id":null,"is_prospecting":0}');
INSERT INTO "journal" VALUES(35,915116660737304226,'term',915116660740395350,'insert',NULL,'{"id":915116660740395350,"account_id":915116656906777200,"category":"delivery","owed_by":"we","what":"30 дни","target_bound":null,"target_thousandths":null,"target_unit":"","from_on":"2026-11-22","until_on":null,"notice":null,"check_rule":null,"check_from_on":null,"next_check_on":null,"consent":"not_needed","consent_on":null,"consent_by":"","call_id":null,"person_id":null,"state":"agreed","ended_on":null,"previous_id":null,"note":"","created_at":"2026-11-30T05:46:53Z"}');
INSERT INTO "journal" VALUES(36,915116660931529436,'term',915116660740395350,'update','{"id":915116660740395350,"account_id":915116656906777200,"category":"delivery","owed_by":"we","what":"30 дни","target_bound":null,"target_thousandths":null,"target_unit":"","from_on":"2026-11-22","until_on":null,"notice":null,"check_rule":null,"check_from_on":null,"next_check_on":null,"consent":"not_needed","consent_on":null,"consent_by":"","call_id":null,"person_id":null,"state":"agreed","ended_on":null,"previous_id":null,"note":"","created_at":"2026-11-30T05:46:53Z"}','{"id":915116660740395350,"account_id":915116656906777200,"category":"delivery","owed_by":"we","what":"30 дни","target_bound":null,"target_thousandths":null,"target_unit":"","from_on":"2026-11-22","until_on":null,"notice":null,"check_rule":null,"check_from_on":null,"next_check_on":null,"consent":"not_needed","consent_on":null,"consent_by":"","call_id":null,"person_id":null,"state":"ended","ended_on":"2026-11-22","previous_id":null,"note":"","created_at":"2026-11-30T05:46:53Z"}');
INSERT INTO "journal" VALUES(37,915116660931529436,'term_check',915116660937754547,'insert',NULL,'{"id":915116660937754547,"term_id":915116660740395350,"checked_on":"2026-11-22","due_on":null,"outcome":"renegotiated","measured_thousandths":null,"evidence":""}');
INSERT INTO "journal" VALUES(38,915116660931529436,'term',915116660938104744,'insert',NULL,'{"id":915116660938104744,"account_id":915116656491190541,"category":"delivery","owed_by":"we","what":"Доставка до 3 дни","target_bound":"at_least","target_thousandths":98000,"target_unit":"%","from_on":"2026-11-22","until_on":"2027-12-31","notice":null,"check_rule":"FREQ=WEEKLY;BYDAY=FR","check_from_on":"2026-11-22","next_check_on":"2026-11-27","consent":"asked","consent_on":"2026-11-22","consent_by":"Директорът","call_id":915116658167760338,"person_id":915116657358043942,"state":"agreed","ended_on":null,"previous_id":915116660740395350,"note":"","created_at":"2026-11-30T05:46:54Z"}');
INSERT INTO "journal" VALUES(39,915116661150633555,'task',915116661150646364,'insert',NULL,'{"id":915116661150646364,"what":"Седмичен отчет","due_on":"2026-11-22","due_time":null,"account_id":915116656491190541,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:54Z","term_id":null,"problem_id":null,"repeat_rule":"FREQ=WEEKLY;BYDAY=FR","repeat_from_on":"2026-11-22","repeat_on":"2026-11-22","previous_id":null,"is_prospecting":0}');
INSERT INTO "journal" VALUES(40,915116661251661974,'task',915116661150646364,'update','{"id":915116661150646364,"what":"Седмичен отчет","due_on":"2026-11-22","due_time":null,"account_id":915116656491190541,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:54Z","term_id":null,"problem_id":null,"repeat_rule":"FREQ=WEEKLY;BYDAY=FR","repeat_from_on":"2026-11-22","repeat_on":"2026-11-22","previous_id":null,"is_prospecting":0}','{"id":915116661150646364,"what":"Седмичен отчет","due_on":"2026-11-22","due_time":null,"account_id":915116656491190541,"person_id":null,"call_id":null,"done_at":"2026-11-22T12:00:00Z","times_put_off":0,"created_at":"2026-11-30T05:46:54Z","term_id":null,"problem_id":null,"repeat_rule":"FREQ=WEEKLY;BYDAY=FR","repeat_from_on":"2026-11-22","repeat_on":"2026-11-22","previous_id":null,"is_prospecting":0}');
INSERT INTO "journal" VALUES(41,915116661251661974,'task',915116661260244627,'insert',NULL,'{"id":915116661260244627,"what":"Седмичен отчет","due_on":"2026-11-27","due_time":null,"account_id":915116656491190541,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:54Z","term_id":null,"problem_id":null,"repeat_rule":"FREQ=WEEKLY;BYDAY=FR","repeat_from_on":"2026-11-22","repeat_on":"2026-11-27","previous_id":915116661150646364,"is_prospecting":0}');
INSERT INTO "journal" VALUES(42,915116661418102033,'favour',915116661418160497,'insert',NULL,'{"id":915116661418160497,"account_id":915116656491190541,"person_id":915116657643110013,"what":"Билети","done_on":"2026-11-22","way":"given","cost":null,"thanked_on":null,"created_at":"2026-11-30T05:46:54Z"}');
INSERT INTO "journal" VALUES(43,915116661551024901,'person',915116661604693656,'insert',NULL,'{"id":915116661604693656,"account_id":915116656906777200,"name":"Препоръчан Купувач","is_adviser":0,"is_empty_seat":0,"title":"","department":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":null,"contact_latest_days":null,"is_influence_center":0,"status":"active","created_at":"2026-11-30T05:46:54Z","note":"","name_day":null,"is_greeted":1,"target_stance":null,"target_on":null,"target_move":""}');
INSERT INTO "journal" VALUES(44,915116661551024901,'call_person',915116658235717167,'update','{"id":915116658235717167,"call_id":915116658167760338,"person_id":915116657358043942,"asked":"not_asked","why_not":""}','{"id":915116658235717167,"call_id":915116658167760338,"person_id":915116657358043942,"asked":"given","why_not":""}');
INSERT INTO "journal" VALUES(45,915116661551024901,'membership',915116661611723429,'insert',NULL,'{"id":915116661611723429,"person_id":915116661604693656,"account_id":915116656906777200,"since_on":"2026-11-22","until_on":null,"is_besides":0}');
INSERT INTO "journal" VALUES(46,915116661551024901,'referral',915116661561374032,'insert',NULL,'{"id":915116661561374032,"account_id":915116656906777200,"person_id":915116661604693656,"named_on":"2026-11-22","source":"customer","by_person_id":915116657358043942,"call_id":915116658167760338,"why":"строят склад","may_use_name":"yes","fee":15000,"thanked_on":"2026-11-22","created_at":"2026-11-30T05:46:54Z"}');
INSERT INTO "journal" VALUES(47,915116661819928953,'qualification',915116661819959569,'insert',NULL,'{"id":915116661819959569,"account_id":915116656906777200,"question":"need","answer":"yes","note":"нов склад","answered_on":"2026-11-22"}');
INSERT INTO "journal" VALUES(48,915116661819928953,'qualification',915116661819985108,'insert',NULL,'{"id":915116661819985108,"account_id":915116656906777200,"question":"means","answer":"unknown","note":"питай","answered_on":"2026-11-22"}');
INSERT INTO "journal" VALUES(49,915116661956953549,'week_plan',915116661961247955,'insert',NULL,'{"id":915116661961247955,"week_on":"2026-11-16","contacts":20,"asks":10,"prospects":5,"meetings":4}');
INSERT INTO "journal" VALUES(50,915116662156433193,'competitor',915116662157206113,'insert',NULL,'{"id":915116662157206113,"name":"Конкурент АД"}');
INSERT INTO "journal" VALUES(51,915116662156433193,'rivalry',915116662159474393,'insert',NULL,'{"id":915116662159474393,"account_id":915116656491190541,"competitor_id":915116662157206113,"strength":3,"with_what":"цена","since_on":"2025-05-01","note":"от търга"}');
INSERT INTO "journal" VALUES(52,915116662292614090,'competitor',915116662292642925,'insert',NULL,'{"id":915116662292642925,"name":"Rival [/b] Ltd"}');
INSERT INTO "journal" VALUES(53,915116662476540041,'product',915116662476576682,'insert',NULL,'{"id":915116662476576682,"name":"Бои","place":1}');
INSERT INTO "journal" VALUES(54,915116662625086932,'product',915116662626635581,'insert',NULL,'{"id":915116662626635581,"name":"Tools","place":2}');
INSERT INTO "journal" VALUES(55,915116662792015592,'portfolio_item',915116662801806310,'insert',NULL,'{"id":915116662801806310,"account_id":915116656491190541,"product_id":915116662476576682,"state":"competitor","competitor_id":915116662157206113}');
INSERT INTO "journal" VALUES(56,915116662792015592,'portfolio_price',915116662806096125,'insert',NULL,'{"id":915116662806096125,"account_id":915116656491190541,"product_id":915116662476576682,"read_on":"2026-11-22","price":1250,"terms":"за кг"}');
INSERT INTO "journal" VALUES(57,915116663013450549,'bond_reading',915116663013454948,'insert',NULL,'{"id":915116663013454948,"account_id":915116656491190541,"bond":"value","read_on":"2026-10-01","strength":4,"evidence":"отстъпка 8 %","would_break":"по-евтин конкурент","held_by":"Аз","yearly_cost":900000}');
INSERT INTO "journal" VALUES(58,915116663196642991,'bond_review',915116663197744548,'insert',NULL,'{"id":915116663197744548,"account_id":915116656491190541,"reviewed_on":"2026-10-02"}');
INSERT INTO "journal" VALUES(59,915116663329498060,'satisfaction_reading',915116663331099837,'insert',NULL,'{"id":915116663331099837,"account_id":915116656491190541,"read_on":"2026-10-03","score":7,"person_id":915116657358043942,"call_id":915116658167760338,"note":"доволна"}');
INSERT INTO "journal" VALUES(60,915116663450154807,'key_mark',915116663450163019,'insert',NULL,'{"id":915116663450163019,"account_id":915116656491190541,"mark":"policy","answer":"yes","note":"правилник","answered_on":"2026-10-04"}');
INSERT INTO "journal" VALUES(61,915116663616226681,'dossier_text',915116663616237894,'insert',NULL,'{"id":915116663616237894,"account_id":915116656491190541,"topic":"interests","read_on":"2026-11-22","text":"ред\nи още един"}');
INSERT INTO "journal" VALUES(62,915116663734253835,'image_reading',915116663734744917,'insert',NULL,'{"id":915116663734744917,"account_id":915116656491190541,"read_on":"2026-10-04","strength":3,"evidence":"питат първо нас","done":"панаирът"}');
INSERT INTO "journal" VALUES(63,915116663916073326,'quarter_review',915116663925613425,'insert',NULL,'{"id":915116663925613425,"account_id":915116656491190541,"quarter_on":"2026-07-01","review_on":"2026-12-01","attendees":"Мария, Ана","summary":"добро тримесечие","highlights":"без спиране","wins":"по-малко брак","goals":"растеж","risks":"зимата","opportunities":"нова линия","next_goals":"решение","note":"не споменавай цената"}');
INSERT INTO "journal" VALUES(64,915116664083801184,'book_currency',915116664084890839,'insert',NULL,'{"id":915116664084890839,"code":"EUR"}');
INSERT INTO "journal" VALUES(65,915116664083801184,'import_shape',915116664086874600,'insert',NULL,'{"id":915116664086874600,"headers":"klient\nsdelka s","file":"клиенти.csv","kind":"accounts","said":"{}","used_at":"2026-11-22T12:00:00Z"}');
INSERT INTO "journal" VALUES(66,915116664083801184,'plan',915116664086862267,'insert',NULL,'{"id":915116664086862267,"account_id":915116656491190541,"month_on":"2026-10-01","revenue":13000000,"profit":2000000}');
INSERT INTO "journal" VALUES(67,915116664083801184,'sale',915116664084893146,'insert',NULL,'{"id":915116664084893146,"account_id":915116656491190541,"month_on":"2026-09-01","revenue":12000000,"profit":1800050}');
INSERT INTO "journal" VALUES(68,915116664083801184,'sales_file',915116664086911694,'insert',NULL,'{"id":915116664086911694,"name":"sales.csv","digest":"7777777777777777777777777777777777777777777777777777777777777777","taken_at":"2026-11-22T12:00:00Z"}');
INSERT INTO "journal" VALUES(69,915116664083801184,'sales_file',915116664087121026,'insert',NULL,'{"id":915116664087121026,"name":"продажби.csv","digest":"8888888888888888888888888888888888888888888888888888888888888888","taken_at":"2026-11-22T12:00:00Z"}');
INSERT INTO "journal" VALUES(70,915116664083801184,'sales_name',915116664086873789,'insert',NULL,'{"id":915116664086873789,"name":"АКМЕ ООД","folded":"akme ood","account_id":915116656491190541}');
INSERT INTO "journal" VALUES(71,915116664083801184,'sales_taken',915116664087177051,'insert',NULL,'{"id":915116664087177051,"sales_file_id":915116664086911694,"account_id":915116656491190541,"month_on":"2026-09-01"}');
INSERT INTO "journal" VALUES(72,915116664083801184,'value',915116664084947239,'insert',NULL,'{"id":915116664084947239,"account_id":915116656491190541,"done_on":"2026-09-01","what":"склад в Бургас","worth":400000,"problem_id":null,"favour_id":null,"term_id":null,"created_at":"2026-11-22T12:00:00Z","is_for_us":0}');
INSERT INTO "journal" VALUES(73,915116664287851480,'account_apart',915116664294787258,'insert',NULL,'{"id":915116664294787258,"account_id":915116656491190541,"other_account_id":915116656906777200,"told_on":"2026-11-22"}');
INSERT INTO "journal" VALUES(74,915116664439932129,'person_apart',915116664450948083,'insert',NULL,'{"id":915116664450948083,"person_id":915116657358043942,"other_person_id":915116657643110013,"told_on":"2026-11-22"}');
INSERT INTO "journal" VALUES(75,915116664616414295,'review_mark',915116664629860516,'insert',NULL,'{"id":915116664629860516,"reviewed_on":"2026-11-22","account_id":915116656491190541,"line_key":"TODAY:0:0:915116656491190541:0:","what":"Обади се","settled":"skipped"}');
INSERT INTO "journal" VALUES(76,915116664790905897,'day_first',915116664796999971,'insert',NULL,'{"id":915116664796999971,"day":"2026-11-23","place":1,"task_id":915116658786258924,"term_id":null}');
INSERT INTO "journal" VALUES(77,915116664790905897,'day_first',915116664800294133,'insert',NULL,'{"id":915116664800294133,"day":"2026-11-23","place":2,"task_id":null,"term_id":915116660052965306}');
INSERT INTO "journal" VALUES(78,915116664943245851,'account',915116664943258065,'insert',NULL,'{"id":915116664943258065,"name":"Изтрита","legal_name":"","registration_number":"","industry":"","city":"","country":"","stage":"prospect","is_key":0,"greet_every_days":null,"greet_latest_days":null,"estimated_spend":null,"renewal_on":null,"vulnerability":"","note":"с бележка","created_at":"2026-11-30T05:46:54Z","won_on":null,"lost_on":null,"lost_reason":"","language":null,"firm_day":null}');
INSERT INTO "journal" VALUES(79,915116665125199610,'account',915116664943258065,'delete','{"id":915116664943258065,"name":"Изтрита","legal_name":"","registration_number":"","industry":"","city":"","country":"","stage":"prospect","is_key":0,"greet_every_days":null,"greet_latest_days":null,"estimated_spend":null,"renewal_on":null,"vulnerability":"","note":"с бележка","created_at":"2026-11-30T05:46:54Z","won_on":null,"lost_on":null,"lost_reason":"","language":null,"firm_day":null}',NULL);
INSERT INTO "journal" VALUES(80,915116665328268689,'call',915116665328283786,'insert',NULL,'{"id":915116665328283786,"account_id":915116656906777200,"held_at":"2026-11-22T12:00:00Z","minutes":null,"channel":"phone","began_by":"we","purpose":"","note":"многоредова\nбележка ''с кавички''","result":"","created_at":"2026-11-30T05:46:55Z","objection":null}');
INSERT INTO "journal" VALUES(81,915116665328268689,'person',915116665330068858,'insert',NULL,'{"id":915116665330068858,"account_id":915116656906777200,"name":"Още един","is_adviser":0,"is_empty_seat":0,"title":"","department":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":null,"contact_latest_days":null,"is_influence_center":0,"status":"active","created_at":"2026-11-30T05:46:55Z","note":"","name_day":null,"is_greeted":1,"target_stance":null,"target_on":null,"target_move":""}');
INSERT INTO "journal" VALUES(82,915116665328268689,'call_person',915116665338223391,'insert',NULL,'{"id":915116665338223391,"call_id":915116665328283786,"person_id":915116665330068858,"asked":"not_asked","why_not":""}');
INSERT INTO "journal" VALUES(83,915116665328268689,'membership',915116665338164355,'insert',NULL,'{"id":915116665338164355,"person_id":915116665330068858,"account_id":915116656906777200,"since_on":"2026-11-22","until_on":null,"is_besides":0}');
INSERT INTO "journal" VALUES(84,915116665579745133,'task',915116665579792445,'insert',NULL,'{"id":915116665579792445,"what":"Отменена","due_on":"2026-11-22","due_time":null,"account_id":null,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:55Z","term_id":null,"problem_id":null,"repeat_rule":null,"repeat_from_on":null,"repeat_on":null,"previous_id":null,"is_prospecting":0}');
INSERT INTO "journal" VALUES(85,915116665680709966,'task',915116665579792445,'delete','{"id":915116665579792445,"what":"Отменена","due_on":"2026-11-22","due_time":null,"account_id":null,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-30T05:46:55Z","term_id":null,"problem_id":null,"repeat_rule":null,"repeat_from_on":null,"repeat_on":null,"previous_id":null,"is_prospecting":0}',NULL);
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
INSERT INTO "key_mark" VALUES(915116663450163019,915116656491190541,'policy','yes','правилник','2026-10-04');
CREATE TABLE map_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "map_review" VALUES(915116659548076029,915116656491190541,'2026-10-02');
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
INSERT INTO "membership" VALUES(915116657459313466,915116657358043942,915116656491190541,'2026-11-22',NULL,0);
INSERT INTO "membership" VALUES(915116657653436470,915116657643110013,915116656491190541,'2026-11-22',NULL,0);
INSERT INTO "membership" VALUES(915116658329700007,915116658238567443,915116656491190541,'2026-11-22',NULL,0);
INSERT INTO "membership" VALUES(915116661611723429,915116661604693656,915116656906777200,'2026-11-22',NULL,0);
INSERT INTO "membership" VALUES(915116665338164355,915116665330068858,915116656906777200,'2026-11-22',NULL,0);
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
INSERT INTO "person" VALUES(915116657358043942,915116656491190541,'Мария Иванова',0,0,'','',NULL,'','','','1980-02-29',NULL,NULL,0,'active','2026-11-30T05:46:53Z','',NULL,1,NULL,NULL,'');
INSERT INTO "person" VALUES(915116657643110013,915116656491190541,'Ana [/bold] O''Neill',0,0,'','',915116657358043942,'','','',NULL,10,20,0,'active','2026-11-30T05:46:53Z','обича кафе',NULL,1,NULL,NULL,'');
INSERT INTO "person" VALUES(915116657996305901,NULL,'Пътен Съветник',0,0,'','',NULL,'','','',NULL,NULL,NULL,1,'active','2026-11-30T05:46:53Z','',NULL,1,NULL,NULL,'');
INSERT INTO "person" VALUES(915116658238567443,915116656491190541,'Нов Човек',0,0,'','',NULL,'','','',NULL,NULL,NULL,0,'active','2026-11-30T05:46:53Z','',NULL,1,NULL,NULL,'');
INSERT INTO "person" VALUES(915116661604693656,915116656906777200,'Препоръчан Купувач',0,0,'','',NULL,'','','',NULL,NULL,NULL,0,'active','2026-11-30T05:46:54Z','',NULL,1,NULL,NULL,'');
INSERT INTO "person" VALUES(915116665330068858,915116656906777200,'Още един',0,0,'','',NULL,'','','',NULL,NULL,NULL,0,'active','2026-11-30T05:46:55Z','',NULL,1,NULL,NULL,'');
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
INSERT INTO "person_apart" VALUES(915116664450948083,915116657358043942,915116657643110013,'2026-11-22');
CREATE TABLE person_contact (person_id INTEGER PRIMARY KEY NOT NULL, last_at TEXT NOT NULL) STRICT;
INSERT INTO "person_contact" VALUES(915116657358043942,'2026-11-22T12:00:00Z');
INSERT INTO "person_contact" VALUES(915116657643110013,'2026-11-22T12:00:00Z');
INSERT INTO "person_contact" VALUES(915116657996305901,'2026-11-20T08:00:00Z');
INSERT INTO "person_contact" VALUES(915116658238567443,'2026-11-22T12:00:00Z');
INSERT INTO "person_contact" VALUES(915116665330068858,'2026-11-22T12:00:00Z');
CREATE TABLE plan (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    revenue INTEGER,
    profit INTEGER,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "plan" VALUES(915116664086862267,915116656491190541,'2026-10-01',13000000,2000000);
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
INSERT INTO "portfolio_item" VALUES(915116662801806310,915116656491190541,915116662476576682,'competitor',915116662157206113);
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
INSERT INTO "portfolio_price" VALUES(915116662806096125,915116656491190541,915116662476576682,'2026-11-22',1250,'за кг');
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
INSERT INTO "problem" VALUES(915116660286519352,915116656491190541,915116660052965306,'Закъснели камиони','problem',2,NULL,'','','open','2026-11-22',NULL,'2026-11-30T05:46:53Z',NULL,NULL,NULL);
CREATE TABLE product (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (place > 0)
) STRICT;
INSERT INTO "product" VALUES(915116662476576682,'Бои',1);
INSERT INTO "product" VALUES(915116662626635581,'Tools',2);
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
INSERT INTO "qualification" VALUES(915116661819959569,915116656906777200,'need','yes','нов склад','2026-11-22');
INSERT INTO "qualification" VALUES(915116661819985108,915116656906777200,'means','unknown','питай','2026-11-22');
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
INSERT INTO "quarter_review" VALUES(915116663925613425,915116656491190541,'2026-07-01','2026-12-01','Мария, Ана','добро тримесечие','без спиране','по-малко брак','растеж','зимата','нова линия','решение','не споменавай цената');
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
INSERT INTO "reach" VALUES(915116656723776104,915116656491190541,NULL,'phone','02 987 65 43','',1);
INSERT INTO "reach" VALUES(915116656723792124,915116656491190541,NULL,'phone','02 123 45 67','office',2);
INSERT INTO "reach" VALUES(915116656723836312,915116656491190541,NULL,'web','acme.example','',1);
INSERT INTO "reach" VALUES(915116657653440362,NULL,915116657643110013,'phone','0888 123 456','mobile',1);
INSERT INTO "reach" VALUES(915116657656764076,NULL,915116657643110013,'email','ana@acme.example','',1);
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
INSERT INTO "referral" VALUES(915116661561374032,915116656906777200,915116661604693656,'2026-11-22','customer',915116657358043942,915116658167760338,'строят склад','yes',15000,'2026-11-22','2026-11-30T05:46:54Z');
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
INSERT INTO "review_mark" VALUES(915116664629860516,'2026-11-22',915116656491190541,'TODAY:0:0:915116656491190541:0:','Обади се','skipped');
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
INSERT INTO "rivalry" VALUES(915116662159474393,915116656491190541,915116662157206113,3,'цена','2025-05-01','от търга');
CREATE TABLE sale (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    revenue INTEGER NOT NULL,
    profit INTEGER,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "sale" VALUES(915116664084893146,915116656491190541,'2026-09-01',12000000,1800050);
CREATE TABLE sales_file (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (length(digest) > 0),
    CHECK (taken_at IS strftime('%Y-%m-%dT%H:%M:%SZ', taken_at, '+0 days'))
) STRICT;
INSERT INTO "sales_file" VALUES(915116664086911694,'sales.csv','7777777777777777777777777777777777777777777777777777777777777777','2026-11-22T12:00:00Z');
INSERT INTO "sales_file" VALUES(915116664087121026,'продажби.csv','8888888888888888888888888888888888888888888888888888888888888888','2026-11-22T12:00:00Z');
CREATE TABLE sales_name (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    CHECK (length(name) BETWEEN 1 AND 500),
    CHECK (length(folded) > 0),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "sales_name" VALUES(915116664086873789,'АКМЕ ООД','akme ood',915116656491190541);
CREATE TABLE sales_taken (
    id INTEGER PRIMARY KEY NOT NULL,
    sales_file_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    month_on TEXT NOT NULL,
    CHECK (month_on IS date(month_on, 'start of month')),
    FOREIGN KEY (sales_file_id) REFERENCES sales_file(id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "sales_taken" VALUES(915116664087177051,915116664086911694,915116656491190541,'2026-09-01');
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
INSERT INTO "satisfaction_reading" VALUES(915116663331099837,915116656491190541,'2026-10-03',7,915116657358043942,915116658167760338,'доволна');
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
INSERT INTO "stance_reading" VALUES(915116657460414597,915116657358043942,'2026-11-22','defender',5,'assumed','',NULL);
INSERT INTO "stance_reading" VALUES(915116657656799594,915116657643110013,'2026-11-22','blocker',2,'assumed','',NULL);
INSERT INTO "stance_reading" VALUES(915116659758208127,915116657643110013,'2026-11-21','sceptic',3,'confirmed','said so',915116658167760338);
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
INSERT INTO "task" VALUES(915116658334816313,'Прати оферта','2026-11-25',NULL,915116656491190541,915116657358043942,915116658167760338,NULL,0,'2026-11-30T05:46:53Z',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "task" VALUES(915116658786258924,'Обади се','2026-11-22',NULL,915116656491190541,915116657643110013,NULL,NULL,0,'2026-11-30T05:46:53Z',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "task" VALUES(915116660452720264,'Говори с превозвача','2026-11-27',NULL,915116656491190541,NULL,NULL,NULL,0,'2026-11-30T05:46:53Z',915116660052965306,915116660286519352,NULL,NULL,NULL,NULL,0);
INSERT INTO "task" VALUES(915116661150646364,'Седмичен отчет','2026-11-22',NULL,915116656491190541,NULL,NULL,'2026-11-22T12:00:00Z',0,'2026-11-30T05:46:54Z',NULL,NULL,'FREQ=WEEKLY;BYDAY=FR','2026-11-22','2026-11-22',NULL,0);
INSERT INTO "task" VALUES(915116661260244627,'Седмичен отчет','2026-11-27',NULL,915116656491190541,NULL,NULL,NULL,0,'2026-11-30T05:46:54Z',NULL,NULL,'FREQ=WEEKLY;BYDAY=FR','2026-11-22','2026-11-27',915116661150646364,0);
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
INSERT INTO "term" VALUES(915116660052965306,915116656491190541,'delivery','we','Доставка до 3 дни','at_least',98000,'%','2026-11-22','2027-12-31',NULL,'FREQ=WEEKLY;BYDAY=FR','2026-11-22','2026-11-27','asked','2026-11-22','Директорът',915116658167760338,915116657358043942,'agreed',NULL,NULL,'','2026-11-30T05:46:53Z');
INSERT INTO "term" VALUES(915116660740395350,915116656906777200,'delivery','we','30 дни',NULL,NULL,'','2026-11-22',NULL,NULL,NULL,NULL,NULL,'not_needed',NULL,'',NULL,NULL,'ended','2026-11-22',NULL,'','2026-11-30T05:46:53Z');
INSERT INTO "term" VALUES(915116660938104744,915116656491190541,'delivery','we','Доставка до 3 дни','at_least',98000,'%','2026-11-22','2027-12-31',NULL,'FREQ=WEEKLY;BYDAY=FR','2026-11-22','2026-11-27','asked','2026-11-22','Директорът',915116658167760338,915116657358043942,'agreed',NULL,915116660740395350,'','2026-11-30T05:46:54Z');
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
INSERT INTO "term_check" VALUES(915116660279116142,915116660052965306,'2026-11-22',NULL,'broken',94500,'два камиона');
INSERT INTO "term_check" VALUES(915116660937754547,915116660740395350,'2026-11-22',NULL,'renegotiated',NULL,'');
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
INSERT INTO "tie" VALUES(915116658980166063,915116657358043942,915116657643110013,'influences',2,'assumed','слуша я','2026-11-01',NULL);
INSERT INTO "tie" VALUES(915116659186553886,915116657643110013,915116657996305901,'conflicts',2,'assumed','','2026-03-01',NULL);
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
INSERT INTO "value" VALUES(915116664084947239,915116656491190541,'2026-09-01','склад в Бургас',400000,NULL,NULL,NULL,'2026-11-22T12:00:00Z',0);
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
INSERT INTO "week_plan" VALUES(915116661961247955,'2026-11-16',20,10,5,4);
CREATE INDEX account_stage ON account (stage);
CREATE INDEX call_account ON call (account_id, held_at);
CREATE INDEX call_channel ON call (channel, held_at);
CREATE INDEX call_held ON call (held_at);
CREATE INDEX stance_reading_call ON stance_reading (call_id);
CREATE INDEX stance_reading_person ON stance_reading (person_id, read_on);
CREATE UNIQUE INDEX call_person_call ON call_person (call_id, person_id);
CREATE INDEX task_account ON task (account_id, done_at, due_on);
CREATE INDEX task_call ON task (call_id);
CREATE INDEX task_due ON task (done_at, due_on);
CREATE INDEX task_person ON task (person_id, done_at, due_on);
CREATE INDEX change_set_undo ON change_set (state, kind, window_id);
CREATE INDEX change_set_target ON change_set (target_id);
CREATE INDEX journal_change ON journal (change_id);
CREATE INDEX journal_row ON journal (table_name, row_id);
CREATE INDEX membership_account ON membership (account_id);
CREATE INDEX membership_person ON membership (person_id, since_on);
CREATE INDEX tie_from ON tie (from_person_id);
CREATE UNIQUE INDEX tie_standing ON tie (from_person_id, to_person_id, kind) WHERE ended_on IS NULL;
CREATE INDEX tie_to ON tie (to_person_id);
CREATE INDEX map_review_account ON map_review (account_id, reviewed_on);
CREATE INDEX call_person_person ON call_person (person_id, call_id);
CREATE INDEX term_account ON term (account_id, state);
CREATE INDEX term_call ON term (call_id);
CREATE INDEX term_next_check ON term (state, next_check_on);
CREATE INDEX term_person ON term (person_id);
CREATE INDEX term_previous ON term (previous_id);
CREATE INDEX term_check_day ON term_check (checked_on);
CREATE INDEX term_check_term ON term_check (term_id, checked_on);
CREATE INDEX problem_account ON problem (account_id, state);
CREATE INDEX problem_term ON problem (term_id);
CREATE INDEX favour_account ON favour (account_id, done_on);
CREATE INDEX favour_person ON favour (person_id);
CREATE INDEX review_mark_account ON review_mark (account_id);
CREATE INDEX review_mark_day ON review_mark (reviewed_on);
CREATE UNIQUE INDEX day_first_day ON day_first (day, place);
CREATE INDEX day_first_task ON day_first (task_id);
CREATE INDEX day_first_term ON day_first (term_id);
CREATE INDEX task_previous ON task (previous_id);
CREATE INDEX task_problem ON task (problem_id);
CREATE INDEX task_term ON task (term_id);
CREATE INDEX referral_account ON referral (account_id);
CREATE INDEX referral_by ON referral (by_person_id);
CREATE INDEX referral_call ON referral (call_id);
CREATE INDEX referral_named ON referral (named_on);
CREATE INDEX referral_person ON referral (person_id);
CREATE INDEX qualification_account ON qualification (account_id, question, answered_on);
CREATE UNIQUE INDEX week_plan_week ON week_plan (week_on);
CREATE INDEX acceptance_account ON acceptance (account_id, until_on);
CREATE INDEX acceptance_person ON acceptance (person_id);
CREATE INDEX call_person_asked ON call_person (person_id, call_id) WHERE asked <> 'not_asked';
CREATE UNIQUE INDEX sale_account ON sale (account_id, month_on);
CREATE INDEX sale_month ON sale (month_on);
CREATE UNIQUE INDEX plan_account ON plan (account_id, month_on);
CREATE INDEX plan_month ON plan (month_on);
CREATE INDEX sales_name_account ON sales_name (account_id);
CREATE UNIQUE INDEX sales_name_folded ON sales_name (folded);
CREATE INDEX bond_reading_account ON bond_reading (account_id, bond, read_on);
CREATE INDEX bond_review_account ON bond_review (account_id, reviewed_on);
CREATE INDEX satisfaction_reading_account ON satisfaction_reading (account_id, read_on);
CREATE INDEX satisfaction_reading_call ON satisfaction_reading (call_id);
CREATE INDEX satisfaction_reading_person ON satisfaction_reading (person_id);
CREATE INDEX key_mark_account ON key_mark (account_id, mark, answered_on);
CREATE UNIQUE INDEX rivalry_account ON rivalry (account_id, competitor_id);
CREATE INDEX rivalry_competitor ON rivalry (competitor_id);
CREATE INDEX reach_account ON reach (account_id, kind, place);
CREATE INDEX reach_person ON reach (person_id, kind, place);
CREATE INDEX person_account ON person (account_id);
CREATE INDEX person_contact_every ON person (contact_every_days);
CREATE INDEX person_reports_to ON person (reports_to_id);
CREATE UNIQUE INDEX sales_file_digest ON sales_file (digest);
CREATE INDEX sales_taken_account ON sales_taken (account_id);
CREATE UNIQUE INDEX sales_taken_file ON sales_taken (sales_file_id, account_id, month_on);
CREATE UNIQUE INDEX quarter_review_account ON quarter_review (account_id, quarter_on);
CREATE INDEX problem_product ON problem (product_id);
CREATE INDEX value_account ON value (account_id, done_on);
CREATE INDEX value_problem ON value (problem_id);
CREATE INDEX value_favour ON value (favour_id);
CREATE INDEX value_term ON value (term_id);
CREATE UNIQUE INDEX membership_open ON membership (person_id) WHERE until_on IS NULL AND NOT is_besides;
CREATE UNIQUE INDEX membership_there ON membership (person_id, account_id) WHERE until_on IS NULL;
CREATE UNIQUE INDEX account_apart_both ON account_apart (account_id, other_account_id);
CREATE INDEX account_apart_other ON account_apart (other_account_id);
CREATE UNIQUE INDEX person_apart_both ON person_apart (person_id, other_person_id);
CREATE INDEX person_apart_other ON person_apart (other_person_id);
CREATE UNIQUE INDEX import_shape_headers ON import_shape (headers);
CREATE INDEX dossier_text_account ON dossier_text (account_id, topic, read_on);
CREATE INDEX image_reading_account ON image_reading (account_id, read_on);
CREATE INDEX portfolio_price_account ON portfolio_price (account_id, product_id, read_on);
CREATE INDEX portfolio_price_product ON portfolio_price (product_id);
CREATE UNIQUE INDEX portfolio_item_account ON portfolio_item (account_id, product_id);
CREATE INDEX portfolio_item_competitor ON portfolio_item (competitor_id);
CREATE INDEX portfolio_item_product ON portfolio_item (product_id);
CREATE TRIGGER journal_account_insert AFTER insert ON account  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'name', NEW.name, 'legal_name', NEW.legal_name, 'registration_number', NEW.registration_number, 'industry', NEW.industry, 'city', NEW.city, 'country', NEW.country, 'stage', NEW.stage, 'is_key', NEW.is_key, 'greet_every_days', NEW.greet_every_days, 'greet_latest_days', NEW.greet_latest_days, 'estimated_spend', NEW.estimated_spend, 'renewal_on', NEW.renewal_on, 'vulnerability', NEW.vulnerability, 'note', NEW.note, 'created_at', NEW.created_at, 'won_on', NEW.won_on, 'lost_on', NEW.lost_on, 'lost_reason', NEW.lost_reason, 'language', NEW.language, 'firm_day', NEW.firm_day)); END;
CREATE TRIGGER journal_account_update AFTER update ON account WHEN OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name OR OLD.legal_name IS NOT NEW.legal_name OR OLD.registration_number IS NOT NEW.registration_number OR OLD.industry IS NOT NEW.industry OR OLD.city IS NOT NEW.city OR OLD.country IS NOT NEW.country OR OLD.stage IS NOT NEW.stage OR OLD.is_key IS NOT NEW.is_key OR OLD.greet_every_days IS NOT NEW.greet_every_days OR OLD.greet_latest_days IS NOT NEW.greet_latest_days OR OLD.estimated_spend IS NOT NEW.estimated_spend OR OLD.renewal_on IS NOT NEW.renewal_on OR OLD.vulnerability IS NOT NEW.vulnerability OR OLD.note IS NOT NEW.note OR OLD.created_at IS NOT NEW.created_at OR OLD.won_on IS NOT NEW.won_on OR OLD.lost_on IS NOT NEW.lost_on OR OLD.lost_reason IS NOT NEW.lost_reason OR OLD.language IS NOT NEW.language OR OLD.firm_day IS NOT NEW.firm_day BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'legal_name', OLD.legal_name, 'registration_number', OLD.registration_number, 'industry', OLD.industry, 'city', OLD.city, 'country', OLD.country, 'stage', OLD.stage, 'is_key', OLD.is_key, 'greet_every_days', OLD.greet_every_days, 'greet_latest_days', OLD.greet_latest_days, 'estimated_spend', OLD.estimated_spend, 'renewal_on', OLD.renewal_on, 'vulnerability', OLD.vulnerability, 'note', OLD.note, 'created_at', OLD.created_at, 'won_on', OLD.won_on, 'lost_on', OLD.lost_on, 'lost_reason', OLD.lost_reason, 'language', OLD.language, 'firm_day', OLD.firm_day), json_object('id', NEW.id, 'name', NEW.name, 'legal_name', NEW.legal_name, 'registration_number', NEW.registration_number, 'industry', NEW.industry, 'city', NEW.city, 'country', NEW.country, 'stage', NEW.stage, 'is_key', NEW.is_key, 'greet_every_days', NEW.greet_every_days, 'greet_latest_days', NEW.greet_latest_days, 'estimated_spend', NEW.estimated_spend, 'renewal_on', NEW.renewal_on, 'vulnerability', NEW.vulnerability, 'note', NEW.note, 'created_at', NEW.created_at, 'won_on', NEW.won_on, 'lost_on', NEW.lost_on, 'lost_reason', NEW.lost_reason, 'language', NEW.language, 'firm_day', NEW.firm_day)); END;
CREATE TRIGGER journal_account_delete AFTER delete ON account  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'legal_name', OLD.legal_name, 'registration_number', OLD.registration_number, 'industry', OLD.industry, 'city', OLD.city, 'country', OLD.country, 'stage', OLD.stage, 'is_key', OLD.is_key, 'greet_every_days', OLD.greet_every_days, 'greet_latest_days', OLD.greet_latest_days, 'estimated_spend', OLD.estimated_spend, 'renewal_on', OLD.renewal_on, 'vulnerability', OLD.vulnerability, 'note', OLD.note, 'created_at', OLD.created_at, 'won_on', OLD.won_on, 'lost_on', OLD.lost_on, 'lost_reason', OLD.lost_reason, 'language', OLD.language, 'firm_day', OLD.firm_day), NULL); END;
CREATE TRIGGER journal_sales_file_insert AFTER insert ON sales_file  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_file', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'name', NEW.name, 'digest', NEW.digest, 'taken_at', NEW.taken_at)); END;
CREATE TRIGGER journal_sales_file_update AFTER update ON sales_file WHEN OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name OR OLD.digest IS NOT NEW.digest OR OLD.taken_at IS NOT NEW.taken_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_file', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'digest', OLD.digest, 'taken_at', OLD.taken_at), json_object('id', NEW.id, 'name', NEW.name, 'digest', NEW.digest, 'taken_at', NEW.taken_at)); END;
CREATE TRIGGER journal_sales_file_delete AFTER delete ON sales_file  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_file', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'digest', OLD.digest, 'taken_at', OLD.taken_at), NULL); END;
CREATE TRIGGER journal_call_insert AFTER insert ON call  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'held_at', NEW.held_at, 'minutes', NEW.minutes, 'channel', NEW.channel, 'began_by', NEW.began_by, 'purpose', NEW.purpose, 'note', NEW.note, 'result', NEW.result, 'created_at', NEW.created_at, 'objection', NEW.objection)); END;
CREATE TRIGGER journal_call_update AFTER update ON call WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.held_at IS NOT NEW.held_at OR OLD.minutes IS NOT NEW.minutes OR OLD.channel IS NOT NEW.channel OR OLD.began_by IS NOT NEW.began_by OR OLD.purpose IS NOT NEW.purpose OR OLD.note IS NOT NEW.note OR OLD.result IS NOT NEW.result OR OLD.created_at IS NOT NEW.created_at OR OLD.objection IS NOT NEW.objection BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'held_at', OLD.held_at, 'minutes', OLD.minutes, 'channel', OLD.channel, 'began_by', OLD.began_by, 'purpose', OLD.purpose, 'note', OLD.note, 'result', OLD.result, 'created_at', OLD.created_at, 'objection', OLD.objection), json_object('id', NEW.id, 'account_id', NEW.account_id, 'held_at', NEW.held_at, 'minutes', NEW.minutes, 'channel', NEW.channel, 'began_by', NEW.began_by, 'purpose', NEW.purpose, 'note', NEW.note, 'result', NEW.result, 'created_at', NEW.created_at, 'objection', NEW.objection)); END;
CREATE TRIGGER journal_call_delete AFTER delete ON call  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'held_at', OLD.held_at, 'minutes', OLD.minutes, 'channel', OLD.channel, 'began_by', OLD.began_by, 'purpose', OLD.purpose, 'note', OLD.note, 'result', OLD.result, 'created_at', OLD.created_at, 'objection', OLD.objection), NULL); END;
CREATE TRIGGER journal_stance_reading_insert AFTER insert ON stance_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'stance_reading', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'read_on', NEW.read_on, 'stance', NEW.stance, 'influence', NEW.influence, 'confidence', NEW.confidence, 'reason', NEW.reason, 'call_id', NEW.call_id)); END;
CREATE TRIGGER journal_stance_reading_update AFTER update ON stance_reading WHEN OLD.id IS NOT NEW.id OR OLD.person_id IS NOT NEW.person_id OR OLD.read_on IS NOT NEW.read_on OR OLD.stance IS NOT NEW.stance OR OLD.influence IS NOT NEW.influence OR OLD.confidence IS NOT NEW.confidence OR OLD.reason IS NOT NEW.reason OR OLD.call_id IS NOT NEW.call_id BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'stance_reading', OLD.id, 'update', json_object('id', OLD.id, 'person_id', OLD.person_id, 'read_on', OLD.read_on, 'stance', OLD.stance, 'influence', OLD.influence, 'confidence', OLD.confidence, 'reason', OLD.reason, 'call_id', OLD.call_id), json_object('id', NEW.id, 'person_id', NEW.person_id, 'read_on', NEW.read_on, 'stance', NEW.stance, 'influence', NEW.influence, 'confidence', NEW.confidence, 'reason', NEW.reason, 'call_id', NEW.call_id)); END;
CREATE TRIGGER journal_stance_reading_delete AFTER delete ON stance_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'stance_reading', OLD.id, 'delete', json_object('id', OLD.id, 'person_id', OLD.person_id, 'read_on', OLD.read_on, 'stance', OLD.stance, 'influence', OLD.influence, 'confidence', OLD.confidence, 'reason', OLD.reason, 'call_id', OLD.call_id), NULL); END;
CREATE TRIGGER journal_call_person_insert AFTER insert ON call_person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call_person', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'call_id', NEW.call_id, 'person_id', NEW.person_id, 'asked', NEW.asked, 'why_not', NEW.why_not)); END;
CREATE TRIGGER journal_call_person_update AFTER update ON call_person WHEN OLD.id IS NOT NEW.id OR OLD.call_id IS NOT NEW.call_id OR OLD.person_id IS NOT NEW.person_id OR OLD.asked IS NOT NEW.asked OR OLD.why_not IS NOT NEW.why_not BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call_person', OLD.id, 'update', json_object('id', OLD.id, 'call_id', OLD.call_id, 'person_id', OLD.person_id, 'asked', OLD.asked, 'why_not', OLD.why_not), json_object('id', NEW.id, 'call_id', NEW.call_id, 'person_id', NEW.person_id, 'asked', NEW.asked, 'why_not', NEW.why_not)); END;
CREATE TRIGGER journal_call_person_delete AFTER delete ON call_person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call_person', OLD.id, 'delete', json_object('id', OLD.id, 'call_id', OLD.call_id, 'person_id', OLD.person_id, 'asked', OLD.asked, 'why_not', OLD.why_not), NULL); END;
CREATE TRIGGER journal_task_insert AFTER insert ON task  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'task', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'what', NEW.what, 'due_on', NEW.due_on, 'due_time', NEW.due_time, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'call_id', NEW.call_id, 'done_at', NEW.done_at, 'times_put_off', NEW.times_put_off, 'created_at', NEW.created_at, 'term_id', NEW.term_id, 'problem_id', NEW.problem_id, 'repeat_rule', NEW.repeat_rule, 'repeat_from_on', NEW.repeat_from_on, 'repeat_on', NEW.repeat_on, 'previous_id', NEW.previous_id, 'is_prospecting', NEW.is_prospecting)); END;
CREATE TRIGGER journal_task_update AFTER update ON task WHEN OLD.id IS NOT NEW.id OR OLD.what IS NOT NEW.what OR OLD.due_on IS NOT NEW.due_on OR OLD.due_time IS NOT NEW.due_time OR OLD.account_id IS NOT NEW.account_id OR OLD.person_id IS NOT NEW.person_id OR OLD.call_id IS NOT NEW.call_id OR OLD.done_at IS NOT NEW.done_at OR OLD.times_put_off IS NOT NEW.times_put_off OR OLD.created_at IS NOT NEW.created_at OR OLD.term_id IS NOT NEW.term_id OR OLD.problem_id IS NOT NEW.problem_id OR OLD.repeat_rule IS NOT NEW.repeat_rule OR OLD.repeat_from_on IS NOT NEW.repeat_from_on OR OLD.repeat_on IS NOT NEW.repeat_on OR OLD.previous_id IS NOT NEW.previous_id OR OLD.is_prospecting IS NOT NEW.is_prospecting BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'task', OLD.id, 'update', json_object('id', OLD.id, 'what', OLD.what, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'call_id', OLD.call_id, 'done_at', OLD.done_at, 'times_put_off', OLD.times_put_off, 'created_at', OLD.created_at, 'term_id', OLD.term_id, 'problem_id', OLD.problem_id, 'repeat_rule', OLD.repeat_rule, 'repeat_from_on', OLD.repeat_from_on, 'repeat_on', OLD.repeat_on, 'previous_id', OLD.previous_id, 'is_prospecting', OLD.is_prospecting), json_object('id', NEW.id, 'what', NEW.what, 'due_on', NEW.due_on, 'due_time', NEW.due_time, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'call_id', NEW.call_id, 'done_at', NEW.done_at, 'times_put_off', NEW.times_put_off, 'created_at', NEW.created_at, 'term_id', NEW.term_id, 'problem_id', NEW.problem_id, 'repeat_rule', NEW.repeat_rule, 'repeat_from_on', NEW.repeat_from_on, 'repeat_on', NEW.repeat_on, 'previous_id', NEW.previous_id, 'is_prospecting', NEW.is_prospecting)); END;
CREATE TRIGGER journal_task_delete AFTER delete ON task  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'task', OLD.id, 'delete', json_object('id', OLD.id, 'what', OLD.what, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'call_id', OLD.call_id, 'done_at', OLD.done_at, 'times_put_off', OLD.times_put_off, 'created_at', OLD.created_at, 'term_id', OLD.term_id, 'problem_id', OLD.problem_id, 'repeat_rule', OLD.repeat_rule, 'repeat_from_on', OLD.repeat_from_on, 'repeat_on', OLD.repeat_on, 'previous_id', OLD.previous_id, 'is_prospecting', OLD.is_prospecting), NULL); END;
CREATE TRIGGER journal_membership_insert AFTER insert ON membership  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'membership', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'account_id', NEW.account_id, 'since_on', NEW.since_on, 'until_on', NEW.until_on, 'is_besides', NEW.is_besides)); END;
CREATE TRIGGER journal_membership_update AFTER update ON membership WHEN OLD.id IS NOT NEW.id OR OLD.person_id IS NOT NEW.person_id OR OLD.account_id IS NOT NEW.account_id OR OLD.since_on IS NOT NEW.since_on OR OLD.until_on IS NOT NEW.until_on OR OLD.is_besides IS NOT NEW.is_besides BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'membership', OLD.id, 'update', json_object('id', OLD.id, 'person_id', OLD.person_id, 'account_id', OLD.account_id, 'since_on', OLD.since_on, 'until_on', OLD.until_on, 'is_besides', OLD.is_besides), json_object('id', NEW.id, 'person_id', NEW.person_id, 'account_id', NEW.account_id, 'since_on', NEW.since_on, 'until_on', NEW.until_on, 'is_besides', NEW.is_besides)); END;
CREATE TRIGGER journal_membership_delete AFTER delete ON membership  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'membership', OLD.id, 'delete', json_object('id', OLD.id, 'person_id', OLD.person_id, 'account_id', OLD.account_id, 'since_on', OLD.since_on, 'until_on', OLD.until_on, 'is_besides', OLD.is_besides), NULL); END;
CREATE TRIGGER journal_tie_insert AFTER insert ON tie  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'tie', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'from_person_id', NEW.from_person_id, 'to_person_id', NEW.to_person_id, 'kind', NEW.kind, 'strength', NEW.strength, 'confidence', NEW.confidence, 'note', NEW.note, 'made_on', NEW.made_on, 'ended_on', NEW.ended_on)); END;
CREATE TRIGGER journal_tie_update AFTER update ON tie WHEN OLD.id IS NOT NEW.id OR OLD.from_person_id IS NOT NEW.from_person_id OR OLD.to_person_id IS NOT NEW.to_person_id OR OLD.kind IS NOT NEW.kind OR OLD.strength IS NOT NEW.strength OR OLD.confidence IS NOT NEW.confidence OR OLD.note IS NOT NEW.note OR OLD.made_on IS NOT NEW.made_on OR OLD.ended_on IS NOT NEW.ended_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'tie', OLD.id, 'update', json_object('id', OLD.id, 'from_person_id', OLD.from_person_id, 'to_person_id', OLD.to_person_id, 'kind', OLD.kind, 'strength', OLD.strength, 'confidence', OLD.confidence, 'note', OLD.note, 'made_on', OLD.made_on, 'ended_on', OLD.ended_on), json_object('id', NEW.id, 'from_person_id', NEW.from_person_id, 'to_person_id', NEW.to_person_id, 'kind', NEW.kind, 'strength', NEW.strength, 'confidence', NEW.confidence, 'note', NEW.note, 'made_on', NEW.made_on, 'ended_on', NEW.ended_on)); END;
CREATE TRIGGER journal_tie_delete AFTER delete ON tie  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'tie', OLD.id, 'delete', json_object('id', OLD.id, 'from_person_id', OLD.from_person_id, 'to_person_id', OLD.to_person_id, 'kind', OLD.kind, 'strength', OLD.strength, 'confidence', OLD.confidence, 'note', OLD.note, 'made_on', OLD.made_on, 'ended_on', OLD.ended_on), NULL); END;
CREATE TRIGGER journal_acceptance_insert AFTER insert ON acceptance  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'acceptance', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'rule', NEW.rule, 'key', NEW.key, 'reason', NEW.reason, 'until_on', NEW.until_on, 'accepted_on', NEW.accepted_on)); END;
CREATE TRIGGER journal_acceptance_update AFTER update ON acceptance WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.person_id IS NOT NEW.person_id OR OLD.rule IS NOT NEW.rule OR OLD.key IS NOT NEW.key OR OLD.reason IS NOT NEW.reason OR OLD.until_on IS NOT NEW.until_on OR OLD.accepted_on IS NOT NEW.accepted_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'acceptance', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'rule', OLD.rule, 'key', OLD.key, 'reason', OLD.reason, 'until_on', OLD.until_on, 'accepted_on', OLD.accepted_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'rule', NEW.rule, 'key', NEW.key, 'reason', NEW.reason, 'until_on', NEW.until_on, 'accepted_on', NEW.accepted_on)); END;
CREATE TRIGGER journal_acceptance_delete AFTER delete ON acceptance  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'acceptance', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'rule', OLD.rule, 'key', OLD.key, 'reason', OLD.reason, 'until_on', OLD.until_on, 'accepted_on', OLD.accepted_on), NULL); END;
CREATE TRIGGER journal_map_review_insert AFTER insert ON map_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'map_review', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'reviewed_on', NEW.reviewed_on)); END;
CREATE TRIGGER journal_map_review_update AFTER update ON map_review WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.reviewed_on IS NOT NEW.reviewed_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'map_review', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'reviewed_on', OLD.reviewed_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'reviewed_on', NEW.reviewed_on)); END;
CREATE TRIGGER journal_map_review_delete AFTER delete ON map_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'map_review', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'reviewed_on', OLD.reviewed_on), NULL); END;
CREATE TRIGGER journal_term_insert AFTER insert ON term  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'term', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'category', NEW.category, 'owed_by', NEW.owed_by, 'what', NEW.what, 'target_bound', NEW.target_bound, 'target_thousandths', NEW.target_thousandths, 'target_unit', NEW.target_unit, 'from_on', NEW.from_on, 'until_on', NEW.until_on, 'notice', NEW.notice, 'check_rule', NEW.check_rule, 'check_from_on', NEW.check_from_on, 'next_check_on', NEW.next_check_on, 'consent', NEW.consent, 'consent_on', NEW.consent_on, 'consent_by', NEW.consent_by, 'call_id', NEW.call_id, 'person_id', NEW.person_id, 'state', NEW.state, 'ended_on', NEW.ended_on, 'previous_id', NEW.previous_id, 'note', NEW.note, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_term_update AFTER update ON term WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.category IS NOT NEW.category OR OLD.owed_by IS NOT NEW.owed_by OR OLD.what IS NOT NEW.what OR OLD.target_bound IS NOT NEW.target_bound OR OLD.target_thousandths IS NOT NEW.target_thousandths OR OLD.target_unit IS NOT NEW.target_unit OR OLD.from_on IS NOT NEW.from_on OR OLD.until_on IS NOT NEW.until_on OR OLD.notice IS NOT NEW.notice OR OLD.check_rule IS NOT NEW.check_rule OR OLD.check_from_on IS NOT NEW.check_from_on OR OLD.next_check_on IS NOT NEW.next_check_on OR OLD.consent IS NOT NEW.consent OR OLD.consent_on IS NOT NEW.consent_on OR OLD.consent_by IS NOT NEW.consent_by OR OLD.call_id IS NOT NEW.call_id OR OLD.person_id IS NOT NEW.person_id OR OLD.state IS NOT NEW.state OR OLD.ended_on IS NOT NEW.ended_on OR OLD.previous_id IS NOT NEW.previous_id OR OLD.note IS NOT NEW.note OR OLD.created_at IS NOT NEW.created_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'term', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'category', OLD.category, 'owed_by', OLD.owed_by, 'what', OLD.what, 'target_bound', OLD.target_bound, 'target_thousandths', OLD.target_thousandths, 'target_unit', OLD.target_unit, 'from_on', OLD.from_on, 'until_on', OLD.until_on, 'notice', OLD.notice, 'check_rule', OLD.check_rule, 'check_from_on', OLD.check_from_on, 'next_check_on', OLD.next_check_on, 'consent', OLD.consent, 'consent_on', OLD.consent_on, 'consent_by', OLD.consent_by, 'call_id', OLD.call_id, 'person_id', OLD.person_id, 'state', OLD.state, 'ended_on', OLD.ended_on, 'previous_id', OLD.previous_id, 'note', OLD.note, 'created_at', OLD.created_at), json_object('id', NEW.id, 'account_id', NEW.account_id, 'category', NEW.category, 'owed_by', NEW.owed_by, 'what', NEW.what, 'target_bound', NEW.target_bound, 'target_thousandths', NEW.target_thousandths, 'target_unit', NEW.target_unit, 'from_on', NEW.from_on, 'until_on', NEW.until_on, 'notice', NEW.notice, 'check_rule', NEW.check_rule, 'check_from_on', NEW.check_from_on, 'next_check_on', NEW.next_check_on, 'consent', NEW.consent, 'consent_on', NEW.consent_on, 'consent_by', NEW.consent_by, 'call_id', NEW.call_id, 'person_id', NEW.person_id, 'state', NEW.state, 'ended_on', NEW.ended_on, 'previous_id', NEW.previous_id, 'note', NEW.note, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_term_delete AFTER delete ON term  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'term', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'category', OLD.category, 'owed_by', OLD.owed_by, 'what', OLD.what, 'target_bound', OLD.target_bound, 'target_thousandths', OLD.target_thousandths, 'target_unit', OLD.target_unit, 'from_on', OLD.from_on, 'until_on', OLD.until_on, 'notice', OLD.notice, 'check_rule', OLD.check_rule, 'check_from_on', OLD.check_from_on, 'next_check_on', OLD.next_check_on, 'consent', OLD.consent, 'consent_on', OLD.consent_on, 'consent_by', OLD.consent_by, 'call_id', OLD.call_id, 'person_id', OLD.person_id, 'state', OLD.state, 'ended_on', OLD.ended_on, 'previous_id', OLD.previous_id, 'note', OLD.note, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER journal_term_check_insert AFTER insert ON term_check  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'term_check', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'term_id', NEW.term_id, 'checked_on', NEW.checked_on, 'due_on', NEW.due_on, 'outcome', NEW.outcome, 'measured_thousandths', NEW.measured_thousandths, 'evidence', NEW.evidence)); END;
CREATE TRIGGER journal_term_check_update AFTER update ON term_check WHEN OLD.id IS NOT NEW.id OR OLD.term_id IS NOT NEW.term_id OR OLD.checked_on IS NOT NEW.checked_on OR OLD.due_on IS NOT NEW.due_on OR OLD.outcome IS NOT NEW.outcome OR OLD.measured_thousandths IS NOT NEW.measured_thousandths OR OLD.evidence IS NOT NEW.evidence BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'term_check', OLD.id, 'update', json_object('id', OLD.id, 'term_id', OLD.term_id, 'checked_on', OLD.checked_on, 'due_on', OLD.due_on, 'outcome', OLD.outcome, 'measured_thousandths', OLD.measured_thousandths, 'evidence', OLD.evidence), json_object('id', NEW.id, 'term_id', NEW.term_id, 'checked_on', NEW.checked_on, 'due_on', NEW.due_on, 'outcome', NEW.outcome, 'measured_thousandths', NEW.measured_thousandths, 'evidence', NEW.evidence)); END;
CREATE TRIGGER journal_term_check_delete AFTER delete ON term_check  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'term_check', OLD.id, 'delete', json_object('id', OLD.id, 'term_id', OLD.term_id, 'checked_on', OLD.checked_on, 'due_on', OLD.due_on, 'outcome', OLD.outcome, 'measured_thousandths', OLD.measured_thousandths, 'evidence', OLD.evidence), NULL); END;
CREATE TRIGGER journal_problem_insert AFTER insert ON problem  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'problem', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'term_id', NEW.term_id, 'what', NEW.what, 'kind', NEW.kind, 'severity', NEW.severity, 'likelihood', NEW.likelihood, 'solution', NEW.solution, 'alternative', NEW.alternative, 'state', NEW.state, 'noted_on', NEW.noted_on, 'settled_on', NEW.settled_on, 'created_at', NEW.created_at, 'cost_yearly', NEW.cost_yearly, 'worth_yearly', NEW.worth_yearly, 'product_id', NEW.product_id)); END;
CREATE TRIGGER journal_problem_update AFTER update ON problem WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.term_id IS NOT NEW.term_id OR OLD.what IS NOT NEW.what OR OLD.kind IS NOT NEW.kind OR OLD.severity IS NOT NEW.severity OR OLD.likelihood IS NOT NEW.likelihood OR OLD.solution IS NOT NEW.solution OR OLD.alternative IS NOT NEW.alternative OR OLD.state IS NOT NEW.state OR OLD.noted_on IS NOT NEW.noted_on OR OLD.settled_on IS NOT NEW.settled_on OR OLD.created_at IS NOT NEW.created_at OR OLD.cost_yearly IS NOT NEW.cost_yearly OR OLD.worth_yearly IS NOT NEW.worth_yearly OR OLD.product_id IS NOT NEW.product_id BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'problem', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'term_id', OLD.term_id, 'what', OLD.what, 'kind', OLD.kind, 'severity', OLD.severity, 'likelihood', OLD.likelihood, 'solution', OLD.solution, 'alternative', OLD.alternative, 'state', OLD.state, 'noted_on', OLD.noted_on, 'settled_on', OLD.settled_on, 'created_at', OLD.created_at, 'cost_yearly', OLD.cost_yearly, 'worth_yearly', OLD.worth_yearly, 'product_id', OLD.product_id), json_object('id', NEW.id, 'account_id', NEW.account_id, 'term_id', NEW.term_id, 'what', NEW.what, 'kind', NEW.kind, 'severity', NEW.severity, 'likelihood', NEW.likelihood, 'solution', NEW.solution, 'alternative', NEW.alternative, 'state', NEW.state, 'noted_on', NEW.noted_on, 'settled_on', NEW.settled_on, 'created_at', NEW.created_at, 'cost_yearly', NEW.cost_yearly, 'worth_yearly', NEW.worth_yearly, 'product_id', NEW.product_id)); END;
CREATE TRIGGER journal_problem_delete AFTER delete ON problem  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'problem', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'term_id', OLD.term_id, 'what', OLD.what, 'kind', OLD.kind, 'severity', OLD.severity, 'likelihood', OLD.likelihood, 'solution', OLD.solution, 'alternative', OLD.alternative, 'state', OLD.state, 'noted_on', OLD.noted_on, 'settled_on', OLD.settled_on, 'created_at', OLD.created_at, 'cost_yearly', OLD.cost_yearly, 'worth_yearly', OLD.worth_yearly, 'product_id', OLD.product_id), NULL); END;
CREATE TRIGGER journal_favour_insert AFTER insert ON favour  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'favour', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'what', NEW.what, 'done_on', NEW.done_on, 'way', NEW.way, 'cost', NEW.cost, 'thanked_on', NEW.thanked_on, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_favour_update AFTER update ON favour WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.person_id IS NOT NEW.person_id OR OLD.what IS NOT NEW.what OR OLD.done_on IS NOT NEW.done_on OR OLD.way IS NOT NEW.way OR OLD.cost IS NOT NEW.cost OR OLD.thanked_on IS NOT NEW.thanked_on OR OLD.created_at IS NOT NEW.created_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'favour', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'what', OLD.what, 'done_on', OLD.done_on, 'way', OLD.way, 'cost', OLD.cost, 'thanked_on', OLD.thanked_on, 'created_at', OLD.created_at), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'what', NEW.what, 'done_on', NEW.done_on, 'way', NEW.way, 'cost', NEW.cost, 'thanked_on', NEW.thanked_on, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_favour_delete AFTER delete ON favour  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'favour', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'what', OLD.what, 'done_on', OLD.done_on, 'way', OLD.way, 'cost', OLD.cost, 'thanked_on', OLD.thanked_on, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER journal_review_mark_insert AFTER insert ON review_mark  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'review_mark', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'reviewed_on', NEW.reviewed_on, 'account_id', NEW.account_id, 'line_key', NEW.line_key, 'what', NEW.what, 'settled', NEW.settled)); END;
CREATE TRIGGER journal_review_mark_update AFTER update ON review_mark WHEN OLD.id IS NOT NEW.id OR OLD.reviewed_on IS NOT NEW.reviewed_on OR OLD.account_id IS NOT NEW.account_id OR OLD.line_key IS NOT NEW.line_key OR OLD.what IS NOT NEW.what OR OLD.settled IS NOT NEW.settled BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'review_mark', OLD.id, 'update', json_object('id', OLD.id, 'reviewed_on', OLD.reviewed_on, 'account_id', OLD.account_id, 'line_key', OLD.line_key, 'what', OLD.what, 'settled', OLD.settled), json_object('id', NEW.id, 'reviewed_on', NEW.reviewed_on, 'account_id', NEW.account_id, 'line_key', NEW.line_key, 'what', NEW.what, 'settled', NEW.settled)); END;
CREATE TRIGGER journal_review_mark_delete AFTER delete ON review_mark  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'review_mark', OLD.id, 'delete', json_object('id', OLD.id, 'reviewed_on', OLD.reviewed_on, 'account_id', OLD.account_id, 'line_key', OLD.line_key, 'what', OLD.what, 'settled', OLD.settled), NULL); END;
CREATE TRIGGER journal_day_first_insert AFTER insert ON day_first  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'day_first', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'day', NEW.day, 'place', NEW.place, 'task_id', NEW.task_id, 'term_id', NEW.term_id)); END;
CREATE TRIGGER journal_day_first_update AFTER update ON day_first WHEN OLD.id IS NOT NEW.id OR OLD.day IS NOT NEW.day OR OLD.place IS NOT NEW.place OR OLD.task_id IS NOT NEW.task_id OR OLD.term_id IS NOT NEW.term_id BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'day_first', OLD.id, 'update', json_object('id', OLD.id, 'day', OLD.day, 'place', OLD.place, 'task_id', OLD.task_id, 'term_id', OLD.term_id), json_object('id', NEW.id, 'day', NEW.day, 'place', NEW.place, 'task_id', NEW.task_id, 'term_id', NEW.term_id)); END;
CREATE TRIGGER journal_day_first_delete AFTER delete ON day_first  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'day_first', OLD.id, 'delete', json_object('id', OLD.id, 'day', OLD.day, 'place', OLD.place, 'task_id', OLD.task_id, 'term_id', OLD.term_id), NULL); END;
CREATE TRIGGER journal_referral_insert AFTER insert ON referral  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'referral', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'named_on', NEW.named_on, 'source', NEW.source, 'by_person_id', NEW.by_person_id, 'call_id', NEW.call_id, 'why', NEW.why, 'may_use_name', NEW.may_use_name, 'fee', NEW.fee, 'thanked_on', NEW.thanked_on, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_referral_update AFTER update ON referral WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.person_id IS NOT NEW.person_id OR OLD.named_on IS NOT NEW.named_on OR OLD.source IS NOT NEW.source OR OLD.by_person_id IS NOT NEW.by_person_id OR OLD.call_id IS NOT NEW.call_id OR OLD.why IS NOT NEW.why OR OLD.may_use_name IS NOT NEW.may_use_name OR OLD.fee IS NOT NEW.fee OR OLD.thanked_on IS NOT NEW.thanked_on OR OLD.created_at IS NOT NEW.created_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'referral', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'named_on', OLD.named_on, 'source', OLD.source, 'by_person_id', OLD.by_person_id, 'call_id', OLD.call_id, 'why', OLD.why, 'may_use_name', OLD.may_use_name, 'fee', OLD.fee, 'thanked_on', OLD.thanked_on, 'created_at', OLD.created_at), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'named_on', NEW.named_on, 'source', NEW.source, 'by_person_id', NEW.by_person_id, 'call_id', NEW.call_id, 'why', NEW.why, 'may_use_name', NEW.may_use_name, 'fee', NEW.fee, 'thanked_on', NEW.thanked_on, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_referral_delete AFTER delete ON referral  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'referral', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'named_on', OLD.named_on, 'source', OLD.source, 'by_person_id', OLD.by_person_id, 'call_id', OLD.call_id, 'why', OLD.why, 'may_use_name', OLD.may_use_name, 'fee', OLD.fee, 'thanked_on', OLD.thanked_on, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER journal_qualification_insert AFTER insert ON qualification  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'qualification', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'question', NEW.question, 'answer', NEW.answer, 'note', NEW.note, 'answered_on', NEW.answered_on)); END;
CREATE TRIGGER journal_qualification_update AFTER update ON qualification WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.question IS NOT NEW.question OR OLD.answer IS NOT NEW.answer OR OLD.note IS NOT NEW.note OR OLD.answered_on IS NOT NEW.answered_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'qualification', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'question', OLD.question, 'answer', OLD.answer, 'note', OLD.note, 'answered_on', OLD.answered_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'question', NEW.question, 'answer', NEW.answer, 'note', NEW.note, 'answered_on', NEW.answered_on)); END;
CREATE TRIGGER journal_qualification_delete AFTER delete ON qualification  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'qualification', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'question', OLD.question, 'answer', OLD.answer, 'note', OLD.note, 'answered_on', OLD.answered_on), NULL); END;
CREATE TRIGGER journal_week_plan_insert AFTER insert ON week_plan  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'week_plan', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'week_on', NEW.week_on, 'contacts', NEW.contacts, 'asks', NEW.asks, 'prospects', NEW.prospects, 'meetings', NEW.meetings)); END;
CREATE TRIGGER journal_week_plan_update AFTER update ON week_plan WHEN OLD.id IS NOT NEW.id OR OLD.week_on IS NOT NEW.week_on OR OLD.contacts IS NOT NEW.contacts OR OLD.asks IS NOT NEW.asks OR OLD.prospects IS NOT NEW.prospects OR OLD.meetings IS NOT NEW.meetings BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'week_plan', OLD.id, 'update', json_object('id', OLD.id, 'week_on', OLD.week_on, 'contacts', OLD.contacts, 'asks', OLD.asks, 'prospects', OLD.prospects, 'meetings', OLD.meetings), json_object('id', NEW.id, 'week_on', NEW.week_on, 'contacts', NEW.contacts, 'asks', NEW.asks, 'prospects', NEW.prospects, 'meetings', NEW.meetings)); END;
CREATE TRIGGER journal_week_plan_delete AFTER delete ON week_plan  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'week_plan', OLD.id, 'delete', json_object('id', OLD.id, 'week_on', OLD.week_on, 'contacts', OLD.contacts, 'asks', OLD.asks, 'prospects', OLD.prospects, 'meetings', OLD.meetings), NULL); END;
CREATE TRIGGER journal_sale_insert AFTER insert ON sale  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sale', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'month_on', NEW.month_on, 'revenue', NEW.revenue, 'profit', NEW.profit)); END;
CREATE TRIGGER journal_sale_update AFTER update ON sale WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.month_on IS NOT NEW.month_on OR OLD.revenue IS NOT NEW.revenue OR OLD.profit IS NOT NEW.profit BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sale', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'month_on', OLD.month_on, 'revenue', OLD.revenue, 'profit', OLD.profit), json_object('id', NEW.id, 'account_id', NEW.account_id, 'month_on', NEW.month_on, 'revenue', NEW.revenue, 'profit', NEW.profit)); END;
CREATE TRIGGER journal_sale_delete AFTER delete ON sale  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sale', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'month_on', OLD.month_on, 'revenue', OLD.revenue, 'profit', OLD.profit), NULL); END;
CREATE TRIGGER journal_plan_insert AFTER insert ON plan  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'plan', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'month_on', NEW.month_on, 'revenue', NEW.revenue, 'profit', NEW.profit)); END;
CREATE TRIGGER journal_plan_update AFTER update ON plan WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.month_on IS NOT NEW.month_on OR OLD.revenue IS NOT NEW.revenue OR OLD.profit IS NOT NEW.profit BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'plan', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'month_on', OLD.month_on, 'revenue', OLD.revenue, 'profit', OLD.profit), json_object('id', NEW.id, 'account_id', NEW.account_id, 'month_on', NEW.month_on, 'revenue', NEW.revenue, 'profit', NEW.profit)); END;
CREATE TRIGGER journal_plan_delete AFTER delete ON plan  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'plan', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'month_on', OLD.month_on, 'revenue', OLD.revenue, 'profit', OLD.profit), NULL); END;
CREATE TRIGGER journal_sales_name_insert AFTER insert ON sales_name  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_name', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'name', NEW.name, 'folded', NEW.folded, 'account_id', NEW.account_id)); END;
CREATE TRIGGER journal_sales_name_update AFTER update ON sales_name WHEN OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name OR OLD.folded IS NOT NEW.folded OR OLD.account_id IS NOT NEW.account_id BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_name', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'account_id', OLD.account_id), json_object('id', NEW.id, 'name', NEW.name, 'folded', NEW.folded, 'account_id', NEW.account_id)); END;
CREATE TRIGGER journal_sales_name_delete AFTER delete ON sales_name  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_name', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'account_id', OLD.account_id), NULL); END;
CREATE TRIGGER journal_bond_reading_insert AFTER insert ON bond_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'bond_reading', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'bond', NEW.bond, 'read_on', NEW.read_on, 'strength', NEW.strength, 'evidence', NEW.evidence, 'would_break', NEW.would_break, 'held_by', NEW.held_by, 'yearly_cost', NEW.yearly_cost)); END;
CREATE TRIGGER journal_bond_reading_update AFTER update ON bond_reading WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.bond IS NOT NEW.bond OR OLD.read_on IS NOT NEW.read_on OR OLD.strength IS NOT NEW.strength OR OLD.evidence IS NOT NEW.evidence OR OLD.would_break IS NOT NEW.would_break OR OLD.held_by IS NOT NEW.held_by OR OLD.yearly_cost IS NOT NEW.yearly_cost BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'bond_reading', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'bond', OLD.bond, 'read_on', OLD.read_on, 'strength', OLD.strength, 'evidence', OLD.evidence, 'would_break', OLD.would_break, 'held_by', OLD.held_by, 'yearly_cost', OLD.yearly_cost), json_object('id', NEW.id, 'account_id', NEW.account_id, 'bond', NEW.bond, 'read_on', NEW.read_on, 'strength', NEW.strength, 'evidence', NEW.evidence, 'would_break', NEW.would_break, 'held_by', NEW.held_by, 'yearly_cost', NEW.yearly_cost)); END;
CREATE TRIGGER journal_bond_reading_delete AFTER delete ON bond_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'bond_reading', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'bond', OLD.bond, 'read_on', OLD.read_on, 'strength', OLD.strength, 'evidence', OLD.evidence, 'would_break', OLD.would_break, 'held_by', OLD.held_by, 'yearly_cost', OLD.yearly_cost), NULL); END;
CREATE TRIGGER journal_bond_review_insert AFTER insert ON bond_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'bond_review', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'reviewed_on', NEW.reviewed_on)); END;
CREATE TRIGGER journal_bond_review_update AFTER update ON bond_review WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.reviewed_on IS NOT NEW.reviewed_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'bond_review', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'reviewed_on', OLD.reviewed_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'reviewed_on', NEW.reviewed_on)); END;
CREATE TRIGGER journal_bond_review_delete AFTER delete ON bond_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'bond_review', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'reviewed_on', OLD.reviewed_on), NULL); END;
CREATE TRIGGER journal_satisfaction_reading_insert AFTER insert ON satisfaction_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'satisfaction_reading', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'read_on', NEW.read_on, 'score', NEW.score, 'person_id', NEW.person_id, 'call_id', NEW.call_id, 'note', NEW.note)); END;
CREATE TRIGGER journal_satisfaction_reading_update AFTER update ON satisfaction_reading WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.read_on IS NOT NEW.read_on OR OLD.score IS NOT NEW.score OR OLD.person_id IS NOT NEW.person_id OR OLD.call_id IS NOT NEW.call_id OR OLD.note IS NOT NEW.note BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'satisfaction_reading', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'read_on', OLD.read_on, 'score', OLD.score, 'person_id', OLD.person_id, 'call_id', OLD.call_id, 'note', OLD.note), json_object('id', NEW.id, 'account_id', NEW.account_id, 'read_on', NEW.read_on, 'score', NEW.score, 'person_id', NEW.person_id, 'call_id', NEW.call_id, 'note', NEW.note)); END;
CREATE TRIGGER journal_satisfaction_reading_delete AFTER delete ON satisfaction_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'satisfaction_reading', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'read_on', OLD.read_on, 'score', OLD.score, 'person_id', OLD.person_id, 'call_id', OLD.call_id, 'note', OLD.note), NULL); END;
CREATE TRIGGER journal_key_mark_insert AFTER insert ON key_mark  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'key_mark', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'mark', NEW.mark, 'answer', NEW.answer, 'note', NEW.note, 'answered_on', NEW.answered_on)); END;
CREATE TRIGGER journal_key_mark_update AFTER update ON key_mark WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.mark IS NOT NEW.mark OR OLD.answer IS NOT NEW.answer OR OLD.note IS NOT NEW.note OR OLD.answered_on IS NOT NEW.answered_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'key_mark', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'mark', OLD.mark, 'answer', OLD.answer, 'note', OLD.note, 'answered_on', OLD.answered_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'mark', NEW.mark, 'answer', NEW.answer, 'note', NEW.note, 'answered_on', NEW.answered_on)); END;
CREATE TRIGGER journal_key_mark_delete AFTER delete ON key_mark  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'key_mark', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'mark', OLD.mark, 'answer', OLD.answer, 'note', OLD.note, 'answered_on', OLD.answered_on), NULL); END;
CREATE TRIGGER journal_dossier_text_insert AFTER insert ON dossier_text  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'dossier_text', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'topic', NEW.topic, 'read_on', NEW.read_on, 'text', NEW.text)); END;
CREATE TRIGGER journal_dossier_text_update AFTER update ON dossier_text WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.topic IS NOT NEW.topic OR OLD.read_on IS NOT NEW.read_on OR OLD.text IS NOT NEW.text BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'dossier_text', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'topic', OLD.topic, 'read_on', OLD.read_on, 'text', OLD.text), json_object('id', NEW.id, 'account_id', NEW.account_id, 'topic', NEW.topic, 'read_on', NEW.read_on, 'text', NEW.text)); END;
CREATE TRIGGER journal_dossier_text_delete AFTER delete ON dossier_text  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'dossier_text', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'topic', OLD.topic, 'read_on', OLD.read_on, 'text', OLD.text), NULL); END;
CREATE TRIGGER journal_competitor_insert AFTER insert ON competitor  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'competitor', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'name', NEW.name)); END;
CREATE TRIGGER journal_competitor_update AFTER update ON competitor WHEN OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'competitor', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name), json_object('id', NEW.id, 'name', NEW.name)); END;
CREATE TRIGGER journal_competitor_delete AFTER delete ON competitor  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'competitor', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name), NULL); END;
CREATE TRIGGER journal_rivalry_insert AFTER insert ON rivalry  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'rivalry', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'competitor_id', NEW.competitor_id, 'strength', NEW.strength, 'with_what', NEW.with_what, 'since_on', NEW.since_on, 'note', NEW.note)); END;
CREATE TRIGGER journal_rivalry_update AFTER update ON rivalry WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.competitor_id IS NOT NEW.competitor_id OR OLD.strength IS NOT NEW.strength OR OLD.with_what IS NOT NEW.with_what OR OLD.since_on IS NOT NEW.since_on OR OLD.note IS NOT NEW.note BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'rivalry', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'competitor_id', OLD.competitor_id, 'strength', OLD.strength, 'with_what', OLD.with_what, 'since_on', OLD.since_on, 'note', OLD.note), json_object('id', NEW.id, 'account_id', NEW.account_id, 'competitor_id', NEW.competitor_id, 'strength', NEW.strength, 'with_what', NEW.with_what, 'since_on', NEW.since_on, 'note', NEW.note)); END;
CREATE TRIGGER journal_rivalry_delete AFTER delete ON rivalry  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'rivalry', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'competitor_id', OLD.competitor_id, 'strength', OLD.strength, 'with_what', OLD.with_what, 'since_on', OLD.since_on, 'note', OLD.note), NULL); END;
CREATE TRIGGER journal_product_insert AFTER insert ON product  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'product', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'name', NEW.name, 'place', NEW.place)); END;
CREATE TRIGGER journal_product_update AFTER update ON product WHEN OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name OR OLD.place IS NOT NEW.place BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'product', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'place', OLD.place), json_object('id', NEW.id, 'name', NEW.name, 'place', NEW.place)); END;
CREATE TRIGGER journal_product_delete AFTER delete ON product  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'product', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'place', OLD.place), NULL); END;
CREATE TRIGGER journal_portfolio_item_insert AFTER insert ON portfolio_item  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'portfolio_item', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'product_id', NEW.product_id, 'state', NEW.state, 'competitor_id', NEW.competitor_id)); END;
CREATE TRIGGER journal_portfolio_item_update AFTER update ON portfolio_item WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.product_id IS NOT NEW.product_id OR OLD.state IS NOT NEW.state OR OLD.competitor_id IS NOT NEW.competitor_id BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'portfolio_item', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'product_id', OLD.product_id, 'state', OLD.state, 'competitor_id', OLD.competitor_id), json_object('id', NEW.id, 'account_id', NEW.account_id, 'product_id', NEW.product_id, 'state', NEW.state, 'competitor_id', NEW.competitor_id)); END;
CREATE TRIGGER journal_portfolio_item_delete AFTER delete ON portfolio_item  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'portfolio_item', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'product_id', OLD.product_id, 'state', OLD.state, 'competitor_id', OLD.competitor_id), NULL); END;
CREATE TRIGGER journal_reach_insert AFTER insert ON reach  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'reach', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'kind', NEW.kind, 'value', NEW.value, 'label', NEW.label, 'place', NEW.place)); END;
CREATE TRIGGER journal_reach_update AFTER update ON reach WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.person_id IS NOT NEW.person_id OR OLD.kind IS NOT NEW.kind OR OLD.value IS NOT NEW.value OR OLD.label IS NOT NEW.label OR OLD.place IS NOT NEW.place BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'reach', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'value', OLD.value, 'label', OLD.label, 'place', OLD.place), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'kind', NEW.kind, 'value', NEW.value, 'label', NEW.label, 'place', NEW.place)); END;
CREATE TRIGGER journal_reach_delete AFTER delete ON reach  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'reach', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'kind', OLD.kind, 'value', OLD.value, 'label', OLD.label, 'place', OLD.place), NULL); END;
CREATE TRIGGER journal_person_insert AFTER insert ON person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'name', NEW.name, 'is_adviser', NEW.is_adviser, 'is_empty_seat', NEW.is_empty_seat, 'title', NEW.title, 'department', NEW.department, 'reports_to_id', NEW.reports_to_id, 'roles', NEW.roles, 'goals', NEW.goals, 'interests', NEW.interests, 'birthday', NEW.birthday, 'contact_every_days', NEW.contact_every_days, 'contact_latest_days', NEW.contact_latest_days, 'is_influence_center', NEW.is_influence_center, 'status', NEW.status, 'created_at', NEW.created_at, 'note', NEW.note, 'name_day', NEW.name_day, 'is_greeted', NEW.is_greeted, 'target_stance', NEW.target_stance, 'target_on', NEW.target_on, 'target_move', NEW.target_move)); END;
CREATE TRIGGER journal_person_update AFTER update ON person WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.name IS NOT NEW.name OR OLD.is_adviser IS NOT NEW.is_adviser OR OLD.is_empty_seat IS NOT NEW.is_empty_seat OR OLD.title IS NOT NEW.title OR OLD.department IS NOT NEW.department OR OLD.reports_to_id IS NOT NEW.reports_to_id OR OLD.roles IS NOT NEW.roles OR OLD.goals IS NOT NEW.goals OR OLD.interests IS NOT NEW.interests OR OLD.birthday IS NOT NEW.birthday OR OLD.contact_every_days IS NOT NEW.contact_every_days OR OLD.contact_latest_days IS NOT NEW.contact_latest_days OR OLD.is_influence_center IS NOT NEW.is_influence_center OR OLD.status IS NOT NEW.status OR OLD.created_at IS NOT NEW.created_at OR OLD.note IS NOT NEW.note OR OLD.name_day IS NOT NEW.name_day OR OLD.is_greeted IS NOT NEW.is_greeted OR OLD.target_stance IS NOT NEW.target_stance OR OLD.target_on IS NOT NEW.target_on OR OLD.target_move IS NOT NEW.target_move BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'name', OLD.name, 'is_adviser', OLD.is_adviser, 'is_empty_seat', OLD.is_empty_seat, 'title', OLD.title, 'department', OLD.department, 'reports_to_id', OLD.reports_to_id, 'roles', OLD.roles, 'goals', OLD.goals, 'interests', OLD.interests, 'birthday', OLD.birthday, 'contact_every_days', OLD.contact_every_days, 'contact_latest_days', OLD.contact_latest_days, 'is_influence_center', OLD.is_influence_center, 'status', OLD.status, 'created_at', OLD.created_at, 'note', OLD.note, 'name_day', OLD.name_day, 'is_greeted', OLD.is_greeted, 'target_stance', OLD.target_stance, 'target_on', OLD.target_on, 'target_move', OLD.target_move), json_object('id', NEW.id, 'account_id', NEW.account_id, 'name', NEW.name, 'is_adviser', NEW.is_adviser, 'is_empty_seat', NEW.is_empty_seat, 'title', NEW.title, 'department', NEW.department, 'reports_to_id', NEW.reports_to_id, 'roles', NEW.roles, 'goals', NEW.goals, 'interests', NEW.interests, 'birthday', NEW.birthday, 'contact_every_days', NEW.contact_every_days, 'contact_latest_days', NEW.contact_latest_days, 'is_influence_center', NEW.is_influence_center, 'status', NEW.status, 'created_at', NEW.created_at, 'note', NEW.note, 'name_day', NEW.name_day, 'is_greeted', NEW.is_greeted, 'target_stance', NEW.target_stance, 'target_on', NEW.target_on, 'target_move', NEW.target_move)); END;
CREATE TRIGGER journal_person_delete AFTER delete ON person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'name', OLD.name, 'is_adviser', OLD.is_adviser, 'is_empty_seat', OLD.is_empty_seat, 'title', OLD.title, 'department', OLD.department, 'reports_to_id', OLD.reports_to_id, 'roles', OLD.roles, 'goals', OLD.goals, 'interests', OLD.interests, 'birthday', OLD.birthday, 'contact_every_days', OLD.contact_every_days, 'contact_latest_days', OLD.contact_latest_days, 'is_influence_center', OLD.is_influence_center, 'status', OLD.status, 'created_at', OLD.created_at, 'note', OLD.note, 'name_day', OLD.name_day, 'is_greeted', OLD.is_greeted, 'target_stance', OLD.target_stance, 'target_on', OLD.target_on, 'target_move', OLD.target_move), NULL); END;
CREATE TRIGGER journal_sales_taken_insert AFTER insert ON sales_taken  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_taken', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'sales_file_id', NEW.sales_file_id, 'account_id', NEW.account_id, 'month_on', NEW.month_on)); END;
CREATE TRIGGER journal_sales_taken_update AFTER update ON sales_taken WHEN OLD.id IS NOT NEW.id OR OLD.sales_file_id IS NOT NEW.sales_file_id OR OLD.account_id IS NOT NEW.account_id OR OLD.month_on IS NOT NEW.month_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_taken', OLD.id, 'update', json_object('id', OLD.id, 'sales_file_id', OLD.sales_file_id, 'account_id', OLD.account_id, 'month_on', OLD.month_on), json_object('id', NEW.id, 'sales_file_id', NEW.sales_file_id, 'account_id', NEW.account_id, 'month_on', NEW.month_on)); END;
CREATE TRIGGER journal_sales_taken_delete AFTER delete ON sales_taken  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'sales_taken', OLD.id, 'delete', json_object('id', OLD.id, 'sales_file_id', OLD.sales_file_id, 'account_id', OLD.account_id, 'month_on', OLD.month_on), NULL); END;
CREATE TRIGGER journal_quarter_review_insert AFTER insert ON quarter_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'quarter_review', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'quarter_on', NEW.quarter_on, 'review_on', NEW.review_on, 'attendees', NEW.attendees, 'summary', NEW.summary, 'highlights', NEW.highlights, 'wins', NEW.wins, 'goals', NEW.goals, 'risks', NEW.risks, 'opportunities', NEW.opportunities, 'next_goals', NEW.next_goals, 'note', NEW.note)); END;
CREATE TRIGGER journal_quarter_review_update AFTER update ON quarter_review WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.quarter_on IS NOT NEW.quarter_on OR OLD.review_on IS NOT NEW.review_on OR OLD.attendees IS NOT NEW.attendees OR OLD.summary IS NOT NEW.summary OR OLD.highlights IS NOT NEW.highlights OR OLD.wins IS NOT NEW.wins OR OLD.goals IS NOT NEW.goals OR OLD.risks IS NOT NEW.risks OR OLD.opportunities IS NOT NEW.opportunities OR OLD.next_goals IS NOT NEW.next_goals OR OLD.note IS NOT NEW.note BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'quarter_review', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'quarter_on', OLD.quarter_on, 'review_on', OLD.review_on, 'attendees', OLD.attendees, 'summary', OLD.summary, 'highlights', OLD.highlights, 'wins', OLD.wins, 'goals', OLD.goals, 'risks', OLD.risks, 'opportunities', OLD.opportunities, 'next_goals', OLD.next_goals, 'note', OLD.note), json_object('id', NEW.id, 'account_id', NEW.account_id, 'quarter_on', NEW.quarter_on, 'review_on', NEW.review_on, 'attendees', NEW.attendees, 'summary', NEW.summary, 'highlights', NEW.highlights, 'wins', NEW.wins, 'goals', NEW.goals, 'risks', NEW.risks, 'opportunities', NEW.opportunities, 'next_goals', NEW.next_goals, 'note', NEW.note)); END;
CREATE TRIGGER journal_quarter_review_delete AFTER delete ON quarter_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'quarter_review', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'quarter_on', OLD.quarter_on, 'review_on', OLD.review_on, 'attendees', OLD.attendees, 'summary', OLD.summary, 'highlights', OLD.highlights, 'wins', OLD.wins, 'goals', OLD.goals, 'risks', OLD.risks, 'opportunities', OLD.opportunities, 'next_goals', OLD.next_goals, 'note', OLD.note), NULL); END;
CREATE TRIGGER journal_value_insert AFTER insert ON value  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'value', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'done_on', NEW.done_on, 'what', NEW.what, 'worth', NEW.worth, 'problem_id', NEW.problem_id, 'favour_id', NEW.favour_id, 'term_id', NEW.term_id, 'created_at', NEW.created_at, 'is_for_us', NEW.is_for_us)); END;
CREATE TRIGGER journal_value_update AFTER update ON value WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.done_on IS NOT NEW.done_on OR OLD.what IS NOT NEW.what OR OLD.worth IS NOT NEW.worth OR OLD.problem_id IS NOT NEW.problem_id OR OLD.favour_id IS NOT NEW.favour_id OR OLD.term_id IS NOT NEW.term_id OR OLD.created_at IS NOT NEW.created_at OR OLD.is_for_us IS NOT NEW.is_for_us BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'value', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'done_on', OLD.done_on, 'what', OLD.what, 'worth', OLD.worth, 'problem_id', OLD.problem_id, 'favour_id', OLD.favour_id, 'term_id', OLD.term_id, 'created_at', OLD.created_at, 'is_for_us', OLD.is_for_us), json_object('id', NEW.id, 'account_id', NEW.account_id, 'done_on', NEW.done_on, 'what', NEW.what, 'worth', NEW.worth, 'problem_id', NEW.problem_id, 'favour_id', NEW.favour_id, 'term_id', NEW.term_id, 'created_at', NEW.created_at, 'is_for_us', NEW.is_for_us)); END;
CREATE TRIGGER journal_value_delete AFTER delete ON value  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'value', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'done_on', OLD.done_on, 'what', OLD.what, 'worth', OLD.worth, 'problem_id', OLD.problem_id, 'favour_id', OLD.favour_id, 'term_id', OLD.term_id, 'created_at', OLD.created_at, 'is_for_us', OLD.is_for_us), NULL); END;
CREATE TRIGGER journal_book_currency_insert AFTER insert ON book_currency  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'book_currency', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'code', NEW.code)); END;
CREATE TRIGGER journal_book_currency_update AFTER update ON book_currency WHEN OLD.id IS NOT NEW.id OR OLD.code IS NOT NEW.code BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'book_currency', OLD.id, 'update', json_object('id', OLD.id, 'code', OLD.code), json_object('id', NEW.id, 'code', NEW.code)); END;
CREATE TRIGGER journal_book_currency_delete AFTER delete ON book_currency  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'book_currency', OLD.id, 'delete', json_object('id', OLD.id, 'code', OLD.code), NULL); END;
CREATE TRIGGER journal_account_apart_insert AFTER insert ON account_apart  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account_apart', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'other_account_id', NEW.other_account_id, 'told_on', NEW.told_on)); END;
CREATE TRIGGER journal_account_apart_update AFTER update ON account_apart WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.other_account_id IS NOT NEW.other_account_id OR OLD.told_on IS NOT NEW.told_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account_apart', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'other_account_id', OLD.other_account_id, 'told_on', OLD.told_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'other_account_id', NEW.other_account_id, 'told_on', NEW.told_on)); END;
CREATE TRIGGER journal_account_apart_delete AFTER delete ON account_apart  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account_apart', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'other_account_id', OLD.other_account_id, 'told_on', OLD.told_on), NULL); END;
CREATE TRIGGER journal_person_apart_insert AFTER insert ON person_apart  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person_apart', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'other_person_id', NEW.other_person_id, 'told_on', NEW.told_on)); END;
CREATE TRIGGER journal_person_apart_update AFTER update ON person_apart WHEN OLD.id IS NOT NEW.id OR OLD.person_id IS NOT NEW.person_id OR OLD.other_person_id IS NOT NEW.other_person_id OR OLD.told_on IS NOT NEW.told_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person_apart', OLD.id, 'update', json_object('id', OLD.id, 'person_id', OLD.person_id, 'other_person_id', OLD.other_person_id, 'told_on', OLD.told_on), json_object('id', NEW.id, 'person_id', NEW.person_id, 'other_person_id', NEW.other_person_id, 'told_on', NEW.told_on)); END;
CREATE TRIGGER journal_person_apart_delete AFTER delete ON person_apart  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person_apart', OLD.id, 'delete', json_object('id', OLD.id, 'person_id', OLD.person_id, 'other_person_id', OLD.other_person_id, 'told_on', OLD.told_on), NULL); END;
CREATE TRIGGER journal_import_shape_insert AFTER insert ON import_shape  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'import_shape', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'headers', NEW.headers, 'file', NEW.file, 'kind', NEW.kind, 'said', NEW.said, 'used_at', NEW.used_at)); END;
CREATE TRIGGER journal_import_shape_update AFTER update ON import_shape WHEN OLD.id IS NOT NEW.id OR OLD.headers IS NOT NEW.headers OR OLD.file IS NOT NEW.file OR OLD.kind IS NOT NEW.kind OR OLD.said IS NOT NEW.said OR OLD.used_at IS NOT NEW.used_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'import_shape', OLD.id, 'update', json_object('id', OLD.id, 'headers', OLD.headers, 'file', OLD.file, 'kind', OLD.kind, 'said', OLD.said, 'used_at', OLD.used_at), json_object('id', NEW.id, 'headers', NEW.headers, 'file', NEW.file, 'kind', NEW.kind, 'said', NEW.said, 'used_at', NEW.used_at)); END;
CREATE TRIGGER journal_import_shape_delete AFTER delete ON import_shape  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'import_shape', OLD.id, 'delete', json_object('id', OLD.id, 'headers', OLD.headers, 'file', OLD.file, 'kind', OLD.kind, 'said', OLD.said, 'used_at', OLD.used_at), NULL); END;
CREATE TRIGGER journal_image_reading_insert AFTER insert ON image_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'image_reading', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'read_on', NEW.read_on, 'strength', NEW.strength, 'evidence', NEW.evidence, 'done', NEW.done)); END;
CREATE TRIGGER journal_image_reading_update AFTER update ON image_reading WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.read_on IS NOT NEW.read_on OR OLD.strength IS NOT NEW.strength OR OLD.evidence IS NOT NEW.evidence OR OLD.done IS NOT NEW.done BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'image_reading', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'read_on', OLD.read_on, 'strength', OLD.strength, 'evidence', OLD.evidence, 'done', OLD.done), json_object('id', NEW.id, 'account_id', NEW.account_id, 'read_on', NEW.read_on, 'strength', NEW.strength, 'evidence', NEW.evidence, 'done', NEW.done)); END;
CREATE TRIGGER journal_image_reading_delete AFTER delete ON image_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'image_reading', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'read_on', OLD.read_on, 'strength', OLD.strength, 'evidence', OLD.evidence, 'done', OLD.done), NULL); END;
CREATE TRIGGER journal_portfolio_price_insert AFTER insert ON portfolio_price  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'portfolio_price', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'product_id', NEW.product_id, 'read_on', NEW.read_on, 'price', NEW.price, 'terms', NEW.terms)); END;
CREATE TRIGGER journal_portfolio_price_update AFTER update ON portfolio_price WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.product_id IS NOT NEW.product_id OR OLD.read_on IS NOT NEW.read_on OR OLD.price IS NOT NEW.price OR OLD.terms IS NOT NEW.terms BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'portfolio_price', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'product_id', OLD.product_id, 'read_on', OLD.read_on, 'price', OLD.price, 'terms', OLD.terms), json_object('id', NEW.id, 'account_id', NEW.account_id, 'product_id', NEW.product_id, 'read_on', NEW.read_on, 'price', NEW.price, 'terms', NEW.terms)); END;
CREATE TRIGGER journal_portfolio_price_delete AFTER delete ON portfolio_price  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'portfolio_price', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'product_id', OLD.product_id, 'read_on', OLD.read_on, 'price', OLD.price, 'terms', OLD.terms), NULL); END;
CREATE TRIGGER contact_call_insert AFTER INSERT ON call BEGIN INSERT INTO account_contact SELECT NEW.account_id, NEW.held_at WHERE NEW.account_id IS NOT NULL ON CONFLICT (account_id) DO UPDATE SET last_at = max(last_at, excluded.last_at);  END;
CREATE TRIGGER contact_call_delete AFTER DELETE ON call BEGIN DELETE FROM account_contact WHERE account_id = OLD.account_id; INSERT INTO account_contact SELECT account_id, max(held_at) FROM call WHERE account_id = OLD.account_id GROUP BY account_id;  END;
CREATE TRIGGER contact_call_update AFTER UPDATE OF account_id, held_at ON call BEGIN DELETE FROM account_contact WHERE account_id = OLD.account_id; INSERT INTO account_contact SELECT account_id, max(held_at) FROM call WHERE account_id = OLD.account_id GROUP BY account_id; DELETE FROM account_contact WHERE account_id = NEW.account_id; INSERT INTO account_contact SELECT account_id, max(held_at) FROM call WHERE account_id = NEW.account_id GROUP BY account_id; DELETE FROM person_contact WHERE person_id IN (SELECT person_id FROM call_person WHERE call_id = NEW.id); INSERT INTO person_contact SELECT p.person_id, max(c.held_at) FROM call_person p JOIN call c ON c.id = p.call_id WHERE p.person_id IN (SELECT person_id FROM call_person WHERE call_id = NEW.id) GROUP BY p.person_id;  END;
CREATE TRIGGER contact_person_insert AFTER INSERT ON call_person BEGIN INSERT INTO person_contact SELECT NEW.person_id, held_at FROM call WHERE id = NEW.call_id ON CONFLICT (person_id) DO UPDATE SET last_at = max(last_at, excluded.last_at);  END;
CREATE TRIGGER contact_person_delete AFTER DELETE ON call_person BEGIN DELETE FROM person_contact WHERE person_id = OLD.person_id; INSERT INTO person_contact SELECT p.person_id, max(c.held_at) FROM call_person p JOIN call c ON c.id = p.call_id WHERE p.person_id = OLD.person_id GROUP BY p.person_id;  END;
CREATE TRIGGER contact_person_update AFTER UPDATE OF call_id, person_id ON call_person BEGIN DELETE FROM person_contact WHERE person_id = OLD.person_id; INSERT INTO person_contact SELECT p.person_id, max(c.held_at) FROM call_person p JOIN call c ON c.id = p.call_id WHERE p.person_id = OLD.person_id GROUP BY p.person_id; DELETE FROM person_contact WHERE person_id = NEW.person_id; INSERT INTO person_contact SELECT p.person_id, max(c.held_at) FROM call_person p JOIN call c ON c.id = p.call_id WHERE p.person_id = NEW.person_id GROUP BY p.person_id;  END;
CREATE VIRTUAL TABLE search USING fts5 (
    account, person, words, kind UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
);
CREATE VIRTUAL TABLE call_search USING fts5 (
    account, person, words, kind UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
);
