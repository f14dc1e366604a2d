"""What is found once for all apps is what Textual finds for each."""

from typing import Any

import pytest
from textual.dom import DOMNode

from kamtui.config import Choices
from kamtui.store.book.book import Book
from tests import styles
from tests.ui.driving import Desk, opened


def rules_of(node: DOMNode) -> dict[str, Any]:
    """The rules that a node has, its layout, which is its own, by name."""
    rules: dict[str, Any] = dict(node.styles.base._rules)
    return rules | ({"layout": rules["layout"].name} if "layout" in rules else {})


def compare(desk: Desk) -> None:
    """Each node and each of its parts has the rules that Textual itself gives it."""
    sheet = desk.app.stylesheet
    for node in desk.screen.walk_children(with_self=True):
        parts = [node.get_component_styles(name).node for name in sorted(node._get_component_classes())]
        for one in (node, *parts):
            assert one is not None
            rules = rules_of(one)
            one.styles.base.reset()
            styles.as_textual_does(sheet, one)
            assert rules == rules_of(one), one


@pytest.mark.parametrize("theme", [None, "nord"])
async def test_all_nodes_have_the_styles_that_textual_finds(filled_book: Book, theme: str | None) -> None:
    async with opened(filled_book, size=(120, 36), choices=Choices(theme=theme)) as desk:
        for keys in (
            "g",
            "2 j",
            "4",
            "5",
            "6",
            "1 n",
            "tab tab a",
            "escape",
            "question_mark",
            "escape",
            "slash",
        ):
            await desk.press(*keys.split())
            compare(desk)


@pytest.mark.parametrize(("key", "hidden"), [("2", "AccountsScreen"), ("question_mark", "KeysHelp")])
async def test_what_is_shown_at_once_has_all_styles(
    filled_book: Book, monkeypatch: pytest.MonkeyPatch, key: str, hidden: str
) -> None:
    """The styles of all but Today are read when the first picture stands, or when they are needed before."""
    monkeypatch.setattr("kamtui.ui.shell.app.SETTLE_SECONDS", 600)
    async with opened(filled_book, size=(100, 36)) as desk:
        assert not any(path.endswith("places.tcss") for path, _name in desk.app.stylesheet.source)
        await desk.press(key)
        assert type(desk.app.screen).__name__ == hidden
        assert any(path.endswith("places.tcss") for path, _name in desk.app.stylesheet.source)
        compare(desk)


async def test_all_styles_are_read_once_the_first_picture_stands(
    filled_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.ui.shell.app.SETTLE_SECONDS", 0.01)
    async with opened(filled_book, size=(100, 36)) as desk:
        while not any(path.endswith("places.tcss") for path, _name in desk.app.stylesheet.source):
            await desk.pilot.pause(0.02)
        compare(desk)
