"""The field for a note, into which only text that may be shown comes, and never more than is kept."""

from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.document._document import EditResult, Location
from textual.reactive import reactive
from textual.widgets import TextArea

from kamtui.domain.text.cleaning import NOTE_LIMIT, clean
from kamtui.domain.text.language import _
from kamtui.ui.guards.fields import SELECT_ALL, clean_whole, refuse_long, warn
from kamtui.ui.guards.terminal import paste_length


class NoteArea(TextArea):
    """A field of many lines for a note: clean, at most `NOTE_LIMIT` characters, tab goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [SELECT_ALL]

    cursor_blink = reactive(False, init=False)

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
            refuse_long(self, length)
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
                warn(
                    self,
                    _(
                        "Not entered: a note holds {limit:,} characters, and with this it would have {total:,}."
                    ).format(limit=NOTE_LIMIT, total=total),
                )
                return None
        return super()._replace_via_keyboard(insert, start, end)
