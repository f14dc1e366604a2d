"""Who brings most, drawn: a line for each account with its bar, its share and the cumulated line."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from rich.cells import cell_len

from kamtui.domain.amounts import whole_amount
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Pareto, ParetoLine, how_few, in_whole
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.ui.money.drawing import ABC, Cell, NumberRow, amount_cells, heading_row, lost_amount
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, columns

PLACE, SHARE = 4, 7
MOST_NAME = 40
"""Cells that the longest name has at most before anything else grows."""
LEAST_BAR, MOST_BAR = 6, 16
"""Cells of the bars, which grow once all names are whole."""
TRACKED, LEAST_TRACK, MOST_TRACK = 100, 12, 32
"""From which width on the cumulated line is drawn, in at least and at most so many cells: in fewer the dots of several
accounts would stand in one. Its percentage stands beside it at every width."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LOSS = {False: ("▒", "░"), True: ("-", ".")}
"""The signs of a loss, of a whole cell and of half of one; the others where all is ASCII."""


def sided_bar(amount: int, order: Pareto[int], cells: int, glyphs: Glyphs) -> list[Part]:
    """An amount as a bar from where nothing is: what is brought goes to the right, what is lost to the left and in other signs.

    Where some lose, a thin axis stands where nothing is, and both sides have the same unit.
    """
    gain, loss = max(order.lines[0].amount, 0), max(-order.lines[-1].amount, 0)
    if not loss:
        return [bar(amount, gain, cells, glyphs)]
    room = cells - 1
    # The side that needs more says what a cell is worth on both: as little as can be, so that the bars are long.
    worth = {left: max(gain / (room - left), loss / left) for left in range(1, room)}
    left = min(worth, key=worth.__getitem__) if gain else room
    right = room - left
    most, in_cells = (gain, right) if gain * left > loss * right else (loss, left)
    side = left if amount < 0 else right
    drawn, look = bar(amount * in_cells, most * side, side, glyphs)
    sign = drawn.rstrip()
    lost, brought = (sign, "") if amount < 0 else ("", sign)
    axis: Part = ("|" if glyphs.is_ascii else "│", "dim")
    return [(f"{lost[::-1]:>{left}}", look), axis, (f"{brought:<{right}}", look)]


def bar(amount: int, most: int, cells: int, glyphs: Glyphs) -> Part:
    """An amount as a bar of at most `cells`; what is lost has other signs than what is brought, in steps of half a cell."""
    full = abs(amount) * cells * 8 // most if most else 0
    if amount and not full:
        full = 1
    if amount < 0:
        sign, half = _LOSS[glyphs.is_ascii]
        whole, rest = divmod(max((full + 2) // 4, 1), 2)
        return fit(sign * whole + half * rest, cells), "red"
    if glyphs.is_ascii:
        return fit("#" * max(full // 8, 1 if amount else 0), cells), "accent"
    whole, rest = divmod(full, 8)
    return fit("█" * whole + (_EIGHTHS[rest] if rest else ""), cells), "accent"


def track(cumulated: int, order: Pareto[int], cells: int, glyphs: Glyphs) -> list[Part]:
    """Where the cumulated line stands: from nothing at the left to the most that it reaches, the 80 % marked.

    What is below 80 % stands before the mark, what is above behind it, however close they are.
    """
    if order.total <= 0:
        return [(" " * cells, "")]
    least, most = min(0, cumulated), max(order.peak, order.total, 1)

    def place(amount: int) -> int:
        return min(max((amount - least) * (cells - 1) // (most - least), 0), cells - 1)

    # Not at an end, so that there is a cell on either side of it.
    mark = min(max(place(order.total * order.a_percent // 100), 1), cells - 2)
    dot, over = place(cumulated), 100 * cumulated - order.a_percent * order.total
    dot = min(dot, mark - 1) if over < 0 else max(dot, mark + 1) if over > 0 else mark
    signs = [(" ", "")] * cells
    signs[mark] = (":" if glyphs.is_ascii else "┊", "dim")
    signs[dot] = ("o" if glyphs.is_ascii else "●", "accent")
    return [(text, look) for text, look in signs]


def pareto_signs(glyphs: Glyphs, a_percent: int, width: int) -> list[tuple[str, str]]:
    """What the signs of the Pareto stand for, for the help; those of the cumulated line where it may be drawn."""
    dot, mark = ("o", ":") if glyphs.is_ascii else ("●", "┊")
    loss, half = _LOSS[glyphs.is_ascii]
    together = _("how much this account and those above it bring together")
    return [
        (loss, _("loses money: the bar goes to the left")),
        (half, _("the same, half as much")),
        (_("summed"), together),
        *(
            [
                (dot, _("the same as a place between nothing and the most")),
                (mark, _("{percent} % of all").format(percent=a_percent)),
            ]
            if width >= TRACKED
            else []
        ),
        (
            _("ABC"),
            _("the class: A those that make the first {percent} %, then B and C").format(percent=a_percent),
        ),
        ("!", _("takes far more of the time than it brings")),
    ]


def pareto_heading(order: Pareto[int], measure: Measure) -> Callable[[int], Sequence[Part]]:
    """The heads of the columns of `pareto_rows`."""
    needed = _Needed.of(order)

    def draw(width: int) -> Sequence[Part]:
        heads = "", _("account"), "", measure.label, _("share"), "", _("summed"), _("ABC")
        return columns(_pareto_cells(*heads, width, needed), width)

    return draw


class _Needed(NamedTuple):
    """The cells that the longest name and the longest amount need."""

    name: int
    amount: int

    @classmethod
    def of(cls, order: Pareto[int]) -> "_Needed":
        names = (cell_len(clean(line.name)) for line in order.lines)
        return cls(min(max(names, default=0), MOST_NAME), amount_cells(line.amount for line in order.lines))

    def drawn(self, width: int) -> "_Drawn":
        """What is drawn in the room that names and figures leave: longer bars first, then the cumulated line."""
        if width < 60:
            return _Drawn(0, 0)
        figures = (PLACE, self.amount, SHARE, SHARE, ABC)
        left = width - self.name - sum(GAP + size for size in figures) - GAP
        bar_cells = min(max(left, LEAST_BAR), MOST_BAR)
        track_cells = min(left - bar_cells - GAP, MOST_TRACK)
        return _Drawn(bar_cells, track_cells if width >= TRACKED and track_cells >= LEAST_TRACK else 0)


class _Drawn(NamedTuple):
    """The cells of an account's bar and of the cumulated line; 0 where there is no room for it."""

    bar: int
    track: int


def _pareto_cells(
    place: str,
    name: str,
    bar_text: str,
    amount: str,
    share: str,
    track_text: str,
    cumulated: str,
    abc: str,
    width: int,
    needed: _Needed,
) -> list[Cell]:
    drawn = needed.drawn(width)
    cells: list[Cell] = [(place, -PLACE, "dim"), (name, 0, "")]
    if drawn.bar:
        cells.append((bar_text, drawn.bar, ""))
    cells.append((amount, -needed.amount, ""))
    if width >= 50:
        cells.append((share, -SHARE, "dim"))
    if drawn.track:
        cells.append((track_text, drawn.track, ""))
    if width >= 40:
        cells.append((cumulated, -SHARE, ""))
    cells.append((abc, ABC, "strong"))
    return cells


class _ParetoRows(Sequence[NumberRow]):
    """The accounts and the marks among them, each row made when it is asked for: of thousands few come into view."""

    def __init__(
        self,
        lines: Sequence[ParetoLine[int]],
        marks: dict[int, NumberRow],
        draw: Callable[[ParetoLine[int], int], Sequence[Part]],
    ) -> None:
        """`marks` by the row in which each stands."""
        self._lines = lines
        self._marks = marks
        self._draw = draw

    def __len__(self) -> int:
        return len(self._lines) + len(self._marks)

    def __getitem__(self, index: Any) -> Any:
        if index in self._marks:
            return self._marks[index]
        if not 0 <= index < len(self):
            raise IndexError(index)
        line = self._lines[index - sum(at < index for at in self._marks)]
        return NumberRow(partial(self._draw, line), line.record_id, line.record_id, line)


def pareto_rows(
    order: Pareto[int], lines: Sequence[ParetoLine[int]], measure: Measure, glyphs: Glyphs
) -> Sequence[NumberRow]:
    """The accounts in their order, with the 80 % mark and the peak as lines among them."""
    needed = _Needed.of(order)
    marks: dict[int, NumberRow] = {}

    def mark_behind(place: int, row: NumberRow) -> None:
        marks[bisect_right(lines, place, key=lambda line: line.place) + len(marks)] = row

    fewest = order.fewest(order.a_percent)
    if fewest is not None:
        mark = (
            _("{percent} % of the profit") if measure is Measure.PROFIT else _("{percent} % of the revenue")
        )
        text = mark.format(percent=order.a_percent)
        mark_behind(fewest, heading_row(text, how_few_short(order), glyphs))
    if order.losers and order.peak_at:
        text = _("the peak: {amount}").format(amount=whole_amount(order.peak))
        # The shares above it are of the sum of all, which those below make less.
        note = _("over 100 %, as those below lose {amount}").format(amount=lost_amount(order))
        mark_behind(order.peak_at, heading_row(text, note, glyphs))
    if not lines:
        return []
    return _ParetoRows(lines, marks, lambda line, width: draw_pareto(line, order, needed, width, glyphs))


def how_few_short(order: Pareto[int]) -> str:
    """`12 of 40 accounts`; of a single one nothing, which the line above it says."""
    if order.count == 1:
        return ""
    return _("{count} of {all} accounts").format(
        count=show_whole(order.fewest(order.a_percent) or 0), all=show_whole(order.count)
    )


def draw_pareto(
    line: ParetoLine[int],
    order: Pareto[int],
    needed: _Needed,
    width: int,
    glyphs: Glyphs,
) -> Sequence[Part]:
    """An account in its place: bar, amount, share, the cumulated line, its percentage, the class."""
    drawn = needed.drawn(width)
    cells = _pareto_cells(
        str(line.place),
        line.name,
        "█"
        * drawn.bar,  # its cells are taken: the bar itself begins with free ones, which columns would not keep
        whole_amount(in_whole(line)),
        show_percent(order.percent(line.amount)),
        "",
        show_percent(order.percent(line.cumulated)),
        line.abc.label,
        width,
        needed,
    )
    parts = columns(cells, width)
    if drawn.track:
        # Behind the columns before it, each with its gap.
        at = 2 * next(
            index for index, (text, size, _look) in enumerate(cells) if size == drawn.track and not text
        )
        parts[at : at + 1] = track(line.cumulated, order, drawn.track, glyphs)
    if drawn.bar:  # behind the place, the name and their gaps
        parts[4:5] = sided_bar(line.amount, order, drawn.bar, glyphs)
    return parts


def pareto_words(order: Pareto[int], measure: Measure, months: str, unknown: int) -> str:
    """How few make 80 %, of how much, and who is left out."""
    parts = [
        _("{measure} {months}: {total}").format(
            measure=measure.label.capitalize(), months=months, total=whole_amount(order.total)
        ),
        how_few(order),
    ]
    if measure is Measure.PROFIT and unknown:
        parts.append(
            ngettext(
                "{count} account of unknown profit is left out",
                "{count} accounts of unknown profit are left out",
                unknown,
            ).format(count=unknown)
        )
    return " · ".join(parts)
