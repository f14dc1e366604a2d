"""Writing down what ties an account and what is known of it: bonds, texts, marks, satisfaction, competitors."""

from collections.abc import Iterator
from datetime import date

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
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.shell.text import plain


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
        *,
        today: date,
        words: str,
        resumed: Typed | None,
    ) -> None:
        """`words` asks what is to be known."""
        super().__init__(title, start, today=today, resumed=resumed)
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
        *,
        today: date,
        words: str,
        resumed: Typed | None,
    ) -> None:
        """`words` is the question in full."""
        super().__init__(title, start, today=today, resumed=resumed)
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
