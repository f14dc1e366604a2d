"""Every kind of record with its columns, derived from the tables: what a new table or column adds is here by itself."""

import re
from datetime import date, datetime
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


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of record, those that others point to before these. Loads the tables."""
    return tuple(_kind(each.TABLE, each.__doc__ or "") for each in tables.in_order())


def _kind(table: Any, says: str) -> Kind:
    words = {found[1]: found[2] for check in table.checks if (found := _ONE_OF.fullmatch(check))}
    dated = " ".join(check for check in table.checks if "date(" in check or "strftime(" in check)
    columns = tuple(_column(column, words.get(column.name, ""), dated) for column in table.columns.values())
    return Kind(table.name, " ".join(says.split()), columns)


def _column(column: Any, words: str, dated: str) -> Column:
    is_needed = not column.may_be_empty
    if column.name == "id" or column.leads_to:
        return Column(column.name, Holds.ID, is_needed, leads_to=column.leads_to)
    if words and column.holds is not bool:
        named = tuple(word.strip().strip("'") for word in words.split(","))
        return Column(column.name, Holds.WORD, is_needed, named)
    return Column(column.name, _held(column, dated), is_needed)


def _held(column: Any, dated: str) -> Holds:
    if column.decimals:
        return Holds.AMOUNT if column.decimals == "currency" else Holds.MEASURE
    is_dated = re.search(rf"\b{column.name}\b", dated) is not None
    return {
        bool: Holds.FLAG,
        date: Holds.DAY,
        datetime: Holds.MOMENT,
        int: Holds.NUMBER,
        str: Holds.CALENDAR if is_dated else Holds.TEXT,
    }[column.holds]
