"""Which keys write at once: four, each with one meaning; all others open a form, ask, or only look."""

from typing import Any, TypeVar

import pytest
from textual.screen import Screen

from kamtui.config import Choices
from kamtui.store.book.book import Book
from kamtui.ui.center.forms import Difference
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.questions import ConfirmDelete, YesNo
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.named import called
from kamtui.ui.keys.places import PLACES
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from kamtui.ui.widgets.line_list import LineList
from tests.build import dump
from tests.ui.driving import Desk, opened
from tests.ui.front import AnsweringFront, desk_of

T = TypeVar("T")

AT_ONCE = {"space", "H", "L", "J", "K", "minus", "asterisk"}
"""Settles the line; moves a scale; says not known; marks."""
MOVES_A_LINE = {"product.up", "product.down"}
"""They ask, though their keys move a scale elsewhere."""
BACK_AND_FORTH = {"u", "ctrl+r", "ctrl+q", "ctrl+p"}

WAYS = (
    "1", "2", "3", "4", "5", "5 v", "5 v v", "5 v v v v", "6", "1 D", "1 R", "2 enter", "2 enter B", "2 enter C", "2 enter E",
    "2 enter Y", "2 enter F", "2 enter D", "2 enter M",
)  # fmt: skip
"""The places and tabs by the keys that lead to them."""
MOST_LINES = 40


class Habit(AnsweringFront):
    """Somebody who leaves every form and presses enter at every question."""

    @property
    def heard(self) -> int:
        """How much was said, asked or shown."""
        return len(self.said) + len(self.asked) + len(self.went)

    async def show(self, dialog: Screen[T]) -> T:
        self.asked.append(type(dialog).__name__)
        return {YesNo: False, ConfirmDelete: False, Difference: False}.get(type(dialog))  # type: ignore[return-value]


async def go(desk: Desk, way: str) -> Place:
    """Go to a place, and onto Acme where its tabs are meant."""
    for _ in range(9):
        if isinstance(desk.screen, Place) and len(desk.app.screen_stack) == 1:
            break
        await desk.press("escape")
    first, *others = way.split()
    await desk.press("2" if first != "2" else "1", first)
    desk.app.desk.shown.clear()
    if others[:1] == ["enter"]:
        await desk.stand_on("Acme")
    await desk.press(*others)
    place = desk.screen
    assert isinstance(place, Place), way
    return place


def on_this_line(place: Place) -> tuple[AtHand, set[str]]:
    """What the line at hand stands for, and the acts that are said to do something there."""
    return place.at_hand(), {act.id for act in place.ACTS if place.refusal(act.id) is None}


def hands_of(place: Place) -> list[tuple[AtHand, set[str]]]:
    """What each line of a place stands for, with the acts that hold there."""
    hands = [on_this_line(place)]
    for listed in place.query(LineList):
        if not listed.display or place.focused is not listed:
            continue
        for index in range(min(len(listed.lines), MOST_LINES)):
            if not listed.lines.is_heading(index):
                with listed.standing_on(index):
                    hands.append(on_this_line(place))
    return hands


def asks_or_looks(act: Act) -> bool:
    """Whether an act of the book must not write at once."""
    keys = set(act.keys.split(","))
    return act.is_of_the_book and (act.id in MOVES_A_LINE or not keys & (AT_ONCE | BACK_AND_FORTH))


@pytest.mark.slow
async def test_only_four_keys_write_at_once(filled_book: Book) -> None:
    """Each act on each line of each place, by somebody who answers nothing; and the keys that only look."""
    book, front = filled_book, Habit()
    habit = desk_of(book, front)
    tried: set[tuple[str, str]] = set()
    async with opened(book, choices=Choices(keyboard="latin")) as desk:
        for way in WAYS:
            place = await go(desk, way)
            before = dump(book) if way in ("1", "2 enter M") else None
            version = book.state()
            for hand, holds in hands_of(place):
                for act in filter(asks_or_looks, place.ACTS):
                    heard = front.heard
                    await called(act.does)(habit, hand, *act.given)
                    tried.add((type(place).__name__, act.id))
                    assert book.state() == version, (way, act.id, hand)
                    answers = (
                        front.heard > heard or act.id == "line.open"
                    )  # some lines the screen opens itself
                    assert act.id not in holds or answers, (way, act.id, hand, "says nothing")
            for act in place.ACTS:
                is_to_look = not act.is_of_the_book and act.does.partition("(")[0] not in LEADING
                if is_to_look and place.refusal(act.id) is None:
                    await desk.press(act.keys.split(",")[0])
                    assert book.state() == version, (way, act.id)
                    await desk.press("escape")
                    if desk.screen is not place:
                        place = await go(desk, way)
            assert before is None or dump(book) == before
    assert len(tried) > 70 and {"ConfirmDelete", "Choose", "YesNo", "TermForm"} <= set(front.asked)


LEADING = (
    "going.to_tab",
    "step_tab",
    "back",
    "going.to_place",
    "walk",
    "close_day",
    "leave",
    "white_space",
    "again",
    "skip",
)
"""Actions of a screen that lead elsewhere; the walk keeps which lines it passed over."""


@pytest.mark.parametrize(
    "question",
    [
        lambda: YesNo("Put off?", "put off", "leave it"),
        lambda: ConfirmDelete("Delete?"),
        lambda: Choose("Which?", {"d": "delete", "l": "left"}),
        lambda: Difference("Since", ["Ana left"]),
    ],
)
async def test_enter_and_space_agree_to_nothing(book: Book, question: Any) -> None:
    answers: list[object] = []
    async with opened(book) as desk:
        desk.app.push_screen(question(), answers.append)
        await desk.settle()
        await desk.press("space", "enter")
    assert answers in ([], [False])


def test_a_key_that_writes_at_once_means_one_thing() -> None:
    meant: dict[str, set[str]] = {}
    for _place, group in PLACES:
        for key in group:
            for name in key.keys.split(","):
                meant.setdefault(name, set()).add(key.id)
    assert meant["asterisk"] == {"account.key", "task.first"} and meant["space"] == {"task.done"}
    assert meant["H"] == {"scale.lower"} and meant["L"] == {"scale.higher"}
    assert meant["minus"] == {"scale.unknown", "answer.unknown"}
    digits = {name for name in meant if name.isdecimal()}
    assert {one for name in digits for one in meant[name]} == {
        f"place.{place}" for place in ("today", "accounts", "calls", "terms", "chain", "numbers")
    }
