"""Months: kept as their first days, counted, shown, and read as people write them in two languages."""

import re
from datetime import date, timedelta
from functools import cache

from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR
from kamtui.domain.time.day_words import ROMAN_LOOKALIKES, ROMAN_MONTHS, meaning_of
from kamtui.domain.time.shown_days import month_name

YEAR = 12
"""Months."""

_AROUND = r"^(?:месец|м\.|month(?: of)?)\s+|\s*(?<![^\W\d_])(?:г\.?|год\.?|година)$"
"""What stands around a month; the г behind a year is not that of авг."""
_SIGN = r"\s*[./\-]\s*"
_YEAR_FIRST = rf"(\d{{4}})(?:{_SIGN}|\s+)(\d{{1,2}})"
_MONTH_FIRST = rf"(\d{{1,2}})(?:{_SIGN}|\s+)(\d{{4}}|\d{{2}})"
_TOGETHER = r"(\d{4})(\d{2})"
_WORDS = r"([^\W\d_]+)\.?(?:\s*[./\-,']\s*|\s+)?(\d{4}|\d{2})|(\d{4})(?:\s*[./\-]\s*|\s+)?([^\W\d_]+)\.?"
# Compiled at the first month read and not at import, which every start of the program pays for.
_pattern = cache(re.compile)


class MonthError(ValueError):
    """A text that is not a month with its year, with a sentence that says what is."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” is not a month: write it as 01.2026, Jan 2026 or 2026-01.").format(text=quoted(text))
        )


class NoSuchMonth(MonthError):
    """A thirteenth month, or a year that the book does not speak of."""

    def __init__(self, text: str) -> None:
        ValueError.__init__(
            self,
            _("There is no such month as “{text}”: months are 1 to 12, years {first} to {last}.").format(
                text=quoted(text), first=FIRST_YEAR, last=LAST_YEAR
            ),
        )


def month_of(day: date) -> date:
    """The month that a day is in, as its first day."""
    return day.replace(day=1)


def plus_months(month: date, count: int) -> date:
    """The month `count` months later; earlier, where it is below zero."""
    place = month.year * YEAR + month.month - 1 + count
    return date(place // YEAR, place % YEAR + 1, 1)


def months_apart(first: date, last: date) -> int:
    """How many months later `last` is than `first`: 0 for the same month."""
    return (last.year - first.year) * YEAR + last.month - first.month


def months_from(first: date, last: date) -> list[date]:
    """Every month from `first` to `last`, both among them; none if the last is earlier."""
    return [plus_months(first, step) for step in range(months_apart(first, last) + 1)]


def show_month(month: date) -> str:
    """A month for reading: "Jan 2026"."""
    return _("{month} {year}").format(month=month_name(month.month), year=f"{month.year:04}")


def show_months(first: date, last: date) -> str:
    """Some months in a row: "Jan 2026", or "Nov 2025 – Oct 2026"."""
    if first == last:
        return show_month(first)
    return _("{first} – {last}").format(first=show_month(first), last=show_month(last))


def read_month(text: str) -> date:
    """The month in a text: "01.2026", "1/26", "2026-01", "202601", "Jan 2026", "януари 2026 г.", "I.2026".

    A year of two digits is one of the 2000s, and may be written so only where it cannot be a month.
    Raises MonthError.
    """
    bare = _pattern(_AROUND).sub("", " ".join(text.casefold().split()))
    if parts := _pattern(_TOGETHER).fullmatch(bare) or _pattern(_YEAR_FIRST).fullmatch(bare):
        return _month(text, parts[1], int(parts[2]))
    if parts := _pattern(_MONTH_FIRST).fullmatch(bare):
        if len(parts[2]) == 2 and int(parts[2]) <= YEAR:
            raise MonthError(text)
        return _month(text, parts[2], int(parts[1]))
    if parts := _pattern(_WORDS).fullmatch(bare):
        word = parts[1] or parts[4]
        meant = meaning_of(word)
        number = meant.value if meant.kind == "M" else ROMAN_MONTHS.get(word.translate(ROMAN_LOOKALIKES))
        if number is not None:
            return _month(text, parts[2] or parts[3], number)
    raise MonthError(text)


def month_number(text: str) -> int | None:
    """The number of a month that is named without its year ("Януари", "м. Feb", "IV"); None for anything else."""
    word = _pattern(_AROUND).sub("", " ".join(text.casefold().split())).rstrip(".")
    meant = meaning_of(word)
    return meant.value if meant.kind == "M" else ROMAN_MONTHS.get(word.translate(ROMAN_LOOKALIKES))


def _month(text: str, year: str, number: int) -> date:
    whole = int(year) + (2000 if len(year) == 2 else 0)
    if not (1 <= number <= YEAR and FIRST_YEAR <= whole <= LAST_YEAR):
        raise NoSuchMonth(text)
    return date(whole, number, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return plus_months(month, 1) - timedelta(days=1)
