"""A list of sales as it was read from a file (K18): sums by customer and month, and what could not be taken.

Amounts are summed exactly as the file has them, and become whole cents once, half up, for each sum of a
month: not line by line. Leva become euro, or euro leva, at the same moment.

A list may have a million lines, so what was left out is kept in groups: how many lines, and the first of them.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency
from kamtui.domain.time.months import months_from

SALE_FIELDS = ("revenue", "profit")
PLAN_FIELDS = ("planned_revenue", "planned_profit")
FIGURES = (*SALE_FIELDS, *PLAN_FIELDS)
"""What a list can say of a month."""


class SalesKind(StrEnum):
    """What the rows of a list are."""

    MONTHS = "months"
    LINES = "lines"

    @property
    def label(self) -> str:
        return {
            SalesKind.MONTHS: _("monthly sums"),
            SalesKind.LINES: _("order lines, summed by month"),
        }[self]


EURO_SINCE = date(2026, 1, 1)
"""Since this day Bulgaria counts in euro."""


def may_be_other(month_on: date, counted: Currency) -> bool:
    """Whether an amount of a Bulgarian list that names no currency may be in the other one than its book: leva, or euro."""
    if counted is Currency.EUR:
        return month_on < EURO_SINCE
    return counted is Currency.BGN and month_on >= EURO_SINCE


def which_currency() -> str:
    """Why an amount that may be in the other currency is left out, with the options that say what it is in."""
    return _(
        "no currency is named, and until 2026 Bulgaria counted in лв.: --currency BGN, --currency EUR, "
        "or --currency by-date for лв. until then and € since"
    )


class BadSale(NamedTuple):
    """A row that cannot be taken, and why."""

    line: int
    reason: str


_VARIES = re.compile(r"“.*”|\d+")


@lru_cache(maxsize=1000)
def kind_of_reason(reason: str) -> str:
    """A reason without what it quotes and counts: reasons of one kind are told together."""
    return _VARIES.sub("…", reason)


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """The rows that cannot be taken for one kind of reason: how many, and the first few of them."""

    count: int
    first: tuple[BadSale, ...]

    @property
    def reason(self) -> str:
        """Why the first of them cannot be taken."""
        return self.first[0].reason

    @property
    def is_same(self) -> bool:
        """Whether the reason is the same for all that are known, word by word."""
        return len({bad.reason for bad in self.first}) == 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file: how many, and the numbers of the first few."""

    count: int = 0
    first: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self.count > 0


class RowsOfWord(NamedTuple):
    """The rows of which a column says one word ("Status", "Cancelled")."""

    column: str
    word: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What a list says of one customer's month, in cents; None is what it does not say.

    `key` is the folded name, by which a customer is remembered. `lines` are the lines of the file that
    it was summed from: at most the first few, `count` is how many they are.
    """

    key: str
    name: str
    number: str
    month_on: date
    revenue: int | None
    profit: int | None
    planned_revenue: int | None
    planned_profit: int | None
    lines: tuple[int, ...]
    count: int = 1

    @property
    def is_profit_above_revenue(self) -> bool:
        """More profit than revenue: allowed, and pointed out."""
        return self.profit is not None and self.revenue is not None and self.profit > max(self.revenue, 0)


class Conflict(NamedTuple):
    """A month that a list of monthly sums has twice with different sums: neither is taken."""

    name: str
    month_on: date
    lines: tuple[int, ...]
    sums: tuple[str, ...]
    """As they are written there, line by line."""


class Incomplete(NamedTuple):
    """A month of which a line could not be read: its sum would be too small, and is not taken."""

    name: str
    month_on: date
    line: int


@dataclass(frozen=True, slots=True)
class SalesSheet:
    """A list of sales: how it was read, the sums, and what was left out."""

    file: str
    encoding: str
    delimiter: str
    header_line: int
    columns: tuple[tuple[str, str], ...]
    """Header → what it was taken for."""
    untaken: tuple[str, ...]
    kind: SalesKind
    figures: frozenset[str]
    """Which of `FIGURES` the list speaks of."""
    sums: tuple[MonthSum, ...]
    rows: int
    """Rows with a sale that could be read."""
    form: str = "CSV"
    """What the file is: CSV, XLSX …"""
    sheet: str = ""
    """The sheet of a workbook that was read."""
    other_sheets: tuple[str, ...] = ()
    digest: str = ""
    """Tells this file, read as it was, from every other; the same again gives the same."""
    parts: tuple[str, ...] = ()
    """The columns that tell the parts of a monthly sum apart, where some have several."""
    refused: tuple[RefusedRows, ...] = ()
    """Rows that cannot be taken, by reason, the most frequent first."""
    incomplete: tuple[Incomplete, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    repeated: Lines = Lines()
    """Lines that say once more what another line says."""
    empty: Lines = Lines()
    """Lines without any amount."""
    footer: Lines = Lines()
    """Lines of totals, and what stands below the table."""
    no_sales: tuple[RowsOfWord, ...] = ()
    """Rows that are no sales by a status or kind: offers, open, lost, cancelled."""
    subtracted: tuple[RowsOfWord, ...] = ()
    """Rows whose positive amounts were subtracted: credit notes."""
    settled: tuple[str, ...] = ()
    """Sentences that say how columns were understood where a header alone does not say it."""
    is_month_first: bool | None = None
    """Whether dates with strokes are written month first; None where there are none."""
    turned: int = 0
    """Amounts that were in the other currency, leva or euro, and were turned into that of the book."""
    names_currency: bool = True
    """Whether the list says what its amounts are in."""
    may_be_other: bool = False
    """Whether some months may be in leva, or euro, if its customers are Bulgarian: nothing says what amounts are in."""
    with_tax: str = ""
    """The column of the revenue, where its header says that tax may be in it."""
    without_profit: int = 0
    """Months whose profit is not known because some of their lines have none."""
    exact: dict[str, Fraction] = field(default_factory=dict)
    """The unrounded sums of the figures."""

    @property
    def bad(self) -> tuple[BadSale, ...]:
        """The first rows of each reason for which rows cannot be taken, by their lines."""
        return tuple(sorted((bad for rows in self.refused for bad in rows.first), key=lambda bad: bad.line))

    @property
    def bad_count(self) -> int:
        """How many rows cannot be taken."""
        return sum(rows.count for rows in self.refused)

    @property
    def customers(self) -> frozenset[str]:
        """The keys of all customers that it has a month of, also of one that cannot be taken."""
        names = (*(conflict.name for conflict in self.conflicts), *(month.name for month in self.incomplete))
        return frozenset((*(month_sum.key for month_sum in self.sums), *map(customer_key, names)))

    @property
    def months(self) -> tuple[date, ...]:
        """The months that it has sums for, in order."""
        return tuple(sorted({month_sum.month_on for month_sum in self.sums}))

    @property
    def covered(self) -> frozenset[date]:
        """The months that it speaks of: of order lines all from the first to the last, of monthly sums those it names.

        Of a customer in it who has nothing in such a month it says that they bought nothing then.
        """
        months = self.months
        if self.kind is SalesKind.LINES and months:
            return frozenset(months_from(months[0], months[-1]))
        return frozenset(months)

    def rounded(self, figure: str) -> int:
        """The sum of a figure in cents as it is kept."""
        return sum(getattr(month_sum, figure) or 0 for month_sum in self.sums)
