"""The heads of a list's columns."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widget import Widget

from kamtui.ui.widgets.line_list import Part, text_cells


class Heading(Widget):
    """One line, in the same columns as the list below it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Heading { height: 1; color: $faint; }
    """

    def __init__(self, draw: Callable[[int], Sequence[Part]]) -> None:
        super().__init__()
        self._draw = draw

    def render(self) -> Content:
        # The list has its mark in front.
        words = "".join(text for text, _looks in self._draw(text_cells(self.size.width)))
        return Content(f" {words}")
