"""A drawing that may be longer than the room for it."""

from collections.abc import Callable
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from kamtui.ui.shell.text import ELLIPSIS, plain


class _Drawn(NamedTuple):
    """What was drawn last, and for which width."""

    width: int
    lines: list[Content]


class Cut(Widget):
    """Draws what it is given for its own width, and of that as many lines as there is room for."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Cut { height: 1fr; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw: Callable[[int], Content] | None = None
        self._drawn: _Drawn | None = None

    def show(self, draw: Callable[[int], Content] | None) -> None:
        """Show what `draw` gives for a width; None shows nothing. It is asked once, when it comes into view."""
        self._draw = draw
        self._drawn = None
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if self._draw is None or not width:
            return plain("")
        if self._drawn is None or self._drawn.width != width:
            lines = self._draw(width).split("\n", allow_blank=True)
            while lines and not lines[-1].plain.strip():
                lines.pop()
            self._drawn = _Drawn(width, lines)
        lines = self._drawn.lines
        if len(lines) > height:
            lines = [*lines[: max(height - 1, 0)], Content.styled(ELLIPSIS, "$faint")]
        return Content("\n").join(lines)
