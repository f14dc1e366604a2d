"""What a person looks for, held against a text: whether it is there, where it stands, and the part of a text around it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean, fold, words_of
from kamtui.domain.text.inflections import forms_of

_WORD = r"[^\W_]+"
_NUMBER = r"\d(?:[\d\s()./\-\u2010-\u2015]*\d)?"
FEWEST_DIGITS = 3
"""Digits of a number from which on a part of it is looked for inside of numbers."""
SEEN = 24
"""Characters of a text that a narrow list shows; what was found further on is not seen."""
LEAD = 8
"""Characters of whole words that an excerpt shows at most before what was found: in a narrow list that is seen too."""


class Span(NamedTuple):
    """A place in a text: from the character `start` up to, but without, `end`."""

    start: int
    end: int


class Wanted(NamedTuple):
    """Folded words, of which each is the beginning of a word or another form of one, and digits of numbers."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def fits(self, folded: str) -> bool:
        """Whether each of the words is in a folded text; numbers are looked for as words."""
        return all(_pattern(word).search(folded) for word in self.words)

    def beside(self, folded: str) -> "Wanted":
        """What of it is not in a folded text."""
        return self._replace(words=tuple(word for word in self.words if not _pattern(word).search(folded)))

    def spans(self, text: str) -> list[Span]:
        """Where in a text as it is shown any of it stands, whole words in order; none overlap."""
        if not (self.words or self.numbers):
            return []
        found = list(self._words_in(text))
        if self.numbers:
            found += [
                Span(*match.span())
                for match in re.finditer(_NUMBER, text)
                if any(digits in "".join(filter(str.isdigit, match[0])) for digits in self.numbers)
            ]
        kept: list[Span] = []
        for span in sorted(found, key=lambda span: (span.start, -span.end)):
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept

    def _words_in(self, text: str) -> Iterator[Span]:
        """Where each word stands that is meant by any of the words."""
        return (Span(*match.span()) for match in re.finditer(_WORD, text) if _is_any(self.words, match[0]))

    def first(self, text: str) -> Span | None:
        """The first of the `spans`."""
        return next(iter(self.spans(text)) if self.numbers else self._words_in(text), None)

    def excerpt(self, text: str, size: int) -> str | None:
        """At most `size` characters of a text, in one line: its beginning if that shows what was found, else what is around.

        What is left out before and after stands as … None where nothing of it was found.
        """
        line = clean(text, limit=len(text) + 1)
        found = self.first(line)
        if found is None:
            return None
        if found.end > SEEN:
            gap = line.find(" ", max(found.start - LEAD - 1, 0), found.start)
            start = gap + 1 if gap >= 0 else found.start
            line = f"…{line[start:]}" if start else line
        return line if len(line) <= size else line[: size - 1] + "…"


def _is_meant(word: str, other: str) -> bool:
    """Whether a folded word of a text is what was typed, begins with it, or is another form of it."""
    return other.startswith(word) or other in _forms(word)


@lru_cache(maxsize=5_000)
def _is_any(words: tuple[str, ...], other: str) -> bool:
    """Whether a word of a text is meant by any of these. The texts that a search looks through repeat most of theirs."""
    folded = fold(other)
    return any(_is_meant(word, folded) for word in words)


@lru_cache(maxsize=500)
def _pattern(word: str) -> re.Pattern[str]:
    """Finds in a folded text what `_is_meant` finds of its words."""
    whole = "".join(rf"|{form}(?![^\W_])" for form in forms_of(word))
    return re.compile(rf"(?<![^\W_])(?:{re.escape(word)}{whole})")


@lru_cache(maxsize=500)
def _forms(word: str) -> frozenset[str]:
    return frozenset(forms_of(word))


NOTHING_WANTED = Wanted()


def wanted(text: str) -> Wanted:
    """What is looked for by what a person typed; `@` and `+` before a word say only where."""
    tokens = [token.lstrip("@+") or token for token in text.split()]
    digits = [
        "".join(filter(str.isdigit, run)).lstrip("0") for run in re.findall(_NUMBER, " ".join(text.split()))
    ]
    return Wanted(
        tuple(word for token in tokens for word in words_of(token)),
        tuple(number for number in digits if len(number) >= FEWEST_DIGITS),
    )
