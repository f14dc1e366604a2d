"""Not more than a morning can hold: what stands open, and what is folded."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.day.feast_lines import feast_line
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.line import DUE, Group, Line, counts
from kamtui.domain.day.morning import MOST_OPEN, open_lines
from kamtui.domain.feasts.feast import Celebrant, Feast, FeastKind

TODAY = date(2026, 11, 22)
B, F, O, T, N, G, NEW = (
    Group.BROKEN, Group.FIRST, Group.OVERDUE, Group.TODAY, Group.NOTHING_SCHEDULED, Group.GOING_COLD, Group.NOT_SPOKEN_YET,
)  # fmt: skip


def some(group: Group, count: int, **fields: object) -> list[Line]:
    return [Line(group, "x", account_id=number)._replace(**fields) for number in range(count)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ({}, {}),
        ({B: 1, O: 2, T: 3}, {B: 1, O: 2, T: 3}),
        ({B: 2, F: 2, O: 7, T: 7}, {B: 2, F: 2, O: 4, T: 4}),  # as in the sample book
        ({O: 80}, {O: 12}),
        ({O: 80, T: 1, N: 9}, {O: 11, T: 1}),
        ({B: 30, F: 3, O: 80, T: 30}, {B: 3, F: 3, O: 3, T: 3}),  # none hides the others
        ({T: 4, N: 9}, {T: 4, N: 8}),
        ({NEW: 300}, {}),  # the morning after an import
        ({T: 2, NEW: 300}, {T: 2}),
    ],
)
def test_what_is_due_stands_open_in_turn(there: dict[Group, int], expected: dict[Group, int]) -> None:
    lines = [line for group in Group for line in some(group, there.get(group, 0))]
    assert {group: count for group, count in open_lines(lines).items() if count} == expected


def test_what_has_a_time_today_is_never_folded() -> None:
    lines = [*some(O, 80), *some(T, 15, due_time=time(9)), *some(T, 9)]
    assert open_lines(lines) == {**dict.fromkeys(Group, 0), T: 15}


def test_of_the_rest_the_gravest_stand_open() -> None:
    lines = [
        *some(T, 5),
        *some(N, 5),
        *some(G, 4, greeting=Greeting.RED),
        *some(G, 20, greeting=Greeting.AMBER),
    ]
    opened = open_lines(lines)
    assert (opened[T], opened[G], opened[N]) == (5, 7, 0)


def test_a_feast_of_today_is_never_folded_and_those_to_come_are() -> None:
    georgi = Feast(Celebrant(1, "Metro", 2, "Georgi Petrov"), FeastKind.NAME_DAY, TODAY)
    other = georgi._replace(who=georgi.who._replace(is_near=False))
    assert feast_line(georgi, TODAY).group is T and feast_line(other, TODAY).group is Group.FEASTS
    assert feast_line(georgi, TODAY - timedelta(3)).group is Group.FEASTS
    today, to_come = some(T, 20, days=0, feast=georgi), some(Group.FEASTS, 4, days=-3, feast=georgi)
    assert open_lines([*some(T, 2), *to_come])[Group.FEASTS] == 0
    opened = open_lines([*some(O, 80), *today, *to_come, *some(N, 9)])
    assert (opened[O], opened[T], opened[N]) == (6, 6, 0), "calm on a name day of many"
    timed = some(T, 12, due_time=time(9))
    assert open_lines([*some(O, 80), *timed, *today])[T] == 13, "it cannot be greeted tomorrow"


@given(st.lists(st.sampled_from(Group).map(lambda group: Line(group, "x"))))
def test_never_more_than_a_morning_can_hold_and_never_less(lines: list[Line]) -> None:
    opened, there = open_lines(lines), counts(lines)
    assert all(0 <= opened[group] <= there[group] for group in Group)
    assert opened[Group.FIRST] == there[Group.FIRST] and not opened[NEW] and not opened[Group.FEASTS]
    waits = sum(there.values()) - there[NEW] - there[Group.FEASTS]
    assert sum(opened.values()) == max(min(waits, MOST_OPEN), there[Group.FIRST])
    if any(opened[group] < there[group] for group in DUE):
        assert not any(opened[group] for group in Group if group not in DUE)
