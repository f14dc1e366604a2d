"""What the places share in which one types what the list is to show."""

from textual import on

from kamtui.ui.shell.place import Place
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.line_list import LineList


class FilteredPlace(Place):
    """A place with a `FilterLine` above its one list. The filter goes when another place is gone to."""

    @property
    def is_filtered(self) -> bool:
        """Whether a filter hides some of the lines."""
        return self.is_mounted and bool(self.query_one(FilterLine).typed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "clear_filter":
            return self.is_filtered
        return super().check_action(action, parameters)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        if action == "clear_filter":
            return None  # there is nothing to clear, and nowhere to go back to
        return super().why_not(action, parameters)

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()

    def action_clear_filter(self) -> None:
        self.query_one(FilterLine).action_clear()

    def left(self) -> None:
        line = self.query_one(FilterLine)
        line.value = ""
        line.display = False

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        listed = self.query_one(LineList)
        if len(listed.lines):
            listed.focus()
        else:
            self.set_focus(None)  # else Textual gives the keys to the filter
