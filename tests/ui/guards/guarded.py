"""A small application with the guards, and what is typed into it."""

from pathlib import Path
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Label

from kamtui.ui.guards import GuardedApp, GuardedDialog
from kamtui.ui.guards.fields import CleanInput
from kamtui.ui.guards.notes import NoteArea

NOT_NEEDED = "Textual no longer needs this guard: remove it"
NOT_ALLOWED = "Textual has changed where this guard takes hold: write it anew"
HOSTILE = "Iva\x1b]0;owned\x07nova\x00\x9b31m\u202egnp\ud800 [/bold]"
CLEANED = "Iva]0;ownednova31mgnp? [/bold]"


class Guarded(GuardedApp[None]):
    """A small application with both kinds of field."""

    def __init__(self, folder: Path = Path("/nonexistent")) -> None:
        super().__init__()
        self.folder = folder
        self.drafts_kept = 0

    def crash_folder(self) -> Path:
        return self.folder

    def keep_drafts(self) -> None:
        self.drafts_kept += 1

    def compose(self) -> ComposeResult:
        yield CleanInput(id="line")
        yield NoteArea(id="note")

    @property
    def line(self) -> CleanInput:
        return self.query_one("#line", CleanInput)

    @property
    def note(self) -> NoteArea:
        return self.query_one("#note", NoteArea)

    @property
    def said(self) -> list[str]:
        return [note.message for note in self._notifications]


class PlainDialog(ModalScreen[int]):
    def compose(self) -> ComposeResult:
        yield Label("?")


class Dialog(GuardedDialog[int]):
    def compose(self) -> ComposeResult:
        yield Label("?")


async def paste(pilot: Any, text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
