"""A form that names an account or a person of the book."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from kamtui.domain.text.language import _
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.time.typed_days import read_day
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.widgets.fields import Field, FieldChanged
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import Suggestion, Suggestions

_DAY_WIDTH = 14


class PickingForm(FormDialog):
    """A form with an account or a person of the book in it: beside each name goes the id of what was chosen."""

    PICKERS: ClassVar[tuple[str, ...]] = ("account", "person")
    PEOPLE_OF: ClassVar[tuple[str, str] | None] = ("account", "person")
    UNSEEN: ClassVar[tuple[str, ...]] = ()
    """What goes through the form as it came, such as the call in which something was agreed."""
    DEFAULT_CSS = """
    PickingForm Row > .echo { max-width: 46; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        accounts: Callable[[str], list[Suggestion]],
        account: Sequence[Suggestion],
        people: Callable[[str, int | None], list[Suggestion]] | None = None,
        person: Sequence[Suggestion] = (),
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._today = today
        self._accounts = accounts
        self._account = account
        self._people = people or (lambda _text, _within: [])
        self._person = person

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def account_row(self, placeholder: str = "") -> Row:
        return Row(
            _("Account"),
            Picker(
                "account", self._accounts, self._account, text=self.now["account"], placeholder=placeholder
            ),
        )

    def person_row(self, label: str, placeholder: str = "") -> Row:
        return Row(
            label,
            Picker(
                "person",
                lambda text: self._people(text, self.picked("account")),
                self._person,
                text=self.now["person"],
                placeholder=placeholder,
            ),
        )

    def day_row(self, label: str, name: str, lean: Lean, placeholder: str = "", empty: str = "") -> Row:
        """A day in plain words and the date that it is; `empty` is what an empty one means."""
        return Row(
            label,
            LineField(name, self.now[name], placeholder=placeholder, width=_DAY_WIDTH),
            echo=lambda text: (
                show_long_day(read_day(text, self._today, lean=lean)) if text.strip() else empty
            ),
            echoes=name,
        )

    def value(self, name: str) -> str:
        """What a field holds now, or is about to be made with."""
        widget = self.field(name) if self.is_mounted else None
        return widget.typed if isinstance(widget, Field) else self.now.get(name, "")

    def picked(self, name: str) -> int | None:
        """The id of what was chosen in a picker."""
        picker = self.picker(name)
        chosen = picker.chosen() if picker is not None else []
        return chosen[0].record_id if chosen else None

    def typed(self) -> dict[str, str]:
        typed = super().typed()
        for name in self.PICKERS:
            typed[f"{name}_id"] = str(self.picked(name) or "")
        for name in self.UNSEEN:
            typed[name] = self.now.get(name, "")
        return typed

    @on(Input.Changed)
    @on(FieldChanged)
    def _say_anew(self) -> None:
        """What one field means may hang on another: the notice period on the end, a target on what it is about."""
        for row in self.query(Row):
            row.echo()
