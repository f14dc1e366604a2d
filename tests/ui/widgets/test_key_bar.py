"""The footer's keys are those in force, worked out once however many things say that they may be others."""

import pytest

from kamtui.store.book.book import Book
from kamtui.ui.widgets.key_bar import KeyBar
from tests.ui.driving import Desk, opened


def in_force(desk: Desk) -> set[str]:
    """The keys of the acts that Textual itself would show here, of each act the first."""
    keys: dict[str, str] = {}
    for one in desk.screen.active_bindings.values():
        if one.enabled and one.binding.show and one.binding.description:
            keys.setdefault(one.binding.id or one.binding.action, one.binding.key)
    return {*keys.values()}


async def test_they_are_those_in_force_and_asked_for_once(
    filled_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    items, asked = KeyBar.items, 0

    def counting(bar: KeyBar) -> list[tuple[str, str, str]]:
        nonlocal asked
        asked += 1
        return items(bar)

    async with opened(filled_book) as desk:
        for key in ("j", "2", "j", "enter", "2", "n", "tab", "escape", "1", "/", "escape"):
            await desk.press(key)
            shown = {press for press, _key, _label in items(desk.screen.query_one(KeyBar))}
            assert shown and shown == in_force(desk), (key, desk.name)
        monkeypatch.setattr(KeyBar, "items", counting)
        for _ in range(5):
            desk.screen.refresh_bindings()
        await desk.settle()
        assert asked == 1
