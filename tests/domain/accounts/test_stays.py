"""Where a person is and was: times that cannot be are said."""

from datetime import date

import pytest

from kamtui.domain.accounts.stays import Stay, check_stay
from kamtui.domain.problems import Problems

TODAY = date(2026, 11, 22)


def stay(since: date, until: date | None = None, account_id: int = 1) -> Stay:
    return Stay(5, account_id, "Алфа", since, until, until is None)


PAST = stay(date(2020, 3, 1), date(2024, 3, 1))


@pytest.mark.parametrize(
    ("wanted", "field", "said"),
    [
        (stay(date(2026, 11, 23)), "since", "still to come"),
        (stay(date(2026, 1, 1), date(2026, 11, 23)), "until", "leave it empty"),
        (stay(date(2026, 1, 2), date(2026, 1, 1)), "until", "before the day"),
        (stay(date(2024, 2, 29)), "since", "They were at Алфа Sun 1 Mar 2020 to Fri 1 Mar 2024"),
        (stay(date(2019, 1, 1), date(2020, 3, 2)), "since", "correct that line"),
    ],
)
def test_what_cannot_be(wanted: Stay, field: str, said: str) -> None:
    with pytest.raises(Problems) as why:
        check_stay(wanted, [PAST], TODAY)
    assert list(why.value.by_field) == [field] and said in why.value.by_field[field]


def test_what_can() -> None:
    for wanted in (
        stay(date(2024, 3, 1)),
        stay(date(2019, 1, 1), date(2020, 3, 1)),
        stay(date(2022, 1, 1), account_id=2),
        stay(TODAY, TODAY),
    ):
        check_stay(wanted, [PAST], TODAY)


def test_where_they_are_in_the_first_place_is_not_ended_by_a_day() -> None:
    with pytest.raises(Problems, match="left or moved"):
        check_stay(stay(date(2025, 1, 1), TODAY), [], TODAY, was_first=True)
