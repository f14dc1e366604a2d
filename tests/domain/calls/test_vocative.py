"""How somebody is called by their first name, and who is not called at all."""

import pytest

from kamtui.domain.calls.vocative import vocative


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Георги Петров", "Георги"), ("Иван Петров", "Иване"), ("Петър Колев", "Петре"), ("Димитър Колев", "Димитре"),
        ("Александър Янев", "Александре"), ("Ангел Янев", "Ангеле"), ("Красимир Петров", "Красимире"), ("Борислав Янев", "Бориславе"),
        ("Никола Петров", "Никола"), ("Николай Колев", "Николай"), ("Христо Колев", "Христо"), ("Илия Марков", "Илия"),
        ("Мария Иванова", "Мария"), ("Ирен Иванова", "Ирен"), ("Иванова Мария", "Мария"), ("Стефан Ковачевски", "Стефане"),
        ("ИВАН ПЕТРОВ", "Иване"), ("Георги", "Георги"),
    ],
)  # fmt: skip
def test_a_name_as_it_is_called(name: str, called: str) -> None:
    assert vocative(name) == called


@pytest.mark.parametrize(
    "name",
    ["Даниел Петров", "Марк Янев", "Иван", "Georgi Petrov", "Г. Иванова", "", "Анна-Мария Петрова", "[/]", "Климент Янев", "Ивaн Петров", "инж. Стефан Янев"],
)  # fmt: skip
def test_better_nothing_than_a_wrong_form(name: str) -> None:
    """Not certain: rare endings, one who may be a woman or a man, Latin letters (also one among others)."""
    assert vocative(name) == ""
