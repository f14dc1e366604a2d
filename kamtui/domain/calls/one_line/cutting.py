"""A piece of the head without commas, cut into people and how and when: `Желев вчера по телефона`, `ivanova petrov`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.accounts.name_words import TITLES
from kamtui.domain.calls.one_line.circumstances import of_the_named, read_circumstances
from kamtui.domain.calls.one_line.directory import One
from kamtui.domain.text.cleaning import fold, words_of

_JOINING = frozenset(fold(word) for word in ("and", "и", "&", "+", "with", "с", "със"))
_LONGEST_NAME = 3
MOST_WORDS = 14


class Part(NamedTuple):
    """Some words of a piece: of somebody known, or of how and when."""

    words: tuple[str, ...]
    person: One | None = None


Finds = Callable[[str], One | None]
"""Who is surely meant by a name, or None."""


def cut(words: Sequence[str], finds: Finds, now: datetime) -> list[Part] | None:
    """The parts that all words make; None where some are neither anybody known nor how and when, or too many stand there.

    Two people may stand side by side without a word between them where both are called by their surnames, or in full.
    """
    if not words or len(words) > MOST_WORDS:
        return None
    return _cut(tuple(words), finds, now, None)


def _cut(words: tuple[str, ...], finds: Finds, now: datetime, before: Part | None) -> list[Part] | None:
    if not words:
        return []
    for end in range(min(len(words), _LONGEST_NAME), 0, -1):
        person = finds(" ".join(words[:end])) if fold(words[0]) not in _JOINING else None
        if person is None:
            continue
        part = Part(words[:end], person)
        if before is not None and before.person is not None and not (_is_surely(before) and _is_surely(part)):
            continue
        if (rest := _cut(words[end:], finds, now, part)) is not None:
            return [part, *rest]
    for end in range(len(words), 0, -1):
        how = tuple(words[:end])
        if before is not None and before.person is not None:
            how = tuple(of_the_named(how))
        if _says_how(how, now) and (rest := _cut(words[end:], finds, now, Part(how))) is not None:
            return [Part(how), *rest]
    if fold(words[0]) in _JOINING and len(words) > 1:
        return _cut(words[1:], finds, now, None)
    return None


@lru_cache(maxsize=1_000)
def _says_how(words: tuple[str, ...], now: datetime) -> bool:
    """Whether words say how or when it was: asked again and again of the same ones while a piece is cut."""
    return read_circumstances(words, now) is not None


def _is_surely(part: Part) -> bool:
    """Whether somebody is called by their surname or in full: a given name alone may begin the next one's."""
    names = [word for word in words_of(part.person.name if part.person else "") if word not in TITLES]
    called = [word for word in words_of(" ".join(part.words)) if len(word) > 1]
    return len(called) > 1 or (
        len(names) > 1
        and bool(called)
        and not names[0].startswith(called[0])
        and any(name == called[0] for name in names[1:])
    )
