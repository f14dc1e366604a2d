"""The rows of a form on the screen, from the list of its fields."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from textual.widget import Widget

from kamtui.domain.form import FormField, Look
from kamtui.domain.text.language import _
from kamtui.ui.widgets.fields import Choice, Flags, NoteField
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import Suggestion


class Pick(NamedTuple):
    """What a line of names suggests, and what is chosen in it at first."""

    suggest: Callable[[str, int | None], list[Suggestion]]
    """What fits the words typed; the id is that of the account at hand in the form, if it has one."""
    chosen: Sequence[Suggestion] = ()


class Drawing(NamedTuple):
    """What the rows of one form are drawn from."""

    now: Mapping[str, str]
    today: date
    picks: Mapping[str, Pick]
    account_id: Callable[[], int | None]
    """The account at hand in the form."""
    means: Callable[[str], Callable[[str], str] | None]
    """What the words of a field mean, by its name, where they do not say it by themselves."""

    def row(self, fields: Sequence[FormField]) -> Row:
        """The row of a field, and of those joined to it."""
        first, *joined = fields
        last = fields[-1]
        parts: list[Widget | str] = [self._widget(first)]
        for field in joined:
            parts += [_(field.label), self._widget(field)]
        is_short = last.kind.look is Look.SHORT
        return Row(
            _(first.label),
            *parts,
            echo=self._echo(last) if is_short else None,
            echoes=last.name,
            is_short=is_short and not joined,
        )

    def said_folded(self, field: FormField) -> str:
        """What is said of a field under "more" while it is folded: its label, and what stands there by itself."""
        label, typed = _(field.label), self.now.get(field.name, "")
        if field.kind.options is not None and typed:
            return f"{label}: {dict(field.kind.options()).get(typed, typed)}"
        by_form = self.means(field.name)
        return f"{label}: {by_form(typed)}" if by_form is not None else label

    def _echo(self, field: FormField) -> Callable[[str], str]:
        means, beside = field.kind.means, _(field.beside) if field.beside else ""
        if (by_form := self.means(field.name)) is not None:
            return by_form

        def echo(text: str) -> str:
            said = means(text, self.today) if means is not None else ""
            return said or beside

        return echo

    def _widget(self, field: FormField) -> Widget:
        name, typed = field.name, self.now.get(field.name, "")
        hint = _(field.hint) if field.hint else ""
        options = field.kind.options() if field.kind.options is not None else []
        match field.kind.look:
            case Look.NOTE:
                return NoteField(name, typed, placeholder=hint)
            case Look.CHOICE:
                return Choice(name, options, typed)
            case Look.SEVERAL:
                return Flags(name, options, typed)
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
        return LineField(name, typed, placeholder=hint)


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
