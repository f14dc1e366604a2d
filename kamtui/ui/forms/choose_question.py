"""A question with several answers, a letter each."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import Reactive
from textual.widgets import Static

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.shell.text import pressable, wrap
from kamtui.ui.widgets.key_bar import KeyBar

WIDTH = 64
"""Cells of the question, as in its styles below."""
_AROUND, _BEFORE = 5, 5
"""Cells of its frame and margins, and of a letter before its answer."""


class Answers(Static):
    """Answers that can be clicked; they look as they are drawn, with no line of Textual's below them and their blanks."""

    auto_links = Reactive(False)


class Choose(GuardedDialog[str | None]):
    """Asks which of several acts is meant. Answers with its letter, None with none; enter and space answer nothing."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose #box { width: 64; max-width: 100%; height: auto; background: $surface; border-left: thick $accent; }
    Choose Static { padding: 1 2; height: auto; width: 100%; }
    Choose KeyBar { dock: none; }
    """

    def __init__(self, sentence: str, answers: Mapping[str, str]) -> None:
        """`answers` are the words of each answer by its letter."""
        super().__init__()
        self.sentence = sentence
        self.answers = answers
        for letter, words in answers.items():
            self._bindings.bind(letter, f"answer({letter!r})", words, show=False)
        self._bindings.bind("escape", "answer('')", _("leave it"))

    def compose(self) -> ComposeResult:
        parts = [Content(clean(self.sentence, lines=True, limit=900)), Content("\n")]
        for letter, words in self.answers.items():
            hanging = f"\n{'':{_BEFORE}}".join(
                wrap(words, min(WIDTH, self.app.size.width) - _AROUND - _BEFORE)
            )
            answer = pressable((f"  {letter}  ", "bold $accent"), (hanging, ""), action=f"answer({letter!r})")
            parts += [Content("\n"), answer]
        with Vertical(id="box"):
            yield Answers(Content.assemble(*parts))
            yield KeyBar()

    def action_answer(self, letter: str) -> None:
        self.dismiss(letter or None)
