"""A list that comes in twice, whatever its kind and however it contradicts itself: the second time changes nothing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.domain.accounts.account import AccountEntry
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.options import importer_of
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.store.accounts.changes import add_account
from kamtui.store.book.book import Book
from tests import once
from tests.build import dump
from tests.exchange.importing.random_lists import KINDS, cards, lists


def quiet(done: int, whole: int) -> None:
    """Nobody looks how far it is."""


@pytest.fixture(autouse=True)
def _day_before_a_day_of_the_lists() -> Iterator[None]:
    """What has no day is due tomorrow, and so on a day which other rows name."""
    with time_machine.travel(datetime(2026, 11, 30, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def known(tmp_path: Path, empty_book_file: Path) -> Path:
    """A book with three accounts."""
    path = tmp_path / "known.db"
    shutil.copyfile(empty_book_file, path)
    with Book.open(path, backups=None) as book:
        for name in ("Alfa Ltd", "Beta", "Gamma"):
            add_account(book, AccountEntry(name=name, city="Sofia" if name == "Beta" else ""))
    return path


@contextmanager
def copied(known: Path, folder: Path) -> Iterator[Book]:
    path = folder / "book.db"
    shutil.copyfile(known, path)
    with once.opened_unchecked(path) as book:
        yield book


def brought_in(book: Book, path: Path, kind: str, said: dict[str, str], likely: bool) -> bool:
    """Take a list in; whether that changes anything."""
    importer = importer_of(kind, path, {}, Answers(take_likely=likely), AS_FOUND, said)
    planned = importer.plan(book, importer.read(quiet))
    importer.carry_out(book, planned.plan, quiet)
    return not planned.plan.does_nothing


@pytest.mark.parametrize("kind", [*KINDS, "cards"])
def test_the_same_list_again_changes_nothing(known: Path, tmp_path: Path, kind: str) -> None:
    # Of accounts, what is likeliest depends on what came in meanwhile: without --take-likely nothing does.
    likely_or_not = st.just(False) if kind in ("accounts", "cards") else st.booleans()

    @settings(max_examples=15, deadline=None)
    @given(text=cards() if kind == "cards" else lists(kind), adds=st.booleans(), likely=likely_or_not)
    def twice(text: str, adds: bool, likely: bool) -> None:
        path = tmp_path / ("list.vcf" if kind == "cards" else "list.csv")
        path.write_bytes(text.encode())
        word = "accounts" if kind == "cards" else kind
        said = {"unknown": "add"} if adds else {}
        with copied(known, tmp_path) as book:
            before = dump(book)
            try:
                changes = brought_in(book, path, word, said, likely)
            except SheetError:
                return  # nothing in it says what it is
            after = dump(book)
            assert (after != before) == changes
            assert not brought_in(book, path, word, said, likely)
            assert dump(book) == after
            if changes:
                book.undo()
                assert dump(book) == before

    twice()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        # Two rows answer one question about a prospect in two ways: the first counts.
        ("prospects", "Company,Need\nNova,yes\nNova,no\n"),
        # Who named a prospect is, in another alphabet, the contact of another one.
        ("prospects", "Company,Contact,Referred by\nNova,Ана Илиева,\nRila,,Ana Ilieva\n"),
        # Of two contacts of one name in two alphabets one is said to have named the other's company.
        (
            "prospects",
            "Company,Contact,Referred by\nNova,,\nNova,Ana Ilieva,\nRila,Ana Ilieva,Ana Ilieva\nRila,Ана Илиева,\n",
        ),
        # A row without a customer is that of the one person of its name, also where the list itself adds them.
        (
            "tasks",
            "Task,Customer,Contact,Due date\nOffer,Alfa Ltd,Ivan Petrov,2026-12-01\nCall,,Ivan Petrov,2026-12-01\n",
        ),
        (
            "calls",
            "Customer,Date,Contact,Notes\n,2026-10-06,Ivan Petrov,Terms\nBeta,2026-10-05,Ivan Petrov,Prices\n",
        ),
        # A row without a customer adds somebody to the account of the person it names, and another names only them.
        (
            "tasks",
            "Task,Customer,Contact,Due date\nA,Beta,Ana Ilieva,\nB,,Ivo Petrov; Ana Ilieva,\nC,,Ivo Petrov,\n",
        ),
        # A row without a customer is that of whom the list adds, and its short name is nobody's of another account.
        (
            "tasks",
            "Task,Customer,Contact,Due date,Status\nA,Beta,,,\nA,Beta,Ilieva,,\nA,,Ana Ilieva,,\nA,,Ilieva,,done\n",
        ),
        # A task without a day is none of those with one.
        ("tasks", "Task,Customer,Due date,Status\nCall,Beta,,done\nCall,Beta,2060-12-08,open\n"),
    ],
)
def test_lists_that_contradict_themselves(known: Path, tmp_path: Path, kind: str, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    with copied(known, tmp_path) as book:
        assert brought_in(book, path, kind, {"unknown": "add"}, likely=False)
        after = dump(book)
        assert not brought_in(book, path, kind, {"unknown": "add"}, likely=False)
        assert dump(book) == after
