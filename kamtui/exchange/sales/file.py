"""Sales from a CSV file as people have it (K18): monthly sums or order lines, with what cannot be taken and why.

Nothing is written here: `store.money.import_changes` compares the sums with the book and keeps them. The file is a
stream and never held as a whole. Each line is read twice:

1. `settle.settle` learns from all rows what the columns mean: order of dates, decimals, currencies,
   whether rows are order lines or months. A rule about a column belongs there, or to `SalesColumns`, which
   decides by the header and the first rows. What nothing settles refuses the list (`errors`).
2. `rows.RowReader` tells of each row who, when and how much, remembering what a text meant, and
   `sums` keeps a sum for each customer and month. A rule about a row belongs to the reader.

Memory holds sums, and of what is left out the count and the first lines of each reason. Only for the rows that
are not taken, where they are asked for, the lines are read once more. Decisions:

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
from fractions import Fraction
from itertools import chain, dropwhile, islice
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.money.importing.sheet import PLAN_FIELDS, MonthSum, SalesKind, SalesSheet, may_be_other
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.numbers import currency
from kamtui.exchange.importing.firm_rows import FirmRows
from kamtui.exchange.importing.importer import Progress
from kamtui.exchange.importing.rejects import Rejected
from kamtui.exchange.reading.cards.file import FORM as CARDS
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.file_kind import OtherKind
from kamtui.exchange.reading.header_row import (
    HEADER_ROWS,
    column_names,
    header_place,
    mapped_columns,
    wanted_fields,
    widest_row,
    without_repeated_header,
)
from kamtui.exchange.reading.table_file import AS_FOUND, ROWS_AT_ONCE, FileChoice, TableFile, table_file
from kamtui.exchange.reading.table_parts import without_footer
from kamtui.exchange.sales.errors import (
    HowMuchTax,
    MissingColumns,
    OnlyOffers,
    UnknownSalesField,
    WhichDiscount,
    WhichReturns,
    WhichScale,
    WhichTax,
    WhichYear,
)
from kamtui.exchange.sales.meaning.columns import LOOKED_AT, SalesColumns
from kamtui.exchange.sales.meaning.headers import FIELDS, SKIP, says_scale, scale_of, score
from kamtui.exchange.sales.meaning.tax import tax_words
from kamtui.exchange.sales.refused_rows import refused_rows
from kamtui.exchange.sales.rows import RowReader
from kamtui.exchange.sales.settle import ReadAs, Settled, how_settled, money_columns, settle
from kamtui.exchange.sales.sums import Summing, summing

_MANY = 3
"""Where one row of so many has no customer, the list is written so; fewer are rows in which it is missing, each refused."""


class SalesList(NamedTuple):
    """A list of sales as it was read, and the rows of its file that are not taken."""

    sheet: SalesSheet
    rejected: Rejected


def read_sales(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    read_as: ReadAs | None = None,
    choice: FileChoice = AS_FOUND,
    *,
    progress: Progress | None = None,
) -> SalesList:
    """The sales in the file at `path`, CSV or a workbook. Raises SheetError; a bad row is told, not raised.

    `mapping` takes a column for a field (header → one of `FIELDS`); `choice` says how the file is read. `progress` is told now and then how many
    bytes were read of all that will be, each counted twice; what it raises ends the reading. To the rows that are not
    taken belong all rows of a month that is not taken.
    """
    read_as = read_as or ReadAs()
    wanted = wanted_fields(mapping)
    for field in wanted.values():
        if field not in FIELDS or (field != SKIP and list(wanted.values()).count(field) > 1):
            raise UnknownSalesField(field)
    file = table_file(path, lambda cells: score(cells, wanted), choice)
    if file.form == CARDS:
        raise OtherKind(path, "vcard")
    rows = file.rows()
    top = list(islice(rows, HEADER_ROWS + LOOKED_AT))
    place = header_place(top, lambda cells: score(cells, wanted), choice.header_line)
    if place is None:
        raise MissingColumns(path, ["name", "revenue"], widest_row(top), is_month=False)
    table = _Table(file, top[place], progress)
    columns = _columns(path, table, top, wanted, read_as)
    firm_rows = table.firm_rows = _firm_rows(columns, choice.firms)
    settled = settle(path, columns, table.first_time(chain(top, rows)), read_as, top[:place])
    if firm_rows.without > 1 and firm_rows.without * _MANY >= firm_rows.count:
        when = [columns.fields[field] for field in ("date", "month") if field in columns.fields]
        firm_rows.require_said(path, columns.details or when)
    reader = RowReader(settled, read_as)
    sums = summing(reader, settled.kind, read_as.month_on)
    sums.take(_above(settled.footer, table.second_time()))
    table.tell(2 * file.size)
    sheet = _sheet(table, settled, reader, sums, read_as)
    return SalesList(sheet, _rejected(table, settled, sums, read_as))


class _Table:
    """The table in a file, below its header; it is read twice, and once more for the rows that are not taken."""

    def __init__(self, file: TableFile, header: RawRow, progress: Progress | None) -> None:
        self.file = file
        self.header = header
        self._progress = progress
        self.firm_rows = FirmRows((), "")
        """The way of its rows through what is said of those without a customer."""

    def tell(self, done: int) -> None:
        """Say how many bytes were read of all that will be."""
        if self._progress is not None:
            self._progress(done, 2 * self.file.size)

    def first_time(self, rows: Iterable[RawRow]) -> Iterator[RawRow]:
        """Of the rows of the file, as they are read for the first time, those below the header."""
        return self.firm_rows.through(self.below_header(rows, lambda: self.tell(self.file.position)))

    def second_time(self) -> Iterator[RawRow]:
        """The rows below the header, read for the second time."""
        return self._again(lambda: self.tell(self.file.size + self.file.position))

    def once_more(self) -> Iterator[RawRow]:
        """The rows below the header, read when all is known already."""
        return self._again(lambda: self.tell(2 * self.file.size))

    def _again(self, tell: Callable[[], None]) -> Iterator[RawRow]:
        rows = self.below_header(self.file.rows(), tell)
        return self.firm_rows.through(rows) if self.firm_rows.fills else rows

    def below_header(self, rows: Iterable[RawRow], tell: Callable[[], None]) -> Iterator[RawRow]:
        """Of the rows of the file those below the header; `tell` is called now and then."""
        below = dropwhile(lambda row: row.line <= self.header.line, rows)
        for count, row in enumerate(without_repeated_header(self.header.cells, below)):
            if not count % ROWS_AT_ONCE:
                tell()
            yield row


def _firm_rows(columns: SalesColumns, said: str) -> FirmRows:
    """The way of the rows through what is said of those without a customer that have a day, a month or a product."""
    fields = columns.fields
    firm = [fields[field] for field in ("name", "number", "code") if field in fields]
    beside = [fields[field] for field in ("date", "month") if field in fields]
    return FirmRows(firm, said, [*beside, *columns.details])


def _above(footer: Sequence[int], rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """The rows above what stands below the table."""
    if not footer:
        return rows
    return (row for row in rows if row.line < footer[0])


def _rejected(table: _Table, settled: Settled, sums: Summing, read_as: ReadAs) -> Rejected:
    """The rows that are not taken, read from the file once more whenever they are asked for.

    Only now it is known which they are: what was summed up before a bad line of its month is one.
    """
    return Rejected(table.header.cells, table.file.delimiter, _NotTaken(table, settled, sums, read_as))


class _NotTaken(Iterable[Sequence[str]]):
    """The cells of the rows that are not taken."""

    def __init__(self, table: _Table, settled: Settled, sums: Summing, read_as: ReadAs) -> None:
        self._table, self._settled, self._read_as = table, settled, read_as
        self._left_out = sums.left_out()
        self._are_any = bool(self._left_out or sums.refusals.kept())

    def __iter__(self) -> Iterator[Sequence[str]]:
        if not self._are_any:
            return iter(())
        again = _above(self._settled.footer, self._table.once_more())
        reader = RowReader(self._settled, self._read_as)
        rows = refused_rows(again, reader, self._read_as.month_on, self._left_out)
        return (row.cells for row in rows)


def _columns(
    path: Path, table: _Table, top: Sequence[RawRow], wanted: Mapping[str, str], read_as: ReadAs
) -> SalesColumns:
    """What the columns are by their headers and first rows. Raises what keeps the list from being read."""
    headers = column_names(table.header.cells)
    mapped = mapped_columns(path, headers, wanted)
    sample, _footer = without_footer(list(table.below_header(top, lambda: table.tell(0))), len(headers))
    cells = [row.cells for row in sample]
    columns = SalesColumns(headers, cells, mapped, read_as.month_on, year=read_as.year, percent=read_as.tax)
    _require(path, columns, headers, read_as)
    _require_scale(path, columns, (row for row in top if row.line < table.header.line))
    return columns


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


def _sheet(table: _Table, settled: Settled, reader: RowReader, sums: Summing, read_as: ReadAs) -> SalesSheet:
    file = table.file
    columns = settled.columns
    headers = columns.headers
    taken = columns.taken() | dict.fromkeys(settled.kinds, "status")
    months, exact = sums.months()
    return SalesSheet(
        file=clean(file.path.name),
        encoding=file.encoding,
        delimiter=file.delimiter,
        header_line=table.header.line,
        form=file.form,
        sheet=file.sheet,
        other_sheets=file.other_sheets,
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
        is_month_first=settled.month_first,
        turned=sums.turned,
        names_currency=reader.names_currency or not months,
        may_be_other=not (reader.names_currency or read_as.currency or read_as.by_date)
        and any(may_be_other(month_sum.month_on, currency()) for month_sum in months),
        with_tax=columns.revenue.gross if months else "",
        without_profit=sum(1 for month_sum in months if month_sum.count > 1 and month_sum.profit is None)
        if "profit" in reader.figures
        else 0,
        exact=exact,
    )


def _digest(
    file: TableFile, kind: SalesKind, months: Sequence[MonthSum], exact: Mapping[str, Fraction]
) -> str:
    """What tells a file from every other, and from itself read in another way: in leva, say, or with other columns."""
    first = min((month_sum.month_on for month_sum in months), default=None)
    last = max((month_sum.month_on for month_sum in months), default=None)
    said = [
        file.digest,
        *([file.sheet] if file.sheet else []),
        kind.value,
        first,
        last,
        *sorted(exact.items()),
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()
