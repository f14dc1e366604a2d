"""The notice period of a term: in words, when it begins, whether it is running, whether the end is past."""

from datetime import date

import pytest

from kamtui.domain.fields import Problems
from kamtui.domain.terms.notice import (
    Notice,
    is_notice_running,
    is_past_end,
    notice_from,
    show_notice,
    stored_notice,
    write_notice,
)
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.time.calendar import Unit

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("until_on", "notice", "begins"),
    [
        (date(2027, 2, 22), Notice(3, Unit.MONTH), TODAY),
        (date(2027, 2, 22), Notice(90, Unit.DAY), date(2026, 11, 24)),
        (date(2026, 12, 6), Notice(2, Unit.WEEK), TODAY),
        (date(2027, 5, 31), Notice(3, Unit.MONTH), date(2027, 2, 28)),
        (date(2027, 2, 22), Notice(9999, Unit.YEAR), date(1900, 1, 1)),
        (None, Notice(3, Unit.MONTH), None),
        (date(2027, 2, 22), None, None),
    ],
)
def test_the_day_on_which_a_notice_period_begins(
    until_on: date | None, notice: Notice | None, begins: date | None
) -> None:
    assert notice_from(until_on, notice) == begins


@pytest.mark.parametrize(
    ("until_on", "notice", "is_running"),
    [
        (date(2027, 2, 22), Notice(3, Unit.MONTH), True),  # begins today
        (date(2027, 2, 23), Notice(3, Unit.MONTH), False),
        (date(2026, 11, 21), Notice(1, Unit.DAY), True),  # the end is past
        (TODAY, None, False),
        (None, Notice(3, Unit.MONTH), False),
    ],
)
def test_a_notice_period_runs_from_its_first_day_on(
    until_on: date | None, notice: Notice | None, is_running: bool
) -> None:
    assert is_notice_running(until_on, notice, TODAY) is is_running


@pytest.mark.parametrize(
    ("until_on", "is_past"), [(date(2026, 11, 21), True), (TODAY, False), (date(2026, 11, 23), False), (None, False)]
)  # fmt: skip
def test_an_end_is_past_on_the_day_after(until_on: date | None, is_past: bool) -> None:
    assert is_past_end(until_on, TODAY) is is_past


@pytest.mark.parametrize(
    ("text", "stored", "shown"),
    [
        ("3 months", "P3M", "3 months"),
        ("3m", "P3M", "3 months"),
        ("90 days", "P90D", "90 days"),
        ("90", "P90D", "90 days"),
        ("6 седмици", "P6W", "6 weeks"),
        ("a month", "P1M", "1 month"),
        ("1 тримесечие", "P3M", "3 months"),
        ("2 години", "P2Y", "2 years"),
    ],
)
def test_a_notice_period_in_words(text: str, stored: str, shown: str) -> None:
    notice = read_notice(text)
    assert write_notice(notice) == stored and stored_notice(stored) == notice and show_notice(notice) == shown


@pytest.mark.parametrize("text", ["", "0 days", "soon", "3 months 2 days", "99999 days", "-3 months"])
def test_a_notice_period_that_is_none(text: str) -> None:
    with pytest.raises(Problems, match="notice period"):
        read_notice(text)


@pytest.mark.parametrize(
    ("until_on", "notice", "begins"),
    [
        (date(2027, 5, 31), Notice(3, Unit.MONTH), date(2027, 2, 28)),
        (date(2028, 5, 31), Notice(3, Unit.MONTH), date(2028, 2, 29)),
        (date(2026, 12, 31), Notice(30, Unit.DAY), date(2026, 12, 1)),
        (date(2026, 12, 31), Notice(2, Unit.WEEK), date(2026, 12, 17)),
        (date(2028, 2, 29), Notice(1, Unit.YEAR), date(2027, 2, 28)),
        (date(2026, 12, 31), Notice(9999, Unit.YEAR), date(1900, 1, 1)),
    ],
)
def test_a_notice_period_begins_so_long_before_the_end(until_on: date, notice: Notice, begins: date) -> None:
    assert notice_from(until_on, notice) == begins
    assert notice_from(None, notice) is None and notice_from(until_on, None) is None


@pytest.mark.parametrize("text", ["P3X", "3M", "", None, "P99999D", "P-1D"])
def test_a_stored_notice_that_makes_no_sense_is_none(text: str | None) -> None:
    assert stored_notice(text) is None
