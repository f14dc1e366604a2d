"""The day of a feast, which comes every year: one of the calendar, or one counted from Easter.

Its code is what the book keeps of a person's name day: `--05-06`, or the name of a movable feast.
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from kamtui.domain.feasts.easter import orthodox_easter
from kamtui.domain.text.language import _
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.shown_days import month_name

NO_NAME_DAY = "none"
"""What the book keeps of a person who does not celebrate a name day."""
_FIXED = re.compile(r"--(\d\d)-(\d\d)")


class Movable(StrEnum):
    """A feast that is counted from Easter, with a name day on it."""

    THEODORE = "todorovden"
    LAZARUS = "lazarovden"
    PALMS = "tsvetnitsa"
    EASTER = "velikden"
    THOMAS = "tomina"
    ASCENSION = "spasovden"
    PENTECOST = "petdesetnitsa"
    HOLY_SPIRIT = "duhovden"

    @property
    def days_after_easter(self) -> int:
        """How many days after Easter Sunday it is; before it less than 0."""
        return {
            Movable.THEODORE: -43,
            Movable.LAZARUS: -8,
            Movable.PALMS: -7,
            Movable.EASTER: 0,
            Movable.THOMAS: 7,
            Movable.ASCENSION: 39,
            Movable.PENTECOST: 49,
            Movable.HOLY_SPIRIT: 50,
        }[self]

    @property
    def label(self) -> str:
        return {
            Movable.THEODORE: _("Todorovden"),
            Movable.LAZARUS: _("Lazarovden"),
            Movable.PALMS: _("Palm Sunday"),
            Movable.EASTER: _("Easter"),
            Movable.THOMAS: _("Thomas Sunday"),
            Movable.ASCENSION: _("Ascension"),
            Movable.PENTECOST: _("Pentecost"),
            Movable.HOLY_SPIRIT: _("Day of the Holy Spirit"),
        }[self]


_MOVABLE = frozenset(feast.value for feast in Movable)


@lru_cache(maxsize=2_000)
def day_in(code: str, year: int) -> date | None:
    """The day of a feast in a year; None for a code that says none."""
    if fixed := _FIXED.fullmatch(code):
        return in_year(Birthday(int(fixed[1]), int(fixed[2])), year)
    if code in _MOVABLE:
        return orthodox_easter(year) + timedelta(days=Movable(code).days_after_easter)
    return None


def in_year(day: Birthday, year: int) -> date:
    """When a day that comes every year is in one; that of a 29 February is the 28th where there is none."""
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return date(year, day.month, day.day - 1)


def show_feast_day(code: str) -> str:
    """The day of a feast for reading: "6 May", "Palm Sunday"; a code that says none as it is."""
    if fixed := _FIXED.fullmatch(code):
        return _("{day} {month}").format(day=int(fixed[2]), month=month_name(int(fixed[1])))
    return Movable(code).label if code in _MOVABLE else code
