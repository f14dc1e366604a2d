"""Orthodox Easter, against another's reckoning and against calendars on paper."""

from datetime import date

import pytest
from dateutil.easter import EASTER_ORTHODOX, easter

from kamtui.domain.feasts.days import Movable, day_in, in_year
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.easter import orthodox_easter

KNOWN = {
    2019: (4, 28), 2020: (4, 19), 2021: (5, 2), 2022: (4, 24), 2023: (4, 16), 2024: (5, 5), 2025: (4, 20),
    2026: (4, 12), 2027: (5, 2), 2028: (4, 16),
}  # fmt: skip


def test_easter_is_that_of_the_calendars() -> None:
    assert {year: (day.month, day.day) for year in KNOWN if (day := orthodox_easter(year))} == KNOWN


def test_easter_is_that_of_another_reckoning() -> None:
    for year in range(1900, 2200):
        assert orthodox_easter(year) == easter(year, EASTER_ORTHODOX), year


@pytest.mark.parametrize(
    ("feast", "days"),
    [
        (Movable.THEODORE, ("2025-03-08", "2026-02-28", "2027-03-20")),
        (Movable.LAZARUS, ("2025-04-12", "2026-04-04", "2027-04-24")),
        (Movable.PALMS, ("2025-04-13", "2026-04-05", "2027-04-25")),
        (Movable.EASTER, ("2025-04-20", "2026-04-12", "2027-05-02")),
        (Movable.THOMAS, ("2025-04-27", "2026-04-19", "2027-05-09")),
        (Movable.ASCENSION, ("2025-05-29", "2026-05-21", "2027-06-10")),
        (Movable.PENTECOST, ("2025-06-08", "2026-05-31", "2027-06-20")),
        (Movable.HOLY_SPIRIT, ("2025-06-09", "2026-06-01", "2027-06-21")),
    ],
)
def test_what_is_counted_from_easter(feast: Movable, days: tuple[str, ...]) -> None:
    assert tuple(str(day_in(feast.value, year)) for year in (2025, 2026, 2027)) == days


def test_a_fixed_day_and_what_is_none() -> None:
    assert day_in("--05-06", 2026) == date(2026, 5, 6)
    assert [day_in("--02-29", year) for year in (2024, 2025)] == [date(2024, 2, 29), date(2025, 2, 28)]
    assert in_year(Birthday(2, 29, 1980), 2100) == date(2100, 2, 28)
    assert day_in("gergyovden", 2026) is None
