"""The ways from a place to others, most without the application."""

from types import SimpleNamespace
from typing import Any, cast

from textual.message import Message
from textual.screen import Screen

from kamtui.store.book.book import Book
from kamtui.ui.keys.named import called
from kamtui.ui.shell.going import Going, GoTo, OpenAccount, OpenOver
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from tests.ui.driving import opened


def a_going(tab: str, account_id: int | None) -> tuple[Going, list[Message], list[Any]]:
    """The ways of a place, what they ask the app for, and what is done beside."""
    asked: list[Message] = []
    doing: list[Any] = []
    place = SimpleNamespace(app=None, post_message=asked.append, run_worker=doing.append)
    return Going(cast(Screen[None], place), tab, lambda: AtHand(account_id)), asked, doing


def test_tabs_are_those_of_the_account_at_hand() -> None:
    going, asked, _doing = a_going("overview", 7)
    going.to_tab("overview")
    assert asked == [], "it is shown already"
    going.to_tab("terms")
    going.to_tab_beside(1)
    assert [(one.account_id, one.tab) for one in asked if isinstance(one, OpenAccount)] == [
        (7, "terms"),
        (7, "calls"),
    ]
    going, asked, _doing = a_going("", None)
    going.to_tab("terms")
    assert asked == [], "the line is of no account"
    going.to_place("chain")
    [message] = asked
    assert isinstance(message, GoTo) and (message.place, message.view) == ("chain", "")


async def test_keys_go_when_an_act_is_done_unless_it_led_elsewhere() -> None:
    going, _asked, doing = a_going("", None)
    let_go: list[str] = []
    going.let_keys_go = lambda: let_go.append("let go")  # type: ignore[method-assign]

    async def look() -> None:
        pass

    async def lead() -> None:
        going.to_place("chain")

    going.begin(look())
    await doing.pop()
    assert let_go == ["let go"]
    going.begin(lead())
    await doing.pop()
    assert let_go == ["let go"], "the keys are those of the place that was asked for"


def test_what_is_shown_over_a_place_is_a_place_itself() -> None:
    asked = OpenOver.__subclasses__()
    assert len(asked) > 5
    for message in asked:
        shown = called(message.screen)
        assert isinstance(shown, type) and issubclass(shown, Place), message


async def test_what_stands_over_a_place_stands_there_once(book: Book) -> None:
    async with opened(book) as desk:
        for message in OpenOver.__subclasses__():
            for again in (message, OpenOver.__subclasses__()[0], message):
                desk.screen.post_message(again())
                await desk.settle()
            shown = called(message.screen)
            stack = [type(screen) for screen in desk.app.screen_stack]
            assert stack.count(shown) == 1 and len(stack) <= 3, stack  # type: ignore[arg-type]
            await desk.press("1")
