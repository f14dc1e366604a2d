"""Which days nobody is at work."""

from datetime import date, timedelta

from kamtui.domain.feasts.days_off import is_day_off

HOLIDAYS = {(1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6), (9, 22), (12, 24), (12, 25), (12, 26)}


def test_nobody_is_at_work_on_weekends_and_on_the_holidays_of_every_year() -> None:
    days = [date(2024, 1, 1) + timedelta(days=past) for past in range(7 * 365)]
    of_easter = {(day.year, day.month, day.day) for day in days if is_day_off(day)} - {
        (day.year, day.month, day.day)
        for day in days
        if day.weekday() > 4 or (day.month, day.day) in HOLIDAYS
    }
    assert {day for day in of_easter if day[0] in (2026, 2027)} == {
        (2026, 4, 10), (2026, 4, 13), (2027, 4, 30), (2027, 5, 3),
    }, "Good Friday and Easter Monday"  # fmt: skip
    assert all(is_day_off(day) for day in days if day.weekday() > 4 or (day.month, day.day) in HOLIDAYS)
