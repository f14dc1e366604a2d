"""Lists of few lines of which some are longer than the list is wide: these go on below themselves, and are not cut."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from kamtui.ui.widgets.line_list import Lines, Part


class GoesOn(NamedTuple):
    """A line with which the one above goes on."""

    parts: Sequence[Part]


class GoingOnLines(Lines):
    """Lines each of which may go on below itself."""

    _rows: list[Any]

    def further(self, row: Any, width: int) -> Sequence[Sequence[Part]]:
        """The lines with which a row goes on in so many cells."""
        raise NotImplementedError

    def flow(self, width: int) -> bool:
        before = len(self._rows)
        rows = (row for row in self._rows if not isinstance(row, GoesOn))
        self._rows = [line for row in rows for line in (row, *map(GoesOn, self.further(row, width)))]
        return len(self._rows) != before

    def __len__(self) -> int:
        return len(self._rows)

    def goes_on(self, index: int) -> bool:
        return isinstance(self._rows[index], GoesOn)


def behind(cells: int, words: Sequence[str], look: str) -> list[Sequence[Part]]:
    """The lines of a text but its first, each behind so many free cells."""
    return [[(" " * cells, ""), (line, look)] for line in words[1:]]
