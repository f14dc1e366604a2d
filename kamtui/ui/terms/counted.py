"""What stands above the list of terms: how many each view has, and how both sides keep theirs."""

from collections.abc import Callable
from datetime import date

from textual.screen import Screen

from kamtui.domain.terms.promises import KeptRate
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.store.terms.balance import rates
from kamtui.store.terms.problem_reads import count_live
from kamtui.store.terms.reads import TermView, count_terms
from kamtui.ui.beside import Beside
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms.lists.first import COUNTS, AllCounts

MANY_TERMS = 500
"""From so many terms on, to go through their checks of a year takes longer than a key may take to act."""


class Counted:
    """The counts and rates of a category, read again only when the book, the day or the category is another.

    They depend on neither the order nor the words of the filter.
    """

    def __init__(self, screen: Screen[None], desk: Desk, draw: Callable[[], None]) -> None:
        """`draw` shows what is known, whenever that is more than before."""
        self._desk = desk
        self._draw = draw
        self._later = screen.call_after_refresh
        self.by_view: dict[TermView, int] = {}
        self.both = 0
        """How many terms both owe, which are among ours and among theirs."""
        self.problems = 0
        """How many problems are not settled, of all accounts."""
        self.rates: dict[tuple[OwedBy, TermCategory | None], KeptRate] = {}
        self._category: TermCategory | None = None
        self._counted_at: object = None
        self._rated_at: object = None
        """Of which state of the book and which day counts and rates are."""
        self._beside = Beside.of_book(
            screen, desk, lambda book, day: rates(book, day), self._take_rates, failed=draw
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is no term at all, nor ever was."""
        return not self.by_view[TermView.OPEN] and not self.by_view[TermView.PAST]

    @property
    def words(self) -> str:
        """What is to be said of the rates, while they are not there."""
        return self._beside.words

    def look(self, category: TermCategory | None, *, at_once: bool) -> None:
        """Show what is known, or read it first. Unless `at_once`, what was changed is shown in the list before it is counted."""
        self._category = category
        if self._counted_at == (self._now(), category):
            self._draw()
        elif at_once or self._counted_at is None or self._now() == self._rated_at:
            self._read()
        else:
            self._later(self._read)

    def _now(self) -> tuple[object, date]:
        """The state of the book and the day: what is known of both need not be read again."""
        return self._desk.book.state(), self._desk.today

    def _read(self) -> None:
        now, book, today, category = self._now(), self._desk.book, self._desk.today, self._category
        counted: AllCounts | None = self._desk.ahead.take(COUNTS)
        if counted is not None and category is None:
            (self.by_view, self.both), self.problems, self.rates = counted
            self._counted_at, self._rated_at = (now, category), now
        if (now, category) != self._counted_at:
            self.by_view, self.both = count_terms(book, today, category)
            self.problems = count_live(book)
            self._counted_at = (now, category)
        if now != self._rated_at:
            if self.by_view[TermView.OPEN] + self.by_view[TermView.PAST] >= MANY_TERMS:
                self._beside.ask()
            else:
                self._beside.forget()
                self.rates, self._rated_at = rates(book, today), now
        self._draw()

    def _take_rates(self, read: dict[tuple[OwedBy, TermCategory | None], KeptRate]) -> None:
        self.rates, self._rated_at = read, self._now()
        self._draw()
