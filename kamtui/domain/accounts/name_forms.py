"""A name in the forms in which it is compared: in any order of its words, as it looks, as it sounds, with slips."""

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from kamtui.domain.accounts.name_words import words_of_name
from kamtui.domain.text.cleaning import clean

# Habits of spelling, longest first: what one writes ck, c or q sounds like what another writes k.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("sht", "sh"), ("ck", "k"), ("ph", "f"), ("qu", "kv"), ("q", "k"), ("x", "ks"),
    ("w", "v"), ("tz", "ts"), ("zh", "j"), ("kh", "h"), ("ch", "\0"), ("c", "k"), ("\0", "ch"), ("th", "t"),
    ("gh", "g"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("y", "i"),
)  # fmt: skip
SHORTEST_BEGINNING = 3
"""How many letters a beginning has: too many names begin with fewer."""


class NameForm(NamedTuple):
    """A name in the forms in which it is compared; all folded but `text`."""

    text: str
    words: tuple[str, ...]
    """All words."""
    bare: tuple[str, ...]
    """The words without legal forms or titles."""
    alphabets: tuple[int, ...]
    """The alphabets of the bare words."""
    sight: str
    """How the bare words look to the eye, whatever the alphabet."""

    @property
    def order(self) -> tuple[str, ...]:
        """The bare words in an order that does not depend on how they were written."""
        return tuple(sorted(self.bare))

    @property
    def joined(self) -> str:
        """The bare words with a blank between."""
        return " ".join(self.bare)

    @property
    def sound(self) -> str:
        """How it sounds, whatever the habits of spelling: without spaces and doubled letters."""
        text = "".join(self.bare)
        for written, heard in _SOUNDS:
            text = text.replace(written, heard)
        kept = (after for before, after in pairwise(text) if after != before or after.isdigit())
        return text[:1] + "".join(kept)


def form_of_name(text: str, left_out: Container[str]) -> NameForm:
    """A name in its forms; `left_out` are folded words that it is bare without, as long as others remain."""
    words = words_of_name(text)
    bare = tuple(word for word in words if word.folded not in left_out) or words
    return NameForm(
        clean(text),
        tuple(word.folded for word in words),
        tuple(word.folded for word in bare),
        tuple(word.alphabets for word in bare),
        " ".join(word.sight for word in bare),
    )


def begins_with(known: Sequence[str], typed: Sequence[str]) -> bool:
    """Whether each word typed begins another word of a name; one of them with letters enough."""
    left = list(known)
    for word in typed:
        fitting = next((other for other in left if other.startswith(word)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return any(len(word) >= SHORTEST_BEGINNING for word in typed)


def may_be_same_word(word: str, other: str) -> bool:
    """Whether two names of a person are the same, or one is the initial of the other."""
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])


def letters_in(text: str) -> int:
    """Which kinds of letters are in a text, a bit for each."""
    letters = 0
    for char in set(text):
        letters |= 1 << (ord(char) & 63)
    return letters


def digits_in(text: str) -> str:
    """The digits of a text, in their order."""
    return "".join(char for char in text if char.isdigit())


def slips_between(text: str, other: str, limit: int) -> int | None:
    """How many letters differ, are missing, too much or swapped with the next; None if more than the limit."""
    start, end = 0, min(len(text), len(other))
    while start < end and text[start] == other[start]:
        start += 1
    back = 0
    while back < end - start and text[-1 - back] == other[-1 - back]:
        back += 1
    text, other = text[start : len(text) - back], other[start : len(other) - back]
    if abs(len(text) - len(other)) > limit:
        return None
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for place, char in enumerate(text):
        line = [place + 1]
        for at, letter in enumerate(other):
            cost = min(line[at] + 1, row[at + 1] + 1, row[at] + (char != letter))
            if place and at and char == other[at - 1] and text[place - 1] == letter:
                cost = min(cost, before[at - 1] + 1)
            line.append(cost)
        if min(line) > limit:
            return None
        before, row = row, line
    return row[-1] if row[-1] <= limit else None
