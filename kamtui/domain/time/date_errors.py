"""Why a text cannot be taken as a day, a moment or a duration: each reason with its sentence."""

import re
from datetime import date, time

from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR, length_of
from kamtui.domain.time.shown_days import long_month_name, show_date, show_long_day, weekday_name


class DateError(ValueError):
    """A text that cannot be taken as a date, with a sentence that says what could be."""


class DateNotUnderstood(DateError):
    """A text that is not a date in any form we know."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("I don't understand “{text}” as a date: try fri, +2w, 15.12. or tomorrow.").format(
                text=quoted(text)
            )
        )


class DayHasPassed(DateError):
    """A day before today, where one to come is asked for."""

    def __init__(self, day: date) -> None:
        sentence = _("{day} has passed: choose today or a day to come.")
        super().__init__(sentence.format(day=show_long_day(day)))


class MomentNotUnderstood(DateNotUnderstood):
    """A text that is not a moment in any form we know."""

    def __init__(self, text: str) -> None:
        sentence = _("I don't understand “{text}” as a time: {examples}")
        DateError.__init__(self, sentence.format(text=quoted(text), examples=moment_examples()))


class TimeDoesNotExist(DateNotUnderstood):
    """A time that no clock shows, such as 10:75."""

    def __init__(self, text: str, examples: str) -> None:
        sentence = _(
            "“{text}” is no time of day: hours go from 0 to 23, to 12 with am or pm, and minutes from 00 to 59; "
            "{examples}"
        )
        DateError.__init__(self, sentence.format(text=quoted(text), examples=examples))


class DueCountsDays(DateNotUnderstood):
    """A distance in hours or minutes, where a day is asked for."""

    def __init__(self, text: str) -> None:
        sentence = _("“{text}” counts hours or minutes: name the day and its time, as in {example}.")
        DateError.__init__(self, sentence.format(text=quoted(text), example=_("today 16:00")))


class DayOrTime(DateError):
    """Numbers that could be a date or a time, a year or an hour."""

    def __init__(self, text: str, day: date, at: time) -> None:
        sentence = _(
            "“{text}” can mean {day} or {time}: write the time with a colon, or the date with its year."
        )
        super().__init__(sentence.format(text=quoted(text), day=show_long_day(day), time=f"{at:%H:%M}"))


class DaysContradict(DateError):
    """Two days where only one can be meant."""

    def __init__(self, day: date, other: date) -> None:
        sentence = _("{day} and {other} are two days: leave one of them out.")
        super().__init__(sentence.format(day=show_long_day(day), other=show_long_day(other)))


class DateTooFar(DateError):
    """A day too many years from today: its year must be a slip."""

    def __init__(self, day: date, today: date) -> None:
        sentence = (
            _("{day} lies {years} years back: is the year right? Correct it and save again.")
            if day < today
            else _("{day} lies {years} years ahead: is the year right? Correct it and save again.")
        )
        super().__init__(sentence.format(day=show_date(day), years=abs(day.year - today.year)))


class YearNotNamed(DateError):
    """A day without its year that would lie most of a year away: it is rather a slip of the finger."""

    def __init__(self, day: date, today: date) -> None:
        sentence = (
            _("{day} lies most of a year back: write its year too if it is meant.")
            if day < today
            else _("{day} lies most of a year ahead: write its year too if it is meant.")
        )
        super().__init__(sentence.format(day=show_date(day)))


class NoSuchDay(ValueError):
    """A day and month, and the year if one was named, that no calendar has."""

    def __init__(self, number: int, month: int, year: int | None) -> None:
        super().__init__(number, month, year)
        self.number, self.month, self.year = number, month, year

    @property
    def reason(self) -> str:
        """Why there is no such day."""
        if not 1 <= self.month <= 12:
            text = _("there is no month {month}; type the day first, then the month, as in 15.12.")
            return text.format(month=self.month)
        if self.number < 1:
            return _("the days of a month begin with 1.")
        name = long_month_name(self.month)
        if self.month == 2 and self.year is None:
            return _("{month} has 28 or 29 days.").format(month=name)
        days = length_of(self.year or 2000, self.month)
        if self.month == 2:
            return _("{month} {year} has {count} days.").format(month=name, year=self.year, count=days)
        return _("{month} has {count} days.").format(month=name, count=days)


class DateDoesNotExist(DateError):
    """A date that no calendar has, such as 31 April; `reason` says why not."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(
            _("There is no such day as “{text}”: {reason}").format(text=quoted(text), reason=reason)
        )


class DateOutOfRange(DateError):
    """A date in a year that the book does not speak of."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” is too far away: a date lies in the years {first} to {last}.").format(
                text=quoted(text), first=FIRST_YEAR, last=LAST_YEAR
            )
        )


class WeekdayContradicts(DateError):
    """A date typed with a weekday that it does not fall on."""

    def __init__(self, day: date, weekday: int) -> None:
        super().__init__(
            _("{day} is a {right}, not a {wrong}: correct the date, or leave the weekday out.").format(
                day=show_date(day), right=weekday_name(day.weekday()), wrong=weekday_name(weekday)
            )
        )


class MinutesNotUnderstood(DateError):
    """A text that is not a duration of 1 minute to 24 hours."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("I don't understand “{text}” as a duration: try 15, 1h 30 or 1:30, up to 24 hours.").format(
                text=quoted(text)
            )
        )


def moment_examples() -> str:
    return _("try now, 14:30, yesterday 15:00 or 12.11. 10:30.")


def as_date_error(error: Exception, text: str) -> DateError:
    """The error to show for one of the calendar's own."""
    if isinstance(error, DateError):
        return error
    if not isinstance(error, NoSuchDay):
        return DateOutOfRange(text)
    reason = error.reason
    if clock := re.fullmatch(r"\s*([0-9]{1,2})\.([0-9]{2})\s*", text):
        hour, minute = int(clock[1]), int(clock[2])
        if hour <= 23 and minute <= 59:
            reason += " " + _("A time is written {time}.").format(time=f"{hour}:{minute:02}")
    return DateDoesNotExist(text, reason)
