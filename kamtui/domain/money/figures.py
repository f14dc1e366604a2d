"""One account's months as a grid of figures (K18, K19): what a cell is, what was typed into it, what it is made of.

A figure that is not known is empty, which is not 0: an account that bought nothing in a month that the book
knows has a 0 there that nobody wrote down, and it stays unwritten until somebody does.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from kamtui.domain.amounts import AmountError, read_amount, whole_parts
from kamtui.domain.money.sales import Horizon, MonthFigures, Span, change_percent, margin
from kamtui.domain.text.language import _
from kamtui.domain.time.months import YEAR, months_apart, plus_months

_DASHES = str.maketrans("‐‑‒–—−－", "-------")


class Figure(StrEnum):
    """A figure of a month that can be written down, in the order of the columns."""

    REVENUE = "revenue"
    PLANNED_REVENUE = "planned_revenue"
    PROFIT = "profit"
    PLANNED_PROFIT = "planned_profit"

    @property
    def label(self) -> str:
        return {
            Figure.REVENUE: _("revenue"),
            Figure.PLANNED_REVENUE: _("planned revenue"),
            Figure.PROFIT: _("profit"),
            Figure.PLANNED_PROFIT: _("planned profit"),
        }[self]

    def of(self, month: MonthFigures) -> int | None:
        """The figure in minor units; None is not known, or not planned."""
        return {
            Figure.REVENUE: month.revenue,
            Figure.PLANNED_REVENUE: month.planned_revenue,
            Figure.PROFIT: month.profit,
            Figure.PLANNED_PROFIT: month.planned_profit,
        }[self]


def read_figure(text: str) -> int:
    """Minor units of a typed figure, below zero too: "1 234,56", "-500", "(500)". Raises AmountError."""
    bare = text.strip().translate(_DASHES)
    is_negative = False
    if bare.startswith("(") and bare.endswith(")"):
        bare, is_negative = bare[1:-1].strip(), True
    elif bare.startswith("-"):
        bare, is_negative = bare[1:].strip(), True
    elif bare.startswith("+"):
        bare = bare[1:].strip()
    try:
        minor = read_amount(bare)
    except AmountError as error:
        raise type(error)(text.strip()) from None
    return -minor if is_negative else minor


def with_figure(
    written: MonthFigures, shown: MonthFigures, figure: Figure, amount: int | None
) -> MonthFigures:
    """A month with one figure set, from what is written down of it and what is shown.

    Without revenue there is no profit: it is emptied with it. A profit beside a 0 that nobody wrote down
    writes that 0 down.
    """
    match figure:
        case Figure.REVENUE:
            return written._replace(revenue=amount, profit=None if amount is None else written.profit)
        case Figure.PROFIT:
            revenue = written.revenue
            if amount is not None and revenue is None and shown.revenue == 0:
                revenue = 0
            return written._replace(revenue=revenue, profit=amount)
        case Figure.PLANNED_REVENUE:
            return written._replace(planned_revenue=amount)
        case Figure.PLANNED_PROFIT:
            return written._replace(planned_profit=amount)


class ProfitChange(NamedTuple):
    """What was earned in the compared months whose profit is known in both years, and how many those are."""

    now: int
    before: int
    months: int

    @property
    def percent(self) -> Decimal | None:
        return change_percent(self.now, self.before)


def profit_change(months: Mapping[date, MonthFigures], horizon: Horizon) -> ProfitChange | None:
    """The profit of the 12 months against the 12 before, only over months known in both; None where there is none."""
    now = before = count = 0
    for month in horizon.compared:
        here, there = months.get(month), months.get(plus_months(month, -YEAR))
        if here is None or there is None or here.profit is None or there.profit is None:
            continue
        now, before, count = now + here.profit, before + there.profit, count + 1
    return ProfitChange(now, before, count) if count else None


def months_in_whole(
    months: Mapping[date, MonthFigures], this_month: date, year: Span | None
) -> dict[date, MonthFigures]:
    """The months without cents, so that they add up: what was sold and earned to the sum of `year`, the 12 months.

    Other years of 12 months do so by themselves; plans by calendar year, and from `this_month` on together.
    """

    def of_sales(month: date) -> int:
        return month.year if year is None else months_apart(year.first, month) // YEAR

    def of_plans(month: date) -> int | None:
        return month.year if month < this_month else None

    ordered = sorted(months)
    columns = [
        _column_in_whole(ordered, [figure.of(months[month]) for month in ordered], group)
        for figure, group in (
            (Figure.REVENUE, of_sales),
            (Figure.PROFIT, of_sales),
            (Figure.PLANNED_REVENUE, of_plans),
            (Figure.PLANNED_PROFIT, of_plans),
        )
    ]
    return {
        month: MonthFigures(month, *amounts)
        for month, amounts in zip(ordered, zip(*columns, strict=True), strict=True)
    }


def _column_in_whole(
    months: Sequence[date], amounts: Sequence[int | None], group: Callable[[date], int | None]
) -> list[int | None]:
    """Amounts of months in a row without cents; those of one group add up."""
    by_month = zip(months, amounts, strict=True)
    groups = groupby(by_month, lambda of: group(of[0]))
    return [part for _of, of in groups for part in whole_parts(amount for _month, amount in of)]


def month_margin(month: MonthFigures) -> Decimal | None:
    """Profit in percent of revenue; None where one of them is not known."""
    if month.revenue is None or month.profit is None:
        return None
    return margin(month.profit, month.revenue)
