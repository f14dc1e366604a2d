"""What is in a backup, and how it differs from the book: counted, and record by record."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from kamtui.domain.accounts.words import Stage
from kamtui.domain.backups import Change, Changes, Contents, Difference, Sort, about
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import local_day
from kamtui.store.book import connection, migrations, opening
from kamtui.store.book.backup import reading
from kamtui.store.book.book import Book
from kamtui.store.book.connection import number
from kamtui.store.book.errors import BookError, DamagedBook, NotABook
from kamtui.store.book.journal import UNJOURNALLED

MOST_CHANGES = 300
"""How many records are named that a restore takes away, brings back or changes back, of each; the others are counted."""
_COUNTED = ("account", "person", "call", "term", "sale")
_NAMED_BY: dict[Sort, tuple[tuple[str, ...], str]] = {
    Sort.ACCOUNT: (("name",), "x.name"),
    Sort.PERSON: (("name",), "x.name"),
    Sort.CALL: (
        ("held_at", "purpose", "note"),
        "coalesce(nullif(x.purpose, ''), substr(x.note, 1, 200))",
    ),
    Sort.MONTH: (("month_on",), "substr(x.month_on, 1, 7)"),
} | dict.fromkeys((Sort.TERM, Sort.TASK, Sort.PROBLEM, Sort.FAVOUR), (("what",), "x.what"))
"""The columns by which a record of each kind is named, and how."""


def contents(path: Path) -> Contents:
    """How many records of the main kinds a backup holds; its pages are not checked. Raises BookError."""
    opening.look_at(path)
    with reading(path) as con:
        if number(con, "PRAGMA application_id") != migrations.APPLICATION_ID:
            raise NotABook(path, _("it belongs to another program"))
        tables = {name for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        counts = [
            number(con, f"SELECT count(*) FROM {table}") if table in tables else 0 for table in _COUNTED
        ]
        accounts, people, calls, terms, months = counts
        prospects = number(con, "SELECT count(*) FROM account WHERE stage = ?", (Stage.PROSPECT,))
        version = number(con, "PRAGMA user_version")
        return Contents(accounts, prospects, people, calls, terms, months, version)


class Compared(NamedTuple):
    """How a backup differs from the book."""

    differences: Sequence[Difference]
    """Those kinds of records in which it does, main ones first."""
    has_values: bool
    """Whether the values of records were compared too; of a backup in an older format only which records there are."""


def compare(book: Book, backup: Path) -> Compared:
    """Count the records that are only in the book, only in the backup, or not the same in both. Raises BookError."""
    with _beside(book, backup) as both:
        found: dict[Sort, Difference] = {}
        for table in both.tables:
            sort = _sort(table)
            before = found.get(sort, Difference(sort, 0, 0, 0))
            found[sort] = Difference(
                sort,
                before.later + both.count(both.later(table)),
                before.gone + both.count(both.gone(table)),
                before.changed + (both.count(both.changed(table)) if both.has_values else 0),
            )
        differing = [each for each in found.values() if each.later or each.gone or each.changed]
        return Compared(sorted(differing, key=lambda each: list(Sort).index(each.sort)), both.has_values)


def changes(book: Book, backup: Path) -> Changes:
    """Name the records that are only in the book, only in the backup, or not the same in both. Raises BookError."""
    with _beside(book, backup) as both:
        tables = sorted(both.tables, key=lambda table: list(Sort).index(_sort(table)))
        return Changes(
            both.named(tables, both.later, "main"),
            both.named(tables, both.gone, "other"),
            both.named(tables, both.changed, "main") if both.has_values else [],
        )


def _sort(table: str) -> Sort:
    return Sort(table) if table in set(Sort) else Sort.OTHER


_DAYS = {"call": "held_at", "referral": "named_on", "term_check": "checked_on", "stance_reading": "read_on"}
"""The column of the day that a record is of, of tables whose records are known by it."""


class _Change(NamedTuple):
    """A record as it is read."""

    account: str
    name: str
    day: str | None


class _Both:
    """A book and a backup beside it, called `other` in statements."""

    def __init__(self, book: Book, backup: Path) -> None:
        """Raises NotABook where the backup is another program's file."""
        self._book = book
        if book.rows("PRAGMA other.application_id") != [(migrations.APPLICATION_ID,)]:
            raise NotABook(backup, _("it belongs to another program"))
        theirs = self._tables("other")
        self.tables = [table for table in self._tables("main") if table in theirs]
        """Those that hold records in both."""
        self._columns = {table: self._common(table) for table in self.tables}
        self.has_values = self._format("main") == self._format("other")

    def _format(self, side: str) -> int:
        ((version,),) = self._book.rows(f"PRAGMA {side}.user_version")
        return int(version)

    def _tables(self, side: str) -> list[str]:
        rows = self._book.rows(
            f"SELECT name FROM {side}.sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite*' "
            "AND name NOT GLOB 'search*' AND name NOT GLOB 'call_search*'"
        )
        return [name for (name,) in rows if name not in UNJOURNALLED]

    def _common(self, table: str) -> list[str]:
        names = [
            [name for _place, name, *_rest in self._book.rows(f'PRAGMA {side}.table_info("{table}")')]
            for side in ("main", "other")
        ]
        ours, theirs = names
        return [name for name in ours if name in theirs]

    def later(self, table: str) -> str:
        """The records of a table that are only in the book."""
        return f"FROM main.{table} x WHERE NOT EXISTS (SELECT 1 FROM other.{table} o WHERE o.id = x.id)"

    def gone(self, table: str) -> str:
        """Those that are only in the backup."""
        return f"FROM other.{table} x WHERE NOT EXISTS (SELECT 1 FROM main.{table} o WHERE o.id = x.id)"

    def changed(self, table: str) -> str:
        """Those in both that are not the same."""
        differs = " OR ".join(f"x.{name} IS NOT o.{name}" for name in self._columns[table])
        return f"FROM main.{table} x JOIN other.{table} o ON o.id = x.id WHERE ({differs})"

    def count(self, records: str) -> int:
        """How many records a statement's end gives."""
        ((count,),) = self._book.rows(f"SELECT count(*) {records}")
        return int(count)

    def named(self, tables: Sequence[str], which: "_Which", side: str) -> list[Change]:
        """The first of the records that `which` gives of each table, with their names as on one side."""
        found: list[Change] = []
        for table in tables:
            what = about(table)
            if what is None:
                continue
            name, account, day = self._name(table, side), self._account(table, side), self._day(table)
            lines = self._book.lines(
                _Change,
                f"SELECT {account} AS account, {name} AS name, {day} AS day {which(table)} ORDER BY x.id DESC LIMIT ?",
                (MOST_CHANGES - len(found),),
            )
            found += [Change(what, line.account, line.name, _day_of(line.day)) for line in lines]
        return found

    def _name(self, table: str, side: str) -> str:
        """How a record of a table is named, in SQL: by its own words, else by the person that it is of."""
        columns = set(self._columns[table])
        needed, name = _NAMED_BY.get(_sort(table), ((), ""))
        if needed and columns.issuperset(needed):
            return name
        if "name" in columns:
            return "x.name"
        if "person_id" in columns:
            return f"coalesce((SELECT p.name FROM {side}.person p WHERE p.id = x.person_id), '')"
        return "''"

    def _day(self, table: str) -> str:
        column = _DAYS.get(table, "")
        return f"x.{column}" if column in self._columns[table] else "NULL"

    def _account(self, table: str, side: str) -> str:
        """The name of the account of a record, in SQL: its own, that of its person or of its term."""
        columns, of = self._columns[table], f"SELECT a.name FROM {side}.account a"
        found = [
            f"({of} JOIN {side}.{other} y ON y.account_id = a.id WHERE y.id = x.{other}_id)"
            for other in ("person", "term")
            if f"{other}_id" in columns
        ]
        if "account_id" in columns:
            found.insert(0, f"({of} WHERE a.id = x.account_id)")
        tried = ", ".join([*found, "''", "''"])  # it takes two at least
        return f"coalesce({tried})"


def _day_of(text: str | None) -> date | None:
    """The day of a stored day or moment; None where it is none."""
    with suppress(ValueError, TypeError):
        return local_day(text) if text and "T" in text else date.fromisoformat(text or "")
    return None


class _Which(Protocol):
    """The end of a statement that gives some records of a table."""

    def __call__(self, table: str) -> str: ...


@contextmanager
def _beside(book: Book, backup: Path) -> Iterator[_Both]:
    """Read a backup together with the book. Raises BookError."""
    opening.look_at(backup)
    uri = connection.uri_of(backup.absolute(), "mode=ro")
    try:
        book.rows("ATTACH DATABASE ? AS other", (uri,))
        yield _Both(book, backup)
    except DamagedBook:
        text = _(
            "The book and its backup {name} could not be compared: one of them is damaged. "
            "“kamtui check” says whether it is the book."
        )
        raise BookError(text.format(name=backup.name)) from None
    finally:
        if book.row("SELECT 1 FROM pragma_database_list WHERE name = 'other'"):
            book.rows("DETACH DATABASE other")
