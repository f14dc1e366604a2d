"""What a view of the numbers is handed, and what it hands back to be shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.listing import Listing
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Pareto, ParetoLine
from kamtui.domain.money.sales import Span
from kamtui.domain.text.language import _
from kamtui.domain.time.months import show_months
from kamtui.store.money.figures import Figures
from kamtui.ui.money.drawing import NumberRow
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.line_list import Part


class Shown(NamedTuple):
    """The lines of a view, the words above them, the heads of the columns, where it has some, and the list that leaves."""

    rows: Sequence[NumberRow]
    words: str
    head: Callable[[int], Sequence[Part]] | None = None
    listing: Callable[[list[Any]], Listing] | None = None
    """Makes of records of its rows a list that leaves the program; None where it has none."""


@dataclass(frozen=True)
class Seen:
    """The figures as the person looks at them: what is measured, over which months, and of which accounts."""

    figures: Figures
    measure: Measure
    span: Span | None
    """The months that are summed up; None where no month is known that is over."""
    order_now: Callable[[], Pareto[int]]
    """The accounts by what they bring over those months."""
    is_filtered: bool
    fits: Callable[[str], bool]
    """Whether an account's name has the words of the filter."""
    unfolded: frozenset[date]
    """The months whose accounts are shown."""
    glyphs: Glyphs

    @property
    def order(self) -> Pareto[int]:
        """The accounts by what they bring over those months."""
        return self.order_now()

    @property
    def months(self) -> str:
        """The months that are summed up, in words."""
        return show_months(self.span.first, self.span.last) if self.span else ""

    def kept(self, order: Pareto[int]) -> Sequence[ParetoLine[int]]:
        """The lines of an order that have the words of the filter."""
        return [line for line in order.lines if self.fits(line.name)] if self.is_filtered else order.lines


def no_month_is_over() -> str:
    """That the book knows of no month that could be summed up."""
    return _("No sales of a month that is over are in the book.")


@dataclass(frozen=True)
class View:
    """One way of looking at the numbers."""

    name: str
    label: Callable[[], str]
    show: Callable[[Seen], Shown]
    needs_years: bool = False
    """Whether it needs the months of every account, which takes long to read where there are many."""
    has_measure: bool = True
    """Whether it shows profit or revenue."""
    has_period: bool = False
    """Whether it can be over other months than the 12."""
