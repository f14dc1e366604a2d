"""How somebody is called by their first name in Bulgarian."""

from kamtui.domain.calls.gender import Gender, gender_of
from kamtui.domain.feasts.names import first_name

_IRREGULAR = {
    "петър": "Петре",
    "димитър": "Димитре",
    "александър": "Александре",
    "павел": "Павле",
    "ангел": "Ангеле",
}
_WITH_E = (
    "ан", "ян", "ен", "ин", "он", "ар", "ир", "ор", "ав", "ас", "ис", "ил", "им", "ип",
)  # fmt: skip
"""Endings of men's names that take an е: Иване, Владимире, Бориславе."""
_UNCHANGED = ("а", "я", "и", "й", "о", "ю", "е")


def vocative(name: str) -> str:
    """How a person is called by the first name in their name: Иване, Петре, Георги, Мария. "" where it is not certain.

    Not certain are names in Latin letters, rare endings, and those that end as those of men and of women may.
    """
    first = first_name(name)
    low = first.casefold()
    if not low.isalpha() or not all("а" <= char <= "я" for char in low):
        return ""
    first = low.title()
    if low.endswith(_UNCHANGED) or gender_of(name) is Gender.WOMAN:
        return first
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    return f"{first}е" if gender_of(name) is Gender.MAN and low.endswith(_WITH_E) else ""
