"""What places list first in a large book is read while nobody types: going there reads none of it on the interface's thread."""

import importlib
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book import connection
from kamtui.store.book.book import Book
from kamtui.ui.accounts.screen import AccountsScreen
from kamtui.ui.shell.ahead import IDLE_SECONDS, Ahead
from kamtui.ui.terms.screen import TermsScreen
from tests.build import a_call, a_check, a_person, a_term, an_account, load_rows, raw
from tests.ui.driving import Desk, opened

SIZES = [(80, 24), (120, 36)]


@pytest.fixture(autouse=True)
def _a_few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamtui.store.day.today.MANY_ACCOUNTS", 1)
    monkeypatch.setattr("kamtui.store.money.figures.MANY_MONTHS", 0)
    monkeypatch.setattr("kamtui.ui.terms.counted.MANY_TERMS", 0)


@pytest.fixture
def some(book: Book) -> Book:
    """Customers with people, calls and terms, some of them checked."""
    for number in range(50):
        account = an_account(book, f"Metro {number}", stage=Stage.CUSTOMER)
        maria = a_person(book, f"Maria {number}", account)
        a_call(book, account, maria, purpose="Prices")
        term = a_term(book, account, f"Prices stay {number}", checks="every friday")
        if number % 3 == 0:
            a_check(book, term)
    load_rows(
        book, "Bring in a sale", [("sale", {"account_id": account, "month_on": "2026-10-01", "revenue": 500})]
    )
    return book


def count_on_the_interface(monkeypatch: pytest.MonkeyPatch, names: Sequence[str]) -> list[str]:
    """The reads, by what they are called, that the interface's own thread makes from now on."""
    made: list[str] = []

    def counting(name: str, read: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                made.append(name)
            return read(*given, **named)

        return counted

    for name in names:
        module, _dot, function = name.rpartition(".")
        monkeypatch.setattr(name, counting(name, getattr(importlib.import_module(module), function)))
    return made


async def look(desk: Desk) -> None:
    """Let the time pass in which the app sees that nobody types."""
    desk.app.typed_at = 0.0
    desk.app._look()
    await desk.settle()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "costly"),
    [
        (
            "2",
            (
                "accounts.screen.account_ids",
                "accounts.lines.first.centers",
                "accounts.lines.first.account_marks",
            ),
        ),
        ("3", ("calls.screen.count_by_channel",)),
        (
            "4",
            (
                "terms.lists.terms.term_ids",
                "terms.lists.terms.standings",
                "terms.lists.terms.filled_columns",
                "terms.counted.count_terms",
                "terms.counted.rates",
            ),
        ),
    ],
    ids=["accounts", "calls", "terms"],
)
async def test_a_place_shows_what_was_read_ahead_and_reads_none_of_it(
    some: Book, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], key: str, costly: tuple[str, ...]
) -> None:
    made = count_on_the_interface(monkeypatch, [f"kamtui.ui.{name}" for name in costly])
    async with opened(some, size=size) as desk:
        await desk.press(key)
        expected = desk.lines()
    assert made, "it is read now where it was not before"
    made.clear()
    async with opened(some, size=size) as desk:
        await look(desk)
        await desk.press(key)
        assert made == []
        assert desk.lines() == expected


@pytest.mark.parametrize("key", ["2", "4"])
async def test_what_was_written_since_is_shown(some: Book, key: str) -> None:
    async with opened(some, size=(120, 36)) as desk:
        await look(desk)
        first = an_account(some, "Aldi", stage=Stage.CUSTOMER)
        account_changes.set_key(some, first, True)
        a_check(some, a_term(some, first, "A word was given", checks="every friday"))
        await desk.press(key)
        assert desk.sees("Aldi")


async def test_another_view_than_was_read_is_read_when_it_is_asked_for(some: Book) -> None:
    an_account(some, "Once a customer", stage=Stage.FORMER)
    async with opened(some, size=(120, 36)) as desk:
        await look(desk)
        desk.app.desk.shown[AccountsScreen.TITLE] = {"view": Stage.FORMER.value}
        await desk.press("2")
        assert desk.sees("Once a customer") and not desk.sees("Metro 1")


async def test_what_is_read_ahead_is_the_view_and_the_order_that_a_place_was_left_in(
    some: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = {AccountsScreen.TITLE: {"order": "NAME"}, TermsScreen.TITLE: {"view": "OURS", "order": "ACCOUNT"}}
    made = count_on_the_interface(
        monkeypatch, ["kamtui.ui.accounts.screen.account_ids", "kamtui.ui.terms.lists.terms.term_ids"]
    )
    async with opened(some, size=(120, 36)) as desk:
        desk.app.desk.shown.update(left)
        await look(desk)
        await desk.press("2")
        assert desk.sees("by name")
        await desk.press("4")
        assert desk.sees("by account")
        assert made == []


async def test_nothing_is_read_ahead_in_a_small_book(some: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamtui.store.money.figures.MANY_MONTHS", 1_000)
    async with opened(some) as desk:
        await look(desk)
        assert desk.app.desk.ahead.take("accounts") is None


async def test_a_book_that_is_locked_just_now_is_not_waited_for(some: Book, path: Path) -> None:
    async with opened(some) as desk:
        await look(desk)
        an_account(some, "Aldi")
        with raw(path) as con:
            con.execute("BEGIN EXCLUSIVE")
            began = time.monotonic()
            desk.app.typed_at = 0.0
            desk.app._look()
            assert time.monotonic() - began < connection.BUSY_SECONDS / 2
            con.execute("ROLLBACK")
        assert desk.said == []


async def test_of_a_book_whose_file_was_overwritten_that_is_said_and_no_more(some: Book, path: Path) -> None:
    async with opened(some) as desk:
        await look(desk)
        path.write_bytes(b"")
        await look(desk)
        assert [said for said in desk.said if "was moved, replaced or emptied" in said] == desk.said


def test_it_is_taken_once_and_only_of_the_same_book(book: Book) -> None:
    state = ["now"]
    ahead = Ahead(book, lambda: tuple(state))
    made: list[str] = []

    def read(_book: Book) -> int:
        made.append("read")
        return len(made)

    def look() -> None:
        ahead.look(IDLE_SECONDS, lambda: {"names": read})

    ahead.look(IDLE_SECONDS / 2, lambda: {"names": lambda _book: 0})
    assert ahead.take("names") is None, "somebody types"
    look()
    book.beside.read(lambda _book: None).result()
    look()
    assert made == ["read"], "once of the same book"
    assert ahead.take("names") == 1
    assert ahead.take("names") is None, "the place has it"
    state[0] = "later"
    look()
    book.beside.read(lambda _book: None).result()
    state[0] = "later still"
    assert ahead.take("names") is None, "something was written since"


def test_a_read_that_failed_is_read_by_the_place(book: Book) -> None:
    ahead = Ahead(book, lambda: 1)
    ahead.look(IDLE_SECONDS, lambda: {"names": lambda read: read.rows("SELECT * FROM nowhere")})
    book.beside.read(lambda _book: None).result()
    assert ahead.take("names") is None
