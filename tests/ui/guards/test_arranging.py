"""A screen is arranged once for each change, and what scrolls as often as it needs."""

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from kamtui.ui.guards import app as guards
from tests.ui.guards.guarded import NOT_NEEDED, Guarded


async def arranged(app: App[None], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often all is arranged because one text needs more lines."""
    times = 0
    reflow = Compositor.reflow

    def count(self: Compositor, parent: Widget, size: Size) -> object:
        nonlocal times
        times += 1
        return reflow(self, parent, size)

    async with app.run_test() as pilot:
        text = Static("one")
        await app.mount(text, Static("below"))
        await pilot.pause(0.1)
        monkeypatch.setattr(Compositor, "reflow", count)
        text.update("one\ntwo")
        await pilot.pause(0.1)
        assert text.size.height == 2
    return times


async def test_a_change_is_arranged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await arranged(Guarded(), monkeypatch) == 1


async def test_textual_still_arranges_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Widget, "_size_updated", guards._unguarded_size_updated)
    assert await arranged(App[None](), monkeypatch) > 1, NOT_NEEDED


async def test_what_scrolls_gets_its_bar_and_loses_it() -> None:
    app = Guarded()
    async with app.run_test(size=(40, 12)) as pilot:
        text = Static("one")
        scrolled = VerticalScroll(text)
        await app.mount(scrolled)
        await pilot.pause(0.1)
        assert not scrolled.show_vertical_scrollbar and text.size.width == 40
        text.update("\n".join("line" for _ in range(60)))
        await pilot.pause(0.1)
        assert scrolled.show_vertical_scrollbar and text.size == Size(38, 60)
        assert scrolled.max_scroll_y == 60 - scrolled.size.height > 0
        text.update("one")
        await pilot.pause(0.1)
        assert not scrolled.show_vertical_scrollbar and text.size == Size(40, 1)
