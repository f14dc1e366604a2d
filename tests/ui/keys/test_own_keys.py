"""Keys of a person's own: written as one calls them, and told where another act has the same one."""

import ast

import pytest

from kamtui.config import Choices, Config
from kamtui.domain.text.key_names import read_keys
from kamtui.store.book.book import Book
from kamtui.ui.keys.day import WALKED
from kamtui.ui.keys.places import PLACES
from kamtui.ui.settings.clashes import clashes
from kamtui.ui.shell.place import Place
from tests import sources
from tests.build import a_term, an_account
from tests.ui.driving import opened
from tests.ui.keys.test_places import SCREENS


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("c, f5", "c,f5"),
        ("?", "question_mark"),
        ("*,-", "asterisk,minus"),
        (",", "comma"),
        ("+", "plus"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("→", "right"),
        ("shift+b", "B"),
        ("Ctrl+B", "ctrl+b"),
        ("Shift+Tab", "shift+tab"),
        ("ctrl + left", "ctrl+left"),
        ("ж", "ж"),
    ],
)
def test_a_key_is_known_as_people_write_it(written: str, named: str) -> None:
    assert read_keys(written) == named
    assert read_keys(named) == named


@pytest.mark.parametrize("written", ["", "c,,d", "bb", "hyper+b", "f99", "the key b"])
def test_what_is_no_key_is_none(written: str) -> None:
    with pytest.raises(ValueError):
        read_keys(written)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({}, set()),
        ({"tab.center": "V", "place.numbers": "8"}, set()),
        ({"tab.center": "c", "call.log": "B"}, set()),
        ({"tab.center": "c"}, {("c", "tab.center", "call.log")}),
        ({"tab.center": "C"}, {("C", "tab.center", "tab.calls")}),
        ({"list.down": "t"}, {("t", "list.down", "task.new")}),
        ({"form.save": "ctrl+g"}, {("ctrl+g", "form.save", "form.jump")}),
    ],
)
def test_a_key_of_two_acts_is_found(keys: dict[str, str], told: set[tuple[str, str, str]]) -> None:
    assert {(one.key, one.act.id, one.other.id) for one in clashes(keys)} == told


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.__name__)
def test_no_clash_in_a_place_escapes(screen: type[Place]) -> None:
    acts = {act.id: act for act in screen.ACTS if act not in WALKED}  # these hold at the end of the walk
    known = {act.id for _label, group in PLACES for act in group}
    for act_id in acts.keys() & known:
        other = next(act for act in screen.ACTS if act.id != act_id)
        taken = other.keys.split(",")[0]
        found = {(one.act.id, one.other.id) for one in clashes({act_id: taken})}
        assert (act_id, other.id) in found, f"{act_id} on {taken}, which is {other.id}"


async def test_a_key_of_two_acts_is_told_once_at_the_start(book: Book) -> None:
    an_account(book, "Acme")
    choices = Choices()
    said = "Settings: the key “c” is of “Buying center” and of “log call” (An account, Buying center, Calls of an account, 5 more), and does only one of them there."
    async with opened(book, config=Config(keys={"tab.center": "c"}), choices=choices) as desk:
        assert desk.said == [said]
    async with opened(book, config=Config(keys={"tab.center": "c"}), choices=choices) as desk:
        assert desk.said == []


async def test_a_sign_works_as_a_key_of_ones_own(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(
        book, config=Config(keys={"tab.center": read_keys("="), "place.numbers": read_keys("Ctrl+B")})
    ) as desk:
        assert desk.sees("ctrl+b Numbers")
        await desk.press("2", "enter")
        assert desk.sees("= Buying center")
        await desk.press("equals_sign")
        assert desk.name == "BuyingCenterScreen"
        await desk.press("ctrl+b")
        assert desk.name == "NumbersScreen"


ANSWERS = {"center/forms.py", "forms/whose_dialog.py"}
"""Questions whose letters are the first of their answers: yes and no, mine and theirs."""


def test_a_letter_that_does_something_stands_in_the_table_of_keys() -> None:
    """Else nobody can give it another key, and neither `?` nor the README tells it."""
    ui = sources.PACKAGE / "ui"
    elsewhere = {
        f"{path.relative_to(ui).as_posix()}: {key}"
        for path in sources.modules()
        if path.is_relative_to(ui) and path.parent.name != "keys"
        if path.relative_to(ui).as_posix() not in ANSWERS
        for call in sources.calls(path)
        if isinstance(call.func, ast.Name)
        and call.func.id == "Binding"
        and isinstance(call.args[0], ast.Constant)
        for key in str(call.args[0].value).split(",")
        if len(key) == 1
    }
    assert elsewhere == {"forms/questions.py: q"}, "which closes the help of the keys"


async def test_a_term_that_is_read_is_checked_by_the_key_of_ones_own(book: Book) -> None:
    a_term(book, an_account(book, "Acme"), "Deliver fast", checks="every friday")
    async with opened(book, config=Config(keys={"term.check": "f9", "line.delete": "f8"})) as desk:
        await desk.press("4", "enter")
        assert desk.name == "ReadTerm" and "f9 check" in desk.bar and "f8 delete" in desk.bar
        await desk.press("x")
        assert desk.name == "ReadTerm"
        await desk.press("f9")
        assert desk.name == "CheckForm"
