"""How much a row of a list of sales says: its amounts in the currency of the book, and the figures that follow from them.

A revenue may be an amount that stands there, one less the tax beside it, or quantity × price. An amount is in
the currency that it names itself; else in that of its row, of its header, of another cell of the row, of another
header. One of which nothing says what it is in is taken as in that of the book, or is in doubt (`Settled.is_in_doubt`).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.exact_sums import Parts, exchanged, in_parts
from kamtui.domain.money.importing.sheet import FIGURES, PLAN_FIELDS, SALE_FIELDS
from kamtui.domain.text.cleaning import LINE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR
from kamtui.exchange.reading.amounts import (
    BadAmount,
    ForeignCurrency,
    Written,
    currency_in,
    take_apart,
    value_of,
)
from kamtui.exchange.reading.meanings import is_nothing
from kamtui.exchange.reading.table_parts import plain_cell
from kamtui.exchange.sales.meaning.headers import AMOUNTS, scale_of
from kamtui.exchange.sales.meaning.tax import without_tax
from kamtui.exchange.sales.settle import ReadAs, Settled

Figures = tuple[Parts | None, ...]
"""What a row says of the figures that the list speaks of, in their order; None is not known."""

_NO_MONEY = frozenset(("quantity", "discount", "tax_rate"))
_REMEMBERED = 10_000  # cells
_NOT_ALONE = frozenset(("tax", "tax_rate", "discount"))
"""What a row with nothing else says no amount by."""


class Money(NamedTuple):
    """What a row says of one month."""

    month_on: date | None
    """Where the column, and not the row, tells the month."""
    figures: Figures
    written: str
    """The figures as they stand in the file."""
    turned: int
    """How many amounts were in another currency than the book."""
    refusal: str = ""
    """Why they cannot be taken."""
    is_bare: bool = False
    """Whether nothing says what some amount is in."""
    leva: "Money | None" = None
    """The same with bare amounts in leva, for the months in which they are."""


class _Cell(NamedTuple):
    """A cell of a row: what it is for, its column, what stands there."""

    role: str
    column: int
    text: str


class _Amounts(NamedTuple):
    """The amounts of a row by their columns, in the currency of the book."""

    values: Mapping[int, Fraction]
    turned: int
    is_bare: bool


class MoneyReader:
    """Reads what the cells of a row say of money; `columns` are those whose cells it needs, in their order."""

    def __init__(self, settled: Settled, read_as: ReadAs, figures: Sequence[str]) -> None:
        columns = settled.columns
        self._settled = settled
        self._columns = columns
        self._read_as = read_as
        self._figures = figures
        self._with_percent = (
            frozenset(columns.revenue.with_percent) if columns.revenue.percent is not None else frozenset()
        )
        self._roles = [(field, columns.fields[field]) for field in AMOUNTS if field in columns.fields]
        self._roles += [("base", index) for index in columns.revenue.bases]
        self._roles += [("tax", index) for index in columns.revenue.taxes]
        if columns.revenue.is_product:
            self._roles += [(field, columns.fields[field]) for field in ("quantity", "price")]
        self._roles += [
            (role, index)
            for role, index in (
                ("tax_rate", columns.revenue.tax_rate),
                ("discount", columns.revenue.discount),
            )
            if index is not None
        ]
        self._year = columns.year_of_row
        self._has_currency = "currency" in columns.fields
        self.columns = [index for _role, index in self._roles] + [i for i, _f, _m in columns.by_month]
        self._scales = {index: scale_of(columns.headers[index]) for index in self.columns}
        if self._year is not None:
            self.columns.append(self._year)
        if self._has_currency:
            self.columns.append(columns.fields["currency"])
        self._cells: dict[_Cell, tuple[Written, Fraction]] = {}
        """Cells that were read before: the same quantities and prices come in ever new pairs."""
        self.names_currency = False
        """Whether some amount so far says what it is in."""

    def read(self, texts: tuple[str, ...]) -> tuple[Money, ...]:
        """What the amounts of a row say: of its month, or of each month that has a column; empty if nothing."""
        cells = [stated(text) for text in texts]
        of_row = cells.pop() if self._has_currency else ""
        year = cells.pop() if self._year is not None else ""
        if not self._columns.by_month:
            filled = [
                _Cell(role, i, text) for (role, i), text in zip(self._roles, cells, strict=True) if text
            ]
            if all(cell.role in _NOT_ALONE for cell in filled):
                return ()
            return (self._of_month(None, filled, of_row),)
        of_months: dict[date, list[_Cell]] = {}
        texts_by_month = cells[len(self._roles) :]
        for (index, field, month), text in zip(self._columns.by_month, texts_by_month, strict=True):
            if text:
                month = month.replace(year=int(year)) if _is_year(year) else month
                of_months.setdefault(month, []).append(_Cell(field, index, text))
        money = tuple(self._of_month(month, filled, of_row) for month, filled in of_months.items())
        if self._year is not None and not _is_year(year):
            refusal = _("“{text}” is no year").format(text=year)
            return tuple(amount._replace(refusal=refusal) for amount in money)
        return money

    def minus(self, money: Money) -> Money:
        """The same as something given back: a positive revenue is subtracted, a negative one is already."""
        revenue = self._figures.index("revenue") if "revenue" in self._figures else -1
        if revenue < 0 or not money.figures or (money.figures[revenue] or 0) <= 0:
            return money
        figures = tuple(
            -value if value is not None and field in SALE_FIELDS else value
            for field, value in zip(self._figures, money.figures, strict=True)
        )
        return money._replace(figures=figures, leva=money.leva and self.minus(money.leva))

    def _of_month(self, month: date | None, cells: Sequence[_Cell], of_row: str) -> Money:
        bare_in = self._read_as.currency or (Currency.EUR if self._read_as.by_date else currency())
        money = self._in(month, cells, of_row, bare_in)
        if money.is_bare and self._read_as.by_date:
            money = money._replace(leva=self._in(month, cells, of_row, Currency.BGN))
        return money

    def _in(self, month: date | None, cells: Sequence[_Cell], of_row: str, bare_in: Currency) -> Money:
        """What a row says, with amounts that name no currency in `bare_in`."""
        written = " / ".join(
            cell.text for cell in cells if cell.role in FIGURES or cell.role in ("quantity", "price")
        )
        try:
            amounts = self._amounts(cells, of_row, bare_in)
            figures = self._figures_of({cell.role: cell.column for cell in cells}, amounts.values)
        except BadAmount as error:
            return Money(month, (), written, 0, str(error))
        refusal = ""
        if figures.get("revenue") is None and not figures.keys() & set(PLAN_FIELDS):
            refusal = _("no revenue")
        kept = tuple(
            None if (value := figures.get(field)) is None else in_parts(value) for field in self._figures
        )
        return Money(month, kept, written, amounts.turned, refusal, amounts.is_bare)

    def _amounts(self, cells: Sequence[_Cell], of_row: str, bare_in: Currency) -> _Amounts:
        """The amounts of a row. Raises BadAmount."""
        parts = [(cell, read) for cell in cells if (read := self._read(cell)) is not None]
        of_all = currency_in(of_row) if of_row else None
        if of_row and of_all is None:
            raise ForeignCurrency(of_row)
        signs = {amount.currency for _cell, (amount, _value) in parts} - {None}
        beside = signs.pop() if len(signs) == 1 else None
        values: dict[int, Fraction] = {}
        counted, turned, is_bare = currency(), 0, False
        for cell, (amount, value) in parts:
            if cell.role in _NO_MONEY:
                values[cell.column] = value
                continue
            known = (
                amount.currency
                or of_all
                or self._settled.currencies.get(cell.column)
                or beside
                or self._settled.of_others.get(cell.column)
                or self._settled.of_title
            )
            self.names_currency = self.names_currency or known is not None
            is_bare = is_bare or (known is None and self._read_as.currency is None)
            turned += (known or bare_in) is not counted
            values[cell.column] = exchanged(value, known or bare_in, counted)
        return _Amounts(values, turned, is_bare)

    def _read(self, cell: _Cell) -> tuple[Written, Fraction] | None:
        """The amount in a cell, taken apart, and its value; None if there is none. Raises BadAmount."""
        known = self._cells.get(cell)
        if known is None:
            if cell.column in self._settled.foreign:
                raise BadAmount(self._settled.foreign[cell.column])
            text = cell.text.removesuffix("%") if cell.role in _NO_MONEY else cell.text
            amount = take_apart(text)
            if amount is None:
                return None
            value = value_of(amount, self._settled.marks.get(cell.column), cell.text)
            if len(self._cells) >= _REMEMBERED:
                self._cells.clear()
            known = self._cells[cell] = (amount, value * self._scales[cell.column])
        return known

    def _figures_of(
        self, columns: Mapping[str, int], values: Mapping[int, Fraction]
    ) -> dict[str, Fraction | None]:
        """The figures of a row whose cells stand in these columns. Raises BadAmount."""
        figures: dict[str, Fraction | None] = {
            field: self._less_percent(index, values.get(index))
            for field, index in columns.items()
            if field in FIGURES
        }
        revenue = self._revenue(values)
        if revenue is not None:
            figures["revenue"] = revenue
        returned = values.get(columns["returns"]) if "returns" in columns else None
        if returned is not None and revenue is not None:
            figures["revenue"] = revenue = revenue - abs(returned)
        cost = values.get(columns["cost"]) if "cost" in columns else None
        if cost is not None and "profit" not in self._columns.fields and revenue is not None:
            figures["profit"] = revenue - cost
        return figures

    def _less_percent(self, index: int, value: Fraction | None) -> Fraction | None:
        """An amount with tax without it, where somebody says what percent it is."""
        if value is None or self._columns.revenue.percent is None or index not in self._with_percent:
            return value
        return value / (1 + self._columns.revenue.percent / 100)

    def _revenue(self, values: Mapping[int, Fraction]) -> Fraction | None:
        """What a row says of the revenue, without tax; None if it says nothing. Raises BadAmount."""
        fields, columns = self._columns.fields, self._columns
        if columns.revenue.is_product:
            amount = self._product(values)
            index = fields["price"]
        elif "revenue" in fields:
            index = fields["revenue"]
            amounts = [values[i] for i in (index, *columns.revenue.bases) if i in values]
            amount = sum(amounts, Fraction(0)) if amounts else None
        else:
            return None
        if amount is None:
            return None
        if columns.revenue.taxes:
            taxes = [values[i] for i in columns.revenue.taxes if i in values]
            if not taxes and amount:
                raise BadAmount(_no_tax(columns.headers[columns.revenue.taxes[0]]))
            return without_tax(amount, sum(taxes, Fraction(0)))
        if columns.revenue.tax_rate is not None:
            if columns.revenue.tax_rate not in values and amount:
                raise BadAmount(_no_tax(columns.headers[columns.revenue.tax_rate]))
            rate = abs(values.get(columns.revenue.tax_rate, Fraction(0)))
            return amount / (1 + (rate if rate < 1 else rate / 100))
        return self._less_percent(index, amount)

    def _product(self, values: Mapping[int, Fraction]) -> Fraction | None:
        """Quantity × price, less the discount; None if one of them is missing."""
        columns = self._columns
        quantity, price = values.get(columns.fields["quantity"]), values.get(columns.fields["price"])
        if quantity is None or price is None:
            return None
        off = (
            values.get(columns.revenue.discount, Fraction(0))
            if columns.revenue.discount is not None
            else Fraction(0)
        )
        return quantity * price * (1 - off / columns.revenue.discount_scale) if off else quantity * price


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR


def _no_tax(header: str) -> str:
    text = _("no tax in “{column}” beside an amount with tax; if there is none, write 0")
    return text.format(column=header)


@lru_cache(maxsize=10_000)
def stated(text: str) -> str:
    """What a cell says, without the signs that spreadsheets put around it; empty where it says that there is nothing."""
    text = clean(plain_cell(text), limit=LINE_LIMIT + 1)
    return "" if is_nothing(text) else text
