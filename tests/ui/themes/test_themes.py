"""Two themes that can be read, and every other of Textual's that must not break anything."""

import json
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from kamtui.config import Choices
from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Stance
from kamtui.store.book.book import Book
from kamtui.ui.themes import themes
from kamtui.ui.themes.theme_list import theme_names
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.driving import Desk, opened

TEXTS = ("foreground", "faint", "accent", "primary", "warning", "error", "success")
GROUNDS = ("background", "surface", "panel", "row-cursor", "row-cursor-blurred")
READABLE = 4.5
"""WCAG 2.2, AA, for text."""


def luminance(color: Color) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b)


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure() -> None:
    assert contrast(Color.parse("#fff"), Color.parse("#000")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colors = {**theme.to_color_system().generate(), **theme.variables}
    pairs = {
        (text, ground): contrast(Color.parse(colors[text]), Color.parse(colors[ground]))
        for text, ground in product(TEXTS, GROUNDS)
    }
    assert {pair: round(found, 2) for pair, found in pairs.items() if found < READABLE} == {}


@pytest.mark.parametrize(
    ("chosen", "few", "theme"),
    [
        (None, False, "kamtui-dark"), ("kamtui-light", False, "kamtui-light"), ("nord", False, "nord"), ("gone", False, "kamtui-dark"),
        (None, True, "kamtui-16"), ("kamtui-light", True, "kamtui-16"), ("nord", True, "nord"),
    ],
)  # fmt: skip
def test_a_terminal_of_sixteen_colours_has_a_theme_of_its_own(
    chosen: str | None, few: bool, theme: str
) -> None:
    available = ("kamtui-dark", "kamtui-light", "kamtui-16", "nord")
    assert themes.fitting(chosen, available, has_few_colours=few) == theme


def test_ours_stand_first_in_the_list() -> None:
    listed = theme_names(["nord", "kamtui-16", "ansi-dark", "kamtui-dark", "kamtui-light"])
    assert [name for name, _words in listed] == [
        "kamtui-dark",
        "kamtui-light",
        "kamtui-16",
        "ansi-dark",
        "nord",
    ]


async def test_a_theme_is_chosen_from_the_list(book: Book) -> None:
    async with opened(book) as desk:
        desk.app.search_themes()
        await desk.until(lambda: desk.sees("kamtui, dark", "kamtui, light"))
        await desk.type("sixteen")
        await desk.until(lambda: not desk.sees("kamtui, light"))
        await desk.press("down", "enter")
        await desk.until(lambda: desk.app.theme == "kamtui-16")


async def test_in_sixteen_colours_the_line_at_hand_is_turned_over_and_nothing_else(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for name in ("Ana Ivanova", "Petar Petrov"):
        a_person(book, name, acme, stance=Stance.BLOCKER, influence=3)
    async with opened(book, choices=Choices(theme="kamtui-16")) as desk:
        await desk.press("2", "enter", "B")
        for name in ("Ivanova", "Petrov"):
            assert reversed_words(desk) == [f"▌■ {name}"]
            await desk.press("down")
        await desk.press("v")
        [line] = reversed_words(desk)
        assert line.startswith("▌■  3  Petar Petrov") and len(line) > 70, "over its whole width"


def reversed_words(desk: Desk) -> list[str]:
    """What is turned over of words, line by line; the end of a scroll bar is turned over too."""
    lines = (
        "".join(part.text for part in strip if part.style is not None and part.style.reverse)
        for strip in desk.screen._compositor.render_strips()
    )
    return [line.rstrip() if len(line) < 40 else line for line in lines if any(map(str.isalpha, line))]


async def test_the_choice_is_remembered(book: Book, tmp_path: Path) -> None:
    kept = tmp_path / "choices.json"
    async with opened(book, choices=Choices.load(kept)) as desk:
        assert desk.app.theme == "kamtui-dark"
        desk.app.theme = "kamtui-light"
        await desk.settle()
    assert json.loads(kept.read_text())["theme"] == "kamtui-light"
    async with opened(book, choices=Choices.load(kept)) as desk:
        assert desk.app.theme == "kamtui-light"
    kept.write_text('{"theme": "none of ours"}')
    async with opened(book, choices=Choices.load(kept)) as desk:
        assert desk.app.theme == themes.DEFAULT


async def test_every_theme_draws_every_place(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, is_key=True)
    a_person(book, "Ana", acme, stance=Stance.BLOCKER)
    a_task(book, "Step", acme)
    a_call(book, acme)
    async with opened(book, size=(120, 36)) as desk:
        for name in sorted(desk.app.available_themes):
            desk.app.theme = name
            await desk.settle()
            assert desk.sees("Step", "Acme") and desk.app.is_running, name
            if "ansi" in name:
                for way, screen in (("2", "AccountsScreen"), ("enter", "AccountScreen"), ("c", "CallForm")):
                    await desk.press(way)
                    assert desk.name == screen, name
                await desk.press("escape", "1", "question_mark", "escape")
        assert {"ansi-dark", "ansi-light", "nord"} <= set(desk.app.available_themes)


async def test_without_colours_states_still_have_signs(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, is_key=True)
    ana = a_person(book, "Ana", acme, stance=Stance.BLOCKER)
    a_task(book, "Late", acme, person_id=ana, due_on=date(2026, 11, 1))
    async with opened(book, size=(120, 36)) as desk:
        assert "▸" in desk.row and "■" in desk.row and desk.sees("▌")
        late = [
            segment.style
            for strip in desk.screen._compositor.render_strips()
            for segment in strip
            if "▸" in segment.text
        ]
        assert late[0] is not None and late[0].bold, "as a grey it would stand back behind what is not late"
        colors = desk.app.theme_variables
        assert colors["error"] == colors["warning"] == colors["foreground"], "nor in panels"
        await desk.press("2")
        assert "◆" in desk.row
        await desk.press("enter", "c", "escape")
        assert desk.sees("Acme")
        styles = {
            segment.style.color.name
            for strip in desk.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.color is not None
        }
        assert styles, "drawn at all"
