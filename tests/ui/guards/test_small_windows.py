"""Windows too small to show anything change nothing behind them."""

from textual.geometry import Size

from kamtui.ui.guards import GuardedScreen
from kamtui.ui.guards.small_windows import small_window_notice, small_window_words
from tests.ui.guards.guarded import Dialog, Guarded, paste


async def test_a_small_window_changes_nothing_behind_it() -> None:
    app = Guarded()
    async with app.run_test(size=(80, 24)) as pilot:
        app.note.text = "\n".join(str(number) for number in range(200))
        app.note.focus()
        app.note.move_cursor((150, 1))
        await pilot.pause()
        before = (app.note.scroll_offset, app.note.size)
        for width, height in ((20, 5), (1, 1), (0, 0), (39, 24), (80, 9)):
            await pilot.resize_terminal(width, height)
            assert app.too_small
            await pilot.press("x", "tab", "pagedown", "ctrl+p")
            await paste(pilot, "pasted")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not app.too_small
        assert (app.note.scroll_offset, app.note.size) == before
        assert (app.focused, len(app.screen_stack), app.line.value) == (app.note, 1, "")
        assert app.note.cursor_location == (150, 1)
        await pilot.press("x")
        assert app.note.document.get_line(150) == "1x50"


async def test_dialogs_and_the_palette_survive_small_windows() -> None:
    for opened in (Dialog(), GuardedScreen[int](), None):
        app = Guarded()
        async with app.run_test(size=(80, 24)) as pilot:
            if opened is None:
                await pilot.press("ctrl+p", "a")
            else:
                await app.push_screen(opened)
            shown = app.screen
            await pilot.resize_terminal(1, 1)
            await pilot.press("pagedown", "pageup", "escape", "enter")
            assert app.screen is shown
            await pilot.resize_terminal(40, 10)
            await pilot.pause(0.05)
            assert shown.size == Size(40, 10)
            await pilot.press("down", "pagedown", "pageup")


async def test_ctrl_q_leaves_a_small_window() -> None:
    app = Guarded()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        assert app.too_small
        assert app.size == Size(40, 10)
        await pilot.press("x", "ctrl+q")
        assert app._exit


def test_the_words_fit_every_small_window() -> None:
    for width in range(60):
        for height in range(30):
            lines = small_window_words(Size(width, height))
            assert len(lines) <= height
            assert all(len(line) <= max(width, 1) for line in lines)
    assert " ".join(small_window_words(Size(20, 5))) == (
        "kamtui needs a window of at least 40 × 10; this one is 20 × 5."
    )
    assert small_window_words(Size(15, 1)) == ["Needs 40 × 10"]
    assert small_window_words(Size(6, 1)) == ["40×10"]
    assert small_window_words(Size(1, 1)) == ["4"]
    assert small_window_notice(Size(6, 1)) == "\x1b[0m\x1b[2J\x1b[1;1H40×10"
