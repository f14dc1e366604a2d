"""The day in the words of a note: the first that they name, and where its words end."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.calls.along.promise_words import FROM, UNTIL
from kamtui.domain.calls.along.sentences import Word
from kamtui.domain.terms.promise_day import is_rule_of_payment, promised_day
from kamtui.domain.text.cleaning import fold
from kamtui.domain.time.day_words import SHORT_FORMS, meaning_of

_MAY_BE_DAY = frozenset("WMRUnlesct")
_YEARS = frozenset(map(fold, ("догодина", "next year", "другата година", "следващата година")))
_SIGNS_BEHIND = re.compile(r"[.](?=\s|\Z|[,)])")


class NamedDay(NamedTuple):
    """A day, and the place of the word behind it."""

    day: date
    behind: int
    until: int
    """Where its words end in the text, with the dot of a date."""


def first_day(
    text: str, words: Sequence[Word], first: int, last: int, today: date, *, is_done_at_once: bool = False
) -> NamedDay | None:
    """The day that the words from `first` to `last` name, `today` or later; None where they name none, or where it only begins or ends something.

    What `is_done_at_once` lasts until no day: "I will send it until Friday" means by Friday.
    """
    at = first
    while at <= last:
        if not _may_be_day(words[at].text):
            at += 1
            continue
        end = at
        while end < last and _may_be_day(words[end + 1].text):
            end += 1
        until = words[end].end
        if _SIGNS_BEHIND.match(text, until) and words[end].text[-1:].isdecimal():
            until += 1
        said = text[words[first].start : until]
        day = promised_day(said, today)
        if day is None and not is_rule_of_payment(said):
            day = _of_one(text, words, at, until, today)
        if _is_year(words, at, end) or _counts_from_else(words, end):
            day = None
        if day is not None and day >= today and not _only_begins(words, first, at, is_done_at_once):
            return NamedDay(day, end + 1, until)
        at = end + 1
    return None


def _is_year(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the words name a year, by whose first day nothing is promised: догодина, next year."""
    said = " ".join(word.folded for word in words[at : end + 1])
    return said in _YEARS


def _counts_from_else(words: Sequence[Word], end: int) -> bool:
    """Whether a number of days counts from something else than today: "within two weeks of delivery"."""
    is_counted = meaning_of(words[end].text.casefold()).kind == "U"
    return (
        is_counted and end + 1 < len(words) and words[end + 1].folded in ("of", "from", "after", "ot", "sled")
    )


def _of_one(text: str, words: Sequence[Word], at: int, until: int, today: date) -> date | None:
    """The day of one run of words with the word that leads to it, where a longer text has several."""
    start = words[max(at - 1, 0)].start
    return promised_day("x " + text[start:until], today) if at > 0 else None


def _may_be_day(word: str) -> bool:
    plain = word.casefold()
    return plain[0].isdecimal() or plain in SHORT_FORMS or meaning_of(plain).kind in _MAY_BE_DAY


def _only_begins(words: Sequence[Word], first: int, at: int, is_done_at_once: bool) -> bool:
    """Whether the day is that from which, or until which, something lasts: "from Monday", "until Friday"."""
    before = {word.folded for word in words[max(at - 2, first) : at]}
    return not before.isdisjoint({"since"} if is_done_at_once else UNTIL) or (
        at > 0 and words[at - 1].folded in FROM and not _counts(words[at])
    )


def _counts(word: Word) -> bool:
    """Whether a number behind "след" counts days from now: след 2 дни."""
    return word.text.isdecimal() or meaning_of(word.text.casefold()).kind in "Ae"
