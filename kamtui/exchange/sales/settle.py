"""What the columns of a list of sales mean, settled before a row is summed: the first of the two ways through a file.

`settle` goes through all rows once and keeps of each column that matters only what is distinct in it, a
bounded number of texts at a time (`Look`): from that the order of dates, the signs before decimals, the
currencies and the kind of the list follow. A rule that needs the whole column gets a look of its own here; one
that a few hundred rows decide belongs to `SalesColumns`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from kamtui.domain.currency import in_text, other_of
from kamtui.domain.money.importing.sheet import SalesKind
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.domain.time.months import MonthError, last_day, month_of, read_month
from kamtui.exchange.reading.amounts import (
    DECIMAL_MARKS,
    ForeignCurrency,
    decimal_mark,
)
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.sales.errors import WhichDates, WhichDecimals
from kamtui.exchange.sales.looks import CurrencyLook, DateLook, Look, MoneyLook, NameLook, WordLook, look_at
from kamtui.exchange.sales.meaning import documents
from kamtui.exchange.sales.meaning.calendar import STROKES, BadMonth, Calendar
from kamtui.exchange.sales.meaning.columns import SalesColumns
from kamtui.exchange.sales.meaning.document_words import Kind, Verdict
from kamtui.exchange.sales.meaning.headers import AMOUNTS


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
    of_title: Currency | None
    """The one currency that the lines above the header name."""
    is_in_doubt: bool
    """Whether amounts that name no currency may be in leva by their months, or in euro (`may_be_other`)."""
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
    fields = (*AMOUNTS, "quantity", "price") if columns.revenue.is_product else AMOUNTS
    indexes = [columns.fields[field] for field in fields if field in columns.fields]
    indexes += [*columns.revenue.bases, *columns.revenue.taxes]
    indexes += [index for index in (columns.revenue.tax_rate, columns.revenue.discount) if index is not None]
    return indexes + [index for index, _field, _month in columns.by_month]


def settle(
    path: Path, columns: SalesColumns, rows: Iterable[RawRow], read_as: ReadAs, above: Sequence[RawRow] = ()
) -> Settled:
    """Go through the rows below the header; `above` are those over it. Raises WhichDates or WhichDecimals where nothing decides."""
    used = [columns.fields[field] for field in ("date", "month") if field in columns.fields]
    days = {index: DateLook() for index in dict.fromkeys((*used, *columns.dates))}
    money = {index: MoneyLook() for index in money_columns(columns)}
    kinds = {index: WordLook(kind) for index, kind in columns.kinds.items()}
    names = NameLook()
    looks: list[tuple[int, Look]] = [*days.items(), *money.items(), *kinds.items()]
    looks.append((columns.fields["name"], names))
    of_rows = CurrencyLook()
    if "currency" in columns.fields:
        looks.append((columns.fields["currency"], of_rows))
    with_values, footer = look_at(rows, len(columns.headers), looks)
    month_first = _order_of_dates(path, used, days, read_as)
    currencies, foreign = _currencies(columns)
    named = {known for known in currencies.values() if known is not None}
    named.update(of_rows.currencies, *(look.currencies for look in money.values()))
    of_title = None if read_as.currency or read_as.by_date else _of_title(above)
    if of_title is not None:
        named.add(of_title)
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
        of_title=of_title,
        is_in_doubt=of_title is None
        and _is_in_doubt(named, read_as, is_bulgarian=columns.is_bulgarian or names.is_cyrillic),
        kinds=said,
        parts=(*columns.details, *of_kind),
        has_totals=names.has_totals,
        with_values=with_values,
        footer=footer,
    )


def how_settled(settled: Settled) -> Iterator[str]:
    """Sentences that say how columns were understood where a header alone does not say it."""
    yield from _of_revenue(settled.columns)
    yield from _of_tax(settled.columns)
    yield from _of_no_amounts(settled.columns)
    headers = settled.columns.headers
    for known in Currency:
        if others := [index for index, of_others in settled.of_others.items() if of_others is known]:
            yield _("{columns}: in {currency}, as the header beside says").format(
                columns=", ".join(headers[index] for index in others), currency=known.sign
            )

    if settled.of_title is not None:
        yield _("amounts that name no currency: in {currency}, as the title above says").format(
            currency=settled.of_title.sign
        )


def _of_revenue(columns: SalesColumns) -> Iterator[str]:
    """What the revenue is made of, if not of one column."""
    headers, fields, revenue = columns.headers, columns.fields, columns.revenue
    if revenue.is_product:
        text = _("the revenue is {quantity} × {price}").format(
            quantity=headers[fields["quantity"]], price=headers[fields["price"]]
        )
        if revenue.discount is not None:
            text += ", " + _("less {discount}").format(discount=headers[revenue.discount])
        yield text
    if revenue.bases:
        yield _("the revenue is the sum of {columns}").format(
            columns=", ".join(headers[index] for index in (fields["revenue"], *revenue.bases))
        )


def _of_tax(columns: SalesColumns) -> Iterator[str]:
    """What tax is taken out of the revenue."""
    headers, revenue = columns.headers, columns.revenue
    taxes = revenue.taxes or (() if revenue.tax_rate is None else (revenue.tax_rate,))
    if taxes:
        amount = columns.fields["price" if revenue.is_product else "revenue"]
        yield _("“{column}” is with tax: the revenue is without it, by “{tax}”").format(
            column=headers[amount], tax=", ".join(headers[index] for index in taxes)
        )
    elif revenue.percent is not None and revenue.with_percent:
        yield _("{columns}: {percent} % tax taken out").format(
            columns=", ".join(headers[index] for index in revenue.with_percent),
            percent=f"{float(revenue.percent):g}",
        )


def _of_no_amounts(columns: SalesColumns) -> Iterator[str]:
    """Which columns could be a profit by their headers and hold no amounts."""
    for index in columns.no_amounts:
        if index in columns.no_amounts_doubt:
            text = _(
                '“{column}” may be amounts or percents, and is left out; if it is the profit: --map "{column}=profit"'
            )
        else:
            text = _("“{column}” holds shares of the revenue and no amounts: it is left out")
        yield text.format(column=columns.headers[index])


def _kinds(
    columns: SalesColumns, looks: Mapping[int, WordLook], read_as: ReadAs
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
    said = {index: one for index, one in settled.items() if one is not None}
    outcomes = {
        index for index, one in said.items() if one.kind is Kind.STATUS and Verdict.SALE in one.words.values()
    }
    # How far a deal came says nothing of one beside which it says that it was won: it stays where it was.
    return {
        index: one
        for index, one in said.items()
        if not (
            outcomes - {index}
            and one.kind is Kind.STATUS
            and index not in outcomes
            and _are_steps(columns.headers[index])
        )
    }


def _are_steps(header: str) -> bool:
    """Whether a header is that of the steps that a deal goes through."""
    return bool({"stage", "phase", "etap", "faza", "stadiy"} & set(header_key(header).split()))


def _is_in_doubt(named: Collection[Currency], read_as: ReadAs, *, is_bulgarian: bool) -> bool:
    """Whether an amount that names no currency may be in the other one of leva and euro than its book."""
    if read_as.currency is not None or read_as.by_date:
        return False
    return is_bulgarian or other_of(currency()) in named


def _order_of_dates(
    path: Path, used: Sequence[int], days: "Mapping[int, DateLook]", read_as: ReadAs
) -> bool | None:
    """Whether dates with strokes are month first; None if there are none. Raises WhichDates."""
    pairs: list[tuple[int, int, int, str]] = []
    for index, look in days.items():
        for text, line in look.days.items():
            if match := STROKES.match(text):
                first, second, _year = match.groups()
                pairs.append((int(first), int(second), line, text))
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
    for first, second, line, text in pairs:
        if first != second:
            raise WhichDates(path, line, text)
    return False


def _decimal_marks(path: Path, money: "Mapping[int, MoneyLook]", read_as: ReadAs) -> dict[int, str | None]:
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
    counts = {columns.fields.get("quantity"), columns.revenue.discount, columns.revenue.tax_rate}
    for index in money_columns(columns):
        if index in counts:
            continue
        try:
            currencies[index] = columns.currency_of(index)
        except ForeignCurrency as error:
            foreign[index] = str(error)
    return currencies, foreign


def _of_title(above: Sequence[RawRow]) -> Currency | None:
    """The currency that a title over the header names ("Sales, in leva"); None where it names none, or several."""
    text = " ".join(cell for row in above for cell in row.cells)
    named = [known for known, pattern in in_text(currency()).items() if pattern.search(text)]
    return named[0] if len(named) == 1 else None


def _of_others(columns: SalesColumns, currencies: Mapping[int, Currency | None]) -> dict[int, Currency]:
    """The currency of columns whose headers name none, where those of the same row name one and no other."""
    others = {}
    for index, own in currencies.items():
        named: set[Currency | None] = set()
        for beside in columns.amounts_beside(index):
            with suppress(ForeignCurrency):
                named.add(columns.currency_of(beside))
        named.discard(None)
        if own is None and len(named) == 1 and (known := named.pop()) is not None:
            others[index] = known
    return others


def _guess_kind(columns: SalesColumns, looks: "Mapping[int, DateLook]", calendar: Calendar) -> SalesKind:
    """Monthly sums, or order lines (see `file`)."""
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
