"""`kamtui demo`: a sample book to try things on, thrown away at the end."""

import contextlib
import shutil
import signal
import tempfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

from kamtui import paths
from kamtui.cli.app import require_terminal, run_app
from kamtui.cli.places import is_read_only
from kamtui.cli.speech import Refused, tell
from kamtui.config import Choices, Config
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.exchange.sample import sample_rows
from kamtui.store.book.book import Book

_FIRST_SAMPLE_ID = 1 << 22


def demo(options: Any, config: Config, problems: list[str]) -> int:
    """Open a sample book in a folder of its own, which goes when the person leaves or a signal ends the program."""
    if getattr(options, "book", None) is not None:
        raise Refused(_("The demo has a book of its own; leave out --book."))
    require_terminal()
    # Until the app takes the signals over, and after: the folder must not stay behind.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with contextlib.suppress(ValueError):
                signal.signal(getattr(signal, name), _end_by_signal)
    folder = Path(tempfile.mkdtemp(prefix="kamtui-demo-"))  # for its owner only
    try:
        path = folder / "sample.db"
        make_sample(path)
        with Book.open(path, read_only=is_read_only(options)) as book:
            status = run_app(book, config, Choices.load(paths.choices_file()), problems, is_demo=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        tell(
            _(
                "That was the sample book; what you did in it has been thrown away. Your own opens with: kamtui"
            )
        )
    return status


def make_sample(path: Path, now: datetime | None = None) -> None:
    """Make the sample book at `path`, as of `now` or of this moment."""
    # Small ids a millisecond apart: the same in every sample, and below all that are given later.
    ids = count(_FIRST_SAMPLE_ID, 1 << 22)
    with Book.open(path, create=True) as book:
        book.load(_("Sample book"), sample_rows(now or to_local(datetime.now(UTC)), lambda: next(ids)))
        # An undo must not empty the book.
        book.forget_history()


def _end_by_signal(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)
