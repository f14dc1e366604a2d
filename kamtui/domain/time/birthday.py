"""A birthday: a day and a month, with the year where it is known."""

from datetime import date

from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import month_name, show_date
from kamtui.domain.value import Value

_LEAP_YEAR = 2000
"""A year in which every day of a birthday exists."""


class Birthday(Value):
    """The day and the month of a birth, and its year; None is a year that is not known."""

    __slots__ = _fields = ("month", "day", "year")
    month: int
    day: int
    year: int | None

    def __init__(self, month: int, day: int, year: int | None = None) -> None:
        date(year or _LEAP_YEAR, month, day)  # ValueError for a day that no calendar has
        self._hold(month, day, year)

    @property
    def stored(self) -> str:
        """As the book holds it: 1980-03-14, or --03-14 (the way of calendars and address books)."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"

    @property
    def typed(self) -> str:
        """As one would type it: 14.03.1980, or 14.03."""
        return f"{self.day:02}.{self.month:02}." + ("" if self.year is None else f"{self.year:04}")

    @property
    def shown(self) -> str:
        """For reading: 14 Mar 1980, or 14 Mar."""
        if self.year is None:
            return _("{day} {month}").format(day=self.day, month=month_name(self.month))
        return show_date(date(self.year, self.month, self.day))


def stored_birthday(text: str | None) -> Birthday | None:
    """The birthday that the book holds; None where it holds none."""
    if not text:
        return None
    year, month, day = text.replace("--", "0-", 1).split("-")
    return Birthday(int(month), int(day), int(year) or None)
