"""Which column of a list of sales is which: by its header (`sales_headers`), and by what stands in it and beside it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kamtui.domain.money.sheet import Currency
from kamtui.domain.text.cleaning import clean
from kamtui.exchange.reading import columns
from kamtui.exchange.reading.amounts import (
    BadAmount,
    ForeignCurrency,
    currency_in,
    decimal_mark,
    is_fraction,
    may_be_percent,
    take_apart,
    value_of,
)
from kamtui.exchange.reading.columns import header_key
from kamtui.exchange.reading.meanings import are_amounts, is_bulgaria, is_cyrillic, is_number_of_bulgaria
from kamtui.exchange.sales import documents
from kamtui.exchange.sales.documents import Kind
from kamtui.exchange.sales.headers import (
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
    meaning_of,
    numbered_months,
)
from kamtui.exchange.sales.tax import Side, adds_up, are_rates, side_by_rates

LOOKED_AT = 300
"""Rows whose values help to tell what a column is."""


@dataclass(frozen=True, slots=True)
class TaxDoubt:
    """A column of which nobody can tell whether the tax beside it is in it, with the amount and tax of a row."""

    header: str
    amount: str
    tax_header: str
    tax: str


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
        self._rows = rows[:LOOKED_AT]
        self.fields: dict[str, int] = {}
        self.by_month: list[tuple[int, str, date]] = []
        self.without_year: list[tuple[int, str, int]] = []
        """The columns of one month each that do not say of which year."""
        self.year_of_row: int | None = None
        """The column that says of which year the columns of months are; their own years mean nothing then."""
        self.details: list[int] = []
        self.dates: list[int] = []
        """Every column of dates: what one says of their order holds for the others."""
        self.kinds: dict[int, Kind] = {}
        """The columns that may say what a row is: a sale, an offer, a credit note."""
        self.offers = ""
        """The header that says that the list is one of offers or deals, where nothing says which were won."""
        self.taxes: tuple[int, ...] = ()
        """The columns of tax to take out of the revenue."""
        self.bases: tuple[int, ...] = ()
        """Further columns without tax that are added to the revenue: it stands in one for each percent of tax."""
        self.tax_rate: int | None = None
        """The column of percents of tax to take out of the revenue."""
        self.percent: Fraction | None = None
        """The percent of tax to take out of the revenue."""
        self.with_percent: tuple[int, ...] = ()
        """The columns of amounts with that tax."""
        self.tax_doubt: TaxDoubt | None = None
        self.gross = ""
        """The header of a revenue that may be with tax, where nothing says how much."""
        self.is_product = False
        """Whether the revenue is quantity × price."""
        self.discount: int | None = None
        self.discount_doubt = ""
        """The header of a discount of which nobody can tell whether it is in percent."""
        self.discount_scale = 1
        self.returns_doubt = ""
        """The header of what was given back, where nobody says whether the revenue is with it."""
        self.no_amounts: dict[int, str] = {}
        """Columns that could be a profit by their headers and hold fractions or percents → the field."""
        self.no_amounts_doubt: set[int] = set()
        """Those of them that could also be amounts."""
        candidates: dict[str, list[tuple[int, int]]] = {}
        sides: dict[int, Side | None] = {}
        for index, header in enumerate(headers):
            if index in mapped or not header.strip():
                continue
            if (kind := documents.kind_of(header)) is not None:
                self.kinds[index] = kind
            meaning = self._checked(index, meaning_of(header))
            if meaning is None:
                continue
            sides[index] = meaning.side
            if meaning.month_on is not None:
                self.by_month.append((index, meaning.field, meaning.month_on))
            elif meaning.month is not None:
                self.without_year.append((index, meaning.field, meaning.month))
            elif meaning.year is None or (month is not None and meaning.year == month.year):
                candidates.setdefault(meaning.field, []).append((meaning.rank, index))
        for index, field in mapped.items():
            if field == "status":
                self.kinds[index] = Kind.STATUS
            elif field != SKIP:
                self.fields.setdefault(field, index)
        self._by_hand = frozenset(mapped)
        self._candidates = candidates
        self._sides = sides
        self._read: dict[int, list[Fraction | None]] = {}
        self._settle_years({*candidates, *mapped.values()}, year)
        self.dates = [index for _rank, index in sorted(candidates.get("date", []))]
        self._assign(percent)

    def _settle_years(self, fields: Collection[str], year: int | None) -> None:
        """Which columns are of a month without its year, and of which one if it is said; `fields` the list has."""
        if not (self.by_month or self.without_year or {"date", "month"}.intersection(fields)):
            beside = [
                index for field in ("revenue", "gross") for _rank, index in self._candidates.get(field, [])
            ]
            if all(bare_key(self.headers[index]) in TOTALS for index in beside):
                numbered = numbered_months(self.headers)
                self.without_year = [(index, "revenue", month) for index, month in numbered.items()]
                self._sides.update(dict.fromkeys(numbered))
        if len(self.without_year) < FEWEST_SHORT:
            # "I", "X" alone are hardly months.
            self.without_year = [one for one in self.without_year if len(self.headers[one[0]].strip()) > 2]
        if year is not None:
            self.by_month += [
                (index, field, date(year, number, 1)) for index, field, number in self.without_year
            ]
            self.without_year = []

    def _checked(self, index: int, meaning: Meaning | None) -> Meaning | None:
        """A meaning as the cells bear it out: "VAT" is a number of registration or an amount."""
        if meaning is None or meaning.field not in ("tax", "number"):
            return meaning
        values = self._values(index)
        if not values or (meaning.field == "number" and meaning.rank < OF_VAT):
            return meaning
        if are_amounts(values):
            return meaning if meaning.field == "tax" else None
        account = columns.meaning_of(self.headers[index])
        is_number = account is not None and account[0] == "vat_number" and any(map(_has_number, values))
        return Meaning("number", OF_VAT) if is_number else None

    @property
    def is_bulgarian(self) -> bool:
        """Whether the list is written in Cyrillic, or its customers are Bulgarian by number or country."""
        if any(map(is_cyrillic, self.headers)):
            return True
        if "number" in self.fields and any(map(is_number_of_bulgaria, self._values(self.fields["number"]))):
            return True
        countries = [i for i, header in enumerate(self.headers) if _is_country(header)]
        return any(is_bulgaria(value) for index in countries for value in self._values(index))

    @property
    def are_offers(self) -> bool:
        """Whether the rows are offers by the column of their numbers or names."""
        keys = set(map(header_key, self.headers))
        return bool(keys & OFFERS_ALONE) and not keys & SOLD

    @property
    def are_invoices(self) -> bool:
        """Whether the rows are of invoices."""
        return any(re.search(r"\b(?:invoice|faktura)", header_key(header)) for header in self.headers)

    # Which is which

    def _best(self, field: str, *, may_be_code: bool = True, is_money: bool = False) -> None:
        """Takes the best column for a field: one that holds anything, then by its name, then by its place."""
        taken = set(self.fields.values())
        found = [
            (not self._values(index), rank, index)
            for rank, index in self._candidates.get(field, [])
            if index not in taken
            and (may_be_code or not self._is_code(index))
            and (not is_money or self._is_money(index))
        ]
        if field not in self.fields and found:
            self.fields[field] = min(found)[2]

    def _assign(self, percent: Fraction | None) -> None:
        self._best("name", may_be_code=False)
        self._best("name")
        for field in ("code", "number", "date", "month", "year", "currency"):
            self._best(field)
        if "name" not in self.fields:
            for field in ("code", "number"):
                if field in self.fields:
                    self.fields.setdefault("name", self.fields[field])
        self._assign_revenue(percent)
        for field in AMOUNTS:
            if field != "revenue" or not self.is_product:
                self._best(field, is_money=True)
        self.returns_doubt = self._returns()
        self._leave_out_fractions()
        self._assign_months(percent)
        self.offers = self._offers()
        taken = {*self.fields.values(), *self.taxes, *(index for index, _field, _month in self.by_month)}
        self.details = [
            index
            for field in (DETAIL, "quantity")
            for _rank, index in self._candidates.get(field, [])
            if index not in taken
        ]

    def _assign_months(self, percent: Fraction | None) -> None:
        if self.without_year and "year" in self.fields:
            self.year_of_row = self.fields["year"]
            self.by_month += [
                (index, field, date(1, number, 1)) for index, field, number in self.without_year
            ]
            self.without_year = []
        if self.fields.keys() & {"date", "month"}:
            self.by_month = []
            self.without_year = []
        elif self.by_month or self.without_year:
            # With a column for each month, a sum beside them is that of all.
            for field in (*AMOUNTS, "quantity", "price"):
                self.fields.pop(field, None)
            self.taxes, self.bases, self.tax_rate, self.discount = (), (), None, None
            self.is_product, self.discount_doubt, self.returns_doubt = False, "", ""
            months = (*self.by_month, *self.without_year)
            gross = [index for index, _field, _month in months if self._sides[index] is Side.GROSS]
            self.percent, self.with_percent = percent, tuple(gross) if percent is not None else ()
            self.gross = self.headers[gross[0]] if gross and percent is None else ""
            self.tax_doubt = None
            self._leave_out_fractions_of_months()

    def _returns(self) -> str:
        """The header of a column of what was given back, beside a revenue that does not say it is net; else ""."""
        revenue = self.fields.get("revenue")
        if revenue is None or "returns" in self.fields or self._sides.get(revenue) is Side.NET:
            return ""
        for _rank, index in sorted(self._candidates.get(RETURNS, [])):
            if self._is_money(index) and any(self._numbers(index)):
                return self.headers[index]
        return ""

    def _offers(self) -> str:
        """The header by which all rows are offers or deals, if no column says what became of them."""
        keys = {index: header_key(header) for index, header in enumerate(self.headers)}
        if set(keys.values()) & SOLD or {*self.kinds.values()} & {Kind.STATUS, Kind.DOCUMENT, Kind.WON}:
            return ""
        mapped = set(self.fields.values())
        return next(
            (
                self.headers[i]
                for i, key in keys.items()
                if key in OFFERS and i not in mapped and i not in self._by_hand
            ),
            "",
        )

    # Revenue and tax

    def _assign_revenue(self, percent: Fraction | None) -> None:
        """Takes the revenue without its tax: from a column without, or from one with it and what is beside."""
        if "revenue" in self.fields:
            return
        gross = [i for rank, i in sorted(self._candidates.get("gross", [])) if self._is_money(i)]
        plain = [i for rank, i in sorted(self._candidates.get("revenue", [])) if self._is_money(i)]
        plain.sort(key=lambda i: not self._values(i))
        if "gross" in self.fields:
            gross, plain = [self.fields.pop("gross")], []
        if plain and gross and (index := self._tax_within(plain[0], gross)) is not None:
            gross.remove(index)
            self._candidates.setdefault("tax", []).append((0, index))
        net = [i for i in plain if self._sides[i] is Side.NET and self._values(i)]
        if net:
            self.fields["revenue"] = net[0]
            # "ДО 20%" and "ДО 9%" are parts of one base.
            by_rate = [i for i in net if any(char.isdecimal() for char in self.headers[i])]
            self.bases = tuple(by_rate[1:]) if by_rate[:1] == net[:1] else ()
            return
        taxes, rate = self._taxes([*plain, *gross])
        if not any(map(self._values, (*plain, *gross))):
            self._assign_product(percent)
            if self.is_product:
                return
        if not plain and not gross:
            return
        for index in plain:
            side, doubt = self._side(index, taxes, rate, [*plain, *gross])
            if side is not Side.GROSS and (side is Side.NET or percent is None):
                self.fields["revenue"] = index
                self.tax_doubt = doubt
                return
        self.fields["revenue"] = index = (plain or gross)[0]
        self._take_out_tax(index, taxes, rate, percent)

    def _tax_within(self, index: int, gross: Sequence[int]) -> int | None:
        """The column that says "Incl. VAT" and holds the tax that is in the amounts of another."""
        for other in gross:
            pairs = _pairs(self._numbers(index), self._numbers(other))
            if (
                pairs
                and side_by_rates(pairs) is Side.GROSS
                and all(abs(b) * 3 < abs(a) for a, b in pairs if a)
            ):
                return other
        return None

    def _taxes(self, amounts: Sequence[int]) -> tuple[tuple[int, ...], int | None]:
        """The columns of tax amounts that belong together, and the one of percents."""
        if "tax" in self.fields:
            return (self.fields.pop("tax"),), None
        rates = [index for _rank, index in self._candidates.get("tax_rate", []) if self._values(index)]
        found = []
        beside = self._numbers(amounts[0]) if amounts else []
        for _rank, index in self._candidates.get("tax", []):
            taxes = self._numbers(index)
            known = [tax for tax in taxes if tax is not None]
            in_percent = any("%" in value for value in self._values(index))
            if are_rates(known, [amount for amount in beside if amount is not None], in_percent=in_percent):
                rates.append(index)
            elif known:
                found.append(index)
        # Beside "ДДС 20%" and "ДДС 9%" one without a percent is their sum.
        whole = [index for index in found if not any(char.isdecimal() for char in self.headers[index])]
        return tuple(whole[:1] or found), rates[0] if rates else None

    def _side(
        self, index: int, taxes: Sequence[int], rate: int | None, others: Sequence[int]
    ) -> tuple[Side | None, TaxDoubt | None]:
        """On which side of the tax a column is of which the header says nothing, and a doubt about it."""
        is_total = bare_key(self.headers[index]) in TOTALS
        if not taxes:
            return None, self._doubt(index, (rate,)) if is_total and rate is not None else None
        amounts, tax = self._numbers(index), self._sum(taxes)
        for other in others:
            if other == index:
                continue
            beside = self._numbers(other)
            rows = [(a, t, b) for (a, t), b in zip(zip(amounts, tax, strict=True), beside, strict=True)]
            whole = [(a, t, b) for a, t, b in rows if a is not None and t is not None and b is not None]
            if adds_up(whole):
                return Side.NET, None
            if adds_up((b, t, a) for a, t, b in whole):
                return Side.GROSS, None
        side = side_by_rates(_pairs(amounts, tax))
        if side is Side.NET and is_total:
            return Side.NET, self._doubt(index, taxes)
        if side is None and (is_total or len(others) == 1):
            return Side.GROSS, None
        return side, None

    def _doubt(self, index: int, taxes: Sequence[int]) -> TaxDoubt:
        row = next(
            (
                r
                for r in self._rows
                if max(index, *taxes) < len(r) and r[index].strip() and r[taxes[0]].strip()
            ),
            (),
        )
        amount, tax = (row[index], row[taxes[0]]) if row else ("", "")
        return TaxDoubt(self.headers[index], clean(amount), self.headers[taxes[0]], clean(tax))

    def _take_out_tax(
        self, index: int, taxes: tuple[int, ...], rate: int | None, percent: Fraction | None
    ) -> None:
        """How the tax in a column is taken out of it: by the tax beside it, or its percent, or what is said."""
        if taxes:
            self.taxes = taxes
        elif rate is not None:
            self.tax_rate = rate
        elif percent is not None:
            self.percent, self.with_percent = percent, (index,)
        else:
            self.gross = self.headers[index]

    def _assign_product(self, percent: Fraction | None) -> None:
        """Quantity × price, where there is no amount."""
        self._best("quantity", is_money=True)
        if "price" not in self.fields:
            self._best("price", is_money=True)
        if "price" not in self.fields:
            self._best("gross_price", is_money=True)
            if "gross_price" in self.fields:
                self.fields["price"] = self.fields.pop("gross_price")
        if "quantity" not in self.fields or "price" not in self.fields:
            for field in ("quantity", "price"):
                self.fields.pop(field, None)
            return
        self.is_product = True
        price = self.fields["price"]
        side = self._sides.get(price)
        taxes, rate = self._taxes(())
        if side is Side.GROSS:
            self._take_out_tax(price, taxes, rate, percent)
        elif side is None and taxes:
            products = [
                None if q is None or p is None else q * p
                for q, p in zip(self._numbers(self.fields["quantity"]), self._numbers(price), strict=True)
            ]
            side = side_by_rates(_pairs(products, self._sum(taxes)))
            if side is Side.GROSS:
                self.taxes = taxes
            elif side is None:
                self.tax_doubt = self._doubt(price, taxes)
        elif side is None and percent is not None:
            self.percent, self.with_percent = percent, (price,)
        self._assign_discount()

    def _assign_discount(self) -> None:
        """A discount in percent, or as a fraction; one in amounts could be of a piece or of the line."""
        for _rank, index in sorted(self._candidates.get("discount", [])):
            values = [number for number in self._numbers(index) if number]
            if not values:
                continue
            if "%" in self.headers[index] or all(
                "%" in value for value in self._values(index) if value != "0"
            ):
                self.discount, self.discount_scale = index, 100
            elif all(0 <= value < 1 for value in values):
                self.discount = index
            else:
                self.discount_doubt = self.headers[index]
            return

    # What the cells tell

    def _leave_out_fractions(self) -> None:
        """Leaves out a profit that is a fraction or may be percents of the revenue."""
        revenue = self._numbers(self.fields["revenue"]) if "revenue" in self.fields else None
        planned = (
            self._numbers(self.fields["planned_revenue"]) if "planned_revenue" in self.fields else revenue
        )
        for field, beside in (("profit", revenue), ("planned_profit", planned)):
            while field in self.fields and self.fields[field] not in self._by_hand and beside is not None:
                index = self.fields[field]
                if not self._is_no_amount(index, beside):
                    break
                self.no_amounts[index] = field
                del self.fields[field]
                self._candidates[field] = [one for one in self._candidates[field] if one[1] != index]
                self._best(field, is_money=True)

    def _leave_out_fractions_of_months(self) -> None:
        """Leaves out the profits of months that are fractions or may be percents of the revenue beside them."""
        revenue = {month: index for index, field, month in self.by_month if field == "revenue"}
        for index, field, month in self.by_month:
            if (
                field == "profit"
                and month in revenue
                and self._is_no_amount(index, self._numbers(revenue[month]))
            ):
                self.no_amounts[index] = field
        self.by_month = [one for one in self.by_month if one[0] not in self.no_amounts]

    def _is_no_amount(self, index: int, revenue: Sequence[Fraction | None]) -> bool:
        pairs = _pairs(self._numbers(index), revenue)
        is_margin = any(word in header_key(self.headers[index]) for word in MARGINS)
        if is_fraction(pairs, is_margin=is_margin):
            return True
        if is_margin and may_be_percent(pairs):
            self.no_amounts_doubt.add(index)
            return True
        return False

    def _values(self, index: int) -> list[str]:
        return [cell for row in self._rows if index < len(row) and (cell := row[index].strip())]

    def _numbers(self, index: int) -> list[Fraction | None]:
        """The amounts of a column, row by row; None where there is none or it could be read in two ways."""
        if index in self._read:
            return self._read[index]
        written = []
        for row in self._rows:
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
        self._read[index] = numbers
        return numbers

    def _sum(self, indexes: Sequence[int]) -> list[Fraction | None]:
        """The sums of some columns, row by row; None where none of them has an amount."""
        cells = zip(*map(self._numbers, indexes), strict=True)
        return [
            sum(known, Fraction(0)) if (known := [n for n in row if n is not None]) else None for row in cells
        ]

    def _is_code(self, index: int) -> bool:
        values = self._values(index)
        return bool(values) and all(value.replace(".", "").isdecimal() for value in values)

    def _is_money(self, index: int) -> bool:
        """Whether most of a column's values can be amounts: a margin in percent is none."""
        values = self._values(index)
        return sum(1 for value in values if _may_be_amount(value)) * 2 >= len(values)

    def taken(self) -> dict[int, str]:
        """Column → field, of all that is read."""
        found = {index: field for field, index in reversed(self.fields.items())}
        found |= dict.fromkeys(self.bases, "revenue") | dict.fromkeys(self.taxes, "tax")
        for extra, field in ((self.tax_rate, "tax_rate"), (self.discount, "discount")):
            if extra is not None:
                found[extra] = field
        return found | {index: field for index, field, _month in self.by_month}

    def amounts_beside(self, index: int) -> list[int]:
        """The columns of amounts of the same row; in a table with a column for each month, of the same month."""
        months = {column: month for column, _field, month in self.by_month}
        if index in months:
            return [column for column, month in months.items() if month == months[index]]
        fields = (*AMOUNTS, "gross", "price", "gross_price", "tax")
        found = {column for field in fields for _rank, column in self._candidates.get(field, [])}
        return sorted(found | {self.fields[field] for field in fields if field in self.fields})

    def currency_of(self, index: int) -> Currency | None:
        """What a column's header says its amounts are in. Raises ForeignCurrency."""
        return currency_in(self.headers[index])


def _pairs(
    first: Sequence[Fraction | None], second: Sequence[Fraction | None]
) -> list[tuple[Fraction, Fraction]]:
    """The rows in which both columns have an amount."""
    return [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]


def _has_number(text: str) -> bool:
    """Whether a cell can hold a number of registration, and is not "yes"."""
    return sum(1 for char in text if char.isdecimal()) >= 6


def _is_country(header: str) -> bool:
    meaning = columns.meaning_of(header)
    return meaning is not None and meaning[0] == "country"


def _may_be_amount(value: str) -> bool:
    try:
        take_apart(value)
    except ForeignCurrency:
        return True
    except BadAmount:
        return False
    return True
