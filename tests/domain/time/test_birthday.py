"""Birthdays: a day and a month, and a year only where one was typed."""

from datetime import date

import pytest

from kamtui.domain.accounts.typed_account import NotABirthday, YearIsNoBirth, read_birthday
from kamtui.domain.time.birthday import Birthday, stored_birthday
from kamtui.domain.time.date_errors import DateError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("14.3.", Birthday(3, 14)), ("14.3", Birthday(3, 14)), ("14 март", Birthday(3, 14)), ("14 Mar", Birthday(3, 14)),
        ("1.12.", Birthday(12, 1)), ("29.2.", Birthday(2, 29)), ("22.11.", Birthday(11, 22)), ("--03-14", Birthday(3, 14)),
        ("--0314", Birthday(3, 14)), ("14.3.1980", Birthday(3, 14, 1980)), ("1980-03-14", Birthday(3, 14, 1980)),
        ("14 март 1980 г.", Birthday(3, 14, 1980)), ("29.2.1980", Birthday(2, 29, 1980)), ("14.3.80", Birthday(3, 14, 1980)),
        ("14.3.65", Birthday(3, 14, 1965)), ("14.3.26", Birthday(3, 14, 1926)), ("14.3.25", Birthday(3, 14, 2025)),
    ],
)  # fmt: skip
def test_what_is_a_birthday(text: str, birthday: Birthday) -> None:
    assert read_birthday(text, TODAY) == birthday
    assert read_birthday(birthday.typed, TODAY) == birthday
    assert read_birthday(birthday.stored, TODAY) == birthday
    assert stored_birthday(birthday.stored) == birthday


@pytest.mark.parametrize("text", ["14.3.2026", "14.3.2027", "2026-03-14", "1.1.2200", "14 март 2026"])
def test_this_year_is_no_birth(text: str) -> None:
    with pytest.raises(YearIsNoBirth, match=r"14\.3\."):
        read_birthday(text, TODAY)


@pytest.mark.parametrize("text", ["fri", "вчера", "+2w", "the 15th", "today"])
def test_a_day_told_from_today_is_none(text: str) -> None:
    with pytest.raises(NotABirthday):
        read_birthday(text, TODAY)


@pytest.mark.parametrize("text", ["30.2.", "--13-01", "29.2.1981", "31.31.1980", "1.1.1800", "spring"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(DateError):
        read_birthday(text, TODAY)


def test_it_is_shown_without_a_year_that_nobody_knows() -> None:
    assert (Birthday(3, 14).shown, Birthday(3, 14, 1980).shown) == ("14 Mar", "14 Mar 1980")
    assert (Birthday(3, 14).stored, Birthday(3, 14, 1980).stored) == ("--03-14", "1980-03-14")
    assert stored_birthday(None) is None
