"""The words of a name, the name as a key, and the forms in which it is compared: as it looks, as it sounds, with slips."""

import unicodedata
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.likeness import sound_of

T = TypeVar("T")

LEGAL_FORMS = frozenset(
    (
        "eood", "ood", "ad", "ead", "et", "sd", "kd", "kda", "adsits", "dzzd", "llc", "ltd", "limited", "inc",
        "gmbh", "ag", "kg", "sa", "srl", "spa", "plc", "corp", "co", "company", "oy", "ab", "bv", "nv",
    )
)  # fmt: skip
"""Folded words that say how a firm is registered, not what it is called."""

IN_NAMES = frozenset(" .,-–'’`´()\N{NO-BREAK SPACE}„“\"") | frozenset(map(chr, range(0x300, 0x370)))
"""What stands in names beside letters: signs that part or shorten them, and marks over letters."""

TITLES = frozenset(("inzh", "eng", "dr", "prof", "arh", "mr", "mrs", "ms"))
_SAME_WORDS = {
    "bulgaria": "balgaria", "bulgarian": "balgarian", "and": "i", "und": "i", "riteyl": "retail", "fuds": "foods",
    "fuuds": "foods", "treyd": "trade", "grup": "group", "servis": "service", "sarvis": "service",
}  # fmt: skip
"""What everybody writes in another way than the alphabets are turned into each other."""
SHARED_WORDS = frozenset(
    (
        "i", "bg", "balgaria", "balgarian", "grup", "group", "holding", "trade", "treyd", "kompania", "firma",
        "international", "invest", "stroy", "servis", "service", "tsentar", "center", "centre", "magazin", "shop",
        "sofia", "plovdiv", "varna", "burgas", "europe", "balkan", "balkans",
    )
)  # fmt: skip
"""Folded words that firms share without being one."""

HOUSE_WORDS = frozenset(
    ("bg", "balgaria", "group", "holding", "international", "kompania", "firma", "europe")
)
"""Folded words that a house has in one list and leaves out in the next: Билла is Билла България."""

# Capitals that the eye takes for Latin ones: "АВС" typed on a Cyrillic keyboard looks like "ABC".
_SEEN_AS = str.maketrans("АВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXISJABEZHIKMNOPTYX")
_LATIN, _CYRILLIC, _GREEK = 1, 2, 4


class NameWord(NamedTuple):
    """A word of a name: folded, the alphabets it is written in, and how it looks."""

    folded: str
    alphabets: int
    sight: str


@lru_cache(maxsize=50_000)
def words_of_name(text: str) -> tuple[NameWord, ...]:
    """The words of a name; letters with points between them are one (S.A., О.О.Д.)."""
    words: list[NameWord] = []
    # A mark that no letter could take is no end of a word.
    for part in "".join(char for char in clean(text) if not unicodedata.combining(char)).split():
        if "." in part and all(len(letter) <= 1 for letter in part.split(".")):
            part = part.replace(".", "")
        for word in "".join(char if char.isalnum() or _is_word(char) else " " for char in part).split():
            folded = "".join(char for char in fold(word) if char.isalnum())
            folded = _SAME_WORDS.get(folded, folded)
            alphabets = 0 if folded in LEGAL_FORMS else _alphabets(word)
            words.append(NameWord(folded, alphabets, word.upper().translate(_SEEN_AS)))
    return tuple(words)


def _is_word(char: str) -> bool:
    """Whether a sign is read as letters: № is No."""
    return char > "\x7f" and any(letter.isalnum() for letter in fold(char))


def _alphabets(word: str) -> int:
    """The alphabets of a word, a bit for each."""
    alphabets = 0
    for char in word:
        if "\u0400" <= char <= "\u052f":
            alphabets |= _CYRILLIC
        elif "\u0370" <= char <= "\u03ff":
            alphabets |= _GREEK
        elif char.isalpha() or _is_word(char):
            alphabets |= _LATIN
    return alphabets


def mixes_alphabets(word: str) -> bool:
    """Whether a word has letters of two alphabets: one of them only looks right. ООД and the like count as none."""
    return _alphabets(word).bit_count() > 1 and fold(word) not in LEGAL_FORMS


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """A name for comparing: the same for two that differ by case, accents, punctuation and blanks only.

    Not for the other alphabet: that is pointed out, and asked.
    """
    return " ".join(f"{word.folded}{word.alphabets or ''}" for word in words_of_name(name)) or name.strip()


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
    def own(self) -> tuple[str, ...]:
        """The bare words, in that order, without such as Bulgaria or Group; none where there are no others."""
        return tuple(word for word in self.order if word not in HOUSE_WORDS)

    @property
    def joined(self) -> str:
        """The bare words with a blank between."""
        return " ".join(self.bare)

    @property
    def sound(self) -> str:
        """How it sounds, whatever the habits of spelling: without spaces and doubled letters."""
        return sound_of("".join(self.bare))


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


def may_be_name(text: str) -> bool:
    """Whether somebody may be called so: no digit stands in it, and no sign that is none of a name."""
    return any(map(str.isalpha, text)) and all(char.isalpha() or char in IN_NAMES for char in text)


LEAST_LETTERS = 4
"""How many letters the first word of an account has, so that it is told by it alone in other words."""


def named_in(text: str, names: Iterable[tuple[str, T]]) -> list[T]:
    """What is named in some words, in either alphabet: by its whole name, or by its first word where that is its own.

    `names` are the names, and what each is the name of. A longer name found hides one that is a part of it.
    """
    said = [word.folded for word in words_of_name(text)]
    found: dict[tuple[str, ...], T] = {}
    for name, thing in names:
        bare = form_of_name(name, LEGAL_FORMS).bare
        is_by_first = bool(bare) and len(bare[0]) >= LEAST_LETTERS and bare[0] not in SHARED_WORDS
        if any(said[at : at + len(bare)] == list(bare) for at in range(len(said))):
            found[bare] = thing
        elif is_by_first and bare[0] in said:
            found.setdefault(bare[:1], thing)
    return [
        thing
        for words, thing in found.items()
        if not any(len(other) > len(words) and words[0] in other for other in found)
    ]
