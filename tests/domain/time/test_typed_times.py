"""What a person types as a moment, or as a day with a time, spoken on Sunday 22 November 2026 at 14:26 in Sofia."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from kamtui.domain.time.date_errors import (
    DateDoesNotExist,
    DateNotUnderstood,
    DateOutOfRange,
    DayHasPassed,
    DayOrTime,
    DaysContradict,
    DueCountsDays,
    MomentNotUnderstood,
    TimeDoesNotExist,
    WeekdayContradicts,
)
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_times import Due, read_coming_due, read_due, read_moment, read_near_due

SUNDAY = date(2026, 11, 22)
SOFIA = ZoneInfo("Europe/Sofia")
NOW = datetime(2026, 11, 22, 14, 26, 47, 123456, tzinfo=SOFIA)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def as_in_sofia(naive: datetime) -> datetime:
    return naive.replace(tzinfo=SOFIA)


REASONS = {
    "31 november": "November has 30 days.",
    "31.11.": "November has 30 days.",
    "31 ноември": "November has 30 days.",
    "сряда 31.11.": "November has 30 days.",
    "32.12.": "December has 31 days.",
    "30 feb": "February has 28 or 29 days.",
    "29.2.2027": "February 2027 has 28 days.",
    "29 февруари 2027": "February 2027 has 28 days.",
    "2026-02-30": "February 2026 has 28 days.",
    "15.13.": "there is no month 13; type the day first, then the month, as in 15.12.",
    "12/25/2026": "there is no month 25; type the day first, then the month, as in 15.12.",
    "0.5.": "the days of a month begin with 1.",
    "10.30": "there is no month 30; type the day first, then the month, as in 15.12. A time is written 10:30.",
    "9.00": "there is no month 0; type the day first, then the month, as in 15.12. A time is written 9:00.",
    "10.75": "there is no month 75; type the day first, then the month, as in 15.12.",
    "31.4. 10.30": "April has 30 days.",
    "31 nov 10:00": "November has 30 days.",
}


@pytest.mark.parametrize(("text", "reason"), REASONS.items())
def test_a_day_that_does_not_exist_says_why(text: str, reason: str) -> None:
    said = f"There is no such day as “{text}”: {reason}"
    with pytest.raises(DateDoesNotExist) as error:
        read_due(text, SUNDAY)
    assert str(error.value) == said
    with pytest.raises(DateDoesNotExist) as error:
        read_moment(text, NOW, localize=as_in_sofia)
    assert str(error.value) == said


NO_TIMES = {
    "10:75": "10:75",
    "25:00": "25:00",
    "fri 10:75": "10:75",
    "петък 24:00": "24:00",
    "fri 10.75": "10.75",
    "fri 24.00": "24.00",
    "tomorrow 25": "25",
    "утре 25:10": "25:10",
    "5 dec 26:00": "26:00",
    "5.12. 10:60": "10:60",
    "fri 13 am": "13 am",
}


@pytest.mark.parametrize(("text", "wrong"), NO_TIMES.items())
def test_a_time_that_does_not_exist_is_named(text: str, wrong: str) -> None:
    said = f"“{wrong}” is no time of day: hours go from 0 to 23"
    with pytest.raises(TimeDoesNotExist, match=said):
        read_due(text, SUNDAY)
    with pytest.raises(TimeDoesNotExist, match=said):
        read_moment(text, NOW, localize=as_in_sofia)


EITHER = {
    "fri 9.05": "Sun 9 May 2027 or 09:05",
    "пт 10.12": "Thu 10 Dec 2026 or 10:12",
    "10.12 fri": "Thu 10 Dec 2026 or 10:12",
    "днес 22.11": "Sun 22 Nov 2026 or 22:11",
    "5 dec 10": "Sun 5 Dec 2010 or 10:00",
    "dec 5 10": "Sun 5 Dec 2010 or 10:00",
    "5.12. 10": "Sun 5 Dec 2010 or 10:00",
}


@pytest.mark.parametrize(("text", "either"), EITHER.items())
def test_what_can_be_a_date_or_a_time_is_asked(text: str, either: str) -> None:
    with pytest.raises(DayOrTime) as error:
        read_due(text, SUNDAY)
    assert str(error.value) == (
        f"“{text}” can mean {either}: write the time with a colon, or the date with its year."
    )


def test_a_dot_behind_the_month_makes_a_date() -> None:
    assert read_due("thu 10.12.", SUNDAY) == Due(date(2026, 12, 10), None)
    assert read_due("днес 22.11.", SUNDAY) == Due(SUNDAY, None)
    with pytest.raises(WeekdayContradicts):
        read_due("fri 10.12.", SUNDAY)
    with pytest.raises(DaysContradict, match="Mon 23 Nov 2026 and Tue 24 Nov 2026 are two days"):
        read_due("утре 24.11.", SUNDAY)


def test_hours_are_no_day_to_be_due_on() -> None:
    for text in ("in 2 hours", "след 30 минути"):
        with pytest.raises(DueCountsDays, match="counts hours or minutes: name the day and its time"):
            read_due(text, SUNDAY)


MOMENTS = {
    "today": "2026-11-22 14:26",
    "днес": "2026-11-22 14:26",
    "yesterday": "2026-11-21 12:00",
    "12.11.": "2026-11-12 12:00",
    "3 days ago": "2026-11-19 12:00",
    "преди седмица": "2026-11-15 12:00",
    "yesterday 15:00": "2026-11-21 15:00",
    "вчера 15:00": "2026-11-21 15:00",
    "вчера в 15": "2026-11-21 15:00",
    "вчера 15": "2026-11-21 15:00",
    "вчера 15ч": "2026-11-21 15:00",
    "вчера, 15 ч.": "2026-11-21 15:00",
    "vchera v 15": "2026-11-21 15:00",
    "15:00 вчера": "2026-11-21 15:00",
    "3pm yesterday": "2026-11-21 15:00",
    "в 15 вчера": "2026-11-21 15:00",
    "12.11. 10:30": "2026-11-12 10:30",
    "12.11 10:30": "2026-11-12 10:30",
    "12. 11. 9 ч.": "2026-11-12 09:00",
    "12.11. 9 ч.": "2026-11-12 09:00",
    "12.11.2026 г. 14.30 ч.": "2026-11-12 14:30",
    "12.11.2026 г. в 14.30": "2026-11-12 14:30",
    "10:30 12.11.": "2026-11-12 10:30",
    "9 ч на 12.11.": "2026-11-12 09:00",
    "2026-11-12 10:30:45": "2026-11-12 10:30",
    "Thu 12 Nov 10:30": "2026-11-12 10:30",
    "12 Nov 2025 10:30": "2025-11-12 10:30",
    "15 dec 10:00": "2025-12-15 10:00",
    "10:30": "2026-11-22 10:30",
    "23:15": "2026-11-22 23:15",
    "today 9": "2026-11-22 09:00",
    "at 9:30": "2026-11-22 09:30",
    "в 9": "2026-11-22 09:00",
    "днес в 9:30 ч.": "2026-11-22 09:30",
    "mon 14:00": "2026-11-16 14:00",
    "пон 14": "2026-11-16 14:00",
    "миналия петък в 10": "2026-11-20 10:00",
    "преди 2 дни в 10": "2026-11-20 10:00",
    "3 days ago 15:00": "2026-11-19 15:00",
    "15 10:00": "2026-11-15 10:00",
    "3 hours ago": "2026-11-22 11:26",
    "преди 2 часа": "2026-11-22 12:26",
    "преди два часа": "2026-11-22 12:26",
    "преди 20 мин": "2026-11-22 14:06",
    "преди 20 мин.": "2026-11-22 14:06",
    "20 min ago": "2026-11-22 14:06",
    "20m ago": "2026-11-22 14:06",
    "-2h": "2026-11-22 12:26",
    "half an hour ago": "2026-11-22 13:56",
    "преди половин час": "2026-11-22 13:56",
    "an hour ago": "2026-11-22 13:26",
    "преди час": "2026-11-22 13:26",
    "преди час и половина": "2026-11-22 12:56",
    "an hour and a half ago": "2026-11-22 12:56",
    "преди 1 ч 20 мин": "2026-11-22 13:06",
    "in 2 hours": "2026-11-22 16:26",
    "след 2 часа": "2026-11-22 16:26",
    "20 hours ago": "2026-11-21 18:26",
    "2pm": "2026-11-22 14:00",
    "2 pm": "2026-11-22 14:00",
    "2:15 p.m": None,
    "12am": "2026-11-22 00:00",
    "12pm": "2026-11-22 12:00",
    "14.30 ч": "2026-11-22 14:30",
    "14.30ч.": "2026-11-22 14:30",
    "14.12 ч.": "2026-11-22 14:12",
    "14ч30": "2026-11-22 14:30",
    "9 o'clock": "2026-11-22 09:00",
    "this morning": "2026-11-22 09:00",
    "in the morning": "2026-11-22 09:00",
    "тази сутрин": "2026-11-22 09:00",
    "тази сутринта": "2026-11-22 09:00",
    "днес на обяд": "2026-11-22 12:00",
    "следобед": "2026-11-22 14:26",
    "yesterday morning": "2026-11-21 09:00",
    "вчера сутринта": "2026-11-21 09:00",
    "вчера следобед": "2026-11-21 15:00",
    "вчера след обяд": "2026-11-21 15:00",
    "вчера преди обяд": "2026-11-21 09:00",
    "вчера вечерта в 7": "2026-11-21 19:00",
    "вчера в 7 вечерта": "2026-11-21 19:00",
    "вчера в 3 следобед": "2026-11-21 15:00",
    "friday afternoon": "2026-11-20 15:00",
    "в петък сутринта": "2026-11-20 09:00",
    "tonight": "2026-11-22 19:00",
    "tonight at 8": "2026-11-22 20:00",
    "довечера": "2026-11-22 19:00",
    "довечера в 20 ч": "2026-11-22 20:00",
    "снощи": "2026-11-21 19:00",
    "last night": "2026-11-21 22:00",
    "tomorrow 10:00": "2026-11-23 10:00",
    "утре в 10": "2026-11-23 10:00",
}


@pytest.mark.parametrize(("text", "expected"), MOMENTS.items())
def test_a_moment(text: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(MomentNotUnderstood):
            read_moment(text, NOW, localize=as_in_sofia)
        return
    moment = read_moment(text, NOW, localize=as_in_sofia)
    assert f"{moment:%Y-%m-%d %H:%M}" == expected
    assert moment.utcoffset() is not None
    assert (moment.second, moment.microsecond) == (0, 0)


@pytest.mark.parametrize("text", ["now", "NOW.", "сега", "just now", "току-що", "sega"])
def test_now_is_this_very_moment(text: str) -> None:
    assert read_moment(text, NOW, localize=as_in_sofia) == NOW


@pytest.mark.parametrize(
    "text", ["", "xyz", "25:00", "10:60", "10:5", "вчера 25", "14 15", "13 am", "12 at night", "преди"]
)
def test_a_text_that_is_no_moment(text: str) -> None:
    with pytest.raises(DateNotUnderstood, match="try now, 14:30, yesterday 15:00"):
        read_moment(text, NOW, localize=as_in_sofia)


def test_moments_with_days_that_cannot_be() -> None:
    for text, error in {
        "31.04. 10:00": DateDoesNotExist,
        "14.30": DateDoesNotExist,
        "Fri 21 Nov 2026 10:00": WeekdayContradicts,
        "1.1.2500 10:00": DateOutOfRange,
        "999999999 hours ago": DateOutOfRange,
        "in 2000000 hours": DateOutOfRange,
    }.items():
        with pytest.raises(error):
            read_moment(text, NOW, localize=as_in_sofia)


def test_a_moment_can_lean_forward() -> None:
    assert read_moment("fri 10:00", NOW, lean=Lean.FUTURE, localize=as_in_sofia).day == 27


def test_a_moment_has_the_offset_of_its_own_season() -> None:
    """`now` as `datetime.now().astimezone()` gives it: a fixed offset, in November that of winter."""
    now = NOW.astimezone(timezone(timedelta(hours=2)))
    assert read_moment("12.07. 10:30", now, localize=as_in_sofia).isoformat() == "2026-07-12T10:30:00+03:00"
    assert read_moment("12.11. 10:30", now, localize=as_in_sofia).isoformat() == "2026-11-12T10:30:00+02:00"


@pytest.mark.parametrize(
    ("now", "text", "expected"),
    [
        # clocks go back at 04:00 +03:00 on 25 October, so that 03:00 to 04:00 comes twice
        ("2026-10-25T05:10:00+02:00", "2 hours ago", "2026-10-25T03:10:00+02:00"),
        ("2026-10-25T05:10:00+02:00", "3 hours ago", "2026-10-25T03:10:00+03:00"),
        ("2026-10-25T05:10:00+02:00", "преди 4 часа", "2026-10-25T02:10:00+03:00"),
        # and forward at 03:00 +02:00 on 29 March
        ("2026-03-29T05:10:00+03:00", "2 hours ago", "2026-03-29T02:10:00+02:00"),
        ("2026-03-29T02:50:00+02:00", "+20 min", "2026-03-29T04:10:00+03:00"),
    ],
)
def test_hours_ago_are_real_hours(now: str, text: str, expected: str) -> None:
    assert read_moment(text, datetime.fromisoformat(now), localize=as_in_sofia).isoformat() == expected


@pytest.mark.usefixtures("in_sofia")
def test_the_zone_is_that_of_the_system_unless_told() -> None:
    now = NOW.astimezone(timezone(timedelta(hours=2)))
    assert read_moment("12.07. 10:30", now).isoformat() == "2026-07-12T10:30:00+03:00"
    assert read_moment("3 hours ago", now).isoformat() == "2026-11-22T11:26:00+02:00"
    skipped = read_moment("29.03. 03:30", now)  # by the spring: the clocks never showed it
    assert abs(skipped - datetime(2026, 3, 29, 1, tzinfo=UTC)) <= timedelta(minutes=30)


DUE = {
    "fri": ("2026-11-27", None),
    "fri 10:00": ("2026-11-27", time(10)),
    "fri 10": ("2026-11-27", time(10)),
    "10:00 fri": ("2026-11-27", time(10)),
    "утре 9:30": ("2026-11-23", time(9, 30)),
    "утре в 9.30": ("2026-11-23", time(9, 30)),
    "утре сутринта": ("2026-11-23", time(9)),
    "in 3 days": ("2026-11-25", None),
    "след 3 дни в 14:15": ("2026-11-25", time(14, 15)),
    "петък в 14 ч.": ("2026-11-27", time(14)),
    "следващия петък, 14 часа": ("2026-11-27", time(14)),
    "15.12. 10:30": ("2026-12-15", time(10, 30)),
    "15.12.": ("2026-12-15", None),
    "15": ("2026-12-15", None),
    "15 декември": ("2026-12-15", None),
    "15 декември в 10": ("2026-12-15", time(10)),
    "15 dec at 10": ("2026-12-15", time(10)),
    "8:00 tomorrow": ("2026-11-23", time(8)),
    "8 pm tonight": ("2026-11-22", time(20)),
    "20:00 tonight": ("2026-11-22", time(20)),
    "8 утре вечер": ("2026-11-23", time(20)),
    "на 15 в 10": ("2026-12-15", time(10)),
    "+2w 9:00": ("2026-12-06", time(9)),
    "+1m": ("2026-12-22", None),
    "eom": ("2026-11-30", None),
    "next week": ("2026-11-23", None),
    "16:00": ("2026-11-22", time(16)),
    "2pm": ("2026-11-22", time(14)),
    "tomorrow at 2 pm": ("2026-11-23", time(14)),
    "mon 8 am": ("2026-11-23", time(8)),
    "понеделник, 30 ноември 2026 г., 9.30 ч.": ("2026-11-30", time(9, 30)),
    # with a dot, as many write it: beside a day it is a time
    "fri 10.30": ("2026-11-27", time(10, 30)),
    "wed 9.00": ("2026-11-25", time(9)),
    "петък 10.30": ("2026-11-27", time(10, 30)),
    "петък, 10.30": ("2026-11-27", time(10, 30)),
    "пт 10,30": ("2026-11-27", time(10, 30)),
    "fri 10.30.": ("2026-11-27", time(10, 30)),
    "вт 16.45": ("2026-11-24", time(16, 45)),
    "10.30 fri": ("2026-11-27", time(10, 30)),
    "fri at 10": ("2026-11-27", time(10)),
    "fri at 10.30": ("2026-11-27", time(10, 30)),
    "next friday 10.30": ("2026-11-27", time(10, 30)),
    "другата сряда 9.00": ("2026-11-25", time(9)),
    "другата седмица в петък 10.30": ("2026-11-27", time(10, 30)),
    "утре 9.00": ("2026-11-23", time(9)),
    "утре 9.05": ("2026-11-23", time(9, 5)),
    "10.30 утре": ("2026-11-23", time(10, 30)),
    "today 14.12": ("2026-11-22", time(14, 12)),
    "tomorrow 9": ("2026-11-23", time(9)),
    "5 dec 10.30": ("2026-12-05", time(10, 30)),
    "dec 5, 10.30": ("2026-12-05", time(10, 30)),
    "5 dec 2026 10.30": ("2026-12-05", time(10, 30)),
    "sat 5 dec 10.30": ("2026-12-05", time(10, 30)),
    "1 декември 9.00": ("2026-12-01", time(9)),
    "1 декември 2026 г. 9.00": ("2026-12-01", time(9)),
    "12.12. 10.30": ("2026-12-12", time(10, 30)),
    "12.12 10.30": ("2026-12-12", time(10, 30)),
    "12.12. 10.12": ("2026-12-12", time(10, 12)),
    "10.12 11.12": ("2026-12-10", time(11, 12)),  # the day comes first
    "9.30 1.12.": ("2026-12-01", time(9, 30)),
    "10.30 5 dec": ("2026-12-05", time(10, 30)),
    "12.12. – 10.30": ("2026-12-12", time(10, 30)),
    "12.12 9": ("2026-12-12", time(9)),
    "5 декември 9": ("2026-12-05", time(9)),
    "12.12.2026 10.30": ("2026-12-12", time(10, 30)),
    "2026-12-05 10.30": ("2026-12-05", time(10, 30)),
    "15-ти 10.30": ("2026-12-15", time(10, 30)),
    "края на месеца 17.00": ("2026-11-30", time(17)),
    "след 2 седмици в петък 10.30": ("2026-12-04", time(10, 30)),
    "in 2 weeks on friday at 10": ("2026-12-04", time(10)),
    "thu 10.12": ("2026-12-10", None),  # a date with its weekday
    "5 dec 27": ("2027-12-05", None),
}


@pytest.mark.parametrize(("text", "expected"), DUE.items())
def test_due(text: str, expected: tuple[str, time | None]) -> None:
    day, clock = expected
    assert read_due(text, SUNDAY) == Due(day_of(day), clock)


@pytest.mark.parametrize("text", ["", "fri 25:00", "fri 10:00 11:00", "soon", "след 2 часа"])
def test_a_text_that_is_not_due(text: str) -> None:
    with pytest.raises(DateNotUnderstood):
        read_due(text, SUNDAY)


@pytest.mark.parametrize(
    ("text", "in_days"), [("today", 0), ("+1", 1), ("21.11.2026", None), ("1.1.2026", None)]
)
def test_what_is_to_come_is_not_before_today(text: str, in_days: int | None) -> None:
    if in_days is not None:
        assert read_coming_due(text, SUNDAY).day == SUNDAY + timedelta(in_days)
        return
    assert read_near_due(text, SUNDAY).day < SUNDAY
    with pytest.raises(DayHasPassed, match="has passed: choose today or a day to come"):
        read_coming_due(text, SUNDAY)
