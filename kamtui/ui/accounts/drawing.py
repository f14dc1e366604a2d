"""Conversations, each on one line."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.calls.words import Channel
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_weekday_day
from kamtui.store.calls.reads import CallLine
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.shell.text import ELLIPSIS, fit, fit_exactly
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import FITTED_LINES, GAP, Needed, columns, short_name, widest

DAY = 10
"""Cells for the day."""
LEAST_ABOUT = 16
"""Cells that say enough of what a conversation was about, where nobody said its purpose."""
FEW_NAMES, ALL_NAMES = 14, 34
"""The most cells of the column of people, where it says the first of several, and where it says all of them."""


class _LaidOut(NamedTuple):
    """Whether the channel is said, and the cells of what a conversation was about, of the people and of the account."""

    with_how: bool
    about: int
    people: int
    account: int


class CallColumns:
    """The columns of a list of conversations: when, how, what about, with whom and of which account.

    At what time is said by the panel or the lines below, as is the channel where there is no room for it beside whole
    purposes and accounts.
    """

    def __init__(
        self,
        first: Callable[[], Iterable[CallLine]],
        today: date,
        *,
        with_account: bool = True,
    ) -> None:
        """`first` are the lines that say how much room is needed. Without the account where all are of one."""
        self._today = today
        self._with_account = with_account
        self._first = first
        self._needed = Needed(lambda: map(self._needs, first()), _("account"), goes_on=True)
        self._laid: dict[int, _LaidOut] = {}

    def draw(self, line: CallLine, width: int) -> Sequence[Part]:
        """A conversation on one line: with whom is said in each, and whatever has no room ends in the same sign."""
        day = (call_day(to_local(line.held_at).date(), self._today), -DAY, "dim")
        with_how, about, people, account = self._laid_out(width)
        head = [day, *([(line.channel.label, _how_cells(), "dim")] if with_how else [])]
        names = _names(line)
        whole = ", ".join(names)
        named = whole if cell_len(whole) <= people else _few_names(names)
        if not named:  # what it was about runs on over the cells of nobody
            about, people = about + GAP + people, 0
        cells = [(_about(line, about), about, ""), *([(named, people, "dim")] if people else [])]
        if self._with_account:
            cells.append((line.account or _("(no account)"), account, ""))
        parts = columns(head, sum(abs(size) + GAP for _text, size, _look in head) - GAP)
        for text, size, look in cells:  # none of them moves another from its edge
            parts += [(" " * GAP, ""), (fit_exactly(clean(text), size), look)]
        return parts

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        with_how, about, people, account = self._laid_out(width)
        head = [
            (_("day"), -DAY, "dim"),
            *([(_("how"), _how_cells(), "dim")] if with_how else []),
            (_("about"), about, "dim"),
            (_("with"), people, "dim"),
            *([(_("account"), account, "dim")] if self._with_account else []),
        ]
        return columns(head, width)

    def needed_cells(self) -> int:
        """The cells of a line that says on which channel it was, and cuts nothing but notes."""
        return DAY + GAP + _how_cells() + GAP + self._needed.room + GAP + self._people(FEW_NAMES)

    def _laid_out(self, width: int) -> "_LaidOut":
        """Reckoned once for all lines.

        What is left once purposes and accounts are whole is for the channel, then for all names and for how notes begin.
        """
        if width not in self._laid:
            people = self._people(FEW_NAMES)
            with_how = not self._with_account or width >= self.needed_cells()
            room = max(width - DAY - GAP - (_how_cells() + GAP if with_how else 0) - GAP - people, 0)
            left = max(room - self._needed.room, 0)
            more = min(left // 2, max(self._people(ALL_NAMES) - people, 0)) if with_how else 0
            account = self._needed.behind(room - more)
            about = room - more - account - (GAP if account else 0)
            self._laid[width] = _LaidOut(with_how, about, people + more, account)
        return self._laid[width]

    @cached_property
    def _named(self) -> list[list[str]]:
        """The names of the people of the first lines."""
        return [_names(line) for line in islice(self._first(), FITTED_LINES)]

    def _people(self, most: int) -> int:
        """The cells of the column of people, of at most so many; with as few as that it says the first of several."""
        said = _few_names if most == FEW_NAMES else ", ".join
        return min(widest(cell_len(_("with")), *map(said, self._named)), most)

    def _needs(self, line: CallLine) -> tuple[int, int]:
        """The cells of what it was about, of a note its beginning, and of the account."""
        about = cell_len(line.purpose) or min(cell_len(gist_words(line)), LEAST_ABOUT)
        return about, cell_len(clean(line.account or _("(no account)"))) if self._with_account else 0


def _how_cells() -> int:
    """The cells for the channel."""
    return widest(cell_len(_("how")), *(channel.label for channel in Channel))


def _about(line: CallLine, cells: int) -> str:
    """What a conversation was about and how its note begins; for the sign that there is more its purpose is not cut."""
    purpose, words = clean(line.purpose), clean(gist_words(line))
    is_cut = cell_len(fit(words, cells).rstrip(f" {ELLIPSIS}")) < cell_len(purpose) <= cells
    return purpose if is_cut else words


def _names(line: CallLine) -> list[str]:
    return [short_name(name) for name in line.people.split(", ")] if line.people else []


def _few_names(names: Sequence[str]) -> str:
    """The first and how many there are besides: `Hristova +2`. So a cut name is never taken for several."""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names)


def call_day(day: date, today: date) -> str:
    """The day of a conversation in at most 10 cells: `today`, `1d`, `Fri 20 Nov`, of one long ago `5 Mar 25`."""
    days = (today - day).days
    return (
        show_ago(day, today)
        if days <= 1
        else show_weekday_day(day, today)
        if days < 180
        else show_day(day, today)
    )
