"""Which field to go to: its letter, over the form it is underlined in."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import N_
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.widgets.key_bar import KeyBar


class Jump(GuardedDialog[str]):
    """Answers with the letter that was pressed; "" stays where one is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("stay here"))]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Jump { background: transparent; align: center bottom; }
    Jump #letters { height: auto; padding: 0 1; background: $panel; width: 100%; }
    """

    def __init__(self, letters: Sequence[tuple[str, str]]) -> None:
        """`letters` are those of the form, each with the label of its field."""
        super().__init__()
        self._letters = letters

    def compose(self) -> ComposeResult:
        parts: list[tuple[str, str]] = []
        for letter, label in self._letters:
            parts += [(letter, "bold $accent"), (f" {clean(label)}".replace(" ", "\u00a0"), ""), ("   ", "")]
        yield Static(Content.assemble(*parts), id="letters")
        yield KeyBar()

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character.isalpha():
            event.stop()
            self.dismiss(event.character)

    def action_close(self) -> None:
        self.dismiss("")
