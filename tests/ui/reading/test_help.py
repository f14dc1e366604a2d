"""`?` lists the keys of the place, as they are in force."""

import pytest
from textual.widgets import Static

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.ui.keys.accounts import ACCOUNT, ACCOUNTS
from kamtui.ui.keys.act import Act, shown
from kamtui.ui.keys.calls import CALLS
from kamtui.ui.keys.day import TODAY
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from tests.build import an_account
from tests.ui.driving import opened


@pytest.mark.parametrize(("way", "keys"), [("1", TODAY), ("2", ACCOUNTS), ("3", CALLS), ("2 enter", ACCOUNT)])
async def test_it_lists_the_keys_of_the_place(book: Book, way: str, keys: tuple[Act, ...]) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, size=(100, 90)) as desk:
        await desk.press(*way.split())
        before = desk.name
        await desk.press("question_mark")
        assert desk.name == "KeysHelp"
        for key in (*keys, *EVERYWHERE, *MOVING):
            assert desk.sees(f"{shown(key.keys)} {key.sentence}"), key.id
        others = {key.sentence for group in (TODAY, ACCOUNTS, CALLS, ACCOUNT) for key in group}
        for sentence in others - {key.sentence for key in (*keys, *EVERYWHERE, *MOVING)}:
            assert not desk.sees(sentence), sentence
        await desk.press("question_mark")
        assert desk.name == before


async def test_it_can_be_read_to_its_end_in_a_small_window(book: Book) -> None:
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("question_mark")
        assert not desk.sees("To the last line.")
        await desk.press("end")
        await desk.settle(0.5)
        assert desk.sees("To the last line.")
        for key in ("j", "k", "1", "c", "d", "space"):
            await desk.press(key)
            assert desk.name == "KeysHelp", "no act reaches the place below"
        await desk.press("escape")
        assert desk.name == "TodayScreen"


async def test_nothing_of_the_place_shows_beside_it(book: Book) -> None:
    """Its line of keys would stand on below that of the help, and its letters left and right."""
    async with opened(book, size=(100, 30)) as desk:
        await desk.press("question_mark")
        assert desk.name == "KeysHelp"
        assert desk.screen.styles.background.a == 1


async def test_it_shows_other_keys_where_they_were_given(book: Book) -> None:
    async with opened(book, size=(100, 90), config=Config(keys={"call.log": "f5,C"})) as desk:
        await desk.press("question_mark")
        assert desk.sees("f5 C Write down a conversation.")


@pytest.mark.parametrize("width", [60, 66])
async def test_a_long_sentence_goes_on_under_its_own_beginning(book: Book, width: int) -> None:
    async with opened(book, size=(width, 24)) as desk:
        await desk.press("5", "question_mark")
        text = str(desk.screen.query_one("#keys", Static).render())
        lines = [line for line in text.split("\n") if line.startswith(" ")]
        assert any(line.startswith(" " * 16) for line in lines), "some do not fit"
        assert all(len(line) <= min(width, 80) - 5 for line in lines), "nothing is broken by the window"


async def test_nothing_of_the_list_below_stands_beside_it(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "question_mark")
        [box] = desk.screen.query("#box")
        assert (box.region.x, box.region.width) == (0, 80), "the cursor of the list would look like a key's"


async def test_it_says_how_it_is_left_also_in_a_small_window(book: Book) -> None:
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("question_mark")
        assert desk.lines()[-1].strip() == "esc close"
        await desk.press("end")
        await desk.settle(0.5)
        assert desk.sees("To the last line.") and desk.lines()[-1].strip() == "esc close"


async def test_it_says_what_the_signs_of_the_review_stand_for(book: Book) -> None:
    async with opened(book, size=(100, 90)) as desk:
        await desk.press("question_mark")
        assert desk.sees("▸ late: what was to be done, or a check", "✗ in front: broken", "▽ sceptic")
        assert desk.sees("! to be watched", "!! urgent", "!!! critical", "· a check that is due")
