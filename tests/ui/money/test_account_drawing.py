"""The months of an account as lines: what their heads say."""

from datetime import date

import pytest
from rich.cells import cell_len

from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.ui.money.account_drawing import FigureLines
from kamtui.ui.shell.glyphs import Glyphs

OCT, NOV = date(2026, 10, 1), date(2026, 11, 1)


@pytest.mark.parametrize(("tongue", "heads"), [("en", "plan  year ago"), ("bg", "план  пред. г.")])
def test_heads_beside_each_other_do_not_read_as_one(tongue: str, heads: str) -> None:
    language.use(tongue)
    try:
        lines = FigureLines({OCT: MonthFigures(OCT, 90_000_00, 9_000_00, 1, 1)}, [OCT], NOV, Glyphs())
        for width in (77, 100):
            lines.lay_out(width)
            heading = lines.heading()
            assert heads in heading and "…" not in heading
            for head in (_("plan"), _("profit"), _("margin")):
                assert f"  {head}" in heading
            assert lines.shape.bar and cell_len(heading) <= width
    finally:
        language.use("en")
