"""What is the same for every test and is done once a run, so that thousands of apps on real files stay quick."""

import atexit
import gc
import inspect
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key
from rich.segment import Segment
from textual import _callback
from textual.cache import FIFOCache
from textual.message_pump import _MessagePumpMeta
from textual.strip import Strip

from kamtui.store.book import opening
from kamtui.store.book.book import Book
from kamtui.ui.guards.messages import HANDLERS

MEMORY_DISK = Path("/dev/shm")
LEAST_FREE_BYTES = 2_000_000_000
"""A container's memory disk is often 64 MB only: too small for a run."""
MEMORY, OWN_MEMORY, CONTAINER = Path("/proc/meminfo"), Path("/proc/self/statm"), Path("/sys/fs/cgroup")
"""Where Linux tells how much memory is free, how much a process has, and how much a container may have."""
LEAST_GARBAGE, MOST_GARBAGE = 200_000_000, 24_000_000_000
"""What is worth to be looked through, and more than a whole run leaves."""
TAKES_MORE = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS


def write_to_memory() -> None:
    """Let temporary files lie on the system's memory disk, if it has one with room.

    The tests save many thousand times, and each save waits for the disk.
    """
    if "PYTEST_DEBUG_TEMPROOT" in os.environ or not os.access(MEMORY_DISK, os.W_OK):
        return
    if shutil.disk_usage(MEMORY_DISK).free >= LEAST_FREE_BYTES:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY_DISK)  # where pytest makes its folder


def compile_a_share_of_the_tests(root: Path) -> None:
    """Import all tests, each of a run's processes beginning elsewhere.

    Before a clean checkout's first run nothing is compiled, and pytest rewrites ten thousand asserts. Where all processes
    begin with the same module each of them does all of it; so each does a share, and finds that of the others done.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None or sys.dont_write_bytecode:
        return
    names = [
        ".".join(path.relative_to(root).with_suffix("").parts) for path in (root / "tests").rglob("test_*.py")
    ]
    names.sort()
    first = len(names) * int(worker.removeprefix("gw")) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    for name in (*names[first:], *names[:first]):
        with suppress(
            Exception, pytest.skip.Exception
        ):  # pytest says what is wrong with it when it comes to it
            import_module(name)


def made_once_a_run(
    factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None], most_seconds: float = 300
) -> Path:
    """A folder that the first of a run's processes to ask for it fills; the others wait until it is full."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    full, failed = folder.with_suffix(".full"), folder.with_suffix(".failed")
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(int(most_seconds / 0.1)):
            if full.exists():
                return folder
            if failed.exists():
                break
            time.sleep(0.1)
        raise AssertionError(f"another process did not fill {folder}") from None
    try:
        fill(folder)
    except BaseException:
        failed.touch()
        raise
    full.touch()
    return folder


def opened_unchecked(path: Path) -> Book:
    """A book that is a copy of one just made, opened without looking whether all its pages are well."""
    check, opening.check_pages = opening.check_pages, _no_check
    try:
        return Book.open(path, backups=None)
    finally:
        opening.check_pages = check


def _no_check(*_of: object, **_how: object) -> None:
    """In place of `opening.check_pages`, which takes half of the time of an opening."""


def import_without_looking_for_garbage() -> None:
    """Look for no garbage while everything is imported and collected: all of it stays."""
    gc.disable()


def keep_imports_out_of_the_garbage() -> None:
    """Leave what is imported and collected out of every later search for garbage, and search seldom."""
    gc.freeze()
    if _leaves_garbage():
        gc.set_threshold(0)  # `look_for_garbage_where_memory_is_short` does it
    else:
        gc.set_threshold(300_000, 10, 50)
    gc.enable()


def _leaves_garbage() -> bool:
    """Whether this is one of a run's processes, on a system that tells how much memory there is."""
    return "PYTEST_XDIST_WORKER" in os.environ and MEMORY.exists()


class _Memory:
    """How large a process may become before what is of no more use is thrown away."""

    def __init__(self) -> None:
        # An app leaves two megabytes that refer to themselves; the processes of a run share what is free.
        share = _free_bytes() // 3 // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
        self.room = max(share, LEAST_GARBAGE)
        self.most = _size() + self.room


@cache
def _memory() -> _Memory:
    return _Memory()


def _size() -> int:
    """How many bytes of memory this process has."""
    return int(OWN_MEMORY.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _free_bytes() -> int:
    """How much memory is free on the machine and in the container."""
    free = [MOST_GARBAGE]
    for line in MEMORY.read_text().splitlines():
        if line.startswith("MemAvailable:"):
            free.append(int(line.split()[1]) * 1024)
    with suppress(OSError, ValueError):  # no container, or one without a limit
        used = int((CONTAINER / "memory.current").read_text())
        free.append(int((CONTAINER / "memory.max").read_text()) - used)
    return min(free)


def look_for_garbage_where_memory_is_short() -> None:
    """After a test: throw away what is of no more use only where the memory is needed.

    To look through what thousands of apps leave takes a tenth of the time of a run, whenever it is done.
    """
    if _leaves_garbage() and _size() > _memory().most:
        gc.collect()
        _memory().most = _size() + _memory().room


def leave_without_looking_for_garbage() -> None:
    """Let one of a run's processes end at once, without throwing away one by one what ends with it."""
    if _leaves_garbage():
        atexit.register(os._exit, 0)  # what is registered first comes last


def make_caches_when_asked() -> None:
    """Let a line that is drawn have its seven caches only when one is asked for: most are drawn once."""

    def init(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        strip._segments = list(segments)
        strip._cell_length = cell_length
        strip._render_cache = strip._link_ids = strip._cell_count = None

    def cache(strip: Strip, name: str) -> Any:
        if not name.endswith("_cache"):
            raise AttributeError(name)
        made: FIFOCache[Any, Any] = FIFOCache(4)
        setattr(strip, name, made)
        return made

    Strip.__init__ = init  # type: ignore[method-assign, assignment]
    Strip.__getattr__ = cache  # type: ignore[attr-defined]


def look_for_garbage_once_at_the_end(config: pytest.Config) -> None:
    """Let pytest look for what was not closed once when all has run, and not five times: it is the garbage of one run.

    In one of a run's processes not at all: what it found nobody would see.
    """
    config.stash[gc_collect_iterations_key] = 0 if _leaves_garbage() else 1


def count_parameters_quickly() -> None:
    """Let Textual see how many parameters a callback takes from its code, where `inspect` would say the same."""
    counted: Any = _callback._count_parameters

    def count(function: Any) -> int:
        code = getattr(function, "__code__", None)
        if code is None or code.co_flags & TAKES_MORE or hasattr(function, "__wrapped__"):
            return int(counted(function))
        return int(code.co_argcount + code.co_kwonlyargcount)

    _callback._count_parameters = count  # type: ignore[assignment]


def forget_handlers_that_are_replaced() -> None:
    """Let a message's handlers be looked up again once a test puts something else in the place of one."""

    def put(cls: type, name: str, value: Any) -> None:
        if "on_" in name or name == "_decorated_handlers":
            HANDLERS.clear()
        type.__setattr__(cls, name, value)

    def take(cls: type, name: str) -> None:
        if "on_" in name or name == "_decorated_handlers":
            HANDLERS.clear()
        type.__delattr__(cls, name)

    _MessagePumpMeta.__setattr__, _MessagePumpMeta.__delattr__ = put, take  # type: ignore[method-assign, assignment]
