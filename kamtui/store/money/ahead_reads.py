"""What is planned for the running month and those after it, and what of that is sold or agreed (K14, K19)."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.money.ahead import Ahead, PlannedMonth, ahead, secured_part
from kamtui.domain.money.sales import Span
from kamtui.domain.money.secured import (
    Agreed,
    AgreedPrice,
    UnitVolume,
    Volume,
    agreed_in_money,
    price_per,
    read_price,
    read_volume,
    secured_months,
)
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Bound, TermCategory, TermState
from kamtui.domain.text.numbers import Currency
from kamtui.domain.time.moments import stored_day
from kamtui.domain.time.months import last_day, plus_months
from kamtui.store.book.book import Book

AHEAD_MONTHS = 12
"""How many months of the plan are looked at ahead, the running one first."""


def months_ahead(today: date) -> Span:
    """The running month and the 11 after it."""
    first = today.replace(day=1)
    return Span(first, plus_months(first, AHEAD_MONTHS - 1))


# -- plans


class _AheadLine(NamedTuple):
    account_id: int
    first_on: str
    last_on: str
    planned: int
    secured: int


class _PlannedLine(NamedTuple):
    account_id: int
    month_on: str
    planned: int
    sold: int


_PLANS = (  # few of these months are over, so few sales lie in them: SQLite picks those before it looks at the plans
    "FROM plan p LEFT JOIN (SELECT account_id, month_on, revenue FROM sale WHERE month_on BETWEEN :first AND :last "
    "LIMIT -1) s ON s.account_id = p.account_id AND s.month_on = p.month_on "
    "WHERE p.revenue > 0 AND p.month_on BETWEEN :first AND :last"
)
_PLANNED_MONTHS = (
    "SELECT p.account_id AS account_id, p.month_on AS month_on, p.revenue AS planned, "
    f"coalesce(s.revenue, 0) AS sold {_PLANS}"
)


def plans_ahead(
    book: Book, today: date, ids: Sequence[int] | None = None, agreed: Agreed | None = None
) -> dict[int, Ahead]:
    """What is planned for the running month and the 11 after it, of some accounts or of all, and what of that is sold or agreed (K19).

    `agreed` are the volumes of these months, where they were read already.
    """
    span = months_ahead(today)
    agreed = agreed or agreed_volumes(book, span)
    volumes = agreed.in_money
    parameters = {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "agreed": json.dumps(sorted({volume.account_id for volume in volumes})),
    }
    some = "TRUE" if ids is None else f"p.account_id IN ({', '.join(map(str, ids))})"
    wanted = f"AND {some} AND p.account_id {{}} (SELECT value FROM json_each(:agreed))"
    # With nothing agreed SQLite sums up, as `secured_part` says: it is nearly every account, and ten times as fast.
    lines = book.lines(
        _AheadLine,
        "SELECT p.account_id AS account_id, min(p.month_on) AS first_on, max(p.month_on) AS last_on, "
        "sum(p.revenue) AS planned, sum(max(0, min(p.revenue, coalesce(s.revenue, 0)))) AS secured "
        f"{_PLANS} {wanted.format('NOT IN')} GROUP BY p.account_id",
        parameters,
    )
    plans = {
        line.account_id: Ahead(
            line.account_id,
            first=stored_day(line.first_on),
            last=stored_day(line.last_on),
            planned=line.planned,
            secured=line.secured,
        )
        for line in lines
    }
    if volumes:
        months = book.lines(_PlannedLine, f"{_PLANNED_MONTHS} {wanted.format('IN')}", parameters)
        plans |= ahead(map(_planned_month, months), secured_months(volumes, span))
    for besides_of in {volume.account_id for volume in agreed.others} & plans.keys():
        plans[besides_of] = plans[besides_of]._replace(besides=agreed.besides(besides_of))
    return plans


def open_ahead(book: Book, today: date, agreed: Agreed) -> dict[int, int]:
    """What of each account's plan ahead is neither sold nor agreed, in minor units: the same as that of `plans_ahead`, at half of what that costs."""
    span = months_ahead(today)
    months = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    left: dict[int, int] = dict(
        book.rows(
            "SELECT a.id, sum(p.revenue) FROM account a CROSS JOIN plan p ON p.account_id = a.id "
            "AND p.month_on BETWEEN :first AND :last WHERE p.revenue > 0 GROUP BY a.id",
            months,
        )
    )
    sold = book.rows("SELECT DISTINCT account_id FROM sale WHERE month_on BETWEEN :first AND :last", months)
    secured = {
        *(account_id for (account_id,) in sold),
        *(volume.account_id for volume in agreed.in_money),
        *(volume.account_id for volume in agreed.others),
    }
    for account_id, plan in plans_ahead(book, today, sorted(secured & left.keys()), agreed).items():
        left[account_id] = plan.open
    return left


def secured_by_month(book: Book, agreed: Agreed, span: Span) -> dict[tuple[int, date], int]:
    """What of each account's plan for each month is sold or agreed (K19), where it is anything."""
    agreed_parts = secured_months(agreed.in_money, span)
    lines = book.lines(
        _PlannedLine,
        f"{_PLANNED_MONTHS} "
        "AND (s.revenue > 0 OR p.account_id IN (SELECT account_id FROM term WHERE category = 'volume'))",
        {"first": span.first.isoformat(), "last": span.last.isoformat()},
    )
    secured: dict[tuple[int, date], int] = {}
    for month in map(_planned_month, lines):
        key = (month.account_id, month.month_on)
        if part := secured_part(month.planned, month.sold, agreed_parts.get(key, 0)):
            secured[key] = part
    return secured


def _planned_month(line: _PlannedLine) -> PlannedMonth:
    return PlannedMonth(line.account_id, stored_day(line.month_on), line.planned, line.sold)


# -- what is agreed


class _TermLine(NamedTuple):
    account_id: int
    what: str
    target_bound: str
    target_thousandths: int
    target_unit: str
    from_on: str
    until_on: str | None
    category: str


def agreed_volumes(book: Book, span: Span) -> Agreed:
    """The agreed terms of volume that hold in some months (K14); one in units is money where its price was agreed."""
    lines = book.lines(
        _TermLine,
        "SELECT account_id, what, target_bound, target_thousandths, target_unit, from_on, until_on, category "
        "FROM term WHERE category IN ('volume', 'price') AND state = :agreed AND target_bound IS NOT NULL "
        "AND (category = 'price' OR owed_by <> 'we') "
        "AND from_on <= :last AND (until_on IS NULL OR until_on >= :first) ORDER BY id",
        {
            "agreed": TermState.AGREED.value,
            "first": span.first.isoformat(),
            "last": last_day(span.last).isoformat(),
        },
    )
    prices = [
        price
        for line in lines
        if line.category == TermCategory.PRICE.value
        and (price := read_price(line.account_id, line.what, _target(line), book.currency)) is not None
    ]
    volumes = [
        volume
        for line in lines
        if line.category == TermCategory.VOLUME.value and (volume := _volume(line, book.currency)) is not None
    ]
    in_units = {volume.account_id for volume in volumes if isinstance(volume, UnitVolume)}
    if not in_units:
        return agreed_in_money(volumes, prices, ())
    product_lines = [name for (name,) in book.rows("SELECT name FROM product ORDER BY place, id")]
    return agreed_in_money(volumes, [*prices, *_negotiated(book, in_units)], product_lines)


def _target(line: _TermLine) -> Target:
    return Target(Bound(line.target_bound), line.target_thousandths, line.target_unit)


def _volume(line: _TermLine, counted: Currency) -> Volume | UnitVolume | None:
    return read_volume(
        line.account_id,
        line.what,
        _target(line),
        stored_day(line.from_on),
        stored_day(line.until_on) if line.until_on else None,
        counted,
    )


class _PriceLine(NamedTuple):
    account_id: int
    name: str
    negotiated_price: int
    terms: str


def _negotiated(book: Book, account_ids: Iterable[int]) -> list[AgreedPrice]:
    """The latest prices in the portfolios of some accounts."""
    lines = book.lines(
        _PriceLine,
        "SELECT r.account_id AS account_id, p.name AS name, r.price AS negotiated_price, "
        "r.terms AS terms FROM portfolio_price r "
        "JOIN product p ON p.id = r.product_id WHERE r.price > 0 "
        "AND r.account_id IN (SELECT value FROM json_each(?)) "
        "AND r.id = (SELECT id FROM portfolio_price WHERE account_id = r.account_id AND product_id = r.product_id "
        "ORDER BY read_on DESC, id DESC LIMIT 1)",
        (json.dumps(sorted(account_ids)),),
    )
    return [
        AgreedPrice(line.account_id, line.name, line.negotiated_price, price_per(line.terms))
        for line in lines
    ]
