"""`kamtui today`: the day's review, for a person or a program."""

import gc
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from kamtui import paths
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import complain
from kamtui.config import Config
from kamtui.domain.time.moments import to_local
from kamtui.exchange.review_text import review_json, review_text
from kamtui.store.book.book import Book
from kamtui.store.chain.asked_reads import chain_count
from kamtui.store.day.today import first_tomorrow, todays_lines

LEAST_WIDTH = 80
"""Columns of a line on a terminal, also where that is narrower and breaks it."""


def today(options: Any, config: Config, problems: list[str]) -> int:
    """Print what the day asks, or what tomorrow begins with where it asks nothing."""
    for problem in problems:
        complain(problem)
    path = existing_book(options)
    with (
        _no_search_for_garbage(),
        Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book,
    ):
        day = to_local(datetime.now(UTC)).date()
        lines = todays_lines(book, day, config.greeting)
        chain = chain_count(book, day)
        tomorrow = None if lines else first_tomorrow(book, day, config.greeting)
    if options.json:
        # Letters that the output cannot show are escaped rather than lost.
        is_ascii = "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
        print(json.dumps(review_json(lines, day, chain), ensure_ascii=is_ascii, indent=2))
    else:
        for text in review_text(lines, day, chain, tomorrow, width=line_width()):
            print(text)
    return 0


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Within it nothing is thrown away: what is read is all of use, and looking through it takes a tenth of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def line_width() -> int | None:
    """The columns that a line may take: those of the terminal; None in a file or a pipe, which cut nothing."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, LEAST_WIDTH)
