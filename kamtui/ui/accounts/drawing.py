"""A conversation on one line."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_weekday_day
from kamtui.store.calls.reads import CallLine
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, columns, short_name

NARROW_CALLS, USUAL_CALLS, WIDE_CALLS = 60, 76, 117
"""From which width on a list of conversations says with whom; on which channel; at what time, which the panel or the
lines below the list say too. The last is wider than a list without a panel beside it, so that a wider window, which has
the panel, loses no column."""


LEAST_NOTE = 16
"""Cells behind its purpose from which on a conversation says how its note begins."""


def draw_call(
    line: CallLine, width: int, today: date, *, with_account: bool = True, is_sought: bool = False
) -> Sequence[Part]:
    """A conversation in a list: when, how, with whom, what about; in a wide one also at what time, elsewhere of today's.

    Without the account where all are of one; `is_sought` where the list is filtered by words.
    """
    held = to_local(line.held_at)
    day, time = _call_day(held.date(), today), held.strftime("%H:%M")
    sizes = _call_sizes(width, with_account=with_account)
    if "time" not in sizes and held.date() == today:
        day = f"{day} {time}"
    names = [short_name(name) for name in line.people.split(", ")] if line.people else []
    words = {
        "day": (day, "dim"),
        "time": (time, "dim"),
        "how": (line.channel.label, "dim"),
        "account": (line.account or _("(no account)"), ""),
        "with": (_few_names(names, sizes.get("with", 0)), "dim"),
        "about": (_about(line, sizes["about"], is_sought=is_sought), ""),
    }
    return columns([(words[name][0], size, words[name][1]) for name, size in sizes.items()], width)


def call_heading(width: int, *, with_account: bool = True) -> Sequence[Part]:
    """The heads of the columns of `draw_call`."""
    heads = {
        "day": _("day"),
        "time": _("time"),
        "how": _("how"),
        "account": _("account"),
        "with": _("with"),
        "about": _("about"),
    }
    sizes = _call_sizes(width, with_account=with_account)
    return columns([(heads[name], size, "dim") for name, size in sizes.items()], width)


def _call_sizes(width: int, *, with_account: bool) -> dict[str, int]:
    """The columns of a list of conversations in `width`, each with its cells, below 0 where they stand at the right."""
    is_wide = width >= WIDE_CALLS
    sizes = {"day": -10, "time": 5} if is_wide else {"day": -11}
    if width >= USUAL_CALLS or not with_account:
        sizes["how"] = 7
    if with_account:
        sizes["account"] = 24 if width >= 92 else 18 if width >= USUAL_CALLS else 16
    if width >= NARROW_CALLS:
        narrow = 16 if not with_account else 12 if width >= 92 else 10
        sizes["with"] = 20 if is_wide else narrow
    sizes["about"] = max(width - sum(map(abs, sizes.values())) - GAP * len(sizes), 1)
    return sizes


def _few_names(names: Sequence[str], cells: int) -> str:
    """All names, or the first and how many there are besides: `Hristova +2`. So a cut name is never taken for several."""
    words = ", ".join(names)
    if len(names) < 2 or cell_len(words) <= cells:
        return words
    besides = f" +{len(names) - 1}"
    return f"{fit(names[0], min(cell_len(names[0]), max(cells - cell_len(besides), 1)))}{besides}"


def _about(line: CallLine, cells: int, *, is_sought: bool) -> str:
    """What a conversation was about and how its note begins; where hardly anything of the note has room, not that.

    Of one that `is_sought` by words the note always stands: it may be what has them.
    """
    words, left = gist_words(line), cells - cell_len(line.purpose)
    is_purpose_alone = line.purpose and 0 <= left < LEAST_NOTE and cell_len(words) > cells
    return line.purpose if is_purpose_alone and not is_sought else words


def _call_day(day: date, today: date) -> str:
    days = (today - day).days
    return (
        show_ago(day, today)
        if days <= 1
        else show_weekday_day(day, today)
        if days < 180
        else show_day(day, today)
    )
