"""The words of a name as they are compared, and the name as a key."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean, fold

LEGAL_FORMS = frozenset(
    (
        "eood", "ood", "ad", "ead", "et", "sd", "kd", "kda", "adsits", "dzzd", "llc", "ltd", "limited", "inc",
        "gmbh", "ag", "kg", "sa", "srl", "spa", "plc", "corp", "co", "company", "oy", "ab", "bv", "nv",
    )
)  # fmt: skip
"""Folded words that say how a firm is registered, not what it is called."""

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


def name_key(name: str) -> str:
    """A name for comparing: the same for two that differ by case, accents, punctuation and blanks only.

    Not for the other alphabet: that is pointed out, and asked.
    """
    return " ".join(f"{word.folded}{word.alphabets or ''}" for word in words_of_name(name)) or name.strip()
