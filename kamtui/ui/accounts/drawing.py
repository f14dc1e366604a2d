"""One line each: an account, a conversation, a person, a task."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from kamtui.domain.center.words import Stance
from kamtui.domain.knowledge.bonds import STRONGEST, Strengths
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_ago, show_day, show_weekday_day
from kamtui.store.accounts.reads import AccountLine
from kamtui.store.calls.reads import CallLine
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.marks import AccountMarks
from kamtui.ui.accounts.looks import gist_words, health_look
from kamtui.ui.center.drawing import grade_text, stances_text
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import (
    columns,
    due_look,
    due_sign,
    due_text,
    severity_sign,
    short_name,
)

WIDE_CALLS = 117
"""From which width on a list of conversations says time and channel: it is wider than one without a panel beside it, so
that a wider window, which has the panel, loses no column."""
LEAD = 2
"""Cells before a name, for the sign of a key account."""
ROOMY = 100
"""From this many cells on a list has room for all of its columns."""
PEOPLE_CELLS = {True: 12, False: 11}
"""The cells of the map's column where there is room, and where there is not."""


def account_heading(width: int, *, with_marks: bool = False, by_city: bool = False) -> Sequence[Part]:
    """The heads of the columns of `draw_account`."""
    heads = {
        "name": _("Account"),
        "stage": _("stage"),
        "abc": "ABC" if width >= ROOMY else "A",
        "health": _("health"),
        "margin": _("margin"),
        "bonds": _("bonds"),
        "city": _("city"),
        "people": _("map"),
        "warnings": _("warn"),
        "last": _("last call"),
        "due": _("next step"),
    }
    return _account_columns(heads, {}, width, with_marks=with_marks, by_city=by_city)


def draw_account(
    line: AccountLine,
    summary: MapSummary | None,
    marks: AccountMarks | None,
    width: int,
    today: date,
    glyphs: Glyphs,
    *,
    with_marks: bool = False,
    by_city: bool = False,
) -> Sequence[Part]:
    """An account in the list: class, bonds, how its people stand to us, last call, next step.

    With marks also its health, margin and warnings; in a narrow window they have the place of stage and people.
    In the order of cities the city has the place of the bonds.
    """
    due = "" if line.next_on is None else due_text(line.next_on, today)
    people = ""
    if summary is not None and line.people:
        people = _map_text(summary, PEOPLE_CELLS[width >= ROOMY], glyphs)
    words = {
        "name": line.name,
        "sign": glyphs.key_account if line.is_key else "",
        "stage": line.stage.label,
        "people": people,
        "city": line.city,
        "last": show_ago(line.last_on, today) if line.last_on else _("never"),
        "due": f"{due_sign(line.next_on, today, glyphs)} {due}",
    }
    looks = {
        "name": "strong" if line.is_key else "",
        "people": "green" if summary is not None and summary.grade.is_green else "dim",
        "last": "dim",
        "due": due_look(line.next_on, today),
    }
    if marks is not None:
        words["abc"] = marks.abc.label if marks.abc else ""
        words["bonds"] = bonds_text(marks.strengths, glyphs)
        looks["abc"] = "strong"
        if marks.margin is not None:
            words["margin"] = show_decimal(marks.margin)
            looks["margin"] = "red" if marks.margin < 0 else ""
        if marks.health is not None and marks.health.value is not None:
            words["health"] = str(marks.health.value)
            looks["health"] = health_look(marks.health.value)
        if marks.warnings:
            worst = max(warning.severity for warning in marks.warnings)
            signs, look = severity_sign(worst, glyphs)
            words["warnings"], looks["warnings"] = f"{signs} {len(marks.warnings)}", look
    return _account_columns(words, looks, width, with_marks=with_marks, by_city=by_city)


def _map_text(summary: MapSummary, cells: int, glyphs: Glyphs) -> str:
    """`3+ ★2▲3●2■1`: the grade, and how people stand. Where not all fit, the neutral ones go: who blocks stays in view."""
    stances = summary.stances
    text = f"{grade_text(summary.grade)} {stances_text(stances, glyphs).replace(' ', '')}"
    if cell_len(text) <= cells:
        return text
    sided: dict[Stance | None, int] = {
        stance: count for stance, count in stances.items() if stance is not Stance.NEUTRAL
    }
    return f"{grade_text(summary.grade)} {stances_text(sided, glyphs).replace(' ', '')}"


def bonds_text(strengths: Strengths | None, glyphs: Glyphs) -> str:
    """The seven bonds as bars, a sign each; ? for one that is not known. Nothing where none was read."""
    if strengths is None or not strengths.is_read:
        return ""
    return "".join("?" if value is None else glyphs.level(value, STRONGEST) for value in strengths.values)


def _account_columns(
    words: dict[str, str], looks: dict[str, str], width: int, *, with_marks: bool, by_city: bool
) -> Sequence[Part]:
    """Class and bonds in a narrow window, and either stage and people or, with marks, all the others."""
    roomy = width >= ROOMY
    sizes: list[tuple[str, int]] = [("name", 0)]
    if roomy or (width >= 44 and not with_marks):
        sizes.append(("stage", 8))
    if width >= 72:
        sizes.append(("abc", 3 if roomy else 1))
        if with_marks:
            sizes += [("health", -6), ("margin", -6)]
        sizes.append(("city", 8) if by_city else ("bonds", 7))
        if roomy or not with_marks:
            sizes.append(("people", PEOPLE_CELLS[roomy]))
        if with_marks:
            sizes.append(("warnings", -4))
    sizes += [("last", -9), ("due", 9)]
    cells = [(words.get(name, ""), size, looks.get(name, "dim")) for name, size in sizes]
    return [(fit(words.get("sign", ""), LEAD), "accent"), *columns(cells, width - LEAD)]


def draw_call(line: CallLine, width: int, today: date, *, with_account: bool = True) -> Sequence[Part]:
    """A conversation in a list: when, with whom, what about; in a wide one also at what time and how.

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
    if is_wide or not with_account:
        cells.append((channel, 7, "dim"))
    if with_account:
        cells.append((account[0], 24 if width >= 88 else 16, account[1]))
    if width >= 60:
        narrow = 16 if not with_account else 12 if width >= 88 else 10
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
