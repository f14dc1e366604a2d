"""Which keys write at once: four, each with one meaning; all others open a form, ask, or only look."""

import pytest

from kamtui.config import Choices
from kamtui.store.book.book import Book
from kamtui.ui.keys.places import PLACES
from kamtui.ui.shell.place import Place
from tests.ui.driving import Desk, opened

AT_ONCE = {"space", "H", "L", "minus", "asterisk"}
"""Settles the line; moves a scale; says not known; marks."""
BACK_AND_FORTH = {"u", "ctrl+r", "ctrl+q", "ctrl+p"}

WAYS = {
    "1": 1, "2": 1, "5": 1, "1 D": 2, "2 enter B": 1, "2 enter E": 2, "2 enter Y": 1, "2 enter F": 1,
    "2 enter D": 2, "2 enter M": 1,
}  # fmt: skip
"""The places by the keys that lead to them, and on how many lines to try."""
MORE = {"2 enter B": {"J", "K"}}
"""Influence is a scale too."""


def acts(book: Book) -> int:
    return int(book.rows("SELECT count(*) FROM change_set")[0][0])


async def go(desk: Desk, way: str) -> Place:
    for _ in range(9):
        if isinstance(desk.screen, Place):
            break
        await desk.press("escape")
    assert isinstance(desk.screen, Place), desk.name
    if way[0] == "2":
        await desk.press("1", "2")
        await desk.stand_on("Acme")
        await desk.press(*way.split()[1:])
    else:
        await desk.press("2", *way.split())
    place = desk.screen
    assert isinstance(place, Place)
    return place


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
async def test_only_four_keys_write_at_once(filled_book: Book, way: str) -> None:
    book = filled_book
    async with opened(book, choices=Choices(keyboard="latin"), draws=True) as desk:
        place = await go(desk, way)
        kind = type(place)
        may_write = AT_ONCE | BACK_AND_FORTH | MORE.get(way, set())
        names = {name for key in place.ACTS for name in key.keys.split(",")} | {"0", "5"}
        before = acts(book)
        for row in range(WAYS[way]):
            for name in sorted(names - may_write):
                if type(desk.screen) is not kind:
                    await go(desk, way)
                if row:
                    await desk.press("home", *["j"] * row)
                await desk.press(name)
                if desk.name in ("YesNo", "ConfirmDelete", "Difference", "Choose"):
                    await desk.press("enter", "space")  # what one presses from habit
                assert acts(book) == before, (row, name)
                for _ in range(4):
                    if isinstance(desk.screen, Place) and desk.at not in ("filter", "figure"):
                        break
                    await desk.press("escape")


def test_a_key_that_writes_at_once_means_one_thing() -> None:
    meant: dict[str, set[str]] = {}
    for _place, group in PLACES:
        for key in group:
            for name in key.keys.split(","):
                meant.setdefault(name, set()).add(key.id)
    assert meant["asterisk"] == {"account.key", "task.first"}
    assert meant["H"] == {"scale.lower"} and meant["L"] == {"scale.higher"}
    assert meant["minus"] == {"scale.unknown", "answer.unknown"}
    digits = {name for name in meant if name.isdecimal()}
    assert {one for name in digits for one in meant[name]} == {
        f"place.{place}" for place in ("today", "accounts", "calls", "terms", "chain", "numbers")
    }
