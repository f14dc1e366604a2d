"""What drives the app in tests: time that leaps, threads that are waited for, and pictures that are drawn when looked at."""

import asyncio
import time
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.screen import Screen

from kamtui.store.book.book import Book
from tests.build import an_account
from tests.ui import driving
from tests.ui.driving import opened, show
from tests.ui.leaping import leaping_time


def be_slow() -> None:
    time.sleep(0.1)


async def test_timers_run_in_their_order_and_nobody_waits_for_them() -> None:
    loop, ran = asyncio.get_running_loop(), list[str]()
    with leaping_time():
        began, really_began = loop.time(), time.monotonic()
        loop.call_later(3600, ran.append, "in an hour")
        loop.call_later(60, ran.append, "in a minute")
        await asyncio.sleep(60.5)
        assert ran == ["in a minute"] and loop.time() == pytest.approx(began + 60.5)
        await asyncio.sleep(7200)
        assert ran == ["in a minute", "in an hour"] and loop.time() - began > 7200
        assert time.monotonic() - really_began < 3600


async def test_a_busy_machine_lets_no_timer_run_out() -> None:
    """What takes long on the loop itself or in a thread takes no time for the timers."""
    loop, ran = asyncio.get_running_loop(), list[str]()
    with leaping_time():
        loop.call_later(0.05, ran.append, "timer")
        be_slow()
        await asyncio.sleep(0.01)
        assert ran == []
        await asyncio.to_thread(be_slow)
        assert ran == []
        await asyncio.sleep(0.05)
        assert ran == ["timer"]


async def test_settling_waits_for_threads(book: Book) -> None:
    async with opened(book) as desk:
        done = list[str]()

        def work() -> None:
            time.sleep(0.3)  # longer than any number of looks without a pause
            done.append("thread")

        asyncio.get_running_loop().run_in_executor(None, work)
        await desk.settle()
        assert done == ["thread"]


async def test_a_picture_is_drawn_when_somebody_looks(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    an_account(book, "Acme")
    drawn = list[str]()
    draw = driving._draw

    def draw_and_tell(screen: Screen[Any]) -> None:
        if screen is screen.app.screen:  # one below only hands on what is to be drawn
            drawn.append(type(screen).__name__)
        draw(screen)

    monkeypatch.setattr(driving, "_draw", draw_and_tell)
    monkeypatch.setattr(Screen, "_compositor_refresh", draw_and_tell)
    async with opened(book) as desk:
        drawn.clear()
        await desk.press("2", "n")
        assert drawn == [] and desk.name == "AccountForm"
        show(desk.screen)
        show(desk.screen)
        assert drawn == ["AccountForm"]
        await desk.press("escape")
        assert desk.sees("Acme") and drawn == ["AccountForm"], "only the lines that are asked for"
        await desk.press("1")
    assert drawn == ["AccountForm", "TodayScreen"], "before the end once more"
    async with opened(book, draws=True) as desk:
        drawn.clear()
        await desk.press("2", "n")
        assert set(drawn) == {"AccountsScreen", "AccountForm"}


async def test_what_did_not_change_since_the_last_look_is_not_drawn_again(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_account(book, "Acme")
    looks = list[str]()
    render = Compositor.render_strips

    def counted(compositor: Compositor, size: Any = None) -> Any:
        looks.append("drawn")
        return render(compositor, size)

    monkeypatch.setattr(Compositor, "render_strips", counted)
    async with opened(book) as desk:
        await desk.press("2")
        assert desk.sees("Acme") and desk.sees("Accounts") and looks == ["drawn"]
        desk.listed().refresh()
        await desk.settle()
        assert desk.sees("Acme") and len(looks) == 2
        await desk.press("n")
        assert not desk.sees("Acme") and desk.sees("New account") and len(looks) == 3
        await desk.press("escape")
        assert desk.sees("Acme") and len(looks) == 4
