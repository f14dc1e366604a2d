"""The 12 months of each account."""

from datetime import date
from typing import Any

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sales import AccountYear, MonthFigures
from kamtui.domain.time.months import plus_months
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.year_reads import account_years, sales_horizon
from tests.build import TODAY, an_account

OCT = date(2026, 10, 1)
NOV = date(2026, 11, 1)


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


def year_of(book: Book, account_id: int) -> AccountYear:
    (found,) = account_years(book, sales_horizon(book, TODAY), [account_id])
    all_of_them = {one.account_id: one for one in account_years(book, sales_horizon(book, TODAY))}
    assert all_of_them[account_id] == found
    return found


def test_an_account_s_year(book: Book) -> None:
    account = an_account(book, "Алфа", is_key=True)
    sold(book, account, {back(n): (100, 10) for n in range(1, 24)} | {OCT: 300, NOV: (7, 7)})
    set_months(book, account, [MonthFigures(back(12 + 9), 100, 10, 500)])  # a plan of last year
    set_months(
        book, account, [MonthFigures(back(1), 100, 10, 150, 20), MonthFigures(back(2), 90, 8, 80, None)]
    )
    set_months(book, account, [MonthFigures(NOV, 7, 7, 1000, None)])
    found = year_of(book, account)
    assert found == AccountYear(
        account_id=account,
        name="Алфа",
        stage=Stage.PROSPECT,
        is_key=True,
        created_on=found.created_on,
        first_on=back(23),
        months=12,
        revenue=10 * 100 + 90 + 300,
        profit=10 * 10 + 8,
        revenue_with_profit=10 * 100 + 90,
        without_profit=1,
        revenue_before=1200,
        now=1390,
        before=1200,
        bought_on=(back(2), back(1), OCT, NOV),
        planned_revenue=230,
        planned_profit=20,
        reached_revenue=190,
        reached_profit=10,
    )


def test_two_years_are_compared_by_the_months_that_both_know(book: Book) -> None:
    account = an_account(book)
    sold(book, account, {back(n): 100 for n in range(24) if n not in (3, 16)})
    found = year_of(book, account)
    assert (found.revenue, found.revenue_before) == (1100, 1100)
    assert (found.now, found.before) == (1000, 1000)


def test_unknown_is_not_zero(book: Book) -> None:
    never, quiet, unprofitable = (
        an_account(book, "never"),
        an_account(book, "quiet"),
        an_account(book, "profit?"),
    )
    assert year_of(book, never).revenue is None
    sold(book, quiet, {back(20): (5, 5)})
    sold(book, unprofitable, {OCT: 5})
    assert year_of(book, never).revenue is None
    assert (year_of(book, quiet).revenue, year_of(book, quiet).profit) == (0, 0)
    assert (year_of(book, unprofitable).revenue, year_of(book, unprofitable).profit) == (5, None)
