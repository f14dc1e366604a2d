"""What leaves as a file by a key: a list, and everything."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamtui.domain.listing import Cell, Column, Listing, said
from kamtui.exchange.everything.folder_reading import read_folder, take_folder_in
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.ui.outgoing.copy_acts import copy
from kamtui.ui.outgoing.file_acts import save_list, take_everything
from kamtui.ui.outgoing.writing_dialog import Writing
from kamtui.ui.shell.hand import AtHand
from tests.build import a_task, dump
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of

LISTING = Listing(
    (Column("what", "what"), Column("due_on", "due"), Column("profit", "profit", is_right=True)),
    [
        [said("=1+1"), Cell("2026-11-22", "today"), Cell(Decimal("12.50"), "12.50 €")],
        [said("Каса | две"), Cell(None, ""), Cell(None, "")],
    ],
)


def typed(path: object) -> Callable[[Any], str]:
    return lambda _dialog: str(path)


def yes(_dialog: Any) -> bool:
    return True


def no(_dialog: Any) -> bool:
    return False


async def test_a_list_is_saved_as_its_ending_says(book: Book, tmp_path: Path) -> None:
    for ending in (".csv", ".md", ".XLSX"):
        front = AnsweringFront(typed(tmp_path / f"list{ending}"))
        await save_list(desk_of(book, front), LISTING)
        assert front.said == [f"Written to {tmp_path / f'list{ending}'}: 2 lines."]
        assert (tmp_path / f"list{ending}").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "list.csv").read_bytes().decode("utf-8-sig") == (
        "what,due_on,profit\n'=1+1,2026-11-22,12.50\nКаса | две,,\n"
    )
    assert (tmp_path / "list.md").read_text().splitlines()[-1] == "| Каса \\| две |  |  |"
    rows = list(openpyxl.load_workbook(tmp_path / "list.XLSX").active.iter_rows())  # type: ignore[union-attr]
    assert [cell.value for cell in rows[0]] == ["what", "due", "profit"]
    text, day, profit = rows[1]
    assert (text.value, text.data_type, str(day.value), profit.value) == (
        "=1+1",
        "s",
        "2026-11-22 00:00:00",
        12.5,
    )


async def test_nothing_is_replaced_unasked(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("mine")
    (tmp_path / "link.csv").symlink_to(file)
    for path, answers, words in (
        (file, [no], None),
        (tmp_path / "link.csv", [], "it is a link"),
        (tmp_path / "x.txt", [], "The ending says what it becomes: .csv, .md, .xlsx."),
        (tmp_path / "none" / "x.csv", [], "No such file or directory"),
    ):
        front = AnsweringFront(typed(path), *answers)
        await save_list(desk_of(book, front), LISTING)
        assert bool(front.said) == bool(words) and (words or "") in "".join(front.said)
    assert file.read_text() == "mine"
    await save_list(desk_of(book, AnsweringFront(typed(file), yes)), LISTING)
    assert "Каса" in file.read_text()
    front = AnsweringFront(lambda _dialog: None)
    await save_list(desk_of(book, front), LISTING)
    assert front.said == []


async def test_the_question_what_is_to_be_copied_offers_a_file(book: Book, tmp_path: Path) -> None:
    front = AnsweringFront(lambda _dialog: "f", typed(tmp_path / "list.csv"))
    front.whole_list = LISTING
    await copy(desk_of(book, front), AtHand())
    assert front.asked == ["Choose", "OneLine"] and (tmp_path / "list.csv").exists()


async def test_everything_leaves_by_a_key(filled_book: Book, tmp_path: Path, empty_book_file: Path) -> None:
    def written(dialog: Writing) -> int:
        return dialog.write(lambda _done, _whole: None)

    records = sum(map(len, dump(filled_book).values()))
    front = AnsweringFront(lambda _dialog: "f", typed(tmp_path / "all"), written)
    await take_everything(desk_of(filled_book, front))
    assert front.said == [f"Written to {tmp_path / 'all'}: {records} records."]
    with Book.open(tmp_path / "new.db", create=True, backups=None) as other:
        take_folder_in(other, read_folder(tmp_path / "all"), lambda _done, _whole: None)
        assert dump(other) == dump(filled_book)
    front = AnsweringFront(lambda _dialog: "x", typed(tmp_path / "all.xlsx"), written)
    await take_everything(desk_of(filled_book, front))
    assert (tmp_path / "all.xlsx").exists()
    # What is there is said before anything is written; what is stopped or goes wrong leaves nothing.
    for answers, words in (
        ((typed(tmp_path / "all"),), "it is a folder with something in it"),
        ((typed(tmp_path / "more"), lambda _dialog: None), "Stopped. Nothing was written."),
        ((typed(tmp_path / "more"), lambda _dialog: "no room"), "no room"),
    ):
        front = AnsweringFront(lambda _dialog: "f", *answers)
        await take_everything(desk_of(filled_book, front))
        assert words in front.said[0]
    assert not (tmp_path / "more").exists()


async def test_the_palette_offers_it_and_the_writing_can_be_stopped(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_task(book, "Send the list")

    def until_stopped(progress: Callable[[int, int], None]) -> int:
        while True:
            progress(1, 2)

    def refused(_progress: Callable[[int, int], None]) -> int:
        raise BookError("no room")

    async with opened(book) as desk:
        await desk.press("ctrl+p")
        await desk.type("take everything")
        await desk.until(lambda: desk.sees("Take everything with you"))
        await desk.press("enter")
        await desk.until(lambda: desk.name == "Choose")
        await desk.press("f")
        await desk.until(lambda: desk.name == "OneLine")
        await desk.type(str(tmp_path / "all"))  # over what is suggested
        await desk.press("enter")
        await desk.until(lambda: (tmp_path / "all").exists() and desk.name != "Writing")
        results: list[object] = []
        for write in (until_stopped, refused):
            desk.app.push_screen(Writing("Everything", write), results.append)
            await desk.until(lambda: desk.name == "Writing" or len(results) == 2)
            if write is until_stopped:
                await desk.press("escape")
            await desk.until(lambda: desk.name != "Writing")
        assert results == [None, "no room"]
