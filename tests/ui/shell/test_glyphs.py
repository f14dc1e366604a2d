"""Signs: each has a plain one, and none means two things in one place."""

import shutil
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from kamtui.config import Config
from kamtui.domain.center.words import Stance
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.terms.words import FavourWay, Outcome
from kamtui.store.book.book import Book
from kamtui.ui.center.drawing import map_signs
from kamtui.ui.center.map_lines import relation_signs
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import ELLIPSIS
from kamtui.ui.themes.ascii_only import AsciiOnly, plain_signs
from kamtui.ui.widgets.line_list import MARKED, RESTING
from tests.ui.driving import NOON, opened

LOOKS = [Glyphs(), Glyphs(ascii_only=True)]


def stances(glyphs: Glyphs) -> list[str]:
    return [glyphs.stance(stance) for stance in (*Stance, None)]


def relations(glyphs: Glyphs) -> list[str]:
    return [sign for signs, _kind in relation_signs(ascii_only=glyphs.is_ascii) for sign in signs.split()]


def cut_sign(glyphs: Glyphs) -> str:
    """Where a text goes on that has no more room."""
    return plain_signs(ELLIPSIS) if glyphs.is_ascii else ELLIPSIS


def places(glyphs: Glyphs) -> dict[str, Iterable[str]]:
    """The signs that stand in one column or beside one another, by place."""
    cursor = [glyphs.cursor, RESTING[glyphs.cursor], MARKED]
    outcomes = [glyphs.outcome(outcome) for outcome in (*Outcome, None)]
    return {
        "map": [glyphs.cursor, RESTING[glyphs.cursor], *stances(glyphs), *relations(glyphs), "[", "]"],
        "person": [*stances(glyphs), glyphs.strength(1)],
        "task": [*cursor, glyphs.overdue, glyphs.done, "!"],
        "terms": [glyphs.cursor, RESTING[glyphs.cursor], glyphs.overdue, *outcomes, "!", cut_sign(glyphs)],
        "favours": [glyphs.cursor, glyphs.favour(FavourWay.GIVEN), glyphs.favour(FavourWay.RECEIVED), "!"],
        "portfolio": [*cursor, *(glyphs.portfolio(state) for state in PortfolioState)],
        "tree": [
            *cursor,
            glyphs.fold(is_folded=True, has_more=True),
            glyphs.fold(is_folded=False, has_more=True),
            glyphs.fold(is_folded=False, has_more=False),
        ],
        "account": [*cursor, glyphs.key_account],
    }


@pytest.mark.parametrize("glyphs", LOOKS, ids=["signs", "ascii"])
def test_no_sign_means_two_things_in_one_place(glyphs: Glyphs) -> None:
    for place, signs in places(glyphs).items():
        doubles = [one for one, other in combinations(signs, 2) if one == other]
        assert doubles == [], place
        if glyphs.is_ascii:
            assert all(sign.isascii() for sign in signs), place
    assert glyphs.done not in (glyphs.outcome(Outcome.BROKEN), glyphs.outcome(Outcome.PARTLY)), "all is well"
    signs = [sign for sign, _words in map_signs(glyphs, 180) if sign != "[…]"]
    assert len(signs) == len(set(signs)), "the help explains each sign once"


def test_plain_signs_take_as_many_cells_and_letters_stay() -> None:
    assert (
        plain_signs("Ivanova → Ст. Ив… · ≥\N{NO-BREAK SPACE}98 % · −4d │ ▌")
        == "Ivanova > Ст. Ив~ | >=98 % | -4d | |"
    )
    assert plain_signs("profit 89 689 € · +1.3 %  ·     ·") == "profit 89 689 € | +1.3 %  -     -", (
        "nothing is taken off"
    )
    assert [plain_signs(text) for text in ("no others. ·", "influence 5 ·  ", "   ·", " ·", " · ")] == [
        "no others. |", "influence 5 |  ", "   -", " -", " | "
    ], "also at the end of a line that goes on in the next"  # fmt: skip
    assert plain_signs("“so” – 5 €, ёж, 王") == '"so" - 5 €, ёж, 王'


def test_a_point_between_facts_is_told_by_the_whole_line() -> None:
    """The facts are of several looks, so in several pieces; a point that begins a line of a list stays one."""
    pieces = ["  ", "· ", "● ", "Ana Ivanova", " · ", "buyer", " · ", "0888 123", " ·", "  "]
    drawn = AsciiOnly().apply([Segment(piece) for piece in pieces], Color(0, 0, 0))
    assert "".join(segment.text for segment in drawn) == "  - o Ana Ivanova | buyer | 0888 123 |  "


WAYS = (
    *("1", "2", "3", "4", "5", "6", "6 v", "6 v v", "6 v v v", "5 v", "5 v v"),
    *(f"2 enter {tab}" for tab in ("O", "B", "C", "E", "Y", "F", "D", "M")),
    *("2 enter B v", "2 enter B v v", "2 enter B enter", "2 enter B question_mark", "2 enter F W"),
    *("1 c", "1 t", "2 n", "1 question_mark", "1 slash", "1 ctrl+p", "1 R", "1 D"),
)
"""The keys to every place, tab and view, and to some forms and dialogs."""


@pytest.mark.slow
async def test_in_ascii_nothing_else_is_drawn_in_any_place(
    sample_file_at: Callable[[datetime], Path], path: Path
) -> None:
    """What the sample's people typed stays: letters and signs of currencies."""
    shutil.copyfile(sample_file_at(NOON), path)
    with Book.open(path, backups=None) as book:
        async with opened(book, size=(120, 36), config=Config(ascii=True)) as desk:
            for way in WAYS:
                await desk.press(*way.split())
                drawn = set(desk.shown())
                wrong = {one for one in drawn if not one.isascii() and unicodedata.category(one)[0] != "L"}
                assert wrong <= set("€°±"), (way, wrong)
                await desk.press("escape", "escape", "escape", "1")
                assert desk.name == "TodayScreen", way
