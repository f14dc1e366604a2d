"""What agreed volumes secure of the sales to come (K14, K19).

A volume in money counts as it stands. One in tons, pieces or the like counts by the agreed price of the same
product line, where there is one; else it is no sum, and named beside it: it is never taken for nothing.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.currency import named, turned
from kamtui.domain.money.sales import Span
from kamtui.domain.terms.target import Target, show_measure
from kamtui.domain.terms.words import Bound
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.numbers import Currency
from kamtui.domain.time.months import YEAR, month_of, months_apart, months_from

_PERIODS = {
    1: "m mo month monthly mes mesec mesechno mesets mesetsa",
    3: "q quarter quarterly trim trimesechie trimesechno",
    6: "half-year halfyearly polugodie",
    YEAR: "y yr year yearly annually annum pa g god godina godishno",
}
_SAYS_NOTHING = frozenset(("a", "an", "per", "each", "every", "na", "v", "za", "vseki", "vsyaka", "vsiaka"))
_NO_QUANTITY = frozenset(("", "%", "percent", "pct", "protsent", "protsenta"))
_UNITS = {
    ("mass", 1_000_000): "t ton tons tonne tonnes ton tona tonove mt",
    ("mass", 1_000): "kg kgs kilo kilos kilogram kilograms kilograma kilogramma",
    ("mass", 1): "g gr gram grams grama",
    ("volume", 100): "hl hectolitre hectolitres hectoliter hektolitar hektolitra",
    ("volume", 1): "l ltr litre litres liter liters litar litra litri",
    ("piece", 1): "pc pcs piece pieces unit units br broy broya broia",
    ("pallet", 1): "pallet pallets plt palet paleta paleti",
}
_BY_WORD = {word: kind for kind, words in _UNITS.items() for word in words.split()}
_WORD = re.compile(r"[^\W_]+")
_PRICE_FOR = re.compile(r"(?:/|\b(?:per|a|an|na|za)\b)\s*([^\W\d_]+)")


class Volume(NamedTuple):
    """An agreed volume in money: `amount` in every `months` months, or over its whole time where that is None."""

    account_id: int
    amount: int
    from_on: date
    until_on: date | None
    months: int | None = None


def secured_months(volumes: Iterable[Volume], span: Span) -> dict[tuple[int, date], int]:
    """What agreed volumes secure in each month of a span, spread evenly over the months they are for.

    A volume without an end that says nothing of a month or a year secures nothing that one could count on.
    Cents that cannot be parted evenly fall so that each volume's months sum up to it exactly.
    """
    secured: dict[tuple[int, date], int] = {}
    for volume in volumes:
        start = month_of(volume.from_on)
        end = month_of(volume.until_on) if volume.until_on else None
        period = volume.months or (months_apart(start, end) + 1 if end else None)
        if not period:
            continue
        for month in months_from(max(start, span.first), min(end, span.last) if end else span.last):
            place = months_apart(start, month) % period
            part = volume.amount * (place + 1) // period - volume.amount * place // period
            key = (volume.account_id, month)
            secured[key] = secured.get(key, 0) + part
    return secured


class UnitVolume(NamedTuple):
    """An agreed volume in a unit that is not money: `target` is in thousandths of it. Else as `Volume`."""

    account_id: int
    what: str
    target: Target
    from_on: date
    until_on: date | None
    months: int | None = None

    @property
    def unit(self) -> str:
        """The unit alone, as typed: "t" of "t a quarter"."""
        unit, _months = _parted(self.target.unit)
        return unit


class AgreedPrice(NamedTuple):
    """What was agreed that one unit of a product line costs an account, in minor units of money.

    `per` is the unit in folded words; empty where nothing says it: then it is the unit of the volume.
    """

    account_id: int
    line: str
    amount: int
    per: str = ""


def read_volume(
    account_id: int,
    what: str,
    target: Target | None,
    from_on: date,
    until_on: date | None,
    counted: Currency,
) -> Volume | UnitVolume | None:
    """The volume that a term of volume agrees on: `≥ 50 000 €`, `€/month`, `лв. на година`, `20 t a quarter`.

    Money is what is in the currency of the book, `counted`, or can be turned into it; any other is a unit like tons,
    and no sum. None for an upper limit, a share in percent, and money of which the unit says something else still.
    """
    if target is None or target.bound is Bound.AT_MOST or target.thousandths <= 0:
        return None
    unit, months = _parted(target.unit)
    if unit in _NO_QUANTITY:
        return None
    money, *more = unit.split()
    source = named(money, counted)
    if source is None:
        return UnitVolume(account_id, what, target, from_on, until_on, months)
    if more:
        return None
    minor = (target.thousandths + 5) // 10  # a thousandth is a tenth of a cent
    return Volume(account_id, turned(minor, source, counted), from_on, until_on, months)


def read_price(account_id: int, what: str, target: Target | None, counted: Currency) -> AgreedPrice | None:
    """The price of a unit that a term of price agrees on, `= 1 200 €/t`; None where it names no unit or is a floor."""
    if target is None or target.bound is Bound.AT_LEAST or target.thousandths <= 0:
        return None
    words = _words(target.unit)
    source = named(words[0], counted) if len(words) == 2 else None
    if source is None:
        return None
    minor = (target.thousandths + 5) // 10
    return AgreedPrice(account_id, what, turned(minor, source, counted), words[1])


def price_per(terms: str) -> str:
    """The unit for which the terms of a product line say that its price is, folded; empty where they name none."""
    words = (match[1] for match in _PRICE_FOR.finditer(fold(terms)))
    return next((word for word in words if word in _BY_WORD), "")


def in_money(volume: UnitVolume, prices: Iterable[AgreedPrice], lines: Sequence[str]) -> Volume | None:
    """A volume by the agreed price of the same product line; None where that is not known beyond doubt.

    `lines` are the names of all product lines. The line of the volume, and of a term of price, is the one whose
    name stands in its words. Different prices of one line, or a price for a unit that is not the volume's, give none.
    """
    line = _line_of(volume.what, lines)
    if line is None:
        return None
    amounts = {
        amount
        for price in prices
        if price.account_id == volume.account_id and _line_of(price.line, lines) == line
        if (amount := _priced(volume, price)) is not None
    }
    if len(amounts) != 1:
        return None
    return Volume(volume.account_id, amounts.pop(), volume.from_on, volume.until_on, volume.months)


class Agreed(NamedTuple):
    """The agreed volumes that hold in some months: those that are money, and the others."""

    in_money: tuple[Volume, ...] = ()
    others: tuple[UnitVolume, ...] = ()

    def besides(self, account_id: int) -> tuple[str, ...]:
        """The volumes of an account that are no sum of money, as they are shown: "20 t a quarter"."""
        return tuple(
            show_measure(volume.target.thousandths, volume.target.unit)
            for volume in self.others
            if volume.account_id == account_id
        )


def agreed_in_money(
    volumes: Iterable[Volume | UnitVolume], prices: Sequence[AgreedPrice], lines: Sequence[str]
) -> Agreed:
    """Agreed volumes, parted: those in money or with a price that is known beyond doubt (`in_money`), and the others."""
    sums: list[Volume] = []
    others: list[UnitVolume] = []
    for volume in volumes:
        amount = volume if isinstance(volume, Volume) else in_money(volume, prices, lines)
        if amount is not None:
            sums.append(amount)
        elif isinstance(volume, UnitVolume):
            others.append(volume)
    return Agreed(tuple(sums), tuple(others))


def _priced(volume: UnitVolume, price: AgreedPrice) -> int | None:
    """What the volume costs at a price, half up to minor units; None where their units have nothing in common."""
    of, by = volume.unit, price.per or volume.unit
    (kind, size), (other, per) = _BY_WORD.get(of, (of, 1)), _BY_WORD.get(by, (by, 1))
    if kind != other:
        return None
    total, parts = volume.target.thousandths * price.amount * size, 1000 * per
    return (2 * total + parts) // (2 * parts)


def _line_of(words: str, lines: Sequence[str]) -> str | None:
    """The product line whose name stands in some words, the longest one; None if there is none, or two alike."""
    said = _spaced(words)
    named = [line for line in lines if _spaced(line) in said]
    longest = max(map(len, named), default=0)
    longest_named = [line for line in named if len(line) == longest]
    return longest_named[0] if len(longest_named) == 1 else None


def _spaced(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _words(unit: str) -> list[str]:
    return [word for word in re.split(r"[\s/.,]+", fold(unit)) if word and word not in _SAYS_NOTHING]


def _parted(unit: str) -> tuple[str, int | None]:
    """A unit in folded words without its period, and the months of that: "t a quarter" is "t" and 3."""
    words = _words(unit)
    if len(words) > 1:
        for count, known in _PERIODS.items():
            if words[-1] in known.split():
                return " ".join(words[:-1]), count
    return " ".join(words), None
