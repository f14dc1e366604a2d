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


MOST_NEEDS = 60
"""How many lines say how wide the column of accounts is."""


class Grid:
    """Draws lines in columns: sign and day, what is said with whom it is about behind it, the account.

    Accounts have one edge. Where all lines have room for both they begin below each other; else they end below each
    other, at the right, and whoever needs more room takes what the other leaves: nothing is cut beside free cells, and
    no line begins its account where no other does. Where even so something is cut, whom it is about and what is said
    give way by their shorter forms.
    """

    def __init__(self, needs: Iterable[Need]) -> None:
        """`needs` are those of the lines, the first of which stand highest."""
        self._needs = [*islice(needs, MOST_NEEDS)]
        self._longest = max((need.account for need in self._needs), default=0)
        self._cells_at: dict[int, int] = {}
        self._flush_at: dict[int, bool] = {}

    @property
    def needed_cells(self) -> int:
        """The cells of a line in which nothing of any is cut."""
        behind = (need.words + (GAP + need.account if need.account else 0) for need in self._needs)
        return WHEN + GAP + max(behind, default=0)

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
            cells, gap = self._account_cells(line, width), GAP
            if _least(line) + 1 + cell_len(account) == room:
                cells, gap = cell_len(account), 1  # nothing is cut for a single cell
            room = max(room - gap - cells, 0)
            behind = [(" " * gap, ""), (fit_exactly(account, cells, right=self._is_flush(width)), look)]
        words, who = _fitting(line, room)
        said = (fit_exactly(words, room - _cells(who)), line.look)
        return [*self.head(line.sign, line.day), said, *who, *behind]

    def _account_cells(self, line: Cells, width: int) -> int:
        """The cells from where the account of a line begins: as many as most have, unless something would be cut.

        Where something is, it is the account or what is said, not both.
        """
        room, usual, account = self.room(width), self._usual_cells(width), cell_len(line.account[0])
        needed = _least(line)
        free = room - GAP - needed  # of the account where nothing else of the line is cut
        if account <= usual:
            return max(min(usual, free), account)
        return min(free if free >= usual else self._most(width), account)

    def _most(self, width: int) -> int:
        """The cells that an account takes at most where that cuts what is said."""
        return min(self._longest, max(width // 3, SHORT_NAME))

    def _usual_cells(self, width: int) -> int:
        """The cells that accounts have in most lines: at most a third, so that the fewest need others."""
        if width not in self._cells_at:
            most = self._most(width)
            least = min(most, max(width // 5, SHORT_NAME))
            sizes = range(least, most + 1)
            self._cells_at[width] = min(sizes, key=lambda cells: self._elsewhere(width, cells), default=most)
        return self._cells_at[width]

    def _elsewhere(self, width: int, cells: int) -> int:
        """How many lines have no room for both beside accounts of so many cells."""
        room = self.room(width)
        return sum(
            bool(need.account) and (need.words > room - GAP - cells or need.account > cells)
            for need in self._needs
        )

    def _is_flush(self, width: int) -> bool:
        """Whether accounts end at the right, as not all lines have room to begin theirs at one edge."""
        if width not in self._flush_at:
            self._flush_at[width] = self._elsewhere(width, self._usual_cells(width)) > 0
        return self._flush_at[width]


def _fitting(line: Cells, room: int) -> tuple[str, Parts]:
    """What is said and whom it is about, in so many cells: the longest of both of which nothing is cut."""
    for who in line.who:
        for words in line.words:
            if cell_len(words) + _cells(who) <= room:
                return words, who
    # Something is cut: the person stays where enough of the words does.
    return line.words[-1], next((who for who in line.who[::-1] if room - _cells(who) >= LEAST_WORDS), [])


def _least(line: Cells) -> int:
    """The cells of what is said and whom it is about where both are as short as they get whole."""
    return min(cell_len(words) + _cells(who) for words in line.words for who in line.who)


def _cells(parts: Parts) -> int:
    return sum(cell_len(text) for text, _look in parts)


def owed_parts(term: Standing, today: date, glyphs: Glyphs, cells: int) -> Parts:
    """Who owes a term and its last checks in so many cells, each below those of the line above."""
    longest = max(cell_len(side_text(side)) for side in OwedBy)
    strip = strip_parts(term, today, glyphs, cells)
    before = " " * max(cells - _cells(strip), 0)
    return [(" " * GAP, ""), (f"{fit(side_text(term.owed_by), longest)} {before}", "dim"), *strip]


def person_parts(name: str, stance: Stance | None, words: str, glyphs: Glyphs) -> list[Parts]:
    """A person by their last name and how they stand, at length and shorter; nothing where the words have the name.

    A sign alone at the end of a line says nothing.
    """
    gap, sign = (" " * GAP, ""), (glyphs.stance(stance), stance_look(stance))
    called = short_name(name)
    if called in words:
        return [()]
    return [[gap, (f"{called} ", "dim"), sign], [gap, (f"{fit(called, SHORT_NAME).rstrip()} ", "dim"), sign]]
