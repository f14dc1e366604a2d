"""Toasts that went leave nothing behind."""

from collections.abc import Sequence
from datetime import time
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.ui.guards.toasts import ToastApp
from tests.build import a_task, a_term, an_account
from tests.ui.driving import opened
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
        told = screen.screen_layout_refresh_signal._subscriptions[screen.query_one(ToastRack)]
        assert len(told) == 1, "it is not lifted once for each toast that ever was"
        pilot.app.notify("and more")
        await pilot.pause()
        assert len(screen.query(Toast)) == len(screen.query(ToastHolder)) == 2
        pilot.app.clear_notifications()
        await pilot.pause()
        await pilot.pause()
        assert not screen.query(ToastHolder)


async def test_none_stands_on_the_line_at_hand(book: Book) -> None:
    for number in range(19):
        an_account(book, f"Firm {number:02}")
    async with opened(book) as desk:
        await desk.press("2", "G")
        desk.app.notify("word " * 30)
        await desk.settle()
        toast, at_hand = desk.one("Toast").region, desk.listed().region_at_hand
        assert toast.height >= 2 and toast.bottom == at_hand.y and desk.app.line_at_hand() == at_hand
        desk.app.clear_notifications()
        await desk.press("g")
        desk.app.notify("word " * 30)
        await desk.settle()
        assert desk.one("Toast").region.bottom == desk.one("#who").region.y, "nothing else is in its way"


async def test_no_line_above_the_free_ones_is_looked_at(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked at is drawn, at each key while a toast stands."""
    looked_at: set[int] = set()
    says = ToastApp._says_something

    def counting(app: ToastApp[Any], screens: Sequence[Screen[Any]], y: int, *more: Any) -> bool:
        looked_at.add(y)
        return says(app, screens, y, *more)

    monkeypatch.setattr(ToastApp, "_says_something", counting)
    async with opened(book, size=(120, 40)) as desk:
        await desk.press("2")
        looked_at.clear()
        desk.app.notify("Saved")
        await desk.settle()
        toast = desk.one("Toast").region
        assert looked_at and min(looked_at) >= toast.y > 20


async def test_none_stands_on_the_keys_or_on_what_is_said_right_above_them(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for number in range(30):
        a_task(book, f"Task {number}", acme, due_time=time(9, number))
    a_term(book, acme, "Prices")
    async with opened(book) as desk:
        for keys, foot in (("1", "#below"), ("4 enter", "KeyBar"), ("escape t x escape", "#said")):
            await desk.press(*keys.split())
            desk.app.notify("word " * 30)
            await desk.settle()
            toast, feet = desk.one("Toast").region, desk.one(foot).region
            assert toast.height >= 2 and feet.height and not toast.overlaps(feet), foot
            assert not toast.overlaps(desk.one("KeyBar").region)
            desk.app.clear_notifications()
        await desk.press("escape", "escape", "1", "s")
        assert desk.name == "Snooze"
        desk.app.notify("word " * 30)
        await desk.settle()
        below = desk.app.screen_stack[-2].query_one("#below").region
        assert below and not desk.one("Toast").region.overlaps(below), (
            "nor on those of the place below a question"
        )


async def test_textual_still_keeps_the_places_of_toasts() -> None:
    async with App[None]().run_test(notifications=True) as pilot:
        await say_three(pilot)
        assert len(pilot.app.screen.query(ToastHolder)) > 1, NOT_NEEDED


async def test_none_stands_on_the_panel_beside_a_list_or_below_it(book: Book) -> None:
    for number in range(60):
        a_task(book, f"Task {number}")
    async with opened(book, size=(160, 45)) as desk:
        for width in (160, 120):
            await desk.resize(width, 45)
            await desk.press("g")
            desk.app.say_here("word " * 30)
            await desk.settle()
            toast, panel = desk.one("Toast").region, desk.one("Panel").region
            assert toast.height >= 2 and panel.height and not toast.overlaps(panel), width
            assert toast.x >= 0 and not toast.overlaps(desk.listed().region_at_hand)


async def test_what_was_said_of_a_place_goes_when_that_is_left(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_task(book, "Call Ana", acme)
    async with opened(book) as desk:
        for key in ("2", "R", "A"):
            await desk.press("1", "g", "Z")
            assert len(desk.said) == 1
            await desk.press("g")
            assert desk.said, "it stays while the place is in view"
            await desk.press(key)
            assert not any("Z" in said for said in desk.said), key
            await desk.press("escape", "escape")
        desk.app.notify("A note of the program")
        await desk.press("2")
        assert desk.said, "what is of no place stays"
        desk.app.say_here("The book could not be read", is_error=True)
        await desk.press("1")
        assert desk.said, "what is wrong, too"
        desk.app.clear_notifications()
        await desk.press("space")
        assert desk.said and desk.name == "TodayScreen"
