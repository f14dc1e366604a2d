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
MOST_WORDS, MOST_BEHIND, LEAST_BEHIND = 64, 34, 10
"""The most cells of a text that say how wide its column is; the most and the least of one that stands behind such a text."""
WHEN = 9
"""Cells for the sign at the head of a line and the day behind it, in all lists that begin with a day."""


def widest(least: int, *words: str) -> int:
    """The cells of a column of so many at least, in which each of some words of the interface is whole in any language."""
    return max((least, *map(cell_len, words)))


class Needed:
    """How many cells the first lines of a list need for a text and for what stands behind it, so that nothing is cut.

    It is that of the whole list: it changes when it is filled with other lines, and not while one moves in it.
    """

    def __init__(
        self, needs: Callable[[], Iterable[tuple[int, int]]], head: str = "", *, goes_on: bool = False
    ) -> None:
        """`needs` gives the cells of each line's text and of what is behind it; it is asked once, when they are wanted.

        `head` stands over what is behind: its column has room for that too. Where each text `goes_on`, as a note does
        behind a purpose, cells that make nothing behind it whole are better spent on it.
        """
        self._needs = needs
        self._goes_on = goes_on
        self._head = cell_len(head)
        self._behind: list[int] = []
        """The cells of the texts behind, for each room from the narrowest on that is reckoned so."""
        self._best: dict[int, int] = {}
        """The same by room, where the texts behind are moved rather than cut."""

    @cached_property
    def _lines(self) -> list[tuple[int, int]]:
        return [*islice(self._needs(), FITTED_LINES)]

    @cached_property
    def edge(self) -> int:
        """The cells up to where the texts behind begin, where all have room; a few longer ones are cut."""
        return max((min(words, MOST_WORDS) for words, _behind in self._lines), default=0) + GAP

    @cached_property
    def longest(self) -> int:
        """The cells of the longest text behind; a few longer ones are cut."""
        longest = max((min(behind, MOST_BEHIND) for _words, behind in self._lines), default=0)
        return max(longest, self._head) if longest else 0

    @property
    def room(self) -> int:
        """The cells in which nothing is cut."""
        return self.edge + self.longest

    def behind(self, room: int) -> int:
        """The cells of the column of the texts behind.

        Where not all have room it begins where the fewest of them have to be moved from its edge. Where texts go on, and
        none is moved, each cell more goes to whichever column has the most lines made whole by it, so that a wider list
        cuts nothing that a narrower one does not.
        """
        if room >= self.room:
            return self.longest
        if room <= 2 * LEAST_BEHIND:
            return min(room // 2, self.longest)
        return self._whole_most(room) if self._goes_on else self._moving_least(room)

    def _moving_least(self, room: int) -> int:
        if room not in self._best:
            # It begins no later than behind the longest text.
            least = max(min(LEAST_BEHIND, self.longest), room - self.edge)
            sizes = range(least, max(min(self.longest, room * 2 // 3), least) + 1)

            def moved(cells: int) -> tuple[int, int]:
                """How many are moved, and by how many cells."""
                by = [
                    max(min(words, MOST_WORDS) - room + GAP + cells, 0)
                    + max(min(behind, MOST_BEHIND) - cells, 0)
                    for words, behind in self._lines
                ]
                return sum(map(bool, by)), sum(by)

            self._best[room] = min(sizes, key=moved)
        return self._best[room]

    def _whole_most(self, room: int) -> int:
        if not self._behind:
            self._behind.append(min(LEAST_BEHIND, self.longest))
        while len(self._behind) <= room - 2 * LEAST_BEHIND:
            behind = self._behind[-1]
            left = 2 * LEAST_BEHIND + len(self._behind) - GAP - behind
            short = [lack for words, _whose in self._lines if (lack := min(words, MOST_WORDS) - left) > 0]
            short_behind = [
                lack for _words, whose in self._lines if (lack := min(whose, MOST_BEHIND) - behind) > 0
            ]
            is_behind = _whole_by_cell(short_behind) >= _whole_by_cell(short)
            self._behind.append(behind + (bool(short_behind) and is_behind))
        return self._behind[room - 2 * LEAST_BEHIND]


def _whole_by_cell(lacks: Sequence[int]) -> float:
    """How many texts that lack so many cells each cell more makes whole, at best."""
    return max((count / lack for count, lack in enumerate(sorted(lacks), 1)), default=0)


def shared(
    room: int, words: int, behind: int, needed: Needed | None = None, spare: int = 0
) -> tuple[int, int, int]:
    """How many cells of `room` a text has, and what stands behind it, which need so many; and how many are left behind both.

    In a list whose lines say what is `needed` both stand in columns: each has one edge, the left one, from which what is
    behind is moved only where something would be cut else. `spare` cells behind the room are free in this line. Elsewhere
    what is behind stands flush right. Nothing is cut while a cell of the line is free; where a line has no room its text
    is cut first, but what is behind it takes at most two thirds.
    """
    if not behind:
        return room, 0, 0
    free = max(room - GAP, 0)
    if needed is None:
        kept = min(behind, max(free - words, min(free * 2 // 3, MOST_BEHIND)))
        return free - kept, kept, 0
    edge = needed.edge - GAP if room >= needed.room else max(free - needed.behind(room), 0)
    kept = behind if words + behind <= free + spare else min(behind, max(free * 2 // 3, free + spare - words))
    start = min(max(words, edge), free + spare - kept)
    return start, kept, free + spare - kept - start


def shared_heads(room: int, words: str, behind: str, needed: Needed | None) -> list[tuple[str, int, str]]:
    """The heads of both, as columns."""
    if needed is not None:
        start, _kept, _left = shared(room, 0, 1, needed)
        return [(words, start, "dim"), (behind, room - GAP - start, "dim")]
    if room < cell_len(words) + GAP + cell_len(behind):
        return [(words, room, "dim")] if room else []
    return [(words, room - GAP - cell_len(behind), "dim"), (behind, -cell_len(behind), "dim")]


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
