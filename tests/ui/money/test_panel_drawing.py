"""What stands beside the numbers of all, and above the months of one account."""

from datetime import date

import pytest

from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import AccountYear, Horizon
from kamtui.ui.money.panel_drawing import account_content
from kamtui.ui.money.sums_drawing import Sums, sums_content
from kamtui.ui.shell.glyphs import Glyphs


def drawn(planned: int | None, reached: int) -> list[str]:
    year = AccountYear(
        1, "Metro", date(2026, 1, 1), revenue=reached, planned_revenue=planned, reached_revenue=reached
    )
    content = account_content(year, "A", "the 12 months", None, 0, [], 40, Glyphs())
    return [" ".join(line.split()) for line in content.plain.replace("\u00a0", " ").splitlines()]


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
