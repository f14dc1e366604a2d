"""A file that somebody named, opened to be read; or why it cannot be."""

import stat
from pathlib import Path
from typing import BinaryIO

from kamtui.exchange.reading.sheet_errors import FileTooLarge, NoFileHere, NotAFile, UnreadableFile

LARGEST_STREAM = 1024**3
"""Bytes of a file that is read as a stream: some ten million lines. A larger one is no list, and would be read for minutes first."""


def opened(path: Path, largest: int = LARGEST_STREAM) -> BinaryIO:
    """The file, open for reading its bytes. Raises SheetError, also where it has more than `largest` bytes."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(path)
        if status.st_size > largest:
            raise FileTooLarge(path, largest)
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise NoFileHere(path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableFile(path, getattr(error, "strerror", None) or str(error)) from None


def require_readable(path: Path) -> None:
    """Raise SheetError where there is no file that could be opened to be read."""
    opened(path).close()
