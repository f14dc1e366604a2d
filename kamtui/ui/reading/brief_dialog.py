"""The brief of an account to read, with what one does on the way to a call."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from kamtui.ui.guards import GuardedApp
from kamtui.ui.keys.accounts import BRIEF
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.reading.reading_dialog import ReadText

Does = Callable[[], Coroutine[Any, Any, None]]


class ReadBrief(ReadText, inherit_bindings=False):
    """The brief; answers with what shall be done in its place: "call", "letter", or "" where it was only read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(BRIEF)

    def __init__(self, draw: Callable[[int], Content], over_it: Mapping[str, Does]) -> None:
        """`over_it` does what leaves the brief standing, by the name of the answer."""
        super().__init__(draw)
        self._over_it = over_it

    def action_answer(self, answer: str) -> None:
        if answer in self._over_it:
            self.run_worker(self._over_it[answer]())
            return
        if answer and isinstance(self.app, GuardedApp):
            self.app.hold_keys()  # what is typed next is meant for what this opens
        self.dismiss(answer)
