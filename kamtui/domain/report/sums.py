"""What was sold in some months, against the same months a year before and against the plan (K18, K19).

A month is known as everywhere (`domain.money.sales`); what is not known is in no sum, and said to be missing. Two sums are
compared only over the months of which both are known and that are over.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kamtui.domain.money.sales import MonthFigures, change_percent, margin
from kamtui.domain.time.months import YEAR, plus_months


class Compared(NamedTuple):
    """Two sums over the same months, in minor units, and how many months those are."""

    now: int
    other: int
    months: int

    @property
    def percent(self) -> Decimal | None:
        """By how many percent the first is more than the other; None where the other is not above zero."""
        return change_percent(self.now, self.other)


class Sold(NamedTuple):
    """What was sold in some months, as the customer knows it too."""

    months: int
    known: int
    """Of how many of the months it is known."""
    revenue: int | None
    """None where it is known of none."""
    revenue_before: int | None
    """The same months a year before."""
    change: Compared | None
    """Against the year before; None where no month is known of both."""


class Planned(NamedTuple):
    """The revenue that is planned for some months to come, for how many of them, and against the same a year before."""

    revenue: int
    known: int
    months: int
    against: Compared | None


class Earned(NamedTuple):
    """What only we know of the same months: profit and plan."""

    profit: int | None
    profit_known: int
    """Of how many of the months the profit is known."""
    revenue_with_profit: int
    """The revenue of those months."""
    profit_before: int | None
    planned_revenue: int | None
    planned_profit: int | None
    gap: Compared | None
    """The revenue against its plan."""
    profit_gap: Compared | None
    profit_change: Compared | None

    @property
    def margin(self) -> Decimal | None:
        """Profit in percent of revenue, over the months of which both are known."""
        return None if self.profit is None else margin(self.profit, self.revenue_with_profit)


def sold(months: Mapping[date, MonthFigures], span: Sequence[date], this_month: date) -> Sold:
    """The revenue of some months. `months` reach a year further back."""
    figures = [months.get(month, MonthFigures(month)) for month in span]
    before = [_year_before(months, month) for month in span]
    revenues = [month.revenue for month in figures]
    return Sold(
        len(span),
        sum(revenue is not None for revenue in revenues),
        _sum(revenues),
        _sum(month.revenue for month in before),
        _compared(
            (now.revenue, then.revenue)
            for now, then in zip(figures, before, strict=True)
            if now.month_on < this_month
        ),
    )


def earned(months: Mapping[date, MonthFigures], span: Sequence[date], this_month: date) -> Earned:
    """Profit and plan of the same months."""
    figures = [months.get(month, MonthFigures(month)) for month in span]
    before = [_year_before(months, month) for month in span]
    over = [place for place, month in enumerate(span) if month < this_month]
    with_profit = [month for month in figures if month.profit is not None]
    return Earned(
        profit=_sum(month.profit for month in figures),
        profit_known=len(with_profit),
        revenue_with_profit=sum(month.revenue or 0 for month in with_profit),
        profit_before=_sum(month.profit for month in before),
        planned_revenue=_sum(month.planned_revenue for month in figures),
        planned_profit=_sum(month.planned_profit for month in figures),
        gap=_compared((figures[place].revenue, figures[place].planned_revenue) for place in over),
        profit_gap=_compared((figures[place].profit, figures[place].planned_profit) for place in over),
        profit_change=_compared((figures[place].profit, before[place].profit) for place in over),
    )


def planned(months: Mapping[date, MonthFigures], span: Sequence[date]) -> Planned | None:
    """The plan of some months; None where none of them has one."""
    figures = [months.get(month, MonthFigures(month)) for month in span]
    plans = [month.planned_revenue for month in figures]
    total = _sum(plans)
    if total is None:
        return None
    before = [_year_before(months, month).revenue for month in span]
    return Planned(
        total, sum(plan is not None for plan in plans), len(span), _compared(zip(plans, before, strict=True))
    )


def _year_before(months: Mapping[date, MonthFigures], month: date) -> MonthFigures:
    earlier = plus_months(month, -YEAR)
    return months.get(earlier, MonthFigures(earlier))


def _sum(amounts: Iterable[int | None]) -> int | None:
    """The sum of the amounts that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _compared(pairs: Iterable[tuple[int | None, int | None]]) -> Compared | None:
    """The sums of the pairs of which both are known; None where none is."""
    known = [(now, other) for now, other in pairs if now is not None and other is not None]
    if not known:
        return None
    return Compared(sum(now for now, _other in known), sum(other for _now, other in known), len(known))
