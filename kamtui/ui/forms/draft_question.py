"""What was typed and not saved: open it again, leave it for later, or throw it away."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.text.language import _
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.keys.everywhere import DRAFT
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import fit, plain
from kamtui.ui.widgets.key_bar import KeyBar

_ROOM = 58
"""Cells of a line of what was typed."""


class DraftQuestion(GuardedDialog[str]):
    """Answers "open", "later" or "throw away". It comes by itself, so no letter, space or enter answers it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DRAFT)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DraftQuestion { align: center middle; }
    DraftQuestion #box { width: 64; max-width: 100%; height: auto; max-height: 100%; background: $surface; border-left: thick $accent; }
    DraftQuestion Static { padding: 0 2; height: auto; width: 100%; }
    DraftQuestion #title { padding: 1 2 0 2; text-style: bold; }
    DraftQuestion #said { color: $warning; }
    DraftQuestion KeyBar { dock: none; margin-top: 1; }
    """

    def __init__(self, kind: str, kept_at: str, lines: Sequence[str]) -> None:
        """`kept_at` is when it was typed, `lines` what."""
        super().__init__()
        self._kind = kind
        self._kept_at = kept_at
        self._lines = lines
        self._is_asked = False

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            title = _("Typed and not saved: {kind}, {moment}").format(kind=self._kind, moment=self._kept_at)
            yield Static(plain(title), id="title")
            lines = "\n".join(fit(line, _ROOM).rstrip() for line in self._lines)
            yield Static(plain(lines, lines=True).stylize("$faint"))
            yield Static("", id="said")
            yield KeyBar()

    def action_answer(self, answer: str) -> None:
        """Answer; what is thrown away does not come back, and is asked about once more."""
        if answer == "throw away" and not self._is_asked:
            self._is_asked = True
            self.query_one("#said", Static).update(
                plain(_("It does not come back. The same key again throws it away."))
            )
            return
        self.dismiss(answer)
