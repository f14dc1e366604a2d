"""The tab Numbers of an account: months typed over in the grid, what they add up to, warnings of money."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.figures import Figure
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.time.months import months_from, plus_months
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.reads import written_month
from kamtui.ui.money.account_drawing import FigureLines, show_percent
from kamtui.ui.money.account_screen import LATER_SECONDS, AccountNumbersScreen
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.going import OpenAccount
from tests.build import a_term, an_account
from tests.effort import calls_of
from tests.ui.driving import Desk, opened
from tests.ui.money.sales_book import many_months
from tests.ui.shell.test_hostile_text import is_calm

OCT = date(2026, 10, 1)
NOV = date(2026, 11, 1)


def back(count: int) -> date:
    return plus_months(OCT, -count)


def stock(book: Book, name: str = "Acme") -> int:
    """An account with two years of sales, a plan of this year and the next months, and another account."""
    acme = an_account(book, name, stage=Stage.CUSTOMER, city="София")
    other = an_account(book, "Other", stage=Stage.CUSTOMER)
    months = [MonthFigures(back(step), 1_100_00 if step < 12 else 1_000_00, 110_00) for step in range(24)]
    months = [
        MonthFigures(one.month_on, one.revenue, one.profit, 1_200_00, 130_00)
        if one.month_on.year == 2026
        else one
        for one in months
    ]
    ahead = [MonthFigures(plus_months(NOV, step), planned_revenue=1_250_00) for step in range(3)]
    set_months(book, acme, [*months, *ahead])
    set_months(book, other, [MonthFigures(back(step), 900_00, 500_00) for step in range(24)])
    return acme


def written(book: Book, account_id: int, month: date) -> MonthFigures:
    return written_month(book, account_id, month)


async def show(desk: Desk, account_id: int, month: int | None = None) -> AccountNumbersScreen:
    desk.screen.post_message(OpenAccount(account_id, "numbers", month))
    await desk.until(lambda: isinstance(desk.screen, AccountNumbersScreen))
    await desk.settle()
    assert isinstance(desk.screen, AccountNumbersScreen)
    return desk.screen


def at(desk: Desk) -> tuple[date | None, Figure]:
    """The figure at hand."""
    screen = desk.screen
    assert isinstance(screen, AccountNumbersScreen)
    return screen.at_hand().month, screen.figure


def words(desk: Desk) -> str:
    """What is on the screen, with spaces that may break."""
    return desk.shown().replace("\u00a0", " ")


# -- typing figures


async def test_a_column_is_typed_from_top_to_bottom_each_figure_one_act(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme, 202608)
        await desk.press("e")
        await desk.type("1 234,5\n")
        assert at(desk) == (date(2026, 9, 1), Figure.REVENUE)
        await desk.type("2000\n")
        assert at(desk) == (OCT, Figure.REVENUE)
        assert written(book, acme, date(2026, 8, 1)).revenue == 1_234_50
        assert written(book, acme, date(2026, 8, 1)).profit == 110_00
        assert written(book, acme, date(2026, 9, 1)).revenue == 2_000_00
        assert "Sep 2026" in desk.said[-1] and desk.said[-1].endswith("u undoes")
        assert desk.app.focused is desk.one("FigureField"), "one goes on typing"
        await desk.press("escape", "u")
        assert written(book, acme, date(2026, 9, 1)).revenue == 1_100_00
        assert written(book, acme, date(2026, 8, 1)).revenue == 1_234_50
        await desk.press("u", "ctrl+r")
        assert written(book, acme, date(2026, 8, 1)).revenue == 1_234_50


async def test_a_column_typed_ahead_of_the_screen_loses_nothing(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme, 202601)
        await desk.type("e101\n202\n303,5\n404\n")
        await desk.settle(0.3)
        revenues = [written(book, acme, date(2026, month, 1)).revenue for month in range(1, 6)]
        assert revenues == [101_00, 202_00, 303_50, 404_00, 1_100_00]
        assert at(desk) == (date(2026, 5, 1), Figure.REVENUE)


async def test_arrows_choose_a_figure_and_tab_takes_to_the_right(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        assert at(desk) == (OCT, Figure.REVENUE)  # the last month that is over
        await desk.press("right", "right", "right", "right", "k", "left")
        assert at(desk) == (back(1), Figure.PROFIT)
        await desk.press("e")
        await desk.type("-50,25")
        assert "= −50.25 €" in words(desk)
        await desk.press("tab")
        assert at(desk) == (back(1), Figure.PLANNED_PROFIT)
        assert written(book, acme, back(1)).profit == -50_25
        await desk.type("7")
        await desk.press("shift+tab")
        assert at(desk) == (back(1), Figure.PROFIT)
        await desk.type("8")
        await desk.press("up")
        assert at(desk) == (back(2), Figure.PROFIT)
        found = written(book, acme, back(1))
        assert (found.planned_profit, found.profit) == (7_00, 8_00)


async def test_digits_go_to_places_and_write_nothing(book: Book) -> None:
    acme = stock(book)
    before = book.state()
    async with opened(book) as desk:
        for digit, name in (("5", "ChainScreen"), ("1", "TodayScreen"), ("2", "AccountsScreen")):
            await show(desk, acme)
            await desk.press(digit)
            assert desk.name == name
        assert [said for said in desk.said if "e types" in said] == [
            "5 goes to a place; e types into the figure at hand."
        ], "told once"
        await show(desk, acme)
        for key in ("9", "0", "minus", "backspace"):
            await desk.press(key)
            assert desk.name == "AccountNumbersScreen" and "typed after e" in desk.said[-1]
        await desk.press("question_mark")
        assert desk.sees("Type into the figure at hand")
    assert book.state() == before


async def test_arrows_go_on_typing_and_write_only_what_was_typed(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        before = book.state()
        await desk.press("e", "down", "up", "up", "right", "left", "down", "enter", "up")
        assert book.state() == before and at(desk) == (OCT, Figure.REVENUE)
        await desk.type("5")
        await desk.press("home")
        await desk.type("7")
        await desk.press("right", "right")  # the first goes behind the 5, the second to the next figure
        assert written(book, acme, OCT).revenue == 75_00 and at(desk) == (OCT, Figure.PLANNED_REVENUE)
        await desk.press("escape")
        assert desk.app.focused is desk.listed()
        await desk.press("G", "e", "down")  # there is no month below
        assert desk.app.focused is desk.listed()


async def test_what_cannot_be_read_is_said_and_stays_typed(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("e")
        await desk.type("1,234")
        await desk.press("enter")
        assert desk.sees("can be read in two ways")
        assert desk.one("FigureField").typed == "1,234"  # type: ignore[attr-defined]
        assert written(book, acme, OCT).revenue == 1_100_00
        await desk.press("backspace")
        assert not desk.sees("can be read in two ways")
        await desk.press("enter")
        assert written(book, acme, OCT).revenue == 1_23
        await desk.press("up")
        await desk.type("12x\n")
        assert desk.sees("is not an amount in euro")
        await desk.press("escape")
        assert written(book, acme, OCT).revenue == 1_23 and desk.app.focused is desk.listed()


async def test_a_profit_without_revenue_is_refused_and_stays_typed(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme, 202612)
        await desk.press("right", "right", "e")
        await desk.type("5\n")
        assert desk.sees("Dec 2026 has a profit and no revenue: write the revenue too.")
        assert desk.one("FigureField").typed == "5"  # type: ignore[attr-defined]
        await desk.press("escape")
        assert written(book, acme, date(2026, 12, 1)).profit is None


async def test_emptied_is_not_known_and_takes_the_profit_with_it(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("right", "delete", "enter", "space")
        assert desk.sees("Empty the planned revenue of Oct 2026") and "y empty" in desk.bar
        assert written(book, acme, OCT).planned_revenue == 1_200_00
        await desk.press("y")
        assert written(book, acme, OCT).planned_revenue is None
        assert written(book, acme, OCT).planned_profit == 130_00
        await desk.press("left", "delete", "y")
        found = written(book, acme, OCT)
        assert (found.revenue, found.profit) == (None, None)
        assert "its profit with it" in desk.said[-1]
        desk.app.clear_notifications()
        await desk.settle()
        # Others bought in that month: it is known that this one bought nothing.
        assert "Oct 2026 · revenue 0 €" in words(desk)
        before = book.state()
        await desk.press("delete", "y")
        assert book.state() == before and "written down nowhere" in desk.said[-1]
        await desk.press("u", "u")
        found = written(book, acme, OCT)
        assert (found.revenue, found.profit, found.planned_revenue) == (1_100_00, 110_00, 1_200_00)


async def test_a_plan_beside_a_zero_that_nobody_wrote_leaves_it_unwritten(book: Book) -> None:
    acme = stock(book)
    late = an_account(book, "Late", stage=Stage.CUSTOMER)
    set_months(book, late, [MonthFigures(back(3), 5_00)])
    async with opened(book) as desk:
        await show(desk, late)
        await desk.press("right", "e")
        await desk.type("7\n")
        assert written(book, late, OCT) == MonthFigures(OCT, None, None, 7_00, None)
    assert acme


async def test_e_changes_what_stands_there(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("e", "end")
        await desk.type("0")
        assert desk.one("FigureField").typed == "11000"  # type: ignore[attr-defined]
        await desk.press("enter")
        assert written(book, acme, OCT).revenue == 11_000_00
        assert at(desk) == (NOV, Figure.REVENUE)


async def test_leaving_it_empty_empties_it(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("right", "e", "backspace")
        assert desk.sees("empty: not known")
        await desk.press("enter")
        assert written(book, acme, OCT).planned_revenue is None


async def test_what_is_typed_survives_an_end_without_warning(book: Book) -> None:
    acme = stock(book)
    book.window_id, own = 77, book.window_id
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("right", "e")
        await desk.type("98,7")
    book.window_id = own
    async with opened(book) as desk:
        await desk.open_draft()
        assert desk.typed("amount") == "98,7" and desk.sees("Oct 2026 of Acme: planned revenue")
        await desk.press("ctrl+s")
        assert written(book, acme, OCT).planned_revenue == 98_70
        assert "98.70" in desk.said[-1]
    assert not book.orphaned_drafts()


async def test_a_figure_taken_or_left_leaves_no_draft(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("e")
        await desk.type("5\n")
        await desk.type("6")
        await desk.press("escape")
    assert book.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_a_draft_of_an_account_that_is_gone_is_dropped(book: Book) -> None:
    acme = stock(book)
    book.window_id, own = 77, book.window_id
    book.keep_draft(f"figure:{acme}", {"month": "2026-10-01", "figure": "revenue", "amount": "5"})
    book.window_id = own
    account_changes.delete_account(book, acme)
    async with opened(book) as desk:
        await desk.open_draft()
        assert desk.name == "TodayScreen"
    assert book.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_a_book_that_is_read_only_says_so_before_anything_is_typed(path: Path) -> None:
    with Book.open(path, create=True) as book:
        acme = stock(book)
    with Book.open(path, read_only=True) as book:
        async with opened(book) as desk:
            await show(desk, acme)
            for key in ("e", "delete"):
                await desk.press(key)
                assert "read" in desk.said[-1] and desk.app.focused is desk.listed()


# -- what is shown


async def test_what_the_months_add_up_to(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.settle(LATER_SECONDS + 0.2)
        shown = words(desk)
        for one in (
            "12 months revenue 13 200 € +10.0 % · profit 1 320 € +0.0 %",
            "to Oct 2026 margin 10.0 % · class B, 2 of 2 by profit",
            "plan 2026 11 000 € of 12 000 € to Oct 2026, 1 000 € short (−8.3 %)",
            "ahead 0 € of 3 750 € secured to Jan 2027, 3 750 € open",
            "Behind its plan by 1 000 €",
        ):
            assert one in shown, shown
        row = " ".join(desk.row.replace("\u00a0", " ").split()[:8])
        assert row == "Oct 2026 1 100 1 200 1 000"


async def test_the_class_comes_anew_when_figures_changed(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("right", "right", "e")
        await desk.type("90000\n")
        await desk.press("escape")
        assert written(book, acme, OCT).profit == 90_000_00
        await desk.settle(LATER_SECONDS + 0.2)
        assert desk.sees("class A, 1 of 2 by profit")


async def test_a_warning_of_money_is_hidden_until_a_day(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("s")  # nothing is known yet: nothing is hidden
        assert desk.name == "AccountNumbersScreen"
        await desk.settle(LATER_SECONDS + 0.2)
        assert desk.sees("Behind its plan", "v 1 more")
        await desk.press("v")
        assert desk.sees("Not secured")
        await desk.press("s")
        assert desk.name == "AcceptForm"
        await desk.fill("reason", "frame contract comes in January")
        await desk.press("ctrl+s")
        await desk.settle(LATER_SECONDS + 0.2)
        assert desk.sees("Behind its plan") and not desk.sees("Not secured") and not desk.sees("1 more")


async def test_a_month_opens_what_it_is_made_of(book: Book) -> None:
    acme = stock(book)
    a_term(
        book, acme, "Frame", owed_by=OwedBy.THEY, category=TermCategory.VOLUME, from_on=date(2026, 1, 1),
        target="≥ 500 €/month",
    )  # fmt: skip
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("enter")
        shown = words(desk)
        assert desk.name == "ReadMonth"
        for one in (
            "1 200 €: −100 € (−8.3 %)",
            "1 000 €: +100 € (+10.0 %)",
            "55.0 % of 2 000 € of 2 accounts",
        ):
            assert one in shown, shown
        assert "revenue 13 200 €, profit 1 320 €" in shown and "500 € by terms of volume" in shown
        await desk.press("escape")
        assert desk.name == "AccountNumbersScreen"
    async with opened(book, size=(160, 45)) as desk:
        await show(desk, acme)
        assert "55.0 % of 2 000 € of 2 accounts" in words(desk)


async def test_earlier_and_later_months(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.press("left_square_bracket")
        assert at(desk)[0] == back(12)
        await desk.press("g")
        assert at(desk)[0] == plus_months(NOV, -36)
        await desk.press("e")
        await desk.type("3\n")
        assert written(book, acme, plus_months(NOV, -36)).revenue == 3_00
        await desk.press("escape")
        await desk.press(*["right_square_bracket"] * 4, "G")
        assert at(desk)[0] == plus_months(NOV, 23)


async def test_nothing_known_says_what_to_press(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await show(desk, acme)
        await desk.settle(LATER_SECONDS + 0.2)
        assert desk.sees("no sales known: e types them below, I brings in a list")
        assert desk.sees("Oct 2026 · revenue not known: e types it", "nothing planned")
        await desk.press("delete")
        assert "This figure is empty: e types one." in desk.said
        await desk.press("e")
        await desk.type("500\n")
        assert written(book, acme, OCT) == MonthFigures(OCT, 500_00)
        assert not desk.sees("no sales known")


async def test_it_goes_when_the_account_goes(book: Book) -> None:
    acme = stock(book)
    async with opened(book) as desk:
        await show(desk, acme)
        account_changes.delete_account(book, acme)
        desk.screen.reload()  # type: ignore[attr-defined]
        await desk.until(lambda: desk.name == "TodayScreen")
        await desk.settle(LATER_SECONDS + 0.2)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36), (160, 45)])
@pytest.mark.parametrize("ascii_only", [False, True])
async def test_nothing_is_cut_and_a_hostile_name_is_calm(
    book: Book, size: tuple[int, int], ascii_only: bool
) -> None:
    acme = stock(book, "[/] [b]Клиент[/i] [@click=app.quit]x[/]")
    set_months(book, acme, [MonthFigures(back(2), 123_456_789_01, -9_876_543_21, 1_00, -5)])
    async with opened(book, size=size, config=Config(ascii=ascii_only)) as desk:
        await show(desk, acme)
        await desk.settle(LATER_SECONDS + 0.2)
        assert is_calm(desk)
        assert all(cell_len(line) == size[0] for line in desk.lines())
        listed = desk.listed()
        assert all(
            sum(cell_len(text) for text, _look in listed.lines.draw(index, listed.size.width - 2))
            <= listed.size.width - 2
            for index in range(len(listed.lines))
        )
        await desk.type("12")
        await desk.press("escape", "enter", "escape")
        assert is_calm(desk)
        if ascii_only:
            assert not any(sign in "".join(desk.rows()) for sign in "█▌│·")


@pytest.mark.parametrize(
    ("percent", "shown"),
    [("8.0", "+8.0 %"), ("-2.1", "−2.1 %"), ("999.9", "+999.9 %"), ("2168.8", "+2\u00a0169 %"), ("-1000.5", "−1\u00a0001 %")],
)  # fmt: skip
def test_a_great_percentage_is_rounded_half_up_and_never_cut(percent: str, shown: str) -> None:
    assert show_percent(Decimal(percent)) == shown


def test_amounts_too_wide_are_shown_in_thousands() -> None:
    months = {OCT: MonthFigures(OCT, 9_999_999_999_99, -9_999_999_999_99, 1, 1)}
    lines = FigureLines(months, [OCT], NOV, Glyphs())
    lines.lay_out(98)
    assert lines.shape.scale == 1 and lines.shape.used <= 98
    lines.lay_out(74)
    assert lines.shape.scale == 1_000 and lines.heading().startswith("in 1000")
    assert sum(cell_len(text) for text, _look in lines.draw(0, 74)) <= 74


def test_one_huge_month_does_not_crush_the_bars_of_the_others() -> None:
    year = months_from(plus_months(OCT, -11), OCT)
    months = {month: MonthFigures(month, 20_000_00) for month in year}
    months[OCT] = MonthFigures(OCT, 9_000_000_00)
    lines = FigureLines(months, year, NOV, Glyphs())
    lines.lay_out(100)
    bars = ["".join(text for text, _look in lines.draw(index, 100)).rstrip() for index in range(len(year))]
    assert all(bar.endswith("█") for bar in bars[:-1]), "full, as before that month"
    assert bars[-1].endswith("»"), "and it goes on beyond its column"


async def test_every_key_is_quick_in_a_large_book(book: Book) -> None:
    many_months(book, 200, 48)
    [(account_id,)] = book.rows("SELECT min(id) FROM account")
    async with opened(book) as desk:
        screen = await show(desk, account_id)
        await desk.settle(LATER_SECONDS + 0.5)
        assert calls_of(screen.reload) < 10_000
