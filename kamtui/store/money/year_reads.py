"""How every account stands in the 12 months up to the last known one, against those before and against its plan."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from sys import intern
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sales import AccountYear, BegunMonth, Horizon, Span
from kamtui.domain.thresholds import MoneyLimits
from kamtui.domain.time.moments import stored_day
from kamtui.domain.time.months import YEAR, month_of, plus_months
from kamtui.store.book.book import Book


class _YearLine(NamedTuple):
    """An account and its sums, each None where there is nothing to sum up."""

    account_id: int
    name: str
    stage: str
    is_key: int
    created_on: str
    first_on: str | None
    months: int | None
    revenue: int | None
    profit: int | None
    revenue_with_profit: int | None
    months_with_profit: int | None
    revenue_before: int | None
    compared_now: int | None
    compared_before: int | None
    bought_on: str | None
    """The last months with sales, the latest first, parted by commas."""
    planned_revenue: int | None
    planned_profit: int | None
    reached_revenue: int | None
    reached_profit: int | None


MOST_BY_HAND = 100
"""Nobody types the sales of so many accounts one by one: a month with so many is known without counting further."""
_USUAL = MoneyLimits()
_SUM_IN = "sum(revenue) FILTER (WHERE month_on IN (SELECT value FROM json_each(:{})))"


def account_years(
    book: Book, horizon: Horizon, ids: Sequence[int] | None = None, limits: MoneyLimits = _USUAL
) -> list[AccountYear]:
    """How every account stands in the 12 months up to the last known one, or only some of them."""
    year = horizon.year
    span = year or Span(horizon.this_month, horizon.this_month)
    before = span.before()
    compared = horizon.compared
    # Where all 12 months can be compared, the sums of both years are what is compared.
    are_all = len(compared) == YEAR
    now, then = ("NULL", "NULL") if are_all else (_SUM_IN.format("now"), _SUM_IN.format("then_"))
    some = "TRUE" if ids is None else f"{{}} IN ({', '.join(map(str, ids))})"

    def made(line: _YearLine) -> AccountYear:
        return _year(line, is_known=year is not None, are_all_compared=are_all)

    return book.made(
        made,
        _YearLine,
        "SELECT a.id AS account_id, a.name AS name, a.stage AS stage, a.is_key AS is_key, "
        "date(a.created_at, 'localtime') AS created_on, "
        "(SELECT min(month_on) FROM sale WHERE account_id = a.id) AS first_on, "
        "s.months AS months, s.revenue AS revenue, s.profit AS profit, "
        "s.revenue_with_profit AS revenue_with_profit, s.months_with_profit AS months_with_profit, "
        "s.revenue_before AS revenue_before, s.now AS compared_now, s.then_ AS compared_before, "
        "(SELECT group_concat(month_on) FROM (SELECT month_on FROM sale WHERE account_id = a.id AND revenue > 0 "
        "AND month_on <= :this ORDER BY month_on DESC LIMIT :buys)) AS bought_on, "
        "p.planned_revenue AS planned_revenue, p.planned_profit AS planned_profit, "
        "p.reached_revenue AS reached_revenue, p.reached_profit AS reached_profit "
        "FROM account a LEFT JOIN (SELECT account_id, "
        "count(*) FILTER (WHERE month_on >= :first) AS months, "
        "sum(revenue) FILTER (WHERE month_on >= :first) AS revenue, "
        "sum(profit) FILTER (WHERE month_on >= :first) AS profit, "
        "sum(revenue) FILTER (WHERE month_on >= :first AND profit IS NOT NULL) AS revenue_with_profit, "
        "count(profit) FILTER (WHERE month_on >= :first) AS months_with_profit, "
        "sum(revenue) FILTER (WHERE month_on < :first) AS revenue_before, "
        f"{now} AS now, {then} AS then_ "
        # By account, as they are summed up, and not by month, after which SQLite would have to sort them.
        f"FROM sale WHERE +month_on BETWEEN :before AND :last AND {some.format('account_id')} GROUP BY account_id) s ON s.account_id = a.id "
        "LEFT JOIN (SELECT p.account_id, sum(p.revenue) AS planned_revenue, sum(p.profit) AS planned_profit, "
        "sum(s.revenue) FILTER (WHERE p.revenue IS NOT NULL) AS reached_revenue, "
        "sum(s.profit) FILTER (WHERE p.profit IS NOT NULL) AS reached_profit "
        "FROM plan p LEFT JOIN sale s ON s.account_id = p.account_id AND s.month_on = p.month_on "
        f"WHERE +p.month_on IN (SELECT value FROM json_each(:to_date)) AND {some.format('p.account_id')} "
        f"GROUP BY p.account_id) p ON p.account_id = a.id WHERE {some.format('a.id')}",
        {
            "this": horizon.this_month.isoformat(),
            "buys": limits.late_intervals + 1,
            "first": span.first.isoformat(),
            "last": span.last.isoformat(),
            "before": before.first.isoformat(),
            "now": _listed(compared),
            "then_": _listed(plus_months(month, -YEAR) for month in compared),
            "to_date": _listed(horizon.year_to_date),
        },
    )


def _year(line: _YearLine, *, is_known: bool, are_all_compared: bool) -> AccountYear:
    # An account with sales has none in a known month of which none is written down.
    has_sales = line.first_on is not None and is_known
    months = line.months or 0
    knows_profit = line.profit is not None or not months
    return AccountYear(
        account_id=line.account_id,
        name=intern(line.name),
        stage=Stage(line.stage),
        is_key=bool(line.is_key),
        created_on=stored_day(line.created_on),
        first_on=stored_day(line.first_on) if line.first_on else None,
        months=months,
        revenue=line.revenue or 0 if has_sales else None,
        profit=line.profit or 0 if has_sales and knows_profit else None,
        revenue_with_profit=line.revenue_with_profit or 0,
        without_profit=months - (line.months_with_profit or 0),
        revenue_before=line.revenue_before or 0,
        now=(line.revenue if are_all_compared else line.compared_now) or 0,
        before=(line.revenue_before if are_all_compared else line.compared_before) or 0,
        bought_on=_months_in(line.bought_on),
        planned_revenue=line.planned_revenue,
        planned_profit=line.planned_profit,
        reached_revenue=line.reached_revenue or 0,
        reached_profit=line.reached_profit,
    )


def _months_in(listed: str | None) -> tuple[date, ...]:
    """Months parted by commas, the earliest first; none of no text."""
    return tuple(sorted(stored_day(month) for month in listed.split(","))) if listed else ()


def _listed(months: Iterable[date]) -> str:
    return json.dumps([month.isoformat() for month in months])


def sales_horizon(book: Book, today: date) -> Horizon:
    """Which months the book knows the sales of, and which one is only begun."""
    # From month to month by the index: to look at every sale takes forty times as long.
    rows = book.rows(
        "WITH RECURSIVE month (month_on) AS (SELECT min(month_on) FROM sale UNION ALL "
        "SELECT (SELECT min(month_on) FROM sale WHERE month_on > month.month_on) FROM month "
        "WHERE month_on IS NOT NULL) SELECT month_on FROM month WHERE month_on IS NOT NULL"
    )
    months = tuple(stored_day(month) for (month,) in rows)
    over = [month for month in months if month < month_of(today)]
    if len(over) < 2 or over[-1] != plus_months(month_of(today), -1):
        return Horizon(months, today)
    accounts = _accounts_with_sales(book, over[-1], MOST_BY_HAND)
    if accounts == MOST_BY_HAND:
        return Horizon(months, today)
    begun = BegunMonth.of(over[-1], accounts, _accounts_with_sales(book, over[-2]))
    known = months if begun is None else tuple(month for month in months if month != begun.month_on)
    return Horizon(known, today, begun)


def _accounts_with_sales(book: Book, month: date, most: int = -1) -> int:
    """How many accounts have sales in a month; no more than `most` are counted, which is all where it is below zero."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM sale WHERE month_on = ? LIMIT ?)"
    [(count,)] = book.rows(sql, (month.isoformat(), most))
    return int(count)
