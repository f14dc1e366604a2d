"""What several drawings share: columns that fit, and the look of a date, a person, a stage."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from kamtui.domain.accounts.next_step import NextStep, next_step
from kamtui.domain.center.words import Stance
from kamtui.domain.text.cleaning import clean
from kamtui.domain.warning import Severity
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit_exactly
from kamtui.ui.widgets.line_list import Part

GAP = 2
"""Cells between columns."""
WHEN = 9
"""Cells for the sign at the head of a line and the day behind it, in all lists that begin with a day."""


def columns(cells: Sequence[tuple[str, int, str]], width: int) -> list[Part]:
    """Words in columns: (text, cells, looks); a width of 0 takes the room that is left, below 0 is right-aligned.

    Columns of no room are left out with their gap.
    """
    fixed = sum(abs(size) for _text, size, _looks in cells if size)
    flexible = sum(1 for _text, size, _looks in cells if not size)
    room = max(width - fixed - GAP * (len(cells) - 1), 0)
    parts: list[Part] = []
    for text, size, looks in cells:
        if size == 0:
            size = room // max(flexible, 1)
        if parts:
            parts.append((" " * GAP, ""))
        parts.append((fit_exactly(clean(text), abs(size), right=size < 0), looks))
    return parts


def before_day(sign: Part, day: Part, cells: int) -> list[Part]:
    """A sign right before the day that it is about, both flush right: `   ▸ −4d`; of a far day that is too long its end."""
    words = f"{sign[0]} {day[0]}" if sign[0] and day[0] else sign[0] or day[0]
    if sign[0] and cell_len(words) > cells:
        words = f"{sign[0]} {day[0].partition(' ')[2]}"
    if not sign[0] or cell_len(words) > cells:
        return [(fit_exactly(words, cells, right=True), day[1] or sign[1])]
    gap = " " * (cells - cell_len(words))
    return [(f"{gap}{sign[0]}", sign[1]), (words[len(sign[0]) :], day[1])]


def due_look(due_on: date | None, today: date) -> str:
    """The looks of a due date."""
    return {
        NextStep.OVERDUE: "red",
        NextStep.TODAY: "strong",
        NextStep.NOTHING: "dim",
        NextStep.LATER: "",
    }[next_step(due_on, today)]


def due_sign(due_on: date | None, today: date, glyphs: Glyphs) -> str:
    """The sign of a due date, so that colour is not alone."""
    return glyphs.overdue if next_step(due_on, today) is NextStep.OVERDUE else " "


def stance_look(stance: Stance | None) -> str:
    """The looks of a stance's sign."""
    match stance:
        case Stance.DEFENDER | Stance.SUPPORTER:
            return "green"
        case Stance.SCEPTIC:
            return "amber"
        case Stance.BLOCKER:
            return "red"
        case _:
            return "dim"


def short_name(name: str) -> str:
    """The last word of a person's name, by which a salesperson calls them in a list."""
    words = clean(name).split()
    return words[-1] if words else ""


def severity_sign(severity: Severity | None, glyphs: Glyphs) -> tuple[str, str]:
    """The sign of a warning and its looks; a way in has an arrow."""
    match severity:
        case None:
            return glyphs.way_in, "accent"
        case Severity.AMBER:
            return "!", "amber"
        case Severity.RED:
            return "!!", "red"
        case _:
            return "!!!", "red strong"
