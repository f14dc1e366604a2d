"""What we did for a customer as a list by years, with what it was worth to them (K6, K16)."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import show_amount
from kamtui.domain.terms.value import (
    Value,
    ValueYear,
    WorthSum,
    by_year,
    source_words,
    sum_words,
    worth_sum,
    worth_words,
)
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_day, show_long_day
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import Block, assemble, fact, row
from kamtui.ui.widgets.heads.part_title import title_parts
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, WHEN, before_day, columns

SOURCE, LEAST_WORTH = 14, 9
"""Cells for what a line came of, and at least for its worth."""
WITH_SOURCE = 60
"""From so many cells on a line says what it came of."""


class Title(NamedTuple):
    """The head of a year, and what all of it was worth."""

    year: str
    note: str


class ValueLines(Lines):
    """What was done, under the years, each with its sum and with how many of which the worth is not known."""

    def __init__(self, values: Sequence[Value], today: date, glyphs: Glyphs) -> None:
        self._today, self._glyphs = today, glyphs
        self.sum = worth_sum(value.entry for value in values)
        self._has_cents = any((value.entry.worth or 0) % 100 for value in values)
        self._rows: list[Value | Title | None] = []
        for year in by_year(values):
            if self._rows:
                self._rows.append(None)
            self._rows += [_title(year), *year.values]

    def __len__(self) -> int:
        return len(self._rows)

    def record(self, index: int) -> Value | None:
        """What a line stands for; None for a heading, or where there is no line."""
        found = self._rows[index] if 0 <= index < len(self._rows) else None
        return found if isinstance(found, Value) else None

    def keys_of(self, value_id: int) -> list[Hashable]:
        """The key of the line that was written down under an id; none where there is no such line."""
        return [
            key_of(value) for value in self._rows if isinstance(value, Value) and value.value_id == value_id
        ]

    def key(self, index: int) -> Hashable:
        value = self.record(index)
        return None if value is None else key_of(value)

    def is_heading(self, index: int) -> bool:
        return self.record(index) is None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case Title(year, note):
                return title_parts(year, note, width, self._glyphs)
            case Value() as value:
                return self._draw_value(value, width)
        return []

    def _draw_value(self, value: Value, width: int) -> Sequence[Part]:
        entry = value.entry
        worth = worth_words(None)
        if entry.worth is not None:
            worth = show_amount(entry.worth, with_cents=self._has_cents)
        cells = [(entry.what, 0, "")]
        if width >= WITH_SOURCE:
            cells.append((entry.source.label, SOURCE, "dim"))
        cells.append(
            (worth, -max(LEAST_WORTH, self._worth_cells), "dim" if entry.worth is None else "strong")
        )
        day = show_day(entry.done_on, self._today)
        head = before_day(("", ""), (day, "dim"), WHEN)
        return [*head, (" " * GAP, ""), *columns(cells, width - WHEN - GAP)]

    @property
    def _worth_cells(self) -> int:
        values = (value for value in self._rows if isinstance(value, Value))
        return max(
            (
                cell_len(show_amount(value.entry.worth, with_cents=self._has_cents))
                for value in values
                if value.entry.worth is not None
            ),
            default=0,
        )


def key_of(value: Value) -> Hashable:
    """Tells a line from every other, also when the list is read again and when its worth was said meanwhile."""
    entry = value.entry
    came_of = (entry.problem_id, entry.favour_id, entry.term_id)
    if any(came_of):
        return "done", *came_of, entry.done_on.year
    return "done", value.value_id


def _title(year: ValueYear) -> Title:
    return Title(str(year.year), f"{year.sum.lines}, {sum_words(year.sum)}")


def total_words(worth: WorthSum, width: int) -> Content:
    """What we did for them in all, above the list: how much, and of how many it is not known."""
    words = _("what we did for them {count}").format(count=worth.lines)
    said = sum_words(worth)
    return Content.assemble(
        (fit(words, min(cell_len(words), width)), "bold"),
        (fit(f" · {said}" if said else "", max(width - cell_len(words), 0)), ""),
    )


def value_words(value: Value) -> str:
    """A line in words, for a window without a panel."""
    entry = value.entry
    return " · ".join(
        (clean(entry.what), source_words(entry), _("worth {worth}").format(worth=worth_words(entry.worth)))
    )


def value_panel(value: Value, width: int) -> Content:
    """A line whole, in the panel: and what to press where nobody said what it was worth."""
    entry = value.entry
    blocks: list[Block] = [
        *(row((piece, "bold")) for piece in wrap(entry.what, width)),
        *(row((piece, "$faint")) for piece in wrap(source_words(entry), width)),
        [("\n", "")],
        fact(_("When"), show_long_day(entry.done_on), width),
        fact(_("Worth"), worth_words(entry.worth), width, "$faint" if entry.worth is None else "bold"),
    ]
    if entry.worth is None:
        blocks += [
            [("\n", "")],
            *(
                row((piece, "$faint"))
                for piece in wrap(_("{line.edit} writes down what it was worth to them."), width)
            ),
        ]
    return assemble(blocks)
