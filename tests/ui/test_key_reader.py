"""A key does the same act on every keyboard; what does nothing says why."""

import pytest

from kamtui.config import Choices, Config
from kamtui.domain import keyboards
from kamtui.store.book import Book
from tests.build import an_account
from tests.ui.driving import opened

PRESSED = {"phonetic": "ц", "phonetic-traditional": "ц", "bds": "ъ", "latin": "c"}
"""The key C, which logs a call."""


@pytest.mark.parametrize("keyboard", keyboards.KEYBOARDS)
async def test_a_key_does_the_same_act_on_every_keyboard(book: Book, keyboard: str) -> None:
    async with opened(book, config=Config(keyboard=keyboard)) as desk:
        await desk.press(PRESSED[keyboard])
        assert desk.name == "CallForm"
        await desk.press("escape")
        await desk.press("c")  # the Latin letters always act
        assert desk.name == "CallForm"


async def test_v_of_the_new_phonetic_is_no_w(book: Book) -> None:
    an_account(book, "Metro")
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("2")
        view = desk.screen.view
        await desk.press("в")
        assert desk.screen.view == view + 1  # v, the next view


async def test_until_the_keyboard_is_known_a_cyrillic_letter_only_asks(book: Book, tmp_path) -> None:
    an_account(book, "Metro")
    choices = Choices(tmp_path / "choices.json")
    async with opened(book, choices=choices) as desk:
        await desk.press("2")
        before = book.state()
        await desk.press("х")
        assert desk.name == "WhichKeyboard"
        await desk.press("ъ", "y", "ш", "enter", "space")  # nothing typed ahead answers
        assert desk.name == "WhichKeyboard"
        await desk.press("escape")
        assert desk.name == "AccountsScreen" and book.state() == before and choices.keyboard is None
        await desk.press("д", "3")
        assert desk.name == "AccountsScreen" and Choices.load(tmp_path / "choices.json").keyboard == "bds"
        await desk.press("ъ")
        assert desk.name == "CallForm"


@pytest.mark.parametrize(
    ("keyboard", "key"),
    [("phonetic", "ctrl+с"), ("phonetic-traditional", "ctrl+с"), ("bds", "ctrl+я"), ("latin", "ctrl+s")],
)
async def test_ctrl_s_saves_on_every_keyboard(book: Book, keyboard: str, key: str) -> None:
    async with opened(book, config=Config(keyboard=keyboard)) as desk:
        await desk.press("n")
        await desk.type("Кауфланд")
        await desk.press(key)
        assert desk.name != "AccountForm"
        assert book.row("SELECT name FROM account") == ("Кауфланд",)


async def test_ctrl_that_can_mean_one_thing_acts_before_the_keyboard_is_known(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("n")
        await desk.type("Метро")
        await desk.press("ctrl+я")  # save on one keyboard, leave on another
        assert desk.name == "WhichKeyboard" and not book.row("SELECT 1 FROM account")
        await desk.press("escape", "ctrl+с")
        assert book.row("SELECT name FROM account") == ("Метро",)
