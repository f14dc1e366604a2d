"""The grid of an account's months: what is typed into a cell, and what becomes of the month."""

from datetime import date

import pytest

from kamtui.domain.amounts import AmbiguousAmount, AmountError
from kamtui.domain.money.figures import Figure, month_margin, profit_change, read_figure, with_figure
from kamtui.domain.money.sales import Horizon, MonthFigures
from kamtui.domain.time.months import plus_months

OCT = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1234", 123_400),
        ("1 234,5", 123_450),
        ("1.234,56", 123_456),
        ("-500", -50_000),
        ("−500,25", -50_025),
        ("(500)", -50_000),
        ("+7", 700),
        ("€ 12", 1_200),
        ("100 лв.", 5_113),
        ("100 lv", 5_113),
        ("-195,58 BGN", -10_000),
        ("0", 0),
    ],
)
def test_figures_are_read_as_people_write_them(typed: str, minor: int) -> None:
    assert read_figure(typed) == minor


@pytest.mark.parametrize("typed", ["", "-", "()", "abc", "12 34.5.6", "--5", "1e5", "99999999999999999"])
def test_what_is_no_figure_is_said_as_it_was_typed(typed: str) -> None:
    with pytest.raises(AmountError) as error:
        read_figure(typed)
    assert typed in str(error.value)


def test_a_sign_that_may_mean_two_things_is_asked() -> None:
    with pytest.raises(AmbiguousAmount) as error:
        read_figure("-1,234")
    assert "-1,234" in str(error.value)


def test_one_figure_of_a_month_is_set_and_the_others_stay() -> None:
    whole = MonthFigures(OCT, 10, 2, 12, 3)
    assert with_figure(whole, whole, Figure.PLANNED_REVENUE, None) == MonthFigures(OCT, 10, 2, None, 3)
    assert with_figure(whole, whole, Figure.PLANNED_PROFIT, 4) == MonthFigures(OCT, 10, 2, 12, 4)
    assert with_figure(whole, whole, Figure.REVENUE, 11) == MonthFigures(OCT, 11, 2, 12, 3)
    assert with_figure(whole, whole, Figure.PROFIT, None) == MonthFigures(OCT, 10, None, 12, 3)


def test_without_revenue_there_is_no_profit() -> None:
    whole = MonthFigures(OCT, 10, 2)
    assert with_figure(whole, whole, Figure.REVENUE, None).is_empty


def test_a_zero_that_nobody_wrote_down_stays_so_until_it_has_a_profit() -> None:
    written, shown = MonthFigures(OCT), MonthFigures(OCT, 0, 0)
    assert with_figure(written, shown, Figure.PLANNED_REVENUE, 5) == MonthFigures(OCT, None, None, 5)
    assert with_figure(written, shown, Figure.PROFIT, -5) == MonthFigures(OCT, 0, -5)
    assert with_figure(written, MonthFigures(OCT), Figure.PROFIT, 5).revenue is None  # refused by the book


def test_profit_is_compared_only_over_months_known_in_both_years() -> None:
    known = [plus_months(OCT, -step) for step in range(24)]
    horizon = Horizon(tuple(sorted(known)), date(2026, 11, 22))
    months = {month: MonthFigures(month, 100, 10) for month in known}
    found = profit_change(months, horizon)
    assert found is not None and (found.now, found.before, found.months) == (120, 120, 12)
    assert found.percent == 0
    months[OCT] = MonthFigures(OCT, 100, None)
    found = profit_change(months, horizon)
    assert found is not None and (found.now, found.before, found.months) == (110, 110, 11)
    assert profit_change({}, horizon) is None


def test_margin_of_a_month() -> None:
    assert month_margin(MonthFigures(OCT, 200, 30)) == 15
    assert month_margin(MonthFigures(OCT, 200, None)) is None
    assert month_margin(MonthFigures(OCT, 0, 0)) is None
