"""Where the search looks: no further than what it looks for can lie, and nothing is left out by that."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from kamtui.store.book.book import Book
from kamtui.store.book.search import finding
from kamtui.store.book.search.query import as_query
from tests.build import NOON, an_account

LIMIT = 30


@pytest.fixture
def sample(path: Path, sample_file_at: Callable[[datetime], Path]) -> Book:
    shutil.copyfile(sample_file_at(NOON), path)
    return Book.open(path, backups=None)


@pytest.mark.parametrize("typed", [*"абвдгикмнопрстabcdemprst", "цена", "договор", "ан ме", "0888"])
def test_the_newest_of_each_kind_are_found_wherever_they_lie(sample: Book, typed: str) -> None:
    query = as_query(typed)
    assert query is not None
    with sample as book:
        for kinds, tables in finding._TOGETHER.items():
            everywhere = book.rows(
                "SELECT rowid, kind FROM search WHERE search MATCH ? "
                f"AND kind IN ({', '.join(f'{kind:d}' for kind in kinds)}) ORDER BY rowid DESC LIMIT ?",
                (query, LIMIT),
            )
            assert finding._newest(book, query, kinds, tables, LIMIT) == everywhere


def test_nothing_is_found_where_nothing_is(book: Book) -> None:
    assert finding.find(book, "а") == []


def test_whoever_is_called_just_so_comes_before_longer_names(book: Book) -> None:
    for name in ("Билла", "Магазин Билла", "Билла България", "При Билла"):
        an_account(book, name)
    assert finding.find(book, "билла")[0].name == "Билла"
    assert [hit.name for hit in finding.find(book, "billa balgaria")] == ["Билла България"]
