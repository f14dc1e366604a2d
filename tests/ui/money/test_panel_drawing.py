"""What stands beside the numbers of all, and above the months of one account."""

from datetime import date

import pytest
from rich.cells import cell_len

from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import AccountYear, BegunMonth, Horizon
from kamtui.ui.money.panel_drawing import Beside, account_content, beside_content
from kamtui.ui.money.pareto_drawing import TRACKED, pareto_signs
from kamtui.ui.money.sums_drawing import Sums, sums_content
from kamtui.ui.shell.glyphs import Glyphs


def drawn(planned: int | None, reached: int) -> list[str]:
    year = AccountYear(
        1, "Metro", date(2026, 1, 1), revenue=reached, planned_revenue=planned, reached_revenue=reached
    )
    content = account_content(year, "A", "the 12 months", None, 0, [], 40, Glyphs())
    return [" ".join(line.split()) for line in content.plain.replace("\u00a0", " ").splitlines()]


def test_where_the_list_is_of_other_months_both_spans_are_said() -> None:
    year = AccountYear(1, "Metro", date(2026, 1, 1), revenue=1_000_00)
    listed = ("Profit Jan 2026 – Oct 2026", "750 €")
    content = account_content(year, "A", "Nov 2025 – Oct 2026", None, 0, [], 40, Glyphs(), listed)
    said = [" ".join(line.split()) for line in content.plain.splitlines()]
    assert said[1:3] == ["Profit Jan 2026 – Oct 2026", "In the list 750 €"]
    assert said[4] == "customer · Nov 2025 – Oct 2026"


@pytest.mark.parametrize(
    ("planned", "reached", "said"),
    [
        (300_000, 1_320_000, "Above plan 10 200 €"),
        (1_320_000, 300_000, "Below plan 10 200 €"),
        (300_000, 300_000, ""),
        (None, 300_000, ""),
    ],
)
def test_it_says_on_which_side_of_the_plan_the_sales_are(
    planned: int | None, reached: int, said: str
) -> None:
    assert [line for line in drawn(planned, reached) if line.endswith("plan") or " plan " in line] == [
        said
    ] * bool(said)


def test_months_that_are_not_known_are_said_before_what_a_small_window_cuts() -> None:
    months = Horizon((date(2026, 7, 1), date(2026, 8, 1)), date(2026, 11, 30))
    year = AccountYear(1, "Fantastico", date(2026, 11, 30), revenue=25_701_00)
    alone, of_two = (
        sums_content(Sums(year, months, None, None, AbcClass.A, 1, of, False), 78).plain.replace(
            "\u00a0", " "
        )
        for of in (1, 2)
    )
    known = "margin not known · 2 months since are not known · class A"
    assert known + "\n" in alone and known + ", 1 " in of_two


def test_of_a_month_that_is_only_begun_its_account_says_why_it_is_not_counted() -> None:
    begun = BegunMonth(date(2026, 11, 1), 1, 12)
    months = Horizon((date(2026, 9, 1), date(2026, 10, 1)), date(2026, 12, 1), begun)
    year = AccountYear(1, "Fantastico", date(2026, 11, 30), revenue=25_701_00)
    drawn = sums_content(Sums(year, months, None, None, AbcClass.A, 1, 1, False), 78).plain.replace(
        "\u00a0", " "
    )
    assert "margin not known · Nov 2026 known of 1 in 12 accounts · class A\n" in drawn


def test_beside_a_month_stand_its_figures_and_the_accounts_that_are_off_their_plan() -> None:
    members = [(f"Account {number}", f"{number} €") for number in range(14)]
    figures = (("Revenue", "1 200 €"), ("Secured", ""), ("Plan", "1 000 €"))
    drawn = beside_content(Beside("Nov 2026", figures, "Gaps", members, "enter opens"), 40, Glyphs()).plain
    lines = [" ".join(line.split()) for line in drawn.splitlines()]
    assert lines[:4] == ["Nov 2026", "", "Revenue 1 200 €", "Plan 1 000 €"], "what is not known is left out"
    assert "Account 0 0 €" in lines and "… 2 more" in lines and lines[-1] == "enter opens"
    assert all(cell_len(line) <= 40 for line in drawn.splitlines())


def test_the_help_explains_only_what_is_drawn() -> None:
    narrow, wide = (
        {sign for sign, _words in pareto_signs(Glyphs(), 80, width)} for width in (TRACKED - 1, TRACKED)
    )
    assert wide - narrow == {"●", "┊"} and "summed" in narrow


def test_what_a_figure_is_called_is_never_cut() -> None:
    figures = (("Gap in percent", "+2.1 %"), ("Plan", "1 000 €"))
    drawn = beside_content(Beside("Nov 2026", figures, "", [], ""), 32, Glyphs()).plain.splitlines()
    assert drawn[2:4] == [f"Gap in percent {'+2.1 %':>17}", f"{'Plan':15}{'1 000 €':>17}"]


def test_how_much_a_plan_is_short_of_is_whole_in_a_small_window() -> None:
    months = Horizon((date(2026, 9, 1), date(2026, 10, 1)), date(2026, 11, 30))
    year = AccountYear(
        1, "T", date(2026, 11, 30), revenue=197_279_00, reached_revenue=197_279_00, planned_revenue=258_500_00
    )
    sums = Sums(year, months, None, None)
    wide, narrow = (sums_content(sums, width).plain.replace("\u00a0", " ") for width in (78, 68))
    assert "of 258 500 € to Oct 2026, 61 221 € short (−23.7 %)" in wide
    assert "of 258 500 €, 61 221 € short (−23.7 %)" in narrow, "the line above says up to which month"
