"""Which column of a list of sales is which: by its header (`headers`), and by what stands in it and beside it."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kamtui.domain.text.numbers import Currency
from kamtui.exchange.reading import headers as account_headers
from kamtui.exchange.reading.amounts import currency_in, is_fraction, may_be_percent
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.meanings import are_amounts, is_bulgaria, is_cyrillic, is_number_of_bulgaria
from kamtui.exchange.sales.meaning.cells import Candidates, Cells, Numbers, pairs
from kamtui.exchange.sales.meaning.document_words import Kind, kind_of
from kamtui.exchange.sales.meaning.headers import (
    AMOUNTS,
    DETAIL,
    FEWEST_SHORT,
    MARGINS,
    OF_VAT,
    OFFERS,
    OFFERS_ALONE,
    RETURNS,
    SKIP,
    SOLD,
    TOTALS,
    Meaning,
    bare_key,
    dated_months,
    meaning_of,
    numbered_months,
)
from kamtui.exchange.sales.meaning.revenue import Revenue
from kamtui.exchange.sales.meaning.tax import Side

_QUARTER = re.compile(
    r"(?:(?:19|20)\d\d\W*)?(?:fy\W*)?(?:q|т)\s?[1-4](?:\W*(?:fy\W*)?(?:(?:19|20)\d\d|\d\d))?", re.IGNORECASE
)

LOOKED_AT = 300
"""Rows whose values help to tell what a column is."""


class MonthColumn(NamedTuple):
    """A column that holds one month of a field."""

    place: int
    field: str
    month_on: date


class MonthWithoutYear(NamedTuple):
    """A column that holds one month of a field and does not say of which year: 1 is January."""

    place: int
    field: str
    month: int


class SalesColumns:
    """Which column is which, for one table: `fields` field → column, `by_month` the columns of one month each.

    `rows` are the first rows of the table; what they hold helps to tell. `year` is that of months that say none,
    `percent` the tax in amounts with tax, where somebody says so.
    """

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        mapped: Mapping[int, str],
        month: date | None,
        *,
        year: int | None = None,
        percent: Fraction | None = None,
    ) -> None:
        self.headers = headers
        self._cells = Cells(headers, rows[:LOOKED_AT])
        self._candidates = Candidates(self._cells)
        self.fields = self._candidates.fields
        self._by_hand = frozenset(mapped)
        self.by_month: list[MonthColumn] = []
        self.without_year: list[MonthWithoutYear] = []
        """The columns of one month each that do not say of which year."""
        self.year_of_row: int | None = None
        """The column that says of which year the columns of months are; their own years mean nothing then."""
        self.kinds: dict[int, Kind] = {}
        """The columns that may say what a row is: a sale, an offer, a credit note."""
        self.no_amounts: dict[int, str] = {}
        """Columns that could be a profit by their headers and hold fractions or percents → the field."""
        self.no_amounts_doubt: set[int] = set()
        """Those of them that could also be amounts."""
        self._read_headers(month)
        self._take_mapped(mapped)
        self._settle_years(mapped.values(), year)
        self.dates = self._candidates.best_first("date")
        """Every column of dates: what one says of their order holds for the others."""
        self._choose_customer_and_day()
        self.revenue = Revenue(self._candidates, percent)
        for field in AMOUNTS:
            if field != "revenue" or not self.revenue.is_product:
                self._candidates.choose(field, is_money=True)
        self.returns_doubt = self._returns()
        """The header of what was given back, where nobody says whether the revenue is with it."""
        self._leave_out_fractions()
        self._settle_months()
        self.offers = self._offers()
        """The header that says that the list is one of offers or deals, where nothing says which were won."""
        self.details = self._details()
        """The columns that tell two rows of one customer and month apart."""

    # -- headers

    def _read_headers(self, month: date | None) -> None:
        """Put each column where its header says that it belongs; one of a whole year only if that is of `month`."""
        dated = dated_months(self.headers)
        for index, header in enumerate(self.headers):
            if index in self._by_hand or not header.strip():
                continue
            if index in dated:
                self.by_month.append(MonthColumn(index, "revenue", dated[index]))
                self._candidates.sides[index] = None
                continue
            if (kind := kind_of(header)) is not None:
                self.kinds[index] = kind
            meaning = self._checked(index, meaning_of(header))
            if meaning is None:
                continue
            self._candidates.sides[index] = meaning.side
            if meaning.month_on is not None:
                self.by_month.append(MonthColumn(index, meaning.field, meaning.month_on))
            elif meaning.month is not None:
                self.without_year.append(MonthWithoutYear(index, meaning.field, meaning.month))
            elif meaning.year is None or (month is not None and meaning.year == month.year):
                self._candidates.add(meaning.field, meaning.rank, index)

    def _take_mapped(self, mapped: Mapping[int, str]) -> None:
        for index, field in mapped.items():
            if field == "status":
                self.kinds[index] = Kind.STATUS
            elif field != SKIP:
                self.fields.setdefault(field, index)

    def _settle_years(self, mapped: Collection[str], year: int | None) -> None:
        """Which columns are of a month without its year, and of which one if it is said."""
        has_time = any(field in self._candidates or field in mapped for field in ("date", "month"))
        if not (self.by_month or self.without_year or has_time):
            beside = [*self._candidates.of("revenue"), *self._candidates.of("gross")]
            if all(bare_key(self.headers[index]) in TOTALS for index in beside):
                numbered = numbered_months(self.headers)
                self.without_year = [
                    MonthWithoutYear(index, "revenue", month) for index, month in numbered.items()
                ]
                self._candidates.sides.update(dict.fromkeys(numbered))
        if len(self.without_year) < FEWEST_SHORT:
            # "I", "X" alone are hardly months.
            self.without_year = [
                column for column in self.without_year if len(self.headers[column.place].strip()) > 2
            ]
        if year is not None:
            self._put_into_year(year)

    def _put_into_year(self, year: int) -> None:
        """Let the months without a year be of this one."""
        self.by_month += [
            MonthColumn(column.place, column.field, date(year, column.month, 1))
            for column in self.without_year
        ]
        self.without_year = []

    def _checked(self, index: int, meaning: Meaning | None) -> Meaning | None:
        """A meaning as the cells bear it out: "VAT" is a number of registration or an amount."""
        if meaning is None or meaning.field not in ("tax", "number"):
            return meaning
        values = self._cells.values(index)
        if not values or (meaning.field == "number" and meaning.rank < OF_VAT):
            return meaning
        if are_amounts(values):
            return meaning if meaning.field == "tax" else None
        account = account_headers.meaning_of(self.headers[index])
        is_number = account is not None and account.field == "vat_number" and any(map(_has_number, values))
        return Meaning("number", OF_VAT) if is_number else None

    # -- which is which

    def _choose_customer_and_day(self) -> None:
        choose = self._candidates.choose
        choose("name", may_be_code=False)
        choose("name")
        for field in ("code", "number", "date", "month", "year", "currency"):
            choose(field)
        if "date" in self.fields and "month" in self.fields and self._are_no_months(self.fields["month"]):
            del self.fields["month"]
        if "name" not in self.fields:
            for field in ("code", "number"):
                if field in self.fields:
                    self.fields.setdefault("name", self.fields[field])

    def _are_no_months(self, index: int) -> bool:
        """Whether a column holds other periods than months: "Q4-2026" beside the day on which a deal was closed."""
        values = self._cells.values(index)
        return bool(values) and 2 * sum(_QUARTER.fullmatch(value) is not None for value in values) > len(
            values
        )

    def _settle_months(self) -> None:
        """Whether the list has a column for each month: not where a column says of which day or month a row is."""
        if self.without_year and "year" in self.fields:
            self.year_of_row = self.fields["year"]
            self._put_into_year(1)
        if self.fields.keys() & {"date", "month"}:
            self.by_month = []
            self.without_year = []
        elif self.by_month or self.without_year:
            # With a column for each month, a sum beside them is that of all.
            for field in (*AMOUNTS, "quantity", "price"):
                self.fields.pop(field, None)
            self.returns_doubt = ""
            months = [column.place for column in self.by_month]
            self.revenue.of_months([*months, *(column.place for column in self.without_year)])
            self._leave_out_fractions_of_months()

    def _returns(self) -> str:
        """The header of a column of what was given back, beside a revenue that does not say it is net; else ""."""
        revenue = self.fields.get("revenue")
        if revenue is None or "returns" in self.fields or self._candidates.sides.get(revenue) is Side.NET:
            return ""
        for index in self._candidates.best_first(RETURNS):
            if self._cells.is_money(index) and any(self._cells.numbers(index)):
                return self.headers[index]
        return ""

    def _offers(self) -> str:
        """The header by which all rows are offers or deals, if no column says what became of them."""
        keys = {index: header_key(header) for index, header in enumerate(self.headers)}
        if set(keys.values()) & SOLD or {*self.kinds.values()} & {Kind.STATUS, Kind.DOCUMENT, Kind.WON}:
            return ""
        taken = {*self.fields.values(), *self._by_hand}
        return next(
            (self.headers[index] for index, key in keys.items() if key in OFFERS and index not in taken), ""
        )

    def _details(self) -> list[int]:
        taken = {*self.fields.values(), *self.revenue.taxes, *(column.place for column in self.by_month)}
        details = [*self._candidates.of(DETAIL), *self._candidates.of("quantity")]
        return [index for index in details if index not in taken]

    # -- profits that are no amounts

    def _leave_out_fractions(self) -> None:
        """Leave out a profit that is a fraction or may be percents of the revenue."""
        revenue = self._cells.numbers(self.fields["revenue"]) if "revenue" in self.fields else None
        planned = revenue
        if "planned_revenue" in self.fields:
            planned = self._cells.numbers(self.fields["planned_revenue"])
        for field, beside in (("profit", revenue), ("planned_profit", planned)):
            while field in self.fields and self.fields[field] not in self._by_hand and beside is not None:
                index = self.fields[field]
                if not self._is_no_amount(index, beside):
                    break
                self.no_amounts[index] = field
                del self.fields[field]
                self._candidates.remove(field, index)
                self._candidates.choose(field, is_money=True)

    def _leave_out_fractions_of_months(self) -> None:
        """Leave out the profits of months that are fractions or may be percents of the revenue beside them."""
        revenue = {column.month_on: column.place for column in self.by_month if column.field == "revenue"}
        for column in self.by_month:
            if (
                column.field == "profit"
                and column.month_on in revenue
                and self._is_no_amount(column.place, self._cells.numbers(revenue[column.month_on]))
            ):
                self.no_amounts[column.place] = column.field
        self.by_month = [column for column in self.by_month if column.place not in self.no_amounts]

    def _is_no_amount(self, index: int, revenue: Numbers) -> bool:
        beside = pairs(self._cells.numbers(index), revenue)
        is_margin = any(word in header_key(self.headers[index]) for word in MARGINS)
        if is_fraction(beside, is_margin=is_margin):
            return True
        if is_margin and may_be_percent(beside):
            self.no_amounts_doubt.add(index)
            return True
        return False

    # -- what is asked of them

    @property
    def is_bulgarian(self) -> bool:
        """Whether the list is written in Cyrillic, or its customers are Bulgarian by number or country."""
        if any(map(is_cyrillic, self.headers)):
            return True
        if "number" in self.fields and any(
            map(is_number_of_bulgaria, self._cells.values(self.fields["number"]))
        ):
            return True
        countries = [index for index, header in enumerate(self.headers) if _is_country(header)]
        return any(is_bulgaria(value) for index in countries for value in self._cells.values(index))

    @property
    def are_offers(self) -> bool:
        """Whether the rows are offers by the column of their numbers or names."""
        keys = set(map(header_key, self.headers))
        return bool(keys & OFFERS_ALONE) and not keys & SOLD

    @property
    def are_invoices(self) -> bool:
        """Whether the rows are of invoices."""
        return any(re.search(r"\b(?:invoice|faktura)", header_key(header)) for header in self.headers)

    def taken(self) -> dict[int, str]:
        """Column → field, of all that is read."""
        revenue = self.revenue
        fields = {index: field for field, index in reversed(self.fields.items())}
        fields |= dict.fromkeys(revenue.bases, "revenue") | dict.fromkeys(revenue.taxes, "tax")
        for extra, field in ((revenue.tax_rate, "tax_rate"), (revenue.discount, "discount")):
            if extra is not None:
                fields[extra] = field
        return fields | {column.place: column.field for column in self.by_month}

    def amounts_beside(self, index: int) -> list[int]:
        """The columns of amounts of the same row; in a table with a column for each month, of the same month."""
        months = {column.place: column.month_on for column in self.by_month}
        if index in months:
            return [column for column, month in months.items() if month == months[index]]
        fields = (*AMOUNTS, "gross", "price", "gross_price", "tax")
        indexes: set[int] = set()
        for field in fields:
            indexes.update(self._candidates.of(field))
        return sorted(indexes | {self.fields[field] for field in fields if field in self.fields})

    def currency_of(self, index: int) -> Currency | None:
        """What a column's header says its amounts are in. Raises ForeignCurrency."""
        return currency_in(self.headers[index])


def _has_number(text: str) -> bool:
    """Whether a cell can hold a number of registration, and is not "yes"."""
    return sum(1 for char in text if char.isdecimal()) >= 6


def _is_country(header: str) -> bool:
    meaning = account_headers.meaning_of(header)
    return meaning is not None and meaning.field == "country"
