"""What is nearly the same name, whatever its alphabet and spelling: one rule for searches, filters, and lines of names.

What is only like a name is offered and asked about, never taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from kamtui.domain.text.cleaning import fold, words_of

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_ODD_SIGN = re.compile(r"[^\w\s\x00-\x7f„“”’‘«»–—]")

SHORTEST_BEGINNING, SHORTEST_SLIP = 3, 4
"""Letters from which on a word may be the beginning of another, or another with a slip of the finger."""

# Habits of spelling, longest first: what one writes ck, c or q sounds like what another writes k.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("sht", "sh"), ("ck", "k"), ("ph", "f"), ("qu", "kv"), ("q", "k"), ("x", "ks"),
    ("w", "v"), ("tz", "ts"), ("zh", "j"), ("kh", "h"), ("ch", "\0"), ("c", "k"), ("\0", "ch"), ("th", "t"),
    ("gh", "g"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("y", "i"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def sound_of(folded: str) -> str:
    """How a folded word sounds, whatever the habits of spelling: without doubled letters."""
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    kept = (after for before, after in pairwise(folded) if after != before or after.isdigit())
    return folded[:1] + "".join(kept)


def is_near(name: str, other: str) -> bool:
    """Whether two names of people may be meant for the same: each word of the shorter is a word of the longer.

    But for the alphabet, the spelling, a letter wrong, missing or too much, the rest of the word, or an initial.
    """
    fewer, more = sorted((words_of(name), words_of(other)), key=len)
    return bool(fewer) and all(any(_is_alike(word, meant) for meant in more) for word in fewer)


def is_slip_of(word: str, other: str) -> bool:
    """Whether a folded word is another one with a letter wrong, missing, too much, or swapped with the next."""
    return word != other and _is_slip(*sorted((word, other), key=len))


def nearest(typed: str, named: Iterable[tuple[str, T]], limit: int = 5) -> list[T]:
    """The things whose names are like what was typed, those that sound the same first; else in their own order.

    Each word typed is one of the name or its beginning, but for its spelling or a letter. Shorter words than
    `SHORTEST_SLIP` are like nothing but what they begin: too many would be like them.
    """
    words = words_of(typed)
    if not any(len(word) >= SHORTEST_SLIP for word in words):
        return []
    found = []
    things = list(named)
    for place in _may_be_meant(words, [name for name, _thing in things]):
        name, thing = things[place]
        of_name = words_of(name)
        if all(any(_is_meant(word, other) for other in of_name) for word in words):
            slips = sum(
                not any(_begins(sound_of(other), sound_of(word)) for other in of_name) for word in words
            )
            found.append((slips, place, thing))
    found.sort(key=lambda item: item[:2])
    return [thing for _slips, _place, thing in found[:limit]]


def _may_be_meant(words: Sequence[str], names: Sequence[str]) -> list[int]:
    """The places of the names in which each of some words may be meant, and perhaps of a few others.

    Names share most of their words: each is held once against those typed, which takes a tenth of going through the names.
    """
    text = "\n".join(name.replace("\n", " ") for name in names)
    known = {word: fold(word) for word in set(_WORD.findall(text))}
    meant = [[written for written, other in known.items() if _is_meant(word, other)] for word in words]
    rarest = min(meant, key=len)
    # What an odd sign reads as, such as № or a joiner, is known only of the whole name.
    parts = {*rarest, *_ODD_SIGN.findall(text)}
    return sorted({place for part in parts for place in _lines_with(part, text)})


def _lines_with(part: str, text: str) -> Iterator[int]:
    """The numbers of the lines of a text in which a part of it stands, in order."""
    line, counted, found = 0, 0, text.find(part)
    while found >= 0:
        line += text.count("\n", counted, found)
        yield line
        counted, found = found, text.find(part, found + len(part))


def _is_meant(word: str, other: str) -> bool:
    """Whether a word typed may be another, or its beginning."""
    if len(word) < SHORTEST_SLIP:
        return _begins(other, word)
    # A word that is the beginning of a longer one typed is not what was meant: Mar is not like Market.
    return len(other) >= SHORTEST_BEGINNING and len(other) + 1 >= len(word) and _is_alike(word, other)


def _begins(whole: str, beginning: str) -> bool:
    return whole.startswith(beginning)


def _is_alike(word: str, other: str) -> bool:
    """Whether two folded words are one but for a slip, as they are written or as they sound."""
    return _is_one_slip_off(word, other) or _is_one_slip_off(sound_of(word), sound_of(other))


def _is_one_slip_off(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if long.startswith(short) and (len(short) == 1 or len(short) >= SHORTEST_BEGINNING or short == long):
        return True
    if len(short) < SHORTEST_SLIP:
        return len(long) == SHORTEST_SLIP and len(short) == SHORTEST_BEGINNING and _is_slip(short, long)
    start = next(at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b)
    short, long = short[start:], long[start:]
    here, after = short[1:], long[1:]
    is_swapped = (long[1:2], long[:1]) == (short[:1], short[1:2]) and long[2:].startswith(short[2:])
    # A letter wrong or one too few, one too much, or two swapped.
    return after.startswith((here, short)) or long.startswith(here) or is_swapped


def _is_slip(short: str, long: str) -> bool:
    """Whether one letter differs, is missing, or is swapped with the next."""
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    short, long = short[start:], long[start:]
    while short and long and short[-1] == long[-1]:
        short, long = short[:-1], long[:-1]
    return max(len(short), len(long)) <= 1 or (len(short) == 2 and short == long[::-1])
