"""The chain in lines: the tree, the prospects, who brings them, the sources."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple, TypeVar

from rich.cells import cell_len

from kamtui.domain.amounts import whole_amount
from kamtui.domain.chain.forest import Forest, Naming, Root
from kamtui.domain.chain.harvest import Center, Referrer, SourceYield, Yield, grade_of
from kamtui.domain.chain.prospect import Prospect, ProspectState, letters, state_of
from kamtui.domain.chain.words import Answer, Question, four_questions
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
PROFIT, FEES = 8, 8
"""Cells for amounts of which none is known; they have as many as the longest needs: as cut they would say something else."""
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
        *question_signs(),
        ("A+ A", _("gave several names, or one, in 12 months")),
        ("B", _("influential, and gave none yet")),
        (pgettext("grade", "lapsed"), _("gave names, but none in 12 months")),
        (_("none"), _("as a next step: nothing is planned")),
        (_("named"), _("prospects whom a person or a source named")),
        (_("brought"), _("these, and all whom they named in turn, down to the last")),
        (pgettext("several", "qualified"), _("how many of them have yes to all four questions")),
        (
            "!",
            _("of a person: thanks are owed for a name; of a source: it cost money and brought no customer"),
        ),
        *week_signs(glyphs),
    ]


def grade_signs() -> list[tuple[str, str]]:
    """What the grades of those who name prospects stand for, in few words."""
    return [
        ("A+", _("several names in 12 months")),
        ("A", pgettext("a name", "one")),
        (pgettext("grade", "lapsed"), pgettext("a name", "none")),
        ("B", _("influential, none yet")),
    ]


def question_signs() -> list[tuple[str, str]]:
    """What the four letters stand for, and the answers."""
    return [
        (four_questions(), ", ".join(question.label for question in Question)),
        *((answer.letter, answer.label) for answer in Answer),
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
    heads = [
        (_("name"), 0, "dim"),
        (four_questions(), 4, "dim"),
        (_("so far"), _so_far_cells(), "dim"),
        (_("grade"), _grade_cells(), "dim"),
    ]
    cells = _tree_cells(heads, _("spoken"), (_("next step"), "dim"), width)
    return [(" " * FOLD, ""), *columns(cells, width - FOLD)]


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
    cells = [(_("prospect"), 0, "dim"), (four_questions(), 4, "dim"), (_("state"), 9, "dim")]
    if width >= ROOMY:
        cells.append((_("named by"), 24, "dim"))
    cells.append((_("next step"), -DAY, "dim"))
    return columns(cells, width)


class Amounts(NamedTuple):
    """The cells of what those won earned and of what was paid for them: as many as the longest amount, or the head, needs."""

    profit: int = PROFIT
    fees: int = FEES

    @classmethod
    def of(cls, brought: Iterable[Yield]) -> "Amounts":
        """Those of a list."""
        profits, fees = [0], [0]
        for one in brought:
            fees.append(one.fees)
            if one.profit is not None:
                profits.append(one.profit)
        # The longest is the largest or the smallest, each perhaps with the sign that not all of it is known.
        longest = max(cell_len(whole_amount(end)) for end in (max(profits), min(profits)))
        return cls(
            widest(max(longest + cell_len(NOT_ALL), PROFIT), _("profit")),
            widest(cell_len(whole_amount(max(fees))), _("fees")),
        )


NO_AMOUNTS = Amounts()


class YieldLines(RecordLines[T]):
    """Lines of who or what brings prospects."""

    def __init__(
        self,
        records: Sequence[T],
        key_of: Callable[[T], Hashable],
        yield_of: Callable[[T], Yield],
        drawer: Callable[[T, int, Amounts], Sequence[Part]],
    ) -> None:
        """`drawer` is handed the cells of a line, and those of its amounts."""
        self.amounts = Amounts.of(map(yield_of, records))
        super().__init__(records, key_of, lambda record, width: drawer(record, width, self.amounts))


def draw_center(center: Center, width: int, today: date, amounts: Amounts) -> Sequence[Part]:
    """Somebody who brings prospects: what came of them through all generations, and what is owed to them."""
    person, brought = center.person, center.tree
    where = person.account or _("outside")
    return columns(
        _center_cells(
            [
                "!" if center.thanks_owed else "",
                center.grade or (pgettext("grade", "lapsed") if brought.named else ""),
                # Where they are has no column of its own but in a wide list: what came of them matters more.
                f"{person.name}, {where}" if ROOMY <= width < WIDE else person.name,
                where,
                str(brought.named or "·"),
                str(brought.qualified or "·"),
                str(brought.won or "·"),
                _profit(brought),
                _since(person.last_on, today),
            ],
            [
                "amber",
                "accent" if center.grade else "dim",
                "strong",
                "dim",
                "",
                "",
                "strong" if brought.won else "dim",
                "dim",
                "dim",
            ],
            width,
            amounts,
        ),
        width,
    )


def center_heading(width: int, amounts: Amounts = NO_AMOUNTS) -> Sequence[Part]:
    """The heads of the columns of `draw_center`."""
    heads = [
        "",
        _("grade"),
        _("who brings them"),
        _("account"),
        _("brought"),
        pgettext("several", "qualified"),
        pgettext("several", "won"),
        _("profit"),
        _("spoken"),
    ]
    return columns(_center_cells(heads, ["dim"] * len(heads), width, amounts), width)


def _center_cells(texts: Sequence[str], looks: Sequence[str], width: int, amounts: Amounts) -> Sequence[Cell]:
    """The columns of who brings prospects, each as wide as its head."""
    sizes = [
        1,
        _grade_cells(),
        0,
        22 if width >= WIDE else None,
        -widest(5, _("brought")),
        -_qualified_cells(),
        -_won_cells(),
        -amounts.profit if width >= ROOMY else None,
        -widest(SPOKEN, _("spoken")),
    ]
    return [
        (text, size, look) for text, size, look in zip(texts, sizes, looks, strict=True) if size is not None
    ]


def _named_cells() -> int:
    """The cells for how many prospects a source named."""
    return widest(5, _("named"))


def _won_cells() -> int:
    """The cells for how many of them were won."""
    return widest(3, pgettext("several", "won"))


def _qualified_cells() -> int:
    """The cells for how many of them are qualified."""
    return widest(4, pgettext("several", "qualified"))


def _profit(brought: Yield) -> str:
    """What those won earned, with a sign where not all of it is known."""
    if brought.profit is None:
        return ""
    return whole_amount(brought.profit) + (NOT_ALL if brought.without_profit else "")


def draw_source(source: SourceYield, width: int, amounts: Amounts) -> Sequence[Part]:
    """A source and what it brought: named, qualified, won, what those won earned, and what it cost."""
    own = source.own
    cells = [
        ("!" if source.did_not_pay else " ", 1, "amber"),
        (source.source.label, 0, "strong" if own.won else "" if own.named else "dim"),
        (str(own.named or "·"), -_named_cells(), "" if own.named else "dim"),
        (str(own.qualified or "·"), -_qualified_cells(), "" if own.qualified else "dim"),
        (str(own.won or "·"), -_won_cells(), "strong" if own.won else "dim"),
        ("" if own.won_percent is None else f"{own.won_percent} %", -5, "dim"),
    ]
    if width >= ROOMY:
        cells.append((_profit(own), -amounts.profit, "dim"))
    fees = whole_amount(own.fees) if own.fees else ""
    cells.append((fees, -amounts.fees, "" if source.did_not_pay else "dim"))
    return columns(cells, width)


def source_heading(width: int, amounts: Amounts = NO_AMOUNTS) -> Sequence[Part]:
    """The heads of the columns of `draw_source`."""
    cells = [("", 1, "dim"), (_("source"), 0, "dim"), (_("named"), -_named_cells(), "dim")]
    cells += [(pgettext("several", "qualified"), -_qualified_cells(), "dim")]
    cells += [(pgettext("several", "won"), -_won_cells(), "dim"), (_("rate"), -5, "dim")]
    if width >= ROOMY:
        cells.append((_("profit"), -amounts.profit, "dim"))
    return columns([*cells, (_("fees"), -amounts.fees, "dim")], width)
