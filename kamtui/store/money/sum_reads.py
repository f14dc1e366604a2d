"""A few sums of each account: as much as tells of which a rule about sales may warn."""

import json
from collections.abc import Collection, Iterable
from datetime import date

from kamtui.domain.day.money_candidates import AccountSums, PlanSums
from kamtui.domain.money.sales import Horizon
from kamtui.domain.time.months import YEAR, plus_months
from kamtui.store.book.book import Book

_IN_MONTHS = "(SELECT sum(revenue) FROM sale WHERE account_id = a.id AND {})"


def account_sums_of_year(book: Book, horizon: Horizon) -> list[AccountSums]:
    """The sums of every account in the 12 months up to the last known one; without any where no month is known."""
    year, compared = horizon.year, horizon.compared
    if year is None:
        return book.lines(
            AccountSums,
            "SELECT id AS account_id, name, stage IN ('customer', 'prospect') AS is_live, is_key, 0 AS months, "
            "NULL AS revenue, NULL AS profit, NULL AS now, NULL AS before FROM account",
        )
    # Where all 12 months can be compared, the sums of both years are what is compared.
    now, before = (
        ("sum(s.revenue)", _IN_MONTHS.format("month_on BETWEEN :before AND :until"))
        if len(compared) == YEAR
        else (
            _IN_MONTHS.format(f"month_on IN (SELECT value FROM json_each(:{months}))")
            for months in ("now", "then_")
        )
    )
    # Account by account: only the rows of the 12 months are looked at, where to group all sales by account asks for twice as many.
    return book.lines(
        AccountSums,
        "SELECT a.id AS account_id, a.name, a.stage IN ('customer', 'prospect') AS is_live, a.is_key, "
        "count(s.month_on) AS months, sum(s.revenue) AS revenue, sum(s.profit) AS profit, "
        f"{now} AS now, {before} AS before "
        "FROM account a LEFT JOIN sale s ON s.account_id = a.id AND s.month_on BETWEEN :first AND :last GROUP BY a.id",
        {
            "first": year.first.isoformat(),
            "last": year.last.isoformat(),
            "before": year.before().first.isoformat(),
            "until": year.before().last.isoformat(),
            "now": _listed(compared),
            "then_": _listed(plus_months(month, -YEAR) for month in compared),
        },
    )


def behind_plan_sums(book: Book, horizon: Horizon) -> list[PlanSums]:
    """The live accounts that sold less than planned in the months of the year to date that have a plan."""
    return book.lines(
        PlanSums,
        "SELECT a.id AS account_id, a.name, sum(p.revenue) AS planned, coalesce(sum(s.revenue), 0) AS reached "
        "FROM account a CROSS JOIN plan p ON p.account_id = a.id AND p.month_on BETWEEN :first AND :last "
        "LEFT JOIN sale s ON s.account_id = p.account_id AND s.month_on = p.month_on "
        "WHERE a.stage IN ('customer', 'prospect') AND p.revenue IS NOT NULL "
        "AND p.month_on IN (SELECT value FROM json_each(:to_date)) GROUP BY a.id HAVING planned > reached",
        {
            "first": min(horizon.year_to_date, default=date.min).isoformat(),
            "last": max(horizon.year_to_date, default=date.min).isoformat(),
            "to_date": _listed(horizon.year_to_date),
        },
    )


def without_sales_since(book: Book, ids: Collection[int], horizon: Horizon) -> set[int]:
    """Those of some accounts that bought nothing in the last known month nor in the running one."""
    closing = horizon.closing or horizon.this_month
    rows = book.rows(
        "SELECT value FROM json_each(:ids) WHERE NOT EXISTS (SELECT 1 FROM sale WHERE account_id = value "
        "AND month_on BETWEEN :closing AND :this AND revenue > 0)",
        {
            "ids": json.dumps(list(ids)),
            "closing": closing.isoformat(),
            "this": horizon.this_month.isoformat(),
        },
    )
    return {account_id for (account_id,) in rows}


def _listed(months: Iterable[date]) -> str:
    return json.dumps([month.isoformat() for month in months])
