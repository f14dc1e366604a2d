"""A piece of the head without commas, cut into people and how and when: `Желев вчера по телефона`, `ivanova petrov`."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.accounts.name_words import TITLES
from kamtui.domain.calls.one_line.circumstances import counts_calls, of_the_named, read_circumstances
from kamtui.domain.calls.one_line.directory import One
from kamtui.domain.text.cleaning import fold, words_of

_JOINING = frozenset(fold(word) for word in ("and", "и", "&", "+", "with", "с", "със"))
_LONGEST_NAME = 3
MOST_WORDS = 14


class Part(NamedTuple):
    """Some words of a piece: of somebody known, or of how and when."""

    words: tuple[str, ...]
    taken: int
    """How many words of the piece it is."""
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
    for part in (*_people(words, finds, before), *_hows(words, now, before)):
        if (rest := _cut(words[part.taken :], finds, now, part)) is not None:
            return [part, *rest]
    if fold(words[0]) in _JOINING and len(words) > 1:
        return _cut(words[1:], finds, now, None)
    return None


def _people(words: tuple[str, ...], finds: Finds, before: Part | None) -> Iterator[Part]:
    """Somebody whom the first words may name, by the longest name first."""
    if fold(words[0]) in _JOINING:
        return
    for end in range(min(len(words), _LONGEST_NAME), 0, -1):
        person = finds(" ".join(words[:end]))
        if person is None:
            continue
        part = Part(words[:end], end, person)
        is_beside = before is not None and before.person is not None
        if not is_beside or (before is not None and _is_surely(before) and _is_surely(part)):
            yield part


def _hows(words: tuple[str, ...], now: datetime, before: Part | None) -> Iterator[Part]:
    """How and when it was, as the first words may say, the most of them first."""
    for end in range(len(words), 0, -1):
        how = words[:end]
        if before is not None and before.person is not None:
            how = tuple(of_the_named(how))
        if not counts_calls(words, end) and _says_how(how, now):
            yield Part(how, end)


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
