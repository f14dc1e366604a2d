"""How much the program does, counted and not timed: a loaded machine does no more of it than an idle one."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Effort:
    """The calls of functions made so far, Python's own among them."""

    def __init__(self) -> None:
        self.calls = 0

    def _count(self, _frame: FrameType, event: str, _argument: object) -> None:
        if event in ("call", "c_call"):
            self.calls += 1


@contextmanager
def counted() -> Iterator[Effort]:
    """Counts the calls made within, in this thread."""
    effort, before = Effort(), sys.getprofile()
    sys.setprofile(effort._count)
    try:
        yield effort
    finally:
        sys.setprofile(before)


def calls_of(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes, once all that is made once is made."""
    work()
    with counted() as effort:
        work()
    return effort.calls
