"""Texts that are no rule: each refusal says what to do."""

from datetime import date

import pytest

from kamtui.domain.time.date_errors import (
    DateDoesNotExist,
    DateError,
    DateNotUnderstood,
    DateOutOfRange,
    WeekdayContradicts,
)
from kamtui.domain.time.recurrence.errors import (
    CountOutOfRange,
    IntervalOutOfRange,
    NeverHappens,
    RecurrenceEndsBefore,
    RecurrenceEndsTwice,
    RecurrenceError,
    RecurrenceNotUnderstood,
)
from kamtui.domain.time.recurrence.typed import read_recurrence
from tests.domain.time.recurrence.rules import STRANGE

SUNDAY = date(2026, 11, 22)


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
