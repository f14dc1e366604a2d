"""A portfolio or price list from a table as people and programs keep it, row by row, with what cannot be taken and why.

Nothing is written here: which accounts and product lines they are is planned by `domain.prices`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kamtui.domain.currency import in_text
from kamtui.domain.prices.sheet import PriceRow, PriceSheet
from kamtui.domain.sheet import BadRow
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.importing.firm_rows import FirmRows
from kamtui.exchange.importing.importer import Progress
from kamtui.exchange.portfolio.cells import (
    customer_in,
    day_from,
    percents_are_fractions,
    read_percent,
    text_with_day,
)
from kamtui.exchange.portfolio.columns import PriceColumns, columns_of
from kamtui.exchange.portfolio.errors import NoPrices, UnknownPriceField, WhichDay, WhichDiscount
from kamtui.exchange.portfolio.headers import FIELDS, SEVERAL, score
from kamtui.exchange.portfolio.matrix import header_of_matrix
from kamtui.exchange.portfolio.row import PricesSaid, RowReader, Settled, is_gross, price_column
from kamtui.exchange.reading.amounts import (
    BadAmount,
    ForeignCurrency,
    currency_in,
    decimal_mark,
    is_ambiguous,
    take_apart,
)
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.header_row import (
    column_names,
    header_place,
    mapped_columns,
    wanted_fields,
    widest_row,
    without_repeated_header,
)
from kamtui.exchange.reading.meanings import has_slashes, is_cyrillic, month_first
from kamtui.exchange.reading.table_file import AS_FOUND, ROWS_AT_ONCE, FileChoice, RawTable, read_table
from kamtui.exchange.reading.table_parts import plain_cell, without_footer
from kamtui.exchange.sales.errors import HowMuchTax, WhichDecimals
from kamtui.exchange.sales.meaning.tax import Side, tax_words

_LONGEST_TITLE = 300


def read_portfolio(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    choice: FileChoice = AS_FOUND,
    said: PricesSaid | None = None,
    *,
    today: date | None = None,
    progress: Progress | None = None,
) -> PriceSheet:
    """The portfolio in the file at `path`. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`), `choice` says how the file is read, `said` how it is
    meant. `progress` is told how many bytes were read.
    """
    wanted = wanted_fields(mapping)
    for field in wanted.values():
        if field not in FIELDS or (field not in SEVERAL and list(wanted.values()).count(field) > 1):
            raise UnknownPriceField(field)
    table = read_table(path, lambda cells: score(cells, wanted), choice, progress)
    parts = _parts(path, table, wanted, choice)
    columns = columns_of(
        parts.headers, [row.cells for row in parts.rows], mapped_columns(path, parts.headers, wanted)
    )
    _require_columns(path, columns)
    parts = replace(parts, rows=_with_firms(path, columns, parts.rows, choice.firms))
    titles = _titles(parts.above, table, path)
    settled, how = _Settling(path, columns, parts, titles, said or PricesSaid()).settled()
    reader = RowReader(settled, today or to_local(datetime.now(UTC)).date())
    rows: list[PriceRow] = []
    bad: list[BadRow] = []
    passed: list[int] = []
    for count, row in enumerate(parts.rows):
        if progress is not None and not count % ROWS_AT_ONCE:
            progress(table.file.size, table.file.size)
        read = list(reader.read(row))
        rows += [one for one in read if isinstance(one, PriceRow)]
        bad += [one for one in read if isinstance(one, BadRow)]
        if not read:
            passed.append(row.line)
    file = table.file
    return PriceSheet(
        file=clean(path.name),
        form=file.form,
        encoding=file.encoding,
        delimiter=file.delimiter,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
        header_line=parts.header_line,
        headers=tuple(parts.raw_headers),
        columns=tuple(_taken(columns)),
        dropped=tuple(columns.headers[index] for index in columns.dropped),
        rows=tuple(rows),
        bad=tuple(bad),
        passed=tuple(passed),
        titles=titles,
        told_account=settled.said.account
        or next(filter(None, (customer_in(row.cells) for row in parts.above)), ""),
        how=tuple(how),
        told_day=settled.day if columns.first("day") is None else None,
        may_be_turned=columns.label is not None,
        is_bulgarian=settled.is_bulgarian,
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """A table taken apart."""

    above: Sequence[RawRow]
    header_line: int
    raw_headers: Sequence[str]
    headers: Sequence[str]
    rows: Sequence[RawRow]
    below: Sequence[RawRow]


def _parts(path: Path, table: RawTable, wanted: Mapping[str, str], choice: FileChoice) -> _Parts:
    """The lines above the table, its header and its rows. Raises NoPrices where there is no header."""
    place = header_place(table.rows, lambda cells: score(cells, wanted), choice.header_line)
    if place is None:
        place = header_of_matrix(table.rows)
    if place is None:
        raise NoPrices(path, widest_row(table.rows), "product")
    raw = table.rows[place].cells
    headers = column_names(raw)
    below, _footer = without_footer(list(table.rows[place + 1 :]), len(headers))
    rows = list(without_repeated_header(raw, below))
    foot = table.rows[place + 1 + len(below) :]
    return _Parts(table.rows[:place], table.rows[place].line, raw, headers, rows, foot)


def _with_firms(path: Path, columns: PriceColumns, rows: Iterable[RawRow], said: str) -> Sequence[RawRow]:
    """The rows of a list of several accounts, those without one as was said of them. Raises WhichFirms."""
    firm = [*columns.of("name"), *columns.of("registration_number")] if columns.of("name") else []
    firm_rows = FirmRows(firm, said, columns.of("product", "code"))
    filled = list(firm_rows.through(rows))
    firm_rows.require_said(path, columns.of("product", "code"))
    return filled


def _require_columns(path: Path, columns: PriceColumns) -> None:
    """Raise NoPrices where no column names a product line, or none says anything of it."""
    if columns.across:
        return
    if not columns.of("product", "code"):
        raise NoPrices(path, columns.headers, "product")
    if price_column(columns) is None and not columns.of("state", "ours", "competitor", "theirs"):
        raise NoPrices(path, columns.headers, "price")


def _titles(above: Sequence[RawRow], table: RawTable, path: Path) -> tuple[str, ...]:
    """What stands above the table, the name of the sheet, and last that of the file."""
    lines = (" ".join(cell.strip() for cell in row.cells if cell.strip()) for row in above)
    titles = (clean(line, limit=_LONGEST_TITLE) for line in (*lines, table.file.sheet))
    name = clean(path.stem.replace("_", " "), limit=_LONGEST_TITLE).strip() or clean(path.name)
    return (*filter(None, titles), name)


def _taken(columns: PriceColumns) -> Iterator[tuple[str, str]]:
    """Header → field, as taken, in the order of the columns."""
    fields = {**columns.fields, **dict.fromkeys(columns.across, "across")}
    for index, field in sorted(fields.items()):
        yield columns.headers[index], field


class _Settling:
    """How days, currency, tax and discounts of a list are settled, by all of its cells."""

    def __init__(
        self, path: Path, columns: PriceColumns, parts: _Parts, titles: Sequence[str], said: PricesSaid
    ) -> None:
        self._path = path
        self._columns = columns
        self._parts = parts
        self._titles = titles
        self._said = said
        self._how: list[str] = []

    def settled(self) -> tuple[Settled, list[str]]:
        """What holds for all rows, and sentences that say how it was found out. Raises SheetError."""
        columns, said = self._columns, self._said
        days = self._cells(columns.of("day"))
        american = month_first(days) if said.is_american is None else said.is_american
        if has_slashes(days):
            self._how.append(
                _("days as 3/4/2026 are read month first; otherwise: --dates day-first")
                if american
                else _("days as 3/4/2026 are read day first; otherwise: --dates month-first")
            )
        discounts = self._cells(columns.of("discount"))
        are_fractions = percents_are_fractions(discounts)
        if are_fractions:
            self._how.append(_("discounts as 0.15 are read as 15 %"))
        settled = Settled(
            columns=columns,
            said=said,
            marks=self._marks(),
            currencies=self._currencies(),
            of_title=self._of_title(),
            side=self._side(),
            day=self._day(days, american=american),
            is_american=american,
            are_fractions=are_fractions,
            takes_off=self._takes_off(discounts, are_fractions=are_fractions),
            is_bulgarian=any(map(is_cyrillic, columns.headers)) or any(map(is_cyrillic, self._titles)),
            full_names=self._full_names(),
        )
        self._say_tax(settled)
        return settled, self._how

    def _cells(self, indexes: Iterable[int]) -> list[str]:
        return [
            text
            for index in indexes
            for row in self._parts.rows
            if index < len(row.cells) and (text := plain_cell(row.cells[index]).strip())
        ]

    def _marks(self) -> dict[int, str | None]:
        """The sign before the decimals of each column of prices. Raises WhichDecimals."""
        numbers: dict[int, list[str]] = {}
        doubts: dict[int, tuple[int, str]] = {}
        for index in self._columns.money:
            numbers[index] = []
            for row in self._parts.rows:
                text = plain_cell(row.cells[index]).strip() if index < len(row.cells) else ""
                try:
                    written = take_apart(text) if text else None
                except BadAmount:
                    continue
                if written is not None:
                    numbers[index].append(written.number)
                    if is_ambiguous(written.number):
                        doubts.setdefault(index, (row.line, text))
        marks = {index: decimal_mark(of_one) for index, of_one in numbers.items()}
        told = {self._said.decimal} if self._said.decimal else {mark for mark in marks.values() if mark}
        for index, mark in marks.items():
            if not mark and len(told) == 1 and (mark == "" or self._said.decimal):
                marks[index] = next(iter(told))
        for index, doubt in doubts.items():
            if not marks[index]:
                raise WhichDecimals(self._path, *doubt)
        return marks

    def _currencies(self) -> dict[int, Currency]:
        """The currency that each header of prices names. Raises ForeignCurrency as a SheetError."""
        named: dict[int, Currency] = {}
        for index in self._columns.money:
            try:
                known = currency_in(self._columns.headers[index])
            except ForeignCurrency:
                continue  # an account across may be called so; of a price each cell is refused
            if known is not None:
                named[index] = known
        return named

    def _of_title(self) -> Currency | None:
        """The one currency that the lines above or below the table name."""
        text = " ".join((*self._titles[:-1], *(cell for row in self._parts.below for cell in row.cells)))
        named = [known for known, pattern in in_text(currency()).items() if pattern.search(text)]
        if len(named) != 1:
            return None
        self._how.append(
            _("amounts that name no currency: in {currency}, as the title above says").format(
                currency=named[0].sign
            )
        )
        return named[0]

    def _side(self) -> Side | None:
        """On which side of the tax the prices are, as a line above or below the table says it."""
        below = (cell for row in (*self._parts.below, *self._parts.rows[-5:]) for cell in row.cells)
        sides = {
            words.side
            for text in (*self._titles, *below)
            if (words := tax_words(text)).names_tax and words.side in (Side.NET, Side.GROSS)
        }
        return next(iter(sides)) if len(sides) == 1 else None

    def _say_tax(self, settled: Settled) -> None:
        """Say what tax is taken out. Raises HowMuchTax where nothing says how much."""
        gross = [index for index in self._columns.money if is_gross(settled, index)]
        price = price_column(self._columns)
        gross = [index for index in gross if index in self._columns.across or index == price]
        if not gross:
            return
        if settled.said.tax is None and self._columns.first("tax_rate") is None:
            raise HowMuchTax(self._path, self._columns.headers[gross[0]])
        names = ", ".join(self._columns.headers[index] for index in gross[:5])
        self._how.append(_("{columns}: the tax is taken out").format(columns=names))

    def _day(self, days: Sequence[str], *, american: bool) -> date | None:
        """The day of rows that name none. Raises WhichDay where no row names one either, and prices need it."""
        if self._said.as_of is not None:
            return self._said.as_of
        if (found := day_from(self._titles, american=american)) is not None:
            day, title = found
            self._how.append(
                _("the prices hold from {day}, as “{title}” says").format(
                    day=show_date(day), title=title[:80]
                )
            )
            return day
        if not days and self._cells(self._columns.money):
            raise WhichDay(self._path, text_with_day(self._titles))
        return None

    def _takes_off(self, discounts: Sequence[str], *, are_fractions: bool) -> bool:
        """Whether the discount is to be taken off the price. Raises WhichDiscount where nothing says it."""
        price, discount = price_column(self._columns), self._columns.first("discount")
        if price is None or discount is None:
            return False
        shares = (read_percent(text, are_fractions=are_fractions) for text in discounts)
        if not any(shares) or self._columns.fields[price] == "negotiated_price":
            return False
        headers = self._columns.headers
        if self._columns.fields[price] == "list_price" or self._said.discount == "off":
            self._how.append(
                _("{price} less {discount} is the price").format(
                    price=headers[price], discount=headers[discount]
                )
            )
            return True
        if not self._said.discount:
            raise WhichDiscount(self._path, headers[price], headers[discount])
        return False

    def _full_names(self) -> dict[tuple[str, str], str]:
        """The names of product lines that stand in several variants, or under several numbers, at one account."""
        names: dict[tuple[str, str], str] = {}
        for field in ("code", "variant"):
            index, product = self._columns.first(field), self._columns.first("product")
            if index is None or product is None:
                continue
            several: defaultdict[str, set[str]] = defaultdict(set)
            for row in self._parts.rows:
                name, more = (
                    clean(plain_cell(row.cells[at])).strip() if at < len(row.cells) else ""
                    for at in (product, index)
                )
                if name and more:
                    several[name].add(more)
            for name, of_one in several.items():
                if len(of_one) > 1:
                    names |= {(name, more): f"{name} {more}" for more in of_one}
        return names
