"""Lists of sales taken into a book of the test's own."""

from pathlib import Path

import pytest

from kamtui.store.book.book import Book
from tests.store.money.importing import Importer


@pytest.fixture
def importer(book: Book, tmp_path: Path) -> Importer:
    return Importer(book, tmp_path)
