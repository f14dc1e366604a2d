"""What amounts are in, as people write it, and amounts into the currency of a book, rounded half up.

Between two currencies there is a rate only where it is fixed for good: leva and euro. Any other amount is refused.
Whole numbers alone: what only shows amounts does without the module of exact ones (`exact_sums`).
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.numbers import Currency

LEVA, EURO = 195_583, 100_000
"""The fixed rate of 2026: so many leva are so many euro. Never rounded, never turned round."""

_WORDS = {
    Currency.EUR: "€ eur euro евро",
    Currency.BGN: "лв лева лев bgn lv leva",
    Currency.USD: "us$ $ usd щд щ.д",
    Currency.GBP: "£ gbp",
    Currency.CHF: "chf sfr",
    Currency.RON: "ron lei leu",
    Currency.RSD: "rsd din дин",
    Currency.MKD: "mkd den ден",
    Currency.TRY: "₺ try tl",
    Currency.PLN: "zł zl pln",
    Currency.CZK: "kč kc czk",
    Currency.HUF: "huf ft",
    Currency.UAH: "₴ uah грн",
    Currency.SEK: "sek kr",
    Currency.NOK: "nok kr",
    Currency.DKK: "dkk kr",
    Currency.UNKNOWN: "¤",
}
"""How people write a currency beside an amount, in large or small letters, with or without a full stop."""
_OTHERS = "₽ rub руб ¥ jpy cny"
"""How they write some that no book counts in."""
_ONLY_BESIDE_NUMBERS = frozenset(["sfr", "leu", "din", "дин", "den", "ден", "tl", "zl", "kc", "ft", "kr"])
"""What means something else among words: "ден" is a day."""


def _pattern(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) + r"\.?" * word[-1].isalpha() for word in words)


def _among_words(words: Iterable[str]) -> re.Pattern[str]:
    pattern = _pattern(word for word in words if word not in _ONLY_BESIDE_NUMBERS)
    return re.compile(rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", re.IGNORECASE)


_ALL = " ".join([*_WORDS.values(), _OTHERS]).split()
ANY_WRITTEN = _pattern(_ALL)
"""A pattern of every currency that is known at all, beside a number; upper and lower case are to be ignored."""


@cache
def any_in_text() -> re.Pattern[str]:
    """The same among words, as in the header of a column; made when it is first asked for, which `today` never does."""
    return _among_words(_ALL)


def has_rate(one: Currency, other: Currency) -> bool:
    """Whether amounts in one currency can be turned into the other."""
    return one is other or {one, other} == {Currency.EUR, Currency.BGN}


def other_of(counted: Currency) -> Currency | None:
    """The other currency that can be turned into this one; None where there is none."""
    return next((one for one in Currency if one is not counted and has_rate(one, counted)), None)


@cache
def written_in(counted: Currency) -> Mapping[Currency, str]:
    """The currencies that can be taken where amounts are in `counted`, that one first, with patterns of how they are written.

    What else `ANY_WRITTEN` finds is in one that cannot be taken. "kr" is the crown that is counted in.
    """
    return {one: _pattern(_WORDS[one].split()) for one in (counted, other_of(counted)) if one is not None}


@cache
def in_text(counted: Currency) -> Mapping[Currency, re.Pattern[str]]:
    """The same currencies with patterns of how they are written among words."""
    return {one: _among_words(_WORDS[one].split()) for one in written_in(counted)}


@cache
def named(word: str, counted: Currency) -> Currency | None:
    """The currency that a folded word means, where amounts are in `counted`; None of one that cannot be taken, or no currency."""
    return next((one for one in written_in(counted) if word in map(fold, _WORDS[one].split())), None)


def turned(minor: int, source: Currency, counted: Currency) -> int:
    """An amount in hundredths as hundredths of another currency, to which there is a rate: 100.00 leva are 51.13 euro."""
    if source is counted:
        return minor
    by, of = (EURO, LEVA) if source is Currency.BGN else (LEVA, EURO)
    whole = (2 * abs(minor) * by + of) // (2 * of)
    return -whole if minor < 0 else whole
