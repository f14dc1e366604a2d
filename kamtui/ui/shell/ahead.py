"""Reading ahead: what a place lists first in a large book is read beside while nobody types, before anybody goes there."""

from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future
from typing import Any

from kamtui.store.book.book import Book

IDLE_SECONDS = 1.0
"""After so long without a key something is read for which nobody asked."""
LINES = 40
"""How many lines of a list are read: a window full, and as many as say how much room the list needs."""

Reads = Mapping[str, Callable[[Book], object]]


class Ahead:
    """What was read ahead, by name: each is taken once, and only while the book is as it was when that was read."""

    def __init__(self, book: Book, as_of: Callable[[], Hashable]) -> None:
        """`as_of` tells the book, the day, the language and whatever else the reads depend on from later ones."""
        self._book = book
        self._as_of = as_of
        self._of: Hashable = None
        self._answers: dict[str, Future[Any]] = {}

    def look(self, idle_seconds: float, reads: Callable[[], Reads]) -> None:
        """Begin to read, once of the same book, when nobody types and nothing else is being read."""
        if idle_seconds < IDLE_SECONDS or self._book.beside.is_busy or self._of == self._as_of():
            return
        if begun := reads():
            self._of = self._as_of()
            self._answers = {name: self._book.beside.read(read) for name, read in begun.items()}

    def take(self, name: str) -> Any:
        """What was read by a name; None where nothing is there, or it holds no more."""
        answer = self._answers.pop(name, None)
        if answer is None:
            return None
        is_there = answer.done() and not answer.cancelled() and answer.exception() is None
        if is_there and self._of == self._as_of():
            return answer.result()
        answer.cancel()
        return None
