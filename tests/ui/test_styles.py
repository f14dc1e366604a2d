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
