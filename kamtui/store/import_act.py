"""What an import writes: one act, row by row, with word of how far it is."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from kamtui.store.book.act import Act
from kamtui.store.book.book import Book

R = TypeVar("R")
Progress = Callable[[int, int], None]
"""Told how many rows are written, and how many they are in all; what it raises ends the import."""
_AT_ONCE = 100
"""How many rows are written between two calls of it."""


@contextmanager
def import_act(
    book: Book, name: str, file: str, rows: Sequence[R], progress: Progress | None
) -> Iterator[tuple[Act, Iterator[R]]]:
    """One act, kept whole or not at all: it, and its rows one after the other. Raises BookError.

    `name` says how many rows ({count}) come from which {file}. `progress` is told how many are written, and before all is
    kept once more; what it raises ends the import, and nothing was kept.
    """
    count = len(rows)

    def tell(done: int = count) -> None:
        if progress is not None:
            progress(done, count)

    def told() -> Iterator[R]:
        for place, row in enumerate(rows):
            if not place % _AT_ONCE:
                tell(place)
            yield row

    with book.change(name.format(count=count, file=file), before_commit=tell) as act:
        yield act, told()
