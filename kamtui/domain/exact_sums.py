"""Amounts that come as decimals, exactly, in the currency of a book: summed as they are, and rounded once, half up."""

from fractions import Fraction

from kamtui.domain.currency import EURO, LEVA
from kamtui.domain.text.numbers import Currency

LEVA_PER_EURO = Fraction(LEVA, EURO)

PARTS = LEVA_PER_EURO.numerator * 10**12
"""How many parts a unit has in sums, so that euro and leva of up to 12 decimals are whole numbers in euro."""

Parts = int | Fraction
"""An exact amount in parts of a unit: nearly always a whole number, whose sums cost a tenth of those of fractions."""


def exchanged(amount: Fraction, source: Currency, counted: Currency) -> Fraction:
    """The exact amount of one in another currency, to which there is a rate."""
    if source is counted:
        return amount
    return amount / LEVA_PER_EURO if source is Currency.BGN else amount * LEVA_PER_EURO


def in_parts(amount: Fraction) -> Parts:
    """An exact amount in parts of its unit."""
    parts = amount * PARTS
    return parts.numerator if parts.denominator == 1 else parts


def in_cents(amount: Fraction) -> int:
    """Whole hundredths of an exact amount; half a one is a whole one, also below zero."""
    cents = amount * 100
    whole = (2 * abs(cents.numerator) + cents.denominator) // (2 * cents.denominator)
    return -whole if cents < 0 else whole
