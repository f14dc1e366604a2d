"""A file that the program writes whole: a new one, or in place of one that it wrote itself before."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kamtui.domain.text.language import _
from kamtui.store.book import opening

_HEAD = 4096
"""Bytes in which a file says who wrote it."""


class PlaceTaken(Exception):
    """There is something at the path that is not ours to replace; the message is the sentence for the person."""

    def __init__(self, path: Path, why: str) -> None:
        text = _("{path} is there already and not replaced ({why}); name a new file.")
        super().__init__(text.format(path=path, why=why))


def put(content: bytes, path: Path, is_ours: Callable[[bytes], bool], not_ours: str) -> None:
    """Write a file for its owner only, whole or not at all; one whose first bytes are ours is replaced.

    Raises PlaceTaken for anything else that is there, with `not_ours` as the reason, and BookError where no file can
    be made.
    """
    is_replaced = _may_replace(path, is_ours, not_ours)
    with written(path, replace=is_replaced) as part:
        part.write_bytes(content)


@contextmanager
def written(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """An empty file for its owner only, to be filled within, which then gets its name: whole or not at all.

    What is raised within leaves nothing behind; OSError becomes a BookError. Raises PlaceTaken where something is there,
    unless it is replaced.
    """
    part = path.with_name(f".{path.name}.part-{os.urandom(4).hex()}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(part, flags, 0o600))
        yield part
        opening.sync_file(part)
        opening.put_in_place(part, path, replace=replace)
    except FileExistsError:
        raise PlaceTaken(path, _("somebody was quicker")) from None
    except OSError as error:
        raise opening.not_made(path, error) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def require_nothing(path: Path) -> None:
    """Raise PlaceTaken where something is at a path already, be it a link that leads nowhere."""
    if os.path.lexists(path):
        raise PlaceTaken(path, _("kamtui replaces no such file"))


def _may_replace(path: Path, is_ours: Callable[[bytes], bool], not_ours: str) -> bool:
    """Whether a file of ours is there, which is replaced; False for nothing. Raises PlaceTaken for anything else."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False  # if it cannot even be looked at, writing says why
    if stat.S_ISLNK(mode):
        raise PlaceTaken(path, _("it is a link"))
    if stat.S_ISDIR(mode):
        raise PlaceTaken(path, _("it is a folder"))
    if not stat.S_ISREG(mode):
        raise PlaceTaken(path, _("it is not an ordinary file"))
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        raise PlaceTaken(path, _("it may not be read")) from None
    if not is_ours(head):
        raise PlaceTaken(path, not_ours)
    return True
