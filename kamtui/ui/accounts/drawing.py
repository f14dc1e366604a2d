"""A conversation on one line."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_weekday_day
from kamtui.store.calls.reads import CallLine
from kamtui.ui.accounts.looks import gist_words
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import (
    columns,
    short_name,
)

NARROW_CALLS, USUAL_CALLS, WIDE_CALLS = 60, 76, 117
"""From which width on a list of conversations says with whom; on which channel; at what time, which the panel or the
lines below the list say too. The last is wider than a list without a panel beside it, so that a wider window, which has
the panel, loses no column."""


def draw_call(line: CallLine, width: int, today: date, *, with_account: bool = True) -> Sequence[Part]:
    """A conversation in a list: when, how, with whom, what about; in a wide one also at what time.

    Without the account where all are of one.
    """
    held = to_local(line.held_at)
    people = ", ".join(short_name(name) for name in line.people.split(", ")) if line.people else ""
    return _call_columns(
        (_call_day(held.date(), today), "dim"),
        held.strftime("%H:%M"),
        line.channel.label,
        (line.account or _("(no account)"), ""),
        (people, "dim"),
        (gist_words(line), ""),
        width,
        with_account=with_account,
    )


def call_heading(width: int, *, with_account: bool = True) -> Sequence[Part]:
    """The heads of the columns of `draw_call`."""
    account, people, about = (_("account"), "dim"), (_("with"), "dim"), (_("about"), "dim")
    return _call_columns(
        (_("day"), "dim"), _("time"), _("how"), account, people, about, width, with_account=with_account
    )


def _call_columns(
    day: Part,
    time: str,
    channel: str,
    account: Part,
    people: Part,
    about: Part,
    width: int,
    *,
    with_account: bool,
) -> Sequence[Part]:
    is_wide = width >= WIDE_CALLS
    cells: list[tuple[str, int, str]] = [(day[0], 10, day[1])]
    if is_wide:
        cells.append((time, 5, "dim"))
    if width >= USUAL_CALLS or not with_account:
        cells.append((channel, 7, "dim"))
    if with_account:
        cells.append((account[0], 24 if width >= 92 else 18 if width >= USUAL_CALLS else 16, account[1]))
    if width >= NARROW_CALLS:
        narrow = 16 if not with_account else 12 if width >= 92 else 9
        cells.append((people[0], 20 if is_wide else narrow, people[1]))
    return columns([*cells, (about[0], 0, about[1])], width)


def _call_day(day: date, today: date) -> str:
    days = (today - day).days
    return (
        show_ago(day, today)
        if days <= 1
        else show_weekday_day(day, today)
        if days < 180
        else show_day(day, today)
    )
