"""The list of accounts: its views, the columns of each, and an account on one line."""

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.knowledge.strengths import STRONGEST, Strengths
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, code
from kamtui.domain.time.shown_days import show_due, show_short_ago
from kamtui.domain.warning import Severity, Warning
from kamtui.store.accounts.reads import AccountLine, AccountOrder, FilledColumns
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.marks import AccountMarks
from kamtui.ui.accounts.looks import health_look
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Part, text_cells
from kamtui.ui.widgets.looks import GAP, columns, due_look, due_sign, widest
from kamtui.ui.widgets.panel import LIST

LEAST_BESIDE = text_cells(LIST)
"""The cells of a list beside a panel at least: what has room there joins in every window that has as much."""
LEAD = 2
"""Cells before a name, for the sign of a key account."""
NAME, LEAST_NAME = 24, 12
"""The cells that a name keeps before a further column joins, and at least before one of the usual ones goes."""
ENOUGH_NAME, WIDEST_CITY = 28, 18
"""The cells of a name from which on a city takes what more there is, and how many it takes."""
SIZES = {
    "stage": 10,
    "abc": 5,
    "health": -6,
    "margin": -7,
    "bonds": 7,
    "people": 9,
    "city": 10,
    "warnings": -3,
    "last": -6,
    "due": -9,
}
"""The cells of each column, in the order in which they stand; below 0 it is right-aligned. The head of the urgent ones runs on."""
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
        return self.stages[0].label_of_several if len(self.stages) == 1 else _("live")

    @property
    def with_marks(self) -> bool:
        """Whether warnings, and perhaps health and margin, are shown in any window."""
        return "warnings" in self.always

    def columns(
        self, width: int, *, is_beside_panel: bool, by_city: bool, empty: frozenset[str] = frozenset()
    ) -> dict[str, int]:
        """The columns that are shown in a list of `width`, with their cells; in the order of cities the city is among them.

        Those that are `empty` throughout are left out, and others have their room.
        """
        shown, more = ([name for name in names if name not in empty] for names in (self.always, self.joining))
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
        sizes = {name: size for name, size in _sizes().items() if name in shown}
        if "city" in sizes:
            left = _name_cells(shown, width) - ENOUGH_NAME
            sizes["city"] += min(max(left, 0), WIDEST_CITY - sizes["city"])
        return sizes


def empty_columns(filled: FilledColumns, has_sales: bool) -> frozenset[str]:
    """The columns of which nothing is known of any account in the list."""
    there = {"city": filled.cities, "bonds": filled.bonds, "abc": has_sales, "margin": has_sales}
    return frozenset(name for name, is_there in there.items() if not is_there)


def _heads() -> dict[str, str]:
    """The heads of all columns."""
    return {
        "name": _("account"),
        "stage": _("stage"),
        "abc": _("class"),
        "health": _("health"),
        "margin": _("margin"),
        "bonds": _("bonds"),
        "city": _("city"),
        "people": _("for us"),
        "warnings": _("urgent"),
        "last": _("spoken"),
        "due": _("next step"),
    }


@cache
def _sizes_in(_language: str) -> dict[str, int]:
    """The cells of each column in a language: as many as its head and the words of the interface need."""
    heads = _heads()
    words = {
        "stage": [stage.label for stage in LIVE_STAGES] + [f"{Stage.CUSTOMER.label} A"],
        "last": [f"!! {_('never')}"],
        "people": [_("no people"), _("not known"), _("not key"), _("some key"), _("decider")],
    }
    # The head of the urgent ones runs on.
    grown = {
        name: widest(abs(size), *words.get(name, ()), *([heads[name]] if name != "warnings" else []))
        for name, size in SIZES.items()
    }
    return {name: -grown[name] if size < 0 else grown[name] for name, size in SIZES.items()}


def _sizes() -> dict[str, int]:
    return _sizes_in(code())


def _name_cells(shown: Sequence[str], width: int) -> int:
    """The cells that are left for a name."""
    return width - LEAD - sum(GAP + abs(_sizes()[name]) for name in shown)


VIEWS = (
    AccountView(
        "live",
        LIVE_STAGES,
        ("stage", "people", "warnings", "last", "due"),
        ("bonds", "health", "margin"),
    ),
    AccountView(
        Stage.PROSPECT.value, (Stage.PROSPECT,), ("people", "warnings", "last", "due"), ("city", "bonds")
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


LEAST_ORDER = 27
"""Cells beside the views in which the usual order is named, with the gap before it."""
SHORT_ORDER = 15
"""The same where the views with their counts leave no more: in the shortest words."""


def order_words(order: AccountOrder, view: AccountView, room: int) -> str:
    """In which order the accounts stand, in as many words as there is room for."""
    match order:
        case AccountOrder.NAME:
            tries = [_("by name")]
        case AccountOrder.LAST_CALL:
            tries = [_("by last call")]
        case AccountOrder.CITY:
            tries = [_("by city")]
        case AccountOrder.NEXT_STEP if len(view.stages) > 1:
            tries = [
                _("key accounts first, then customers, then prospects: each by next step, “none” last"),
                _("key, customers, prospects: by next step, “none” last"),
                _("key, customers, prospects: by next step"),
                _("key and customers first, by next step"),
                _("key first, by next step"),
                _("by next step"),
            ]
        case AccountOrder.NEXT_STEP:
            tries = [
                _("key accounts first, then by next step, “none” last"),
                _("key accounts first, then by next step"),
                _("key first, by next step"),
                _("by next step"),
            ]
    return next((words for words in tries if cell_len(words) <= room), tries[-1])


class AccountColumns(NamedTuple):
    """How the list is laid out just now."""

    view: AccountView
    is_beside_panel: bool = False
    by_city: bool = False
    empty: frozenset[str] = frozenset()
    """The columns that have nothing in the whole list."""

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        return self._laid_out(_heads(), {}, width)

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
            "stage": _stage_words(line.stage.label, abc),
            "abc": abc,
            "people": support_words(summary) if summary is not None else "",
            "city": line.city,
            "last": _spoken(line.last_on, today, marks.greeting if marks is not None else Greeting.FINE),
            "due": _due(line, today, glyphs),
        }
        looks = {
            "name": "strong" if line.is_key else "",
            "abc": "strong",
            "people": "green" if summary is not None and summary.grade.is_green else "dim",
            "last": "dim",
            "due": due_look(line.next_on, today),
        }
        if marks is not None:
            # Faint where no interval is set: such an account is never late.
            looks["last"] = greeting_sign(marks.greeting)[1] or ("" if marks.has_interval else "dim")
            words["bonds"] = bonds_text(marks.strengths, glyphs)
            _add_figures(words, looks, marks)
        return self._laid_out(words, looks, width)

    def _laid_out(self, words: dict[str, str], looks: dict[str, str], width: int) -> Sequence[Part]:
        cells = _cells(self, width, code())
        parts = columns(
            [(words.get(name, ""), size, looks.get(name, "dim")) for name, size in cells], width - LEAD
        )
        return [(fit(words.get("sign", ""), LEAD), "accent"), *parts]


@lru_cache(maxsize=64)
def _cells(shown: AccountColumns, width: int, _language: str) -> tuple[tuple[str, int], ...]:
    """The columns of a list so wide with their cells, the name first, which has what is left: the same for all its lines."""
    sizes = shown.view.columns(
        width, is_beside_panel=shown.is_beside_panel, by_city=shown.by_city, empty=shown.empty
    )
    return (("name", 0), *sizes.items())


def _stage_words(stage: str, abc: str) -> str:
    """The stage with the class, `customer A`; without it where the stage, which is a rare one with sales, would be cut for it."""
    words = f"{stage} {abc}".rstrip()
    return words if cell_len(words) <= _sizes()["stage"] else stage


def _spoken(last_on: date | None, today: date, state: Greeting) -> str:
    """How long ago an account was last spoken to; a sign before it where that is too long."""
    said = _("never") if last_on is None else show_short_ago(last_on, today)
    sign, _look = greeting_sign(state)
    return f"{sign} {said}" if sign else said


def greeting_sign(state: Greeting) -> tuple[str, str]:
    """The sign of nobody having been spoken to for too long, as Today has it, and its looks."""
    if state < Greeting.AMBER:
        return "", ""
    return ("!", "amber") if state is Greeting.AMBER else ("!!", "red")


def _due(line: AccountLine, today: date, glyphs: Glyphs) -> str:
    """The day of the next step with the sign of what is late before it, or that there is none where there should be one."""
    if line.next_on is None:
        return _("none") if line.stage in LIVE_STAGES else ""
    return f"{due_sign(line.next_on, today, glyphs)} {show_due(line.next_on, today)}".strip()


def _add_figures(words: dict[str, str], looks: dict[str, str], marks: AccountMarks) -> None:
    """Margin, health and how much is urgent, as far as they are known."""
    if marks.margin is not None:
        words["margin"] = show_decimal(marks.margin)
        looks["margin"] = "red" if marks.margin < 0 else ""
    if marks.health is not None and marks.health.value is not None:
        words["health"] = str(marks.health.value)
        looks["health"] = health_look(marks.health.value)
    urgent = urgent_of(marks)
    if count := len(urgent) + marks.late:
        words["warnings"] = str(count)
        looks["warnings"] = "strong"  # red is the day of what is late, not how much


def urgent_of(marks: AccountMarks | None) -> list[Warning]:
    """What is wrong and pressing, the gravest first: only that tells one account from another in a list.

    What is to be watched stands in the panel and on the account's page.
    """
    warnings = marks.warnings if marks is not None else None
    return [warning for warning in warnings or () if warning.severity >= Severity.RED]


def support_words(summary: MapSummary) -> str:
    """Who of those that count is for us: who decides, another key player, none; or that it is not known, or nobody at all there."""
    if summary.grade.is_green:
        return _("decider")
    if summary.grade.value == 2 and not summary.is_known:
        return _("not known")
    return {0: _("no people"), 1: _("not known"), 2: _("not key"), 3: _("some key")}[summary.grade.value]


def bonds_text(strengths: Strengths | None, glyphs: Glyphs) -> str:
    """The seven bonds as bars, a sign each; ? for one that is not known. Nothing where none was read."""
    if strengths is None or not strengths.is_read:
        return ""
    return "".join("?" if value is None else glyphs.level(value, STRONGEST) for value in strengths.values)


def list_signs(glyphs: Glyphs) -> list[tuple[str, str]]:
    """What the signs of the list mean, for its help."""
    return [
        (glyphs.key_account, _("A key account.")),
        ("A B C", _("Class: A bring the first 80 % of the profit, B up to 95 %, C the rest.")),
        (_("decider"), _("For us: a key player who decides or approves.")),
        (_("some key"), _("For us: a key player, but none who decides or approves.")),
        (_("not key"), _("For us: no key player; others may be.")),
        (_("not known"), _("For us: no key player is known, or not how they stand.")),
        (_("none"), _("No next step: last of their kind, as whatever has no day in every list.")),
        (
            f"{glyphs.level(1, 4)}{glyphs.level(4, 4)}?",
            _("Bonds: the seven, from weak to strong; a question mark: not known."),
        ),
        (
            _("urgent"),
            _(
                "How much is pressing: warnings, late tasks and checks, a customer who was never spoken to. Empty: nothing is. The line below or the panel says it."
            ),
        ),
        ("! !!", _("Before the last contact: longer ago than it should be, longer than it may be.")),
        (_("spoken"), _("Faint: no “Contact every” is set, so it is never late.")),
    ]
