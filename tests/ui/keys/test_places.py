"""Every place, tab, dialog and question: no key means two things, and each means what the table of keys says."""

import importlib
import inspect
import pkgutil
import string
from collections.abc import Iterator

import pytest
from textual.binding import Binding

import kamtui.ui
from kamtui.ui.guards import GuardedDialog
from kamtui.ui.keys.act import Act, shown
from kamtui.ui.keys.everywhere import EVERYWHERE
from kamtui.ui.keys.moved import MOVED, RENAMED, REPLACED
from kamtui.ui.keys.places import PLACES, ids
from kamtui.ui.keys.screens import PLACES as PLACE_TABLE
from kamtui.ui.shell.place import Place

CAPITALS = {
    "A": "line.account", "N": "person.outside", "G": "list.last", "R": ("review.walk", "walk.again"), "D": "day.close",
    "H": "scale.lower", "L": "scale.higher", "J": ("influence.less", "product.down", "accounts.twins", "import.merge"),
    "K": ("influence.more", "product.up"), "W": "portfolio.grid", "S": ("map.since", "bond.review"),
    "Q": "accounts.by_marks", "I": "import.open", "U": "backups.open",
}  # fmt: skip
"""What the capitals do beside leading to the tabs of an account: they go somewhere, mark, or move a scale."""

EVERY = "/ u ctrl+r ctrl+p ? ctrl+q c t b l y h N A I U"
LIST = "m ctrl+a enter e d"
TABLE = {
    "Today": f"{EVERY} {LIST} space x s R D n",
    "The walk through the review": f"{EVERY} space x s → ← enter esc",
    "Accounts": f"{EVERY} {LIST} f o v n esc * w Q J",
    "An account": f"{EVERY} {LIST} O B C E Y F D M * w n space s esc",
    "Buying center": f"{EVERY} H L J K - w r i [ ] v S enter e d n o s O B C E Y F D M",
    "Terms of an account": f"{EVERY} {LIST} space x r s n p v O B C E Y F D M",
    "Terms": f"{EVERY} {LIST} space x r s n p v f o esc",
    "Bonds of an account": f"{EVERY} H L - enter i S s e",
    "Dossier of an account": f"{EVERY} H L - n v enter e d",
    "Portfolio of an account": f"{EVERY} H L - W n enter e d",
    "Numbers of an account": f"{EVERY} e delete r [ ]",
    "Calls": f"{EVERY} {LIST} f v esc",
    "Chain": f"{EVERY} {LIST} space → ← q n p s w v f o esc",
    "Numbers": f"{EVERY} m ctrl+a v o p f *",
    "Closing the day": f"{EVERY} m ctrl+a n space e s * esc",
}
"""The keys that hold in a place, as `3-screens.md` has them."""


def all_of(kind: type) -> list[type]:
    """Every class of the interface of a kind."""
    found = set()
    for info in pkgutil.walk_packages(kamtui.ui.__path__, "kamtui.ui."):
        for _name, one in inspect.getmembers(importlib.import_module(info.name), inspect.isclass):
            if issubclass(one, kind) and one.__module__.startswith("kamtui."):
                found.add(one)
    return sorted(found, key=lambda one: one.__qualname__)


SCREENS: list[type[Place]] = [one for one in all_of(Place) if one is not Place]
DIALOGS = [one for one in all_of(GuardedDialog) if "BINDINGS" in one.__dict__]


def keys_of(act: Act) -> list[str]:
    return [key.strip() for key in act.keys.split(",")]


def keys_in(screen: type[Place]) -> Iterator[tuple[str, Act]]:
    """Each key that holds in a place, with its act."""
    has_lists = screen.TITLE not in ("Buying center", "The walk through the review")
    for act in (*screen.ACTS, *EVERYWHERE, *(screen.MOVES if has_lists else ())):
        for key in keys_of(act):
            yield key, act


def test_every_place_and_tab_is_walked() -> None:
    assert {one.TITLE for one in SCREENS} >= set(TABLE) and len(SCREENS) >= len(TABLE)
    assert {title for title, _acts in PLACES} >= set(TABLE)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.__name__)
def test_no_key_means_two_things_in_a_place(screen: type[Place]) -> None:
    taken: dict[str, str] = {}
    for key, act in keys_in(screen):
        at_the_end = screen.TITLE == "The walk through the review" and key in (
            "left",
            "enter",
            "escape",
            "D",
            "R",
        )
        assert taken.get(key, act.id) == act.id or at_the_end, f"{key} is {taken[key]} and {act.id}"
        taken[key] = act.id


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.__name__)
def test_the_keys_of_a_place_keep_the_rules(screen: type[Place]) -> None:
    places = {place.key: f"place.{place.id}" for place in PLACE_TABLE}
    for key, act in keys_in(screen):
        if key.isdecimal():
            assert act.id == places[key], f"digits go to places, and {key} is {act.id}"
        if len(key) == 1 and key.isupper() and not act.id.startswith("tab."):
            meant = CAPITALS.get(key, ())
            assert act.id in ((meant,) if isinstance(meant, str) else meant), (key, act.id)


@pytest.mark.parametrize(
    "screen", [one for one in SCREENS if one.TITLE in TABLE], ids=lambda one: one.__name__
)
def test_every_key_of_the_table_holds(screen: type[Place]) -> None:
    held = {shown(key) for key, _act in keys_in(screen)}
    assert set(TABLE[screen.TITLE or ""].split()) <= held, set(TABLE[screen.TITLE or ""].split()) - held


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda one: one.__name__)
def test_no_key_means_two_things_in_a_dialog(dialog: type[GuardedDialog[object]]) -> None:
    taken: dict[str, str] = {}
    for binding in dialog.__dict__["BINDINGS"]:
        assert isinstance(binding, Binding)
        for key in binding.key.split(","):
            assert key not in taken, f"{key} is {taken[key]} and {binding.action}"
            taken[key] = binding.action
    enter = taken.get("enter", "")
    assert not any(word in enter for word in ("delete", "throw", "True", "yes")), (
        "enter never writes from habit"
    )


def test_where_a_key_went_is_told_of_acts_and_places_that_exist() -> None:
    titles = {one.TITLE for one in SCREENS}
    names: dict[str, str] = {}
    for title, moved in MOVED.items():
        assert title in titles, title
        held = {key for screen in SCREENS if title == screen.TITLE for key, _act in keys_in(screen)}
        for key, told in moved.items():
            assert names.setdefault(told.name, told.sentence) == told.sentence, told.name
            assert len(key) > 1 or key in string.printable
            says_that_it_is_gone = "nothing here any more" in told.sentence
            assert not says_that_it_is_gone or key not in held, (title, key)
    assert {*RENAMED.values(), *REPLACED.values()} <= ids()
    assert not {*RENAMED, *REPLACED} & ids() and not set(RENAMED) & set(REPLACED)
