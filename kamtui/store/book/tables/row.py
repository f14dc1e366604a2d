"""A record of a table as an object, and what a table says of its columns.

A table is a class: `class Term(Row)` with its columns as annotations, `until_on: date | None = None`. The annotation says
how a value is stored and whether the column may be empty; `amount`, `thousandths` and `points_to` say what more there is to it.
A row itself knows nothing of SQL: an `Act` reads and writes it.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Self, dataclass_transform, get_args

from kamtui.domain.time.moments import read_stored, write_stored


class Storage(NamedTuple):
    """How the values of one Python type stand in the file."""

    sql_type: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


STORAGE: dict[type, Storage] = {
    int: Storage("INTEGER", _as_it_is, _as_it_is),
    str: Storage("TEXT", _as_it_is, _as_it_is),
    bool: Storage("INTEGER", int, bool),
    # As ISO text, so that the file stays readable and sorts by itself.
    date: Storage("TEXT", lambda day: day.isoformat(), date.fromisoformat),
    # An aware moment as UTC text to the second (2026-11-22T08:15:00Z).
    datetime: Storage("TEXT", write_stored, read_stored),
}

OnDelete = Literal["CASCADE", "SET NULL"]
NEEDED: Any = object()
"""Stands for the default of a column that has none: whoever makes a row has to give a value."""


class _More(NamedTuple):
    """What the annotation of a column does not say."""

    default: Any
    leads_to: str | None = None
    on_delete: OnDelete | None = None
    decimals: Literal["currency", 3] | None = None


def amount(*, default: Any = NEEDED) -> Any:
    """An amount in minor units of the book's currency; leaves the book as a decimal."""
    return _More(default, decimals="currency")


def thousandths(*, default: Any = NEEDED) -> Any:
    """A measured value in thousandths of its unit; leaves the book as a decimal, its name without `_thousandths`."""
    return _More(default, decimals=3)


def points_to(table: str, on_delete: OnDelete, *, default: Any = NEEDED) -> Any:
    """The id of a record of another table, and what becomes of this one where that is deleted."""
    return _More(default, table, on_delete)


class Column(NamedTuple):
    """A column of a table."""

    name: str
    holds: type
    """int, str, bool, date or datetime."""
    may_be_empty: bool
    default: Any
    leads_to: str | None
    """The table to whose records it points."""
    on_delete: OnDelete | None
    decimals: Literal["currency", 3] | None

    @property
    def sql_type(self) -> str:
        """As what SQLite stores it."""
        return STORAGE[self.holds].sql_type

    def write(self, value: Any) -> Any:
        """A value as it is stored."""
        return None if value is None else STORAGE[self.holds].write(value)

    def read(self, stored: Any) -> Any:
        """A stored value as it is used."""
        return None if stored is None else STORAGE[self.holds].read(stored)


class Index(NamedTuple):
    """An index of a table."""

    name: str
    columns: tuple[str, ...]
    is_unique: bool
    where: str | None
    """The condition of one that holds some of the rows only."""


def index(name: str, *columns: str, unique: bool = False, where: str | None = None) -> Index:
    """An index over these columns, in their order."""
    return Index(name, columns, unique, where)


class Table(NamedTuple):
    """What is known of a table: all of it is in the book's schema too, which the migrations make."""

    name: str
    columns: dict[str, Column]
    """By their names and in their order; the id is the first."""
    checks: tuple[str, ...]
    indexes: tuple[Index, ...]


@dataclass_transform(kw_only_default=True, field_specifiers=(amount, thousandths, points_to))
class Row:
    """A record. Each table is a class of its own, called as the table is: `CallPerson` has the rows of `call_person`.

    Made with the values of its columns by name; TypeError where a needed one is missing. Two rows are equal only if
    they are one and the same, and what is shown of one in a traceback holds none of its values.
    """

    __slots__ = ("__dict__", "__weakref__", "_as_stored", "_tell")

    TABLE: ClassVar[Table]
    CHECKS: ClassVar[tuple[str, ...]] = ()
    INDEXES: ClassVar[tuple[Index, ...]] = ()

    id: int
    _as_stored: tuple[Any, ...]
    _tell: Callable[["Row"], None] | None

    def __init_subclass__(cls) -> None:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        columns = {column: _column(cls, column, said) for column, said in cls.__annotations__.items()}
        cls.TABLE = Table(name, columns, cls.CHECKS, cls.INDEXES)

    def __init__(self, **values: Any) -> None:
        self._follow((), None)
        columns = self.TABLE.columns
        if strange := values.keys() - columns.keys():
            raise TypeError(f"{self.TABLE.name} has no column {', '.join(sorted(strange))}")
        for name, column in columns.items():
            value = values.get(name, column.default)
            if value is NEEDED:
                raise TypeError(f"{self.TABLE.name} needs {name}")
            vars(self)[name] = value

    if not TYPE_CHECKING:  # mypy would let any name pass

        def __setattr__(self, name: str, value: Any) -> None:
            if name not in self.TABLE.columns:
                raise AttributeError(f"{self.TABLE.name} has no column {name}")
            vars(self)[name] = value
            if self._tell is not None:
                self._tell(self)

    @classmethod
    def from_stored(cls, stored: tuple[Any, ...], tell: Callable[["Row"], None]) -> Self:
        """A record of the book, of what is stored of it; whenever it is given a value, `tell` is called with it."""
        row = cls.__new__(cls)
        vars(row).update(
            (column.name, column.read(value))
            for column, value in zip(cls.TABLE.columns.values(), stored, strict=True)
        )
        row._follow(stored, tell)
        return row

    def to_store(self) -> tuple[Any, ...]:
        """What is to be stored of it, column by column."""
        values = vars(self)
        return tuple(column.write(values[name]) for name, column in self.TABLE.columns.items())

    def differs(self) -> dict[str, Any]:
        """What is to be stored and stands otherwise in the book, by column."""
        named = zip(self.TABLE.columns, self._as_stored, self.to_store(), strict=True)
        return {name: now for name, before, now in named if now != before}

    def is_stored(self, tell: Callable[["Row"], None] | None) -> None:
        """Say that it stands in the book as it is now; without `tell` it is no record of the book any more."""
        self._follow(self.to_store() if tell else (), tell)

    def _follow(self, as_stored: tuple[Any, ...], tell: Callable[["Row"], None] | None) -> None:
        object.__setattr__(self, "_as_stored", as_stored)
        object.__setattr__(self, "_tell", tell)


def _column(table: type[Row], name: str, annotation: Any) -> Column:
    kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    (holds,) = (kind for kind in kinds if kind is not type(None))
    said = vars(table).get(name, NEEDED)
    more = said if isinstance(said, _More) else _More(said)
    return Column(name, holds, len(kinds) > 1, more.default, more.leads_to, more.on_delete, more.decimals)
