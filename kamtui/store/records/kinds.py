"""Every kind of record with its columns, derived from the tables: what a new table or column adds is here by itself."""

import re
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from kamtui.store.book import tables

_ONE_OF = re.compile(r"(\w+) IN \((.*)\)")
THOUSANDTHS = "_thousandths"
"""Ends the name of a column that holds thousandths; where it leaves the book as a decimal, its name is without it."""


class Holds(Enum):
    """What stands in a column."""

    ID = "id"
    """That of the record itself, or of the record that it points to."""
    TEXT = "text"
    WORD = "word"
    """One of a few fixed words."""
    FLAG = "flag"
    DAY = "day"
    MOMENT = "moment"
    CALENDAR = "calendar"
    """A day, one of each year (--03-14) or a time of the day, as text."""
    NUMBER = "number"
    AMOUNT = "amount"
    """Money, in minor units of the book's currency."""
    MEASURE = "measure"
    """A measured value, in thousandths."""


class Column(NamedTuple):
    """A column of a kind of record."""

    name: str
    """That of the table's column."""
    holds: Holds
    is_needed: bool
    """Whether something stands in it in every record; an empty text does."""
    words: tuple[str, ...] = ()
    """Those of which one stands there, where it holds a word."""
    leads_to: str | None = None
    """The kind of record that it points to."""

    @property
    def title(self) -> str:
        """Its name outside the book."""
        return self.name.removesuffix(THOUSANDTHS)


class Kind(NamedTuple):
    """A kind of record."""

    name: str
    """That of its table."""
    says: str
    """What it is, in a sentence or two."""
    columns: tuple[Column, ...]
    """The first of them is the record's own id."""

    @property
    def has_amounts(self) -> bool:
        """Whether a column of it holds money."""
        return any(column.holds is Holds.AMOUNT for column in self.columns)


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of record, those that others point to before these. Imports SQLModel."""
    tables.load()
    classes = {
        table.__table__.name: table
        for table in vars(tables).values()
        if isinstance(table, type) and hasattr(table, "__table__")
    }
    metadata = tables.Account.metadata
    return tuple(
        _kind(table, classes[table.name]) for table in metadata.sorted_tables if table.name in classes
    )


def _kind(table: Any, of: Any) -> Kind:
    checks = [str(check.sqltext) for check in table.constraints if hasattr(check, "sqltext")]
    words = {found[1]: found[2] for check in checks if (found := _ONE_OF.fullmatch(check))}
    dated = " ".join(check for check in checks if "date(" in check or "strftime(" in check)
    columns = sorted(table.columns, key=lambda column: not column.primary_key)
    return Kind(
        table.name,
        " ".join((of.__doc__ or "").split()),
        tuple(_column(column, words.get(column.name, ""), dated) for column in columns),
    )


def _column(column: Any, words: str, dated: str) -> Column:
    is_needed = not column.nullable
    if column.primary_key:
        return Column(column.name, Holds.ID, is_needed)
    for key in column.foreign_keys:
        return Column(column.name, Holds.ID, is_needed, leads_to=key.column.table.name)
    if words == "0, 1":
        return Column(column.name, Holds.FLAG, is_needed)
    if words:
        named = tuple(word.strip().strip("'") for word in words.split(","))
        return Column(column.name, Holds.WORD, is_needed, named)
    return Column(column.name, _held(column, dated), is_needed)


def _held(column: Any, dated: str) -> Holds:
    if decimals := column.info.get("decimals"):
        return Holds.AMOUNT if decimals == "currency" else Holds.MEASURE
    is_dated = re.search(rf"\b{column.name}\b", dated) is not None
    return {
        "Day": Holds.DAY,
        "Moment": Holds.MOMENT,
        "Integer": Holds.NUMBER,
        "Text": Holds.CALENDAR if is_dated else Holds.TEXT,
    }[type(column.type).__name__]
