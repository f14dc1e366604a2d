"""Search everything: accounts, people, tasks and calls, as one types."""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from kamtui.domain.text.language import N_, _
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.line_list import FoundLines, LineList

T = TypeVar("T")


class SearchDialog(GuardedDialog[T | None], Generic[T]):
    """A line to type in and what it finds; answers with what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("escape", "cancel", N_("close")),
    ]
    AUTO_FOCUS = "LineField"
    DEFAULT_CSS = """
    SearchDialog { align: center top; }
    SearchDialog #box { width: 100%; max-width: 104; height: 100%; max-height: 30; background: $surface; }
    SearchDialog LineField { background: $background; padding: 0 1; margin: 1; height: 1; width: 1fr; }
    SearchDialog LineList { background: $surface; }
    SearchDialog KeyBar { dock: none; }
    """

    def __init__(self, find: Callable[[str], FoundLines[T]], start: str = "") -> None:
        super().__init__()
        self._find = find
        self._start = start

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield SearchField(_("words; @name for an account, +name for a person; any alphabet"))
            yield SearchList()
            yield KeyBar()

    def on_input_changed(self, event: LineField.Changed) -> None:
        found = self.query_one(SearchList)
        found.fill(self._find(event.value))
        found.cursor = found.first_stop()

    def action_move(self, steps: int) -> None:
        self.query_one(SearchList).step(steps)

    def action_choose(self) -> None:
        found = self.query_one(SearchList)
        if found.current_key is not None and isinstance(found.lines, FoundLines):
            self.dismiss(found.lines.value(found.cursor))

    def on_line_list_chosen(self) -> None:
        self.action_choose()

    def action_cancel(self) -> None:
        self.dismiss(None)


class SearchField(LineField):
    """The line to type in; enter belongs to the dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("open"))]

    def __init__(self, placeholder: str) -> None:
        super().__init__("search", placeholder=placeholder)

    async def action_submit(self) -> None:
        dialog = self.screen
        if isinstance(dialog, SearchDialog):
            dialog.action_choose()


class SearchList(LineList, can_focus=False):
    """What was found; the line above keeps the focus."""
