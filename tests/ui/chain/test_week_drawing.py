"""The day's count and the week's plan, drawn."""

from datetime import timedelta

import pytest

from kamtui.domain.chain.week import DayCount, WeekDone, WeekPlan
from kamtui.store.chain.week_reads import ProspectingTask, Week
from kamtui.ui.chain.week_drawing import WeekLines, count_content, week_content
from kamtui.ui.shell.glyphs import Glyphs
from tests.build import TODAY


def a_week(plan: WeekPlan | None, *tasks: ProspectingTask) -> Week:
    done = WeekDone(contacts=9, asks=6, prospects=3, meetings=0)
    return Week(TODAY, [DayCount(TODAY, 3, 2, 1)], plan, done, [], tasks, [])


@pytest.mark.parametrize("width", [40, 78, 98, 118, 158])
def test_no_figure_of_the_week_is_left_out(width: int) -> None:
    lines = count_content(a_week(WeekPlan(12, 8, 5, 3)), TODAY, width).plain.split("\n")
    words = " ".join(" ".join(lines).split())
    for figure in ("contacted 9/12", "asked 6/8", "named 3/5", "meetings 0/3", "1 gave a name"):
        assert figure in words
    assert max(map(len, lines)) <= width
    assert len(lines) == (1 if width > 110 else 2 if width > 70 else 4)


def test_a_task_gives_accounts_and_people_the_room_that_they_need() -> None:
    def rows(*tasks: ProspectingTask) -> list[str]:
        lines = WeekLines(a_week(None, *tasks), TODAY, Glyphs())
        places = [place for place in range(len(lines)) if not lines.is_heading(place)]
        return ["".join(text for text, _look in lines.draw(place, 77)) for place in places]

    late = ProspectingTask(
        1, "Catch their roaster", TODAY - timedelta(2), 2, "Monteverde Coffee Roasters", None, "", False
    )
    plain = late._replace(task_id=3, due_on=TODAY + timedelta(3), account="", what="A" * 90)
    drawn = rows(late, plain)
    assert "▸ −2d  Catch their roaster" in drawn[0] and drawn[0].endswith("Monteverde Coffee Roasters")
    assert rows(late._replace(account="Petrel"))[0].endswith("Petrel"), (
        "nobody is named: no column for people"
    )
    assert rows(plain)[0].endswith("…") and len(rows(plain)[0]) == 77, "no account: the words have its room"
    assert rows(late._replace(account="Petrel", person="Ana Ivanova"))[0].endswith("  Ivanova, Petrel")


def test_without_a_plan_only_today_is_counted() -> None:
    assert count_content(a_week(None), TODAY, 78).plain == "today  3 contacted · 2 asked · 1 gave a name"


def test_beside_a_list_the_days_of_tasks_leave_their_room_to_the_words() -> None:
    late = ProspectingTask(1, "Catch their roaster", TODAY - timedelta(2), 2, "Petrel", None, "", False)
    done = late._replace(task_id=2, what="Stands", is_done=True)
    drawn = week_content(a_week(None, late, done), TODAY, 40, Glyphs()).plain.splitlines()
    assert drawn[-2:] == ["  ▸ −2d  Catch their roaster", "✓   −2d  Stands"]
