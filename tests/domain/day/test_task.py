"""The task form."""

from datetime import date, time

import pytest

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.day.typed_task import read_task
from kamtui.domain.fields import Problems

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("due", "day", "at"),
    [
        ("", date(2026, 11, 23), None),
        ("today", TODAY, None),
        ("+2w", date(2026, 12, 6), None),
        ("tomorrow 15:00", date(2026, 11, 23), time(15)),
        ("15.12.", date(2026, 12, 15), None),
    ],
)
def test_when_it_is_due(due: str, day: date, at: time | None) -> None:
    assert read_task(
        {"what": " Прати  оферта ", "due": due, "account_id": "1", "person_id": "2"}, TODAY
    ) == TaskEntry(what="Прати оферта", due_on=day, due_time=at, account_id=1, person_id=2)


def test_a_task_for_finding_prospects_stays_one_where_the_form_does_not_ask() -> None:
    typed = {"what": "Обади се на панаира"}
    was = read_task({**typed, "is_prospecting": "1"}, TODAY)
    assert was.is_prospecting and not read_task(typed, TODAY).is_prospecting
    assert read_task(typed, TODAY, was).is_prospecting
    assert not read_task({**typed, "is_prospecting": ""}, TODAY, was).is_prospecting


def test_a_year_a_lifetime_away_is_a_slip() -> None:
    for due in ("5.12.1926", "5.12.2126"):
        with pytest.raises(Problems) as caught:
            read_task({"what": "x", "due": due}, TODAY)
        assert "is the year right?" in caught.value.by_field["due"]
    assert read_task({"what": "x", "due": "5.12.2020"}, TODAY).due_on == date(2020, 12, 5)


def test_problems() -> None:
    with pytest.raises(Problems) as caught:
        read_task({"what": " ", "due": "whenever"}, TODAY)
    assert list(caught.value.by_field) == ["what", "due"]
    assert caught.value.by_field["what"] == "Say what is to be done."
