"""The application as the acts see it."""

from typing import TypeVar

from textual.screen import Screen

from kamtui.domain.listing import Listing
from kamtui.domain.text.cleaning import clean
from kamtui.ui.shell.going import OpenAccount, OpenAgain
from kamtui.ui.shell.key_reader import KeyReader
from kamtui.ui.shell.place import Place

T = TypeVar("T")


class AppFront:
    """Shows in an application what acts say and ask; the place in view is the topmost under all dialogs."""

    def __init__(self, app: KeyReader[None]) -> None:
        self._app = app

    @property
    def _place(self) -> Place:
        return next(screen for screen in reversed(self._app.screen_stack) if isinstance(screen, Place))

    def say(self, sentence: str, *, is_error: bool) -> None:
        """Show a sentence for a while."""
        self._app.say_here(clean(sentence, lines=True, limit=400), is_error=is_error)

    async def show(self, dialog: Screen[T]) -> T:
        """Show a dialog, and what it was answered."""
        return await self._app.push_screen_wait(dialog)

    def reload(self) -> None:
        """Read again what is in view, for the book or the language was changed."""
        place = self._place
        place.reload()
        place.show_language()

    def stand_on(self, record_id: int) -> None:
        """Put the cursor on a record that was just written, if it is in view."""
        self._place.stand_on(record_id)

    def undo(self) -> None:
        """Take back the newest act, as the place in view does."""
        self._place.action_undo()

    def open_again(self, sentence: str) -> None:
        """Open the book again, whose file was replaced, and say a sentence then."""
        self._place.going.ask(OpenAgain(sentence))

    def hold_keys(self) -> None:
        """Let what is typed wait for the next dialog."""
        self._place.going.hold_keys()

    async def listing(self, *, whole: bool) -> Listing:
        """The marked lines in view or the one at hand; the `whole` list as filtered."""
        return await self._place.listing(whole=whole)

    def copy(self, text: str) -> None:
        """Put a text on the terminal's clipboard."""
        self._app.copy_to_clipboard(text)

    def open_account(self, account_id: int, tab: str = "overview", record_id: int | None = None) -> None:
        """Open an account, on one of its tabs, there on a record."""
        place = self._place
        place.going.ask(OpenAccount(account_id, tab, record_id))
