"""Conversations, each on one line."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rich.cells import cell_len

from kamtui.domain.calls.words import Channel
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_weekday_day
from kamtui.store.calls.reads import CallLine
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.shell.text import fit, fit_exactly
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, Needed, columns, shared, short_name, widest

USUAL_CALLS = 76
"""From which width on a list of conversations says on which channel."""
DAY = 10
"""Cells for the day."""
LEAST_NOTE = 16
"""Cells behind its purpose from which on a conversation says how its note begins."""


class CallColumns:
    """The columns of a list of conversations: when, how, what about, with whom and of which account.

    At what time is said by the panel or the lines below.
    """

    def __init__(
        self,
        first: Callable[[], Iterable[CallLine]],
        today: date,
        *,
        with_account: bool = True,
        is_sought: bool = False,
    ) -> None:
        """`first` are the lines that say how much room is needed. Without the account where all are of one; `is_sought`
        where the list is filtered by words."""
        self._today = today
        self._with_account = with_account
        self._is_sought = is_sought
        self._needed = Needed(lambda: map(self._needs, first()))

    def draw(self, line: CallLine, width: int) -> Sequence[Part]:
        """A conversation on one line."""
        day = (call_day(to_local(line.held_at).date(), self._today), -DAY, "dim")
        head = [day, *([(line.channel.label, _how_cells(), "dim")] if self._says_how(width) else [])]
        room, purpose = width - self._head_cells(width), cell_len(line.purpose)
        names, account = _names(line), clean(line.account or _("(no account)")) if self._with_account else ""
        whole, short = ", ".join(names), _few_names(names)
        # All names before the note, but none before the purpose: with whom it was is said beside or below the list, too.
        tries = (whole, short, "") if account else (whole, short)
        with_whom = next(
            (names for names in tries if purpose + GAP + _whose_cells(names, account) <= room), tries[-1]
        )
        whose = _whose_cells(with_whom, account)
        about = _about(line, max(room - whose - GAP, 0), is_sought=self._is_sought)
        words, behind, _left = shared(room, purpose or min(cell_len(about), LEAST_NOTE), whose)
        parts = [*columns([*head, (about, words, "")], width - room + words)]
        if not behind:
            return parts
        names_and = f"{with_whom}, " if with_whom and account else with_whom
        shown = fit(names_and, min(cell_len(names_and), behind))
        rest = behind - cell_len(shown)
        return [*parts, (" " * GAP, ""), (shown, "dim"), (fit_exactly(account, rest), "")]

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        behind = _("with, account") if self._with_account else _("with")
        head = [
            (_("day"), -DAY, "dim"),
            *([(_("how"), _how_cells(), "dim")] if self._says_how(width) else []),
            (_("about"), 0, "dim"),
            (behind, -cell_len(behind), "dim"),
        ]
        return columns(head, width)

    def needed_cells(self) -> int:
        """The cells of a line that cuts nothing but notes."""
        return self._head_cells(USUAL_CALLS) + self._needed.cells

    def _says_how(self, width: int) -> bool:
        return width >= USUAL_CALLS or not self._with_account

    def _head_cells(self, width: int) -> int:
        return DAY + GAP + (_how_cells() + GAP if self._says_how(width) else 0)

    def _needs(self, line: CallLine) -> tuple[int, int]:
        """The cells of what it was about and with whom: of several names the first alone, of a note its beginning."""
        about = cell_len(line.purpose) or min(cell_len(gist_words(line)), LEAST_NOTE)
        account = clean(line.account or _("(no account)")) if self._with_account else ""
        return about, _whose_cells(_few_names(_names(line)), account)


def _how_cells() -> int:
    """The cells for the channel."""
    return widest(cell_len(_("how")), *(channel.label for channel in Channel))


def _whose_cells(names: str, account: str) -> int:
    """The cells of `Hadzhiev, Gradina Fresh Cut`."""
    return cell_len(names) + cell_len(account) + (2 if names and account else 0)


def _names(line: CallLine) -> list[str]:
    return [short_name(name) for name in line.people.split(", ")] if line.people else []


def _few_names(names: Sequence[str]) -> str:
    """The first and how many there are besides: `Hristova +2`. So a cut name is never taken for several."""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names)


def _about(line: CallLine, cells: int, *, is_sought: bool) -> str:
    """What a conversation was about and how its note begins; where hardly anything of the note has room, not that.

    Of one that `is_sought` by words the note always stands: it may be what has them.
    """
    words = gist_words(line)
    has_room = cell_len(words) <= cells or cells - cell_len(line.purpose) >= LEAST_NOTE
    return words if has_room or is_sought or not line.purpose else line.purpose


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
