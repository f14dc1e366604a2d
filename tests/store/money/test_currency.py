"""What a book counts in: kept in the book, changed only where no sum is called anew, and never mixed by two windows."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.amounts import show_amount
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text.numbers import Currency, count_as, currency
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import ChangedSince, CountsAnew
from kamtui.store.money.changes import set_months
from kamtui.store.money.currency_changes import StaysAsItIs, count_in, sums_in
from tests.build import an_account

BOUGHT = MonthFigures(date(2025, 10, 1), revenue=195_583, profit=-100, planned_revenue=0)


def an_account_that_bought(book: Book) -> int:
    account_id = an_account(book)
    set_months(book, account_id, [BOUGHT])
    return account_id


def money(book: Book) -> list[tuple[object, ...]]:
    return book.rows("SELECT revenue, profit FROM sale UNION ALL SELECT revenue, profit FROM plan")


def test_a_new_book_counts_in_what_it_is_made_for(tmp_path: Path) -> None:
    for counted in (Currency.BGN, Currency.EUR):
        path = tmp_path / f"{counted}.db"
        with Book.open(path, create=True, counts_in=counted) as book:
            assert book.currency is counted and currency() is counted
        assert currency() is counted, "what is said of it after it was closed"
        with Book.open(path, counts_in=Currency.CHF) as book:
            assert book.currency is counted


def test_of_two_books_at_once_each_shows_its_own(tmp_path: Path) -> None:
    with Book.open(tmp_path / "a.db", create=True, counts_in=Currency.BGN) as first:
        assert show_amount(100) == "1\u00a0лв"
        with Book.open(tmp_path / "b.db", create=True, counts_in=Currency.USD) as second:
            assert show_amount(100) == "1\u00a0$"
            assert first.beside.read(lambda _book: show_amount(100)).result() == "1\u00a0лв"
            assert second.beside.read(lambda _book: show_amount(100)).result() == "1\u00a0$"
        assert show_amount(100) == "1\u00a0лв"


def test_a_book_without_sums_is_simply_made_to_count_otherwise(book: Book) -> None:
    an_account(book)
    assert sums_in(book) == 0
    assert count_in(book, Currency.CHF) == 0 and counts_in(book) == "CHF"
    assert count_in(book, Currency.BGN) == 0 and counts_in(book) == "BGN"
    assert book.undo() == "Count in leva" and counts_in(book) == "CHF"
    book.undo()
    assert counts_in(book) == "EUR"
    assert book.redo() == "Count in Swiss francs" and counts_in(book) == "CHF"


def test_sums_are_turned_at_the_fixed_rate_and_back_by_undo(book: Book) -> None:
    an_account_that_bought(book)
    count_in_as_is = money(book)
    assert book.beside.read(lambda beside: beside.currency).result() is Currency.EUR
    assert sums_in(book) == 3
    assert count_in(book, Currency.BGN) == 3
    assert money(book) == [(382_527, -196), (0, None)]
    assert book.beside.read(lambda beside: beside.currency).result() is Currency.BGN
    assert book.undo() == "Turn all sums from euro into leva"
    assert money(book) == count_in_as_is and counts_in(book) == "EUR"
    book.redo()
    assert count_in(book, Currency.EUR) == 3
    assert money(book) == [(195_583, -100), (0, None)]


def test_sums_without_a_fixed_rate_stay_as_they_are(book: Book) -> None:
    an_account_that_bought(book)
    with pytest.raises(StaysAsItIs, match="3 sums in euro, and no rate to US dollars is fixed"):
        count_in(book, Currency.USD)
    assert counts_in(book) == "EUR"


def test_a_currency_that_is_not_known_is_shown_and_can_be_said(book: Book, path: Path) -> None:
    an_account_that_bought(book)
    with book.change_rows("as a rescue leaves it") as con:
        con.execute("INSERT INTO book_currency (id, code) VALUES (1, 'XAU')")
    assert counts_in(book) == "XXX"
    assert show_amount_in(book) == "1\u00a0¤"
    assert count_in(book, Currency.GBP) == 0 and money(book) == [(195_583, -100), (0, None)]
    assert counts_in(book) == "GBP"


def counts_in(book: Book) -> str:
    return book.currency.value


def show_amount_in(book: Book) -> str:
    before = count_as(book)
    try:
        return show_amount(100)
    finally:
        count_as(before)


def test_no_window_writes_sums_that_were_meant_in_another_currency(book: Book, path: Path) -> None:
    account_id = an_account_that_bought(book)
    with Book.open(path, backups=None) as other:
        count_in(other, Currency.BGN)
    with pytest.raises(CountsAnew, match="another currency than euro: nothing was saved"):
        set_months(book, account_id, [BOUGHT])
    assert counts_in(book) == "BGN"
    set_months(book, account_id, [BOUGHT])
    with Book.open(path, backups=None) as other:
        count_in(other, Currency.EUR)
    assert counts_in(book) == "BGN"
    assert book.changed_elsewhere() and counts_in(book) == "EUR"


def test_no_window_takes_back_what_was_meant_in_another_currency(book: Book, path: Path) -> None:
    """Amounts that come back would stand among those of the other currency as if they were of it."""
    account_id = an_account_that_bought(book)
    emptied = MonthFigures(BOUGHT.month_on, revenue=0)
    set_months(book, account_id, [emptied])
    with Book.open(path, backups=None) as other:
        set_months(other, account_id, [MonthFigures(date(2025, 11, 1), revenue=100_00)])
        count_in(other, Currency.BGN)
        assert book.changed_elsewhere() and counts_in(book) == "BGN"
        turned = money(book)
        with pytest.raises(ChangedSince):
            book.undo()
        assert money(book) == turned
        assert other.undo() == "Turn all sums from euro into leva"
    assert book.changed_elsewhere() and book.undo() == "Set Oct 2025 of Acme"
    assert (195_583, -100) in money(book)


def test_turning_is_not_taken_back_over_sums_written_since(book: Book, path: Path) -> None:
    account_id = an_account_that_bought(book)
    for counted in (Currency.BGN, Currency.EUR):
        count_in(book, counted)
        with Book.open(path, backups=None) as other:
            set_months(other, account_id, [MonthFigures(date(2025, 11, 1), revenue=100_00)])
            with pytest.raises(ChangedSince):
                book.undo()
            assert counts_in(book) == counted.value
            other.undo()
        book.undo()
        assert counts_in(book) == ("EUR" if counted is Currency.BGN else "BGN")
        book.redo()


def test_every_amount_of_the_book_is_among_the_sums() -> None:
    assert {f"{one.table}.{column}" for one in tables.all_sums() for column in one.columns} >= {
        "sale.revenue", "sale.profit", "plan.revenue", "plan.profit", "account.estimated_spend", "referral.fee",
        "bond_reading.yearly_cost", "problem.cost_yearly", "problem.worth_yearly", "favour.cost", "value.worth",
    }  # fmt: skip


def test_every_number_of_the_book_is_an_amount_or_known_to_be_none(book: Book) -> None:
    """A new column of whole numbers has to be decided for: sums of it would be left out where all others are turned."""
    amounts = {f"{one.table}.{column}" for one in tables.all_sums() for column in one.columns}
    words = ("revenue", "profit", "fee", "cost", "worth", "price", "spend", "amount")
    con = sqlite3.connect(book.path)
    named = [name for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        f"{table}.{name}"
        for table in named
        for _at, name, kind, *_rest in con.execute(f"PRAGMA table_info({table})")
        if kind == "INTEGER" and any(word in name for word in words)
    }
    con.close()
    assert found == amounts
