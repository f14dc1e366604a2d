"""Handing an address or a file to the system's program for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SECONDS = 5
"""How long the system's opener may take to say that it cannot; one that goes on has opened something."""


def open_with_system(address: str) -> bool:
    """Hand an address or a file over; whether the system has a program that took it.

    Nothing is started in the terminal that kamtui runs in: without a desktop there is nothing to hand it to.
    """
    if sys.platform == "win32":
        try:
            os.startfile(address)
        except OSError:
            return False
        return True
    if sys.platform == "darwin":
        return _runs(["open", address])
    return may_open() and _runs(["xdg-open", address])


def may_open() -> bool:
    """Whether there is a desktop to hand something to; not yet whether it has a program for it."""
    if sys.platform in ("win32", "darwin"):
        return True
    has_desktop = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return has_desktop and shutil.which("xdg-open") is not None


def is_there(path: str) -> bool:
    """Whether a file or folder is there."""
    return Path(path).expanduser().exists()


def _runs(command: list[str]) -> bool:
    program = shutil.which(command[0])
    if program is None:
        return False
    try:
        started = subprocess.Popen(
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return started.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
