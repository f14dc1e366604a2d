"""Where toasts stand: in every place, form and question, on lines that say nothing or in place of the foot."""

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from tests.build import a_call, a_person, a_task, a_term, an_account
from tests.ui.driving import Desk, opened

PLACES = (
    *("1", "2", "3", "4", "5", "6", "R", "D"),
    *(f"2 enter {tab}" for tab in "OBCEYFDM"),
)
FORMS = ("1 c", "1 t", "2 n", "2 e", "2 enter B n", "4 n")


def stock(book: Book, accounts: int) -> None:
    for number in range(accounts):
        account = an_account(book, f"Firm {number:02}", stage=Stage.CUSTOMER)
        person = a_person(book, f"Ana Petrova {number}", account)
        a_call(book, account, person, note="what was said")
        a_task(book, f"Something to be done {number}", account, person_id=person)
        a_term(book, account, f"Prices {number}")


def foot_rows(desk: Desk) -> set[int]:
    feet = [desk.one(foot).region for foot in ("#below", "#who") if desk.screen.query(foot)]
    return {y for foot in feet for y in range(foot.y, foot.bottom)}


async def covered(desk: Desk, words: str) -> list[str]:
    """What a toast of so many words covers but for the foot's line."""
    desk.app.clear_notifications()
    await desk.settle()
    before = desk.lines()
    desk.app.say_here(words)
    await desk.settle()
    toast = desk.one("Toast").region
    assert not toast.overlaps(desk.one("KeyBar").region)
    assert any(words[:10] in line for line in desk.lines()), "it is there to be read"
    rows = [before[y] for y in range(toast.y, toast.bottom) if y not in foot_rows(desk)]
    desk.app.clear_notifications()
    await desk.settle()
    return [row for row in rows if row.strip(" ─│…")]


@pytest.mark.parametrize(
    ("size", "accounts"),
    [
        ((80, 24), 30),
        *(
            pytest.param(size, accounts, marks=pytest.mark.slow)
            for size in ((80, 24), (100, 30), (120, 36), (160, 45))
            for accounts in (2, 30)
            if (size, accounts) != ((80, 24), 30)
        ),
    ],
)
async def test_a_line_that_is_said_covers_no_other(book: Book, size: tuple[int, int], accounts: int) -> None:
    stock(book, accounts)
    async with opened(book, size=size, draws=True) as desk:
        bad = {}
        for way in (*PLACES, *FORMS):
            await desk.press(*way.split())
            for end in ("g", "G") if way in PLACES else ("",):
                await desk.press(*end)
                if found := await covered(desk, "Kept: Prices of the whole spring · u undoes"):
                    bad[f"{way} {end}"] = found
            while desk.name != "TodayScreen":
                await desk.press("escape" if len(desk.app.screen_stack) > 1 else "1")
                if desk.name == "Discard":
                    await desk.press("y")
        assert not bad
