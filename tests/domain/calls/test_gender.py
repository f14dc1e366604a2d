"""Of whom a name is, where it says so for certain."""

import pytest

from kamtui.domain.calls.gender import Gender, gender_of, surname


@pytest.mark.parametrize(
    "name",
    ["Мария Иванова", "Иванова", "Ана Колева-Димитрова", "Ковачевска", "Elena Petrova", "Ивет ИВАНОВА", "Ana Koleva"],
)  # fmt: skip
def test_women(name: str) -> None:
    assert gender_of(name) is Gender.WOMAN


@pytest.mark.parametrize(
    "name", ["Иван Петров", "Петров", "Никола Ботев", "Ковачевски", "Georgi Angelov", "Иван-Асен Колев"]
)
def test_men(name: str) -> None:
    assert gender_of(name) is Gender.MAN


@pytest.mark.parametrize(
    "name",
    [
        "", "Мария Кох", "Ева", "Геновева", "Иванова Ева", "Лев", "Яков", "Мартин Яков", "Anna Kowalski", "Anna Markov",
        "Marco Terranova", "Ивайло Иванова", "инж. Петров", "Петров (склад)", "Иванова, Мария", "Ова", "Ski", "Петров 2",
        "шефът на склада Петров", "[/b] O'Neill",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_guessed(name: str) -> None:
    assert gender_of(name) is None


def test_the_surname_is_the_last_word() -> None:
    assert surname("  Мария  Иванова ") == "Иванова" and surname("") == ""
