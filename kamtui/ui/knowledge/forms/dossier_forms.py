"""Writing down what ties an account and what is known of it: bonds, texts, marks, satisfaction, competitors."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.knowledge.typed_knowledge import (
    BOND,
    COMPETITOR,
    IMAGE,
    MARK,
    RIVALRY,
    SATISFACTION,
    TEXT,
)
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.forms.reading_dialog import TO_TOP, ReadingDialog
from kamtui.ui.guards import GuardedApp
from kamtui.ui.keys.everywhere import COURSE
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.key_bar import KeyBar


class BondForm(FormDialog):
    """A bond rated anew: how strong it is, what shows it, what would break it, who keeps it alive, what it costs."""

    FIELDS = BOND


class TextForm(FormDialog):
    """What is known on a topic, in Markdown, and as of which day."""

    FIELDS = TEXT
    DEFAULT_CSS = """
    TextForm NoteField, TextForm.-tall NoteField { min-height: 8; max-height: 24; }
    TextForm .words { color: $faint; padding: 0 0 1 0; height: auto; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        words: str,
        resumed: Typed | None,
    ) -> None:
        """`words` asks what is to be known."""
        super().__init__(title, start, submit, keep, today=today, resumed=resumed)
        self._words = words

    def above(self) -> Iterator[Widget]:
        yield Static(plain(self._words), classes="words")


class ImageForm(FormDialog):
    """What they think of our brand: how much, what shows it, what was done for it."""

    FIELDS = IMAGE


class MarkForm(FormDialog):
    """The answer to a mark, and why."""

    FIELDS = MARK
    DEFAULT_CSS = """
    MarkForm .words { padding: 0 0 1 0; height: auto; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        words: str,
        resumed: Typed | None,
    ) -> None:
        """`words` is the question in full."""
        super().__init__(title, start, submit, keep, today=today, resumed=resumed)
        self._words = words

    def first(self) -> str:
        return "note"

    def above(self) -> Iterator[Widget]:
        yield Static(plain(self._words), classes="words")


class SatisfactionForm(FormDialog):
    """How satisfied an account is with us, and who said so."""

    FIELDS = SATISFACTION


class RivalForm(FormDialog):
    """Who else sells to an account, how strong, with what, since when."""

    FIELDS = RIVALRY
    PICKERS = ("competitor",)


class CompetitorForm(FormDialog):
    """What a competitor is called, at all accounts."""

    FIELDS = COMPETITOR


class ReadWhole(ReadingDialog[str]):
    """Something known read whole, with its readings; answers "edit", "delete" or ""."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COURSE), TO_TOP]
    DEFAULT_CSS = """
    ReadWhole { align: center middle; }
    ReadWhole #box { width: 84; max-width: 100%; height: auto; max-height: 100%; background: $surface; }
    ReadWhole VerticalScroll { height: auto; max-height: 100%; padding: 1 2; scrollbar-size-vertical: 1; }
    ReadWhole Static { height: auto; width: 100%; }
    ReadWhole KeyBar { dock: none; }
    """

    def __init__(self, draw: Callable[[int], Content]) -> None:
        """`draw` gives it for a width in cells."""
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            with VerticalScroll():
                yield Static("", id="whole", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        # The keys stay in view below, however long it is.
        self.query_one(VerticalScroll).styles.max_height = max(self.size.height - 1, 1)
        self.query_one("#whole", Static).update(self._draw(min(self.size.width, 84) - 5))

    def action_answer(self, answer: str) -> None:
        if answer and isinstance(self.app, GuardedApp):
            self.app.hold_keys()  # what is typed next is meant for what this opens
        self.dismiss(answer)
