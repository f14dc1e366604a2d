"""A repeat rule as a person reads it: in words, alone or with its next days."""

from datetime import date, timedelta

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext, pgettext
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.after_done import is_after_done, show_after_done
from kamtui.domain.time.recurrence.days import first_occurrence, is_once, occurrences
from kamtui.domain.time.recurrence.pattern import (
    LAST,
    LONGEST_RULE,
    WORKDAYS,
    Pattern,
    months_meant,
    pattern_in,
    period_of,
)
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.shown_days import month_name, show_date, show_day_month, show_long_day, weekday_name

_FEMININE = frozenset({2, 5, 6})
"""The weekdays, from Monday, that are feminine in Bulgarian (сряда, събота, неделя): „всяка сряда“, but „всеки петък“."""


def show_recurrence(recurrence: Recurrence) -> str:
    """A repeat rule in words: "every Friday", "on the 5th of every month", "every 2 weeks on Friday, 10 times".

    In each language the words are read again as the same rule. A rule that this module cannot list is shown as it stands.
    """
    if is_after_done(recurrence):
        return show_after_done(recurrence)
    pattern = pattern_in(recurrence)
    if pattern is None:
        return clean(recurrence.rule, limit=LONGEST_RULE)
    if pattern.count == 1:
        only = first_occurrence(recurrence)
        if only is not None:
            return _("once on {day}").format(day=show_date(only))
    shown = _show_pattern(pattern)
    if pattern.until is not None:
        return _("{rule} until {day}").format(rule=shown, day=show_date(pattern.until))
    if pattern.count is not None:
        return ngettext("{rule}, {count} time", "{rule}, {count} times", pattern.count).format(
            rule=shown, count=pattern.count
        )
    return shown


def show_ahead(
    recurrence: Recurrence, today: date, *, until: date | None = None, first_on: date | None = None
) -> str:
    """A rule in words with its next three days: "every Friday: 27 Nov, 4 Dec, 11 Dec".

    Of one that is counted from the day it is done only the first is known, and only to who asks (`first_on`).
    Those from today on, or from its start where that is to come; one that comes once is shown with its weekday.
    """
    if is_after_done(recurrence):
        if first_on is None:
            return _("{rule}: the next day is counted then").format(rule=show_recurrence(recurrence))
        return _("{rule}: first {day}").format(
            rule=show_recurrence(recurrence), day=show_day_month(first_on, today)
        )
    if is_once(recurrence):
        only = first_occurrence(recurrence)
        return _("once: {day}").format(day=show_long_day(only)) if only else show_recurrence(recurrence)
    after = max(today, recurrence.starts_on) - timedelta(days=1)
    days = [day for day in occurrences(recurrence, after=after, limit=3) if until is None or day <= until]
    if not days:
        return _("{rule}: no day to come").format(rule=show_recurrence(recurrence))
    return _("{rule}: {days}").format(
        rule=show_recurrence(recurrence), days=", ".join(show_day_month(day, today) for day in days)
    )


def _show_pattern(pattern: Pattern) -> str:
    count = pattern.interval
    match pattern.every:
        case Unit.DAY:
            return ngettext("every day", "every {count} days", count).format(count=count)
        case Unit.WEEK if count == 1:
            return _show_every(pattern.weekdays)
        case Unit.WEEK:
            return ngettext("every week on {day}", "every {count} weeks on {day}", count).format(
                count=count, day=_show_weekdays(pattern.weekdays)
            )
        case Unit.MONTH if pattern.months:
            return _show_in_months(pattern)
        case Unit.MONTH if count == 1:
            return _("on the {day} of every month").format(day=_show_point(pattern))
        case Unit.MONTH:
            return ngettext("every month on the {day}", "every {count} months on the {day}", count).format(
                count=count, day=_show_point(pattern)
            )
    month = month_name(pattern.months[0])
    if len(pattern.days) == 1 and pattern.days[0] > 0:
        day = _("{day} {month}").format(day=pattern.days[0], month=month)
    else:
        day = _("the {day} of {month}").format(day=_show_point(pattern), month=month)
    return ngettext("every year on {day}", "every {count} years on {day}", count).format(count=count, day=day)


def _show_in_months(pattern: Pattern) -> str:
    day = _show_point(pattern)
    period, places = period_of(pattern.months), pattern.days or pattern.ordinals
    if period and pattern.months == months_meant(period, places):
        if period == "q":
            return _("on the {day} of every quarter").format(day=day)
        return _("on the {day} of every half-year").format(day=day)
    months = _listed([month_name(month) for month in pattern.months])
    if period == "q":
        return _("every quarter on the {day} of {months}").format(day=day, months=months)
    if period == "h":
        return _("every half-year on the {day} of {months}").format(day=day, months=months)
    return _("every year on the {day} of {months}").format(day=day, months=months)


def _show_every(weekdays: tuple[int, ...]) -> str:
    if weekdays == WORKDAYS:
        return _("every {day}").format(day=_("workday"))
    days = _show_weekdays(weekdays)
    if weekdays[0] in _FEMININE:
        return pgettext("Wednesday, Saturday, Sunday", "every {day}").format(day=days)
    return _("every {day}").format(day=days)


def _show_weekdays(weekdays: tuple[int, ...]) -> str:
    return _listed([weekday_name(weekday, short=len(weekdays) > 2) for weekday in weekdays])


def _show_point(pattern: Pattern) -> str:
    """The days in their month: "5th", "1st and last day", "first Monday", "last workday"."""
    if pattern.days and pattern.ordinals:
        return _("{day} or last day").format(day=_show_ordinal(pattern.days[-1]))
    if pattern.days:
        return _listed([_("last day") if day == LAST else _show_ordinal(day) for day in pattern.days])
    is_workday = len(pattern.weekdays) > 1
    weekday = _("workday") if is_workday else weekday_name(pattern.weekdays[0])
    names = _ordinals(is_feminine=not is_workday and pattern.weekdays[0] in _FEMININE)
    ordinals = _listed([names[ordinal] for ordinal in pattern.ordinals])
    return _("{ordinal} {weekday}").format(ordinal=ordinals, weekday=weekday)


def _ordinals(*, is_feminine: bool) -> dict[int, str]:
    """The words for which one of its month a weekday is."""
    if is_feminine:
        return {
            1: pgettext("Wednesday, Saturday, Sunday", "first"),
            2: pgettext("Wednesday, Saturday, Sunday", "second"),
            3: pgettext("Wednesday, Saturday, Sunday", "third"),
            4: pgettext("Wednesday, Saturday, Sunday", "fourth"),
            LAST: pgettext("Wednesday, Saturday, Sunday", "last"),
        }
    return {
        1: pgettext("weekday", "first"),
        2: pgettext("weekday", "second"),
        3: pgettext("weekday", "third"),
        4: pgettext("weekday", "fourth"),
        LAST: pgettext("weekday", "last"),
    }


def _show_ordinal(number: int) -> str:
    if number in (1, 21, 31):
        return _("{number}st").format(number=number)
    if number in (2, 22):
        return _("{number}nd").format(number=number)
    if number in (3, 23):
        return _("{number}rd").format(number=number)
    return _("{number}th").format(number=number)


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
