"""What is looked at: chosen by the mouse too, and remembered from one start to the next."""

from pathlib import Path

from textual.geometry import Offset

from kamtui.config import Choices
from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.ui.widgets.line_list import LineList
from tests.build import a_call, a_person, a_task, a_term, an_account
from tests.ui.driving import Desk, opened


def a_few(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, city="Varna")
    an_account(book, "Beta", stage=Stage.PROSPECT, city="Burgas")
    a_person(book, "Ana", acme)
    a_term(book, acme, "Prices", checks="every friday")
    a_term(book, acme, "Alarm", until_on=None)
    a_task(book, "Mail", acme)
    a_call(book, acme)


async def click(desk: Desk, words: str, top: int = 0) -> None:
    """Click in the middle of words, the first that stand so far down."""
    lines = desk.lines()
    y = next(number for number in range(top, len(lines)) if words in lines[number])
    await desk.pilot.click(offset=(lines[y].index(words) + len(words) // 2, y))
    await desk.settle()


async def test_tabs_views_heads_places_rows_and_footer_can_be_clicked(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(120, 36)) as desk:
        await click(desk, "Accounts")
        assert desk.name == "AccountsScreen"
        await click(desk, "prospect 1")
        assert len(desk.rows()) == 1 and "Beta" in desk.row
        await click(desk, "live 2")
        await click(desk, "account ", top=2)
        assert desk.sees("by name") and "Acme" in desk.rows()[0]
        await click(desk, "Beta", top=3)
        assert "Beta" in desk.row
        await click(desk, "Acme", top=3)
        await click(desk, "enter open")
        assert desk.name == "AccountScreen"
        await click(desk, "Buying center")
        assert desk.name == "BuyingCenterScreen"
        await click(desk, "Terms", top=1)
        assert desk.name == "LedgerScreen"
        await click(desk, "4 Terms")
        await click(desk, "ours 2")
        assert desk.screen.view.name == "OURS"  # type: ignore[attr-defined]
        await click(desk, "account", top=3)
        assert desk.sees("by account")
        await click(desk, "5 Chain")
        await click(desk, "sources")
        assert desk.screen.view.name == "sources"  # type: ignore[attr-defined]
        await click(desk, "6 Numbers")
        await click(desk, "movements")
        assert desk.screen.choice.view.name == "movements"  # type: ignore[attr-defined]
        await click(desk, "3 Calls")
        await click(desk, "visit")
        assert desk.sees("No conversation on this channel.")


async def test_view_and_order_of_each_place_are_remembered(book: Book, tmp_path: Path) -> None:
    a_few(book)
    choices = Choices.load(tmp_path / "choices.json")
    async with opened(book, choices=choices) as desk:
        before = book.state()
        await desk.press("2", "v", "o", "o", "3", "v", "4", "v", "v", "o", "5", "v", "6", "v", "o", "p")
        await desk.press("2", "enter", "E", "v")
        assert book.state() == before, "no act of the book"
        await desk.press("ctrl+q")
    again = Choices.load(tmp_path / "choices.json")
    assert again.shown["Terms"] == {"view": "DUE", "order": "ACCOUNT", "problems": "live"}
    assert again.shown["Accounts"]["view"] == "prospect" and again.shown["Chain"]["view"] == "prospects"
    again.shown["Chain"]["view"] = "of a newer version"
    async with opened(book, choices=again) as desk:
        await desk.press("4")
        assert desk.screen.view.name == "DUE"  # type: ignore[attr-defined]
        await desk.press("2")
        assert len(desk.rows()) == 1 and "Beta" in desk.row
        await desk.press("5")
        assert desk.screen.view.name == "tree"  # type: ignore[attr-defined]
        await desk.press("6")
        assert desk.screen.choice.view.name == choices.shown["Numbers"]["view"]  # type: ignore[attr-defined]


async def test_labels_suggestions_answers_and_hints_can_be_clicked(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2", "g", "c")
        await click(desk, "Next step")
        assert desk.at == "next_step"
        await click(desk, "People")
        await desk.type("an")
        await click(desk, "Ana", top=5)
        assert desk.typed("people").startswith("Ana,") and desk.at == "people"
        await desk.press("escape", "escape")
        await desk.press("2", "y", "y")
        await click(desk, "the list, as CSV")
        assert desk.name == "AccountsScreen" and "Acme" in desk.app.desk.copied
        await desk.press("1")
        await desk.stand_on("Mail")
        await desk.press("s")
        await click(desk, "next week")
        assert desk.name == "TodayScreen" and desk.said[-1].startswith("Put off to Mon")
        await desk.press("2", "g", "enter", "B")
        await click(desk, "v view")
        assert desk.sees("tree · today")


async def test_a_double_click_opens_a_line_in_every_list(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(120, 36)) as desk:
        for place in ("1", "2", "3", "4", "5"):
            await desk.press(place)
            before = desk.name
            listed = desk.screen.query_one(LineList)
            at = listed.region.offset + Offset(4, listed.cursor - round(listed.scroll_offset.y))
            await desk.pilot.click(offset=at, times=2)
            await desk.settle()
            assert desk.name != before, place
            await desk.press("escape")
        await desk.press("comma")
        listed = desk.screen.query_one(LineList)
        await desk.pilot.click(offset=listed.region.offset + Offset(4, listed.cursor), times=2)
        await desk.settle()
        assert desk.name != "SettingsScreen", "a setting, too"
