"""Whom a cell names: one person, several, or nobody can tell."""

import pytest

from kamtui.domain.accounts.several_names import name_and_part, named_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Иван Петров, Мария Колева", ["Иван Петров", "Мария Колева"]),
        ("Ivan Petrov / Maria Koleva", ["Ivan Petrov", "Maria Koleva"]),
        ("Petrov and Koleva", ["Petrov", "Koleva"]),
        ("Петров и Колева", ["Петров", "Колева"]),
        ("Иван Петров\nМария Колева", ["Иван Петров", "Мария Колева"]),
        ("Ivan Petrov; Maria Koleva; Anna Smith", ["Ivan Petrov", "Maria Koleva", "Anna Smith"]),
        ("Petrov, Ivan; Koleva, Maria", ["Ivan Petrov", "Maria Koleva"]),
        ("Petrov, Ivan", ["Ivan Petrov"]),
        ("Smith, John", ["John Smith"]),
        ("Petrov, Ivan Georgiev", ["Ivan Georgiev Petrov"]),
        ("инж. Иван Петров & М. Колева", ["инж. Иван Петров", "М. Колева"]),
        ("Иван Петров / Ivan Petrov", ["Иван Петров"]),
        # What is no list of names stays as it is.
        ("Иван Петров, управител", ["Иван Петров, управител"]),
        ("Иван Петров / счетоводство", ["Иван Петров / счетоводство"]),
        ("Ivanov & Sons", ["Ivanov & Sons"]),
        ("John O'Neil, Jr.", ["John O'Neil, Jr."]),
        ("Мария Иванова-Колева", ["Мария Иванова-Колева"]),
        ("Ivan Petrov (owner)", ["Ivan Petrov (owner)"]),
        ("0888 123 456", ["0888 123 456"]),
        ("", [""]),
    ],
)
def test_names_are_told_apart_where_it_is_certain(text: str, names: list[str]) -> None:
    found = named_in(text)
    assert (list(found.names), found.is_certain) == (names, True)


@pytest.mark.parametrize(
    "text",
    ["Иван, Мария", "Иванова, Петров", "Иван, Мария Колева", "Maria Koleva / Ivan", "Мария Колева, Иван"],
)
def test_what_may_be_one_or_several_is_not_guessed(text: str) -> None:
    assert not named_in(text).is_certain


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Иванова, Петров", ["Иванова", "Петров"]),
        ("Иван, Мария", ["Иван", "Мария"]),
        ("Мария Петрова, Колев", ["Мария Петрова", "Колев"]),
        ("мария, иван и петър", ["мария", "иван", "петър"]),
        ("Petrova, Dimitrov", ["Petrova", "Dimitrov"]),
        ("Petrov, Ivan", ["Ivan Petrov"]),
        ("Maria & Ivan", ["Maria", "Ivan"]),
    ],
)
def test_among_who_was_there_several_are_usual(text: str, names: list[str]) -> None:
    found = named_in(text, are_usual=True)
    assert (list(found.names), found.is_certain) == (names, True)


def test_among_who_was_there_too_a_comma_may_stand_within_a_name() -> None:
    assert not named_in("Smith, John", are_usual=True).is_certain


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("Мария Колева, категориен мениджър", "Мария Колева", "категориен мениджър"),
        ("Иван Петров (счетоводител)", "Иван Петров", "счетоводител"),
        ("Ivan Petrov (owner)", "Ivan Petrov", "owner"),
        ("г-жа Анна Христова, отдел „Покупки“", "г-жа Анна Христова", "отдел „Покупки“"),
        # What is not known for a part in a firm stays with the name.
        ("Иван Петров (от Пловдив)", "Иван Петров (от Пловдив)", ""),
        ("John O'Neil, Jr.", "John O'Neil, Jr.", ""),
        ("счетоводител (главен)", "счетоводител (главен)", ""),
        ("Иван Петров", "Иван Петров", ""),
        ("", "", ""),
    ],
)
def test_a_part_in_the_firm_behind_a_name_is_told_apart(text: str, name: str, part: str) -> None:
    assert name_and_part(text) == (name, part)
