"""Days, moments and distances as a person reads them."""

from datetime import date, datetime

from kamtui.domain.text.language import N_, _
from kamtui.domain.time.moments import to_local

NEAR_DAYS = 13
"""Days up to which a distance says more than a date."""
LATE_DAYS = 30
"""Days up to which it is said in days how late something is."""
_SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_LONG_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
_LONG_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def show_day(day: date, today: date) -> str:
    """A day in at most 9 cells: "today", "tomorrow", "−4d", "in 3d", beyond 13 days "12 Nov", in another year "12 Nov 25"."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if -NEAR_DAYS <= days < 0:
        return _("−{count}d").format(count=-days)
    if 0 < days <= NEAR_DAYS:
        return _("in {count}d").format(count=days)
    if day.year == today.year:
        return _day_month(day)
    return _("{day} {month} {year}").format(
        day=day.day, month=month_name(day.month), year=f"{day.year % 100:02}"
    )


def show_due(day: date, today: date) -> str:
    """When something is due, as `show_day`, or how late it is: "−25d", "−6w", "−8mo"; in all places alike."""
    late = (today - day).days
    if late <= 0:
        return show_day(day, today)
    return f"−{show_days(late) if late <= LATE_DAYS else show_ago(day, today)}"


def show_weekday_day(day: date, today: date) -> str:
    """A day with its weekday, and with its year if it is not this one: "Fri 27 Nov", "Fri 5 Feb 2027"."""
    if day.year != today.year:
        return show_long_day(day)
    return _("{weekday} {date}").format(weekday=weekday_name(day.weekday(), short=True), date=_day_month(day))


def show_long_day(day: date) -> str:
    """A day in full: "Sun 22 Nov 2026"."""
    return _("{weekday} {date}").format(
        weekday=weekday_name(day.weekday(), short=True), date=_day_month_year(day)
    )


def show_moment(moment: datetime, today: date) -> str:
    """An aware moment on the local clock: "today 14:20", "Thu 12 Nov 10:30", "12 Nov 2025 10:30"."""
    local = to_local(moment)
    day = local.date()
    if day == today:
        shown = _("today")
    elif day.year == today.year:
        shown = show_weekday_day(day, today)
    else:
        shown = _day_month_year(day)
    return _("{day} {time}").format(day=shown, time=f"{local:%H:%M}")


def show_days(count: int) -> str:
    """A number of days: "31d"."""
    return _("{count}d").format(count=count)


def show_ago(day: date, today: date) -> str:
    """How long ago a day was: "today", "yesterday", days to 30, weeks to 90 days, then whole months, years.

    In the manner of "12d", "5w", "8mo", "2y", at most 9 cells. A day to come is shown as by `show_day`.
    """
    days = (today - day).days
    if days <= 0:
        return show_day(day, today)
    if days == 1:
        return _("yesterday")
    if days <= 30:
        return show_days(days)
    if days <= 90:
        return _("{count}w").format(count=days // 7)
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 24:
        return _("{count}mo").format(count=months)
    return _("{count}y").format(count=months // 12)


def show_short_ago(day: date, today: date) -> str:
    """How long ago a day was, at most 5 cells: "today", "1d", "6w"."""
    return show_days(1) if (today - day).days == 1 else show_ago(day, today)


def show_date(day: date) -> str:
    """A day with its year and without its weekday: "15 Dec 2026"."""
    return _day_month_year(day)


def show_day_month(day: date, today: date) -> str:
    """A day without its weekday, and with its year if it is not this one: "27 Nov", "5 Feb 2027"."""
    return _day_month(day) if day.year == today.year else _day_month_year(day)


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """A weekday, 0 is Monday: "Friday", "Fri"."""
    name = (_SHORT_WEEKDAYS if short else _LONG_WEEKDAYS)[weekday]
    return _(name)


def long_month_name(month: int) -> str:
    """A month, 1 is January, in full: "December"."""
    name = _LONG_MONTHS[month - 1]
    return _(name)


def month_name(month: int) -> str:
    """A month, 1 is January, in short: "Dec"."""
    name = _SHORT_MONTHS[month - 1]
    return _(name)


def _day_month(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=month_name(day.month))


def _day_month_year(day: date) -> str:
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=f"{day.year:04}")
