"""Format 2: the buying center. Ties, memberships, accepted warnings, reviews of the map.

Every person who is in an account gets one membership from the day they were written down. It is
also written into the history beside each change of that person, so that what was done before can
still be undone and redone: undoing "Add Ivanova" must take her membership along.
"""

import json
import sqlite3
from datetime import datetime
from typing import Any

from kamtui.domain.time.moments import to_local

SQL = (
    """
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
) STRICT""",
    "CREATE INDEX membership_account ON membership (account_id)",
    "CREATE UNIQUE INDEX membership_open ON membership (person_id) WHERE until_on IS NULL",
    "CREATE INDEX membership_person ON membership (person_id, since_on)",
    """
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
) STRICT""",
    "CREATE INDEX tie_from ON tie (from_person_id)",
    "CREATE UNIQUE INDEX tie_standing ON tie (from_person_id, to_person_id, kind) WHERE ended_on IS NULL",
    "CREATE INDEX tie_to ON tie (to_person_id)",
    """
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
) STRICT""",
    "CREATE INDEX acceptance_account ON acceptance (account_id, until_on)",
    "CREATE INDEX acceptance_person ON acceptance (person_id)",
    """
CREATE TABLE map_review (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL,
    CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX map_review_account ON map_review (account_id, reviewed_on)",
    # Who was in which calls is read for every map: from the index alone in half the time.
    "DROP INDEX call_person_person",
    "CREATE INDEX call_person_person ON call_person (person_id, call_id)",
)

# The last day of which the book knows them there; not later than today.
_LAST_SIGN = (
    "SELECT p.id, min(date('now', 'localtime'), date(max(date(p.created_at, 'localtime'), "
    "coalesce(date(k.last_at, 'localtime'), ''), "
    "coalesce((SELECT max(read_on) FROM stance_reading r WHERE r.person_id = p.id), '')), '+1 day')) "
    "FROM person p LEFT JOIN person_contact k ON k.person_id = p.id WHERE p.status <> 'active'"
)
_SPREAD = 4
"""The ids of journal entries are spread so far apart, to make room before and after each."""

Values = dict[str, Any]


def apply(con: sqlite3.Connection) -> None:
    """Make the tables; fill the memberships, now and in the history."""
    for statement in SQL:
        con.execute(statement)
    history = con.execute(
        "SELECT j.id, j.change_id, j.before, j.after, s.made_at FROM journal j "
        "JOIN change_set s ON s.id = j.change_id WHERE j.table_name = 'person' ORDER BY j.id"
    ).fetchall()
    left_on = _left_on(con, history)
    people = con.execute("SELECT id, account_id, status, created_at FROM person").fetchall()
    names = ("id", "account_id", "status", "created_at")
    rows = (_membership(dict(zip(names, row, strict=True)), left_on) for row in people)
    con.executemany(
        "INSERT INTO membership VALUES (:id, :person_id, :account_id, :since_on, :until_on)",
        [row for row in rows if row is not None],
    )
    if history:
        # Away from all ids in use first: while they are changed, no two may be alike.
        con.execute(f"UPDATE journal SET id = -id * {_SPREAD}")
        con.execute("UPDATE journal SET id = -id")
    for entry_id, change_id, before, after, _made_at in history:
        was = _membership(json.loads(before or "{}"), left_on)
        became = _membership(json.loads(after or "{}"), left_on)
        if was == became:
            continue
        act = "insert" if was is None else "delete" if became is None else "update"
        # As the book itself would have written it: a membership goes before its person, and comes after.
        place = entry_id * _SPREAD + (-1 if became is None else 1)
        con.execute(
            "INSERT INTO journal VALUES (?, ?, 'membership', ?, ?, ?, ?)",
            (place, change_id, (was or became or {})["id"], act, _json(was), _json(became)),
        )


def _left_on(con: sqlite3.Connection, history: list[tuple[Any, ...]]) -> dict[int, str]:
    """Since when people are no longer there: when it was written down, else after the last that is known of them."""
    found: dict[int, str] = dict(con.execute(_LAST_SIGN))
    for _id, _change_id, before, after, made_at in history:
        was, became = json.loads(before or "{}"), json.loads(after or "{}")
        has_gone = became.get("status", "active") != "active" and was.get("status", "active") == "active"
        # Written down as gone from the first: the last sign of them says more, where there is one.
        if has_gone and (was or became["id"] not in found):
            found[became["id"]] = _day(made_at)
    return found


def _membership(person: Values, left_on: dict[int, str]) -> Values | None:
    """The membership of a person as they are, or were, in the book; it has the person's id.

    The same for the same person in every copy of a book. What is forgotten of a person has no values.
    """
    if person.get("account_id") is None:
        return None
    since_on = _day(person["created_at"])
    until_on = None if person["status"] == "active" else max(since_on, left_on.get(person["id"], since_on))
    return {
        "id": person["id"],
        "person_id": person["id"],
        "account_id": person["account_id"],
        "since_on": since_on,
        "until_on": until_on,
    }


def _day(moment: str) -> str:
    return to_local(datetime.fromisoformat(moment)).date().isoformat()


def _json(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, separators=(",", ":"))
