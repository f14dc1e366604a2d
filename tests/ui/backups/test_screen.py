"""The backups in the app: listed with what is in each, compared beside, looked into, and put back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from kamtui.domain.backups import Difference, Sort
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.store.book.restoring.contents import Compared
from kamtui.ui.backups import acts
from kamtui.ui.backups.hand import BackupAtHand, KnownBackup
from tests.build import a_call, an_account, dump, raw
from tests.ui.driving import NOON, opened
from tests.ui.front import AnsweringFront, desk_of


@pytest.fixture
def folder(book: Book, tmp_path: Path) -> Path:
    """Backups of three days, each of the book with an account more; the oldest is damaged."""
    book.backups = tmp_path / "backups"
    for days in (30, 5, 1):
        with time_machine.travel(NOON - timedelta(days=days), tick=False):
            backup.take(book.path, book.backups, backup.Why.LEAVING)
            a_call(book, an_account(book, f"Фирма [/{days}]"), note="за [@click=app.quit]цената")
    *_newer, oldest = backup.backups_in(book.backups)
    oldest.path.write_bytes(b"SQLite format 3\0" + b"\xee" * 9000)
    return book.backups


async def test_they_are_listed_compared_and_looked_into(book: Book, folder: Path) -> None:
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("U")
        assert desk.name == "BackupsScreen" and desk.sees("Backups · 3 · the newest: yesterday", "on leaving")
        assert [row.split()[-2:] for row in desk.rows()] == [["2", "2"], ["1", "1"], ["?", "?"]]
        assert desk.sees("Going back would lose 1 account and 1 call.")
        await desk.press("enter")
        assert desk.sees("Only in the book now 2", "account: Фирма [/1]", "2026, за [@click=app.quit]цената")
        await desk.press("escape", "j")
        assert desk.sees("Going back would lose 2 accounts and 2 calls.")
        await desk.press("j")
        assert desk.sees("It cannot be read: it is damaged")
        await desk.press("r", "enter")
        assert desk.sees("It cannot be read: it is damaged", "esc close")
        await desk.press("escape", "k", "r")
        assert desk.sees(
            "Go back to the book as it was: Tue 17 Nov", "would lose 2 accounts", "becomes a backup"
        )
        await desk.press("n", "u", "u", "k")
        assert desk.sees("It holds the same records as the book does now.")
        await desk.press("ctrl+r", "ctrl+r", "n", "g")
        assert desk.sees("Backups · 4", "asked for")
        await desk.press("U")
        assert any("These are the backups." in said for said in desk.said)
        await desk.resize(120, 36)
        assert desk.sees("holds", "3 accounts (3")
        await desk.press("escape")
        assert desk.name == "TodayScreen"


async def test_where_there_are_none_it_says_how_they_come(book: Book, tmp_path: Path) -> None:
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("U")
        assert desk.sees("The sample book keeps no backups")
        await desk.press("escape")
        book.backups = tmp_path / "backups"
        await desk.press("U", "r")
        assert desk.sees("No backup yet.", "n makes one now") and desk.said == [
            "There is no backup in this list."
        ]
        await desk.press("n")
        assert desk.sees("Backups · 1 · the newest: just now")


async def test_after_a_restore_the_app_ends_to_open_the_book_again(book: Book, folder: Path) -> None:
    now = dump(book)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("U", "r", "y")
        await desk.until(lambda: desk.app.opens_again)
    assert "“before a restore”: U lists it" in desk.app.opens_again
    newest, *_older = backup.backups_in(folder)
    assert newest.why is backup.Why.RESTORE
    with Book.open(newest.path) as was, Book.open(book.path) as restored:
        assert dump(was) == now and len(dump(restored)["account"]) == 2


def hand_of(folder: Path) -> BackupAtHand:
    newest, *_older = backup.backups_in(folder)
    return BackupAtHand(known=KnownBackup(newest, newest.path.stat().st_size))


def wrote(dialog: Any) -> Any:
    """What the dialog that writes would answer."""
    try:
        return dialog.write(lambda done, whole: None)
    except BookError as error:
        return str(error)


async def test_what_keeps_a_restore_from_being_done_is_said(book: Book, folder: Path) -> None:
    front = AnsweringFront()
    book.read_only = True
    await acts.put_back(desk_of(book, front), hand_of(folder))
    assert "can only be read" in front.said[-1]
    book.read_only = False
    hand = hand_of(folder)
    assert hand.known is not None
    with hand.known.backup.path.open("r+b") as file:
        file.seek(200_000)
        file.write(b"\xee" * 90_000)
    before = book.path.read_bytes()
    asked: list[str] = []

    def agreed(question: Any) -> bool:
        asked.append(question._sentence)
        return True

    front = AnsweringFront(agreed, wrote)
    await acts.put_back(desk_of(book, front), hand)
    assert front.opened_again == [] and "is damaged" in front.said[-1] and book.path.read_bytes() == before
    front = AnsweringFront(agreed, lambda writing: None)
    hand = replace(hand, compared=Compared([Difference(Sort.CALL, 3, 0, 0)], has_values=True))
    await acts.put_back(desk_of(book, front), hand)
    assert front.said == ["Stopped. Nothing was changed."]
    assert hand.known is not None
    hand.known.backup.path.unlink()
    await acts.put_back(desk_of(book, front), hand)
    assert front.said[-1] == "It is not there any more: it was removed meanwhile."
    unknown, known = asked
    assert "still being compared" in unknown and "Going back would lose 3 calls." in known


async def test_a_copy_goes_to_a_file_and_never_over_another(book: Book, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    asked: list[str] = []

    def named(dialog: Any) -> str:
        asked.append(type(dialog).__name__)
        return str(target)

    front = AnsweringFront(named, wrote)
    await acts.copy_out(desk_of(book, front), hand_of(folder))
    assert asked == ["OneLine"] and f"Written to {target}" in front.said[-1]
    with raw(target) as con:
        assert con.execute("SELECT count(*) FROM account").fetchone() == (2,)
    content = target.read_bytes()
    front = AnsweringFront(named)
    await acts.copy_out(desk_of(book, front), hand_of(folder))
    assert "already" in front.said[-1] and target.read_bytes() == content
    front = AnsweringFront(lambda dialog: "")
    await acts.copy_out(desk_of(book, front), hand_of(folder))
    assert front.said == []
