"""What a row of a list of sales says: the second of the two ways through a file.

A row is read in four parts, each of some of its cells and of nothing else: who bought (`_customer`), when
(`_month`), for how much (`money`), and whether it is a sale (`_said`). The same customers, days and amounts come again and again, so each
part is worked out once for its texts and then remembered (`Remembered`); a row costs as many look-ups. A rule
about rows is a change of one of these, or a further part with the cells that it needs: it sees no other
row, and no memory grows with the file.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.money.importing.sheet import FIGURES, SalesKind
from kamtui.domain.text.cleaning import LINE_LIMIT
from kamtui.domain.text.language import _
from kamtui.domain.time.months import YEAR, month_number
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.meanings import is_error, read_number
from kamtui.exchange.reading.table_parts import total_name
from kamtui.exchange.sales.meaning.calendar import BadMonth, Calendar
from kamtui.exchange.sales.meaning.document_words import Kind, Verdict, before_number
from kamtui.exchange.sales.meaning.documents import together
from kamtui.exchange.sales.money import Figures, MoneyReader, stated
from kamtui.exchange.sales.settle import ReadAs, Settled

REMEMBERED = 20_000
"""How many texts of a part of a row are remembered; at the next one all are forgotten, and it begins anew."""

T = TypeVar("T")
Texts = tuple[str, ...]


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
    """A name that says that its row is a sum of others."""


class MaybeTotal(NamedTuple):
    """The name of a customer, or of a sum of rows."""

    customer: Customer
    of: str
    """What it would be a sum of, folded."""


class Said(NamedTuple):
    """What the columns of statuses and kinds say of a row, and the one that says it."""

    verdict: Verdict
    header: str = ""
    text: str = ""


class RowReader:
    """Reads the parts of the rows of one list, whose columns are settled."""

    def __init__(self, settled: Settled, read_as: ReadAs) -> None:
        self._settled = settled
        self._columns = settled.columns
        self._fields = settled.columns.fields
        self._read_as = read_as
        self._calendar = Calendar(month_first=bool(settled.month_first))
        self.width = len(settled.columns.headers)
        self.figures = self._figures()
        """The figures that the list speaks of."""
        self.customers: dict[tuple[str, str], Customer] = {}
        """All customers so far, in the order of the list."""
        self._who = [field for field in ("name", "number", "code") if field in self._fields]
        self._when = self._when_fields()
        self._money = MoneyReader(settled, read_as, self.figures)
        self.minus = self._money.minus
        is_cross = bool(self._columns.by_month)
        parts = settled.parts if settled.kind is SalesKind.MONTHS and not is_cross else []
        self.who, self.who_of = self._part([self._fields[field] for field in self._who], self._customer)
        self.when, self.when_of = self._part([self._fields[field] for field in self._when], self._month)
        self.money, self.money_of = self._part(self._money.columns, self._money.read)
        self.kind, self.kind_of = self._part(list(settled.kinds), self._said)
        self.has_kinds = bool(settled.kinds)
        self.has_totals = settled.has_totals
        self.is_in_doubt = settled.is_in_doubt
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
        figures = [field for field in FIGURES if field in self._fields or field in by_month]
        if self._columns.revenue.is_product and "revenue" not in figures:
            figures.append("revenue")
        if "cost" in self._fields and "profit" not in figures and "revenue" in figures:
            figures.append("profit")
        return tuple(field for field in FIGURES if field in figures)

    def fitted(self, row: RawRow) -> list[str] | Refusal:
        """The cells of a row that is shorter or longer than the header."""
        cells = row.cells
        if any(cell.strip() for cell in cells[self.width :]):
            text = _("{count} cells, the header has {width}")
            return Refusal(text.format(count=len(cells), width=self.width))
        return [*cells[: self.width], *[""] * (self.width - len(cells))]

    @property
    def names_currency(self) -> bool:
        """Whether some amount so far says what it is in."""
        return self._money.names_currency

    def _texts(self, texts: Texts) -> Texts:
        return tuple(map(stated, texts))

    # Who

    def _customer(self, texts: Texts) -> Customer | Refusal | Total | MaybeTotal:
        """The customer whom the name, number and code of a row name."""
        cells = dict(zip(self._who, map(stated, texts), strict=True))
        name, code = cells["name"], _code(cells.get("code", ""))
        if self._fields["name"] == self._fields.get("code"):
            name = code
        if not any(char.isalnum() for char in name):
            return Refusal(_("no customer"))
        if is_error(name):
            return Refusal(_("the name is an error of the spreadsheet: {error}").format(error=name))
        if len(name) > LINE_LIMIT:
            text = _("the name has more than {limit} characters")
            return Refusal(text.format(limit=LINE_LIMIT))
        total = total_name(name)
        if total is not None and total.is_certain:
            return Total()
        number = read_number(cells.get("number", ""))
        key, ident = customer_key(name), number or code.casefold()
        customer = self.customers.setdefault((key, ident), Customer(name, key, number, ident))
        return customer if total is None else MaybeTotal(customer, customer_key(total.of))

    # When

    def _when_fields(self) -> list[str]:
        if self._columns.by_month:
            return []
        if "date" in self._fields and (self._settled.kind is SalesKind.LINES or "month" not in self._fields):
            return ["date"]
        return [field for field in ("month", "year", "date") if field in self._fields]

    def _month(self, texts: Texts) -> date | Refusal | None:
        """The month that a row speaks of; None where it says nothing of that."""
        cells = dict(zip(self._when, map(stated, texts), strict=True))
        month, year = cells.get("month", ""), cells.get("year", "")
        if month and not year and (number := _number_of_month(month)) is not None:
            if self._read_as.year is None:
                text = _("“{text}” is a month without its year: --year 2026")
                return Refusal(text.format(text=month))
            return date(self._read_as.year, number, 1)
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

    # What it is

    def _said(self, texts: Texts) -> Said:
        """What the columns of statuses and kinds say of a row: the first that says the weightiest."""
        said = Said(Verdict.SALE)
        bare = list(map(stated, texts))
        verdicts = [
            settled.verdict(text) for settled, text in zip(self._settled.kinds.values(), bare, strict=True)
        ]
        whole = together(verdicts)
        if whole is not Verdict.SALE:
            place = verdicts.index(whole)
            column, settled = list(self._settled.kinds.items())[place]
            text = before_number(bare[place]) if settled.kind is Kind.NUMBER else bare[place]
            said = Said(whole, self._columns.headers[column], text)
        return said


def _code(text: str) -> str:
    """A customer's code; 17850.0 is how spreadsheets write 17850."""
    return text[:-2] if text.endswith(".0") and text[:-2].isdecimal() else text


def _number_of_month(text: str) -> int | None:
    """The month in a cell that says no year: "Януари", "3"."""
    if text.isascii() and text.isdecimal() and len(text) < 3:
        return int(text) if 1 <= int(text) <= YEAR else None
    return month_number(text)


def _no_texts(_cells: Sequence[str]) -> Texts:
    return ()
