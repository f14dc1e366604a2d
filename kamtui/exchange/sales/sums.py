"""The rows of a list of sales summed up by customer and month, and what of it cannot be taken."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from kamtui.domain.exact_sums import PARTS, Parts, in_cents
from kamtui.domain.money.importing.sheet import (
    EURO_SINCE,
    FIGURES,
    Conflict,
    Incomplete,
    Lines,
    MonthSum,
    SalesKind,
    may_be_other,
    which_currency,
)
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import currency
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.table_parts import RunningSums, total_name
from kamtui.exchange.sales.counts import CountedLines, LinesByWord, Refusals
from kamtui.exchange.sales.meaning.document_words import Verdict
from kamtui.exchange.sales.money import Figures, Money
from kamtui.exchange.sales.rows import (
    Customer,
    MaybeTotal,
    MonthSoFar,
    Refusal,
    RowReader,
    Said,
    Texts,
    Total,
)

Place = tuple[str, str, date]
"""What tells a customer's month from every other: the name's key, number or code, month."""

_LINES_OF_SUM = 5  # lines of one month's sum that are kept


def _is_given_back(amounts: Sequence[Money]) -> bool:
    """Whether a row takes from the sales: a cancelled one may stand for what another row counted."""
    return any((value or 0) < 0 for amount in amounts for value in amount.figures[:1])


def _undecided(said: Said) -> str:
    """Why a row of which nobody can tell whether it is a sale is left out, with the option that says it."""
    word = clean(said.text)[:60].replace('"', "'")
    if said.verdict is Verdict.NO_SALE:
        text = _(
            '{column}: {word}, and an amount below zero: to count it as it stands, --status "{word}=sale"; else "{word}=no"'
        )
    else:
        text = _(
            '{column}: {word}: a sale, or none? --status "{word}=sale", "{word}=no", or "{word}=minus" to subtract it'
        )
    return text.format(column=said.header, word=word)


def _may_be_total(customer: Customer) -> str:
    """Why a row of a customer is left out whose name may stand for a sum."""
    text = _("“{name}” may be a customer or a sum of other rows: write its whole name, or delete the row")
    return text.format(name=customer.name)


def summing(reader: RowReader, kind: SalesKind, month_on: date | None) -> "Summing":
    """What sums the rows of a list of this kind up; `month_on` is the month of rows that name none."""
    return _SummingMonths(reader, month_on) if kind is SalesKind.MONTHS else _SummingLines(reader, month_on)


class Summing(ABC):
    """Takes the rows of a list, one after the other, and has their sums at the end."""

    def __init__(self, reader: RowReader, month_on: date | None) -> None:
        self._reader = reader
        self._month_on = month_on
        self.rows = 0
        """Rows with a sale that could be read; in a table with a column for each month, their cells."""
        self.turned = 0
        self.refusals = Refusals()
        self.empty = CountedLines()
        self.totals = CountedLines()
        self.no_sales = LinesByWord()
        """Rows that are no sales by a status or kind."""
        self.subtracted = LinesByWord()
        """Rows whose positive amounts were subtracted."""
        self._running = RunningSums()
        self._incomplete: dict[tuple[Customer, date], int] = {}
        """Months of which a row could not be read, and its line: their sums would be too small."""

    def take(self, rows: Iterable[RawRow]) -> None:
        """Sum rows up."""
        reader = self._reader
        width = reader.width
        # There may be a million rows: what each of them asks for is looked up once.
        who, who_of, when, when_of = reader.who, reader.who_of, reader.when, reader.when_of
        money, money_of, kind, kind_of = reader.money, reader.money_of, reader.kind, reader.kind_of
        has_kinds, take_amount = reader.has_kinds, self._take_amount
        for row in rows:
            cells = row.cells
            if len(cells) != width:
                fitted = self._fitted(row)
                if fitted is None:
                    continue
                cells = fitted
            amounts = money_of[money(cells)]
            if not amounts:
                self.empty.add(row.line)
                continue
            said = kind_of[kind(cells)] if has_kinds else None
            if said is not None and said.verdict is Verdict.NO_SALE and not _is_given_back(amounts):
                self.no_sales.add(row.line, said)
                continue
            customer = who_of[who(cells)]
            month = when_of[when(cells)]
            if not isinstance(customer, Customer):
                decided = self._customer_or_total(row.line, cells, customer, month, amounts)
                if decided is None:
                    continue
                customer = decided
            for amount in amounts:
                take_amount(
                    row.line, cells, customer, amount.month_on or month or self._month_on, amount, said
                )

    def _fitted(self, row: RawRow) -> list[str] | None:
        """The cells of a row that has more or fewer than the table; None, and refused, where they do not fit."""
        fitted = self._reader.fitted(row)
        if isinstance(fitted, Refusal):
            self.refusals.add(row.line, fitted.reason)
            return None
        return fitted

    def _take_amount(
        self,
        line: int,
        cells: list[str],
        customer: Customer,
        month: date | Refusal | None,
        amount: Money,
        said: Said | None,
    ) -> None:
        """Put what a row says of one month to its sum, or refuse it."""
        if not isinstance(month, date):
            self.refusals.add(line, month.reason if month is not None else _("no day or month"))
            return
        if said is not None and said.verdict is not Verdict.SALE:
            amount = self._by_kind(amount, said, line)
        if amount.is_bare:
            amount = self._in_its_currency(amount, month)
        if amount.refusal:
            self.refusals.add(line, amount.refusal)
            self._incomplete.setdefault((customer, month), line)
        else:
            if self._reader.has_totals and (first := amount.figures[0]) is not None:
                self._running.add(first)
            self.rows += 1
            self._add(customer, month, line, amount, cells)
        self.turned += amount.turned

    def _by_kind(self, amount: Money, said: Said, line: int) -> Money:
        """An amount of a row that is not simply a sale: subtracted, or with the question what it is."""
        if said.verdict is not Verdict.MINUS:
            return amount._replace(refusal=_undecided(said))
        less = self._reader.minus(amount)
        if less is not amount:
            self.subtracted.add(line, said)
        return less

    def _in_its_currency(self, amount: Money, month: date) -> Money:
        """An amount of which nothing says what it is in: in leva by its month, or with the question what it is in."""
        if amount.leva is not None and month < EURO_SINCE:
            return amount.leva
        if self._reader.is_in_doubt and may_be_other(month, currency()) and not amount.refusal:
            return amount._replace(refusal=which_currency())
        return amount

    def _customer_or_total(
        self,
        line: int,
        cells: Sequence[str],
        who: "Refusal | Total | MaybeTotal",
        month: date | Refusal | None,
        amounts: Sequence[Money],
    ) -> Customer | None:
        """The customer of a row whose name is missing or may stand for a sum.

        None, and refused or counted as a total, where it has none or is a sum of other rows.
        """
        first = next(iter(amounts[0].figures), None)
        is_sum = len(amounts) == 1 and first is not None and self._running.is_sum(first)
        if isinstance(who, Refusal):
            first_word = next((cell for cell in cells if cell.strip()), "")
            if not (is_sum and self._running.has_several) and total_name(first_word) is None:
                self.refusals.add(line, who.reason)
                return None
        elif isinstance(who, MaybeTotal) and not is_sum:
            if not who.of and isinstance(month, date):
                self.refusals.add(line, _may_be_total(who.customer))
                return None
            if who.of and not any(key == who.of for key, _ident in self._reader.customers):
                return who.customer
        self.totals.add(line)
        self._running.begin_group()
        return None

    def left_out(self) -> frozenset[Place]:
        """The months that are not taken though rows of them could be read."""
        return frozenset((customer.key, customer.ident, month) for customer, month in self._left_out())

    def _left_out(self) -> Iterator[tuple[Customer, date]]:
        yield from self._incomplete

    def months(self) -> tuple[tuple[MonthSum, ...], dict[str, Fraction]]:
        """The sums of all months that are complete, and the exact sum of each figure."""
        exact: list[Parts] = [0] * len(self._reader.figures)
        sums = []
        for customer, month, lines, count, figures in self._summed():
            if (customer, month) in self._incomplete:
                continue
            cents: dict[str, int | None] = dict.fromkeys(FIGURES)
            for place, (field, value) in enumerate(zip(self._reader.figures, figures, strict=True)):
                if value is not None:
                    exact[place] += value
                    cents[field] = in_cents(Fraction(value, PARTS))
            sums.append(
                MonthSum(
                    customer.key, customer.name, customer.number, month, lines=lines, count=count, **cents
                )
            )
        in_all = {
            field: Fraction(value, PARTS) for field, value in zip(self._reader.figures, exact, strict=True)
        }
        return tuple(sums), in_all

    def incomplete_months(self) -> tuple[Incomplete, ...]:
        """The months that are not taken because a row of them could not be read."""
        return tuple(
            Incomplete(customer.name, month, line)
            for (customer, month), line in self._incomplete.items()
            if self._has(customer, month)
        )

    def conflicts(self) -> tuple[Conflict, ...]:
        """The months that come more than once with different sums."""
        return ()

    def repeated(self) -> Lines:
        """The lines that say once more what another line says."""
        return Lines()

    @abstractmethod
    def _add(self, customer: Customer, month: date, line: int, money: Money, cells: list[str]) -> None:
        """Put a row to its sum."""

    @abstractmethod
    def _has(self, customer: Customer, month: date) -> bool:
        """Whether there is a sum of this month."""

    @abstractmethod
    def _summed(self) -> Iterator[tuple[Customer, date, tuple[int, ...], int, Figures]]:
        """Customer, month, first lines, how many rows, and the figures of each month that has a sum."""


class _SummingLines(Summing):
    """Order lines: every row counts."""

    def _add(self, customer: Customer, month: date, line: int, money: Money, cells: list[str]) -> None:
        known = customer.months.get(month)
        if known is None:
            customer.months[month] = MonthSoFar(line, money.figures)
            return
        known.count += 1
        figures = known.figures
        for place, value in enumerate(money.figures):
            before = figures[place]
            figures[place] = None if value is None or before is None else before + value

    def _has(self, customer: Customer, month: date) -> bool:
        return month in customer.months

    def _summed(self) -> Iterator[tuple[Customer, date, tuple[int, ...], int, Figures]]:
        for customer in self._reader.customers.values():
            for month, known in customer.months.items():
                yield customer, month, (known.line,), known.count, tuple(known.figures)


class _MonthRows:
    """The rows of a customer's month in a list of monthly sums."""

    __slots__ = ("again", "is_conflict", "lines", "parts", "written")

    def __init__(self) -> None:
        self.parts: dict[str | Texts, tuple[int, Figures]] = {}
        """What tells a part from others → its line and figures."""
        self.again: list[int] = []
        """Lines that say once more what another says."""
        self.is_conflict = False
        """Whether two of them say different things of one part."""
        self.lines: list[int] = []
        self.written: list[str] = []


class _SummingMonths(Summing):
    """Monthly sums: a row twice counts once, and two that differ not at all."""

    def __init__(self, reader: RowReader, month_on: date | None) -> None:
        super().__init__(reader, month_on)
        self._rows: dict[tuple[Customer, date], _MonthRows] = {}

    def _add(self, customer: Customer, month: date, line: int, money: Money, cells: list[str]) -> None:
        rows = self._rows.get((customer, month))
        if rows is None:
            rows = self._rows[customer, month] = _MonthRows()
        if len(rows.lines) < _LINES_OF_SUM:
            rows.lines.append(line)
            rows.written.append(money.written)
        part = self._reader.part_of[self._reader.part(cells)]
        first, figures = rows.parts.setdefault(part, (line, money.figures))
        if first != line:
            rows.again.append(line)
            rows.is_conflict = rows.is_conflict or figures != money.figures

    def _has(self, customer: Customer, month: date) -> bool:
        return (customer, month) in self._rows

    def _left_out(self) -> Iterator[tuple[Customer, date]]:
        yield from self._incomplete
        yield from (place for place, rows in self._rows.items() if rows.is_conflict)

    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(
            Conflict(customer.name, month, tuple(rows.lines), tuple(rows.written))
            for (customer, month), rows in self._rows.items()
            if rows.is_conflict and (customer, month) not in self._incomplete
        )

    def repeated(self) -> Lines:
        counted = CountedLines()
        for place, rows in self._rows.items():
            if not rows.is_conflict and place not in self._incomplete:
                for line in rows.again:
                    counted.add(line)
        return counted.kept()

    def _summed(self) -> Iterator[tuple[Customer, date, tuple[int, ...], int, Figures]]:
        for (customer, month), rows in self._rows.items():
            if rows.is_conflict:
                continue
            lines = tuple(line for line, _figures in rows.parts.values())[:_LINES_OF_SUM]
            figures = map(_total, zip(*(part for _line, part in rows.parts.values()), strict=True))
            yield customer, month, lines, len(rows.parts), tuple(figures)


def _total(values: Iterable[Parts | None]) -> Parts | None:
    """The sum of some figures; not known where one of them is not."""
    total: Parts = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
