"""Sales from a CSV file as people have it (K18): monthly sums or order lines, with what cannot be taken and why.

Nothing is written here: `store.money.import_changes` compares the sums with the book and keeps them. The file is a
stream and never held as a whole. Each line is read twice:

1. `settle.settle` learns from all rows what the columns mean: order of dates, decimals, currencies,
   whether rows are order lines or months. A rule about a column belongs there, or to `SalesColumns`, which
   decides by the header and the first rows. What nothing settles refuses the list (`errors`).
2. `rows.RowReader` tells of each row who, when and how much, remembering what a text meant, and
   `sums` keeps a sum for each customer and month. A rule about a row belongs to the reader.

Memory holds sums, and of what is left out the count and the first lines of each reason. Only to write the
rows that are not taken to a file of their own the lines are read once more. Decisions:

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
- A revenue is without tax (`tax`), a currency named once holds for its row (`money`), and a row is a sale by
  its status and kind (`documents`), and no sum of other rows (`table_parts`). A row of which nothing tells leaves its
  month out as one that cannot be read does, with the option that says it.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, dropwhile, islice
from pathlib import Path

from kamtui.domain.money.importing.sheet import EURO_SINCE, PLAN_FIELDS, MonthSum, SalesKind, SalesSheet
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.csv_text import CsvFile, RawRow
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.table_parts import without_footer
from kamtui.exchange.sales.errors import (
    HowMuchTax,
    MissingColumns,
    OnlyOffers,
    UnknownSalesColumn,
    UnknownSalesField,
    WhichDates,
    WhichDecimals,
    WhichDiscount,
    WhichReturns,
    WhichScale,
    WhichTax,
    WhichYear,
)
from kamtui.exchange.sales.meaning.columns import LOOKED_AT, SalesColumns
from kamtui.exchange.sales.meaning.headers import FIELDS, SKIP, says_scale, scale_of, score
from kamtui.exchange.sales.meaning.tax import tax_words
from kamtui.exchange.sales.rejects import require_free, write_rejects
from kamtui.exchange.sales.rows import RowReader
from kamtui.exchange.sales.settle import ReadAs, Settled, how_settled, money_columns, settle
from kamtui.exchange.sales.sums import Summing, refused_rows, summing

__all__ = [
    "HowMuchTax",
    "MissingColumns",
    "OnlyOffers",
    "ReadAs",
    "UnknownSalesColumn",
    "UnknownSalesField",
    "WhichDates",
    "WhichDecimals",
    "WhichDiscount",
    "WhichReturns",
    "WhichScale",
    "WhichTax",
    "WhichYear",
    "read_sales",
]

HEADER_ROWS = 30
"""Rows at the top among which the header is looked for."""
STEP = 1000
"""After so many rows it is said how far the reading is."""


def read_sales(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    read_as: ReadAs | None = None,
    *,
    encoding: str = "",
    progress: Callable[[int, int], None] | None = None,
    rejects: Path | None = None,
) -> SalesSheet:
    """The sales in the CSV file at `path`. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`). `progress` is told now and then how many
    bytes were read of all that will be, each counted twice; what it raises ends the reading. The rows that
    are not taken are written to `rejects`, all rows of a month that is not taken among them.
    """
    if rejects is not None:
        require_free(rejects)
    read_as = read_as or ReadAs()
    wanted = {clean(header): field.strip() for header, field in (mapping or {}).items()}
    for field in wanted.values():
        if field not in FIELDS or (field != SKIP and list(wanted.values()).count(field) > 1):
            raise UnknownSalesField(field)
    file = CsvFile(path, lambda cells: score(cells, wanted), encoding)

    def tell(done: int) -> None:
        if progress is not None:
            progress(done, 2 * file.size)

    rows = file.rows()
    top = list(islice(rows, HEADER_ROWS + LOOKED_AT))
    header = top[_header_at(path, top, wanted)]
    headers = [clean(cell) or _("column {number}").format(number=n) for n, cell in enumerate(header.cells, 1)]
    mapped = _mapped(path, headers, wanted)
    sample, _footer = without_footer(list(_below(header, top, lambda: tell(0))), len(headers))
    cells = [row.cells for row in sample]
    columns = SalesColumns(headers, cells, mapped, read_as.month_on, year=read_as.year, percent=read_as.tax)
    _require(path, columns, headers, read_as)
    _require_scale(path, columns, (row for row in top if row.line < header.line))
    body = _below(header, chain(top, rows), lambda: tell(file.position))
    settled = settle(path, columns, body, read_as)
    reader = RowReader(settled, read_as)
    sums = summing(reader, settled.kind, read_as.month_on)
    table = _below(header, file.rows(), lambda: tell(file.size + file.position))
    sums.take(_above(settled.footer, table))
    tell(2 * file.size)
    sheet = _sheet(file, header.line, settled, reader, sums, read_as)
    if rejects is None or not (sheet.refused or sheet.conflicts):
        return sheet
    # Which rows are not taken is known only now: what was summed up before a bad line of its month is one.
    again = _above(settled.footer, _below(header, file.rows(), lambda: tell(2 * file.size)))
    refused = refused_rows(again, RowReader(settled, read_as), read_as.month_on, sums)
    as_they_stood = (row.cells for row in refused)
    return replace(sheet, rejected=write_rejects(rejects, header.cells, as_they_stood, file.delimiter))


def _below(header: RawRow, rows: Iterable[RawRow], tell: Callable[[], None]) -> Iterator[RawRow]:
    """The rows below a header; `tell` is called now and then.

    Printed lists repeat their header on each page: it is no row of the table.
    """
    again = [cell.strip() for cell in header.cells]
    width = len(again)
    at = next(index for index, cell in enumerate(again) if cell)
    first = again[at]
    for count, row in enumerate(dropwhile(lambda row: row.line <= header.line, rows)):
        if not count % STEP:
            tell()
        cells = row.cells
        if len(cells) > at and first in cells[at] and [cell.strip() for cell in cells[:width]] == again:
            continue
        yield row


def _above(footer: Sequence[int], rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """The rows above what stands below the table."""
    if not footer:
        return rows
    return (row for row in rows if row.line < footer[0])


def _header_at(path: Path, rows: Sequence[RawRow], wanted: Mapping[str, str]) -> int:
    """The row, of the first ones, with the most known headers; on a tie, the one with most filled cells."""
    top = rows[:HEADER_ROWS]
    known = [score(row.cells, wanted) for row in top]
    filled = [sum(1 for cell in row.cells if cell.strip()) for row in top]
    best = max(range(len(top)), key=lambda i: (known[i], filled[i], -i))
    if known[best] == 0:
        widest = max(range(len(top)), key=lambda i: (filled[i], -i))
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
    """Raise what keeps the list from being read: a column that is missing, or that nobody can be sure about."""
    fields = columns.fields.keys()
    if columns.without_year and "name" in fields:
        raise WhichYear(path, [headers[column.place] for column in columns.without_year])
    has_month = bool(fields & {"date", "month"} or columns.by_month or read_as.month_on)
    has_revenue = bool(columns.by_month or fields & {"revenue", *PLAN_FIELDS} or columns.revenue.is_product)
    there = {"name": "name" in fields, "month": has_month, "revenue": has_revenue}
    if missing := [field for field, is_there in there.items() if not is_there]:
        raise MissingColumns(path, missing, headers, is_month=not has_month)
    if columns.offers:
        raise OnlyOffers(path, columns.offers)
    _require_certain_revenue(path, columns)


def _require_certain_revenue(path: Path, columns: SalesColumns) -> None:
    """Raise the question about the revenue that nobody but the person can answer."""
    revenue = columns.revenue
    if revenue.tax_doubt is not None:
        raise WhichTax(path, revenue.tax_doubt)
    if revenue.discount_doubt:
        raise WhichDiscount(path, revenue.discount_doubt)
    if revenue.gross and tax_words(revenue.gross).names_tax:
        raise HowMuchTax(path, revenue.gross)
    if columns.returns_doubt:
        raise WhichReturns(path, columns.returns_doubt, columns.headers[columns.fields["revenue"]])


def _require_scale(path: Path, columns: SalesColumns, titles: Iterable[RawRow]) -> None:
    """Raises WhichScale for a title "in thousands" above a table whose headers do not say it."""
    amounts = [columns.headers[index] for index in money_columns(columns)]
    if not amounts or any(scale_of(header) > 1 for header in amounts):
        return
    for cell in (cell for row in titles for cell in row.cells):
        if says_scale(cell):
            raise WhichScale(path, cell, amounts[0])


def _sheet(
    file: CsvFile, header_line: int, settled: Settled, reader: RowReader, sums: Summing, read_as: ReadAs
) -> SalesSheet:
    columns = settled.columns
    headers = columns.headers
    taken = columns.taken() | dict.fromkeys(settled.kinds, "status")
    marks = {mark for mark in settled.marks.values() if mark}
    months, exact = sums.months()
    return SalesSheet(
        file=clean(file.path.name),
        encoding=file.encoding,
        delimiter=file.delimiter,
        header_line=header_line,
        columns=tuple((headers[index], taken[index]) for index in sorted(taken)),
        untaken=tuple(
            header
            for index, header in enumerate(headers)
            if index not in taken and index in settled.with_values
        ),
        kind=settled.kind,
        parts=tuple(headers[index] for index in settled.parts)
        if settled.kind is SalesKind.MONTHS and any(month_sum.count > 1 for month_sum in months)
        else (),
        figures=frozenset(reader.figures),
        sums=months,
        rows=sums.rows,
        digest=_digest(file, settled.kind, months, exact),
        refused=sums.refusals.kept(),
        incomplete=sums.incomplete_months(),
        conflicts=sums.conflicts(),
        repeated=sums.repeated(),
        empty=sums.empty.kept(),
        no_sales=sums.no_sales.kept(),
        subtracted=sums.subtracted.kept(),
        settled=tuple(how_settled(settled)),
        footer=sums.totals.kept(also=settled.footer),
        decimal_mark=marks.pop() if len(marks) == 1 else "",
        is_month_first=settled.month_first,
        in_leva=sums.in_leva,
        names_currency=reader.names_currency or not months,
        may_be_leva=not (reader.names_currency or read_as.currency or read_as.by_date)
        and any(month_sum.month_on < EURO_SINCE for month_sum in months),
        with_tax=columns.revenue.gross if months else "",
        without_profit=sum(1 for month_sum in months if month_sum.count > 1 and month_sum.profit is None)
        if "profit" in reader.figures
        else 0,
        exact=exact,
    )


def _digest(file: CsvFile, kind: SalesKind, months: Sequence[MonthSum], exact: Mapping[str, Fraction]) -> str:
    """What tells a file from every other, and from itself read in another way: in leva, say, or with other columns."""
    first = min((month_sum.month_on for month_sum in months), default=None)
    last = max((month_sum.month_on for month_sum in months), default=None)
    said = [file.digest, kind.value, first, last, *sorted(exact.items())]
    return hashlib.sha256(repr(said).encode()).hexdigest()
