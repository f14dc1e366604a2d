"""The sheet of a letter, seen and edited before it leaves; and who writes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.calls.typed_letter import LETTER, ME
from kamtui.domain.form import FormField, Options
from kamtui.domain.text.language import _
from kamtui.exchange.letter_text import Written
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.keys.everywhere import LETTER as KEYS
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import Choice, FieldChanged, is_field

Write = Callable[[Typed], Written]
"""The letter as the choices of the form have it."""


class LetterForm(FormDialog):
    """A letter: to whom, its text, what it holds. What is chosen writes it anew, as long as nobody changed it by hand."""

    FIELDS: ClassVar[Sequence[FormField]] = LETTER
    PEOPLE_OF = None
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    DEFAULT_CSS = """
    LetterForm NoteField, LetterForm.-tall NoteField { min-height: 8; max-height: 50vh; }
    LetterForm .left-out { color: $faint; height: auto; width: 100%; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        write: Write,
        options: Mapping[str, Options],
        left_out: str,
        resumed: Typed | None,
    ) -> None:
        """`options` are what some choices offer here, those of one option are not asked; `left_out` says
        what is not in it, and why."""
        self._options, self._left_out, self._write = options, left_out, write
        super().__init__(title, start, today=today, resumed=resumed)
        self._made = write(self.now)

    def asked(self) -> Sequence[FormField]:
        return [field for field in LETTER if len(self._options.get(field.name, "more")) > 1]

    def options(self, field: FormField) -> Options:
        return self._options.get(field.name) or super().options(field)

    def first(self) -> str:
        return "text" if self.now["to"] else "to"

    def below(self, field: str) -> Iterator[Widget]:
        if self._left_out and field == ("holds" if len(self._options["holds"]) > 1 else "text"):
            note = Static(plain(self._left_out, lines=True), classes="left-out")
            note.styles.padding = (0, 0, 0, self.label_width)
            yield note

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return self.is_mounted and self.field(str(parameters[0])) is not None
        return super().check_action(action, parameters)

    def action_turn(self, name: str) -> None:
        """Choose the other one of two, wherever the cursor is."""
        choice = self.field(name)
        if isinstance(choice, Choice):
            choice.action_step(1)
            choice.is_open = False

    @on(FieldChanged)
    def _write_anew(self) -> None:
        made, before = self._write(self.typed()), self._made
        self._made = made
        if made == before:
            return
        is_kept = [
            self._put("subject", before.subject, made.subject),
            self._put("text", before.text, made.text),
        ]
        if any(is_kept):
            self.say(
                _(
                    "What was changed by hand stays; what is new stands at its end. Emptied, it is written anew."
                )
            )

    def _put(self, name: str, before: str, made: str) -> bool:
        """Write a field anew, or only add to it what is new where somebody changed it by hand; whether it was."""
        widget = self.field(name)
        if not is_field(widget) or before == made:
            return False
        if widget.typed in ("", before):
            widget.typed = made
            return False
        known = {*before.split("\n"), *widget.typed.split("\n")}
        new = [line for line in made.split("\n") if line.startswith("- ") and line not in known]
        if name == "text" and new:
            widget.typed = "\n".join([widget.typed.rstrip(), "", *new])
        return True


class MeForm(FormDialog):
    """Who writes the letters: asked for before the first."""

    FIELDS = ME
    DEFAULT_CSS = """
    MeForm .words { color: $faint; padding: 0 0 1 0; height: auto; }
    """

    def __init__(self, start: Typed, *, today: date, words: str, resumed: Typed | None) -> None:
        """`words` say where it is kept."""
        super().__init__(_("Who writes the letters"), start, today=today, resumed=resumed)
        self._words = words

    def above(self) -> Iterator[Widget]:
        yield Static(plain(self._words), classes="words")
