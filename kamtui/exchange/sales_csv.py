"""Sales from a CSV file as people have it (K18): monthly sums or order lines, with what cannot be taken and why.

Nothing is written here: `store.sales_import` compares the sums with the book and keeps them. Decisions:

- Rows with days are order lines, and summed. Rows with months are monthly sums: a customer has one a month,
  or one for each product, order or place that a column tells apart, and those are added up. One that comes
  twice with the same figures is taken once; with different ones the month is not taken at all.
- `1,234`, and 3/4/2026 where no date of the list has a number above 12, can be read in two ways. The
  column settles it, then the other columns of the same kind. Where nothing does, the list is not read
  before somebody says which it is: a sum in the wrong month, or a thousand times too large, is worse.
- Dates with points are day first, always.
- A line without an amount is no sale, and left out. One whose amount cannot be read leaves its month out: the
  sum would be too small. A line whose profit is not known makes the profit of
  its month unknown: it is never taken for zero.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from kamtui.domain import dates
from kamtui.domain.currency import in_cents
from kamtui.domain.language import _
from kamtui.domain.months import MonthError, last_day, month_of, read_month
from kamtui.domain.sales_sheet import (
    FIGURES,
    PLAN_FIELDS,
    BadSale,
    Conflict,
    Currency,
    Incomplete,
    MonthSum,
    SalesKind,
    SalesSheet,
    customer_key,
)
from kamtui.domain.text import LINE_LIMIT, clean, fold
from kamtui.exchange.amounts import (
    DECIMAL_MARKS,
    BadAmount,
    ForeignCurrency,
    Written,
    currency_in,
    decimal_mark,
    in_euro,
    is_ambiguous,
    take_apart,
    value_of,
)
from kamtui.exchange.columns import header_key
from kamtui.exchange.csv_text import RawRow, RawTable, SheetError, read_table
from kamtui.exchange.meanings import is_nothing, read_number
from kamtui.exchange.sales_columns import AMOUNTS, FIELDS, SKIP, SalesColumns, scale_of, score
from kamtui.exchange.table_parts import TOTALS, plain_cell, without_footer

HEADER_ROWS = 30
"""Rows at the top among which the header is looked for."""
STEP = 1000
"""After so many rows it is said how far the reading is."""

_SHOWN_HEADERS = 40
_SHOWN_LINES = 5  # lines of one sum that are kept
_STROKES = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4}|\d{2})\b")
_TIME = re.compile(
    r"[ T,]+\d{1,2}[:.]\d{2}(:\d{2}([.,]\d+)?)?(\s*(ч\.?|[AaPp]\.?[Mm]\.?|Z|[+-]\d{2}:?\d{2}))?$|T\d{2}:\d{2}.*$"
)
_YEAR = re.compile(r"\d{4}|\d{1,2}[./\-]\s?(\d{1,2}|[IVXivxХх]+)[./\-]\s?\d{2}\b|[^\W\d_]+[\s.\-']+\d{2}$")
_SERIALS = range(20_000, 80_001)


# What keeps a whole list from being read


class MissingColumns(SheetError):
    """The list has no column for the customer, the month or the amount."""

    def __init__(self, path: Path, missing: Sequence[str], headers: Sequence[str], *, is_month: bool) -> None:
        text = _(
            "{path}: no column is known to hold {missing}. Seen: {headers}. Say which it is: --map “COLUMN={field}”."
        )
        seen = [shown for header in headers[:_SHOWN_HEADERS] if (shown := clean(header)[:60])]
        said = text.format(
            path=clean(str(path)),
            missing=", ".join(_missing_labels()[field] for field in missing),
            headers=", ".join(seen) or "–",
            field=missing[0],
        )
        if is_month:
            said += " " + _("If all of it is of one month: --month 01.2026.")
        super().__init__(said)


class UnknownSalesField(SheetError):
    """--map names a field that sales do not have, or one of them twice."""

    def __init__(self, field: str) -> None:
        text = _("--map: “{field}” is no field of sales, or is named twice. Fields: {fields}.")
        super().__init__(text.format(field=clean(field)[:60], fields=", ".join(FIELDS)))


class UnknownSalesColumn(SheetError):
    """--map names a column that the file does not have."""

    def __init__(self, path: Path, column: str, headers: Sequence[str]) -> None:
        text = _("{path} has no column “{column}”. Columns: {headers}.")
        seen = [shown for header in headers[:_SHOWN_HEADERS] if (shown := clean(header)[:60])]
        super().__init__(
            text.format(path=clean(str(path)), column=clean(column)[:60], headers=", ".join(seen) or "–")
        )


class WhichDecimals(SheetError):
    """A number such as 1,234, and nothing in the list says whether its sign stands before decimals."""

    def __init__(self, path: Path, line: int, example: str) -> None:
        self.line, self.example = line, example
        text = _(
            "{path}, line {line}: “{example}” can be read in two ways, and no other number says which. "
            "Say what stands before the decimals: --decimal comma, or --decimal point."
        )
        super().__init__(text.format(path=clean(str(path)), line=line, example=clean(example)[:40]))


class WhichDates(SheetError):
    """A date such as 3/4/2026, and nothing in the list says whether the day or the month comes first."""

    def __init__(self, path: Path, line: int, example: str) -> None:
        self.line, self.example = line, example
        text = _(
            "{path}, line {line}: “{example}” can be read in two ways, and no other date says which. "
            "Say what comes first: --dates day-first, or --dates month-first."
        )
        super().__init__(text.format(path=clean(str(path)), line=line, example=clean(example)[:40]))


def _missing_labels() -> dict[str, str]:
    return {
        "name": _("the customer"),
        "month": _("the month or the day"),
        "revenue": _("the revenue"),
    }


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
    month_on: date | None = None
    """The month of everything, for a list that names none."""


def read_sales(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    read_as: ReadAs | None = None,
    *,
    encoding: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> SalesSheet:
    """The sales in the CSV file at `path`. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`). `progress` is told the rows read and
    all of them, now and then; what it raises ends the reading.
    """
    read_as = read_as or ReadAs()
    wanted = {clean(header): field.strip() for header, field in (mapping or {}).items()}
    for field in wanted.values():
        if field not in FIELDS or (field != SKIP and list(wanted.values()).count(field) > 1):
            raise UnknownSalesField(field)
    table = read_table(path, lambda cells: score(cells, wanted), encoding)
    at = _header_at(path, table.rows, wanted)
    raw = table.rows[at].cells
    headers = [clean(cell) or _("column {number}").format(number=n) for n, cell in enumerate(raw, 1)]
    mapped = _mapped(path, headers, wanted)
    body, footer = without_footer(table.rows[at + 1 :], len(headers))
    again = [cell.strip() for cell in raw]  # printed lists repeat their header on each page
    body = [row for row in body if [cell.strip() for cell in row.cells[: len(headers)]] != again]
    columns = SalesColumns(headers, [row.cells for row in body], mapped, read_as.month_on)
    _require(path, columns, headers, read_as)
    reader = _Reader(path, columns, body, read_as)
    return reader.sheet(table, table.rows[at].line, footer, progress)


def _header_at(path: Path, rows: Sequence[RawRow], wanted: Mapping[str, str]) -> int:
    """The row, of the first ones, with the most known headers; of equals the one with most cells."""
    top = rows[:HEADER_ROWS]
    known = [(score(row.cells, wanted), sum(1 for cell in row.cells if cell.strip())) for row in top]
    best = max(range(len(top)), key=lambda i: (known[i], -i))
    if known[best][0] == 0:
        widest = max(range(len(top)), key=lambda i: (known[i][1], -i))
        raise MissingColumns(path, ["name", "revenue"], top[widest].cells, is_month=False)
    return best


def _mapped(path: Path, headers: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    """Column → field as mapped by hand; the header as written, or but for case and punctuation."""
    mapped: dict[int, str] = {}
    for header, field in wanted.items():
        alike = [i for i, known in enumerate(headers) if known == header] or [
            i for i, known in enumerate(headers) if header_key(known) == header_key(header)
        ]
        if not alike:
            raise UnknownSalesColumn(path, header, headers)
        mapped[alike[0]] = field
    return mapped


def _require(path: Path, columns: SalesColumns, headers: Sequence[str], read_as: ReadAs) -> None:
    fields = columns.fields.keys()
    missing = []
    if "name" not in fields:
        missing.append("name")
    has_month = bool(fields & {"date", "month"} or columns.by_month or read_as.month_on)
    if not has_month:
        missing.append("month")
    if not columns.by_month and not fields & {"revenue", *PLAN_FIELDS}:
        missing.append("revenue")
    if missing:
        raise MissingColumns(path, missing, headers, is_month=not has_month)


# -- days and months


class _BadMonth(ValueError):
    """A cell that is no day or month, with the reason."""


class _Calendar:
    """Reads the cells of the columns for days and months; each text once."""

    def __init__(self, month_first: bool) -> None:
        self._month_first = month_first
        self.day = lru_cache(maxsize=None)(self._day)
        self.month = lru_cache(maxsize=None)(self._month)

    def _day(self, text: str) -> date:
        """The day in a cell, also as Excel's count of days. Raises _BadMonth."""
        bare = _TIME.sub("", text.strip()).strip(" ,")
        if bare.isascii() and bare.isdecimal() and len(bare) == 5 and int(bare) in _SERIALS:
            return date(1899, 12, 30) + timedelta(days=int(bare))
        if bare.isascii() and bare.isdecimal() and len(bare) == 8:
            bare = f"{bare[:4]}-{bare[4:6]}-{bare[6:]}"
        if found := _STROKES.fullmatch(bare):
            first, second = (found[2], found[1]) if self._month_first else (found[1], found[2])
            bare = f"{first}.{second}.{found[3]}"
        if not _YEAR.search(bare):
            raise _BadMonth(_("“{text}” is not a date with its year").format(text=dates.quoted(text)))
        try:
            return dates.read_day(bare, date(2026, 1, 1))  # with its year a date does not depend on today
        except dates.DateDoesNotExist:
            reason = _("there is no such day as “{text}”")
        except dates.DateOutOfRange:
            reason = _("“{text}” is too far away")
        except dates.DateError:
            reason = _("“{text}” is not a date with its year")
        raise _BadMonth(reason.format(text=dates.quoted(text)))

    def _month(self, text: str) -> date:
        """The month in a cell of months, which may be written as a day of it."""
        try:
            return read_month(_TIME.sub("", text.strip()))
        except MonthError as error:
            try:
                return month_of(self.day(text))
            except _BadMonth as bad:
                raise (bad if _looks_like_day(text) else _BadMonth(str(error).rstrip("."))) from None


def _looks_like_day(text: str) -> bool:
    return len(re.findall(r"\d+", text)) >= 3


# -- rows


@dataclass(slots=True)
class _Row:
    """A row, or a cell of one in a table with a column for each month, on its way to a sum."""

    line: int
    name: str
    ident: str
    number: str
    when: str
    month_on: date | None
    cells: dict[str, tuple[int, str]]
    """Figure → its column and what stands there."""
    currency: str
    part: tuple[str, ...] = ()
    """What tells it from other parts of the same month: product, order, place."""


_Key = tuple[str, str, date]
"""Customer, number or code, month."""
_Figures = tuple[Fraction | None, ...]
"""In the order of `FIGURES`."""


@dataclass(slots=True)
class _Sum:
    """What was summed up so far of a customer's month, in euro; a figure is missing once a part of it is."""

    name: str
    number: str
    figures: dict[str, Fraction | None]
    written: list[str]
    lines: list[int]
    count: int = 0


class _Reader:
    """Turns the rows of one table into sums by customer and month."""

    def __init__(self, path: Path, columns: SalesColumns, body: Sequence[RawRow], read_as: ReadAs) -> None:
        self._path = path
        self._columns = columns
        self._fields = columns.fields
        self._body = body
        self._read_as = read_as
        self._marks: dict[int, str | None] = {}
        self._bad: list[BadSale] = []
        self._incomplete: dict[_Key, int] = {}
        """Months of which a row could not be read: their sums would be too small."""
        self._empty: list[int] = []
        self._footer: list[int] = []
        self._leva = 0
        self._names_currency = False
        self._foreign: dict[int, str] = {}
        self._of_header: dict[int, Currency | None] = {}
        for index in self._money():
            try:
                self._of_header[index] = columns.currency_of(index)
            except ForeignCurrency as error:
                self._foreign[index] = str(error)
        self._month_first = self._order_of_dates()
        self._calendar = _Calendar(bool(self._month_first))
        self._settle_decimals()
        self._kind = read_as.kind or self._guess_kind()

    def _money(self) -> list[int]:
        found = [self._fields[field] for field in AMOUNTS if field in self._fields]
        return found + [index for index, _field, _month in self._columns.by_month]

    def _cells(self, index: int) -> Iterable[tuple[int, str]]:
        """The cells of a column that are not empty, with their lines."""
        for row in self._body:
            if index < len(row.cells) and (text := row.cells[index].strip()):
                yield row.line, plain_cell(text)

    # What the columns settle

    def _order_of_dates(self) -> bool | None:
        """Whether dates with strokes are month first; None if there are none. Raises WhichDates."""
        used = [self._fields[field] for field in ("date", "month") if field in self._fields]
        pairs: list[tuple[int, int, int, str]] = []
        decided = self._read_as.month_first
        for index in dict.fromkeys((*used, *self._columns.dates)):
            for line, text in self._cells(index):
                if found := _STROKES.match(text):
                    pairs.append((int(found[1]), int(found[2]), line, text))
            if index in used and not pairs:
                return None
        if not pairs:
            return None
        if decided is not None:
            return decided
        day_first = sum(1 for first, _second, _line, _text in pairs if first > 12)
        month_first = sum(1 for _first, second, _line, _text in pairs if second > 12)
        if day_first or month_first:
            return month_first > day_first
        unsettled = next((pair for pair in pairs if pair[0] != pair[1]), None)
        if unsettled is not None:
            raise WhichDates(self._path, unsettled[2], unsettled[3])
        return False

    def _settle_decimals(self) -> None:
        """The sign before the decimals of each column; one that shows none has that of the others."""
        told: set[str] = set()
        asked: dict[int, tuple[int, str]] = {}
        for index in self._money():
            numbers = []
            for line, text in self._cells(index):
                try:
                    written = take_apart(text)
                except BadAmount:
                    continue
                if written is not None:
                    numbers.append(written.number)
                    if index not in asked and is_ambiguous(written.number):
                        asked[index] = (line, text)
            self._marks[index] = decimal_mark(numbers)
            if self._marks[index]:
                told.add(str(self._marks[index]))
        if self._read_as.decimal in DECIMAL_MARKS:
            told = {self._read_as.decimal}
        for index, mark in self._marks.items():
            if not mark and len(told) == 1 and (mark == "" or self._read_as.decimal):
                self._marks[index] = next(iter(told))
        for index, (line, text) in asked.items():
            if not self._marks[index]:
                raise WhichDecimals(self._path, line, text)

    def _guess_kind(self) -> SalesKind:
        """Monthly sums, or order lines (see the module's text)."""
        if self._columns.by_month or not self._fields.keys() & {"date", "month"}:
            return SalesKind.MONTHS
        index = self._fields.get("month", self._fields.get("date", -1))
        if "month" in self._fields and "year" in self._fields:
            return SalesKind.MONTHS
        days: set[date] = set()
        has_months = False
        for _line, text in self._cells(index):
            try:
                read_month(text)
                has_months = True
            except MonthError:
                try:
                    days.add(self._calendar.day(text))
                except _BadMonth:
                    continue
        firsts = all(day.day == 1 for day in days)
        lasts = all(day == last_day(month_of(day)) for day in days)
        are_months = firsts or lasts
        if "month" in self._fields:
            return SalesKind.MONTHS if are_months else SalesKind.LINES
        # The first of a month is a day too: only several of them, and nothing else, are months.
        if has_months and not days:
            return SalesKind.MONTHS
        is_lines = not are_months or len(days) < 2 or bool(self._columns.details)
        return SalesKind.LINES if is_lines else SalesKind.MONTHS

    # The rows themselves

    def sheet(
        self,
        table: RawTable,
        header_line: int,
        footer: tuple[int, ...],
        progress: Callable[[int, int], None] | None,
    ) -> SalesSheet:
        sums: dict[_Key, _Sum] = {}
        rows: dict[_Key, list[tuple[int, tuple[str, ...], _Figures]]] = {}
        count = 0
        for place, raw in enumerate(self._body):
            if progress is not None and place % STEP == 0:
                progress(place, len(self._body))
            for row in self._taken(raw):
                read = self._read(row)
                if read is None:
                    continue
                count += 1
                key, figures = read
                known = sums.get(key)
                if known is None:
                    known = sums[key] = _Sum(row.name, row.number, {}, [], [])
                self._add(known, row, figures)
                if self._kind is SalesKind.MONTHS:
                    said = tuple(figures.get(one) for one in FIGURES)
                    rows.setdefault(key, []).append((row.line, row.part, said))
        if progress is not None:
            progress(len(self._body), len(self._body))
        incomplete = [
            Incomplete(sums.pop(key).name, key[2], line)
            for key, line in self._incomplete.items()
            if key in sums
        ]
        conflicts, repeated = self._conflicts(
            sums, {key: found for key, found in rows.items() if key in sums}
        )
        return self._put_together(table, header_line, footer, sums, incomplete, conflicts, repeated, count)

    def _taken(self, raw: RawRow) -> Iterable[_Row]:
        """What a row says: one sum, or one for each month that has a column; nothing of a bad one."""
        width = len(self._columns.headers)
        if any(cell.strip() for cell in raw.cells[width:]):
            text = _("{found} cells, the header has {width}")
            self._bad.append(BadSale(raw.line, text.format(found=len(raw.cells), width=width)))
            return []

        def at(index: int) -> str:
            text = clean(plain_cell(raw.cells[index]), limit=LINE_LIMIT + 1) if index < len(raw.cells) else ""
            return "" if is_nothing(text) else text

        def cell(field: str) -> str:
            return at(self._fields[field]) if field in self._fields else ""

        amounts = {field: (self._fields[field], text) for field in AMOUNTS if (text := cell(field))}
        by_month: dict[date, dict[str, tuple[int, str]]] = {}
        for index, field, month in self._columns.by_month:
            if text := at(index):
                by_month.setdefault(month, {})[field] = (index, text)
        name, when = cell("name"), self._when(cell)
        if not amounts and not by_month:
            self._empty.append(raw.line)
            return []
        if fold(name.rstrip(": ")) in TOTALS and (not when or self._columns.by_month):
            self._footer.append(raw.line)
            return []
        if not any(char.isalnum() for char in name):
            self._bad.append(BadSale(raw.line, _("no customer")))
            return []
        if len(name) > LINE_LIMIT:
            text = _("the name has more than {limit} characters")
            self._bad.append(BadSale(raw.line, text.format(limit=LINE_LIMIT)))
            return []
        number = read_number(cell("number"))
        ident = number or cell("code").casefold()
        if not self._columns.by_month:
            all_of_it = self._read_as.month_on if not when else None
            part = (
                tuple(at(index) for index in self._columns.details) if self._kind is SalesKind.MONTHS else ()
            )
            return [_Row(raw.line, name, ident, number, when, all_of_it, amounts, cell("currency"), part)]
        return [
            _Row(raw.line, name, ident, number, "", month, found, cell("currency"))
            for month, found in by_month.items()
        ]

    def _when(self, cell: Callable[[str], str]) -> str:
        """What a row says of its day or month; a year of its own is put to its month."""
        if "date" in self._fields and (self._kind is SalesKind.LINES or "month" not in self._fields):
            return cell("date")
        month, year = cell("month"), cell("year")
        if month and year and not re.search(r"\d{4}", month):
            return f"{month}.{year}" if month.isdecimal() else f"{month} {year}"
        return month or cell("date")

    def _read(self, row: _Row) -> tuple[_Key, dict[str, Fraction | None]] | None:
        """The key of a row's sum and its figures in euro; None for a bad one."""
        try:
            month = row.month_on or self._month(row)
        except _BadMonth as error:
            self._bad.append(BadSale(row.line, str(error)))
            return None
        key = (customer_key(row.name), row.ident, month)
        try:
            figures = {field: self._amount(row, index, text) for field, (index, text) in row.cells.items()}
        except BadAmount as error:
            self._bad.append(BadSale(row.line, str(error)))
            self._incomplete.setdefault(key, row.line)
            return None
        cost = figures.pop("cost", None)
        revenue = figures.get("revenue")
        if cost is not None and "profit" not in self._fields and revenue is not None:
            figures["profit"] = revenue - cost
        if revenue is None and not figures.keys() & set(PLAN_FIELDS):
            self._bad.append(BadSale(row.line, _("no revenue")))
            self._incomplete.setdefault(key, row.line)
            return None
        return key, figures

    def _month(self, row: _Row) -> date:
        if not row.when:
            raise _BadMonth(_("no day or month"))
        if self._kind is SalesKind.LINES and "date" in self._fields:
            try:
                return month_of(self._calendar.day(row.when))
            except _BadMonth:
                if _looks_like_day(row.when):
                    raise
                with suppress(MonthError):
                    return read_month(row.when)
                raise
        return self._calendar.month(row.when)

    def _amount(self, row: _Row, index: int, text: str) -> Fraction | None:
        """An amount of a row in euro, exactly. Raises BadAmount."""
        if index in self._foreign:
            raise BadAmount(self._foreign[index])
        written: Written | None = take_apart(text)
        if written is None:
            return None
        currency = written.currency
        if currency is None and row.currency:
            currency = currency_in(row.currency)
            if currency is None:
                raise ForeignCurrency(row.currency)
        currency = currency or self._of_header.get(index)
        self._names_currency = self._names_currency or currency is not None
        currency = currency or self._read_as.currency or Currency.EUR
        value = value_of(written, self._marks.get(index), text) * scale_of(self._columns.headers[index])
        if currency is Currency.BGN:
            self._leva += 1
        return in_euro(value, currency)

    def _add(self, known: _Sum, row: _Row, figures: Mapping[str, Fraction | None]) -> None:
        for field in FIGURES:
            value = figures.get(field)
            before = known.figures.get(field)
            if not known.count:
                known.figures[field] = value
            else:
                known.figures[field] = None if value is None or before is None else before + value
        known.count += 1
        if len(known.lines) < _SHOWN_LINES:
            known.lines.append(row.line)
            known.written.append(
                " / ".join(text for field, (_index, text) in row.cells.items() if field in FIGURES)
            )

    def _conflicts(
        self, sums: dict[_Key, _Sum], rows: Mapping[_Key, list[tuple[int, tuple[str, ...], _Figures]]]
    ) -> tuple[list[Conflict], list[tuple[int, int]]]:
        """Months, or parts of one, that come twice: with the same figures they are taken once, with others not."""
        conflicts, repeated = [], []
        for key, found in rows.items():
            if len(found) < 2:
                continue
            firsts: dict[tuple[str, ...], tuple[int, _Figures]] = {}
            again: list[tuple[int, int]] = []
            is_conflict = False
            for line, part, figures in found:
                first = firsts.setdefault(part, (line, figures))
                if first[0] != line:
                    again.append((line, first[0]))
                    is_conflict = is_conflict or first[1] != figures
            known = sums[key]
            if is_conflict:
                conflicts.append(Conflict(known.name, key[2], tuple(known.lines), tuple(known.written)))
                del sums[key]
            elif again:
                repeated += again
                parts = [figures for _line, figures in firsts.values()]
                known.figures = dict(zip(FIGURES, map(_total, zip(*parts, strict=True)), strict=True))
                known.count, known.lines = (
                    len(parts),
                    [line for line, _figures in firsts.values()][:_SHOWN_LINES],
                )
        return conflicts, repeated

    def _put_together(
        self,
        table: RawTable,
        header_line: int,
        footer: tuple[int, ...],
        sums: Mapping[_Key, _Sum],
        incomplete: Sequence[Incomplete],
        conflicts: Sequence[Conflict],
        repeated: Sequence[tuple[int, int]],
        count: int,
    ) -> SalesSheet:
        figures = self._figures()
        exact = {
            field: sum(
                (value for one in sums.values() if (value := one.figures.get(field)) is not None),
                start=Fraction(0),
            )
            for field in figures
        }
        taken = self._columns.taken()
        headers = self._columns.headers
        marks = {mark for mark in self._marks.values() if mark}
        return SalesSheet(
            file=clean(self._path.name),
            encoding=table.encoding,
            delimiter=table.delimiter,
            header_line=header_line,
            columns=tuple((headers[index], taken[index]) for index in sorted(taken)),
            untaken=tuple(
                header
                for index, header in enumerate(headers)
                if index not in taken and any(True for _c in self._cells(index))
            ),
            kind=self._kind,
            parts=tuple(headers[index] for index in self._columns.details)
            if self._kind is SalesKind.MONTHS and any(one.count > 1 for one in sums.values())
            else (),
            figures=frozenset(figures),
            sums=tuple(
                MonthSum(
                    key=key,
                    name=one.name,
                    number=one.number,
                    month_on=month,
                    lines=tuple(one.lines),
                    count=one.count,
                    **{field: _cents(one.figures.get(field)) for field in FIGURES},
                )
                for (key, _ident, month), one in sums.items()
            ),
            rows=count,
            bad=tuple(sorted(self._bad, key=lambda bad: bad.line)),
            incomplete=tuple(incomplete),
            conflicts=tuple(conflicts),
            repeated=tuple(repeated),
            empty=tuple(self._empty),
            footer=(*self._footer, *footer),
            decimal_mark=marks.pop() if len(marks) == 1 else "",
            is_month_first=self._month_first,
            in_leva=self._leva,
            names_currency=self._names_currency or not sums,
            with_tax=headers[self._fields["revenue"]] if self._columns.is_gross and sums else "",
            without_profit=sum(
                1 for one in sums.values() if one.count > 1 and one.figures.get("profit") is None
            )
            if "profit" in figures
            else 0,
            exact=exact,
        )

    def _figures(self) -> list[str]:
        by_month = {field for _index, field, _month in self._columns.by_month}
        found = [field for field in FIGURES if field in self._fields or field in by_month]
        if "cost" in self._fields and "profit" not in found and "revenue" in found:
            found.append("profit")
        return found


def _total(values: Iterable[Fraction | None]) -> Fraction | None:
    """The sum of some figures; not known where one of them is not."""
    total = Fraction(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _cents(value: Fraction | None) -> int | None:
    return None if value is None else in_cents(value)
