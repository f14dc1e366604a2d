"""A sheet with the cells of one line of a list, to be mended: the wrong one first, and why above them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.form import LINE, NOTE, FormField
from kamtui.domain.text.cleaning import NOTE_LIMIT, clean, fold
from kamtui.domain.text.language import _
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.forms.sheet_dialog import cells_of_labels
from kamtui.ui.shell.text import plain

_MOST_CELLS = 60
"""Cells of a line that are asked for; what else it has stays as it is."""
_LONG = 200
"""Letters of a cell that gets more than one line."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile("“(.+?)”")
_NAME = "cell{column}"


class LineCells(NamedTuple):
    """One line of a list: what its columns are, what stands in it, and what is wrong with it."""

    headers: Sequence[str]
    cells: Sequence[str]
    reason: str
    fields: Mapping[str, str]
    """Header → the field that the column is taken for; one of whose columns none is taken has no entry."""
    labels: Mapping[str, str]
    """What the fields are called."""

    def header(self, column: int) -> str:
        """The header of a column; one beyond the table has its place for a name."""
        has = column < len(self.headers) and self.headers[column].strip()
        return self.headers[column] if has else _("column {place}").format(place=column + 1)

    def cell(self, column: int) -> str:
        """What stands in a column, as it is shown."""
        text = self.cells[column] if column < len(self.cells) else ""
        return clean(text, lines=True, limit=NOTE_LIMIT)

    def in_order(self) -> tuple[list[int], list[int]]:
        """The columns that are asked for: first those that the reason speaks of or that are read, then the others."""
        count = max(len(self.headers), len(self.cells))
        ranks = {column: self._rank(column) for column in range(count)}
        ordered = sorted(ranks, key=lambda column: (ranks[column], column))[:_MOST_CELLS]
        first = [column for column in ordered if ranks[column] < _REST]
        return first or ordered, [column for column in ordered if first and ranks[column] >= _REST]

    def _rank(self, column: int) -> int:
        header, cell = self.header(column), " ".join(self.cell(column).split())
        field = self.fields.get(header)
        if cell and any(cell.startswith(words.rstrip("…")) for words in _QUOTED.findall(self.reason)):
            return _WRONG
        if column >= len(self.headers) and cell:
            return _WRONG
        reason = " ".join(["", *_WORD.findall(fold(self.reason)), ""])
        said = [header, *([self.labels.get(field, field)] if field else [])]
        if field and any(f" {fold(words)} " in reason for words in said if words.strip()):
            return _SPOKEN_OF
        return _READ if field else _REST


_WRONG, _SPOKEN_OF, _READ, _REST = range(4)


class MendingForm(FormDialog):
    """The cells of one line; what is typed is planned at once."""

    PEOPLE_OF = None
    PICKERS = ()
    DEFAULT_CSS = """
    MendingForm .reason { padding: 0 1 1 0; height: auto; color: $warning; }
    """

    def __init__(self, title: str, line: LineCells, *, today: date) -> None:
        first, others = line.in_order()
        self._reason = line.reason
        self._fields = tuple(_field(line, column, is_more=column in others) for column in (*first, *others))
        start = {_NAME.format(column=column): line.cell(column) for column in (*first, *others)}
        super().__init__(title, start, today=today)
        self.label_width = cells_of_labels(self._fields)

    def asked(self) -> Sequence[FormField]:
        return self._fields

    def above(self) -> Iterator[Widget]:
        if self._reason:
            yield Static(plain(self._reason), classes="reason")

    def is_told(self, field: FormField) -> bool:
        """What is not read of the line stays folded, whatever stands in it."""
        return False


def _field(line: LineCells, column: int, *, is_more: bool) -> FormField:
    """The field of a cell, under the header of its column."""
    cell = line.cell(column)
    label = clean(line.header(column), limit=40).replace("{", "(").replace("}", ")")  # no key is meant by it
    kind = NOTE if "\n" in cell or len(cell) > _LONG else LINE
    return FormField(_NAME.format(column=column), label, kind, is_more=is_more)


def typed_cells(line: LineCells, filled: Mapping[str, str]) -> list[tuple[int, str]]:
    """The cells in which something else stands by now, by their columns."""
    typed = {
        column: filled.get(_NAME.format(column=column))
        for column in range(max(len(line.headers), len(line.cells)))
    }
    return [
        (column, text) for column, text in typed.items() if text is not None and text != line.cell(column)
    ]
