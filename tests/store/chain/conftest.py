"""Whom the tests of the chain let name prospects."""

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from tests.build import (
    a_person,
    an_account,
)
from tests.store.chain.days_and_namings import days


@pytest.fixture
def ana(book: Book) -> int:
    """Ana of the customer Acme."""
    return a_person(book, "Ана", an_account(book, "Acme", stage=Stage.CUSTOMER), read_on=days(-900))
