"""The notice period of a term: when it begins, whether it is running, whether the end is past."""

from datetime import date

import pytest

from kamtui.domain.terms.notice import Notice, is_notice_running, is_past_end, notice_from
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
