"""A key does the same act on every keyboard; what does nothing says why."""

from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from kamtui.config import Choices, Config
from kamtui.domain.text import keyboards
from kamtui.store.book.book import Book
from kamtui.ui.accounts.screen import AccountsScreen
from kamtui.ui.keys.everywhere import EVERYWHERE
from kamtui.ui.keys.places import PLACES
from kamtui.ui.widgets.line_field import LineField
from tests.build import a_referral, an_account
from tests.ui.driving import opened

PRESSED = {"phonetic": "ц", "phonetic-traditional": "ц", "bds": "ъ", "latin": "c"}
"""The key C, which logs a call."""


@pytest.mark.parametrize("keyboard", keyboards.KEYBOARDS)
async def test_a_key_does_the_same_act_on_every_keyboard(book: Book, keyboard: str) -> None:
    async with opened(book, config=Config(keyboard=keyboard)) as desk:
        await desk.press(PRESSED[keyboard])
        assert desk.name == "CallForm"
        await desk.press("escape")
        await desk.press("c")  # the Latin letters always act
        assert desk.name == "CallForm"


def test_every_key_of_a_place_can_be_pressed_on_every_keyboard() -> None:
    """What lies where the key of an act lies does that act: no other act of the place is bound to it as it is.

    A comma of the BDS keyboard, where q lies, is what the place has on q, and settings elsewhere.
    """
    everywhere = {name: act.id for act in EVERYWHERE for name in act.keys.split(",")}
    for keyboard, table in keyboards.TABLES.items():
        lies = {latin: key for key, latin in table.items()}
        for place, acts in PLACES:
            bound = {name: act.id for act in acts for name in act.keys.split(",")}
            for name, act_id in bound.items():
                pressed = lies.get(name.rpartition("+")[2])
                if pressed is not None:
                    held = name.rpartition("+")[0] + name.rpartition("+")[1]
                    assert keyboards.reading(held + pressed, keyboard) == name
                    other = bound.get(held + pressed, act_id)
                    assert other == act_id, (keyboard, place, pressed, name)
                    hidden = everywhere.get(held + pressed, act_id)
                    assert hidden == act_id or (keyboard, pressed) == ("bds", "comma"), (place, name, hidden)


async def test_a_comma_of_bds_is_q_where_q_does_something_and_settings_elsewhere(book: Book) -> None:
    a_referral(book, "Лактона")
    async with opened(book, config=Config(keyboard="bds")) as desk:
        await desk.press("5", "э", "comma")
        assert desk.name == "QualifyForm"
        await desk.press("щ", "х", "escape", "escape")
        assert desk.name == "ChainScreen"
        await desk.press("р")
        assert desk.name == "SettingsScreen", "where the comma lies on other keyboards"
        await desk.press("escape", "1", "comma")
        assert desk.name == "SettingsScreen"
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("5", "ж", "comma")
        assert desk.name == "SettingsScreen"


async def test_v_of_the_new_phonetic_is_no_w(book: Book) -> None:
    an_account(book, "Metro")
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("2", "в")
        assert isinstance(desk.screen, AccountsScreen) and desk.screen.view.name == "prospect"


async def test_until_the_keyboard_is_known_a_cyrillic_letter_only_asks(book: Book, tmp_path: Path) -> None:
    an_account(book, "Metro")
    choices = Choices(tmp_path / "choices.json")
    async with opened(book, choices=choices) as desk:
        await desk.press("2")
        before = book.state()
        await desk.press("х")
        assert desk.name == "WhichKeyboard"
        await desk.press("ъ", "y", "ш", "enter", "space")  # nothing typed ahead answers
        assert desk.name == "WhichKeyboard"
        await desk.press("escape")
        assert desk.name == "AccountsScreen" and book.state() == before and choices.keyboard is None
        await desk.press("д", "3")
        assert desk.said[-1] == "Cyrillic keys are read as “BDS” from now on: press the key again."
        assert desk.name == "AccountsScreen" and Choices.load(tmp_path / "choices.json").keyboard == "bds"
        await desk.press("ъ")
        assert desk.name == "CallForm"


async def test_who_types_no_cyrillic_commands_is_not_told_that_they_are_read(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("2", "х", "4")
        assert desk.said == [
            "A Cyrillic letter does nothing from now on: keys are pressed on a Latin keyboard."
        ]


async def test_a_key_in_a_list_lets_go_what_was_there_long_enough_to_be_read(book: Book) -> None:
    an_account(book, "Metro")
    async with opened(book) as desk:
        desk.app.notify("Short.", timeout=20)
        desk.app.notify("Long. " * 60, timeout=20)
        desk.app.notify("Amiss.", timeout=20, severity="error")
        await desk.press("2", "j")
        assert len(desk.said) == 3, "nobody read them yet"
        desk.app.read_seconds = 0
        for said in desk.app._notifications:
            said.raised_at -= 1
        await desk.press("j")
        assert [said[:5] for said in desk.said] == ["Long.", "Amiss"], (
            "a longer one takes longer, an error stays"
        )
        await desk.press("n", "x")
        assert len(desk.said) == 2, "who types in a form looks elsewhere"


@pytest.mark.parametrize(
    ("keyboard", "key"),
    [("phonetic", "ctrl+с"), ("phonetic-traditional", "ctrl+с"), ("bds", "ctrl+я"), ("latin", "ctrl+s")],
)
async def test_ctrl_s_saves_on_every_keyboard(book: Book, keyboard: str, key: str) -> None:
    async with opened(book, config=Config(keyboard=keyboard)) as desk:
        await desk.press("n")
        await desk.type("Кауфланд")
        await desk.press(key)
        assert desk.name != "AccountForm"
        assert book.row("SELECT name FROM account") == ("Кауфланд",)


async def test_ctrl_that_can_mean_one_thing_acts_before_the_keyboard_is_known(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("n")
        await desk.type("Метро")
        await desk.press("ctrl+я")  # save on one keyboard, leave on another
        assert desk.name == "WhichKeyboard" and not book.row("SELECT 1 FROM account")
        await desk.press("escape", "ctrl+с")
        assert book.row("SELECT name FROM account") == ("Метро",)


@pytest.mark.parametrize(
    ("sent", "keyboard", "meant"),
    [
        ("\x1b[1089;5u", "phonetic", "ctrl+s"),
        ("\x1b[1089;5u", "phonetic-traditional", "ctrl+s"),
        ("\x1b[1103;5u", "bds", "ctrl+s"),
        ("\x1b[1103;5u", "phonetic-traditional", "ctrl+q"),
        ("\x1b[1095;5u", "phonetic", "ctrl+q"),
        ("\x1b[44;5u", "bds", "ctrl+q"),
        ("\x1b[1079;5u", "bds", "ctrl+p"),
        ("\x1b[1087;5u", "phonetic", "ctrl+p"),
        ("\x1b[1088;5u", "phonetic", "ctrl+r"),
        ("\x1b[1080;5u", "bds", "ctrl+r"),
        ("\x1b[1075;5u", "phonetic", "ctrl+g"),
        ("\x1b[1078;5u", "bds", "ctrl+g"),
        ("\x1b[1072;5u", "phonetic", "ctrl+a"),
        ("\x1b[1100;5u", "bds", "ctrl+a"),
        ("\x1b[27;5;1089~", "phonetic", "ctrl+s"),  # xterm's and tmux's way
        ("\x1b[1089;69u", "phonetic", "ctrl+s"),  # with caps lock
        ("\x1b[1094;;1094u", "phonetic", "c"),
        ("\x1b[1094;2;1062u", "phonetic", "C"),
        ("ц", "phonetic", "c"),
        ("Ц", "phonetic", "C"),
    ],
)
def test_what_terminals_send_is_read_as_the_latin_key(sent: str, keyboard: str, meant: str) -> None:
    [key] = [event.key for event in XTermParser().feed(sent) if isinstance(event, events.Key)]
    assert keyboards.reading(key, keyboard) == meant


async def test_the_letter_of_a_key_held_with_ctrl_comes_into_no_field(book: Book) -> None:
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("n")
        await desk.type("Метро")
        desk._send("ctrl+л", "л")  # as xterm sends it
        await desk.settle()
        assert desk.typed("name") == "Метро"
        await desk.press("ctrl+а")  # ctrl+a marks all, and what is typed stands in its place
        await desk.type("Лидл")
        assert desk.typed("name") == "Лидл"


async def test_a_cyrillic_letter_in_a_form_is_a_letter(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("n")
        await desk.type("Билла ъя")
        assert desk.name == "AccountForm" and desk.typed("name") == "Билла ъя"


async def test_the_palette_asks_for_the_keyboard_and_the_settings_go_before(book: Book) -> None:
    choices = Choices()
    async with opened(book, config=Config(keyboard="bds"), choices=choices) as desk:
        await desk.press("ctrl+p")
        await desk.type("keyboard")
        await desk.until(lambda: desk.sees("Say on which keyboard"))
        await desk.press("enter", "1")
        await desk.settle()
        assert choices.keyboard == "phonetic" and "The settings say" in desk.said[-1]
        await desk.press("ъ")
        assert desk.name == "CallForm", "c of the settings' keyboard"


# -- what does nothing says why


async def test_a_key_that_does_nothing_on_a_line_says_what_would_help(book: Book) -> None:
    acme = an_account(book, "Acme")
    async with opened(book) as desk:
        await desk.press("2", "enter")
        for key, words in (
            ("s", "That is for a task, or the check of a term."),
            ("space", "That is for a task, a term or a problem."),
            ("v", "No task of this account is done yet."),
            ("P", "The people are in the buying center: B, and there v shows the table."),
            ("T", "The tasks are in the overview: O shows it, t writes one down."),
            ("z", "“z” does nothing here. Where it does: Chain."),
            ("x", "That is for a term, and this line is none."),
            ("K", "K does nothing here any more: * marks the account as key."),
        ):
            await desk.press(key)
            assert desk.said[-1] == words
        await desk.press("C", "e")
        assert desk.said[-1] == "There is no conversation yet: c writes down the first one."
        await desk.press("3", "w")
        assert desk.said[-1].startswith("“w” does nothing here. Where it does: Accounts, ")
    assert acme


async def test_a_sentence_names_the_key_in_force(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book, config=Config(keys={"tab.overview": "f7"})) as desk:
        await desk.press("2", "enter", "T")
        assert desk.said[-1] == "The tasks are in the overview: f7 shows it, t writes one down."


async def test_ids_of_keys_that_are_gone_are_told_once(book: Book) -> None:
    choices = Choices()
    config = Config(keys={"bond.one": "f5", "tab.people": "f6"})
    async with opened(book, config=config, choices=choices) as desk:
        assert any("“bond.one”" in said for said in desk.said)
        assert any("“tab.people”" in said for said in desk.said)
    async with opened(book, config=config, choices=choices) as desk:
        assert not any("“bond.one”" in said for said in desk.said)


# -- the filter


async def test_a_filter_is_typed_over_cleared_by_escape_and_gone_with_the_place(book: Book) -> None:
    for name in ("Alfa", "Beta", "Gama"):
        an_account(book, name)
    async with opened(book) as desk:
        for place, field in (
            ("2", "#accounts"),
            ("3", "#calls"),
            ("4", "#terms"),
            ("5", "#chain"),
            ("6", "#numbers"),
        ):
            await desk.press(place, "f")
            await desk.type("alfa")
            await desk.press("enter", "f")
            await desk.type("beta")
            line: LineField = desk.screen.query_one("FilterLine", LineField)
            assert line.typed == "beta", (place, "typed over")
            await desk.press("enter")
            assert "esc clear filter" in desk.bar, place
            await desk.press("escape")
            assert line.typed == "" and not line.display and "clear filter" not in desk.bar, place
            await desk.press("escape")
            assert desk.screen.query_one(field), "there is nowhere to go back to"
            await desk.press("f")
            await desk.type("gama")
            await desk.press("enter", "1", place)
            assert line.typed == "" and not line.display, (place, "another place was gone to")
