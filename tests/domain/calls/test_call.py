"""The call form."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.typed_call import read_call
from kamtui.domain.calls.words import BeganBy, Channel
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import Problems
from kamtui.domain.time.moments import read_stored, write_stored

NOW = datetime(2026, 11, 22, 14, 30, 20, tzinfo=ZoneInfo("Europe/Sofia"))
pytestmark = pytest.mark.usefixtures("in_sofia")


def problems(typed: dict[str, str], account_id: int | None = 1, *people: Participant) -> dict[str, str]:
    with pytest.raises(Problems) as caught:
        read_call(typed, NOW, account_id, people)
    return caught.value.by_field


def test_a_filled_form() -> None:
    typed = {
        "when": "yesterday 15:00", "minutes": "45", "channel": "visit", "began_by": "they", "purpose": "цел",
        "note": "a\nb\n", "result": "r", "next_step": "Прати", "due": "in 3 days",
    }  # fmt: skip
    people = (Participant(None, "Нов"), Participant(9, "Ана"))
    entry = read_call(typed, NOW, 1, people)
    assert entry.held_at.astimezone(UTC) == datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
    assert entry == CallEntry(
        account_id=1, people=people, held_at=entry.held_at, channel=Channel.VISIT, began_by=BeganBy.THEY, minutes=45,
        purpose="цел", note="a\nb", result="r",
        # Several were there: for whom it is, nobody said.
        next_step=TaskEntry(what="Прати", due_on=date(2026, 11, 25), account_id=1),
    )  # fmt: skip


def test_a_call_of_a_century_ago_is_a_slip_in_its_year() -> None:
    for when in ("12.11.1926 10:30", "12 Nov 1926", "31.12.1969 23:00"):
        said = problems({"when": when, "note": "n"})
        assert "years back: is the year right?" in said["when"]
    assert read_call({"when": "12.11.1986"}, NOW, 1, ()).held_at.year == 1986
    said = problems({"next_step": "Прати", "due": "5.12.1926"})
    assert said["due"] == "5 Dec 1926 lies 100 years back: is the year right? Correct it and save again."


def test_nothing_typed_is_a_phone_call_of_now() -> None:
    entry = read_call({}, NOW, 1, ())
    assert (entry.channel, entry.began_by, entry.minutes, entry.next_step) == (
        Channel.PHONE,
        BeganBy.WE,
        None,
        None,
    )
    assert abs(entry.held_at - NOW) < timedelta(minutes=1)


def test_a_next_step_without_a_day_is_for_tomorrow() -> None:
    step = read_call({"next_step": "Прати"}, NOW, 1, ()).next_step
    assert step is not None and (step.due_on, step.due_time) == (date(2026, 11, 23), None)


@pytest.mark.parametrize(
    ("step", "due", "day"),
    [
        ("send the contract by fri", "", date(2026, 11, 27)),
        ("прати договора до петък", "", date(2026, 11, 27)),
        ("send the contract by fri", "wed", date(2026, 11, 25)),
        ("payment within 45 days", "", date(2026, 11, 23)),
    ],
)
def test_the_day_of_a_next_step_may_stand_in_its_words(step: str, due: str, day: date) -> None:
    entry = read_call({"next_step": step, "due": due}, NOW, 1, ()).next_step
    assert entry is not None and (entry.what, entry.due_on) == (step, day)


def test_a_day_in_the_words_of_a_next_step_that_cannot_be_read_is_asked_for() -> None:
    with pytest.raises(Problems) as unread:
        read_call({"next_step": "send it by firday"}, NOW, 1, ())
    assert list(unread.value.by_field) == ["due"], "tomorrow would be a guess"
    step = read_call({"next_step": "send it by firday", "due": "fri"}, NOW, 1, ()).next_step
    assert step is not None and step.due_on == date(2026, 11, 27), "its own field says it"


def test_a_next_step_with_an_hour() -> None:
    step = read_call({"next_step": "Обади се", "due": "tomorrow 9:30"}, NOW, 1, ()).next_step
    assert step is not None and (step.due_on, step.due_time) == (date(2026, 11, 23), time(9, 30))


def test_a_call_is_not_in_the_future() -> None:
    assert "task" in problems({"when": "tomorrow 9:00"})["when"]
    assert read_call({"when": "14:34"}, NOW, 1, ()).held_at > NOW  # clocks differ


def test_a_call_is_with_somebody() -> None:
    assert set(problems({}, None)) == {"account"}
    assert set(problems({}, None, Participant(None, "Нов"))) == {"account"}
    assert read_call({}, NOW, None, (Participant(3, "Отвън"),)).account_id is None


def test_a_day_needs_something_to_do() -> None:
    assert set(problems({"due": "tomorrow"})) == {"next_step"}
    assert set(problems({"next_step": "x", "due": "someday maybe"})) == {"due"}
    assert set(problems({"minutes": "long", "when": "once upon a time"})) == {"minutes", "when"}


def test_moments_are_stored_in_utc_and_read_back() -> None:
    assert write_stored(NOW) == "2026-11-22T12:30:20Z"
    assert read_stored("2026-11-22T12:30:20Z") == NOW
    with pytest.raises(ValueError, match="without a time zone"):
        write_stored(NOW.replace(tzinfo=None))


def test_satisfaction_that_was_heard() -> None:
    assert read_call({"satisfied": ""}, NOW, 1, ()).satisfied is None
    assert [read_call({"satisfied": text}, NOW, 1, ()).satisfied for text in ("0", " 7 ", "10")] == [0, 7, 10]
    for text in ("11", "-1", "7.5", "seven", "٣"):
        assert "satisfied" in problems({"satisfied": text})
    assert "satisfied" in problems({"satisfied": "7"}, None, Participant(9, "Ана"))


def test_a_call_lies_ahead_at_most_as_far_as_clocks_differ() -> None:
    opened_at = NOW.replace(second=0)
    assert read_call({"when": "14:35"}, opened_at, 1, ()).held_at == opened_at + timedelta(minutes=5)
    with pytest.raises(Problems) as caught:
        read_call({"when": "14:36"}, opened_at, 1, ())
    assert "lies ahead" in caught.value.by_field["when"]
    # A form that stays open is read at a later moment than the one from which its words count.
    later = opened_at + timedelta(minutes=1)
    assert read_call({"when": "14:36"}, opened_at, 1, (), later).held_at == opened_at + timedelta(minutes=6)
