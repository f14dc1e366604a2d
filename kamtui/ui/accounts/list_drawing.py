"""The list of accounts: its views, the columns of each, and an account on one line."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.center.words import Stance
from kamtui.domain.knowledge.bonds import STRONGEST, Strengths
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_ago, show_day, show_days
from kamtui.store.accounts.reads import AccountLine
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.marks import AccountMarks
from kamtui.ui.accounts.looks import health_look
from kamtui.ui.center.drawing import grade_text, stances_text
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Part, text_cells
from kamtui.ui.widgets.looks import GAP, columns, due_look, due_sign, severity_sign
from kamtui.ui.widgets.panel import LIST

LEAST_BESIDE = text_cells(LIST)
"""The cells of a list beside a panel at least: what has room there joins in every window that has as much."""
LEAD = 2
"""Cells before a name, for the sign of a key account."""
NAME, LEAST_NAME = 24, 12
"""The cells that a name keeps before a further column joins, and at least before one of the usual ones goes."""
MAP = 11
"""The cells of the map's column."""
SIZES = {
    "stage": 10,
    "abc": 5,
    "health": -6,
    "margin": -6,
    "bonds": 7,
    "people": MAP,
    "city": MAP,
    "warnings": -4,
    "last": -6,
    "due": -10,
}
"""The cells of each column, in the order in which they stand; below 0 it is right-aligned."""
GIVES_WAY = ("bonds", "city", "people", "margin", "health", "abc", "stage", "warnings", "last")
"""The columns that go where a window is too narrow for names, the first of them first."""


class AccountView(NamedTuple):
    """Accounts of some stages, and the columns in which they are shown.

    A column that is the same for all of them is left out. `always` are those of every window. What would have no room
    beside a panel joins only there, so that a wider window never shows less.
    """

    name: str
    """What the view is remembered by."""
    stages: tuple[Stage, ...]
    always: tuple[str, ...]
    joining: tuple[str, ...]
    """The columns that join one after the other, where names keep their room."""

    @property
    def label(self) -> str:
        return self.stages[0].label if len(self.stages) == 1 else _("live")

    @property
    def with_marks(self) -> bool:
        """Whether health, margin and warnings are shown in any window."""
        return "health" in self.always

    def columns(self, width: int, *, is_beside_panel: bool, by_city: bool) -> dict[str, int]:
        """The columns that are shown in a list of `width`, with their cells; in the order of cities the city is among them."""
        shown, more = list(self.always), list(self.joining)
        if by_city and "city" not in shown:
            gone = "people" if "people" in shown else "margin"
            shown = ["city" if name == gone else name for name in shown]
            more = [gone, *more]
        for name in GIVES_WAY:
            if name in shown and _name_cells(shown, width) < LEAST_NAME:
                shown.remove(name)
        for name in more:
            has_room = _name_cells([*shown, name], width) >= NAME
            if not has_room or not (is_beside_panel or _name_cells([*shown, name], LEAST_BESIDE) >= NAME):
                break
            shown.append(name)
        return {name: size for name, size in SIZES.items() if name in shown}


def _name_cells(shown: Sequence[str], width: int) -> int:
    """The cells that are left for a name."""
    return width - LEAD - sum(GAP + abs(SIZES[name]) for name in shown)


VIEWS = (
    AccountView(
        "live",
        LIVE_STAGES,
        ("stage", "people", "last", "due"),
        ("bonds", "warnings", "health", "margin"),
    ),
    AccountView(
        Stage.PROSPECT.value, (Stage.PROSPECT,), ("city", "people", "last", "due"), ("warnings", "bonds")
    ),
    AccountView(
        Stage.CUSTOMER.value,
        (Stage.CUSTOMER,),
        ("abc", "health", "margin", "warnings", "last", "due"),
        ("bonds", "people"),
    ),
    AccountView(
        Stage.FORMER.value, (Stage.FORMER,), ("city", "people", "last", "due"), ("warnings", "bonds")
    ),
    AccountView(Stage.LOST.value, (Stage.LOST,), ("city", "people", "last", "due"), ("warnings", "bonds")),
)


class AccountColumns(NamedTuple):
    """How the list is laid out just now."""

    view: AccountView
    is_beside_panel: bool = False
    by_city: bool = False

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        heads = {
            "name": _("Account"),
            "stage": _("stage"),
            "abc": _("class"),
            "health": _("health"),
            "margin": _("margin"),
            "bonds": _("bonds"),
            "city": _("city"),
            "people": _("map"),
            "warnings": _("warn"),
            "last": _("spoken"),
            "due": _("next step"),
        }
        return self._laid_out(heads, {}, width)

    def draw(
        self,
        line: AccountLine,
        summary: MapSummary | None,
        marks: AccountMarks | None,
        width: int,
        today: date,
        glyphs: Glyphs,
    ) -> Sequence[Part]:
        """An account: its stage and class, how its people stand to us, when it was spoken to, the next step."""
        abc = marks.abc.label if marks is not None and marks.abc else ""
        words = {
            "name": line.name,
            "sign": glyphs.key_account if line.is_key else "",
            "stage": f"{line.stage.label} {abc}".rstrip(),
            "abc": abc,
            "people": map_text(summary, MAP, glyphs) if summary is not None and line.people else "",
            "city": line.city,
            "last": _spoken(line.last_on, today),
            "due": _due(line.next_on, today, glyphs),
        }
        looks = {
            "name": "strong" if line.is_key else "",
            "abc": "strong",
            "people": "green" if summary is not None and summary.grade.is_green else "dim",
            "last": "dim",
            "due": due_look(line.next_on, today),
        }
        if marks is not None:
            words["bonds"] = bonds_text(marks.strengths, glyphs)
            _add_figures(words, looks, marks, glyphs)
        return self._laid_out(words, looks, width)

    def _laid_out(self, words: dict[str, str], looks: dict[str, str], width: int) -> Sequence[Part]:
        shown = self.view.columns(width, is_beside_panel=self.is_beside_panel, by_city=self.by_city)
        cells = [("name", 0), *shown.items()]
        parts = [(words.get(name, ""), size, looks.get(name, "dim")) for name, size in cells]
        return [(fit(words.get("sign", ""), LEAD), "accent"), *columns(parts, width - LEAD)]


def _spoken(last_on: date | None, today: date) -> str:
    """How long ago an account was last spoken to, in the few cells of its column."""
    if last_on is None:
        return _("never")
    days = (today - last_on).days
    return show_days(days) if days == 1 else show_ago(last_on, today)


def _due(next_on: date | None, today: date, glyphs: Glyphs) -> str:
    """The day of the next step with the sign of what is late before it; nothing where none is planned."""
    if next_on is None:
        return ""
    day = show_day(next_on, today)
    sign = due_sign(next_on, today, glyphs).strip()
    return f"{sign} {day}" if sign and cell_len(day) < abs(SIZES["due"]) - 1 else f"{sign}{day}"


def _add_figures(words: dict[str, str], looks: dict[str, str], marks: AccountMarks, glyphs: Glyphs) -> None:
    """Margin, health and warnings, as far as they are known."""
    if marks.margin is not None:
        words["margin"] = show_decimal(marks.margin)
        looks["margin"] = "red" if marks.margin < 0 else ""
    if marks.health is not None and marks.health.value is not None:
        words["health"] = str(marks.health.value)
        looks["health"] = health_look(marks.health.value)
    if marks.warnings:
        signs, look = severity_sign(max(warning.severity for warning in marks.warnings), glyphs)
        words["warnings"], looks["warnings"] = f"{signs} {len(marks.warnings)}", look


def map_text(summary: MapSummary, cells: int, glyphs: Glyphs) -> str:
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


def marks_words(summary: MapSummary | None, marks: AccountMarks | None, glyphs: Glyphs) -> str:
    """What the panel says of an account that the list beside it may have no room for: `class A · margin 20.5 % · bonds ▇▄▄▂▄▄▂`."""
    if marks is None:
        return ""
    parts = []
    if marks.abc is not None:
        parts.append(_("class {abc}").format(abc=marks.abc.label))
    if marks.margin is not None:
        parts.append(_("margin {percent} %").format(percent=show_decimal(marks.margin)))
    if bonds := bonds_text(marks.strengths, glyphs):
        parts.append(_("bonds {bars}").format(bars=bonds))
    if summary is not None and any(summary.stances.values()):
        parts.append(_("map {summary}").format(summary=map_text(summary, 99, glyphs)))
    return " · ".join(parts)


def list_signs(glyphs: Glyphs) -> list[tuple[str, str]]:
    """What the signs of the list mean, for its help."""
    stances = " ".join(glyphs.stance(stance) for stance in Stance)
    return [
        (glyphs.key_account, _("A key account.")),
        ("A B C", _("Class: A bring the first 80 % of the profit, B up to 95 %, C the rest.")),
        ("0 1 2 3", _("Map: nobody, people, one who weighs, one who weighs and is for us.")),
        ("3+", _("And who is for us decides or approves.")),
        (stances, _("How many people are defenders, supporters, neutral, sceptics, blockers.")),
        (
            f"{glyphs.level(1, 4)}{glyphs.level(4, 4)}?",
            _("Bonds: the seven, from weak to strong; a question mark: not known."),
        ),
        (_("warn"), _("How many warnings its people, bonds and sales give, and how grave.")),
    ]
