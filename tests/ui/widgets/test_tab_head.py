"""The line of tabs: all of them in a narrow window, also with longer keys from the settings."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from kamtui.domain.text import language
from kamtui.ui.keys.places import key_in_force
from kamtui.ui.keys.screens import TABS
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.heads.tab_head import KEY, TabHead


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
        assert all(words in line for words in ("ctrl+e T", "ctrl+y B", "f12 N")), line
        assert line == tab_line("overview", 80), "none moves as another is shown"
    assert tab_line("terms", 102).split("│")[1] == "B Buying center", "where there is room nothing is cut"


def test_no_tab_moves_as_another_is_shown_and_each_says_its_key() -> None:
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    apart = "O Overview│B Buying center│C Calls│E Terms│Y Bonds│F Portfolio│D Dossier│M Numbers"
    assert {tab_line(tab.id, width).strip() for tab in TABS for width in (82, 98, 158)} == {apart}
    assert all(tab_line("terms", width).startswith(" O O") for width in (83, 98)), "a cell from the edge"
    begun = " Overview│Buying center│Calls│E Terms│Y Bonds│F Portfolio│Dossier│M Numbers"
    for tab in TABS:
        drawn = TabHead(tab.id, Glyphs()).drawn(80).split("\n")[1]
        assert drawn.plain == begun, "80 cells: whatever begins with its key stands alike"
        for name in ("Overview", "Buying", "Calls", "Dossier"):
            at = begun.index(name)
            looks = {str(span.style) for span in drawn.spans if span.start == at and span.end == at + 1}
            assert looks == {f"{KEY} underline"}, "its first letter is the key"
    with language.spoken("bg"):
        assert len({tab_line(tab.id, 80) for tab in TABS}) == 1 and "…" not in tab_line("terms", 80)
