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
from kamtui.domain.time.shown_days import month_name, show_ago, show_day, show_day_month, show_weekday_day
from kamtui.store.calls.reads import CallLine
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import FITTED_LINES, GAP, Needed, columns, fixed_columns, short_name, widest

DAY, SHORT_DAY = 10, 6
"""Cells for the day with its weekday, and without."""
SAYS_HOW = 70
"""From so many cells on a list of all accounts says how a conversation was."""
LEAST_NOTE = 16
"""Cells that a note has at least behind a purpose: fewer would only say that there is one."""
LEAST_ABOUT, MOST_ABOUT = 16, 64
"""Cells that say enough of what a conversation was about, where nobody said its purpose; and, with how the note begins,
enough to spend others on the weekday and all names."""
FEW_NAMES, ALL_NAMES = 14, 34
"""The most cells of the column of people, where it says the first of several, and where it says all of them."""


class _LaidOut(NamedTuple):
    """Whether the channel is said, and the cells of the day, of what it was about, of the people and of the account."""

    day: int
    with_how: bool
    about: int
    people: int
    account: int


class CallColumns:
    """The columns of a list of conversations: when, how, what about, with whom and of which account.

    At what time is said by the panel or the lines below, with the weekday. That stands in the list too, as do all names,
    where nothing is cut for it.
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
        self._needed = Needed(
            lambda: map(self._needs, first()), _("about"), _("account") if with_account else ""
        )
        self._laid: dict[int, _LaidOut] = {}

    def draw(self, line: CallLine, width: int) -> Sequence[Part]:
        """A conversation on one line: with whom is said in each, and whatever has no room ends in the same sign."""
        days, with_how, about, people, account = self._laid_out(width)
        held_on = to_local(line.held_at).date()
        day = call_day(held_on, self._today, with_weekday=days == DAY)
        names = _names(line)
        whole = ", ".join(names)
        named = whole if cell_len(whole) <= people else _few_names(names)
        if not named:  # what it was about runs on over the cells of nobody
            about, people = about + GAP + people, 0
        cells = [
            (day, -days, "dim"),
            *([(line.channel.label, _how_cells(), "dim")] if with_how else []),
            (_about(line, about), about, ""),
            *([(named, people, "dim")] if people else []),
            *([(line.account or _("(no account)"), account, "")] if self._with_account else []),
        ]
        return fixed_columns(cells)

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

    def _laid_out(self, width: int) -> "_LaidOut":
        """Reckoned once for all lines.

        People and accounts have what they need, what it was about the rest. What is left once that is whole, with how the
        notes begin, is for the weekday, and then for all names.
        """
        if width not in self._laid:
            people = self._people(FEW_NAMES)
            with_how = width >= SAYS_HOW or not self._with_account
            room = max(width - SHORT_DAY - GAP - (_how_cells() + GAP if with_how else 0) - GAP - people, 0)
            behind = GAP + self._needed.longest if self._with_account else 0
            spare = max(room - max(self._needed.words, self._most_about) - behind, 0)
            day = min(SHORT_DAY + spare, DAY)
            more = min(spare + SHORT_DAY - day, self._people(ALL_NAMES) - people)
            room += SHORT_DAY - day - more
            account = self._needed.columns(room)[1] if self._with_account else 0
            about = max(room - account - (GAP if self._with_account else 0), 0)
            self._laid[width] = _LaidOut(day, with_how, about, people + more, account)
        return self._laid[width]

    @cached_property
    def _read(self) -> list[CallLine]:
        """The first lines."""
        return [*islice(self._first(), FITTED_LINES)]

    @cached_property
    def _most_about(self) -> int:
        """The cells of what the first were about, and of how their notes begin, as far as others wait for that."""
        return max((min(cell_len(gist_words(line)), MOST_ABOUT) for line in self._read), default=0)

    def _people(self, most: int) -> int:
        """The cells of the column of people, of at most so many; with as few as that it says the first of several."""
        said = _few_names if most == FEW_NAMES else ", ".join
        return min(widest(cell_len(_("with")), *map(said, map(_names, self._read))), most)

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
    """The day of a conversation in at most 10 cells: `today`, `Fri 20 Nov`, of one long ago in another year `5 Mar 25`.

    Without the weekday in 6: `20 Nov`, `Mar’25`.
    """
    days = (today - day).days
    if days == 0:
        return show_ago(day, today)
    if days < 180 or day.year == today.year:
        return show_weekday_day(day, day) if with_weekday else show_day_month(day, day)
    if with_weekday:
        return show_day(day, today)
    return _("{month}’{year}").format(month=month_name(day.month), year=f"{day.year % 100:02}")
