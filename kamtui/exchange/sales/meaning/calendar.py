"""Days and months in the cells of a list of sales."""

import re
from contextlib import suppress
from datetime import date, timedelta

from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateDoesNotExist, DateError, DateOutOfRange
from kamtui.domain.time.months import MonthError, month_of, read_month
from kamtui.domain.time.typed_days import read_day

STROKES = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4}|\d{2})\b")
"""A date that may be written day first or month first."""

_TIME = re.compile(
    r"[ T,]+\d{1,2}[:.]\d{2}(:\d{2}([.,]\d+)?)?(\s*(ч\.?|[AaPp]\.?[Mm]\.?|Z|[+-]\d{2}:?\d{2}))?$|T\d{2}:\d{2}.*$"
)
_YEAR = re.compile(r"\d{4}|\d{1,2}[./\-]\s?(\d{1,2}|[IVXivxХх]+)[./\-]\s?\d{2}\b|[^\W\d_]+[\s.\-']+\d{2}$")
_SERIALS = range(20_000, 80_001)
_REMEMBERED = 20_000


class BadMonth(ValueError):
    """A cell that is no day or month, with the reason."""


def without_time(text: str) -> str:
    """A moment's day."""
    return _TIME.sub("", text.strip())


class Calendar:
    """Reads cells with days and months, with strokes day first or `month_first`."""

    def __init__(self, *, month_first: bool) -> None:
        self._month_first = month_first
        self._days: dict[str, date] = {}
        """Days without their times that were read before: a list has few of them."""

    def day(self, text: str) -> date:
        """The day in a cell, also as Excel's count of days. Raises BadMonth."""
        bare = without_time(text).strip(" ,")
        day = self._days.get(bare)
        if day is None:
            if len(self._days) >= _REMEMBERED:
                self._days.clear()
            day = self._days[bare] = self._day(bare, text)
        return day

    def _day(self, bare: str, text: str) -> date:
        if bare.isascii() and bare.isdecimal() and len(bare) == 5 and int(bare) in _SERIALS:
            return date(1899, 12, 30) + timedelta(days=int(bare))
        if bare.isascii() and bare.isdecimal() and len(bare) == 8:
            bare = f"{bare[:4]}-{bare[4:6]}-{bare[6:]}"
        if match := STROKES.fullmatch(bare):
            first, second, year = match.groups()
            day, month = (second, first) if self._month_first else (first, second)
            bare = f"{day}.{month}.{year}"
        if not _YEAR.search(bare):
            raise BadMonth(_("“{text}” is not a date with its year").format(text=quoted(text)))
        try:
            return read_day(bare, date(2026, 1, 1))  # with its year a date does not depend on today
        except DateDoesNotExist:
            reason = _("there is no such day as “{text}”")
        except DateOutOfRange:
            reason = _("“{text}” is too far away")
        except DateError:
            reason = _("“{text}” is not a date with its year")
        raise BadMonth(reason.format(text=quoted(text)))

    def month(self, text: str) -> date:
        """The month in a cell of months, which may be written as a day of it. Raises BadMonth."""
        try:
            return read_month(without_time(text))
        except MonthError as error:
            try:
                return month_of(self.day(text))
            except BadMonth as bad:
                raise (bad if _looks_like_day(text) else BadMonth(str(error).rstrip("."))) from None

    def month_of_day(self, text: str) -> date:
        """The month of the day in a cell of days, in which now and then only a month stands. Raises BadMonth."""
        try:
            return month_of(self.day(text))
        except BadMonth:
            if not _looks_like_day(text):
                with suppress(MonthError):
                    return read_month(text)
            raise


def _looks_like_day(text: str) -> bool:
    return len(re.findall(r"\d+", text)) >= 3
