"""What a person types as a date, and what a person reads: tables in both languages, then the laws."""

import gettext
import time as system_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.text import language
from kamtui.domain.time.dates import (
    DateDoesNotExist,
    DateError,
    DateNotUnderstood,
    DateOutOfRange,
    DateTooFar,
    DayOrTime,
    DaysContradict,
    Due,
    DueCountsDays,
    Lean,
    MinutesNotUnderstood,
    MomentNotUnderstood,
    TimeDoesNotExist,
    WeekdayContradicts,
    check_near,
    read_day,
    read_due,
    read_minutes,
    read_moment,
    show_ago,
    show_day,
    show_days,
    show_long_day,
    show_moment,
    show_weekday_day,
)
from kamtui.domain.time.day_words import _entries

SUNDAY = date(2026, 11, 22)
SOFIA = ZoneInfo("Europe/Sofia")
NOW = datetime(2026, 11, 22, 14, 26, 47, 123456, tzinfo=SOFIA)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def in_sofia(naive: datetime) -> datetime:
    return naive.replace(tzinfo=SOFIA)


# Days, spoken on Sunday 22 November 2026 with the future in mind

AHEAD = {
    # near
    "today": "2026-11-22",
    "  TODAY. ": "2026-11-22",
    "now": "2026-11-22",
    "днес": "2026-11-22",
    "dnes": "2026-11-22",
    "сега": "2026-11-22",
    "tomorrow": "2026-11-23",
    "tmr": "2026-11-23",
    "утре": "2026-11-23",
    "УТРЕ": "2026-11-23",
    "utre": "2026-11-23",
    "tomorrow morning": "2026-11-23",
    "утре сутринта": "2026-11-23",
    "tonight": "2026-11-22",
    "довечера": "2026-11-22",
    "day after tomorrow": "2026-11-24",
    "the day  after tomorrow": "2026-11-24",
    "вдругиден": "2026-11-24",
    "вдруги ден": "2026-11-24",
    "yesterday": "2026-11-21",
    "вчера": "2026-11-21",
    "day before yesterday": "2026-11-20",
    "the day before yesterday": "2026-11-20",
    "оня ден": "2026-11-20",
    "онзи ден": "2026-11-20",
    "завчера": "2026-11-20",
    # weekdays
    "mon": "2026-11-23",
    "Fri": "2026-11-27",
    "fri.": "2026-11-27",
    "friday": "2026-11-27",
    "on friday": "2026-11-27",
    "by friday": "2026-11-27",
    "пт": "2026-11-27",
    "пт.": "2026-11-27",
    "пет": "2026-11-27",
    "ПЕТЪК": "2026-11-27",
    "petak": "2026-11-27",
    "v petak": "2026-11-27",
    "в петък": "2026-11-27",
    "до петък": "2026-11-27",
    "във вторник": "2026-11-24",
    "сряда": "2026-11-25",
    "чт": "2026-11-26",
    "събота": "2026-11-28",
    "weekend": "2026-11-28",
    "sunday": "2026-11-29",
    "неделя": "2026-11-29",
    "this friday": "2026-11-27",
    "този петък": "2026-11-27",
    "this sunday": "2026-11-22",
    "next friday": "2026-11-27",
    "следващия петък": "2026-11-27",
    "другия петък": "2026-11-27",
    "другата сряда": "2026-11-25",
    "friday next week": "2026-11-27",
    "петък другата седмица": "2026-11-27",
    "следващата седмица в петък": "2026-11-27",
    "last monday": "2026-11-16",
    "миналия понеделник": "2026-11-16",
    "миналата неделя": "2026-11-15",
    "friday last week": "2026-11-13",
    # counted
    "+3": "2026-11-25",
    "+ 3": "2026-11-25",
    "+3d": "2026-11-25",
    "+3д": "2026-11-25",
    "3d": "2026-11-25",
    "3 дни": "2026-11-25",
    "+2w": "2026-12-06",
    "+2с": "2026-12-06",
    "+2седм": "2026-12-06",
    "+2 седмици": "2026-12-06",
    "+1m": "2026-12-22",
    "+1м": "2026-12-22",
    "+1 мес.": "2026-12-22",
    "+1y": "2027-11-22",
    "+1г": "2027-11-22",
    "+1 г.": "2027-11-22",
    "+1q": "2027-02-22",
    "-2d": "2026-11-20",
    "−2d": "2026-11-20",
    "–2": "2026-11-20",
    "in 3 days": "2026-11-25",
    "in a week": "2026-11-29",
    "in two weeks": "2026-12-06",
    "in 2 months": "2027-01-22",
    "in half a year": "2027-05-22",
    "two weeks from now": "2026-12-06",
    "a week after tomorrow": "2026-11-30",
    "3 days ago": "2026-11-19",
    "a week ago": "2026-11-15",
    "след 3 дни": "2026-11-25",
    "след пет дни": "2026-11-27",
    "след седмица": "2026-11-29",
    "след една седмица": "2026-11-29",
    "след две седмици": "2026-12-06",
    "sled dve sedmitsi": "2026-12-06",
    "след 1 месец": "2026-12-22",
    "след месец": "2026-12-22",
    "след половин година": "2027-05-22",
    "преди 3 дни": "2026-11-19",
    "преди седмица": "2026-11-15",
    "преди две години": "2024-11-22",
    "in two weeks' time": "2026-12-06",
    # a weekday of a week so far away, or so far from another day
    "in 2 weeks on friday": "2026-12-04",
    "след 2 седмици в петък": "2026-12-04",
    "след 2 седмици петък": "2026-12-04",
    "петък след 2 седмици": "2026-12-04",
    "friday in 2 weeks": "2026-12-04",
    "+2w fri": "2026-12-04",
    "fri +2w": "2026-12-04",
    "след седмица в понеделник": "2026-11-23",
    "след месец в петък": "2026-12-25",
    "след 5 дни в петък": "2026-11-27",
    "преди 2 седмици в петък": "2026-11-06",
    "friday 2 weeks ago": "2026-11-06",
    "2 weeks after friday": "2026-12-11",
    "седмица след петък": "2026-12-04",
    "a week before 15.12.": "2026-12-08",
    "2 дни преди 15 декември": "2026-12-13",
    "3 дни преди края на месеца": "2026-11-27",
    # periods
    "next week": "2026-11-23",
    "следващата седмица": "2026-11-23",
    "другата седмица": "2026-11-23",
    "last week": "2026-11-09",
    "миналата седмица": "2026-11-09",
    "this month": "2026-11-30",
    "next month": "2026-12-01",
    "следващия месец": "2026-12-01",
    "миналия месец": "2026-10-01",
    "next quarter": "2027-01-01",
    "next year": "2027-01-01",
    "догодина": "2027-01-01",
    "end of week": "2026-11-27",
    "eow": "2026-11-27",
    "края на седмицата": "2026-11-27",
    "end of next week": "2026-11-27",
    "end of month": "2026-11-30",
    "the end of the month": "2026-11-30",
    "eom": "2026-11-30",
    "by EOM": "2026-11-30",
    "края на месеца": "2026-11-30",
    "до края на месеца": "2026-11-30",
    "последния ден на месеца": "2026-11-30",
    "end of next month": "2026-12-31",
    "края на следващия месец": "2026-12-31",
    "end of last month": "2026-10-31",
    "end of quarter": "2026-12-31",
    "eoq": "2026-12-31",
    "края на тримесечието": "2026-12-31",
    "end of year": "2026-12-31",
    "eoy": "2026-12-31",
    "края на годината": "2026-12-31",
    "до края на годината": "2026-12-31",
    "start of month": "2026-12-01",
    "start of next month": "2026-12-01",
    "началото на месеца": "2026-12-01",
    "началото на следващия месец": "2026-12-01",
    "началото на следващата година": "2027-01-01",
    "middle of next month": "2026-12-15",
    "средата на месеца": "2026-12-15",
    "end of march": "2027-03-31",
    "края на февруари": "2027-02-28",
    "края на февруари 2028": "2028-02-29",
    "in march": "2027-03-01",
    "през март": "2027-03-01",
    "december 2027": "2027-12-01",
    # numbers, day first
    "15.12.": "2026-12-15",
    "15.12": "2026-12-15",
    "15. 12.": "2026-12-15",
    "до 15.12.": "2026-12-15",
    "15/12": "2026-12-15",
    "15-12": "2026-12-15",
    "1.11.": "2027-11-01",
    "22.11.": "2026-11-22",
    "21.11.": "2027-11-21",
    "29.02.": "2028-02-29",
    "15.12.2026": "2026-12-15",
    "15. 12. 2026": "2026-12-15",
    "15.12.26": "2026-12-15",
    "15.12.26 г.": "2026-12-15",
    "15.12.69": "2069-12-15",
    "15.12.70": "1970-12-15",
    "15.12.2026 г.": "2026-12-15",
    "15.12.2026г": "2026-12-15",
    "03.04.2026": "2026-04-03",
    "2026.12.31": "2026-12-31",
    "15": "2026-12-15",
    "15.": "2026-12-15",
    "22": "2026-11-22",
    "31": "2026-12-31",
    "15th": "2026-12-15",
    "the 1st": "2026-12-01",
    "на 15-ти": "2026-12-15",
    "на 15-и": "2026-12-15",
    "на 23ти": "2026-11-23",
    "на 15-о число": "2026-12-15",
    # months in words
    "15 dec": "2026-12-15",
    "15dec": "2026-12-15",
    "15-dec-2026": "2026-12-15",
    "15th of December": "2026-12-15",
    "15 December 2026": "2026-12-15",
    "15 Dec 27": "2027-12-15",
    "dec 15": "2026-12-15",
    "Dec 15, 2026": "2026-12-15",
    "December 15th, 2026": "2026-12-15",
    "15 декември": "2026-12-15",
    "15-ти декември": "2026-12-15",
    "на първи декември": "2026-12-01",
    "the first of december": "2026-12-01",
    "15 дек.": "2026-12-15",
    "15.дек.2026": "2026-12-15",
    "20.XI.2026 г.": "2026-11-20",
    "20.ХІ.2026": "2026-11-20",  # Cyrillic lookalikes
    "20.xi": "2027-11-20",
    "1.V.": "2027-05-01",
    # with a weekday
    "петък, 20 ноември 2026 г.": "2026-11-20",
    "Fri 20 Nov 2026": "2026-11-20",
    "20 ноември 2026, петък": "2026-11-20",
    "Tue 15.12.": "2026-12-15",
    "вторник, 15.12.2026": "2026-12-15",
    "Fri 20 Nov": "2026-11-20",  # the weekday chooses the past one
    "Sat 20 Nov": "2027-11-20",
    "утре, понеделник": "2026-11-23",
}


@pytest.mark.parametrize(("text", "expected"), AHEAD.items())
def test_a_day_ahead(text: str, expected: str) -> None:
    assert read_day(text, SUNDAY) == day_of(expected)


BACK = {
    "today": "2026-11-22",
    "tomorrow": "2026-11-23",
    "sun": "2026-11-15",
    "неделя": "2026-11-15",
    "sat": "2026-11-21",
    "mon": "2026-11-16",
    "в понеделник": "2026-11-16",
    "this sunday": "2026-11-22",
    "this friday": "2026-11-20",
    "last friday": "2026-11-20",
    "next friday": "2026-11-27",
    "15": "2026-11-15",
    "22": "2026-11-22",
    "23": "2026-10-23",
    "31": "2026-10-31",
    "на 15-ти": "2026-11-15",
    "15.12.": "2025-12-15",
    "22.11.": "2026-11-22",
    "12 ноември": "2026-11-12",
    "29.02.": "2024-02-29",
    "Tue 15 Dec": "2026-12-15",
    "3d": "2026-11-19",
    "5w": "2026-10-18",
    "8mo": "2026-03-22",
    "+3d": "2026-11-25",
    "this week": "2026-11-16",
    "end of month": "2026-10-31",
    "началото на месеца": "2026-11-01",
    "end of march": "2026-03-31",
}


@pytest.mark.parametrize(("text", "expected"), BACK.items())
def test_a_day_back(text: str, expected: str) -> None:
    assert read_day(text, SUNDAY, lean=Lean.PAST) == day_of(expected)


ELSEWHEN = [
    # month arithmetic clips
    ("+1m", "2026-01-31", "2026-02-28"),
    ("+1m", "2028-01-31", "2028-02-29"),
    ("-1m", "2026-03-31", "2026-02-28"),
    ("след 3 месеца", "2026-11-30", "2027-02-28"),
    ("+1y", "2028-02-29", "2029-02-28"),
    ("-1y", "2028-02-29", "2027-02-28"),
    ("+4y", "2028-02-29", "2032-02-29"),
    ("29.02.", "2028-02-29", "2028-02-29"),
    ("tomorrow", "2028-02-28", "2028-02-29"),
    ("eom", "2028-02-29", "2028-02-29"),
    ("eoq", "2028-02-29", "2028-03-31"),
    ("29 feb", "2096-03-01", "2104-02-29"),  # 2100 is no leap year
    # around the year's end
    ("tomorrow", "2026-12-31", "2027-01-01"),
    ("1.1.", "2026-12-31", "2027-01-01"),
    ("31.12.", "2026-12-31", "2026-12-31"),
    ("next week", "2026-12-31", "2027-01-04"),
    ("end of week", "2026-12-31", "2027-01-01"),
    ("eom", "2026-12-31", "2026-12-31"),
    ("next month", "2026-12-31", "2027-01-01"),
    ("end of next month", "2026-12-31", "2027-01-31"),
    ("next quarter", "2026-12-31", "2027-01-01"),
    ("последното тримесечие", "2027-01-01", "2026-10-01"),
    # short months are passed over
    ("31", "2027-02-01", "2027-03-31"),
    ("30", "2027-01-31", "2027-03-30"),
    # on the day itself
    ("fri", "2026-11-27", "2026-12-04"),
    ("this friday", "2026-11-27", "2026-11-27"),
    ("next friday", "2026-11-27", "2026-12-04"),
    ("next friday", "2026-11-25", "2026-12-04"),
    ("last friday", "2026-11-27", "2026-11-20"),
    ("end of week", "2026-11-27", "2026-11-27"),
    ("end of week", "2026-11-28", "2026-12-04"),
    ("this week", "2026-11-25", "2026-11-27"),
    ("next week", "2026-11-23", "2026-11-30"),
    ("след 2 седмици в петък", "2026-11-24", "2026-12-11"),
    ("in 2 weeks on friday", "2026-11-28", "2026-12-11"),
    ("start of month", "2026-12-01", "2026-12-01"),
]


@pytest.mark.parametrize(("text", "today", "expected"), ELSEWHEN)
def test_a_day_from_another_day(text: str, today: str, expected: str) -> None:
    assert read_day(text, day_of(today)) == day_of(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.12.2026", "2026-12-31"),
        ("31.12.2026 г.", "2026-12-31"),
        ("5.1.2026г.", "2026-01-05"),
        ("1.2.26", "2026-02-01"),
        ("31/12/2026", "2026-12-31"),
        ("31-12-2026", "2026-12-31"),
        ("2026-12-31", "2026-12-31"),
        ("5 януари 2026 г.", "2026-01-05"),
        ("5 яну. 2026 г.", "2026-01-05"),
        ("20 ное 2026", "2026-11-20"),
    ],
)
@pytest.mark.parametrize("lean", Lean)
def test_bulgarian_dates_with_a_year_lean_nowhere(text: str, expected: str, lean: Lean) -> None:
    assert read_day(text, SUNDAY, lean=lean) == day_of(expected)


# What is refused

MISSING = [
    "29.02.2026",
    "29.02.2026 г.",
    "31.04.",
    "31.04.2026 г.",
    "15.13.",
    "0.5.",
    "30 feb",
    "30.02.",
    "Fri 31.04.",
]
STRANGE = [
    "", " ", ".", "xyz", "12345678", "15 15", "1.2.3.4", "1512", "0", "32", "45631", "2026", "15.12.6",
    "15.12.026", "a", "пет пет", "on", "до", "+", "-", "+xyz", "fri 10:00", "15,12", "след", "in 3", "next",
    "+2s", "¹⁵", "١٥", "15.12.2026 15.12.2026", "на на на", "3 pm", "_fri_", "след 2 часа",
    "15 декември в 10", "+1234567890d", "x" * 10_000, "9" * 10_000, "\ud800", "\x00", "fri\x1b[31m",
]  # fmt: skip
FAR = [
    "+999999999d",
    "-999999999d",
    "+999999999y",
    "+50000w",
    "15.12.2500",
    "1.1.1899",
    "2201-01-01",
    "−2000m",
]


@pytest.mark.parametrize("text", MISSING)
def test_a_day_that_does_not_exist(text: str) -> None:
    with pytest.raises(DateDoesNotExist, match="There is no such day as “"):
        read_day(text, SUNDAY)


@pytest.mark.parametrize("text", STRANGE)
def test_a_text_that_is_no_day(text: str) -> None:
    with pytest.raises(DateNotUnderstood, match="I don't understand “"):
        read_day(text, SUNDAY)


@pytest.mark.parametrize("text", FAR)
def test_a_day_too_far_away(text: str) -> None:
    with pytest.raises(DateOutOfRange, match="in the years 1900 to 2200"):
        read_day(text, SUNDAY)


def test_the_edges_of_the_years() -> None:
    assert read_day("1.1.1900", SUNDAY) == date(1900, 1, 1)
    assert read_day("31.12.2200", SUNDAY) == date(2200, 12, 31)
    for text, today in (("tomorrow", date(2200, 12, 31)), ("yesterday", date(1900, 1, 1)), ("+1", date.max)):
        with pytest.raises(DateOutOfRange):
            read_day(text, today)


def test_messages_say_what_could_be_typed() -> None:
    with pytest.raises(DateError) as error:
        read_day("xyz", SUNDAY)
    assert str(error.value) == "I don't understand “xyz” as a date: try fri, +2w, 15.12. or tomorrow."
    with pytest.raises(DateError) as error:
        read_day("31.04.", SUNDAY)
    assert str(error.value) == "There is no such day as “31.04.”: April has 30 days."


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
        read_moment(text, NOW, localize=in_sofia)
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
        read_moment(text, NOW, localize=in_sofia)


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


def test_a_slip_in_the_weekday_names_no_day_of_another_year() -> None:
    with pytest.raises(WeekdayContradicts, match="5 Dec 2026 is a Saturday, not a Friday"):
        read_due("fri 5 dec 10.30", SUNDAY)  # it was a Friday in 2025
    assert read_day("Fri 20 Nov", SUNDAY) == date(2026, 11, 20)


def test_hours_are_no_day_to_be_due_on() -> None:
    for text in ("in 2 hours", "след 30 минути"):
        with pytest.raises(DueCountsDays, match="counts hours or minutes: name the day and its time"):
            read_due(text, SUNDAY)


def test_a_day_a_lifetime_away_is_a_slip() -> None:
    for day in (date(1926, 11, 22), date(1969, 12, 31), date(2126, 11, 22)):
        with pytest.raises(DateTooFar, match="is the year right"):
            check_near(day, SUNDAY)
    with pytest.raises(DateTooFar) as error:
        check_near(date(1926, 11, 21), SUNDAY)
    assert (
        str(error.value) == "21 Nov 1926 lies 100 years back: is the year right? Correct it and save again."
    )
    for day in (date(1976, 1, 1), SUNDAY, date(2076, 12, 31)):
        check_near(day, SUNDAY)


@pytest.mark.parametrize("text", ["Fri 21 Nov 2026", "петък, 21.11.2026", "21 ноември 2026 г., петък"])
def test_a_weekday_that_contradicts_says_which_it_is(text: str) -> None:
    with pytest.raises(WeekdayContradicts) as error:
        read_day(text, SUNDAY)
    assert str(error.value) == (
        "21 Nov 2026 is a Saturday, not a Friday: correct the date, or leave the weekday out."
    )


def test_a_message_quotes_little_and_nothing_that_steers_the_terminal() -> None:
    with pytest.raises(DateNotUnderstood) as error:
        read_day("\x1b[31m" + "x" * 500, SUNDAY)
    assert "\x1b" not in str(error.value)
    assert len(str(error.value)) < 130


# Moments, spoken on Sunday 22 November 2026 at 14:26 in Sofia

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
    "следобед": "2026-11-22 15:00",
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
            read_moment(text, NOW, localize=in_sofia)
        return
    moment = read_moment(text, NOW, localize=in_sofia)
    assert f"{moment:%Y-%m-%d %H:%M}" == expected
    assert moment.utcoffset() is not None
    assert (moment.second, moment.microsecond) == (0, 0)


@pytest.mark.parametrize("text", ["now", "NOW.", "сега", "just now", "току-що", "sega"])
def test_now_is_this_very_moment(text: str) -> None:
    assert read_moment(text, NOW, localize=in_sofia) == NOW


@pytest.mark.parametrize(
    "text", ["", "xyz", "25:00", "10:60", "10:5", "вчера 25", "14 15", "13 am", "12 at night", "преди"]
)
def test_a_text_that_is_no_moment(text: str) -> None:
    with pytest.raises(DateNotUnderstood, match="try now, 14:30, yesterday 15:00"):
        read_moment(text, NOW, localize=in_sofia)


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
            read_moment(text, NOW, localize=in_sofia)


def test_a_moment_can_lean_forward() -> None:
    assert read_moment("fri 10:00", NOW, lean=Lean.FUTURE, localize=in_sofia).day == 27


def test_a_moment_has_the_offset_of_its_own_season() -> None:
    """`now` as `datetime.now().astimezone()` gives it: a fixed offset, in November that of winter."""
    now = NOW.astimezone(timezone(timedelta(hours=2)))
    assert read_moment("12.07. 10:30", now, localize=in_sofia).isoformat() == "2026-07-12T10:30:00+03:00"
    assert read_moment("12.11. 10:30", now, localize=in_sofia).isoformat() == "2026-11-12T10:30:00+02:00"


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
    assert read_moment(text, datetime.fromisoformat(now), localize=in_sofia).isoformat() == expected


@pytest.fixture
def system_in_sofia(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(system_time, "tzset"):
        pytest.skip("this system's zone cannot be set for a test")
    monkeypatch.setenv("TZ", "Europe/Sofia")
    system_time.tzset()
    yield
    monkeypatch.undo()
    system_time.tzset()


@pytest.mark.usefixtures("system_in_sofia")
def test_the_zone_is_that_of_the_system_unless_told() -> None:
    now = NOW.astimezone(timezone(timedelta(hours=2)))
    assert read_moment("12.07. 10:30", now).isoformat() == "2026-07-12T10:30:00+03:00"
    assert read_moment("3 hours ago", now).isoformat() == "2026-11-22T11:26:00+02:00"
    skipped = read_moment("29.03. 03:30", now)  # by the spring: the clocks never showed it
    assert abs(skipped - datetime(2026, 3, 29, 1, tzinfo=UTC)) <= timedelta(minutes=30)


# Due

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


# Minutes

MINUTES = {
    "15": 15,
    "90": 90,
    "15 min": 15,
    "15min": 15,
    "15 мин": 15,
    "15 мин.": 15,
    "15 минути": 15,
    "15m": 15,
    "15 м": 15,
    "1h": 60,
    "1 ч.": 60,
    "2 часа": 120,
    "два часа": 120,
    "an hour": 60,
    "hour": 60,
    "час": 60,
    "1 h 30": 90,
    "1h30": 90,
    "1h 30m": 90,
    "1 ч 30 мин": 90,
    "1 час и 30 минути": 90,
    "час и 20 минути": 80,
    "1:30": 90,
    "0:45": 45,
    "24:00": 1440,
    "1.5h": 90,
    "1,5 ч": 90,
    "0,25 ч.": 15,
    "1.333 h": 80,
    "час и половина": 90,
    "2 часа и половина": 150,
    "2 и половина часа": 150,
    "an hour and a half": 90,
    "2 and a half hours": 150,
    "half an hour": 30,
    "half hour": 30,
    "half-hour": 30,
    "a half hour": 30,
    "половин час": 30,
    "quarter of an hour": 15,
    "четвърт час": 15,
    "1440": 1440,
    "24h": 1440,
}


@pytest.mark.parametrize(("text", "expected"), MINUTES.items())
def test_minutes(text: str, expected: int) -> None:
    assert read_minutes(text) == expected


@pytest.mark.parametrize(
    "text", ["", "0", "-5", "1441", "25h", "1:60", "1:5", "long", "1.5", "999999999h", "9" * 50]
)
def test_a_text_that_is_no_duration(text: str) -> None:
    with pytest.raises(MinutesNotUnderstood, match="as a duration: try 15, 1h 30 or 1:30"):
        read_minutes(text)


# Showing


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "−1d"),
        ("2026-11-18", "−4d"),
        ("2026-11-09", "−13d"),
        ("2026-11-08", "8 Nov"),
        ("2026-11-23", "in 1d"),
        ("2026-12-05", "in 13d"),
        ("2026-12-06", "6 Dec"),
        ("2027-02-05", "5 Feb 27"),
        ("2025-11-12", "12 Nov 25"),
    ],
)
def test_a_day_is_shown_short(day: str, shown: str) -> None:
    assert show_day(day_of(day), SUNDAY) == shown


def test_near_days_of_another_year_are_near() -> None:
    assert show_day(date(2027, 1, 3), date(2026, 12, 30)) == "in 4d"


def test_days_with_their_weekday() -> None:
    assert show_weekday_day(date(2026, 11, 27), SUNDAY) == "Fri 27 Nov"
    assert show_weekday_day(date(2027, 2, 5), SUNDAY) == "Fri 5 Feb 2027"
    assert show_long_day(SUNDAY) == "Sun 22 Nov 2026"


@pytest.mark.usefixtures("system_in_sofia")
def test_a_moment_is_shown_on_the_local_clock() -> None:
    assert show_moment(datetime(2026, 11, 22, 12, 20, tzinfo=UTC), SUNDAY) == "today 14:20"
    assert show_moment(datetime(2026, 11, 21, 22, 5, tzinfo=UTC), SUNDAY) == "today 00:05"
    assert show_moment(datetime(2026, 11, 12, 8, 30, tzinfo=UTC), SUNDAY) == "Thu 12 Nov 10:30"
    assert show_moment(datetime(2025, 11, 12, 8, 30, tzinfo=UTC), SUNDAY) == "12 Nov 2025 10:30"


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (-3, "in 3d"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2d"),
        (12, "12d"),
        (30, "30d"),
        (31, "4w"),
        (35, "5w"),
        (90, "12w"),
        (92, "3mo"),
        (250, "8mo"),
        (729, "23mo"),
        (731, "2y"),
    ],
)
def test_how_long_ago(days: int, shown: str) -> None:
    assert show_ago(SUNDAY - timedelta(days=days), SUNDAY) == shown


def test_a_number_of_days() -> None:
    assert show_days(31) == "31d"


BULGARIAN = {
    "today": "днес",
    "yesterday": "вчера",
    "−{count}d": "−{count} д",
    "in {count}d": "след {count} д",
    "Mon": "пн", "Tue": "вт", "Wed": "ср", "Thu": "чт", "Fri": "пт", "Sat": "сб", "Sun": "нд",
    "Jan": "яну", "Feb": "фев", "Mar": "мар", "Apr": "апр", "May": "май", "Jun": "юни",
    "Jul": "юли", "Aug": "авг", "Sep": "сеп", "Oct": "окт", "Nov": "ное", "Dec": "дек",
}  # fmt: skip


class InBulgarian(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return BULGARIAN.get(message, message)


@pytest.fixture
def bulgarian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_translations", InBulgarian())


@pytest.mark.usefixtures("bulgarian")
def test_what_is_shown_in_bulgarian_is_read_again() -> None:
    assert show_weekday_day(date(2026, 11, 27), SUNDAY) == "пт 27 ное"
    for days in range(-400, 400):
        day = SUNDAY + timedelta(days=days)
        assert read_day(show_weekday_day(day, SUNDAY), SUNDAY) == day
        assert read_day(show_long_day(day), SUNDAY) == day
        assert read_day(show_day(day, SUNDAY), SUNDAY, lean=Lean.FUTURE if days > 0 else Lean.PAST) == day


# Laws

LEANS = st.sampled_from(Lean)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
TODAYS = st.dates(date(1960, 1, 1), date(2140, 12, 31))
ALL_WORDS = sorted({word for _kind, _value, words in _entries() for word in words.split()})
PIECES = st.one_of(
    st.sampled_from(ALL_WORDS),
    st.sampled_from(
        ["+", "-", "−", ".", "/", ":", ",", "@", "г.", "ч.", "-ти", "th", "XI", "III", "eom", "'"]
    ),
    st.integers(0, 40).map(str),
    st.integers(0, 10**12).map(str),
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=7).map(" ".join),
    st.lists(PIECES, max_size=7).map("".join),
)


@given(today=TODAYS, away=st.integers(-300, 300), lean=LEANS)
def test_what_is_shown_with_its_weekday_is_read_again(today: date, away: int, lean: Lean) -> None:
    day = today + timedelta(days=away)
    assert read_day(show_weekday_day(day, today), today, lean=lean) == day


@given(day=DAYS, today=TODAYS, lean=LEANS)
def test_a_full_date_is_read_again(day: date, today: date, lean: Lean) -> None:
    for text in (
        show_long_day(day),
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%Y} г.",
        f"{day:%d/%m/%Y}",
    ):
        assert read_day(text, today, lean=lean) == day


@given(today=TODAYS, away=st.integers(-300, 300))
def test_a_short_day_is_read_again_leaning_its_way(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    shown = show_day(day, today)
    assert len(shown) <= 9
    if 1970 <= day.year < 2070:
        assert read_day(shown, today, lean=Lean.FUTURE if away > 0 else Lean.PAST) == day


@given(today=TODAYS, back=st.integers(0, 10_000))
def test_how_long_ago_is_short(today: date, back: int) -> None:
    assert len(show_ago(today - timedelta(days=back), today)) <= 9


@given(
    text=st.one_of(
        st.sampled_from(
            ["fri", "петък", "15", "15.12.", "29.02.", "15 dec", "15 декември", "dec", "eom", "eow", "3d"]
        ),
        st.sampled_from(ALL_WORDS),
    ),
    today=TODAYS,
)
def test_a_day_without_a_year_lies_the_way_leaned_to(text: str, today: date) -> None:
    near = {
        "yesterday",
        "вчера",
        "завчера",
        "онзиден",
        "tomorrow",
        "tmr",
        "tmrw",
        "утре",
        "overmorrow",
        "вдругиден",
    }
    if text in near:
        return
    for lean in Lean:
        try:
            day = read_day(text, today, lean=lean)
        except DateNotUnderstood:
            continue
        assert day >= today if lean is Lean.FUTURE else day <= today


@given(today=TODAYS, hour=st.integers(0, 23), minute=st.integers(0, 59), away=st.integers(-300, 300))
def test_a_shown_moment_is_read_again(today: date, hour: int, minute: int, away: int) -> None:
    moment = datetime.combine(today + timedelta(days=away), time(hour, minute)).astimezone()
    now = datetime.combine(today, time(12, 30)).astimezone()
    assert read_moment(show_moment(moment, today), now) == moment


@given(text=TEXTS, today=st.dates(date(1900, 1, 1), date(2200, 12, 31)), lean=LEANS)
def test_no_text_is_ever_a_crash(text: str, today: date, lean: Lean) -> None:
    now = datetime.combine(today, time(14, 26), tzinfo=UTC)
    try:
        assert 1900 <= read_day(text, today, lean=lean).year <= 2200
    except DateError as error:
        assert str(error)
    try:
        assert 1900 <= read_due(text, today).day.year <= 2200
    except DateError as error:
        assert str(error)
    try:
        moment = read_moment(text, now, lean=lean, localize=lambda naive: naive.replace(tzinfo=UTC))
        assert 1900 <= moment.year <= 2200
    except DateError as error:
        assert str(error)
    try:
        assert 1 <= read_minutes(text) <= 1440
    except MinutesNotUnderstood as error:
        assert str(error)


@given(text=TEXTS)
def test_spaces_around_mean_nothing(text: str) -> None:
    def outcome(text: str) -> object:
        try:
            return read_due(text, SUNDAY)
        except DateError as error:
            return type(error)

    if len(text) < 80:
        assert outcome(text) == outcome(f"  {text} ")


def test_every_word_means_one_thing() -> None:
    words = [word for _kind, _value, words in _entries() for word in words.split()]
    assert len(words) == len(set(words))
