"""The field of one line."""

from collections.abc import Callable

from textual import events
from textual.widgets.input import Selection

from kamtui.domain.text.cleaning import LINE_LIMIT
from kamtui.ui.guards.fields import CleanInput


class LineField(CleanInput):
    """One line."""

    def __init__(self, field: str, typed: str = "", *, placeholder: str = "", width: int = 0) -> None:
        super().__init__(
            typed, placeholder=placeholder, compact=True, max_length=LINE_LIMIT, select_on_focus=False
        )
        self.field = field
        self.prefilled = typed
        """What stood there before anybody typed: selected on focus, so that typing replaces it; "" selects nothing."""
        self.on_enter: Callable[[], None] | None = None
        """What enter does, where it does not go on to the next field."""
        if width:
            self.styles.width = width

    @property
    def typed(self) -> str:
        return self.value

    @typed.setter
    def typed(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)

    def on_focus(self, event: events.Focus) -> None:
        """Select what was prefilled; what a person typed is not replaced by a key from habit."""
        if self.is_replaced_by_typing and not event.from_app_focus:
            self.selection = Selection(0, len(self.value))

    @property
    def is_replaced_by_typing(self) -> bool:
        """Whether what stands there is selected on focus."""
        return bool(self.prefilled) and self.value == self.prefilled

    async def action_submit(self) -> None:
        """Enter goes on to the next field, as people expect of a form; a form of one field is saved."""
        if self.on_enter is not None:
            self.on_enter()
        else:
            self.screen.focus_next()
