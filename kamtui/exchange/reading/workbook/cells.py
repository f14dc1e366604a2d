"""The cells of a sheet as a CSV file would have them: days, numbers and switches as text that is read in one way only."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Value = int | float | str | bool | time | date | datetime | timedelta
"""What a cell of a workbook may be."""

Cells = tuple[tuple[int, int], tuple[int, int]]
"""Merged cells: the first and the last of them, each by row and column from 0."""

_WHOLE = 10**15
"""From here on a float is no longer exact."""


def cell_text(value: Value) -> str:
    """A cell as text: 2026-01-05 for a day, 1 for 1.0, 8900000000 and never 8.9E9."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.replace(tzinfo=None).isoformat(
            sep=" ", timespec="minutes" if not value.second else "seconds"
        )
    if isinstance(value, time):
        return value.isoformat(timespec="minutes" if not value.second else "seconds")
    return value.isoformat() if isinstance(value, date) else _length(value)


def _number(value: float) -> str:
    if isinstance(value, int) or (value.is_integer() and abs(value) < _WHOLE):
        return str(int(value))
    # Fifteen digits are what a spreadsheet keeps: 0.1 + 0.2 is 0.3 in it.
    text = format(Decimal(f"{value:.15g}"), "f")
    # 1.234 could be a thousand and more in a list that somebody typed; here it is a number, and 1.2340 is no other.
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _length(value: timedelta) -> str:
    """A length of time, as 30:00."""
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"


def trimmed(cells: Iterable[str]) -> list[str]:
    """The cells without the empty ones at the end."""
    row = list(cells)
    while row and not row[-1].strip():
        row.pop()
    return row


class Merged:
    """Cells merged over several rows: the text of the first one stands in each row.

    Only texts and days: a sum that stands once for three rows is one sum.
    """

    def __init__(self, ranges: Sequence[Cells] | None) -> None:
        self._ranges = {first: last[0] for first, last in ranges or () if last[0] > first[0]}
        self._columns = sorted({column for _row, column in self._ranges})
        self._running: dict[int, tuple[int, str]] = {}
        """By column until which row a text holds, and the text."""

    def fill(self, row: int, offset: int, values: Sequence[Value], texts: list[str]) -> None:
        """Put into the texts of a row what is merged down to it; the rows come in their order."""
        for column in self._columns:
            place = column - offset
            if not 0 <= place < len(texts):
                continue
            until = self._ranges.get((row, column))
            if until is not None and texts[place] and not isinstance(values[place], (int, float, timedelta)):
                self._running[column] = (until, texts[place])
            elif column in self._running and not texts[place]:
                last, text = self._running[column]
                if row <= last:
                    texts[place] = text
