"""Below a list: what its signs and letters stand for, in one line, drawn alike in all places."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from kamtui.ui.widgets.blocks import Words

_GAP = 3
"""Cells between two signs with their meanings."""


def legend_content(signs: Sequence[tuple[str, str]], width: int) -> Content:
    """`NMAA need, means, authority, access   A+ several names`: as many as have room, the first ones."""
    parts: list[Words] = []
    left = width
    for sign, meaning in signs:
        gap = _GAP if parts else 0
        left -= gap + cell_len(f"{sign} {meaning}".strip())
        if left < 0:
            break
        parts += [(" " * gap, ""), (sign, ""), (f" {meaning}" if sign else meaning, "$faint")]
    return Content.assemble(*parts)


class Legend(Static):
    """The signs of a list, drawn for its own width; takes no line where there are none."""

    DEFAULT_CSS = """
    Legend {
        height: 1;
        padding: 0 1;
    }
    Legend.-none {
        display: none;
    }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="-none")
        self._signs: Sequence[tuple[str, str]] = ()

    def say(self, signs: Sequence[tuple[str, str]]) -> None:
        """Explain these from now on."""
        self._signs = signs
        self.set_class(not signs, "-none")
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        self.update(legend_content(self._signs, max(self.size.width, 1)), layout=False)
