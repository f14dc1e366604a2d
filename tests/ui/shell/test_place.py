"""What all places share: how much a screen is, and the ways that it is kept in."""

import inspect
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from kamtui.store.book.book import Book
from kamtui.ui.guards import Guard
from kamtui.ui.shell.kept import Kept
from kamtui.ui.shell.place import Place
from kamtui.ui.widgets.panel import BELOW, MOST_LIST, SHOWN, STYLED_BY_IT, make_room
from tests.build import an_account
from tests.ui.driving import opened
from tests.ui.keys.test_keys import classes

MOST_METHODS = 60
"""So many methods of ours a screen answers to at most, inherited ones counted: what is more is an object of its own."""
MOST_CLASSES = 3


def own_methods(screen: type) -> set[str]:
    """The names of the methods of ours that a class answers to."""
    return {
        name
        for base in inspect.getmro(screen)
        if base.__module__.startswith("kamtui")
        for name, value in vars(base).items()
        if inspect.isfunction(value)
        or isinstance(value, property | cached_property | classmethod | staticmethod)
    }


def test_a_screen_is_no_tower() -> None:
    screens = [one for one in classes() if issubclass(one, Place)]
    assert len(screens) > 15 and {"reload", "dismiss"} <= own_methods(Place)
    assert {one.__name__: many for one in screens if (many := len(own_methods(one))) > MOST_METHODS} == {}
    for one in screens:
        above = [base for base in inspect.getmro(one) if base.__module__.startswith("kamtui")]
        assert len(above) <= MOST_CLASSES and Guard in above, one


def test_what_a_place_shows_is_chosen_drawn_and_remembered() -> None:
    drawn: list[str] = []
    remembered = {"Terms": {"view": "due", "order": "of a newer version", "state": "gone"}}
    kept = Kept(remembered, "Terms", drawn.append)
    view = kept.way("view", {"open": 1, "due": 2, "past": 3})
    order = kept.way("order", {"day": "by day", "name": "by name"})
    assert (view.now, order.now) == (1, "by day")
    kept.take_up()
    assert (view.now, order.name) == (2, "day"), "what this version does not know stays as it is"
    kept.step("view")
    assert view.now == 3 and drawn == ["view"]
    assert remembered == {"Terms": {"view": "past", "order": "day"}}
    kept.step("view")
    kept.choose("order", "name")
    kept.choose("order", "size")
    kept.choose("measure", "name")
    assert (view.now, order.now, drawn) == (1, "by name", ["view", "view", "order", "order"])
    assert remembered == {"Terms": {"view": "open", "order": "name"}}


async def test_a_place_that_is_left_keeps_no_drawn_lines_and_comes_up_as_it_was(book: Book) -> None:
    an_account(book, "Metro")
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2")
        left, before = desk.screen, desk.lines()
        assert drawn_lines_of(left) > 0
        await desk.press("3")
        assert drawn_lines_of(left) == 0
        await desk.press("2")
        assert desk.screen is left and desk.lines() == before


async def test_for_a_panel_only_what_it_changes_gets_its_styles_anew(
    filled_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[DOMNode] = []
    update_nodes = Stylesheet.update_nodes

    def noting(sheet: Stylesheet, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        given.extend(known := list(nodes))
        update_nodes(sheet, known, animate=animate)

    monkeypatch.setattr(Stylesheet, "update_nodes", noting)
    async with opened(filled_book, size=(120, 36)) as desk:
        await desk.press("3")
        place = desk.screen
        assert isinstance(place, Place) and place.has_class(SHOWN) and not place.has_class(BELOW)
        given.clear()
        place.needs = lambda: MOST_LIST
        make_room(place, place.needs)
        assert place.has_class(SHOWN, BELOW)
        assert sorted(type(node).__name__ for node in given) == ["Horizontal", "Panel", "Static"]
        changed = {
            selectors.selectors[-1].name
            for rule in desk.app.stylesheet.rules
            for selectors in rule.selector_set
            if any(selector.name in (SHOWN, BELOW) for selector in selectors.selectors)
        }
        assert changed == {name.strip("#") for name in STYLED_BY_IT.split(", ")}, "these and no others"


def drawn_lines_of(screen: Screen[Any]) -> int:
    """How many lines Textual keeps of the widgets of a screen."""
    widgets = [screen, *screen.walk_children(Widget)]
    return sum(len(widget._styles_cache._cache) for widget in widgets)
