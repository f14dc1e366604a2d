"""Every size of window: nothing is cut off that one needs, and nothing typed is lost when it changes."""

from typing import Any

import pytest
from rich.cells import cell_len

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.ui.widgets.line_list import LineList
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.driving import Desk, opened

PLACES = ("1", "2", "3", "2 enter", "2 enter B", "2 enter C")
FORMS = ("1 c", "1 t", "1 n", "2 e", "2 enter B n", "2 enter B e")


def stock(book: Book) -> None:
    for number in range(30):
        account = an_account(
            book, f"Дълго име на фирма номер {number} ООД", stage=Stage.CUSTOMER, city="Велико Търново",
            note="long words " * 40, vulnerability="one man " * 12,
        )  # fmt: skip
        person = a_person(book, f"Мария-Александра Константинова {number}", account, title="head of buying")
        a_call(book, account, person, note="what was said " * 20)
        a_task(book, f"Something rather long to be done number {number}", account, person_id=person)


def fits(desk: Desk) -> None:
    width, height = desk.app.size
    lines = desk.lines()
    assert len(lines) == height
    assert all(cell_len(line) <= width for line in lines)


def is_in_view(desk: Desk) -> bool:
    """Whether the field with the focus is whole among the rows in view."""
    focused = desk.app.focused
    assert focused is not None
    field, rows = focused.region, desk.one("#rows").region
    # In a window of 40 columns the last of several fields of a row may lie beyond the edge.
    beside = rows.right >= field.right or desk.app.size.width < 80
    return field.height > 0 and rows.y <= field.y and field.bottom <= rows.bottom and beside


async def back(desk: Desk) -> None:
    while desk.name in ("AccountScreen", "AccountCallsScreen", "BuyingCenterScreen") or desk.name.endswith(
        "Form"
    ):
        await desk.press("escape")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36), (160, 45)])
async def test_places(book: Book, size: tuple[int, int]) -> None:
    stock(book)
    async with opened(book, size=size, draws=True) as desk:
        for way in PLACES:
            await desk.press(*way.split())
            fits(desk)
            lines = desk.lines()
            assert "Today" in lines[0], way
            assert lines[-1].rstrip().endswith("? keys"), way
            panel = desk.screen.query("Panel")
            if size[0] >= 120 and way in ("1", "2", "3"):
                # Beside the list, or below it; else, so that the list stays whole, the foot says what is at hand.
                foot = [one for one in desk.screen.query("#who") if one.region.height > 1]
                assert panel.first().region.width >= 37 or foot, way
            for listed in desk.screen.query(LineList):
                if listed.is_on_screen and listed.display:
                    assert listed.region.height >= min(len(listed.lines), 2), (way, listed)
            await back(desk)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_forms(book: Book, size: tuple[int, int]) -> None:
    stock(book)
    async with opened(book, size=size, draws=True) as desk:
        for way in FORMS:
            await desk.press(*way.split())
            assert desk.name.endswith("Form"), (way, desk.name)
            fits(desk)
            bar = desk.one("KeyBar").region
            assert bar.height == 1 and bar.bottom <= size[1], "the keys are in view"
            assert "ctrl+s save" in desk.bar
            first, seen = desk.at, []
            fields: list[Any] = [
                one
                for one in desk.form.fields()
                if all(node.display for node in one.ancestors_with_self)  # type: ignore[attr-defined]
            ]
            for _ in fields:
                seen.append(desk.at)
                await desk.until(lambda: is_in_view(desk), 1)
                await desk.press("tab")
            assert sorted(seen) == sorted(widget.field for widget in fields), way
            assert desk.at == first, "around and back"
            # What the form says about itself is in view too, with the keys below it.
            desk.form.say("said aloud")
            await desk.settle()
            assert desk.sees("said aloud", "ctrl+s save"), way
            desk.form.say("")
            await back(desk)


async def test_a_window_made_small_and_large_again(book: Book) -> None:
    stock(book)
    async with opened(book, size=(120, 36), draws=True) as desk:
        await desk.press("j", "j", "j")
        line = desk.listed().current_key
        for size in ((20, 5), (1, 1), (40, 10), (160, 45), (80, 24)):
            await desk.resize(*size)
        fits(desk)
        assert desk.listed().current_key == line and desk.app.focused is desk.listed()
        for way in FORMS:
            await desk.press(*way.split())
            form = desk.form
            await desk.type("abc") if desk.name != "CallForm" else await desk.fill("note", "abc")
            typed, at = form.typed(), desk.at
            await desk.resize(20, 5)
            await desk.type("zzz")  # what cannot be seen cannot be typed into
            await desk.resize(80, 24)
            assert desk.form is form and form.typed() == typed and desk.at == at, way
            fits(desk)
            assert desk.app.focused is not None and desk.app.focused.region.height
            await desk.type("d")
            assert form.typed() != typed
            await desk.press("escape", "escape")
            await back(desk)
        for way in ("slash", "question_mark", "s"):
            await desk.press("1", "g", way)
            name = desk.name
            await desk.resize(20, 5)
            await desk.resize(80, 24)
            assert desk.name == name
            await desk.press("escape")


async def test_suggestions_stay_in_view(book: Book) -> None:
    stock(book)
    async with opened(book, size=(40, 10)) as desk:
        for way in ("1 c", "1 t"):
            await desk.press(*way.split())
            await desk.fill("account", "фирма")
            below = desk.one("#suggestions")
            assert below.display and below.region.height >= 1
            assert below.region.bottom <= 10 and below.region.right <= 40, way
            await desk.press("down", "enter")
            assert desk.typed("account").startswith("Дълго име")
            await desk.press("escape", "escape")


async def test_a_choice_shows_what_is_chosen(book: Book) -> None:
    stock(book)
    async with opened(book, size=(40, 10)) as desk:
        await desk.press("c")
        desk.field("channel").focus()
        await desk.settle()
        for label in ("video", "e-mail", "message", "event", "visit"):
            await desk.press("right")
            await desk.until(lambda label=label: desk.sees(f"[{label}]"), 1)
