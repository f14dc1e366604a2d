"""The chain in lines: the tree, the prospects, who brings them, the sources."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from rich.cells import cell_len

from kamtui.domain.amounts import whole_amount
from kamtui.domain.chain.forest import Forest, Naming, Root
from kamtui.domain.chain.harvest import Center, Referrer, SourceYield, Yield, grade_of
from kamtui.domain.chain.prospect import Prospect, ProspectState, letters, state_of
from kamtui.domain.chain.words import Answer, Question, four_questions, question_words
from kamtui.domain.text import language
from kamtui.domain.text.language import _, ngettext, pgettext
from kamtui.domain.time.shown_days import show_due, show_short_ago
from kamtui.ui.chain.tree import TreeRow
from kamtui.ui.chain.week_drawing import week_signs
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.line_list import Lines, Part, RecordLines
from kamtui.ui.widgets.looks import GAP, columns, due_look, due_sign, widest

T = TypeVar("T")

Cell = tuple[str, int, str]
FOLD = 2
"""Cells before the names of the tree, for the sign of a branch."""
GRADE = 5
"""Cells for the grade of who named some; with how many they named it stands where prospects have their state."""
NOT_ALL = "+?"
"""Behind a profit of which not all is known."""
SPOKEN = 6
"""Cells for how long ago somebody was spoken to."""
DAY = 9
"""Cells of the day on which something comes next."""
PROFIT, FEES = 8, 11
"""Cells for amounts, which say something else once they are cut: profits have as many as the longest needs."""
ROOMY = 76
"""From this width on there is room for the columns that matter less."""
WIDE = 117
"""From this width on where people are has a column of its own: wider than a list without a panel beside it, so that a
wider window, which has the panel, loses no column."""


def state_look(state: ProspectState) -> str:
    """The looks of a state: who buys of us and what falls silent stand out, what is over, or not begun, is faint."""
    return {
        ProspectState.WON: "accent",
        ProspectState.LOST: "dim",
        ProspectState.CUSTOMER: "accent",
        ProspectState.FORMER: "dim",
        ProspectState.QUALIFIED: "",
        ProspectState.SILENT: "strong",
        ProspectState.OPEN: "dim",
    }[state]


def chain_signs(glyphs: Glyphs) -> list[tuple[str, str]]:
    """What the heads and signs of the chain stand for, for the help."""
    return [
        (four_questions(), ", ".join(question.label for question in Question)),
        *((answer.letter, answer.label) for answer in Answer),
        ("A+ A", _("gave several names, or one, in 12 months")),
        ("B", _("influential, and gave none yet")),
        (pgettext("grade", "lapsed"), _("gave names, but none in 12 months")),
        (_("none"), _("as a next step: nothing is planned")),
        (_("named"), _("prospects whom a person or a source named")),
        (_("brought"), _("these, and all whom they named in turn, down to the last")),
        (_("fit"), _("how many of them are qualified: yes to all four questions")),
        (
            "!",
            _("of a person: thanks are owed for a name; of a source: it cost money and brought no customer"),
        ),
        *week_signs(glyphs),
    ]


class ChainLines(Lines):
    """The tree: each line with its depth, how the prospect stands and what comes next."""

    def __init__(
        self,
        rows: Sequence[TreeRow],
        forest: Forest,
        people: Mapping[int, Referrer],
        silent: Collection[int],
        today: date,
        glyphs: Glyphs,
    ) -> None:
        """`silent` are the prospects in whose branch nothing happens."""
        self._rows = rows
        self._forest = forest
        self._people = people
        self._silent = silent
        self._today = today
        self._glyphs = glyphs

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        return self._rows[index].key

    def value(self, index: int) -> TreeRow | None:
        """The row of a line."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        # In a narrow window a name is worth more than the depth, which the last column says too.
        depth = " " * min(2 * row.depth, max(width // 3, 2))
        lead = f"{depth}{self._glyphs.fold(is_folded=row.is_folded, has_more=row.has_more)} "
        room = width - len(lead)
        cells = self._namer(row, width) if row.naming is None else self._prospect(row, row.naming, width)
        return [(lead, "dim"), *columns(cells, room)]

    def _namer(self, row: TreeRow, width: int) -> Sequence[Cell]:
        if row.source is not None:
            name, where, grade, look, last = row.source.label, "", " ", "accent", ""
        else:
            person = self._people.get(row.person_id or 0)
            first = self._forest.under[Root(None, row.person_id, row.account_id)][0]
            name, look = first.by_person, "strong"
            where = (first.by_account or _("outside")) if row.depth == 0 else ""
            namings = self._forest.named_by.get(row.person_id or 0, ())
            grade = grade_of(namings, person is not None and person.is_influential, self._today)
            last = _since(person.last_on if person is not None else None, self._today)
        named = named_words(row.named)
        words = ", ".join(part for part in (name, where) if part)
        brought = [
            (words, 0, look),
            (named, _so_far_cells(), "dim"),
            (grade or pgettext("grade", "lapsed"), _grade_cells(), "accent" if grade else "dim"),
        ]
        return _tree_cells(brought, last, ("", ""), width)

    def _prospect(self, row: TreeRow, naming: Naming, width: int) -> Sequence[Cell]:
        prospect = self._forest.prospects[naming.account_id]
        state = state_of(prospect, is_silent=prospect.account_id in self._silent)
        label, look = state.label, state_look(state)
        if row.is_elsewhere:
            label, look = _("see above"), "dim"
        following = _next(prospect, self._today, self._glyphs)
        silent = _since(prospect.last_on, self._today)
        answered = "" if prospect.is_qualified else "dim"
        return _tree_cells(
            [
                (prospect.name, 0, "dim" if prospect.is_lost else ""),
                (letters(prospect.answers), 4, answered),
                (label, _so_far_cells() + GAP + _grade_cells(), look),
            ],
            silent,
            (following, due_look(prospect.next_on, self._today) if prospect.next_on else "dim"),
            width,
        )


def chain_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of the tree."""
    room = max(width - FOLD - _behind_name_cells(width), 0)
    heads = [
        *_name_heads(_("name"), _("name"), room),
        (_("so far"), _so_far_cells(), "dim"),
        (_("grade"), _grade_cells(), "dim"),
    ]
    cells = _tree_cells(heads, _("spoken"), (_("next step"), "dim"), width)
    return [(" " * FOLD, ""), *columns(cells, width - FOLD)]


def _name_heads(name: str, short: str, room: int) -> list[Cell]:
    """The heads of names in so many cells and of the answers behind them.

    The four questions stand there in words, over the free cells before them too, where beside a `short` name they have room.
    """
    words = question_words()
    if cell_len(short) + cell_len(words) <= room + 4:  # the gap between both is that between their columns
        return [(short, 0, "dim"), (words, -4, "dim")]
    return [(name, 0, "dim"), (four_questions(), 4, "dim")]


def _behind_name_cells(width: int) -> int:
    """The cells of the columns of the tree behind the names, with their gaps."""
    cells = _tree_cells(
        [("", 4, ""), ("", _so_far_cells(), ""), ("", _grade_cells(), "")], "", ("", ""), width
    )
    return sum(GAP + abs(size) for _text, size, _look in cells)


def _tree_cells(first: Sequence[Cell], last: str, following: Part, width: int) -> Sequence[Cell]:
    """The columns of the tree: `first` are a prospect's name, answers and state; a person's name, what they named, grade."""
    cells = list(first)
    if width >= ROOMY:
        cells.append((last, -widest(SPOKEN, _("spoken")), "dim"))
    return [*cells, (following[0], -widest(DAY, _("next step")), following[1])]


def _so_far_cells() -> int:
    """The cells for the state of a prospect, or how many somebody named."""
    return _so_far_cells_in(language.code())  # each line asks for it


@cache
def _so_far_cells_in(_code: str) -> int:
    named = named_words(99)
    # States run on over the grade.
    states = (cell_len(state.label) - GAP - _grade_cells() for state in ProspectState)
    return max(cell_len(_("so far")), cell_len(named), *states)


def named_words(count: int) -> str:
    """How many prospects somebody, or a source, named: `named 3`."""
    return ngettext("named {count}", "named {count}", count).format(count=count)


def _grade_cells() -> int:
    return widest(GRADE, _("grade"), pgettext("grade", "lapsed"))


def _since(last_on: date | None, today: date) -> str:
    """How long ago somebody was spoken to, at most 5 cells."""
    return _("never") if last_on is None else show_short_ago(last_on, today)


def _next(prospect: Prospect, today: date, glyphs: Glyphs) -> str:
    """The day of what comes next, with the sign of what is late before it; nothing where nothing is planned."""
    if prospect.next_on is None:
        return ""
    return f"{due_sign(prospect.next_on, today, glyphs)} {show_due(prospect.next_on, today)}".strip()


def draw_prospect(
    prospect: Prospect, named_by: str, is_silent: bool, width: int, today: date, glyphs: Glyphs
) -> Sequence[Part]:
    """A prospect in a list of its own: what is still unknown, by whom it was named, what comes next."""
    state = state_of(prospect, is_silent=is_silent)
    following = _next(prospect, today, glyphs) or _("none")
    cells = [
        (prospect.name, 0, ""),
        (letters(prospect.answers), 4, "" if prospect.is_qualified else "dim"),
    ]
    cells.append((state.label, 9, state_look(state)))
    if width >= ROOMY:
        cells.append((named_by, 24, "dim"))
    cells.append((following, -DAY, due_look(prospect.next_on, today)))
    return columns(cells, width)


def prospect_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `draw_prospect`."""
    behind = 4 + GAP + 9 + GAP + DAY + GAP + (24 + GAP if width >= ROOMY else 0)
    cells = [*_name_heads(_("prospect"), "", max(width - behind, 0)), (_("state"), 9, "dim")]
    if width >= ROOMY:
        cells.append((_("named by"), 24, "dim"))
    cells.append((_("next step"), -DAY, "dim"))
    return columns(cells, width)


class YieldLines(RecordLines[T]):
    """Lines of who or what brings prospects; the column of what those won earned is as wide as the longest amount."""

    def __init__(
        self,
        records: Sequence[T],
        key_of: Callable[[T], Hashable],
        yield_of: Callable[[T], Yield],
        drawer: Callable[[T, int, int], Sequence[Part]],
    ) -> None:
        """`drawer` is handed the cells of a line, and those of that column."""
        profits = [brought.profit for brought in map(yield_of, records) if brought.profit is not None]
        # The longest is the largest or the smallest, each perhaps with the sign that not all of it is known.
        longest = max(
            (cell_len(whole_amount(end)) for end in ([max(profits), min(profits)] if profits else ())),
            default=0,
        )
        self.profit = max(PROFIT, longest + cell_len(NOT_ALL))
        super().__init__(records, key_of, lambda record, width: drawer(record, width, self.profit))


def draw_center(center: Center, width: int, today: date, profit: int) -> Sequence[Part]:
    """Somebody who brings prospects: what came of them through all generations, and what is owed to them."""
    person, brought = center.person, center.tree
    where = person.account or _("outside")
    # Where they are has no column of its own but in a wide list: what came of them matters more.
    name = f"{person.name}, {where}" if ROOMY <= width < WIDE else person.name
    cells = [
        ("!" if center.thanks_owed else "", 1, "amber"),
        (
            center.grade or (pgettext("grade", "lapsed") if brought.named else ""),
            _grade_cells(),
            "accent" if center.grade else "dim",
        ),
        (name, 0, "strong"),
    ]
    if width >= WIDE:
        cells.append((where, 22, "dim"))
    cells += [
        (str(brought.named or "·"), -_brought_cells(), ""),
        (str(brought.qualified or "·"), -4, ""),
        (str(brought.won or "·"), -3, "strong" if brought.won else "dim"),
    ]
    if width >= ROOMY:
        cells.append((_profit(brought), -profit, "dim"))
    cells.append((_since(person.last_on, today), -SPOKEN, "dim"))
    return columns(cells, width)


def center_heading(width: int, profit: int = PROFIT) -> Sequence[Part]:
    """The heads of the columns of `draw_center`."""
    cells = [("", 1, "dim"), (_("grade"), _grade_cells(), "dim"), (_("who brings them"), 0, "dim")]
    if width >= WIDE:
        cells.append((_("account"), 22, "dim"))
    cells += [
        (_("brought"), -_brought_cells(), "dim"),
        (_("fit"), -4, "dim"),
        (pgettext("several", "won"), -3, "dim"),
    ]
    if width >= ROOMY:
        cells.append((_("profit"), -profit, "dim"))
    return columns([*cells, (_("spoken"), -SPOKEN, "dim")], width)


def _brought_cells() -> int:
    """The cells for how many prospects somebody brought."""
    return widest(5, _("brought"))


def _profit(brought: Yield) -> str:
    """What those won earned, with a sign where not all of it is known."""
    if brought.profit is None:
        return ""
    return whole_amount(brought.profit) + (NOT_ALL if brought.without_profit else "")


def draw_source(source: SourceYield, width: int, profit: int) -> Sequence[Part]:
    """A source and what it brought: named, qualified, won, what those won earned, and what it cost."""
    own = source.own
    cells = [
        ("!" if source.did_not_pay else " ", 1, "amber"),
        (source.source.label, 0, "strong" if own.won else "" if own.named else "dim"),
        (str(own.named or "·"), -5, "" if own.named else "dim"),
        (str(own.qualified or "·"), -4, "" if own.qualified else "dim"),
        (str(own.won or "·"), -3, "strong" if own.won else "dim"),
        ("" if own.won_percent is None else f"{own.won_percent} %", -5, "dim"),
    ]
    if width >= ROOMY:
        cells.append((_profit(own), -profit, "dim"))
    fees = whole_amount(own.fees) if own.fees else ""
    cells.append((fees, -FEES, "" if source.did_not_pay else "dim"))
    return columns(cells, width)


def source_heading(width: int, profit: int = PROFIT) -> Sequence[Part]:
    """The heads of the columns of `draw_source`."""
    cells = [("", 1, "dim"), (_("source"), 0, "dim"), (_("named"), -5, "dim"), (_("fit"), -4, "dim")]
    cells += [(pgettext("several", "won"), -3, "dim"), (_("rate"), -5, "dim")]
    if width >= ROOMY:
        cells.append((_("profit"), -profit, "dim"))
    return columns([*cells, (_("fees"), -FEES, "dim")], width)
