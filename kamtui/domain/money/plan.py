"""Months against their plan and against the year before; of the months ahead what of the plan is secured (K19)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from kamtui.domain.amounts import whole_parts
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import percent_of
from kamtui.domain.money.sales import Horizon, Span, change_percent
from kamtui.domain.money.sums import MonthOfAccount, MonthTotal
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.time.months import YEAR, months_from, plus_months, show_month


class PlanLine(NamedTuple):
    """A month, or an account in it: reached, planned, the year before, and of a month ahead what is secured."""

    name: str
    reached: int | None
    planned: int | None
    before: int | None
    secured: int | None = None
    """What is sold or agreed of the plan; None of a month that is over."""

    @property
    def gap(self) -> int | None:
        """What was reached above the plan, or is missing to it; of a month ahead what is not secured, below zero."""
        if self.planned is None:
            return None
        if self.secured is not None:
            return self.secured - self.planned
        return None if self.reached is None else self.reached - self.planned

    @property
    def gap_percent(self) -> Decimal | None:
        """The gap in percent of the plan."""
        return percent_of(self.gap, self.planned) if self.gap is not None and self.planned else None

    @property
    def change(self) -> Decimal | None:
        """By how many percent it grew over the year before."""
        return change_percent(self.reached, self.before) if self.reached is not None and self.before else None


def in_whole(lines: Sequence[PlanLine], above: PlanLine | None = None) -> list[PlanLine]:
    """Lines without cents, so that each column adds up to its sum without them; or to the line `above` that they are parts of."""
    columns = [
        whole_parts([getattr(line, name) for line in lines], above and getattr(above, name))
        for name in ("reached", "planned", "before", "secured")
    ]
    return [
        PlanLine(line.name, *amounts) for line, amounts in zip(lines, zip(*columns, strict=True), strict=True)
    ]


def months_in_whole(lines: Mapping[date, PlanLine], ahead: Span) -> dict[date, PlanLine]:
    """Months without cents: those of a calendar year that are over add up to what it reached, those ahead to what is secured."""
    shown: dict[date, PlanLine] = {}
    for _of, group in groupby(
        lines, lambda month: (month >= ahead.first, month < ahead.first and month.year)
    ):
        months = list(group)
        shown |= zip(months, in_whole([lines[month] for month in months]), strict=True)
    for month, line in shown.items():
        # A month that stands in two lines, as this year and as the year before, stands the same in both.
        ago = plus_months(month, -YEAR)
        if ago in lines and lines[ago].reached == lines[month].before:
            shown[month] = line._replace(before=shown[ago].reached)
    return shown


# -- the months of all accounts together


def months_shown(horizon: Horizon, ahead: Span) -> Span:
    """The 12 months up to the last known one, and the months ahead; those alone where no sales are known."""
    return Span(horizon.year.first if horizon.year else ahead.first, ahead.last)


def month_lines(
    totals: Mapping[date, MonthTotal],
    secured: Mapping[date, int],
    horizon: Horizon,
    ahead: Span,
    measure: Measure,
) -> dict[date, PlanLine]:
    """A line for each month up to now, and for each of those ahead that has a sale or a plan.

    `totals` reach 12 months further back. What is secured is said of revenue alone.
    """
    known = set(horizon.months)

    def reached(month: date) -> int | None:
        total = totals.get(month)
        if total is None:
            return 0 if month in known else None
        return measure.reached(total)

    def line(month: date) -> PlanLine:
        total = totals.get(month)
        planned = measure.planned(total) if total is not None else None
        can_be_secured = month >= ahead.first and planned is not None and measure is Measure.REVENUE
        return PlanLine(
            show_month(month),
            reached(month),
            planned,
            reached(plus_months(month, -YEAR)),
            secured.get(month, 0) if can_be_secured else None,
        )

    shown = months_shown(horizon, ahead)
    return {
        month: line(month)
        for month in months_from(shown.first, shown.last)
        if month < ahead.first or _has_any(totals.get(month), measure)
    }


def _has_any(total: MonthTotal | None, measure: Measure) -> bool:
    return total is not None and (measure.reached(total), measure.planned(total)) != (None, None)


class YearToDate(NamedTuple):
    """What was reached in the calendar year up to the last known month, of all accounts in view."""

    span: Span
    reached: int | None
    """None where it is not known of any month."""
    unknown: int
    """The months of which it is not known."""
    planned: int | None
    """What was planned for these months; None where none was, or some are not known."""
    change: Decimal | None
    """By how many percent it grew; None where the year before is not known of all these months."""

    @property
    def percent(self) -> Decimal | None:
        """What was reached in percent of the plan."""
        return percent_of(self.reached, self.planned) if self.reached is not None and self.planned else None


def year_to_date(lines: Mapping[date, PlanLine], horizon: Horizon) -> YearToDate | None:
    """The sum of the known months of the calendar year; None where none of them is shown."""
    months = [month for month in horizon.year_to_date if month in lines]
    if not months:
        return None
    shown = [lines[month] for month in months]
    span = Span(months[0], months[-1])
    known = [line.reached for line in shown if line.reached is not None]
    unknown = len(shown) - len(known)
    if not known:
        return YearToDate(span, None, unknown, None, None)
    reached = sum(known)
    planned = [line.planned for line in shown if line.planned is not None]
    before = [line.before for line in shown if line.before is not None]
    is_compared = not unknown and len(before) == len(shown)
    return YearToDate(
        span,
        reached,
        unknown,
        sum(planned) if planned and not unknown else None,
        change_percent(reached, sum(before)) if is_compared else None,
    )


class PlanAhead(NamedTuple):
    """What is planned for the months ahead of all accounts in view, and what of it is secured."""

    planned: int
    secured: int

    @property
    def open(self) -> int:
        """What is still to be found."""
        return self.planned - self.secured


def plan_ahead(lines: Mapping[date, PlanLine], ahead: Span) -> PlanAhead | None:
    """The sum of the months ahead; None where nothing is planned for them."""
    planned = [line for month, line in lines.items() if month >= ahead.first and line.planned]
    if not planned:
        return None
    return PlanAhead(sum(line.planned or 0 for line in planned), sum(line.secured or 0 for line in planned))


# -- the accounts of a month


def account_lines(
    accounts: Iterable[MonthOfAccount],
    month: date,
    secured: Mapping[tuple[int, date], int],
    horizon: Horizon,
    ahead: Span,
    measure: Measure,
) -> list[tuple[int, PlanLine]]:
    """What a month is made of, by account: what is furthest behind its plan first, what has none last."""
    lines: list[tuple[int, PlanLine]] = []
    for account in accounts:
        reached, planned = measure.reached(account), measure.planned(account)
        if reached is None and measure is Measure.REVENUE and month in horizon.months:
            reached = 0  # the month is known, and this account bought nothing in it
        can_be_secured = month >= ahead.first and planned is not None and measure is Measure.REVENUE
        part = secured.get((account.account_id, month), 0) if can_be_secured else None
        line = PlanLine(account.name, reached, planned, measure.before(account), part)
        lines.append((account.account_id, line))

    def order(of_account: tuple[int, PlanLine]) -> tuple[bool, int, int, str, int]:
        account_id, line = of_account
        return line.gap is None, line.gap or 0, -(line.reached or 0), sort_key(line.name), account_id

    return sorted(lines, key=order)
