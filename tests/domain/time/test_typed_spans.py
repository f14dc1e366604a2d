"""Days in a filter."""

from datetime import date, timedelta

import pytest

from kamtui.domain.time.day_spans import DaySpan
from kamtui.domain.time.typed_spans import read_filter

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "days", "words"),
    [
        ("mar", "in Mar 2026", ""),
        ("март", "in Mar 2026", ""),
        ("авг", "in Aug 2026", ""),
        ("Март 2025", "in Mar 2025", ""),
        ("mar 2025 price", "in Mar 2025", "price"),
        ("03.2025", "in Mar 2025", ""),
        ("2025-03", "in Mar 2025", ""),
        ("dec", "in Dec 2025", ""),
        ("nov", "in Nov 2026", ""),
        ("feb 2024", "in Feb 2024", ""),
        ("mari", "", "mari"),
        ("@mar +mar", "", "@mar +mar"),
        (">1.3.", "from 2 Mar 2026", ""),
        ("> 1.3. price", "from 2 Mar 2026", "price"),
        (">=1.3.", "from 1 Mar 2026", ""),
        ("<1.3.", "up to 28 Feb 2026", ""),
        ("<=1.3.", "up to 1 Mar 2026", ""),
        (">mar", "from 1 Apr 2026", ""),
        ("<mar", "up to 28 Feb 2026", ""),
        (">1 mar", "from 2 Mar 2026", ""),
        (">yesterday", "from 29 Nov 2026", ""),
        (">вчера", "from 29 Nov 2026", ""),
        ("<2025", "up to 31 Dec 2024", ""),
        (">1.3. <1.4.", "2 Mar 2026 – 31 Mar 2026", ""),
        ("1.3.-15.3.", "1 Mar 2026 – 15 Mar 2026", ""),
        ("mar..may", "1 Mar 2026 – 31 May 2026", ""),
        ("12.11.", "on 12 Nov 2026", ""),
        ("12.11.2025", "on 12 Nov 2025", ""),
        ("2025-11-12", "on 12 Nov 2025", ""),
        ("12.11", "", "12.11"),
        ("10-12 trays", "", "10-12 trays"),
        ("31.02. >99.99. < >", "", "31.02. >99.99. < >"),
        ("2025 I V", "", "2025 I V"),
        ("today", "", "today"),
        ("", "", ""),
    ],
)
def test_what_is_typed_names_days_or_words(text: str, days: str, words: str) -> None:
    asked = read_filter(text, TODAY)
    assert (asked.days.words if asked.days else "", asked.words) == (days, words)


def test_months_may_be_words_and_all_else_names_days() -> None:
    asked = read_filter("mar май >1.3. 03.2026", TODAY, months_are_words=True)
    assert asked.words == "mar май" and asked.days is not None
    assert asked.days.words == "2 Mar 2026 – 31 Mar 2026"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mar", "in Mar 2027"),
        ("nov", "in Nov 2026"),
        ("<15.12.", "up to 14 Dec 2026"),
        (">1.3.", "from 2 Mar 2027"),
    ],
)
def test_what_is_ahead_is_read_ahead(text: str, days: str) -> None:
    asked = read_filter(text, TODAY, is_ahead=True)
    assert asked.days is not None and asked.days.words == days


def test_days_that_have_none_in_common_leave_none() -> None:
    days = read_filter("mar apr", TODAY).days
    assert days is not None and days.first is not None and days.last is not None and days.first > days.last


def test_at_the_ends_of_the_calendar_a_sign_stays_a_word() -> None:
    assert read_filter(">9999-12-31", TODAY).days is None


def test_each_month_is_said_as_one() -> None:
    for number in range(1, 13):
        first = date(2024, number, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        assert DaySpan(first, last).words.startswith("in ")
        assert DaySpan(first, last - timedelta(days=1)).words.count("2024") == 2
