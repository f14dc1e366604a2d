"""What is nearly the same name: found among many by their words, each held once against those typed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.text import likeness
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.likeness import is_near, is_slip_of, nearest

WORDS = (
    "Ivanov",
    "Иванова",
    "Ivanow",
    "Мария",
    "Maria",
    "Mar",
    "X",
    "12",
    "№5",
    "Caf\u00e9",
    "ab\u200dcd",
    "ﬁrma",
    "O'Neil",
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


@given(typed=NAMES, names=st.lists(NAMES | st.text(max_size=6), max_size=8))
def test_many_names_are_looked_through_as_one_after_the_other(typed: str, names: list[str]) -> None:
    words = words_of(typed)
    meant = [
        name
        for name in names
        if any(len(word) >= likeness.SHORTEST_SLIP for word in words)
        and all(any(likeness._is_meant(word, other) for other in words_of(name)) for word in words)
    ]
    assert Counter(nearest(typed, [(name, name) for name in names], len(names))) == Counter(meant)


def test_a_word_that_many_names_share_is_held_once_against_what_was_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    is_meant = likeness._is_meant

    def count(word: str, other: str) -> bool:
        asked.append(other)
        return is_meant(word, other)

    monkeypatch.setattr(likeness, "_is_meant", count)
    names = [
        (f"{first} {last}", 0) for first in ("Мария", "Иван") for last in ("Петрова", "Колева", "Стоянов")
    ]
    assert nearest("Смитова", names * 1_000) == []
    assert sorted(asked) == sorted({word for name, _ in names for word in words_of(name)})


@pytest.mark.parametrize(
    ("word", "other", "is_slip"),
    [
        ("ivanov", "ivanof", True),
        ("ivanov", "ivnov", True),
        ("ivanov", "ivvanov", True),
        ("ivanov", "ivnaov", True),
        ("ivanov", "ivnoav", False),
        ("ivanov", "ivanov", False),
        ("ivanov", "petrov", False),
    ],
)
def test_a_slip_is_one_letter(word: str, other: str, is_slip: bool) -> None:
    assert is_slip_of(word, other) is is_slip
    assert is_near(word, other) is (is_slip or word == other)


@pytest.mark.parametrize(
    ("typed", "name", "is_like"),
    [
        ("ivanof", "Иванова Мария", True),  # a wrong letter in the beginning of a longer word
        ("ivnaov", "Иванова", True),  # two swapped
        ("ivaanov", "Ivanova", True),  # one too much
        ("ivnov", "Ivanova", True),  # one too few
        ("ivn", "Ivanova", False),
        ("market", "Mar", False),
    ],
)
def test_the_beginning_of_a_name_may_have_a_slip(typed: str, name: str, is_like: bool) -> None:
    assert bool(nearest(typed, [(name, name)])) is is_like
