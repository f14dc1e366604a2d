"""Which names may be taken without asking, and which are near enough to ask."""

import pytest

from kamtui.domain.text.likeness import is_near, nearest
from kamtui.domain.text.matching import surest

NAMES = ["Galina Ivanova", "Ivan Petrov", "Иван Димитров", "Nikolay Kolev", "Ana-Maria Koleva"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gal", ["Galina Ivanova"]),
        ("ивано", ["Galina Ivanova"]),
        ("ivan", ["Ivan Petrov", "Иван Димитров"]),
        ("ivan p", ["Ivan Petrov"]),
        ("Petrov Ivan", ["Ivan Petrov"]),
        ("иван петров", ["Ivan Petrov"]),
        ("kole", ["Nikolay Kolev", "Ana-Maria Koleva"]),
        ("maria", ["Ana-Maria Koleva"]),
        ("ivan ivan", []),
        ("alina", []),
        ("", []),
        ("!", []),
    ],
)
def test_surest(typed: str, found: list[str]) -> None:
    assert surest(typed, [(name, name) for name in NAMES]) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Galinna", "Galina Ivanova"),
        ("Галинка Иванова", "Galina Ivanova"),
        ("Ivanowa", "Galina Ivanova"),
        ("Iavn", "Ivan Petrov"),
        ("ivann", "Hristo Ivanov"),
        ("nikloa", "Nikolay Kolev"),
        ("Ivn Petrov", "Ivan Petrov"),
        ("I. Petrov", "Ivan Petrov"),
        ("Ivan Petrov Dimitrov", "Ivan Petrov"),
        ("Мария", "Марина Стоева"),
    ],
)
def test_near(one: str, other: str) -> None:
    assert is_near(one, other) and is_near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Dimitrov", "Ivan Petrov"),
        ("Ana", "Galina Ivanova"),
        ("Пенчо", "Галина Иванова"),
        ("Galina Petrova", "Galina Ivanova"),
        ("Ива", "Еви Стоева"),
        ("", "Ivan Petrov"),
    ],
)
def test_not_near(one: str, other: str) -> None:
    assert not is_near(one, other)


FIRMS = ["Fantastico Group", "Schwartz Trading", "Metro Cash & Carry", "Market Varna", "Kaufland", "Billa"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("фантастико", ["Fantastico Group"]),
        ("fantast", ["Fantastico Group"]),
        ("Шварц", ["Schwartz Trading"]),
        ("swartz trading", ["Schwartz Trading"]),
        ("кауфланд", ["Kaufland"]),
        ("kaufalnd", ["Kaufland"]),
        ("марка", ["Market Varna"]),
        ("била", ["Billa"]),
        ("metro", ["Metro Cash & Carry"]),
        ("metro varna", []),
        ("marketing", []),
        ("kfl", []),
        ("", []),
    ],
)
def test_nearest(typed: str, found: list[str]) -> None:
    assert nearest(typed, [(name, name) for name in FIRMS]) == found
