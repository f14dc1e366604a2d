"""The letters by which one goes to a field of a form: underlined in its label, each once in a form."""

from collections.abc import Mapping

from kamtui.domain.text import keyboards


def letters_of(labels: Mapping[str, str], taken: Mapping[str, str]) -> dict[str, str]:
    """By the name of a field its letter, from its label; those `taken` already stay.

    The first letter of a word is easier found than one within: it goes first to whoever it begins, as far as it is free.
    """
    found = dict(taken)
    labelled = [(name, label.casefold()) for name, label in labels.items() if name not in found]
    used = set(found.values())
    for pick in (_first_of_label, _first_of_words, _letters):
        for name, label in labelled:
            if name in found:
                continue
            letter = next((letter for letter in pick(label) if letter not in used), None)
            if letter is not None:
                found[name] = letter
                used.add(letter)
    return found


def _letters(label: str) -> list[str]:
    return [sign for sign in label if sign.isalpha()]


def _first_of_label(label: str) -> list[str]:
    return _letters(label)[:1]


def _first_of_words(label: str) -> list[str]:
    return [word[0] for word in label.split() if word[0].isalpha()]


def field_of(key: str, letters: Mapping[str, str], keyboard: str | None) -> str | None:
    """The field that a key goes to, whatever the keyboard it is pressed on; None where it can mean none, or several."""
    by_letter = {letter: name for name, letter in letters.items()}
    key = key.rpartition("+")[2].casefold()
    if key in by_letter:
        return by_letter[key]
    names = {by_letter[twin] for twin in keyboards.same_key(key, keyboard) if twin in by_letter}
    return names.pop() if len(names) == 1 else None
