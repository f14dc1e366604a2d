"""A dialog whose words are scrolled by the keys of a list, as where one only reads (`ui/reading/`)."""

from textual.containers import VerticalScroll
from textual.screen import ScreenResultType

from kamtui.ui.guards.screens import GuardedDialog


class ScrolledDialog(GuardedDialog[ScreenResultType]):
    """Words that may be longer than the window; its class names `SCROLLING` among its keys."""

    def action_scroll_lines(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_scroll_to_top(self) -> None:
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll_to_bottom(self) -> None:
        self.query_one(VerticalScroll).scroll_end(animate=False)
