"""Keys in sentences: named by the act, so that other keys in the settings never make a sentence lie."""

import ast
import re
from collections.abc import Iterator

import pytest

from kamtui.config import Choices, Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.store.book.book import Book
from kamtui.ui.keys.places import ids
from tests import sources
from tests.build import a_person, a_term, an_account
from tests.ui.driving import opened


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the program that is shown, and where it stands."""
    for file in sources.modules():
        for call in sources.calls(file):
            if isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext"):
                for text in call.args:
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield f"{file.relative_to(sources.PACKAGE)}:{text.lineno}", text.value


def test_every_act_that_a_sentence_names_exists() -> None:
    named = {
        (where, act_id) for where, text in texts() for act_id in re.findall(r"\{([a-z]+\.[a-z_]+)\}", text)
    }
    assert len(named) > 40
    assert {(where, act_id) for where, act_id in named if act_id not in ids()} == set()


def test_what_a_person_wrote_is_never_read_as_an_act() -> None:
    assert _("{what} · {change.undo} undoes").format(what="{change.redo}") == "{change.redo} · u undoes"


def test_without_an_app_a_text_stays_as_it_is() -> None:
    language.name_keys(None)
    assert _("{change.undo} undoes") == "{change.undo} undoes"


async def test_other_keys_stand_wherever_a_key_is_named(book: Book) -> None:
    keys = {
        "place.numbers": "8",
        "tab.center": "V",
        "change.undo": "f9",
        "line.new": "f6",
        "call.log": "f8",
        "help.keys": "f1",
    }
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, config=Config(keys=keys), size=(120, 60)) as desk:
        assert desk.sees("8 Numbers", "f8 log call", "f1 keys")
        await desk.press("4")
        assert desk.sees("f6 writes down what was agreed", "f1 shows the keys")
        await desk.press("2", "enter")
        assert desk.sees("V Buying center", "f6 here writes down the first")
        await desk.press("V")
        assert desk.name == "BuyingCenterScreen"
        a_person(book, "Ana", acme)
        a_term(book, acme, "Prices", checks="every friday")
        await desk.press("4", "space")
        assert desk.said[-1].endswith("· f9 undoes")
        await desk.press("f9", "f1")
        assert desk.sees("f9", "Take back the last act.")
        assert desk.name == "KeysHelp"
        await desk.press("escape", "8")
        assert desk.name == "NumbersScreen"


A_KEY = re.compile(
    r"(?:(?<=^)|(?<=[\s(·]))(?:[a-zA-Z?*/]|ctrl\+[a-z]|escape|enter|space)(?=\s+(?:(?:and|or|then|there)\s)?[a-z]+s\b)"
    r"|\bctrl\+[a-z]\b"
)
"""A key before what it does ("u undoes", "n there adds"), and any that is held with ctrl."""
NO_KEYS = ("a", "I")
"""Words of one letter."""


def keys_in(text: str) -> list[str]:
    """The keys that are written into a text."""
    past = re.match(r"(.|\{key\}) (does nothing here|answers no mark|says nothing) ", text)
    return [key for key in A_KEY.findall(text[past.end() :] if past else text) if key not in NO_KEYS]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("{what} · u undoes", ["u"]),
        ("Nobody known yet: B shows the map, n there adds the first.", ["B", "n"]),
        ("No conversation yet.\n\nc   writes down the first one.", ["c"]),
        ("Leave it, or ctrl+s saves.", ["ctrl+s"]),
        ("escape clears the filter", ["escape"]),
        ("K does nothing here any more: {account.key} marks the account as key.", []),
        ("a call that brings a prospect", []),
    ],
)
def test_a_key_in_a_sentence_is_found(text: str, keys: list[str]) -> None:
    assert keys_in(text) == keys


def test_no_sentence_has_a_key_written_into_it() -> None:
    assert {(where, text) for where, text in texts() if keys_in(text)} == set()


async def test_the_old_key_of_an_act_that_has_another_says_that_it_does_nothing(book: Book) -> None:
    async with opened(book, config=Config(keys={"change.undo": "z", "term.check": "f6"})) as desk:
        await desk.press("u")
        assert desk.said[-1] == "“u” does nothing here: ? shows the keys of this place."
        await desk.press("f6")
        assert desk.said[-1] == "There is nothing to do here.", "the new key says why it does nothing"


async def test_a_key_of_textuals_own_does_no_harm(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("super+c")
        assert desk.name == "TodayScreen"


async def test_keys_of_old_names_in_the_settings_hold_and_are_told_once_in_one_note(book: Book) -> None:
    choices = Choices()
    config = Config(keys={"list.top": "f2", "warning.accept": "f6", "no.such": "f7", "task.snooze": "f8"})
    for name in ("Acme", "Beta"):
        an_account(book, name)
    async with opened(book, config=config, choices=choices) as desk:
        [note] = [said for said in desk.said if "Settings: " in said]
        for words in ("“list.top” is “list.first” now", "“warning.accept” is “task.snooze” now", "“no.such”"):
            assert words in note
        await desk.press("2", "end", "f2")
        assert "Acme" in desk.row
    async with opened(book, config=config, choices=choices) as desk:
        assert not any("warning.accept" in said for said in desk.said)


async def test_an_act_has_its_other_key_in_all_places(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_term(book, acme, "Prices", checks="every friday")
    async with opened(book, config=Config(keys={"line.new": "f6", "scale.higher": "f7"})) as desk:
        for way, form in (("4", "Choose"), ("2", "AccountForm"), ("5", "ReferralForm"), ("1", "AccountForm")):
            await desk.press(way, "n")
            assert "“n” does nothing here" in desk.said[-1]
            await desk.press("f6")
            assert desk.name == form, way
            await desk.press("escape")
        await desk.press("2", "enter", "Y", "f7")
        assert book.rows("SELECT strength FROM bond_reading") == [(0,)]
