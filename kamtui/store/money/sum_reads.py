"""A few sums of each account: as much as tells of which a rule about sales may warn."""

import json
from collections.abc import Collection, Iterable
from datetime import date

from kamtui.domain.day.money_candidates import AccountSums, PlanSums
from kamtui.domain.money.sales import Horizon
from kamtui.domain.time.months import YEAR, months_apart, plus_months
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
        # Whoever is no live account is not compared.
        f"{now} AS now, CASE WHEN a.stage IN ('customer', 'prospect') THEN {before} END AS before "
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


_PLANNED = "month_on BETWEEN :first AND :last AND revenue IS NOT NULL AND {known}"
_SOLD = "sum(s.revenue) FROM sale s WHERE s.account_id = a.id AND s.month_on BETWEEN :first AND :last"


def behind_plan_sums(book: Book, horizon: Horizon) -> list[PlanSums]:
    """The live accounts that sold less than planned in the months of the year to date that have a plan."""
    months = horizon.year_to_date
    if not months:
        return []
    are_all = len(months) == months_apart(months[0], months[-1]) + 1
    planned = _PLANNED.format(
        known="TRUE" if are_all else "month_on IN (SELECT value FROM json_each(:months))"
    )
    # Where each of these months is planned, as nearly always, what was sold need not be looked up month by month.
    lines = book.lines(
        PlanSums,
        f"SELECT a.id AS account_id, a.name, p.planned, coalesce(CASE WHEN p.months = :count THEN (SELECT {_SOLD}) "
        f"ELSE (SELECT {_SOLD} AND s.month_on IN (SELECT month_on FROM plan WHERE account_id = a.id AND {planned})) "
        "END, 0) AS reached FROM (SELECT account_id, sum(revenue) AS planned, count(*) AS months FROM plan "
        "WHERE account_id IN (SELECT id FROM account WHERE stage IN ('customer', 'prospect')) "
        f"AND {planned} GROUP BY account_id) p JOIN account a ON a.id = p.account_id",
        {
            "first": months[0].isoformat(),
            "last": months[-1].isoformat(),
            "months": _listed(months),
            "count": len(months),
        },
    )
    return [line for line in lines if line.planned > line.reached]


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
