"""The grid that Today and the close of the day share: sign, day, what is said, whom it is about, the account."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.center.words import Stance
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, before_day, short_name, stance_look

WHEN = 9
"""Cells for the sign at the head of a line and the day behind it."""
LEAST_WORDS = 12
"""How many cells of what a line says stay before the person gives way."""
SHORT_NAME = 10
"""Cells of a long name where there is little room."""

Parts = Sequence[Part]


class Cells(NamedTuple):
    """What stands in the columns of a line; what is said and whom it is about each at length, then shorter."""

    sign: Part
    day: Part
    words: Sequence[str]
    who: Sequence[Parts] = ((),)
    account: Part = ("", "")
    look: str = ""
    """The looks of what is said."""


class Grid:
    """Draws lines in columns: the day has always the same, the account as many cells as the longest needs, within limits.

    What is said has all the room that is left in its own line. Whom it is about stands to the right of that,
    as long as nothing of what is said is cut for it; both give way by their shorter forms.
    """

    def __init__(self, accounts: Iterable[str]) -> None:
        """`accounts` are the names in all lines."""
        self._account_cells = max(map(cell_len, accounts), default=0)

    def head(self, sign: Part, day: Part) -> list[Part]:
        """The first column, the sign before its day, and the gap behind it."""
        return [*before_day(sign, day, WHEN), (" " * GAP, "")]

    def room(self, width: int) -> int:
        """The cells behind the first columns."""
        return max(width - WHEN - GAP, 0)

    def draw(self, line: Cells, width: int) -> list[Part]:
        """A line in so many cells."""
        room = self.room(width)
        behind: list[Part] = []
        account, look = line.account
        if account:
            cells = min(self._account_cells, max(width // 4, SHORT_NAME))
            room = max(room - GAP - cells, 0)
            behind = [(" " * GAP, ""), (fit_exactly(account, cells), look)]
        words, who = _fitting(line, room)
        said = (fit_exactly(words, room - _cells(who)), line.look)
        return [*self.head(line.sign, line.day), said, *who, *behind]


def _fitting(line: Cells, room: int) -> tuple[str, Parts]:
    """What is said and whom it is about, in so many cells: the longest of both of which nothing is cut."""
    for who in line.who:
        for words in line.words:
            if cell_len(words) + _cells(who) <= room:
                return words, who
    # Something is cut: the person stays where enough of the words does.
    return line.words[-1], next((who for who in line.who[::-1] if room - _cells(who) >= LEAST_WORDS), [])


def _cells(parts: Parts) -> int:
    return sum(cell_len(text) for text, _look in parts)


def person_parts(name: str, stance: Stance | None, words: str, glyphs: Glyphs) -> list[Parts]:
    """A person by their last name and how they stand, at length and shorter; nothing where the words have the name.

    A sign alone at the end of a line says nothing.
    """
    gap, sign = (" " * GAP, ""), (glyphs.stance(stance), stance_look(stance))
    called = short_name(name)
    if called in words:
        return [()]
    return [[gap, (f"{called} ", "dim"), sign], [gap, (f"{fit(called, SHORT_NAME).rstrip()} ", "dim"), sign]]
