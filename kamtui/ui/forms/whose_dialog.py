"""Whose value a field gets that two windows changed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import K_, _
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.widgets.key_bar import KeyBar

MINE, THEIRS = "mine", "theirs"
MOST_SHOWN = 600
"""Characters shown of each of the two values."""


class Whose(GuardedDialog[str | None]):
    """Shows both values of a field; answers with `MINE` or `THEIRS`, None goes back to the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", f"answer('{MINE}')", K_("mine")),
        Binding("t", f"answer('{THEIRS}')", K_("theirs")),
        Binding("escape", "answer('')", K_("back to the form")),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Whose { align: center middle; }
    Whose #box { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $surface; border-left: thick $accent; }
    Whose #values { height: auto; max-height: 16; scrollbar-size-vertical: 1; }
    Whose Static { padding: 1 2; height: auto; width: 100%; }
    Whose KeyBar { dock: none; }
    """

    def __init__(self, label: str, mine: str, theirs: str) -> None:
        super().__init__()
        self._label = label
        self._mine = mine
        self._theirs = theirs

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll(id="values", can_focus=False):
                yield Static(self._words())
            yield KeyBar()

    def _words(self) -> Content:
        return Content.assemble(
            (_("Another window changed this field too: {label}").format(label=clean(self._label)), "bold"),
            ("\n\n", ""),
            (_("Mine, typed here:"), "$faint"),
            ("\n", ""),
            (clean(self._mine, lines=True, limit=MOST_SHOWN), ""),
            ("\n\n", ""),
            (_("Theirs, in the book:"), "$faint"),
            ("\n", ""),
            (clean(self._theirs, lines=True, limit=MOST_SHOWN), ""),
        )

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer or None)
