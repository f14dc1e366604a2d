"""The days and moments of the sample book, counted from the moment at which it is made."""

from datetime import date, datetime, time, timedelta

from kamtui.domain.time.moments import to_local

FRIDAY = 4
HOLIDAYS = {(1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6), (9, 22), (12, 24), (12, 25), (12, 26)}
"""Month and day of the free days that fall alike every year; nobody takes a visit on them."""


class Days:
    """What a number of days means, seen from `now`, an aware moment; days are those of this machine's local time."""

    def __init__(self, now: datetime) -> None:
        self.now = to_local(now)
        self.today = self.now.date()

    def on(self, days: int) -> date:
        """The working day `days` days from today; what falls on a free day moves away from today."""
        return working_day(self.today, days)

    def stored(self, days: int | None) -> str | None:
        """The same as the book keeps it."""
        return None if days is None else self.on(days).isoformat()

    def each_year(self, day: str | None, days: int | None) -> str | None:
        """A day that comes every year as the book keeps it; with a number of days, that many from today, free or not."""
        if day is None or days is None:
            return day
        ahead = self.today + timedelta(days=days)
        if (ahead.month, ahead.day) == (2, 29):
            ahead += timedelta(days=1)
        return f"{day[:-6]}-{ahead:%m-%d}"

    def seen_to_on(self, due_on: date) -> date:
        """When a check or task was seen to that fell on a day: on it, or on the working day before; never today."""
        return self.on(-1) if due_on >= self.today else working_day(due_on, 0)


def working_day(day: date, days: int) -> date:
    """`days` after `day`, moved off a free day: on if it lies ahead, back if it lies behind."""
    day += timedelta(days=days)
    while day.weekday() > FRIDAY or (day.month, day.day) in HOLIDAYS:
        day += timedelta(days=1 if days > 0 else -1)
    return day


def moment(day: date, hour: time) -> datetime:
    return to_local(datetime.combine(day, hour))


def stored_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
