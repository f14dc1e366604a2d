"""What the output takes: how wide a line may be, and which letters it shows."""

import shutil
import sys

LEAST_WIDTH = 80
"""Columns of a line on a terminal, also where that is narrower and breaks it."""


def line_width() -> int | None:
    """The columns that a line may take: those of the terminal; None in a file or a pipe, which cut nothing."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, LEAST_WIDTH)


def is_ascii_only() -> bool:
    """Whether the output cannot show letters of every alphabet: in JSON they are escaped then rather than lost."""
    return "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
