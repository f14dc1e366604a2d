"""What is counted of the lines of a list of sales that are not summed up: how many they are, and the first of them."""

from collections.abc import Sequence

from kamtui.domain.money.importing.sheet import BadSale, Lines, RefusedRows, RowsOfWord, kind_of_reason
from kamtui.exchange.sales.rows import Said

SHOWN_LINES = 20
"""Lines of each reason that are kept; the others are counted."""
_MOST_REASONS = 100  # kinds of reasons for which rows are refused


class CountedLines:
    """Counts lines and keeps the numbers of the first."""

    def __init__(self) -> None:
        self._first: list[int] = []
        self._count = 0

    def add(self, line: int) -> None:
        """Count a line."""
        self._count += 1
        if self._count <= SHOWN_LINES:
            self._first.append(line)

    def kept(self, also: Sequence[int] = ()) -> Lines:
        """What was counted, and some lines more."""
        return Lines(self._count + len(also), (*self._first, *also)[:SHOWN_LINES])


class LinesByWord:
    """Counts the rows of each status or kind, and keeps the first lines of each."""

    def __init__(self) -> None:
        self._lines: dict[Said, CountedLines] = {}

    def add(self, line: int, said: Said) -> None:
        """Count a row."""
        lines = self._lines.get(said)
        if lines is None:
            lines = self._lines[said] = CountedLines()
        lines.add(line)

    def kept(self) -> tuple[RowsOfWord, ...]:
        """What was counted, word by word."""
        return tuple(RowsOfWord(said.header, said.text, lines.kept()) for said, lines in self._lines.items())


class Refusals:
    """Counts the rows that cannot be taken, by the kind of reason, and keeps the first of each."""

    def __init__(self) -> None:
        self._count: dict[str, int] = {}
        self._first: dict[str, list[BadSale]] = {}

    def add(self, line: int, reason: str) -> None:
        """Count a row that cannot be taken."""
        kind = kind_of_reason(reason)
        if kind not in self._count and len(self._count) >= _MOST_REASONS:
            kind = next(reversed(self._count))
        self._count[kind] = self._count.get(kind, 0) + 1
        first = self._first.setdefault(kind, [])
        if len(first) < SHOWN_LINES:
            first.append(BadSale(line, reason))

    def kept(self) -> tuple[RefusedRows, ...]:
        """What was counted, the most frequent kind of reason first."""
        kinds = sorted(self._count, key=lambda kind: (-self._count[kind], self._first[kind][0].line))
        return tuple(RefusedRows(self._count[kind], tuple(self._first[kind])) for kind in kinds)
