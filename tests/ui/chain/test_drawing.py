"""The lines of the chain: each column under its head, and what a panel holds whole."""

from datetime import date, timedelta

import pytest

from kamtui.domain.chain.harvest import Harvest, Referrer, SourceYield, Yield, centers, yield_of
from kamtui.domain.chain.words import Source
from kamtui.ui.chain.drawing import (
    Amounts,
    ChainLines,
    YieldLines,
    center_heading,
    chain_heading,
    draw_center,
    draw_source,
    source_heading,
)
from kamtui.ui.chain.panel_drawing import yield_content
from kamtui.ui.chain.tree import tree_rows
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.line_list import Part, text_cells
from kamtui.ui.widgets.panel import panel_cells
from tests.build import TODAY
from tests.domain.chain.forests import FOREST, VERA

PEOPLE = {
    3: Referrer(person_id=3, name="Vera", account_id=3, account="P3", last_on=TODAY - timedelta(days=1))
}


def words(parts: list[Part] | object) -> str:
    assert isinstance(parts, (list, tuple))
    return "".join(text for text, _look in parts)


@pytest.mark.parametrize("window", [80, 100, 120, 160])
def test_the_tree_says_what_came_so_far_and_the_grade_under_heads_of_their_own(window: int) -> None:
    width = text_cells(window - panel_cells(window))
    rows = tree_rows(FOREST)
    lines = ChainLines(rows, FOREST, PEOPLE, (), TODAY, Glyphs())
    head = words(chain_heading(width))
    drawn = {row.key: words(lines.draw(index, width)) for index, row in enumerate(rows)}
    so_far, grade = head.index("so far"), head.index("grade")
    nmaa = so_far - 6
    assert head.split("  ")[-1].strip() == "next step" and "spoken" in head
    assert "  name " in head and head[nmaa : nmaa + 6] == "NMAA  ", "each letter over its answer"

    vera = next(line for line in drawn.values() if "N3" in line)
    assert vera[so_far:].startswith("named 2  ") and vera[grade:].startswith("A+ ")
    assert not vera[nmaa : nmaa + 4].strip(), "a grade is no answer to the four questions"
    assert vera[: head.index("spoken") + 6].endswith("1d")


def test_amounts_are_whole() -> None:
    """A million that is cut is another number."""
    paid = Yield(named=9, qualified=9, won=9, profit=21_137_186_09, fees=1_423_550_55)
    line = words(draw_source(SourceYield(Source.FAIR, paid, paid), 77, Amounts.of([paid]))).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert line.endswith("21 137 186 €  1 423 551 €"), line


def test_of_a_sum_too_long_for_its_panel_the_cents_go_and_no_digit() -> None:
    small, large = Yield(revenue=1_234_56), Yield(revenue=2_030_487_616_78)
    shown = yield_content("Vera", "P3", small, large, 34).plain.replace("\N{NO-BREAK SPACE}", " ")
    assert "2 030 487 617 €" in shown and "…" not in shown
    shown = yield_content("Vera", "P3", small, small, 34).plain.replace("\N{NO-BREAK SPACE}", " ")
    assert "1 234.56 €" in shown


def test_profits_have_a_column_as_wide_as_the_longest() -> None:
    large = Yield(named=9, qualified=9, won=9, profit=-1_663_324_224_00, without_profit=1)
    yields = [
        SourceYield(source, brought, brought)
        for source, brought in ((Source.FAIR, large), (Source.CHAIN, Yield()))
    ]
    lines = YieldLines(yields, lambda one: one.source.value, lambda one: one.own, draw_source)
    drawn = words(lines.draw(0, 77)).replace("\N{NO-BREAK SPACE}", " ")
    head = words(source_heading(77, lines.amounts))
    assert "−1 663 324 224 €+?" in drawn and drawn.index("€+?") + 3 == head.index("profit") + len("profit")
    assert (
        YieldLines(yields[1:], lambda one: one, lambda one: one.own, draw_source).amounts.profit
        == len("profit") + 2
    )
    grades = [
        words(draw_center(center, 77, TODAY, Amounts()))[3:9].strip()
        for center in centers(FOREST, Harvest(FOREST), PEOPLE.values(), date(2029, 1, 1))
    ]
    assert "lapsed" in grades, "who named somebody long ago"


def test_who_brings_prospects_has_a_head_for_the_grade() -> None:
    vera = next(center for center in centers(FOREST, Harvest(FOREST), PEOPLE.values(), TODAY))
    head, line = words(center_heading(77)), words(draw_center(vera, 77, TODAY, Amounts()))
    assert line[head.index("grade") :].startswith("A+ ")
    assert line.endswith("    1d") and head.endswith(" spoken")


def test_what_somebody_brought_fits_into_the_narrowest_panel() -> None:
    brought = yield_of(FOREST, FOREST.named_by[3])
    shown = yield_content("Vera", "P3", brought, Harvest(FOREST).of(FOREST.named_by[3]), 34).plain
    assert VERA.person_id == 3 and "directly  with all after" in shown, "two columns"
    assert max(map(len, shown.split("\n"))) <= panel_cells(120) - 3
