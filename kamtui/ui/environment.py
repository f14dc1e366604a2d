"""What must be settled before textual is imported. Standard library only: importing this costs nothing."""

import contextlib
import sys
from collections.abc import Callable, MutableMapping
from importlib import import_module
from types import ModuleType
from typing import Any, TextIO

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


_CALLED_LATER = ("platformdirs", "rich.table", "textual.types", "uuid")
"""Modules of which Textual and Rich take functions that no start calls, and kinds that only stand in annotations."""


class _Later(ModuleType):
    """In the place of a module until something in it is called: only then it is imported."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*given: Any, **named: Any) -> Any:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
            return getattr(import_module(self.__name__), name)(*given, **named)

        return call


def import_textual() -> None:
    """Import Textual without what it needs only to save a picture of the screen, to number its toasts, or for tables.

    That saves a thirtieth of the start. Whoever imports one of these modules later gets it.
    """
    standing_in: dict[str, ModuleType] = {name: _Later(name) for name in _CALLED_LATER}
    with contextlib.suppress(ImportError):
        standing_in["pickle"] = import_module("_pickle")  # the part of it that both need
    before = set(sys.modules)
    for name, stand_in in standing_in.items():
        sys.modules.setdefault(name, stand_in)
    try:
        import_module("textual.app")
    except (ImportError, AttributeError, TypeError):  # another release needs more of them at once
        for name in set(sys.modules) - before:
            if name.partition(".")[0] in ("rich", "textual"):
                del sys.modules[name]
    finally:
        for name, stand_in in standing_in.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
    import_module("textual.app")


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
