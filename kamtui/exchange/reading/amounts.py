"""Amounts of money as people write them in the cells of a table: signs, thousands, decimals, currencies.

What a sign means is settled by the whole column: `1,234` is a thousand and more where another cell says
1,234.50, and one and a bit where one says 0,5. Where nothing settles it nobody guesses.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamtui.domain.currency import ANY_WRITTEN, any_in_text, in_text, written_in
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency
from kamtui.exchange.reading.meanings import is_error, is_nothing

DECIMAL_MARKS = (".", ",")

_LONGEST = 40  # characters of an amount; longer is a text
_LARGEST = 10**13
"""In whole units; beyond it a number is a slip."""
_MONEY = re.compile(
    rf"(?P<before>{ANY_WRITTEN})?(?P<minus>[-+])?(?P<open>\()?(?P<sign>[-+])?(?P<inner>{ANY_WRITTEN})?"
    rf"(?P<number>\d[\d.,]*|[.,]\d+)(?P<last>-)?(?P<within>{ANY_WRITTEN})?(?P<close>\))?(?P<after>{ANY_WRITTEN})?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(-)?(\d{1,12}(?:[.,]\d{1,12})?)", re.ASCII)  # what nearly all cells of a program are
_TWICE = re.compile(r"([^()=]+)(?:\(([^()]+)\)|=([^()=]+))")
_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2007\u2009\u202f'’`](?=\d{3}(?!\d))")
_DASHES = str.maketrans("‐‑‒–—―−﹣－", "---------")


class BadAmount(ValueError):
    """A cell that is not an amount the book can take, with the reason."""


class ForeignCurrency(BadAmount):
    """An amount in a currency without a fixed rate to that of the book."""

    def __init__(self, text: str) -> None:
        text = text.strip()[:_LONGEST]
        counted, *others = written_in(currency())
        if others:
            sentence = _("“{text}” is not in {currency} or {other}: turn it into {currency} first")
        else:
            sentence = _("“{text}” is not in {currency}: turn it into {currency} first")
        other = others[0].label if others else ""
        super().__init__(sentence.format(text=text, currency=counted.label, other=other))


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
        bare = _counted(bare, twice[1], twice[2] or twice[3])
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
    is_negative = bool(match["open"]) or signs == ["-"]
    if not named:
        return Written(match["number"], is_negative, None)
    for known, written in written_in(currency()).items():
        if re.fullmatch(written, named[0], re.IGNORECASE):
            return Written(match["number"], is_negative, known)
    raise ForeignCurrency(text)


def _counted(whole: str, first: str, second: str) -> str:
    """Of an amount that is written twice, "100,00 лв. (51,13 €)", what it is in the currency of the book."""
    pattern = in_text(currency())[currency()]
    is_first, is_second = bool(pattern.search(first)), bool(pattern.search(second))
    return whole if is_first == is_second else first if is_first else second


def currency_in(text: str) -> Currency | None:
    """The currency that a header or a cell of a column of currencies names. Raises ForeignCurrency."""
    for known, pattern in in_text(currency()).items():
        if pattern.search(text):
            return known
    if any_in_text().search(text):
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
    if is_error(text):
        return BadAmount(_("{text} is an error of the spreadsheet and no amount").format(text=text.strip()))
    return BadAmount(_("“{text}” is not an amount").format(text=" ".join(text.split())[:_LONGEST]))
