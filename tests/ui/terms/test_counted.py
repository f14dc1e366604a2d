"""What stands above the list of terms, without the application: read again only when something is another."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from textual.screen import Screen

from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.store.book.book import Book
from kamtui.store.terms.reads import Counts, TermView, count_terms
from kamtui.ui.terms import counted as counted_module
from kamtui.ui.terms.counted import Counted
from tests.build import a_check, a_term, an_account
from tests.ui.front import AnsweringFront, desk_of


def test_counts_are_read_for_another_book_or_category_and_behind_the_list(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme = an_account(book, "Acme")
    a_check(book, a_term(book, acme, "Prices", checks="every friday"))
    later: list[Callable[[], object]] = []
    screen = cast(Screen[None], SimpleNamespace(call_after_refresh=later.append))
    drawn: list[int] = []
    read: list[str] = []

    def counting(*asked: object) -> Counts:
        read.append("counts")
        return count_terms(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(counted_module, "count_terms", counting)
    counted = Counted(screen, desk_of(book, AnsweringFront()), lambda: drawn.append(len(read)))
    counted.look(None, at_once=False)
    assert drawn == [1] and counted.by_view[TermView.OPEN] == 1 and not counted.is_empty
    assert counted.rates[OwedBy.WE, None].checks == 1
    counted.look(None, at_once=False)
    assert drawn == [1, 1], "known already"
    a_term(book, acme, "Delivery")
    counted.look(None, at_once=False)
    assert len(drawn) == 2 and len(later) == 1, "after a change the list comes first"
    later.pop()()
    assert drawn[-1] == 2 and counted.by_view[TermView.OPEN] == 2
    counted.look(TermCategory.PRICE, at_once=False)
    assert drawn[-1] == 3 and counted.is_empty
