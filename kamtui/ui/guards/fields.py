"""Fields into which only text that may be shown comes, and never more than is kept."""

from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.ui.guards.terminal import paste_length

SELECT_ALL = Binding("ctrl+a", "select_all", show=False)
"""All that stands in a field is selected, and replaced by what is typed: as in a spreadsheet, a mail, a browser."""


def warn(widget: Widget, words: str) -> None:
    """Show why something was not entered."""
    widget.app.notify(words, severity="warning", markup=False, timeout=10)


def refuse_long(widget: Widget, length: int) -> None:
    """Say that a paste of `length` characters is longer than any note."""
    warn(
        widget,
        _(
            "Not pasted: this text has {length:,} characters, and a note holds {limit:,}. "
            "Paste a part of it, or keep it as a file and write here where the file is."
        ).format(length=length, limit=NOTE_LIMIT),
    )


def clean_whole(text: str, *, lines: bool) -> str:
    """What of a text of any length may be shown; with `lines`, its line ends and tabs stay."""
    # Composing characters can make a text longer, three times at most.
    return clean(text, lines=lines, limit=4 * len(text))


def showable(value: str) -> str:
    """What of a value of one line may be shown; spaces at its ends stay, since a word may follow."""
    if value.isprintable():
        return value
    return clean_whole(value, lines=True).replace("\n", " ").replace("\t", " ")


class CleanInput(Input):
    """A field of one line, into which only text that may be shown comes.

    Textual's own shows escape sequences to the terminal as they are, drops all but the first line of
    a paste without a word, and answers a paste that is too long with a beep.
    """

    BINDINGS: ClassVar[list[BindingType]] = [SELECT_ALL]

    cursor_blink = reactive(False, init=False)
    """Nothing blinks; where a field has no ground of its own, its cursor alone says where one is."""

    def __init__(
        self, value: str | None = None, placeholder: str = "", *, max_length: int = LINE_LIMIT, **options: Any
    ) -> None:
        super().__init__(value, placeholder, max_length=max_length, **options)

    def validate_value(self, value: str) -> str:
        """The value without what may not be shown, whoever sets it."""
        return showable(value)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._enter(event.text)

    def action_paste(self) -> None:
        """Enter what was copied inside the program: it may come from a note and have many lines."""
        self._enter(self.app.clipboard)

    def _enter(self, text: str) -> None:
        length = paste_length(text)
        if length > NOTE_LIMIT:
            refuse_long(self, length)
            return
        words = clean(text, limit=NOTE_LIMIT)
        if not words:
            return
        start, end = sorted(self.selection)
        before, after = self.value[:start], self.value[end:]
        # Between what stands there and what comes, one space stays where there was any.
        if text[0].isspace() and before and not before[-1].isspace():
            words = " " + words
        if text[-1].isspace() and after and not after[0].isspace():
            words += " "
        total = len(before) + len(words) + len(after)
        if self.max_length and total > self.max_length:
            warn(
                self,
                _(
                    "Not pasted: with it the line would have {total:,} characters, and it holds {limit:,}. "
                    "Long text belongs into a note."
                ).format(total=total, limit=self.max_length),
            )
            return
        self.replace(words, start, end)
