"""Reading beside: a thread with a connection of its own, for what takes longer to read than a key may wait.

No connection crosses threads: that of the thread is opened, used and closed there.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, LifoQueue
from typing import Any, Generic, Protocol, TypeVar

from kamtui.store.book.errors import ReadStopped

LOOK_SECONDS = 0.02
"""How often a read that is to end is stopped again: it may just have been between two statements."""
REST_SECONDS = 0.1
"""After so long without a read the thread lets go of the pages that it read: what it reads next is something else, mostly."""

T = TypeVar("T")


class Readable(Protocol):
    """What the thread opens: the book, once more."""

    def interrupt(self) -> None: ...

    def rest(self) -> None: ...

    def close(self) -> None: ...


R = TypeVar("R", bound=Readable)


class _Asked(Generic[R]):
    """A read that was asked for, and what will come of it."""

    def __init__(self, read: Callable[[R], Any]) -> None:
        self.read = read
        self.answer: Future[Any] = Future()


class ReadingThread(Generic[R]):
    """Reads one thing after the other, that which was asked for last first: it is what the person looks at."""

    def __init__(self, open_book: Callable[[], R]) -> None:
        """`open_book` opens the same book again, for reading only; it is called in the thread, at the first read."""
        self._open_book = open_book
        self._book: R | None = None
        self._waiting: LifoQueue[_Asked[R] | None] = LifoQueue()
        self._running: _Asked[R] | None = None
        self._open: set[_Asked[R]] = set()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def read(self, read: Callable[[R], T]) -> "Future[T]":
        """What `read` gives of the book, later. Instead it may raise BookError; ReadStopped if it was stopped."""
        asked = _Asked(read)
        if self._is_closed:
            asked.answer.set_exception(ReadStopped())
            return asked.answer
        self._open.add(asked)
        self._waiting.put(asked)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="kamtui-reading", daemon=True)
            self._thread.start()
        return asked.answer

    @property
    def is_busy(self) -> bool:
        """Whether anything is read, or waits to be."""
        return bool(self._open)

    def stop(self, answer: "Future[Any] | None" = None) -> None:
        """Stop what is read just now; with `answer`, only if that is what it reads for. Returns at once.

        What waits for its turn is read all the same, unless its answer is cancelled.
        """
        running, book = self._running, self._book
        if running is not None and book is not None and answer in (None, running.answer):
            book.interrupt()

    def close(self) -> None:
        """Stop reading, and let go of the file. Closing twice is allowed."""
        self._is_closed = True
        if self._thread is not None:
            self._waiting.put(None)  # what came last is taken first
            while self._thread.is_alive():
                self.stop()
                self._thread.join(LOOK_SECONDS)
            self._thread = None

    # -- in the thread

    def _work(self) -> None:
        while (asked := self._next()) is not None:
            self._answer(asked)
        if self._book is not None:
            self._book.close()
        for left in list(self._open):  # whoever still waits is not to wait for ever
            self._open.discard(left)
            if left.answer.set_running_or_notify_cancel():
                left.answer.set_exception(ReadStopped())

    def _next(self) -> _Asked[R] | None:
        """What is to be read next, None where nothing more is; while nothing is asked for the book rests."""
        try:
            return self._waiting.get(timeout=REST_SECONDS)
        except Empty:
            if self._book is not None:
                self._book.rest()
            return self._waiting.get()

    def _answer(self, asked: _Asked[R]) -> None:
        self._running = asked
        try:
            if asked.answer.set_running_or_notify_cancel():
                self._read(asked)
        finally:
            self._running = None
            self._open.discard(asked)

    def _read(self, asked: _Asked[R]) -> None:
        try:
            if self._book is None:
                self._book = self._open_book()
            found = asked.read(self._book)
        except BaseException as error:  # noqa: BLE001 (it is raised where the answer is awaited)
            asked.answer.set_exception(error)
        else:
            asked.answer.set_result(found)
