"""The day of a feast, which comes every year: one of the calendar, or one counted from Easter.

Its code is what the book keeps of a person's name day: `--05-06`, or the name of a movable feast. Of somebody with several
names it keeps a list of them (`kept_days`).
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from kamtui.domain.text.language import _
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.easter import orthodox_easter
from kamtui.domain.time.shown_days import month_name

NO_NAME_DAY = "none"
"""What the book keeps of a person who does not celebrate a name day."""
Days = tuple[str, ...]
"""Codes of days of one name, in the order of the table; of several it is not known which is celebrated."""
_LIST, _AND, _OR = "days:", ",", "/"
"""How a list of days is kept: `days:--07-25/--12-09,--08-15`."""
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


def kept_days(of_names: Sequence[Days]) -> str:
    """The days of each name of somebody, as the book keeps them; of one name with one day the code of it."""
    if len(of_names) == 1 and len(of_names[0]) == 1:
        return of_names[0][0]
    return _LIST + _AND.join(_OR.join(days) for days in of_names)


def read_kept_days(kept: str) -> tuple[Days, ...]:
    """The days of each name, of what the book keeps; none for somebody who does not celebrate."""
    if kept == NO_NAME_DAY:
        return ()
    return tuple(tuple(days.split(_OR)) for days in kept.removeprefix(_LIST).split(_AND))


def show_feast_day(code: str) -> str:
    """The day of a feast for reading: "6 May", "Palm Sunday"; a code that says none as it is."""
    if fixed := _FIXED.fullmatch(code):
        return _("{day} {month}").format(day=int(fixed[2]), month=month_name(int(fixed[1])))
    return Movable(code).label if code in _MOVABLE else code
