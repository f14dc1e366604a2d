"""A text to read over the place that it was opened from."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.ui.forms.scrolled_dialog import ScrolledDialog
from kamtui.ui.guards import GuardedApp
from kamtui.ui.keys.everywhere import COURSE, READING
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.widgets.key_bar import KeyBar


class Reading(ScrolledDialog[str]):
    """Words that are drawn for a width, as many lines as they are; answers what its keys ask for, or ""."""

    WIDTH: ClassVar[int]
    """Cells of the dialog where there is room."""
    DEFAULT_CSS = """
    Reading { align: center middle; }
    Reading #box { max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    Reading VerticalScroll { height: auto; max-height: 100%; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    Reading Static { height: auto; width: 100%; }
    Reading KeyBar { dock: none; }
    """

    def __init__(self, draw: Callable[[int], Content]) -> None:
        """`draw` gives the text for a width in cells."""
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.styles.width = self.WIDTH
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
        # Without the margins and the bar that shows how far one has read.
        width = max(min(self.size.width, self.WIDTH) - 5, 1)
        self.query_one("#text", Static).update(self._draw(width))

    def action_answer(self, answer: str) -> None:
        if answer and isinstance(self.app, GuardedApp):
            self.app.hold_keys()  # what is typed next is meant for what this opens
        self.dismiss(answer)


class ReadText(Reading):
    """Nothing is done there but reading."""

    WIDTH = 96
    BINDINGS: ClassVar[list[BindingType]] = bindings(READING[1:])
    DEFAULT_CSS = "ReadText { background: $background; }"


class ReadWhole(Reading):
    """Something known, with its readings; answers "edit", "delete" or ""."""

    WIDTH = 84
    BINDINGS: ClassVar[list[BindingType]] = bindings(COURSE)
    DEFAULT_CSS = "ReadWhole VerticalScroll { padding: 1 2; }"


class ReadMonth(Reading):
    """What a month is made of."""

    WIDTH = 66
    BINDINGS: ClassVar[list[BindingType]] = bindings(READING[1:])
