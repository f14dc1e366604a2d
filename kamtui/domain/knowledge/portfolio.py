"""The negotiated portfolio (K14): how each product line stands at each account, and what white space is left.

What was never looked at is not assessed, which is told apart from not needed: the one is a question to ask,
the other its answer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _, ngettext

OPEN_PLACES = (PortfolioState.NOT_ASSESSED, PortfolioState.OFFERED, PortfolioState.COMPETITOR)
"""The states that may still become a sale: white space."""

STEPS = (PortfolioState.NOT_NEEDED, PortfolioState.COMPETITOR, PortfolioState.OFFERED, PortfolioState.SOLD)
"""The states as a scale, lowest first; what is not assessed stands outside it."""


class Product(NamedTuple):
    """A product line that we sell."""

    product_id: int
    name: str


class Cell(NamedTuple):
    """How a product line stands at an account. The negotiated price is in minor units; None is not known."""

    state: PortfolioState = PortfolioState.NOT_ASSESSED
    competitor_id: int | None = None
    competitor: str = ""
    negotiated_price: int | None = None
    terms: str = ""
    priced_on: date | None = None
    """Of which day price and terms are; None where that is not known."""

    @property
    def has_no_place(self) -> bool:
        """How it stands there was never said, whatever price was negotiated."""
        return (
            self.state is PortfolioState.NOT_ASSESSED and self.competitor_id is None and not self.competitor
        )

    @property
    def says_nothing(self) -> bool:
        """Nothing is known of it, neither how it stands nor a price."""
        return self.has_no_place and self.negotiated_price is None and not self.terms

    def in_state(self, state: PortfolioState) -> "Cell":
        """The same in another state: price and terms stay; what is no longer with a competitor forgets with which."""
        if state is PortfolioState.COMPETITOR:
            return self._replace(state=state)
        return self._replace(state=state, competitor_id=None, competitor="")


NOT_ASSESSED = Cell()
"""What holds where nothing was ever said."""
Counts = Mapping[PortfolioState, int]


class PortfolioRow(NamedTuple):
    """The product lines at an account, in the order of the products of its grid."""

    account_id: int
    account: str
    cells: tuple[Cell, ...]
    is_key: bool = False

    @property
    def counts(self) -> dict[PortfolioState, int]:
        """How many lines are in which state."""
        counts = Counter(cell.state for cell in self.cells)
        return {state: counts[state] for state in PortfolioState}

    @property
    def open_places(self) -> int:
        """How many lines may still be sold to it."""
        return sum(cell.state in OPEN_PLACES for cell in self.cells)


class Grid(NamedTuple):
    """Product lines by accounts; over all accounts it shows the white space."""

    products: tuple[Product, ...]
    rows: tuple[PortfolioRow, ...]

    def column(self, place: int) -> dict[PortfolioState, int]:
        """Of the product line at a place: at how many accounts it is in which state."""
        counts = Counter(row.cells[place].state for row in self.rows)
        return {state: counts[state] for state in PortfolioState}

    @property
    def columns(self) -> tuple[dict[PortfolioState, int], ...]:
        return tuple(self.column(place) for place in range(len(self.products)))

    @property
    def counts(self) -> dict[PortfolioState, int]:
        """How many places of the whole grid are in which state."""
        counts: Counter[PortfolioState] = Counter()
        for row in self.rows:
            counts.update(row.counts)
        return {state: counts[state] for state in PortfolioState}


def grid(
    products: Sequence[Product],
    accounts: Iterable[tuple[int, str, bool]],
    cells: Mapping[tuple[int, int], Cell],
) -> Grid:
    """The grid of some accounts (id, name, key or not), from the cells known by account and product."""
    return Grid(
        tuple(products),
        tuple(
            PortfolioRow(
                account_id,
                name,
                tuple(cells.get((account_id, product.product_id), NOT_ASSESSED) for product in products),
                is_key,
            )
            for account_id, name, is_key in accounts
        ),
    )


def sold_words(counts: Counts, *, in_short: bool = False) -> str:
    """How much of the portfolio is sold, in words: "3 of 8 lines sold, 2 offered, 3 not assessed"."""
    total = sum(counts.values())
    unknown = counts.get(PortfolioState.NOT_ASSESSED, 0)
    if not total:
        return _("no product lines yet")
    if unknown == total:
        return ngettext("its one line is not assessed", "none of {count} lines assessed", total).format(
            count=total
        )
    sold = _("{sold} of {count} sold") if in_short else _("{sold} of {count} lines sold")
    said = [sold.format(sold=counts.get(PortfolioState.SOLD, 0), count=total)]
    for state in (PortfolioState.OFFERED, PortfolioState.COMPETITOR, PortfolioState.NOT_ASSESSED):
        if counts.get(state):
            said.append(f"{counts[state]} {state.label}")
    return ", ".join(said)


def short_heads(names: Sequence[str], size: int) -> list[str]:
    """A head of at most `size` characters for each product line, no two alike: "Pai", "PRo", "Pa2".

    The first letters; where two share them, the first letters of its words; else with a number.
    """
    heads: list[str] = []
    first = Counter(fold(_head(name, size)) for name in names)
    taken: set[str] = set()
    for name in names:
        words = name.split()
        initials = "".join(word[0] for word in words)
        spelled = (initials + words[-1][1:])[:size] if len(words) > 1 else ""
        tries = (
            [_head(name, size), spelled]
            if first[fold(_head(name, size))] == 1
            else [spelled, _head(name, size)]
        )
        head = next((attempt for attempt in tries if attempt and fold(attempt) not in taken), "")
        number = 2
        while not head:
            numbered = f"{_head(name, size - len(str(number)))}{number}"
            head = numbered if fold(numbered) not in taken else ""
            number += 1
        taken.add(fold(head))
        heads.append(head)
    return heads


def _head(name: str, size: int) -> str:
    return " ".join(name.split())[: max(size, 0)].rstrip()
