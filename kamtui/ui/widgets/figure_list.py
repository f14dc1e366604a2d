"""A list of months whose figures one types over, and the line in which a figure is typed."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from kamtui.ui.keymap import bindings
from kamtui.ui.keys import FIGURE
from kamtui.ui.widgets.fields import LineField
from kamtui.ui.widgets.line_list import LineList

BEGINS = frozenset("0123456789-−+.,(€")
"""With what a figure may begin."""


class KeysThrough(Message):
    """All that was typed into a widget before it stepped aside went on its way: it goes behind the keys."""


class FigureList(LineList):
    """Months with a figure at hand: a number typed there replaces it."""

    def __init__(self, *, mark: str = "▌", id: str | None = None) -> None:
        super().__init__(mark=mark, id=id)
        self.on_typed: Callable[[str], None] | None = None
        """Called with the first sign of a number that is typed."""
        self.steps_aside = False
        """A number is typed already: what was typed faster than the line for it opened is not for the list."""

    def on_key(self, event: events.Key) -> None:
        if self.steps_aside:
            return
        if event.character is not None and event.character in BEGINS and self.on_typed is not None:
            # Numbers lead to the places elsewhere: here they are what one types most.
            event.stop()
            event.prevent_default()
            self.on_typed(event.character)


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

    def action_take(self, way: str) -> None:
        if self.on_taken is not None:
            self.on_taken(way)

    def action_leave(self) -> None:
        self.action_take("")
