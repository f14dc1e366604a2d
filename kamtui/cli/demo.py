"""`kamtui demo`: a sample book to try things on, thrown away at the end unless it is to be kept."""

import contextlib
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from kamtui import paths
from kamtui.cli.app import require_terminal, run_app, told_at_start
from kamtui.cli.places import is_read_only, require_nothing_at
from kamtui.cli.speech import Refused, tell
from kamtui.config import Choices, Config
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.domain.text.shell import command_line
from kamtui.sample.book import make_sample, new_sample
from kamtui.store.book.backup import save_as
from kamtui.store.book.book import Book
from kamtui.ui import environment


def demo(options: Any, config: Config, problems: list[str]) -> int:
    """Open a sample book in a folder of its own, which goes when the person leaves or a signal ends the program.

    With `--keep FILE` the book is that file and stays; without a terminal it is only made. What is only half made
    when a signal ends the program goes too.
    """
    if getattr(options, "book", None) is not None:
        raise Refused(_("The demo has a book of its own; leave out --book."))
    if options.keep is not None:
        return _keep(options, config, problems)
    require_terminal()
    _end_in_order()
    folder = Path(tempfile.mkdtemp(prefix="kamtui-demo-"))  # for its owner only
    try:
        path = folder / "sample.db"
        with new_sample(path, tongue=language.code()) as book:
            if not is_read_only(options):
                return _run(book, config, problems)
        return _open(path, options, config, problems)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        tell(
            _(
                "That was the sample book; what you did in it has been thrown away. Your own opens with: kamtui"
            )
        )


def _keep(options: Any, config: Config, problems: list[str]) -> int:
    """Make the sample book as a new file, and open it where there is a terminal; at the end, say where it is."""
    if options.keep == "":
        raise Refused(_("--keep names no file."))
    path = paths.book_at(options.keep)
    require_nothing_at(path)
    _end_in_order()
    with tempfile.TemporaryDirectory(prefix="kamtui-demo-") as folder:
        # Elsewhere first: a book of which only a part was written is never left at `path`.
        made = Path(folder) / "sample.db"
        make_sample(made, tongue=language.code())
        save_as(made, path)
    try:
        return _open(path, options, config, problems) if environment.is_terminal() else 0
    finally:
        text = _("The sample book is kept at {path}. It opens with: {command}")
        tell(text.format(path=path, command=command_line("kamtui", "--book", str(path))))


def _open(path: Path, options: Any, config: Config, problems: list[str]) -> int:
    with Book.open(path, read_only=is_read_only(options)) as book:
        return _run(book, config, problems)


def _run(book: Book, config: Config, problems: list[str]) -> int:
    return run_app(
        book, config, Choices.load(paths.choices_file()), told_at_start(problems), is_demo=True
    ).status


def _end_in_order() -> None:
    """Until the app takes the signals over, and after, let them end the program so that no folder stays behind."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with contextlib.suppress(ValueError):
                signal.signal(getattr(signal, name), _end_by_signal)


def _end_by_signal(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)
