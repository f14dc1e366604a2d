"""The days of a rule: the first ones, how long it goes on, whether it has one alone."""

import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest

from kamtui.domain.time.calendar import LAST_YEAR
from kamtui.domain.time.recurrence.days import first_occurrence, is_once, next_occurrence, occurrences
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from tests.domain.time.recurrence.rules import before, day_of
from tests.effort import calls_of, counted

SUNDAY = date(2026, 11, 22)


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
