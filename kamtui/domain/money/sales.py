"""Sales and plan by month (K18, K19): what is known of them, sums of 12 months, how they move, gaps to the plan.

When a month is known. Sales come as lists of everybody's, so a month is known once the book has a sale
of any account in it; an account that has sales in the book at all and none in a known month sold nothing
then. In a month that the book has no sales of at all nothing is known of anybody: it is never zero. The
same goes for profit where a month has revenue and no profit: it is left out, and said to be.

The month just over is known once a third as many accounts have sales in it as in the known month before it,
at the latest when another one has ended: who types a customer's sales by hand has not said by it that all
others bought nothing.

The running month is not over, so that the 12 months that all is measured by end with the last known
month before it. They are compared with the 12 before, month by month, and only where both are known.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.pareto import percent_of
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import MoneyLimits
from kamtui.domain.time.months import YEAR, month_of, months_apart, months_from, plus_months
from kamtui.domain.value import Value

_USUAL = MoneyLimits()
KNOWN_ONE_IN = 3
"""The month just over is known once one account in so many has sales in it, of those that had in the one before."""


class MonthFigures(NamedTuple):
    """One account's month, in minor units: sold and planned; None is not known."""

    month_on: date
    revenue: int | None = None
    profit: int | None = None
    planned_revenue: int | None = None
    planned_profit: int | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing at all is known of it."""
        return self == MonthFigures(self.month_on)


class Span(Value):
    """Some months in a row, from the first to the last, both among them."""

    __slots__ = _fields = ("first", "last")
    first: date
    last: date

    def __init__(self, first: date, last: date) -> None:
        self._hold(first, last)

    @property
    def count(self) -> int:
        return months_apart(self.first, self.last) + 1

    def before(self) -> "Span":
        """The same number of months right before these."""
        return Span(plus_months(self.first, -self.count), plus_months(self.first, -1))

    def __contains__(self, month: date) -> bool:
        return self.first <= month <= self.last


class BegunMonth(NamedTuple):
    """The month just over, of which too few accounts have sales yet for the month to be known."""

    month_on: date
    accounts: int
    """How many have sales in it."""
    before: int
    """How many have in the known month before it."""

    @classmethod
    def of(cls, month_on: date, accounts: int, before: int) -> "BegunMonth | None":
        """That month, if it is only begun; None if it counts as known."""
        return cls(month_on, accounts, before) if accounts * KNOWN_ONE_IN < before else None


class Horizon(Value):
    """Which months the book knows the sales of, in order, as of some day.

    What follows from them is reckoned once: it is asked for of every account.
    """

    _fields = ("months", "today", "begun")
    months: tuple[date, ...]
    today: date
    begun: BegunMonth | None

    def __init__(self, months: tuple[date, ...], today: date, begun: BegunMonth | None = None) -> None:
        self._hold(months, today, begun)

    @cached_property
    def this_month(self) -> date:
        return month_of(self.today)

    @cached_property
    def closing(self) -> date | None:
        """The last month that is known and over."""
        return next((month for month in reversed(self.months) if month < self.this_month), None)

    @cached_property
    def year(self) -> Span | None:
        """The 12 months that end with it."""
        closing = self.closing
        return Span(plus_months(closing, 1 - YEAR), closing) if closing else None

    @cached_property
    def known_year(self) -> Span | None:
        """Those of the 12 months since the first that the book knows: sums are never said of a longer time."""
        year = self.year
        return Span(max(year.first, self.months[0]), year.last) if year else None

    @cached_property
    def reaches_two_years(self) -> bool:
        """Whether it reaches back so far that two years can be compared."""
        year = self.year
        return year is not None and self.months[0] <= year.before().first

    @cached_property
    def known_in_year(self) -> tuple[date, ...]:
        """The months of the 12 that are known."""
        year = self.year
        return tuple(month for month in self.months if month in year) if year else ()

    @cached_property
    def compared(self) -> tuple[date, ...]:
        """The months of the 12 that are known and were a year before too."""
        known = set(self.months)
        return tuple(month for month in self.known_in_year if plus_months(month, -YEAR) in known)

    @cached_property
    def year_to_date(self) -> tuple[date, ...]:
        """The known months of the calendar year that the last one lies in: what a plan is measured by."""
        closing = self.closing
        return tuple(m for m in self.months if closing and closing.replace(month=1) <= m <= closing)

    @cached_property
    def silent_months(self) -> int:
        """How many months have ended since without known sales: the list of sales is to be imported again."""
        closing = self.closing
        return months_apart(closing, self.this_month) - 1 if closing else 0


class AccountYear(NamedTuple):
    """What an account bought and brought in the 12 months, in minor units, and in those before.

    A sum is None where nothing is known: no sale of it was ever written down, or of none of its sales
    the profit. `revenue_with_profit` is the revenue of the months whose profit is known, `without_profit`
    how many are not. `now` and `before` are the revenues of the compared months and of the same a year
    before. `bought_on` are the last months with sales, the oldest first, the running one among them.
    """

    account_id: int
    name: str
    created_on: date
    stage: Stage = Stage.CUSTOMER
    is_key: bool = False
    first_on: date | None = None
    months: int = 0
    """How many of the 12 have sales written down."""
    revenue: int | None = None
    profit: int | None = None
    revenue_with_profit: int = 0
    without_profit: int = 0
    revenue_before: int = 0
    """What was sold in the 12 months before."""
    now: int = 0
    before: int = 0
    bought_on: tuple[date, ...] = ()
    planned_revenue: int | None = None
    """What was planned for the year to date, in the months that have a plan and are known."""
    planned_profit: int | None = None
    reached_revenue: int = 0
    """What was sold in those months."""
    reached_profit: int | None = None

    @property
    def known_since(self) -> date:
        """The month since which the book knows of it: it was entered, or the first sale of it was."""
        created = month_of(self.created_on)
        return min(created, self.first_on) if self.first_on else created

    @property
    def margin(self) -> Decimal | None:
        """Profit in percent of revenue, over the months of which both are known."""
        return None if self.profit is None else margin(self.profit, self.revenue_with_profit)

    @property
    def loses_money(self) -> bool:
        """Whether its profit of the 12 months is below zero."""
        return self.months > 0 and self.profit is not None and self.profit < 0

    @property
    def plan_gap(self) -> int | None:
        """What was sold above the plan of the year to date, or is missing to it, below zero; None without a plan."""
        return None if self.planned_revenue is None else self.reached_revenue - self.planned_revenue


class Movement(StrEnum):
    """How an account's 12 months compare with the 12 before."""

    NEW = "new"
    UP = "up"
    STEADY = "steady"
    DOWN = "down"
    LOST = "lost"

    @property
    def label(self) -> str:
        return {
            Movement.NEW: _("new"),
            Movement.UP: _("up"),
            Movement.STEADY: _("steady"),
            Movement.DOWN: _("down"),
            Movement.LOST: _("lost"),
        }[self]


def movement(account: AccountYear, horizon: Horizon, limits: MoneyLimits = _USUAL) -> Movement | None:
    """New: bought, and not the year before. Lost: did, and not since. Down and up: by 15 % (`down_percent`) or more.

    None where two years are not known, or the account bought in neither.
    """
    if account.first_on is None or not horizon.reaches_two_years:
        return None
    now, before = account.now, account.before
    # What was bought only in a month that cannot be compared was bought all the same.
    if before <= 0:
        return Movement.NEW if now > 0 and account.revenue_before <= 0 else None
    if now <= 0:
        return Movement.LOST if (account.revenue or 0) <= 0 else None
    if now * 100 <= before * (100 - limits.down_percent):
        return Movement.DOWN
    return Movement.UP if now * 100 >= before * (100 + limits.down_percent) else Movement.STEADY


def change_percent(now: int, before: int, places: int = 1) -> Decimal | None:
    """By how many percent something grew; below zero it fell."""
    return percent_of(now - before, before, places) if before > 0 else None


def margin(profit: int, revenue: int) -> Decimal | None:
    """Profit in percent of revenue; None without revenue."""
    return percent_of(profit, revenue) if revenue > 0 else None


class Rhythm(NamedTuple):
    """How an account buys: the last month with sales, and the mean of the last intervals (three) as a sum of them."""

    last_on: date
    intervals_sum: int
    intervals: int = _USUAL.late_intervals

    @property
    def mean(self) -> Decimal:
        """The mean interval in months, to one decimal."""
        return (Decimal(self.intervals_sum) / self.intervals).quantize(Decimal("0.1"))

    def is_late(self, month: date) -> bool:
        """Whether `month` lies further behind the last month with sales than the mean interval."""
        return months_apart(self.last_on, month) * self.intervals > self.intervals_sum


def rhythm(bought_on: Sequence[date], intervals: int = _USUAL.late_intervals) -> Rhythm | None:
    """The rhythm of an account that bought in these months, the oldest first; None with fewer than four.

    It is the mean of its last `intervals` between months with sales, and one month more is needed to have them.
    """
    last = bought_on[-intervals - 1 :]
    if len(last) <= intervals:
        return None
    return Rhythm(last[-1], months_apart(last[0], last[-1]), intervals)


# -- one account, month by month


def filled(
    figures: Iterable[MonthFigures], horizon: Horizon, span: Span, first_on: date | None
) -> list[MonthFigures]:
    """Every month of a span: known ones without a sale are zero, for an account that ever had one."""
    by_month = {month_figures.month_on: month_figures for month_figures in figures}
    known = set(horizon.months)
    months = []
    for month in months_from(span.first, span.last):
        month_figures = by_month.get(month, MonthFigures(month))
        if month_figures.revenue is None and first_on is not None and month in known:
            month_figures = MonthFigures(
                month, 0, 0, month_figures.planned_revenue, month_figures.planned_profit
            )
        months.append(month_figures)
    return months


class YearSums(NamedTuple):
    """Revenue and profit of 12 months, in minor units; None where that of a month is not known."""

    revenue: int | None
    profit: int | None


def year_sums(months: Mapping[date, MonthFigures], last: date) -> YearSums | None:
    """What the 12 months that end with `last` add up to; None where one of them is not among `months`."""
    year = [months.get(plus_months(last, step)) for step in range(1 - YEAR, 1)]
    there = [month for month in year if month is not None]
    if len(there) < YEAR:
        return None
    return YearSums(_sum(month.revenue for month in there), _sum(month.profit for month in there))


def year_before(months: Mapping[date, MonthFigures], month: date) -> MonthFigures | None:
    """The same month last year."""
    return months.get(plus_months(month, -YEAR))


def _sum(amounts: Iterable[int | None]) -> int | None:
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total
