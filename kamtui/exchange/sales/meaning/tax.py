"""Tax in a list of sales: which columns are without it, which with it, and which hold the tax itself.

A revenue is without tax. A header may say on which side its column is ("Данъчна основа", "Total incl. VAT").
Where it does not, the tax amounts in the column beside it tell: a tax that is a usual rate of the amounts
was put on top of them, and one that is a usual rate of the amounts less the tax is within them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from kamtui.exchange.reading.headers import header_key


class Side(Enum):
    """What the header of a column says of tax."""

    NET = auto()
    """Amounts without tax."""
    GROSS = auto()
    """Amounts with tax."""
    TAX = auto()
    """Amounts of tax."""
    RATE = auto()
    """Percents of tax."""


# Words as `header_key` writes them: folded, Cyrillic romanised.
_NAMES = r"(?:sales tax|value added tax|dds|vat|tax(?:es)?|gst|hst|mwst|ust|tva|iva|pdv|dan(?:ak|aka|atsi))"
_WITHOUT = re.compile(
    rf"\b(?:bez|predi|exc|excl|excluding|exclusive|exclusive of|ex|without|w o|net of|less|before|pre)(?: na)? {_NAMES}\b"
    rf"|\b{_NAMES} (?:exc|excl|excluded|exclusive|ne e vklyuchen)\b"
)
_WITH = re.compile(
    rf"\b(?:s|sas|s vkl|s vklyuchen|vkl|vklyuchen|vklyuchitelno|inc|incl|including|inclusive|inclusive of|with|after|plus)(?: na)? {_NAMES}\b"
    rf"|\b{_NAMES} (?:inc|incl|included|inclusive|vkl|vklyuchen)\b"
)
_NET = re.compile(
    r"\b(?:(?:obsht razmer na )?dan(?:achn\w*)? osnov\w*(?: za oblagane)?(?: s dds)?|oblagaem\w* (?:suma|stoynost|osnova)|(?:tax|vat|taxable) (?:base|basis)|"
    r"taxable (?:amount|value|sales|turnover|supplies)|untaxed|pretax|net|nett|netto|neto|netn\w*|subtotal|sub total|"
    r"mezhdinna suma|mezhdinen sbor)\b|^do(?= \d|$)"
)
_GROSS = re.compile(
    r"\b(?:gross|bruto|brutto|brutn\w*|ttc|(?:dalzhima |krayna |obshta )?suma za plashtane|za plashtane|"
    r"(?:amount|total) (?:due|payable|to pay)|grand total|krayna suma)\b"
)
_TAX = re.compile(rf"\b{_NAMES}\b")
_OF_TAX = frozenset(
    ("t", "ch", "tch", "ot", "koyto", "koito", "thereof", "amount", "amounts", "amt", "suma", "sumata", "stoynost", "razmer", "nachislen", "nachisleno", "dalzhim", "total", "totals", "vsichko",
     "obshto", "value", "sum", "of", "the", "na", "v", "line", "order", "invoice", "charged", "lv", "leva", "bgn", "eur", "euro", "evro")
)  # fmt: skip
"""Words that may stand beside the name of the tax where the column holds tax amounts."""
_OF_RATE = re.compile(r"\b(?:rate|rates|stavka|percent|percentage|pct|protsent)\b")
_USUAL = frozenset(Fraction(percent, 100) for percent in (20, 9))
_SMALLEST_RATE, _LARGEST_RATE, _STEP = Fraction(1, 100), Fraction(30, 100), Fraction(1, 400)
_HALF_A_CENT = Fraction(51, 10_000)
_RATES = frozenset((0, 5, 6, 7, 8, 9, 10, 12, 13, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27))
"""Percents in use in Europe."""


@dataclass(frozen=True, slots=True)
class TaxWords:
    """What a header says of tax, and its key without the words that say so.

    `names_tax` is whether it names the tax itself ("с ДДС"), and not only "gross" or "net".
    """

    side: Side | None
    rest: str
    names_tax: bool = False


def tax_words(header: str) -> TaxWords:
    """What a header says of tax."""
    key = header_key(header)
    for pattern, side, names_tax in (
        (_WITHOUT, Side.NET, True),
        (_WITH, Side.GROSS, True),
        (_NET, Side.NET, False),
        (_GROSS, Side.GROSS, False),
    ):
        # "Данъчна основа за облагане с ДДС" is a tax base, although it says "с ДДС".
        if side is Side.GROSS and names_tax and (base := _NET.search(key)) and "osnov" in base[0]:
            continue
        if pattern.search(key):
            rest = pattern.sub(" ", key)
            return TaxWords(side, " ".join(rest.split()), names_tax)
    if not _TAX.search(key):
        return TaxWords(None, key)
    others = [word for word in _OF_RATE.sub(" ", _TAX.sub(" ", key)).split() if not word.isdecimal()]
    if all(word in _OF_TAX for word in others):
        is_rate = _OF_RATE.search(key) or re.search(r"(?<!\d)(?<!\d )%", header)
        return TaxWords(Side.RATE if is_rate else Side.TAX, "", names_tax=True)
    return TaxWords(None, key)


def are_rates(taxes: Sequence[Fraction], amounts: Sequence[Fraction], *, in_percent: bool) -> bool:
    """Whether a column of tax holds percents: one of a few usual ones, whatever the amount beside it.

    `in_percent` is whether the cells are written with a percent sign.
    """
    rates = {abs(tax) for tax in taxes}
    if not rates or in_percent:
        return in_percent
    if max(rates) <= Fraction(1, 2):
        return any(rates) and all(rate * 100 in _RATES for rate in rates)
    sizes = {abs(amount) for amount in amounts if amount}
    return all(rate in _RATES for rate in rates) and len(sizes) > len(rates)


def side_by_rates(rows: Iterable[tuple[Fraction, Fraction]]) -> Side | None:
    """The side of amounts by the tax beside them (pairs of amount and tax); None if that does not tell."""
    net = gross = 0
    for amount, tax in rows:
        amount, tax = abs(amount), abs(tax)
        if not tax or tax >= amount:
            continue
        on_top, within = _roundness(tax, amount), _roundness(tax, amount - tax)
        net += on_top > within
        gross += within > on_top
    if not net and not gross:
        return None
    if net >= 4 * gross:
        return Side.NET
    return Side.GROSS if gross >= 4 * net else None


def _roundness(tax: Fraction, base: Fraction) -> int:
    """2 if a tax is one of the usual rates of a base, but for rounding to cents; 1 for another round rate."""
    rate, off = tax / base, _HALF_A_CENT / base
    if any(abs(rate - usual) <= off for usual in _USUAL):
        return 2
    nearest = round(rate / _STEP) * _STEP
    return int(_SMALLEST_RATE <= nearest <= _LARGEST_RATE and abs(rate - nearest) <= off)


def adds_up(rows: Iterable[tuple[Fraction, Fraction, Fraction]]) -> bool:
    """Whether of rows of net, tax and gross nearly all add up, and one has a tax."""
    right = wrong = taxed = 0
    for net, tax, gross in rows:
        if abs(net + tax - gross) <= Fraction(2, 100):
            right += 1
            taxed += bool(tax)
        else:
            wrong += 1
    return bool(taxed) and right >= 9 * wrong


def without_tax(gross: Fraction, tax: Fraction) -> Fraction:
    """What is left of an amount with tax; the tax of a negative amount may be written without its sign."""
    return gross + abs(tax) if gross < 0 else gross - tax
