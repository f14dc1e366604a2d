"""What one row of a portfolio says: a product line at an account, its price and terms; or why that cannot be taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kamtui.domain.exact_sums import exchanged, in_cents
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.money.importing.sheet import EURO_SINCE, may_be_other, which_currency
from kamtui.domain.prices.sheet import PriceRow
from kamtui.domain.sheet import BadRow
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.portfolio.cells import read_percent, read_state
from kamtui.exchange.portfolio.columns import PriceColumns
from kamtui.exchange.portfolio.headers import KEPT
from kamtui.exchange.reading import meanings
from kamtui.exchange.reading.amounts import BadAmount, ForeignCurrency, currency_in, take_apart, value_of
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.table_parts import plain_cell
from kamtui.exchange.sales.meaning.tax import Side

_NEEDED = (
    "name", "registration_number", "product", "variant", "code", "discount", "tax_rate", "currency", "day", "state", "ours",
    "competitor", "theirs",
)  # fmt: skip
"""Fields without which a row cannot be taken where its cell is an error."""


@dataclass(frozen=True, slots=True)
class PricesSaid:
    """What the person said of how a price list is meant; what is empty is found out."""

    account: str = ""
    as_of: date | None = None
    """From when prices hold whose row does not say it."""
    currency: Currency | None = None
    by_date: bool = False
    """Whether prices that name no currency are in leva until the end of 2025, and in euro since."""
    decimal: str = ""
    tax: Fraction | None = None
    """The percent of tax in prices that are with tax."""
    discount: str = ""
    """`taken` where prices are less the discount beside them already, `off` where it is to be taken off."""
    is_american: bool | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What all rows of a list have in common."""

    columns: PriceColumns
    said: PricesSaid
    marks: Mapping[int, str | None]
    """The sign before the decimals of each column of prices."""
    currencies: Mapping[int, Currency]
    """What the header of a column says that its prices are in."""
    of_title: Currency | None
    side: Side | None
    """On which side of the tax all prices are, as a title says it."""
    day: date | None
    """The day of rows that name none."""
    is_american: bool
    are_fractions: bool
    """Whether a discount of 0.15 is 15 %."""
    takes_off: bool
    """Whether the discount is to be taken off the price."""
    is_bulgarian: bool
    full_names: Mapping[tuple[str, str], str]
    """Of a product line that stands in several variants: name and variant → the name that tells it from the others."""


class _Price(NamedTuple):
    cents: int
    is_bare: bool
    rounded: str
    """The price as it stands, where hundredths cannot hold it."""


class RowReader:
    """Reads the rows of a list, one after the other."""

    def __init__(self, settled: Settled, today: date) -> None:
        self._settled = settled
        self._columns = settled.columns
        self._today = today

    def read(self, row: RawRow) -> Iterator[PriceRow | BadRow]:
        """What a row says; nothing for one that says nothing of a product line."""
        columns = self._columns
        if any(cell.strip() for cell in row.cells[len(columns.headers) :]):
            text = _("{count} cells, the header has {width}")
            yield self._bad(row, text.format(count=len(row.cells), width=len(columns.headers)))
            return
        if columns.across:
            try:
                yield from self._of_matrix(row)
            except BadAmount as error:
                yield self._bad(row, str(error))
            return
        says = any(
            self._text(row, index)
            for index in columns.of(
                "price",
                "gross_price",
                "negotiated_price",
                "list_price",
                "state",
                "ours",
                "competitor",
                "theirs",
            )
        )
        if not says:
            return
        product = self.product(row)
        if not product:
            yield self._bad(row, _("no product line is named"))
            return
        try:
            yield self._line(row, product)
        except BadAmount as error:
            yield self._bad(row, str(error))

    def product(self, row: RawRow) -> str:
        """The product line of a row: its name, with its variant where there are several of it; else its number."""
        name, code = self._field(row, "product"), self._field(row, "code")
        variant = self._field(row, "variant")
        for more in (variant, code):
            if known := self._settled.full_names.get((name, more)):
                return known
        return name or code

    def _line(self, row: RawRow, product: str) -> PriceRow:
        """What a row says of one product line. Raises BadAmount."""
        self._require_no_error(row)
        name = self._field(row, "name")
        self._require_short(name, product)
        price, index = self._price_of(row)
        state, competitor = self._standing(row)
        terms = self._terms(row, price)
        day = self._day(row) if price is not None or terms else None
        if price is not None:
            self._require_currency(price, index, day)
        return PriceRow(
            line=row.line,
            name=name,
            number=meanings.read_number(self._field(row, "registration_number")),
            product=product,
            price=price.cents if price is not None else None,
            terms=terms,
            says_terms=bool(self._columns.of("terms", *KEPT)),
            state=state,
            competitor=competitor,
            day=day,
            is_bare=price is not None and price.is_bare,
            remarks=(*self._remarks(price), *self._errors(row)),
            cells=tuple(row.cells),
        )

    def _errors(self, row: RawRow) -> Iterator[str]:
        """What is said of cells with errors that are left out."""
        for index in self._columns.of("terms", *KEPT):
            if meanings.is_error(text := self._text(row, index)):
                yield _("{field} is an error of the spreadsheet ({error}): left out").format(
                    field=self._columns.headers[index], error=text
                )

    def _of_matrix(self, row: RawRow) -> Iterator[PriceRow | BadRow]:
        """What the cells of a row of a matrix say, each of one account and product line."""
        columns = self._columns
        along = self._field(row, "name") if columns.is_turned else self.product(row)
        filled = [(index, name) for index, name in columns.across.items() if self._text(row, index)]
        self._require_no_error(row)
        if filled and not along:
            yield self._bad(row, _("neither an account nor a product line is named"))
            return
        for index, name in filled:
            account, product = (along, name) if columns.is_turned else (name, along)
            try:
                yield self._cell_of_matrix(row, index, account, product)
            except BadAmount as error:
                yield self._bad(row, f"{name[:40]}: {error}")

    def _cell_of_matrix(self, row: RawRow, index: int, account: str, product: str) -> PriceRow:
        self._require_short(account, product)
        state = read_state(self._text(row, index))
        price = None if state is not None else self._price_in(row, index)
        terms = self._terms(row, price)
        day = self._day(row) if price is not None else None
        if price is not None:
            self._require_currency(price, index, day)
        return PriceRow(
            line=row.line,
            name=account,
            number="",
            product=product,
            price=price.cents if price is not None else None,
            terms=terms if price is not None else "",
            says_terms=price is not None and bool(self._columns.of("terms", *KEPT)),
            state=state,
            day=day,
            is_bare=price is not None and price.is_bare,
            remarks=self._remarks(price),
            cells=tuple(row.cells),
        )

    # -- cells

    def _bad(self, row: RawRow, reason: str) -> BadRow:
        return BadRow(row.line, reason, tuple(row.cells))

    def _text(self, row: RawRow, index: int, *, lines: bool = False) -> str:
        raw = row.cells[index] if index < len(row.cells) else ""
        text = clean(plain_cell(raw), lines=lines, limit=NOTE_LIMIT).strip()
        return "" if meanings.is_nothing(text) else text

    def _require_no_error(self, row: RawRow) -> None:
        """Raise BadAmount where a cell that is needed is an error of the spreadsheet."""
        for field in _NEEDED:
            for index in self._columns.of(field):
                if meanings.is_error(text := self._text(row, index)):
                    raise BadAmount(
                        _("{field} is an error of the spreadsheet ({error})").format(
                            field=self._columns.headers[index], error=text
                        )
                    )

    def _require_short(self, account: str, product: str) -> None:
        """Raise BadAmount where a name is longer than the line that it would stand in."""
        if len(product) > LINE_LIMIT:
            raise BadAmount(_("the name of the product line is too long"))
        if len(account) > LINE_LIMIT:
            raise BadAmount(_("more than {limit} characters in one line").format(limit=LINE_LIMIT))

    def _field(self, row: RawRow, field: str) -> str:
        return next((text for index in self._columns.of(field) if (text := self._text(row, index))), "")

    # -- prices

    def _price_of(self, row: RawRow) -> tuple[_Price | None, int]:
        """The price of a row, without tax and discount, and its column; None where it names none. Raises BadAmount."""
        index = price_column(self._columns)
        if index is None or not self._text(row, index):
            return None, -1
        is_before = self._settled.takes_off or self._columns.fields[index] == "list_price"
        return self._price_in(row, index, self._discount(row) if is_before else Fraction(0)), index

    def _discount(self, row: RawRow) -> Fraction:
        """The share to be taken off the price of a row. Raises BadAmount."""
        text = self._field(row, "discount")
        if not text:
            return Fraction(0)
        share = read_percent(text, are_fractions=self._settled.are_fractions)
        if share is None:
            raise BadAmount(_("the discount “{text}” is not a percent").format(text=text[:40]))
        return share

    def _price_in(self, row: RawRow, index: int, less: Fraction = Fraction(0)) -> _Price | None:
        """The price in a cell, in the book's currency. Raises BadAmount."""
        text = self._text(row, index)
        amount = take_apart(text)
        if amount is None:
            return None
        value = value_of(amount, self._settled.marks.get(index), text)
        if value <= 0:
            raise BadAmount(
                _("“{text}” is no price: leave the cell empty, or write it").format(text=text[:40])
            )
        share = self._tax(row, index)
        counted = value * (1 - less) / (1 + share)
        source = (
            amount.currency
            or self._currency_of(row)
            or self._settled.currencies.get(index)
            or self._settled.of_title
        )
        is_bare = source is None
        day = self._day_or_none(row)
        if source is None and self._settled.said.by_date and day is not None:
            source = Currency.BGN if day < EURO_SINCE else Currency.EUR
            is_bare = False
        source = source or self._settled.said.currency or currency()
        is_bare = is_bare and self._settled.said.currency is None
        exact = exchanged(counted, source, currency())
        if not in_cents(exact):
            # Written as it is kept it would be a price of nothing.
            text_of = _("“{text}” is less than a cent: write the price of a larger unit, as of a hundred")
            raise BadAmount(text_of.format(text=text[:40]))
        is_fine = (value * 100).denominator > 1
        return _Price(in_cents(exact), is_bare, text if is_fine else "")

    def _currency_of(self, row: RawRow) -> Currency | None:
        text = self._field(row, "currency")
        if not text:
            return None
        known = currency_in(text)
        if known is None:
            raise ForeignCurrency(text)
        return known

    def _tax(self, row: RawRow, index: int) -> Fraction:
        """The share of tax that is to be taken out of a price; 0 for one without tax. Raises BadAmount."""
        if not is_gross(self._settled, index):
            return Fraction(0)
        text = self._field(row, "tax_rate")
        if text and (share := read_percent(text, are_fractions=text.startswith("0"))) is not None:
            return share
        if self._settled.said.tax is None:
            raise BadAmount(_("nothing says how much tax is in the price: --tax 20"))
        return self._settled.said.tax / 100

    def _require_currency(self, price: _Price, index: int, day: date | None) -> None:
        """Raise BadAmount where a Bulgarian price may be in leva or euro."""
        if price.is_bare and self._settled.is_bulgarian and day is not None and may_be_other(day, currency()):
            raise BadAmount(which_currency())

    # -- days, terms, how it stands

    def _day_or_none(self, row: RawRow) -> date | None:
        text = self._field(row, "day")
        if not text:
            return self._settled.day
        return meanings.read_date(text, american=self._settled.is_american)

    def _day(self, row: RawRow) -> date:
        """The day from which the price of a row holds. Raises BadAmount."""
        day = self._day_or_none(row)
        if day is None:
            text = self._field(row, "day")
            if text:
                raise BadAmount(
                    _("the day “{text}” cannot be read; it needs its year").format(text=text[:40])
                )
            raise BadAmount(_("nothing says from when the price holds: --as-of 1.11.2026"))
        if day > self._today:
            text = _("it holds only from {day}: bring it in then, or write it down as a term that is to come")
            raise BadAmount(text.format(day=show_date(day)))
        return day

    def _terms(self, row: RawRow, price: _Price | None) -> str:
        """The cells of the terms, then those that have no field, each under its header."""
        texts = [
            text
            for index in self._columns.of("terms")
            if not meanings.is_error(text := self._text(row, index, lines=True))
        ]
        for index in self._columns.of(*KEPT):
            text = self._text(row, index)
            is_no_discount = self._columns.fields[index] == "discount" and not text.strip("0.,% ")
            if is_no_discount or meanings.is_error(text):
                continue  # an error is said in the remarks
            if text and (index != price_column(self._columns) or self._columns.first("discount") is not None):
                texts.append(f"{self._columns.headers[index]}: {text}")
        for index in self._columns.of("ours", "theirs"):
            text = self._text(row, index)
            if text and meanings.read_flag(text) is None and text[:1].isdigit():
                texts.append(f"{self._columns.headers[index]}: {text}")
        if price is not None and price.rounded:
            texts.append(price.rounded)
        return clean("\n".join(filter(None, texts)), lines=True, limit=NOTE_LIMIT)

    def _remarks(self, price: _Price | None) -> tuple[str, ...]:
        if price is None or not price.rounded:
            return ()
        return (
            _("{text} is rounded to cents, and stands in the terms as it is").format(text=price.rounded[:40]),
        )

    def _standing(self, row: RawRow) -> tuple[PortfolioState | None, str]:
        """How the line stands as the row says it, and with whom. Raises BadAmount for a word that says neither."""
        text = self._field(row, "state")
        state = read_state(text) if text else None
        if text and state is None:
            raise BadAmount(
                _("“{text}” does not say how it stands: sold, offered, with a competitor, not needed").format(
                    text=text[:40]
                )
            )
        competitor = self._field(row, "competitor")
        ours, theirs = self._field(row, "ours"), self._field(row, "theirs")
        if _is_some(theirs):
            competitor = competitor or (
                theirs if any(map(str.isalpha, theirs)) and meanings.read_flag(theirs) is None else ""
            )
            state = state or PortfolioState.COMPETITOR
        if _is_some(ours):
            state = PortfolioState.SOLD if not text else state
        if competitor and state is None:
            state = PortfolioState.COMPETITOR
        return state, clean(competitor, limit=LINE_LIMIT)


def price_column(columns: PriceColumns) -> int | None:
    """The column of the price that was negotiated; None where there is none, as in a matrix."""
    found = (columns.first(field) for field in ("negotiated_price", "price", "gross_price", "list_price"))
    return next((index for index in found if index is not None), None)


def is_gross(settled: Settled, index: int) -> bool:
    """Whether the prices of a column are with tax: as its header says, else as a title does."""
    side = settled.columns.sides.get(index)
    if settled.columns.fields.get(index) == "gross_price":
        return True
    return side is None and settled.side is Side.GROSS


def _is_some(text: str) -> bool:
    """Whether a cell under "from us" or "from others" says that something is bought there."""
    return bool(text) and meanings.read_flag(text) is not False and text.strip("0,. ") != ""
