"""Amounts of money as people write them in the cells of a table: signs, thousands, decimals, currencies.

What a sign means is settled by the whole column: `1,234` is a thousand and more where another cell says
1,234.50, and one and a bit where one says 0,5. Where nothing settles it nobody guesses.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamtui.domain.currency import leva
from kamtui.domain.money.importing.sheet import Currency
from kamtui.domain.text.language import _
from kamtui.exchange.reading.meanings import is_nothing

DECIMAL_MARKS = (".", ",")

_LONGEST = 40  # characters of an amount; longer is a text
_LARGEST = 10**13
"""In whole euro; beyond it a number is a slip."""
_SIGNS = {
    Currency.BGN: r"лв\.?|лева|лев|bgn|lv\.?|leva",
    Currency.EUR: r"€|eur|euro|евро",
}
_FOREIGN = (
    r"\$|usd|us\$|£|gbp|chf|ron|lei|try|₺|rsd|mkd|₽|rub|руб\.?|pln|zł|czk|huf|sek|dkk|nok|¥|jpy|cny|щ\.?д\.?"
)
_ANY_SIGN = "|".join(_SIGNS.values()) + "|" + _FOREIGN
_MONEY = re.compile(
    rf"(?P<before>{_ANY_SIGN})?(?P<minus>[-+])?(?P<open>\()?(?P<sign>[-+])?(?P<inner>{_ANY_SIGN})?"
    rf"(?P<number>\d[\d.,]*|[.,]\d+)(?P<last>-)?(?P<within>{_ANY_SIGN})?(?P<close>\))?(?P<after>{_ANY_SIGN})?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(-)?(\d{1,12}(?:[.,]\d{1,12})?)", re.ASCII)  # what nearly all cells of a program are
_TWICE = re.compile(
    r"([^()]+)\(([^()]*(?:€|eur|евро)[^()]*)\)|([^()=]+)=([^()=]*(?:€|eur|евро)[^()=]*)", re.IGNORECASE
)
_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2007\u2009\u202f'’`](?=\d{3}(?!\d))")
_DASHES = str.maketrans("‐‑‒–—―−﹣－", "---------")
_IN_TEXT = {
    currency: re.compile(rf"(?<![^\W\d_])(?:{signs})(?![^\W\d_])", re.IGNORECASE)
    for currency, signs in _SIGNS.items()
}
_FOREIGN_IN_TEXT = re.compile(rf"(?<![^\W\d_])(?:{_FOREIGN})(?![^\W\d_])", re.IGNORECASE)


class BadAmount(ValueError):
    """A cell that is not an amount the book can take, with the reason."""


class ForeignCurrency(BadAmount):
    """An amount in a currency without a fixed rate."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” is not in euro or leva: turn it into euro first").format(text=text.strip()[:_LONGEST])
        )


class TwoReadings(BadAmount):
    """A number such as 1,234 whose column does not say what its sign means."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” can be read in two ways, and its column does not say which").format(
                text=text.strip()[:_LONGEST]
            )
        )


@dataclass(frozen=True, slots=True)
class Written:
    """An amount taken apart: its digits with their signs, whether it is below zero, and its currency if named."""

    number: str
    is_negative: bool
    currency: Currency | None


def take_apart(text: str) -> Written | None:
    """The parts of an amount; None for a cell that says there is none. Raises BadAmount."""
    if plain := _PLAIN.fullmatch(text):
        return Written(plain[2], bool(plain[1]), None)
    if is_nothing(text):
        return None
    bare = text.translate(_DASHES)
    if twice := _TWICE.fullmatch(bare.strip()):
        bare = twice[2] or twice[4]  # "100,00 лв. (51,13 €)": what it is in euro is said
    bare = _SPACES.sub("", bare.strip())
    bare = re.sub(r"\s+", "", re.sub(r"(?<=\d)\s+(?=\d)", "?", bare))
    match = _MONEY.fullmatch(bare) if len(bare) <= _LONGEST else None
    if match is None or bool(match["open"]) != bool(match["close"]):
        raise _not_an_amount(text)
    signs = [sign for sign in (match["minus"], match["sign"], match["last"]) if sign]
    if len(signs) > 1 or (signs and match["open"]):
        raise _not_an_amount(text)
    named = [name for name in (match["before"], match["inner"], match["within"], match["after"]) if name]
    if len(named) > 1:
        raise _not_an_amount(text)
    currency = None
    if named:
        currency = next(
            (known for known, signs_of in _SIGNS.items() if re.fullmatch(signs_of, named[0], re.IGNORECASE)),
            None,
        )
        if currency is None:
            raise ForeignCurrency(text)
    return Written(match["number"], bool(match["open"]) or signs == ["-"], currency)


def currency_in(text: str) -> Currency | None:
    """The currency that a header or a cell of a column of currencies names. Raises ForeignCurrency."""
    for currency, pattern in _IN_TEXT.items():
        if pattern.search(text):
            return currency
    if _FOREIGN_IN_TEXT.search(text):
        raise ForeignCurrency(text)
    return None


def decimal_mark(numbers: Iterable[str]) -> str | None:
    """The sign that stands before the decimals in a column: "." or ","; "" if it needs none, None if it says both.

    `numbers` are as `take_apart` gives them. An empty answer with an ambiguous number among them settles nothing.
    """
    decimals: set[str] = set()
    for number in numbers:
        meant = _meant(number)
        if meant is not None:
            decimals.add(meant)
    decimals.discard("")
    if len(decimals) > 1:
        return None
    return decimals.pop() if decimals else ""


def is_ambiguous(number: str) -> bool:
    """Whether a number may be thousands or thousandths: `1,234`."""
    return _meant(number) is None


def _meant(number: str) -> str | None:
    """The decimal sign that a number shows by itself; "" if it has no sign, None if it could be either.

    A number whose only sign comes twice says that the other one is the decimal one.
    """
    marks = [char for char in number if char in DECIMAL_MARKS]
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    head, _sep, tail = number.partition(marks[0])
    if len(tail) == 3 and 1 <= len(head) <= 3 and head.strip("0"):
        return None
    return marks[0]


def value_of(written: Written, mark: str | None, text: str) -> Fraction:
    """The exact number; `mark` is the decimal sign of its column. Raises BadAmount."""
    number = written.number
    meant = _meant(number)
    if meant is None:
        if not mark:
            raise TwoReadings(text)
        meant = mark
    other = "," if meant == "." else "."
    whole, _sep, decimals = number.rpartition(meant) if meant and meant in number else (number, "", "")
    groups = whole.split(other)
    if meant and meant in whole:
        raise _not_an_amount(text)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        raise _not_an_amount(text)
    digits = "".join(groups) or "0"
    if not (digits + decimals).isdecimal() or not (digits + decimals).isascii():
        raise _not_an_amount(text)
    value = Fraction(int(digits + decimals), 10 ** len(decimals))
    if value > _LARGEST:
        raise BadAmount(_("“{text}” is too large").format(text=text.strip()[:_LONGEST]))
    return -value if written.is_negative else value


def in_euro(value: Fraction, currency: Currency) -> Fraction:
    """An amount of some currency, exactly, in euro."""
    return leva(value) if currency is Currency.BGN else value


def is_fraction(rows: Sequence[tuple[Fraction, Fraction]], *, is_margin: bool) -> bool:
    """Whether what could be a profit by its header is a fraction of the revenue beside it (pairs of the two).

    `is_margin` is whether the header speaks of a margin, which is more often a share than an amount.
    """
    rows = [(profit, revenue) for profit, revenue in rows if profit and revenue]
    largest_unlike = 10 if is_margin else 100
    return (
        bool(rows)
        and all(abs(profit) <= 1 and abs(revenue) >= largest_unlike for profit, revenue in rows)
        and any(profit.denominator > 1 for profit, _revenue in rows)
    )


def may_be_percent(rows: Sequence[tuple[Fraction, Fraction]]) -> bool:
    """Whether a margin may just as well be percents: it stays below 100 beside revenues of thousands."""
    rows = [(margin, revenue) for margin, revenue in rows if margin and revenue]
    return len(rows) > 1 and all(abs(margin) <= 100 and abs(revenue) >= 1000 for margin, revenue in rows)


def _not_an_amount(text: str) -> BadAmount:
    return BadAmount(_("“{text}” is not an amount").format(text=" ".join(text.split())[:_LONGEST]))
