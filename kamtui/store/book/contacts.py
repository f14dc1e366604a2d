"""When each account and person was last spoken to, kept by triggers from the calls.

Derived, and so neither journalled nor ever written by hand: with 200,000 calls an aggregate over
them costs most of a second, a look at these two tables nothing. `kamtui check` compares them with
the calls, and `rebuild` makes them again.
"""

import sqlite3

from kamtui.store.book.journal import Trigger, drop_triggers_named

_ACCOUNT = (
    "DELETE FROM account_contact WHERE account_id = {id}; "
    "INSERT INTO account_contact SELECT account_id, max(held_at) FROM call "
    "WHERE account_id = {id} GROUP BY account_id; "
)
_PERSON = (
    "DELETE FROM person_contact WHERE person_id {who}; "
    "INSERT INTO person_contact SELECT p.person_id, max(c.held_at) FROM call_person p "
    "JOIN call c ON c.id = p.call_id WHERE p.person_id {who} GROUP BY p.person_id; "
)
_NEW_ACCOUNT = (
    "INSERT INTO account_contact SELECT NEW.account_id, NEW.held_at WHERE NEW.account_id IS NOT NULL "
    "ON CONFLICT (account_id) DO UPDATE SET last_at = max(last_at, excluded.last_at); "
)
_NEW_PERSON = (
    "INSERT INTO person_contact SELECT NEW.person_id, held_at FROM call WHERE id = NEW.call_id "
    "ON CONFLICT (person_id) DO UPDATE SET last_at = max(last_at, excluded.last_at); "
)
_PEOPLE_OF_CALL = "IN (SELECT person_id FROM call_person WHERE call_id = NEW.id)"

ACCOUNT_CONTACTS = (
    "SELECT account_id, max(held_at) FROM call WHERE account_id IS NOT NULL GROUP BY account_id"
)
PERSON_CONTACTS = "SELECT p.person_id, max(c.held_at) FROM call_person p JOIN call c ON c.id = p.call_id GROUP BY p.person_id"


def create_triggers(con: sqlite3.Connection) -> None:
    """Make the triggers that follow every change of a call."""
    for trigger in triggers():
        con.execute(trigger.sql)


def triggers() -> list[Trigger]:
    """The triggers that follow every change of a call."""
    made = (
        ("call_insert", "AFTER INSERT", "call", _NEW_ACCOUNT),
        ("call_delete", "AFTER DELETE", "call", _ACCOUNT.format(id="OLD.account_id")),
        (
            "call_update",
            "AFTER UPDATE OF account_id, held_at",
            "call",
            _ACCOUNT.format(id="OLD.account_id")
            + _ACCOUNT.format(id="NEW.account_id")
            + _PERSON.format(who=_PEOPLE_OF_CALL),
        ),
        ("person_insert", "AFTER INSERT", "call_person", _NEW_PERSON),
        ("person_delete", "AFTER DELETE", "call_person", _PERSON.format(who="= OLD.person_id")),
        (
            "person_update",
            "AFTER UPDATE OF call_id, person_id",
            "call_person",
            _PERSON.format(who="= OLD.person_id") + _PERSON.format(who="= NEW.person_id"),
        ),
    )
    return [
        Trigger(
            f"contact_{name}", table, f"CREATE TRIGGER contact_{name} {event} ON {table} BEGIN {body} END"
        )
        for name, event, table, body in made
    ]


def drop_triggers(con: sqlite3.Connection) -> None:
    """Remove these triggers, for a migration."""
    drop_triggers_named(con, "contact_")


def agree(con: sqlite3.Connection) -> bool:
    """Whether both tables say what the calls say."""
    return all(
        not con.execute(f"{left} EXCEPT {right}").fetchone()
        for table, truth in (("account_contact", ACCOUNT_CONTACTS), ("person_contact", PERSON_CONTACTS))
        for left, right in ((f"SELECT * FROM {table}", truth), (truth, f"SELECT * FROM {table}"))
    )


def rebuild(con: sqlite3.Connection) -> None:
    """Make both tables again from the calls."""
    for table, truth in (("account_contact", ACCOUNT_CONTACTS), ("person_contact", PERSON_CONTACTS)):
        con.execute(f"DELETE FROM {table}")
        con.execute(f"INSERT INTO {table} {truth}")
