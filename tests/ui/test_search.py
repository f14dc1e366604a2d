"""Search: everything by a few letters, from any place."""

from kamtui.domain.words import Stage
from kamtui.store.book import Book
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.driving import opened


async def test_each_kind_is_found_and_opened(book: Book) -> None:
    acme = an_account(book, "Зебра", stage=Stage.CUSTOMER)
    a_person(book, "Зебрина Петрова", acme)
    a_person(book, "Zebrov Outside", None)
    a_task(book, "zebra task", acme)
    a_task(book, "zebra errand", None)
    a_call(book, acme, note="zebra words")
    async with opened(book) as desk:
        for words, screen, sees in (
            ("зебра", "AccountScreen", "Зебра"),
            ("zebrina", "AccountScreen", "Зебрина Петрова"),
            ("zebrov", "PersonForm", "Zebrov Outside"),
            ("zebra task", "AccountScreen", "zebra task"),
            ("zebra errand", "TaskForm", "zebra errand"),
            ("zebra words", "ReadCall", "zebra words"),
        ):
            await desk.press("slash")
            assert desk.name == "SearchDialog"
            await desk.type(words)
            await desk.press("enter")
            assert desk.name == screen and desk.sees(sees), words
            await desk.press("escape")
            assert desk.name == "TodayScreen", words


async def test_moving_choosing_and_leaving(book: Book) -> None:
    for number in range(20):
        an_account(book, f"Firm {number:02}")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("slash", "enter", "down", "up", "pagedown", "pageup")
        assert desk.name == "SearchDialog", "nothing typed, nothing chosen"
        await desk.type("firm")
        first = desk.row
        await desk.press("down", "down")
        assert desk.row != first
        third = desk.row
        await desk.press("pagedown", "pageup")
        assert desk.row == third
        await desk.press("down", "up", "enter")
        assert desk.name == "AccountScreen" and desk.sees(third.split()[1])
        await desk.press("escape", "slash")
        await desk.type("zzz")
        await desk.press("enter", "down")
        assert desk.name == "SearchDialog"
        await desk.press("escape")
        assert desk.name == "TodayScreen"
        # From a dossier it leads to another one, and back to where one came from.
        await desk.press("2", "enter", "slash")
        await desk.type("firm 07")
        await desk.press("enter")
        assert desk.name == "AccountScreen" and desk.sees("Firm 07")
        await desk.press("escape")
        assert desk.name == "AccountsScreen"
