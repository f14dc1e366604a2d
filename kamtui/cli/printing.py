"""What the output takes: how wide a line may be, and which letters it shows."""

import os
import sys

LEAST_WIDTH = 80
"""Columns of a line on a terminal, also where that is narrower and breaks it."""


def line_width() -> int | None:
    """The columns that a line may take: those of the terminal; None in a file or a pipe, which cut nothing."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(_columns(), LEAST_WIDTH)


def _columns() -> int:
    """As `shutil` tells them, with which three kinds of compression would be imported; 0 where nothing says it."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 0


def shows_links() -> bool:
    """Whether the output is a terminal that may show links; one that knows none leaves their addresses out.

    Plain ones, and Windows' old one, would show the signs.
    """
    if sys.stdout is None or not sys.stdout.isatty() or is_ascii_only():
        return False
    if sys.platform == "win32":
        return "WT_SESSION" in os.environ
    return os.environ.get("TERM", "dumb") not in ("dumb", "linux")


def is_ascii_only() -> bool:
    """Whether the output cannot show letters of every alphabet: in JSON they are escaped then rather than lost."""
    return "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
