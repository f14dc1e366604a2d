"""What stands in the first rows of a list of sales, and which columns may be which by that and by their headers."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from kamtui.exchange.reading.amounts import BadAmount, ForeignCurrency, decimal_mark, take_apart, value_of
from kamtui.exchange.sales.meaning.tax import Side

Numbers = Sequence[Fraction | None]
"""The amounts of a column, row by row."""


class Cells:
    """The headers of a table and what stands in its first rows; columns are named by their places."""

    def __init__(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.headers = headers
        self.rows = rows
        self._numbers: dict[int, list[Fraction | None]] = {}

    def values(self, index: int) -> list[str]:
        """The cells of a column in which anything stands."""
        return [cell for row in self.rows if index < len(row) and (cell := row[index].strip())]

    def numbers(self, index: int) -> list[Fraction | None]:
        """The amounts of a column, row by row; None where there is none or it could be read in two ways."""
        if index in self._numbers:
            return self._numbers[index]
        written = []
        for row in self.rows:
            try:
                written.append(take_apart(row[index].strip().removesuffix("%")) if index < len(row) else None)
            except BadAmount:
                written.append(None)
        mark = decimal_mark(cell.number for cell in written if cell is not None)
        numbers: list[Fraction | None] = []
        for cell in written:
            try:
                numbers.append(None if cell is None else value_of(cell, mark, cell.number))
            except BadAmount:
                numbers.append(None)
        self._numbers[index] = numbers
        return numbers

    def sum(self, indexes: Sequence[int]) -> list[Fraction | None]:
        """The sums of some columns, row by row; None where none of them has an amount."""
        cells = zip(*map(self.numbers, indexes), strict=True)
        return [
            sum(known, Fraction(0)) if (known := [n for n in row if n is not None]) else None for row in cells
        ]

    def is_code(self, index: int) -> bool:
        """Whether a column holds nothing but numbers without a sign: of customers or documents, no names."""
        values = self.values(index)
        return bool(values) and all(value.replace(".", "").isdecimal() for value in values)

    def is_money(self, index: int) -> bool:
        """Whether most of a column's values can be amounts: a margin in percent is none."""
        values = self.values(index)
        return sum(1 for value in values if _may_be_amount(value)) * 2 >= len(values)


class Candidate(NamedTuple):
    """A column, by its place, that may be a field: by a name of this rank, of which 0 is the best."""

    rank: int
    place: int


class Candidates:
    """The columns that may be each field by their headers, and in `fields` those that were chosen so far."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.fields: dict[str, int] = {}
        self.sides: dict[int, Side | None] = {}
        """On which side of the tax the amounts of a column are, if its header says so."""
        self._by_field: dict[str, list[Candidate]] = {}

    def __contains__(self, field: str) -> bool:
        return field in self._by_field

    def add(self, field: str, rank: int, index: int) -> None:
        """Let a column be one that may be a field."""
        self._by_field.setdefault(field, []).append(Candidate(rank, index))

    def remove(self, field: str, index: int) -> None:
        """Let a column be none that may be a field."""
        self._by_field[field] = [column for column in self._by_field[field] if column.place != index]

    def of(self, field: str) -> list[int]:
        """The columns that may be a field, in the order in which they were added: mostly that of the table."""
        return [column.place for column in self._by_field.get(field, [])]

    def best_first(self, field: str) -> list[int]:
        """The columns that may be a field, the best name first."""
        return [column.place for column in sorted(self._by_field.get(field, []))]

    def choose(self, field: str, *, may_be_code: bool = True, is_money: bool = False) -> None:
        """Take the best column for a field: one that holds anything, then by its name, then by its place."""
        taken = set(self.fields.values())
        free = [
            (not self.cells.values(index), rank, index)
            for rank, index in self._by_field.get(field, [])
            if index not in taken
            and (may_be_code or not self.cells.is_code(index))
            and (not is_money or self.cells.is_money(index))
        ]
        if field not in self.fields and free:
            _is_empty, _rank, self.fields[field] = min(free)


def pairs(first: Numbers, second: Numbers) -> list[tuple[Fraction, Fraction]]:
    """The rows in which both columns have an amount."""
    return [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]


def _may_be_amount(value: str) -> bool:
    try:
        take_apart(value)
    except ForeignCurrency:
        return True
    except BadAmount:
        return False
    return True
