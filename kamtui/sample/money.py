"""What was sold and planned month by month."""

from collections.abc import Iterator
from datetime import date
from random import Random

from kamtui.domain.time.months import YEAR, month_of, months_from, plus_months
from kamtui.sample.entries.knowledge import Sales
from kamtui.sample.making import SEED, Making, Row

SALES_MONTHS = 2 * YEAR
PLANNED_SHARE = 0.94
"""What was planned where nothing else is told; by chance a month comes to 3 % less than its level."""


def sales_rows(making: Making) -> Iterator[Row]:
    """The last month with sales is the one before this, whatever day it is."""
    chance_of = Random(SEED + 3)
    running = month_of(making.days.today)
    months = list(months_from(plus_months(running, -SALES_MONTHS), plus_months(running, -1)))
    single_sums = {
        (single.account, month_of(making.days.on(single.sold_on))): single
        for single in making.story.single_sums
    }
    for sales in making.story.sales:
        since = months[0] if sales.since_on is None else month_of(making.days.on(sales.since_on))
        until = months[-1] if sales.until_on is None else month_of(making.days.on(sales.until_on))
        for place, month in enumerate(months):
            # Thrown for every month, so that no day changes the chances of those that follow.
            chance, more = chance_of.uniform(-0.03, 0.03), chance_of.uniform(-1.5, 1.5)
            usual = _in_season(sales, month)
            if not usual or not since <= month <= until:
                continue
            level = usual * sales.levels[place * len(sales.levels) // SALES_MONTHS] / 100
            if not (sales.is_waited_for and month == months[-1]):
                added = single_sums.get((sales.account, month))
                revenue = round(level * (1 + chance) * 100)
                profit = round(revenue * (sales.margin + more) / 100)
                row: dict[str, object] = {
                    "id": making.new_id(),
                    "account_id": making.accounts[sales.account],
                    "month_on": month.isoformat(),
                    "revenue": revenue + (added.revenue * 100 if added else 0),
                    "profit": profit + (added.profit * 100 if added else 0),
                }
                yield "sale", row
            planned = level * PLANNED_SHARE if sales.planned is None else usual * sales.planned / sales.year
            yield _plan(sales, month, planned, making)
        if sales.ahead is not None:
            for month in months_from(running, plus_months(running, YEAR - 1)):
                yield _plan(sales, month, _in_season(sales, month) * sales.ahead / sales.year, making)


def _in_season(sales: Sales, month: date) -> float:
    """What a customer buys in a month at the level of 100, in euros."""
    weights = [int(digit) for digit in sales.season]
    return sales.year * weights[month.month - 1] / sum(weights)


def _plan(sales: Sales, month: date, euros: float, making: Making) -> Row:
    """A month's plan, in round sums as one plans."""
    margin = sales.margin if sales.planned_margin is None else sales.planned_margin
    revenue = int(euros) // 50 * 50
    row: dict[str, object] = {
        "id": making.new_id(),
        "account_id": making.accounts[sales.account],
        "month_on": month.isoformat(),
        "revenue": revenue * 100,
        "profit": round(revenue * margin / 1000) * 1000,
    }
    return "plan", row
