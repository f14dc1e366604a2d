"""An act is one change with a name, taken back and brought back whole."""

from collections.abc import Iterator
from contextlib import contextmanager

from kamtui.store.book import contacts
from kamtui.store.book.book import Book
from kamtui.store.book.search import index
from tests.build import dump, looked_at


@contextmanager
def one_act(book: Book, name: str) -> Iterator[None]:
    """What is done within is one act called so: undone, all is as before; done again, as after."""
    before = dump(book)
    yield
    after = dump(book)
    assert after != before
    assert book.undo() == name
    assert dump(book) == before
    assert book.redo() == name
    assert dump(book) == after
    con = looked_at(book)
    assert index.agree(con) and contacts.agree(con)


@contextmanager
def no_act(book: Book) -> Iterator[None]:
    """Nothing is changed within, and nothing is there to undo afterwards that was not before."""
    before, acts = dump(book), book.rows("SELECT count(*) FROM change_set")
    yield
    assert dump(book) == before
    assert book.rows("SELECT count(*) FROM change_set") == acts
