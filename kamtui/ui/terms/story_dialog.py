"""A term read whole, with its story and every check."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.text.language import K_
from kamtui.ui.forms.reading_dialog import ReadingDialog
from kamtui.ui.guards import GuardedApp
from kamtui.ui.widgets.key_bar import KeyBar


class ReadTerm(ReadingDialog[str]):
    """A term whole; answers "edit", "check", "renegotiate", "consent", "account", "delete", "undo" or ""."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "answer('check')", K_("check")),
        Binding("r", "answer('renegotiate')", K_("renegotiate")),
        Binding("g", "answer('consent')", K_("approval")),
        Binding("e", "answer('edit')", K_("edit")),
        Binding("A", "answer('account')", K_("account")),
        Binding("d", "answer('delete')", K_("delete")),
        Binding("escape,enter", "answer('')", K_("close")),
        Binding("u", "answer('undo')", K_("undo"), show=False),
    ]
    DEFAULT_CSS = """
    ReadTerm { align: center middle; }
    ReadTerm #box { width: 92; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    ReadTerm VerticalScroll { height: auto; max-height: 100%; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    ReadTerm Static { height: auto; width: 100%; }
    ReadTerm KeyBar { dock: none; }
    """

    def __init__(
        self,
        draw: Callable[[int], Content],
        *,
        may_check: bool,
        may_renegotiate: bool,
        awaits_consent: bool,
    ) -> None:
        """`draw` gives the story for a width in cells."""
        super().__init__()
        self._draw = draw
        self._allowed = {
            "check": may_check,
            "renegotiate": may_renegotiate,
            "consent": awaits_consent,
        }

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static("", id="story", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        # The keys stay in view below, however long the story is.
        self.query_one(VerticalScroll).styles.max_height = max(self.size.height - 1, 1)
        width = min(self.size.width, 92) - 5  # the margins and the bar that shows how far one has read
        self.query_one("#story", Static).update(self._draw(width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer" and parameters:
            return self._allowed.get(str(parameters[0]), True)
        return super().check_action(action, parameters)

    def action_answer(self, answer: str) -> None:
        if answer and isinstance(self.app, GuardedApp):
            self.app.hold_keys()  # what is typed next is meant for what this opens
        self.dismiss(answer)
