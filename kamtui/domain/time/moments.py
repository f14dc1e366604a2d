"""Moments as they are stored: UTC text to the second, which sorts as time does; and the local clock.

Nothing else in the program asks the system for the local time of a moment: Windows refuses that before 1970 and
beyond 3000, and every system at the ends of the calendar. `to_local`, `to_utc` and `write_stored` never do.
"""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import lru_cache

_REFUSALS = (OSError, OverflowError, ValueError)
_CALENDARS = 28
"""Years after which the days of a year fall on the same weekdays again, and the clocks change on the same dates."""
_KNOWN_FROM = 1972
"""The first of `_CALENDARS` years in a row whose local time every system knows."""


def to_local(moment: datetime) -> datetime:
    """A moment on the computer's clock: an aware one converted, a naive one taken as the local time that it is.

    Where the system does not know the local time of such a year, it is that of a like year that it knows. At
    the very ends of the calendar an aware moment stays on its own clock.
    """
    try:  # and no `suppress`, which costs as much again: a list of people asks twice for each
        return moment.astimezone()
    except _REFUSALS:
        pass
    is_naive = moment.tzinfo is None
    plain = moment if is_naive else to_utc(moment).replace(tzinfo=None)
    like = plain.replace(year=_KNOWN_FROM + (plain.year - _KNOWN_FROM) % _CALENDARS)
    known = (like if is_naive else like.replace(tzinfo=UTC)).astimezone()
    if is_naive:
        return plain.replace(tzinfo=known.tzinfo)
    with suppress(OverflowError):
        return (plain + (known.replace(tzinfo=None) - like)).replace(tzinfo=known.tzinfo)
    return moment


def to_utc(moment: datetime) -> datetime:
    """An aware moment in UTC; at the very ends of the calendar the first or the last that there is."""
    try:  # and no `suppress`, which costs as much again
        return moment.astimezone(UTC)
    except _REFUSALS:
        pass
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    return first if moment.year == first.year else last


def write_stored(moment: datetime) -> str:
    """An aware moment as stored text. A naive one is a fault of ours: ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return to_utc(moment).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def read_stored(text: str) -> datetime:
    """Stored text as an aware UTC moment."""
    return datetime.fromisoformat(text)


@lru_cache(maxsize=4_000)
def stored_day(text: str) -> date:
    """A stored day. The same one is one object: what is read of a large book says a few days thousands of times."""
    return date.fromisoformat(text)


def local_day(text: str) -> date:
    """The local calendar day of a stored moment."""
    return to_local(read_stored(text)).date()


def start_of(day: date) -> str:
    """The stored text of local midnight at the start of `day`; compare stored moments with it."""
    return write_stored(to_local(datetime.combine(day, time.min)))
