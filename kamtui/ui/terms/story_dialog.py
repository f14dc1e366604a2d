"""A term read whole, with its story and every check."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from kamtui.ui.keys.keymap import bindings
from kamtui.ui.keys.terms import STORY
from kamtui.ui.reading.reading_dialog import Reading


class ReadTerm(Reading):
    """A term whole; answers "edit", "check", "renegotiate", "consent", "done", "put_off", "task", "account", "delete", "undo" or ""."""

    WIDTH = 92
    BINDINGS: ClassVar[list[BindingType]] = bindings(STORY)

    def __init__(
        self,
        draw: Callable[[int], Content],
        *,
        may_check: bool,
        may_renegotiate: bool,
        awaits_consent: bool,
        has_task: bool,
        awaits_task: bool,
    ) -> None:
        """`draw` gives the story for a width in cells; `has_task` says that a task is due for the broken term, and
        `awaits_task` that none is planned for it."""
        super().__init__(draw)
        self._allowed = {
            "check": may_check,
            "renegotiate": may_renegotiate,
            "consent": awaits_consent,
            "done": has_task,
            "put_off": has_task,
            "task": awaits_task,
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer" and parameters:
            return self._allowed.get(str(parameters[0]), True)
        return super().check_action(action, parameters)
