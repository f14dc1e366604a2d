"""The figures of one account beside the numbers of all."""

from datetime import date

import pytest

from kamtui.domain.money.sales import AccountYear
from kamtui.ui.money.panel_drawing import account_content
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
