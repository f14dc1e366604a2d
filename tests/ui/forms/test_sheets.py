"""Forms are sheets: the few fields that matter first, the rest under "more", a letter to each, on a ground of their own."""

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.words import Stage
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.ui.knowledge import portfolio_acts
from tests.build import a_task, an_account
from tests.ui.driving import opened

SIZES = [(80, 24), (100, 30), (120, 36), (160, 45)]


async def test_more_is_one_line_until_the_cursor_comes_or_a_value_stands_there(book: Book) -> None:
    account_changes.add_account(book, AccountEntry(name="Acme", legal_name="Acme OOD"))
    async with opened(book) as desk:
        await desk.press("2", "n")
        assert (
            desk.at == "name" and desk.sees("Phone", "more E-mail, Website") and not desk.sees("Legal name")
        )
        await desk.press("tab", "tab", "tab", "tab", "tab")
        assert desk.at == "email" and desk.sees("Legal name", "Company number")
        await desk.press("escape")
        assert desk.name == "AccountsScreen", "nothing was typed: it does not ask"
        await desk.press("e")
        assert desk.sees("Acme OOD"), "where a value stands it is open at once"


async def test_a_click_on_a_name_in_the_folded_line_leads_to_its_field(book: Book) -> None:
    async with opened(book) as desk:
        for words, field in (
            ("Website", "website"),
            ("Industry", "industry"),
            ("more", "email"),
            (" ─", "email"),
        ):
            await desk.press("2", "n")
            line = desk.screen.query_one("_MoreLine")
            at = str(line.render()).index(words)
            await desk.pilot.click("_MoreLine", offset=(at + 1, 0))
            await desk.settle()
            assert desk.at == field and desk.sees("Legal name"), words
            await desk.press("escape", "1")


async def test_a_letter_leads_to_its_field(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("2", "n", "alt+c")
        assert desk.at == "city"
        await desk.press("alt+w")
        assert desk.at == "website" and desk.sees("Legal name"), "under “more”, too"
        await desk.press("alt+ц")
        assert desk.at == "city", "the same key on a Cyrillic keyboard"
        await desk.press("ctrl+g")
        assert desk.name == "Jump" and desk.sees("p Phone")
        await desk.press("p")
        assert desk.name == "AccountForm" and desk.at == "phone"
        await desk.press("ctrl+g", "escape")
        assert desk.at == "phone" and not desk.form.is_touched(), "no letter was typed into a field"
        await desk.press("alt+q")
        assert desk.at == "phone", "no field has this letter"
        await desk.press("alt+s", "l")
        assert desk.typed("stage") == Stage.LOST.value, "who goes to a choice by its letter means to choose"


async def test_a_form_of_one_field_is_saved_by_enter(book: Book) -> None:
    async with opened(book) as desk:
        desk.screen.run_worker(portfolio_acts.new_product(desk.screen.desk))  # type: ignore[attr-defined]
        await desk.settle()
        await desk.type("Paints")
        await desk.press("enter")
        assert desk.name == "TodayScreen" and book.rows("SELECT name FROM product") == [("Paints",)]


@pytest.mark.parametrize("size", SIZES)
async def test_beside_a_form_stands_nothing_and_below_it_one_footer(
    book: Book, size: tuple[int, int]
) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    for number in range(40):
        a_task(
            book, f"Task {number} with words enough to stand on both sides of whatever stands above it", None
        )
    async with opened(book, size=size) as desk:
        await desk.press("t")
        shown = desk.lines()
        assert not desk.sees("Task 1") and desk.bar.count("ctrl+s") == 1
        assert sum("? keys" in line or "ctrl+s save" in line for line in shown) == 1
        for line in shown[:-1]:
            words = line.strip()
            assert size[0] < 100 or not words or words[0] in "╭│╰", line
        title, what = (next(line for line in shown if words in line) for words in ("New task", "What "))
        assert title.index("New task") == what.index("What"), "on one edge"


async def test_a_call_in_one_line_is_no_higher_than_what_it_shows_and_does_not_shrink(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book, size=(160, 45)) as desk:
        await desk.press("a")
        form, below = desk.one("#form").region, desk.one("Understood").region
        assert below.height <= 10 and form.bottom < 25 and desk.sees("as in metro")
        await desk.type("acme: asked")
        assert desk.sees("Account") and desk.one("#form").region == form, "nothing moves while one types"
        await desk.resize(80, 24)
        assert desk.one("#form").region.height == 23 and desk.one("Understood").region.height > 12
