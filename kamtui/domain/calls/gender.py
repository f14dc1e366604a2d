"""Whether a person is a woman or a man, where the name says so for certain."""

from enum import Enum, auto

from kamtui.domain.text.cleaning import clean, fold


class Gender(Enum):
    """Of whom a name is."""

    WOMAN = auto()
    MAN = auto()


_ENDINGS = {
    Gender.WOMAN: ("ova", "eva", "ska"),
    Gender.MAN: ("ov", "ev", "ski"),
}
"""How the surnames of women and of men end, folded."""
_GIVEN = frozenset(
    [
        "eva",
        "genoveva",
        "lev",
        "yakov",
        "jakov",
        "iov",
        "yov",
        "zheneva",
        "terranova",
        "villanova",
        "casanova",
        "kazanova",
    ]
)
"""Given names, and surnames of others, that end so too."""


def surname(name: str) -> str:
    """The last word of a name."""
    return clean(name).rpartition(" ")[2]


def gender_of(name: str) -> Gender | None:
    """Told by the ending of the surname: Иванова, Колева, Ковачевска; Петров, Ботев, Ковачевски. None where it is not certain.

    Not certain is a name with signs in it, such as a title or a bracket, and one whose given name may say otherwise:
    "Anna Kowalski", as women abroad are called, or "Giacomo Terranova".
    """
    words = clean(name).split()
    last = fold(words[-1].rpartition("-")[2]) if words else ""
    if len(words) > 3 or last in _GIVEN or not all(word.replace("-", "").isalpha() for word in words):
        return None
    for gender, endings in _ENDINGS.items():
        if last.endswith(endings) and len(last) > len(endings[0]) + 1:
            return None if len(words) > 1 and _may_contradict(words[0], gender) else gender
    return None


def _may_contradict(given: str, gender: Gender) -> bool:
    """Whether a given name may be of the other gender; in Cyrillic a man may well be called Никола."""
    if gender is Gender.WOMAN:
        return fold(given).endswith("o")
    return given.isascii() and given.casefold().endswith("a")
