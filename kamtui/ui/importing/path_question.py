"""Asks for the path of a file; tab completes it."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import K_, _
from kamtui.exchange.importing.typed_path import completed, is_there, path_meant
from kamtui.exchange.reading.sheet_errors import NoFileHere
from kamtui.ui.forms.questions import OneLine
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.line_field import LineField


class PathLine(OneLine):
    """A path; what it may go on to stands below it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", K_("complete"))]

    def __init__(self) -> None:
        super().__init__(_("The path of the file"), placeholder=_("such as: ~/Downloads/clients.xlsx"))

    def below(self) -> ComposeResult:
        yield Static("", id="names")

    def action_complete(self) -> None:
        """Write on what can only be meant, and name what may follow."""
        field = self.query_one(LineField)
        typed, names = completed(field.value, Path.home())
        field.value = typed
        field.cursor_position = len(typed)
        words = (
            ", ".join(map(clean, names)) if len(names) > 1 else "" if names else _("Nothing there begins so.")
        )
        self.query_one("#names", Static).update(plain(words))

    def take(self, typed: str) -> None:
        """Take the path of what is there; of nothing that is said here, and the list that is open stays open."""
        path = path_meant(typed, Path.home())
        if typed.strip() and not is_there(path):
            self.query_one("#names", Static).update(plain(str(NoFileHere(path))))
        else:
            super().take(typed)
