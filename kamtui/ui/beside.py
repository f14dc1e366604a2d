"""What takes long to read is read beside, while keys act: a screen says how it is read, and gets what comes of it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import Any, Generic, TypeVar

from textual.screen import Screen
from textual.worker import Worker

from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.store.book.book import Book
from kamtui.store.book.errors import ReadStopped
from kamtui.ui.guards import Guard, GuardedApp
from kamtui.ui.shell.desk import Desk

GROUP = "read beside"
"""The workers that wait for what is read."""
WAIT_SECONDS = 0.02
"""How long to wait before looking again whether a picture was drawn, or a read may begin."""

T = TypeVar("T")


class Beside(Generic[T]):
    """One thing that a screen reads beside, and shows when it is there.

    What comes is shown only if the book, the day and the language are still those for which it was read; else it is read again.
    Of an error the person is told, and `has_failed` says that nothing will come.
    """

    def __init__(
        self,
        screen: Screen[Any],
        desk: Desk,
        start: Callable[[], "Future[T]"],
        show: Callable[[T], None],
        *,
        failed: Callable[[], None] = lambda: None,
        is_shared: bool = False,
    ) -> None:
        """`start` begins to read; `show` is called with what comes, `failed` where nothing will.

        What is shared may be waited for by others too: it is read to the end, even if this screen wants it no more.
        """
        self._screen = screen
        self._desk = desk
        self._start = start
        self._show = show
        self._failed = failed
        self._is_shared = is_shared
        self._worker: Worker[None] | None = None
        self._of: tuple[object, object] = (None, None)
        """The book, day and language for which it is read, and what else it was asked for."""
        self.has_failed = False
        """Whether what was asked for last could not be read."""

    @classmethod
    def of_book(
        cls,
        screen: Screen[Any],
        desk: Desk,
        read: Callable[[Book, date], T],
        show: Callable[[T], None],
        *,
        failed: Callable[[], None] = lambda: None,
    ) -> "Beside[T]":
        """For what a function reads of the book as of today."""

        def start() -> "Future[T]":
            today = desk.today
            return desk.book.beside.read(lambda book: read(book, today))

        return cls(screen, desk, start, show, failed=failed)

    @classmethod
    def of_figures(cls, screen: Screen[Any], desk: Desk, show: Callable[[], None]) -> "Beside[Any]":
        """For what the sales and bonds of all accounts say: `desk.figures` knows all of it when `show` is called.

        It is called too where they could not be read.
        """

        def take_over(_figures: object) -> None:
            desk.kept_figures.take_over()
            show()

        return Beside(
            screen, desk, lambda: desk.kept_figures.read_beside(), take_over, failed=show, is_shared=True
        )

    @property
    def is_reading(self) -> bool:
        """Whether it is on its way."""
        return self._worker is not None

    @property
    def words(self) -> str:
        """What is to be said of it: that it is being read, or could not be; "" where it is there."""
        if self.is_reading:
            return _("being read …")
        return _("could not be read") if self.has_failed else ""

    def told(self, reading: str, failed: str) -> str:
        """One of two sentences: that it is being read, or could not be; "" where it is there."""
        return reading if self.is_reading else failed if self.has_failed else ""

    def ask(self, about: object = None, *, hold_keys: bool = False) -> None:
        """Read it as the book is now, unless that is on its way already. Raises BookError.

        `about` is what else it depends on: with another one, what is on its way is not wanted any more. Keys wait for it if they are to act on what comes, and not on what stands.
        """
        of = self._now(), about
        if self._worker is not None:
            if self._of == of:
                return
            self._worker.cancel()
        app = self._screen.app
        if hold_keys and isinstance(app, GuardedApp):
            app.hold_keys_for(self)
        self._of, self.has_failed = of, False
        worker = self._worker = self._screen.run_worker(self._wait, group=GROUP)
        # Cancelled before its first step a worker runs nothing of it, also not what ends it.
        if worker._task is not None:
            worker._task.add_done_callback(lambda _task: self._end(worker))

    def forget(self) -> None:
        """Want it no more."""
        if self._worker is not None:
            self._worker.cancel()
            self._end(self._worker)

    def _now(self) -> object:
        return self._desk.book.state(), self._desk.today, language.code()

    async def _wait(self) -> None:
        worker = self._worker
        try:
            found = await self._found()
            self._end(worker)
            self._show(found)
        except Exception:
            self.has_failed = self._worker in (None, worker)
            self._end(worker)
            if self.has_failed:
                self._failed()
            raise

    def _end(self, worker: Worker[None] | None) -> None:
        if self._worker is worker:  # and not one that was asked for since
            self._worker = None
            if isinstance(self._screen.app, GuardedApp):
                self._screen.app.let_keys_go_for(self)

    async def _found(self) -> T:
        while isinstance(self._screen, Guard) and self._screen.is_awaited:  # its picture goes before
            await asyncio.sleep(WAIT_SECONDS)
        while True:
            asked, (_before, about) = self._now(), self._of
            self._of = asked, about
            answer = self._start()
            coming = asyncio.wrap_future(answer)
            coming.add_done_callback(_look_at)  # what comes when nobody waits any more is no fault
            try:
                found = await asyncio.shield(coming)
            except ReadStopped:
                await asyncio.sleep(WAIT_SECONDS)  # for what is being written just now
                continue
            except asyncio.CancelledError:
                if not self._is_shared:
                    answer.cancel()
                    self._desk.book.beside.stop(answer)
                raise
            if self._now() == asked:
                return found


def _look_at(coming: "asyncio.Future[Any]") -> None:
    if not coming.cancelled():
        coming.exception()
