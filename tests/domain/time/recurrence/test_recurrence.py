"""What a person types as a repeat, its days, and what a person reads: tables in both languages, then the laws."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from itertools import islice, pairwise, takewhile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kamtui.domain.time.calendar import LAST_YEAR
from kamtui.domain.time.date_errors import (
    DateDoesNotExist,
    DateError,
    DateNotUnderstood,
    DateOutOfRange,
    WeekdayContradicts,
)
from kamtui.domain.time.day_words import _entries
from kamtui.domain.time.recurrence.days import first_occurrence, is_once, next_occurrence, occurrences
from kamtui.domain.time.recurrence.errors import (
    CountOutOfRange,
    IntervalOutOfRange,
    NeverHappens,
    RecurrenceEndsBefore,
    RecurrenceEndsTwice,
    RecurrenceError,
    RecurrenceNotUnderstood,
)
from kamtui.domain.time.recurrence.pattern import parsed, rule_of
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.domain.time.recurrence.words import _KINDS, _PHRASES
from tests.effort import calls_of, counted

SUNDAY = date(2026, 11, 22)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def can_be_listed(rule: str) -> bool:
    return parsed(rule) is not None


def before(day: date) -> date:
    return day - timedelta(days=1)


# Rules, spoken on Sunday 22 November 2026 and starting that day

WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
EVERY_22ND_OF_ITS_QUARTER = "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=22"
EVERY_22ND_OF_ITS_HALF = "FREQ=MONTHLY;BYMONTH=5,11;BYMONTHDAY=22"

RULES = {
    # days
    "daily": "FREQ=DAILY",
    "Every Day": "FREQ=DAILY",
    "every 3 days": "FREQ=DAILY;INTERVAL=3",
    "every three days": "FREQ=DAILY;INTERVAL=3",
    "3 days": "FREQ=DAILY;INTERVAL=3",
    "every other day": "FREQ=DAILY;INTERVAL=2",
    "every second day": "FREQ=DAILY;INTERVAL=2",
    "ежедневно": "FREQ=DAILY",
    "всеки ден": "FREQ=DAILY",
    "през ден": "FREQ=DAILY;INTERVAL=2",
    "през 3 дни": "FREQ=DAILY;INTERVAL=3",
    "на 3 дни": "FREQ=DAILY;INTERVAL=3",
    "на всеки 3 дни": "FREQ=DAILY;INTERVAL=3",
    "на пет дни": "FREQ=DAILY;INTERVAL=5",
    "every weekday": WORKDAYS,
    "every workday": WORKDAYS,
    "weekdays": WORKDAYS,
    "on working days": WORKDAYS,
    "every business day": WORKDAYS,
    "mon-fri": WORKDAYS,
    "monday to friday": WORKDAYS,
    "from Monday to Friday": WORKDAYS,
    "всеки работен ден": WORKDAYS,
    "в работни дни": WORKDAYS,
    "всеки делничен ден": WORKDAYS,
    "от понеделник до петък": WORKDAYS,
    "пн-пт": WORKDAYS,
    # weeks
    "weekly": "FREQ=WEEKLY;BYDAY=SU",
    "every week": "FREQ=WEEKLY;BYDAY=SU",
    "once a week": "FREQ=WEEKLY;BYDAY=SU",
    "weekly on friday": "FREQ=WEEKLY;BYDAY=FR",
    "every friday": "FREQ=WEEKLY;BYDAY=FR",
    "on fridays": "FREQ=WEEKLY;BYDAY=FR",
    "Fridays.": "FREQ=WEEKLY;BYDAY=FR",
    "friday": "FREQ=WEEKLY;BYDAY=FR",
    "all fridays": "FREQ=WEEKLY;BYDAY=FR",
    "every mon and thu": "FREQ=WEEKLY;BYDAY=MO,TH",
    "every thu, mon": "FREQ=WEEKLY;BYDAY=MO,TH",
    "monday, thursday": "FREQ=WEEKLY;BYDAY=MO,TH",
    "every monday and every thursday": "FREQ=WEEKLY;BYDAY=MO,TH",
    "mon/wed/fri": "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "fri-mon": "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU",
    "end of every week": "FREQ=WEEKLY;BYDAY=FR",
    "every 2 weeks": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "every 2w": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "every second week": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "bi-weekly": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "every fortnight": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "once in 2 weeks": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "every 2 weeks on friday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "fridays every 2 weeks": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "every other friday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "every 2nd friday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "every third friday": "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR",
    "седмично": "FREQ=WEEKLY;BYDAY=SU",
    "всяка седмица": "FREQ=WEEKLY;BYDAY=SU",
    "веднъж седмично": "FREQ=WEEKLY;BYDAY=SU",
    "всяка седмица в петък": "FREQ=WEEKLY;BYDAY=FR",
    "седмично в петък": "FREQ=WEEKLY;BYDAY=FR",
    "всеки петък": "FREQ=WEEKLY;BYDAY=FR",
    "в петък и понеделник": "FREQ=WEEKLY;BYDAY=MO,FR",
    "петъците": "FREQ=WEEKLY;BYDAY=FR",
    "на 2 седмици": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "веднъж на 2 седмици": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "през седмица": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "през седмица в сряда": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "на две седмици в петък": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "всеки втори петък": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "всеки 2-ри петък": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    # months
    "monthly": "FREQ=MONTHLY;BYMONTHDAY=22",
    "every month": "FREQ=MONTHLY;BYMONTHDAY=22",
    "once a month": "FREQ=MONTHLY;BYMONTHDAY=22",
    "monthly on the 5th": "FREQ=MONTHLY;BYMONTHDAY=5",
    "monthly on 5": "FREQ=MONTHLY;BYMONTHDAY=5",
    "monthly, on the 5th": "FREQ=MONTHLY;BYMONTHDAY=5",
    "once a month on the 5th": "FREQ=MONTHLY;BYMONTHDAY=5",
    "every 5th of the month": "FREQ=MONTHLY;BYMONTHDAY=5",
    "on the 5th of every month": "FREQ=MONTHLY;BYMONTHDAY=5",
    "every 5th": "FREQ=MONTHLY;BYMONTHDAY=5",
    "on the 5th": "FREQ=MONTHLY;BYMONTHDAY=5",
    "by the 5th of every month": "FREQ=MONTHLY;BYMONTHDAY=5",
    "every 5th month": "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=22",
    "first of every month": "FREQ=MONTHLY;BYMONTHDAY=1",
    "start of month": "FREQ=MONTHLY;BYMONTHDAY=1",
    "1st and 15th of every month": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "every second day of the month": "FREQ=MONTHLY;BYMONTHDAY=2",
    "every 3 months": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22",
    "every 3m": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22",
    "every 3 months on the 15th": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
    "every 6 months": "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=22",
    "monthly on the last day": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "on the last day of the month": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "end of month": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "end of every month": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "eom": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "monthly on the 31st": "FREQ=MONTHLY;BYMONTHDAY=31",
    "first monday of the month": "FREQ=MONTHLY;BYDAY=1MO",
    "every first monday": "FREQ=MONTHLY;BYDAY=1MO",
    "monthly on the last friday": "FREQ=MONTHLY;BYDAY=-1FR",
    "every last friday": "FREQ=MONTHLY;BYDAY=-1FR",
    "second tuesday of every month": "FREQ=MONTHLY;BYDAY=2TU",
    "every second tuesday of the month": "FREQ=MONTHLY;BYDAY=2TU",
    "first and third monday of the month": "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "last friday every 2 months": "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
    "last workday of the month": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "месечно": "FREQ=MONTHLY;BYMONTHDAY=22",
    "всеки месец": "FREQ=MONTHLY;BYMONTHDAY=22",
    "веднъж месечно": "FREQ=MONTHLY;BYMONTHDAY=22",
    "веднъж в месеца": "FREQ=MONTHLY;BYMONTHDAY=22",
    "през месец": "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=22",
    "на 3 месеца": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22",
    "на 6 месеца": "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=22",
    "месечно на 5-о число": "FREQ=MONTHLY;BYMONTHDAY=5",
    "на 5-то число всеки месец": "FREQ=MONTHLY;BYMONTHDAY=5",
    "на 5 число всеки месец": "FREQ=MONTHLY;BYMONTHDAY=5",
    "всяко 5-то число": "FREQ=MONTHLY;BYMONTHDAY=5",
    "всеки месец на 5-ти": "FREQ=MONTHLY;BYMONTHDAY=5",
    "на 5-ти": "FREQ=MONTHLY;BYMONTHDAY=5",
    "до 5-то число всеки месец": "FREQ=MONTHLY;BYMONTHDAY=5",
    "до 5-ти на всеки месец": "FREQ=MONTHLY;BYMONTHDAY=5",
    "до края на всеки месец": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "на 1 и 15 число": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "първо число на месеца": "FREQ=MONTHLY;BYMONTHDAY=1",
    "последния ден на месеца": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "последния ден на всеки месец": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "последно число на месеца": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "в края на месеца": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "в началото на месеца": "FREQ=MONTHLY;BYMONTHDAY=1",
    "първия понеделник на месеца": "FREQ=MONTHLY;BYDAY=1MO",
    "първия понеделник от месеца": "FREQ=MONTHLY;BYDAY=1MO",
    "последния петък на месеца": "FREQ=MONTHLY;BYDAY=-1FR",
    "последния работен ден на месеца": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    # quarters and half-years
    "quarterly": EVERY_22ND_OF_ITS_QUARTER,
    "every quarter": EVERY_22ND_OF_ITS_QUARTER,
    "4 times a year": EVERY_22ND_OF_ITS_QUARTER,
    "quarterly on the 5th": "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5",
    "on the 5th of every quarter": "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5",
    "first monday of the quarter": "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO",
    "last friday of the quarter": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1FR",
    "end of quarter": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
    "end of every quarter": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
    "every 2 quarters": "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=22",
    "half-yearly": EVERY_22ND_OF_ITS_HALF,
    "half yearly": EVERY_22ND_OF_ITS_HALF,
    "semi-annually": EVERY_22ND_OF_ITS_HALF,
    "every half-year": EVERY_22ND_OF_ITS_HALF,
    "twice a year": EVERY_22ND_OF_ITS_HALF,
    "half-yearly on the 5th": "FREQ=MONTHLY;BYMONTH=1,7;BYMONTHDAY=5",
    "тримесечно": EVERY_22ND_OF_ITS_QUARTER,
    "всяко тримесечие": EVERY_22ND_OF_ITS_QUARTER,
    "на тримесечие": EVERY_22ND_OF_ITS_QUARTER,
    "4 пъти годишно": EVERY_22ND_OF_ITS_QUARTER,
    "в края на тримесечието": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
    "полугодишно": EVERY_22ND_OF_ITS_HALF,
    "всяко полугодие": EVERY_22ND_OF_ITS_HALF,
    "два пъти годишно": EVERY_22ND_OF_ITS_HALF,
    "2 пъти в годината": EVERY_22ND_OF_ITS_HALF,
    # years
    "yearly": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22",
    "annually": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22",
    "every year": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22",
    "every 2 years": "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYMONTHDAY=22",
    "yearly on 15.3.": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "every 15.3.": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "every 15 march": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "every March 15th": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "15th of march every year": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "every year on 29 feb": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "every year on 1 march and 1 october": "FREQ=MONTHLY;BYMONTH=3,10;BYMONTHDAY=1",
    "every last friday of november": "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR",
    "end of march every year": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1",
    "end of year": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
    "first monday of the year": "FREQ=YEARLY;BYMONTH=1;BYDAY=1MO",
    "годишно": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22",
    "всяка година": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22",
    "веднъж годишно": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22",
    "през година": "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYMONTHDAY=22",
    "всяка година на 15.3.": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "всяка година на 15 март": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "всеки 15-ти март": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    # ends
    "every friday until 31.12.2027": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231",
    "every friday through 31.12.": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231",
    "until 31.12.: every friday": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231",
    "weekly till end of year": "FREQ=WEEKLY;BYDAY=SU;UNTIL=20261231",
    "every day until friday": "FREQ=DAILY;UNTIL=20261127",
    "weekly until 31.12.2027 on friday": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231",
    "weekly until Fri 31 Dec 2027": "FREQ=WEEKLY;BYDAY=SU;UNTIL=20271231",
    "every friday until the 15th": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261215",
    "every day for 5 times": "FREQ=DAILY;COUNT=5",
    "weekly 10 times": "FREQ=WEEKLY;BYDAY=SU;COUNT=10",
    "daily, 5 times": "FREQ=DAILY;COUNT=5",
    "10 times, every 2 weeks": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=10",
    "5 times every friday": "FREQ=WEEKLY;BYDAY=FR;COUNT=5",
    "weekly, twice": "FREQ=WEEKLY;BYDAY=SU;COUNT=2",
    "всеки петък до 31.12.2027": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231",
    "всеки петък до 31.12.2027 г.": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231",
    "месечно до края на годината": "FREQ=MONTHLY;BYMONTHDAY=22;UNTIL=20261231",
    "седмично 10 пъти": "FREQ=WEEKLY;BYDAY=SU;COUNT=10",
    # Bulgarian in Latin letters
    "vseki petak": "FREQ=WEEKLY;BYDAY=FR",
    "v petak i ponedelnik": "FREQ=WEEKLY;BYDAY=MO,FR",
    "ezhednevno": "FREQ=DAILY",
    "prez sedmitsa": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "na 2 sedmitsi v petak": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "vseki mesets na 5-ti": "FREQ=MONTHLY;BYMONTHDAY=5",
    "posledniya petak na mesetsa": "FREQ=MONTHLY;BYDAY=-1FR",
    "vseki petak do 31.12.": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231",
}


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_a_rule_in_words(text: str, rule: str) -> None:
    assert read_recurrence(text, SUNDAY) == Recurrence(rule, SUNDAY)


ONCE = {
    "once": "2026-11-22",
    "веднъж": "2026-11-22",
    "once on 15.12.": "2026-12-15",
    "once, on 15 Dec 2026": "2026-12-15",
    "once on friday": "2026-11-27",
    "15.12. once": "2026-12-15",
    "once from 15.12.": "2026-12-15",
    "once on 15 Dec 2020": "2020-12-15",
    "веднъж на 15.12.": "2026-12-15",
    "еднократно на 15.12.": "2026-12-15",
    "vednazh na 15.12.": "2026-12-15",
    "on 15.12.": "2026-12-15",
    "на 15.12.": "2026-12-15",
    "15.12.2026": "2026-12-15",
    "15.12.2026 г.": "2026-12-15",
    "15 December": "2026-12-15",
    "15th of December": "2026-12-15",
    "tomorrow": "2026-11-23",
    "next friday": "2026-11-27",
    "in 2 weeks": "2026-12-06",
    "+2w": "2026-12-06",
    "след 2 седмици": "2026-12-06",
    "end of next month": "2026-12-31",
    "every friday, 1 time": "2026-11-27",
}


@pytest.mark.parametrize(("text", "expected"), ONCE.items())
def test_once(text: str, expected: str) -> None:
    recurrence = read_recurrence(text, SUNDAY)
    assert recurrence == once_on(day_of(expected))
    assert is_once(recurrence)
    assert occurrences(recurrence, after=date(2000, 1, 1), limit=5) == [day_of(expected)]


def test_the_start_gives_what_the_words_leave_out() -> None:
    start = date(2027, 1, 29)  # a Friday
    for text, rule in {
        "weekly": "FREQ=WEEKLY;BYDAY=FR",
        "monthly": "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1",
        "quarterly": "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=29",
        "half-yearly": "FREQ=MONTHLY;BYMONTH=1,7;BYMONTHDAY=29",
        "yearly": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=29",
        "weekly until 31.1.": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270131",
        "weekly until 31.12.": "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231",
    }.items():
        assert read_recurrence(text, SUNDAY, start) == Recurrence(rule, start)
    assert read_recurrence("once", SUNDAY, start) == once_on(start)
    assert read_recurrence("once on 15.12.", SUNDAY, start) == once_on(date(2026, 12, 15))


LAST_DAYS = [
    ("monthly", "2026-01-29", "2026-01-29 2026-02-28 2026-03-29 2026-04-29 2026-05-29"),
    ("месечно", "2026-01-30", "2026-01-30 2026-02-28 2026-03-30 2026-04-30 2026-05-30"),
    ("every month", "2028-01-31", "2028-01-31 2028-02-29 2028-03-31 2028-04-30 2028-05-31"),
    ("once a month", "2026-08-31", "2026-08-31 2026-09-30 2026-10-31 2026-11-30 2026-12-31"),
    ("every 2 months", "2026-12-31", "2026-12-31 2027-02-28 2027-04-30 2027-06-30 2027-08-31"),
    ("през месец", "2026-12-29", "2026-12-29 2027-02-28 2027-04-29 2027-06-29 2027-08-29"),
    ("every 3 months", "2026-11-30", "2026-11-30 2027-02-28 2027-05-30 2027-08-30 2027-11-30"),
    ("на 3 месеца", "2026-03-31", "2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31"),
    ("every 6 months", "2026-08-31", "2026-08-31 2027-02-28 2027-08-31 2028-02-29 2028-08-31"),
    ("на 6 месеца", "2026-08-30", "2026-08-30 2027-02-28 2027-08-30 2028-02-29 2028-08-30"),
    ("every 12 months", "2028-02-29", "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
    ("quarterly", "2026-08-31", "2026-08-31 2026-11-30 2027-02-28 2027-05-31 2027-08-31"),
    ("тримесечно", "2026-11-29", "2026-11-29 2027-02-28 2027-05-29 2027-08-29 2027-11-29"),
    ("half-yearly", "2026-03-31", "2026-03-31 2026-09-30 2027-03-31 2027-09-30 2028-03-31"),
    ("полугодишно", "2026-08-31", "2026-08-31 2027-02-28 2027-08-31 2028-02-29 2028-08-31"),
    ("yearly", "2028-02-29", "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
    ("всяка година", "2028-02-29", "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
    ("every 2 years", "2028-02-29", "2028-02-29 2030-02-28 2032-02-29 2034-02-28 2036-02-29"),
    ("every 2 quarters", "2026-08-31", "2026-08-31 2027-02-28 2027-08-31 2028-02-29 2028-08-31"),
    ("monthly, 3 times", "2026-12-31", "2026-12-31 2027-01-31 2027-02-28"),
    ("monthly until 28.2.2027", "2026-12-31", "2026-12-31 2027-01-31 2027-02-28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "expected"), LAST_DAYS)
def test_without_a_named_day_no_month_is_skipped(text: str, start: str, expected: str) -> None:
    days = [day_of(day) for day in expected.split()]
    recurrence = read_recurrence(text, day_of(start))
    assert occurrences(recurrence, after=before(day_of(start)), limit=5) == days
    assert first_occurrence(recurrence) == days[0]
    for earlier, later in pairwise(days):
        assert next_occurrence(recurrence, after=earlier) == later
    shown = show_recurrence(recurrence)
    assert "or last day" in shown
    assert read_recurrence(shown, SUNDAY, day_of(start)) == recurrence
    # Written in the form of another month, the words still mean the same days of each.
    moved = read_recurrence(shown.removesuffix(", 3 times").split(" until")[0], SUNDAY, date(2027, 1, 31))
    assert "BYSETPOS=-1" in moved.rule


def test_a_day_that_all_its_months_have_needs_no_other() -> None:
    for text, start, rule in (
        ("yearly", "2026-01-31", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"),
        ("quarterly", "2026-01-30", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=30"),
        ("half-yearly", "2026-07-31", "FREQ=MONTHLY;BYMONTH=1,7;BYMONTHDAY=31"),
        ("monthly", "2026-02-28", "FREQ=MONTHLY;BYMONTHDAY=28"),
    ):
        assert read_recurrence(text, day_of(start)).rule == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("monthly on the 31st or last day", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
        ("on the 30th or the last day of every month", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("на 31-ви или последния ден на месеца", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
        ("на 30-то или последно число всеки месец", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("every year on the 29th or last day of feb", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        # Who names a day means it: what was stored of it keeps its meaning too.
        ("monthly on the 31st", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("всеки месец на 31-ви", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("every 3 months on the 31st", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31"),
        ("every year on 29 feb", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
    ],
)
def test_a_named_day_and_the_last_one_beside_it(text: str, rule: str) -> None:
    assert read_recurrence(text, date(2026, 1, 31)).rule == rule


@pytest.mark.parametrize(
    ("text", "rule", "start"),
    [
        ("from 1.1.: weekly", "FREQ=WEEKLY;BYDAY=FR", "2027-01-01"),
        ("weekly from 1.1.", "FREQ=WEEKLY;BYDAY=FR", "2027-01-01"),
        ("every month, starting 1.2.2027", "FREQ=MONTHLY;BYMONTHDAY=1", "2027-02-01"),
        ("weekly from 1.1. until 31.12.", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231", "2027-01-01"),
        ("от 1.1. всяка седмица до 31.12.", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231", "2027-01-01"),
        ("ежедневно от утре", "FREQ=DAILY", "2026-11-23"),
        ("ежедневно от вторник", "FREQ=DAILY", "2026-11-24"),
        ("every 2 weeks from friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27"),
        ("daily from tomorrow, 5 times", "FREQ=DAILY;COUNT=5", "2026-11-23"),
    ],
)
def test_the_words_may_say_from_when(text: str, rule: str, start: str) -> None:
    assert read_recurrence(text, SUNDAY, date(2030, 1, 1)) == Recurrence(rule, day_of(start))


# What is refused

STRANGE = [
    "", " ", ".", ",", "xyz", "every", "всеки", "every xyz", "friday xyz", "5", "15", "on 5", "every 15",
    "15 and 20", "last friday", "first friday", "последния петък", "monthly on friday", "every second workday",
    "yearly on the 5th", "fifth friday of the month", "every friday every month", "bimonthly", "every march",
    "5 times a week", "два пъти месечно", "1000 times weekly", "през седмицата", "10 times", "until 31.12.",
    "from 1.1.", "until", "weekly until", "weekly from", "weekly until 1.1. until 2.1.", "weekly 5 times 6 times",
    "once until 31.12.", "once, 2 times", "once on 15.12. from 1.1.", "tomorrow until friday", "15.12. 3 times",
    "every 15.3.2027", "every year on 1 march and 2 may", "every 2 years on 1 march and 1 may", "other",
    "every 2 quarters at the end", "1st, 2nd, 3rd, 4th and 5th of every month", "every -2 weeks",
    "every quarter on the 5th of feb and aug", "FREQ=WEEKLY", "every ٣ days", "every 2.5 weeks",
    "every friday" * 20, "9" * 100, "\ud800", "\x00", "every fri\x1b[31m",
    "for 3 months", "за 3 месеца", "weekly for 3 weeks", "every second", "day", "месец", "през петък", "от вторник",
    "every friday at 10", "every morning", "never", "един път на 15.12.",
]  # fmt: skip


@pytest.mark.parametrize("text", STRANGE)
def test_a_text_that_is_no_rule(text: str) -> None:
    with pytest.raises(RecurrenceNotUnderstood, match="I don't understand “"):
        read_recurrence(text, SUNDAY)


NEVER = [
    "monthly on the 32nd",
    "on the 0th of every month",
    "every 30 february",
    "every year on 31.4.",
    "every 0.5.",
    "every 12 months on the 31st",  # counted from November
    "every 999 years on 29 feb",
]


@pytest.mark.parametrize("text", NEVER)
def test_a_rule_that_no_day_fits(text: str) -> None:
    with pytest.raises(NeverHappens, match="never comes: correct the day or the month"):
        read_recurrence(text, SUNDAY)


@pytest.mark.parametrize(
    ("text", "error", "sentence"),
    [
        (
            "every xyz",
            RecurrenceNotUnderstood,
            (
                "I don't understand “every xyz” as a repeat: try every friday, every 2 weeks on friday, "
                "monthly on the 5th, end of quarter or once on 15.12."
            ),
        ),
        (
            "monthly on the 32nd",
            NeverHappens,
            (
                "“monthly on the 32nd” never comes: correct the day or the month, as in on the 31st of "
                "every month or every 29 february."
            ),
        ),
        (
            "every 0 weeks",
            IntervalOutOfRange,
            "“every 0 weeks” has a step that cannot be: type one of 1 to 999, as in every 2 weeks.",
        ),
        (
            "every 1000 days",
            IntervalOutOfRange,
            "“every 1000 days” has a step that cannot be: type one of 1 to 999, as in every 2 weeks.",
        ),
        (
            "weekly, 0 times",
            CountOutOfRange,
            (
                "“weekly, 0 times” comes a number of times that cannot be: type 1 to 999 times, "
                "or leave the number out."
            ),
        ),
        (
            "weekly, 1000 times",
            CountOutOfRange,
            (
                "“weekly, 1000 times” comes a number of times that cannot be: type 1 to 999 times, "
                "or leave the number out."
            ),
        ),
        (
            "every friday until 26.11.",
            RecurrenceEndsBefore,
            "It would end on 26 Nov 2026, before its first day, 27 Nov 2026: choose a later end.",
        ),
        (
            "weekly until 31.12., 10 times",
            RecurrenceEndsTwice,
            "Say until when or how many times, and not both: leave one of them out.",
        ),
    ],
)
def test_each_refusal_says_what_to_do(text: str, error: type[RecurrenceError], sentence: str) -> None:
    with pytest.raises(error) as raised:
        read_recurrence(text, SUNDAY)
    assert type(raised.value) is error
    assert str(raised.value) == sentence
    assert isinstance(raised.value, DateError)


def test_a_date_in_a_rule_is_refused_as_dates_are() -> None:
    for text, error in {
        "31.04.": DateDoesNotExist,
        "once on 31.04.": DateDoesNotExist,
        "weekly until 31.04.": DateDoesNotExist,
        "weekly until xyz": DateNotUnderstood,
        "weekly from xyz": DateNotUnderstood,
        "15.12.2500": DateOutOfRange,
        "weekly until 1.1.2500": DateOutOfRange,
        "weekly until Fri 21 Nov 2026": WeekdayContradicts,
    }.items():
        with pytest.raises(error):
            read_recurrence(text, SUNDAY)


def test_a_message_quotes_little_and_nothing_that_steers_the_terminal() -> None:
    with pytest.raises(RecurrenceNotUnderstood) as error:
        read_recurrence("\x1b[31m" + "x" * 500, SUNDAY)
    assert "\x1b" not in str(error.value)
    assert len(str(error.value)) < 200


# Days, worked out by hand

FIRST_FIVE = [
    ("daily", "2026-11-22", "2026-11-22 2026-11-23 2026-11-24 2026-11-25 2026-11-26"),
    ("every 3 days", "2026-11-22", "2026-11-22 2026-11-25 2026-11-28 2026-12-01 2026-12-04"),
    ("every workday", "2026-11-26", "2026-11-26 2026-11-27 2026-11-30 2026-12-01 2026-12-02"),
    ("every friday", "2026-11-22", "2026-11-27 2026-12-04 2026-12-11 2026-12-18 2026-12-25"),
    ("every mon and thu", "2026-11-22", "2026-11-23 2026-11-26 2026-11-30 2026-12-03 2026-12-07"),
    # every second week is counted from the week of the start, also over the end of the year
    ("every 2 weeks on friday", "2026-11-23", "2026-11-27 2026-12-11 2026-12-25 2027-01-08 2027-01-22"),
    ("every 2 weeks on friday", "2026-11-22", "2026-12-04 2026-12-18 2027-01-01 2027-01-15 2027-01-29"),
    ("every 2 weeks on mon and fri", "2026-11-25", "2026-11-27 2026-12-07 2026-12-11 2026-12-21 2026-12-25"),
    ("every 2 weeks on mon and sun", "2026-12-27", "2026-12-27 2027-01-04 2027-01-10 2027-01-18 2027-01-24"),
    # short months are passed over
    ("monthly on the 31st", "2026-11-22", "2026-12-31 2027-01-31 2027-03-31 2027-05-31 2027-07-31"),
    ("monthly on the 30th", "2026-12-31", "2027-01-30 2027-03-30 2027-04-30 2027-05-30 2027-06-30"),
    ("monthly on the last day", "2027-12-31", "2027-12-31 2028-01-31 2028-02-29 2028-03-31 2028-04-30"),
    ("monthly on the last friday", "2026-11-22", "2026-11-27 2026-12-25 2027-01-29 2027-02-26 2027-03-26"),
    ("first monday of the month", "2026-11-22", "2026-12-07 2027-01-04 2027-02-01 2027-03-01 2027-04-05"),
    ("last workday of the month", "2026-11-22", "2026-11-30 2026-12-31 2027-01-29 2027-02-26 2027-03-31"),
    ("1st and 15th of the month", "2026-11-22", "2026-12-01 2026-12-15 2027-01-01 2027-01-15 2027-02-01"),
    ("every 3 months on the 15th", "2026-11-22", "2027-02-15 2027-05-15 2027-08-15 2027-11-15 2028-02-15"),
    ("every 3 months on the 31st", "2026-11-22", "2027-05-31 2027-08-31 2028-05-31 2028-08-31 2029-05-31"),
    ("quarterly", "2026-11-22", "2026-11-22 2027-02-22 2027-05-22 2027-08-22 2027-11-22"),
    ("quarterly on the 5th", "2026-11-22", "2027-01-05 2027-04-05 2027-07-05 2027-10-05 2028-01-05"),
    ("end of quarter", "2026-11-22", "2026-12-31 2027-03-31 2027-06-30 2027-09-30 2027-12-31"),
    ("last friday of the quarter", "2026-11-22", "2026-12-25 2027-03-26 2027-06-25 2027-09-24 2027-12-31"),
    ("half-yearly", "2026-11-22", "2026-11-22 2027-05-22 2027-11-22 2028-05-22 2028-11-22"),
    ("yearly on 15.3.", "2026-11-22", "2027-03-15 2028-03-15 2029-03-15 2030-03-15 2031-03-15"),
    # leap days, and 2100 is no leap year
    ("every year on 29 feb", "2026-11-22", "2028-02-29 2032-02-29 2036-02-29 2040-02-29 2044-02-29"),
    ("every year on 29 feb", "2090-01-01", "2092-02-29 2096-02-29 2104-02-29 2108-02-29 2112-02-29"),
    ("every 3 years on 29 feb", "2026-11-22", "2032-02-29 2044-02-29 2056-02-29 2068-02-29 2080-02-29"),
    ("every last friday of november", "2026-11-28", "2027-11-26 2028-11-24 2029-11-30 2030-11-29 2031-11-28"),
    # ends: as many times as said, and the last day too
    ("every friday, 3 times", "2026-11-22", "2026-11-27 2026-12-04 2026-12-11"),
    ("every friday, 3 times", "2026-11-27", "2026-11-27 2026-12-04 2026-12-11"),
    ("monthly on the 31st, 3 times", "2026-12-31", "2026-12-31 2027-01-31 2027-03-31"),
    ("every friday until 11.12.", "2026-11-22", "2026-11-27 2026-12-04 2026-12-11"),
    ("every friday until 10.12.", "2026-11-22", "2026-11-27 2026-12-04"),
    ("every friday until friday", "2026-11-22", "2026-11-27"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "expected"), FIRST_FIVE)
def test_the_first_days_of_a_rule(text: str, start: str, expected: str) -> None:
    days = [day_of(day) for day in expected.split()]
    recurrence = read_recurrence(text, day_of(start))
    assert occurrences(recurrence, after=before(day_of(start)), limit=5) == days
    assert occurrences(recurrence, after=date(1950, 1, 1), limit=5) == days
    assert first_occurrence(recurrence) == days[0]
    for earlier, later in pairwise(days):
        assert next_occurrence(recurrence, after=earlier) == later
    if len(days) < 5:
        assert next_occurrence(recurrence, after=days[-1]) is None


def test_a_start_that_does_not_fit_the_rule_is_none_of_its_days() -> None:
    recurrence = Recurrence("FREQ=WEEKLY;BYDAY=FR;COUNT=2", SUNDAY)
    assert occurrences(recurrence, after=date(2026, 1, 1), limit=9) == [date(2026, 11, 27), date(2026, 12, 4)]


def test_a_rule_that_is_moved_keeps_its_days() -> None:
    rule = read_recurrence("monthly", SUNDAY).rule
    assert first_occurrence(Recurrence(rule, date(2027, 1, 10))) == date(2027, 1, 22)


def test_a_rule_ends_with_the_years_of_the_book() -> None:
    daily = Recurrence("FREQ=DAILY", SUNDAY)
    assert next_occurrence(daily, after=date(LAST_YEAR, 12, 30)) == date(LAST_YEAR, 12, 31)
    assert next_occurrence(daily, after=date(LAST_YEAR, 12, 31)) is None
    assert next_occurrence(daily, after=date.max) is None
    assert next_occurrence(daily, after=date.min) == SUNDAY
    assert first_occurrence(Recurrence("FREQ=DAILY", date.max)) is None
    assert first_occurrence(Recurrence("FREQ=YEARLY", date.min)) == date.min
    assert occurrences(daily, after=SUNDAY, limit=0) == occurrences(daily, after=SUNDAY, limit=-1) == []


def test_is_once() -> None:
    for rule, expected in {
        "FREQ=DAILY;COUNT=1": True,
        "FREQ=WEEKLY;BYDAY=FR;COUNT=1": True,
        "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261127": True,
        "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261204": False,
        "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261126": False,  # never is not once
        "FREQ=DAILY;COUNT=2": False,
        "FREQ=DAILY": False,
        "xyz": False,
    }.items():
        assert is_once(Recurrence(rule, SUNDAY)) is expected, rule


# Showing

SHOWN = {
    "FREQ=DAILY": "every day",
    "FREQ=DAILY;INTERVAL=3": "every 3 days",
    "FREQ=DAILY;COUNT=5": "every day, 5 times",
    "FREQ=DAILY;COUNT=1": "once on 22 Nov 2026",
    "FREQ=WEEKLY;BYDAY=FR;COUNT=1": "once on 27 Nov 2026",
    WORKDAYS: "every workday",
    "FREQ=WEEKLY;BYDAY=FR": "every Friday",
    "FREQ=WEEKLY;BYDAY=MO,TH": "every Monday and Thursday",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR": "every Mon, Wed and Fri",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR": "every 2 weeks on Friday",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=10": "every 2 weeks on Friday, 10 times",
    "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231": "every Friday until 31 Dec 2027",
    "FREQ=MONTHLY;BYMONTHDAY=5": "on the 5th of every month",
    "FREQ=MONTHLY;BYMONTHDAY=1,2,3,-1": "on the 1st, 2nd, 3rd and last day of every month",
    "FREQ=MONTHLY;BYMONTHDAY=11,12,21,22": "on the 11th, 12th, 21st and 22nd of every month",
    "FREQ=MONTHLY;BYMONTHDAY=13,23,30,31": "on the 13th, 23rd, 30th and 31st of every month",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1": "on the 31st or last day of every month",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1": "every 3 months on the 30th or last day",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1": "every year on the 29th or last day of Feb",
    "FREQ=MONTHLY;BYMONTHDAY=29": "on the 29th of every month",
    "FREQ=MONTHLY;BYMONTHDAY=-1": "on the last day of every month",
    "FREQ=MONTHLY;BYDAY=1MO": "on the first Monday of every month",
    "FREQ=MONTHLY;BYDAY=1MO,3MO": "on the first and third Monday of every month",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": "on the last workday of every month",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15": "every 3 months on the 15th",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR": "every 2 months on the last Friday",
    "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5": "on the 5th of every quarter",
    "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1": "on the last day of every quarter",
    EVERY_22ND_OF_ITS_QUARTER: "every quarter on the 22nd of Feb, May, Aug and Nov",
    "FREQ=MONTHLY;BYMONTH=1,7;BYMONTHDAY=5": "on the 5th of every half-year",
    EVERY_22ND_OF_ITS_HALF: "every half-year on the 22nd of May and Nov",
    "FREQ=MONTHLY;BYMONTH=3,10;BYMONTHDAY=1": "every year on the 1st of Mar and Oct",
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15": "every year on 15 Mar",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29": "every 2 years on 29 Feb",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1": "every year on the last day of Feb",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR": "every year on the last Friday of Nov",
    # of another program: the start gives what the rule leaves out
    "FREQ=WEEKLY": "every Sunday",
    "FREQ=MONTHLY": "on the 22nd of every month",
    "FREQ=YEARLY": "every year on 22 Nov",
    "FREQ=YEARLY;BYMONTH=3": "every year on 22 Mar",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR": "every workday",
    "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1": "on the last Friday of every month",
    "freq=weekly;byday=fr;wkst=su": "every Friday",
}


@pytest.mark.parametrize(("rule", "words"), SHOWN.items())
def test_a_rule_is_shown_in_words(rule: str, words: str) -> None:
    assert can_be_listed(rule)
    assert show_recurrence(Recurrence(rule, SUNDAY)) == words
    assert read_recurrence(words, SUNDAY) in (
        Recurrence(canonical(rule), SUNDAY),
        once_on(first_occurrence(Recurrence(rule, SUNDAY)) or SUNDAY),
    )


def canonical(rule: str) -> str:
    """The rule with everything that the Sunday gives it, as we write it."""
    recurrence = Recurrence(rule, SUNDAY)
    return read_recurrence(show_recurrence(recurrence), SUNDAY).rule


# Rules from elsewhere

UNLISTABLE = [
    "", "xyz", "FREQ", "FREQ=", "FREQ=HOURLY", "FREQ=WEEKLY;", "BYDAY=FR", "FREQ=WEEKLY;FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=1000", "FREQ=WEEKLY;INTERVAL=x", "FREQ=WEEKLY;INTERVAL=-1",
    "FREQ=WEEKLY;INTERVAL=²", "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;COUNT=1000", "FREQ=WEEKLY;UNTIL=2027",
    "FREQ=WEEKLY;UNTIL=20271331", "FREQ=WEEKLY;UNTIL=20271231T000000Z", "FREQ=WEEKLY;UNTIL=25001231",
    "FREQ=WEEKLY;COUNT=2;UNTIL=20271231", "FREQ=WEEKLY;BYDAY=", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1FR",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "FREQ=WEEKLY;WKST=XX", "FREQ=WEEKLY;BYMONTHDAY=5", "FREQ=WEEKLY;BYHOUR=9",
    "FREQ=DAILY;BYMONTHDAY=5", "FREQ=DAILY;INTERVAL=2;BYDAY=FR", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=-2",
    "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5", "FREQ=MONTHLY;BYDAY=FR", "FREQ=MONTHLY;BYDAY=0FR", "FREQ=MONTHLY;BYDAY=5FR",
    "FREQ=MONTHLY;BYDAY=1MO,-1FR", "FREQ=MONTHLY;BYDAY=1FR;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=1",
    "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=1FR", "FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,2;BYMONTHDAY=1",
    "FREQ=MONTHLY;BYMONTH=13;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTH=0,5;BYDAY=1FR",
    "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTHDAY=5", "FREQ=YEARLY;BYDAY=1MO",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31", "FREQ=YEARLY;BYWEEKNO=20",
    "FREQ=YEARLY;BYMONTH=1,6;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;INTERVAL=2;BYMONTH=1,2;BYMONTHDAY=1",
    "FREQ=DAILY;COUNT=" + "1" * 5000, "\x00", "ﬁ", "FREQ=DAILY\n",
]  # fmt: skip


@pytest.mark.parametrize("rule", UNLISTABLE)
def test_a_rule_that_cannot_be_listed_has_no_days_and_is_shown_as_it_stands(rule: str) -> None:
    assert not can_be_listed(rule)
    recurrence = Recurrence(rule, SUNDAY)
    assert occurrences(recurrence, after=date(2000, 1, 1), limit=5) == []
    assert first_occurrence(recurrence) is None
    shown = show_recurrence(recurrence)
    assert len(shown) <= 200
    assert shown.isprintable()


def test_listing_never_takes_long() -> None:
    """Rules and starts of which dateutil would look through all years, or all days since the start."""
    cases = [
        Recurrence("FREQ=DAILY", date(1900, 1, 1)),
        Recurrence("FREQ=DAILY;COUNT=999", date(1900, 1, 1)),
        Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", date(1900, 1, 1)),
        Recurrence("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", date(1900, 4, 1)),
        Recurrence("FREQ=MONTHLY;INTERVAL=48;BYMONTHDAY=30", date(1900, 2, 1)),
        Recurrence("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", date(1901, 1, 1)),
        Recurrence("FREQ=MONTHLY;COUNT=999", date(1900, 1, 31)),
        Recurrence("FREQ=YEARLY;INTERVAL=999", date(1, 1, 1)),
    ]
    next_occurrence(cases[0], after=SUNDAY)  # imports dateutil
    for recurrence in cases:
        with counted() as effort:
            occurrences(recurrence, after=SUNDAY, limit=1)
        assert effort.calls < 20_000, recurrence


def test_arule_of_ten_years_is_asked_often() -> None:
    daily = Recurrence("FREQ=DAILY", date(2016, 1, 1))
    assert next_occurrence(daily, after=SUNDAY) == date(2026, 11, 23)
    assert calls_of(lambda: next_occurrence(daily, after=SUNDAY)) < 1_000


def test_dateutil_is_imported_only_to_list() -> None:
    program = (
        "import sys; from datetime import date; from kamtui.domain.time.recurrence import days, typed; "
        "from kamtui.domain.time.recurrence.rule import Recurrence; "
        "from kamtui.domain.time.recurrence.shown import show_recurrence; "
        "show_recurrence(Recurrence('FREQ=WEEKLY;BYDAY=FR', date(2026, 11, 22))); "
        "print([name for name in sys.modules if name.startswith('dateutil')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Laws

TODAYS = st.dates(date(1960, 1, 1), date(2140, 12, 31))
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STEPS = st.one_of(st.just(1), st.integers(1, 6), st.integers(1, 999))
MONTH_DAYS = st.one_of(st.just([-1]), st.lists(st.integers(1, 31), min_size=1, max_size=4))
NTH = st.lists(st.sampled_from((1, 2, 3, 4, -1)), min_size=1, max_size=2, unique=True)
MONTHS = st.one_of(
    st.sampled_from(([1, 4, 7, 10], [2, 5, 8, 11], [3, 6, 9, 12], [1, 7], [6, 12], [5, 11])),
    st.lists(st.integers(1, 12), min_size=2, max_size=6, unique=True),
)


@st.composite
def places(draw: st.DrawFn) -> str:
    """Days of a month: by number, by weekday, or among the working days."""
    kind = draw(st.sampled_from(("number", "number or last", "weekday", "workday")))
    if kind == "number or last":
        numbers = range(28, draw(st.integers(29, 31)) + 1)
        return "BYMONTHDAY=" + ",".join(map(str, numbers)) + ";BYSETPOS=-1"
    if kind == "number":
        days = draw(MONTH_DAYS)
        return "BYMONTHDAY=" + ",".join(map(str, days))
    ordinals = draw(NTH)
    if kind == "workday":
        return "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=" + ",".join(map(str, ordinals))
    name = draw(st.sampled_from(NAMES))
    return "BYDAY=" + ",".join(f"{ordinal}{name}" for ordinal in ordinals)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    """Any rule that can be listed and comes at all, as we write it, ending after its first day or not at all."""
    start = draw(TODAYS)
    parts = [draw(st.sampled_from(("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY")))]
    step = draw(STEPS)
    match parts[0]:
        case "FREQ=WEEKLY":
            names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True))
            parts.append("BYDAY=" + ",".join(names))
        case "FREQ=MONTHLY":
            if draw(st.booleans()):
                step = 1
                parts.append("BYMONTH=" + ",".join(map(str, draw(MONTHS))))
            parts.append(draw(places()))
        case "FREQ=YEARLY":
            parts += [f"BYMONTH={draw(st.integers(1, 12))}", draw(places())]
    rule = ";".join([*parts, f"INTERVAL={step}"])
    assume(can_be_listed(rule))  # 30 February
    first = first_occurrence(Recurrence(rule, start))
    assume(first is not None)
    assert first is not None
    match draw(st.sampled_from(("never", "count", "until"))):
        case "count":
            rule += f";COUNT={draw(st.integers(2, 999))}"
        case "until":
            until = min(first + timedelta(days=draw(st.integers(0, 4000))), date(LAST_YEAR, 12, 31))
            rule += f";UNTIL={until:%Y%m%d}"
    pattern = parsed(rule)
    assert pattern is not None
    return Recurrence(rule_of(pattern), start)


@given(recurrence=recurrences(), today=TODAYS)
def test_what_is_shown_is_read_again(recurrence: Recurrence, today: date) -> None:
    shown = show_recurrence(recurrence)
    assert len(shown) <= 100
    assert read_recurrence(shown, today, recurrence.starts_on) == recurrence


@given(recurrence=recurrences(), away=st.integers(-100, 30_000), limit=st.integers(1, 6))
def test_the_days_are_those_of_dateutil(recurrence: Recurrence, away: int, limit: int) -> None:
    from dateutil.rrule import rrulestr

    start = recurrence.starts_on
    after = min(start + timedelta(days=away), date(LAST_YEAR, 12, 31))
    plain = rrulestr(recurrence.rule, dtstart=datetime(start.year, start.month, start.day))  # noqa: DTZ001
    days = takewhile(lambda day: day.year <= LAST_YEAR, (moment.date() for moment in plain))
    expected = list(islice((day for day in days if day > after), limit))
    assert occurrences(recurrence, after=after, limit=limit) == expected
    assert next_occurrence(recurrence, after=after) == (expected[0] if expected else None)


@given(recurrence=recurrences(), away=st.integers(-100, 10_000))
def test_days_come_in_order_within_the_rule(recurrence: Recurrence, away: int) -> None:
    after = recurrence.starts_on + timedelta(days=away)
    days = occurrences(recurrence, after=after, limit=8)
    assert days == sorted(set(days))
    assert all(day > after and day >= recurrence.starts_on for day in days)
    first = first_occurrence(recurrence)
    assert first is not None
    assert next_occurrence(recurrence, after=before(first)) == first
    assert next_occurrence(recurrence, after=before(recurrence.starts_on)) == first


@given(day=TODAYS, today=TODAYS)
def test_once_is_read_again(day: date, today: date) -> None:
    once = once_on(day)
    assert is_once(once)
    assert first_occurrence(once) == day
    assert next_occurrence(once, after=day) is None
    assert read_recurrence(show_recurrence(once), today) == once


OUR_WORDS = sorted(
    {word for _kind, _value, words in _KINDS for word in words.split()}
    | {word for words, _phrase in _PHRASES for word in words.split()}
    | {word for _kind, _value, words in _entries() for word in words.split()}
)
FREQUENT = [
    "every", "all", "2", "3rd", "last", "first", "day", "weeks", "month", "quarter", "year", "friday", "workday",
    "of", "on", "the", "and", ",", "until", "from", "31.12.", "5 times", "once", "на", "през", "число", "-", "от",
    "monthly", "end", "march", "15", "in", "to", "a", "times",
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(FREQUENT),
    st.sampled_from(OUR_WORDS),
    st.sampled_from(["+", "-", "−", ".", "/", ":", ",", "&", "г.", "-ти", "th", "1.1.", "29/2", "\ud800"]),
    st.integers(0, 40).map(str),
    st.integers(0, 10**12).map(str),
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(FREQUENT), max_size=9).map(" ".join),
    st.lists(PIECES, max_size=9).map(" ".join),
    st.lists(PIECES, max_size=9).map("".join),
    st.lists(st.sampled_from([*RULES, *ONCE, *STRANGE]), max_size=3).map(" ".join),
)


BOOK_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(text=TEXTS, today=BOOK_DAYS, start=st.none() | BOOK_DAYS)
def test_no_text_is_ever_a_crash(text: str, today: date, start: date | None) -> None:
    try:
        recurrence = read_recurrence(text, today, start)
    except DateError as error:
        assert str(error)
        return
    assert can_be_listed(recurrence.rule)
    assert first_occurrence(recurrence) is not None
    assert read_recurrence(show_recurrence(recurrence), today, recurrence.starts_on) == recurrence


@given(text=TEXTS)
def test_spaces_and_capitals_mean_nothing(text: str) -> None:
    def outcome(text: str) -> object:
        try:
            return read_recurrence(text, SUNDAY)
        except DateError as error:
            return type(error)

    if len(text) < 80:
        assert outcome(text) == outcome(f"  {text} ")
        if text.isascii():
            assert outcome(text) == outcome(text.upper())


RULE_PIECES = st.sampled_from(
    ["FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";", "INTERVAL=", "COUNT=", "UNTIL=", "BYDAY=", "BYMONTH=",
     "BYMONTHDAY=", "BYSETPOS=", "WKST=", ",", "FR", "MO", "-1", "1", "2", "29", "30", "31", "999", "20271231", "=", "+"]
)  # fmt: skip
PART = st.tuples(
    st.sampled_from(("INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST")),
    st.lists(
        st.one_of(
            st.integers(-5, 40).map(str), st.sampled_from((*NAMES, "1MO", "-1FR", "20271231", "29", "999"))
        ),
        max_size=4,
    ).map(",".join),
).map("=".join)
RULE_TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(RULE_PIECES, max_size=12).map("".join),
    st.tuples(
        st.sampled_from(("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY")),
        st.lists(PART, max_size=4),
    ).map(lambda both: ";".join([both[0], *both[1]])),
)


@given(rule=RULE_TEXTS, start=st.dates(), after=st.dates())
def test_no_rule_is_ever_a_crash(rule: str, start: date, after: date) -> None:
    recurrence = Recurrence(rule, start)
    listed = can_be_listed(rule)
    assert show_recurrence(recurrence) or not listed
    days = occurrences(recurrence, after=after, limit=3)
    assert all(after < day and day.year <= LAST_YEAR for day in days)
    assert listed or days == []
    assert is_once(recurrence) in (True, False)
    pattern = parsed(rule)
    if pattern is not None:
        ours = rule_of(pattern)
        assert can_be_listed(ours)
        assert occurrences(Recurrence(ours, start), after=after, limit=3) == days


def test_every_word_means_one_thing() -> None:
    words = [word for _kind, _value, words in _KINDS for word in words.split()]
    words += [word for words, _phrase in _PHRASES for word in words.split()]
    assert len(words) == len(set(words))
