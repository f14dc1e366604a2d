"""Conversations, each on one line."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rich.cells import cell_len

from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_weekday_day
from kamtui.store.calls.reads import CallLine
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, Elastic, Fit, columns, short_name

USUAL_CALLS, WIDE_CALLS = 76, 117
"""From which width on a list of conversations says on which channel; and at what time, which the panel or the lines below
the list say too. The last is wider than a list without a panel beside it, so that a wider window, which has the panel,
loses no column."""
LEAST_NOTE = 16
"""Cells behind its purpose from which on a conversation says how its note begins."""
ABOUT, WITH, ACCOUNT = Elastic(16), Elastic(6, 20, is_right=True), Elastic(10, 30, weight=2)


class CallColumns:
    """The columns of a list of conversations: when, how, with whom, what about; in a wide one also at what time."""

    def __init__(
        self,
        first: Callable[[], Iterable[CallLine]],
        today: date,
        *,
        with_account: bool = True,
        is_sought: bool = False,
    ) -> None:
        """`first` are the lines by which the widths are chosen. Without the account where all are of one; `is_sought`
        where the list is filtered by words."""
        self._today = today
        self._with_account = with_account
        self._is_sought = is_sought
        elastic = (ABOUT, WITH, ACCOUNT) if with_account else (ABOUT, WITH)
        self._fit = Fit(elastic, lambda: map(self._needs, first()))

    def draw(self, line: CallLine, width: int) -> Sequence[Part]:
        """A conversation on one line."""
        held, sizes = to_local(line.held_at), self._sizes(width)
        account, with_whom = _account(line), _few_names(_names(line), abs(sizes["with"]))
        is_tight = cell_len(account) > sizes.get("account", cell_len(account)) or cell_len(with_whom) > abs(
            sizes["with"]
        )
        words = {
            "day": (_call_day(held.date(), self._today), "dim"),
            "time": (held.strftime("%H:%M"), "dim"),
            "how": (line.channel.label, "dim"),
            "about": (_about(line, 0 if is_tight else sizes["about"], is_sought=self._is_sought), ""),
            "with": (with_whom, "dim"),
            "account": (account, ""),
        }
        cells = [(words[name][0], size, words[name][1]) for name, size in sizes.items()]
        return columns(cells, width, early=[list(sizes).index("account")] if self._with_account else ())

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        heads = {
            "day": _("day"),
            "time": _("time"),
            "how": _("how"),
            "account": _("account"),
            "with": _("with"),
            "about": _("about"),
        }
        return columns([(heads[name], size, "dim") for name, size in self._sizes(width).items()], width)

    def _needs(self, line: CallLine) -> Sequence[int]:
        """The cells of a line's elastic columns: of several names the first alone, of what it was about its purpose."""
        with_whom = cell_len(_few_names(_names(line), 0))
        about = cell_len(line.purpose) or min(cell_len(gist_words(line)), LEAST_NOTE)
        return [about, with_whom, *([cell_len(_account(line))] if self._with_account else [])]

    def _sizes(self, width: int) -> dict[str, int]:
        """The columns in `width`, each with its cells, below 0 where they stand at the right."""
        sizes = {"day": -10, "time": 5} if width >= WIDE_CALLS else {"day": -10}
        if width >= USUAL_CALLS or not self._with_account:
            sizes["how"] = 7
        room = width - sum(map(abs, sizes.values())) - GAP * len(sizes)
        names = ("about", "with", "account") if self._with_account else ("about", "with")
        return {**sizes, **dict(zip(names, self._fit.sizes(room), strict=True))}


def _account(line: CallLine) -> str:
    return line.account or _("(no account)")


def _names(line: CallLine) -> list[str]:
    return [short_name(name) for name in line.people.split(", ")] if line.people else []


def _few_names(names: Sequence[str], cells: int) -> str:
    """All names, or the first and how many there are besides: `Hristova +2`. So a cut name is never taken for several."""
    words = ", ".join(names)
    if len(names) < 2 or cell_len(words) <= cells:
        return words
    besides = f" +{len(names) - 1}"
    return f"{names[0]}{besides}"


def _about(line: CallLine, cells: int, *, is_sought: bool) -> str:
    """What a conversation was about and how its note begins; where hardly anything of the note has room, not that.

    Of one that `is_sought` by words the note always stands: it may be what has them.
    """
    words = gist_words(line)
    has_room = cell_len(words) <= cells or cells - cell_len(line.purpose) >= LEAST_NOTE
    return words if has_room or is_sought or not line.purpose else line.purpose


def _call_day(day: date, today: date) -> str:
    days = (today - day).days
    return (
        show_ago(day, today)
        if days <= 1
        else show_weekday_day(day, today)
        if days < 180
        else show_day(day, today)
    )
