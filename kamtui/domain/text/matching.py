"""Finding a name as one types: each word typed must be found in it, better the nearer to a beginning."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kamtui.domain.text.cleaning import fold, words_of

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
        fit = score(words, fold(name))
        if fit is not None:
            ranked.append((fit, place, thing))
    ranked.sort(key=lambda item: item[:2])
    return [thing for _score, _place, thing in ranked[:limit]]


def begins_words(query: str, name: str) -> bool:
    """Whether each word of the query begins a word of the name: enough to take it without asking."""
    words = words_of(query)
    fit = score(words, fold(name))
    return bool(words) and fit is not None and fit <= len(words)


def surest(query: str, named: Iterable[tuple[str, T]]) -> list[T]:
    """The things whose names the query writes in whole or in beginnings of words, only those it fits best.

    One alone may be taken without asking; of several it is not known which is meant. Best is the whole name,
    then its beginning, then beginnings of other words in it.
    """
    return surest_of(query, ((words_of(name), thing) for name, thing in named))


def surest_of(query: str, named: Iterable[tuple[Sequence[str], T]]) -> list[T]:
    """The same, of things whose names are taken apart into folded words already: for many that are asked for often."""
    typed = words_of(query)
    by_fit: dict[int, list[T]] = {}
    for words, thing in named if typed else ():
        fit = _fit(typed, words)
        if fit is not None:
            by_fit.setdefault(fit, []).append(thing)
    return by_fit[min(by_fit)] if by_fit else []


def _fit(typed: Sequence[str], words: Sequence[str]) -> int | None:
    """0 are all the words of a name, 1 begin it in their order, 2 begin words of it; None do not."""
    left = list(words)
    for word in sorted(typed, key=len, reverse=True):
        begun = next((other for other in left if other.startswith(word)), None)
        if begun is None:
            return None
        left.remove(begun)
    if sorted(typed) == sorted(words):
        return 0
    return 1 if all(map(str.startswith, words, typed)) else 2
