"""Finding any record by words."""

from typing import NamedTuple

from kamtui.domain.text.matching import begins_words
from kamtui.store.book.book import Book
from kamtui.store.book.search.index import Kind
from kamtui.store.book.search.query import as_query


class Hit(NamedTuple):
    """A record that was found. `account_id` is where it belongs; `name` and `detail` are for reading."""

    kind: Kind
    record_id: int
    account_id: int | None
    name: str
    detail: str


_HITS = {
    Kind.ACCOUNT: "SELECT id, id, name, city FROM account",
    Kind.PERSON: (
        "SELECT x.id, x.account_id, x.name, CASE WHEN x.title <> '' AND a.name IS NOT NULL THEN x.title || ', ' "
        "|| a.name ELSE x.title || coalesce(a.name, '') END FROM person x LEFT JOIN account a ON a.id = x.account_id"
    ),
    Kind.TASK: (
        "SELECT x.id, x.account_id, x.what, coalesce(a.name, '') FROM task x "
        "LEFT JOIN account a ON a.id = x.account_id"
    ),
    Kind.TERM: (
        "SELECT x.id, x.account_id, x.what, a.name FROM term x JOIN account a ON a.id = x.account_id"
    ),
    Kind.PROBLEM: (
        "SELECT x.id, x.account_id, x.what, a.name FROM problem x JOIN account a ON a.id = x.account_id"
    ),
    Kind.FAVOUR: (
        "SELECT x.id, x.account_id, x.what, coalesce(a.name, '') FROM favour x "
        "LEFT JOIN account a ON a.id = x.account_id"
    ),
    Kind.DOSSIER_TEXT: (
        "SELECT x.id, x.account_id, substr(x.text, 1, 200), a.name FROM dossier_text x "
        "JOIN account a ON a.id = x.account_id"
    ),
    Kind.BOND_READING: (
        "SELECT x.id, x.account_id, substr(trim(x.evidence || ' ' || x.would_break || ' ' || x.held_by), 1, 200), "
        "a.name FROM bond_reading x JOIN account a ON a.id = x.account_id"
    ),
    Kind.RIVALRY: (
        "SELECT x.id, x.account_id, c.name || iif(x.with_what = '', '', ': ' || x.with_what), a.name FROM rivalry x "
        "JOIN account a ON a.id = x.account_id JOIN competitor c ON c.id = x.competitor_id"
    ),
    Kind.CALL: (
        "SELECT x.id, x.account_id, substr(x.purpose || CASE WHEN x.purpose <> '' AND x.note <> '' THEN ': ' ELSE '' "
        "END || x.note, 1, 200), strftime('%d.%m.%Y', x.held_at, 'localtime') || ' ' || coalesce(a.name, '') "
        "FROM call x LEFT JOIN account a ON a.id = x.account_id"
    ),
}

_ORDER = (
    Kind.ACCOUNT,
    Kind.PERSON,
    Kind.TERM,
    Kind.TASK,
    Kind.PROBLEM,
    Kind.FAVOUR,
    Kind.RIVALRY,
    Kind.BOND_READING,
    Kind.DOSSIER_TEXT,
    Kind.CALL,
)
_KNOWN_OF = (Kind.RIVALRY, Kind.BOND_READING, Kind.DOSSIER_TEXT)
"""What is known of an account."""


MANY_CALLS = 5_000
"""From so many calls on, a letter takes longer to look for than a key may take to act."""


def takes_long(book: Book) -> bool:
    """Whether there is so much to look through that it is better done beside."""
    [(calls,)] = book.rows("SELECT count(*) FROM (SELECT 1 FROM call LIMIT ?)", (MANY_CALLS,))
    return bool(calls >= MANY_CALLS)


def find(book: Book, text: str, limit: int = 30) -> list[Hit]:
    """Records in which every word is found, each kind newest first: accounts, people, terms, tasks, problems,
    favours, what is known of accounts (competitors, bonds, dossier), calls.

    A kind of which something is called so comes before those that only speak of it.
    """
    query = as_query(text)
    if query is None:
        return []
    ids_by_kind: dict[Kind, list[int]] = {kind: [] for kind in _ORDER}
    for table, kinds in (
        ("search", f"kind IN ({Kind.ACCOUNT:d}, {Kind.PERSON:d})"),
        ("search", f"kind = {Kind.TASK:d}"),
        ("search", f"kind IN ({Kind.TERM:d}, {Kind.PROBLEM:d}, {Kind.FAVOUR:d})"),
        ("search", f"kind IN ({', '.join(f'{kind:d}' for kind in _KNOWN_OF)})"),
        ("call_search", "1"),
    ):
        rows = book.rows(
            f"SELECT rowid, kind FROM {table} WHERE {table} MATCH ? AND {kinds} ORDER BY rowid DESC LIMIT ?",
            (query, limit),
        )
        for record_id, kind in rows:
            ids_by_kind[Kind(kind)].append(record_id)
    groups = []
    for kind, ids in ids_by_kind.items():
        column = "id" if kind is Kind.ACCOUNT else "x.id"
        rows = book.rows(f"{_HITS[kind]} WHERE {column} IN ({', '.join(map(str, ids))})")
        by_id = {hit.record_id: hit for hit in (Hit(kind, *row) for row in rows)}
        groups.append([by_id[record_id] for record_id in ids if record_id in by_id])
    # Stable: kinds that fit alike keep their order.
    groups.sort(key=lambda hits: not any(_is_called(text, hit) for hit in hits))
    return [hit for hits in groups for hit in sorted(hits, key=lambda hit: not _is_called(text, hit))]


def _is_called(text: str, hit: Hit) -> bool:
    return hit.kind in (Kind.ACCOUNT, Kind.PERSON) and begins_words(text, hit.name)
