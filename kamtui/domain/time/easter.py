"""Orthodox Easter: by the Julian calendar, told by the one that everybody uses."""

from datetime import date, timedelta


def orthodox_easter(year: int) -> date:
    """Easter Sunday of a year, as the Bulgarian church keeps it: 12 April 2026, 2 May 2027.

    The first Sunday after the full moon that the Julian calendar reckons for spring (Meeus), moved by the days
    between the calendars: 13 in this century and the last, 14 in the next.
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
