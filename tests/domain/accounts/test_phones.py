"""Numbers by their digits."""

import pytest

from kamtui.domain.accounts.phones import (
    comparable_number,
    looks_damaged,
    numbers_in,
    sought_digits,
    tidy_number,
)

MOBILE = "359888123456"


@pytest.mark.parametrize(
    "text",
    [
        "0888123456", "0888 123 456", "+359 888 123 456", "+359888123456", "00359888123456", "00 359 888 123456",
        "359888123456", "888 123 456", "'0888123456", "’+359888123456", "+359 (0)888 123 456", "+359 0888 123456",
        "0888/123-456", "(0888) 123.456", "0888‑123–456", "０８８８１２３４５６", "٠٨٨٨١٢٣٤٥٦", "359888123456.0",
        "mobile 0888 123 456", "0888 123 456 вътр. 12", "0888\u00a0123\u2009456",
    ],
)  # fmt: skip
def test_one_number_in_many_ways(text: str) -> None:
    assert comparable_number(text) == MOBILE


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("02 987 65 43", "35929876543"),
        ("(02) 987-65-43", "35929876543"),
        ("2 987 65 43", "35929876543"),
        ("+49 30 1234567", "49301234567"),
        ("+44 (0)20 7946 0123", "442079460123"),
        ("0700 12 345", "35970012345"),
        ("987 65 43", "9876543"),
        ("*88", "88"),
        ("", ""),
        ("няма", ""),
        ("000", ""),
        ("3.59889E+11", ""),
    ],
)
def test_other_numbers(text: str, digits: str) -> None:
    assert comparable_number(text) == digits


def test_several_numbers_of_a_text() -> None:
    assert numbers_in("0888 123 456, 02 987 65 43 или +359888123456") == (MOBILE, "35929876543")
    assert numbers_in("02 987 65 43, 44") == ("35929876543",)
    assert numbers_in("112, 150") == ("112", "150")


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("3.59889E+11", True), ("3,59889E+11", True), ("'3.59889e11", True), ("+3.6E+11", True), ("4E+11", True),
        ("########", True), ("0888 123 456", False), ("*88#", False), ("", False), ("#", False), ("E5", False),
        ("359888123456.0", False), ("2e", False), ("blvd. 3E", False),
    ],
)  # fmt: skip
def test_damage_of_a_spreadsheet(text: str, damaged: bool) -> None:
    assert looks_damaged(text) is damaged


def test_what_a_spreadsheet_puts_around_a_number_is_no_part_of_it() -> None:
    assert tidy_number("'0888 123 456") == "0888 123 456"
    assert tidy_number("888123456,0") == "888123456"
    assert tidy_number("d'Artagnan") == "d'Artagnan"
    assert tidy_number("02 987.0") == "02 987.0"


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("0888 12", "88812"), ("+359 88", "35988"), ("00359 88", "35988"), ("+359 (0)888", "359888"), ("(02) 987", "2987"),
        ("02", ""), ("12", ""), ("123", "123"), ("0000", ""), ("+359 0888", "359888"),
    ],
)  # fmt: skip
def test_a_part_of_a_number_is_sought_without_what_stands_before_it(typed: str, sought: str) -> None:
    assert sought_digits(typed) == sought
