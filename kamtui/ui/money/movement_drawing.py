"""What moved, drawn: an account with its 12 months and those before."""

from collections.abc import Callable, Sequence

from kamtui.domain.amounts import show_amount
from kamtui.domain.money.movements import MovedAccount
from kamtui.domain.money.sales import change_percent
from kamtui.domain.text.language import _
from kamtui.ui.money.drawing import Cell, known_amount, show_percent
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import columns


def movement_heading(room: int) -> Callable[[int], Sequence[Part]]:
    """The heads of the columns of `draw_moved`."""

    def draw(width: int) -> Sequence[Part]:
        cells = _moved_cells(
            _("account"), "", _("12 months"), _("12 before"), _("change"), _("profit"), width, room, "dim"
        )
        return columns(cells, width)

    return draw


def _moved_cells(
    name: str, abc: str, now: str, before: str, change: str, profit: str, width: int, room: int, look: str
) -> list[Cell]:
    cells: list[Cell] = [(name, 0, ""), (abc, 1, "strong"), (now, -room, "")]
    if width >= 46:
        cells.append((before, -room, "dim"))
    cells.append((change, -9, look))
    if width >= 66:
        cells.append((profit, -room, "red" if profit.startswith("−") else "dim"))
    return cells


def draw_moved(moved: MovedAccount, abc: str, width: int, room: int) -> Sequence[Part]:
    """What an account bought in 12 months and in those before, the change, and what it brought."""
    year = moved.year
    if moved.sentence:
        return columns(
            [(year.name, 24 if width >= 66 else 16, ""), (abc, 1, "strong"), (moved.sentence, 0, "dim")],
            width,
        )
    change = change_percent(year.now, year.before)
    look = ""
    if change is not None and change < 0:
        look = "red" if change <= -100 else "amber"
    return columns(
        _moved_cells(
            year.name,
            abc,
            known_amount(year.revenue),
            show_amount(year.before) if year.before else "",
            _("new") if moved.is_new else show_percent(change, signed=True),
            known_amount(year.profit),
            width,
            room,
            look,
        ),
        width,
    )
