"""Bulgarian in Latin letters as people type it, each by habits of their own: жълт is jylt, zhalt or jult, Цветя is Cvetq.

`fold` knows the official romanisation alone. Here what the habits write differently becomes one spelling, to compare by
where folding has found nothing. It is an alphabet and no likeness: a letter that is wrong stays wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product, zip_longest
from typing import TypeVar

from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.matching import surest_of

T = TypeVar("T")

_SHORTEST = 4
"""Letters of a word up to which too many others would be written like it."""
_MOST_CHOSEN = 2
"""Of so many ъ in a word each may be typed in its own way."""
_WRITTEN = (
    ("4", "ch"), ("6", "sh"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("tz", "ts"), ("kh", "h"), ("x", "h"),
    ("w", "v"), ("q", "ia"), ("sht", "st"),
)  # fmt: skip
_TS = re.compile(r"c(?!h)")
_SHORT_I = re.compile(r"(?<=[aeiou])y|y(?=[aeiou])")
_DOUBLED = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=20_000)
def as_by_habit(folded: str) -> str:
    """The one spelling of a folded word, whatever the habit: 4etvyrtyk, obqd and obyad lose what tells them apart."""
    if folded.isdecimal():
        return folded
    for written, one in _WRITTEN:
        folded = folded.replace(written, one)
    return _DOUBLED.sub(r"\1", _SHORT_I.sub("i", _TS.sub("ts", folded)))


@lru_cache(maxsize=20_000)
def ways_to_type(word: str) -> tuple[str, ...]:
    """The spellings that a word of the book is typed in: one, or three for each ъ, which is an a, a u or a y."""
    small = word.casefold()
    parts = small.split("ъ", _MOST_CHOSEN)
    between = product("auy", repeat=len(parts) - 1)
    typed = ["".join(chain(*zip_longest(parts, letters, fillvalue=""))) for letters in between]
    return tuple(as_by_habit(fold(each)) for each in typed)


def known_by_habit(words: Iterable[str]) -> dict[str, str]:
    """The Cyrillic words among some, folded, by each spelling in which they are typed in Latin letters."""
    return {
        way: fold(word)
        for word in words
        if len(word) >= _SHORTEST and not word.isascii()
        for way in ways_to_type(word)
    }


def surest_by_habit(query: str, named: Iterable[tuple[str, T]]) -> list[T]:
    """As `surest`, for a name typed in Latin letters that nobody has as it is folded: Jelev is Желев, kokorica Kokoritsa."""
    typed = [as_by_habit(word) for word in words_of(query)]
    if not query.isascii() or not typed or any(len(word) < _SHORTEST for word in typed):
        return []
    found = surest_of(
        " ".join(typed), ((ways, thing) for name, thing in named for ways in _ways_of_name(name))
    )
    return list(dict.fromkeys(found))


def words_by_habit(text: str) -> list[str]:
    """The words of a text in every spelling in which they are typed."""
    return [way for ways in _ways_of_name(text) for way in ways]


def _ways_of_name(name: str) -> Iterator[Sequence[str]]:
    words = [ways_to_type(word) for word in re.findall(r"[^\W_]+", name)]
    for way in range(max(map(len, words), default=0)):
        yield [ways[min(way, len(ways) - 1)] for ways in words]
