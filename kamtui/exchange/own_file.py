"""A file that the program writes whole: a new one, or in place of one that it wrote itself before."""

import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kamtui.domain.text.language import _
from kamtui.store.book import opening
from kamtui.store.book.drafts import is_running

_HEAD = 4096
"""Bytes in which a file says who wrote it."""
_ABANDONED = 24 * 3600
"""Seconds after which nobody writes a part any more, whatever program has its number by now."""


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
    part = part_of(path)
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


@contextmanager
def folder_meanwhile(path: Path) -> Iterator[Path]:
    """A hidden folder beside a path, for what is kept while its file is written; it goes with all in it."""
    folder = part_of(path)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def part_of(path: Path) -> Path:
    """A hidden name beside a path, for a file or folder until it is whole; what killed programs left there is removed."""
    stem = f".{path.name}.part-"
    remove_abandoned(path.parent, stem)
    return path.with_name(f"{stem}{os.getpid()}-{os.urandom(4).hex()}")


def remove_abandoned(folder: Path, stem: str) -> None:
    """Remove files and folders called `stem`, number of the program and a word, whose program was ended before they were whole.

    Where another program has that number by now they stay for a day. What cannot be removed stays.
    """
    name = re.compile(re.escape(stem) + r"(\d{1,10})-\w{8}", re.ASCII)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in [entry for entry in entries if entry.name.startswith(stem)]:
            if (match := name.fullmatch(entry.name)) is not None:
                with suppress(OSError, OverflowError):
                    _remove_if_abandoned(entry, int(match[1]))


def _remove_if_abandoned(entry: "os.DirEntry[str]", process_id: int) -> None:
    is_left = process_id != os.getpid() and not is_running(process_id)
    if not is_left and time.time() - entry.stat(follow_symlinks=False).st_mtime < _ABANDONED:
        return
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    elif entry.is_file(follow_symlinks=False):
        Path(entry.path).unlink()


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
