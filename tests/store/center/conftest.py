"""A book with an empty seat in it."""

import pytest

from kamtui.store.book.book import Book
from tests.build import a_little_of_everything, a_person


@pytest.fixture
def ids(book: Book) -> dict[str, int]:
    found = a_little_of_everything(book)
    found["seat"] = a_person(book, "Empty", found["acme"], is_empty_seat=True)
    return found
