"""A line above a list in which one types what the list is to show."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from kamtui.domain.text.language import _
from kamtui.ui.keys.everywhere import FILTER
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.widgets.line_field import LineField


class FilterLine(LineField):
    """Hidden until asked for; enter goes to the list, escape clears and hides it, here and in the list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FILTER)
    DEFAULT_CSS = """
    FilterLine { display: none; height: 1; padding: 0 1; background: $surface; border: none; width: 1fr; }
    FilterLine:focus { background: $row-cursor; border: none; }
    """

    @dataclass
    class Left(Message):
        """The person goes on in the list."""

        line: "FilterLine"

    def __init__(self, words: str) -> None:
        """`words` are what may be typed, as written: said in the language in use while nothing is typed."""
        super().__init__("filter", placeholder=_(words))
        self._words = words

    def show_language(self) -> None:
        """Say in the language in use what may be typed."""
        self.placeholder = _(self._words)

    def open(self) -> None:
        """Show the line and type in it; what stands there is selected, so that typing takes its place."""
        self.display = True
        self.focus()
        self.action_select_all()

    async def action_submit(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        self.display = bool(self.value)
        self.post_message(self.Left(self))

    def action_clear(self) -> None:
        self.value = ""
        self.action_leave()
