"""What the list of accounts has no column for, in words: below the list and in the panel beside it."""

from collections.abc import Sequence

from rich.cells import cell_len

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts.reads import AccountLine
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.marks import AccountMarks
from kamtui.ui.accounts.list_drawing import bonds_text, urgent_of
from kamtui.ui.center.drawing import grade_words, stances_text
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import ELLIPSIS, as_many
from kamtui.ui.terms.drawing import warning_words
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import severity_sign


def marks_words(summary: MapSummary | None, marks: AccountMarks | None, glyphs: Glyphs) -> str:
    """What the panel says of an account that the list beside it may have no room for.

    In the manner of `class A · margin 20.5 % · bonds ▇▄▄▂▄▄▂ · a key player is for us ★1 ▲2 ●3`.
    """
    if marks is None:
        return ""
    parts = []
    if marks.abc is not None:
        parts.append(_("class {abc}").format(abc=marks.abc.label))
    if marks.margin is not None:
        parts.append(_("margin {percent} %").format(percent=show_decimal(marks.margin)))
    if bonds := bonds_text(marks.strengths, glyphs):
        parts.append(_("bonds {bars}").format(bars=bonds))
    parts += _standing_words(summary, glyphs)
    return " · ".join(parts)


def _standing_words(summary: MapSummary | None, glyphs: Glyphs) -> list[str]:
    """How far the map has come and how its people stand; nothing where nobody is on it, no signs where no stance is known."""
    if summary is None or not any(summary.stances.values()):
        return []
    signs = stances_text(summary.stances, glyphs)
    return [grade_words(summary.grade), signs] if signs else [grade_words(summary.grade)]


def foot_words(
    line: AccountLine, summary: MapSummary | None, marks: AccountMarks | None, width: int, glyphs: Glyphs
) -> Sequence[Part]:
    """An account in a line below the list, for a window without a panel, in as many words as have room.

    What is urgent, or else to be watched, and how much more of it there is; what is late; how its people stand; that
    nothing sets how often to speak.
    """
    sign: Part = ("", "")
    said: list[str] = []
    more = 0
    warnings = urgent_of(marks) or ((marks.warnings or ()) if marks is not None else ())
    late = marks.late if marks is not None else 0
    if warnings:
        sign = severity_sign(warnings[0].severity, glyphs)
        said.append(clean(warning_words(warnings[0])))
        if more := len(warnings) - 1:
            said.append(ngettext("{count} more warning", "{count} more warnings", more).format(count=more))
    if late and line.last_on is None and line.stage is Stage.CUSTOMER:
        said.append(_("never spoken to"))
        late -= 1
    if late:
        said.append(
            ngettext("{count} task or check late", "{count} tasks or checks late", late).format(count=late)
        )
    said += _standing_words(summary, glyphs)
    if marks is not None and not marks.has_interval and line.stage in LIVE_STAGES:
        said.append(_("no “Contact every”: never late"))
    before = f"{sign[0]} " if sign[0] else ""
    return [(before, sign[1]), (_as_many_whole(said, max(width - cell_len(before), 1), more), "")]


def _as_many_whole(said: Sequence[str], width: int, more: int) -> str:
    """As many of some words as have room, each of them whole, and a sign where there are more.

    `more` are counted by the second: where that has no room, the number alone stands behind the first. What is left out
    is not counted besides. Of the first, where it has no room alone, as many parts as have.
    """
    tries = [
        " · ".join(said),
        *(" · ".join((*said[:count], ELLIPSIS)) for count in range(len(said) - 1, 1, -1)),
    ]
    if len(said) > 1:
        tries.append(f"{said[0]} +{more}" if more else f"{said[0]} · {ELLIPSIS}")
    fitting = next((words for words in tries if cell_len(words) <= width), None)
    return as_many(said[0], width)[0] if fitting is None else fitting
