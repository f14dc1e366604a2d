"""The day's count and the week's plan, drawn."""

import pytest

from kamtui.domain.chain.week import DayCount, WeekDone, WeekPlan
from kamtui.store.chain.week_reads import Week
from kamtui.ui.chain.week_drawing import count_content
from tests.build import TODAY


def a_week(plan: WeekPlan | None) -> Week:
    done = WeekDone(contacts=9, asks=6, prospects=3, meetings=0)
    return Week(TODAY, [DayCount(TODAY, 3, 2, 1)], plan, done, [], [], [])


@pytest.mark.parametrize("width", [40, 78, 98, 118, 158])
def test_no_figure_of_the_week_is_left_out(width: int) -> None:
    lines = count_content(a_week(WeekPlan(12, 8, 5, 3)), TODAY, width).plain.split("\n")
    words = " ".join(" ".join(lines).split())
    for figure in ("contacts 9/12", "asked 6/8", "prospects 3/5", "meetings 0/3", "1 gave a name"):
        assert figure in words
    assert max(map(len, lines)) <= width
    assert len(lines) == (1 if width > 110 else 2 if width > 70 else 4)


def test_without_a_plan_only_today_is_counted() -> None:
    assert count_content(a_week(None), TODAY, 78).plain == "today  3 contacted · 2 asked · 1 gave a name"
