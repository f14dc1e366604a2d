"""The panel beside a list: more about the line at hand, where the window is wide enough."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from kamtui.ui.shell.text import ELLIPSIS, plain
from kamtui.ui.widgets.line_list import Lines, list_cells, text_cells

FIRST_LINES = 40
"""How many lines of a list say how much room it needs."""

FROM = 120
"""From which width of a window on a panel may stand beside a list."""
BESIDE = "-beside"
"""The class of a screen while a panel stands beside its list."""
LIST, MOST_LIST = 83, 123
"""The cells of a window that stay for the list before its panel becomes a third; and those that it keeps at most because
its texts need them: so that from 160 cells on, with the narrowest panel, there is one beside every list."""
_LEAST, _MOST = 37, 56


def panel_cells(window: int, needed: int = LIST) -> int:
    """How wide a panel is in a window of so many cells, beside a list whose texts need so many of them; 0 where none is.

    It takes only what the list does not need: what is whole in a window without a panel is not cut in a wider one for
    its sake. Beyond that it is a third. Neither ever gets narrower in a wider window, and nothing that a list needs is lost.
    """
    needed = min(max(needed, LIST), MOST_LIST)
    if window < FROM or window - needed < _LEAST:
        return 0
    return min(max(min(window // 3, window - needed), _LEAST), _MOST)


def needed_by(lines: Lines) -> int:
    """The cells of a window that a list needs so that no more of its first lines is cut than in the widest without a panel.

    Reckoned once of the same lines: they are drawn several times for it.
    """
    if lines.needed_cells is None:
        lines.needed_cells = list_cells(uncut_cells(lines, text_cells(LIST), text_cells(MOST_LIST)))
    return lines.needed_cells


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
        self._needed = LIST
        """The cells that the list beside it needs."""

    def leave(self, needed: int) -> None:
        """Leave so many cells of the window to the list beside it."""
        if needed != self._needed:
            self._needed = needed
            if self.display:
                self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return panel_cells(viewport.width, self._needed) - self.gutter.width

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


def make_room(screen: Screen[None], needs: Callable[[], int]) -> None:
    """Let the panel of a screen stand beside its list where that leaves the list what it `needs`, a number of cells."""
    width = screen.app.size.width
    if width < FROM:  # what the list needs would have to be read
        screen.remove_class(BESIDE)
        return
    needed = needs()
    for panel in screen.query(Panel):
        panel.leave(needed)
    screen.set_class(panel_cells(width, needed) > 0, BESIDE)


def uncut_cells(lines: Lines, least: int, most: int) -> int:
    """The fewest cells of a line, from `least` to `most`, in which no more of the first lines is cut than in `most`."""
    first = range(min(len(lines), FIRST_LINES))

    def cut(width: int) -> int:
        texts = (text.strip() for index in first for text, _look in lines.draw(index, width))
        return sum(len(text) > 1 and text.endswith(ELLIPSIS) for text in texts)

    whole = cut(most)
    if cut(least) <= whole:
        return least
    while least < most:
        middle = (least + most) // 2
        if cut(middle) > whole:
            least = middle + 1
        else:
            most = middle
    return most
