"""Page keys in lists that have no room."""

import pytest
from textual.app import App
from textual.widgets import OptionList

from kamtui.ui.guards import app as guards
from kamtui.ui.guards.screens import GuardedPalette
from tests.ui.guards.guarded import NOT_NEEDED, Guarded


async def test_page_keys_in_a_list_without_room() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        options = OptionList("one", "two", "three")
        await app.mount(options)
        options.styles.height = 2  # its frame leaves nothing
        options.focus()
        await pilot.press("home", "pagedown", "pageup", "pagedown")
        options.styles.height = 10
        await pilot.press("home", "pagedown")
        assert options.highlighted == 2
        unlaid = OptionList("one", "two")
        unlaid.highlighted = 0
        unlaid._move_page(1)
        unlaid._move_page(-1)


async def test_page_keys_in_the_palette() -> None:
    app = Guarded()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, GuardedPalette)
        await pilot.press("down", "pagedown", "pageup", "escape")
        assert len(app.screen_stack) == 1


async def test_textual_still_fails_on_page_keys_in_a_list_without_room() -> None:
    async with App[None]().run_test() as pilot:
        options = OptionList("one", "two", "three")
        await pilot.app.mount(options)
        options.styles.height = 2
        await pilot.pause()  # it is laid out
        await pilot.pause()  # and knows it
        options.highlighted = 0
        with pytest.raises((KeyError, ValueError, IndexError)):
            guards._unguarded_move_page(options, 1)
            pytest.fail(NOT_NEEDED)
