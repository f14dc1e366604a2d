"""What we want of somebody, as it is typed."""

from datetime import date, time

import pytest

from kamtui.domain.center.buying_center import TargetStance
from kamtui.domain.center.typed_center import Aim, read_aim, type_aim
from kamtui.domain.center.words import Stance
from kamtui.domain.fields import Problems

TODAY = date(2026, 11, 22)
WANTED = {"wanted": "supporter", "by": "1.12.2026", "move": "Show her the plant"}


def test_an_aim_has_a_stance_a_day_and_a_move() -> None:
    aim = TargetStance(Stance.SUPPORTER, date(2026, 12, 1), "Show her the plant")
    assert read_aim(WANTED, TODAY) == Aim(aim, None)
    assert read_aim(type_aim(aim), TODAY, aim).target == aim
    assert read_aim({}, TODAY) == Aim(None, None)


def test_the_next_move_may_be_a_task() -> None:
    due = read_aim(WANTED | {"on": "25.11.2026 9:30"}, TODAY).due
    assert due is not None and (due.day, due.time) == (date(2026, 11, 25), time(9, 30))


def test_a_new_day_lies_ahead_and_one_that_is_past_may_stay() -> None:
    past = WANTED | {"by": "1.11.2026"}
    was = TargetStance(Stance.SUPPORTER, date(2026, 11, 1), "Show her the plant")
    assert read_aim(past, TODAY, was).target == was
    for before in (None, was._replace(by_on=None), was._replace(by_on=date(2026, 10, 1))):
        with pytest.raises(Problems) as refused:
            read_aim(past, TODAY, before)
        assert list(refused.value.by_field) == ["by"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"by": "1.12.2026"}, "wanted"),
        ({"move": "Show her the plant"}, "wanted"),
        ({"wanted": "supporter", "on": "25.11.2026"}, "move"),
    ],
)
def test_what_is_missing_is_asked_for(typed: dict[str, str], field: str) -> None:
    with pytest.raises(Problems) as missing:
        read_aim(typed, TODAY)
    assert list(missing.value.by_field) == [field]
