"""Dialogs close once, and the mouse may be on something that goes."""

import asyncio
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult, ScreenStackError
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import WorkerFailed

from kamtui.ui.guards import Guard, GuardedDialog, GuardedScreen, one_picture
from tests.ui.guards.guarded import NOT_NEEDED, Dialog, Guarded, PlainDialog


async def test_a_dialog_closes_once() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        answers: list[int | None] = []
        lower, upper = Dialog(), Dialog()
        await app.push_screen(lower, answers.append)
        await app.push_screen(upper, answers.append)
        upper.dismiss(1)
        upper.dismiss(2)
        await pilot.pause()
        assert app.screen is lower
        await upper.dismiss(3)
        await pilot.pause()
        assert (app.screen, answers) == (lower, [1])
        lower.dismiss(4)
        lower.dismiss(5)
        await pilot.pause()
        assert (len(app.screen_stack), answers) == (1, [1, 4])


async def test_a_dialog_shown_twice_closes_twice() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.install_screen(Dialog(), "dialog")
        for _ in range(2):
            await app.push_screen("dialog")
            app.screen.dismiss(1)
            await pilot.pause()
            assert len(app.screen_stack) == 1


async def test_textual_still_closes_twice() -> None:
    async with App[None]().run_test() as pilot:
        dialog = PlainDialog()
        await pilot.app.push_screen(dialog)
        dialog.dismiss(1)
        with pytest.raises(ScreenStackError):
            dialog.dismiss(2)
            pytest.fail(NOT_NEEDED)


async def test_a_dialog_keeps_the_look_of_a_dialog() -> None:
    app = Guarded()
    async with app.run_test():
        plain, guarded = PlainDialog(), Dialog()
        await app.push_screen(plain)
        await app.push_screen(guarded)
        assert guarded.styles.background == plain.styles.background
        assert guarded.is_modal


def press_on_something_going(screen: Screen[Any], kind: type[events.MouseEvent] = events.MouseDown) -> None:
    widget = screen.query_one("#going", Static)
    x, y = widget.region.offset
    widget._parent = None  # so Textual leaves a widget that is being removed
    screen._forward_event(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))


async def test_the_mouse_on_something_going_is_no_fault() -> None:
    for made in (GuardedScreen[None], GuardedDialog[None]):
        async with Guarded().run_test() as pilot:
            screen: Screen[Any] = made()
            await pilot.app.push_screen(screen)
            await screen.mount(Static("bye", id="going"))
            await pilot.pause()
            widget = screen.query_one("#going", Static)
            try:
                press_on_something_going(screen)
            finally:
                widget._parent = screen


async def test_textual_still_fails_with_the_mouse_on_something_going() -> None:
    async with App[None]().run_test() as pilot:
        await pilot.app.screen.mount(Static("bye", id="going"))
        await pilot.pause()
        widget = pilot.app.screen.query_one("#going", Static)
        with pytest.raises(AttributeError, match="region") as raised:
            press_on_something_going(pilot.app.screen)
            pytest.fail(NOT_NEEDED)
        assert raised.value.obj is None
        widget._parent = pilot.app.screen


async def test_only_faults_of_the_mouse_are_tolerated(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Guarded().run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Guard)

        def fail(self: Any, event: events.Event) -> None:
            raise AttributeError(obj=culprit)

        monkeypatch.setattr(Screen, "_forward_event", fail)
        mouse = events.MouseDown(None, 1, 1, 0, 0, 1, False, False, False)
        culprit: object = None
        screen._forward_event(mouse)
        with pytest.raises(AttributeError):
            screen._forward_event(events.Key("x", "x"))
        culprit = screen  # an attribute of ours misspelt
        with pytest.raises(AttributeError):
            screen._forward_event(mouse)
        monkeypatch.undo()


def counted_styling(screen: Screen[Any]) -> list[Screen[Any]]:
    """The screen once more for each time that the styles of all its widgets are worked out."""
    styled: list[Screen[Any]] = []
    as_before = screen.update_node_styles

    def counting(animate: bool = True) -> None:
        styled.append(screen)
        as_before(animate)

    vars(screen)["update_node_styles"] = counting
    return styled


async def test_a_new_screen_is_styled_once_and_again_when_it_comes_back() -> None:
    async with Guarded().run_test() as pilot:
        dialog, other = Dialog(), Dialog()
        styled = counted_styling(dialog)
        pilot.app.install_screen(dialog, "dialog")
        await pilot.app.push_screen("dialog")
        await pilot.pause()
        assert styled == []
        await pilot.app.switch_screen(other)
        await pilot.app.switch_screen("dialog")
        await pilot.pause()
        assert styled == [dialog], "what it looks like may have changed meanwhile"


async def test_textual_still_styles_a_new_screen_twice() -> None:
    async with App[None]().run_test() as pilot:
        dialog = PlainDialog()
        styled = counted_styling(dialog)
        await pilot.app.push_screen(dialog)
        await pilot.pause()
        assert styled, NOT_NEEDED


async def ask_for_what_goes(app: App[None]) -> None:
    """Wait until the field is gone, as what gathers commands for the palette does by chance, and ask for it then."""
    field = app.query_one(Input)
    while field.is_attached:
        await asyncio.sleep(0)
    app.query_one(Input)


async def test_what_works_for_a_screen_stops_before_the_screen_goes() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        worker = app.screen.run_worker(ask_for_what_goes(app))
        await pilot.pause()
        assert worker.is_running
    assert worker.is_cancelled


async def test_what_a_last_key_begins_stops_before_the_screen_goes() -> None:
    """The key is taken while the screen closes already."""
    app = Guarded()
    begun = []
    async with app.run_test():
        app.screen.call_next(lambda: begun.append(app.screen.run_worker(ask_for_what_goes(app))))
    assert [worker.is_cancelled for worker in begun] == [True]


async def test_textual_still_lets_work_go_on_without_its_screen() -> None:
    class Plain(App[None]):
        def compose(self) -> ComposeResult:
            yield Input()

    with pytest.raises(WorkerFailed):
        async with Plain().run_test() as pilot:
            pilot.app.screen.run_worker(ask_for_what_goes(pilot.app))
            await pilot.pause()
        pytest.fail(NOT_NEEDED)


class Rows(Screen[None]):
    """A screen of which a part comes only when the sizes are known."""

    def compose(self) -> ComposeResult:
        yield Static("above")
        yield Static("below", id="below")

    def on_resize(self) -> None:
        self.query_one("#below").styles.height = 3


class GuardedRows(Guard, Rows):
    """The same with the guard."""


async def pictures_of(app: App[Any], screen: Screen[Any], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The whole pictures that an application draws when a screen is put over it: what each is of."""
    drawn: list[str] = []
    display = type(app)._display

    def watched(self: App[Any], on: Screen[Any], picture: Any) -> None:
        if type(picture).__name__ == "LayoutUpdate" and not self._batch_count:
            drawn.append(type(self.screen).__name__)
        display(self, on, picture)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        monkeypatch.setattr(type(app), "_display", watched)
        await app.push_screen(screen)
        await pilot.pause(0.1)
    return drawn


async def test_a_screen_that_comes_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await pictures_of(Guarded(), GuardedRows(), monkeypatch) == ["GuardedRows"]
    assert (await pictures_of(App(), Rows(), monkeypatch)).count("Rows") > 1, NOT_NEEDED


async def test_a_picture_is_held_back_only_for_a_while() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        with one_picture(app):
            assert app._batch_count
            await pilot.pause(0.3)
            assert not app._batch_count, "what never comes does not keep the window from being drawn"
        await pilot.pause()
        assert not app._batch_count
