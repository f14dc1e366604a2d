"""Toasts that went leave nothing behind."""

from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets._toast import Toast, ToastHolder

from tests.ui.guards.guarded import NOT_NEEDED, Guarded


async def say_three(pilot: Pilot[Any]) -> None:
    """Say one thing after the other, each in place of the one before."""
    for number in range(3):
        pilot.app.clear_notifications()
        pilot.app.notify(f"Saved: {number}")
        await pilot.pause()
        await pilot.pause()


async def test_a_toast_that_went_keeps_no_place() -> None:
    async with Guarded().run_test(notifications=True) as pilot:
        await say_three(pilot)
        screen = pilot.app.screen
        assert [toast._notification.message for toast in screen.query(Toast)] == ["Saved: 2"]
        assert len(screen.query(ToastHolder)) == 1
        pilot.app.notify("and more")
        await pilot.pause()
        assert len(screen.query(Toast)) == len(screen.query(ToastHolder)) == 2
        pilot.app.clear_notifications()
        await pilot.pause()
        await pilot.pause()
        assert not screen.query(ToastHolder)


async def test_textual_still_keeps_the_places_of_toasts() -> None:
    async with App[None]().run_test(notifications=True) as pilot:
        await say_three(pilot)
        assert len(pilot.app.screen.query(ToastHolder)) > 1, NOT_NEEDED
