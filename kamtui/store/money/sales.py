"""Sales and plans by month (K18, K19): what lists, charts and warnings read of them, and how a month is set."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.health import Money
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.bonds import BondMoney
from kamtui.domain.money.pareto import Earner, Pareto, pareto
from kamtui.domain.money.parts import bond_money, health_money
from kamtui.domain.money.sales import (
    INTERVALS,
    AccountYear,
    Ahead,
    Horizon,
    MonthFigures,
    PlannedMonth,
    Span,
    ahead,
    filled,
    margin,
)
from kamtui.domain.money.secured import (
    AgreedPrice,
    UnitVolume,
    Volume,
    in_money,
    price_per,
    read_price,
    read_volume,
    secured_months,
)
from kamtui.domain.money.warnings import Standings, money_warnings, standings
from kamtui.domain.terms.term import Target, show_measure
from kamtui.domain.terms.words import Bound, TermCategory, TermState
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import local_day, start_of
from kamtui.domain.time.months import YEAR, last_day, plus_months, show_month
from kamtui.domain.warning import Warning
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

AHEAD_MONTHS = 12
"""So many months of plan are looked at ahead, the running one first."""


@dataclass(frozen=True, slots=True)
class AccountSum:
    """What an account bought and brought in some months; the profit is None where that of none is known."""

    account_id: int
    name: str
    stage: Stage
    is_key: bool
    months: int
    revenue: int
    profit: int | None
    without_profit: int
    revenue_with_profit: int
    """The revenue of the months whose profit is known."""

    @property
    def margin(self) -> Decimal | None:
        """Profit in percent of revenue, over the months of which both are known."""
        return None if self.profit is None else margin(self.profit, self.revenue_with_profit)


def revenue_order(sums: Iterable[AccountSum]) -> Pareto[int]:
    """The accounts in the order of what they bought."""
    return pareto([Earner(one.account_id, one.name, one.revenue) for one in sums])


def profit_order(sums: Iterable[AccountSum]) -> Pareto[int]:
    """The accounts in the order of what they brought, those of unknown profit left out."""
    return pareto([Earner(one.account_id, one.name, one.profit) for one in sums if one.profit is not None])


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """A month of all accounts together. `without_profit` of them have no profit written down."""

    month_on: date
    accounts: int
    revenue: int | None
    profit: int | None
    without_profit: int
    planned_revenue: int | None
    planned_profit: int | None


@dataclass(frozen=True, slots=True)
class AccountMonths:
    """An account's months, every one of a span: known ones without a sale are zero (see `domain.sales`)."""

    first_on: date | None
    """Its first month with a sale at all."""
    months: tuple[MonthFigures, ...]
    horizon: Horizon


@dataclass(frozen=True, slots=True)
class MoneyView:
    """All that the figures and warnings of a day are made of."""

    horizon: Horizon
    years: tuple[AccountYear, ...]
    standing: Standings
    ahead: Mapping[int, Ahead]
    minutes: Mapping[int, int]
    warnings: tuple[Warning, ...]

    def for_bonds(self) -> dict[int, BondMoney]:
        """What the rules about the bonds ask of each account."""
        return {one.account_id: bond_money(one, self.horizon, self.standing) for one in self.years}

    def for_health(self) -> dict[int, Money]:
        """What the health of each account asks of its sales."""
        return {one.account_id: health_money(one, self.horizon) for one in self.years}


# -- reads


def sales_horizon(book: Book, today: date) -> Horizon:
    """Which months the book knows the sales of."""
    rows = book.rows("SELECT DISTINCT month_on FROM sale ORDER BY month_on")
    return Horizon(tuple(date.fromisoformat(month) for (month,) in rows), today)


def account_months(book: Book, account_id: int, span: Span, today: date) -> AccountMonths:
    """The months of one account in a span, with what was planned for them."""
    horizon = sales_horizon(book, today)
    first = book.row("SELECT min(month_on) FROM sale WHERE account_id = ?", (account_id,))
    first_on = date.fromisoformat(first[0]) if first and first[0] else None
    rows = book.rows(
        "SELECT m.month_on, s.revenue, s.profit, p.revenue, p.profit FROM ("
        "SELECT month_on FROM sale WHERE account_id = :id AND month_on BETWEEN :first AND :last UNION "
        "SELECT month_on FROM plan WHERE account_id = :id AND month_on BETWEEN :first AND :last) m "
        "LEFT JOIN sale s ON s.account_id = :id AND s.month_on = m.month_on "
        "LEFT JOIN plan p ON p.account_id = :id AND p.month_on = m.month_on",
        {"id": account_id, "first": span.first.isoformat(), "last": span.last.isoformat()},
    )
    figures = [MonthFigures(date.fromisoformat(month), *amounts) for month, *amounts in rows]
    return AccountMonths(first_on, tuple(filled(figures, horizon, span, first_on)), horizon)


def written_month(book: Book, account_id: int, month: date) -> MonthFigures:
    """What is written down of one month of an account: a 0 only where somebody wrote it."""
    (row,) = book.rows(
        "SELECT s.revenue, s.profit, p.revenue, p.profit FROM (SELECT 1) "
        "LEFT JOIN sale s ON s.account_id = :id AND s.month_on = :month "
        "LEFT JOIN plan p ON p.account_id = :id AND p.month_on = :month",
        {"id": account_id, "month": month.isoformat()},
    )
    return MonthFigures(month, *row)


def account_sums(book: Book, span: Span) -> list[AccountSum]:
    """What each account bought and brought in some months, of those that have a sale in them."""
    rows = book.rows(
        "SELECT a.id, a.name, a.stage, a.is_key, s.months, s.revenue, s.profit, s.months - s.profits, s.both FROM ("
        "SELECT account_id, count(*) AS months, sum(revenue) AS revenue, sum(profit) AS profit, "
        "count(profit) AS profits, sum(revenue) FILTER (WHERE profit IS NOT NULL) AS both FROM sale WHERE month_on BETWEEN ? AND ? GROUP BY account_id) s "
        "JOIN account a ON a.id = s.account_id",
        (span.first.isoformat(), span.last.isoformat()),
    )
    return [
        AccountSum(account_id, name, Stage(stage), bool(is_key), months, revenue, profit, without, both or 0)
        for account_id, name, stage, is_key, months, revenue, profit, without, both in rows
    ]


def month_totals(book: Book, span: Span, account_ids: Sequence[int] | None = None) -> list[MonthTotal]:
    """The months of a span that have a sale or a plan, of all accounts together or of some."""
    some = "" if account_ids is None else " AND account_id IN (SELECT value FROM json_each(:ids))"
    rows = book.rows(
        "SELECT month_on, sum(sold), sum(revenue), sum(profit), sum(without), sum(planned), sum(planned_profit) FROM ("
        "SELECT month_on, count(*) AS sold, sum(revenue) AS revenue, sum(profit) AS profit, "
        "count(*) - count(profit) AS without, NULL AS planned, NULL AS planned_profit FROM sale "
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
    return [MonthTotal(date.fromisoformat(month), *figures) for month, *figures in rows]


def account_years(book: Book, horizon: Horizon, account_id: int | None = None) -> list[AccountYear]:
    """How every account stands in the 12 months up to the last known one, or only one of them."""
    year = horizon.year
    span = year or Span(horizon.this_month, horizon.this_month)
    before = span.before()
    compared = horizon.compared
    # Where all 12 months can be compared, the sums of both years are what is compared.
    are_all = len(compared) == YEAR
    now, then = ("NULL", "NULL") if are_all else (_SUM_IN.format("now"), _SUM_IN.format("then_"))
    of_one = "" if account_id is None else " AND account_id = :id"
    rows = book.rows(
        "SELECT a.id, a.name, a.stage, a.is_key, a.created_at, "
        "(SELECT min(month_on) FROM sale WHERE account_id = a.id), "
        "s.months, s.revenue, s.profit, s.with_profit, s.profits, s.before, s.now, s.then_, "
        "(SELECT group_concat(month_on) FROM (SELECT month_on FROM sale WHERE account_id = a.id AND revenue > 0 "
        "AND month_on <= :this ORDER BY month_on DESC LIMIT :buys)), "
        "p.planned_revenue, p.planned_profit, p.reached_revenue, p.reached_profit "
        "FROM account a LEFT JOIN (SELECT account_id, "
        "count(*) FILTER (WHERE month_on >= :first) AS months, "
        "sum(revenue) FILTER (WHERE month_on >= :first) AS revenue, "
        "sum(profit) FILTER (WHERE month_on >= :first) AS profit, "
        "sum(revenue) FILTER (WHERE month_on >= :first AND profit IS NOT NULL) AS with_profit, "
        "count(profit) FILTER (WHERE month_on >= :first) AS profits, "
        "sum(revenue) FILTER (WHERE month_on < :first) AS before, "
        f"{now} AS now, {then} AS then_ "
        f"FROM sale WHERE month_on BETWEEN :before AND :last{of_one} GROUP BY account_id) s ON s.account_id = a.id "
        "LEFT JOIN (SELECT p.account_id, sum(p.revenue) AS planned_revenue, sum(p.profit) AS planned_profit, "
        "sum(s.revenue) FILTER (WHERE p.revenue IS NOT NULL) AS reached_revenue, "
        "sum(s.profit) FILTER (WHERE p.profit IS NOT NULL) AS reached_profit "
        "FROM plan p LEFT JOIN sale s ON s.account_id = p.account_id AND s.month_on = p.month_on "
        f"WHERE p.month_on IN (SELECT value FROM json_each(:to_date)){of_one.replace('account_id', 'p.account_id')} "
        "GROUP BY p.account_id) p ON p.account_id = a.id"
        + (" WHERE a.id = :id" if account_id is not None else ""),
        {
            "id": account_id,
            "this": horizon.this_month.isoformat(),
            "buys": INTERVALS + 1,
            "first": span.first.isoformat(),
            "last": span.last.isoformat(),
            "before": before.first.isoformat(),
            "now": _listed(compared),
            "then_": _listed(plus_months(month, -YEAR) for month in compared),
            "to_date": _listed(horizon.year_to_date),
        },
    )
    return [_year(row, is_known=year is not None, are_all_compared=are_all) for row in rows]


_SUM_IN = "sum(revenue) FILTER (WHERE month_on IN (SELECT value FROM json_each(:{})))"


def _year(row: tuple[object, ...], *, is_known: bool, are_all_compared: bool) -> AccountYear:
    (account_id, name, stage, is_key, created_at, first_on, *sums) = row
    months, revenue, profit, with_profit, profits, before, now, then, bought_on, *plan = sums
    planned_revenue, planned_profit, reached_revenue, reached_profit = plan
    # An account with sales has none in a known month of which none is written down.
    has_sales = first_on is not None and is_known
    count = _whole(months)
    return AccountYear(
        account_id=_whole(account_id),
        name=str(name),
        stage=Stage(str(stage)),
        is_key=bool(is_key),
        created_on=local_day(str(created_at)),
        first_on=date.fromisoformat(str(first_on)) if first_on else None,
        months=count,
        revenue=_whole(revenue) if has_sales else None,
        profit=_whole(profit) if has_sales and (profit is not None or not count) else None,
        revenue_with_profit=_whole(with_profit),
        without_profit=count - _whole(profits),
        revenue_before=_whole(before),
        now=_whole(revenue if are_all_compared else now),
        before=_whole(before if are_all_compared else then),
        bought_on=tuple(sorted(date.fromisoformat(month) for month in str(bought_on).split(",")))
        if bought_on
        else (),
        planned_revenue=None if planned_revenue is None else _whole(planned_revenue),
        planned_profit=None if planned_profit is None else _whole(planned_profit),
        reached_revenue=_whole(reached_revenue),
        reached_profit=None if reached_profit is None else _whole(reached_profit),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _listed(months: Iterable[date]) -> str:
    return json.dumps([month.isoformat() for month in months])


def minutes_by_account(book: Book, span: Span) -> dict[int, int]:
    """The minutes of the logged calls of each account in some months; calls without a length count nothing."""
    rows = book.rows(
        "SELECT account_id, sum(minutes) FROM call WHERE held_at >= ? AND held_at < ? "
        "AND account_id IS NOT NULL AND minutes > 0 GROUP BY account_id",
        (start_of(span.first), start_of(plus_months(span.last, 1))),
    )
    return dict(rows)


def plans_ahead(book: Book, today: date, account_id: int | None = None) -> dict[int, Ahead]:
    """What is planned for the running month and the 11 after it, and what of that is sold or agreed (K19)."""
    first = today.replace(day=1)
    span = Span(first, plus_months(first, AHEAD_MONTHS - 1))
    agreed = agreed_volumes(book, span)
    volumes = agreed.in_money
    parameters = {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "id": account_id,
        "agreed": json.dumps(sorted({volume.account_id for volume in volumes})),
    }
    planned = (
        "FROM plan p LEFT JOIN sale s ON s.account_id = p.account_id AND s.month_on = p.month_on "
        "WHERE p.revenue > 0 AND p.month_on BETWEEN :first AND :last AND (:id IS NULL OR p.account_id = :id) "
        "AND p.account_id {} (SELECT value FROM json_each(:agreed))"
    )
    # With nothing agreed SQLite sums up; it is nearly every account, and ten times as fast.
    rows = book.rows(
        "SELECT p.account_id, min(p.month_on), max(p.month_on), sum(p.revenue), "
        f"sum(max(0, min(p.revenue, coalesce(s.revenue, 0)))) {planned.format('NOT IN')} GROUP BY p.account_id",
        parameters,
    )
    found = {
        one: Ahead(one, date.fromisoformat(start), date.fromisoformat(end), plan, sold)
        for one, start, end, plan, sold in rows
    }
    if volumes:
        rows = book.rows(
            f"SELECT p.account_id, p.month_on, p.revenue, coalesce(s.revenue, 0) {planned.format('IN')}",
            parameters,
        )
        months = [PlannedMonth(one, date.fromisoformat(month), plan, sold) for one, month, plan, sold in rows]
        found |= ahead(months, secured_months(volumes, span))
    for besides_of in {volume.account_id for volume in agreed.others} & found.keys():
        found[besides_of] = replace(found[besides_of], besides=agreed.besides(besides_of))
    return found


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreed volumes that hold in some months: those that are money, and the others."""

    in_money: tuple[Volume, ...] = ()
    others: tuple[UnitVolume, ...] = ()

    def besides(self, account_id: int) -> tuple[str, ...]:
        """The volumes of an account that are no sum of money, as they are shown: "20 t a quarter"."""
        return tuple(
            show_measure(volume.target.thousandths, volume.target.unit)
            for volume in self.others
            if volume.account_id == account_id
        )


def agreed_volumes(book: Book, span: Span) -> Agreed:
    """The agreed terms of volume that hold in some months (K14); one in units is money where its price was agreed."""
    days = {
        "agreed": TermState.AGREED.value,
        "first": span.first.isoformat(),
        "last": last_day(span.last).isoformat(),
    }
    rows = book.rows(
        "SELECT account_id, what, target_bound, target_thousandths, target_unit, from_on, until_on, category "
        "FROM term WHERE category IN ('volume', 'price') AND state = :agreed AND target_bound IS NOT NULL "
        "AND (category = 'price' OR owed_by <> 'we') "
        "AND from_on <= :last AND (until_on IS NULL OR until_on >= :first) ORDER BY id",
        days,
    )
    volumes: list[Volume] = []
    in_units: list[UnitVolume] = []
    prices: list[AgreedPrice] = []
    for account_id, what, bound, thousandths, unit, from_on, until_on, category in rows:
        target = Target(Bound(bound), thousandths, unit)
        if category == TermCategory.PRICE.value:
            price = read_price(account_id, what, target)
            prices += [price] if price is not None else []
            continue
        volume = read_volume(
            account_id,
            what,
            target,
            date.fromisoformat(from_on),
            date.fromisoformat(until_on) if until_on else None,
        )
        if isinstance(volume, Volume):
            volumes.append(volume)
        elif volume is not None:
            in_units.append(volume)
    others: list[UnitVolume] = []
    if in_units:
        lines = [name for (name,) in book.rows("SELECT name FROM product ORDER BY place, id")]
        prices += _negotiated(book, {volume.account_id for volume in in_units})
        for unpriced in in_units:
            sum_of = in_money(unpriced, prices, lines)
            if sum_of is None:
                others.append(unpriced)
            else:
                volumes.append(sum_of)
    return Agreed(tuple(volumes), tuple(others))


def _negotiated(book: Book, ids: Iterable[int]) -> list[AgreedPrice]:
    """The prices of the portfolios of some accounts."""
    rows = book.rows(
        "SELECT i.account_id, p.name, i.negotiated_price, i.terms FROM portfolio_item i "
        "JOIN product p ON p.id = i.product_id WHERE i.negotiated_price > 0 "
        "AND i.account_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return [AgreedPrice(account_id, name, price, price_per(terms)) for account_id, name, price, terms in rows]


def money_view(book: Book, today: date, only: int | None = None) -> MoneyView:
    """Figures of all accounts as of a day, with the warnings of all, or only of one."""
    horizon = sales_horizon(book, today)
    years = account_years(book, horizon)
    planned = plans_ahead(book, today)
    minutes = minutes_by_account(book, horizon.year) if horizon.year else {}
    standing = standings(years)
    return MoneyView(
        horizon=horizon,
        years=tuple(years),
        standing=standing,
        ahead=planned,
        minutes=minutes,
        warnings=tuple(money_warnings(years, horizon, planned, minutes, standing, only)),
    )


# -- changes


def set_months(book: Book, account_id: int, months: Sequence[MonthFigures]) -> None:
    """Set what was sold and planned in some months of an account, as one act; None is not known, or not planned.

    Raises Problems where a month has a profit and no revenue, and GoneMeanwhile.
    """
    for one in months:
        if one.revenue is None and one.profit is not None:
            raise Problems(
                {
                    "revenue": _("{month} has a profit and no revenue: write the revenue too.").format(
                        month=show_month(one.month_on)
                    )
                }
            )
    found = book.row("SELECT name FROM account WHERE id = ?", (account_id,))
    if found is None:
        raise GoneMeanwhile
    if len(months) == 1:
        name = _("Set {month} of {name}").format(month=show_month(months[0].month_on), name=found[0])
    else:
        name = ngettext("Set {count} month of {name}", "Set {count} months of {name}", len(months)).format(
            count=len(months), name=found[0]
        )
    with book.change(name) as act:
        for one in months:
            _set_month(book, act, account_id, one)


def _set_month(book: Book, act: Act, account_id: int, one: MonthFigures) -> None:

    sale = act.first(tables.Sale, account_id=account_id, month_on=one.month_on)
    if one.revenue is None:
        if sale is not None:
            act.delete(sale)
    elif sale is None:
        act.add(
            tables.Sale(
                id=book.ids.new(),
                account_id=account_id,
                month_on=one.month_on,
                revenue=one.revenue,
                profit=one.profit,
            )
        )
    else:
        sale.revenue, sale.profit = one.revenue, one.profit
    plan = act.first(tables.Plan, account_id=account_id, month_on=one.month_on)
    if one.planned_revenue is None and one.planned_profit is None:
        if plan is not None:
            act.delete(plan)
    elif plan is None:
        act.add(
            tables.Plan(
                id=book.ids.new(),
                account_id=account_id,
                month_on=one.month_on,
                revenue=one.planned_revenue,
                profit=one.planned_profit,
            )
        )
    else:
        plan.revenue, plan.profit = one.planned_revenue, one.planned_profit
