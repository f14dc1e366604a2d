"""What waits when the day is closed: the order in which it stands."""

from datetime import date, time
from itertools import permutations

from kamtui.domain.day.closing import Waiting, by_due


def waiting(
    day: int, at: time | None = None, *, task_id: int | None = None, term_id: int | None = None
) -> Waiting:
    return Waiting(
        task_id=task_id, term_id=term_id, what="x", due_on=date(2026, 11, day), due_time=at, times_put_off=0,
        repeats=False, account_id=None, account="", is_key=False, person_id=None, person="", stance=None, owed_by=None,
    )  # fmt: skip


def test_by_day_then_time_then_tasks_before_checks() -> None:
    ordered = [
        waiting(21, task_id=9),
        waiting(22, time(8), task_id=8),
        waiting(22, time(9, 30), task_id=7),
        waiting(22, task_id=3),
        waiting(22, task_id=5),
        waiting(22, term_id=1),
        waiting(22, term_id=4),
        waiting(23, time(7), task_id=2),
    ]
    for shuffled in list(permutations(ordered))[::997]:
        assert by_due(shuffled) == ordered
    assert ordered[0].chosen == (9, None) and ordered[5].chosen == (None, 1)
