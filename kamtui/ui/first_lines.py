"""Which places have their first lines read ahead, in a book so large that one would wait for them."""

from collections.abc import Callable

from kamtui.store.book.book import Book
from kamtui.store.calls.all_calls import count_by_channel
from kamtui.ui.accounts.lines import first as accounts
from kamtui.ui.calls.screen import COUNTS
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms.lists import first as terms


def first_lines(desk: Desk) -> dict[str, Callable[[Book], object]]:
    """By name what is read; nothing in a small book."""
    if not desk.kept_figures.take_long:
        return {}
    reads: dict[str, Callable[[Book], object]] = {accounts.NAME: accounts.first_lines(desk)}
    reads |= {COUNTS: count_by_channel} | terms.first_lines(desk)
    # What is asked for last is read first: the places in the order of their keys.
    return dict(reversed(reads.items()))
