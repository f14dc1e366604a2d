"""Part of format 11: dossier texts and negotiated prices become readings of a day, and the brand image has a table of its own.

Of which day something is that an older book holds is what the book knows: when the history says that it came to be as
it is, else when its row was made, which its id tells. Of a row whose id tells no moment it is not known.

The same is written into the history, so that what was done before can still be undone and redone: undoing the edit of
a price must bring the old price back, with its day.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from kamtui.domain.time.moments import local_day, to_local
from kamtui.store.book.ids import EPOCH_MS, RANDOM_BITS

BRAND_IMAGE = "brand_image"
"""What was a topic of the dossier before."""

TABLES = (
    "ALTER TABLE dossier_text RENAME TO dossier_text_10",
    "DROP INDEX dossier_text_account",
    """
CREATE TABLE dossier_text (
    id INTEGER PRIMARY KEY NOT NULL,
    account_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    read_on TEXT,
    text TEXT NOT NULL,
    CHECK (topic IN ('functioning', 'results', 'interests', 'decides', 'price', 'conditions', 'capacity')),
    CHECK (read_on IS date(read_on, '+0 days')),
    FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
) STRICT""",
    "CREATE INDEX dossier_text_account ON dossier_text (account_id, topic, read_on)",
    """
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
) STRICT""",
    "CREATE INDEX image_reading_account ON image_reading (account_id, read_on)",
    """
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
) STRICT""",
    "CREATE INDEX portfolio_price_account ON portfolio_price (account_id, product_id, read_on)",
    "CREATE INDEX portfolio_price_product ON portfolio_price (product_id)",
)
ITEMS = (
    "ALTER TABLE portfolio_item RENAME TO portfolio_item_10",
    "DROP INDEX portfolio_item_account",
    "DROP INDEX portfolio_item_competitor",
    "DROP INDEX portfolio_item_product",
    """
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
) STRICT""",
    "INSERT INTO portfolio_item SELECT id, account_id, product_id, state, competitor_id FROM portfolio_item_10",
    "DROP TABLE portfolio_item_10",
    "CREATE UNIQUE INDEX portfolio_item_account ON portfolio_item (account_id, product_id)",
    "CREATE INDEX portfolio_item_competitor ON portfolio_item (competitor_id)",
    "CREATE INDEX portfolio_item_product ON portfolio_item (product_id)",
)

_SPREAD = 3
"""The ids of journal entries are spread so far apart, to make room before and after each."""
_DAY_MS = 24 * 60 * 60 * 1000

Values = dict[str, Any]


def apply(con: sqlite3.Connection) -> None:
    """Make the tables; give what is known its day, now and in the history; then drop the old columns."""
    for statement in TABLES:
        con.execute(statement)
    _date_texts(con)
    con.execute("DROP TABLE dossier_text_10")
    _move_prices(con)
    for statement in ITEMS:
        con.execute(statement)


# -- texts


def _date_texts(con: sqlite3.Connection) -> None:
    history = _History(con, "dossier_text", lambda values: values.get("text") or None)
    for entry in list(history):
        topic = (entry.after or entry.before or {}).get("topic")
        if topic is None:
            continue  # forgotten
        table = "image_reading" if topic == BRAND_IMAGE else "dossier_text"
        con.execute(
            "UPDATE journal SET table_name = ?, before = ?, after = ? WHERE id = ?",
            (table, _json(_text(entry.before, entry.day_before)), _json(_text(entry.after, entry.day_after)), entry.id),
        )  # fmt: skip
    for row_id, account_id, topic, text in con.execute(
        "SELECT id, account_id, topic, text FROM dossier_text_10 ORDER BY id"
    ).fetchall():
        values = {"id": row_id, "account_id": account_id, "topic": topic, "text": text}
        _insert(
            con,
            "image_reading" if topic == BRAND_IMAGE else "dossier_text",
            _text(values, history.day_of(values)),
        )


def _text(values: Values | None, day: str | None) -> Values | None:
    """A row of a text as it is now: of the brand image one of its own table. What is forgotten of one has no values."""
    if not values:
        return values
    if values["topic"] == BRAND_IMAGE:
        return {
            "id": values["id"],
            "account_id": values["account_id"],
            "read_on": day,
            "strength": None,
            "evidence": values["text"],
            "done": "",
        }
    return {
        "id": values["id"],
        "account_id": values["account_id"],
        "topic": values["topic"],
        "read_on": day,
        "text": values["text"],
    }


# -- prices


def _move_prices(con: sqlite3.Connection) -> None:
    history = _History(con, "portfolio_item", _price_said)
    changed = []
    for entry in list(history):
        was, became = _price(entry.before, entry.day_before), _price(entry.after, entry.day_after)
        if was != became:
            changed.append((entry, was, became))
    if changed:
        # Away from all ids in use first: while they are changed, no two may be alike.
        con.execute(f"UPDATE journal SET id = -id * {_SPREAD}")
        con.execute("UPDATE journal SET id = -id")
    for entry, was, became in changed:
        act = "insert" if was is None else "delete" if became is None else "update"
        # As the book itself would have written it: what goes with a line goes before it, and comes after.
        place = entry.id * _SPREAD + (-1 if entry.after is None else 1)
        con.execute(
            "INSERT INTO journal VALUES (?, ?, 'portfolio_price', ?, ?, ?, ?)",
            (place, entry.change_id, entry.row_id, act, _json(was), _json(became)),
        )
    for row in con.execute(
        "SELECT id, account_id, product_id, negotiated_price, terms FROM portfolio_item ORDER BY id"
    ).fetchall():
        values = dict(zip(("id", "account_id", "product_id", "negotiated_price", "terms"), row, strict=True))
        price = _price(values, history.day_of(values))
        if price is not None:
            _insert(con, "portfolio_price", price)


def _price_said(values: Values) -> tuple[Any, ...] | None:
    said = values.get("negotiated_price"), values.get("terms") or ""
    return said if said != (None, "") else None


def _price(values: Values | None, day: str | None) -> Values | None:
    """The row of what was negotiated of a line, with the same id; None where nothing was, or it is forgotten."""
    if not values or _price_said(values) is None:
        return None
    return {
        "id": values["id"],
        "account_id": values["account_id"],
        "product_id": values["product_id"],
        "read_on": day,
        "price": values["negotiated_price"],
        "terms": values["terms"],
    }


# -- since when something was as it is


class _Entry(NamedTuple):
    """What the history says of a row, and of which day what it said was before, and is after."""

    id: int
    change_id: int
    row_id: int
    before: Values | None
    after: Values | None
    day_before: str | None
    day_after: str | None


class _History:
    """The entries of a table in their order. `says` gives what a row says whose day is asked for; None is nothing."""

    def __init__(self, con: sqlite3.Connection, table: str, says: Callable[[Values], Any]) -> None:
        self._says = says
        self._entries = con.execute(
            "SELECT j.id, j.change_id, j.row_id, j.before, j.after, s.kind, s.target_id, s.made_at "
            "FROM journal j JOIN change_set s ON s.id = j.change_id WHERE j.table_name = ? ORDER BY j.id",
            (table,),
        ).fetchall()
        self._latest: dict[int, tuple[Any, str | None]] = {}
        """What each row says by the history, and since which day."""
        self._done: dict[tuple[int, int], list[tuple[str | None, str | None]]] = {}
        """By change and row, of which days what it said was before and after each entry."""

    def __iter__(self) -> Iterator[_Entry]:
        for entry_id, change_id, row_id, before_text, after_text, kind, target_id, made_at in self._entries:
            before, after = _values(before_text), _values(after_text)
            was, became = (self._says(values) if values else None for values in (before, after))
            day_before = self._day_before(row_id, was)
            days = self._done.setdefault((change_id, row_id), [])
            if became is None:
                day_after = None
            elif kind == "do":
                day_after = day_before if became == was else local_day(made_at).isoformat()
            else:
                day_after = self._day_again(kind, target_id, row_id, len(days))
            days.append((day_before, day_after))
            self._latest[row_id] = (became, day_after)
            yield _Entry(entry_id, change_id, row_id, before, after, day_before, day_after)

    def _day_before(self, row_id: int, was: Any) -> str | None:
        if was is None:
            return None
        said, day = self._latest.get(row_id, (was, _made_on(row_id)))
        return day if said == was else None

    def _day_again(self, kind: str, target_id: int, row_id: int, done: int) -> str | None:
        """The day that came back with what it said, by an undo or a redo of an act."""
        of_act = self._done.get((target_id, row_id), [])
        if done >= len(of_act):
            return None
        before, _after = of_act[len(of_act) - 1 - done]
        _before, after = of_act[done]
        return before if kind == "undo" else after

    def day_of(self, values: Values) -> str | None:
        """Of which day it is what a row says now, once all entries were gone through; None where that is not known."""
        said = self._says(values)
        latest, day = self._latest.get(values["id"], (said, _made_on(values["id"])))
        return day if latest == said else None


def _made_on(row_id: int) -> str | None:
    """The local day on which a row was made, by the moment in its id; None where there is none, as in an id made by hand."""
    moment_ms = row_id >> RANDOM_BITS
    if moment_ms < _DAY_MS:
        return None
    made_at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=EPOCH_MS + moment_ms)
    return to_local(made_at).date().isoformat()


def _values(text: str | None) -> Values | None:
    return None if text is None else json.loads(text)


def _insert(con: sqlite3.Connection, table: str, values: Values | None) -> None:
    assert values is not None
    names = ", ".join(values)
    con.execute(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
    )


def _json(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, separators=(",", ":"), ensure_ascii=False)
