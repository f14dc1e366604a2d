"""Rules in words."""

from datetime import date

import pytest

from kamtui.domain.time.recurrence.days import first_occurrence, occurrences
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from tests.domain.time.recurrence.rules import can_be_listed

SUNDAY = date(2026, 11, 22)


# Rules, spoken on Sunday 22 November 2026 and starting that day

WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
EVERY_22ND_OF_ITS_QUARTER = "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=22"
EVERY_22ND_OF_ITS_HALF = "FREQ=MONTHLY;BYMONTH=5,11;BYMONTHDAY=22"


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
