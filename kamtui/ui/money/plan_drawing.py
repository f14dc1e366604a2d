"""Months against plan and last year, drawn."""

from collections.abc import Callable, Sequence

from kamtui.domain.money.measure import Measure
from kamtui.domain.money.plan import PlanLine
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _
from kamtui.ui.money.drawing import Cell, known_whole
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, columns

_MONTH_CELLS = 10
"""A month such as "Nov 2026" with the sign that unfolds it."""


def plan_heading(room: int, measure: Measure) -> Callable[[int], Sequence[Part]]:
    """The heads of the columns of `draw_month`."""

    def draw(width: int) -> Sequence[Part]:
        heads = measure.label, _("plan"), _("gap"), "", _("year before"), _("change")
        return columns(_month_cells(f"  {_('month')}", *heads, width, room), width)

    return draw


def _month_cells(
    name: str,
    reached: str,
    planned: str,
    gap: str,
    percent: str,
    before: str,
    change: str,
    width: int,
    room: int,
) -> list[Cell]:
    """The cells that find room beside the whole name of a month."""
    cells: list[Cell] = [(name, 0, ""), (reached, -room, "")]
    left = width - _MONTH_CELLS - GAP - room
    others: tuple[tuple[int, list[Cell]], ...] = (
        (0, [(planned, -room, "dim")]),
        (0, [(gap, -room, "")]),
        (92, [(percent, -8, "")]),
        (62, [(before, -max(room, 11), "dim"), (change, -9, "")]),
    )
    for least_width, more in others:
        size = sum(GAP + abs(room_of) for _text, room_of, _look in more)
        if width >= least_width and size <= left:
            cells += more
            left -= size
    return cells


def draw_month(line: PlanLine, shown: PlanLine, width: int, room: int, lead: str) -> Sequence[Part]:
    """A month against its plan and against the same month of the year before, behind a sign of two cells.

    `shown` is what its amounts stand as; the percentages are of the amounts themselves.
    """
    cells = _month_cells(
        f"{lead}{line.name}",
        known_whole(shown.secured if shown.secured is not None else shown.reached),
        known_whole(shown.planned),
        known_whole(shown.gap),
        show_percent(line.gap_percent, signed=True),
        known_whole(shown.before),
        show_percent(line.change, signed=True) if line.secured is None else "",
        width,
        room,
    )
    return columns(cells, width)
