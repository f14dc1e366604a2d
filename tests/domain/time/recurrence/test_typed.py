"""Rules as people write them: what each means, and what the start gives that the words leave out."""

from datetime import date
from itertools import pairwise

import pytest

from kamtui.domain.time.recurrence.days import first_occurrence, is_once, next_occurrence, occurrences
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from tests.domain.time.recurrence.rules import ONCE, RULES, before, day_of

SUNDAY = date(2026, 11, 22)


# Rules, spoken on Sunday 22 November 2026 and starting that day

WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
EVERY_22ND_OF_ITS_QUARTER = "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=22"
EVERY_22ND_OF_ITS_HALF = "FREQ=MONTHLY;BYMONTH=5,11;BYMONTHDAY=22"


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_a_rule_in_words(text: str, rule: str) -> None:
    assert read_recurrence(text, SUNDAY) == Recurrence(rule, SUNDAY)


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
