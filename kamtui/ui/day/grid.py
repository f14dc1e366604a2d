"""The grid that Today and the close of the day share: sign, day, what is said, whom it is about, the account."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.center.words import Stance
from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.language import _
from kamtui.domain.warning import Severity
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly
from kamtui.ui.terms.drawing import broken_sign, check_signs, side_text, strip_parts
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, WHEN, before_day, severity_sign, short_name, stance_look

LEAST_WORDS = 12
"""How many cells of what a line says stay before the person gives way."""
SHORT_NAME = 10
"""Cells of a long name where there is little room."""

Parts = Sequence[Part]


def review_signs(glyphs: Glyphs) -> list[tuple[str, str]]:
    """What the signs of the review stand for, for the help."""
    return [
        broken_sign(glyphs),
        (glyphs.overdue, _("late: what was to be done, or a check")),
        *((severity_sign(severity, glyphs)[0], severity.label) for severity in Severity),
        *check_signs(glyphs),
        *((glyphs.stance(stance), stance.label) for stance in Stance),
    ]


class Cells(NamedTuple):
    """What stands in the columns of a line; what is said and whom it is about each at length, then shorter."""

    sign: Part
    day: Part
    words: Sequence[str]
    who: Sequence[Parts] = ((),)
    account: Part = ("", "")
    look: str = ""
    """The looks of what is said."""
    stays: str = ""
    """The end of the shortest words that stays where these are cut."""


def with_tails(words: str, tails: Sequence[str]) -> list[str]:
    """Words with each of what may stand behind them, the longest first, and alone."""
    return [*(f"{words} {tail}" for tail in tails), words]


class Need(NamedTuple):
    """The cells that a line needs so that nothing of it is cut: of what is said with whom it is about, and of the account."""

    words: int
    account: int

    @classmethod
    def of(cls, line: Cells) -> "Need":
        """Of a line with the shortest words that are whole."""
        return cls(cell_len(line.words[-1]) + _cells(line.who[0]), cell_len(line.account[0]))


USUAL_WIDTH = 77
"""The cells of a line in a window of 80, for which what each line needs is reckoned."""
MOST_NEEDS = 60
"""How many lines say how wide the column of accounts is."""


class Grid:
    """Draws lines in columns: sign and day, what is said with whom it is about behind it, the account.

    Accounts begin below each other, and whom a line is about ends before them: so who owes a term and how it was kept
    stand in columns too. What is said has all the room up to there, also where its line has nobody; a name too long for
    its column begins earlier there, where cells are free. Where something is cut, it is in as few lines as can be, and
    whom it is about and what is said give way by their shorter forms.
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
            if not any(map(_cells, line.who)):  # it begins earlier rather than being cut beside free cells
                free = room - GAP - max(cell_len(line.words[-1]), LEAST_WORDS)
                cells = max(cells, min(cell_len(account), free))
            room = max(room - GAP - cells, 0)
            behind = [(" " * GAP, ""), (fit_exactly(account, cells), look)]
        words, who = _fitting(line, room)
        said = (fit_exactly(words, room - _cells(who)), line.look)
        return [*self.head(line.sign, line.day), said, *who, *behind]

    def _account_cells(self, width: int) -> int:
        """The cells of the column of accounts: at most a third, so that in the fewest lines something is cut.

        Beyond the usual width each further cell is for accounts or for what is said: nothing is shown less in a wider window.
        """
        for at in range(min(width, USUAL_WIDTH), width + 1):
            if at not in self._cells_at:
                self._cells_at[at] = self._best(at, self._cells_at.get(at - 1) if at > USUAL_WIDTH else None)
        return self._cells_at[width]

    def _best(self, width: int, before: int | None) -> int:
        """The cells that cut the least; `before` are those in a window that is narrower by one, which keep theirs."""
        most = min(self._longest, max(width // 3, SHORT_NAME))
        least, last = (before, before + 1) if before is not None else (max(width // 5, SHORT_NAME), most)
        sizes = range(min(least, most), min(last, most) + 1)
        return min(sizes, key=lambda cells: self._cut(width, cells))

    def _cut(self, width: int, cells: int) -> tuple[int, int]:
        """How many lines are cut beside accounts of so many cells, and how many cells of them."""
        room = self.room(width) - GAP - cells
        lacks = [
            max(need.words - room, 0) + max(need.account - cells, 0) for need in self._needs if need.account
        ]
        return sum(map(bool, lacks)), sum(lacks)


def _fitting(line: Cells, room: int) -> tuple[str, Parts]:
    """What is said and whom it is about, in so many cells: the longest of both of which nothing is cut."""
    for who in line.who:
        for words in line.words:
            if cell_len(words) + _cells(who) <= room:
                return words, who
    # Something is cut: the person stays where enough of the words does.
    who = next((who for who in line.who[::-1] if room - _cells(who) >= LEAST_WORDS), [])
    left = room - _cells(who) - cell_len(line.stays)
    words = line.words[-1]
    if line.stays and left >= LEAST_WORDS:
        return fit(words.removesuffix(line.stays), left).rstrip() + line.stays, who
    return words, who


def _cells(parts: Parts) -> int:
    return sum(cell_len(text) for text, _look in parts)


def owed_parts(term: Standing, today: date, glyphs: Glyphs, cells: int) -> Parts:
    """Who owes a term and its last checks in so many cells, each below those of the line above."""
    strip = strip_parts(term, today, glyphs, cells)
    before = " " * max(cells - _cells(strip), 0)
    return [*side_parts(term.owed_by), (f" {before}", "dim"), *strip]


def side_parts(owed_by: OwedBy) -> Parts:
    """Who owes a term, in as many cells as any side needs."""
    longest = max(cell_len(side_text(side)) for side in OwedBy)
    return [(" " * GAP, ""), (fit(side_text(owed_by), longest), "dim")]


def person_parts(name: str, stance: Stance | None, words: str, glyphs: Glyphs) -> list[Parts]:
    """A person by their last name and how they stand, at length and shorter; nothing where the words have the name.

    A sign alone at the end of a line says nothing.
    """
    gap, sign = (" " * GAP, ""), (glyphs.stance(stance), stance_look(stance))
    called = short_name(name)
    if called in words:
        return [()]
    return [[gap, (f"{called} ", "dim"), sign], [gap, (f"{fit(called, SHORT_NAME).rstrip()} ", "dim"), sign]]
