"""What several drawings share: columns that fit, and the look of a date, a person, a stage."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from itertools import islice
from operator import le
from typing import NamedTuple

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
FITTED_LINES = 40
"""How many lines of a list say how wide its columns are."""
CUT, EARLY = 30, 10
"""How bad it is that a text is cut, and that one begins before the edge of its column, beside a single cell that is cut off."""
WHEN = 9
"""Cells for the sign at the head of a line and the day behind it, in all lists that begin with a day."""


class Elastic(NamedTuple):
    """A column that is as wide as its texts need, within bounds."""

    least: int
    """Its cells at least; the column that takes what is left has as many before another gets more than its least."""
    most: int = 0
    """Its cells at most; 0 for the one column that takes what is left."""
    is_right: bool = False
    weight: int = 1
    """How much worse it is to cut a text of it than one of a column of weight 1."""


class Fit:
    """How wide the elastic columns of a list are: so that the fewest texts are cut in its first lines.

    The widths are those of the whole list: they change when it is filled with other lines, and not while one moves in it.
    """

    def __init__(self, elastic: Sequence[Elastic], needs: Callable[[], Iterable[Sequence[int]]]) -> None:
        """`needs` gives for each line the cells of its texts in these columns; it is asked once, when lines are drawn."""
        self._elastic = elastic
        self._rest = next(place for place, column in enumerate(elastic) if not column.most)
        self._needs = needs
        self._counted: Counter[tuple[int, ...]] | None = None
        """How many lines need as much."""
        self._sizes_in: dict[int, list[int]] = {}

    def sizes(self, room: int) -> list[int]:
        """The cells of each column where they have `room` together, with the gaps between them; below 0 at the right."""
        if room not in self._sizes_in:
            if self._counted is None:
                self._counted = Counter(map(tuple, islice(self._needs(), FITTED_LINES)))
            self._sizes_in[room] = self._fitted(self._counted, room)
        return self._sizes_in[room]

    def _fitted(self, counted: Counter[tuple[int, ...]], room: int) -> list[int]:
        others = [place for place, column in enumerate(self._elastic) if column.most]
        cells = [column.least for column in self._elastic]
        for _again in range(2):  # what one column leaves may be enough for another
            for place in sorted(others, key=lambda place: -self._elastic[place].weight):
                column = self._elastic[place]
                wanted = {min(max(needs[place], column.least), column.most) for needs in counted}
                cells = min(
                    (self._with(cells, place, size, room) for size in sorted({column.least, *wanted})),
                    key=lambda tried: self._cost(counted, tried),
                )
        return self._signed(cells)

    def _with(self, cells: Sequence[int], place: int, size: int, room: int) -> list[int]:
        """The cells of all columns where one has `size` of them, or fewer where too little would be left."""
        rest, tried = self._rest, [*cells]
        taken = sum(tried) - tried[place] - tried[rest] + GAP * (len(tried) - 1)
        tried[place] = max(min(size, room - taken - self._elastic[rest].least), min(size, tried[place]))
        tried[rest] = max(room - taken - tried[place], 0)
        return tried

    def _signed(self, cells: Sequence[int]) -> list[int]:
        return [-size if column.is_right else size for column, size in zip(self._elastic, cells, strict=True)]

    def _cost(self, counted: Counter[tuple[int, ...]], cells: Sequence[int]) -> int:
        """How bad it is: each text that is cut, each that begins before its column, which is less calm, each cell cut off."""
        sizes, early = (
            self._signed(cells),
            [place for place, column in enumerate(self._elastic) if column.most],
        )
        starts = [start for start, _end in spans([0] * len(sizes), sizes)]
        cost = 0
        for needs, lines in counted.items():
            if all(map(le, needs, cells)):
                continue
            ends = spans(needs, sizes, early)
            for column, need, begins, (start, end) in zip(self._elastic, needs, starts, ends, strict=True):
                cost += lines * EARLY * (start < begins)
                if need > end - start:
                    cost += lines * (column.weight * CUT + need - end + start)
        return cost


def spans(needs: Sequence[int], sizes: Sequence[int], early: Container[int] = ()) -> list[list[int]]:
    """Where the texts of a line begin and end, in columns of so many cells; below 0 they stand at the right.

    A text that is longer than its cell runs on over the free cells to its right, one at the right to its left; then
    over those on the other side. But left-aligned ones begin before the edge of their column only in those that may
    be `early`: names, of which few are long. Of sentences most would, and no edge would be left.
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
            if lack <= 0 or (to_left and size >= 0 and place not in early):
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
    return (max(end - needs[after], start) if sizes[after] < 0 else start) - GAP - ends[place][1]


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


def columns(cells: Sequence[tuple[str, int, str]], width: int, early: Container[int] = ()) -> list[Part]:
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
    for text, (start, end), (_text, size, looks) in zip(
        texts, spans(needs, sizes, early), cells, strict=True
    ):
        if parts:
            parts.append((" " * (start - at), ""))
        parts.append((fit_exactly(text, end - start, right=size < 0), looks))
        at = end
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
