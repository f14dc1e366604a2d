"""Fields into which only text that may be shown comes, and never more than is kept."""

from typing import Any

from textual import events
from textual.document._document import EditResult, Location
from textual.widget import Widget
from textual.widgets import Input, TextArea

from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.ui.guards.terminal import paste_length


def _warn(widget: Widget, words: str) -> None:
    """Show why something was not entered."""
    widget.app.notify(words, severity="warning", markup=False, timeout=10)


def _refuse_long(widget: Widget, length: int) -> None:
    """Say that a paste of `length` characters is longer than any note."""
    _warn(
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
            _refuse_long(self, length)
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
            _warn(
                self,
                _(
                    "Not pasted: with it the line would have {total:,} characters, and it holds {limit:,}. "
                    "Long text belongs into a note."
                ).format(total=total, limit=self.max_length),
            )
            return
        self.replace(words, start, end)


class NoteArea(TextArea):
    """A field of many lines for a note: clean, at most `NOTE_LIMIT` characters, tab goes on."""

    def __init__(self, text: str = "", **options: Any) -> None:
        wanted = {"soft_wrap": True, "tab_behavior": "focus", "show_line_numbers": False}
        super().__init__(clean_whole(text, lines=True), **{**wanted, **options})

    def load_text(self, text: str) -> None:
        """Replace the whole text, cleaned; also what `area.text = …` does."""
        super().load_text(clean_whole(text, lines=True))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self._enter(event.text):
            self.focus()

    def action_paste(self) -> None:
        """Enter what was copied inside the program."""
        self._enter(self.app.clipboard)

    def _enter(self, text: str) -> bool:
        length = paste_length(text)
        if length > NOTE_LIMIT:  # before anything is done with it: ten megabytes took half a minute
            _refuse_long(self, length)
            return False
        result = self._replace_via_keyboard(clean(text, lines=True), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
        return result is not None

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        # A note over the limit would be cut when it is saved, without a word.
        if insert and not self.read_only:
            lines = self.document.lines
            total = sum(map(len, lines)) + len(lines) - 1 + len(insert)
            if total > NOTE_LIMIT and total - len(self.get_text_range(start, end)) > NOTE_LIMIT:
                _warn(
                    self,
                    _(
                        "Not entered: a note holds {limit:,} characters, and with this it would have {total:,}."
                    ).format(limit=NOTE_LIMIT, total=total),
                )
                return None
        return super()._replace_via_keyboard(insert, start, end)
