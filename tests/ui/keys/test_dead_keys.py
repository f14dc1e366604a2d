"""Keys that do nothing answer: in a line they say why, and what would."""

import string

from kamtui.store.book.book import Book
from kamtui.ui.keys.act import shown
from kamtui.ui.shell.key_reader import acts_of
from kamtui.ui.widgets.line_list import LineList
from tests.ui.driving import Desk, opened
from tests.ui.keys.test_keys_that_write import WAYS, go

NAMES = {"/": "slash", "?": "question_mark", "-": "minus", "*": "asterisk", "[": "left_square_bracket", "]": "right_square_bracket"}  # fmt: skip
PRINTABLE = [character for character in string.printable if character.isprintable() and character != " "]


def silent(desk: Desk) -> list[str]:
    """The keys that do nothing on this line, and say nothing."""
    place, found = desk.screen, []
    moves = {key for act in place.MOVES for key in act.keys.split(",")}  # type: ignore[attr-defined]
    for character in (*PRINTABLE, "space"):
        key = NAMES.get(character, character)
        acts = acts_of(place, [key])  # type: ignore[arg-type]
        if any(place.refusal(act.id) is None for act in acts):  # type: ignore[attr-defined]
            continue
        if isinstance(place.focused, LineList) and key in moves:
            continue
        said = desk.app.why_not(place, key, character)  # type: ignore[arg-type]
        if len(said) < 20:
            found.append(f"{shown(key)}: {said}")
    return found


async def test_every_printable_key_does_something_or_says_why_not(filled_book: Book) -> None:
    async with opened(filled_book) as desk:
        for way in WAYS:
            await go(desk, way)
            assert silent(desk) == [], way


async def test_in_an_empty_book_too(book: Book) -> None:
    async with opened(book) as desk:
        for way in ("1", "2", "3", "4", "5", "6", "1 D"):
            await go(desk, way)
            assert silent(desk) == [], way
