"""Time that leaps: a test that drives the app waits for no timer, and none runs out because the machine is busy."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol

from textual import _time

STANDSTILL_SECONDS = 20.0
"""How long threads may be busy before time passes for the timers as it does for everybody."""

LOOK_SECONDS = 0.002
"""How often it is looked whether a thread is done."""


def threads_are_busy(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether something runs beside, such as Textual's reader of a formatted text or a copy of the book."""
    pool: Any = loop._default_executor  # type: ignore[attr-defined]
    return pool is not None and (
        not pool._work_queue.empty() or pool._idle_semaphore._value < len(pool._threads)
    )


class Reader(Protocol):
    """What reads a book in a thread of its own."""

    waits_for_reads: bool
    """Whether time stands until what is asked for was read; else it passes meanwhile."""

    @property
    def is_reading(self) -> bool: ...


class LeapingTime:
    """The time of an event loop, in seconds: it stands while anything can run, and leaps to the next timer when nothing can.

    So the timers run in the order of their times, however slow the machine is. While threads are busy time stands too,
    until they were so for STANDSTILL_SECONDS: then it passes.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.now = loop.time()
        self.readers: list[Reader] = []
        self._loop = loop
        self._really_select: Any = loop._selector.select  # type: ignore[attr-defined]
        self._busy_since: float | None = None
        self._looked_at = 0.0
        loop._selector.select = self._select  # type: ignore[attr-defined]
        loop.time = self.time  # type: ignore[method-assign]

    def time(self) -> float:
        return self.now

    def _select(self, timeout: float | None = None) -> list[Any]:
        """What asyncio asks once a turn: the files that are ready, after at most `timeout` seconds."""
        ready: list[Any] = self._really_select(0)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        if threads_are_busy(self._loop) or any(reader.is_reading for reader in self.readers):
            return self._wait_for_threads(timeout)
        self._busy_since = None
        if timeout is None:  # only something from outside can go on
            ready = self._really_select(None)
        else:
            self.now += timeout
        return ready

    def _wait_for_threads(self, timeout: float | None) -> list[Any]:
        if self._busy_since is None:
            self._busy_since = self._looked_at = monotonic()
        ready: list[Any] = self._really_select(LOOK_SECONDS)
        looked_at = monotonic()
        stands = all(reader.waits_for_reads for reader in self.readers)
        if timeout is not None and not (stands and looked_at - self._busy_since < STANDSTILL_SECONDS):
            self.now += min(looked_at - self._looked_at, timeout)
        self._looked_at = looked_at
        return ready


def _time_of_the_loop() -> float:
    """Textual's time: that of the loop which runs; in a thread everybody's."""
    try:
        return asyncio.get_running_loop().time()
    except RuntimeError:
        return monotonic()


@contextmanager
def leaping_time() -> Iterator[LeapingTime]:
    """Within it time leaps for the running event loop, which keeps it until it is closed, and for Textual."""
    loop = asyncio.get_running_loop()
    leaping = getattr(loop.time, "__self__", None)
    if not isinstance(leaping, LeapingTime):
        leaping = LeapingTime(loop)
    before, _time.get_time = _time.get_time, _time_of_the_loop
    readers = list(leaping.readers)
    try:
        yield leaping
    finally:
        leaping.readers = readers
        _time.get_time = before
