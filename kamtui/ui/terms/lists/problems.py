"""The problems of all accounts in place 4: by severity and what is at stake; those that are settled, on demand (K6)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.accounts.next_step import is_late
from kamtui.domain.amounts import whole_amount
from kamtui.domain.listing import Listing
from kamtui.domain.terms.problem import problem_warnings, show_weight, stake_words
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.day_spans import DaysAndWords
from kamtui.domain.time.shown_days import show_due, show_short_ago
from kamtui.domain.warning import Warning
from kamtui.exchange.lists.ledger import problem_listing
from kamtui.store.terms.problem_reads import ProblemLine, is_any_at_stake, problem_ids, problem_lines
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.kept import Way
from kamtui.ui.shell.text import fit
from kamtui.ui.terms.counted import Counted
from kamtui.ui.terms.drawing import problem_sign, problem_words
from kamtui.ui.terms.ledger_drawing import problem_panel
from kamtui.ui.terms.lists.accepted import Accepted
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, Needed, columns, due_sign, fixed_columns, widest
from kamtui.ui.widgets.paged_lines import PagedLines

SETTLED = "settled"
"""The way to show the problems that are settled, in place of those that are not."""
ABOUT_A_PROBLEM = ("task.done", "line.open", "line.edit", "line.delete", "task.snooze")
OF_TERMS = ("term.check", "term.renegotiate")
SIGN, AGE, NEXT = 2, 5, 9
"""Cells for how grave a problem is, since when it is open, when the next step is due."""


class WarnedProblem(NamedTuple):
    """A problem, and what is wrong with it and is told, the severest first."""

    line: ProblemLine
    warnings: tuple[Warning, ...]

    @property
    def worst(self) -> Warning | None:
        """The severest warning of all."""
        return next(iter(self.warnings), None)


def severity_words(severity: int) -> str:
    """`severity high`."""
    return _("severity {weight}").format(weight=show_weight(severity))


def stake_cell(line: ProblemLine) -> tuple[str, str]:
    """What is at stake in a year, and its look; that it is not known is said."""
    stake = line.live.at_stake
    return (_("not known"), "dim") if stake is None else (whole_amount(stake), "")


def _worth() -> int:
    """The cells for what is at stake."""
    return widest(9, _("not known"), _("a year"))


def draw_problem_of_all(
    warned: WarnedProblem,
    width: int,
    today: date,
    glyphs: Glyphs,
    *,
    is_settled: bool,
    with_stake: bool = True,
    needed: Needed,
) -> Sequence[Part]:
    """A problem on one line: how grave, what, whose, what is at stake, since when it is open, its next step.

    `with_stake` where that is known of any in the list.
    """
    line, entry = warned.line, warned.line.entry
    sign, look = ("", "dim") if is_settled else problem_sign(entry.severity)
    step, step_look = _("none"), "dim"
    if line.next_on is not None:
        step = f"{due_sign(line.next_on, today, glyphs)} {show_due(line.next_on, today)}".strip()
        step_look = "red" if is_late(line.next_on, today) else ""
    since = line.settled_on if is_settled and line.settled_on is not None else entry.noted_on
    state = entry.state.label if is_settled else step
    faint = "dim" if is_settled else ""
    words, whose = _both(width, needed, with_stake=with_stake)
    cells = [
        (sign, SIGN, look),
        (problem_words(line), words, faint),
        (line.account, whose, faint),
        *([_right(stake_cell(line), _worth())] if with_stake else []),
        (show_short_ago(since, today), -AGE, "dim"),
        (state, NEXT if is_settled else -NEXT, "dim" if is_settled else step_look),
    ]
    return fixed_columns(cells)


def problems_needed(first: Callable[[], Iterable[WarnedProblem]]) -> Needed:
    """The cells that what a problem is needs with the account behind it, in the first problems of a list."""
    return Needed(
        lambda: (
            (cell_len(clean(problem_words(warned.line))), cell_len(clean(warned.line.account)))
            for warned in first()
        ),
        _("problem"),
        _("account"),
    )


def _both(width: int, needed: Needed, *, with_stake: bool) -> tuple[int, int]:
    """The cells of what the problem is and of the account; what both leave is behind the account."""
    room = max(width - SIGN - GAP - (_worth() + GAP if with_stake else 0) - AGE - GAP - NEXT - GAP, 0)
    words, _whose = needed.columns(room)
    return words, max(room - GAP - words, 0)


def _right(words: tuple[str, str], size: int) -> tuple[str, int, str]:
    return words[0], -size, words[1]


def problems_heading(
    width: int, *, is_settled: bool, with_stake: bool = True, needed: Needed
) -> Sequence[Part]:
    """The heads of the columns of `draw_problem_of_all`."""
    words, whose = _both(width, needed, with_stake=with_stake)
    cells = [
        ("", SIGN, "dim"),
        (_("problem"), words, "dim"),
        (_("account"), whose, "dim"),
        *([(_("a year"), -_worth(), "dim")] if with_stake else []),
        (_("ago") if is_settled else _("age"), -AGE, "dim"),
        (_("state"), NEXT, "dim") if is_settled else (_("next step"), -NEXT, "dim"),
    ]
    return columns(cells, width)


class ListOfProblems:
    """The problems of all accounts that are live, or those that are settled."""

    def __init__(self, desk: Desk, accepted: Accepted, shows: Way[str]) -> None:
        self._desk = desk
        self._accepted = accepted
        self._shows = shows
        self.category = None
        """Problems have none."""
        self._needed = problems_needed(tuple)
        self._with_stake = False
        """Whether it is known of any problem in the list what is at stake."""
        self.lines: PagedLines[WarnedProblem] = PagedLines([], lambda ids: {}, lambda warned, width: [])

    @property
    def is_settled(self) -> bool:
        """Whether the settled ones are shown."""
        return self._shows.now == SETTLED

    # -- reading

    def ids(self, asked: DaysAndWords) -> Sequence[int]:
        """The problems that have the days and the words that are asked for."""
        return problem_ids(self._desk.book, are_settled=self.is_settled, words=asked.words, days=asked.days)

    def fill(self, asked: DaysAndWords, ids: Sequence[int]) -> str:
        """Take these problems as the lines; the words among what was asked for that are to be lit in them."""
        today, glyphs, is_settled = self._desk.today, self._desk.glyphs, self.is_settled
        with_stake = self._with_stake = is_any_at_stake(self._desk.book, ids)
        self.lines = PagedLines(
            ids,
            self._load,
            lambda warned, width: draw_problem_of_all(
                warned,
                width,
                today,
                glyphs,
                is_settled=is_settled,
                with_stake=with_stake,
                needed=self._needed,
            ),
        )
        self._needed = problems_needed(lambda: self.lines.first())
        return asked.words

    def _load(self, ids: Sequence[int]) -> dict[int, WarnedProblem]:
        found = problem_lines(self._desk.book, ids)
        return {problem_id: self._with_warnings(line) for problem_id, line in found.items()}

    def _with_warnings(self, line: ProblemLine) -> WarnedProblem:
        if not line.entry.state.is_live:
            return WarnedProblem(line, ())
        told = self._accepted.left_of(
            problem_warnings([line.live], self._desk.today, self._desk.thresholds.terms.problem_days)
        )
        return WarnedProblem(line, tuple(told))

    # -- drawing

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        return problems_heading(
            width, is_settled=self.is_settled, with_stake=self._with_stake, needed=self._needed
        )

    def legend(self) -> Sequence[tuple[str, str]]:
        """What is explained below the list: how grave a problem is; of one that is settled no more."""
        if self.is_settled:
            return ()
        return [(problem_sign(weight)[0], severity_words(weight)) for weight in (3, 2)]

    def orders(self) -> Mapping[str, str]:
        """No other order can be chosen."""
        return {}

    def rates(self, counted: Counted, width: int) -> Content:
        """Which problems are shown, in which order, and how the others are."""
        words = _("by severity and what it is worth · {list.order} shows what is settled")
        if self.is_settled:
            words = _("settled, the last first · {list.order} shows what is open")
        return Content.styled(fit(words, width), "$faint")

    def empty_words(self, typed: str, counted: Counted) -> str:
        """What is said where there is nothing; `typed` is the filter."""
        if typed:
            return _("No problem here has these words or days. {list.clear} clears the filter.")
        if self.is_settled:
            return _("No problem was settled yet.\n\n{list.order} shows those that are open.")
        return _(
            "No customer has a problem that we know of.\n"
            "Here stand the problems and threats of all accounts,\n"
            "by severity and by what it is worth to solve them.\n\n"
            "{problem.new}   notes a problem or a threat\n"
            "{list.order}   shows what is settled"
        )

    # -- the line at hand

    def _warned(self, cursor: int) -> WarnedProblem | None:
        return self.lines.value(cursor) if cursor < len(self.lines) else None

    def at_hand(self, cursor: int) -> AtHand:
        warned = self._warned(cursor)
        if warned is None:
            return AtHand()
        line = warned.line
        first, *others = warned.warnings or (None,)
        return AtHand(
            line.entry.account_id,
            problem_id=line.problem_id,
            warning=first,
            further_warnings=tuple(warning for warning in others if warning is not None),
        )

    def panel(self, cursor: int, width: int) -> Content:
        """The problem of a line, whole."""
        warned = self._warned(cursor)
        assert warned is not None
        return problem_panel(warned.line, "", width, account=warned.line.account, today=self._desk.today)

    def words(self, cursor: int) -> str:
        """The problem of a line in words, for a window without a panel: what is wrong with it, or else all of it."""
        warned = self._warned(cursor)
        if warned is None:
            return ""
        if warned.worst is not None:
            return clean(warned.worst.sentence)
        line = warned.line
        stake = stake_words(line.entry.worth_yearly, line.entry.cost_yearly)
        parts = (problem_words(line), line.account, stake, line.entry.solution)
        return " · ".join(clean(part) for part in parts if part)

    def refusal(self, act_id: str, cursor: int) -> str | None:
        """Why an act does nothing about the line at hand; None where it does something, or is about no line."""
        if act_id not in (*ABOUT_A_PROBLEM, *OF_TERMS):
            return None
        warned = self._warned(cursor)
        if warned is None:
            return _("There is no problem in this list: {problem.new} notes one.")
        if act_id in OF_TERMS:
            return _("That is for a term, and this line is none.")
        if act_id == "task.snooze" and warned.worst is None:
            return _(
                "That hides a warning, and nothing is wrong with this: {task.new} plans what is done next."
            )
        return None

    def load(self, ids: Sequence[int]) -> Mapping[int, ProblemLine]:
        """Some of the problems, as they are copied."""
        return problem_lines(self._desk.book, ids)

    def listing(self, problems: Sequence[ProblemLine]) -> Listing:
        """Problems as they leave the program."""
        return problem_listing(problems)
