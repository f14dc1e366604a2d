"""The grid that Today and the close of the day share: sign, day, what is said, whom it is about, the account."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.center.words import Stance
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, WHEN, before_day, short_name, stance_look

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


class Need(NamedTuple):
    """The cells that a line needs so that nothing of it is cut: of what is said with whom it is about, of the account."""

    words: int
    account: int

    @classmethod
    def of(cls, line: Cells) -> "Need":
        """Of a line with the shortest words that are whole."""
        return cls(cell_len(line.words[-1]) + _cells(line.who[0]), cell_len(line.account[0]))


MOST_NEEDS = 60
"""How many lines say how wide the column of accounts is."""


class Grid:
    """Draws lines in columns: the day has always the same; the account as many cells as cut the fewest lines.

    What is said has all the room that is left in its own line. Whom it is about stands to the right of that,
    as long as nothing of what is said is cut for it; both give way by their shorter forms.
    """

    def __init__(self, needs: Iterable[Need]) -> None:
        """`needs` are those of the lines, the first of which stand highest."""
        self._needs = [*islice(needs, MOST_NEEDS)]
        self._longest = max((need.account for need in self._needs), default=0)
        self._cells_at: dict[int, int] = {}

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
            cells = self._account_cells(width)
            room = max(room - GAP - cells, 0)
            behind = [(" " * GAP, ""), (fit_exactly(account, cells), look)]
        words, who = _fitting(line, room)
        said = (fit_exactly(words, room - _cells(who)), line.look)
        return [*self.head(line.sign, line.day), said, *who, *behind]

    def _account_cells(self, width: int) -> int:
        """The cells of the column of accounts: at most a third, with the fewest lines of which something is cut."""
        if width not in self._cells_at:
            room, most = self.room(width), min(self._longest, max(width // 3, SHORT_NAME))
            least = min(most, max(width // 4, SHORT_NAME))

            def cut(cells: int) -> int:
                return sum((need.words > room - GAP - cells) + (need.account > cells) for need in self._needs)

            self._cells_at[width] = min(range(least, most + 1), key=cut, default=most)
        return self._cells_at[width]


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
