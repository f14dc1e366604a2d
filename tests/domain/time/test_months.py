"""Months as people write them, and how they are counted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.time.months import (
    MonthError,
    NoSuchMonth,
    last_day,
    month_number,
    month_of,
    months_apart,
    months_from,
    plus_months,
    read_month,
    show_month,
    show_months,
)

JAN = date(2026, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "01.2026", "1.2026", "1/2026", "01-2026", "01 / 2026", "2026-01", "2026/1", "2026.01", "202601",
        "Jan 2026", "January 2026", "jan-26", "Jan'26", "JAN.2026", "2026 Jan", "2026-Jan", "january, 2026",
        "януари 2026", "Януари 2026 г.", "яну. 2026 г.", "яну 26", "м. януари 2026 г.", "месец януари 2026",
        "01.2026 г.", "2026 януари", "I.2026", "i 2026", "1/26", "01.26",
    ],
)  # fmt: skip
def test_months_that_are_read(text: str) -> None:
    assert read_month(text) == JAN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "Jan",
        "01.02",
        "01/12",
        "1",
        "януари",
        "2026-01-15",
        "13",
        "Foo 2026",
        "Q1 2026",
        "x.2026.1",
    ],
)
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(MonthError):
        read_month(text)


@pytest.mark.parametrize("text", ["13.2026", "2026-00", "202613", "01.1850", "1.9999"])
def test_months_that_do_not_exist(text: str) -> None:
    with pytest.raises(NoSuchMonth) as raised:
        read_month(text)
    assert text in str(raised.value)


@pytest.mark.parametrize(
    "names",
    [
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "яну фев мар апр май юни юли авг сеп окт ное дек",
        "януари февруари март април май юни юли август септември октомври ноември декември",
    ],
)
def test_every_month_by_its_name(names: str) -> None:
    """Alone, before its year and behind it: the г of авг is not the one behind a year."""
    for number, name in enumerate(names.split(), 1):
        assert month_number(name) == month_number(f"{name.capitalize()}.") == number
        for text in (f"{name} 2026", f"{name}. 2026 г.", f"2026 {name}", f"2026-{name}", f"{name}26"):
            assert read_month(text) == date(2026, number, 1), text


def test_counting_and_showing() -> None:
    assert month_of(date(2026, 1, 31)) == JAN
    assert plus_months(JAN, -1) == date(2025, 12, 1)
    assert months_from(date(2025, 11, 1), JAN) == [date(2025, 11, 1), date(2025, 12, 1), JAN]
    assert months_from(JAN, date(2025, 12, 1)) == []
    assert show_month(JAN) == "Jan 2026"
    assert show_months(JAN, JAN) == "Jan 2026"
    assert show_months(date(2025, 2, 1), JAN) == "Feb 2025 – Jan 2026"
    assert last_day(date(2024, 2, 1)) == date(2024, 2, 29)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-500, 500))
def test_months_apart_is_what_was_added(day: date, count: int) -> None:
    month = month_of(day)
    assert months_apart(month, plus_months(month, count)) == count
    assert read_month(f"{month.month:02}.{month.year}") == month
