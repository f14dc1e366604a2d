"""A folder that was written, taken into another book: both hold the same, record by record."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.exchange.everything.folder import write_folder
from kamtui.exchange.everything.folder_reading import read_folder, take_folder_in
from kamtui.store.book.book import Book
from kamtui.store.book.check import check
from kamtui.store.book.errors import BookError
from kamtui.store.book.migrations import VERSION
from kamtui.store.records.changes import Taken
from kamtui.store.records.kinds import Kind, kinds
from tests import once
from tests.build import an_account, dump
from tests.exchange.everything.random_books import fill, rows_of_books
from tests.store.books.write import read as read_dump

MADE_AT = "2026-11-22T12:00:00Z"
BOOKS = Path(__file__).parents[2] / "store" / "books"

Books = Callable[[], Iterator[Book]]


def quiet(done: int, whole: int) -> None:
    """Nobody looks how far it is."""


@pytest.fixture
def new_book(tmp_path: Path, empty_book_file: Path) -> Any:
    """Makes new, empty books."""
    numbers = count()

    @contextmanager
    def made() -> Iterator[Book]:
        path = tmp_path / f"new-{next(numbers)}.db"
        shutil.copyfile(empty_book_file, path)
        with Book.open(path, backups=None) as opened:
            yield opened

    return made


def there_and_back(book: Book, folder: Path, other: Book, **options: Any) -> Taken:
    write_folder(book, folder, MADE_AT, quiet, **options)
    return take_folder_in(other, read_folder(folder), quiet)


def test_a_book_with_every_kind_of_record_comes_back(
    filled_book: Book, tmp_path: Path, new_book: Any
) -> None:
    whole = dump(filled_book)
    assert set(whole) == {kind.name for kind in kinds()}
    assert [table for table, rows in whole.items() if not rows] == []
    records = sum(map(len, whole.values()))
    with new_book() as other:
        assert there_and_back(filled_book, tmp_path / "all", other) == Taken(records, 0)
        assert dump(other) == whole
        assert [finding for finding in check(other.path) if not finding.ok] == []
        # Once more changes nothing, also in the book that it came from; one undo takes all of it back.
        for book in (other, filled_book):
            assert take_folder_in(book, read_folder(tmp_path / "all"), quiet) == Taken(0, records)
        assert other.undo() == f"Take in {records} records from a folder"
        assert not any(dump(other).values())
    assert dump(filled_book) == whole


@pytest.mark.slow
@settings(max_examples=30)
@given(data=st.data())
def test_any_book_comes_back(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, empty_book_file: Path
) -> None:
    rows: list[tuple[Kind, dict[str, Any]]] = data.draw(rows_of_books())
    folder = tmp_path_factory.mktemp("any")
    for name in ("one.db", "other.db"):
        shutil.copyfile(empty_book_file, folder / name)
    with (
        once.opened_unchecked(folder / "one.db") as book,
        once.opened_unchecked(folder / "other.db") as other,
    ):
        fill(book, rows)
        there_and_back(book, folder / "all", other, with_semicolons=data.draw(st.booleans()))
        assert dump(other) == dump(book)


@pytest.mark.slow
def test_a_book_of_every_older_format_comes_back(tmp_path: Path, new_book: Any) -> None:
    for version in range(1, VERSION):
        path = tmp_path / f"v{version}.db"
        read_dump(BOOKS / f"v{version}.sql", path)
        with Book.open(path, backups=None) as book, new_book() as other:
            there_and_back(book, tmp_path / f"all-{version}", other)
            assert dump(other) == dump(book), version


def test_what_leaves_is_one_state_of_the_book(filled_book: Book, tmp_path: Path, new_book: Any) -> None:
    """Another window that writes meanwhile makes it begin anew; one that goes on and on is named."""
    written = 0

    with Book.open(filled_book.path, backups=None) as window:

        def write_beside(most: int) -> Any:
            def progress(done: int, whole: int) -> None:
                nonlocal written
                if not done and written < most:
                    written += 1
                    an_account(window, f"Written meanwhile {written}")

            return progress

        write_folder(filled_book, tmp_path / "all", MADE_AT, write_beside(2))
        with new_book() as other:
            take_folder_in(other, read_folder(tmp_path / "all"), quiet)
            assert dump(other) == dump(filled_book) and written == 2
        with pytest.raises(BookError, match="written to by another window"):
            write_folder(filled_book, tmp_path / "more", MADE_AT, write_beside(99))
    assert not (tmp_path / "more").exists()
