"""The search index: folded words of accounts, people, calls and tasks, in one FTS5 table.

Words are folded in Python (`ivanova` must find Иванова), which a trigger cannot do without making
the file unreadable to other programs. So the index follows the journal: at the end of each change,
undo or import, what the journal says was touched is indexed again, in the same transaction.
"""

import sqlite3
from collections.abc import Iterable
from enum import IntEnum

from kamtui.domain.text import fold, words_of


class Kind(IntEnum):
    """What a row of the index stands for."""

    ACCOUNT = 1
    PERSON = 2
    CALL = 3
    TASK = 4


_KINDS = {"account": Kind.ACCOUNT, "person": Kind.PERSON, "call": Kind.CALL, "task": Kind.TASK}

# Each gives id, account's name, people's names, other words.
_SOURCES = {
    Kind.ACCOUNT: (
        "SELECT id, name || ' ' || legal_name, '', registration_number || ' ' || city || ' ' || country || ' ' "
        "|| industry || ' ' || email || ' ' || website || ' ' || phone || ' ' || note FROM account x"
    ),
    Kind.PERSON: (
        "SELECT x.id, coalesce(a.name, ''), x.name, x.title || ' ' || x.department || ' ' || x.email || ' ' "
        "|| x.phone || ' ' || x.goals || ' ' || x.interests "
        "FROM person x LEFT JOIN account a ON a.id = x.account_id"
    ),
    Kind.CALL: (
        "SELECT x.id, coalesce(a.name, ''), (SELECT coalesce(group_concat(p.name, ' '), '') FROM call_person cp "
        "JOIN person p ON p.id = cp.person_id WHERE cp.call_id = x.id), "
        "x.purpose || ' ' || x.note || ' ' || x.result FROM call x LEFT JOIN account a ON a.id = x.account_id"
    ),
    Kind.TASK: (
        "SELECT x.id, coalesce(a.name, ''), coalesce(p.name, ''), x.what FROM task x "
        "LEFT JOIN account a ON a.id = x.account_id LEFT JOIN person p ON p.id = x.person_id"
    ),
}

# A name stands in the index rows of what belongs to it; when it changes, they follow.
_DEPENDENTS = {
    ("account", "name"): (
        ("person", "SELECT id FROM person WHERE account_id = ?"),
        ("call", "SELECT id FROM call WHERE account_id = ?"),
        ("task", "SELECT id FROM task WHERE account_id = ?"),
    ),
    ("person", "name"): (
        ("call", "SELECT call_id FROM call_person WHERE person_id = ?"),
        ("task", "SELECT id FROM task WHERE person_id = ?"),
    ),
}


def follow(con: sqlite3.Connection, change_id: int) -> None:
    """Index again what a change touched, before it is committed."""
    touched: dict[str, set[int]] = {table: set() for table in _KINDS}
    for table, row_id, call_id in con.execute(
        "SELECT DISTINCT table_name, row_id, CASE table_name WHEN 'call_person' THEN "
        "json_extract(coalesce(after, before), '$.call_id') END FROM journal WHERE change_id = ?",
        (change_id,),
    ):
        if table in touched:
            touched[table].add(row_id)
        elif call_id is not None:
            touched["call"].add(call_id)
    for (table, column), dependents in _DEPENDENTS.items():
        renamed = con.execute(
            "SELECT row_id FROM journal WHERE change_id = ? AND table_name = ? AND act = 'update' "
            f"AND json_extract(before, '$.{column}') IS NOT json_extract(after, '$.{column}')",
            (change_id, table),
        ).fetchall()
        for (row_id,) in renamed:
            for other, ids in dependents:
                touched[other].update(found for (found,) in con.execute(ids, (row_id,)))
    for table, ids in touched.items():
        if ids:
            con.executemany("DELETE FROM search WHERE rowid = ?", ((i,) for i in ids))
            _add(con, _KINDS[table], ids)


def _add(con: sqlite3.Connection, kind: Kind, ids: Iterable[int] | None) -> None:
    if ids is None:
        rows = con.execute(_SOURCES[kind])
    else:
        # Ids are our own integers; a list of thousands is past the limit of SQL parameters.
        rows = con.execute(f"{_SOURCES[kind]} WHERE x.id IN ({', '.join(str(int(i)) for i in ids)})")
    con.executemany(
        "INSERT INTO search (rowid, account, person, words, kind) VALUES (?, ?, ?, ?, ?)",
        ((row[0], fold(row[1]), fold(row[2]), fold(row[3]), int(kind)) for row in rows),
    )


def rebuild(con: sqlite3.Connection) -> None:
    """Make the whole index again from the records."""
    con.execute("DELETE FROM search")
    for kind in Kind:
        _add(con, kind, None)


def agree(con: sqlite3.Connection) -> bool:
    """Whether the index holds the words of every record, and nothing else."""
    indexed = {
        row[0]: row[1:] for row in con.execute("SELECT rowid, account, person, words, kind FROM search")
    }
    for kind in Kind:
        for row in con.execute(_SOURCES[kind]):
            if indexed.pop(row[0], None) != (fold(row[1]), fold(row[2]), fold(row[3]), int(kind)):
                return False
    return not indexed


def match(text: str) -> str | None:
    """The FTS query for what a person typed; None if it has no word to look for.

    Each word is the start of a word anywhere; `@word` looks in the account's name only, `+word` in
    people's names only. Nothing typed is ever query syntax.
    """
    parts = []
    for token in text.split()[:12]:
        column = {"@": "account : ", "+": "person : "}.get(token[0], "")
        parts += [f'{column}"{word}" *' for word in words_of(token)]
    return " AND ".join(parts) or None
