"""Bad luck under the running app: nothing typed is lost, nothing is hidden, and it goes on."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kamtui.store.accounts import changes as account_changes
from kamtui.store.book import connection
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, DamagedBook
from kamtui.ui.calls.form import CallForm
from kamtui.ui.day.screen import TodayScreen
from kamtui.ui.shell import app as app_module
from tests.build import a_call, a_task, an_account, raw
from tests.conftest import TODAY
from tests.ui.driving import opened


async def test_a_draft_waits_for_a_form_that_opened_first(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "SETTLE_SECONDS", 2.0)
    acme = an_account(book)
    with Book.open(path) as other:
        other.keep_draft("call", {"account": "Acme", "people": "", "note": "typed before the crash"})
    book.rows("SELECT 1")
    with raw(path) as con:  # its program is gone
        con.execute("UPDATE draft SET process_id = 999999999")
    async with opened(book) as desk:
        await desk.press("c")
        assert desk.name == "CallForm"
        await desk.settle(app_module.SETTLE_SECONDS * 1.2)  # now it would be offered
        await desk.fill("account", "Acme")
        await desk.fill("note", "typed now")
        await desk.press("ctrl+s", "ctrl+s")
        assert book.rows("SELECT note, account_id FROM call") == [("typed now", acme)]
        await desk.open_draft()
        assert desk.typed("note") == "typed before the crash"


async def test_a_form_never_stays_hidden_in_the_place_that_was_left(book: Book) -> None:
    an_account(book)
    async with opened(book) as desk:
        desk._send("2", "2")
        desk._send("c", "c")
        await desk.settle(0.3)
        await desk.settle()
        hidden = [
            screen
            for mode, stack in desk.app._screen_stacks.items()
            if mode != desk.app.current_mode
            for screen in stack
            if isinstance(screen, CallForm)
        ]
        assert hidden == []


async def test_another_program_that_locks_the_book_ends_nothing(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    an_account(book)
    async with opened(book) as desk:
        book._con.execute("PRAGMA busy_timeout=100")
        with raw(path) as con:
            con.execute("BEGIN EXCLUSIVE")
            await desk.press("2", "3", "2", "c", "1", "slash", "escape")
            desk.app._look()
            con.execute("ROLLBACK")
        await desk.settle()
        assert any("Another program" in sentence for sentence in desk.said)
        await desk.press("escape", "escape", "escape", "1", "2")
        assert desk.rows() and desk.app.return_code in (None, 0)


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long, in seconds, the book was told to wait for other programs, where less than usual."""
    seconds: list[float] = []
    waiting = Book._waiting_only

    def note(book: Book, least: float) -> Any:
        seconds.append(least)
        return waiting(book, least)

    monkeypatch.setattr(Book, "_waiting_only", note)
    return seconds


async def test_looking_for_changes_does_not_wait_for_others(
    book: Book, path: Path, waited: list[float]
) -> None:
    an_account(book)
    with raw(path) as con:
        con.execute("BEGIN EXCLUSIVE")
        assert not book.changed_elsewhere()
        assert waited == [0]
        con.execute("ROLLBACK")
        assert book.rows("PRAGMA busy_timeout") == [(5000,)]
        con.execute("DELETE FROM draft")
        con.execute("BEGIN IMMEDIATE")
        con.execute("INSERT INTO draft VALUES ('x', 1, 1, '2026-11-22T12:00:00Z', '{}')")
        con.execute("COMMIT")
    assert book.changed_elsewhere()


async def test_what_another_window_deleted_ends_nothing(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme = an_account(book)
    a_task(book, account_id=acme, due_on=TODAY)
    a_call(book, acme, "Ana")
    async with opened(book) as desk:
        await desk.press("2")
        monkeypatch.setattr(book, "changed_elsewhere", lambda: False)  # it was not seen yet
        with Book.open(path) as other:
            account_changes.delete_account(other, acme)
        await desk.press("c")
        assert desk.name == "CallForm"  # without the account
        await desk.press("escape", "escape", "enter", "escape", "e", "1", "t")
        assert desk.app.return_code in (None, 0)


async def test_what_another_window_wrote_before_the_first_picture_ends_nothing(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine the first look for it may come before the screen has its lines."""
    acme = an_account(book)
    a_task(book, "ask", account_id=acme, due_on=TODAY)
    compose = TodayScreen.compose

    def looked_before(screen: TodayScreen) -> Any:
        with monkeypatch.context() as patch:
            patch.setattr(book, "changed_elsewhere", lambda: True)
            app: Any = screen.app
            app._look()
        return compose(screen)

    monkeypatch.setattr(TodayScreen, "compose", looked_before)
    async with opened(book) as desk:
        assert desk.sees("ask", "Acme")


async def test_damage_is_said_and_what_is_typed_stays(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    an_account(book)
    async with opened(book) as desk:
        await desk.press("c")
        await desk.fill("note", "typed")

        def damaged() -> bool:
            raise DamagedBook(book.path, "corrupt")

        monkeypatch.setattr(book, "changed_elsewhere", damaged)
        await desk.until(lambda: any("is damaged" in sentence for sentence in desk.said))
        await desk.settle(app_module.LOOK_SECONDS * 2)
        assert len([one for one in desk.said if "is damaged" in one]) == 1
        assert desk.typed("note") == "typed"


async def test_a_fault_of_the_program_still_ends_it(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(book, "changed_elsewhere", broken)
    with pytest.raises(ZeroDivisionError):
        async with opened(book) as desk:
            await desk.settle(app_module.LOOK_SECONDS * 2)


@pytest.mark.parametrize(
    "error",
    [
        BookError("No room."),
        sqlite3.OperationalError("disk I/O error"),
        PermissionError(13, "Permission denied"),
    ],
)
async def test_trouble_of_the_upkeep_is_said(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("kamtui.store.book.backup.is_due", fails)
    with Book.open(path, create=True, backups=tmp_path / "backups") as book:
        async with opened(book) as desk:
            await desk.until(lambda: desk.said)
            assert any(
                words in desk.said[0]
                for words in ("No room.", "is damaged", "backed up and checked (Permission denied)")
            )


async def test_drafts_of_every_place_are_kept(book: Book) -> None:
    an_account(book)
    async with opened(book) as desk:
        await desk.press("c")
        await desk.fill("note", "typed")
        await desk.app.switch_mode("calls")
        desk.app.keep_drafts()
        assert book.rows("SELECT count(*) FROM draft") == [(1,)]


async def test_a_refusal_of_the_book_ends_no_widget_and_no_worker(book: Book) -> None:
    an_account(book, "Acme")
    an_account(book, "Billa")

    async def refused() -> None:
        raise BookError("Not now.")

    def refused_at_once() -> None:
        raise BookError("Nor now.")

    async with opened(book) as desk:
        await desk.press("2")
        desk.app.run_worker(refused())
        desk.listed().call_later(refused_at_once)
        await desk.until(lambda: {"Not now.", "Nor now."} <= set(desk.said))
        before = desk.row
        await desk.press("j")
        assert desk.row != before


async def test_a_draft_waits_for_a_busy_book_and_the_person_does_not(
    book: Book, path: Path, waited: list[float]
) -> None:
    an_account(book)
    async with opened(book) as desk:
        await desk.press("c")
        with raw(path) as con:
            con.execute("BEGIN IMMEDIATE")
            await desk.fill("purpose", "typed")
            assert not desk.form.keep_draft()
            assert max(waited) <= 0.1
            await desk.settle(1)
            assert desk.said == []
            con.execute("ROLLBACK")
        await desk.until(lambda: book.rows("SELECT count(*) FROM draft") == [(1,)])
        assert book.rows("PRAGMA busy_timeout") == [(5000,)]


async def test_on_leaving_a_busy_book_is_waited_for(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_account(book)
    async with opened(book) as desk:
        await desk.press("c")
        with raw(path) as con:
            con.execute("BEGIN IMMEDIATE")
            await desk.fill("purpose", "typed")
            keep, tries = desk.form.keep_draft, []

            def kept() -> bool:
                tries.append(1)
                if len(tries) == 3:
                    con.execute("ROLLBACK")
                return keep()

            monkeypatch.setattr(desk.form, "keep_draft", kept)
            desk.app.keep_drafts()
        assert len(tries) == 3 and book.rows("SELECT count(*) FROM draft") == [(1,)]
