"""Numbers as a person writes and reads them in the language in use, and amounts in the currency of their book.

Exact ones are shown by `decimals`: what only lists terms does without the module of exact numbers. How an amount is
shown stands here, for what does without reading one (`amounts`).

All amounts of a book are in the book's one currency, so an amount is a bare number, and what it is in comes from where
it is shown, as the language does. It is asked of the book itself each time (`count_as`) and never copied: a book that
was turned from leva into euro shows euro in the next line. It holds for the thread or task that works on that book, so
that of two books open at once each shows its own. Where no book is at work amounts are in euro, as in a new one.
"""

from contextvars import ContextVar
from enum import StrEnum
from typing import Protocol

from kamtui.domain.text.language import _


class Currency(StrEnum):
    """What the amounts of a book can be in: currencies with hundredths, by their codes, as books and settings keep them."""

    EUR = "EUR"
    BGN = "BGN"
    USD = "USD"
    GBP = "GBP"
    CHF = "CHF"
    RON = "RON"
    RSD = "RSD"
    MKD = "MKD"
    TRY = "TRY"
    PLN = "PLN"
    CZK = "CZK"
    HUF = "HUF"
    UAH = "UAH"
    SEK = "SEK"
    NOK = "NOK"
    DKK = "DKK"
    UNKNOWN = "XXX"
    """Of a book that another program wrote, or of which this could not be saved: nobody chooses it."""

    @property
    def sign(self) -> str:
        """What stands behind an amount: without a full stop, or a sentence would end in two."""
        return _SIGNS.get(self, self.value)

    @property
    def label(self) -> str:
        """Its name as behind "in": "euro", "leva"."""
        return {
            Currency.EUR: _("euro"),
            Currency.BGN: _("leva"),
            Currency.USD: _("US dollars"),
            Currency.GBP: _("pounds"),
            Currency.CHF: _("Swiss francs"),
            Currency.RON: _("Romanian lei"),
            Currency.RSD: _("Serbian dinars"),
            Currency.MKD: _("Macedonian denars"),
            Currency.TRY: _("Turkish lira"),
            Currency.PLN: _("Polish zloty"),
            Currency.CZK: _("Czech crowns"),
            Currency.HUF: _("Hungarian forints"),
            Currency.UAH: _("Ukrainian hryvnias"),
            Currency.SEK: _("Swedish crowns"),
            Currency.NOK: _("Norwegian crowns"),
            Currency.DKK: _("Danish crowns"),
            Currency.UNKNOWN: _("a currency that is not known"),
        }[self]


_SIGNS = {
    Currency.EUR: "€",
    Currency.BGN: "лв",
    Currency.USD: "$",
    Currency.GBP: "£",
    Currency.RON: "lei",
    Currency.MKD: "ден",
    Currency.TRY: "₺",
    Currency.PLN: "zł",
    Currency.CZK: "Kč",
    Currency.HUF: "Ft",
    Currency.UAH: "₴",
    Currency.SEK: "kr",
    Currency.NOK: "kr",
    Currency.DKK: "kr",
    Currency.UNKNOWN: "¤",
}
"""What people write behind an amount; of the others the code is what they write."""


COUNTED = tuple(one for one in Currency if one is not Currency.UNKNOWN)
"""Those that a book can be made to count in."""

BY_DATE = "by-date"
"""In place of one: leva until the end of 2025 and euro since, as a list may be."""


class Counts(Protocol):
    """What has amounts in one currency: a book."""

    @property
    def currency(self) -> Currency: ...


_at_work: ContextVar[Counts | None] = ContextVar("at_work", default=None)


def count_as(book: Counts | None) -> Counts | None:
    """Amounts that this thread or task shows and reads are in the book's currency from now on; the book before it."""
    before = _at_work.get()
    _at_work.set(book)
    return before


def currency() -> Currency:
    """What amounts are in here: the currency of the book at work."""
    book = _at_work.get()
    return Currency.EUR if book is None else book.currency


def show_whole(number: int) -> str:
    """A whole number in groups of three digits, which no line break parts: "12 346", "−5 000"."""
    grouped = f"{abs(number):,}".replace(",", "\u00a0")
    return f"−{grouped}" if number < 0 else grouped


def with_decimals(whole: str, decimals: str) -> str:
    """A number of its digits before and behind the decimal sign."""
    return _("{whole}.{decimals}").format(whole=whole, decimals=decimals)


def show_amount(minor: int, *, with_cents: bool = False) -> str:
    """An amount for reading: "61 300 €"; cents only where there are any, or `with_cents`. Spaces do not break.

    In a column where one amount has cents all need them, or their digits do not stand under each other.
    """
    whole, cents = divmod(abs(minor), 100)
    text = show_whole(whole)
    if cents or with_cents:
        text = with_decimals(text, f"{cents:02}")
    return f"{'−' if minor < 0 else ''}{text}\u00a0{currency().sign}"
