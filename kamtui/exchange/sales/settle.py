"""What the columns of a list of sales mean, settled before a row is summed: the first of the two ways through a file.

`settle` goes through all rows once and keeps of each column that matters only what is distinct in it, a
bounded number of texts at a time (`_Look`): from that the order of dates, the signs before decimals, the
currencies and the kind of the list follow. A rule that needs the whole column gets a look of its own here; one
that a few hundred rows decide belongs to `SalesColumns`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from kamtui.domain.money.sheet import EURO_SINCE, Currency, SalesKind
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.months import MonthError, last_day, month_of, read_month
from kamtui.exchange.reading.amounts import (
    DECIMAL_MARKS,
    BadAmount,
    ForeignCurrency,
    currency_in,
    decimal_mark,
    is_ambiguous,
    take_apart,
)
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.meanings import is_cyrillic
from kamtui.exchange.reading.table_parts import plain_cell, total_name, without_footer
from kamtui.exchange.sales import documents
from kamtui.exchange.sales.calendar import STROKES, BadMonth, Calendar, without_time
from kamtui.exchange.sales.columns import SalesColumns
from kamtui.exchange.sales.documents import MOST_WORDS, Kind, Verdict, before_number
from kamtui.exchange.sales.errors import WhichDates, WhichDecimals
from kamtui.exchange.sales.headers import AMOUNTS

LONGEST_FOOTER = 100
"""Rows at the end of a file that may be what stands below the table."""
BATCH = 100
"""Rows that are looked at together."""
MOST_DISTINCT = 10_000
"""Texts of a column that are kept before they are looked at and forgotten."""
_LONGEST_CELL = 200  # characters; a longer one is no date and no amount


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What somebody says of a list where it does not say it itself."""

    kind: SalesKind | None = None
    decimal: str = ""
    """The sign before the decimals, "," or "."."""
    month_first: bool | None = None
    """Whether dates with strokes are written month first."""
    currency: Currency | None = None
    """What amounts are in that name no currency."""
    by_date: bool = False
    """Whether amounts that name no currency are in leva until the end of 2025, and in euro since."""
    month_on: date | None = None
    """The month of everything, for a list that names none."""
    year: int | None = None
    """The year of columns that name a month alone."""
    tax: Fraction | None = None
    """The percent of tax in amounts that are with tax."""
    statuses: Mapping[str, Verdict] = field(default_factory=dict)
    """What rows with a status or of a kind are (`header_key` of the word → verdict)."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the second way through the rows has to know of the columns."""

    columns: SalesColumns
    kind: SalesKind
    month_first: bool | None
    """Whether dates with strokes are month first; None if there are none."""
    marks: Mapping[int, str | None]
    """Column of amounts → the sign before its decimals, empty if it needs none."""
    currencies: Mapping[int, Currency | None]
    """Column of amounts → the currency that its header names."""
    foreign: Mapping[int, str]
    """Column of amounts → why none of them can be taken."""
    of_others: Mapping[int, Currency]
    """Column of amounts whose header names no currency → the one that those of the same row name."""
    in_doubt_before: date
    """Amounts of earlier months that name no currency may be in leva."""
    kinds: Mapping[int, documents.Settled]
    """Columns that say what a row is → what their texts say."""
    parts: tuple[int, ...]
    """The columns that tell the parts of a monthly sum apart: product, order, place, kind of document."""
    has_totals: bool
    """Whether some row has no customer, or a name that may stand for a sum."""
    with_values: frozenset[int]
    """The columns in which something stands."""
    footer: tuple[int, ...]
    """The lines below the table."""


def money_columns(columns: SalesColumns) -> list[int]:
    """The columns whose cells are amounts."""
    fields = (*AMOUNTS, "quantity", "price") if columns.is_product else AMOUNTS
    found = [columns.fields[field] for field in fields if field in columns.fields]
    found += [*columns.bases, *columns.taxes]
    found += [index for index in (columns.tax_rate, columns.discount) if index is not None]
    return found + [index for index, _field, _month in columns.by_month]


def settle(path: Path, columns: SalesColumns, rows: Iterable[RawRow], read_as: ReadAs) -> Settled:
    """Go through the rows below the header. Raises WhichDates or WhichDecimals where nothing decides."""
    used = [columns.fields[field] for field in ("date", "month") if field in columns.fields]
    days = {index: _DateLook() for index in dict.fromkeys((*used, *columns.dates))}
    money = {index: _MoneyLook() for index in money_columns(columns)}
    kinds = {index: _WordLook(kind) for index, kind in columns.kinds.items()}
    names = _NameLook()
    looks: list[tuple[int, _Look]] = [*days.items(), *money.items(), *kinds.items()]
    looks.append((columns.fields["name"], names))
    of_rows = _CurrencyLook()
    if "currency" in columns.fields:
        looks.append((columns.fields["currency"], of_rows))
    with_values, footer = _look_at(rows, len(columns.headers), looks)
    month_first = _order_of_dates(path, used, days, read_as)
    currencies, foreign = _currencies(columns)
    named = {currency for currency in currencies.values() if currency is not None}
    named.update(of_rows.currencies, *(look.currencies for look in money.values()))
    said = _kinds(columns, kinds, read_as)
    of_kind = (i for i in said if columns.kinds[i] is not Kind.NOTE and i not in columns.details)
    return Settled(
        columns=columns,
        kind=read_as.kind or _guess_kind(columns, days, Calendar(month_first=bool(month_first))),
        month_first=month_first,
        marks=_decimal_marks(path, money, read_as),
        currencies=currencies,
        foreign=foreign,
        of_others=_of_others(columns, currencies),
        in_doubt_before=_in_doubt_before(
            named, read_as, is_bulgarian=columns.is_bulgarian or names.is_cyrillic
        ),
        kinds=said,
        parts=(*columns.details, *of_kind),
        has_totals=names.has_totals,
        with_values=with_values,
        footer=footer,
    )


def how_settled(settled: Settled) -> Iterator[str]:
    """Sentences that say how columns were understood where a header alone does not say it."""
    columns, headers = settled.columns, settled.columns.headers
    fields = columns.fields
    if columns.is_product:
        parts = [headers[fields["quantity"]], headers[fields["price"]]]
        yield _("the revenue is {quantity} × {price}").format(quantity=parts[0], price=parts[1]) + (
            ", " + _("less {discount}").format(discount=headers[columns.discount])
            if columns.discount is not None
            else ""
        )
    amount = (
        headers[fields["price" if columns.is_product else "revenue"]]
        if columns.is_product or "revenue" in fields
        else ""
    )
    if columns.bases:
        yield _("the revenue is the sum of {columns}").format(
            columns=", ".join(headers[index] for index in (fields["revenue"], *columns.bases))
        )
    if columns.taxes or columns.tax_rate is not None:
        rates = () if columns.tax_rate is None else (columns.tax_rate,)
        yield _("“{column}” is with tax: the revenue is without it, by “{tax}”").format(
            column=amount, tax=", ".join(headers[index] for index in columns.taxes or rates)
        )
    elif columns.percent is not None and columns.with_percent:
        yield _("{columns}: {percent} % tax taken out").format(
            columns=", ".join(headers[index] for index in columns.with_percent),
            percent=f"{float(columns.percent):g}",
        )
    for index in columns.no_amounts:
        if index in columns.no_amounts_doubt:
            text = _(
                '“{column}” may be amounts or percents, and is left out; if it is the profit: --map "{column}=profit"'
            )
        else:
            text = _("“{column}” holds shares of the revenue and no amounts: it is left out")
        yield text.format(column=headers[index])
    for currency in Currency:
        if others := [index for index, of_others in settled.of_others.items() if of_others is currency]:
            yield _("{columns}: in {currency}, as the header beside says").format(
                columns=", ".join(headers[index] for index in others),
                currency="лв." if currency is Currency.BGN else "€",
            )


def _look_at(
    rows: Iterable[RawRow], width: int, looks: "Sequence[tuple[int, _Look]]"
) -> tuple[frozenset[int], tuple[int, ...]]:
    """Show each row of the table to the looks; the columns that have values, and the lines below the table."""
    empty_yet = set(range(width))

    def take(some: Sequence[RawRow]) -> None:
        missing = [""] * width
        table = [
            row.cells if len(row.cells) >= width else row.cells + missing[len(row.cells) :] for row in some
        ]
        for index, look in looks:
            new = {text for text in {cells[index] for cells in table} if text not in look.seen}
            for row, cells in zip(some, table, strict=True):
                if not new:
                    break
                if cells[index] in new:
                    look.seen[cells[index]] = row.line
                    new.remove(cells[index])
            if len(look.seen) > MOST_DISTINCT:
                look.take_in()
        for index in tuple(empty_yet):
            if any(cells[index].strip() for cells in table):
                empty_yet.remove(index)

    waiting: list[RawRow] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH + LONGEST_FOOTER:
            take(waiting[:BATCH])
            del waiting[:BATCH]
    kept, footer = without_footer(waiting, width)
    take(kept)
    for _index, look in looks:
        look.take_in()
    return frozenset(set(range(width)) - empty_yet), footer


class _Look:
    """What is distinct in a column, with the line where it stands first."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}
        """Texts that were not looked at yet."""

    def take_in(self) -> None:
        """Keep what the texts seen so far say, and forget them."""
        for text, line in self.seen.items():
            bare = plain_cell(text.strip())
            if bare and len(bare) <= _LONGEST_CELL:
                self._learn(bare, line)
        self.seen.clear()

    def _learn(self, text: str, line: int) -> None:
        raise NotImplementedError


class _DateLook(_Look):
    """The days of a column, without their times."""

    def __init__(self) -> None:
        super().__init__()
        self.days: dict[str, int] = {}
        """Days as they are written → the first line."""

    def _learn(self, text: str, line: int) -> None:
        if len(self.days) < MOST_DISTINCT:
            self.days.setdefault(without_time(text), line)


class _MoneyLook(_Look):
    """What the amounts of a column say of the sign before their decimals."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: set[str] = set()
        """An example of each way in which numbers are written, the ambiguous ones among them."""
        self.ambiguous: tuple[int, str] | None = None
        """The first number that may be thousands or thousandths."""
        self.currencies: set[Currency] = set()
        """The currencies that cells name."""
        self._marks: set[str | None] = set()

    def _learn(self, text: str, line: int) -> None:
        try:
            written = take_apart(text)
        except BadAmount:
            return
        if written is None:
            return
        if written.currency is not None:
            self.currencies.add(written.currency)
        mark = None if is_ambiguous(written.number) else decimal_mark([written.number])
        if mark is None and self.ambiguous is None:
            self.ambiguous = (line, text)
        if mark not in self._marks:
            self._marks.add(mark)
            self.numbers.add(written.number)


class _CurrencyLook(_Look):
    """The currencies of a column of currencies."""

    def __init__(self) -> None:
        super().__init__()
        self.currencies: set[Currency] = set()

    def _learn(self, text: str, line: int) -> None:
        try:
            currency = currency_in(text)
        except ForeignCurrency:
            return
        if currency is not None:
            self.currencies.add(currency)


class _NameLook(_Look):
    """Whether the names of the customers are Bulgarian, and whether some row has none or one that may be a sum."""

    def __init__(self) -> None:
        super().__init__()
        self.is_cyrillic = False
        self.has_totals = False

    def take_in(self) -> None:
        self.has_totals = self.has_totals or any(not text.strip() for text in self.seen)
        super().take_in()

    def _learn(self, text: str, line: int) -> None:
        self.is_cyrillic = self.is_cyrillic or is_cyrillic(text)
        self.has_totals = self.has_totals or total_name(text) is not None


class _WordLook(_Look):
    """The different words of a column of statuses or kinds; of one with too many there are none."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._is_number = kind is Kind.NUMBER
        self._words: set[str] = set()

    def _learn(self, text: str, line: int) -> None:
        word = before_number(text) if self._is_number else text
        if word and len(self._words) <= MOST_WORDS:
            self._words.add(clean(word))

    @property
    def words(self) -> list[str]:
        """The words, in the order of their letters."""
        return sorted(self._words) if len(self._words) <= MOST_WORDS else []


def _kinds(
    columns: SalesColumns, looks: Mapping[int, _WordLook], read_as: ReadAs
) -> dict[int, documents.Settled]:
    """What the columns of statuses and kinds say of their rows; only those that say something."""
    told = read_as.statuses
    are_invoices = columns.are_invoices
    settled = {
        index: documents.settle(
            columns.kinds[index],
            look.words,
            told,
            are_invoices=are_invoices,
            are_offers=columns.are_offers,
        )
        for index, look in looks.items()
    }
    return {index: said for index, said in settled.items() if said is not None}


def _in_doubt_before(named: Collection[Currency], read_as: ReadAs, *, is_bulgarian: bool) -> date:
    """Before which month an amount that names no currency may be in leva; the first day of all if none may."""
    if read_as.currency is not None or read_as.by_date:
        return date.min
    return EURO_SINCE if is_bulgarian or Currency.BGN in named else date.min


def _order_of_dates(
    path: Path, used: Sequence[int], days: "Mapping[int, _DateLook]", read_as: ReadAs
) -> bool | None:
    """Whether dates with strokes are month first; None if there are none. Raises WhichDates."""
    pairs: list[tuple[int, int, int, str]] = []
    for index, look in days.items():
        for text, line in look.days.items():
            if found := STROKES.match(text):
                pairs.append((int(found[1]), int(found[2]), line, text))
        if index in used and not pairs:
            return None
    if not pairs:
        return None
    if read_as.month_first is not None:
        return read_as.month_first
    day_first = sum(1 for first, _second, _line, _text in pairs if first > 12)
    month_first = sum(1 for _first, second, _line, _text in pairs if second > 12)
    if day_first or month_first:
        return month_first > day_first
    unsettled = next((pair for pair in pairs if pair[0] != pair[1]), None)
    if unsettled is not None:
        raise WhichDates(path, unsettled[2], unsettled[3])
    return False


def _decimal_marks(path: Path, money: "Mapping[int, _MoneyLook]", read_as: ReadAs) -> dict[int, str | None]:
    """The sign before the decimals of each column; one that shows none has that of the others. Raises WhichDecimals."""
    marks = {index: decimal_mark(look.numbers) for index, look in money.items()}
    told = {mark for mark in marks.values() if mark}
    if read_as.decimal in DECIMAL_MARKS:
        told = {read_as.decimal}
    for index, mark in marks.items():
        if not mark and len(told) == 1 and (mark == "" or read_as.decimal):
            marks[index] = next(iter(told))
    for index, look in money.items():
        if look.ambiguous is not None and not marks[index]:
            raise WhichDecimals(path, *look.ambiguous)
    return marks


def _currencies(columns: SalesColumns) -> tuple[dict[int, Currency | None], dict[int, str]]:
    """The currency that each header of amounts names, and why the amounts of some columns cannot be taken."""
    currencies: dict[int, Currency | None] = {}
    foreign: dict[int, str] = {}
    counts = {columns.fields.get("quantity"), columns.discount, columns.tax_rate}
    for index in money_columns(columns):
        if index in counts:
            continue
        try:
            currencies[index] = columns.currency_of(index)
        except ForeignCurrency as error:
            foreign[index] = str(error)
    return currencies, foreign


def _of_others(columns: SalesColumns, currencies: Mapping[int, Currency | None]) -> dict[int, Currency]:
    """The currency of columns whose headers name none, where those of the same row name one and no other."""
    found = {}
    for index, own in currencies.items():
        named: set[Currency | None] = set()
        for beside in columns.amounts_beside(index):
            with suppress(ForeignCurrency):
                named.add(columns.currency_of(beside))
        named.discard(None)
        if own is None and len(named) == 1 and (currency := named.pop()) is not None:
            found[index] = currency
    return found


def _guess_kind(columns: SalesColumns, looks: "Mapping[int, _DateLook]", calendar: Calendar) -> SalesKind:
    """Monthly sums, or order lines (see `sales_csv`)."""
    fields = columns.fields
    if columns.by_month or not fields.keys() & {"date", "month"}:
        return SalesKind.MONTHS
    if "month" in fields and "year" in fields:
        return SalesKind.MONTHS
    days: set[date] = set()
    has_months = False
    for text in looks[fields.get("month", fields.get("date", -1))].days:
        try:
            read_month(text)
            has_months = True
        except MonthError:
            try:
                days.add(calendar.day(text))
            except BadMonth:
                continue
    firsts = all(day.day == 1 for day in days)
    lasts = all(day == last_day(month_of(day)) for day in days)
    are_months = firsts or lasts
    if "month" in fields:
        return SalesKind.MONTHS if are_months else SalesKind.LINES
    # The first of a month is a day too: only several of them, and nothing else, are months.
    if has_months and not days:
        return SalesKind.MONTHS
    is_lines = not are_months or len(days) < 2 or bool(columns.details)
    return SalesKind.LINES if is_lines else SalesKind.MONTHS
