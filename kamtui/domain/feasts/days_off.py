"""On which days nobody is at work: then a feast is told the working day before, and still on the one after."""

from datetime import date, timedelta

from kamtui.domain.time.easter import orthodox_easter

_HOLIDAYS = frozenset(
    ((1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6), (9, 22), (12, 24), (12, 25), (12, 26))
)
"""The public holidays of Bulgaria that come on the same day of every year, as month and day."""
_EASTER = range(-2, 2)
"""From Good Friday to Easter Monday, in days after Easter."""
_SATURDAY = 5
_DAY = timedelta(days=1)


def is_day_off(day: date) -> bool:
    """Whether it is a Saturday, a Sunday or a public holiday.

    The Monday that is given for a holiday at a weekend counts as a working day: what is told then is told once more, not lost.
    """
    return (
        day.weekday() >= _SATURDAY
        or (day.month, day.day) in _HOLIDAYS
        or (day - orthodox_easter(day.year)).days in _EASTER
    )


def told_until(day: date) -> date:
    """The last day on which a feast is told that nobody was greeted on: its own, of a day off the next working day."""
    while is_day_off(day):
        day += _DAY
    return day


def asked_from(day: date) -> date:
    """From when on a greeting is to be thought of: the feast's own day, of a day off the last working day before."""
    while is_day_off(day):
        day -= _DAY
    return day


def first_told(today: date) -> date:
    """The day of the oldest feasts that are told today: of the days off right before it, else today itself."""
    day = today
    while is_day_off(day - _DAY):
        day -= _DAY
    return day
