"""The figures of all accounts, and what follows from them."""

from datetime import date
from typing import Any

from kamtui.domain.day.health import Money
from kamtui.domain.knowledge.warnings import BondMoney
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.time.months import plus_months
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.figures import Figures
from tests.build import TODAY, an_account

OCT = date(2026, 10, 1)


def back(count: int) -> date:
    return plus_months(OCT, -count)


def sold(book: Book, account_id: int, amounts: dict[date, Any]) -> None:
    """Months of an account: a revenue, or revenue and profit."""
    set_months(
        book,
        account_id,
        [
            MonthFigures(month, *(amount if isinstance(amount, tuple) else (amount,)))
            for month, amount in amounts.items()
        ],
    )


def test_the_figures_of_all(book: Book) -> None:
    big, losing = an_account(book, "big", is_key=True), an_account(book, "losing")
    sold(book, big, {back(n): (1000, 300) for n in range(24)})
    sold(book, losing, {back(n): (100, -20) for n in range(24)})
    figures = Figures(book, TODAY)
    assert figures.horizon.closing == OCT
    assert [(warning.subject.account_id, warning.rule) for warning in figures.money_warnings] == [
        (losing, MoneyRule.LOSES_MONEY)
    ]
    assert figures.standing.profit.total == 12 * 280
    assert figures.money_warnings_of(losing) == figures.money_warnings
    assert figures.money_warnings_of(big) == []
    assert figures.bond_money() == {big: BondMoney(3600, False), losing: BondMoney(-240, True)}
    assert {account: figures.money_of(account) for account in (big, losing)} == {
        big: Money(0),
        losing: Money(0),
    }
    assert Figures(book, TODAY).money_of(losing) == Money(0)  # read for itself
    assert Figures(book, date(2020, 1, 1)).money_warnings == []


def test_sums_of_the_12_months_are_the_same_whether_read_or_known_already(book: Book) -> None:
    some, loose, none = (
        an_account(book, "some", is_key=True),
        an_account(book, "loose"),
        an_account(book, "none"),
    )
    sold(book, some, {back(n): (1000, 300 if n % 2 else None) for n in range(24)})
    sold(book, loose, {back(3): (0, 0), back(5): 70})
    sold(book, none, {back(20): 10})
    read, known = Figures(book, TODAY), Figures(book, TODAY)
    assert known.years
    assert read.sums_of_year == known.sums_of_year and set(read.sums_of_year) == {some, loose}
    assert read.classes == known.classes


def test_an_empty_book_has_no_figures_and_no_error(book: Book) -> None:
    account = an_account(book)
    figures = Figures(book, TODAY)
    assert figures.horizon.months == ()
    assert list(figures.years) == [account]
    assert (figures.years[account].revenue, figures.money_warnings, figures.standing.profit.count) == (
        None,
        [],
        0,
    )
