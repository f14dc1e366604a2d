"""Bulgarian in Latin letters, typed by everybody in their own way, is found as if it were Cyrillic."""

import pytest

from kamtui.domain.text.latin_habits import known_by_habit, surest_by_habit, ways_to_type

NAMES = (
    "инж. Петко Желев",
    "Стоян Добрев",
    "Цвета Гърбова",
    "Щерю Бъчваров",
    "Zhivko Petkov",
    "Chiara Moretti",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jelev", "инж. Петко Желев"),
        ("petko jelev", "инж. Петко Желев"),
        ("cveta", "Цвета Гърбова"),
        ("gyrbova", "Цвета Гърбова"),
        ("gurbova", "Цвета Гърбова"),
        ("6teryu", "Щерю Бъчваров"),
        ("ba4varov", "Щерю Бъчваров"),
        ("by4varov", "Щерю Бъчваров"),
        ("jivko", "Zhivko Petkov"),
    ],
)
def test_a_name_in_any_habit_of_typing(typed: str, meant: str) -> None:
    assert surest_by_habit(typed, [(name, name) for name in NAMES]) == [meant]


@pytest.mark.parametrize("typed", ["jele", "dabrev", "garbov", "желев", "gal", "4", "chara", "petkow i"])
def test_what_is_no_habit_is_nobody(typed: str) -> None:
    """A wrong letter stays wrong, a beginning is one of four letters, and Cyrillic is found by folding."""
    found = surest_by_habit(typed, [(name, name) for name in NAMES])
    assert found == (
        ["инж. Петко Желев"] if typed == "jele" else ["Цвета Гърбова"] if typed == "garbov" else []
    )


def test_a_word_is_typed_in_one_way_or_in_three_for_each_of_two_letters() -> None:
    assert ways_to_type("Цена") == ("tsena",)
    assert ways_to_type("първи") == ("parvi", "purvi", "pyrvi")
    assert len(ways_to_type("Гърбъков")) == 9 and len(ways_to_type("Гърбъкъв")) == 9


def test_only_cyrillic_words_of_four_letters_or_more_are_known() -> None:
    assert known_by_habit(["път", "цена", "price", "връх"]) == {
        "tsena": "tsena", "vrah": "vrah", "vruh": "vrah", "vryh": "vrah",
    }  # fmt: skip
