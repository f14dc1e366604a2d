"""What a row of a list of sales says: the second of the two ways through a file.

A row is read in three parts, each of some of its cells and of nothing else: who bought (`_customer`), when
(`_month`), and for how much (`_money`). The same customers, days and amounts come again and again, so each
part is worked out once for its texts and then remembered (`Remembered`); a row costs three look-ups. A rule
about rows is a change of one of these, or a further part with the cells that it needs: it sees no other
row, and no memory grows with the file.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from kamtui.domain.currency import Parts, in_parts
from kamtui.domain.language import _
from kamtui.domain.sales_sheet import FIGURES, PLAN_FIELDS, Currency, SalesKind, customer_key
from kamtui.domain.text import LINE_LIMIT, clean, fold
from kamtui.exchange.amounts import (
    BadAmount,
    ForeignCurrency,
    currency_in,
    in_euro,
    take_apart,
    value_of,
)
from kamtui.exchange.csv_text import RawRow
from kamtui.exchange.meanings import is_nothing, read_number
from kamtui.exchange.sales_calendar import BadMonth, Calendar
from kamtui.exchange.sales_columns import AMOUNTS, scale_of
from kamtui.exchange.sales_settle import ReadAs, Settled
from kamtui.exchange.table_parts import TOTALS, plain_cell

REMEMBERED = 20_000
"""So many texts of a part of a row are remembered, before all are forgotten and it begins anew."""

T = TypeVar("T")
Texts = tuple[str, ...]
Figures = tuple[Parts | None, ...]
"""What a row says of the figures that the list speaks of, in their order; None is not known."""


class Remembered(dict[str | Texts, T], Generic[T]):
    """What texts mean, each worked out when it comes for the first time."""

    def __init__(self, work_out: Callable[[Texts], T]) -> None:
        self._work_out = work_out

    def __missing__(self, texts: str | Texts) -> T:
        if len(self) >= REMEMBERED:
            self.clear()
        meant = self[texts] = self._work_out((texts,) if isinstance(texts, str) else texts)
        return meant


class MonthSoFar:
    """What order lines of one month are summed up to; a figure is not known once that of a line is not."""

    __slots__ = ("count", "figures", "line")

    def __init__(self, line: int, figures: Figures) -> None:
        self.line = line
        self.count = 1
        self.figures = list(figures)


class Customer:
    """A customer of the list, and the sums of order lines by month."""

    __slots__ = ("ident", "key", "months", "name", "number")

    def __init__(self, name: str, key: str, number: str, ident: str) -> None:
        self.name = name
        self.key = key
        self.number = number
        self.ident = ident
        self.months: dict[date, MonthSoFar] = {}


class Refusal(NamedTuple):
    """Why a part of a row cannot be taken."""

    reason: str


class Total(NamedTuple):
    """The word for a sum of rows, where a customer's name should be; with a day beside it, it may be a name."""

    customer: Customer


class Money(NamedTuple):
    """What a row says of one month."""

    month_on: date | None
    """Where the column, and not the row, tells the month."""
    figures: Figures
    written: str
    """The figures as they stand in the file."""
    in_leva: int
    """How many amounts were in leva."""
    refusal: str = ""
    """Why they cannot be taken."""


class RowReader:
    """Reads the parts of the rows of one list, whose columns are settled."""

    def __init__(self, settled: Settled, read_as: ReadAs) -> None:
        self._settled = settled
        self._columns = settled.columns
        self._fields = settled.columns.fields
        self._read_as = read_as
        self._calendar = Calendar(month_first=bool(settled.month_first))
        self._scales = {
            index: scale_of(settled.columns.headers[index])
            for index in {*settled.currencies, *settled.foreign}
        }
        self.width = len(settled.columns.headers)
        self.figures = self._figures()
        """The figures that the list speaks of."""
        self.names_currency = False
        """Whether some amount so far says what it is in."""
        self.customers: dict[tuple[str, str], Customer] = {}
        """All customers so far, in the order of the list."""
        self._who = [field for field in ("name", "number", "code") if field in self._fields]
        self._when = self._when_fields()
        self._amounts = [field for field in AMOUNTS if field in self._fields]
        by_month = [index for index, _field, _month in self._columns.by_month]
        money = [*(self._fields[field] for field in self._amounts), *by_month]
        if "currency" in self._fields:
            money.append(self._fields["currency"])
        parts = self._columns.details if settled.kind is SalesKind.MONTHS and not by_month else []
        self.who, self.who_of = self._part([self._fields[field] for field in self._who], self._customer)
        self.when, self.when_of = self._part([self._fields[field] for field in self._when], self._month)
        self.money, self.money_of = self._part(money, self._money)
        self.part, self.part_of = self._part(parts, self._texts)
        self.has_parts = bool(parts)

    def _part(
        self, columns: Sequence[int], work_out: Callable[[Texts], T]
    ) -> tuple[Callable[[Sequence[str]], str | Texts], Remembered[T]]:
        """How the cells of some columns are taken out of a row, and what they mean."""
        take: Callable[[Sequence[str]], str | Texts] = itemgetter(*columns) if columns else _no_texts
        return take, Remembered(work_out)

    def _figures(self) -> tuple[str, ...]:
        by_month = {field for _index, field, _month in self._columns.by_month}
        found = [field for field in FIGURES if field in self._fields or field in by_month]
        if "cost" in self._fields and "profit" not in found and "revenue" in found:
            found.append("profit")
        return tuple(field for field in FIGURES if field in found)

    def fitted(self, row: RawRow) -> list[str] | Refusal:
        """The cells of a row that is shorter or longer than the header."""
        cells = row.cells
        if any(cell.strip() for cell in cells[self.width :]):
            text = _("{found} cells, the header has {width}")
            return Refusal(text.format(found=len(cells), width=self.width))
        return [*cells[: self.width], *[""] * (self.width - len(cells))]

    def _texts(self, texts: Texts) -> Texts:
        return tuple(map(_bare, texts))

    # Who

    def _customer(self, texts: Texts) -> Customer | Refusal | Total:
        """The customer whom the name, number and code of a row name."""
        cells = dict(zip(self._who, map(_bare, texts), strict=True))
        name = cells["name"]
        if not any(char.isalnum() for char in name):
            return Refusal(_("no customer"))
        if len(name) > LINE_LIMIT:
            text = _("the name has more than {limit} characters")
            return Refusal(text.format(limit=LINE_LIMIT))
        number = read_number(cells.get("number", ""))
        key, ident = customer_key(name), number or cells.get("code", "").casefold()
        customer = self.customers.setdefault((key, ident), Customer(name, key, number, ident))
        return Total(customer) if fold(name.rstrip(": ")) in TOTALS else customer

    # When

    def _when_fields(self) -> list[str]:
        if self._columns.by_month:
            return []
        if "date" in self._fields and (self._settled.kind is SalesKind.LINES or "month" not in self._fields):
            return ["date"]
        return [field for field in ("month", "year", "date") if field in self._fields]

    def _month(self, texts: Texts) -> date | Refusal | None:
        """The month that a row speaks of; None where it says nothing of that."""
        cells = dict(zip(self._when, map(_bare, texts), strict=True))
        month, year = cells.get("month", ""), cells.get("year", "")
        if month and year and not re.search(r"\d{4}", month):
            when = f"{month}.{year}" if month.isdecimal() else f"{month} {year}"
        else:
            when = month or cells.get("date", "")
        if not when:
            return None
        try:
            if self._settled.kind is SalesKind.LINES and "date" in self._fields:
                return self._calendar.month_of_day(when)
            return self._calendar.month(when)
        except BadMonth as error:
            return Refusal(str(error))

    # How much

    def _money(self, texts: Texts) -> tuple[Money, ...]:
        """What the amounts of a row say: of its month, or of each month that has a column; empty if nothing."""
        cells = list(map(_bare, texts))
        currency = cells.pop() if "currency" in self._fields else ""
        if not self._columns.by_month:
            amounts = {
                field: (self._fields[field], text)
                for field, text in zip(self._amounts, cells, strict=True)
                if text
            }
            return (self._of_month(None, amounts, currency),) if amounts else ()
        of_months: dict[date, dict[str, tuple[int, str]]] = {}
        texts_by_month = cells[len(self._amounts) :]
        for (index, field, month), text in zip(self._columns.by_month, texts_by_month, strict=True):
            if text:
                of_months.setdefault(month, {})[field] = (index, text)
        return tuple(self._of_month(month, amounts, currency) for month, amounts in of_months.items())

    def _of_month(self, month: date | None, amounts: dict[str, tuple[int, str]], currency: str) -> Money:
        written = " / ".join(text for field, (_index, text) in amounts.items() if field in FIGURES)
        figures: dict[str, Parts | None] = {}
        in_leva = 0
        try:
            for field, (index, text) in amounts.items():
                figures[field], is_leva = self._amount(index, text, currency)
                in_leva += is_leva
        except BadAmount as error:
            return Money(month, (), written, in_leva, str(error))
        cost, revenue = figures.pop("cost", None), figures.get("revenue")
        if cost is not None and "profit" not in self._fields and revenue is not None:
            figures["profit"] = revenue - cost
        refusal = ""
        if revenue is None and not figures.keys() & set(PLAN_FIELDS):
            refusal = _("no revenue")
        return Money(month, tuple(figures.get(field) for field in self.figures), written, in_leva, refusal)

    def _amount(self, index: int, text: str, of_row: str) -> tuple[Parts | None, bool]:
        """An amount in parts of a euro, and whether it was in leva. Raises BadAmount."""
        if index in self._settled.foreign:
            raise BadAmount(self._settled.foreign[index])
        written = take_apart(text)
        if written is None:
            return None, False
        currency = written.currency
        if currency is None and of_row:
            currency = currency_in(of_row)
            if currency is None:
                raise ForeignCurrency(of_row)
        currency = currency or self._settled.currencies.get(index)
        self.names_currency = self.names_currency or currency is not None
        currency = currency or self._read_as.currency or Currency.EUR
        value = value_of(written, self._settled.marks.get(index), text) * self._scales[index]
        return in_parts(in_euro(value, currency)), currency is Currency.BGN


def _no_texts(_cells: Sequence[str]) -> Texts:
    return ()


def _bare(text: str) -> str:
    """A cell without its dress; empty if it says that there is nothing."""
    text = clean(plain_cell(text), limit=LINE_LIMIT + 1)
    return "" if is_nothing(text) else text
