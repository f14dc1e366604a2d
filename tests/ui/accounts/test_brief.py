"""The brief over a place."""

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Stance
from kamtui.store.book.book import Book
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.driving import opened


async def test_b_shows_what_to_know_before_a_call(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, a_person(book, "Ana [/] Ivanova", acme, stance=Stance.BLOCKER), note="All of *it*")
    a_task(book, "Ring the tax office", None)
    async with opened(book, config=Config(ascii=True)) as desk:
        await desk.stand_on("tax office")
        await desk.press("b")
        assert desk.name == "TodayScreen" and any("of no account" in toast for toast in desk.said)
        await desk.press("2", "b")
        assert desk.name == "ReadText"
        assert desk.sees("Ana [/] Ivanova - blocker") and not desk.sees("■")
        await desk.press("pagedown", "end")
        assert desk.sees("Who has to approve it?")
        await desk.press("escape")
        assert desk.name == "AccountsScreen"
        await desk.press("enter", "b")
        assert desk.name == "ReadText" and desk.sees("Acme")
