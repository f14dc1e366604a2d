"""The rows of a form on the screen, from the list of its fields."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.widget import Widget

from kamtui.domain.form import FormField, Look, Options
from kamtui.domain.text.language import _
from kamtui.ui.widgets.fields import Choice, Flags, NoteField
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import Suggestion

_SHORT, _JOINED = 22, 12
"""Cells of a short field, and of one that stands in the line of another, at least."""

_CURSOR = 2
"""Cells that a field keeps beside its hint."""


class Pick(NamedTuple):
    """What a line of names suggests, and what is chosen in it at first."""

    suggest: Callable[[str, int | None], list[Suggestion]]
    """What fits the words typed; the id is that of the account at hand in the form, if it has one."""
    chosen: Sequence[Suggestion] = ()


class Drawing(NamedTuple):
    """What the rows of one form are drawn from."""

    now: Mapping[str, str]
    picks: Mapping[str, Pick]
    options: Callable[[FormField], Options]
    """What a choice offers."""
    means: Callable[[FormField, str], str]
    """What stands beside a field in which words stand; raises ValueError while they mean nothing."""
    account_id: Callable[[], int | None]
    """The account at hand in the form."""

    def row(self, fields: Sequence[FormField]) -> Row:
        """The row of a field, and of those joined to it."""
        first, *joined = fields
        last = fields[-1]
        parts: list[Widget | str] = [self._widget(first, _JOINED if joined else _SHORT)]
        for field in joined:
            widget = self._widget(field, _JOINED)
            if isinstance(widget, Choice):  # what it leaves free is for the words before it
                widget.styles.width = widget.cells
            parts += [_(field.label), widget]
        is_short = last.kind.look is Look.SHORT
        return Row(
            _(first.label),
            *parts,
            echo=(lambda text: self.means(last, text)) if is_short else None,
            echoes=last.name,
            is_short=is_short and not joined,
        )

    def _widget(self, field: FormField, width: int = _SHORT) -> Widget:
        """`width` is that of a short one at least: its hint is whole."""
        name, typed = field.name, self.now.get(field.name, "")
        hint = _(field.hint) if field.hint else ""
        width = max(width, cell_len(hint) + _CURSOR)
        match field.kind.look:
            case Look.NOTE:
                return NoteField(name, typed, placeholder=hint)
            case Look.CHOICE:
                return Choice(name, self.options(field), typed)
            case Look.SEVERAL:
                return Flags(name, self.options(field), typed)
            case Look.NAMED | Look.NAMES:
                pick = self.picks[name]
                return Picker(
                    name,
                    lambda text: pick.suggest(text, self.account_id()),
                    pick.chosen,
                    several=field.kind.look is Look.NAMES,
                    text=self.now.get(name),
                    placeholder=hint,
                )
        return LineField(name, typed, placeholder=hint, width=width if field.kind.look is Look.SHORT else 0)


def in_rows(fields: Sequence[FormField]) -> Iterator[list[FormField]]:
    """The fields, each with those joined to it."""
    row: list[FormField] = []
    for field in fields:
        if row and not field.is_joined:
            yield row
            row = []
        row.append(field)
    if row:
        yield row
