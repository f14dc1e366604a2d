"""Sales and plans by month (K18, K19): which months are known, those of an account, sums over several."""

import json
from collections.abc import Sequence
from datetime import date
from sys import intern
from typing import NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sales import Horizon, MonthFigures, Span, filled
from kamtui.domain.money.sums import AccountSum, MonthOfAccount, MonthTotal
from kamtui.domain.time.moments import start_of, stored_day
from kamtui.domain.time.months import plus_months
from kamtui.store.book.book import Book
from kamtui.store.money.year_reads import sales_horizon


class AccountMonths(NamedTuple):
    """An account's months, every one of a span: known ones without a sale are zero (see `domain.money.sales`)."""

    first_on: date | None
    """Its first month with a sale at all."""
    months: tuple[MonthFigures, ...]
    horizon: Horizon


def has_figures(book: Book) -> bool:
    """Whether the book has a sale or a plan of any account."""
    [(has_any,)] = book.rows("SELECT EXISTS (SELECT 1 FROM sale) OR EXISTS (SELECT 1 FROM plan)")
    return bool(has_any)


def knows_profit(book: Book) -> bool:
    """Whether a profit of any month is written down; also where there are no sales yet at all."""
    [(knows_any,)] = book.rows(
        "SELECT EXISTS (SELECT 1 FROM sale WHERE profit IS NOT NULL) OR NOT EXISTS (SELECT 1 FROM sale)"
    )
    return bool(knows_any)


# -- the months of one account


class _MonthLine(NamedTuple):
    month_on: str
    revenue: int | None
    profit: int | None
    planned_revenue: int | None
    planned_profit: int | None


def account_months(book: Book, account_id: int, span: Span, today: date) -> AccountMonths:
    """The months of one account in a span, with what was planned for them."""
    horizon = sales_horizon(book, today)
    [(first_month,)] = book.rows("SELECT min(month_on) FROM sale WHERE account_id = ?", (account_id,))
    first_on = stored_day(first_month) if first_month else None
    lines = book.lines(
        _MonthLine,
        "SELECT m.month_on AS month_on, s.revenue AS revenue, s.profit AS profit, "
        "p.revenue AS planned_revenue, p.profit AS planned_profit FROM ("
        "SELECT month_on FROM sale WHERE account_id = :id AND month_on BETWEEN :first AND :last UNION "
        "SELECT month_on FROM plan WHERE account_id = :id AND month_on BETWEEN :first AND :last) m "
        "LEFT JOIN sale s ON s.account_id = :id AND s.month_on = m.month_on "
        "LEFT JOIN plan p ON p.account_id = :id AND p.month_on = m.month_on",
        {"id": account_id, "first": span.first.isoformat(), "last": span.last.isoformat()},
    )
    return AccountMonths(first_on, tuple(filled(map(_figures, lines), horizon, span, first_on)), horizon)


def written_month(book: Book, account_id: int, month: date) -> MonthFigures:
    """What is written down of one month of an account: a 0 only where somebody wrote it."""
    [line] = book.lines(
        _MonthLine,
        "SELECT :month AS month_on, s.revenue AS revenue, s.profit AS profit, "
        "p.revenue AS planned_revenue, p.profit AS planned_profit FROM (SELECT 1) "
        "LEFT JOIN sale s ON s.account_id = :id AND s.month_on = :month "
        "LEFT JOIN plan p ON p.account_id = :id AND p.month_on = :month",
        {"id": account_id, "month": month.isoformat()},
    )
    return _figures(line)


def _figures(line: _MonthLine) -> MonthFigures:
    return MonthFigures(
        month_on=stored_day(line.month_on),
        revenue=line.revenue,
        profit=line.profit,
        planned_revenue=line.planned_revenue,
        planned_profit=line.planned_profit,
    )


# -- all accounts over some months


class _SumLine(NamedTuple):
    account_id: int
    name: str
    stage: str
    is_key: int
    months: int
    revenue: int
    profit: int | None
    without_profit: int
    revenue_with_profit: int | None


def account_sums(book: Book, span: Span) -> list[AccountSum]:
    """What each account bought and brought in some months, of those that have a sale in them."""
    return book.made(
        _account_sum,
        _SumLine,
        "SELECT a.id AS account_id, a.name AS name, a.stage AS stage, a.is_key AS is_key, s.months AS months, "
        "s.revenue AS revenue, s.profit AS profit, s.without_profit AS without_profit, "
        "s.revenue_with_profit AS revenue_with_profit FROM ("
        "SELECT account_id, count(*) AS months, sum(revenue) AS revenue, sum(profit) AS profit, "
        "count(*) - count(profit) AS without_profit, "
        "sum(revenue) FILTER (WHERE profit IS NOT NULL) AS revenue_with_profit "
        "FROM sale WHERE month_on BETWEEN ? AND ? GROUP BY account_id) s "
        "JOIN account a ON a.id = s.account_id",
        (span.first.isoformat(), span.last.isoformat()),
    )


def _account_sum(line: _SumLine) -> AccountSum:
    return AccountSum(
        account_id=line.account_id,
        name=intern(line.name),
        stage=Stage(line.stage),
        is_key=bool(line.is_key),
        months=line.months,
        revenue=line.revenue,
        profit=line.profit,
        without_profit=line.without_profit,
        revenue_with_profit=line.revenue_with_profit or 0,
    )


class _TotalLine(NamedTuple):
    month_on: str
    accounts: int
    revenue: int | None
    profit: int | None
    without_profit: int
    planned_revenue: int | None
    planned_profit: int | None


def month_totals(book: Book, span: Span, account_ids: Sequence[int] | None = None) -> list[MonthTotal]:
    """The months of a span that have a sale or a plan, of all accounts together or of some."""
    some = "" if account_ids is None else " AND account_id IN (SELECT value FROM json_each(:ids))"
    lines = book.lines(
        _TotalLine,
        "SELECT month_on, sum(accounts) AS accounts, sum(revenue) AS revenue, sum(profit) AS profit, "
        "sum(without_profit) AS without_profit, sum(planned_revenue) AS planned_revenue, "
        "sum(planned_profit) AS planned_profit FROM ("
        "SELECT month_on, count(*) AS accounts, sum(revenue) AS revenue, sum(profit) AS profit, "
        "count(*) - count(profit) AS without_profit, NULL AS planned_revenue, NULL AS planned_profit FROM sale "
        f"WHERE month_on BETWEEN :first AND :last{some} GROUP BY month_on UNION ALL "
        "SELECT month_on, 0, NULL, NULL, 0, sum(revenue), sum(profit) FROM plan "
        f"WHERE month_on BETWEEN :first AND :last{some} GROUP BY month_on"
        ") GROUP BY month_on ORDER BY month_on",
        {
            "first": span.first.isoformat(),
            "last": span.last.isoformat(),
            "ids": json.dumps(list(account_ids or ())),
        },
    )
    return [
        MonthTotal(
            month_on=stored_day(line.month_on),
            accounts=line.accounts,
            revenue=line.revenue,
            profit=line.profit,
            without_profit=line.without_profit,
            planned_revenue=line.planned_revenue,
            planned_profit=line.planned_profit,
        )
        for line in lines
    ]


def month_of_accounts(book: Book, month: date) -> list[MonthOfAccount]:
    """What a month is made of: each account with a sale or a plan in it, or a sale a year before."""
    return book.lines(
        MonthOfAccount,
        "SELECT a.id AS account_id, a.name AS name, s.revenue AS revenue, s.profit AS profit, "
        "p.revenue AS planned_revenue, p.profit AS planned_profit, "
        "b.revenue AS revenue_before, b.profit AS profit_before FROM account a "
        "LEFT JOIN sale s ON s.account_id = a.id AND s.month_on = :month "
        "LEFT JOIN plan p ON p.account_id = a.id AND p.month_on = :month "
        "LEFT JOIN sale b ON b.account_id = a.id AND b.month_on = :before "
        "WHERE s.id IS NOT NULL OR p.id IS NOT NULL OR b.id IS NOT NULL",
        {"month": month.isoformat(), "before": plus_months(month, -12).isoformat()},
    )


def minutes_by_account(book: Book, span: Span) -> dict[int, int]:
    """The minutes of the logged calls of each account in some months; calls without a length count nothing."""
    # Summed up here: SQLite would put all of these calls in the order of their accounts first, which takes twice as long.
    [(ids, minutes)] = book.rows(
        "SELECT json_group_array(account_id), json_group_array(minutes) FROM call "
        "WHERE held_at >= ? AND held_at < ? AND account_id IS NOT NULL AND minutes > 0",
        (start_of(span.first), start_of(plus_months(span.last, 1))),
    )
    sums: dict[int, int] = {}
    for account_id, of_call in zip(json.loads(ids), json.loads(minutes), strict=True):
        sums[account_id] = sums.get(account_id, 0) + of_call
    return sums
