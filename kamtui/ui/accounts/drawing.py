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
from kamtui.domain.time.shown_days import NEAR_DAYS, show_ago, show_day, show_day_month, show_weekday_day
from kamtui.store.calls.reads import CallLine
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.shell.text import fit_exactly
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import FITTED_LINES, GAP, Needed, columns, short_name, widest

DAY, SHORT_DAY = 10, 9
"""Cells for the day, and for one without its weekday, where there is no room for all."""
SAYS_HOW = 70
"""From so many cells on a list of all accounts says how a conversation was."""
LEAST_NOTE = 16
"""Cells that a note has at least behind a purpose: fewer would only say that there is one."""
LEAST_ABOUT = 16
"""Cells that say enough of what a conversation was about, where nobody said its purpose."""
FEW_NAMES, ALL_NAMES = 14, 34
"""The most cells of the column of people, where it says the first of several, and where it says all of them."""


class _LaidOut(NamedTuple):
    """Whether the channel is said, and the cells of what a conversation was about, of the people and of the account."""

    day: int
    with_how: bool
    about: int
    people: int
    account: int


class CallColumns:
    """The columns of a list of conversations: when, how, what about, with whom and of which account.

    At what time is said by the panel or the lines below. Where not all has room the weekday gives way, and notes.
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
        days, with_how, about, people, account = self._laid_out(width)
        held_on = to_local(line.held_at).date()
        day = call_day(held_on, self._today, with_weekday=days == DAY)
        head = [(day, -days, "dim"), *([(line.channel.label, _how_cells(), "dim")] if with_how else [])]
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
        days, with_how, about, people, account = self._laid_out(width)
        head = [
            (_("day"), -days, "dim"),
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
            has_room = not self._with_account or width >= self.needed_cells()
            day, with_how = DAY if has_room else SHORT_DAY, has_room or width >= SAYS_HOW
            room = max(width - day - GAP - (_how_cells() + GAP if with_how else 0) - GAP - people, 0)
            left = max(room - self._needed.room, 0)
            more = min(left // 2, max(self._people(ALL_NAMES) - people, 0)) if with_how else 0
            account = self._needed.behind(room - more)
            about = room - more - account - (GAP if account else 0)
            self._laid[width] = _LaidOut(day, with_how, about, people + more, account)
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
    """What a conversation was about, and how its note begins, where enough of that has room."""
    purpose, words = clean(line.purpose), clean(gist_words(line))
    is_alone = cell_len(purpose) <= cells < min(cell_len(words), cell_len(purpose) + LEAST_NOTE)
    return purpose if purpose and is_alone else words


def _names(line: CallLine) -> list[str]:
    return [short_name(name) for name in line.people.split(", ")] if line.people else []


def _few_names(names: Sequence[str]) -> str:
    """The first and how many there are besides: `Hristova +2`. So a cut name is never taken for several."""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names)


def call_day(day: date, today: date, *, with_weekday: bool = True) -> str:
    """The day of a conversation in at most 10 cells: `today`, `1d`, `Fri 20 Nov`, of one long ago `5 Mar 25`.

    Without the weekday in at most 9: `20 Nov`.
    """
    days = (today - day).days
    if days <= 1 or (days <= NEAR_DAYS and day.year < today.year and not with_weekday):
        return show_ago(day, today)
    if days >= 180 or (day.year < today.year and not with_weekday):
        return show_day(day, today)
    return show_weekday_day(day, today) if with_weekday else show_day_month(day, today)
