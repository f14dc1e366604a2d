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


USUAL_WIDTH, USUAL_ACCOUNT = 77, 18
"""The cells of a line in a window of 80, and those that its account has there at most: what most of them need."""
MOST_NEEDS = 60
"""How many lines say how wide the column of accounts is."""


class Grid:
    """Draws lines in columns: sign and day, what is said with whom it is about behind it, the account.

    The column of accounts is one for all lines of a list, so that an account is the same in each of its lines, cut or
    whole. Whom a line is about ends before it: so who owes a term and how it was kept stand in columns too. What is said
    has all the room up to there, also where its line has nobody. Where something has no room, whom it is about and what is
    said give way by their shorter forms.
    """

    def __init__(self, accounts: Iterable[str]) -> None:
        """`accounts` are those of the lines, the first of which stand highest; "" where a line has none."""
        needs = (cell_len(account) for account in islice(accounts, MOST_NEEDS))
        self._longest = max(needs, default=0)

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
        """The cells of the column of accounts; of a wide window each third further one is for those that are longer."""
        most = min(max(width // 4, SHORT_NAME), USUAL_ACCOUNT) + max(width - USUAL_WIDTH, 0) // 3
        return min(self._longest, most)


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


def owed_parts(term: Standing, today: date, glyphs: Glyphs, side: int, cells: int) -> Parts:
    """Who owes a term in so many cells of a `side`, and its last checks in so many `cells`, each below those of the line above."""
    strip = strip_parts(term, today, glyphs, cells)
    before = " " * max(cells - _cells(strip), 0)
    return [*side_parts(term.owed_by, side), (" " * GAP + before, ""), *strip]


def side_parts(owed_by: OwedBy, cells: int) -> Parts:
    """Who owes a term."""
    return [(" " * GAP, ""), (fit(side_text(owed_by), cells), "dim")]


def side_cells(sides: Iterable[OwedBy]) -> int:
    """The cells that the longest of those sides needs that stand in a list."""
    return max((cell_len(side_text(side)) for side in {*sides}), default=0)


def person_parts(name: str, stance: Stance | None, words: str, glyphs: Glyphs) -> list[Parts]:
    """A person by their last name and how they stand, at length and shorter; nothing where the words have the name.

    A sign alone at the end of a line says nothing.
    """
    gap, sign = (" " * GAP, ""), (glyphs.stance(stance), stance_look(stance))
    called = short_name(name)
    if called in words:
        return [()]
    return [[gap, (f"{called} ", "dim"), sign], [gap, (f"{fit(called, SHORT_NAME).rstrip()} ", "dim"), sign]]
