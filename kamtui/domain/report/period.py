"""The days that a report covers, as they are typed: a quarter, a month, a year, or from one day to another."""

import re
from datetime import date
from typing import NamedTuple

from kamtui.domain.money.sales import Span
from kamtui.domain.report.quarters import (
    QUARTER,
    end_of,
    last_full_quarter,
    plus_quarters,
    quarter_of,
    quarters_from,
    show_quarter,
)
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.months import last_day, month_of
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_date
from kamtui.domain.time.typed_days import read_day
from kamtui.domain.time.typed_spans import read_filter

MOST_QUARTERS = 12
"""So many quarters a report covers at most; beyond them nobody reads a chart of quarters."""
SHOWN_QUARTERS = 4
"""So many quarters are set beside each other at least, that of the report the last."""

_YEAR = r"(?P<year>\d{4}|\d{2})"
_QUARTERS = (
    re.compile(rf"(?:q|к|т|тр|тримесечие|quarter)\.?\s*(?P<number>[1-4])(?:\s*[./\-']?\s*{_YEAR})?"),
    re.compile(rf"{_YEAR}\s*[./\-]?\s*(?:q|к|т|тр)\.?\s*(?P<number>[1-4])"),
    re.compile(rf"(?P<number>[1-4])(?:\.|st|nd|rd|th|-?[а-я]{{1,2}})?\s*(?:quarter|тримесечие|тр\.?)(?:\s*{_YEAR})?"),
)  # fmt: skip


class PeriodError(ValueError):
    """Days of which no report can be made; the message is the sentence that says why."""


class Period(NamedTuple):
    """Days in a row, both ends among them."""

    first: date
    last: date

    @classmethod
    def of_quarter(cls, quarter: date) -> "Period":
        """The days of a quarter."""
        return cls(quarter, end_of(quarter))

    @property
    def is_of_quarters(self) -> bool:
        """Whether it is a whole quarter, or some."""
        return self.first == quarter_of(self.first) and self.last == end_of(quarter_of(self.last))

    @property
    def is_one_quarter(self) -> bool:
        """Whether it is one whole quarter."""
        return self.is_of_quarters and len(self.quarters) == 1

    @property
    def is_of_months(self) -> bool:
        """Whether it is a whole month, or some."""
        return self.first.day == 1 and self.last == last_day(month_of(self.last))

    @property
    def words(self) -> str:
        """For reading: “Q3 2026”, “Q1 2026 – Q3 2026”, “1 Jul 2026 – 15 Aug 2026”."""
        first, last = quarter_of(self.first), quarter_of(self.last)
        if not self.is_of_quarters:
            ends = show_date(self.first), show_date(self.last)
        elif first == last:
            return show_quarter(first)
        else:
            ends = show_quarter(first), show_quarter(last)
        return _("{first} – {last}").format(first=ends[0], last=ends[1])

    @property
    def quarters(self) -> list[date]:
        """The quarters that it reaches into."""
        return quarters_from(quarter_of(self.first), quarter_of(self.last))

    @property
    def quarters_shown(self) -> list[date]:
        """Those, and as many before them as make four."""
        last = quarter_of(self.last)
        earliest = plus_quarters(last, 1 - SHOWN_QUARTERS)
        return quarters_from(min(quarter_of(self.first), earliest), last)

    @property
    def months(self) -> Span:
        """The months that it reaches into: sales are known by month."""
        return Span(month_of(self.first), month_of(self.last))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def read_period(start: str, end: str, today: date) -> Period:
    """The days from `start` to `end`, each a quarter, a month, a year or a day as typed; with neither, the last full quarter.

    One of them alone: the whole of what it names; a single day begins what lasts until today, or ends its quarter.
    Raises PeriodError.
    """
    if not start.strip() and not end.strip():
        return Period.of_quarter(last_full_quarter(today))
    begins = _named(start, today) if start.strip() else None
    ends = _named(end, today) if end.strip() else None
    if begins is None:
        assert ends is not None
        begins = Period.of_quarter(quarter_of(ends.first)) if ends.first == ends.last else ends
    if ends is None:
        ends = Period(begins.last, max(today, begins.last)) if begins.first == begins.last else begins
    return _checked(Period(begins.first, ends.last), today)


def _checked(period: Period, today: date) -> Period:
    if period.last < period.first:
        raise PeriodError(
            _("It ends on {last}, before it begins on {first}.").format(
                first=show_date(period.first), last=show_date(period.last)
            )
        )
    if period.first > today:
        raise PeriodError(_("{period} has not begun yet.").format(period=period.words))
    if len(period.quarters) > MOST_QUARTERS:
        raise PeriodError(
            _("{period} is too long for a report: {count} quarters at most.").format(
                period=period.words, count=MOST_QUARTERS
            )
        )
    return period


def _named(text: str, today: date) -> Period:
    """The days that one end names: a quarter, a year, a month, or a single day. Raises PeriodError."""
    bare = " ".join(text.casefold().split()).removesuffix(" г.").removesuffix(" година")
    for pattern in _QUARTERS:
        if parts := pattern.fullmatch(bare):
            return Period.of_quarter(_quarter(int(parts["number"]), parts["year"], today))
    if re.fullmatch(r"\d{4}", bare):
        year = _year(bare)
        return Period(date(year, 1, 1), date(year, 12, 31))
    days, words = read_filter(bare, today)
    if days is not None and not words and days.first is not None and days.last is not None:
        return Period(days.first, days.last)
    try:
        day = read_day(text, today, lean=Lean.PAST)
    except DateError as error:
        raise PeriodError(
            _("{error} A quarter is typed as Q3 or Q3 2026.").format(error=str(error))
        ) from None
    return Period(day, day)


def _quarter(number: int, year: str | None, today: date) -> date:
    """A quarter by its number; without a year the last one that has begun."""
    month = QUARTER * number - 2
    if year is not None:
        return date(_year(year), month, 1)
    quarter = date(today.year, month, 1)
    return quarter if quarter <= today else date(today.year - 1, month, 1)


def _year(text: str) -> int:
    year = int(text) if len(text) == 4 else 2000 + int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(
            _("There is no year {year} in a book: {first} to {last}.").format(
                year=text, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return year
