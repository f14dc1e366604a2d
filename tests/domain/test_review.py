"""The day's review (K17): which lines, in which order."""

from datetime import date, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.greeting import Greeting, GreetingDefaults
from kamtui.domain.review import Group, Known, Line, OpenTask, counts, review
from kamtui.domain.words import Stage

TODAY = date(2026, 11, 22)


def task(task_id: int, due_in: int, at: time | None = None, put_off: int = 0) -> OpenTask:
    return OpenTask(
        task_id, f"t{task_id}", TODAY + timedelta(days=due_in), at, put_off, 1, "Acme", None, "", None
    )


def known(name: str, ago: int | None, *, person_id: int | None = None, **fields: Any) -> Known:
    values: dict[str, Any] = {
        "account_id": sum(map(ord, name)), "account": name, "person_id": person_id,
        "person": name if person_id else "", "stance": None, "stage": Stage.CUSTOMER, "is_key": False,
        "every_days": None, "latest_days": None, "has_open_task": True,
        "last_on": None if ago is None else TODAY - timedelta(days=ago), **fields,
    }  # fmt: skip
    return Known(**values)


def lines(*tasks: OpenTask, accounts: tuple[Known, ...] = (), people: tuple[Known, ...] = ()) -> list[Line]:
    return review(tasks, accounts, people, TODAY, GreetingDefaults())


def test_tasks_the_oldest_first_then_by_the_clock() -> None:
    found = lines(
        task(1, 0), task(2, 0, time(15)), task(3, 0, time(9)), task(4, -1), task(5, -7, put_off=3), task(6, 1)
    )
    assert [(line.task_id, line.group, line.days) for line in found] == [
        (5, Group.OVERDUE, 7), (4, Group.OVERDUE, 1), (3, Group.TODAY, 0), (2, Group.TODAY, 0), (1, Group.TODAY, 0),
    ]  # fmt: skip
    assert found[0].times_put_off == 3


def test_the_coldest_first() -> None:
    accounts = (
        known("amber", 31),
        known("amber, longer", 59),
        known("fine", 30),
        known("key amber", 15, is_key=True),
        known("never", None),
        known("red", 61),
        known("red, longer", 90),
        known("key red", 31, is_key=True),
        known("key never", None, is_key=True),
    )
    assert [line.account for line in lines(accounts=accounts)] == [
        "key red", "key never", "red, longer", "red", "never", "key amber", "amber, longer", "amber",
    ]  # fmt: skip


def test_what_is_said_of_the_cold() -> None:
    accounts = (known("a", None), known("b", 90), known("c", 80, has_open_task=False))
    people = (known("p", 70, person_id=1, every_days=5, latest_days=9),)
    assert [line.what for line in lines(accounts=accounts, people=people)] == [
        "Not spoken to for too long", "Not spoken to, nothing scheduled", "Has not heard from us", "Never spoken to",
    ]  # fmt: skip


def test_an_account_stands_once() -> None:
    accounts = (
        known("cold and bare", 90, has_open_task=False),
        known("bare", 1, has_open_task=False),
        known("bare prospect", 1, stage=Stage.PROSPECT, has_open_task=False),
        known("planned", 1),
    )
    assert [(line.group, line.account, line.what) for line in lines(accounts=accounts)] == [
        (Group.GOING_COLD, "cold and bare", "Not spoken to, nothing scheduled"),
        (Group.NOTHING_SCHEDULED, "bare", "No next step with this customer"),
        (Group.NOTHING_SCHEDULED, "bare prospect", "No next step"),
    ]


def test_a_person_goes_cold_only_by_an_interval_of_their_own() -> None:
    people = (
        known("none", 900, person_id=1),
        known("key account", None, person_id=2, is_key=True),
        known("amber", 6, person_id=3, every_days=5, latest_days=9),
        known("red", 11, person_id=4, every_days=5),  # the latest is twice the usual where it is not said
        known("never", None, person_id=5, every_days=5),
    )
    assert [(line.person, line.greeting) for line in lines(people=people)] == [
        ("red", Greeting.RED), ("never", Greeting.NEVER), ("amber", Greeting.AMBER),
    ]  # fmt: skip


def test_counts_name_every_group() -> None:
    assert counts(lines(task(1, 0), task(2, 0), accounts=(known("cold", 90),))) == {
        Group.BROKEN: 0, Group.FIRST: 0, Group.OVERDUE: 0, Group.TODAY: 2, Group.GOING_COLD: 1, Group.WARNINGS: 0,
        Group.NOTHING_SCHEDULED: 0,
    }  # fmt: skip


KNOWN = st.builds(
    known,
    st.text("abcдв", min_size=1, max_size=3),
    st.none() | st.integers(0, 100),
    person_id=st.none() | st.integers(1, 9),
    is_key=st.booleans(),
    every_days=st.none() | st.integers(1, 50),
    has_open_task=st.booleans(),
    stage=st.sampled_from([Stage.CUSTOMER, Stage.PROSPECT]),
)


@given(
    st.lists(st.builds(task, st.integers(1, 99), st.integers(-9, 9), st.none() | st.times())), st.lists(KNOWN)
)
def test_any_review_is_in_the_order_of_its_groups(tasks: list[OpenTask], knowns: list[Known]) -> None:
    """Whatever there is, it is ranked without failing, and the order of reading plays no part."""
    found = review(tasks, knowns, [], TODAY, GreetingDefaults())
    assert [line.group for line in found] == sorted(line.group for line in found)
    assert sum(line.task_id is not None for line in found) == sum(one.due_on <= TODAY for one in tasks)
    for line in found:
        assert (line.group is Group.GOING_COLD) == (line.greeting is not Greeting.FINE)
    again = review(tasks[::-1], knowns[::-1], [], TODAY, GreetingDefaults())
    assert [(line.group, line.days, line.greeting) for line in again] == [
        (line.group, line.days, line.greeting) for line in found
    ]
