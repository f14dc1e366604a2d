"""What the views of Numbers have in common: amounts, percentages, lines and the marks between them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from kamtui.domain.amounts import show_amount, whole, whole_amount
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Pareto
from kamtui.domain.text.language import _
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Lines, Part

Cell = tuple[str, int, str]
ABC = 3
"""The cells of a column of classes, as wide as its head."""
_LEAST_AMOUNT, MOST_AMOUNT = 8, 16
"""The cells of a column of amounts, at least and at most."""


def amount_cells(amounts: Iterable[int | None]) -> int:
    """The cells of a column that holds some amounts without cents, and its own head."""
    longest = max((len(whole_amount(amount)) for amount in amounts if amount is not None), default=0)
    return min(max(longest, _LEAST_AMOUNT), MOST_AMOUNT)


def known_whole(amount: int | None) -> str:
    """An amount without cents; nothing where it is not known."""
    return "" if amount is None else whole_amount(amount)


def whole_gap(reached: int | None, planned: int | None) -> str:
    """How far one amount is above or below another, as both are shown; nothing where one is not known."""
    return "" if reached is None or planned is None else show_amount((whole(reached) - whole(planned)) * 100)


def lost_amount(order: Pareto[int]) -> str:
    """What the accounts after the peak lose: what the peak is above the total, as both are shown."""
    return whole_gap(order.peak, order.total)


def known_amount(amount: int | None) -> str:
    """An amount; nothing where it is not known."""
    return "" if amount is None else show_amount(amount)


def nothing_known(measure: Measure, months: str) -> str:
    """That nobody's profit, or revenue, is written down for some months: it is not nothing, it is not known."""
    if measure is Measure.PROFIT:
        text = _("No account's profit is written down for {months}. {list.order} shows the revenue.")
    else:
        text = _("No account's revenue is written down for {months}.")
    return text.format(months=months)


# -- lines


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line of a view. `key` is None for a heading or a mark, which the cursor passes over."""

    draw: Callable[[int], Sequence[Part]]
    key: Hashable | None = None
    account_id: int | None = None
    """The account that the line is about."""
    record: object = None
    """What leaves the program of it; None of what only parts the lines."""


class NumberLines(Lines):
    """The lines of a view, each drawn when it comes into view."""

    def __init__(self, rows: Sequence[NumberRow]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        return self._rows[index].key

    def is_heading(self, index: int) -> bool:
        return self._rows[index].key is None

    def row(self, index: int) -> NumberRow | None:
        """The line itself."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        return self._rows[index].draw(width)


def heading_row(text: str, note: str, glyphs: Glyphs) -> NumberRow:
    """A name with a rule behind it, and a note at its end."""

    def draw(width: int) -> Sequence[Part]:
        label = fit(f" {text} ", min(cell_len(text) + 2, width))
        behind = f" {note}" if note else ""
        room = width - cell_len(label) - cell_len(behind)
        if room < 0:
            behind, room = "", width - cell_len(label)
        return [(label, "strong"), (glyphs.rule * room, "rule"), (behind, "dim")]

    return NumberRow(draw)


def words_row(text: str) -> NumberRow:
    """A sentence among the lines."""
    return NumberRow(lambda width: [(fit(f"  {text}", width), "dim")])


def space_row() -> NumberRow:
    """An empty line between parts."""
    return NumberRow(lambda width: [])
