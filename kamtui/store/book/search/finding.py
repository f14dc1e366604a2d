"""Finding any record by words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.likeness import nearest
from kamtui.domain.text.matching import begins_words
from kamtui.domain.text.wanted import SEEN, Wanted, wanted
from kamtui.store.book.book import Book
from kamtui.store.book.search.index import Kind, said
from kamtui.store.book.search.query import as_query


class Hit(NamedTuple):
    """A record that was found. `account_id` is where it belongs; `name` and `detail` are for reading.

    `where` is the part of its other words in which it was found, such as a phone or a note; "" where name and detail show it.
    """

    kind: Kind
    record_id: int
    account_id: int | None
    name: str
    detail: str
    where: str = ""
    is_near: bool = False
    """Whether it is only called like what was typed."""


_DAY_IF_PAST = (
    "iif(x.id = (SELECT id FROM {table} WHERE account_id = x.account_id {alike} ORDER BY read_on DESC, id DESC LIMIT 1), "
    "'', coalesce(strftime('%d.%m.%Y', x.read_on), '?') || ' ')"
)
"""The day of a reading that is not the present one, with a blank."""
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
    Kind.VALUE: "SELECT x.id, x.account_id, x.what, a.name FROM value x JOIN account a ON a.id = x.account_id",
    Kind.DOSSIER_TEXT: (
        f"SELECT x.id, x.account_id, substr(x.text, 1, 200), {_DAY_IF_PAST.format(table='dossier_text', alike='AND topic = x.topic')} "
        "|| a.name FROM dossier_text x JOIN account a ON a.id = x.account_id"
    ),
    Kind.IMAGE_READING: (
        "SELECT x.id, x.account_id, substr(trim(x.evidence || ' ' || x.done), 1, 200), "
        f"{_DAY_IF_PAST.format(table='image_reading', alike='')} || a.name "
        "FROM image_reading x JOIN account a ON a.id = x.account_id"
    ),
    Kind.BOND_READING: (
        "SELECT x.id, x.account_id, substr(trim(x.evidence || ' ' || x.would_break || ' ' || x.held_by), 1, 200), "
        "a.name FROM bond_reading x JOIN account a ON a.id = x.account_id"
    ),
    Kind.RIVALRY: (
        "SELECT x.id, x.account_id, c.name || iif(x.with_what = '', '', ': ' || x.with_what), a.name FROM rivalry x "
        "JOIN account a ON a.id = x.account_id JOIN competitor c ON c.id = x.competitor_id"
    ),
    Kind.QUARTER_REVIEW: (
        "SELECT x.id, x.account_id, substr(trim(x.summary || ' ' || x.highlights || ' ' || x.wins || ' ' || x.next_goals), "
        "1, 200), a.name FROM quarter_review x JOIN account a ON a.id = x.account_id"
    ),
    Kind.CALL: (
        "SELECT x.id, x.account_id, substr(x.purpose || iif(x.purpose <> '' AND x.note <> '', ': ', '') || x.note, "
        "1, 200), strftime('%d.%m.%Y', x.held_at, 'localtime') || ' ' || coalesce(a.name, '') "
        "FROM call x LEFT JOIN account a ON a.id = x.account_id"
    ),
}

_ORDER = (
    Kind.ACCOUNT,
    Kind.PERSON,
    Kind.COMPETITOR,
    Kind.TERM,
    Kind.TASK,
    Kind.PROBLEM,
    Kind.FAVOUR,
    Kind.VALUE,
    Kind.RIVALRY,
    Kind.BOND_READING,
    Kind.IMAGE_READING,
    Kind.DOSSIER_TEXT,
    Kind.QUARTER_REVIEW,
    Kind.CALL,
)
_KNOWN_OF = (
    Kind.RIVALRY, Kind.BOND_READING, Kind.IMAGE_READING, Kind.DOSSIER_TEXT, Kind.QUARTER_REVIEW,
)  # fmt: skip
"""What is known of an account."""
_ALIKE = {Kind.DOSSIER_TEXT: "topic", Kind.IMAGE_READING: "''"}
"""Kinds whose readings of one account are one hit: the column that two of them have in common besides."""
_TOGETHER = {
    (Kind.ACCOUNT, Kind.PERSON): ("account", "person"),
    (Kind.TASK,): ("task",),
    (Kind.TERM, Kind.PROBLEM, Kind.FAVOUR, Kind.VALUE): ("term", "problem", "favour", "value"),
    _KNOWN_OF: ("rivalry", "bond_reading", "image_reading", "dossier_text", "quarter_review"),
}
"""Kinds of which so many are found together, and their tables."""
_NAMES = {
    Kind.ACCOUNT: "SELECT name, id FROM account ORDER BY id DESC",
    Kind.PERSON: "SELECT name, id FROM person WHERE NOT is_empty_seat ORDER BY id DESC",
}
"""What accounts and people are called, by kind, the newest first."""
MOST_NEAR = 5
"""So many are shown of those that are only called like what was typed."""
LAST_ID = 2**63 - 1
REPEATED = 4
"""How many times as many are looked at of what is known of accounts: readings repeat what those before them said."""


PLACE = 200
"""Characters of the place in which something was found."""
MANY_CALLS = 5_000
"""From so many calls on, a letter takes longer to look for than a key may take to act."""


def takes_long(book: Book) -> bool:
    """Whether there is so much to look through that it is better done beside."""
    [(calls,)] = book.rows("SELECT count(*) FROM (SELECT 1 FROM call LIMIT ?)", (MANY_CALLS,))
    return bool(calls >= MANY_CALLS)


def find(book: Book, text: str, limit: int = 30) -> list[Hit]:
    """Records in which every word is found, each kind newest first: accounts, people, competitors, terms, tasks,
    problems, favours, what is known of accounts (competitors there, bonds, brand image, dossier, reviews of quarters), calls.

    A kind of which something is called so comes before those that only speak of it, and in it whoever is called so and no
    more: Билла before Билла България. What several readings of a bond repeat is found once, in the newest; of a topic of a dossier, and of the brand image, an account has one hit, in the
    newest reading that has the words, with its day where that is past. Where nothing is called so, those follow at the end whose names are like it.
    """
    query = as_query(text)
    if query is None:
        return []
    ids_by_kind: dict[Kind, list[int]] = {kind: [] for kind in _ORDER}
    for kinds, tables in _TOGETHER.items():
        most = limit * REPEATED if kinds is _KNOWN_OF else limit
        for record_id, kind in _newest(book, query, kinds, tables, most):
            ids_by_kind[Kind(kind)].append(record_id)
    for (call_id,) in book.rows(
        "SELECT rowid FROM call_search WHERE call_search MATCH ? ORDER BY rowid DESC LIMIT ?", (query, limit)
    ):
        ids_by_kind[Kind.CALL].append(call_id)
    sought = wanted(text)
    groups = [
        (_competitors(book, sought) if kind is Kind.COMPETITOR else _hits(book, kind, ids, sought))[:limit]
        for kind, ids in ids_by_kind.items()
    ]
    called = {hit[:2] for hits in groups for hit in hits if _is_called(text, hit)}
    # Stable: kinds that fit alike keep their order.
    groups.sort(key=lambda hits: not any(hit[:2] in called for hit in hits))
    words = sorted(words_of(text))

    def fit(hit: Hit) -> int:
        """0 is called just so, 1 also so, 2 speaks of it."""
        if hit[:2] not in called:
            return 2
        return 0 if sorted(words_of(hit.name)) == words else 1

    found = [hit for hits in groups for hit in sorted(hits, key=fit)]
    return found if called else found + _called_like(book, text, found)


def _called_like(book: Book, text: str, found: Sequence[Hit]) -> list[Hit]:
    """The accounts and people whose names are like what was typed, without those found already."""
    seen = {(hit.kind, hit.record_id) for hit in found}
    hits: list[Hit] = []
    for kind, names in _NAMES.items():
        near = nearest(text, _named(book, names), MOST_NEAR)
        ids = [record_id for record_id in near if (kind, record_id) not in seen]
        hits += [hit._replace(is_near=True) for hit in _read(book, kind, ids)]
    return hits


def _named(book: Book, names: str) -> Iterator[tuple[str, int]]:
    """Names and the ids of whose they are; read only where they are asked for."""
    # Put together by SQLite they come in half the time that a row for each takes.
    [(listed, ids)] = book.rows(f"SELECT group_concat(name, char(10)), group_concat(id) FROM ({names})")
    if ids is None:
        return
    each, of = listed.split("\n"), [int(record_id) for record_id in ids.split(",")]
    yield from zip(each, of, strict=True) if len(each) == len(of) else book.rows(names)


def _newest(
    book: Book, query: str, kinds: Sequence[Kind], tables: Sequence[str], limit: int
) -> Sequence[tuple[int, int]]:
    """The newest records of some kinds in which a query finds something, with their kinds."""
    # The index knows the kind of a record only by reading it; so it looks no further than where any of these can lie.
    first, last = (
        ", ".join(f"coalesce((SELECT {end}(id) FROM {table}), {default})" for table in tables)
        for end, default in (("min", LAST_ID), ("max", 0))
    )
    of_one = len(tables) == 1
    return book.rows(
        f"SELECT rowid, kind FROM search WHERE search MATCH ? AND kind IN ({', '.join(f'{kind:d}' for kind in kinds)}) "
        f"AND rowid BETWEEN {first if of_one else f'min({first})'} AND {last if of_one else f'max({last})'} "
        "ORDER BY rowid DESC LIMIT ?",
        (query, limit),
    )


def _hits(book: Book, kind: Kind, ids: Sequence[int], sought: Wanted) -> list[Hit]:
    """The records of one kind, in the order of their ids given; what several readings repeat only the first time."""
    hits = _read(book, kind, _newest_of_each(book, kind, ids) if kind in _ALIKE else ids)
    if kind is Kind.BOND_READING:
        newest: dict[tuple[int | None, str], Hit] = {}
        for hit in hits:
            newest.setdefault((hit.account_id, hit.name), hit)
        hits = list(newest.values())
    unseen = [hit for hit in hits if not _shows(hit, sought)]
    words = said(book.rows, kind, [hit.record_id for hit in unseen]) if unseen else {}
    return [_with_place(hit, sought, words[hit.record_id]) if hit.record_id in words else hit for hit in hits]


def _newest_of_each(book: Book, kind: Kind, ids: Sequence[int]) -> list[int]:
    """Those of some readings, in their order, of which none of a later day is among them of the same account and topic."""
    table, alike = kind.name.lower(), _ALIKE[kind]
    newest: dict[tuple[int, str], tuple[str, int]] = {}
    for reading_id, account_id, of, read_on in book.rows(
        f"SELECT id, account_id, {alike}, coalesce(read_on, '') FROM {table} "
        f"WHERE id IN ({', '.join(map(str, ids))})"
    ):
        newest[account_id, of] = max((read_on, reading_id), newest.get((account_id, of), ("", 0)))
    kept = {reading_id for _day, reading_id in newest.values()}
    return [reading_id for reading_id in ids if reading_id in kept]


def _read(book: Book, kind: Kind, ids: Sequence[int]) -> list[Hit]:
    """The records of one kind with some ids, in their order."""
    column = "id" if kind is Kind.ACCOUNT else "x.id"
    rows = book.rows(f"{_HITS[kind]} WHERE {column} IN ({', '.join(map(str, ids))})")
    by_id = {hit.record_id: hit for hit in (Hit(kind, *row) for row in rows)}
    return [by_id[record_id] for record_id in ids if record_id in by_id]


def _shows(hit: Hit, sought: Wanted) -> bool:
    """Whether what is read of a hit shows everything that was looked for."""
    return sought.fits(_shown(hit))


def _shown(hit: Hit) -> str:
    """The words, folded, that are read of a hit."""
    return fold(f"{hit.name[:SEEN] if hit.kind is Kind.CALL else hit.name} {hit.detail}")


def _with_place(hit: Hit, sought: Wanted, words: str) -> Hit:
    """A hit with the part of its other words in which the rest was found; of a call that is what is read of it."""
    if hit.kind is Kind.CALL:
        return hit._replace(name=sought.excerpt(words, PLACE) or hit.name)
    rest, words = sought.beside(_shown(hit)), _without_detail(hit, words)
    return hit._replace(where=rest.excerpt(words, PLACE) or hit.where)


def _without_detail(hit: Hit, words: str) -> str:
    """The other words of a record without what stands beside them: its own name, an account's city, a person's title."""
    if hit.kind is Kind.ACCOUNT and hit.detail:
        return re.sub(rf"(?<!\S){re.escape(hit.detail)}(?!\S)", "", words, count=1)
    if hit.kind is Kind.PERSON:
        return words.removeprefix(hit.detail.rpartition(", ")[0])
    return words.removeprefix(hit.name)


def _competitors(book: Book, sought: Wanted) -> list[Hit]:
    """The competitors whose names have all the words, by name, each with the number of accounts where they are known."""
    return [
        Hit(Kind.COMPETITOR, competitor_id, None, name, str(accounts))
        for competitor_id, name, accounts in book.rows(
            "SELECT c.id, c.name, (SELECT count(*) FROM rivalry WHERE competitor_id = c.id) FROM competitor c ORDER BY c.name"
        )
        if sought.words and sought.fits(fold(name))
    ]


def rivalries_of(book: Book, competitor_id: int, text: str = "") -> list[Hit]:
    """The accounts at which a competitor is known, by name; with `text` those whose names have its words."""
    sought = wanted(text)
    rows = book.rows(
        "SELECT x.id, x.account_id, a.name, x.with_what FROM rivalry x JOIN account a ON a.id = x.account_id "
        "WHERE x.competitor_id = ? ORDER BY a.name, x.id",
        (competitor_id,),
    )
    hits = [Hit(Kind.RIVALRY, *row) for row in rows]
    return [hit for hit in hits if sought.fits(fold(hit.name))]


def _is_called(text: str, hit: Hit) -> bool:
    return hit.kind in (Kind.ACCOUNT, Kind.PERSON, Kind.COMPETITOR) and begins_words(text, hit.name)
