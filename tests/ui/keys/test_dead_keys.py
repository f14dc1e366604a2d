"""Keys that do nothing answer: in a line they say why, and what would."""

import string

from kamtui.store.book.book import Book
from kamtui.ui.keys.act import shown
from kamtui.ui.shell.key_reader import acts_of
from kamtui.ui.widgets.line_list import LineList
from tests.build import a_task, a_term, an_account, dump
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


async def test_in_a_dialog_it_says_which_keys_do_something(book: Book) -> None:
    acme = an_account(book, "Acme", phone="0888 123 456")
    a_term(book, acme, "Prices")
    async with opened(book) as desk:
        for keys, words in (
            ("2 d", "y delete, n keep"),
            ("2 b", "c log call, l letter, y copy, h call, mail"),
            ("2 y y", "l, m, c, f, 1, esc leave it"),
            ("4 enter", "x check, r renegotiate, e edit, A account, d delete, esc close, u undo."),
            ("2 b", "esc close"),
            ("4 question_mark", "esc close"),
        ):
            await desk.press(*keys.split())
            dialog = desk.screen
            await desk.press("z")
            assert desk.screen is dialog and desk.said[-1].startswith("“z” does nothing here. What does: ")
            assert words in desk.said[-1], desk.said[-1]
            assert " j" not in desk.said[-1] and " G" not in desk.said[-1], "what only moves is not told"
            await desk.press("space")
            assert desk.said[-1].startswith("“space” does nothing here")
            await desk.press("escape")


async def test_keys_that_type_nothing_answer_too(book: Book) -> None:
    acme = an_account(book, "Acme")
    a_task(book, "Ring", acme)
    async with opened(book) as desk:
        for key, words in (
            ("delete", "“delete” does nothing here: d deletes the line."),
            ("backspace", "“backspace” does nothing here: ? shows the keys of this place."),
            ("f9", "“f9” does nothing here"),
            ("right", "“→” does nothing here. Where it does: "),
            ("ctrl+x", "“ctrl+x” does nothing here"),
        ):
            await desk.press(key)
            assert desk.said[-1].startswith(words), desk.said
        await desk.press("t")
        await desk.type("Ring again")
        await desk.press("ctrl+s", "ctrl+s", "f2")
        assert desk.said[-1].startswith("Added task “Ring again”"), "one more behind a form says nothing else"
        await desk.press("2", "d", "delete")
        assert desk.said[-1].startswith("“delete” does nothing here. What does: "), "in a question"
        await desk.press("escape", "f")
        said = desk.said
        await desk.press("delete", "up", "ctrl+left")
        assert desk.said == said, "in a line that is typed they mean what they do everywhere"


async def test_a_word_typed_behind_a_dead_key_does_nothing_either(book: Book) -> None:
    acme = an_account(book, "Acme")
    a_task(book, "Ring", acme)
    async with opened(book) as desk:
        desk.app.word_seconds = 60
        before = dump(book)
        await desk.type("zinc prices by monday\n")
        assert desk.name == "TodayScreen" and dump(book) == before
        assert desk.said == ["“z” does nothing here. Where it does: Chain."]
        await desk.press("down", "2")
        assert desk.name == "TodayScreen", "still of the word"
        desk.app.word_seconds = 0
        await desk.press("2", "d")
        assert desk.name == "ConfirmDelete"
        desk.app.word_seconds = 60
        await desk.type("many")
        assert desk.name == "ConfirmDelete", "y of a word is no yes"
