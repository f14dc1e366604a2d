"""The Pareto drawn in the room there is: names whole before anything is drawn beside them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Earner, Pareto, pareto
from kamtui.ui.money.pareto_drawing import LEAST_TRACK, pareto_heading, pareto_rows, pareto_words
from kamtui.ui.money.views.panel import largest_words
from kamtui.ui.money.whale_drawing import loser_rows, whale_chart, whale_words
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


def amounts_in(text: str) -> list[int]:
    """The amounts without cents that a text shows."""
    found = re.findall(r"−?\d{1,3}(?: \d{3})*(?= €)", text.replace("\u00a0", " "))
    return [int(one.replace(" ", "").replace("−", "-")) for one in found]


@given(st.lists(st.integers(-9_000_00, 90_000_00), min_size=1, max_size=9))
def test_what_is_shown_adds_up_to_the_peak_and_to_the_total(cents: list[int]) -> None:
    order = pareto(Earner(n, NAMES[n], amount) for n, amount in enumerate(cents))
    lines = drawn(order, 77)
    shown = {line[:4].strip(): amounts_in(line) for line in lines if line[3].isdigit()}
    [total] = amounts_in(pareto_words(order, Measure.PROFIT, "2026", 0))
    assert sum(amount for amounts in shown.values() for amount in amounts) == total
    up_to_peak = sum(shown[str(place)][0] for place in range(1, order.peak_at + 1))
    mark = next((line for line in lines if "the peak" in line), "")
    if mark:
        assert amounts_in(mark) == [up_to_peak, up_to_peak - total]
    if order.peak_at:
        words = whale_words(order, "2026")
        assert amounts_in(words) == (
            [up_to_peak, up_to_peak - total, total] if order.losers else [up_to_peak]
        )
        chart = whale_chart(order, 77, 10, Glyphs()).plain
        assert not chart or up_to_peak == amounts_in(chart)[0]
    lost = ["".join(text for text, _look in row.draw(77)) for row in loser_rows(order, order.lines)]
    assert sum(amount for line in lost for amount in amounts_in(line)) == total - up_to_peak
    few = largest_words(order, 3, 60, Glyphs()).plain
    together, of, *others = amounts_in(few)
    assert of == total and together == sum(others[-min(3, len(cents)) :])


def test_what_is_brought_begins_behind_what_is_lost() -> None:
    """The free cells before a bar were lost among the columns: a loss stood on the side of what is brought."""
    order = pareto([Earner(1, "Acme", 90), Earner(2, "Billa", 45), Earner(3, "Chain", -9)])
    for width in (77, 116):
        drawn = [
            "".join(text for text, _look in row.draw(width))
            for row in pareto_rows(order, order.lines, Measure.PROFIT, Glyphs())
            if row.key in (1, 2, 3)
        ]
        starts = [min(row.find(sign) for sign in "█▒░" if sign in row) for row in drawn]
        assert len(drawn) == 3 and starts[0] == starts[1] > starts[2], drawn


def test_the_summed_share_has_the_decimals_by_which_a_class_ends() -> None:
    """In whole percent 94.7 % stood as 95 % beside class B, whose edge is 95 %."""
    order = pareto([Earner(1, "Acme", 720), Earner(2, "Billa", 227), Earner(3, "Chain", 53)])
    lines = [line.replace("\u00a0", " ") for line in drawn(order, 77) if line[3].isdigit()]
    assert [line.split()[-3:] for line in lines] == [
        ["72.0", "%", "A"],
        ["94.7", "%", "A"],
        ["100.0", "%", "B"],
    ]
