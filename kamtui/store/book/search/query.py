"""What a person types to find something, as a query of the index and its days as conditions: nothing typed is ever query syntax."""

import re
from datetime import date

from kamtui.domain.accounts.phones import sought_digits
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.inflections import forms_of
from kamtui.domain.time.day_spans import ONE_DAY, DaySpan
from kamtui.domain.time.moments import start_of
from kamtui.store.book.search.index import NUMBER_SIGN

_MOST_WORDS = 12
_DIGITS = re.compile(r"[\d+()./\-\u2010-\u2015]+")
"""A word that may be a number or a part of one."""


def as_query(text: str) -> str | None:
    """The FTS query for what a person typed; None if it has no word to look for.

    Each word is the start of a word anywhere, or another form of one (отстъпки finds отстъпка); `@word` looks in the account's name only, `+word` in
    people's names only. Three digits or more are also a part of a phone number, whatever stands between
    them and before: `0888 123` finds +359 888/123-456. Nothing typed is ever query syntax.
    """
    tokens = text.split()[:_MOST_WORDS]
    parts: list[str] = []
    while tokens:
        count = _length_of_number(tokens)
        if count:
            parts += _number_parts(tokens[:count])
            tokens = tokens[count:]
        else:
            parts += _word_parts(tokens.pop(0))
    return " AND ".join(parts) or None


def within(column: str, days: DaySpan) -> list[str]:
    """The conditions under which the stored moment in a column is on one of some days of the local clock."""
    conditions = []
    if days.first is not None:
        conditions.append(f"{column} >= '{start_of(days.first)}'")
    if days.last is not None and days.last < date.max:
        conditions.append(f"{column} < '{start_of(days.last + ONE_DAY)}'")
    return conditions


def _length_of_number(tokens: list[str]) -> int:
    """How many words from the first on may together be a number: only digits and what stands between them."""
    count = 0
    for token in tokens:
        if not _DIGITS.fullmatch(token):
            break
        count += 1
    return count if any(char.isdigit() for token in tokens[:count] for char in token) else 0


def _number_parts(tokens: list[str]) -> list[str]:
    """What is found by its words, or as one number."""
    words = " AND ".join(_as_word(word) for token in tokens for word in words_of(token))
    digits = sought_digits(" ".join(tokens))
    return [f'(({words}) OR "{NUMBER_SIGN}{digits}" *)' if digits else words]


def _word_parts(token: str) -> list[str]:
    column = {"@": "account : ", "+": "person : "}.get(token[:1], "")
    return [f"{column}{_as_word(word)}" for word in words_of(token)]


def _as_word(word: str) -> str:
    # `mariy` is on the way to `mariya`, which is folded to `maria`.
    begun = f'"{word[:-1] if word.endswith("iy") else word}" *'
    forms = "".join(f' OR "{form}"' for form in forms_of(word))
    return f"({begun}{forms})" if forms else begun
