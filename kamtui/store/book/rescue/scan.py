"""Rows of a damaged book whose table cannot be read: found on the pages, given to the tables that they fit.

What lies below a root that the schema still names belongs to that table. The rest is told by its shape: how many
values, of which types, which rules of which table they keep; then by what the journal says of their ids, by the
records that they point to, and at last by the order in which the tables of a new book lie. Sales and plans, and the
two kinds of reviews, have one shape: without schema, journal and order one may be taken for the other.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from kamtui.store.book.rescue.pages import Pages
from kamtui.store.book.rescue.pages import Row as Found

Row = dict[str, Any]

_SAMPLE = 200
"""How many rows of a tree are tried on a table."""
_KINDS = ("table", "index", "trigger", "view")


class _Shape(NamedTuple):
    """What tells the rows of a table: its columns, which of them is the row's number, which lead elsewhere."""

    columns: tuple[str, ...]
    number: str | None
    references: tuple[tuple[str, str], ...]


class Scan:
    """The rows on the pages of a damaged book, by the tables of a new book, `new`, that they belong to."""

    def __init__(
        self, pages: Pages, new: sqlite3.Connection, roots: dict[str, int], unread: Collection[str]
    ) -> None:
        """`roots` are those of the tables as far as the schema can be read; `unread` the tables that cannot be."""
        self._pages = pages
        self._shapes = _shapes(new)
        trees = pages.trees()
        self.names, scanned = self._schema(trees)
        tables = {root: name for name, root in (scanned | roots).items()}
        self._leaves: dict[str, list[int]] = {}
        self._places: dict[str, dict[int, int]] = {}
        self._doubtful: dict[int, list[str]] = {}
        """By the top of a tree the tables that its rows fit, where there are several."""
        self._trees = trees
        with contextlib.closing(_empty_copy(new)) as trial:
            for top in sorted(trees):
                if top in tables:
                    self._give(tables[top], top)
                    continue
                fitting = self._fitting(top, unread, trial)
                match fitting:
                    case []:
                        pass
                    case [table]:
                        self._give(table, top)
                    case _:
                        self._doubtful[top] = fitting

    def settle(self, knows: Callable[[str, int], bool], ids: dict[str, set[int]]) -> None:
        """Give the trees that fit several tables to one of them each.

        `knows` says whether the journal knows a row of a table; `ids` are those that are known otherwise.
        """
        known = {table: ids.get(table, set()) | set(self.ids(table)) for table in self._shapes}
        order = list(self._shapes)
        for top in sorted(self._doubtful):
            rows = list(islice(self._rows_below(top), _SAMPLE))

            def weight(table: str, rows: list[Found] = rows) -> tuple[int, int, bool, int]:
                shape = self._shapes[table]
                leading = sum(
                    _values(shape, row).get(column) in known[parent]
                    for row in rows
                    for column, parent in shape.references
                )
                remembered = sum(knows(table, row.row_id) for row in rows)
                return remembered, leading, table not in self._leaves, -order.index(table)

            self._give(max(self._doubtful[top], key=weight), top)
        self._doubtful.clear()

    def ids(self, table: str) -> Iterable[int]:
        """The ids of the rows found for a table."""
        return self._places_of(table).keys()

    def row(self, table: str, row_id: int) -> Row | None:
        """A row as it stands on its page, without what of it cannot be read."""
        leaf = self._places_of(table).get(row_id)
        if leaf is None or table not in self._shapes:
            return None
        return next(
            (
                _values(self._shapes[table], row) | {"id": row_id}
                for row in self._pages.rows(leaf)
                if row.row_id == row_id
            ),
            None,
        )

    # -- inside

    def _give(self, table: str, top: int) -> None:
        self._leaves.setdefault(table, []).extend(self._trees[top])
        self._places.pop(table, None)

    def _places_of(self, table: str) -> dict[int, int]:
        """By row id the page on which it lies."""
        if table not in self._places:
            self._places[table] = {
                row.row_id: leaf for leaf in self._leaves.get(table, ()) for row in self._pages.rows(leaf)
            }
        return self._places[table]

    def _rows_below(self, top: int) -> Iterator[Found]:
        for leaf in self._trees[top]:
            yield from self._pages.rows(leaf)

    def _schema(self, trees: dict[int, list[int]]) -> tuple[set[str], dict[str, int]]:
        """What pages of the schema still say: the names of tables, and their roots."""
        roots: dict[str, int] = {}
        for leaves in trees.values():
            for leaf in leaves:
                if not _is_of_schema(next(self._pages.rows(leaf), None)):
                    continue
                for row in filter(_is_of_schema, self._pages.rows(leaf)):
                    kind, name, _table, root = row.values[:4]
                    if kind == "table" and isinstance(name, str) and isinstance(root, int) and root > 1:
                        roots[name] = root
        return set(roots), roots

    def _fitting(self, top: int, unread: Collection[str], trial: sqlite3.Connection) -> list[str]:
        """The tables that at least half of a tree's rows fit as they are. `trial` has those tables, empty."""
        rows = list(islice(self._rows_below(top), _SAMPLE))
        first = next(iter(rows), None)
        if first is None or _is_of_schema(first):
            return []
        return [
            table
            for table, shape in self._shapes.items()
            if table in unread and 2 * sum(_fits(trial, table, shape, row) for row in rows) >= len(rows)
        ]


def _fits(trial: sqlite3.Connection, table: str, shape: _Shape, row: Found) -> bool:
    """Whether a row keeps all rules of a table. `trial` has the table, empty, and no transaction."""
    # Of a row written before a column was added the last values are missing; of one cut off, others.
    if row.columns > len(shape.columns) or len(row.values) < row.columns or row.columns < 2:
        return False
    values = _values(shape, row)
    # The number of a row is not among its values; where it is, they are those of another table.
    if shape.number is not None and row.values[shape.columns.index(shape.number)] is not None:
        return False
    listed = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    trial.execute("BEGIN")
    try:
        trial.execute(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', tuple(values.values()))
    except (sqlite3.Error, OverflowError):
        return False
    finally:
        trial.execute("ROLLBACK")
    return True


def _empty_copy(new: sqlite3.Connection) -> sqlite3.Connection:
    """The tables of the new book with their rules and without rows, in memory.

    Rows are not tried in the new book itself: its triggers were dropped in a transaction that is still open, and
    then SQLite reads the whole schema again after each row that is taken back.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None)
    made = new.execute(
        "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%' AND name NOT LIKE 'call_search%' ORDER BY type = 'index'"
    )
    for (statement,) in made.fetchall():
        copy.execute(statement)
    return copy


def _shapes(con: sqlite3.Connection) -> dict[str, _Shape]:
    """The tables of a new book, in the order in which they lie."""
    shapes: dict[str, _Shape] = {}
    tables = con.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND name NOT LIKE 'search%' AND name NOT LIKE 'call_search%' ORDER BY rootpage"
    )
    for (table,) in tables.fetchall():
        columns = con.execute(f'PRAGMA table_info("{table}")').fetchall()
        match [(name, kind) for _place, name, kind, _needed, _usual, is_key in columns if is_key]:
            case [(name, "INTEGER")]:  # a single key that is a whole number is SQLite's own number of the row
                number: str | None = name
            case _:
                number = None
        references = con.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        shapes[table] = _Shape(
            tuple(name for _place, name, *_rest in columns),
            number,
            tuple((column, parent) for _own, _place, parent, column, *_rest in references),
        )
    return shapes


def _values(shape: _Shape, row: Found) -> Row:
    values = dict(zip(shape.columns, row.values, strict=False))
    if shape.number is not None:
        values[shape.number] = row.row_id
    return values


def _is_of_schema(row: Found | None) -> bool:
    if row is None or row.columns != 5:
        return False
    match row.values:
        case [kind, str(), _table, int(), *_rest]:
            return kind in _KINDS
    return False


def roots_of(con: sqlite3.Connection) -> dict[str, int]:
    """The roots of the tables, as far as the schema can be read."""
    roots: dict[str, int] = {}
    with contextlib.suppress(sqlite3.Error, ValueError):
        for name, root in con.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"):
            roots[name] = root
    return roots
