"""What was promised in a conversation: a line each, and below it what it means."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical

from kamtui.domain.calls.typed_promises import promise_field, promises_in
from kamtui.domain.text.language import _
from kamtui.ui.calls.meanings import promise_means
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.rows import Meaning, Row


class PromiseField(LineField):
    """The line of one promise: enter opens the next one, and leaves an empty one."""

    def __init__(self, field: str, typed: str, go_on: Callable[["PromiseField"], Awaitable[None]]) -> None:
        """`go_on` goes to the next line, before any key behind enter is acted on."""
        super().__init__(field, typed, placeholder=_("they: the forecast by fri; enter: one more"))
        self._go_on = go_on

    async def action_submit(self) -> None:
        if self.typed.strip():
            await self._go_on(self)
        else:
            await super().action_submit()


class Promises(Vertical):
    """The lines of promises, any number of them; an empty one is nothing."""

    DEFAULT_CSS = """
    Promises { height: auto; }
    """

    def __init__(self, now: Mapping[str, str], today: date) -> None:
        """`now` is what the form holds: the lines written before are there again, `today` the day from which they count."""
        super().__init__()
        self._typed = list(promises_in(now).values()) or [""]
        self._today = today
        self._count = 0

    def compose(self) -> ComposeResult:
        for typed in self._typed:
            yield from self._line(typed)

    def _line(self, typed: str) -> tuple[Row, Meaning]:
        field = PromiseField(promise_field(self._count), typed, self._go_on)
        field.prefilled = ""  # it is not replaced by the next key
        label = "" if self._count else _("Promised")
        self._count += 1
        meaning = Meaning(lambda: promise_means(field.typed, self._today), is_hidden_empty=True)
        return Row(label, field), meaning

    @property
    def lines(self) -> list[PromiseField]:
        """The lines, from the top."""
        return list(self.query(PromiseField))

    def put(self, words: str) -> None:
        """Write a promise into the first empty line, or into a new one below the others."""
        empty = next((line for line in self.lines if not line.typed.strip()), None)
        if empty is not None:
            empty.typed = words
        else:
            self.mount_all(self._line(words))

    def take_out(self, words: str) -> None:
        """Empty the line in which nothing but a promise stands."""
        for line in self.lines:
            if line.typed == words:
                line.typed = ""

    async def _go_on(self, line: PromiseField) -> None:
        """Go on to the next line; below the last one a new one opens."""
        if line is self.lines[-1]:
            await self.mount_all(self._line(""))
        lines = self.lines
        self.screen.set_focus(lines[lines.index(line) + 1])
