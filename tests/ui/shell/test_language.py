"""The language is switched in the running app: what is shown next is in the new one, in every place and dialog."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.store.book.book import Book
from kamtui.ui.keys.moved import MOVED
from tests.build import a_little_of_everything, an_account
from tests.catalogue import made_up
from tests.ui.driving import Desk, opened

SIZE = (120, 40)
WAYS: Mapping[str, Sequence[str]] = {
    "Today": ("1", "g"),
    "the walk": ("1", "R"),
    "the close of the day": ("escape", "1", "D"),
    "the accounts": ("escape", "2", "g"),
    "a filter": ("f",),
    "the calls": ("escape", "3", "g"),
    "the terms": ("4", "g"),
    "the chain": ("5", "g"),
    "the prospects": ("v",),
    "who brings them": ("v",),
    "the sources": ("v",),
    "the week": ("v",),
    "Pareto": ("v", "6", "g"),
    "the whale curve": ("v",),
    "movements": ("v",),
    "the plan": ("v",),
    "concentration": ("v",),
    "an account": ("v", "2", "g", "enter"),
    "the map": ("B",),
    "why they stand so": ("w",),
    "a tie": ("escape", "i"),
    "to add somebody": ("escape", "n"),
    "the tree": ("escape", "v"),
    "the table": ("v",),
    "a person": ("e",),
    "its calls": ("escape", "v", "C", "g"),
    "the ledger": ("E", "g"),
    "a problem": ("p",),
    "what is written down": ("escape", "n"),
    "a favour": ("f",),
    "its tasks": ("escape", "O"),
    "bonds": ("Y", "g"),
    "a reading of a bond": ("enter",),
    "what a bond is": ("escape", "i"),
    "the portfolio": ("escape", "F", "g"),
    "a product line": ("enter",),
    "a new line": ("escape", "n"),
    "the white space": ("escape", "W"),
    "the dossier": ("escape", "D", "g"),
    "a text of the dossier": ("enter",),
    "satisfaction": ("escape", "n", "s"),
    "a competitor": ("escape", "n", "c"),
    "its numbers": ("escape", "M"),
    "a call that is read": ("escape", "3", "g", "enter"),
    "to delete a call": ("escape", "d"),
    "a term that is read": ("n", "4", "g", "enter"),
    "the keys of a place": ("escape", "1", "g", "question_mark"),
    "the palette": ("escape", "ctrl+p"),
    "the search": ("escape", "slash", "а"),
    "a call": ("escape", "escape", "c"),
    "a task": ("escape", "t"),
    "somebody outside": ("escape", "N"),
    "a new account": ("escape", "n"),
    "a check": ("escape", "x"),
    "a new term": ("escape", "4", "n", "w"),
    "a week": ("escape", "5", "p"),
    "a prospect": ("escape", "n"),
    "the four questions": ("escape", "v", "g", "q"),
    "what became of it": ("escape", "w"),
    "why it was lost": ("l",),
}
"""Keys that lead from one to the next; a second way through all of them shows the same."""
LAST = ("escape", *"vvvv", "1")


KEYS = {"enter", "space", "esc", "tab", "shift", "ctrl", "page", "down", "up", "home", "end", "pgdn", "pgup"}


async def pictures(desk: Desk) -> dict[str, list[str]]:
    """What is shown on the way through every place, tab, view and most dialogs, from Today on and back to it."""
    seen = {}
    for name, keys in WAYS.items():
        await desk.press(*keys)
        # The palette gathers its commands, and the numbers of an account what needs all accounts, a moment later.
        await desk.settle(0.4 if name in ("the palette", "its numbers") else None)
        desk.app.clear_notifications()
        await desk.settle()
        seen[name] = [desk.name, *desk.lines()]
    await desk.press(*LAST)
    return seen


async def switch(desk: Desk, code: str) -> None:
    """Use another language, and let the app see it as it does every moment."""
    language.use(code)
    desk.app._look()
    await desk.settle()


def typed_words(book: Book) -> set[str]:
    """The Latin words that somebody typed into the book."""
    tables = [table for (table,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    text = " ".join(
        str(value) for table in tables for row in book.rows(f'SELECT * FROM "{table}"') for value in row
    )
    return {word.casefold() for word in re.findall("[A-Za-z]+", text)}


def left_in_english(picture: Sequence[str], typed: set[str]) -> list[str]:
    """The Latin words that are no key and that nobody typed, also where they are cut."""
    words = [word for line in picture for word in re.findall("[A-Za-z]{2,}", line)]
    known = typed | KEYS
    return [
        word
        for word in words
        if not any(one.startswith(word.casefold()) or one.endswith(word.casefold()) for one in known)
    ]


@pytest.mark.slow
async def test_every_place_is_in_the_new_language_at_once(book: Book, made_up_language: str) -> None:
    """What a running app shows after the switch is what an app shows that was started in that language."""
    a_little_of_everything(book)
    typed = typed_words(book)
    async with opened(book, size=SIZE) as desk:
        before = await pictures(desk)
        await switch(desk, made_up_language)
        switched = await pictures(desk)
    async with opened(book, size=SIZE) as desk:
        started = await pictures(desk)
    assert len({picture[0] for picture in switched.values()}) > 40, "the ways lead to many screens"
    for name, picture in switched.items():
        assert picture != before[name], name
        assert picture == started[name], name
        assert left_in_english(picture[1:], typed) == [], name


async def test_what_is_in_view_is_drawn_in_the_new_language(book: Book, made_up_language: str) -> None:
    an_account(book, "Ромбо")
    async with opened(book) as desk:
        await desk.press("2", "f")
        assert desk.sees("2 Accounts", "words of name", "to the list")
        await switch(desk, made_up_language)
        assert desk.sees(made_up("Accounts"), made_up("words of name"), made_up("to the list"))
        assert not desk.sees("Accounts")
        await desk.press("escape", "1")
        assert desk.sees(made_up("Today"), made_up("log call"))
        await desk.press("question_mark")
        assert desk.sees(made_up("Walk through the review, one line at a time."))
        await desk.press("escape")
        await switch(desk, "en")
        assert desk.sees("Today", "log call")


async def test_a_place_left_in_one_language_is_come_back_to_in_the_other(
    book: Book, made_up_language: str
) -> None:
    an_account(book, "Ромбо")
    async with opened(book) as desk:
        await desk.press("2", "enter")
        assert desk.sees("Overview")
        await switch(desk, made_up_language)
        assert left_in_english(desk.lines(), set()) == []
        for place in "123456":
            await desk.press(place)
            assert left_in_english(desk.lines(), set()) == [], place
        await desk.press("1", "question_mark")
        assert left_in_english(desk.lines(), set()) == []


async def test_keys_that_do_something_else_or_nothing_are_told_in_the_new_language(
    book: Book, made_up_language: str
) -> None:
    an_account(book, "Ромбо")
    async with opened(book) as desk:
        await switch(desk, made_up_language)
        await desk.press("2", "K")
        assert desk.said == [_(MOVED["Accounts"]["K"].sentence)]
        await desk.press("Z")
        assert made_up("does nothing here") in desk.said[0]
        await desk.press("3")
        vars(desk.screen)["refusal"] = lambda _act_id: ""  # nothing better is known
        await desk.press("d")
        nothing = _("{act}: there is nothing for that on this line.")
        assert desk.said == [nothing.format(act=made_up("delete").capitalize())]
        del vars(desk.screen)["refusal"]
        await desk.press("2", "enter", "Y", "1")
        assert desk.said[-1] == _(MOVED["Bonds of an account"]["1"].sentence).format(key="1")
        assert left_in_english(desk.said, set()) == []


async def test_the_palette_offers_and_finds_acts_in_the_new_language(
    book: Book, made_up_language: str
) -> None:
    async with opened(book) as desk:
        await switch(desk, made_up_language)
        await desk.press("2", "ctrl+p")
        await desk.settle(0.2)
        assert desk.sees(made_up("Write down a new account"))
        await desk.type(made_up("view"))
        await desk.until(lambda: not desk.sees(made_up("Write down a new account")))
        assert desk.sees(made_up("Show live accounts"))


async def test_that_a_book_is_only_read_is_said_in_the_new_language(
    book: Book, path: Path, made_up_language: str
) -> None:
    book.close()
    with Book.open(path, read_only=True) as fixed:
        async with opened(fixed, size=SIZE) as desk:
            assert desk.sees("read only")
            await switch(desk, made_up_language)
            assert desk.sees(made_up("read only"))


async def test_the_palette_says_in_the_language_that_nothing_fits(book: Book, made_up_language: str) -> None:
    nothing = "Nothing fits: other words, or fewer letters."
    async with opened(book) as desk:
        for keys in (("ctrl+p",), ("n", "ctrl+p")):
            for code in ("en", made_up_language):
                await switch(desk, code)
                await desk.press(*keys)
                await desk.type("zqzq")
                await desk.until(lambda: desk.sees(_(nothing)))
                assert not desk.sees("No matches")
                while desk.name != "TodayScreen":
                    await desk.press("escape")
        desk.app.search_themes()
        await desk.type("zqzq")
        await desk.until(lambda: desk.sees(_(nothing)))


async def test_over_a_form_the_language_is_found_and_it_is_said_when_it_can_be_switched(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("n")
        await desk.type("Ромбо")
        await desk.press("ctrl+p")
        await desk.type("language")
        await desk.until(lambda: desk.sees("Language: Български"))
        await desk.press("enter")
        await desk.settle(0.1)
        if desk.name == "GuardedPalette":
            await desk.press("enter")
        await desk.until(lambda: bool(desk.said))
        assert desk.said == [
            "Save or close what is open here first; ctrl+p switches the language after that."
        ]
        assert desk.name == "AccountForm" and desk.typed("name") == "Ромбо" and language.code() == "en"


async def test_the_keyboards_are_named_in_the_new_language(book: Book, made_up_language: str) -> None:
    async with opened(book) as desk:
        await switch(desk, made_up_language)
        await desk.press("2", "ц")
        assert desk.name == "WhichKeyboard"
        names = ("phonetic", "traditional", "BDS", "none of them")
        assert desk.sees(*(made_up(name) for name in names))
