"""The command line: what can be asked, and one function for each answer, in a module that only it imports."""

import atexit
import gc
import os
import sys
from contextlib import suppress

__all__ = ["main", "run"]

# On leaving Python looks through everything once more for what can be thrown away, for a tenth of a short command's time;
# all of it goes then anyway.
atexit.register(gc.freeze)


def main(argv: list[str] | None = None) -> int:
    """Carry out one command line; the exit status. Never raises."""
    # Nothing that is imported is ever thrown away, and to look for it would take a tenth of each start: so before the
    # first of it. What answers turns the search on again (`entry.answer_named`), and so does the interface.
    is_on = gc.isenabled()
    gc.disable()
    try:
        from kamtui.cli.entry import carry_out

        return carry_out(argv)
    finally:
        if is_on:
            gc.unfreeze()
            gc.enable()


def run() -> None:
    """The program: carry out the command line and leave.

    An answer in the shell leaves at once: what it holds goes with it, and to take that apart first took a twentieth of
    the time of `kamtui today`. Where a thread is still at work, such as a backup that the interface began, it is waited for.
    """
    status = main()
    threading = sys.modules.get("threading")
    if threading is None or threading.active_count() == 1:
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, ValueError, OSError):  # there is none, or nobody reads it any more
                stream.flush()
        os._exit(status)
    sys.exit(status)
