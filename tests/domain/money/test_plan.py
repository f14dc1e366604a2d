"""Months against plan and last year: what is behind, what is known, what is secured."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.amounts import whole
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.plan import (
    PlanAhead,
    PlanLine,
    account_lines,
    in_whole,
    month_lines,
    months_in_whole,
    months_shown,
    plan_ahead,
    year_to_date,
)
from kamtui.domain.money.sales import Horizon, Span
from kamtui.domain.money.sums import MonthOfAccount, MonthTotal
from kamtui.domain.time.months import plus_months
from tests.domain.money.test_sales import OCT, TODAY, a_horizon, back

NOV = date(2026, 11, 1)
AHEAD = Span(NOV, plus_months(NOV, 11))


@pytest.mark.parametrize(
    ("reached", "planned", "secured", "gap"),
    [
        (100, 150, None, -50),
        (150, 150, None, 0),
        (200, 150, None, 50),
        (None, 150, None, None),
        (100, None, None, None),
        (900, 150, 40, -110),  # ahead only what is secured counts
        (None, 150, 150, 0),
        (None, None, 40, None),
    ],
)
def test_the_gap_to_the_plan(
    reached: int | None, planned: int | None, secured: int | None, gap: int | None
) -> None:
    line = PlanLine("Oct 2026", reached, planned, None, secured)
    assert line.gap == gap


def test_a_line_in_percent() -> None:
    line = PlanLine("Oct 2026", 100, 150, 80)
    assert (line.gap_percent, line.change) == (Decimal("-33.3"), Decimal("25.0"))
    assert PlanLine("Oct 2026", 100, 0, 0).gap_percent is None
    assert PlanLine("Oct 2026", 100, 0, 0).change is None
    assert PlanLine("Oct 2026", None, 150, 80).change is None


def a_total(
    month: date, revenue: int | None = None, planned: int | None = None, profit: int | None = None
) -> MonthTotal:
    return MonthTotal(month, 1, revenue, profit, 0, planned, None)


def lines_of(
    *totals: MonthTotal, horizon: Horizon | None = None, measure: Measure = Measure.REVENUE
) -> dict[date, PlanLine]:
    by_month = {total.month_on: total for total in totals}
    return month_lines(by_month, {NOV: 30}, horizon or a_horizon(), AHEAD, measure)


def test_months_up_to_now_are_all_shown_and_those_ahead_where_something_is_planned() -> None:
    lines = lines_of(a_total(OCT, 100, 150), a_total(NOV, 5, 90), a_total(plus_months(NOV, 3), None, 70))
    assert list(lines) == [*(back(n) for n in range(11, -1, -1)), NOV, plus_months(NOV, 3)]
    assert lines[OCT] == PlanLine("Oct 2026", 100, 150, 0)
    assert lines[back(1)] == PlanLine("Sep 2026", 0, None, 0)  # known, and nobody bought anything
    assert lines[NOV] == PlanLine("Nov 2026", 5, 90, 0, 30)
    assert lines[plus_months(NOV, 3)] == PlanLine("Feb 2027", None, 70, 0, 0)
    assert months_shown(a_horizon(), AHEAD) == Span(back(11), AHEAD.last)


def test_an_unknown_month_is_not_zero_and_no_profit_is_secured() -> None:
    horizon = a_horizon(but=(1,))
    assert lines_of(a_total(OCT, 100), horizon=horizon)[back(1)].reached is None
    by_profit = lines_of(a_total(OCT, 100, 150), a_total(NOV, 5, 90, 2), measure=Measure.PROFIT)
    assert by_profit[OCT] == PlanLine("Oct 2026", None, None, 0)
    assert by_profit[NOV] == PlanLine("Nov 2026", 2, None, 0)
    empty = Horizon((), TODAY)
    assert list(lines_of(a_total(NOV, None, 5), horizon=empty)) == [NOV]
    assert months_shown(empty, AHEAD) == AHEAD


def test_the_year_to_date() -> None:
    horizon = a_horizon()
    lines = {month: PlanLine("", 100, 80, 50) for month in horizon.year_to_date}
    to_date = year_to_date(lines, horizon)
    assert to_date is not None
    assert (to_date.span, to_date.reached, to_date.unknown) == (Span(date(2026, 1, 1), OCT), 1000, 0)
    assert (to_date.planned, to_date.percent, to_date.change) == (800, Decimal("125.0"), Decimal("100.0"))
    some = year_to_date(lines | {OCT: PlanLine("", None, 80, 50)}, horizon)
    assert some is not None
    assert (some.reached, some.unknown, some.planned, some.change) == (900, 1, None, None)
    without_before = year_to_date(lines | {OCT: PlanLine("", 100, None, None)}, horizon)
    assert without_before is not None
    assert (without_before.planned, without_before.change) == (720, None)
    unknown = year_to_date(dict.fromkeys(lines, PlanLine("", None, 80, 50)), horizon)
    assert unknown is not None
    assert (unknown.reached, unknown.unknown, unknown.planned) == (None, 10, None)
    assert year_to_date({}, horizon) is None
    unplanned = year_to_date(dict.fromkeys(lines, PlanLine("", 1, None, None)), horizon)
    assert unplanned is not None and (unplanned.planned, unplanned.percent) == (None, None)


def test_the_plan_ahead() -> None:
    lines = {
        OCT: PlanLine("", 1, 99, 1),
        NOV: PlanLine("", 1, 50, 1, 20),
        plus_months(NOV, 1): PlanLine("", None, 70, 1, 0),
    }
    assert plan_ahead(lines, AHEAD) == PlanAhead(120, 20)
    assert PlanAhead(120, 20).open == 100
    assert plan_ahead({NOV: PlanLine("", 1, 0, 1, 0)}, AHEAD) is None
    assert plan_ahead({OCT: PlanLine("", 1, 99, 1)}, AHEAD) is None


def of_account(
    number: int, revenue: int | None, planned: int | None, before: int | None = None
) -> MonthOfAccount:
    return MonthOfAccount(number, f"account {number}", revenue, None, planned, None, before, None)


def test_accounts_of_a_month_the_furthest_behind_first_and_those_without_a_plan_last() -> None:
    accounts = [
        of_account(1, 100, None), of_account(2, 100, 100), of_account(3, None, 100, 7), of_account(4, 90, 100),
        of_account(5, 300, None),
    ]  # fmt: skip
    lines = account_lines(accounts, OCT, {}, a_horizon(), AHEAD, Measure.REVENUE)
    assert [(account, line.reached, line.gap) for account, line in lines] == [
        (3, 0, -100), (4, 90, -10), (2, 100, 0), (5, 300, None), (1, 100, None),
    ]  # fmt: skip
    assert dict(lines)[3].before == 7
    unknown = account_lines(accounts[2:3], OCT, {}, a_horizon(but=(0,)), AHEAD, Measure.REVENUE)
    assert dict(unknown)[3].reached is None
    ahead = account_lines(accounts[1:3], NOV, {(2, NOV): 40}, a_horizon(), AHEAD, Measure.REVENUE)
    assert [(account, line.secured) for account, line in ahead] == [(3, 0), (2, 40)]
    by_profit = account_lines(accounts[1:3], NOV, {(2, NOV): 40}, a_horizon(), AHEAD, Measure.PROFIT)
    assert [(line.reached, line.planned, line.secured) for _account, line in by_profit] == [(None,) * 3] * 2


CENTS = st.none() | st.integers(-90_000_00, 90_000_00)


@given(st.lists(st.tuples(CENTS, CENTS, CENTS), min_size=14, max_size=14), st.data())
def test_months_without_cents_add_up_and_so_do_their_accounts(
    amounts: list[tuple[int | None, int | None, int | None]], data: st.DataObject
) -> None:
    months = [plus_months(NOV, place - 12) for place in range(14)]
    lines = {
        month: PlanLine(str(month), *of, secured=of[0] if month >= NOV else None)
        for month, of in zip(months, amounts, strict=True)
    }
    shown = months_in_whole(lines, AHEAD)
    to_date, in_cents = (year_to_date(some, Horizon(tuple(months[:12]), TODAY)) for some in (shown, lines))
    if to_date is not None and in_cents is not None:
        assert to_date.reached == (None if in_cents.reached is None else whole(in_cents.reached) * 100)
        assert to_date.planned == (None if in_cents.planned is None else whole(in_cents.planned) * 100)
    ahead = [month for month in months if month >= NOV]
    for name in ("planned", "secured"):
        assert sum(getattr(shown[month], name) or 0 for month in ahead) == 100 * whole(
            sum(getattr(lines[month], name) or 0 for month in ahead)
        )
    # Of a month its accounts, which add up to what stands of it.
    parts = data.draw(st.lists(st.integers(-9_000_00, 9_000_00), min_size=1, max_size=9))
    of_month = PlanLine("", sum(parts), None, None)
    [above, _other] = in_whole([of_month, PlanLine("", 66, None, None)])
    of_accounts = in_whole([PlanLine("", part, None, None) for part in parts], above)
    assert sum(line.reached or 0 for line in of_accounts) == above.reached
    assert all(line.planned is None for line in of_accounts)
