"""The search index: folded words of accounts, people, tasks, terms and the like (`search`) and calls (`call_search`), in FTS5.

Calls stand apart because there are so many: a letter typed to find a person must not wade through them.

Words are folded in Python (`ivanova` must find Иванова), which a trigger cannot do without making
the file unreadable to other programs. So the index follows the journal: at the end of each change,
undo or import, what the journal says was touched is indexed again, in the same transaction.
"""

import sqlite3
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from kamtui.domain.accounts.phones import FEWEST_SOUGHT, numbers_in
from kamtui.domain.text.cleaning import fold

IDS_A_STATEMENT = 1000


class Kind(IntEnum):
    """What is found: of all but competitors, which are few, the index has a row."""

    ACCOUNT = 1
    PERSON = 2
    CALL = 3
    TASK = 4
    TERM = 5
    PROBLEM = 6
    FAVOUR = 7
    DOSSIER_TEXT = 8
    BOND_READING = 9
    RIVALRY = 10
    COMPETITOR = 11
    QUARTER_REVIEW = 12
    VALUE = 13
    IMAGE_READING = 14


NUMBER_SIGN = "ph"
"""Begins each word of the index that stands for the digits of a number."""

INDEXED = tuple(kind for kind in Kind if kind is not Kind.COMPETITOR)
_TABLES: dict[Kind, str] = {kind: "call_search" if kind is Kind.CALL else "search" for kind in INDEXED}
_KINDS = {kind.name.lower(): kind for kind in INDEXED}
"""The table of records of each kind."""

_REACHED = (
    "coalesce((SELECT group_concat(label || ' ' || value, ' ') FROM "
    "(SELECT label, value FROM reach WHERE {} = x.id ORDER BY id)), '')"
)
_NUMBERS = (
    "coalesce((SELECT group_concat(value, char(10)) FROM "
    "(SELECT value FROM reach WHERE {} = x.id AND kind IN ('phone', 'chat') ORDER BY id)), '')"
)
# Each gives id, account's name, people's names, other words, and the numbers of accounts and people, a line each.
_SOURCES = {
    Kind.ACCOUNT: (
        "SELECT id, name || ' ' || legal_name, '', registration_number || ' ' || city || ' ' || country || ' ' "
        f"|| industry || ' ' || {_REACHED.format('account_id')} || ' ' || note, {_NUMBERS.format('account_id')} "
        "FROM account x"
    ),
    Kind.PERSON: (
        "SELECT x.id, coalesce(a.name, ''), x.name, x.title || ' ' || x.department || ' ' "
        f"|| {_REACHED.format('person_id')} || ' ' || x.goals || ' ' || x.interests || ' ' || x.note || ' ' || x.target_move, "
        f"{_NUMBERS.format('person_id')} "
        "FROM person x LEFT JOIN account a ON a.id = x.account_id"
    ),
    Kind.CALL: (
        "SELECT x.id, coalesce(a.name, ''), (SELECT coalesce(group_concat(p.name, ' '), '') FROM call_person cp "
        "JOIN person p ON p.id = cp.person_id WHERE cp.call_id = x.id), "
        "x.purpose || ' ' || x.note || ' ' || x.result, '' FROM call x LEFT JOIN account a ON a.id = x.account_id"
    ),
    Kind.TASK: (
        "SELECT x.id, coalesce(a.name, ''), coalesce(p.name, ''), x.what, '' FROM task x "
        "LEFT JOIN account a ON a.id = x.account_id LEFT JOIN person p ON p.id = x.person_id"
    ),
    Kind.TERM: (
        "SELECT x.id, a.name, coalesce(p.name, ''), x.what || ' ' || x.category || ' ' || x.consent_by || ' ' || x.note, "
        "'' FROM term x JOIN account a ON a.id = x.account_id LEFT JOIN person p ON p.id = x.person_id"
    ),
    Kind.PROBLEM: (
        "SELECT x.id, a.name, '', x.what || ' ' || x.solution || ' ' || x.alternative, '' "
        "FROM problem x JOIN account a ON a.id = x.account_id"
    ),
    Kind.FAVOUR: (
        "SELECT x.id, coalesce(a.name, ''), coalesce(p.name, ''), x.what, '' FROM favour x "
        "LEFT JOIN account a ON a.id = x.account_id LEFT JOIN person p ON p.id = x.person_id"
    ),
    Kind.VALUE: "SELECT x.id, a.name, '', x.what, '' FROM value x JOIN account a ON a.id = x.account_id",
    Kind.DOSSIER_TEXT: "SELECT x.id, a.name, '', x.text, '' FROM dossier_text x JOIN account a ON a.id = x.account_id",
    Kind.IMAGE_READING: (
        "SELECT x.id, a.name, '', x.evidence || ' ' || x.done, '' FROM image_reading x JOIN account a ON a.id = x.account_id"
    ),
    Kind.BOND_READING: (
        "SELECT x.id, a.name, '', x.evidence || ' ' || x.would_break || ' ' || x.held_by, '' "
        "FROM bond_reading x JOIN account a ON a.id = x.account_id"
    ),
    Kind.RIVALRY: (
        "SELECT x.id, a.name, '', c.name || ' ' || x.with_what || ' ' || x.note, '' FROM rivalry x "
        "JOIN account a ON a.id = x.account_id JOIN competitor c ON c.id = x.competitor_id"
    ),
    Kind.QUARTER_REVIEW: (
        "SELECT x.id, a.name, '', x.summary || ' ' || x.highlights || ' ' || x.wins || ' ' || x.goals || ' ' || x.risks "
        "|| ' ' || x.opportunities || ' ' || x.next_goals || ' ' || x.attendees || ' ' || x.note, '' "
        "FROM quarter_review x JOIN account a ON a.id = x.account_id"
    ),
}

_PARTS = {
    ("call_person", "call_id"): "call",
    ("reach", "account_id"): "account",
    ("reach", "person_id"): "person",
}
"""What stands in the index row of another record, and the column that says of which."""

# A name stands in the index rows of what belongs to it; when it changes, they follow.
_DEPENDENTS = {
    ("account", "name"): (
        ("person", "SELECT id FROM person WHERE account_id = ?"),
        ("call", "SELECT id FROM call WHERE account_id = ?"),
        ("task", "SELECT id FROM task WHERE account_id = ?"),
        ("term", "SELECT id FROM term WHERE account_id = ?"),
        ("problem", "SELECT id FROM problem WHERE account_id = ?"),
        ("favour", "SELECT id FROM favour WHERE account_id = ?"),
        ("dossier_text", "SELECT id FROM dossier_text WHERE account_id = ?"),
        ("image_reading", "SELECT id FROM image_reading WHERE account_id = ?"),
        ("bond_reading", "SELECT id FROM bond_reading WHERE account_id = ?"),
        ("rivalry", "SELECT id FROM rivalry WHERE account_id = ?"),
        ("quarter_review", "SELECT id FROM quarter_review WHERE account_id = ?"),
        ("value", "SELECT id FROM value WHERE account_id = ?"),
    ),
    ("person", "name"): (
        ("call", "SELECT call_id FROM call_person WHERE person_id = ?"),
        ("task", "SELECT id FROM task WHERE person_id = ?"),
        ("term", "SELECT id FROM term WHERE person_id = ?"),
        ("favour", "SELECT id FROM favour WHERE person_id = ?"),
    ),
    ("competitor", "name"): (("rivalry", "SELECT id FROM rivalry WHERE competitor_id = ?"),),
}


def follow(con: sqlite3.Connection, change_id: int) -> None:
    """Index again what a change touched, before it is committed."""
    touched: dict[str, set[int]] = {table: set() for table in _KINDS}
    for table, row_id in con.execute(
        "SELECT DISTINCT table_name, row_id FROM journal WHERE change_id = ?", (change_id,)
    ):
        if table in touched:
            touched[table].add(row_id)
    for (table, column), owner in _PARTS.items():
        touched[owner].update(
            row_id
            for row in con.execute(
                f"SELECT DISTINCT json_extract(before, '$.{column}'), json_extract(after, '$.{column}') "
                "FROM journal WHERE change_id = ? AND table_name = ?",
                (change_id, table),
            )
            for row_id in row
            if row_id is not None
        )
    for (table, column), dependents in _DEPENDENTS.items():
        renamed = con.execute(
            "SELECT row_id FROM journal WHERE change_id = ? AND table_name = ? AND act = 'update' "
            f"AND json_extract(before, '$.{column}') IS NOT json_extract(after, '$.{column}')",
            (change_id, table),
        ).fetchall()
        for (row_id,) in renamed:
            for other, ids in dependents:
                touched[other].update(other_id for (other_id,) in con.execute(ids, (row_id,)))
    for table, row_ids in touched.items():
        if row_ids:
            con.executemany(f"DELETE FROM {_TABLES[_KINDS[table]]} WHERE rowid = ?", ((i,) for i in row_ids))
            _add(con, _KINDS[table], row_ids)


def _add(con: sqlite3.Connection, kind: Kind, ids: Iterable[int] | None) -> None:
    if ids is None:
        where = [""]
    else:
        # Ids are our own integers. An import touches more of them than SQLite takes as parameters, or
        # as the text of one statement.
        listed = sorted(int(i) for i in ids)
        where = [
            f" WHERE x.id IN ({', '.join(map(str, listed[start : start + IDS_A_STATEMENT]))})"
            for start in range(0, len(listed), IDS_A_STATEMENT)
        ]
    for some in where:
        con.executemany(
            f"INSERT INTO {_TABLES[kind]} (rowid, account, person, words, kind) VALUES (?, ?, ?, ?, ?)",
            (
                (record_id, fold(account), fold(people), _words(words, numbers), int(kind))
                for record_id, account, people, words, numbers in con.execute(f"{_SOURCES[kind]}{some}")
            ),
        )


def _words(words: str, numbers: str) -> str:
    """The words of a record; its numbers also by their digits from each digit on, so that a part of one is found."""
    if not numbers:
        return fold(words)
    tails = [
        f"{NUMBER_SIGN}{digits[start:]}"
        for line in numbers.split("\n")
        for digits in numbers_in(line)
        for start in range(max(len(digits) - FEWEST_SOUGHT + 1, 1))
    ]
    return " ".join((fold(words), *dict.fromkeys(tails)))


_SAID = {
    **_SOURCES,
    Kind.TERM: _SOURCES[Kind.TERM].replace("x.category || ' ' || ", ""),
}
"""What is indexed, without the category of a term: it is found by its name in the file, which nobody reads."""
SAID = 20_000
"""How many characters of what a record says are given by `said`."""


def said(read: Callable[[str], Iterable[tuple[Any, ...]]], kind: Kind, ids: Iterable[int]) -> dict[int, str]:
    """What records say beside their names, as it was written, by their ids; `read` reads the rows of a statement."""
    listed = ", ".join(str(int(record_id)) for record_id in ids)
    return {
        record_id: words[:SAID]
        for record_id, _account, _people, words, _numbers in read(f"{_SAID[kind]} WHERE x.id IN ({listed})")
    }


def rebuild(con: sqlite3.Connection) -> None:
    """Make the whole index again from the records."""
    con.execute("DELETE FROM search")
    con.execute("DELETE FROM call_search")
    for kind in INDEXED:
        _add(con, kind, None)


def agree(con: sqlite3.Connection) -> bool:
    """Whether the index holds the words of every record, and nothing else."""
    indexed = {
        record_id: entry
        for table in ("search", "call_search")
        for record_id, *entry in con.execute(f"SELECT rowid, account, person, words, kind FROM {table}")
    }
    for kind in INDEXED:
        for record_id, account, people, words, numbers in con.execute(_SOURCES[kind]):
            entry = [fold(account), fold(people), _words(words, numbers), int(kind)]
            if indexed.pop(record_id, None) != entry:
                return False
    return not indexed
