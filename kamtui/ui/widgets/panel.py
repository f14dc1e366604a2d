"""The panel beside a list: more about the line at hand, where the window is wide enough."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from kamtui.ui.shell.text import plain

LIST = 83
"""The cells of a window that stay for the list before its panel becomes a third."""
_LEAST, _MOST = 37, 56


def panel_cells(window: int) -> int:
    """How wide a panel is in a window of so many cells: a third, but the list beside it keeps its room.

    Neither ever gets narrower in a wider window.
    """
    return min(max(min(window // 3, window - LIST), _LEAST), _MOST)


class Panel(Static):
    """Draws what it is given for its own width, and only while it is in view."""

    DEFAULT_CSS = """
    Panel {
        display: none;
        width: auto;
        height: 1fr;
        padding: 0 1;
        border-left: solid $rule;
    }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._draw: Callable[[int], Content] | None = None

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return panel_cells(viewport.width) - self.gutter.width

    def show(self, draw: Callable[[int], Content] | None) -> None:
        """Show what `draw` gives for a width; None shows nothing."""
        self._draw = draw
        self._redraw()

    def _redraw(self) -> None:
        if self.display and self.content_size.width:
            width = self.content_size.width
            self.update(self._draw(width) if self._draw else plain(""), layout=False)

    def on_resize(self) -> None:
        self._redraw()
