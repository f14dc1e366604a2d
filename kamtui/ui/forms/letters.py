"""The letters by which one goes to a field of a form: underlined in its label, each once in a form."""

from collections.abc import Mapping

from kamtui.domain.text import keyboards

_AWKWARD = frozenset(
    letter
    for table in keyboards.TABLES.values()
    for letter, key in table.items()
    if key in ("left_square_bracket", "right_square_bracket")
)
"""Letters on keys that mean something else to a terminal while alt is held and the keyboard is Latin."""


def letters_of(labels: Mapping[str, str], taken: Mapping[str, str]) -> dict[str, str]:
    """By the name of a field its letter, from its label; those `taken` already stay.

    A letter goes first to the label that it begins, then to one of whose words it begins, then to any. Where a label
    finds all of its own given away, another one takes a free letter instead: the last of them, if it can.
    """
    owner = {letter: name for name, letter in taken.items()}
    wishes = {name: _wishes(label.casefold()) for name, label in labels.items() if name not in taken}
    places = {name: place for place, name in enumerate(wishes)}

    def give(name: str, tried: set[str]) -> bool:
        free = next((letter for letter in wishes[name] if letter not in owner), None)
        if free is not None:
            owner[free] = name
            return True
        for letter in sorted(wishes[name], key=lambda letter: -places.get(owner[letter], -1)):
            if letter not in tried and owner[letter] in wishes:
                tried.add(letter)
                if give(owner[letter], tried):
                    owner[letter] = name
                    return True
        return False

    for name, letters in wishes.items():
        if letters[:1] and letters[0] not in owner:
            owner[letters[0]] = name
    given = set(owner.values())
    for name in wishes:
        if name not in given:
            give(name, set())
    return {name: letter for letter, name in owner.items()}


def _wishes(label: str) -> list[str]:
    """The letters of a label, the best for it first."""
    firsts = [word[0] for word in label.split() if word[0].isalpha()]
    others = sorted((sign for sign in label if sign.isalpha()), key=_AWKWARD.__contains__)
    return list(dict.fromkeys([*firsts, *others]))


def field_of(key: str, letters: Mapping[str, str], keyboard: str | None) -> str | None:
    """The field that a key goes to, whatever the keyboard it is pressed on; None where it can mean none, or several."""
    by_letter = {letter: name for name, letter in letters.items()}
    key = key.rpartition("+")[2].casefold()
    if key in by_letter:
        return by_letter[key]
    names = {by_letter[twin] for twin in keyboards.same_key(key, keyboard) if twin in by_letter}
    return names.pop() if len(names) == 1 else None
