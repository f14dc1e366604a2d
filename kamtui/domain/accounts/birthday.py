"""A birthday: a day and a month, with the year where it is known."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError, DateNotUnderstood
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import month_name, show_date
from kamtui.domain.time.typed_days import read_day

_LEAP_YEAR = 2000
"""A year in which every day of a birthday exists."""
_LONG_AGO = (timedelta(days=28 * 365 + 100), timedelta(days=59 * 365 + 200))
"""How long before today a text is read once more: with a year in it, it means the same day each time."""
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)")
_FOUR_DIGITS = re.compile(r"\d{4}")


class YearIsNoBirth(DateError):
    """The year typed is this one or one to come."""

    def __init__(self, text: str) -> None:
        sentence = _(
            "“{text}” is no year of a birth: type the day and the month alone (14.3.), or with the year of the birth."
        )
        super().__init__(sentence.format(text=quoted(text)))


class NotABirthday(DateError):
    """A day that is told from today, such as tomorrow or fri."""

    def __init__(self, text: str) -> None:
        sentence = _(
            "I don't understand “{text}” as a birthday: type 14.3., or 14.3.1980 if you know the year."
        )
        super().__init__(sentence.format(text=quoted(text)))


@dataclass(frozen=True, slots=True)
class Birthday:
    """The day and the month of a birth, and its year; None is a year that is not known."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        date(self.year or _LEAP_YEAR, self.month, self.day)  # ValueError for a day that no calendar has

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


def read_birthday(text: str, today: date) -> Birthday:
    """A birthday as typed: 14.3., 14 март, 14.3.1980. Raises DateError.

    A year of two digits is one of the last hundred. This year, or one to come, is refused: it is that of a
    celebration. Without a year in the text there is none in the birthday.
    """
    if match := _NO_YEAR.fullmatch(text.strip()):
        try:
            return Birthday(int(match[1]), int(match[2]))
        except ValueError:
            raise DateNotUnderstood(text) from None
    day = read_day(text, today, lean=Lean.PAST)
    others = [read_day(text, today - ago, lean=Lean.PAST) for ago in _LONG_AGO]
    if any((other.month, other.day) != (day.month, day.day) for other in others):
        raise NotABirthday(text)
    if any(other.year != day.year for other in others):
        return Birthday(day.month, day.day)
    year = day.year
    if year >= today.year and not _FOUR_DIGITS.search(text):
        year -= 100
    if year >= today.year:
        raise YearIsNoBirth(text)
    return Birthday(day.month, day.day, year)
