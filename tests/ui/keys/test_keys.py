"""Keys: one definition each, the same under a Bulgarian keyboard, other ones where the settings say so."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode

import kamtui.ui
from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.ui.forms.drafts import FORMS
from kamtui.ui.keys.act import Act, shown
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.keymap import keymap
from kamtui.ui.keys.moved import said_of_old_ids
from kamtui.ui.keys.named import called
from kamtui.ui.keys.places import PLACES, Remapped, ids, remapped, table
from kamtui.ui.shell.place import PARTS, Place
from tests import sources
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.driving import opened

ROOT = Path(__file__).parents[3]


def classes() -> list[type[DOMNode]]:
    """Every class of the interface that Textual gives keys to."""
    found: set[type[DOMNode]] = set()
    for info in pkgutil.walk_packages(kamtui.ui.__path__, "kamtui.ui."):
        module = importlib.import_module(info.name)
        for _name, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, DOMNode) and one.__module__.startswith("kamtui."):
                found.add(one)
    return sorted(found, key=lambda one: one.__qualname__)


def own_bindings() -> list[tuple[str, Binding]]:
    """The bindings that our classes themselves declare."""
    found = []
    for one in classes():
        for binding in one.__dict__.get("BINDINGS", []):
            assert isinstance(binding, Binding), f"{one}: a bare tuple has no id"
            found.append((one.__qualname__, binding))
    assert len(found) > 60
    return found


def test_an_id_means_one_thing() -> None:
    by_id: dict[str, set[str]] = defaultdict(set)
    for place, group in PLACES:
        ids = [key.id for key in group]
        assert len(ids) == len(set(ids)), place
        for key in group:
            assert re.fullmatch(r"[a-z]+\.[a-z_]+", key.id), key.id
            assert key.label and key.sentence.endswith("."), key.id
            by_id[key.id].add(key.keys)
    several = {name: found for name, found in by_id.items() if len(found) > 1}
    assert several == {}, "remapping an id must mean the same in each place"


def test_no_key_does_two_things_in_one_place() -> None:
    for place, group in PLACES[2:]:
        if place not in ("Today", "Accounts", "An account", "Calls", "Terms", "Chain", "Numbers"):
            continue
        taken: dict[str, str] = {}
        for key in (*group, *EVERYWHERE, *MOVING):
            for name in key.keys.split(","):
                assert name not in taken, f"{place}: {name} is {taken.get(name)} and {key.id}"
                taken[name] = key.id


def test_no_key_that_terminals_cannot_tell_and_none_that_overtakes() -> None:
    unfit = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+enter", "shift+enter", "ctrl+left_square_bracket"}
    for owner, binding in own_bindings():
        assert not set(binding.key.split(",")) & unfit, (owner, binding)
        assert not binding.priority or binding.action == "quit", (owner, binding)


def test_bindings_of_places_and_forms_come_from_the_one_definition() -> None:
    known = {key.id: key for _place, group in PLACES for key in group}
    for one in classes():
        if not (issubclass(one, Place) or one.__name__ in ("LineList", "FormDialog", "FilterLine")):
            continue
        for binding in one.__dict__.get("BINDINGS", []):
            assert binding.id in known, (one, binding)
            key = known[binding.id]
            assert binding.key == key.keys, (one, binding)
            assert binding.description and binding.tooltip
    declared = {binding.id for _owner, binding in own_bindings()}
    assert set(known) <= declared, "a key in the table that nothing binds"


def test_every_action_exists() -> None:
    for one in classes():
        for binding in one.__dict__.get("BINDINGS", []):
            name = binding.action.partition("(")[0]
            if not name.startswith("app."):
                assert hasattr(one, f"action_{name}") or name == "quit", (one, name)
        if issubclass(one, Place) and one is not Place and "ACTS" in one.__dict__:
            bound = {binding.id for binding in one.__dict__["BINDINGS"]}
            for act in one.ACTS:
                is_its_own = act.id in bound and not act.is_of_the_book  # others are those of a widget in it
                part, name, _given = parse(act.does) if is_its_own else ("", "", ())
                if part in PARTS:
                    assert callable(getattr(PARTS[part], name)), (one, act)
                elif is_its_own:
                    assert hasattr(one, f"action_{name}"), (one, name)


def test_the_table_and_the_settings() -> None:
    plain = {line.act_id: line.keys for line in table()}
    assert plain["help.keys"] == "?" and plain["book.search"] == "/" and plain["list.down"] == "↓ j"
    assert {line.act_id for line in table()} == ids()
    other = {line.act_id: line.keys for line in table({"call.log": "f5"})}
    assert other["call.log"] == "f5" and {k: v for k, v in other.items() if k != "call.log"} == {
        k: v for k, v in plain.items() if k != "call.log"
    }
    assert keymap({"call.log": "q, f5", "nobody.knows": "x"}) == {"call.log": "q,f5"}


def test_keys_of_old_ids_hold_where_they_can_and_all_is_said_in_one_note_once() -> None:
    plain = {"call.log": "q", "line.edit": "f6"}
    assert remapped(plain) == Remapped(plain)
    old = {
        "call.log": "q",
        "list.top": "f2",
        "stance.better": "f3",
        "bond.higher": "f3",
        "call.open": "f4",
        "account.open": "f5",
        "call.edit": "f7",
        "line.edit": "f6",
        "warning.accept": "x",
        "nobody.knows": "x",
    }
    found = remapped(old)
    assert found.keys == {"call.log": "q", "line.edit": "f6", "list.first": "f2", "scale.higher": "f3"}
    assert set(found.renamed) == {"list.top", "stance.better", "bond.higher"}
    assert set(found.replaced) == {"call.open", "account.open", "call.edit", "warning.accept"}
    assert found.gone == ("nobody.knows",)
    told: list[str] = []

    def is_told_first(name: str) -> bool:
        told.append(name)
        return told.count(name) == 1

    said = said_of_old_ids(remapped({"list.top": "f2", "tab.people": "P", "x.y": "z"}), is_told_first)
    assert said.split("\n") == [
        "Settings: “list.top” is “list.first” now. Those keys hold, in all places; change the names there.",
        "Settings: “tab.people” is “tab.center” now. Those keys do not hold: change them there.",
        "Settings: nothing is called “x.y” (any more); kamtui keys prints all names.",
    ]
    assert said_of_old_ids(remapped({"list.top": "f2", "x.y": "z"}), is_told_first) == ""
    assert {line.act_id: line.keys for line in table(found.keys)}["scale.higher"] == "f3"


def test_the_readme_has_exactly_these_keys() -> None:
    readme = ROOT / "README.md"
    assert readme.exists()
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \| `([a-z_.]+)` \|$", readme.read_text("utf-8"), re.MULTILINE)
    assert [(k.strip("` "), s, i) for k, s, i in rows] == [
        (line.keys, line.sentence.replace("|", r"\|"), line.act_id) for line in table()
    ]


def test_no_module_binds_by_hand() -> None:
    """`bind` and `Binding` stand only where a dialog or a field has keys that make sense nowhere else."""
    allowed = {
        "center/forms",
        "forms/questions",
        "forms/whose_dialog",
        "guards/fields",
        "importing/path_question",
        "keys/keymap",
        "shell/app",
        "search/search_dialog",
        "widgets/fields",
        "widgets/picker",
    }
    interface = ROOT / "kamtui" / "ui"
    for path in interface.rglob("*.py"):
        if any(isinstance(call.func, ast.Name) and call.func.id == "Binding" for call in sources.calls(path)):
            assert path.relative_to(interface).with_suffix("").as_posix() in allowed, path


def test_signs_are_shown_as_signs() -> None:
    assert shown("plus,minus,question_mark") == "+ - ?"


async def test_other_keys_work_and_are_shown(book: Book) -> None:
    a_task(book, "Step", an_account(book, "Acme", stage=Stage.CUSTOMER))
    config = Config(
        keyboard="phonetic", keys={"task.done": "f6, D", "call.log": "w", "list.down": "n", "app.quit": "f10"}
    )
    async with opened(book, config=config, size=(80, 50)) as desk:
        assert "f6 done" in desk.bar and "w log call" in desk.bar
        await desk.press("c", "space")
        assert desk.name == "TodayScreen" and book.rows("SELECT 1 FROM task WHERE done_at IS NULL")
        await desk.press("w")
        assert desk.name == "CallForm"
        await desk.press("escape", "ш")
        assert desk.name == "CallForm"
        await desk.press("escape", "D")
        assert book.rows("SELECT 1 FROM task WHERE done_at IS NULL") == []
        await desk.press("question_mark")
        assert desk.sees(
            "f6 D The task is done, the term kept, the feast greeted.",
            "w Write down a conversation.",
        )


async def test_a_bulgarian_keyboard_does_the_same(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    an_account(book, "Beta", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    a_task(book, "Step", acme)
    a_call(book, acme)
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        for key, name in (
            ("ц", "CallForm"),
            ("т", "TaskForm"),
            ("с", "Snooze"),
            ("н", "AccountForm"),
            ("е", "TaskForm"),
        ):
            await desk.press(key)
            assert desk.name == name, key
            await desk.press("escape")
        await desk.press("2", "о")
        assert desk.sees("by name")
        first = desk.row
        await desk.press("й")
        assert desk.row != first
        await desk.press("к")
        assert desk.row == first
        await desk.press("Г")
        assert desk.row != first
        await desk.press("г", "asterisk")
        assert "◆" in desk.row
        await desk.press("у")
        assert "◆" not in desk.row
        await desk.press("д", "н", "д", "ъ")
        assert len(book.rows("SELECT 1 FROM account")) == 1
        await desk.press("у", "ф")
        assert desk.at == "filter"
        await desk.press("escape", "enter")
        for key, tab in (("Б", "center"), ("Ц", "calls"), ("Е", "terms"), ("О", "overview")):
            await desk.press(key)
            assert getattr(desk.screen, "TAB", "") == tab


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_the_bar_shows_what_acts_here_and_fits(book: Book, size: tuple[int, int]) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    a_task(book, "Step", acme)
    a_call(book, acme)
    async with opened(book, size=size) as desk:
        for way in ("1", "2", "3", "4", "2 enter", "2 enter P", "2 enter C", "2 enter T"):
            await desk.press(*way.split())
            bar: Any = desk.one("KeyBar")
            text = bar.render().plain.rstrip()
            assert len(text) <= bar.content_size.width, way
            assert text.endswith("? keys"), way
            active = {one.binding.key: one.binding for one in desk.screen.active_bindings.values()}
            for press, _shown, label in bar.items():
                assert press in active and active[press].description == label
                assert desk.screen.active_bindings[press].enabled
            if "enter" in way:
                await desk.press("escape")


async def test_the_bar_of_dialogs_leads_out(book: Book) -> None:
    a_task(book, "Step", an_account(book, "Acme", stage=Stage.CUSTOMER))
    async with opened(book) as desk:
        for key in ("c", "t", "n", "s", "slash", "e"):
            await desk.press(key)
            assert "esc" in desk.bar, (key, desk.bar)
            if key in ("c", "t", "n", "e"):
                assert "ctrl+s save" in desk.bar
            await desk.press("escape")
        await desk.press("2", "d")
        assert "y delete" in desk.bar and "n keep" in desk.bar
        await desk.press("escape")


@pytest.mark.parametrize(
    "act", sorted({act for _place, group in PLACES for act in group if act.is_of_the_book})
)
def test_every_act_of_the_book_is_a_coroutine_of_the_desk_and_what_is_at_hand(act: Act) -> None:
    names = list(inspect.signature(called(act.does)).parameters)
    assert inspect.iscoroutinefunction(called(act.does)), act
    assert [name.strip("_") for name in names[:2]] == ["desk", "hand"] and len(names) == 2 + len(act.given), (
        act
    )


@pytest.mark.parametrize("kind", FORMS)
def test_every_draft_is_opened_again_by_a_coroutine(kind: str) -> None:
    resume = called(FORMS[kind].resume)
    assert inspect.iscoroutinefunction(resume)
    assert list(inspect.signature(resume).parameters) == ["desk", "slot", "content"]
