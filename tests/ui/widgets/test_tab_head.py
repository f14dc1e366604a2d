"""The line of tabs: all of them in a narrow window, also with longer keys from the settings."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from kamtui.domain.text import language
from kamtui.ui.keys.places import key_in_force
from kamtui.ui.keys.screens import TABS
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.heads.tab_head import TabHead


@pytest.fixture
def long_keys() -> Iterator[None]:
    keys = {"tab.terms": "ctrl+e", "tab.bonds": "ctrl+y", "tab.numbers": "f12"}
    language.name_keys(lambda act_id: key_in_force(act_id, keys))
    yield
    language.name_keys(None)


def tab_line(here: str, width: int) -> str:
    return TabHead(here, Glyphs()).drawn(width).plain.split("\n")[1]


def test_longer_keys_cut_the_longest_names_and_no_tab(long_keys: None) -> None:
    for tab in TABS:
        line = tab_line(tab.id, 80)
        assert cell_len(line) <= 80 and line.count("│") == len(TABS) - 1
        assert tab.label in line, "the one that is shown has its whole name"
        keys = {"terms": "ctrl+e T", "bonds": "ctrl+y B", "numbers": "f12 N"}
        assert all((words in line) == (tab.id != name) for name, words in keys.items()), line
    assert tab_line("terms", 102).split("│")[1] == "B Buying center", "where there is room nothing is cut"


def test_every_key_stands_before_its_name_but_that_of_the_tab_shown_where_there_is_no_room() -> None:
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    apart = "O Overview│B Buying center│C Calls│E Terms│Y Bonds│F Portfolio│D Dossier│M Numbers"
    assert {tab_line(tab.id, width).strip() for tab in TABS for width in (82, 98, 158)} == {apart}
    assert tab_line("terms", 98).startswith(" O") and tab_line("terms", 82).startswith("O")
    for tab in TABS:
        narrow = tab_line(tab.id, 80)
        assert cell_len(narrow) == 80 and "…" not in narrow
        assert narrow == apart.replace(f"{key_in_force(f'tab.{tab.id}', {})} {tab.label}", tab.label)
