"""A screen is arranged once for each change, and what scrolls as often as it needs."""

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import AwaitMount, Widget
from textual.widgets import Static

from kamtui.ui.guards import Guard
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


class Dialog(Guard, ModalScreen[None]):
    """A screen with a part that gets its size from what is in it."""

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("one\ntwo")


class PlainDialog(ModalScreen[None]):
    """The same without the guard."""

    compose = Dialog.compose


async def arranged_for(app: App[None], dialog: Screen[None], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which screens are arranged while one comes over another, and while it goes."""
    screens: list[str] = []
    reflow = Compositor.reflow

    def note(self: Compositor, parent: Widget, size: Size) -> object:
        screens.append("dialog" if parent is dialog else "below")
        return reflow(self, parent, size)

    async with app.run_test() as pilot:
        await pilot.pause(0.1)
        with monkeypatch.context() as patch:
            patch.setattr(Compositor, "reflow", note)
            await app.push_screen(dialog)
            await pilot.pause(0.1)
            assert dialog.query_one(Static).size.height == 2
            screens.append("goes")
            dialog.dismiss()
            await pilot.pause(0.1)
            assert app.screen is not dialog
    return screens


async def test_a_screen_that_comes_or_goes_arranges_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    came, gone = "dialog", "below"
    screens = await arranged_for(Guarded(), Dialog(), monkeypatch)
    assert screens[screens.index("goes") :] == ["goes"]
    assert came in screens and gone not in screens and screens.count(came) <= 2
    monkeypatch.setattr(Widget, "_size_updated", guards._unguarded_size_updated)
    monkeypatch.setattr(AwaitMount, "__await__", guards._unguarded_await_mount)
    monkeypatch.setattr(Screen, "_refresh_layout", guards._unguarded_refresh_layout)
    monkeypatch.setattr(Screen, "_screen_resized", guards._unguarded_screen_resized)
    textuals = await arranged_for(App(), PlainDialog(), monkeypatch)
    before, after = textuals[: textuals.index("goes")], textuals[textuals.index("goes") :]
    assert before.count(came) > 2 and gone in before and gone in after, NOT_NEEDED


async def test_a_screen_takes_a_new_size_also_below_another() -> None:
    app = Guarded()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        below = app.screen
        await app.push_screen(Dialog())
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0.1)
        assert app.screen.size == below.size == Size(100, 30)
        assert app.screen.query_one(VerticalScroll).size.width == 100
        assert below.query_one("#note").region.right == 100
