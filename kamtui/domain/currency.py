"""Amounts that come as decimals or in leva, into whole euro cents: exactly, and rounded once, half up."""

from fractions import Fraction

LEVA_PER_EURO = Fraction(195_583, 100_000)
"""The fixed rate of 2026: never rounded, never turned round."""

PARTS = LEVA_PER_EURO.numerator * 10**12
"""How many parts a euro has in sums, so that euro and leva of up to 12 decimals are whole numbers."""

Parts = int | Fraction
"""An exact amount in parts of a euro: nearly always a whole number, whose sums cost a tenth of those of fractions."""


def in_parts(euro: Fraction) -> Parts:
    """An exact amount in parts of a euro."""
    parts = euro * PARTS
    return parts.numerator if parts.denominator == 1 else parts


def in_cents(euro: Fraction) -> int:
    """Whole cents of an exact amount in euro; half a cent is a whole one, also below zero."""
    cents = euro * 100
    whole = (2 * abs(cents.numerator) + cents.denominator) // (2 * cents.denominator)
    return -whole if cents < 0 else whole


def leva(amount: Fraction) -> Fraction:
    """The exact amount in euro of an amount in leva."""
    return amount / LEVA_PER_EURO


def to_euro(stotinki: int) -> int:
    """An amount in stotinki as euro cents: 100.00 лв. are 51.13 €."""
    return in_cents(leva(Fraction(stotinki, 100)))
