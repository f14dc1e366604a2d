"""What a person types as a day: tables in both languages, spoken on Sunday 22 November 2026, and what is refused."""

from datetime import date

import pytest

from kamtui.domain.time.date_errors import (
    DateDoesNotExist,
    DateError,
    DateNotUnderstood,
    DateOutOfRange,
    DateTooFar,
    WeekdayContradicts,
)
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.typed_days import check_near, read_day
from kamtui.domain.time.typed_times import read_due

SUNDAY = date(2026, 11, 22)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


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


def test_a_slip_in_the_weekday_names_no_day_of_another_year() -> None:
    with pytest.raises(WeekdayContradicts, match="5 Dec 2026 is a Saturday, not a Friday"):
        read_due("fri 5 dec 10.30", SUNDAY)  # it was a Friday in 2025
    assert read_day("Fri 20 Nov", SUNDAY) == date(2026, 11, 20)


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
