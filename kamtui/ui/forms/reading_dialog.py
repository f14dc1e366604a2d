"""A dialog in which one only reads: it is gone through by the keys of a list."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType

from kamtui.ui.guards.screens import GuardedDialog

TO_TOP = Binding("g", "scroll_to_top", show=False)
"""For dialogs that have this key for nothing else."""


class ReadingDialog(GuardedDialog[ScreenResultType]):
    """Words that may be longer than the window; `G` leads to their end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_lines(1)", show=False),
        Binding("up,k", "scroll_lines(-1)", show=False),
        Binding("home", "scroll_to_top", show=False),
        Binding("end,G", "scroll_to_bottom", show=False),
    ]

    def action_scroll_lines(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_scroll_to_top(self) -> None:
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll_to_bottom(self) -> None:
        self.query_one(VerticalScroll).scroll_end(animate=False)
