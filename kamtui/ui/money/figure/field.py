"""The line in which the figures of a list are typed, one after the other."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from kamtui.ui.keys.keymap import bindings
from kamtui.ui.keys.money import FIGURE
from kamtui.ui.widgets.line_field import LineField


class KeysThrough(Message):
    """All that was typed into a widget before it stepped aside went on its way: it goes behind the keys."""


class FigureField(LineField):
    """The line in which a figure is typed; hidden until then."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FIGURE)
    DEFAULT_CSS = """
    FigureField { display: none; height: 1; width: 24; padding: 0; background: $surface; border: none; }
    FigureField:focus { background: $row-cursor; border: none; }
    """

    def __init__(self) -> None:
        super().__init__("figure")
        self.on_taken: Callable[[str], None] | None = None
        """Called with the way on, when what is typed is to be taken; "" leaves the figure as it was."""
        self.steps_aside = False
        """The figure is taken: what was typed faster than the line closed is not for it."""

    def on_key(self, event: events.Key) -> None:
        if self.steps_aside:
            event.prevent_default()

    async def action_submit(self) -> None:
        self.action_take("down")

    def start(self, text: str) -> None:
        """Type over `text`, which is selected: what is typed takes its place."""
        self.typed = text
        self.action_select_all()

    def action_cursor_left(self, select: bool = False) -> None:
        if select or (not self._is_whole_selected() and self.cursor_position > 0):
            super().action_cursor_left(select)
        else:
            self.action_take("left")

    def action_cursor_right(self, select: bool = False) -> None:
        if select or (not self._is_whole_selected() and self.cursor_position < len(self.value)):
            super().action_cursor_right(select)
        else:
            self.action_take("right")

    def _is_whole_selected(self) -> bool:
        """Whether nothing was done yet with what stands here: arrows go on to the next figure then."""
        return len(self.selected_text) == len(self.value)

    def action_take(self, way: str) -> None:
        if self.on_taken is not None:
            self.on_taken(way)

    def action_leave(self) -> None:
        self.action_take("")
