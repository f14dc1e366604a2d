"""A text to read over the place that it was opened from."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.ui.forms.reading_dialog import TO_TOP, ReadingDialog
from kamtui.ui.keys.everywhere import READING
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.widgets.key_bar import KeyBar

WIDTH = 96
"""Cells of the dialog where there is room."""


class ReadText(ReadingDialog[str]):
    """Words that are drawn for a width, as many lines as they are; nothing is done there but reading."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READING[1:]), TO_TOP]
    DEFAULT_CSS = f"""
    ReadText {{ align: center middle; background: $background; }}
    ReadText #box {{ width: {WIDTH}; max-width: 100%; height: auto; max-height: 100%; background: $surface; }}
    ReadText VerticalScroll {{ height: auto; max-height: 100%; padding: 1 2 0 2; scrollbar-size-vertical: 1; }}
    ReadText Static {{ height: auto; width: 100%; }}
    ReadText KeyBar {{ dock: none; }}
    """

    def __init__(self, draw: Callable[[int], Content]) -> None:
        """`draw` gives the text for a width in cells."""
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static("", id="text", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        # The keys stay in view below, however long the text is.
        self.query_one(VerticalScroll).styles.max_height = max(self.size.height - 1, 1)
        self.query_one("#text", Static).update(self._draw(max(min(self.size.width, WIDTH) - 5, 1)))

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer)
