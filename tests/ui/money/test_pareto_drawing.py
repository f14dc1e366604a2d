"""The Pareto drawn in the room there is: names whole before anything is drawn beside them."""

import pytest

from kamtui.domain.amounts import whole_sum
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Earner, Pareto, pareto
from kamtui.domain.money.plan import PlanLine
from kamtui.ui.money.drawing import line_gap, peak_amount
from kamtui.ui.money.pareto_drawing import LEAST_TRACK, pareto_heading, pareto_rows
from kamtui.ui.money.whale_drawing import whale_chart, whale_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.line_list import text_cells
from kamtui.ui.widgets.panel import panel_cells

LONG = "Helvetra Pharma Bulgaria"
NAMES = (
    LONG,
    "Belokray",
    "Veselna Retail",
    "Tangrava",
    "Marisol",
    "Thalassion",
    "Orlyak",
    "Ralitsa",
    "Dunavski",
)
AMOUNTS = (90_569, 89_689, 70_467, 50_972, 46_425, 18_843, 15_601, 15_501, -8_606)


def an_order(*amounts: int) -> Pareto[int]:
    return pareto(Earner(n, NAMES[n], amount * 100) for n, amount in enumerate(amounts))


def drawn(order: Pareto[int], width: int) -> list[str]:
    rows = pareto_rows(order, order.lines, Measure.PROFIT, Glyphs())
    return ["".join(text for text, _look in row.draw(width)) for row in rows]


@pytest.mark.parametrize("window", [80, 100, 119, 120, 140, 160, 200, 240])
def test_no_name_is_cut_beside_a_bar_or_the_cumulated_line(window: int) -> None:
    width = text_cells(window - (panel_cells(window) if window >= 120 else 0))
    lines = drawn(an_order(*AMOUNTS), width)
    assert lines[0].startswith(f"   1  {LONG}  ") and {len(line) for line in lines} == {width}
    assert "summed" in "".join(
        text for text, _look in pareto_heading(an_order(*AMOUNTS), Measure.PROFIT)(width)
    )
    dots = [line.index("●") for line in lines if "●" in line]
    if dots:
        assert max(dots) - min(dots) >= LEAST_TRACK // 2
        assert max(map(dots.count, dots)) <= 3, "an account's dot is told from the next one's"
    assert bool(dots) == (width >= 100)


def test_shares_above_100_percent_are_explained() -> None:
    peak = next(line for line in drawn(an_order(*AMOUNTS), 77) if "the peak" in line)
    assert peak.replace("\u00a0", " ").endswith(" over 100 %, as those below lose 8 606 €")


def test_a_single_account_is_no_account_of_accounts() -> None:
    assert not any("of 1" in line for line in drawn(an_order(5), 77))


def test_the_peak_less_what_is_lost_is_the_sum_as_both_are_shown() -> None:
    order = pareto(Earner(n, NAMES[n], cents) for n, cents in enumerate((41_617_680, -860_620, -354_620)))
    assert (order.total, order.give_back, order.peak) == (40_402_440, 1_215_240, 41_617_680)
    peak = next(line for line in drawn(order, 77) if "the peak" in line).replace("\u00a0", " ")
    assert "the peak: 416 176 €" in peak and peak.endswith(" lose 12 152 €")
    assert "416 176 €" in whale_words(order, Measure.PROFIT, "2026").replace("\u00a0", " ")
    assert "416 176 €" in whale_chart(order, 77, 10, Glyphs()).plain.replace("\u00a0", " ")
    assert whole_sum(order.total, order.give_back) == peak_amount(order)
    line = PlanLine("Jan 2026", 10_040, 5_060, None)
    assert line_gap(line).replace("\u00a0", " ") == "49 €", "100 less 51, not 49.80"
