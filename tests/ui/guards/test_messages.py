"""Messages are passed on as Textual does it, with less work."""

from collections.abc import Callable
from typing import Any

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.widgets import Static

from kamtui.ui.guards import endings, messages
from tests.effort import counted
from tests.ui.guards.guarded import NOT_NEEDED, Guarded


class Said(Message):
    """A word that goes up from a part to its app."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Said) and self.word == message.word == "again"


class Part(Static):
    """What says words, and notes which it hears."""

    def heard(self, where: str) -> None:
        app: Any = self.app
        app.heard.append(where)

    async def _on_said(self, message: Said) -> None:
        self.heard(f"part {message.word}")
        if message.word == "call":
            self.call_next(self.heard, "called next")
            self.call_later(self.heard, "called later")

    def on_idle(self) -> None:
        self.watched = getattr(self, "watched", 0) + 1


class LoudPart(Part):
    """A part that hears a word before its base does, and may keep it from it."""

    def on_said(self, message: Said) -> None:
        self.heard(f"loud {message.word}")
        if message.word == "mine":
            message.prevent_default()
        if message.word == "secret":
            message.stop()

    @on(Said)
    def _also(self) -> None:
        self.heard("loud, by @on")


class Above(Vertical):
    """What stands above the parts."""

    def on_said(self, *messages: Said) -> None:
        app: Any = self.app
        app.heard.append(f"above {messages[0].word}")


async def heard_in(app: App[None]) -> list[str]:
    """What is heard, in order, of the words that two parts say."""
    heard: list[str] = []
    vars(app)["heard"] = heard
    async with app.run_test() as pilot:
        part, loud = Part(), LoudPart()
        await app.mount(Above(part, loud))
        await pilot.pause()
        for said_by in (part, loud):
            for word in ("one", "mine", "secret", "call", "again", "again", "two"):
                said_by.post_message(Said(word))
            with app.prevent(Said):
                said_by.post_message(Said("kept back"))
            await pilot.pause()
        part.disable_messages(Said)
        part.post_message(Said("not heard"))
        await pilot.pause()
        assert vars(part)["watched"] and vars(loud)["watched"]
        heard.append(f"{part.styles.height} {part.region}")
    return heard


class Plain(App[None]):
    """Textual's own."""


def as_textual(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual pass messages on itself."""
    for name, (owner, _quick) in messages.QUICK.items():
        monkeypatch.setattr(owner, name, messages.TEXTUALS[name])
    monkeypatch.setattr(MessagePump, "_dispatch_message", endings.UNGUARDED_DISPATCH)


async def test_the_same_is_heard_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = await heard_in(Guarded())
    assert {"part one", "above one", "loud mine", "loud, by @on", "called next", "called later"} <= {*heard}
    assert "above secret" in heard and heard.count("part again") == 2 and "part kept back" not in heard
    with monkeypatch.context() as patch:
        as_textual(patch)
        textuals = await heard_in(Plain())
    assert heard[:-1] == textuals[:-1]


async def test_a_handler_that_fails_ends_the_app() -> None:
    class Failing(Part):
        def on_said(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        async with Plain().run_test() as pilot:
            vars(pilot.app)["heard"] = []
            Guarded()  # from here on messages are passed on quickly
            failing = Failing()
            await pilot.app.mount(failing)
            failing.post_message(Said("one"))
            await pilot.pause()


class Rows(App[None]):
    """Some hundred words, said one after another."""

    def compose(self) -> ComposeResult:
        yield Part()


async def calls_of(say: Callable[[Widget], object]) -> int:
    """How many calls are made for what a part says."""
    app = Rows()
    vars(app)["heard"] = []
    async with app.run_test() as pilot:
        part = app.query_one(Part)
        await pilot.pause()
        with counted() as effort:
            say(part)
            await pilot.pause()
    return effort.calls


async def test_textual_still_makes_more_ado(monkeypatch: pytest.MonkeyPatch) -> None:
    def say(part: Widget) -> None:
        for number in range(300):
            part.post_message(Said(str(number)))

    Guarded()
    quick = await calls_of(say)
    as_textual(monkeypatch)
    assert await calls_of(say) > 1.5 * quick, NOT_NEEDED
