PRAGMA application_id=1262570837;
PRAGMA user_version=2;
CREATE TABLE acceptance (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
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
INSERT INTO "acceptance" VALUES(912375293077678915,912375292482036085,912375292928819688,'opponent_cold','opponent_cold::912375292928819688','чака борда','2027-01-31','2026-11-22');
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
INSERT INTO "account" VALUES(912375292482036085,'Acme','','','','София','','','','','prospect',1,7,14,123456,'2027-03-01','','дълга бележка','2026-11-22T16:13:40Z');
INSERT INTO "account" VALUES(912375292659407194,'Други ООД','','','','Варна','','','','','prospect',0,NULL,NULL,NULL,NULL,'','','2026-11-22T16:13:40Z');
CREATE TABLE account_contact (account_id INTEGER PRIMARY KEY NOT NULL, last_at TEXT NOT NULL) STRICT;
INSERT INTO "account_contact" VALUES(912375292482036085,'2026-11-22T12:00:00Z');
INSERT INTO "account_contact" VALUES(912375292659407194,'2026-11-22T12:00:00Z');
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
INSERT INTO "call" VALUES(912375293006820608,912375292482036085,'2026-11-22T12:00:00Z',15,'phone','we','price','първи
разговор','good','2026-11-22T16:13:40Z');
INSERT INTO "call" VALUES(912375293043479820,912375292659407194,'2026-11-20T08:00:00Z',NULL,'visit','we','','','','2026-11-22T16:13:40Z');
INSERT INTO "call" VALUES(912375293132294118,912375292659407194,'2026-11-22T12:00:00Z',NULL,'phone','we','','многоредова
бележка ''с кавички''','','2026-11-22T16:13:40Z');
CREATE TABLE call_person (
    id INTEGER PRIMARY KEY NOT NULL,
    call_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    asked TEXT NOT NULL,
    CHECK (asked IN ('not_asked', 'none', 'given')),
    FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE CASCADE,
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "call_person" VALUES(912375293023083932,912375293006820608,912375292757507376,'not_asked');
INSERT INTO "call_person" VALUES(912375293023096336,912375293006820608,912375292928819688,'not_asked');
INSERT INTO "call_person" VALUES(912375293027570409,912375293006820608,912375293023134010,'not_asked');
INSERT INTO "call_person" VALUES(912375293048027311,912375293043479820,912375292995356067,'not_asked');
INSERT INTO "call_person" VALUES(912375293138274071,912375293132294118,912375293133891680,'not_asked');
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
INSERT INTO "change_set" VALUES(912375292481972730,'Add account Acme','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375292657223822,'Add account Други ООД','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375292757481941,'Add Мария Иванова','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375292922918158,'Add Ana [/bold] O''Neill','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375292995338231,'Add Пътен Съветник','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293006800725,'Log call with , …','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293043429041,'Log call with ','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293050412840,'Add task “Обади се”','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293059705071,'Tie: Мария Иванова influences Ana [/bold] O''Neill','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293071986095,'Tie: Ana [/bold] O''Neill conflicts with Пътен Съветник','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293077659406,'Accept a warning about Acme','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293090097159,'Review of the map of Acme','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293099067053,'Read how Ana stands','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293104207079,'Add account Изтрита','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293115467638,'Delete account Изтрита','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293131534306,'Log call with Още един','2026-11-22T16:13:40Z','do',NULL,'done',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293147064464,'Add task “Отменена”','2026-11-22T16:13:40Z','do',NULL,'undone',1090937483632674988);
INSERT INTO "change_set" VALUES(912375293155724802,'Add task “Отменена”','2026-11-22T16:13:41Z','undo',912375293147064464,'done',1090937483632674988);
CREATE TABLE draft (
    slot TEXT NOT NULL,
    window_id INTEGER NOT NULL,
    process_id INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (slot, window_id)
) STRICT;
INSERT INTO "draft" VALUES('call',1090937483632674988,6471,'2026-11-22T16:13:41Z','{"note": "\u043d\u0435\u0434\u043e\u0432\u044a\u0440\u0448\u0435\u043d\u043e"}');
CREATE TABLE journal (
    id INTEGER PRIMARY KEY NOT NULL,
    change_id INTEGER NOT NULL REFERENCES change_set(id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('insert', 'update', 'delete')),
    before TEXT,
    after TEXT
) STRICT;
INSERT INTO "journal" VALUES(1,912375292481972730,'account',912375292482036085,'insert',NULL,'{"id":912375292482036085,"name":"Acme","legal_name":"","registration_number":"","industry":"","city":"София","country":"","phone":"","email":"","website":"","stage":"prospect","is_key":1,"greet_every_days":7,"greet_latest_days":14,"estimated_spend":123456,"renewal_on":"2027-03-01","vulnerability":"","note":"дълга бележка","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(2,912375292657223822,'account',912375292659407194,'insert',NULL,'{"id":912375292659407194,"name":"Други ООД","legal_name":"","registration_number":"","industry":"","city":"Варна","country":"","phone":"","email":"","website":"","stage":"prospect","is_key":0,"greet_every_days":null,"greet_latest_days":null,"estimated_spend":null,"renewal_on":null,"vulnerability":"","note":"","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(3,912375292757481941,'person',912375292757507376,'insert',NULL,'{"id":912375292757507376,"account_id":912375292482036085,"name":"Мария Иванова","is_adviser":0,"is_empty_seat":0,"title":"","department":"","phone":"","email":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":"1980-02-29","contact_every_days":null,"contact_latest_days":null,"is_influence_center":0,"status":"active","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(4,912375292757481941,'membership',912375292797066304,'insert',NULL,'{"id":912375292797066304,"person_id":912375292757507376,"account_id":912375292482036085,"since_on":"2026-11-22","until_on":null}');
INSERT INTO "journal" VALUES(5,912375292757481941,'stance_reading',912375292800507835,'insert',NULL,'{"id":912375292800507835,"person_id":912375292757507376,"read_on":"2026-11-22","stance":"defender","influence":5,"confidence":"assumed","reason":"","call_id":null}');
INSERT INTO "journal" VALUES(6,912375292922918158,'person',912375292928819688,'insert',NULL,'{"id":912375292928819688,"account_id":912375292482036085,"name":"Ana [/bold] O''Neill","is_adviser":0,"is_empty_seat":0,"title":"","department":"","phone":"","email":"","reports_to_id":912375292757507376,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":10,"contact_latest_days":20,"is_influence_center":0,"status":"active","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(7,912375292922918158,'membership',912375292935098976,'insert',NULL,'{"id":912375292935098976,"person_id":912375292928819688,"account_id":912375292482036085,"since_on":"2026-11-22","until_on":null}');
INSERT INTO "journal" VALUES(8,912375292922918158,'stance_reading',912375292935154382,'insert',NULL,'{"id":912375292935154382,"person_id":912375292928819688,"read_on":"2026-11-22","stance":"blocker","influence":2,"confidence":"assumed","reason":"","call_id":null}');
INSERT INTO "journal" VALUES(9,912375292995338231,'person',912375292995356067,'insert',NULL,'{"id":912375292995356067,"account_id":null,"name":"Пътен Съветник","is_adviser":0,"is_empty_seat":0,"title":"","department":"","phone":"","email":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":null,"contact_latest_days":null,"is_influence_center":1,"status":"active","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(10,912375293006800725,'call',912375293006820608,'insert',NULL,'{"id":912375293006820608,"account_id":912375292482036085,"held_at":"2026-11-22T12:00:00Z","minutes":15,"channel":"phone","began_by":"we","purpose":"price","note":"първи\nразговор","result":"good","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(11,912375293006800725,'call_person',912375293023083932,'insert',NULL,'{"id":912375293023083932,"call_id":912375293006820608,"person_id":912375292757507376,"asked":"not_asked"}');
INSERT INTO "journal" VALUES(12,912375293006800725,'call_person',912375293023096336,'insert',NULL,'{"id":912375293023096336,"call_id":912375293006820608,"person_id":912375292928819688,"asked":"not_asked"}');
INSERT INTO "journal" VALUES(13,912375293006800725,'person',912375293023134010,'insert',NULL,'{"id":912375293023134010,"account_id":912375292482036085,"name":"Нов Човек","is_adviser":0,"is_empty_seat":0,"title":"","department":"","phone":"","email":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":null,"contact_latest_days":null,"is_influence_center":0,"status":"active","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(14,912375293006800725,'call_person',912375293027570409,'insert',NULL,'{"id":912375293027570409,"call_id":912375293006820608,"person_id":912375293023134010,"asked":"not_asked"}');
INSERT INTO "journal" VALUES(15,912375293006800725,'membership',912375293027515515,'insert',NULL,'{"id":912375293027515515,"person_id":912375293023134010,"account_id":912375292482036085,"since_on":"2026-11-22","until_on":null}');
INSERT INTO "journal" VALUES(16,912375293006800725,'task',912375293031728179,'insert',NULL,'{"id":912375293031728179,"what":"Прати оферта","due_on":"2026-11-25","due_time":null,"account_id":912375292482036085,"person_id":912375292757507376,"call_id":912375293006820608,"done_at":null,"times_put_off":0,"created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(17,912375293043429041,'call',912375293043479820,'insert',NULL,'{"id":912375293043479820,"account_id":912375292659407194,"held_at":"2026-11-20T08:00:00Z","minutes":null,"channel":"visit","began_by":"we","purpose":"","note":"","result":"","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(18,912375293043429041,'call_person',912375293048027311,'insert',NULL,'{"id":912375293048027311,"call_id":912375293043479820,"person_id":912375292995356067,"asked":"not_asked"}');
INSERT INTO "journal" VALUES(19,912375293050412840,'task',912375293051555072,'insert',NULL,'{"id":912375293051555072,"what":"Обади се","due_on":"2026-11-22","due_time":null,"account_id":912375292482036085,"person_id":912375292928819688,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(20,912375293059705071,'tie',912375293059760812,'insert',NULL,'{"id":912375293059760812,"from_person_id":912375292757507376,"to_person_id":912375292928819688,"kind":"influences","strength":2,"confidence":"assumed","note":"слуша я","made_on":"2026-11-01","ended_on":null}');
INSERT INTO "journal" VALUES(21,912375293071986095,'tie',912375293073618706,'insert',NULL,'{"id":912375293073618706,"from_person_id":912375292928819688,"to_person_id":912375292995356067,"kind":"conflicts","strength":2,"confidence":"assumed","note":"","made_on":"2026-03-01","ended_on":null}');
INSERT INTO "journal" VALUES(22,912375293077659406,'acceptance',912375293077678915,'insert',NULL,'{"id":912375293077678915,"account_id":912375292482036085,"person_id":912375292928819688,"rule":"opponent_cold","key":"opponent_cold::912375292928819688","reason":"чака борда","until_on":"2027-01-31","accepted_on":"2026-11-22"}');
INSERT INTO "journal" VALUES(23,912375293090097159,'map_review',912375293090122144,'insert',NULL,'{"id":912375293090122144,"account_id":912375292482036085,"reviewed_on":"2026-10-02"}');
INSERT INTO "journal" VALUES(24,912375293099067053,'stance_reading',912375293100758176,'insert',NULL,'{"id":912375293100758176,"person_id":912375292928819688,"read_on":"2026-11-21","stance":"sceptic","influence":3,"confidence":"confirmed","reason":"said so","call_id":912375293006820608}');
INSERT INTO "journal" VALUES(25,912375293104207079,'account',912375293104208419,'insert',NULL,'{"id":912375293104208419,"name":"Изтрита","legal_name":"","registration_number":"","industry":"","city":"","country":"","phone":"","email":"","website":"","stage":"prospect","is_key":0,"greet_every_days":null,"greet_latest_days":null,"estimated_spend":null,"renewal_on":null,"vulnerability":"","note":"с бележка","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(26,912375293115467638,'account',912375293104208419,'delete','{"id":912375293104208419,"name":"Изтрита","legal_name":"","registration_number":"","industry":"","city":"","country":"","phone":"","email":"","website":"","stage":"prospect","is_key":0,"greet_every_days":null,"greet_latest_days":null,"estimated_spend":null,"renewal_on":null,"vulnerability":"","note":"с бележка","created_at":"2026-11-22T16:13:40Z"}',NULL);
INSERT INTO "journal" VALUES(27,912375293131534306,'call',912375293132294118,'insert',NULL,'{"id":912375293132294118,"account_id":912375292659407194,"held_at":"2026-11-22T12:00:00Z","minutes":null,"channel":"phone","began_by":"we","purpose":"","note":"многоредова\nбележка ''с кавички''","result":"","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(28,912375293131534306,'person',912375293133891680,'insert',NULL,'{"id":912375293133891680,"account_id":912375292659407194,"name":"Още един","is_adviser":0,"is_empty_seat":0,"title":"","department":"","phone":"","email":"","reports_to_id":null,"roles":"","goals":"","interests":"","birthday":null,"contact_every_days":null,"contact_latest_days":null,"is_influence_center":0,"status":"active","created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(29,912375293131534306,'call_person',912375293138274071,'insert',NULL,'{"id":912375293138274071,"call_id":912375293132294118,"person_id":912375293133891680,"asked":"not_asked"}');
INSERT INTO "journal" VALUES(30,912375293131534306,'membership',912375293138238879,'insert',NULL,'{"id":912375293138238879,"person_id":912375293133891680,"account_id":912375292659407194,"since_on":"2026-11-22","until_on":null}');
INSERT INTO "journal" VALUES(31,912375293147064464,'task',912375293148655603,'insert',NULL,'{"id":912375293148655603,"what":"Отменена","due_on":"2026-11-22","due_time":null,"account_id":null,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-22T16:13:40Z"}');
INSERT INTO "journal" VALUES(32,912375293155724802,'task',912375293148655603,'delete','{"id":912375293148655603,"what":"Отменена","due_on":"2026-11-22","due_time":null,"account_id":null,"person_id":null,"call_id":null,"done_at":null,"times_put_off":0,"created_at":"2026-11-22T16:13:40Z"}',NULL);
CREATE TABLE map_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "map_review" VALUES(912375293090122144,912375292482036085,'2026-10-02');
CREATE TABLE membership (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    since_on TEXT NOT NULL,
    until_on TEXT,
    CHECK (since_on IS date(since_on, '+0 days')),
    CHECK (until_on IS date(until_on, '+0 days')),
    CHECK (until_on >= since_on),
    FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT;
INSERT INTO "membership" VALUES(912375292797066304,912375292757507376,912375292482036085,'2026-11-22',NULL);
INSERT INTO "membership" VALUES(912375292935098976,912375292928819688,912375292482036085,'2026-11-22',NULL);
INSERT INTO "membership" VALUES(912375293027515515,912375293023134010,912375292482036085,'2026-11-22',NULL);
INSERT INTO "membership" VALUES(912375293138238879,912375293133891680,912375292659407194,'2026-11-22',NULL);
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
INSERT INTO "person" VALUES(912375292757507376,912375292482036085,'Мария Иванова',0,0,'','','','',NULL,'','','','1980-02-29',NULL,NULL,0,'active','2026-11-22T16:13:40Z');
INSERT INTO "person" VALUES(912375292928819688,912375292482036085,'Ana [/bold] O''Neill',0,0,'','','','',912375292757507376,'','','',NULL,10,20,0,'active','2026-11-22T16:13:40Z');
INSERT INTO "person" VALUES(912375292995356067,NULL,'Пътен Съветник',0,0,'','','','',NULL,'','','',NULL,NULL,NULL,1,'active','2026-11-22T16:13:40Z');
INSERT INTO "person" VALUES(912375293023134010,912375292482036085,'Нов Човек',0,0,'','','','',NULL,'','','',NULL,NULL,NULL,0,'active','2026-11-22T16:13:40Z');
INSERT INTO "person" VALUES(912375293133891680,912375292659407194,'Още един',0,0,'','','','',NULL,'','','',NULL,NULL,NULL,0,'active','2026-11-22T16:13:40Z');
CREATE TABLE person_contact (person_id INTEGER PRIMARY KEY NOT NULL, last_at TEXT NOT NULL) STRICT;
INSERT INTO "person_contact" VALUES(912375292757507376,'2026-11-22T12:00:00Z');
INSERT INTO "person_contact" VALUES(912375292928819688,'2026-11-22T12:00:00Z');
INSERT INTO "person_contact" VALUES(912375292995356067,'2026-11-20T08:00:00Z');
INSERT INTO "person_contact" VALUES(912375293023134010,'2026-11-22T12:00:00Z');
INSERT INTO "person_contact" VALUES(912375293133891680,'2026-11-22T12:00:00Z');
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
INSERT INTO "stance_reading" VALUES(912375292800507835,912375292757507376,'2026-11-22','defender',5,'assumed','',NULL);
INSERT INTO "stance_reading" VALUES(912375292935154382,912375292928819688,'2026-11-22','blocker',2,'assumed','',NULL);
INSERT INTO "stance_reading" VALUES(912375293100758176,912375292928819688,'2026-11-21','sceptic',3,'confirmed','said so',912375293006820608);
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
INSERT INTO "task" VALUES(912375293031728179,'Прати оферта','2026-11-25',NULL,912375292482036085,912375292757507376,912375293006820608,NULL,0,'2026-11-22T16:13:40Z');
INSERT INTO "task" VALUES(912375293051555072,'Обади се','2026-11-22',NULL,912375292482036085,912375292928819688,NULL,NULL,0,'2026-11-22T16:13:40Z');
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
INSERT INTO "tie" VALUES(912375293059760812,912375292757507376,912375292928819688,'influences',2,'assumed','слуша я','2026-11-01',NULL);
INSERT INTO "tie" VALUES(912375293073618706,912375292928819688,912375292995356067,'conflicts',2,'assumed','','2026-03-01',NULL);
CREATE INDEX account_stage ON account (stage);
CREATE INDEX person_account ON person (account_id);
CREATE INDEX person_contact_every ON person (contact_every_days);
CREATE INDEX person_reports_to ON person (reports_to_id);
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
CREATE UNIQUE INDEX membership_open ON membership (person_id) WHERE until_on IS NULL;
CREATE INDEX membership_person ON membership (person_id, since_on);
CREATE INDEX tie_from ON tie (from_person_id);
CREATE UNIQUE INDEX tie_standing ON tie (from_person_id, to_person_id, kind) WHERE ended_on IS NULL;
CREATE INDEX tie_to ON tie (to_person_id);
CREATE INDEX acceptance_account ON acceptance (account_id, until_on);
CREATE INDEX acceptance_person ON acceptance (person_id);
CREATE INDEX map_review_account ON map_review (account_id, reviewed_on);
CREATE INDEX call_person_person ON call_person (person_id, call_id);
CREATE TRIGGER journal_account_insert AFTER insert ON account  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'name', NEW.name, 'legal_name', NEW.legal_name, 'registration_number', NEW.registration_number, 'industry', NEW.industry, 'city', NEW.city, 'country', NEW.country, 'phone', NEW.phone, 'email', NEW.email, 'website', NEW.website, 'stage', NEW.stage, 'is_key', NEW.is_key, 'greet_every_days', NEW.greet_every_days, 'greet_latest_days', NEW.greet_latest_days, 'estimated_spend', NEW.estimated_spend, 'renewal_on', NEW.renewal_on, 'vulnerability', NEW.vulnerability, 'note', NEW.note, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_account_update AFTER update ON account WHEN OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name OR OLD.legal_name IS NOT NEW.legal_name OR OLD.registration_number IS NOT NEW.registration_number OR OLD.industry IS NOT NEW.industry OR OLD.city IS NOT NEW.city OR OLD.country IS NOT NEW.country OR OLD.phone IS NOT NEW.phone OR OLD.email IS NOT NEW.email OR OLD.website IS NOT NEW.website OR OLD.stage IS NOT NEW.stage OR OLD.is_key IS NOT NEW.is_key OR OLD.greet_every_days IS NOT NEW.greet_every_days OR OLD.greet_latest_days IS NOT NEW.greet_latest_days OR OLD.estimated_spend IS NOT NEW.estimated_spend OR OLD.renewal_on IS NOT NEW.renewal_on OR OLD.vulnerability IS NOT NEW.vulnerability OR OLD.note IS NOT NEW.note OR OLD.created_at IS NOT NEW.created_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'legal_name', OLD.legal_name, 'registration_number', OLD.registration_number, 'industry', OLD.industry, 'city', OLD.city, 'country', OLD.country, 'phone', OLD.phone, 'email', OLD.email, 'website', OLD.website, 'stage', OLD.stage, 'is_key', OLD.is_key, 'greet_every_days', OLD.greet_every_days, 'greet_latest_days', OLD.greet_latest_days, 'estimated_spend', OLD.estimated_spend, 'renewal_on', OLD.renewal_on, 'vulnerability', OLD.vulnerability, 'note', OLD.note, 'created_at', OLD.created_at), json_object('id', NEW.id, 'name', NEW.name, 'legal_name', NEW.legal_name, 'registration_number', NEW.registration_number, 'industry', NEW.industry, 'city', NEW.city, 'country', NEW.country, 'phone', NEW.phone, 'email', NEW.email, 'website', NEW.website, 'stage', NEW.stage, 'is_key', NEW.is_key, 'greet_every_days', NEW.greet_every_days, 'greet_latest_days', NEW.greet_latest_days, 'estimated_spend', NEW.estimated_spend, 'renewal_on', NEW.renewal_on, 'vulnerability', NEW.vulnerability, 'note', NEW.note, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_account_delete AFTER delete ON account  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'account', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'legal_name', OLD.legal_name, 'registration_number', OLD.registration_number, 'industry', OLD.industry, 'city', OLD.city, 'country', OLD.country, 'phone', OLD.phone, 'email', OLD.email, 'website', OLD.website, 'stage', OLD.stage, 'is_key', OLD.is_key, 'greet_every_days', OLD.greet_every_days, 'greet_latest_days', OLD.greet_latest_days, 'estimated_spend', OLD.estimated_spend, 'renewal_on', OLD.renewal_on, 'vulnerability', OLD.vulnerability, 'note', OLD.note, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER journal_person_insert AFTER insert ON person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'name', NEW.name, 'is_adviser', NEW.is_adviser, 'is_empty_seat', NEW.is_empty_seat, 'title', NEW.title, 'department', NEW.department, 'phone', NEW.phone, 'email', NEW.email, 'reports_to_id', NEW.reports_to_id, 'roles', NEW.roles, 'goals', NEW.goals, 'interests', NEW.interests, 'birthday', NEW.birthday, 'contact_every_days', NEW.contact_every_days, 'contact_latest_days', NEW.contact_latest_days, 'is_influence_center', NEW.is_influence_center, 'status', NEW.status, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_person_update AFTER update ON person WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.name IS NOT NEW.name OR OLD.is_adviser IS NOT NEW.is_adviser OR OLD.is_empty_seat IS NOT NEW.is_empty_seat OR OLD.title IS NOT NEW.title OR OLD.department IS NOT NEW.department OR OLD.phone IS NOT NEW.phone OR OLD.email IS NOT NEW.email OR OLD.reports_to_id IS NOT NEW.reports_to_id OR OLD.roles IS NOT NEW.roles OR OLD.goals IS NOT NEW.goals OR OLD.interests IS NOT NEW.interests OR OLD.birthday IS NOT NEW.birthday OR OLD.contact_every_days IS NOT NEW.contact_every_days OR OLD.contact_latest_days IS NOT NEW.contact_latest_days OR OLD.is_influence_center IS NOT NEW.is_influence_center OR OLD.status IS NOT NEW.status OR OLD.created_at IS NOT NEW.created_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'name', OLD.name, 'is_adviser', OLD.is_adviser, 'is_empty_seat', OLD.is_empty_seat, 'title', OLD.title, 'department', OLD.department, 'phone', OLD.phone, 'email', OLD.email, 'reports_to_id', OLD.reports_to_id, 'roles', OLD.roles, 'goals', OLD.goals, 'interests', OLD.interests, 'birthday', OLD.birthday, 'contact_every_days', OLD.contact_every_days, 'contact_latest_days', OLD.contact_latest_days, 'is_influence_center', OLD.is_influence_center, 'status', OLD.status, 'created_at', OLD.created_at), json_object('id', NEW.id, 'account_id', NEW.account_id, 'name', NEW.name, 'is_adviser', NEW.is_adviser, 'is_empty_seat', NEW.is_empty_seat, 'title', NEW.title, 'department', NEW.department, 'phone', NEW.phone, 'email', NEW.email, 'reports_to_id', NEW.reports_to_id, 'roles', NEW.roles, 'goals', NEW.goals, 'interests', NEW.interests, 'birthday', NEW.birthday, 'contact_every_days', NEW.contact_every_days, 'contact_latest_days', NEW.contact_latest_days, 'is_influence_center', NEW.is_influence_center, 'status', NEW.status, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_person_delete AFTER delete ON person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'person', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'name', OLD.name, 'is_adviser', OLD.is_adviser, 'is_empty_seat', OLD.is_empty_seat, 'title', OLD.title, 'department', OLD.department, 'phone', OLD.phone, 'email', OLD.email, 'reports_to_id', OLD.reports_to_id, 'roles', OLD.roles, 'goals', OLD.goals, 'interests', OLD.interests, 'birthday', OLD.birthday, 'contact_every_days', OLD.contact_every_days, 'contact_latest_days', OLD.contact_latest_days, 'is_influence_center', OLD.is_influence_center, 'status', OLD.status, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER journal_call_insert AFTER insert ON call  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'held_at', NEW.held_at, 'minutes', NEW.minutes, 'channel', NEW.channel, 'began_by', NEW.began_by, 'purpose', NEW.purpose, 'note', NEW.note, 'result', NEW.result, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_call_update AFTER update ON call WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.held_at IS NOT NEW.held_at OR OLD.minutes IS NOT NEW.minutes OR OLD.channel IS NOT NEW.channel OR OLD.began_by IS NOT NEW.began_by OR OLD.purpose IS NOT NEW.purpose OR OLD.note IS NOT NEW.note OR OLD.result IS NOT NEW.result OR OLD.created_at IS NOT NEW.created_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'held_at', OLD.held_at, 'minutes', OLD.minutes, 'channel', OLD.channel, 'began_by', OLD.began_by, 'purpose', OLD.purpose, 'note', OLD.note, 'result', OLD.result, 'created_at', OLD.created_at), json_object('id', NEW.id, 'account_id', NEW.account_id, 'held_at', NEW.held_at, 'minutes', NEW.minutes, 'channel', NEW.channel, 'began_by', NEW.began_by, 'purpose', NEW.purpose, 'note', NEW.note, 'result', NEW.result, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_call_delete AFTER delete ON call  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'held_at', OLD.held_at, 'minutes', OLD.minutes, 'channel', OLD.channel, 'began_by', OLD.began_by, 'purpose', OLD.purpose, 'note', OLD.note, 'result', OLD.result, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER journal_stance_reading_insert AFTER insert ON stance_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'stance_reading', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'read_on', NEW.read_on, 'stance', NEW.stance, 'influence', NEW.influence, 'confidence', NEW.confidence, 'reason', NEW.reason, 'call_id', NEW.call_id)); END;
CREATE TRIGGER journal_stance_reading_update AFTER update ON stance_reading WHEN OLD.id IS NOT NEW.id OR OLD.person_id IS NOT NEW.person_id OR OLD.read_on IS NOT NEW.read_on OR OLD.stance IS NOT NEW.stance OR OLD.influence IS NOT NEW.influence OR OLD.confidence IS NOT NEW.confidence OR OLD.reason IS NOT NEW.reason OR OLD.call_id IS NOT NEW.call_id BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'stance_reading', OLD.id, 'update', json_object('id', OLD.id, 'person_id', OLD.person_id, 'read_on', OLD.read_on, 'stance', OLD.stance, 'influence', OLD.influence, 'confidence', OLD.confidence, 'reason', OLD.reason, 'call_id', OLD.call_id), json_object('id', NEW.id, 'person_id', NEW.person_id, 'read_on', NEW.read_on, 'stance', NEW.stance, 'influence', NEW.influence, 'confidence', NEW.confidence, 'reason', NEW.reason, 'call_id', NEW.call_id)); END;
CREATE TRIGGER journal_stance_reading_delete AFTER delete ON stance_reading  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'stance_reading', OLD.id, 'delete', json_object('id', OLD.id, 'person_id', OLD.person_id, 'read_on', OLD.read_on, 'stance', OLD.stance, 'influence', OLD.influence, 'confidence', OLD.confidence, 'reason', OLD.reason, 'call_id', OLD.call_id), NULL); END;
CREATE TRIGGER journal_call_person_insert AFTER insert ON call_person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call_person', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'call_id', NEW.call_id, 'person_id', NEW.person_id, 'asked', NEW.asked)); END;
CREATE TRIGGER journal_call_person_update AFTER update ON call_person WHEN OLD.id IS NOT NEW.id OR OLD.call_id IS NOT NEW.call_id OR OLD.person_id IS NOT NEW.person_id OR OLD.asked IS NOT NEW.asked BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call_person', OLD.id, 'update', json_object('id', OLD.id, 'call_id', OLD.call_id, 'person_id', OLD.person_id, 'asked', OLD.asked), json_object('id', NEW.id, 'call_id', NEW.call_id, 'person_id', NEW.person_id, 'asked', NEW.asked)); END;
CREATE TRIGGER journal_call_person_delete AFTER delete ON call_person  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'call_person', OLD.id, 'delete', json_object('id', OLD.id, 'call_id', OLD.call_id, 'person_id', OLD.person_id, 'asked', OLD.asked), NULL); END;
CREATE TRIGGER journal_task_insert AFTER insert ON task  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'task', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'what', NEW.what, 'due_on', NEW.due_on, 'due_time', NEW.due_time, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'call_id', NEW.call_id, 'done_at', NEW.done_at, 'times_put_off', NEW.times_put_off, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_task_update AFTER update ON task WHEN OLD.id IS NOT NEW.id OR OLD.what IS NOT NEW.what OR OLD.due_on IS NOT NEW.due_on OR OLD.due_time IS NOT NEW.due_time OR OLD.account_id IS NOT NEW.account_id OR OLD.person_id IS NOT NEW.person_id OR OLD.call_id IS NOT NEW.call_id OR OLD.done_at IS NOT NEW.done_at OR OLD.times_put_off IS NOT NEW.times_put_off OR OLD.created_at IS NOT NEW.created_at BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'task', OLD.id, 'update', json_object('id', OLD.id, 'what', OLD.what, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'call_id', OLD.call_id, 'done_at', OLD.done_at, 'times_put_off', OLD.times_put_off, 'created_at', OLD.created_at), json_object('id', NEW.id, 'what', NEW.what, 'due_on', NEW.due_on, 'due_time', NEW.due_time, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'call_id', NEW.call_id, 'done_at', NEW.done_at, 'times_put_off', NEW.times_put_off, 'created_at', NEW.created_at)); END;
CREATE TRIGGER journal_task_delete AFTER delete ON task  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'task', OLD.id, 'delete', json_object('id', OLD.id, 'what', OLD.what, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'call_id', OLD.call_id, 'done_at', OLD.done_at, 'times_put_off', OLD.times_put_off, 'created_at', OLD.created_at), NULL); END;
CREATE TRIGGER journal_membership_insert AFTER insert ON membership  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'membership', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'person_id', NEW.person_id, 'account_id', NEW.account_id, 'since_on', NEW.since_on, 'until_on', NEW.until_on)); END;
CREATE TRIGGER journal_membership_update AFTER update ON membership WHEN OLD.id IS NOT NEW.id OR OLD.person_id IS NOT NEW.person_id OR OLD.account_id IS NOT NEW.account_id OR OLD.since_on IS NOT NEW.since_on OR OLD.until_on IS NOT NEW.until_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'membership', OLD.id, 'update', json_object('id', OLD.id, 'person_id', OLD.person_id, 'account_id', OLD.account_id, 'since_on', OLD.since_on, 'until_on', OLD.until_on), json_object('id', NEW.id, 'person_id', NEW.person_id, 'account_id', NEW.account_id, 'since_on', NEW.since_on, 'until_on', NEW.until_on)); END;
CREATE TRIGGER journal_membership_delete AFTER delete ON membership  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'membership', OLD.id, 'delete', json_object('id', OLD.id, 'person_id', OLD.person_id, 'account_id', OLD.account_id, 'since_on', OLD.since_on, 'until_on', OLD.until_on), NULL); END;
CREATE TRIGGER journal_tie_insert AFTER insert ON tie  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'tie', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'from_person_id', NEW.from_person_id, 'to_person_id', NEW.to_person_id, 'kind', NEW.kind, 'strength', NEW.strength, 'confidence', NEW.confidence, 'note', NEW.note, 'made_on', NEW.made_on, 'ended_on', NEW.ended_on)); END;
CREATE TRIGGER journal_tie_update AFTER update ON tie WHEN OLD.id IS NOT NEW.id OR OLD.from_person_id IS NOT NEW.from_person_id OR OLD.to_person_id IS NOT NEW.to_person_id OR OLD.kind IS NOT NEW.kind OR OLD.strength IS NOT NEW.strength OR OLD.confidence IS NOT NEW.confidence OR OLD.note IS NOT NEW.note OR OLD.made_on IS NOT NEW.made_on OR OLD.ended_on IS NOT NEW.ended_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'tie', OLD.id, 'update', json_object('id', OLD.id, 'from_person_id', OLD.from_person_id, 'to_person_id', OLD.to_person_id, 'kind', OLD.kind, 'strength', OLD.strength, 'confidence', OLD.confidence, 'note', OLD.note, 'made_on', OLD.made_on, 'ended_on', OLD.ended_on), json_object('id', NEW.id, 'from_person_id', NEW.from_person_id, 'to_person_id', NEW.to_person_id, 'kind', NEW.kind, 'strength', NEW.strength, 'confidence', NEW.confidence, 'note', NEW.note, 'made_on', NEW.made_on, 'ended_on', NEW.ended_on)); END;
CREATE TRIGGER journal_tie_delete AFTER delete ON tie  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'tie', OLD.id, 'delete', json_object('id', OLD.id, 'from_person_id', OLD.from_person_id, 'to_person_id', OLD.to_person_id, 'kind', OLD.kind, 'strength', OLD.strength, 'confidence', OLD.confidence, 'note', OLD.note, 'made_on', OLD.made_on, 'ended_on', OLD.ended_on), NULL); END;
CREATE TRIGGER journal_acceptance_insert AFTER insert ON acceptance  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'acceptance', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'rule', NEW.rule, 'key', NEW.key, 'reason', NEW.reason, 'until_on', NEW.until_on, 'accepted_on', NEW.accepted_on)); END;
CREATE TRIGGER journal_acceptance_update AFTER update ON acceptance WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.person_id IS NOT NEW.person_id OR OLD.rule IS NOT NEW.rule OR OLD.key IS NOT NEW.key OR OLD.reason IS NOT NEW.reason OR OLD.until_on IS NOT NEW.until_on OR OLD.accepted_on IS NOT NEW.accepted_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'acceptance', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'rule', OLD.rule, 'key', OLD.key, 'reason', OLD.reason, 'until_on', OLD.until_on, 'accepted_on', OLD.accepted_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'person_id', NEW.person_id, 'rule', NEW.rule, 'key', NEW.key, 'reason', NEW.reason, 'until_on', NEW.until_on, 'accepted_on', NEW.accepted_on)); END;
CREATE TRIGGER journal_acceptance_delete AFTER delete ON acceptance  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'acceptance', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'person_id', OLD.person_id, 'rule', OLD.rule, 'key', OLD.key, 'reason', OLD.reason, 'until_on', OLD.until_on, 'accepted_on', OLD.accepted_on), NULL); END;
CREATE TRIGGER journal_map_review_insert AFTER insert ON map_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'map_review', NEW.id, 'insert', NULL, json_object('id', NEW.id, 'account_id', NEW.account_id, 'reviewed_on', NEW.reviewed_on)); END;
CREATE TRIGGER journal_map_review_update AFTER update ON map_review WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.reviewed_on IS NOT NEW.reviewed_on BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'map_review', OLD.id, 'update', json_object('id', OLD.id, 'account_id', OLD.account_id, 'reviewed_on', OLD.reviewed_on), json_object('id', NEW.id, 'account_id', NEW.account_id, 'reviewed_on', NEW.reviewed_on)); END;
CREATE TRIGGER journal_map_review_delete AFTER delete ON map_review  BEGIN INSERT INTO journal (change_id, table_name, row_id, act, before, after) VALUES ((SELECT change_id FROM change_now), 'map_review', OLD.id, 'delete', json_object('id', OLD.id, 'account_id', OLD.account_id, 'reviewed_on', OLD.reviewed_on), NULL); END;
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
