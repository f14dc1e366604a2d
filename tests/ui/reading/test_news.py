"""The line that tells of a new version, and the dialog that tells more."""

from pathlib import Path

from kamtui import __version__, changes
from kamtui.config import Choices
from kamtui.store.book.book import Book
from tests.ui.driving import opened
from tests.ui.shell.test_palette import choose


async def test_a_new_version_is_told_of_once_and_read_by_the_palette(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    Choices(file, version="0.0.1").save()
    part = changes.newest()
    assert part is not None
    async with opened(book, choices=Choices.load(file)) as desk:
        await desk.until(lambda: any(part.sentence in toast for toast in desk.said))
        await desk.press("a")
        assert not any(part.sentence in toast for toast in desk.said), (
            "it makes room for what stands in a form"
        )
        await desk.press("escape")
        await choose(desk, "new in this version")
        assert desk.name == "ReadText"
        assert desk.sees(f"kamtui {__version__}")
        await desk.press("pagedown", "escape")
        assert desk.name == "TodayScreen"
    assert Choices.load(file).version == __version__
    async with opened(book, choices=Choices.load(file)) as desk:
        desk.app._settle()
        await desk.press("j")
        assert not any(part.sentence in toast for toast in desk.said)
