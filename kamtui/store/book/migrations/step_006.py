"""Format 6: several phones, e-mails and the like of an account and a person; a person's note; a birthday without a year.

What stood in the columns for phone, e-mail and website becomes rows of `reach`, several numbers of one cell
several rows where it is plain that they are several, otherwise one row as it was typed. The same is written
into the history beside each change of an account or person, so that what was done before can still be undone
and redone: undoing "Edit account" must bring the old number back.
"""

import json
import sqlite3
from typing import Any

from kamtui.domain.accounts.reach import Reach, TooLong, read_reaches
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.cleaning import clean

REACH = (
    """
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
) STRICT""",
    "CREATE INDEX reach_account ON reach (account_id, kind, place)",
    "CREATE INDEX reach_person ON reach (person_id, kind, place)",
)

_KEPT = (
    "id, account_id, name, is_adviser, is_empty_seat, title, department, reports_to_id, roles, goals, interests, "
    "birthday, contact_every_days, contact_latest_days, is_influence_center, status, created_at"
)
COLUMNS = (
    "ALTER TABLE account DROP COLUMN phone",
    "ALTER TABLE account DROP COLUMN email",
    "ALTER TABLE account DROP COLUMN website",
    """
CREATE TABLE person_6 (
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
    note TEXT NOT NULL DEFAULT '',
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
) STRICT""",
    f"INSERT INTO person_6 ({_KEPT}) SELECT {_KEPT} FROM person",
    "DROP TABLE person",
    "ALTER TABLE person_6 RENAME TO person",
    "CREATE INDEX person_account ON person (account_id)",
    "CREATE INDEX person_contact_every ON person (contact_every_days)",
    "CREATE INDEX person_reports_to ON person (reports_to_id)",
)

_KINDS = {"phone": ReachKind.PHONE, "email": ReachKind.EMAIL, "website": ReachKind.WEB}
"""The columns of format 5, and what each held."""
_SPREAD = 1000
"""The ids of journal entries are spread so far apart, to make room before and after each."""
_ID_BITS = 22
"""The lower bits of an id, which tell the records of one moment apart."""

Values = dict[str, Any]


def apply(con: sqlite3.Connection) -> None:
    """Make the table; move phones, e-mails and websites into it, now and in the history; then drop their columns."""
    for statement in REACH:
        con.execute(statement)
    ids = _Ids()
    for table, columns in (("account", ("phone", "email", "website")), ("person", ("phone", "email"))):
        owners = con.execute(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id").fetchall()
        for row in owners:
            rows = _reaches(table, dict(zip(("id", *columns), row, strict=True)), ids)
            con.executemany(
                "INSERT INTO reach VALUES (:id, :account_id, :person_id, :kind, :value, :label, :place)",
                rows.values(),
            )
    _write_history(con, ids)
    for statement in COLUMNS:
        con.execute(statement)


def _write_history(con: sqlite3.Connection, ids: "_Ids") -> None:
    """Beside each entry about an account or person, what it means for their rows of `reach`."""
    history = con.execute(
        "SELECT id, change_id, table_name, before, after FROM journal WHERE table_name IN ('account', 'person') "
        "ORDER BY id"
    ).fetchall()
    if not history:
        return
    # Away from all ids in use first: while they are changed, no two may be alike.
    con.execute(f"UPDATE journal SET id = -id * {_SPREAD}")
    con.execute("UPDATE journal SET id = -id")
    for entry_id, change_id, table, before, after in history:
        was = _reaches(table, json.loads(before or "{}"), ids)
        became = _reaches(table, json.loads(after or "{}"), ids)
        changed = [row_id for row_id in was | became if was.get(row_id) != became.get(row_id)]
        # As the book itself would have written it: what belongs to a record goes before it, and comes after.
        start = entry_id * _SPREAD + (-len(changed) if after is None else 1)
        for place, row_id in enumerate(changed, start):
            old, new = was.get(row_id), became.get(row_id)
            act = "insert" if old is None else "delete" if new is None else "update"
            con.execute(
                "INSERT INTO journal VALUES (?, ?, 'reach', ?, ?, ?, ?)",
                (place, change_id, row_id, act, _json(old), _json(new)),
            )


def _reaches(table: str, owner: Values, ids: "_Ids") -> dict[int, Values]:
    """The rows of an account or person as they are, or were, in the book. What is forgotten of one has no values."""
    found: dict[int, Values] = {}
    for column, kind in _KINDS.items():
        for place, reach in enumerate(_read(kind, owner.get(column) or ""), 1):
            row_id = ids.of(owner["id"], kind, place)
            found[row_id] = {
                "id": row_id,
                "account_id": owner["id"] if table == "account" else None,
                "person_id": owner["id"] if table == "person" else None,
                "kind": kind.value,
                "value": reach.value,
                "label": reach.label,
                "place": place,
            }
    return found


def _read(kind: ReachKind, cell: str) -> tuple[Reach, ...]:
    try:
        return read_reaches(kind, cell)
    except TooLong:
        return (Reach(kind, clean(cell, limit=len(cell))),)


class _Ids:
    """Ids of rows, of the moment of their owner: the same for the same phone in every copy of a book."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ReachKind, int], int] = {}
        self._used: set[int] = set()

    def of(self, owner_id: int, kind: ReachKind, place: int) -> int:
        """The id of the phone, e-mail or website that stands at a place among those of its owner."""
        key = (owner_id, kind, place)
        if key not in self._known:
            moment = owner_id >> _ID_BITS << _ID_BITS
            # Far from the ids beside it, which may be those of other owners of the same moment.
            step = owner_id * 2_654_435_761 + list(_KINDS.values()).index(kind) * 40_503 + place * 65_537
            found = moment | step % (1 << _ID_BITS)
            while found in self._used or not found:
                step += 1
                found = moment | step % (1 << _ID_BITS)
            self._used.add(found)
            self._known[key] = found
        return self._known[key]


def _json(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, separators=(",", ":"), ensure_ascii=False)
