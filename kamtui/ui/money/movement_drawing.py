"""What moved, drawn: an account with its 12 months and those before."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from kamtui.domain.amounts import whole_amount
from kamtui.domain.money.movements import MovedAccount, YearInWhole
from kamtui.domain.money.sales import change_percent
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _
from kamtui.ui.money.drawing import ABC, Cell, known_whole
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, columns, widest


def movement_heading(room: int) -> Callable[[int], Sequence[Part]]:
    """The heads of the columns of `draw_moved`."""

    def draw(width: int) -> Sequence[Part]:
        cells = _moved_cells(
            _("account"), _("ABC"), _("12 months"), _("12 before"), _("change"), _("profit"), width, room
        )
        return columns(cells, width)

    return draw


def _moved_cells(
    name: str, abc: str, now: str, before: str, change: str, profit: str, width: int, room: int
) -> list[Cell]:
    # Each column as wide as its own head: amounts may be short, or none, and names need what is left.
    cells: list[Cell] = [(name, 0, ""), (abc, ABC, "strong"), (now, -widest(room, _("12 months")), "")]
    if width >= 46:
        cells.append((before, -widest(room, _("12 before")), "dim"))
    cells.append((change, -9, ""))
    if width >= 66:
        cells.append((profit, -widest(room, _("profit")), ""))
    return cells


def draw_moved(moved: MovedAccount, shown: YearInWhole, abc: str, width: int, room: int) -> Sequence[Part]:
    """What an account bought in 12 months and in those before, the change, and what it brought: its amounts as `shown`."""
    year = moved.year
    if moved.in_short:
        # It has more words than the columns have cells: the class stays below its head where there is room for all.
        figures = _moved_cells("", "", "", "", "", "", width, room)[1:]
        name = width - sum(GAP + abs(cells) for _text, cells, _look in figures)
        left = width - 2 * GAP - ABC - cell_len(clean(moved.in_short))
        name = max(min(name, left), min(cell_len(clean(year.name)), width // 3))
        return columns([(year.name, name, ""), (abc, ABC, "strong"), (moved.in_short, 0, "")], width)
    change = change_percent(year.now, year.before)
    return columns(
        _moved_cells(
            year.name,
            abc,
            known_whole(shown.now),
            whole_amount(shown.before) if year.before else "",
            _("new") if moved.is_new else show_percent(change, signed=True),
            known_whole(shown.profit),
            width,
            room,
        ),
        width,
    )
