"""Reading beside, in a thread of its own: what comes of it, and that nobody ever waits for it."""

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from kamtui.store import reading_thread
from kamtui.store.book.book import Book
from kamtui.store.book.errors import (
    BookError,
    BookReplaced,
    BusyBook,
    MigratedMeanwhile,
    NoBookHere,
    ReadOnlyBook,
    ReadStopped,
)
from tests.build import an_account

SECONDS = 20
"""How long a thread is waited for before a test fails."""
WITHOUT_END = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def names(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM account ORDER BY id")]


def came(answer: "Future[Any]") -> Any:
    return answer.result(SECONDS)


class Gate:
    """A read that waits in the thread until it is let go."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Event(), threading.Event()

    def __call__(self, book: Book) -> list[str]:
        self.begun.set()
        assert self.open.wait(SECONDS)
        return names(book)


def test_another_thread_reads_what_the_book_holds(book: Book) -> None:
    an_account(book, "Metro")
    threads: list[int] = []

    def read(again: Book) -> list[str]:
        threads.append(threading.get_ident())
        assert again is not book
        return names(again)

    assert came(book.beside.read(read)) == ["Metro"]
    an_account(book, "Billa")
    assert came(book.beside.read(read)) == ["Metro", "Billa"]
    assert len(set(threads)) == 1 and threads[0] != threading.get_ident()
    with pytest.raises(sqlite3.ProgrammingError):
        came(book.beside.read(lambda _again: names(book)))  # a connection is its thread's own


def test_a_thread_that_reads_nothing_for_a_while_lets_go_of_what_it_read(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_thread, "REST_SECONDS", 0.01)
    an_account(book, "Metro")
    rested = threading.Semaphore(0)
    rest = Book.rest

    def resting(again: Book) -> None:
        rest(again)
        assert again is not book
        rested.release()

    monkeypatch.setattr(Book, "rest", resting)
    assert came(book.beside.read(names)) == ["Metro"]
    assert rested.acquire(timeout=SECONDS)
    assert not rested.acquire(timeout=0.1), "once, until something is read again"
    assert came(book.beside.read(names)) == ["Metro"]
    assert rested.acquire(timeout=SECONDS)


def test_nothing_is_opened_before_something_is_read(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "_opened_again", lambda: pytest.fail("opened"))
    assert names(book) == [] and not book.beside.is_busy
    book.beside.stop()
    book.beside.close()


def test_what_was_asked_for_last_is_read_first(book: Book) -> None:
    gate, order = Gate(), list[str]()

    def noting(name: str) -> Callable[[Book], None]:
        return lambda _book: order.append(name)

    held = book.beside.read(gate)
    assert gate.begun.wait(SECONDS)
    answers = [book.beside.read(noting(name)) for name in ("a", "b", "c")]
    assert answers[1].cancel() and book.beside.is_busy
    gate.open.set()
    for answer in (held, answers[0], answers[2]):
        came(answer)
    assert order == ["c", "a"], "and what nobody wants any more is not read"


def test_it_writes_nothing(book: Book) -> None:
    for refused in (
        lambda again: again.change("Try").__enter__(),
        lambda again: again.rows("DELETE FROM account"),
        lambda again: again.keep_draft("slot", {}),
    ):
        with pytest.raises(ReadOnlyBook):
            came(book.beside.read(refused))


def test_an_act_does_not_wait_for_what_is_read(book: Book) -> None:
    begun = threading.Event()

    def read(again: Book) -> object:
        begun.set()
        return again.rows(WITHOUT_END)

    answer = book.beside.read(read)
    assert begun.wait(SECONDS)
    for number in range(200):
        an_account(book, f"Account {number}")  # each stops what is read: one of them once it runs
        if answer.done():
            break
    with pytest.raises(ReadStopped):
        came(answer)
    assert came(book.beside.read(names)) == names(book)


def test_a_draft_stops_nobody_and_changes_nothing_that_is_read(book: Book) -> None:
    gate, before = Gate(), book.state()
    held = book.beside.read(gate)
    assert gate.begun.wait(SECONDS)
    book.keep_draft("person", {"name": "Ma"})
    book.keep_draft("person", {"name": "Maria"})
    assert [draft.content for draft in book.orphaned_drafts()] == []
    book.release_draft("person")
    [left] = book.orphaned_drafts()
    book.drop_draft(left.slot)
    assert book.state() == before
    gate.open.set()
    assert came(held) == []
    an_account(book, "Metro")
    assert book.state() != before


def test_only_what_is_not_wanted_is_stopped(book: Book) -> None:
    gate = Gate()
    held, other = book.beside.read(gate), Future[object]()
    assert gate.begun.wait(SECONDS)
    book.beside.stop(other)
    gate.open.set()
    assert came(held) == []


@pytest.mark.parametrize("error", [ValueError("wrong"), BusyBook()])
def test_an_error_comes_to_whoever_asked_and_the_next_read_goes_on(book: Book, error: Exception) -> None:
    def fail(_book: Book) -> object:
        raise error

    with pytest.raises(type(error)):
        came(book.beside.read(fail))
    with pytest.raises(BookError):
        came(book.beside.read(lambda again: again.rows("SELECT * FROM nowhere")))
    assert came(book.beside.read(names)) == []


def opened_files(path: Path) -> int:
    """How often this process has a file open."""
    links = Path("/proc/self/fd").iterdir()
    return sum(os.path.realpath(link) == str(path.resolve()) for link in links)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_the_file_is_let_go_with_the_book(book: Book, path: Path) -> None:
    before, threads = opened_files(path), set(threading.enumerate())
    assert came(book.beside.read(names)) == []
    assert opened_files(path) > before
    book.close()
    book.close()
    assert opened_files(path) == 0
    begun = set(threading.enumerate()) - threads
    assert [thread for thread in begun if thread.name == "kamtui-reading"] == []


def test_closing_stops_what_is_read_and_tells_whoever_waits(book: Book) -> None:
    running, begun = Future[object](), threading.Event()

    def read(again: Book) -> object:
        begun.set()
        return again.rows(WITHOUT_END)

    running = book.beside.read(read)
    assert begun.wait(SECONDS)
    waiting = [book.beside.read(names), book.beside.read(names)]
    assert waiting[0].cancel()
    book.close()
    for answer in (running, waiting[1], book.beside.read(names)):
        with pytest.raises(ReadStopped):
            came(answer)
    assert not book.beside.is_busy


def replaced(book: Book, path: Path) -> None:
    shutil.copyfile(path, path.with_suffix(".other"))
    path.with_suffix(".other").replace(path)


def gone(book: Book, path: Path) -> None:
    path.unlink()


def migrated(book: Book, path: Path) -> None:
    with sqlite3.connect(path) as con:
        con.execute("PRAGMA user_version=99")
    con.close()


@pytest.mark.parametrize(
    ("meanwhile", "error"), [(replaced, BookReplaced), (gone, NoBookHere), (migrated, MigratedMeanwhile)]
)
@pytest.mark.skipif(sys.platform == "win32", reason="no file is replaced there while it is open")
def test_another_file_is_not_read_in_its_place(
    book: Book, path: Path, meanwhile: Callable[[Book, Path], None], error: type[BookError]
) -> None:
    meanwhile(book, path)
    with pytest.raises(error):
        came(book.beside.read(names))


@pytest.mark.skipif(sys.platform == "win32", reason="no file is replaced there while it is open")
def test_what_was_open_before_is_read_on_as_by_the_book_itself(book: Book, path: Path) -> None:
    an_account(book, "Metro")
    assert came(book.beside.read(names)) == ["Metro"]
    path.unlink()
    assert came(book.beside.read(names)) == names(book) == ["Metro"]


def test_a_book_for_reading_is_read_beside_too(book: Book, path: Path) -> None:
    an_account(book, "Metro")
    with Book.open(path, read_only=True) as other:
        assert came(other.beside.read(names)) == ["Metro"]
