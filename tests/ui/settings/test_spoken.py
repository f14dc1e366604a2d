"""The language of the screens: asked for at the very first start, and switched from the palette."""

from collections.abc import Iterator

import pytest

from kamtui import paths
from kamtui.domain.text import language
from kamtui.store.book.book import Book
from kamtui.ui.settings.spoken import ask_at_first, speak
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    language.use("en")


async def test_the_answer_holds_at_once_and_is_kept(book: Book) -> None:
    desk = desk_of(book, AnsweringFront(lambda _dialog: "2"))
    await ask_at_first(desk)
    assert language.code() == desk.config.language == "bg"
    assert 'language = "bg"' in paths.config_file().read_text()
    speak(desk, "en")
    assert language.code() == "en" and 'language = "en"' in paths.config_file().read_text()


async def test_no_answer_changes_nothing(book: Book) -> None:
    desk = desk_of(book, AnsweringFront(lambda _dialog: None))
    await ask_at_first(desk)
    assert language.code() == "en" and not paths.config_file().exists()


async def test_the_settings_hold_again_though_the_command_line_said_otherwise(book: Book) -> None:
    language.use("bg")
    desk = desk_of(book, AnsweringFront())
    desk.config = desk.config._replace(language="en")
    speak(desk, "en")
    assert language.code() == "en"


async def test_the_palette_finds_the_other_language_by_its_own_name(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("ctrl+p")
        await desk.type("българ")
        await desk.until(lambda: desk.sees("Language: Български"))
        await desk.press("enter")
        await desk.until(lambda: desk.sees("2 Клиенти"))
        assert desk.sees("kamtui говори български")
        await desk.press("ctrl+p")
        await desk.type("english")
        await desk.until(lambda: desk.sees("Език: English"))
        await desk.press("enter")
        await desk.until(lambda: desk.sees("2 Accounts"))
