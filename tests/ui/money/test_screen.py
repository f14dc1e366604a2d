"""Numbers by keys: Pareto, whale curve, movements, plan, concentration; health; what bonds and sales say on Today."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Earner, pareto
from kamtui.domain.money.plan import PlanLine, in_whole
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.terms.words import OwedBy, TermCategory, TermState
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.time.months import months_from, plus_months, show_month
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_changes import accept
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.knowledge import bond_changes, satisfaction_changes
from kamtui.store.money.changes import set_months
from kamtui.store.money.figures import KeptFigures
from kamtui.ui.money import views
from kamtui.ui.money.pareto_drawing import bar, sided_bar, track
from kamtui.ui.money.plan_drawing import draw_month, plan_heading
from kamtui.ui.money.screen import NumbersScreen
from kamtui.ui.money.whale_drawing import whale_chart
from kamtui.ui.shell.glyphs import Glyphs
from tests.build import TODAY, a_call, a_task, a_term, an_account, came_long_ago, dump, set_term_state
from tests.effort import counted
from tests.ui.driving import Desk, opened
from tests.ui.money.sales_book import many_months
from tests.ui.shell.test_hostile_text import HOSTILE, is_calm

VIEWS = [view.name for view in views.VIEWS]
OCT = date(2026, 10, 1)
NOV = date(2026, 11, 1)
YEAR = months_from(plus_months(OCT, -11), OCT)
BEFORE = months_from(plus_months(OCT, -23), plus_months(OCT, -12))


def sold(book: Book, name: str, now: int, before: int, percent: int, **fields: object) -> int:
    """An account that buys for so many euro in each of the 12 months, and did in those before; with its margin."""
    account = an_account(book, name, **{"stage": Stage.CUSTOMER, **fields})
    months = [(month, now) for month in YEAR] + [(month, before) for month in BEFORE]
    set_months(
        book,
        account,
        [MonthFigures(month, euro * 100, euro * percent) for month, euro in months if euro],
    )
    return account


def a_book(book: Book) -> dict[str, int]:
    """Profit of 12 months: Alfa 6 000, Beta 2 400, Gamma 600, Зета 360, Delta −720; Epsilon is lost."""
    ids = {
        "Alfa": sold(book, "Alfa", 1000, 1000, 50, is_key=True),
        "Beta": sold(book, "Beta", 800, 1000, 25),
        "Gamma": sold(book, "Gamma", 500, 400, 10),
        "Delta": sold(book, "Delta", 300, 300, -20),
        "Epsilon": sold(book, "Epsilon", 0, 200, 10),
        "Зета": sold(book, "Зета", 100, 0, 30),
    }
    planned = [MonthFigures(month, 100_000, 50_000, 110_000) for month in YEAR if month.year == 2026]
    coming = [MonthFigures(plus_months(NOV, n), None, None, 200_000) for n in (1, 2)]
    set_months(book, ids["Alfa"], [*planned, MonthFigures(NOV, 50_000, 20_000, 200_000), *coming])
    return ids


def spaced(text: str) -> str:
    """With plain spaces for those that do not break."""
    return text.replace("\u00a0", " ")


def rows(desk: Desk) -> list[str]:
    return [spaced(row) for row in desk.rows("numbers")]


def words(desk: Desk) -> str:
    return " ".join(spaced(str(desk.one("#words").render())).split())


async def numbers(desk: Desk, view: str = "pareto") -> None:
    await desk.press("6")
    for _step in range(VIEWS.index(view)):
        await desk.press("v")
    assert isinstance(desk.screen, NumbersScreen) and desk.screen.choice.view.name == view


# -- Pareto


async def test_pareto_by_profit_and_by_revenue(book: Book) -> None:
    a_book(book)
    async with opened(book) as desk:
        await numbers(desk)
        assert desk.sees("5 accounts", "by profit")
        assert words(desk) == "Profit Nov 2025 – Oct 2026: 8 640 € · 2 of 5 accounts (40.0 %) make 80 %"
        drawn = rows(desk)
        assert [row.split()[:2] for row in drawn if row[0].isdigit() and "% of" not in row] == [
            ["1", "Alfa"], ["2", "Beta"], ["3", "Gamma"], ["4", "Зета"], ["5", "Delta"],
        ]  # fmt: skip
        assert "6 000 € 69.4 %" in drawn[0] and drawn[0].endswith("69.4 % A")
        assert drawn[1].endswith("97.2 % A") and "2 400 € 27.8 %" in drawn[1]
        assert drawn[2].startswith("80 % of the profit") and drawn[2].endswith("2 of 5 accounts")
        assert drawn[3].endswith("104.2 % C") and drawn[4].endswith("108.3 % C")
        assert drawn[5].startswith("the peak: 9 360 €") and drawn[5].endswith(
            "over 100 %, as those below lose 720 €"
        )
        assert "−720 € −8.3 %" in drawn[6] and drawn[6].endswith("100.0 % C")
        await desk.press("o")
        assert desk.sees("by revenue")
        assert words(desk) == "Revenue Nov 2025 – Oct 2026: 32 400 € · 3 of 5 accounts (60.0 %) make 80 %"
        drawn = rows(desk)
        assert drawn[3].startswith("80 % of the revenue") and drawn[2].endswith("85.2 % A")
        assert not any("the peak" in row for row in drawn), "nobody takes revenue back"


async def test_other_months_and_the_filter(book: Book) -> None:
    a_book(book)
    async with opened(book) as desk:
        await numbers(desk)
        await desk.press("p")
        assert desk.sees("this year") and "Jan 2026 – Oct 2026: 7 200 €" in words(desk)
        await desk.press("p")
        # Alfa 12 000, Beta 5 400, Gamma 1 080, Зета 360, Epsilon 240, Delta −1 440.
        assert desk.sees("all months") and "Nov 2024 – Oct 2026: 17 640 €" in words(desk)
        await desk.press("p", "f")
        await desk.type("zeta")
        found = [row for row in rows(desk) if row[0].isdigit() and "% of" not in row]
        assert [row.split()[:2] for row in found] == [["4", "Зета"]], "any alphabet; it keeps its place"
        await desk.press("escape")
        assert len(rows(desk)) == 7


async def test_enter_opens_what_a_line_is_made_of_and_an_asterisk_marks_it(book: Book) -> None:
    ids = a_book(book)
    async with opened(book) as desk:
        await numbers(desk)
        await desk.stand_on("Beta")
        before = dump(book)
        await desk.press("asterisk")
        assert account_reads.account_entry(book, ids["Beta"]).is_key and "Beta" in desk.row
        await desk.press("u")
        assert dump(book) == before
        await desk.press("enter")
        assert desk.name == "AccountNumbersScreen" and desk.sees("Beta")
        await desk.press("escape")
        assert desk.name == "NumbersScreen" and "Beta" in desk.row


async def test_of_unknown_profit_it_is_said(book: Book) -> None:
    a_book(book)
    quiet = an_account(book, "Quiet", stage=Stage.CUSTOMER)
    set_months(book, quiet, [MonthFigures(month, 500_000) for month in YEAR])
    async with opened(book) as desk:
        await numbers(desk)
        assert words(desk).endswith("1 account of unknown profit is left out")
        assert not any("Quiet" in row for row in rows(desk))
        await desk.press("o")
        assert "Quiet" in rows(desk)[0] and "left out" not in words(desk)


# -- the whale curve


async def test_the_whale_curve_says_its_peak_and_what_is_given_back(book: Book) -> None:
    a_book(book)
    async with opened(book) as desk:
        await numbers(desk, "whale")
        assert words(desk) == (
            "The peak: 4 accounts bring 9 360 € (108.3 %) in Nov 2025 – Oct 2026. "
            "The 1 that loses money gives back 720 € (7.7 % of it): 8 640 € are left."
        )
        assert [row.split()[:2] for row in rows(desk)] == [["5", "Delta"]] and "100.0 %" in rows(desk)[0]
        assert desk.sees("9 360 €│", "4 ▲", "5 accounts, the largest first", "▒▒▒▒")
        await desk.press("o")
        assert "Nobody after it gives any of it back." in words(desk) and rows(desk) == []
        assert "▒" not in desk.shown()


def chart(amounts: list[int], width: int = 50, height: int = 9, *, ascii_only: bool = False) -> list[str]:
    order = pareto([Earner(number, f"a{number}", amount) for number, amount in enumerate(amounts)])
    return whale_chart(order, width, height, Glyphs(ascii_only=ascii_only)).plain.split("\n")


def test_the_curve_is_drawn_to_its_peak() -> None:
    drawn = chart([60_000, 30_000, 10_000, -50_000])
    assert len(drawn) == 9
    assert spaced(drawn[0]).startswith("1 000 €│") and spaced(drawn[4]).startswith("  500 €│")
    bottom = drawn[-2].partition("│")[2]
    assert bottom.count("█") == 3 * bottom.count("▒"), "each account has as many columns"
    assert set("".join(line.partition("│")[2] for line in drawn[:-1])) <= set(" ▁▂▃▄▅▆▇█▒")
    top = drawn[0].partition("│")[2]
    assert top.rstrip().endswith("█") and "▒" not in top
    assert drawn[-1].rstrip().endswith("3 ▲") and drawn[-1].index("▲") == drawn[-2].index("▒") - 1


def test_the_curve_below_nothing_and_in_plain_signs() -> None:
    drawn = chart([10_000, -50_000], ascii_only=True)
    signs = {sign for line in drawn[:-1] for sign in line.partition("|")[2]}
    assert signs == {" ", "#", ":"}
    assert "−400" in drawn[-2], "how deep it goes"
    assert drawn[1].count("#") == drawn[-2].count(":") == 21
    assert chart([-10_000, -20_000], ascii_only=True)[-2].count(":")
    assert chart([]) == [""] and chart([0, 0])


def test_many_accounts_are_drawn_in_the_room_there_is() -> None:
    amounts = [10_000 - 14 * number for number in range(800)]
    drawn = chart(amounts, 60)
    assert all(len(line) <= 60 for line in drawn)
    assert "▒" in drawn[-2] and "800 accounts" in drawn[-1]


def test_bars_and_percentages() -> None:
    signs, plain = Glyphs(), Glyphs(ascii_only=True)
    assert bar(100, 100, 4, signs) == ("████", "accent") and bar(1, 1000, 4, signs)[0] == "▏   "
    assert bar(-50, 100, 4, signs) == ("▒▒  ", "red") and bar(0, 100, 4, signs)[0].strip() == ""
    losses = [bar(-amount, 100, 12, signs)[0].strip() for amount in (1, 4, 9, 14, 25)]
    assert losses == ["░", "░", "▒", "▒░", "▒▒▒"], "in proportion, as what is brought"
    assert bar(-4, 100, 12, plain)[0].strip() == "." and bar(-14, 100, 12, plain)[0].strip() == "-."
    assert bar(100, 100, 4, plain)[0] == "####" and bar(-50, 100, 4, plain)[0] == "--  "
    assert bar(0, 0, 4, signs)[0].strip() == "" and show_percent(None) == ""


def test_a_loss_goes_to_the_other_side() -> None:
    order = pareto([Earner(1, "A", 90), Earner(2, "B", 45), Earner(3, "C", -5), Earner(4, "D", -25)])

    def drawn(glyphs: Glyphs) -> list[str]:
        return [
            "".join(text for text, _look in sided_bar(line.amount, order, 12, glyphs)) for line in order.lines
        ]

    # A thin axis where nothing is; each side in the same unit, so that half as much is half as long.
    assert drawn(Glyphs()) == ["   │████████", "   │████    ", "  ░│        ", " ▒▒│        "]
    assert drawn(Glyphs(ascii_only=True)) == ["   |########", "   |####    ", "  .|        ", " --|        "]
    assert [look for _text, look in sided_bar(-5, order, 12, Glyphs())] == ["red", "dim", "red"]


def test_where_nobody_loses_no_axis_takes_a_cell_of_the_bars() -> None:
    order = pareto([Earner(1, "A", 90), Earner(2, "B", 45)])
    assert sided_bar(90, order, 12, Glyphs()) == [("█" * 12, "accent")]


def test_where_all_lose_the_axis_stands_at_the_right() -> None:
    order = pareto([Earner(1, "A", -45), Earner(2, "B", -90)])
    drawn = [
        "".join(text for text, _look in sided_bar(line.amount, order, 9, Glyphs())) for line in order.lines
    ]
    assert drawn == ["    ▒▒▒▒│", "▒▒▒▒▒▒▒▒│"]


@pytest.mark.parametrize("cells", [10, 24])
def test_the_dot_of_the_cumulated_line_stands_on_its_side_of_the_80_percent(cells: int) -> None:
    amounts = [1, 100, 500, 747, 790, 799, 800, 801, 810, 862, 1000, 1030]
    order = pareto([Earner(1, "a", 1000), Earner(2, "b", 30), Earner(3, "c", -30)])
    for amount in amounts:
        drawn = "".join(text for text, _look in track(amount, order, cells, Glyphs()))
        dot, mark = drawn.index("●"), drawn.find("┊")
        assert len(drawn) == cells
        assert (dot < mark) if amount < 800 else (mark == -1) if amount == 800 else (-1 < mark < dot), (
            amount,
            drawn,
        )


# -- movements


async def test_movements_in_their_groups(book: Book) -> None:
    a_book(book)
    async with opened(book) as desk:
        await numbers(desk, "movements")
        assert words(desk) == (
            "Nov 2025 – Oct 2026 against the 12 before: lost 1 (−2 400 €), down 1 (−2 400 €), new 1 (1 200 €). "
            "1 live account loses 720 €."
        )
        assert [row for row in rows(desk) if row] == [
            f"Lost {'─' * 69} 1",
            "Epsilon 0 € 2 400 € −100.0 % 0 €",
            f"Down {'─' * 69} 1",
            "Beta A 9 600 € 12 000 € −20.0 % 2 400 €",
            f"Loses money {'─' * 62} 1",
            "Delta C 3 600 € 3 600 € 0.0 % −720 €",
            f"New {'─' * 70} 1",
            "Зета C 1 200 € new 360 €",
        ]
        await desk.stand_on("Epsilon")
        await desk.press("enter")
        assert desk.name == "AccountNumbersScreen" and desk.sees("Epsilon")


async def test_a_late_order_says_how_late(book: Book) -> None:
    a_book(book)
    late = an_account(book, "Slow", stage=Stage.CUSTOMER)
    set_months(book, late, [MonthFigures(plus_months(OCT, -n), 900_000, 900_000) for n in (3, 4, 5, 6)])
    async with opened(book) as desk:
        await numbers(desk, "movements")
        [row] = [row for row in rows(desk) if row.startswith("Slow") and "until then" in row]
        assert row == "Slow A last in Jul 2026, until then every month"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_up_to_which_month_sales_are_known_stands_below_every_view(
    book: Book, size: tuple[int, int]
) -> None:
    account = an_account(book, "Old", stage=Stage.CUSTOMER)
    set_months(book, account, [MonthFigures(plus_months(OCT, -n), 900_000, 90_000) for n in range(2, 30)])
    async with opened(book, size=size) as desk:
        await numbers(desk)
        for _view in range(5):
            assert str(desk.one("#known").render()) == (
                "Sales are known up to Aug 2026; 2 months since then are not."
            )
            await desk.press("v")


async def test_without_two_years_nothing_is_said_of_movements(book: Book) -> None:
    account = an_account(book, "Young", stage=Stage.CUSTOMER)
    set_months(book, account, [MonthFigures(month, 1000, 100) for month in YEAR])
    async with opened(book) as desk:
        await numbers(desk, "movements")
        assert rows(desk) == [] and words(desk).startswith("Two years of sales are not known")


# -- plan


async def test_months_against_plan_and_last_year(book: Book) -> None:
    a_book(book)
    async with opened(book) as desk:
        await numbers(desk, "plan")
        assert desk.sees("by revenue")
        assert words(desk) == (
            "Revenue Jan 2026 – Oct 2026: 27 000 € of 11 000 € planned (245.5 %) · −6.9 % on the year before · "
            "ahead 500 € of 6 000 € secured, 5 500 € open"
        )
        drawn = [row for row in rows(desk) if row.startswith("▸")]
        assert drawn[0] == "▸ Nov 2025 2 700 € 2 900 € −6.9 %", "no plan, no gap"
        assert drawn[11] == "▸ Oct 2026 2 700 € 1 100 € 1 600 € 2 900 € −6.9 %"
        assert drawn[12:] == [
            "▸ Nov 2026 500 € 2 000 € −1 500 € 2 700 €",
            "▸ Dec 2026 0 € 2 000 € −2 000 € 2 700 €",
            "▸ Jan 2027 0 € 2 000 € −2 000 € 2 700 €",
        ]
        await desk.press("o")
        assert words(desk) == "Profit Jan 2026 – Oct 2026: 7 200 € · −4.0 % on the year before"


@pytest.mark.parametrize("width", [77, 97, 116])
def test_a_month_stands_below_its_heads(width: int) -> None:
    line = PlanLine("Oct 2026", 145_121_70, 161_000_00, 156_283_00)
    heads = "".join(text for text, _look in plan_heading(11, Measure.REVENUE)(width))
    drawn = "".join(text for text, _look in draw_month(line, in_whole([line])[0], width, 11, "▸ ")).replace(
        "\u00a0", " "
    )
    for head, amount in (
        ("revenue", "145 122 €"),
        ("plan", "161 000 €"),
        ("gap", "−15 878 €"),
        ("year before", "156 283 €"),
        ("change", "−7.1 %"),
    ):
        assert heads.index(head) + len(head) == drawn.index(amount) + len(amount), (heads, drawn)


async def test_enter_on_a_month_shows_its_accounts_and_enter_again_folds_it(book: Book) -> None:
    a_book(book)
    async with opened(book) as desk:
        await numbers(desk, "plan")
        await desk.stand_on("Oct 2026")
        await desk.press("enter")
        at = rows(desk).index(desk.row.replace("\u00a0", " "))
        assert rows(desk)[at : at + 7] == [
            "▾ Oct 2026 2 700 € 1 100 € 1 600 € 2 900 € −6.9 %",
            "Alfa 1 000 € 1 100 € −100 € 1 000 € 0.0 %",
            "Beta 800 € 1 000 € −20.0 %",
            "Gamma 500 € 400 € +25.0 %",
            "Delta 300 € 300 € 0.0 %",
            "Зета 100 €",
            "Epsilon 0 € 200 € −100.0 %",
        ]
        await desk.press("enter")
        assert not any(row.startswith("Gamma") for row in rows(desk))
        await desk.press("f")
        await desk.type("beta")
        await desk.press("enter")
        assert "▸ Oct 2026 800 € 1 000 € −20.0 %" in rows(desk), "the months of those that fit"


# -- concentration, hours, value bonds


async def test_names_within_a_month_have_the_room_there_is_in_a_narrow_window(book: Book) -> None:
    sold(book, "Carpatia Snacks", 1_000_000, 900_000, 50)
    async with opened(book) as desk:
        await numbers(desk, "plan")
        await desk.stand_on("Oct 2026")
        await desk.press("enter", "j")
        assert desk.row.startswith("Carpatia"), "one can tell who it is"


async def test_what_hangs_on_whom(book: Book) -> None:
    ids = a_book(book)
    a_call(book, ids["Gamma"], held_at=datetime(2026, 10, 1, 9, tzinfo=UTC), minutes=180)
    a_call(book, ids["Alfa"], held_at=datetime(2026, 10, 2, 9, tzinfo=UTC), minutes=60)
    since = date(2026, 6, 1)
    for name, cost in (("Delta", 10_000), ("Gamma", 70_000), ("Beta", 20_000)):
        bond_changes.take_bond_reading(
            book, ids[name], BondEntry(bond=Bond.VALUE, read_on=since, strength=4, yearly_cost=cost)
        )
    async with opened(book) as desk:
        await numbers(desk, "concentration")
        assert words(desk) == (
            "Of the profit of 8 640 € the largest account brings 69.4 %, the three 104.2 %, the five 100.0 %."
        )
        drawn = rows(desk)
        assert drawn[1].startswith("the largest: Alfa 6 000 € 69.4 %")
        assert drawn[2].startswith("the 3 largest accounts 9 000 € 104.2 %")
        assert drawn[3].startswith("the 5 largest accounts 8 640 € 100.0 %")
        assert "! Gamma 3 h 75.0 % of time 6.9 % of profit" in drawn
        assert "Alfa 1 h 25.0 % of time 69.4 % of profit" in drawn
        start = next(index for index, row in enumerate(drawn) if row.startswith("Value bonds"))
        assert drawn[start].endswith("2 cost more than they bring")
        assert drawn[start + 2 :] == [
            "! Delta 100 € −720 € −820 €",
            "! Gamma 700 € 600 € −100 €",
            "Beta 200 € 2 400 € 2 200 €",
        ]
        await desk.stand_on("3 largest")
        await desk.press("enter")
        assert (
            isinstance(desk.screen, NumbersScreen)
            and desk.screen.choice.view.name == "pareto"
            and "Gamma" in desk.row
        )


# -- everything


async def test_an_empty_place_says_what_to_press(book: Book) -> None:
    an_account(book, "Nobody buys", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("6")
        assert desk.sees("I brings in a list of sales", "M in an account writes its months by hand")
        for key in ("v", "v", "v", "v", "v", "o", "p", "enter", "K", "space", "j"):
            await desk.press(key)
        assert desk.name == "NumbersScreen" and "does nothing here" in desk.said[-1]


async def test_a_running_month_alone_makes_no_sum(book: Book) -> None:
    account = an_account(book, "Just now", stage=Stage.CUSTOMER)
    set_months(book, account, [MonthFigures(NOV, 1000, 100, 2000)])
    async with opened(book) as desk:
        await numbers(desk)
        for view in VIEWS:
            assert isinstance(desk.screen, NumbersScreen) and desk.screen.choice.view.name == view
            if view == "plan":
                assert "Nov 2026 10 € 20 € −10 €" in rows(desk)[1]
            elif view != "concentration":
                assert words(desk) == "No sales of a month that is over are in the book."
            await desk.press("v")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36), (160, 45)])
@pytest.mark.parametrize("is_plain", [False, True])
async def test_each_size_in_signs_and_in_plain_ones(
    book: Book, size: tuple[int, int], is_plain: bool
) -> None:
    ids = a_book(book)
    a_call(book, ids["Alfa"], held_at=datetime(2026, 10, 2, 9, tzinfo=UTC), minutes=60)
    async with opened(book, size=size, config=Config(ascii=is_plain)) as desk:
        await desk.press("6")
        for _view in VIEWS:
            for line in desk.lines():
                assert len(line) <= size[0]
                if is_plain:  # but for the scroll bar
                    assert not set(line[:-1]) & set("█▒▁▂▃▄▅▆▇▏▎▍▌▋▊▉●┊▲▰▱▸▾")
            assert desk.lines()[-1].rstrip().endswith("? keys")
            await desk.press("j", "v")


@pytest.mark.slow
async def test_hostile_names(book: Book) -> None:
    for number, text in enumerate(HOSTILE):
        account = an_account(book, clean(text) or "?", stage=Stage.CUSTOMER)
        amounts = [MonthFigures(month, 1000 + number, 100 - 3 * number, 2000) for month in (*YEAR, *BEFORE)]
        set_months(book, account, amounts)
        a_call(book, account, minutes=60)
        bond_changes.take_bond_reading(
            book, account, BondEntry(bond=Bond.VALUE, read_on=TODAY, strength=1, yearly_cost=10)
        )
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("6")
        for view in VIEWS:
            if view == "plan":
                await desk.press("enter")
            for _line in range(min(len(desk.listed().lines), 60)):
                assert is_calm(desk)
                await desk.press("j")
            await desk.press("v")
        await desk.press("2")
        assert is_calm(desk)


# -- what is kept


def test_figures_are_read_anew_only_after_what_they_are_made_of(book: Book) -> None:
    ids = a_book(book)
    kept = KeptFigures(book, lambda: TODAY)
    first = kept.now
    a_task(book, "Something", ids["Alfa"])
    assert kept.now is first, "a task changes no figure"
    set_months(book, ids["Alfa"], [MonthFigures(OCT, 1)])
    second = kept.now
    assert second is not first
    book.undo()
    third = kept.now
    assert third is not second and third.sums_of_year[ids["Alfa"]].revenue == 1_200_000
    assert kept.now is third
    later = KeptFigures(book, iter([TODAY, date(2027, 1, 1)]).__next__)
    assert later.now is not later.now, "a new day has other months"


def test_in_another_language_the_warnings_are_read_anew(book: Book, made_up_language: str) -> None:
    a_book(book)
    kept = KeptFigures(book, lambda: TODAY)
    sentences = [warning.sentence for warning in kept.now.money_warnings]
    assert sentences and kept.now is kept.now
    language.use(made_up_language)
    assert not set(sentences) & {warning.sentence for warning in kept.now.money_warnings}
    assert kept.now is kept.now
    language.use("en")
    assert [warning.sentence for warning in kept.now.money_warnings] == sentences


def test_what_is_secured_by_month_is_what_is_secured(book: Book) -> None:
    ids = a_book(book)
    figures = KeptFigures(book, lambda: TODAY).now
    assert figures.secured_by_month() == {NOV: 50_000}
    assert sum(figures.secured_by_month().values()) == figures.ahead[ids["Alfa"]].secured
    assert figures.secured_by_month([ids["Beta"]]) == {}


@pytest.mark.slow
async def test_many_months_are_read_behind_the_picture_and_quickly(tmp_path: Path) -> None:
    with Book.open(tmp_path / "many.db", create=True) as book:
        many_months(book, 800, 48)
        async with opened(book, size=(120, 36)) as desk:
            await desk.until(lambda: desk.app.desk.figures.are_all_read)
            await desk.press("2")
            assert desk.sees("!!"), "in the panel"
            await desk.press("6")
            screen = desk.screen
            assert isinstance(screen, NumbersScreen)
            spent: dict[str, int] = {}
            for _view in VIEWS:
                for name, act in (
                    ("view", partial(screen.kept.step, "view")),
                    ("order", screen.action_order),
                    ("down", screen._list().action_cursor_down),
                    ("period", partial(screen.kept.step, "period")),
                ):
                    with counted() as effort:
                        act()
                    spent[f"{screen.choice.view.name} {name}"] = effort.calls
                    await desk.settle()
            assert max(spent.values()) < 100_000, spent


# -- health


async def test_health_is_shown_as_its_parts(book: Book) -> None:
    ids = a_book(book)
    satisfaction_changes.take_satisfaction(book, ids["Gamma"], SatisfactionEntry(read_on=TODAY, score=8))
    came_long_ago(book)
    async with opened(book, size=(130, 50)) as desk:
        await desk.press("2")
        await desk.stand_on("Gamma")
        # Money: +25 % on the year before is 100; satisfaction 80; never spoken to for long is 0: (300 + 160 + 0) / 7.
        assert desk.sees("Health 66 of 100", "satisfaction 80 · money 100", "freshness 0")
        assert desk.sees("no data: relationships, promises,")
        await desk.press("enter")
        assert desk.sees("Health 66 of 100")
        assert desk.sees("satisfaction 80 ×2", "money 100 ×3", "freshness 0 ×2", "promises ? ×2")
        assert desk.sees("From 3 of 6 parts; no data: relationships,")


async def test_the_list_of_accounts_says_class_margin_bonds_health_and_warnings(book: Book) -> None:
    ids = a_book(book)
    for bond, strength in zip(Bond, (0, 5, 3, None, 1, 2, 4), strict=True):
        bond_changes.take_bond_reading(
            book, ids["Beta"], BondEntry(bond=bond, read_on=TODAY, strength=strength)
        )
    async with opened(book) as desk:
        await desk.press("2")
        await desk.stand_on("Beta")
        assert desk.row == "Beta customer A no people never none", "names have the room"
        await desk.resize(120, 36)
        assert " customer A no people never" in desk.row and "▁█▅?▂▄▇" in str(desk.one("Panel").render())
    async with opened(book, size=(160, 36)) as desk:
        await desk.press("2")
        await desk.stand_on("Beta")
        assert " customer A " in desk.row and " 25.0 ▁█▅?▂▄▇ no people never " in desk.row
        await desk.stand_on("Delta")
        assert " −20.0 no people 1 " in desk.row, "what is urgent is counted"
        await desk.press("o", "o", "o")
        assert desk.sees("city")
        await desk.press("o")
        await desk.resize(80, 24)
        while not desk.sees("margin"):
            await desk.press("v")
        await desk.stand_on("Beta")
        assert desk.row.startswith("Beta A ") and " 25.0 never " in desk.row, (
            "of customers alone it is all said"
        )
        await desk.stand_on("Delta")
        assert " −20.0 1 " in desk.row


async def test_what_was_accepted_is_no_warning_in_lists_and_panels(book: Book) -> None:
    ids = a_book(book)
    async with opened(book, size=(160, 50)) as desk:
        await desk.press("2")
        await desk.stand_on("Delta")
        assert " no people 1 " in desk.row and desk.sees("Loses money")
        await desk.press("6", "v", "v")
        await desk.stand_on("Delta")
        assert desk.sees("Loses money: −720 €")
        accept(book, ids["Delta"], "money_loses", "money_loses", TODAY, "until the new prices", TODAY)
        await desk.press("1", "6")
        await desk.stand_on("Delta")
        assert not desk.sees("Loses money: −720 €")
        await desk.press("2")
        await desk.stand_on("Delta")
        assert " no people never " in desk.row


# -- Today


async def test_today_says_what_sales_and_bonds_imply_and_leads_to_it(book: Book) -> None:
    ids = a_book(book)
    bond_changes.take_bond_reading(
        book, ids["Gamma"], BondEntry(bond=Bond.PERSONAL, read_on=TODAY, strength=1)
    )
    async with opened(book, size=(120, 50)) as desk:
        await desk.until(lambda: any("Lost: nothing bought" in row for row in desk.rows()))
        await desk.stand_on("Lost: nothing bought")
        await desk.press("enter")
        assert desk.name == "AccountNumbersScreen" and desk.sees("Epsilon")
        await desk.press("escape")
        await desk.stand_on("No personal bond")
        await desk.press("enter")
        assert desk.name == "BondsScreen" and desk.sees("Gamma")
        await desk.press("escape")
        await desk.stand_on("Loses money")
        await desk.press("s")
        await desk.fill("reason", "until the new prices")
        await desk.press("ctrl+s")
        assert not any("Loses money" in row for row in desk.rows())
        assert [one.key for one in acceptances(book, ids["Delta"], TODAY)] == ["money_loses"]


async def test_space_marks_an_account_of_class_a_as_key(book: Book) -> None:
    sold(book, "Alfa", 1000, 1000, 50, is_key=True)
    beta = sold(book, "Beta", 1000, 1000, 50)
    async with opened(book, size=(120, 50)) as desk:
        await desk.stand_on("Not marked as key, and in class A")
        before = dump(book)
        await desk.press("space")
        assert account_reads.account_entry(book, beta).is_key
        assert not any("Not marked as key" in row for row in desk.rows())
        await desk.press("u")
        assert dump(book) == before and any("Not marked as key" in row for row in desk.rows())
        await desk.press("R")
        for _line in range(20):
            if desk.sees("Not marked as key"):
                break
            await desk.press("right")
        await desk.press("space")
        assert account_reads.account_entry(book, beta).is_key


async def test_a_book_of_revenue_alone_opens_on_revenue_and_never_says_nought(book: Book) -> None:
    account = an_account(book, "Alfa", stage=Stage.CUSTOMER)
    set_months(book, account, [MonthFigures(month, 100_000, None) for month in (*YEAR, *BEFORE)])
    async with opened(book) as desk:
        await desk.press("6")
        assert desk.sees("by revenue") and words(desk).startswith("Revenue Nov 2025 – Oct 2026: 12 000 €")
        await desk.press("o")
        unknown = "No account's profit is written down for Nov 2025 – Oct 2026. o shows the revenue."
        for view in VIEWS:
            if view in ("pareto", "whale", "concentration"):
                assert words(desk) == unknown, view
            await desk.press("v")
        await desk.press("v", "v", "v", "o")
        assert "No account's profit is written down for Jan 2026 – Oct 2026" in words(desk)
        for _view in VIEWS:
            assert " 0 €" not in f" {spaced(desk.shown())}"
            await desk.press("v")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
async def test_a_month_keeps_its_name_in_every_window_and_at_every_amount(book: Book, width: int) -> None:
    account = an_account(book, "Alfa", stage=Stage.CUSTOMER)
    large = 1_234_567_890_00
    set_months(book, account, [MonthFigures(month, large, large, large, large) for month in (*YEAR, *BEFORE)])
    async with opened(book, size=(width, 24)) as desk:
        await desk.press("6", "v", "v", "v")
        shown = [row for row in rows(desk) if "€" in row]
        assert len(shown) == 12
        assert all(show_month(month) in row for month, row in zip(YEAR, shown, strict=True))


async def test_what_is_agreed_in_tons_is_named_beside_the_sum(book: Book) -> None:
    ids = a_book(book)
    term = a_term(
        book, ids["Alfa"], "Cups", category=TermCategory.VOLUME, owed_by=OwedBy.THEY, target="≥ 20 t a quarter",
        from_on=date(2026, 1, 1),
    )  # fmt: skip
    set_term_state(book, term, TermState.AGREED, TODAY)
    async with opened(book) as desk:
        await desk.press("6", "v", "v", "v")
        assert words(desk).endswith("5 500 € open (and Alfa 20 t a quarter, not in money)")


@pytest.mark.parametrize(("keys", "said"), [((), "80 % от печалбата"), (("o",), "80 % от оборота")])
async def test_the_mark_of_pareto_in_bulgarian(book: Book, keys: tuple[str, ...], said: str) -> None:
    """With its article, which no label by itself has."""
    a_book(book)
    language.use("bg")
    try:
        async with opened(book) as desk:
            await numbers(desk)
            await desk.press(*keys)
            assert any(row.startswith(said) for row in rows(desk))
    finally:
        language.use("en")


async def test_hours_stand_in_columns_in_bulgarian(book: Book) -> None:
    """Its words for a share are longer: what is right of the hours begins where it does in every line."""
    ids = a_book(book)
    for name, minutes in (("Gamma", 600), ("Alfa", 30)):
        a_call(book, ids[name], held_at=datetime(2026, 10, 1, 9, tzinfo=UTC), minutes=minutes)
    language.use("bg")
    try:
        async with opened(book) as desk:
            await numbers(desk, "concentration")
            lines = [line for line in desk.lines() if "от времето" in line]
            assert len(lines) == 2
            assert len({line.index(" от времето") for line in lines}) == 1
            assert len({line.index(" ч ") for line in lines}) == 1
    finally:
        language.use("en")
