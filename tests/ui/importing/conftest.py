"""What the tests of the import screen share."""

import pytest

from kamtui.domain.accounts.account import AccountEntry
from kamtui.store.accounts.changes import add_account
from kamtui.store.book.book import Book
from tests.ui.importing.stand import Stand


@pytest.fixture
def stand(book: Book) -> Stand:
    """A person before the screen; the book has one account."""
    add_account(book, AccountEntry(name="Alfa Ltd", city="Sofia"))
    return Stand(book)
