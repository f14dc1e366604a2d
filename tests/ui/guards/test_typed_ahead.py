"""Keys typed ahead go where they were meant to."""

import asyncio

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from kamtui.ui.guards import GuardedDialog
from kamtui.ui.guards.fields import CleanInput
from kamtui.ui.guards.typed_ahead import LONGEST_TURN
from tests.ui.guards.guarded import Guarded


class Answer(CleanInput):
    """A line that enter hands over, as those of our dialogs do."""

    async def action_submit(self) -> None:
        self.screen.dismiss(self.value)


class Question(GuardedDialog[str]):
    """Asks for a line."""

    def compose(self) -> ComposeResult:
        yield Answer()


class Asking(Guarded):
    """Asks, writes down each answer a little later than it was given, and each other key."""

    BINDINGS = [Binding("o", "ask"), Binding("x", "note('x')"), Binding("y", "note('y')")]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        return iter(())

    def action_note(self, words: str) -> None:
        self.noted.append(words)

    def action_ask(self) -> None:
        async def ask() -> None:
            self.noted.append(await self.push_screen_wait(Question()))
            self.let_keys_go()

        self.hold_keys()
        self.run_worker(ask())


@pytest.mark.parametrize("typed", ["oab\nxocd\ny", "o\no\nxy", "xyoxyoxy\nxo\n"])
async def test_keys_typed_ahead_go_where_they_were_meant_to(typed: str) -> None:
    """Into the question that a key opens; behind its answer, to what lies below, or into the next question."""
    expected, open_, words = [], False, ""
    for letter in typed:
        if open_ and letter == "\n":
            expected.append(words)
            open_, words = False, ""
        elif open_:
            words += letter
        elif letter == "o":
            open_ = True
        else:
            expected.append(letter)
    app = Asking()
    async with app.run_test() as pilot:
        assert app._driver is not None
        for letter in typed:
            event = events.Key("enter" if letter == "\n" else letter, letter)
            event.set_sender(app)
            app._driver.send_message(event)
        for _ in range(100):
            await pilot.pause(0.02)
            if app.noted == expected:
                break
        assert app.noted == expected


async def test_a_key_whose_taker_is_gone_holds_up_the_others_not_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Asking()
    async with app.run_test() as pilot:
        monkeypatch.setattr(Asking.TurnTaken, "bubble", False)  # it never arrives
        app.hold_keys()
        await pilot.press("x", "y")
        assert app.noted == []
        app.let_keys_go()
        await pilot.pause(LONGEST_TURN * 3)
        assert app.noted == ["x", "y"]


class Slow(CleanInput):
    """A line that takes its time for a letter, as a note does that is read along."""

    async def on_key(self, event: events.Key) -> None:
        if event.character == "a":
            await asyncio.sleep(LONGEST_TURN * 2)


class TwoLines(Guarded):
    """A form of two lines."""

    def compose(self) -> ComposeResult:
        yield Slow()
        yield CleanInput()


async def test_what_is_typed_behind_tab_is_for_the_next_line_however_slow_this_one_is() -> None:
    app = TwoLines()
    async with app.run_test() as pilot:
        first, second = app.query(CleanInput)
        assert app._driver is not None and first.has_focus
        for key in ("a", "b", "tab", "s"):
            event = events.Key(key, key if len(key) == 1 else None)
            event.set_sender(app)
            app._driver.send_message(event)
        for _ in range(100):
            await pilot.pause(0.02)
            if second.value:
                break
        assert (first.value, second.value) == ("ab", "s")


class Led(Guarded):
    """A line, and a key held with ctrl that leads to the next."""

    BINDINGS = [Binding("ctrl+g", "lead")]

    def compose(self) -> ComposeResult:
        yield Slow()
        yield CleanInput()

    def action_lead(self) -> None:
        self.screen.set_focus(self.query(CleanInput)[1])


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["a", "b", "ctrl+g", "s"], ("ab", "s")),
        (["a", "b", "ctrl+a", "s"], ("s", "")),
        (["a", "b", "left", "c"], ("acb", "")),
        (["a", "b", "backspace", "c", "home", "d"], ("dac", "")),
    ],
)
async def test_a_key_that_types_nothing_is_acted_on_before_the_letters_behind_it(
    keys: list[str], expected: tuple[str, str]
) -> None:
    app = Led()
    async with app.run_test() as pilot:
        first, second = app.query(CleanInput)
        assert app._driver is not None and first.has_focus
        for key in keys:
            event = events.Key(key, key if len(key) == 1 else None)
            event.set_sender(app)
            app._driver.send_message(event)
        for _ in range(100):
            await pilot.pause(0.02)
            if (first.value, second.value) == expected:
                break
        assert (first.value, second.value) == expected


async def test_a_second_hold_for_the_same_is_not_ended_by_the_time_of_the_first() -> None:
    app = Asking()
    async with app.run_test():
        app.hold_keys_for("the list")
        app.let_keys_go_for("the list")
        app.hold_keys_for("the list")
        app.let_keys_go_for("the list", 1)  # as the timer of the first does
        assert app._must_wait
        app.let_keys_go_for("the list", 2)
        assert not app._must_wait


async def test_keys_that_wait_when_the_app_ends_are_nobodys() -> None:
    app = Asking()
    async with app.run_test() as pilot:
        app.hold_keys()
        await pilot.press("x")
    app.let_keys_go()
    await app.on_typed_ahead_app_keys_may_go()
    assert app.noted == []
