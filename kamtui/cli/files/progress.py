"""How far an import or an export is, shown at a terminal, and how ctrl+c ends an import."""

import contextlib
import signal
import sys
from collections.abc import Iterator

from kamtui.domain.text.language import _
from kamtui.exchange.importing.importer import Progress

LONG_READING = 10_000_000
"""Bytes; from there on it is shown how far the reading is."""


LONG_WRITING = 20_000
"""Records; from there on it is shown how far the writing, or the taking in, is."""


def reading_shown() -> contextlib.AbstractContextManager[Progress]:
    """Show how far the reading of a long file is; what comes out is told the bytes read and those of the whole file."""
    return _shown(_("reading"), LONG_READING)


def writing_shown() -> contextlib.AbstractContextManager[Progress]:
    """Show how far the writing of many records is; what comes out is told those written and all of them."""
    return _shown(_("writing"), LONG_WRITING)


def taking_in_shown() -> contextlib.AbstractContextManager[Progress]:
    """The same of many records that are taken in."""
    return _shown(_("taking in"), LONG_WRITING)


@contextlib.contextmanager
def _shown(label: str, long: int) -> Iterator[Progress]:
    """Show at a terminal how far something long is, in one line that goes away at the end."""
    shown = -1

    def show(done: int, whole: int) -> None:
        nonlocal shown
        percent = 100 * done // max(whole, 1)
        if whole > long and percent != shown and sys.stderr is not None and sys.stderr.isatty():
            shown = percent
            with contextlib.suppress(OSError, ValueError):
                print(f"\r{label}: {percent} %", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if shown >= 0:
            with contextlib.suppress(OSError, ValueError):
                print("\r" + " " * (len(label) + 8), end="\r", file=sys.stderr, flush=True)


@contextlib.contextmanager
def stopped_between_batches() -> Iterator[Progress]:
    """Let ctrl+c end the writing between two batches, of which what comes out is told, and not amid one.

    It is told for the last time before all is kept. From then on it is too late: what the person pressed must not look
    as if nothing was kept.
    """
    is_pressed = False

    def press(_signal: int, _frame: object) -> None:
        nonlocal is_pressed
        is_pressed = True

    def tell_batch(done: int, whole: int) -> None:
        if is_pressed:
            raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGINT, press)
    except ValueError:  # not the main thread: nobody's ctrl+c comes here
        yield tell_batch
        return
    try:
        yield tell_batch
    finally:
        signal.signal(signal.SIGINT, before)
