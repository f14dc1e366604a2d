"""Sums of months against last year and plan: what is not known is in none, and compared only where both are known."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.report.sums import Compared, earned, planned, sold
from kamtui.domain.time.months import plus_months

Q3 = [date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)]
LATER = date(2026, 11, 1)


def test_a_quarter_that_is_known() -> None:
    months = {
        month: MonthFigures(month, 100_01, 20_00, 90_00, 25_00) for month in Q3
    } | {plus_months(month, -12): MonthFigures(plus_months(month, -12), 80_00, 10_00) for month in Q3}  # fmt: skip
    of_quarter, ours = sold(months, Q3, LATER), earned(months, Q3, LATER)
    assert (of_quarter.revenue, of_quarter.revenue_before, of_quarter.known) == (300_03, 240_00, 3)
    assert of_quarter.change == Compared(300_03, 240_00, 3) and of_quarter.change.percent == Decimal("25.0")
    assert (ours.profit, ours.margin, ours.planned_revenue, ours.planned_profit) == (
        60_00, Decimal("20.0"), 270_00, 75_00,
    )  # fmt: skip
    assert ours.gap == Compared(300_03, 270_00, 3) and ours.profit_gap == Compared(60_00, 75_00, 3)
    assert ours.profit_change == Compared(60_00, 30_00, 3)


def test_what_is_not_known_is_left_out_and_counted() -> None:
    july, august, september = Q3
    months = {
        july: MonthFigures(july, 100_00, None, 90_00),
        august: MonthFigures(august, 50_00, 10_00),
        date(2025, 8, 1): MonthFigures(date(2025, 8, 1), 40_00, 8_00),
        date(2025, 9, 1): MonthFigures(date(2025, 9, 1), 30_00, None),
    }
    of_quarter, ours = sold(months, Q3, LATER), earned(months, Q3, LATER)
    assert (of_quarter.revenue, of_quarter.known, of_quarter.revenue_before) == (150_00, 2, 70_00)
    assert of_quarter.change == Compared(50_00, 40_00, 1), "only August is known of both years"
    assert ours.profit == 10_00 and ours.profit_known == 1
    assert ours.margin == Decimal("20.0"), "over the month whose profit is known"
    assert ours.gap == Compared(100_00, 90_00, 1)
    nothing = sold({}, Q3, LATER)
    assert (nothing.revenue, nothing.revenue_before, nothing.change, nothing.known) == (None, None, None, 0)
    assert earned({}, Q3, LATER).margin is None
    assert sold(months, [september], LATER).revenue is None


def test_a_month_that_is_not_over_is_compared_with_nothing() -> None:
    months = {month: MonthFigures(month, 10_00, 1_00, 20_00) for month in Q3}
    months |= {plus_months(month, -12): MonthFigures(plus_months(month, -12), 10_00) for month in Q3}
    of_quarter = sold(months, Q3, date(2026, 9, 1))
    assert of_quarter.revenue == 30_00 and of_quarter.change == Compared(20_00, 20_00, 2)
    gap = earned(months, Q3, date(2026, 9, 1)).gap
    assert gap is not None and gap.months == 2


def test_the_plan_of_months_to_come() -> None:
    july, august, _september = Q3
    months = {
        july: MonthFigures(july, planned_revenue=7_00),
        date(2025, 7, 1): MonthFigures(date(2025, 7, 1), 5_00),
    }
    assert planned({}, Q3) is None
    plan = planned(months | {august: MonthFigures(august, planned_revenue=3_00)}, Q3)
    assert plan is not None and (plan.revenue, plan.known, plan.months) == (10_00, 2, 3)
    assert plan.against == Compared(7_00, 5_00, 1)


@given(st.lists(st.one_of(st.none(), st.integers(-(10**9), 10**9)), min_size=3, max_size=3))
def test_sums_are_exact(amounts: list[int | None]) -> None:
    months = {month: MonthFigures(month, amount) for month, amount in zip(Q3, amounts, strict=True)}
    known = [amount for amount in amounts if amount is not None]
    assert sold(months, Q3, LATER).revenue == (sum(known) if known else None)
