"""What several drawings share: columns that fit, and the look of a date, a person, a stage."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import islice

from rich.cells import cell_len

from kamtui.domain.accounts.next_step import NextStep, is_late, next_step
from kamtui.domain.center.words import Stance
from kamtui.domain.text.cleaning import clean
from kamtui.domain.warning import Severity
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit_exactly
from kamtui.ui.widgets.line_list import Part

GAP = 2
"""Cells between columns."""
FITTED_LINES = 40
"""How many lines of a list say how much room its texts need."""
MOST_WORDS, MOST_BEHIND = 64, 34
"""The most cells of a text that say how wide its column is, and of one that stands behind it."""
WHEN = 9
"""Cells for the sign at the head of a line and the day behind it, in all lists that begin with a day."""


def widest(least: int, *words: str) -> int:
    """The cells of a column of so many at least, in which each of some words of the interface is whole in any language."""
    return max((least, *map(cell_len, words)))


class Needed:
    """How many cells the first lines of a list need for a text and for what stands behind it: what their columns are made of.

    They are those of the whole list: they change when it is filled with other lines, and not while one moves in it.
    """

    def __init__(
        self, needs: Callable[[], Iterable[tuple[int, int]]], head: str = "", head_behind: str = ""
    ) -> None:
        """`needs` gives the cells of each line's text and of what is behind it; it is asked once, when they are wanted.

        Both columns have room for their heads too.
        """
        self._needs = needs
        self._heads = cell_len(head), cell_len(head_behind)

    @cached_property
    def _lines(self) -> list[tuple[int, int]]:
        return [*islice(self._needs(), FITTED_LINES)]

    @cached_property
    def _words(self) -> list[int]:
        """The cells of the texts, the shortest first."""
        return sorted(min(words, MOST_WORDS) for words, _behind in self._lines) or [0]

    @cached_property
    def _behind(self) -> list[int]:
        """The cells of the texts behind, the shortest first."""
        return sorted(min(behind, MOST_BEHIND) for _words, behind in self._lines) or [0]

    @cached_property
    def words(self) -> int:
        """The cells of the longest text."""
        return max((self._heads[0], *(words for words, _behind in self._lines)))

    @cached_property
    def longest(self) -> int:
        """The cells of the longest text behind; a few longer ones are cut."""
        return max(self._behind[-1], self._heads[1])

    @cached_property
    def edge(self) -> int:
        """The cells up to where the texts behind begin, where all have room; a few longer ones are cut."""
        return max(self._words[-1], self._heads[0]) + GAP

    @property
    def room(self) -> int:
        """The cells in which hardly anything is cut."""
        return self.edge + self.longest

    def columns(self, room: int) -> tuple[int, int]:
        """The cells of both columns, with a gap between them; what neither needs is left behind both.

        Both have one edge in all lines. Where not all has room, most of the texts behind are whole and the texts have the
        rest; once most of these are whole, all that is behind is. So neither is narrower in a wider list.
        """
        usual, words = max(_most(self._behind), self._heads[1]), max(_most(self._words), self._heads[0])
        behind = max(min(usual, room * 2 // 5), min(self.longest, room - words - GAP))
        return min(max(room - GAP - behind, 0), self.words), behind


def _most(cells: Sequence[int]) -> int:
    """The cells in which most of some texts are whole, of which the shortest is first: seven in eight."""
    return cells[(len(cells) - 1) * 7 // 8]


def shared(room: int, words: int, behind: int, edge: int = 0) -> tuple[int, int, int]:
    """How many cells of `room` a text has, and what stands behind it, which need so many; and how many are left behind both.

    What is behind stands flush right; in a list whose lines have room for it, from an `edge` on, from which a longer text
    pushes it. Nothing is cut while a cell of the line is free; where a line has no room its text is cut first, but what is
    behind it takes at most two thirds.
    """
    if not behind:
        return room, 0, 0
    free = max(room - GAP, 0)
    kept = min(behind, max(free - words, min(free * 2 // 3, MOST_BEHIND)))
    start = min(max(words, edge - GAP), free - kept) if edge else free - kept
    return start, kept, free - kept - start


def spans(needs: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    """Where the texts of a line begin and end, in columns of so many cells; below 0 they stand at the right.

    A text that is longer than its cell runs on over the free cells to its right, one at the right to its left and then
    to its right. No left-aligned one begins before the edge of its column; behind that it does, where it leaves cells free
    and the text before it would be cut else.
    """
    ends, at = [], 0
    for size in sizes:
        ends.append([at, at + abs(size)])
        at += abs(size) + GAP
    for place, (need, size) in enumerate(zip(needs, sizes, strict=True)):
        if need <= abs(size):
            continue
        for to_left in (size < 0, size >= 0):
            lack = need - ends[place][1] + ends[place][0]
            if lack <= 0 or (to_left and size >= 0):
                continue
            run_on, free_cells = (_run_left, _free_at_left) if to_left else (_run_right, _free_at_right)
            free = free_cells(place, needs, sizes, ends)
            if free > 0:
                run_on(place, min(lack, free), needs, ends)
    return ends


def _free_at_right(
    place: int, needs: Sequence[int], sizes: Sequence[int], ends: Sequence[Sequence[int]]
) -> int:
    """How many cells are free behind a text, up to the next one and the gap before that."""
    after = next((after for after in range(place + 1, len(needs)) if needs[after]), None)
    if after is None:
        return ends[-1][1] - ends[place][1]
    start, end = ends[after]
    return max(end - needs[after], start) - GAP - ends[place][1]


def _free_at_left(
    place: int, needs: Sequence[int], sizes: Sequence[int], ends: Sequence[Sequence[int]]
) -> int:
    """How many cells are free before a text, down to the one before it and the gap; one at the right can be pushed on."""
    before = next((before for before in range(place - 1, -1, -1) if needs[before]), None)
    if before is None:
        return ends[place][0]
    start, end = ends[before]
    free = ends[place][0] - GAP
    if sizes[before] >= 0:
        return free - min(start + needs[before], end)
    unused = max(end - start - needs[before], 0)
    return (
        free
        - end
        + unused
        + (_free_at_left(before, needs, sizes, ends) if needs[before] <= end - start else 0)
    )


def _run_right(place: int, cells: int, needs: Sequence[int], ends: list[list[int]]) -> None:
    """Let a text have so many cells behind it, which those of the next one and the empty ones before that give."""
    ends[place][1] += cells
    edge = ends[place][1]
    for after in range(place + 1, len(ends)):
        ends[after][0] = max(ends[after][0], edge + GAP if needs[after] else edge)
        ends[after][1] = max(ends[after])
        if needs[after]:
            break


def _run_left(place: int, cells: int, needs: Sequence[int], ends: list[list[int]]) -> None:
    """Let a text have so many cells before it, which those of the one before and the empty ones up to it give."""
    ends[place][0] -= cells
    edge = ends[place][0]
    for before in range(place - 1, -1, -1):
        ends[before][1] = min(ends[before][1], edge - GAP if needs[before] else edge)
        ends[before][0] = min(ends[before])
        if needs[before]:
            lack = needs[before] - ends[before][1] + ends[before][0]
            if lack > 0:
                _run_left(before, lack, needs, ends)
            break


def fixed_columns(cells: Sequence[tuple[str, int, str]]) -> list[Part]:
    """Words in columns whose edges nothing moves: (text, cells, looks), below 0 right-aligned.

    A text runs on only over the free cells before figures.
    """
    parts: list[Part] = []
    taken = 0
    for place, (text, size, looks) in enumerate(cells):
        text = clean(text)
        after = cells[place + 1] if place + 1 < len(cells) else ("", 0, "")
        free = max(-after[1] - cell_len(clean(after[0])), 0)
        run_on = min(max(cell_len(text) - size, 0), free) if size > 0 else 0
        if place:
            parts.append((" " * GAP, ""))
        parts.append((fit_exactly(text, abs(size) - taken + run_on, right=size < 0), looks))
        taken = run_on
    return parts


def columns(cells: Sequence[tuple[str, int, str]], width: int) -> list[Part]:
    """Words in columns: (text, cells, looks); a width of 0 takes the room that is left, below 0 is right-aligned.

    Words that are longer than their cells run on over free cells beside them, as `spans` says. Between two columns stands a part for the gap.
    """
    fixed = sum(abs(size) for _text, size, _looks in cells if size)
    flexible = sum(1 for _text, size, _looks in cells if not size)
    room = max(width - fixed - GAP * (len(cells) - 1), 0)
    texts = [clean(text) for text, _size, _looks in cells]
    sizes = [size or room // flexible for _text, size, _looks in cells]
    needs = [cell_len(text) if text.strip() else 0 for text in texts]
    parts: list[Part] = []
    at = 0
    for text, (start, end), (_text, size, looks) in zip(texts, spans(needs, sizes), cells, strict=True):
        if parts:
            parts.append((" " * (start - at), ""))
        parts.append((fit_exactly(text, end - start, right=size < 0), looks))
        at = end
    return parts


def before_day(sign: Part, day: Part, cells: int) -> list[Part]:
    """A sign right before the day that it is about, both flush right: `   ▸ −4d`; of a far day that is too long its end, or
    without the gap."""
    words = f"{sign[0]} {day[0]}" if sign[0] and day[0] else sign[0] or day[0]
    if sign[0] and cell_len(words) > cells:
        end = day[0].partition(" ")[2]
        words = f"{sign[0]} {end}" if end else f"{sign[0]}{day[0]}"
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
    return glyphs.overdue if is_late(due_on, today) else " "


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
