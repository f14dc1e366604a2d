"""A portfolio or price list read from somebody's table, row by row, before anything is kept of it.

The store takes these values; how a file becomes them is the business of `exchange.portfolio`.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.sheet import Sheet
from kamtui.domain.text.cleaning import fold


class PriceRow(NamedTuple):
    """What one row, or one cell of a matrix, says of a product line at an account."""

    line: int
    name: str
    """The account; empty where the row names none."""
    number: str
    """The account's registration number, if it stands there."""
    product: str
    price: int | None = None
    """In hundredths of the book's currency."""
    terms: str = ""
    says_terms: bool = False
    """Whether the file has anything of terms; where it has not, those known stay."""
    state: PortfolioState | None = None
    """None where the row does not say how the line stands."""
    competitor: str = ""
    day: date | None = None
    """Of which day the price is; None for a row without price and terms."""
    is_bare: bool = False
    """Whether nothing says what the price is in."""
    remarks: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    """The row as it stands."""

    @property
    def says_price(self) -> bool:
        """Whether it says anything that is of a day."""
        return self.price is not None or bool(self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSheet(Sheet[PriceRow]):
    """A portfolio as it was understood."""

    passed: tuple[int, ...]
    """Lines that name a product and say nothing of it: headings, prices that are missing."""
    titles: tuple[str, ...]
    """What stands above the table, the name of the sheet and of the file: one of them may name the account."""
    told_account: str
    """The account of all rows as a line above the table calls it ("Customer: Metro"); else empty."""
    how: tuple[str, ...]
    """How days, currency and tax were settled, in sentences."""
    told_day: date | None = None
    """The day of all prices, where no column says it."""
    may_be_turned: bool = False
    """Whether nothing says if accounts stand across and product lines down, or the reverse."""
    is_bulgarian: bool = False
    """Whether the table is written in Cyrillic."""


def product_key(name: str) -> str:
    """A product line for comparing, whatever the alphabet, the blanks and the signs: "GTX-Pro" is "GTXPro"."""
    return "".join(char for char in fold(name) if char.isalnum())
