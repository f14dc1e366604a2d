"""The white-space grid: accounts down, product lines across, one sign each, sums below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.knowledge.portfolio import OPEN_PLACES, Grid, PortfolioRow, short_heads
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, pgettext
from kamtui.ui.knowledge.portfolio_drawing import state_look
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import ELLIPSIS, fit, fit_exactly, wrap
from kamtui.ui.widgets.blocks import style
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import widest

NARROWEST, WIDEST = 4, 20
"""Cells of a product line's column, with the one before it."""
WIDEST_NAME = 36
"""Cells of the name of an account, with its mark."""
OPEN = 6
"""Cells of the count of open places at least."""
HEAD_LINES = 3
"""Lines of the head of a product line at most."""


_HYPHEN = re.compile(r"(?<=-)(?=.)")
"""Behind a hyphen within a word."""


@dataclass(frozen=True, slots=True)
class Across:
    """Which product lines stand in view, and how wide all is."""

    name: int
    cell: int
    first: int
    last: int
    """The one behind the last in view."""
    count: int

    @property
    def places(self) -> range:
        return range(self.first, self.last)


def _open_cells() -> int:
    return widest(OPEN, f" {pgettext('places', 'open')}")


def across(count: int, at: int, width: int, longest: int) -> Across:
    """The columns that fit into `width`, the one at hand among them; `longest` is the longest head."""
    name = min(max(width // 4, 16), WIDEST_NAME)
    room = max(width - name - _open_cells(), NARROWEST)
    cell = min(max(room // max(count, 1), NARROWEST), max(min(longest + 2, WIDEST), NARROWEST))
    fit = max(room // cell, 1)
    if count <= fit:  # what all product lines leave free goes to the names
        name = min(max(name, width - _open_cells() - cell * count), WIDEST_NAME)
    first = min(max(at - fit // 2, 0), max(count - fit, 0))
    return Across(name, cell, first, min(first + fit, count), count)


class WhiteSpaceLines(Lines):
    """The accounts in the order given, each with a sign for every product line in view."""

    def __init__(self, grid: Grid, rows: Sequence[PortfolioRow], glyphs: Glyphs) -> None:
        self.grid = grid
        self.rows = rows
        self.across = across(len(grid.products), 0, 78, 3)
        self.at = 0
        """The product line at hand."""
        self.cursor = 0
        """The line under the cursor, where its sign is lit."""
        self._glyphs = glyphs
        self._names = [clean(product.name) for product in grid.products]
        self.columns = grid.columns

    def lay_out(self, width: int) -> None:
        """Choose the columns for a width."""
        longest = max(map(len, self._names), default=0)
        self.across = across(len(self._names), self.at, width, longest)

    def __len__(self) -> int:
        return len(self.rows)

    def key(self, index: int) -> int:
        return self.rows[index].account_id

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row, shape = self.rows[index], self.across
        mark = f"{self._glyphs.key_account} " if row.is_key else "  "
        parts: list[Part] = [(mark, "accent"), (fit_exactly(clean(row.account), shape.name - 2), "")]
        for place in shape.places:
            state = row.cells[place].state
            look = state_look(state)
            if place == self.at and index == self.cursor:
                look += " cell"
            before, sign, after = _centred(self._glyphs.portfolio(state), shape.cell)
            parts += [(before, ""), (sign, look), (after, "")]
        parts.append((fit_exactly(str(row.open_places or ""), _open_cells(), right=True), "dim"))
        return parts

    def heads(self) -> list[tuple[str, ...]]:
        """The heads of all product lines, each in at most three lines, the lowest first; no two alike."""
        room = self.across.cell - 1
        split = [_in_lines(name, room) for name in self._names]
        if len(set(split)) == len(split):
            return split
        return [(head,) for head in short_heads(self._names, room)]

    def has_heads_above(self, line: int) -> bool:
        """Whether a head needs so many lines above the lowest."""
        return any(len(head) > line for head in self.heads())

    def heading_above(self, line: int) -> str:
        """The words of the heads so many lines above the lowest."""
        shape, heads = self.across, self.heads()
        room = shape.cell - 1
        words = (
            fit_exactly((heads[place][line] if line < len(heads[place]) else "").center(room), room)
            for place in shape.places
        )
        return " " * shape.name + "".join(f" {head}" for head in words)

    def heading(self) -> str:
        """The heads of the columns in view, the one at hand in brackets, and how many are further on."""
        shape = self.across
        left, right = shape.first, shape.count - shape.last
        sides = ("<", ">") if self._glyphs.is_ascii else ("‹", "›")
        label = f"{_('account')} {sides[0]}{left}" if left else _("account")
        heads = self.heads()
        words = fit_exactly(label, shape.name)
        for place in shape.places:
            head = fit_exactly(heads[place][0].center(shape.cell - 1), shape.cell - 1)
            is_here = place == self.at
            was_here = place - 1 == self.at and place > shape.first
            words += ("[" if is_here else "]" if was_here else " ") + head
        end = "]" if shape.last - 1 == self.at else " "
        more = f"{right}{sides[1]}" if right else pgettext("places", "open")
        return words + end + fit_exactly(more, _open_cells() - 1, right=True)

    def sums(self) -> Content:
        """At how many accounts each line in view is sold, and where it may still be."""
        shape, columns = self.across, self.columns
        wanted: tuple[tuple[str, str, tuple[PortfolioState, ...]], ...] = (
            (_("sold at"), "green", (PortfolioState.SOLD,)),
            (_("open at"), "", OPEN_PLACES),
        )
        parts: list[tuple[str, str]] = []
        for number, (label, look, states) in enumerate(wanted):
            if number:
                parts.append(("\n", ""))
            parts.append((" " + fit_exactly(label, shape.name), "$faint"))
            total = sum(_of(column, states) for column in columns)
            for place in shape.places:
                count = str(_of(columns[place], states))
                before, sign, after = _centred(count, shape.cell)
                parts.append((f"{before}{sign}{after}", style(look)))
            parts.append((fit_exactly(str(total), _open_cells(), right=True), "bold"))
        return Content.assemble(*parts)

    @property
    def product(self) -> str:
        """The product line at hand."""
        return self._names[self.at] if self._names else ""

    def legend(self, width: int) -> Content:
        """At how many accounts the product line at hand is in which state: so it says what each sign means too."""
        parts: list[tuple[str, str]] = []
        for gap, space in ((2, " "), (1, " "), (1, "")):
            parts = self._legend(" " * gap, space)
            if sum(cell_len(text) for text, _look in parts) - gap <= width:
                break
        return Content.assemble(*parts)

    def _legend(self, gap: str, space: str) -> list[tuple[str, str]]:
        """The legend with so much room between its parts, and behind its signs."""
        parts: list[tuple[str, str]] = []
        for state, label in (
            (PortfolioState.SOLD, PortfolioState.SOLD.label),
            (PortfolioState.OFFERED, PortfolioState.OFFERED.label),
            (PortfolioState.COMPETITOR, _("competitor")),
            (PortfolioState.NOT_NEEDED, PortfolioState.NOT_NEEDED.label),
            (PortfolioState.NOT_ASSESSED, PortfolioState.NOT_ASSESSED.label),
        ):
            parts += [
                (self._glyphs.portfolio(state), f"bold {style(state_look(state))}".strip()),
                (f"{space}{self.columns[self.at][state]} ", "bold"),
                (f"{label}{gap}", "$faint"),
            ]
        return parts


def _of(column: Mapping[PortfolioState, int], states: Sequence[PortfolioState]) -> int:
    return sum(column[state] for state in states)


def _centred(sign: str, cell: int) -> tuple[str, str, str]:
    """A sign or a count in the middle of a column, whose first cell parts it from the one before."""
    room = cell - 1
    if len(sign) > room:
        sign = sign[: max(room - 1, 0)] + ELLIPSIS
    before = (room - len(sign)) // 2 + 1
    return " " * before, sign, " " * (cell - before - len(sign))


def _in_lines(name: str, room: int) -> tuple[str, ...]:
    """A name in as few lines of so many cells as it needs, at most three, the lowest first; what does not fit is cut.

    It is broken at a blank or a hyphen; a longer word is cut, as that of the column at hand stands whole above.
    """
    if cell_len(name) <= room:
        return (name,)
    words = (fit(part, room).rstrip() for word in name.split() for part in _HYPHEN.split(word))
    lines = [line.replace("- ", "-") for line in wrap(" ".join(words), max(room, 1))]
    if len(lines) > HEAD_LINES:
        lines = [*lines[: HEAD_LINES - 1], fit(lines[HEAD_LINES - 1] + ELLIPSIS, room).rstrip()]
    return tuple(reversed(lines))
