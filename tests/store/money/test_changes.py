"""A month of sales and plan, set by hand as one act."""

from datetime import date

import pytest

from kamtui.domain.fields import Problems
from kamtui.domain.money.sales import MonthFigures, Span
from kamtui.domain.time.months import plus_months
from kamtui.store.accounts.changes import delete_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.money.changes import set_months
from kamtui.store.money.reads import account_months
from tests.build import TODAY, an_account, dump

OCT = date(2026, 10, 1)


def back(count: int) -> date:
    return plus_months(OCT, -count)


def test_a_month_is_set_changed_and_emptied_each_as_one_act(book: Book) -> None:
    account = an_account(book, "Алфа")
    before = dump(book)
    set_months(book, account, [MonthFigures(OCT, 1000, 100, 2000, 200)])
    assert account_months(book, account, Span(OCT, OCT), TODAY).months == (
        MonthFigures(OCT, 1000, 100, 2000, 200),
    )
    set_months(book, account, [MonthFigures(OCT, -5, None, None, 7)])
    assert account_months(book, account, Span(OCT, OCT), TODAY).months == (
        MonthFigures(OCT, -5, None, None, 7),
    )
    set_months(book, account, [MonthFigures(OCT)])
    assert book.rows("SELECT count(*) FROM sale") == book.rows("SELECT count(*) FROM plan") == [(0,)]
    assert book.undo() == "Set Oct 2026 of Алфа"
    assert book.undo() == "Set Oct 2026 of Алфа"
    assert book.undo() == "Set Oct 2026 of Алфа"
    assert dump(book) == before


def test_several_months_are_one_act(book: Book) -> None:
    account = an_account(book, "Алфа")
    set_months(book, account, [MonthFigures(OCT, 1), MonthFigures(back(1), 2)])
    assert book.undo() == "Set 2 months of Алфа"
    assert book.rows("SELECT count(*) FROM sale") == [(0,)]


def test_a_profit_without_revenue_is_refused_and_a_gone_account_too(book: Book) -> None:
    account = an_account(book)
    with pytest.raises(Problems, match="Oct 2026 has a profit and no revenue"):
        set_months(book, account, [MonthFigures(back(1), 5), MonthFigures(OCT, None, 5)])
    assert book.rows("SELECT count(*) FROM sale") == [(0,)]
    set_months(book, account, [MonthFigures(OCT, None, None, None, 5)])  # a plan of profit alone is well
    delete_account(book, account)
    assert book.rows("SELECT count(*) FROM plan") == [(0,)]
    with pytest.raises(GoneMeanwhile):
        set_months(book, account, [MonthFigures(OCT, 1)])
