"""Acts without the application: a front that answers what it is asked, and remembers what it was told."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from textual.screen import Screen

from kamtui.config import Config
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.typed_call import read_call
from kamtui.domain.listing import Listing
from kamtui.store.book.book import Book
from kamtui.ui.calls.form import TypedCall
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.glyphs import Glyphs

T = TypeVar("T")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
Answer = Callable[[Any], Any]
"""What is done with a dialog; what comes out is its answer."""


class AnsweringFront:
    """Answers each dialog by the next of `answers`; a dialog too many is a fault of the test."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        """The classes of the dialogs that were shown."""
        self.said: list[str] = []
        self.went: list[tuple[int, str, int | None]] = []
        """The accounts that were opened, with tab and record."""
        self.stood_on: list[int] = []
        self.lines_at_hand = self.whole_list = Listing((), ())
        self.copied: list[str] = []
        self.reloads = 0
        self.undone = 0
        self.opened_again: list[str] = []

    def say(self, sentence: str, *, is_error: bool) -> None:
        self.said.append(sentence)

    async def show(self, dialog: Screen[T]) -> T:
        self.asked.append(type(dialog).__name__)
        answer: T = self.answers.pop(0)(dialog)
        return answer

    def reload(self) -> None:
        self.reloads += 1

    def stand_on(self, record_id: int) -> None:
        self.stood_on.append(record_id)

    def undo(self) -> None:
        self.undone += 1

    def open_again(self, sentence: str) -> None:
        self.opened_again.append(sentence)

    def hold_keys(self) -> None:
        pass

    async def listing(self, *, whole: bool) -> Listing:
        return self.whole_list if whole else self.lines_at_hand

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def open_account(self, account_id: int, tab: str = "overview", record_id: int | None = None) -> None:
        self.went.append((account_id, tab, record_id))


def desk_of(book: Book, front: AnsweringFront, now: datetime = NOW) -> Desk:
    """A desk with a book and such a front."""
    return Desk(book, Config(), Glyphs(ascii_only=False), front, lambda: now)


def saved(dialog: Any, **filled: str) -> bool:
    """Answer a form: what stands in it at first, with `filled` typed over it, is saved."""
    dialog.submit({**dialog.now, **filled})
    return True


def typed_call(dialog: Any, account_id: int | None, *people: Participant, **filled: str) -> bool:
    """Answer the form of a call with who was there, whom it would read from its own lines."""
    typed = {**dialog.now, **filled}
    entry = read_call(typed, dialog._opened_at, account_id, people, NOW)
    dialog.read = lambda: TypedCall(entry, [], [], typed.get("account", ""), bool(typed.get("task_done")))
    dialog.submit({})
    return True
