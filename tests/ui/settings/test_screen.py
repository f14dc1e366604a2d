"""The settings on the screen."""

from datetime import date
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from kamtui import paths
from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text.numbers import Currency, count_as
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.ui.settings.screen import SettingsScreen
from tests.build import an_account
from tests.ui.driving import opened


async def test_settings_are_seen_changed_and_taken_back(book: Book) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('# mine\nlanguage = "de"\n\n[thresholds]\nopponent_days = 45\n', encoding="utf-8")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("comma")
        assert isinstance(desk.screen, SettingsScreen)
        assert desk.sees("1 of them your own") and desk.sees("Not understood in the file")
        assert desk.sees('“language” is "de" and must be one of: en, bg')
        await desk.press("enter")
        assert isinstance(desk.screen, SettingsScreen)  # a sentence about the file is no setting
        await desk.press("f")
        await desk.type("opponent")
        await desk.press("enter")
        assert desk.sees("45 days") and desk.sees("60 days") and not desk.sees("Signature")
        await desk.press("enter")
        await desk.type("50")
        await desk.press("enter")
        assert isinstance(desk.screen, SettingsScreen) and desk.sees("50 days")
        assert (
            file.read_text(encoding="utf-8")
            == '# mine\nlanguage = "de"\n\n[thresholds]\nopponent_days = 50\n'
        )
        await desk.press("d")
        assert not desk.sees("50 days") and desk.sees("60 days")
        await desk.press("u", "u")
        assert desk.sees("45 days") and "opponent_days = 45" in file.read_text(encoding="utf-8")
        assert desk.app.desk.thresholds.center.opponent_days == 45
        # Another program writes the file while it is open.
        file.write_text("[thresholds]\nopponent_days = 33\n", encoding="utf-8")
        desk.screen._look()
        await desk.settle()
        assert desk.sees("33 days")
        await desk.press("escape", "escape")
        assert not isinstance(desk.screen, SettingsScreen)


async def test_the_keyboard_that_was_answered_is_seen(book: Book) -> None:
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("comma")
        assert desk.sees("Keyboard asked for")
        await desk.press("н", "3", "escape", "comma")
        assert desk.sees("bds, as answered") and not paths.config_file().exists()


async def test_what_is_wrong_with_a_value_is_in_view(book: Book) -> None:
    """The words above it just fit into the window; beside a scrollbar that came they would wrap, and hide it."""
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("comma", "f")
        await desk.type("feasts on")
        await desk.press("enter", "enter")
        await desk.type("400")
        await desk.press("enter")
        rows = desk.screen.query_one("#rows", VerticalScroll)
        rows.show_vertical_scrollbar = (
            True  # as for the moment in which the words have come, and the form has not grown
        )
        rows.refresh(layout=True)
        await desk.settle()
        assert rows.max_scroll_y == 0, "all of it is in view at once"
        assert desk.sees("“400” cannot be: it must be a whole number from 0 to 60.")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_setting_is_reached_and_says_what_it_does(book: Book, size: tuple[int, int]) -> None:
    async with opened(book, size=size) as desk:
        await desk.press("comma")
        screen = desk.screen
        assert isinstance(screen, SettingsScreen) and desk.sees("all at their defaults")
        assert desk.sees("The language of every screen")
        await desk.press("G")
        assert desk.sees("The keys that do it")
        assert len([row for row in screen.rows if row.path[0] == "keys"]) > 100


async def test_in_a_book_in_leva_every_place_counts_in_leva_and_sums_are_turned_from_the_settings(
    path: Path,
) -> None:
    book = Book.open(path, create=True, counts_in=Currency.BGN)
    account_id = an_account(book, "Metro", stage=Stage.CUSTOMER)
    set_months(book, account_id, [MonthFigures(date(2026, 10, 1), revenue=195_583, profit=100_000)])
    async with opened(book, size=(120, 36)) as desk:
        count_as(book)  # for the lines that the test itself draws; the app knows by itself
        await desk.press("6")
        assert desk.sees("1 000 лв") and not desk.sees("€")
        await desk.press("comma", "f")
        await desk.type("currency")
        await desk.press("enter")
        assert desk.sees("This book counts in") and desk.sees("leva")
        await desk.press("enter")
        await desk.type("EUR")
        await desk.press("enter")
        assert desk.sees("has 2 sums") and desk.sees("turn them into euro")
        await desk.press("a")
        await desk.press("escape", "escape")
        assert desk.sees("511 €") and not desk.sees("лв")
        await desk.press("u")
        assert desk.sees("1 000 лв") and not desk.sees("511 €")
