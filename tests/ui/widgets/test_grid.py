"""One grid for all places: a wider window shows at least as much as a narrower one."""

from collections.abc import Callable, Sequence

import pytest

from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Earner, pareto
from kamtui.ui.accounts.drawing import call_heading
from kamtui.ui.chain.drawing import center_heading, chain_heading, prospect_heading, source_heading
from kamtui.ui.money.drawing import amount_cells
from kamtui.ui.money.movement_drawing import movement_heading
from kamtui.ui.money.pareto_drawing import pareto_heading
from kamtui.ui.money.plan_drawing import plan_heading
from kamtui.ui.money.whale_drawing import loser_heading
from kamtui.ui.terms.drawing import term_heading
from kamtui.ui.widgets.heads.views_line import ViewLabel, views_content
from kamtui.ui.widgets.line_list import Part, text_cells
from kamtui.ui.widgets.panel import panel_cells

FROM_HERE_A_PANEL = 120
WINDOWS = range(80, 241)
ORDER = pareto([Earner(1, "Acme", 90_000_00), Earner(2, "Billa", 30_000_00)])
HEADINGS: dict[str, Callable[[int], Sequence[Part]]] = {
    "terms": term_heading,
    "ledger": lambda width: term_heading(width, with_account=False),
    "calls": call_heading,
    "calls of an account": lambda width: call_heading(width, with_account=False),
    "tree": chain_heading,
    "prospects": prospect_heading,
    "people": center_heading,
    "sources": source_heading,
    "pareto": pareto_heading(ORDER, Measure.PROFIT),
    "whale": loser_heading,
    "movements": movement_heading(11),
    "movements of nothing": movement_heading(amount_cells(())),
    "plan": plan_heading(11, Measure.REVENUE),
    "plan of nothing": plan_heading(amount_cells(()), Measure.REVENUE),
}


def list_cells(window: int) -> int:
    """The cells of a line's text in a window of so many."""
    return text_cells(window - (panel_cells(window) if window >= FROM_HERE_A_PANEL else 0))


@pytest.mark.parametrize("name", HEADINGS)
def test_a_wider_window_has_at_least_the_columns_of_a_narrower_one(name: str) -> None:
    before: set[str] = set()
    for window in WINDOWS:
        heads = "".join(text for text, _look in HEADINGS[name](list_cells(window)))
        now = set(heads.split())
        assert "…" not in heads and before <= now, (window, before - now)
        before = now


def test_from_the_panel_on_a_list_never_gets_narrower() -> None:
    widths = [list_cells(window) for window in WINDOWS if window >= FROM_HERE_A_PANEL]
    assert widths == sorted(widths) and widths[0] >= list_cells(80)


def test_views_stand_closer_together_and_begin_with_the_one_shown_where_there_is_no_room() -> None:
    views = [
        ViewLabel("o", "open", "12"),
        ViewLabel("d", "due", "3"),
        ViewLabel("b", "broken", "1", "$error"),
    ]
    assert views_content(views, 1, 60).plain.rstrip() == "open 12   due 3   broken 1"
    assert views_content(views, 1, 24).plain.rstrip() == "open 12  due 3  broken 1"
    assert "show_view('d')" in str(views_content(views, 1, 60).spans), "and each is shown by a click"
    assert views_content(views, 1, 18).plain.rstrip() == "open due 3 broken", "names before counts"
    assert views_content(views, 1, 15).plain.rstrip() == "due 3 broken"
    assert views_content(views, 0, 60, ["by profit", ""]).plain.rstrip().endswith("broken 1   by profit")
