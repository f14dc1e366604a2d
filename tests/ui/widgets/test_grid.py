"""One grid for all places: a wider window shows at least as much as a narrower one."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Earner, pareto
from kamtui.ui.accounts.drawing import CallColumns
from kamtui.ui.chain.drawing import center_heading, chain_heading, prospect_heading, source_heading
from kamtui.ui.money.drawing import amount_cells
from kamtui.ui.money.movement_drawing import movement_heading
from kamtui.ui.money.pareto_drawing import pareto_heading
from kamtui.ui.money.plan_drawing import plan_heading
from kamtui.ui.money.whale_drawing import loser_heading
from kamtui.ui.terms.drawing import term_heading
from kamtui.ui.widgets.heads.views_line import ViewLabel, views_content
from kamtui.ui.widgets.line_list import Part, text_cells
from kamtui.ui.widgets.looks import GAP, Needed, columns, fixed_columns, shared, spans
from kamtui.ui.widgets.panel import panel_cells
from tests.build import TODAY

FROM_HERE_A_PANEL = 120
WINDOWS = range(80, 241)
ORDER = pareto([Earner(1, "Acme", 90_000_00), Earner(2, "Billa", 30_000_00)])
HEADINGS: dict[str, Callable[[int], Sequence[Part]]] = {
    "terms": lambda width: term_heading(width, needed=Needed(lambda: [(40, 20)])),
    "ledger": term_heading,
    "calls": CallColumns(tuple, TODAY).heading,
    "calls of an account": CallColumns(tuple, TODAY, with_account=False).heading,
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
        now = set(heads.replace("last 12", "last 4").split())
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
    assert (
        views_content(views, 0, 60, ["by profit", ""]).plain == f"{'open 12   due 3   broken 1':51}by profit"
    ), "an order is no view: it stands apart"
    tight = views_content(views, 0, 37, ["by profit"]).plain
    assert tight == "open 12  due 3  broken 1 · by profit" or tight.endswith("broken 1 · by profit")


def drawn(*cells: tuple[str, int], width: int = 30) -> str:
    return "".join(text for text, _look in columns([(text, size, "") for text, size in cells], width))


def test_a_text_runs_on_over_the_free_cells_beside_it() -> None:
    assert drawn(("Acme", 6), ("", 8), ("10", -6), width=24) == "Acme" + " " * 18 + "10"
    assert drawn(("Acme and sons", 6), ("", 8), ("10", -6), width=24) == "Acme and sons" + " " * 9 + "10"
    assert drawn(("Acme and sons", 6), ("b", 8), ("10", -6), width=24) == "Acme and sons  b" + " " * 6 + "10"
    assert (
        drawn(("Acme and his sons", 6), ("b", 8), ("10", -6), width=24) == "Acme and his…  b" + " " * 6 + "10"
    ), "what stands behind has its gap and no more cells than its own"
    assert drawn(("Acme and its daughters", 6), ("", 8), ("10", -6), width=24) == "Acme and its daught…  10"
    assert drawn(("Acme", 12), ("1 234 567 890", -6), width=20) == "Acme   1 234 567 890", (
        "figures to the left"
    )
    assert drawn(("a", 8), ("Ivanova", -9), ("Helvetra", 5), width=26).endswith("Ivanova  Helv…")


def test_a_text_and_what_is_behind_it_share_their_room() -> None:
    assert shared(30, 10, 6) == (22, 6, 0), "flush right"
    assert shared(30, 22, 6) == (22, 6, 0) and shared(30, 23, 6) == (22, 6, 0), "the text is cut first"
    assert shared(30, 10, 25) == (10, 18, 0) and shared(30, 40, 40) == (10, 18, 0), "at most two thirds"
    assert shared(30, 5, 0) == (30, 0, 0)
    assert shared(30, 4, 9, 12) == (10, 9, 9), "from an edge on, where all has room"
    assert shared(30, 15, 9, 12) == (15, 9, 4), "a longer one pushes on"


def test_two_columns_have_edges_that_no_line_moves_and_neither_is_narrower_in_a_wider_list() -> None:
    needed = Needed(lambda: [(30, 14)] * 14 + [(40, 24), (64, 18)], "agreed", "account")
    assert needed.columns(50) == (30, 18), "most accounts are whole, the texts have the rest"
    assert needed.columns(54) == (30, 22), "once most texts are whole too, the longer accounts are"
    assert needed.columns(80) == (54, 24) and needed.columns(200) == (64, 24), "what neither needs is left"
    assert needed.columns(20) == (10, 8), "in a narrow list the texts have more than half"
    for one, wider in pairwise(map(needed.columns, range(9, 120))):
        assert one[0] <= wider[0] and one[1] <= wider[1]
    assert Needed(tuple, "agreed", "account").columns(40) == (6, 7), "of an empty list its heads are whole"


def test_columns_are_moved_by_no_text_and_only_figures_lend_their_free_cells() -> None:
    def drawn(*cells: tuple[str, int]) -> str:
        return "".join(text for text, _look in fixed_columns([(text, size, "") for text, size in cells]))

    assert drawn(("Acme and sons", 6), ("b", 8), ("10", -6)) == "Acme…   b             10"
    assert drawn(("a", 4), ("Acme & sons", 8), ("10", -6)) == "a     Acme & sons   10"
    assert drawn(("a", 4), ("Acme and sons", 8), ("1 234", -6)) == "a     Acme and…  1 234"


@pytest.mark.parametrize("needs", [(3, 0, 9), (12, 4, 9), (0, 20, 1), (30, 30, 30), (5, 9, 20), (0, 0, 40)])
@pytest.mark.parametrize("sizes", [(6, 6, 6), (6, -6, 6), (-3, 8, -6), (10, -4, 0)])
def test_texts_never_stand_in_each_other(needs: Sequence[int], sizes: Sequence[int]) -> None:
    ends = spans(needs, sizes)
    whole = sum(map(abs, sizes)) + GAP * (len(sizes) - 1)
    assert ends[0][0] >= 0 and ends[-1][1] <= whole
    last = -GAP
    for need, (start, end) in zip(needs, ends, strict=True):
        assert start <= end
        if need and end > start:
            assert start >= last + GAP
            last = end
