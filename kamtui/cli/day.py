"""`kamtui today`: the day's review, for a person or a program."""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from kamtui import paths
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.printing import is_ascii_only, line_width
from kamtui.cli.speech import complain
from kamtui.config import Config
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.exchange.review_text import MOST_OF_A_GROUP, review_json, review_text
from kamtui.store.book.book import Book
from kamtui.store.chain.asked_reads import chain_count
from kamtui.store.day.today import expect_all, first_tomorrow, todays_lines


def today(options: Any, config: Config, problems: list[str]) -> int:
    """Print what the day asks, or what tomorrow begins with where it asks nothing."""
    for problem in problems:
        complain(problem)
    with _no_search_for_garbage():
        _print(options, config)
    return 0


def _print(options: Any, config: Config) -> None:
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        expect_all(book)
        day = to_local(datetime.now(UTC)).date()
        lines = todays_lines(book, day, config.thresholds)
        chain = chain_count(book, day)
        tomorrow = None if lines else first_tomorrow(book, day, config.thresholds)
    if options.csv or options.markdown:
        from kamtui.cli.listed import print_listing
        from kamtui.exchange.review_listing import review_listing

        print_listing(review_listing(lines, day), options, _("Nothing needs you today."))
    elif options.json:
        print(json.dumps(review_json(lines, day, chain), ensure_ascii=is_ascii_only(), indent=2))
    else:
        most = None if options.all else MOST_OF_A_GROUP
        print("\n".join(review_text(lines, day, chain, tomorrow, width=line_width(), most=most)))


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Within it nothing is thrown away: what is read is all of use, and looking through it takes a tenth of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.freeze()  # the program is about to end
            gc.enable()
