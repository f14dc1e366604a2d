"""Driving the real app without a terminal: keys go in, and what is shown, chosen and kept comes out."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from kamtui.config import Choices, Config
from kamtui.store.book.book import Book
from kamtui.ui.beside import GROUP as READ_BESIDE
from kamtui.ui.day.screen import TodayScreen
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.shell.app import KamApp
from kamtui.ui.widgets.fields import is_field
from kamtui.ui.widgets.line_list import LineList, text_cells
from tests.ui.leaping import leaping_time, threads_are_busy

NOON = datetime(2026, 11, 22, 12, 0).astimezone()
"""A Sunday, by the machine's own zone."""

MOST_ROUNDS = 50
"""How many times the screen is drawn, or a thread waited for, before a test goes on all the same."""

MOST_TOASTS = 8
"""How many toasts may stand before time passes until they go: each layout places them all."""

TOAST_SECONDS = 6
"""Longer than a toast stands."""

MOST_STEPS = 10_000
"""How many turns of the event loop may follow from one key."""

W = TypeVar("W", bound=Widget)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


_draw = Screen._compositor_refresh
_HELD: set[Screen[Any]] = set()
"""Screens of which something changed since they were last drawn."""
_DRAWN: dict[Screen[Any], list[Strip]] = {}
"""The lines of the screen that was looked at last, as long as nothing of it changes."""


@contextmanager
def pictures_held() -> Iterator[None]:
    """Within it the screen on top is not drawn, only noted as to be drawn: `show` draws it.

    Textual draws after each of the many steps that follow from a key, which takes longer than all else together.
    """
    if Screen._compositor_refresh is not _draw:  # another app of the same test holds them already
        yield
        return

    def hold(screen: Screen[Any]) -> None:
        _DRAWN.clear()
        if screen is screen.app.screen:
            _HELD.add(screen)
            screen._dirty_widgets.clear()  # what is dirty is kept by the compositor, region by region
        else:
            _draw(screen)

    Screen._compositor_refresh = hold  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Screen._compositor_refresh = _draw  # type: ignore[method-assign]
        _HELD.clear()
        _DRAWN.clear()


async def _wait_for_nobody(_pilot: Pilot[Any], timeout: float = 0) -> bool:
    return True


@contextmanager
def settling_alone() -> Iterator[None]:
    """Within it Textual's pauses send no message to each widget: `Desk.settle` waits until none has anything to do."""
    before = Pilot._wait_for_screen
    Pilot._wait_for_screen = _wait_for_nobody  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Pilot._wait_for_screen = before  # type: ignore[method-assign]


def show(screen: Screen[Any]) -> None:
    """Draw a screen if anything of it changed since it was drawn, as a person would see it now."""
    if screen in _HELD and not screen.app._batch_count:
        _HELD.discard(screen)
        _draw(screen)


def drawn(screen: Screen[Any]) -> list[Strip]:
    """The lines of a screen, drawn as they are now; those of the last look where nothing changed since."""
    if screen in _HELD and not screen.app._batch_count:
        _HELD.discard(screen)
        screen._compositor._dirty_regions.clear()
        screen.app._update_mouse_over(screen)
    elif screen in _DRAWN and not has_to_be_drawn(screen):
        return _DRAWN[screen]
    _DRAWN.clear()
    strips = _DRAWN[screen] = screen._compositor.render_strips()
    return strips


def has_to_be_drawn(screen: Screen[Any]) -> bool:
    """Whether something of a screen changed that Textual has not come to yet."""
    return bool(
        screen._callbacks
        or screen._dirty_widgets
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
    )


class Desk:
    """The running app, as the one before it meets it: keys, words on the screen, focus."""

    def __init__(self, app: KamApp, pilot: Pilot[None], clock: Clock, *, draws: bool) -> None:
        self.app = app
        self.draws = draws
        self.pilot = pilot
        self.clock = clock
        self.waits_for_reads = True
        """Whether what follows from a key includes what is read beside; a test that holds a read says no."""

    # -- doing

    async def press(self, *keys: str) -> None:
        """Press keys; before the next, all that follows from one happens."""
        for key in keys:
            self._send(key, key if len(key) == 1 else {"space": " "}.get(key))
            await self.settle()
            if len(self.app._notifications) > MOST_TOASTS:
                await self.settle(TOAST_SECONDS)

    async def type(self, text: str) -> None:
        """Type words as fast as a paste would be: the keys wait for each other in the queue."""
        for letter in text:
            self._send("enter" if letter == "\n" else _character_to_key(letter), letter)
        await self.settle()
        await self.settle()

    def _send(self, key: str, character: str | None) -> None:
        event = events.Key(key, character)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def fill(self, field: str, text: str) -> None:
        """Go to a field of the form and write `text` over what stands there."""
        widget: Any = self.field(field)
        widget.focus()
        widget.typed = ""
        await self.settle()
        await self.type(text)

    async def choose(self, field: str, letter: str) -> None:
        """Go to a choice, open it, and choose by a letter."""
        self.field(field).focus()
        await self.settle()
        await self.press("enter")
        await self.type(letter)

    async def open_draft(self) -> None:
        """Open again what was typed and not saved, once it is offered."""
        await self.until(lambda: self.name == "DraftQuestion", 10)
        question = self.screen
        await self.press("ctrl+o")
        await self.until(lambda: self.screen is not question)
        await self.settle()

    async def settle(self, seconds: float | None = None) -> None:
        """Let messages and workers run until nothing is left to do."""
        if seconds is not None:
            await self.pilot.pause(seconds)
        # Textual's own pause waits for an idle processor, 20 ms at least, and sends a message to each widget: too
        # long for thousands of keys. Here whatever can run has run when the event loop has nothing else to call.
        for _ in range(MOST_ROUNDS):
            await self._rest()
            await self._read_to_the_end()
            if self._has_to_draw():
                self.app.screen._on_timer_update()  # at once, and not at the next tick of its timer
            elif threads_are_busy(asyncio.get_running_loop()):
                await asyncio.sleep(0.002)  # until they are done, for time stands meanwhile
            else:
                break
        if self.draws:
            show(self.app.screen)

    async def _rest(self) -> None:
        """Give way to everything that can run without waiting for time to pass."""
        ready: Any = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
        for _ in range(MOST_STEPS):
            await asyncio.sleep(0)
            if not ready:
                return
        raise AssertionError("the app does not come to rest")

    async def _read_to_the_end(self) -> None:
        """Wait until nothing is read beside any more, and what came of it is shown."""
        for _ in range(MOST_STEPS):
            if not self.waits_for_reads or not self._reads_beside():
                return
            if self._has_to_draw():  # a place is drawn before anything is read beside for it
                self.app.screen._on_timer_update()
            await asyncio.sleep(0.002)
            await self._rest()
        raise AssertionError("what is read beside does not come to an end")

    @property
    def is_reading(self) -> bool:
        """Whether the book is read in its thread just now."""
        return self.app.book.beside.is_busy

    def _reads_beside(self) -> bool:
        waiting = (worker for worker in self.app.workers if worker.group == READ_BESIDE)
        return self.is_reading or any(not worker.is_finished for worker in waiting)

    def _has_to_draw(self) -> bool:
        # Pictures may be held back until something else is ready.
        return not self.app._batch_count and has_to_be_drawn(self.app.screen)

    async def until(self, true: Any, seconds: float = 5.0) -> None:
        """Wait until `true()` holds; fails if it does not in time."""
        for _ in range(int(seconds / 0.01)):
            if true():
                return
            await self.settle(0.01)
        raise AssertionError("it did not come true in time")

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    # -- seeing

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def name(self) -> str:
        """The kind of screen on top."""
        return type(self.screen).__name__

    def lines(self) -> list[str]:
        """The screen, line by line, as on a terminal."""
        return [strip.text for strip in drawn(self.screen)]

    def shown(self) -> str:
        """All words on the screen; runs of spaces are one."""
        return "\n".join(" ".join(line.split()) for line in self.lines())

    def sees(self, *words: str) -> bool:
        shown = self.shown()
        return all(word in shown for word in words)

    def listed(self, name: str | None = None) -> LineList:
        """The list in view, or the one of a name."""
        found = self.screen.query(f"#{name}" if name else LineList)
        shown = [one for one in found if isinstance(one, LineList) and one.is_on_screen and one.display]
        assert shown, "no list is in view"
        return shown[0]

    def rows(self, name: str | None = None) -> list[str]:
        """All lines of a list as they are drawn, also those out of view."""
        found = self.listed(name)
        width = text_cells(found.size.width)
        return [
            " ".join("".join(text for text, _look in found.lines.draw(index, width)).split())
            for index in range(len(found.lines))
        ]

    @property
    def row(self) -> str:
        """The line under the cursor."""
        found = self.listed()
        return self.rows()[found.cursor]

    async def stand_on(self, words: str) -> None:
        """Move down until the line under the cursor has these words."""
        await self.press("g")
        for _ in range(len(self.listed().lines)):
            if words in self.row:
                return
            await self.press("j")
        raise AssertionError(f"no line has {words!r}: {self.rows()}")

    @property
    def said(self) -> list[str]:
        """The toasts in view."""
        return [note.message for note in self.app._notifications]

    @property
    def bar(self) -> str:
        """The line of keys at the bottom of what is on top."""
        return " ".join(self.one("KeyBar").render().plain.split())  # type: ignore[union-attr]

    def one(self, selector: str) -> Widget:
        return self.screen.query_one(selector)

    # -- forms

    @property
    def form(self) -> FormDialog:
        assert isinstance(self.screen, FormDialog), self.name
        return self.screen

    def field(self, name: str) -> Widget:
        widget = self.form.field(name)
        assert widget is not None, name
        return widget

    def typed(self, name: str) -> str:
        widget = self.field(name)
        assert is_field(widget)
        return widget.typed

    @property
    def at(self) -> str:
        """The field that has the focus."""
        return getattr(self.app.focused, "field", "")

    def problems(self) -> list[str]:
        """What the form says is wrong, from the top; the last is about the whole form."""
        said = [str(one.render()) for one in self.form.query(".problem")]
        whole = str(self.form.query_one("#said").render())
        return [*said, whole] if whole else said


@asynccontextmanager
async def opened(
    book: Book,
    *,
    size: tuple[int, int] = (80, 24),
    clock: Clock | None = None,
    config: Config | None = None,
    choices: Choices | None = None,
    waits_for_reads: bool = True,
    draws: bool = False,
) -> AsyncIterator[Desk]:
    """The app on a book, at Today, with toasts and a clock that stands.

    A picture is drawn when the test looks, and before the app ends; with `draws` after every key, for rides whose
    question is whether all can be drawn.
    """
    clock = clock or Clock()
    app = KamApp(book, config=config or Config(), choices=choices or Choices(), clock=clock)
    app.animation_level = "none"
    app.word_seconds = 0  # keys of a test follow each other like those of a word
    app.read_seconds = 3600  # a test reads what was said when it asks
    with leaping_time() as time, pictures_held(), settling_alone():
        async with app.run_test(size=size, notifications=True) as pilot:
            desk = Desk(app, pilot, clock, draws=draws)
            desk.waits_for_reads = waits_for_reads
            time.readers.append(desk)
            await desk.until(lambda: isinstance(app.screen, TodayScreen))
            await desk.settle()
            yield desk
            if app.screen_stack:
                show(app.screen)
