"""What panels are made of: labels whole and two cells apart from what is known under them, parts that go on whole in the next line."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.ui.accounts.page import money_rows, overview_rows, owed_rows, rows
from kamtui.ui.accounts.whole_drawing import reach_facts
from kamtui.ui.center import card_drawing
from kamtui.ui.widgets.blocks import APART, assemble, fact, facts, packed, row


@pytest.mark.parametrize("width", [30, 40, 59, 60, 78])
def test_facts_that_are_put_together_stand_on_one_edge_two_cells_behind_the_longest_label(width: int) -> None:
    shown = assemble(
        [
            row(("Delivery within 3 days", "bold")),
            fact("From", "Fri 24 Jul 2026", width),
            fact("Check when", "on the 5th", width),
            fact("would break it", "a film that forms well on line 2 and costs less", width),
            fact("A label that is longer than this panel is wide", "", width),
        ]
    ).plain.split("\n")
    edge = shown[1].index("Fri")
    assert shown[2].index("on") == edge, shown
    longest = next(line for line in shown if line.startswith("would"))
    assert longest.index("a film") == edge and longest[edge - APART : edge] == " " * APART
    assert all(not line[:edge].strip() for line in shown[4:]), "what goes on hangs at the edge"


def test_a_label_that_has_no_room_is_cut_before_what_it_says_of() -> None:
    [line] = [line for line in assemble([fact("x" * 40, "abc", 30)]).plain.split("\n") if line]
    assert re.match(r"\S+  abc$", line.replace("…", "x")), line


LABELS = (
    (card_drawing, card_drawing.LABEL - APART, r'_fact\(_\("([^"]+)"\)|^        \(_\("([a-z ]+)"\), '),
    (overview_rows, rows.LABEL, r'fact_rows\("[a-z ]+", _\("([^"]+)"\)'),
    (money_rows, rows.LABEL, r'(?:fact_rows|_sum_row)\("[a-z ]+", _\("([^"]+)"\)'),
    (owed_rows, rows.LABEL, r'fact_rows\("[a-z ]+", _\("([^"]+)"\)'),
)
"""Where facts stand among lines one can stand on: the cells of a label there, and how it is written down."""


@pytest.mark.parametrize("code", ["en", "bg"])
def test_every_label_has_room_among_the_lines_of_an_account_and_of_a_card(code: str) -> None:
    with language.spoken(code):
        for module, cells, written in LABELS:
            text = Path(module.__file__ or "").read_text(encoding="utf-8")
            labels = ["".join(found) for found in re.findall(written, text, re.MULTILINE)]
            assert labels, module
            assert [_(label) for label in labels if cell_len(_(label)) > cells] == [], module
        assert all(cell_len(label) <= rows.LABEL for _kind, label, _ways in reach_facts([]))
        assert all(cell_len(kind.label) <= card_drawing.LABEL - APART for kind in ReachKind)


def test_a_label_is_never_glued_to_what_is_known_and_all_have_one_edge() -> None:
    rows = assemble(
        facts(36, ("From", "5 Dec"), ("Check when", "on the 5th"), ("Notice", ""))
    ).plain.splitlines()
    assert rows == ["From        5 Dec", "Check when  on the 5th"]
    for label in ("From", "Check when", "Buys per year"):
        [row, _end] = assemble([fact(label, "never", 40)]).plain.split("\n")
        assert row.startswith(f"{label}  "), "at least two cells"


def test_parts_stand_whole_on_as_many_lines_as_they_need() -> None:
    about = ("we owe", "deadlines", "ended 30 Sep 2025")
    assert packed(about, 36) == ["we owe · deadlines", "ended 30 Sep 2025"]
    assert packed(about, 40) == ["we owe · deadlines · ended 30 Sep 2025"]
