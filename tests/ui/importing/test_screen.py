"""A list is brought in by keys alone: picked, answered, taken in beside, taken back by one undo."""

from pathlib import Path

import pytest

from kamtui.domain.accounts.account import AccountEntry
from kamtui.exchange.importing.options import KINDS
from kamtui.store.accounts.changes import add_account
from kamtui.store.accounts.reads import account_names
from kamtui.store.accounts.shapes import known_shapes
from kamtui.store.book.book import Book
from kamtui.ui.importing import screen
from kamtui.ui.importing.screen import WHERE, ImportScreen
from kamtui.ui.widgets.line_list import LineList
from tests.ui.driving import Desk, opened


def test_of_every_kind_it_is_said_where_it_stands_then() -> None:
    assert set(WHERE) == set(KINDS)


async def taken_in(desk: Desk) -> None:
    """Wait until what was taken in stands in the book."""
    for _time in range(100):
        if isinstance(desk.screen, ImportScreen) and desk.screen.importing.asked is None:
            return
        await desk.settle()
    raise AssertionError(desk.shown())


async def test_a_list_is_brought_in_by_keys(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "usual_folders", lambda *_folders: [tmp_path])
    add_account(book, AccountEntry(name="Alfa Ltd", city="Sofia"))
    (tmp_path / "clients.csv").write_text("Company,City\nAlfa OOD,Sofia\nBeta,Varna\n")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("I", "I")  # typed again, it is still one screen, which all that follows is shown on
        await desk.press("escape", "I")
        assert isinstance(desk.screen, ImportScreen) and desk.sees("clients.csv", "before you say so.")
        assert f"\n {str(tmp_path)[:12]}" in "\n".join(desk.lines()), "in line with all else"
        await desk.press("enter")  # the newest file is at hand
        assert desk.sees("1 new · 1 in doubt") and desk.sees("which one is it? 1")
        await desk.press("plus")
        assert desk.sees("clients.csv · 2 new")
        await desk.press("1", "2", "I")  # left in the middle, and come back to
        assert desk.sees("clients.csv · 2 new")
        await desk.press("u", "space")  # said back, then answered the other way
        assert desk.sees("1 new · 1 in the book already")
        await desk.press("v")
        assert desk.sees("Columns, what they are taken for")
        await desk.press("escape", "i")
        await desk.press("n")
        assert len(account_names(book)) == 1
        await desk.press("i", "y")
        await taken_in(desk)
        assert [account.name for account in account_names(book)] == ["Alfa Ltd", "Beta"]
        assert desk.sees("1 added")
        await desk.press("u")
        assert [account.name for account in account_names(book)] == ["Alfa Ltd"]
        (tmp_path / "strange.csv").write_text("Foo;Bar\nGama;blue\n")
        await desk.press("p")
        await desk.type(f"{tmp_path}/str")
        await desk.press("tab", "enter")
        assert desk.sees("strange.csv", "It has to be said first")
        await desk.press("enter")  # is the question itself, and answers nothing
        await desk.press("i")
        assert desk.said == ["First answer what is asked at the top of the list."]
        await desk.press("down", "enter")  # it holds accounts
        assert desk.sees("no column is known to hold the name")
        await desk.press("down", "enter")  # the first column is the name
        assert desk.sees("1 new")
        await desk.press("i", "y")
        await taken_in(desk)
        assert [shape.file for shape in known_shapes(book)] == ["strange.csv"]
        await desk.press("u")
        assert known_shapes(book) == [] and [account.name for account in account_names(book)] == ["Alfa Ltd"]
        await desk.press("p")
        await desk.type(
            f"{tmp_path}/clients.xls\n"
        )  # mistyped: asked on, and nothing is gone on with that is not there
        assert desk.sees("There is no file", "The path of the file", "Check the name.")
        await desk.press("ctrl+a")
        for path in ("clients.csv", "strange.csv", "clients.csv"):
            await desk.type(f"{tmp_path}/{path}\n")
            assert desk.sees(path) and isinstance(desk.app.focused, LineList), "behind another file too"
            await desk.press("p")
        await desk.press("escape")
        await desk.press("escape", "p")
        await desk.type(f"{tmp_path}/cl")
        await desk.press("tab")
        assert desk.sees("clients.csv")
        await desk.press("escape", "escape")
        assert not isinstance(desk.screen, ImportScreen)
