"""Finding a name as one types: each word typed must be found in it, better the nearer to a beginning."""

from collections.abc import Iterable
from typing import TypeVar

from kamtui.domain.text import fold, words_of

T = TypeVar("T")


def score(words: list[str], name: str) -> int | None:
    """How well folded `words` fit a folded name; lower is better, None does not fit.

    Per word: 0 begins the name, 1 begins a word of it, 3 stands inside, 8 its letters come in order.
    """
    total = 0
    for word in words:
        if name.startswith(word):
            continue
        if f" {word}" in name:
            total += 1
        elif word in name:
            total += 3
        elif len(word) > 1 and _in_order(word, name):
            total += 8
        else:
            return None
    return total


def _in_order(word: str, name: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in word)


def best(query: str, named: Iterable[tuple[str, T]], limit: int = 8) -> list[T]:
    """The things whose names fit a query best, in their own order where they fit alike; all fit no query."""
    words = words_of(query)
    ranked = []
    for place, (name, thing) in enumerate(named):
        found = score(words, fold(name))
        if found is not None:
            ranked.append((found, place, thing))
    ranked.sort(key=lambda item: item[:2])
    return [thing for _score, _place, thing in ranked[:limit]]


def begins_words(query: str, name: str) -> bool:
    """Whether each word of the query begins a word of the name: enough to take it without asking."""
    words = words_of(query)
    found = score(words, fold(name))
    return bool(words) and found is not None and found <= len(words)
