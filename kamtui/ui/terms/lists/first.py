"""The first terms and the counts above their list, read ahead of the place."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.promises import KeptRate, Standing
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.store.book.book import Book
from kamtui.store.terms.balance import rates
from kamtui.store.terms.problem_reads import count_live
from kamtui.store.terms.reads import (
    Counts,
    Filled,
    TermOrder,
    TermView,
    count_terms,
    filled_columns,
    standings,
    term_ids,
)
from kamtui.ui.shell.ahead import LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.kept import Kept, named
from kamtui.ui.terms.views import VIEWS, TermsView

NAME = "terms"
KEPT_AS = "Terms"
"""The title of the place, by which its view and order are remembered."""
COUNTS = "counts of terms"


class FirstLines(NamedTuple):
    """The terms of a view in an order, which columns they fill, and the first of them."""

    view: TermView
    order: TermOrder
    ids: list[int]
    filled: Filled
    terms: dict[int, Standing]


class AllCounts(NamedTuple):
    """How many terms each view has, how many problems are live, and how both sides keep what was agreed."""

    terms: Counts
    problems: int
    rates: dict[tuple[OwedBy, TermCategory | None], KeptRate]


def first_lines(desk: Desk) -> dict[str, Callable[[Book], object]]:
    """Reads what the place would show first, as it was left."""
    kept = Kept(desk.shown, KEPT_AS, lambda _way: None)
    view, order = kept.way("view", named(VIEWS)), kept.way("order", named(TermOrder))
    kept.take_up()
    today, shown, ordered = desk.today, view.now, order.now
    reads: dict[str, Callable[[Book], object]] = {}
    if isinstance(shown, TermsView):
        reads[NAME] = lambda book: _lines(book, today, shown.shows, ordered)
    return reads | {
        COUNTS: lambda book: AllCounts(count_terms(book, today), count_live(book), rates(book, today))
    }


def _lines(book: Book, today: date, view: TermView, order: TermOrder) -> FirstLines:
    ids = term_ids(book, today, view=view, order=order)
    return FirstLines(view, order, ids, filled_columns(book, ids), standings(book, ids[:LINES]))
