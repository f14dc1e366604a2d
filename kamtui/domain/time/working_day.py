"""The day on which work goes on (K25)."""

from datetime import date, timedelta

SATURDAY = 5


def next_working_day(today: date) -> date:
    """The next day from Monday to Friday: who closes a Friday plans the Monday. Holidays are not known here."""
    day = today + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day
