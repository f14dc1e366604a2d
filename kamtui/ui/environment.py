"""What must be settled before textual is imported. Standard library only: importing this costs nothing."""

import sys
from collections.abc import MutableMapping
from typing import TextIO

HARMLESS = frozenset({"TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL_FPS", "TEXTUAL_COLOR_SYSTEM"})
"""The variables of Textual that only change how things look."""
ESCAPE = "ESCDELAY"
ESCAPE_MILLISECONDS = 40
"""How long after an escape the rest of a longer key is waited for, where the person's environment does not say."""


def scrub(environ: MutableMapping[str, str]) -> None:
    """Drop Textual's variables from `environ`, all but the `HARMLESS`, and say how long an escape waits.

    Textual reads them while it is imported. TEXTUAL_DEBUG writes every key pressed to ./keys.log,
    TEXTUAL_LOG every event to a file, TEXTUAL_SCREENSHOT a picture; TEXTUAL_DRIVER imports any
    class, TEXTUAL_PRESS types keys. None of that may happen to somebody's account book because of a
    line in a shell profile.
    """
    for name in [name for name in environ if name.upper().startswith("TEXTUAL")]:
        if name.upper() not in HARMLESS:
            del environ[name]
    environ.setdefault(ESCAPE, str(ESCAPE_MILLISECONDS))


def import_asyncio() -> None:
    """Import asyncio as in a Python without OpenSSL: this program opens no connection, and would load it for nothing.

    That saves four megabytes and a fortieth of the start. Whoever imports `ssl` later gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # as Python has it: importing it fails
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def is_terminal() -> bool:
    """Whether there is a terminal to draw on and to read keys from.

    Keys come from standard input and Textual draws on standard error; the size of the window is
    asked of standard output. With one of them in a file or a pipe the program would run invisibly
    for ever. They are None where a program was started without them, and raise where closed.
    """
    return all(_is_tty(stream) for stream in (sys.__stdin__, sys.__stderr__, sys.__stdout__))


def _is_tty(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except (ValueError, OSError):
        return False
