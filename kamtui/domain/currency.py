"""What amounts are in, as people write it, and amounts into the currency of a book: exactly, and rounded once, half up.

Between two currencies there is a rate only where it is fixed for good: leva and euro. Any other amount is refused.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.numbers import Currency

LEVA_PER_EURO = Fraction(195_583, 100_000)
"""The fixed rate of 2026: never rounded, never turned round."""

PARTS = LEVA_PER_EURO.numerator * 10**12
"""How many parts a unit has in sums, so that euro and leva of up to 12 decimals are whole numbers in euro."""

Parts = int | Fraction
"""An exact amount in parts of a unit: nearly always a whole number, whose sums cost a tenth of those of fractions."""

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
ANY_IN_TEXT = _among_words(_ALL)
"""The same among words, as in the header of a column."""


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


def exchanged(amount: Fraction, source: Currency, counted: Currency) -> Fraction:
    """The exact amount of one in another currency, to which there is a rate."""
    if source is counted:
        return amount
    return amount / LEVA_PER_EURO if source is Currency.BGN else amount * LEVA_PER_EURO


def turned(minor: int, source: Currency, counted: Currency) -> int:
    """An amount in hundredths as hundredths of another currency: 100.00 leva are 51.13 euro."""
    return minor if source is counted else in_cents(exchanged(Fraction(minor, 100), source, counted))


def in_parts(amount: Fraction) -> Parts:
    """An exact amount in parts of its unit."""
    parts = amount * PARTS
    return parts.numerator if parts.denominator == 1 else parts


def in_cents(amount: Fraction) -> int:
    """Whole hundredths of an exact amount; half a one is a whole one, also below zero."""
    cents = amount * 100
    whole = (2 * abs(cents.numerator) + cents.denominator) // (2 * cents.denominator)
    return -whole if cents < 0 else whole
