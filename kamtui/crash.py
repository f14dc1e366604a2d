"""The report of a crash: where in the program it happened, and nothing of what was in it.

A customer's name may stand in an exception's message, in a local variable, in a parameter or in a
path under somebody's home. So a report has types of exceptions, and file, line and function of each
frame; for the operating system and SQLite also the name of the error's number.

Standard library only, so that the command line can use it where Textual is not loaded.
"""

import contextlib
import errno
import os
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from kamtui import __version__
from kamtui.machine import python_version, system_name

REPORTS_KEPT = 10
"""Older reports go, so that a program that dies at each start does not fill the disk."""

_FRAMES_AT_EACH_END = 40
_REPORT_NAMES = "crash-????????-??????-*.txt"


def name_of(error: BaseException) -> str:
    """The type of `error`, as shown in a sentence."""
    return type(error).__name__


def report(error: BaseException) -> str:
    """The text of a report about `error`: types and places, no messages and no values."""
    versions = f"kamtui {__version__}, Python {python_version()}, SQLite {sqlite3.sqlite_version}"
    lines = [
        f"{versions}, {system_name()}",
        "This report has no messages, values or names from the book.",
        "",
        *_lines_about(error, set()),
    ]
    return "\n".join(lines) + "\n"


def keep(text: str, folder: Path) -> Path:
    """Write the report `text` to a new file in `folder`, for its owner only. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    moment = datetime.now(tz=UTC).strftime("%Y%m%d-%H%M%S")
    path = folder / f"crash-{moment}-{os.getpid()}.txt"
    # Exclusive and following no link: nobody's file can be overwritten by putting a link in the way.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    with contextlib.suppress(OSError):
        for old in sorted(folder.glob(_REPORT_NAMES))[:-REPORTS_KEPT]:
            old.unlink()
    return path


def _lines_about(error: BaseException, seen: set[int]) -> Iterator[str]:
    """The lines about `error`, after those about what caused it; `seen` are the ids of errors already reported."""
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _lines_about(cause, seen)
        yield "which led to:" if error.__cause__ else "and while that was handled:"
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}{_number(error)}"
    yield from _frames(error.__traceback__)
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if id(part) not in seen:
                yield "with in it:"
                yield from _lines_about(part, seen)


def _number(error: BaseException) -> str:
    """The name of the error's number, which says more than its type and nothing about the data."""
    name = None
    if isinstance(error, OSError):
        name = errno.errorcode.get(error.errno or 0)
    elif isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", None)
    return f" {name}" if name else ""


def _frames(trace: TracebackType | None) -> list[str]:
    """A line for each frame; of an endless recursion only those at both ends."""
    lines = [
        f"  {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(trace)
    ]
    if len(lines) > 2 * _FRAMES_AT_EACH_END:
        middle = f"  ({len(lines) - 2 * _FRAMES_AT_EACH_END} more)"
        lines = [*lines[:_FRAMES_AT_EACH_END], middle, *lines[-_FRAMES_AT_EACH_END:]]
    return lines


def _place(filename: str) -> str:
    """`filename` from the package on: a whole path may have the person's name in it."""
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        within = filename.removeprefix(folder.rstrip(os.sep) + os.sep)
        if within != filename:
            return within
    return Path(filename).name
