"""Several acts as one."""

from collections.abc import Iterator
from contextlib import contextmanager

from kamtui.store.book.book import Book


@contextmanager
def together(book: Book, name: str) -> Iterator[None]:
    """Within it all acts are one, called `name`: kept whole or not at all, and undone as one. Raises BookError.

    Within another one they are parts of that.
    """
    if book.whole is not None:
        yield
        return
    with book.change(name) as act:
        book.whole = act
        try:
            yield
        finally:
            book.whole = None
