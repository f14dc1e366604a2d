"""What one row of a list of plans says, or why it is not taken."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from kamtui.domain.exact_sums import exchanged, in_cents
from kamtui.domain.importing.plans import MonthPlan, PlanSaid, in_parts
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.money.importing.sheet import EURO_SINCE, may_be_other, which_currency
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.domain.time.months import YEAR, MonthError, month_number, read_month
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.plans.headers import Period, period_of
from kamtui.exchange.reading import meanings
from kamtui.exchange.reading.amounts import (
    BadAmount,
    TwoReadings,
    Written,
    currency_in,
    decimal_mark,
    take_apart,
    value_of,
)
from kamtui.exchange.reading.meanings import is_cyrillic
from kamtui.exchange.records.cells import Cells, RefusedRow
from kamtui.exchange.sales.meaning.headers import scale_of

_A_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LARGEST = 10**15


def plan_reader(asked: Asked, today: date) -> Callable[[Cells], RecordRow[PlanSaid]]:
    """What makes the plan of a row, as was said."""
    return PlanReader(asked).read


class PlanReader:
    """Reads the rows of one list."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._year = int(asked.said.get("year") or 0)
        self._mark: str | None = None
        self._is_cyrillic = False
        self._has_looked = False

    def read(self, cells: Cells) -> RecordRow[PlanSaid]:
        """The plan in a row. Raises RefusedRow."""
        if not self._has_looked:
            self._look(cells)
        name = cells.short("name")
        number = meanings.read_number(cells.short("registration_number"))
        if not name and not number:
            raise RefusedRow(_("no account is named"))
        months: dict[date, MonthPlan] = {}
        years: set[int] = set()
        for index, field in cells.columns.fields.items():
            figure = field.partition(" ")[0]
            if figure in ("revenue", "profit") and (text := cells.cell(index)):
                amounts = self._amounts(cells, index, figure, text)
                if len(amounts) == YEAR:
                    years.add(amounts[0][0].year)
                for month_on, amount in amounts:
                    plan = months.get(month_on, MonthPlan(month_on))
                    is_revenue = figure == "revenue"
                    months[month_on] = (
                        plan._replace(revenue=amount) if is_revenue else plan._replace(profit=amount)
                    )
        if not months:
            raise RefusedRow(_("nothing is planned in it"))
        return RecordRow(
            line=cells.line,
            name=name or number,
            number=number,
            people=(),
            entry=PlanSaid(tuple(months[month] for month in sorted(months)), frozenset(years)),
            remarks=tuple(cells.remarks),
            cells=cells.raw,
        )

    def _look(self, cells: Cells) -> None:
        """Settle by all rows what a point and a comma mean, and whether the list is Bulgarian."""
        self._has_looked = True
        columns = cells.columns
        numbers = []
        for index, field in columns.fields.items():
            texts = [row[index] for row in columns.body if index < len(row)]
            if field.partition(" ")[0] in ("revenue", "profit"):
                numbers += [written.number for text in texts if (written := _apart(text)) is not None]
            elif field == "name":
                self._is_cyrillic = any(map(is_cyrillic, texts))
        self._mark = self._asked.decimal or decimal_mark(numbers)
        years = set(_A_YEAR.findall(columns.above))
        self._year = self._year or (int(years.pop()) if len(years) == 1 else 0)

    def _amounts(self, cells: Cells, index: int, figure: str, text: str) -> list[tuple[date, int]]:
        """The amounts in a cell by month. Raises RefusedRow."""
        months = self._months(cells, period_of(cells.columns.headers[index]) or Period(figure))
        try:
            cents = [self._cents(cells, index, text, month) for month in months]
        except TwoReadings as error:
            raise RefusedRow(f"{error}: --decimal comma, --decimal point") from None
        except BadAmount as error:
            raise RefusedRow(str(error)) from None
        if len(months) == 1:
            return [(months[0], cents[0])]
        shared = (
            _("a year's plan is a twelfth of it each month")
            if len(months) == YEAR
            else _("a quarter's plan is a third of it each month")
        )
        if shared not in cells.remarks:
            cells.remarks.append(shared)
        return list(zip(months, in_parts(cents[0], len(months)), strict=True))

    def _months(self, cells: Cells, period: Period) -> list[date]:
        """The month, or those of the quarter or year, that a column is of in this row. Raises RefusedRow."""
        if period.month_on is not None:
            return [period.month_on]
        year = period.year or self._year_of(cells)
        if period.month is not None:
            return [date(self._needed(year), period.month, 1)]
        if period.quarter is not None:
            first = 3 * period.quarter - 2
            return [date(self._needed(year), month, 1) for month in range(first, first + 3)]
        text = cells.text("month")
        if period.year is None and text:
            return [self._month(text, year)]
        return [date(self._needed(year), month, 1) for month in range(1, 13)]

    def _year_of(self, cells: Cells) -> int:
        text = cells.text("year").removesuffix("г.").removesuffix(".0").strip()
        if text and not (text.isascii() and text.isdecimal() and 1990 <= int(text) <= 2200):
            raise RefusedRow(_("“{text}” is no year").format(text=text[:40]))
        return int(text) if text else self._year

    def _needed(self, year: int) -> int:
        if not year:
            raise RefusedRow(_("of which year it is, is not said: --year 2027"))
        return year

    def _month(self, text: str, year: int) -> date:
        number = month_number(text) or (int(text) if text.isdecimal() and 1 <= int(text) <= 12 else None)
        if number is not None:
            return date(self._needed(year), number, 1)
        day = meanings.read_date(text)
        if day is not None:
            return day.replace(day=1)
        try:
            return read_month(text)
        except MonthError as error:
            raise RefusedRow(str(error)) from None

    def _cents(self, cells: Cells, index: int, text: str, month_on: date) -> int:
        """An amount in cents of the book's currency. Raises BadAmount, RefusedRow."""
        written = take_apart(text)
        if written is None:
            return 0
        columns = cells.columns
        header = columns.headers[index]
        scale = max(scale_of(header), scale_of(columns.above))
        told = _("in thousands") if scale == 1000 else _("in millions")
        if scale > 1 and told not in cells.remarks:
            cells.remarks.append(told)
        named = written.currency or currency_in(cells.text("currency")) or currency_in(header)
        named = named or currency_in(columns.above)
        value = value_of(written, self._mark, text) * scale
        source = named or self._unnamed(month_on)
        if written.is_negative and value > 0:
            value = -value
        cents = in_cents(exchanged(Fraction(value), source, currency()))
        if abs(cents) > _LARGEST:
            raise RefusedRow(_("“{text}” is too large").format(text=text[:40]))
        return cents

    def _unnamed(self, month_on: date) -> Currency:
        """What an amount is in that names no currency. Raises RefusedRow where it may be the other one."""
        if self._asked.is_by_date:
            return Currency.BGN if month_on < EURO_SINCE else Currency.EUR
        if self._asked.currency is not None:
            return self._asked.currency
        if self._is_cyrillic and may_be_other(month_on, currency()):
            raise RefusedRow(which_currency())
        return currency()


def _apart(text: str) -> Written | None:
    try:
        return take_apart(text)
    except BadAmount:
        return None
